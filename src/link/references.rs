//! Resolves the keys that records name and the links that bodies make.

use crate::diagnostic::Diagnostic;
use crate::document::{Document, LinkTarget, PAGE_ANCHORS};
use crate::input::{Span, Spanned};
use crate::model::Record;
use crate::model::country::CountryCode;
use crate::model::key::{Key, Kind};
use crate::rules;
use crate::site::{DocId, Listing, Site};
use crate::suggest::{Near, near};
use ahash::AHashMap;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::collections::BTreeMap;

/// Which document each key stands for. Looked up, never walked.
pub(super) struct Resolved<'a> {
    ids: AHashMap<&'a Key, DocId>,
}

impl Resolved<'_> {
    /// The document with this key.
    pub(super) fn get(&self, key: &Key) -> Option<DocId> {
        self.ids.get(key).copied()
    }
}

impl<'a> Resolved<'a> {
    /// All keys of a site.
    pub(super) fn of(site: &'a Site) -> Resolved<'a> {
        Resolved { ids: site.iter().map(|(id, document)| (&document.key, id)).collect() }
    }
}

/// Reports what leads nowhere.
pub(super) fn check(
    site: &Site,
    resolved: &Resolved<'_>,
    countries: &BTreeMap<CountryCode, Listing>,
) -> Vec<Diagnostic> {
    let findings = site.documents.par_iter().with_min_len(64).map(|document| {
        let mut found = Vec::new();
        if let Some(record) = &document.record {
            named(record, &mut |key| {
                if resolved.get(&key.value).is_none() {
                    found.push(unresolved(site, key));
                }
            });
        }
        for link in &document.body.links {
            check_link(site, resolved, countries, document, link, &mut found);
        }
        found
    });
    findings.flatten_iter().collect()
}

/// Calls `visit` with every key that a record names.
fn named(record: &Record, visit: &mut dyn FnMut(&Spanned<Key>)) {
    for claim in &record.common().claims {
        claim.case.iter().chain(&claim.people).for_each(&mut *visit);
    }
    match record {
        Record::Official(official) => {
            official.involvements.iter().for_each(|row| visit(&row.case));
            for designation in &official.designations {
                visit(&designation.authority);
                designation.cases.iter().for_each(&mut *visit);
            }
            official.relations.iter().for_each(|row| visit(&row.person));
        }
        Record::Case(case) => {
            case.proceedings.iter().flat_map(|row| &row.people).for_each(&mut *visit);
            case.regimes.iter().for_each(|row| visit(&row.authority));
        }
        Record::Authority(authority) => authority.counter_to.iter().for_each(visit),
        Record::Country(_) | Record::About(_) => {}
    }
}

fn unresolved(site: &Site, key: &Spanned<Key>) -> Diagnostic {
    let kind = key.value.kind();
    let finding = rules::UNRESOLVED_REFERENCE
        .at(key.span, format!("there is no file `content/{}.md`", key.value));
    match where_else(site, &key.value) {
        Some(Meant { help, name: Some(name) }) => {
            finding.help(help).edit(key.span, format!("\"{name}\""))
        }
        Some(Meant { help, name: None }) => finding.help(help),
        None => finding
            .help(format!("add the file, or name one that is in `content/{}/`", kind.folder())),
    }
}

/// Where a key was meant to lead.
struct Meant<'a> {
    help: String,
    /// The name in the right key, if no other can have been meant.
    name: Option<&'a str>,
}

/// Where a key that leads nowhere may have been meant to lead.
fn where_else<'a>(site: &'a Site, key: &Key) -> Option<Meant<'a>> {
    if let Some(id) = site.redirects.get(key) {
        let name = site.document(*id).key.name();
        return Some(Meant {
            help: format!("the page was renamed: write `{name}`"),
            name: Some(name),
        });
    }
    let names = site.documents.iter().map(|document| &document.key);
    let names = names.filter(|other| other.kind() == key.kind()).map(Key::name);
    let Near { word, sure } = near(key.name(), names)?;
    // A person is never guessed: one letter lies between a man's name and his sister's.
    let sure = sure && key.kind() != Kind::Official;
    Some(Meant { help: format!("did you mean `{word}`?"), name: sure.then_some(word) })
}

fn check_link(
    site: &Site,
    resolved: &Resolved<'_>,
    countries: &BTreeMap<CountryCode, Listing>,
    from: &Document,
    link: &Spanned<LinkTarget>,
    found: &mut Vec<Diagnostic>,
) {
    let target = &link.value;
    let Some(id) = resolved.get(&target.key) else {
        if !is_country_page(countries, &target.key) {
            let finding = rules::BROKEN_LINK.at(
                link.span,
                format!("this leads to `content/{}.md`, which is not there", target.key),
            );
            found.push(match where_else(site, &target.key) {
                Some(Meant { help, name }) => suggest(finding.help(help), target.written.0, name),
                None => {
                    finding.help("link to a file that is there, or write the words without a link")
                }
            });
        }
        return;
    };
    let to = site.document(id);
    if target.anchor.is_empty() || has_anchor(to, &target.anchor) {
        return;
    }
    let place = if from.key == to.key { "this page".to_owned() } else { format!("`{}`", to.key) };
    let finding = rules::BROKEN_ANCHOR
        .at(link.span, format!("there is no place `#{}` on {place}", target.anchor));
    let headings = to.body.headings.iter().map(|heading| heading.id.as_str());
    let near = near(&target.anchor, headings.chain(PAGE_ANCHORS.iter().copied()));
    found.push(match near {
        Some(Near { word, sure }) => suggest(
            finding.help(format!("did you mean `#{word}`?")),
            target.written.1,
            sure.then_some(word),
        ),
        None => finding.help("a heading's address is its words in lower case with hyphens"),
    });
}

fn suggest(finding: Diagnostic, at: Option<Span>, word: Option<&str>) -> Diagnostic {
    match (at, word) {
        (Some(at), Some(word)) => finding.edit(at, word),
        (None, _) | (_, None) => finding,
    }
}

/// A country in use has a page without a file.
fn is_country_page(countries: &BTreeMap<CountryCode, Listing>, key: &Key) -> bool {
    key.kind() == Kind::Country
        && CountryCode::parse(key.name()).is_some_and(|code| countries.contains_key(&code))
}

fn has_anchor(document: &Document, anchor: &str) -> bool {
    // A record that could not be read has anchors that we do not know.
    let Some(record) = &document.record else { return true };
    if PAGE_ANCHORS.contains(&anchor) {
        return true;
    }
    let common = record.common();
    if let Some(id) = anchor.strip_prefix("claim-") {
        return common.claims.iter().any(|claim| claim.id == id);
    }
    if let Some(id) = anchor.strip_prefix("source-") {
        return common.sources.iter().any(|source| source.id.value == id);
    }
    document.body.headings.iter().any(|heading| heading.id == anchor)
}
