//! The page of sources: which pages rest on which publisher and document.

use super::frame::Frame;
use super::pager::Pager;
use super::view::{DateView, Link, Seen};
use crate::model::SourceIndex;
use crate::model::source::Source;
use crate::model::words::Word;
use crate::site::{CitedDocument, DocId, Site};
use crate::url::PagePath;
use serde::Serialize;

/// The page of sources. Templates know it as `sources`.
#[derive(Serialize)]
pub(super) struct SourcesView<'a> {
    /// How many publishers there are.
    pub(super) publisher_count: usize,
    /// How many documents there are.
    pub(super) document_count: usize,
    /// How many of them no editor has opened yet.
    pub(super) unopened: usize,
    /// How many documents there are of each sort of evidence.
    pub(super) kinds: Vec<KindCount>,
    /// Publishers by name.
    pub(super) publishers: Vec<PublisherView<'a>>,
    /// Numbered pages.
    pub(super) pager: Pager,
}

/// A sort of evidence and how many documents there are of it.
#[derive(Serialize)]
pub(super) struct KindCount {
    /// For style.
    pub(super) kind: &'static str,
    /// As a reader sees it.
    pub(super) label: &'static str,
    /// How many.
    pub(super) count: usize,
}

/// A publisher.
#[derive(Serialize)]
pub(super) struct PublisherView<'a> {
    /// As the sources give it.
    pub(super) name: &'a str,
    /// Whether it began on the page before.
    pub(super) continued: bool,
    /// By address.
    pub(super) documents: Vec<CitedView<'a>>,
}

/// A document and which pages rest on it.
#[derive(Serialize)]
pub(super) struct CitedView<'a> {
    /// As the document is called.
    pub(super) title: &'a str,
    /// Its address.
    pub(super) url: &'a str,
    /// What sort of evidence it is, for style.
    pub(super) kind: &'static str,
    /// The same as a reader sees it.
    pub(super) kind_label: &'static str,
    /// When it was published.
    pub(super) published: DateView,
    /// The day on which an editor last opened it; empty if none did yet.
    pub(super) accessed: DateView,
    /// Address of a copy in an archive; may be empty.
    pub(super) archived_url: &'a str,
    /// Pages that rest on it, each with the address of the source there.
    pub(super) pages: Vec<Link<'a>>,
    /// How many pages rest on it in all.
    pub(super) page_count: usize,
}

/// Which uses of which document stand on a numbered page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    publisher: usize,
    document: usize,
    from: usize,
    to: usize,
}

/// Shares out all uses of all documents among numbered pages, so that a document on which thousands of pages rest goes on over several.
pub(super) fn plan(site: &Site) -> Vec<Vec<Share>> {
    let rows = site.config.rows.max(1);
    let mut pages: Vec<Vec<Share>> = vec![Vec::new()];
    let mut room = rows;
    for (publisher, entry) in site.publishers.iter().enumerate() {
        for (document, cited) in entry.documents.iter().enumerate() {
            let mut from = 0;
            while from < cited.uses.len() {
                if room == 0 {
                    pages.push(Vec::new());
                    room = rows;
                }
                let to = (from + room).min(cited.uses.len());
                room -= to - from;
                if let Some(page) = pages.last_mut() {
                    page.push(Share { publisher, document, from, to });
                }
                from = to;
            }
        }
    }
    pages
}

/// Frame and view of page `number` of `count`.
pub(super) fn page<'a>(
    seen: Seen<'a>,
    number: usize,
    count: usize,
    shares: &[Share],
) -> (Frame<'a>, SourcesView<'a>) {
    let site = seen.site;
    let mut publishers: Vec<PublisherView<'a>> = Vec::new();
    let mut last = None;
    for share in shares {
        let publisher = &site.publishers[share.publisher];
        let Some(view) = cited(seen, &publisher.documents[share.document], *share) else {
            continue;
        };
        if last != Some(share.publisher) {
            let continued = publishers.is_empty() && (share.document > 0 || share.from > 0);
            publishers.push(PublisherView {
                name: &publisher.name,
                continued,
                documents: Vec::new(),
            });
            last = Some(share.publisher);
        }
        if let Some(publisher) = publishers.last_mut() {
            publisher.documents.push(view);
        }
    }
    let (document_count, unopened, kinds) =
        if number == 1 { totals(site) } else { (0, 0, Vec::new()) };
    let view = SourcesView {
        publisher_count: site.publishers.len(),
        document_count,
        unopened,
        kinds,
        publishers,
        pager: Pager::new(seen, &PagePath::fixed("sources.html"), number, count),
    };
    let frame = Frame::new(seen, "sources", "Sources").about(
        "What the pages of this site rest on, by publisher, and what no editor has opened yet.",
    );
    (frame, view)
}

fn source(site: &Site, (id, SourceIndex(index)): (DocId, SourceIndex)) -> Option<&Source> {
    site.document(id).record.as_ref()?.common().sources.get(usize::from(index))
}

/// The day on which a document was last opened for any of its uses.
fn opened(site: &Site, cited: &CitedDocument) -> Option<crate::model::date::Day> {
    let days = cited.uses.iter().filter_map(|one| source(site, *one)?.accessed.as_ref());
    days.map(|day| day.value).max()
}

fn totals(site: &Site) -> (usize, usize, Vec<KindCount>) {
    let documents = || site.publishers.iter().flat_map(|publisher| &publisher.documents);
    let unopened = documents().filter(|cited| opened(site, cited).is_none()).count();
    let kind = |cited: &CitedDocument| Some(source(site, *cited.uses.first()?)?.kind.value);
    let mut counts = vec![0_usize; crate::model::words::SourceKind::ALL.len()];
    for found in documents().filter_map(kind) {
        let place = crate::model::words::SourceKind::ALL.iter().position(|row| row.0 == found);
        if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
            *count += 1;
        }
    }
    let rows = crate::model::words::SourceKind::ALL.iter().zip(counts);
    let kinds = rows
        .filter(|(_, count)| *count > 0)
        .map(|((_, kind, label), count)| KindCount { kind, label, count })
        .collect();
    (documents().count(), unopened, kinds)
}

fn cited<'a>(seen: Seen<'a>, cited: &'a CitedDocument, share: Share) -> Option<CitedView<'a>> {
    let first = source(seen.site, *cited.uses.first()?)?;
    let page = |one: &(DocId, SourceIndex)| {
        let mut link = seen.link(one.0);
        if let Some(source) = source(seen.site, *one) {
            link.url = format!("{}#source-{}", link.url, source.id.value);
        }
        link
    };
    Some(CitedView {
        title: &first.title.value,
        url: &cited.url,
        kind: first.kind.value.word(),
        kind_label: first.kind.value.label(),
        published: DateView::of(first.published.as_ref().map(|date| date.value)),
        accessed: opened(seen.site, cited).map(DateView::day).unwrap_or_default(),
        archived_url: first.archived_url.as_ref().map_or("", |url| url.value.as_str()),
        pages: cited.uses[share.from..share.to].iter().map(page).collect(),
        page_count: cited.uses.len(),
    })
}
