//! What is missing: who is designated by whom and by whom not, and cases over which nobody is.

use super::acts::{facts, sentence};
use super::case::{CaseRow, case_row};
use super::frame::Frame;
use super::index::standing_with;
use super::pager::{Pager, pages, slice};
use super::people::{Mark, country, mark};
use super::view::{DateView, Link, Seen};
use crate::site::{DocId, Row, Site};
use crate::url::PagePath;
use serde::Serialize;

/// The page of gaps. Templates know it as `gaps`.
#[derive(Serialize)]
pub(super) struct GapsView<'a> {
    /// Columns of the matrix.
    pub(super) jurisdictions: Vec<GapColumn<'a>>,
    /// Rows of the matrix: people by rank.
    pub(super) people: Vec<GapRow<'a>>,
    /// How many people there are in all.
    pub(super) people_total: usize,
    /// Cases over which nobody is recorded as designated.
    pub(super) cases: Vec<CaseRow<'a>>,
    /// Cases over which a regime has been used, but nobody whom it designated is recorded here.
    pub(super) cases_elsewhere: Vec<CaseRow<'a>>,
    /// Listings that name no case.
    pub(super) without_case: Vec<GapAct<'a>>,
    /// How many of them there are in all.
    pub(super) without_case_total: usize,
    /// Delistings.
    pub(super) delistings: Vec<GapAct<'a>>,
    /// Numbered pages: part by part of each of the five lists.
    pub(super) pager: Pager,
}

/// A column of the matrix.
#[derive(Serialize)]
pub(super) struct GapColumn<'a> {
    /// The jurisdiction.
    pub(super) jurisdiction: Link<'a>,
    /// Its code.
    pub(super) code: &'static str,
}

/// A row of the matrix.
#[derive(Serialize)]
pub(super) struct GapRow<'a> {
    /// The person.
    pub(super) person: Link<'a>,
    /// The person's country.
    pub(super) country: Link<'a>,
    /// An acquittal is on record.
    pub(super) acquitted: bool,
    /// A denial or another answer is on record.
    pub(super) answered: bool,
    /// One cell a column.
    pub(super) cells: Vec<Mark>,
}

/// A designation as a row.
#[derive(Serialize)]
pub(super) struct GapAct<'a> {
    /// The person.
    pub(super) person: Link<'a>,
    /// An acquittal is on record.
    pub(super) acquitted: bool,
    /// A denial or another answer is on record.
    pub(super) answered: bool,
    /// What the authority did, in one sentence.
    pub(super) sentence: String,
    /// When.
    pub(super) date: DateView,
}

/// How many numbered pages it needs.
pub(super) fn page_count(site: &Site) -> usize {
    let gaps = &site.gaps;
    let lists = [
        site.everything.people.len(),
        gaps.cases_without_acts.len(),
        gaps.cases_with_acts_elsewhere.len(),
        gaps.acts_without_case.len(),
        gaps.delistings.len(),
    ];
    pages(site.config.rows, &lists)
}

/// Frame and view of page `number` of the gaps.
pub(super) fn page(seen: Seen<'_>, number: usize) -> (Frame<'_>, GapsView<'_>) {
    let (gaps, rows) = (&seen.site.gaps, seen.site.config.rows);
    let people = &seen.site.everything.people;
    let column = |jurisdiction: &crate::model::country::Jurisdiction| GapColumn {
        jurisdiction: super::jurisdiction::link(seen, *jurisdiction),
        code: jurisdiction.code(),
    };
    let acts = |list| slice(rows, number, list).iter().filter_map(|row| act(seen, *row)).collect();
    let cases =
        |list| slice(rows, number, list).iter().filter_map(|id| case_row(seen, *id)).collect();
    let view = GapsView {
        jurisdictions: seen.index.jurisdictions.iter().map(column).collect(),
        people: slice(rows, number, people).iter().filter_map(|id| row(seen, *id)).collect(),
        people_total: people.len(),
        cases: cases(&gaps.cases_without_acts),
        cases_elsewhere: cases(&gaps.cases_with_acts_elsewhere),
        without_case: acts(&gaps.acts_without_case),
        without_case_total: gaps.acts_without_case.len(),
        delistings: acts(&gaps.delistings),
        pager: Pager::new(seen, &PagePath::fixed("gaps.html"), number, page_count(seen.site)),
    };
    let frame = Frame::new(seen, "gaps", "Gaps").about(
        "Who is designated by whom and by whom not, as far as this site knows, and cases over which nobody is recorded as designated.",
    );
    (frame, view)
}

fn row<'a>(seen: Seen<'a>, id: DocId) -> Option<GapRow<'a>> {
    let official = seen.site.official(id)?;
    let facts = seen.index.person(id);
    let cell = |jurisdiction: &crate::model::country::Jurisdiction| {
        let standing = standing_with(seen.site, seen.index, official, *jurisdiction);
        mark(seen, *jurisdiction, standing)
    };
    Some(GapRow {
        person: seen.link(id),
        country: country(seen, official.country.value),
        acquitted: facts.acquitted,
        answered: facts.answered,
        cells: seen.index.jurisdictions.iter().map(cell).collect(),
    })
}

fn act<'a>(seen: Seen<'a>, row: Row) -> Option<GapAct<'a>> {
    let (official, act) = seen.site.act(row)?;
    let person = seen.index.person(row.document);
    Some(GapAct {
        person: seen.link(row.document),
        acquitted: person.acquitted,
        answered: person.answered,
        sentence: sentence(facts(seen, act), act, &official.name.value),
        date: DateView::of(super::acts::date(act)),
    })
}
