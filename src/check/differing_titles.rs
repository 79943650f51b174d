//! W050 differing-titles.

use crate::diagnostic::Diagnostic;
use crate::model::source::Source;
use crate::rules;
use crate::site::Site;
use ahash::AHashMap;
use std::collections::hash_map::Entry;

/// Over the whole site: each source with the first that has its address. Two in one file are a repeated address.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // Looked up, never walked.
    let mut firsts: AHashMap<(&str, &str), &Source> = AHashMap::new();
    for (id, document) in site.iter() {
        let Some(record) = document.record.as_ref().filter(|_| !site.is_withdrawn(id)) else {
            continue;
        };
        for source in &record.common().sources {
            // A translation at the same address has a title of its own.
            match firsts.entry((source.url.value.as_str(), source.lang.as_str())) {
                Entry::Vacant(entry) => {
                    entry.insert(source);
                }
                Entry::Occupied(entry) => found.extend(compare(entry.get(), source)),
            }
        }
    }
    found
}

fn compare(first: &Source, later: &Source) -> Option<Diagnostic> {
    if first.span.file == later.span.file || letters(first).eq(letters(later)) {
        return None;
    }
    Some(
        rules::DIFFERING_TITLES
            .at(later.title.span, "another file cites the same address under another title")
            .label(first.title.span, "the other title")
            .help("open the address, and copy its title into both files"),
    )
}

/// What counts of a title: quotes, punctuation, spaces and capitals do not.
fn letters(source: &Source) -> impl Iterator<Item = char> + '_ {
    let title = source.title.value.chars();
    title.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}
