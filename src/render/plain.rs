//! Pages with little on them: corrections, about, not found, withdrawn, moved.

use super::body::SafeHtml;
use super::changes::{self, ChangeDay, Told};
use super::evidence::{self, FootView};
use super::frame::Frame;
use super::pager::{Pager, pages, slice};
use super::view::{DateView, Link, Seen};
use crate::model::key::Key;
use crate::model::{Correction, Record};
use crate::site::{DocId, Site};
use crate::url::PagePath;
use serde::Serialize;
use std::cmp::Reverse;

/// The page of corrections. Templates know it as `corrections`.
#[derive(Serialize)]
pub(super) struct CorrectionsView<'a> {
    /// The newest first.
    pub(super) rows: Vec<CorrectionRow<'a>>,
    /// How many there are in all.
    pub(super) total: usize,
    /// What changed on the site, by day, the newest first. None if the publisher keeps no history.
    pub(super) days: Vec<ChangeDay<'a>>,
    /// Whether there is a history.
    pub(super) has_history: bool,
    /// Address of the feed of changes; empty if there is none.
    pub(super) feed: String,
    /// Numbered pages.
    pub(super) pager: Pager,
}

/// A correction and its page.
#[derive(Serialize)]
pub(super) struct CorrectionRow<'a> {
    /// When.
    pub(super) date: DateView,
    /// What.
    pub(super) text: &'a str,
    /// Where.
    pub(super) page: Link<'a>,
}

/// All corrections, the newest first. Those of a withdrawn page are gone with it.
pub(super) fn all_corrections(site: &Site) -> Vec<(DocId, &Correction)> {
    let mut all: Vec<(DocId, &Correction)> = Vec::new();
    for (id, document) in site.iter() {
        if let Some(record) = &document.record
            && !site.is_withdrawn(id)
        {
            all.extend(record.common().corrections.iter().map(|correction| (id, correction)));
        }
    }
    all.sort_by_key(|(id, correction)| (Reverse(correction.date.value), *id));
    all
}

/// Frame and view of page `number` of the corrections.
pub(super) fn corrections<'a>(
    seen: Seen<'a>,
    number: usize,
    all: &[(DocId, &'a Correction)],
    changes: &[Told<'a>],
) -> (Frame<'a>, CorrectionsView<'a>) {
    let rows = seen.site.config.rows;
    let row = |(id, correction): &(DocId, &'a Correction)| CorrectionRow {
        date: DateView::day(correction.date.value),
        text: &correction.text,
        page: seen.link(*id),
    };
    let count = pages(rows, &[all.len(), changes.len()]);
    let view = CorrectionsView {
        rows: slice(rows, number, all).iter().map(row).collect(),
        total: all.len(),
        days: changes::days(seen, slice(rows, number, changes)),
        has_history: !changes.is_empty(),
        feed: match changes::has_feed(&seen.site.config, changes.len()) {
            true => seen.url(&changes::feed_path()),
            false => String::new(),
        },
        pager: Pager::new(seen, &PagePath::fixed("corrections.html"), number, count),
    };
    let (title, about) = match view.has_history {
        true => (
            "Corrections and changes",
            "What was put right and what else changed on this site, and when, and where a correction goes.",
        ),
        false => (
            "Corrections",
            "What was put right on this site, and when, and where a correction goes.",
        ),
    };
    (Frame::new(seen, "corrections", title).about(about), view)
}

/// The about page. Templates know it as `about`.
#[derive(Serialize)]
pub(super) struct AboutView<'a> {
    /// Its heading.
    pub(super) title: &'a str,
    /// The publisher's text: none or one.
    pub(super) body: Vec<SafeHtml>,
    /// Sources, corrections, backlinks, as-of date: none if there is no file.
    pub(super) foot: Vec<FootView<'a>>,
}

/// Frame and view of the about page.
pub(super) fn about(seen: Seen<'_>) -> (Frame<'_>, AboutView<'_>) {
    let found = seen.index.find(&Key::about()).filter(|id| !seen.site.is_withdrawn(*id));
    let record = found.and_then(|id| match &seen.site.document(id).record {
        Some(Record::About(about)) => Some((id, about)),
        _ => None,
    });
    let title = record.map_or("About this site", |(_, about)| about.title.as_str());
    let view = AboutView {
        title,
        body: record
            .iter()
            .map(|(id, _)| SafeHtml::of_body(seen, seen.site.document(*id)))
            .collect(),
        foot: record.iter().map(|(id, about)| evidence::foot(seen, *id, &about.common)).collect(),
    };
    let lead = record.map_or("", |(id, _)| seen.site.document(id).body.lead.as_str());
    (Frame::new(seen, "about", title).about(lead), view)
}

/// The page for an address that leads nowhere. Templates know it as `missing`.
#[derive(Serialize)]
pub(super) struct MissingView {
    /// The site's absolute address as text, since this page may be shown at any depth; empty if there is none.
    pub(super) home: String,
}

/// Frame and view of the page for an address that leads nowhere.
pub(super) fn missing(seen: Seen<'_>) -> (Frame<'_>, MissingView) {
    let home = PagePath::fixed("index.html").absolute(&seen.site.config.base_url);
    (Frame::new(seen, "", "There is no such page").hidden(), MissingView { home })
}

/// The notice in place of a withdrawn page. Templates know it as `withdrawn`.
#[derive(Serialize)]
pub(super) struct WithdrawnView<'a> {
    /// Since when.
    pub(super) date: DateView,
    /// Why, in the publisher's words.
    pub(super) reason: &'a str,
}

/// Frame and view of the notice. It does not repeat what the page said.
pub(super) fn withdrawn(seen: Seen<'_>, id: DocId) -> (Frame<'_>, WithdrawnView<'_>) {
    let record = seen.site.document(id).record.as_ref();
    let withdrawal = record.and_then(|record| record.common().withdrawn.as_ref());
    let view = WithdrawnView {
        date: withdrawal.map(|it| DateView::day(it.date)).unwrap_or_default(),
        reason: withdrawal.map_or("", |it| it.reason.as_str()),
    };
    (Frame::new(seen, "", "This page was withdrawn").hidden(), view)
}

/// The page at a former address. Templates know it as `moved`.
#[derive(Serialize)]
pub(super) struct MovedView<'a> {
    /// Where it went.
    pub(super) to: Link<'a>,
}

/// Frame and view of a former address. Its canonical address is the new one.
pub(super) fn moved(seen: Seen<'_>, id: DocId) -> (Frame<'_>, MovedView<'_>) {
    let to = seen.link(id);
    let mut frame = Frame::new(seen, "", "This page has moved").hidden();
    let path = PagePath::document(&seen.site.document(id).key);
    frame.canonical = path.absolute(&seen.site.config.base_url);
    (frame, MovedView { to })
}
