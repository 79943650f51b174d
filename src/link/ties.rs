//! The other side of every relation: what other documents say of each.

use super::listings::rows;
use super::references::Resolved;
use crate::model::Record;
use crate::model::key::Key;
use crate::site::{DocId, Listing, Site, Ties};

/// One entry a document, in the order of the documents.
pub(super) fn ties(site: &Site, everything: &Listing, resolved: &Resolved<'_>) -> Vec<Ties> {
    let mut ties: Vec<Ties> = Vec::new();
    ties.resize_with(site.documents.len(), Ties::default);
    for (id, document) in site.iter() {
        if site.is_withdrawn(id) {
            continue;
        }
        let mut tie = |key: &Key, add: &dyn Fn(&mut Ties)| {
            if let Some(other) = resolved.get(key) {
                add(&mut ties[other.0 as usize]);
            }
        };
        if let Some(record) = &document.record {
            of_record(id, record, &mut tie);
        }
        for link in &document.body.links {
            tie(&link.value.key, &|other| {
                if other.backlinks.last() != Some(&id) {
                    other.backlinks.push(id);
                }
            });
        }
    }
    for (index, entry) in ties.iter_mut().enumerate() {
        entry.backlinks.retain(|from| from.0 as usize != index);
    }
    // In the order in which everything stands: from the oldest act on.
    for row in &everything.acts {
        let Some((_, act)) = site.act(*row) else { continue };
        for case in act.cases.iter().filter_map(|case| resolved.get(&case.value)) {
            push_once(&mut ties[case.0 as usize].acts, *row);
        }
    }
    ties
}

/// Adds something to the ties of the document with a key, if there is one.
type Tie<'a> = &'a mut dyn FnMut(&Key, &dyn Fn(&mut Ties));

fn of_record(id: DocId, record: &Record, tie: Tie<'_>) {
    let each = || rows(id);
    match record {
        Record::Official(official) => {
            for (involvement, row) in official.involvements.iter().zip(each()) {
                tie(&involvement.case.value, &|case| case.involvements.push(row));
            }
            for (claim, row) in official.common.claims.iter().zip(each()) {
                if let Some(case) = &claim.case {
                    tie(&case.value, &|case| case.claims.push(row));
                }
            }
            for (relation, row) in official.relations.iter().zip(each()) {
                tie(&relation.person.value, &|person| person.relations.push(row));
            }
        }
        Record::Case(case) => {
            for (claim, row) in case.common.claims.iter().zip(each()) {
                for person in &claim.people {
                    tie(&person.value, &|person| push_once(&mut person.claims_in_cases, row));
                }
            }
            for (proceeding, row) in case.proceedings.iter().zip(each()) {
                for person in &proceeding.people {
                    tie(&person.value, &|person| push_once(&mut person.proceedings, row));
                }
            }
            for (regime, row) in case.regimes.iter().zip(each()) {
                tie(&regime.authority.value, &|authority| push_once(&mut authority.regimes, row));
            }
        }
        Record::Authority(authority) => {
            for other in &authority.counter_to {
                tie(&other.value, &|other| push_once(&mut other.countered_by, id));
            }
        }
        Record::Country(_) | Record::About(_) => {}
    }
}

fn push_once<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if list.last() != Some(&value) {
        list.push(value);
    }
}
