//! The list of authorities, and the page of each.

use super::body::SafeHtml;
use super::case::{CaseRow, case_row};
use super::chart::{YearChart, chart};
use super::evidence::{self, ClaimView, FootView, ResponseView};
use super::frame::Frame;
use super::index::{AuthorityFacts, capital, country_names};
use super::pager::{Pager, pages, range, slice};
use super::people::{PeopleGroup, groups};
use super::view::{Cite, DateView, Link, NameView, Seen};
use crate::model::authority::{Authority, Coverage};
use crate::model::words::{AuthorityKind, Extent, Word};
use crate::site::{DocId, Listing, Site};
use crate::url::PagePath;
use serde::Serialize;

/// The page of an authority. Templates know it as `authority`.
#[derive(Serialize)]
pub(super) struct AuthorityView<'a> {
    /// In full.
    pub(super) name: &'a str,
    /// For tables.
    pub(super) short_name: &'a str,
    /// In its own language: none or one.
    pub(super) native: Vec<NameView<'a>>,
    /// Whose law it is.
    pub(super) jurisdiction: Link<'a>,
    /// "The United States".
    pub(super) actor: String,
    /// The state or body; may be empty.
    pub(super) issuer: &'a str,
    /// Statute, executive order, regulation, counter-measure.
    pub(super) kind: &'static str,
    /// Whether it is a counter-measure.
    pub(super) is_counter: bool,
    /// Where the law stands.
    pub(super) legal_citations: &'a [String],
    /// Day of adoption.
    pub(super) enacted: DateView,
    /// Since.
    pub(super) in_force: DateView,
    /// Until.
    pub(super) until: DateView,
    /// What it does, in words.
    pub(super) measures: Vec<&'a str>,
    /// For what it may be used.
    pub(super) grounds: &'a [String],
    /// Codes on the list.
    pub(super) programmes: &'a [String],
    /// Who runs it.
    pub(super) administered_by: &'a [String],
    /// Address of its official page; may be empty.
    pub(super) official_url: &'a str,
    /// Address of the list; may be empty.
    pub(super) list_url: &'a str,
    /// Address of the text of the law; may be empty.
    pub(super) text_url: &'a str,
    /// Evidence of the above.
    pub(super) about_cites: Vec<Cite>,
    /// How far its designations are recorded here.
    pub(super) coverage: Vec<CoverageView<'a>>,
    /// The regimes that this law answers.
    pub(super) counter_to: Vec<Link<'a>>,
    /// The laws that answer this one.
    pub(super) countered_by: Vec<CounterView<'a>>,
    /// One attributed sentence; may be empty.
    pub(super) summary: &'a str,
    /// The narrative.
    pub(super) body: SafeHtml,
    /// Listings by year.
    pub(super) chart: YearChart,
    /// How many people it acted on, as far as recorded here.
    pub(super) people_count: usize,
    /// How many cases.
    pub(super) case_count: usize,
    /// People by rank.
    pub(super) groups: Vec<PeopleGroup<'a>>,
    /// Cases over which it acted or was used.
    pub(super) cases: Vec<CaseRow<'a>>,
    /// What cases' files say of its use over them.
    pub(super) uses: Vec<UseView<'a>>,
    /// Claims of its file.
    pub(super) claims: Vec<ClaimView<'a>>,
    /// Answers to the page.
    pub(super) responses: Vec<ResponseView<'a>>,
    /// Address of the same listing as CSV; empty if left out.
    pub(super) csv: String,
    /// Numbered pages; what is not a list stands on the first only.
    pub(super) pager: Pager,
    /// Sources, corrections, backlinks, as-of date.
    pub(super) foot: FootView<'a>,
}

/// How far an authority's designations are recorded here.
#[derive(Serialize)]
pub(super) struct CoverageView<'a> {
    /// `complete` or `partial`, for style.
    pub(super) extent: &'static str,
    /// In one sentence.
    pub(super) text: String,
    /// What must be said beside it; may be empty.
    pub(super) note: &'a str,
    /// The evidence.
    pub(super) cites: Vec<Cite>,
}

/// A law that answers this one.
#[derive(Serialize)]
pub(super) struct CounterView<'a> {
    /// The law.
    pub(super) authority: Link<'a>,
    /// "Russia".
    pub(super) actor: String,
    /// Since.
    pub(super) in_force: DateView,
}

/// What a case's file says of the use of an authority over it.
#[derive(Serialize)]
pub(super) struct UseView<'a> {
    /// The case.
    pub(super) case: Link<'a>,
    /// What must be said beside it.
    pub(super) note: &'a str,
    /// The evidence, on the page of the case.
    pub(super) cites: Vec<Cite>,
}

/// How many numbered pages it needs.
pub(super) fn page_count(site: &Site, listing: &Listing) -> usize {
    pages(site.config.rows, &[listing.people.len(), listing.cases.len()])
}

/// Frame and view of page `number` of an authority.
pub(super) fn page<'a>(
    seen: Seen<'a>,
    id: DocId,
    number: usize,
) -> Option<(Frame<'a>, AuthorityView<'a>)> {
    let listing = seen.site.authorities.get(&id)?;
    let facts = seen.index.authority(id)?;
    let record = seen.site.authority(id)?;
    let document = seen.site.document(id);
    let first = PagePath::document(&document.key);
    let rows = seen.site.config.rows;
    let shown = range(rows, number, listing.people.len());
    let before = shown.start.checked_sub(1).map(|at| listing.people[at]);
    let common = &record.common;
    let date = |date: &Option<crate::input::Spanned<crate::model::date::PartialDate>>| {
        DateView::of(date.as_ref().map(|date| date.value))
    };
    let address = |url: &'a Option<crate::input::Spanned<String>>| {
        url.as_ref().map_or("", |url| url.value.as_str())
    };
    let measures = record.measures.iter().map(|measure| measure.label());
    let view = AuthorityView {
        name: &record.name.value,
        short_name: &record.short_name,
        native: record.native_name.iter().map(NameView::new).collect(),
        jurisdiction: super::jurisdiction::link(seen, record.jurisdiction.value),
        actor: capital(&facts.actor),
        issuer: record.issuer.as_deref().unwrap_or_default(),
        kind: record.kind.label(),
        is_counter: record.kind == AuthorityKind::CounterMeasure,
        legal_citations: &record.legal_citations,
        enacted: date(&record.enacted),
        in_force: date(&record.in_force),
        until: date(&record.until),
        measures: measures.chain(record.other_measures.iter().map(String::as_str)).collect(),
        grounds: &record.grounds,
        programmes: &record.programmes,
        administered_by: &record.administered_by,
        official_url: address(&record.official_url),
        list_url: address(&record.list_url),
        text_url: address(&record.text_url),
        about_cites: seen.cites(&record.about_sources, &common.sources),
        coverage: record
            .coverage
            .iter()
            .map(|coverage| coverage_view(seen, record, coverage))
            .collect(),
        counter_to: record.counter_to.iter().map(|key| seen.link_to(&key.value)).collect(),
        countered_by: counters(seen, id),
        summary: common.summary.as_deref().unwrap_or_default(),
        body: SafeHtml::of_body(seen, document),
        chart: chart(seen, if number == 1 { &listing.acts } else { &[] }),
        people_count: listing.people.len(),
        case_count: listing.cases.len(),
        groups: groups(seen, &listing.people[shown], before),
        cases: slice(rows, number, &listing.cases)
            .iter()
            .filter_map(|id| case_row(seen, *id))
            .collect(),
        uses: uses(seen, id),
        claims: (0..common.claims.len())
            .filter_map(|index| evidence::own_claim(seen, common, index))
            .collect(),
        responses: evidence::answers_to_page(seen, common),
        csv: super::csv::url(seen, &first),
        pager: Pager::new(seen, &first, number, page_count(seen.site, listing)),
        foot: evidence::foot(seen, id, common),
    };
    let description = match common.summary.as_deref() {
        Some(summary) => summary.to_owned(),
        None => format!(
            "{}: what it does, since when, and whom it was used against, as far as recorded here.",
            record.name.value
        ),
    };
    let frame = Frame::new(seen, "authorities", record.short_name.as_str())
        .below(seen, "Authorities", "authorities.html")
        .about(description);
    Some((frame, view))
}

fn coverage_view<'a>(
    seen: Seen<'a>,
    record: &'a Authority,
    coverage: &'a Coverage,
) -> CoverageView<'a> {
    CoverageView {
        extent: coverage.extent.word(),
        text: coverage_words(seen.site, coverage),
        note: coverage.note.as_deref().unwrap_or_default(),
        cites: seen.cites(&coverage.sources, &record.common.sources),
    }
}

/// One sentence on how far a list is recorded here.
pub(super) fn coverage_words(site: &Site, coverage: &Coverage) -> String {
    let on = match coverage.list.as_deref() {
        Some(list) => format!(" ({list})"),
        None => String::new(),
    };
    let of = match coverage.countries.is_empty() {
        true => String::new(),
        false => format!(" of {}", country_names(site, &coverage.countries)),
    };
    let as_of = match &coverage.as_of {
        Some(date) => format!(" as of {}", date.value.words()),
        None => String::new(),
    };
    match coverage.extent {
        Extent::Complete => format!(
            "Complete{as_of}: every person{of} on this site was looked up on this list{on}."
        ),
        Extent::Partial => format!(
            "Partial{as_of}: only some listings of people{of} are recorded here{on}. That somebody is not shown as listed says nothing."
        ),
    }
}

fn counters<'a>(seen: Seen<'a>, id: DocId) -> Vec<CounterView<'a>> {
    let view = |id: &DocId| {
        let facts = seen.index.authority(*id)?;
        Some(CounterView {
            authority: seen.link(*id),
            actor: capital(&facts.actor),
            in_force: DateView::of(facts.record.in_force.as_ref().map(|date| date.value)),
        })
    };
    seen.site.ties(id).countered_by.iter().filter_map(view).collect()
}

fn uses<'a>(seen: Seen<'a>, id: DocId) -> Vec<UseView<'a>> {
    let view = |row: &crate::site::Row| {
        let regime = seen.site.case(row.document)?.regimes.get(row.index as usize)?;
        Some(UseView {
            case: seen.link(row.document),
            note: regime.note.as_deref().filter(|note| !note.is_empty())?,
            cites: seen.cites_of(row.document, &regime.sources),
        })
    };
    seen.site.ties(id).regimes.iter().filter_map(view).collect()
}

/// An authority as a row of a listing.
#[derive(Serialize)]
pub(super) struct AuthorityRow<'a> {
    /// The regime.
    pub(super) authority: Link<'a>,
    /// In full.
    pub(super) name: &'a str,
    /// Whose law it is.
    pub(super) jurisdiction: Link<'a>,
    /// Number of the colour and pattern of the jurisdiction.
    pub(super) tone: usize,
    /// Statute, executive order, regulation, counter-measure.
    pub(super) kind: &'static str,
    /// Since.
    pub(super) in_force: DateView,
    /// "visa or entry ban, asset freeze".
    pub(super) measures: &'a str,
    /// How many people it acted on, as far as recorded here.
    pub(super) people: usize,
    /// How many cases.
    pub(super) cases: usize,
    /// "complete, January 2023" or "partial, August 2026"; one entry a statement of coverage.
    pub(super) coverage: Vec<String>,
}

/// One row.
pub(super) fn authority_row<'a>(seen: Seen<'a>, facts: &'a AuthorityFacts<'a>) -> AuthorityRow<'a> {
    let listing = seen.site.authorities.get(&facts.id);
    let coverage = |coverage: &Coverage| match &coverage.as_of {
        Some(date) => format!("{}, {}", coverage.extent.label(), date.value.words()),
        None => coverage.extent.label().to_owned(),
    };
    AuthorityRow {
        authority: seen.link(facts.id),
        name: &facts.record.name.value,
        jurisdiction: super::jurisdiction::link(seen, facts.record.jurisdiction.value),
        tone: facts.tone,
        kind: facts.record.kind.label(),
        in_force: DateView::of(facts.record.in_force.as_ref().map(|date| date.value)),
        measures: &facts.measures,
        people: listing.map_or(0, |listing| listing.people.len()),
        cases: listing.map_or(0, |listing| listing.cases.len()),
        coverage: facts.record.coverage.iter().map(coverage).collect(),
    }
}

/// The list of authorities. Templates know it as `authorities`.
#[derive(Serialize)]
pub(super) struct AuthoritiesView<'a> {
    /// Regimes that act against people, by jurisdiction.
    pub(super) rows: Vec<AuthorityRow<'a>>,
    /// Laws that answer them.
    pub(super) counter_measures: Vec<AuthorityRow<'a>>,
}

/// Frame and view of the list.
pub(super) fn list(seen: Seen<'_>) -> (Frame<'_>, AuthoritiesView<'_>) {
    let (counter, acting): (Vec<_>, Vec<_>) = seen
        .index
        .authorities
        .iter()
        .partition(|facts| facts.record.kind == AuthorityKind::CounterMeasure);
    let view = AuthoritiesView {
        rows: acting.into_iter().map(|facts| authority_row(seen, facts)).collect(),
        counter_measures: counter.into_iter().map(|facts| authority_row(seen, facts)).collect(),
    };
    let frame = Frame::new(seen, "authorities", "Authorities")
        .about("Laws of the Magnitsky type: what each does, since when, and how far its lists are recorded here.");
    (frame, view)
}
