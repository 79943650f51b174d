//! The list of jurisdictions, and the page of each.

use super::authority::{AuthorityRow, authority_row};
use super::case::{CaseRow, case_row};
use super::chart::{YearChart, chart};
use super::frame::Frame;
use super::pager::{Pager, pages, range, slice};
use super::people::{PeopleGroup, groups};
use super::view::{Link, Seen};
use crate::config::Part;
use crate::model::country::Jurisdiction;
use crate::model::words::AuthorityKind;
use crate::site::{JurisdictionListing, Site};
use crate::url::PagePath;
use serde::Serialize;

/// A link to the page of a jurisdiction; only its name if the publisher leaves those pages out.
pub(super) fn link(seen: Seen<'_>, jurisdiction: Jurisdiction) -> Link<'_> {
    let url = match seen.site.config.has(Part::Jurisdictions) {
        true => seen.url(&PagePath::jurisdiction(jurisdiction)),
        false => String::new(),
    };
    Link { text: jurisdiction.name().into(), url }
}

/// The page of a jurisdiction. Templates know it as `jurisdiction`.
#[derive(Serialize)]
pub(super) struct JurisdictionView<'a> {
    /// Its name.
    pub(super) name: &'static str,
    /// Its regimes that act against people here.
    pub(super) authorities: Vec<AuthorityRow<'a>>,
    /// Its laws that answer the regimes of others.
    pub(super) counter_measures: Vec<AuthorityRow<'a>>,
    /// How many people it acted on, as far as recorded here.
    pub(super) people_count: usize,
    /// How many cases.
    pub(super) case_count: usize,
    /// Listings by year.
    pub(super) chart: YearChart,
    /// People by rank.
    pub(super) groups: Vec<PeopleGroup<'a>>,
    /// Cases over which it acted.
    pub(super) cases: Vec<CaseRow<'a>>,
    /// Address of the same listing as CSV; empty if left out.
    pub(super) csv: String,
    /// Numbered pages.
    pub(super) pager: Pager,
}

/// How many numbered pages it needs.
pub(super) fn page_count(site: &Site, entry: &JurisdictionListing) -> usize {
    pages(site.config.rows, &[entry.listing.people.len(), entry.listing.cases.len()])
}

/// Frame and view of page `number` of a jurisdiction.
pub(super) fn page<'a>(
    seen: Seen<'a>,
    jurisdiction: Jurisdiction,
    number: usize,
) -> Option<(Frame<'a>, JurisdictionView<'a>)> {
    let entry = seen.site.jurisdictions.get(&jurisdiction)?;
    let (listing, rows) = (&entry.listing, seen.site.config.rows);
    let first = PagePath::jurisdiction(jurisdiction);
    let authorities = |counter: bool| {
        let facts = seen.index.authorities.iter().filter(move |facts| {
            facts.record.jurisdiction.value == jurisdiction
                && (facts.record.kind == AuthorityKind::CounterMeasure) == counter
        });
        facts.map(|facts| authority_row(seen, facts)).collect::<Vec<_>>()
    };
    let shown = range(rows, number, listing.people.len());
    let before = shown.start.checked_sub(1).map(|at| listing.people[at]);
    let view = JurisdictionView {
        name: jurisdiction.name(),
        authorities: authorities(false),
        counter_measures: authorities(true),
        people_count: listing.people.len(),
        case_count: listing.cases.len(),
        chart: chart(seen, if number == 1 { &listing.acts } else { &[] }),
        groups: groups(seen, &listing.people[shown], before),
        cases: slice(rows, number, &listing.cases)
            .iter()
            .filter_map(|id| case_row(seen, *id))
            .collect(),
        csv: super::csv::url(seen, &first),
        pager: Pager::new(seen, &first, number, page_count(seen.site, entry)),
    };
    let frame = Frame::new(seen, "jurisdictions", jurisdiction.name())
        .below(seen, "Jurisdictions", "jurisdictions.html")
        .about(format!(
            "Sanctions laws of {} and the people they were used against, as far as recorded here.",
            super::index::actor(jurisdiction)
        ));
    Some((frame, view))
}

/// The list of jurisdictions. Templates know it as `jurisdictions`.
#[derive(Serialize)]
pub(super) struct JurisdictionsView<'a> {
    /// By code.
    pub(super) rows: Vec<JurisdictionRow<'a>>,
}

/// A jurisdiction as a row.
#[derive(Serialize)]
pub(super) struct JurisdictionRow<'a> {
    /// The jurisdiction.
    pub(super) jurisdiction: Link<'a>,
    /// Number of its colour and pattern; 0 if it has only counter-measures.
    pub(super) tone: usize,
    /// Its authorities.
    pub(super) authorities: Vec<Link<'a>>,
    /// How many people it acted on, as far as recorded here.
    pub(super) people: usize,
    /// How many cases.
    pub(super) cases: usize,
}

/// Frame and view of the list.
pub(super) fn list(seen: Seen<'_>) -> (Frame<'_>, JurisdictionsView<'_>) {
    let rows = seen.site.jurisdictions.iter().map(|(jurisdiction, entry)| JurisdictionRow {
        jurisdiction: link(seen, *jurisdiction),
        tone: seen.index.tone(*jurisdiction),
        authorities: entry.authorities.iter().map(|id| seen.link(*id)).collect(),
        people: entry.listing.people.len(),
        cases: entry.listing.cases.len(),
    });
    let view = JurisdictionsView { rows: rows.collect() };
    let frame = Frame::new(seen, "jurisdictions", "Jurisdictions")
        .about("Whose sanctions laws are recorded here, and whom they were used against.");
    (frame, view)
}
