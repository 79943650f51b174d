//! The small parts that many views are made of: links, names, dates, citations, badges.
//!
//! A view is flat and finished: strings as a reader sees them, addresses as
//! seen from the page. An absent text is an empty one, so that a template asks
//! `if` and never meets something undefined.

use super::index::Index;
use super::reads::Reads;
use crate::model::date::{Day, PartialDate};
use crate::model::key::{Key, Kind};
use crate::model::words::{Status, Word};
use crate::model::{Cites, Name, Record};
use crate::site::{DocId, Site};
use crate::url::PagePath;
use serde::Serialize;
use std::borrow::Cow;

/// The site as seen from one page: whatever makes an address needs to know where it will stand.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    /// The site.
    pub(super) site: &'a Site,
    /// What was worked out once for all pages.
    pub(super) index: &'a Index<'a>,
    /// Which fields of a view the templates read.
    pub(super) reads: &'a Reads,
    /// The page.
    pub(super) from: &'a PagePath,
}

/// A link inside the site.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Link<'a> {
    /// What it says.
    pub(super) text: Cow<'a, str>,
    /// Relative address; empty if there is no such page, then the text stands alone.
    pub(super) url: String,
}

/// A name in its own script, for `<bdi lang dir>`.
#[derive(Clone, Debug, Serialize)]
pub(super) struct NameView<'a> {
    /// The name.
    pub(super) text: &'a str,
    /// BCP 47 tag; empty where it is not known.
    pub(super) lang: &'a str,
    /// `ltr`, `rtl`, or `auto` where the language is not known.
    pub(super) dir: &'static str,
}

/// A date. Both texts are empty where it is not known here.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct DateView {
    /// As people write it: `27 August 1953`, `about 1953`.
    pub(super) words: String,
    /// For `<time datetime>`; empty where HTML has no form for it.
    pub(super) iso: String,
}

/// A citation: the number of a source and where the source stands.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Cite {
    /// Number of the source in the list of its page.
    pub(super) number: usize,
    /// `#source-…`, or the same on the page whose source it is.
    pub(super) url: String,
}

/// A status as a badge that leads to its definition.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Badge {
    /// The word as in addresses; for style.
    pub(super) word: &'static str,
    /// As a reader sees it.
    pub(super) label: &'static str,
    /// Page of its definition; empty if the publisher leaves those out.
    pub(super) url: String,
}

impl<'a> Seen<'a> {
    /// A list of a view, made only if the templates read it. What no template reads stays empty.
    pub(super) fn list<T>(&self, view: &str, field: &str, make: impl FnOnce() -> Vec<T>) -> Vec<T> {
        if self.reads.reads(view, field) { make() } else { Vec::new() }
    }

    /// The address of a page from here.
    pub(super) fn url(&self, path: &PagePath) -> String {
        path.seen_from(self.from)
    }

    /// The address of a document's page from here.
    pub(super) fn page(&self, id: DocId) -> String {
        self.url(self.index.path(id))
    }

    /// A link to a document, by what the site calls it. A withdrawn page is not called by its name.
    pub(super) fn link(&self, id: DocId) -> Link<'a> {
        Link { text: name(self.site, id), url: self.page(id) }
    }

    /// A link to the document with a key. A key that leads nowhere was a finding of an earlier pass; here it is only text.
    pub(super) fn link_to(&self, key: &Key) -> Link<'a> {
        match self.index.find(key) {
            Some(id) => self.link(id),
            None => Link { text: Cow::Owned(key.to_string()), url: String::new() },
        }
    }

    /// Citations of sources in the file whose page this is.
    pub(super) fn cites(
        &self,
        cites: &Cites,
        sources: &[crate::model::source::Source],
    ) -> Vec<Cite> {
        cite(cites, sources, "")
    }

    /// Citations of sources in another file.
    pub(super) fn cites_of(&self, id: DocId, cites: &Cites) -> Vec<Cite> {
        let document = self.site.document(id);
        let Some(record) = &document.record else { return Vec::new() };
        cite(cites, &record.common().sources, &self.page(id))
    }

    /// The badge of a status.
    pub(super) fn badge(&self, status: Status) -> Badge {
        let url = match self.site.config.has(crate::config::Part::Statuses) {
            true => self.url(&PagePath::status(status.word())),
            false => String::new(),
        };
        Badge { word: status.word(), label: status.label(), url }
    }
}

fn cite(cites: &Cites, sources: &[crate::model::source::Source], page: &str) -> Vec<Cite> {
    let cite = |index: usize| {
        let source = sources.get(index)?;
        Some(Cite { number: index + 1, url: format!("{page}#source-{}", source.id.value) })
    };
    cites.iter().filter_map(|index| cite(usize::from(index.value.0))).collect()
}

/// What the site calls a document.
pub(super) fn name(site: &Site, id: DocId) -> Cow<'_, str> {
    let document = site.document(id);
    if site.is_withdrawn(id) {
        return Cow::Borrowed("a withdrawn page");
    }
    match &document.record {
        Some(Record::Official(official)) => Cow::Borrowed(&official.name.value),
        Some(Record::Case(case)) => Cow::Borrowed(&case.title.value),
        Some(Record::Authority(authority)) => Cow::Borrowed(&authority.short_name),
        Some(Record::Country(country)) => Cow::Borrowed(site.country_name(country.code)),
        Some(Record::About(about)) => Cow::Borrowed(&about.title),
        None => Cow::Owned(document.key.to_string()),
    }
}

/// What kind of page a document has, for lists of mixed pages.
pub(super) fn kind_label(kind: Kind) -> &'static str {
    match kind {
        Kind::Authority => "authority",
        Kind::Case => "case",
        Kind::Country => "country",
        Kind::Official => "person",
        Kind::About => "about",
    }
}

impl<'a> NameView<'a> {
    pub(super) fn new(name: &'a Name) -> NameView<'a> {
        NameView { text: &name.text, lang: &name.lang, dir: direction(&name.lang) }
    }
}

impl DateView {
    pub(super) fn new(date: PartialDate) -> DateView {
        DateView { words: date.words(), iso: date.iso() }
    }

    pub(super) fn of(date: Option<PartialDate>) -> DateView {
        date.map(DateView::new).unwrap_or_default()
    }

    pub(super) fn day(day: Day) -> DateView {
        DateView::new(PartialDate::from(day))
    }
}

/// Which way a language is written: by its script if the tag names one, or else by the language.
pub(super) fn direction(tag: &str) -> &'static str {
    const RTL: [&str; 16] = [
        "ar", "arc", "azb", "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "lrc", "mzn", "pnb",
        "ps", "ug", "ur",
    ];
    const RTL_SCRIPTS: [&str; 6] = ["adlm", "arab", "hebr", "rohg", "syrc", "thaa"];
    if tag.is_empty() {
        return "auto";
    }
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let script =
        parts.find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic()));
    let rtl = match script {
        Some(script) => RTL_SCRIPTS.contains(&script.to_ascii_lowercase().as_str()),
        None => RTL.contains(&language.as_str()) || matches!(language.as_str(), "sd" | "yi"),
    };
    if rtl { "rtl" } else { "ltr" }
}

/// "Canada", "Canada and the European Union", "Canada, the United Kingdom and the European Union".
pub(super) fn join_words(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// "1 person", "2 people".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::{direction, join_words};

    #[test]
    fn a_script_goes_before_the_language() {
        for (tag, dir) in [
            ("ru", "ltr"),
            ("ar", "rtl"),
            ("fa-IR", "rtl"),
            ("zh-Hans", "ltr"),
            ("ku-Arab", "rtl"),
            ("ar-Latn", "ltr"),
            ("", "auto"),
        ] {
            assert_eq!(direction(tag), dir, "{tag}");
        }
    }

    #[test]
    fn words_join_as_in_a_sentence() {
        assert_eq!(join_words(&["a", "b", "c"]), "a, b and c");
        assert_eq!(join_words(&["a", "b"]), "a and b");
        assert_eq!(join_words(&["a"]), "a");
    }
}
