//! Who and what stands on the page of each country, authority and jurisdiction, in which order.
//!
//! Everything is put in order once, in [`everything`]; the other listings take
//! their parts of it in that order and need no sorting of their own.

use super::references::Resolved;
use crate::model::Record;
use crate::model::case::Case;
use crate::model::country::{CountryCode, Jurisdiction};
use crate::model::date::Day;
use crate::model::words::AuthorityKind;
use crate::site::{DocId, JurisdictionListing, Listing, Row, Site};
use any_ascii::any_ascii;
use rayon::slice::ParallelSliceMut;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Everybody and everything.
pub(super) fn everything(site: &Site) -> Listing {
    let mut people: Vec<(_, String, DocId)> = Vec::new();
    let mut cases: Vec<(_, DocId)> = Vec::new();
    let mut acts: Vec<(_, Row)> = Vec::new();
    for (id, document) in site.iter() {
        match &document.record {
            _ if site.is_withdrawn(id) => {}
            Some(Record::Official(official)) => {
                // In Latin letters without marks or capitals, so that every script has its place.
                let name = any_ascii(&official.sort_name).to_lowercase();
                people.push((official.seniority, name, id));
                for (act, row) in official.designations.iter().zip(rows(id)) {
                    let date = act.date.as_ref().map(|date| date.value);
                    acts.push(((date.is_none(), date), row));
                }
            }
            Some(Record::Case(case)) => cases.push((Reverse(day(case)), id)),
            Some(Record::Authority(_) | Record::Country(_) | Record::About(_)) | None => {}
        }
    }
    people.par_sort();
    cases.par_sort();
    acts.par_sort();
    Listing {
        people: people.into_iter().map(|(_, _, id)| id).collect(),
        cases: cases.into_iter().map(|(_, id)| id).collect(),
        acts: acts.into_iter().map(|(_, row)| row).collect(),
    }
}

/// Every country that a person or a case is of, or that has a file.
pub(super) fn countries(site: &Site, everything: &Listing) -> BTreeMap<CountryCode, Listing> {
    let mut listings: BTreeMap<CountryCode, Listing> = BTreeMap::new();
    for (_, document) in site.iter() {
        if let Some(Record::Country(country)) = &document.record
            && country.common.withdrawn.is_none()
        {
            listings.entry(country.code).or_default();
        }
    }
    for id in &everything.people {
        if let Some(official) = site.official(*id) {
            listings.entry(official.country.value).or_default().people.push(*id);
        }
    }
    for id in &everything.cases {
        if let Some(country) = site.case(*id).and_then(|case| case.country.as_ref()) {
            listings.entry(country.value).or_default().cases.push(*id);
        }
    }
    for row in &everything.acts {
        if let Some(official) = site.official(row.document) {
            listings.entry(official.country.value).or_default().acts.push(*row);
        }
    }
    listings
}

/// Every authority, with the people it acted on and the cases over which it acted or was used.
pub(super) fn authorities(
    site: &Site,
    everything: &Listing,
    resolved: &Resolved<'_>,
) -> BTreeMap<DocId, Listing> {
    let mut listings: BTreeMap<DocId, Listing> = BTreeMap::new();
    for (id, document) in site.iter() {
        if matches!(&document.record, Some(Record::Authority(_))) && !site.is_withdrawn(id) {
            listings.insert(id, Listing::default());
        }
    }
    let mut over: BTreeSet<(DocId, DocId)> = BTreeSet::new();
    for row in &everything.acts {
        let Some((_, act)) = site.act(*row) else { continue };
        let Some(authority) = resolved.get(&act.authority.value) else { continue };
        let Some(listing) = listings.get_mut(&authority) else { continue };
        listing.acts.push(*row);
        let cases = act.cases.iter().filter_map(|case| resolved.get(&case.value));
        over.extend(cases.map(|case| (case, authority)));
    }
    for id in &everything.people {
        let Some(official) = site.official(*id) else { continue };
        for act in &official.designations {
            let authority = resolved.get(&act.authority.value);
            if let Some(listing) = authority.and_then(|authority| listings.get_mut(&authority))
                && listing.people.last() != Some(id)
            {
                listing.people.push(*id);
            }
        }
    }
    for id in &everything.cases {
        let Some(case) = site.case(*id) else { continue };
        let used = case.regimes.iter().filter_map(|row| resolved.get(&row.authority.value));
        over.extend(used.map(|authority| (*id, authority)));
        for (_, authority) in over.range((*id, DocId(0))..=(*id, DocId(u32::MAX))) {
            if let Some(listing) = listings.get_mut(authority) {
                listing.cases.push(*id);
            }
        }
    }
    listings
}

/// Every jurisdiction that an authority is of.
pub(super) fn jurisdictions(
    site: &Site,
    everything: &Listing,
    authorities: &BTreeMap<DocId, Listing>,
) -> BTreeMap<Jurisdiction, JurisdictionListing> {
    let mut jurisdictions: BTreeMap<Jurisdiction, JurisdictionListing> = BTreeMap::new();
    for id in authorities.keys() {
        let Some(authority) = site.authority(*id) else { continue };
        let entry = jurisdictions.entry(authority.jurisdiction.value).or_default();
        entry.authorities.push(*id);
    }
    for entry in jurisdictions.values_mut() {
        let acting = entry.authorities.iter().filter(|id| {
            let kind = site.authority(**id).map(|authority| authority.kind);
            kind.is_some_and(|kind| kind != AuthorityKind::CounterMeasure)
        });
        let theirs: Vec<&Listing> = acting.filter_map(|id| authorities.get(id)).collect();
        // One authority's listing is in order already; only several have to be merged.
        entry.listing = match theirs.as_slice() {
            [] => Listing::default(),
            [one] => (*one).clone(),
            several => merge(site.documents.len(), everything, several),
        };
    }
    jurisdictions
}

/// Several listings as one, in the order of everything.
fn merge(documents: usize, everything: &Listing, parts: &[&Listing]) -> Listing {
    let mut wanted = vec![false; documents];
    for id in parts.iter().flat_map(|part| part.people.iter().chain(&part.cases)) {
        wanted[id.0 as usize] = true;
    }
    let mut acts: Vec<Row> = parts.iter().flat_map(|part| part.acts.iter().copied()).collect();
    acts.par_sort();
    let ids = |all: &[DocId]| all.iter().filter(|id| wanted[id.0 as usize]).copied().collect();
    Listing {
        people: ids(&everything.people),
        cases: ids(&everything.cases),
        acts: everything
            .acts
            .iter()
            .filter(|row| acts.binary_search(row).is_ok())
            .copied()
            .collect(),
    }
}

/// The rows of a list in the file of `document`, without end.
pub(super) fn rows(document: DocId) -> impl Iterator<Item = Row> {
    (0..u32::MAX).map(move |index| Row { document, index })
}

/// The day by which a case is sorted.
fn day(case: &Case) -> Option<Day> {
    let date = case.happened.as_ref().or(case.ended.as_ref()).or(case.started.as_ref())?;
    Some(date.value.earliest())
}
