//! What things are called: pages by their names, words by what a reader sees, long texts by their beginning.

use crate::model::country::{CountryCode, Jurisdiction};
use crate::model::words::{
    Action, AuthorityKind, Extent, IdScheme, Measure, PersonKind, RelationKind, Seniority,
    SourceKind, Status, Word,
};
use crate::snapshot::{Page, Snapshot};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Letters of a text that stand in a sentence.
const SHOWN: usize = 160;

/// The pages of both snapshots.
pub(super) struct Names<'s> {
    old: BTreeMap<&'s str, &'s Page<'s>>,
    new: BTreeMap<&'s str, &'s Page<'s>>,
    /// Old keys to new ones.
    renamed: BTreeMap<&'s str, &'s str>,
}

impl<'s> Names<'s> {
    pub(super) fn of(old: &'s Snapshot<'_>, new: &'s Snapshot<'_>) -> Names<'s> {
        let by_key = |pages: &'s [Page<'_>]| pages.iter().map(|page| (&*page.key, page)).collect();
        let (old, new): (BTreeMap<_, _>, BTreeMap<_, _>) = (by_key(&old.pages), by_key(&new.pages));
        let mut renamed: BTreeMap<&str, &str> = BTreeMap::new();
        for page in new.values() {
            for former in &page.former_keys {
                renamed.entry(former).or_insert(&page.key);
            }
        }
        renamed.retain(|former, _| !new.contains_key(former));
        Names { old, new, renamed }
    }

    /// The page as it was.
    pub(super) fn earlier(&self, page: &Page<'_>) -> Option<&'s Page<'s>> {
        let former = page
            .former_keys
            .iter()
            .filter(|former| self.renamed.get(&***former).is_some_and(|key| **key == *page.key));
        let mut keys = std::iter::once(&page.key).chain(former);
        keys.find_map(|key| self.old.get(&**key).copied())
    }

    /// The key as it is now.
    pub(super) fn key<'k>(&self, key: &'k str) -> &'k str
    where
        's: 'k,
    {
        self.renamed.get(key).copied().unwrap_or(key)
    }

    fn page(&self, key: &str) -> Option<&'s Page<'s>> {
        let key = self.key(key);
        self.new.get(key).or_else(|| self.old.get(key)).copied()
    }

    /// What the site calls a page.
    pub(super) fn name<'k>(&self, key: &'k str) -> &'k str
    where
        's: 'k,
    {
        match self.page(key) {
            Some(page) if !page.withdrawn.is_empty() => "a withdrawn page",
            Some(page) if !page.name.is_empty() => &page.name,
            _ => key,
        }
    }

    /// Whose act it is: "UK" for an authority of the United Kingdom, its name where the record does not say.
    pub(super) fn actor<'k>(&self, authority: &'k str) -> Cow<'k, str>
    where
        's: 'k,
    {
        let code = self.page(authority).map_or("", |page| page.fields.text("jurisdiction"));
        match Jurisdiction::parse(code) {
            Some(jurisdiction) => Cow::Owned(jurisdiction.code().to_ascii_uppercase()),
            None => Cow::Borrowed(self.name(authority)),
        }
    }

    /// A value of a field as a reader sees it.
    pub(super) fn value<'k>(&self, field: &str, value: &'k str) -> Cow<'k, str>
    where
        's: 'k,
    {
        match field {
            "status" => label::<Status>(value),
            "action" => label::<Action>(value),
            "measures" => label::<Measure>(value),
            "extent" => label::<Extent>(value),
            "scheme" => label::<IdScheme>(value),
            "seniority" => label::<Seniority>(value),
            "country" | "countries" => CountryCode::parse(value)
                .map_or(Cow::Borrowed(value), |code| Cow::Borrowed(code.name())),
            "jurisdiction" => Jurisdiction::parse(value)
                .map_or(Cow::Borrowed(value), |it| Cow::Borrowed(it.name())),
            "kind" => kind(value),
            "authority" | "case" | "cases" | "person" | "people" | "counter_to" => {
                short(self.name(value))
            }
            _ => short(value),
        }
    }
}

fn label<W: Word>(word: &str) -> Cow<'_, str> {
    W::parse(word).map_or(short(word), |word| Cow::Borrowed(word.label()))
}

/// Several lists of words are called kind; no word stands in two with two meanings.
fn kind(word: &str) -> Cow<'_, str> {
    let labels = [
        PersonKind::parse(word).map(PersonKind::label),
        RelationKind::parse(word).map(RelationKind::label),
        SourceKind::parse(word).map(SourceKind::label),
        AuthorityKind::parse(word).map(AuthorityKind::label),
    ];
    labels.into_iter().flatten().next().map_or(short(word), Cow::Borrowed)
}

/// The beginning of a text, cut at a word.
pub(super) fn short(text: &str) -> Cow<'_, str> {
    let Some((end, _)) = text.char_indices().nth(SHOWN) else { return Cow::Borrowed(text) };
    let cut = text[..end].rfind(char::is_whitespace).filter(|cut| *cut > end / 2).unwrap_or(end);
    Cow::Owned(format!("{}…", text[..cut].trim_end()))
}
