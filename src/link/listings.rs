//! Who and what stands on the page of each country, authority and jurisdiction, in which order.

use super::references::Resolved;
use crate::model::Record;
use crate::model::case::Case;
use crate::model::country::{CountryCode, Jurisdiction};
use crate::model::date::Day;
use crate::model::words::AuthorityKind;
use crate::site::{DocId, JurisdictionListing, Listing, Row, Site};
use any_ascii::any_ascii;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What people are sorted by: names in Latin letters without marks or capitals, one entry a document.
pub(super) struct SortNames(Vec<String>);

impl SortNames {
    pub(super) fn new(site: &Site) -> SortNames {
        let name = |(id, _)| site.official(id).map(|official| any_ascii(&official.sort_name));
        SortNames(
            site.iter().map(name).map(|name| name.unwrap_or_default().to_lowercase()).collect(),
        )
    }

    fn of(&self, id: DocId) -> &str {
        &self.0[id.0 as usize]
    }
}

/// Everybody and everything.
pub(super) fn everything(site: &Site, names: &SortNames) -> Listing {
    let mut listing = Listing::default();
    for (id, document) in site.iter() {
        match &document.record {
            _ if site.is_withdrawn(id) => {}
            Some(Record::Official(official)) => {
                listing.people.push(id);
                listing.acts.extend(rows(id, official.designations.len()));
            }
            Some(Record::Case(_)) => listing.cases.push(id),
            Some(Record::Authority(_) | Record::Country(_) | Record::About(_)) | None => {}
        }
    }
    order(site, names, &mut listing);
    listing
}

/// Every country that a person or a case is of, or that has a file.
pub(super) fn countries(site: &Site, names: &SortNames) -> BTreeMap<CountryCode, Listing> {
    let mut listings: BTreeMap<CountryCode, Listing> = BTreeMap::new();
    for (id, document) in site.iter() {
        match &document.record {
            _ if site.is_withdrawn(id) => {}
            Some(Record::Official(official)) => {
                let listing = listings.entry(official.country.value).or_default();
                listing.people.push(id);
                listing.acts.extend(rows(id, official.designations.len()));
            }
            Some(Record::Case(case)) => {
                if let Some(country) = &case.country {
                    listings.entry(country.value).or_default().cases.push(id);
                }
            }
            Some(Record::Country(country)) => {
                listings.entry(country.code).or_default();
            }
            Some(Record::Authority(_) | Record::About(_)) | None => {}
        }
    }
    listings.values_mut().for_each(|listing| order(site, names, listing));
    listings
}

/// Every authority, with the people it acted on and the cases over which it acted or was used.
pub(super) fn authorities(
    site: &Site,
    resolved: &Resolved<'_>,
    names: &SortNames,
) -> BTreeMap<DocId, Listing> {
    let mut listings: BTreeMap<DocId, Listing> = BTreeMap::new();
    let mut cases: BTreeSet<(DocId, DocId)> = BTreeSet::new();
    for (id, document) in site.iter() {
        if site.is_withdrawn(id) {
            continue;
        }
        match &document.record {
            Some(Record::Authority(_)) => {
                listings.entry(id).or_default();
            }
            Some(Record::Official(official)) => {
                for (act, row) in official.designations.iter().zip(rows(id, usize::MAX)) {
                    let Some(authority) = resolved.get(&act.authority.value) else { continue };
                    let listing = listings.entry(authority).or_default();
                    if listing.people.last() != Some(&id) {
                        listing.people.push(id);
                    }
                    listing.acts.push(row);
                    let over = act.cases.iter().filter_map(|case| resolved.get(&case.value));
                    cases.extend(over.map(|case| (authority, case)));
                }
            }
            Some(Record::Case(case)) => {
                let used = case.regimes.iter().filter_map(|row| resolved.get(&row.authority.value));
                cases.extend(used.map(|authority| (authority, id)));
            }
            Some(Record::Country(_) | Record::About(_)) | None => {}
        }
    }
    for (authority, case) in cases {
        if !site.is_withdrawn(case) {
            listings.entry(authority).or_default().cases.push(case);
        }
    }
    listings.retain(|id, _| !site.is_withdrawn(*id) && site.authority(*id).is_some());
    listings.values_mut().for_each(|listing| order(site, names, listing));
    listings
}

/// Every jurisdiction that an authority is of.
pub(super) fn jurisdictions(
    site: &Site,
    names: &SortNames,
) -> BTreeMap<Jurisdiction, JurisdictionListing> {
    let mut jurisdictions: BTreeMap<Jurisdiction, JurisdictionListing> = BTreeMap::new();
    for (id, listing) in &site.authorities {
        let Some(authority) = site.authority(*id) else { continue };
        let entry = jurisdictions.entry(authority.jurisdiction.value).or_default();
        entry.authorities.push(*id);
        if authority.kind == AuthorityKind::CounterMeasure {
            continue;
        }
        entry.listing.people.extend(&listing.people);
        entry.listing.cases.extend(&listing.cases);
        entry.listing.acts.extend(&listing.acts);
    }
    jurisdictions.values_mut().for_each(|entry| order(site, names, &mut entry.listing));
    jurisdictions
}

/// The rows of a list in the file of `document`.
pub(super) fn rows(document: DocId, count: usize) -> impl Iterator<Item = Row> {
    (0..count.min(u32::MAX as usize)).map(move |index| Row { document, index: index as u32 })
}

fn order(site: &Site, names: &SortNames, listing: &mut Listing) {
    let person = |id: &DocId| {
        let seniority = site.official(*id).map(|official| official.seniority);
        (seniority, names.of(*id), *id)
    };
    listing.people.sort_by(|a, b| person(a).cmp(&person(b)));
    listing.people.dedup();
    listing
        .cases
        .sort_by_key(|id| (Reverse(site.case(*id).and_then(day)), &site.document(*id).key));
    listing.cases.dedup();
    sort_acts(site, &mut listing.acts);
}

/// From the oldest on, those without a date last.
pub(super) fn sort_acts(site: &Site, acts: &mut [Row]) {
    acts.sort_by_cached_key(|row| {
        let date = site.act(*row).and_then(|(_, act)| act.date.as_ref()).map(|date| date.value);
        (date.is_none(), date, *row)
    });
}

/// The day by which a case is sorted.
fn day(case: &Case) -> Option<Day> {
    let date = case.happened.as_ref().or(case.ended.as_ref()).or(case.started.as_ref())?;
    Some(date.value.earliest())
}
