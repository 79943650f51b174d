//! The page of a case, and a case as a row.

use super::acts::{ActGroup, NamedPerson, group, named};
use super::body::SafeHtml;
use super::evidence::{self, ClaimView, FootView, ResponseView};
use super::frame::Frame;
use super::people::country;
use super::timeline::{self, Events, Timeline};
use super::view::{Badge, Cite, DateView, Link, NameView, Seen};
use crate::input::Spanned;
use crate::model::case::Case;
use crate::model::date::PartialDate;
use crate::model::words::{Status, Word};
use crate::site::{DocId, Row};
use serde::Serialize;
use std::collections::BTreeMap;

/// The page of a case. Templates know it as `case`.
#[derive(Serialize)]
pub(super) struct CaseView<'a> {
    /// As the site calls it.
    pub(super) title: &'a str,
    /// Where it happened: none or one.
    pub(super) country: Vec<Link<'a>>,
    /// Where, in words; may be empty.
    pub(super) place: &'a str,
    /// When it began.
    pub(super) started: DateView,
    /// The day of the event.
    pub(super) happened: DateView,
    /// When it ended.
    pub(super) ended: DateView,
    /// Those who suffered it.
    pub(super) victims: Vec<VictimView<'a>>,
    /// One attributed sentence; may be empty.
    pub(super) summary: &'a str,
    /// The narrative.
    pub(super) body: SafeHtml,
    /// Answers to the page as a whole.
    pub(super) responses: Vec<ResponseView<'a>>,
    /// Who is designated over the case: acts of one authority on one day together.
    pub(super) acts: Vec<ActGroup<'a>>,
    /// "Nobody is recorded here as designated over this case, as of …"; empty if somebody is.
    pub(super) nobody: String,
    /// How many people are designated over it.
    pub(super) designated: usize,
    /// Everything with a date, in order of time.
    pub(super) events: Vec<EventView<'a>>,
    /// The same drawn: none or one.
    pub(super) timeline: Vec<Timeline>,
    /// Claims without a date, of the case's file and of people's files.
    pub(super) undated: Vec<ClaimView<'a>>,
    /// People with a part in the case, by rank.
    pub(super) people: Vec<CasePeople<'a>>,
    /// Before courts and other bodies, in the order of the file.
    pub(super) proceedings: Vec<ProceedingView<'a>>,
    /// Regimes used over it.
    pub(super) regimes: Vec<RegimeView<'a>>,
    /// Sources, corrections, backlinks, as-of date.
    pub(super) foot: FootView<'a>,
}

/// Someone who suffered it.
#[derive(Serialize)]
pub(super) struct VictimView<'a> {
    /// As the site calls them.
    pub(super) name: &'a str,
    /// In the script of their country: none or one.
    pub(super) native: Vec<NameView<'a>>,
    /// Date of birth.
    pub(super) born: DateView,
    /// Date of death.
    pub(super) died: DateView,
    /// Who they were; may be empty.
    pub(super) role: &'a str,
    /// The evidence.
    pub(super) cites: Vec<Cite>,
}

/// One dated thing: a claim, a proceeding or designations. The other two lists are empty.
#[derive(Serialize)]
pub(super) struct EventView<'a> {
    /// When.
    pub(super) date: DateView,
    /// A claim: none or one.
    pub(super) claim: Vec<ClaimView<'a>>,
    /// A proceeding: none or one.
    pub(super) proceeding: Vec<ProceedingView<'a>>,
    /// Designations of one authority on one day: none or one.
    pub(super) act: Vec<ActGroup<'a>>,
}

/// People of one rank with a part in the case.
#[derive(Serialize)]
pub(super) struct CasePeople<'a> {
    /// The rank.
    pub(super) seniority: &'static str,
    /// The people.
    pub(super) rows: Vec<CasePerson<'a>>,
}

/// A person with a part in the case.
#[derive(Serialize)]
pub(super) struct CasePerson<'a> {
    /// The person, with what must stand beside the name.
    pub(super) person: NamedPerson<'a>,
    /// In the script of the person's country: none or one.
    pub(super) native: Vec<NameView<'a>>,
    /// The post held last, as far as it is recorded; may be empty.
    pub(super) post: &'a str,
    /// In attributed words; one entry a part.
    pub(super) parts: Vec<PartView<'a>>,
    /// Names of the regimes under which the person is designated over this case.
    pub(super) designated: Vec<Link<'a>>,
}

/// One part of a person in the case.
#[derive(Serialize)]
pub(super) struct PartView<'a> {
    /// In attributed words.
    pub(super) role: &'a str,
    /// How well it stands.
    pub(super) status: Badge,
    /// What must be said beside it.
    pub(super) note: &'a str,
    /// The evidence, on the page of the person.
    pub(super) cites: Vec<Cite>,
}

/// A proceeding.
#[derive(Serialize)]
pub(super) struct ProceedingView<'a> {
    /// The court or body.
    pub(super) body: &'a str,
    /// What it is called; may be empty.
    pub(super) name: &'a str,
    /// Its number there; may be empty.
    pub(super) number: &'a str,
    /// European Case Law Identifier; may be empty.
    pub(super) ecli: &'a str,
    /// Day of the decision.
    pub(super) date: DateView,
    /// What came of it.
    pub(super) outcome: &'a str,
    /// How it stands.
    pub(super) status: Badge,
    /// The people it names.
    pub(super) people: Vec<Link<'a>>,
    /// The evidence.
    pub(super) cites: Vec<Cite>,
}

/// A regime used over the case.
#[derive(Serialize)]
pub(super) struct RegimeView<'a> {
    /// The regime.
    pub(super) authority: Link<'a>,
    /// Whose law it is.
    pub(super) jurisdiction: &'static str,
    /// How many people are designated under it over this case, as far as recorded here.
    pub(super) people: usize,
    /// What must be said beside it.
    pub(super) note: &'a str,
    /// The evidence.
    pub(super) cites: Vec<Cite>,
}

/// Frame and view of a case's page.
pub(super) fn page<'a>(seen: Seen<'a>, id: DocId, case: &'a Case) -> (Frame<'a>, CaseView<'a>) {
    let lead = seen.site.document(id).body.lead.as_str();
    let description = case.common.summary.as_deref().unwrap_or(lead);
    let frame = Frame::new(seen, "cases", case.title.value.as_str())
        .below(seen, "Cases", "cases.html")
        .about(description);
    (frame, view(seen, id, case))
}

fn view<'a>(seen: Seen<'a>, id: DocId, case: &'a Case) -> CaseView<'a> {
    let common = &case.common;
    let acts = &seen.site.ties(id).acts;
    let foot = evidence::foot(seen, id, common);
    let when = match foot.as_of.words.as_str() {
        "" => String::new(),
        words => format!(", as of {words}"),
    };
    let nobody = match (acts.is_empty(), case.regimes.is_empty()) {
        (false, _) => String::new(),
        (true, true) => format!("Nobody is recorded here as designated over this case{when}."),
        (true, false) => format!(
            "The regimes named below have been used over this case; nobody whom they designated over it is recorded here{when}."
        ),
    };
    let (events, undated) = chronology(seen, id, case);
    CaseView {
        title: &case.title.value,
        country: case.country.iter().map(|code| country(seen, code.value)).collect(),
        place: case.place.as_deref().unwrap_or_default(),
        started: day(&case.started),
        happened: day(&case.happened),
        ended: day(&case.ended),
        victims: seen.list("case", "victims", || victims(seen, case)),
        summary: common.summary.as_deref().unwrap_or_default(),
        body: SafeHtml::of_body(seen, seen.site.document(id)),
        responses: seen.list("case", "responses", || evidence::answers_to_page(seen, common)),
        acts: seen.list("case", "acts", || {
            let groups = group(seen, acts.iter().copied(), usize::MAX);
            groups.into_iter().map(|(_, act)| act).collect()
        }),
        nobody,
        designated: distinct(acts),
        timeline: seen.list("case", "timeline", || drawing(seen, id, case).into_iter().collect()),
        events,
        undated,
        people: seen.list("case", "people", || people(seen, id)),
        proceedings: seen.list("case", "proceedings", || {
            (0..case.proceedings.len()).filter_map(|at| proceeding(seen, case, at)).collect()
        }),
        regimes: seen.list("case", "regimes", || regimes(seen, id, case)),
        foot,
    }
}

fn day(date: &Option<Spanned<PartialDate>>) -> DateView {
    DateView::of(value(date))
}

fn value(date: &Option<Spanned<PartialDate>>) -> Option<PartialDate> {
    date.as_ref().map(|date| date.value)
}

fn distinct(acts: &[Row]) -> usize {
    let mut people: Vec<DocId> = acts.iter().map(|row| row.document).collect();
    people.sort();
    people.dedup();
    people.len()
}

fn victims<'a>(seen: Seen<'a>, case: &'a Case) -> Vec<VictimView<'a>> {
    let view = |victim: &'a crate::model::case::Victim| VictimView {
        name: &victim.name,
        native: victim.native_name.iter().map(NameView::new).collect(),
        born: day(&victim.born),
        died: day(&victim.died),
        role: victim.role.as_deref().unwrap_or_default(),
        cites: seen.cites(&victim.sources, &case.common.sources),
    };
    case.victims.iter().map(view).collect()
}

fn proceeding<'a>(seen: Seen<'a>, case: &'a Case, index: usize) -> Option<ProceedingView<'a>> {
    let proceeding = case.proceedings.get(index)?;
    Some(ProceedingView {
        body: &proceeding.body,
        name: proceeding.name.as_deref().unwrap_or_default(),
        number: proceeding.number.as_deref().unwrap_or_default(),
        ecli: proceeding.ecli.as_deref().unwrap_or_default(),
        date: day(&proceeding.date),
        outcome: &proceeding.outcome,
        status: seen.badge(proceeding.status.value),
        people: proceeding.people.iter().map(|key| seen.link_to(&key.value)).collect(),
        cites: seen.cites(&proceeding.sources, &case.common.sources),
    })
}

/// Everything with a date in order of time, and the claims without one.
fn chronology<'a>(
    seen: Seen<'a>,
    id: DocId,
    case: &'a Case,
) -> (Vec<EventView<'a>>, Vec<ClaimView<'a>>) {
    let mut dated: Vec<(PartialDate, u8, EventView<'a>)> = Vec::new();
    let mut undated: Vec<ClaimView<'a>> = Vec::new();
    let none = |date: PartialDate| EventView {
        date: DateView::new(date),
        claim: Vec::new(),
        proceeding: Vec::new(),
        act: Vec::new(),
    };
    let own = case.common.claims.iter().enumerate().filter_map(|(index, claim)| {
        Some((value(&claim.date), evidence::own_claim(seen, &case.common, index)?))
    });
    let others = seen.site.ties(id).claims.iter().filter_map(|row| {
        let common = &seen.site.official(row.document)?.common;
        let claim = common.claims.get(row.index as usize)?;
        let mut view = evidence::claim_of(seen, row.document, common, row.index as usize)?;
        view.about.clear();
        Some((value(&claim.date), view))
    });
    for (date, claim) in own.chain(others) {
        match date {
            Some(date) => dated.push((date, 0, EventView { claim: vec![claim], ..none(date) })),
            None => undated.push(claim),
        }
    }
    for (index, row) in case.proceedings.iter().enumerate() {
        if let Some(date) = value(&row.date)
            && let Some(view) = proceeding(seen, case, index)
        {
            dated.push((date, 1, EventView { proceeding: vec![view], ..none(date) }));
        }
    }
    for (date, act) in group(seen, seen.site.ties(id).acts.iter().copied(), usize::MAX) {
        if let Some(date) = date {
            dated.push((date, 2, EventView { act: vec![act], ..none(date) }));
        }
    }
    dated.sort_by_key(|(date, order, _)| (*date, *order));
    (dated.into_iter().map(|(.., event)| event).collect(), undated)
}

/// Three lanes: what was said, what courts and bodies decided, what authorities did.
fn drawing(seen: Seen<'_>, id: DocId, case: &Case) -> Option<Timeline> {
    let lane = |label: &str, tone| Events {
        label: label.to_owned(),
        tone,
        marks: Vec::new(),
        spans: Vec::new(),
    };
    let mut said = lane("Statements", 0);
    for claim in &case.common.claims {
        if let Some(date) = value(&claim.date) {
            let status = claim.status.value;
            let by = claim.by.as_deref().map(|by| format!(", {by}")).unwrap_or_default();
            said.marks.push((
                date,
                status.word(),
                format!("{}: {}{by}", date.words(), status.label()),
            ));
        }
    }
    let mut decided = lane("Proceedings", 0);
    for row in &case.proceedings {
        if let Some(date) = value(&row.date) {
            let label = format!("{}: {}", date.words(), row.body);
            decided.marks.push((date, row.status.value.word(), label));
        }
    }
    let mut done = lane("Designations", 1);
    for (date, act) in group(seen, seen.site.ties(id).acts.iter().copied(), 0) {
        if let Some(date) = date {
            let label = format!(
                "{}: {} {} {} under {}",
                date.words(),
                act.actor,
                act.verb,
                super::view::count(act.count, "person", "people"),
                act.authority.text
            );
            done.marks.push((date, act.action, label));
        }
    }
    let lanes = [said, decided, done].into_iter().filter(|lane| !lane.marks.is_empty()).collect();
    let until = lanes_end(case).unwrap_or_default();
    timeline::draw(lanes, until)
}

/// A case has no "until today": its drawing ends with its last event.
fn lanes_end(case: &Case) -> Option<crate::model::date::Day> {
    value(&case.ended).or(value(&case.happened)).map(PartialDate::earliest)
}

/// People whose files name a part in the case, or a designation over it, by rank.
fn people<'a>(seen: Seen<'a>, id: DocId) -> Vec<CasePeople<'a>> {
    let ties = seen.site.ties(id);
    let mut parts: BTreeMap<DocId, (Vec<PartView<'a>>, Vec<Link<'a>>)> = BTreeMap::new();
    for row in &ties.involvements {
        let Some(official) = seen.site.official(row.document) else { continue };
        let Some(part) = official.involvements.get(row.index as usize) else { continue };
        parts.entry(row.document).or_default().0.push(PartView {
            role: &part.role,
            status: seen.badge(part.status.value),
            note: part.note.as_deref().unwrap_or_default(),
            cites: seen.cites_of(row.document, &part.sources),
        });
    }
    for row in &ties.acts {
        let Some((_, act)) = seen.site.act(*row) else { continue };
        let designated = &mut parts.entry(row.document).or_default().1;
        let link = seen.link_to(&act.authority.value);
        if !designated.iter().any(|other| other.url == link.url) {
            designated.push(link);
        }
    }
    let rank = |id: DocId| seen.site.official(id).map(|official| (official.seniority, official));
    let mut sorted: Vec<_> = parts
        .into_iter()
        .filter_map(|(id, found)| {
            let (seniority, official) = rank(id)?;
            Some(((seniority, &official.sort_name, id), official, found))
        })
        .collect();
    sorted.sort_by_key(|(place, ..)| *place);
    let mut groups: Vec<CasePeople<'a>> = Vec::new();
    for ((seniority, _, id), official, (parts, designated)) in sorted {
        let row = CasePerson {
            person: named(seen, id),
            native: official.native_name.iter().map(NameView::new).collect(),
            post: seen.index.person(id).post.map_or("", |post| post.title.as_str()),
            parts,
            designated,
        };
        match groups.last_mut().filter(|group| group.seniority == seniority.label()) {
            Some(group) => group.rows.push(row),
            None => groups.push(CasePeople { seniority: seniority.label(), rows: vec![row] }),
        }
    }
    groups
}

fn regimes<'a>(seen: Seen<'a>, id: DocId, case: &'a Case) -> Vec<RegimeView<'a>> {
    let acts = &seen.site.ties(id).acts;
    let view = |regime: &'a crate::model::case::Regime| {
        let under: Vec<Row> = acts
            .iter()
            .filter(|row| {
                seen.site
                    .act(**row)
                    .is_some_and(|(_, act)| act.authority.value == regime.authority.value)
            })
            .copied()
            .collect();
        let facts =
            seen.index.find(&regime.authority.value).and_then(|id| seen.index.authority(id));
        RegimeView {
            authority: seen.link_to(&regime.authority.value),
            jurisdiction: facts.map_or("", |facts| facts.record.jurisdiction.value.name()),
            people: distinct(&under),
            note: regime.note.as_deref().unwrap_or_default(),
            cites: seen.cites(&regime.sources, &case.common.sources),
        }
    };
    case.regimes.iter().map(view).collect()
}

/// A case as a row of a listing.
#[derive(Serialize)]
pub(super) struct CaseRow<'a> {
    /// As the site calls it.
    pub(super) title: &'a str,
    /// Its page.
    pub(super) url: String,
    /// Where it happened: none or one.
    pub(super) country: Vec<Link<'a>>,
    /// Where, in words; may be empty.
    pub(super) place: &'a str,
    /// When, in words: a day, or from when to when; may be empty.
    pub(super) when: String,
    /// Those who suffered it, at most three.
    pub(super) victims: Vec<&'a str>,
    /// How many people have a part in it or are designated over it.
    pub(super) people: usize,
    /// How many of them are designated over it; 0 means that nobody is recorded.
    pub(super) designated: usize,
    /// How many regimes have been used over it, as far as is known here.
    pub(super) regimes: usize,
    /// An acquittal is among its claims or proceedings.
    pub(super) acquitted: bool,
    /// A denial or another answer is on record.
    pub(super) answered: bool,
}

/// One case. Nothing if the document is no case.
pub(super) fn case_row<'a>(seen: Seen<'a>, id: DocId) -> Option<CaseRow<'a>> {
    let case = seen.site.case(id)?;
    let ties = seen.site.ties(id);
    let involved = ties.involvements.iter().chain(&ties.acts).copied().collect::<Vec<_>>();
    let claims = || case.common.claims.iter().map(|claim| claim.status.value);
    let decided = case.proceedings.iter().map(|row| row.status.value);
    Some(CaseRow {
        title: &case.title.value,
        url: seen.page(id),
        country: case.country.iter().map(|code| country(seen, code.value)).collect(),
        place: case.place.as_deref().unwrap_or_default(),
        when: when(case),
        victims: case.victims.iter().take(3).map(|victim| victim.name.as_str()).collect(),
        people: distinct(&involved),
        designated: distinct(&ties.acts),
        regimes: case.regimes.len(),
        acquitted: claims().chain(decided).any(|status| status == Status::Acquitted),
        answered: claims().any(|status| status == Status::Denied)
            || !case.common.responses.is_empty(),
    })
}

/// When a case happened, in words.
pub(super) fn when(case: &Case) -> String {
    match (value(&case.happened), value(&case.started), value(&case.ended)) {
        (Some(date), ..) => date.words(),
        (None, Some(from), Some(to)) => format!("{} – {}", from.words(), to.words()),
        (None, Some(from), None) => format!("since {}", from.words()),
        (None, None, Some(to)) => format!("until {}", to.words()),
        (None, None, None) => String::new(),
    }
}
