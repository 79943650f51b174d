//! What changed on the site, from the history that the publisher keeps: for the page of corrections and a feed.
//!
//! Of a page that was withdrawn only that is told; what names one is not told at all.

use super::feed::plain;
use super::frame::Frame;
use super::view::{DateView, Link, Seen, name};
use crate::change::{Entry, Subject, Turn};
use crate::config::{Config, Part};
use crate::manifest::hex;
use crate::model::date::Day;
use crate::model::key::Key;
use crate::site::{DocId, Site};
use crate::url::PagePath;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The changes of one day.
#[derive(Serialize)]
pub(super) struct ChangeDay<'a> {
    /// The day on which they were published.
    pub(super) date: DateView,
    /// In the order of the history.
    pub(super) rows: Vec<ChangeRow<'a>>,
}

/// One change and its page.
#[derive(Serialize)]
pub(super) struct ChangeRow<'a> {
    /// Its address on the page, which stays as it is.
    pub(super) anchor: String,
    /// What sort of change: `designation-added`.
    pub(super) kind: String,
    /// "UK designation of X added, 2020-07-06".
    pub(super) sentence: Cow<'a, str>,
    /// The page; without an address if it is no longer there.
    pub(super) page: Link<'a>,
}

/// An entry of the history that may be shown.
pub(super) struct Told<'a> {
    pub(super) entry: &'a Entry,
    day: Day,
    page: Option<DocId>,
}

/// All changes that may be shown, the newest first. Corrections are told by themselves.
pub(super) fn all(site: &Site) -> Vec<Told<'_>> {
    if !site.config.has(Part::Corrections) {
        return Vec::new();
    }
    let is_withdrawn = |key: &String| find(site, key).is_some_and(|id| site.is_withdrawn(id));
    let mut met: BTreeSet<String> = BTreeSet::new();
    let mut gone: BTreeSet<DocId> = BTreeSet::new();
    let mut all: Vec<Told<'_>> = Vec::new();
    // From the end, so that of two withdrawals of one page the last is told.
    for entry in site.history.iter().rev() {
        let Some(day) = Day::parse(&entry.on) else { continue };
        let page = find(site, &entry.change.page);
        let kind = entry.change.kind;
        let hidden = match page.filter(|id| site.is_withdrawn(*id)) {
            Some(id) => kind.turn != Turn::Withdrawn || !gone.insert(id),
            None => entry.change.mentions.iter().any(is_withdrawn),
        };
        let is_correction = kind.subject == Subject::Correction && kind.turn == Turn::Added;
        if !hidden && !is_correction && met.insert(anchor(entry)) {
            all.push(Told { entry, day, page });
        }
    }
    all.reverse();
    all.sort_by_key(|told| Reverse(told.day));
    all
}

/// The document that a key names or named.
fn find(site: &Site, key: &str) -> Option<DocId> {
    let key = if key == "about" { Some(Key::about()) } else { Key::parse(key) }?;
    site.find(&key).or_else(|| site.redirects.get(&key).copied())
}

/// The same for the same line of the history, for ever.
fn anchor(entry: &Entry) -> String {
    let change = &entry.change;
    let kind = change.kind.to_string();
    let mut hash = Sha256::new();
    for part in
        [&entry.on, &change.page, &kind, &change.date, &change.sentence, &change.old, &change.new]
    {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    format!("change-{}", &hex(&hash.finalize())[..16])
}

impl<'a> Told<'a> {
    /// A page that was withdrawn is not called by its name.
    fn sentence(&self, site: &Site) -> Cow<'a, str> {
        match self.page.filter(|id| site.is_withdrawn(*id)) {
            Some(_) => Cow::Borrowed("page withdrawn"),
            None => Cow::Borrowed(self.entry.change.sentence.as_str()),
        }
    }
}

/// Some changes by their days.
pub(super) fn days<'a>(seen: Seen<'a>, changes: &[Told<'a>]) -> Vec<ChangeDay<'a>> {
    let same_day = |a: &Told<'_>, b: &Told<'_>| a.day == b.day;
    let days = changes.chunk_by(same_day).map(|told| ChangeDay {
        date: told.first().map(|told| DateView::day(told.day)).unwrap_or_default(),
        rows: told.iter().map(|told| row(seen, told)).collect(),
    });
    days.collect()
}

fn row<'a>(seen: Seen<'a>, told: &Told<'a>) -> ChangeRow<'a> {
    let title = || Cow::Borrowed(told.entry.change.title.as_str());
    ChangeRow {
        anchor: anchor(told.entry),
        kind: told.entry.change.kind.to_string(),
        sentence: told.sentence(seen.site),
        page: match told.page {
            Some(id) => seen.link(id),
            None => Link { text: title(), url: String::new() },
        },
    }
}

/// Whether a site with so many changes has a feed of them.
pub(super) fn has_feed(config: &Config, changes: usize) -> bool {
    changes > 0 && config.has(Part::Feed) && !config.base_url.is_empty()
}

/// Where the feed of changes lies.
pub(super) fn feed_path() -> PagePath {
    PagePath::fixed("changes.xml")
}

/// An Atom feed of changes. Templates know it as `changes`.
#[derive(Serialize)]
pub(super) struct ChangesView<'a> {
    /// Permanent identity of the feed.
    pub(super) id: String,
    /// Address of the page of corrections and changes.
    pub(super) home: String,
    /// Address of the feed.
    pub(super) address: String,
    /// Day of the newest entry, as RFC 3339.
    pub(super) updated: String,
    /// The newest first.
    pub(super) entries: Vec<ChangeEntry<'a>>,
}

/// One change as an entry of the feed.
#[derive(Serialize)]
pub(super) struct ChangeEntry<'a> {
    /// Permanent identity.
    pub(super) id: String,
    /// Address of the page that changed; that of the page of changes if it is gone.
    pub(super) url: String,
    /// "UK designation of X added, 2020-07-06".
    pub(super) title: String,
    /// What sort of change: `designation-added`.
    pub(super) kind: String,
    /// What the site calls the page.
    pub(super) page: Cow<'a, str>,
    /// The day on which it was published, as RFC 3339.
    pub(super) updated: String,
}

/// Frame and view of the feed of changes.
pub(super) fn feed<'a>(seen: Seen<'a>, all: &[Told<'a>]) -> (Frame<'a>, ChangesView<'a>) {
    let (site, base_url) = (seen.site, &seen.site.config.base_url);
    let address = seen.from.absolute(base_url);
    let home = PagePath::fixed("corrections.html").absolute(base_url);
    let time = |day: Day| format!("{day}T00:00:00Z");
    let entry = |told: &Told<'a>| ChangeEntry {
        id: format!("{address}#{}", anchor(told.entry)),
        url: told.page.map_or(home.clone(), |id| seen.index.path(id).absolute(base_url)),
        title: plain(&told.sentence(site)),
        kind: told.entry.change.kind.to_string(),
        page: match told.page {
            Some(id) => Cow::Owned(plain(&name(site, id))),
            None => Cow::Owned(plain(&told.entry.change.title)),
        },
        updated: time(told.day),
    };
    let shown = &all[..all.len().min(site.config.feed_entries)];
    let view = ChangesView {
        id: address.clone(),
        home: home.clone(),
        address: address.clone(),
        updated: time(all.first().map(|told| told.day).unwrap_or_default()),
        entries: shown.iter().map(entry).collect(),
    };
    (Frame::new(seen, "", "Changes"), view)
}
