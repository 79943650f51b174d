//! People as rows: the one function by which every listing shows them.

use super::view::{Link, NameView, Seen};
use crate::model::country::Jurisdiction;
use crate::model::date::PartialDate;
use crate::model::words::Word;
use crate::site::{DocId, Standing};
use crate::url::PagePath;
use serde::Serialize;

/// A person as a row of a listing.
#[derive(Serialize)]
pub(super) struct PersonRow<'a> {
    /// Family name first, as lists are sorted.
    pub(super) sort_name: &'a str,
    /// As the site calls the person.
    pub(super) name: &'a str,
    /// In the script of the person's country: none or one.
    pub(super) native: Vec<NameView<'a>>,
    /// The person's page.
    pub(super) url: String,
    /// The post held last, as far as it is recorded; may be empty.
    pub(super) post: &'a str,
    /// Where that post was; may be empty.
    pub(super) organisation: &'a str,
    /// The publisher's own ranking.
    pub(super) seniority: &'static str,
    /// The state the person served or is tied to on the lists.
    pub(super) country: Link<'a>,
    /// Where the person stands with each jurisdiction that ever acted.
    pub(super) marks: Vec<Mark>,
    /// An acquittal is on record.
    pub(super) acquitted: bool,
    /// A denial or another answer is on record.
    pub(super) answered: bool,
}

/// Where a person stands with a jurisdiction, in few words.
#[derive(Serialize)]
pub(super) struct Mark {
    /// Code of the jurisdiction, as `us`.
    pub(super) code: &'static str,
    /// Its name.
    pub(super) jurisdiction: &'static str,
    /// Number of its colour and pattern.
    pub(super) tone: usize,
    /// `listed`, `delisted`, `not-listed` or `no-record`, for style.
    pub(super) state: &'static str,
    /// "listed since 9 January 2017".
    pub(super) text: String,
    /// The year of its date, for narrow places; empty where it is not known here.
    pub(super) year: String,
}

/// People of one rank.
#[derive(Serialize)]
pub(super) struct PeopleGroup<'a> {
    /// The rank.
    pub(super) seniority: &'static str,
    /// Whether the group began on the page before.
    pub(super) continued: bool,
    /// The people.
    pub(super) rows: Vec<PersonRow<'a>>,
}

/// One person. Nothing if the document is no person.
pub(super) fn row<'a>(seen: Seen<'a>, id: DocId) -> Option<PersonRow<'a>> {
    let official = seen.site.official(id)?;
    let facts = seen.index.person(id);
    Some(PersonRow {
        sort_name: &official.sort_name,
        name: &official.name.value,
        native: official.native_name.iter().map(NameView::new).collect(),
        url: seen.page(id),
        post: facts.post.map_or("", |post| post.title.as_str()),
        organisation: facts.post.and_then(|post| post.organisation.as_deref()).unwrap_or_default(),
        seniority: official.seniority.label(),
        country: country(seen, official.country.value),
        marks: facts
            .marks
            .iter()
            .map(|(jurisdiction, at)| mark(seen, *jurisdiction, *at))
            .collect(),
        acquitted: facts.acquitted,
        answered: facts.answered,
    })
}

/// People by rank. `before` is the one who stands before the first of them on the page before.
pub(super) fn groups<'a>(
    seen: Seen<'a>,
    people: &[DocId],
    before: Option<DocId>,
) -> Vec<PeopleGroup<'a>> {
    let rank = |id: DocId| seen.site.official(id).map(|official| official.seniority);
    let mut groups: Vec<PeopleGroup<'a>> = Vec::new();
    let mut last = None;
    for id in people {
        let Some(row) = row(seen, *id) else { continue };
        if last != rank(*id) || groups.is_empty() {
            let continued = groups.is_empty() && before.and_then(rank) == rank(*id);
            groups.push(PeopleGroup { seniority: row.seniority, continued, rows: Vec::new() });
            last = rank(*id);
        }
        if let Some(group) = groups.last_mut() {
            group.rows.push(row);
        }
    }
    groups
}

/// A link to the page of a country.
pub(super) fn country(seen: Seen<'_>, code: crate::model::country::CountryCode) -> Link<'_> {
    let name = seen.index.country_name(seen.site, code);
    Link { text: name.into(), url: seen.url(&PagePath::country(code)) }
}

/// A standing in few words.
pub(super) fn mark(seen: Seen<'_>, jurisdiction: Jurisdiction, standing: Standing) -> Mark {
    let (state, mut text, date) = words(standing);
    if let Standing::NotListed { as_of } = standing {
        // A state has other lists than those recorded here, so the sentence names the regime.
        let regimes = seen.index.regimes(jurisdiction);
        text = format!("not listed under {regimes}, as of {} (complete coverage)", as_of.words());
    }
    Mark {
        code: jurisdiction.code(),
        jurisdiction: jurisdiction.name(),
        tone: seen.index.tone(jurisdiction),
        state,
        text,
        year: date.map(|date| date.year().to_string()).unwrap_or_default(),
    }
}

/// The word of a standing, what it says, and its date.
pub(super) fn words(standing: Standing) -> (&'static str, String, Option<PartialDate>) {
    match standing {
        Standing::Listed { since: Some(date) } => {
            ("listed", format!("listed since {}", date.words()), Some(date))
        }
        Standing::Listed { since: None } => {
            ("listed", "listed; date not known here".to_owned(), None)
        }
        Standing::Delisted { on: Some(date) } => {
            ("delisted", format!("delisted, {}", date.words()), Some(date))
        }
        Standing::Delisted { on: None } => {
            ("delisted", "delisted; date not known here".to_owned(), None)
        }
        Standing::NotListed { as_of } => {
            let text = format!("not listed, as of {} (complete coverage)", as_of.words());
            ("not-listed", text, Some(as_of))
        }
        Standing::NoRecord => ("no-record", "no record here".to_owned(), None),
    }
}
