//! The feed of the newest designations, and the sitemap. Both need an absolute address.

use super::acts::{anchor, date, facts, sentence};
use super::frame::Frame;
use super::view::Seen;
use crate::site::Row;
use crate::url::PagePath;
use serde::Serialize;

/// An Atom feed. Templates know it as `feed`.
#[derive(Serialize)]
pub(super) struct FeedView {
    /// Permanent identity of the feed.
    pub(super) id: String,
    /// Address of the home page.
    pub(super) home: String,
    /// Address of the feed.
    pub(super) address: String,
    /// Date of the newest entry, as RFC 3339.
    pub(super) updated: String,
    /// The newest first.
    pub(super) entries: Vec<EntryView>,
}

/// One designation.
#[derive(Serialize)]
pub(super) struct EntryView {
    /// Permanent identity: person, authority, action and date.
    pub(super) id: String,
    /// Address of the row on the page of the person.
    pub(super) url: String,
    /// "The United States listed X under Y on 9 January 2017."
    pub(super) title: String,
    /// Its date, as RFC 3339.
    pub(super) updated: String,
    /// The authority's own reason; may be empty.
    pub(super) reason: String,
}

/// Frame and view of the feed.
pub(super) fn feed(seen: Seen<'_>) -> (Frame<'_>, FeedView) {
    let (config, acts) = (&seen.site.config, &seen.site.everything.acts);
    let is_dated = |row: &Row| seen.site.act(*row).is_some_and(|(_, act)| act.date.is_some());
    let dated = acts.partition_point(is_dated);
    let newest = acts[..dated].iter().rev().take(config.feed_entries);
    let entries: Vec<EntryView> = newest.filter_map(|row| entry(seen, *row)).collect();
    let address = seen.from.absolute(&config.base_url);
    let view = FeedView {
        id: address.clone(),
        home: PagePath::fixed("index.html").absolute(&config.base_url),
        address,
        updated: match entries.first() {
            Some(entry) => entry.updated.clone(),
            None => format!("{}T00:00:00Z", crate::model::date::Day::default()),
        },
        entries,
    };
    (Frame::new(seen, "", "Newest designations"), view)
}

fn entry(seen: Seen<'_>, row: Row) -> Option<EntryView> {
    let (official, act) = seen.site.act(row)?;
    let page = seen.index.path(row.document);
    let anchor = anchor(&official.designations, row.index as usize);
    let url = format!("{}#{}", page.absolute(&seen.site.config.base_url), anchor);
    Some(EntryView {
        id: url.clone(),
        url,
        title: plain(&sentence(facts(seen, act), act, &official.name.value)),
        updated: format!("{}T00:00:00Z", date(act)?.earliest()),
        reason: plain(act.reason.as_deref().unwrap_or_default()),
    })
}

/// Without the characters that XML 1.0 cannot hold.
pub(super) fn plain(text: &str) -> String {
    let holds = |letter: &char| {
        (!letter.is_control() || matches!(letter, '\t' | '\n' | '\r'))
            && !matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    text.chars().filter(holds).collect()
}

/// The sitemap. Templates know it as `sitemap`.
#[derive(Serialize)]
pub(super) struct SitemapView {
    /// Absolute addresses, sorted.
    pub(super) urls: Vec<String>,
}

/// Frame and view of the sitemap.
pub(super) fn sitemap<'a, 'p>(
    seen: Seen<'a>,
    pages: impl Iterator<Item = &'p PagePath>,
) -> (Frame<'a>, SitemapView) {
    let urls = pages.map(|path| path.absolute(&seen.site.config.base_url)).collect();
    (Frame::new(seen, "", "Sitemap"), SitemapView { urls })
}
