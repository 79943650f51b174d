//! Keys that two documents claim, and keys that were given up.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::input::Span;
use crate::model::key::Key;
use crate::rules;
use crate::site::{DocId, Site};
use std::collections::BTreeMap;

pub(super) fn duplicate(later: &Document, first: &Document) -> Diagnostic {
    rules::DUPLICATE_KEY
        .at(Span::file(later.file), format!("a second file has the key `{}`", later.key))
        .label(Span::file(first.file), "the first is this")
        .help("rename one of them")
}

/// Old keys and where their pages went.
pub(super) fn redirects(site: &Site, found: &mut Vec<Diagnostic>) -> BTreeMap<Key, DocId> {
    let mut redirects: BTreeMap<Key, (DocId, Span)> = BTreeMap::new();
    for (id, document) in site.iter() {
        let Some(record) = &document.record else { continue };
        for former in &record.common().former_keys {
            let taken = |by: &Key| {
                rules::TAKEN_KEY
                    .at(former.span, format!("`{}` belongs to the page `{by}`", former.value))
                    .help("a key is never used again for another page; remove it here, or rename the other page")
            };
            if site.find(&former.value).is_some() {
                found.push(taken(&former.value));
            } else if let Some((other, span)) = redirects.get(&former.value) {
                found.push(
                    taken(&site.document(*other).key).label(*span, "it is claimed here already"),
                );
            } else {
                redirects.insert(former.value.clone(), (id, former.span));
            }
        }
    }
    redirects.into_iter().map(|(key, (id, _))| (key, id)).collect()
}
