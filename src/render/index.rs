//! What is worked out once for all pages, so that no page looks through all documents.

use super::pictures::Shown;
use super::view::join_words;
use crate::config::Part;
use crate::model::authority::Authority;
use crate::model::country::{CountryCode, Jurisdiction};
use crate::model::date::PartialDate;
use crate::model::key::Key;
use crate::model::official::{Official, Position};
use crate::model::words::{AuthorityKind, Measure, Status, Word};
use crate::site::{DocId, Site, Standing};
use crate::url::PagePath;
use ahash::AHashMap;
use any_ascii::any_ascii;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Value;

/// See the module.
pub(super) struct Index<'a> {
    /// Authorities by jurisdiction, then short name; counter-measures too.
    pub(super) authorities: Vec<AuthorityFacts<'a>>,
    /// Where each document stands. Looked up, never walked.
    keys: AHashMap<&'a Key, DocId>,
    /// The page of each document.
    paths: Vec<PagePath>,
    /// What the site calls each country of a person or a case.
    countries: AHashMap<CountryCode, &'a str>,
    /// Where each authority stands in that list.
    places: BTreeMap<DocId, usize>,
    /// One entry a document; of documents that are no person it is empty.
    people: Vec<PersonFacts<'a>>,
    /// Everybody by sort name, with the letter to be found under.
    pub(super) alphabet: Vec<(char, DocId)>,
    /// Jurisdictions that act against people here (not those with counter-measures only), in order.
    pub(super) jurisdictions: Vec<Jurisdiction>,
    /// The pictures that pages show.
    pictures: Shown<'a>,
    /// Links of every page's head and foot, by how many folders down the page lies.
    links: [Value; 3],
}

/// What listings and designations say of an authority.
pub(super) struct AuthorityFacts<'a> {
    pub(super) id: DocId,
    pub(super) record: &'a Authority,
    /// "the United States", to stand in a sentence.
    pub(super) actor: String,
    /// "visa or entry ban, asset freeze".
    pub(super) measures: String,
    /// Number of the colour and pattern of its jurisdiction.
    pub(super) tone: usize,
}

/// What a row says of a person.
#[derive(Clone, Default)]
pub(super) struct PersonFacts<'a> {
    /// The latest post held, as far as it is recorded.
    pub(super) post: Option<&'a Position>,
    /// Where the person stands with each jurisdiction that ever acted.
    pub(super) marks: Vec<(Jurisdiction, Standing)>,
    /// An acquittal is on record.
    pub(super) acquitted: bool,
    /// A denial or another answer is on record.
    pub(super) answered: bool,
}

impl<'a> Index<'a> {
    pub(super) fn new(site: &'a Site, pictures: Shown<'a>) -> Index<'a> {
        let jurisdictions: Vec<Jurisdiction> = site
            .jurisdictions
            .iter()
            .filter(|(_, entry)| entry.authorities.iter().any(|id| acts(site, *id)))
            .map(|(jurisdiction, _)| *jurisdiction)
            .collect();
        let mut authorities: Vec<AuthorityFacts<'a>> =
            site.authorities.keys().filter_map(|id| authority_facts(site, *id)).collect();
        authorities.sort_by_cached_key(|facts| {
            let name = facts.record.short_name.to_lowercase();
            (facts.record.jurisdiction.value, name, facts.id)
        });
        for facts in &mut authorities {
            let place = jurisdictions.iter().position(|j| *j == facts.record.jurisdiction.value);
            facts.tone = place.map_or(0, tone_of);
        }
        let places = authorities.iter().enumerate().map(|(at, facts)| (facts.id, at)).collect();
        let mut index = Index {
            keys: site.iter().map(|(id, document)| (&document.key, id)).collect(),
            paths: site
                .documents
                .iter()
                .map(|document| PagePath::document(&document.key))
                .collect(),
            countries: site
                .countries
                .keys()
                .map(|code| (*code, site.country_name(*code)))
                .collect(),
            authorities,
            places,
            people: Vec::new(),
            alphabet: alphabet(site),
            jurisdictions,
            pictures,
            links: [0, 1, 2].map(|depth| links(site, depth)),
        };
        index.people = site
            .documents
            .par_iter()
            .enumerate()
            .with_min_len(256)
            .map(|(at, _)| person_facts(site, &index, DocId(at as u32)))
            .collect();
        index
    }

    /// The document with this key.
    pub(super) fn find(&self, key: &Key) -> Option<DocId> {
        self.keys.get(key).copied()
    }

    /// The page of a document.
    pub(super) fn path(&self, id: DocId) -> &PagePath {
        &self.paths[id.0 as usize]
    }

    /// What the site calls a country.
    pub(super) fn country_name(&self, site: &'a Site, code: CountryCode) -> &'a str {
        self.countries.get(&code).copied().unwrap_or_else(|| site.country_name(code))
    }

    /// What is known of an authority; nothing of a withdrawn one.
    pub(super) fn authority(&self, id: DocId) -> Option<&AuthorityFacts<'a>> {
        self.places.get(&id).map(|place| &self.authorities[*place])
    }

    /// Where an authority stands in the list of all.
    pub(super) fn place(&self, id: DocId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// What a row says of a person.
    pub(super) fn person(&self, id: DocId) -> &PersonFacts<'a> {
        &self.people[id.0 as usize]
    }

    /// Number of the colour and pattern of a jurisdiction, from 1; 0 for one that does not act.
    pub(super) fn tone(&self, jurisdiction: Jurisdiction) -> usize {
        self.jurisdictions.iter().position(|other| *other == jurisdiction).map_or(0, tone_of)
    }

    /// The regimes of a jurisdiction that act against people and are recorded here: the name of the one, or how many.
    pub(super) fn regimes(&self, jurisdiction: Jurisdiction) -> String {
        let own: Vec<&str> = self
            .authorities
            .iter()
            .filter(|facts| facts.record.jurisdiction.value == jurisdiction)
            .filter(|facts| facts.record.kind != AuthorityKind::CounterMeasure)
            .map(|facts| facts.record.short_name.as_str())
            .collect();
        match own.as_slice() {
            [one] => (*one).to_owned(),
            more => format!("any of its {} regimes recorded here", more.len()),
        }
    }

    /// Width and height of a picture that a page shows.
    pub(super) fn picture_size(&self, name: &str) -> Option<(u32, u32)> {
        self.pictures.get(name)?.size
    }

    /// Links of the head and foot of a page.
    pub(super) fn links(&self, from: &PagePath) -> &Value {
        let depth = from.as_str().bytes().filter(|byte| *byte == b'/').count();
        &self.links[depth.min(2)]
    }
}

/// There are eight colours and patterns; a ninth jurisdiction begins anew.
fn tone_of(place: usize) -> usize {
    place % 8 + 1
}

/// Whether an authority acts against people: all but counter-measures.
fn acts(site: &Site, id: DocId) -> bool {
    site.authority(id).is_some_and(|record| record.kind != AuthorityKind::CounterMeasure)
}

fn authority_facts(site: &Site, id: DocId) -> Option<AuthorityFacts<'_>> {
    let record = site.authority(id)?;
    Some(AuthorityFacts {
        id,
        record,
        actor: actor(record.jurisdiction.value),
        measures: measures(record.measures.iter().copied()),
        tone: 0,
    })
}

/// "visa or entry ban, asset freeze".
pub(super) fn measures(measures: impl Iterator<Item = Measure>) -> String {
    measures.map(Measure::label).collect::<Vec<_>>().join(", ")
}

/// A jurisdiction as it stands in the middle of a sentence: "the United States", "Canada".
pub(super) fn actor(jurisdiction: Jurisdiction) -> String {
    const WITH_ARTICLE: [&str; 11] =
        ["ae", "bs", "cf", "do", "eu", "gm", "nl", "ph", "un", "us", "va"];
    let the = jurisdiction == Jurisdiction::Uk || WITH_ARTICLE.contains(&jurisdiction.code());
    format!("{}{}", if the { "the " } else { "" }, jurisdiction.name())
}

/// The same at the beginning of a sentence.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Where a person stands with a jurisdiction: with all of its authorities taken together.
///
/// "Not listed" needs complete coverage of every one of them; the date is the earliest.
pub(super) fn standing_with(
    site: &Site,
    index: &Index<'_>,
    official: &Official,
    jurisdiction: Jurisdiction,
) -> Standing {
    let mut listed: Option<Option<PartialDate>> = None;
    let mut delisted: Option<Option<PartialDate>> = None;
    let mut absent: Option<PartialDate> = None;
    let mut unknown = false;
    let own = index.authorities.iter().filter(|facts| {
        facts.record.jurisdiction.value == jurisdiction
            && facts.record.kind != AuthorityKind::CounterMeasure
    });
    for facts in own {
        match site.standing(official, facts.id) {
            Standing::Listed { since } => {
                listed = Some(match (listed.flatten(), since) {
                    (Some(first), Some(second)) => Some(first.min(second)),
                    (first, second) => first.or(second),
                });
            }
            Standing::Delisted { on } => delisted = Some(delisted.flatten().max(on)),
            Standing::NotListed { as_of } => {
                absent = Some(absent.map_or(as_of, |date| date.min(as_of)));
            }
            Standing::NoRecord => unknown = true,
        }
    }
    match (listed, delisted, absent) {
        (Some(since), _, _) => Standing::Listed { since },
        (None, Some(on), _) => Standing::Delisted { on },
        (None, None, Some(as_of)) if !unknown => Standing::NotListed { as_of },
        (None, None, _) => Standing::NoRecord,
    }
}

fn person_facts<'a>(site: &'a Site, index: &Index<'a>, id: DocId) -> PersonFacts<'a> {
    let Some(official) = site.official(id) else { return PersonFacts::default() };
    let mut acted: Vec<Jurisdiction> = Vec::new();
    for act in &official.designations {
        let facts = index.find(&act.authority.value).and_then(|id| index.authority(id));
        if let Some(facts) = facts
            && facts.tone > 0
        {
            acted.push(facts.record.jurisdiction.value);
        }
    }
    acted.sort();
    acted.dedup();
    let with = |jurisdiction| (jurisdiction, standing_with(site, index, official, jurisdiction));
    let (acquitted, answered) = answers(site, official, id);
    PersonFacts {
        post: post(official),
        marks: acted.into_iter().map(with).collect(),
        acquitted,
        answered,
    }
}

/// Whether an acquittal, and whether an answer of the person or on the person's behalf, is on record.
fn answers(site: &Site, official: &Official, id: DocId) -> (bool, bool) {
    let ties = site.ties(id);
    let own = official.common.claims.iter().map(|claim| claim.status.value);
    let parts = official.involvements.iter().map(|part| part.status.value);
    let in_cases = ties.claims_in_cases.iter().filter_map(|row| {
        let claim = site.case(row.document)?.common.claims.get(row.index as usize)?;
        Some(claim.status.value)
    });
    let before_courts = ties.proceedings.iter().filter_map(|row| {
        Some(site.case(row.document)?.proceedings.get(row.index as usize)?.status.value)
    });
    let mut statuses = own.chain(parts).chain(in_cases).chain(before_courts);
    let (mut acquitted, mut denied) = (false, false);
    statuses.by_ref().for_each(|status| {
        acquitted |= status == Status::Acquitted;
        denied |= status == Status::Denied;
    });
    let answered_in_cases = ties.claims_in_cases.iter().any(|row| {
        let responses = site.case(row.document).map(|case| &case.common.responses);
        responses.into_iter().flatten().any(|response| response.claim == Some(row.index as usize))
    });
    (acquitted, denied || answered_in_cases || !official.common.responses.is_empty())
}

/// The post held last. Posts without a date stand behind those with one; among equals the first in the file.
fn post(official: &Official) -> Option<&Position> {
    let since = |position: &Position| position.from.as_ref().map(|date| date.value);
    let mut best: Option<&Position> = None;
    for position in &official.positions {
        if best.is_none_or(|best| since(position) > since(best)) {
            best = Some(position);
        }
    }
    best
}

/// Everybody by sort name without marks and capitals, with the first letter, or `#`.
fn alphabet(site: &Site) -> Vec<(char, DocId)> {
    let mut names: Vec<(String, DocId)> = site
        .everything
        .people
        .par_iter()
        .with_min_len(256)
        .filter_map(|id| Some((any_ascii(&site.official(*id)?.sort_name).to_lowercase(), *id)))
        .collect();
    names.sort();
    let letter = |name: &str| match name.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => first.to_ascii_uppercase(),
        _ => '#',
    };
    names.iter().map(|(name, id)| (letter(name), *id)).collect()
}

/// Addresses that stand on every page.
#[derive(Serialize)]
pub(super) struct Links {
    /// The picture that browsers show beside the title.
    pub(super) icon: String,
    /// The style sheet.
    pub(super) style: String,
    /// The home page.
    pub(super) home: String,
    /// Entries of the main menu.
    pub(super) menu: Vec<MenuItem>,
    /// Page of definitions; empty if left out.
    pub(super) statuses: String,
    /// Page of corrections; empty if left out.
    pub(super) corrections: String,
    /// About page; empty if left out.
    pub(super) about: String,
    /// Page of sources; empty if left out.
    pub(super) sources: String,
    /// The feed; empty if there is none.
    pub(super) feed: String,
}

/// An entry of the main menu.
#[derive(Serialize)]
pub(super) struct MenuItem {
    /// The word that a page gives as its `section`.
    pub(super) section: &'static str,
    /// What it says.
    pub(super) text: &'static str,
    /// Its address.
    pub(super) url: String,
}

/// Entries of the menu: section, text, page, and the part of the site it belongs to.
const MENU: [(&str, &str, &str, Option<Part>); 8] = [
    ("officials", "Officials", "officials.html", Some(Part::Officials)),
    ("cases", "Cases", "cases.html", Some(Part::Cases)),
    ("countries", "Countries", "countries.html", None),
    ("authorities", "Authorities", "authorities.html", None),
    ("jurisdictions", "Jurisdictions", "jurisdictions.html", Some(Part::Jurisdictions)),
    ("gaps", "Gaps", "gaps.html", Some(Part::Gaps)),
    ("sources", "Sources", "sources.html", Some(Part::Sources)),
    ("about", "About", "about.html", Some(Part::About)),
];

fn links(site: &Site, depth: usize) -> Value {
    const PLACES: [&str; 3] = ["index.html", "statuses/reported.html", "countries/un/2.html"];
    let from = PagePath::fixed(PLACES[depth]);
    let url = |page: &'static str| PagePath::fixed(page).seen_from(&from);
    let part = |part: Part, page: &'static str| match site.config.has(part) {
        true => url(page),
        false => String::new(),
    };
    let menu = MENU
        .iter()
        .filter(|(.., part)| part.is_none_or(|part| site.config.has(part)))
        .map(|(section, text, page, _)| MenuItem { section, text, url: url(page) })
        .collect();
    let has_feed = !site.config.base_url.is_empty();
    Value::from_serializable(&Links {
        icon: url("icon.svg"),
        style: url("style.css"),
        home: url("index.html"),
        menu,
        statuses: part(Part::Statuses, "statuses.html"),
        corrections: part(Part::Corrections, "corrections.html"),
        about: part(Part::About, "about.html"),
        sources: part(Part::Sources, "sources.html"),
        feed: if has_feed { part(Part::Feed, "feed.xml") } else { String::new() },
    })
}

/// Names of countries, as in a sentence about coverage.
pub(super) fn country_names(site: &Site, countries: &[CountryCode]) -> String {
    let names: Vec<&str> = countries.iter().map(|code| site.country_name(*code)).collect();
    join_words(&names)
}
