//! The home page.

use super::acts::{ActGroup, group};
use super::case::{CaseRow, case_row};
use super::country::{CountryRow, rows};
use super::directory::letters;
use super::frame::Frame;
use super::view::{Link, Seen};
use crate::config::Part;
use crate::url::PagePath;
use serde::Serialize;
use std::borrow::Cow;

/// The home page. Templates know it as `home`.
#[derive(Serialize)]
pub(super) struct HomeView<'a> {
    /// How many of what.
    pub(super) counts: Vec<CountView>,
    /// The newest designations.
    pub(super) newest: Vec<ActGroup<'a>>,
    /// Letters of the list of people.
    pub(super) letters: Vec<Link<'a>>,
    /// Countries by name.
    pub(super) countries: Vec<CountryRow<'a>>,
    /// Authorities, by jurisdiction.
    pub(super) jurisdictions: Vec<HomeJurisdiction<'a>>,
    /// The newest cases.
    pub(super) cases: Vec<CaseRow<'a>>,
    /// How many cases have nobody recorded as designated over them.
    pub(super) cases_without: usize,
    /// The page of gaps; empty if left out.
    pub(super) gaps: String,
    /// The list of people; empty if left out.
    pub(super) officials: String,
    /// The list of cases; empty if left out.
    pub(super) all_cases: String,
}

/// A number and what it counts.
#[derive(Serialize)]
pub(super) struct CountView {
    /// How many.
    pub(super) number: usize,
    /// Of what.
    pub(super) label: &'static str,
    /// Where they are listed; may be empty.
    pub(super) url: String,
}

/// A jurisdiction and its authorities.
#[derive(Serialize)]
pub(super) struct HomeJurisdiction<'a> {
    /// The jurisdiction.
    pub(super) jurisdiction: Link<'a>,
    /// Number of its colour and pattern.
    pub(super) tone: usize,
    /// How many people it acted on, as far as recorded here.
    pub(super) people: usize,
    /// Its authorities.
    pub(super) authorities: Vec<Link<'a>>,
}

/// Frame and view of the home page.
pub(super) fn page(seen: Seen<'_>) -> (Frame<'_>, HomeView<'_>) {
    let site = seen.site;
    let all = &site.everything;
    let part = |part: Part, page: &'static str| match site.config.has(part) {
        true => seen.url(&PagePath::fixed(page)),
        false => String::new(),
    };
    let officials = part(Part::Officials, "officials.html");
    let all_cases = part(Part::Cases, "cases.html");
    let page = |page: &'static str| seen.url(&PagePath::fixed(page));
    let one_or = |number: usize, one: &'static str, many: &'static str| {
        if number == 1 { one } else { many }
    };
    let counted = [
        (all.people.len(), "person", "people", officials.clone()),
        (all.cases.len(), "case", "cases", all_cases.clone()),
        (all.acts.len(), "designation", "designations", String::new()),
        (site.authorities.len(), "authority", "authorities", page("authorities.html")),
        (site.countries.len(), "country", "countries", page("countries.html")),
    ];
    let count =
        |(number, one, many, url)| CountView { number, label: one_or(number, one, many), url };
    let view = HomeView {
        counts: counted.into_iter().map(count).collect(),
        newest: newest(seen),
        letters: if officials.is_empty() { Vec::new() } else { letters(seen) },
        countries: rows(seen),
        jurisdictions: jurisdictions(seen),
        cases: all.cases.iter().take(8).filter_map(|id| case_row(seen, *id)).collect(),
        cases_without: site.gaps.cases_without_acts.len(),
        gaps: part(Part::Gaps, "gaps.html"),
        officials,
        all_cases,
    };
    let mut frame =
        Frame::new(seen, "home", Cow::Borrowed("")).about(site.config.description.as_str());
    frame.crumbs.clear();
    (frame, view)
}

/// The eight newest entries, acts of one authority on one day being one.
fn newest<'a>(seen: Seen<'a>) -> Vec<ActGroup<'a>> {
    let acts = &seen.site.everything.acts;
    let is_dated =
        |row: &crate::site::Row| seen.site.act(*row).is_some_and(|(_, act)| act.date.is_some());
    let dated = acts.partition_point(is_dated);
    let mut shown = Vec::new();
    for row in acts[..dated].iter().rev().take(400) {
        shown.push(*row);
    }
    let groups = group(seen, shown, 6);
    groups.into_iter().take(8).map(|(_, act)| act).collect()
}

fn jurisdictions<'a>(seen: Seen<'a>) -> Vec<HomeJurisdiction<'a>> {
    let view = |jurisdiction: &crate::model::country::Jurisdiction| {
        let entry = seen.site.jurisdictions.get(jurisdiction)?;
        Some(HomeJurisdiction {
            jurisdiction: super::jurisdiction::link(seen, *jurisdiction),
            tone: seen.index.tone(*jurisdiction),
            people: entry.listing.people.len(),
            authorities: entry.authorities.iter().map(|id| seen.link(*id)).collect(),
        })
    };
    seen.index.jurisdictions.iter().filter_map(view).collect()
}
