//! What every document has: claims with their answers, numbered sources, corrections, links from other pages.

use super::view::{Badge, Cite, DateView, Link, Seen, kind_label};
use crate::document::Body;
use crate::model::source::Source;
use crate::model::words::Word;
use crate::model::{Claim, Common, Response, SourceIndex};
use crate::site::DocId;
use serde::Serialize;

/// A claim with its answers.
#[derive(Serialize)]
pub(super) struct ClaimView<'a> {
    /// Address on its own page; empty where the claim stands in another file.
    pub(super) anchor: String,
    /// One or more sentences.
    pub(super) text: &'a str,
    /// How well it stands.
    pub(super) status: Badge,
    /// Who says so; may be empty.
    pub(super) by: &'a str,
    /// When it happened or was said.
    pub(super) date: DateView,
    /// In a person's file: the case. In a case's file: the people.
    pub(super) about: Vec<Link<'a>>,
    /// The page in whose file it stands, with the claim's address; none if it is this one.
    pub(super) file: Vec<Link<'a>>,
    /// The evidence.
    pub(super) cites: Vec<Cite>,
    /// What was answered.
    pub(super) responses: Vec<ResponseView<'a>>,
}

/// What a person or a state answers.
#[derive(Serialize)]
pub(super) struct ResponseView<'a> {
    /// Who answers.
    pub(super) by: &'a str,
    /// The answer.
    pub(super) text: &'a str,
    /// When.
    pub(super) date: DateView,
    /// The evidence.
    pub(super) cites: Vec<Cite>,
}

/// Claim number `index` of the file whose page this is.
pub(super) fn own_claim<'a>(
    seen: Seen<'a>,
    common: &'a Common,
    index: usize,
) -> Option<ClaimView<'a>> {
    let claim = common.claims.get(index)?;
    let cites = |cites: &crate::model::Cites| seen.cites(cites, &common.sources);
    Some(claim_view(
        seen,
        claim,
        anchor(claim),
        Vec::new(),
        cites(&claim.sources),
        answers(common, index, cites),
    ))
}

/// Claim number `index` of another file.
pub(super) fn claim_of<'a>(
    seen: Seen<'a>,
    file: DocId,
    common: &'a Common,
    index: usize,
) -> Option<ClaimView<'a>> {
    let claim = common.claims.get(index)?;
    let mut link = seen.link(file);
    link.url = format!("{}#{}", link.url, anchor(claim));
    let cites = |cites: &crate::model::Cites| seen.cites_of(file, cites);
    Some(claim_view(
        seen,
        claim,
        String::new(),
        vec![link],
        cites(&claim.sources),
        answers(common, index, cites),
    ))
}

/// The address of a claim on its page.
pub(super) fn anchor(claim: &Claim) -> String {
    format!("claim-{}", claim.id)
}

fn claim_view<'a>(
    seen: Seen<'a>,
    claim: &'a Claim,
    anchor: String,
    file: Vec<Link<'a>>,
    cites: Vec<Cite>,
    responses: Vec<ResponseView<'a>>,
) -> ClaimView<'a> {
    let about = claim.case.iter().chain(&claim.people);
    ClaimView {
        anchor,
        text: &claim.text,
        status: seen.badge(claim.status.value),
        by: claim.by.as_deref().unwrap_or_default(),
        date: DateView::of(claim.date.as_ref().map(|date| date.value)),
        about: about.map(|key| seen.link_to(&key.value)).collect(),
        file,
        cites,
        responses,
    }
}

/// The answers to a claim.
fn answers<'a>(
    common: &'a Common,
    index: usize,
    cites: impl Fn(&crate::model::Cites) -> Vec<Cite>,
) -> Vec<ResponseView<'a>> {
    let to_it = common.responses.iter().filter(|response| response.claim == Some(index));
    to_it.map(|response| response_view(response, cites(&response.sources))).collect()
}

/// The answers to a page as a whole.
pub(super) fn answers_to_page<'a>(seen: Seen<'a>, common: &'a Common) -> Vec<ResponseView<'a>> {
    let whole = common.responses.iter().filter(|response| response.claim.is_none());
    whole
        .map(|response| response_view(response, seen.cites(&response.sources, &common.sources)))
        .collect()
}

fn response_view(response: &Response, cites: Vec<Cite>) -> ResponseView<'_> {
    ResponseView {
        by: &response.by,
        text: &response.text,
        date: DateView::of(response.date.as_ref().map(|date| date.value)),
        cites,
    }
}

/// A source in the numbered list at the foot of its page.
#[derive(Serialize)]
pub(super) struct SourceView<'a> {
    /// What citations show.
    pub(super) number: usize,
    /// Its address on the page: `source-…`.
    pub(super) anchor: String,
    /// As the document is called.
    pub(super) title: &'a str,
    /// Its address.
    pub(super) url: &'a str,
    /// Who published it.
    pub(super) publisher: &'a str,
    /// What sort of evidence it is, for style.
    pub(super) kind: &'static str,
    /// The same as a reader sees it.
    pub(super) kind_label: &'static str,
    /// When it was published.
    pub(super) published: DateView,
    /// The day on which an editor opened the address; empty if none did yet.
    pub(super) accessed: DateView,
    /// Address of a copy in an archive; may be empty.
    pub(super) archived_url: &'a str,
    /// SHA-256 of the document as opened; may be empty.
    pub(super) sha256: &'a str,
    /// BCP 47 tag of the document's language; may be empty.
    pub(super) lang: &'a str,
    /// What a reader must know of it; may be empty.
    pub(super) note: &'a str,
    /// Where the body cites it: addresses on the page.
    pub(super) backrefs: Vec<String>,
}

/// The numbered sources of a document.
pub(super) fn sources<'a>(common: &'a Common, body: &Body) -> Vec<SourceView<'a>> {
    let mut cited: Vec<usize> = vec![0; common.sources.len()];
    for SourceIndex(index) in &body.citations {
        if let Some(count) = cited.get_mut(usize::from(*index)) {
            *count += 1;
        }
    }
    let view = |(index, source): (usize, &'a Source)| SourceView {
        number: index + 1,
        anchor: format!("source-{}", source.id.value),
        title: &source.title.value,
        url: &source.url.value,
        publisher: &source.publisher,
        kind: source.kind.value.word(),
        kind_label: source.kind.value.label(),
        published: DateView::of(source.published.as_ref().map(|date| date.value)),
        accessed: source.accessed.as_ref().map(|day| DateView::day(day.value)).unwrap_or_default(),
        archived_url: source.archived_url.as_ref().map_or("", |url| url.value.as_str()),
        sha256: source.sha256.as_deref().unwrap_or_default(),
        lang: &source.lang,
        note: source.note.as_deref().unwrap_or_default(),
        backrefs: (1..=cited[index]).map(|k| format!("cite-{}-{k}", source.id.value)).collect(),
    };
    common.sources.iter().enumerate().map(view).collect()
}

/// What was put right, and when.
#[derive(Serialize)]
pub(super) struct CorrectionView<'a> {
    /// When.
    pub(super) date: DateView,
    /// What.
    pub(super) text: &'a str,
}

/// A page whose text links to this one.
#[derive(Serialize)]
pub(super) struct BacklinkView<'a> {
    /// The page.
    pub(super) page: Link<'a>,
    /// What kind of page: `person`, `case`, `authority`, `country`, `about`.
    pub(super) kind: &'static str,
}

/// The foot of every document's page.
#[derive(Serialize)]
pub(super) struct FootView<'a> {
    /// The numbered sources.
    pub(super) sources: Vec<SourceView<'a>>,
    /// How many of them no editor has opened yet.
    pub(super) unopened: usize,
    /// What was put right, the newest first.
    pub(super) corrections: Vec<CorrectionView<'a>>,
    /// Pages whose text links to this one.
    pub(super) backlinks: Vec<BacklinkView<'a>>,
    /// The page is as of this day.
    pub(super) as_of: DateView,
    /// Absolute address for citing the page; empty if the site has none.
    pub(super) cite_url: String,
}

/// The foot of a document's page.
pub(super) fn foot<'a>(seen: Seen<'a>, id: DocId, common: &'a Common) -> FootView<'a> {
    let document = seen.site.document(id);
    let sources = sources(common, &document.body);
    let backlink = |id: &DocId| BacklinkView {
        page: seen.link(*id),
        kind: kind_label(seen.site.document(*id).key.kind()),
    };
    FootView {
        unopened: sources.iter().filter(|source| source.accessed.words.is_empty()).count(),
        sources,
        corrections: corrections(common),
        backlinks: seen.list("foot", "backlinks", || {
            seen.site.ties(id).backlinks.iter().map(backlink).collect()
        }),
        as_of: common.reviewed.as_ref().map(|day| DateView::day(day.value)).unwrap_or_default(),
        cite_url: seen.from.absolute(&seen.site.config.base_url),
    }
}

fn corrections(common: &Common) -> Vec<CorrectionView<'_>> {
    let mut all: Vec<&crate::model::Correction> = common.corrections.iter().collect();
    all.sort_by_key(|correction| std::cmp::Reverse(correction.date.value));
    let view = |correction: &'_ crate::model::Correction| DateView::day(correction.date.value);
    all.into_iter().map(|item| CorrectionView { date: view(item), text: &item.text }).collect()
}
