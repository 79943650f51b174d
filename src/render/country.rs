//! The list of countries, and the page of each.

use super::authority::{AuthorityRow, authority_row};
use super::body::SafeHtml;
use super::case::{CaseRow, case_row};
use super::chart::{YearChart, chart};
use super::evidence::{self, ClaimView, FootView, ResponseView};
use super::frame::Frame;
use super::pager::{Pager, pages, range, slice};
use super::people::{PeopleGroup, groups};
use super::view::{Link, Seen, count};
use crate::model::Record;
use crate::model::country::CountryCode;
use crate::model::words::AuthorityKind;
use crate::site::{DocId, Listing, Site};
use crate::url::PagePath;
use serde::Serialize;

/// The page of a country. Templates know it as `country`.
#[derive(Serialize)]
pub(super) struct CountryView<'a> {
    /// What the site calls it.
    pub(super) name: &'a str,
    /// ISO 3166-1 alpha-2 in upper case.
    pub(super) code: String,
    /// How many people of this country are on the site.
    pub(super) people_count: usize,
    /// How many of them are listed by somebody, as far as recorded here.
    pub(super) listed_count: usize,
    /// How many cases.
    pub(super) case_count: usize,
    /// How many designations of these people.
    pub(super) act_count: usize,
    /// One attributed sentence; may be empty.
    pub(super) summary: &'a str,
    /// The narrative; none or one.
    pub(super) body: Vec<SafeHtml>,
    /// Listings by year.
    pub(super) chart: YearChart,
    /// Who designated these people: one entry an authority.
    pub(super) authorities: Vec<CountryAuthority<'a>>,
    /// People by rank.
    pub(super) groups: Vec<PeopleGroup<'a>>,
    /// Cases, the newest first.
    pub(super) cases: Vec<CaseRow<'a>>,
    /// Laws of this state that answer the regimes of others.
    pub(super) counter_measures: Vec<AuthorityRow<'a>>,
    /// Its page as a jurisdiction: none or one.
    pub(super) jurisdiction: Vec<Link<'a>>,
    /// Claims of its file.
    pub(super) claims: Vec<ClaimView<'a>>,
    /// Answers to the page.
    pub(super) responses: Vec<ResponseView<'a>>,
    /// Address of the same listing as CSV; empty if left out.
    pub(super) csv: String,
    /// Numbered pages; what is not a list stands on the first only.
    pub(super) pager: Pager,
    /// Sources, corrections, backlinks, as-of date: none if the country has no file.
    pub(super) foot: Vec<FootView<'a>>,
}

/// An authority that designated people of a country.
#[derive(Serialize)]
pub(super) struct CountryAuthority<'a> {
    /// The regime.
    pub(super) authority: Link<'a>,
    /// Whose law it is.
    pub(super) jurisdiction: &'static str,
    /// Number of the colour and pattern of the jurisdiction.
    pub(super) tone: usize,
    /// How many people.
    pub(super) people: usize,
}

/// How many numbered pages it needs.
pub(super) fn page_count(site: &Site, listing: &Listing) -> usize {
    pages(site.config.rows, &[listing.people.len(), listing.cases.len()])
}

/// Frame and view of page `number` of a country.
pub(super) fn page<'a>(
    seen: Seen<'a>,
    code: CountryCode,
    number: usize,
) -> Option<(Frame<'a>, CountryView<'a>)> {
    let listing = seen.site.countries.get(&code)?;
    let name = seen.site.country_name(code);
    let rows = seen.site.config.rows;
    let first = PagePath::country(code);
    let shown = range(rows, number, listing.people.len());
    let before = shown.start.checked_sub(1).map(|at| listing.people[at]);
    let document = seen.site.country_document(code).filter(|id| !seen.site.is_withdrawn(*id));
    let common = document.and_then(|id| seen.site.document(id).record.as_ref()).map(Record::common);
    let listed = |id: &&DocId| {
        let marks = &seen.index.person(**id).marks;
        marks.iter().any(|(_, standing)| matches!(standing, crate::site::Standing::Listed { .. }))
    };
    let is_first = number == 1;
    let view = CountryView {
        name,
        code: code.code().to_uppercase(),
        people_count: listing.people.len(),
        listed_count: listing.people.iter().filter(listed).count(),
        case_count: listing.cases.len(),
        act_count: listing.acts.len(),
        summary: common.and_then(|common| common.summary.as_deref()).unwrap_or_default(),
        body: document
            .iter()
            .map(|id| seen.site.document(*id))
            .filter(|document| !document.body.pieces.is_empty())
            .map(|document| SafeHtml::of_body(seen, document))
            .collect(),
        chart: chart(seen, if is_first { &listing.acts } else { &[] }),
        authorities: if is_first { authorities(seen, listing) } else { Vec::new() },
        groups: groups(seen, &listing.people[shown], before),
        cases: slice(rows, number, &listing.cases)
            .iter()
            .filter_map(|id| case_row(seen, *id))
            .collect(),
        counter_measures: seen
            .index
            .authorities
            .iter()
            .filter(|facts| {
                facts.record.kind == AuthorityKind::CounterMeasure
                    && facts.record.jurisdiction.value.country() == Some(code)
            })
            .map(|facts| authority_row(seen, facts))
            .collect(),
        jurisdiction: seen
            .site
            .jurisdictions
            .keys()
            .filter(|jurisdiction| jurisdiction.country() == Some(code))
            .map(|jurisdiction| super::jurisdiction::link(seen, *jurisdiction))
            .filter(|link| !link.url.is_empty())
            .collect(),
        claims: common
            .map(|common| {
                let claim = |index| evidence::own_claim(seen, common, index);
                (0..common.claims.len()).filter_map(claim).collect()
            })
            .unwrap_or_default(),
        responses: common.map(|common| evidence::answers_to_page(seen, common)).unwrap_or_default(),
        csv: super::csv::url(seen, &first),
        pager: Pager::new(seen, &first, number, page_count(seen.site, listing)),
        foot: document
            .zip(common)
            .map(|(id, common)| evidence::foot(seen, id, common))
            .into_iter()
            .collect(),
    };
    let description = format!(
        "{}: {} and {} on record, and who designated whom.",
        name,
        count(listing.people.len(), "person", "people"),
        count(listing.cases.len(), "case", "cases")
    );
    let frame = Frame::new(seen, "countries", name)
        .below(seen, "Countries", "countries.html")
        .about(description);
    Some((frame, view))
}

/// By how many people, then in the order of all authorities.
fn authorities<'a>(seen: Seen<'a>, listing: &Listing) -> Vec<CountryAuthority<'a>> {
    let mut counted: Vec<(usize, Option<DocId>)> = vec![(0, None); seen.index.authorities.len()];
    let mut acts = listing.acts.clone();
    acts.sort();
    for row in acts {
        let Some((_, act)) = seen.site.act(row) else { continue };
        let Some(place) = seen.index.find(&act.authority.value).and_then(|id| seen.index.place(id))
        else {
            continue;
        };
        let (people, last) = &mut counted[place];
        if *last != Some(row.document) {
            (*people, *last) = (*people + 1, Some(row.document));
        }
    }
    let views = seen.index.authorities.iter().zip(counted).filter(|(_, (people, _))| *people > 0);
    let mut views: Vec<CountryAuthority<'a>> = views
        .map(|(facts, (people, _))| CountryAuthority {
            authority: seen.link(facts.id),
            jurisdiction: facts.record.jurisdiction.value.name(),
            tone: facts.tone,
            people,
        })
        .collect();
    views.sort_by_key(|view| std::cmp::Reverse(view.people));
    views
}

/// The list of countries. Templates know it as `countries`.
#[derive(Serialize)]
pub(super) struct CountriesView<'a> {
    /// By name.
    pub(super) rows: Vec<CountryRow<'a>>,
}

/// A country as a row.
#[derive(Serialize)]
pub(super) struct CountryRow<'a> {
    /// The country.
    pub(super) country: Link<'a>,
    /// How many people.
    pub(super) people: usize,
    /// How many cases.
    pub(super) cases: usize,
    /// How many designations.
    pub(super) acts: usize,
}

/// Rows of all countries, by name.
pub(super) fn rows(seen: Seen<'_>) -> Vec<CountryRow<'_>> {
    let mut rows: Vec<CountryRow<'_>> = seen
        .site
        .countries
        .iter()
        .map(|(code, listing)| CountryRow {
            country: super::people::country(seen, *code),
            people: listing.people.len(),
            cases: listing.cases.len(),
            acts: listing.acts.len(),
        })
        .collect();
    rows.sort_by(|a, b| (&a.country.text, &a.country.url).cmp(&(&b.country.text, &b.country.url)));
    rows
}

/// Frame and view of the list.
pub(super) fn list(seen: Seen<'_>) -> (Frame<'_>, CountriesView<'_>) {
    let frame = Frame::new(seen, "countries", "Countries").about(
        "The states that the people on record served or are tied to, and where the cases happened.",
    );
    (frame, CountriesView { rows: rows(seen) })
}
