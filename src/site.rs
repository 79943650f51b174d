//! A noun: all documents, resolved, with listings and the other side of every relation.
//!
//! `link` makes it; nothing in it changes afterwards.

use crate::change::Entry;
use crate::config::Config;
use crate::document::Document;
use crate::model::Record;
use crate::model::SourceIndex;
use crate::model::authority::Authority;
use crate::model::case::Case;
use crate::model::country::{CountryCode, Jurisdiction};
use crate::model::date::PartialDate;
use crate::model::key::{Key, Kind};
use crate::model::official::{Designation, Official};
use crate::model::words::{Action, Extent};
use std::collections::BTreeMap;

/// Number of a document: an index into [`Site::documents`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub u32);

/// The n-th table of a list in one document's record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The document in whose file it stands.
    pub document: DocId,
    /// Index into the list.
    pub index: u32,
}

/// All documents, resolved.
#[derive(Debug, Default)]
pub struct Site {
    /// What `site.toml` says.
    pub config: Config,
    /// Sorted by key.
    pub documents: Vec<Document>,
    /// What the other documents say of each: one entry a document, in the same order.
    pub ties: Vec<Ties>,
    /// Old keys and where their pages went.
    pub redirects: BTreeMap<Key, DocId>,
    /// Every country that a person or a case is of, or that has a file.
    pub countries: BTreeMap<CountryCode, Listing>,
    /// Every authority.
    pub authorities: BTreeMap<DocId, Listing>,
    /// Every jurisdiction that an authority is of.
    pub jurisdictions: BTreeMap<Jurisdiction, JurisdictionListing>,
    /// Everybody and everything, as one listing.
    pub everything: Listing,
    /// Publishers by name, with what is cited of each. Empty where the publisher of the site omits the sources page.
    pub publishers: Vec<Publisher>,
    /// What is missing.
    pub gaps: Gaps,
    /// What changed on the site, in the order of `history.jsonl`.
    pub history: Vec<Entry>,
}

/// What an index page shows. No withdrawn page is in it.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Officials by seniority, then sort name, then key.
    pub people: Vec<DocId>,
    /// Cases, the newest first, then by key.
    pub cases: Vec<DocId>,
    /// Designations from the oldest on; those without a date last.
    pub acts: Vec<Row>,
}

/// What the page of a jurisdiction shows.
#[derive(Clone, Debug, Default)]
pub struct JurisdictionListing {
    /// Its authorities, by key.
    pub authorities: Vec<DocId>,
    /// What they did.
    pub listing: Listing,
}

/// What other documents say of one document: the other side of each relation.
/// All in order of the document that says it, then of its list. None is from a withdrawn page.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    /// Of a case: involvements in officials' files.
    pub involvements: Vec<Row>,
    /// Of a case: designations over it, from the oldest on.
    pub acts: Vec<Row>,
    /// Of a case: claims in officials' files.
    pub claims: Vec<Row>,
    /// Of an official: claims in cases' files that are about the person.
    pub claims_in_cases: Vec<Row>,
    /// Of an official: proceedings in cases' files that name the person.
    pub proceedings: Vec<Row>,
    /// Of an official: relations in other officials' files.
    pub relations: Vec<Row>,
    /// Of an authority: regimes in cases' files.
    pub regimes: Vec<Row>,
    /// Of an authority: counter-measures to it.
    pub countered_by: Vec<DocId>,
    /// Documents whose body links here, by key, each once, without itself.
    pub backlinks: Vec<DocId>,
}

/// One publisher and what is cited of it.
#[derive(Clone, Debug)]
pub struct Publisher {
    /// As the sources give it.
    pub name: String,
    /// By address.
    pub documents: Vec<CitedDocument>,
}

/// One address and which pages rest on it.
#[derive(Clone, Debug)]
pub struct CitedDocument {
    /// As first cited (lowest key).
    pub url: String,
    /// Where it is cited; by key. The first gives title, kind and dates.
    pub uses: Vec<(DocId, SourceIndex)>,
}

/// What is missing, as far as this site records it.
#[derive(Clone, Debug, Default)]
pub struct Gaps {
    /// Cases over which no designation is recorded and no regime is known to have been used, the newest first.
    pub cases_without_acts: Vec<DocId>,
    /// Cases over which a regime has been used, but nobody whom it designated is recorded here, the newest first.
    pub cases_with_acts_elsewhere: Vec<DocId>,
    /// Listings that name no case.
    pub acts_without_case: Vec<Row>,
    /// Delistings.
    pub delistings: Vec<Row>,
}

/// Where a person stands with an authority, as far as this site records it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A listing is recorded that no later delisting has ended. `since`: date of the first such.
    Listed {
        /// When, if it is known here.
        since: Option<PartialDate>,
    },
    /// Every listing that is recorded has been ended. A delisting under a programme ends the listings
    /// under that programme and those without one; a delisting without a programme ends all.
    Delisted {
        /// When, if it is known here.
        on: Option<PartialDate>,
    },
    /// No act is recorded, and the authority's coverage is complete for the person's country.
    NotListed {
        /// As the list stood on this date.
        as_of: PartialDate,
    },
    /// No act is recorded, which says nothing.
    NoRecord,
}

impl Site {
    /// The document with this key. Old keys are not found; see [`Site::redirects`].
    pub fn find(&self, key: &Key) -> Option<DocId> {
        let index = self.documents.binary_search_by(|document| document.key.cmp(key)).ok()?;
        Some(DocId(index as u32))
    }

    /// The document with this number.
    pub fn document(&self, id: DocId) -> &Document {
        &self.documents[id.0 as usize]
    }

    /// What other documents say of this one.
    pub fn ties(&self, id: DocId) -> &Ties {
        &self.ties[id.0 as usize]
    }

    /// All documents with their numbers, by key.
    pub fn iter(&self) -> impl Iterator<Item = (DocId, &Document)> {
        self.documents.iter().enumerate().map(|(index, document)| (DocId(index as u32), document))
    }

    /// The official with this number.
    pub fn official(&self, id: DocId) -> Option<&Official> {
        match &self.document(id).record {
            Some(Record::Official(official)) => Some(official),
            _ => None,
        }
    }

    /// The case with this number.
    pub fn case(&self, id: DocId) -> Option<&Case> {
        match &self.document(id).record {
            Some(Record::Case(case)) => Some(case),
            _ => None,
        }
    }

    /// The authority with this number.
    pub fn authority(&self, id: DocId) -> Option<&Authority> {
        match &self.document(id).record {
            Some(Record::Authority(authority)) => Some(authority),
            _ => None,
        }
    }

    /// The designation in this row.
    pub fn act(&self, row: Row) -> Option<(&Official, &Designation)> {
        let official = self.official(row.document)?;
        Some((official, official.designations.get(row.index as usize)?))
    }

    /// The document of a country, if it has a file.
    pub fn country_document(&self, code: CountryCode) -> Option<DocId> {
        self.find(&Key::new(Kind::Country, code.code())?)
    }

    /// What the site calls a country: its file's `name`, or that of the table.
    pub fn country_name(&self, code: CountryCode) -> &str {
        let named = self.country_document(code).and_then(|id| match &self.document(id).record {
            Some(Record::Country(country)) => country.name.as_ref(),
            _ => None,
        });
        named.map_or(code.name(), |name| &name.value)
    }

    /// Whether a page was withdrawn.
    pub fn is_withdrawn(&self, id: DocId) -> bool {
        let record = self.document(id).record.as_ref();
        record.is_some_and(|record| record.common().withdrawn.is_some())
    }

    /// Where a person stands with an authority.
    pub fn standing(&self, official: &Official, authority: DocId) -> Standing {
        let key = &self.document(authority).key;
        let acts: Vec<&Designation> =
            official.designations.iter().filter(|act| act.authority.value == *key).collect();
        if acts.is_empty() {
            return self.absence(official, authority);
        }
        // Listings that no delisting has ended yet. An amendment has a date, but not that of a listing.
        let mut open: Vec<(Option<&str>, Option<PartialDate>)> = Vec::new();
        let mut delisted = None;
        for act in in_order(acts) {
            let programme = act.programme.as_ref().map(|programme| programme.value.as_str());
            let date = act.date.as_ref().map(|date| date.value);
            match act.action {
                Action::Listed => open.push((programme, date)),
                Action::Amended if open.is_empty() => open.push((programme, None)),
                Action::Amended => {}
                Action::Delisted => {
                    let other = |of: &Option<&str>| of.zip(programme).is_some_and(|(a, b)| a != b);
                    open.retain(|(of, _)| other(of));
                    delisted = date;
                }
            }
        }
        match open.first() {
            Some((_, since)) => Standing::Listed { since: *since },
            None => Standing::Delisted { on: delisted },
        }
    }

    /// The latest date as of which an authority's list was read for people of the official's country,
    /// in full or in part; nothing if its record does not say.
    pub fn last_read(&self, official: &Official, authority: DocId) -> Option<PartialDate> {
        let coverage = &self.authority(authority)?.coverage;
        let theirs = coverage.iter().filter(|coverage| {
            coverage.countries.is_empty() || coverage.countries.contains(&official.country.value)
        });
        theirs.filter_map(|coverage| coverage.as_of.as_ref()).map(|as_of| as_of.value).max()
    }

    fn absence(&self, official: &Official, authority: DocId) -> Standing {
        let Some(record) = self.authority(authority) else { return Standing::NoRecord };
        let complete = record.coverage.iter().filter(|coverage| {
            coverage.extent == Extent::Complete
                && (coverage.countries.is_empty()
                    || coverage.countries.contains(&official.country.value))
        });
        let dates = complete.filter_map(|coverage| coverage.as_of.as_ref());
        match dates.map(|as_of| as_of.value).max() {
            Some(as_of) => Standing::NotListed { as_of },
            None => Standing::NoRecord,
        }
    }
}

/// By date where one act is surely before the other, else as in the file: a delisting in `2017`
/// stands after the listing of `2017-01-09` that is written before it. An act without a date
/// keeps its place after the one before it in the file.
fn in_order(acts: Vec<&Designation>) -> Vec<&Designation> {
    let mut last: Option<PartialDate> = None;
    let mut ordered: Vec<(Option<PartialDate>, &Designation)> = Vec::with_capacity(acts.len());
    for act in acts {
        last = act.date.as_ref().map(|date| date.value).or(last);
        let surely_later = |other: Option<PartialDate>| {
            last.zip(other).is_some_and(|(this, other)| other.earliest() > this.latest())
        };
        let place = ordered.iter().rposition(|(other, _)| !surely_later(*other));
        ordered.insert(place.map_or(0, |place| place + 1), (last, act));
    }
    ordered.into_iter().map(|(_, act)| act).collect()
}
