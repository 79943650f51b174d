//! Designations: as rows of a table, as sentences, as a chart by year and as lanes of time.

use super::index::{AuthorityFacts, capital, measures};
use super::view::{Cite, DateView, Link, Seen};
use crate::model::date::PartialDate;
use crate::model::official::{Designation, Official};
use crate::model::words::{Action, Word};
use crate::site::{DocId, Row};
use serde::Serialize;
use std::borrow::Cow;

/// One designation as a row on the page of the person.
#[derive(Serialize)]
pub(super) struct ActView<'a> {
    /// Address of the row on its page.
    pub(super) anchor: String,
    /// "The United States listed Alexander Bastrykin under US Magnitsky Act (Russia) on 9 January 2017."
    pub(super) sentence: String,
    /// The regime.
    pub(super) authority: Link<'a>,
    /// The regime's name in full.
    pub(super) authority_name: &'a str,
    /// Whose law it is.
    pub(super) jurisdiction: &'static str,
    /// Number of the colour and pattern of the jurisdiction.
    pub(super) tone: usize,
    /// `listed`, `amended` or `delisted`, for style.
    pub(super) action: &'static str,
    /// The same as a reader sees it.
    pub(super) action_label: &'static str,
    /// When; empty where it is not known here.
    pub(super) date: DateView,
    /// Code of the programme on the list.
    pub(super) programme: &'a str,
    /// "visa or entry ban, asset freeze".
    pub(super) measures: Cow<'a, str>,
    /// Number on the list.
    pub(super) list_id: &'a str,
    /// As the authority gives it.
    pub(super) reason: &'a str,
    /// What must be said beside it.
    pub(super) note: &'a str,
    /// The cases over which the authority acted.
    pub(super) cases: Vec<Link<'a>>,
    /// The evidence.
    pub(super) cites: Vec<Cite>,
}

/// All designations of a person, in the order of the file.
pub(super) fn views<'a>(seen: Seen<'a>, official: &'a Official) -> Vec<ActView<'a>> {
    let mut views: Vec<ActView<'a>> = Vec::with_capacity(official.designations.len());
    for (index, act) in official.designations.iter().enumerate() {
        let facts = facts(seen, act);
        views.push(ActView {
            anchor: anchor(&official.designations, index),
            sentence: sentence(facts, act, &official.name.value),
            authority: seen.link_to(&act.authority.value),
            authority_name: facts.map_or("", |facts| facts.record.name.value.as_str()),
            jurisdiction: facts.map_or("", |facts| facts.record.jurisdiction.value.name()),
            tone: facts.map_or(0, |facts| facts.tone),
            action: act.action.word(),
            action_label: act.action.label(),
            date: DateView::of(date(act)),
            programme: act.programme.as_ref().map_or("", |programme| programme.value.as_str()),
            measures: match facts {
                Some(facts) if act.measures.is_empty() => Cow::Borrowed(facts.measures.as_str()),
                _ => Cow::Owned(measures(act.measures.iter().map(|measure| measure.value))),
            },
            list_id: act.list_id.as_deref().unwrap_or_default(),
            reason: act.reason.as_deref().unwrap_or_default(),
            note: act.note.as_deref().unwrap_or_default(),
            cases: act.cases.iter().map(|case| seen.link_to(&case.value)).collect(),
            cites: seen.cites(&act.sources, &official.common.sources),
        });
    }
    views
}

/// `designation-us-magnitsky-2012-listed-2017-01-09`: stays when other rows come and go. An act that
/// is the second of its authority, kind and day has `-2` behind it.
pub(super) fn anchor(acts: &[Designation], index: usize) -> String {
    let Some(act) = acts.get(index) else { return String::new() };
    let day = |act: &Designation| date(act).map(PartialDate::earliest);
    let same = |other: &&Designation| {
        other.authority.value == act.authority.value
            && other.action == act.action
            && day(other) == day(act)
    };
    let when = day(act).map_or_else(|| "undated".to_owned(), |day| day.to_string());
    let base = format!("designation-{}-{}-{when}", act.authority.value.name(), act.action.word());
    match acts[..index].iter().filter(same).count() {
        0 => base,
        before => format!("{base}-{}", before + 1),
    }
}

/// "The United States listed X under Y on 9 January 2017."
pub(super) fn sentence(facts: Option<&AuthorityFacts<'_>>, act: &Designation, who: &str) -> String {
    let Some(facts) = facts else { return String::new() };
    let (actor, law) = (capital(&facts.actor), facts.record.short_name.as_str());
    let on = match date(act) {
        Some(date) => format!(" {}", on(date)),
        None => String::new(),
    };
    match act.action {
        Action::Listed => format!("{actor} listed {who} under {law}{on}."),
        Action::Amended => format!("{actor} amended its listing of {who} under {law}{on}."),
        Action::Delisted => format!("{actor} took {who} off the list under {law}{on}."),
    }
}

/// "on 9 January 2017", "in January 2017", "about 2017", "between … and …".
pub(super) fn on(date: PartialDate) -> String {
    let words = date.words();
    match date {
        PartialDate::Exact(_) if date.earliest() == date.latest() => format!("on {words}"),
        PartialDate::Exact(_) => format!("in {words}"),
        PartialDate::About(_) | PartialDate::Between(..) => words,
    }
}

/// What is known of the authority of an act.
pub(super) fn facts<'a>(seen: Seen<'a>, act: &Designation) -> Option<&'a AuthorityFacts<'a>> {
    seen.index.find(&act.authority.value).and_then(|id| seen.index.authority(id))
}

pub(super) fn date(act: &Designation) -> Option<PartialDate> {
    act.date.as_ref().map(|date| date.value)
}

/// Acts of one authority on one day, as one entry.
#[derive(Serialize)]
pub(super) struct ActGroup<'a> {
    /// When; empty where it is not known here.
    pub(super) date: DateView,
    /// "The United States".
    pub(super) actor: String,
    /// "listed", "amended the listing of" or "delisted".
    pub(super) verb: &'static str,
    /// `listed`, `amended` or `delisted`, for style.
    pub(super) action: &'static str,
    /// Number of the colour and pattern of the jurisdiction.
    pub(super) tone: usize,
    /// The regime.
    pub(super) authority: Link<'a>,
    /// How many people.
    pub(super) count: usize,
    /// Who, as far as they are named.
    pub(super) people: Vec<NamedPerson<'a>>,
    /// How many are not named.
    pub(super) more: usize,
}

/// A person named in a sentence, with what must stand beside the name.
#[derive(Serialize)]
pub(super) struct NamedPerson<'a> {
    /// The person's name.
    pub(super) name: Cow<'a, str>,
    /// The person's page.
    pub(super) url: String,
    /// An acquittal is on record.
    pub(super) acquitted: bool,
    /// A denial or another answer is on record.
    pub(super) answered: bool,
}

/// A person named in a sentence.
pub(super) fn named(seen: Seen<'_>, id: DocId) -> NamedPerson<'_> {
    let link = seen.link(id);
    let facts = seen.index.person(id);
    NamedPerson {
        name: link.text,
        url: link.url,
        acquitted: facts.acquitted,
        answered: facts.answered,
    }
}

/// Joins acts that stand together in a list and are of one authority, action and day. Names at most `names` of each.
pub(super) fn group<'a>(
    seen: Seen<'a>,
    rows: impl IntoIterator<Item = Row>,
    names: usize,
) -> Vec<(Option<PartialDate>, ActGroup<'a>)> {
    type Id = (Option<PartialDate>, DocId, Action);
    let mut groups: Vec<(Id, ActGroup<'a>)> = Vec::new();
    for row in rows {
        let Some((_, act)) = seen.site.act(row) else { continue };
        let Some(facts) = facts(seen, act) else { continue };
        let id = (date(act), facts.id, act.action);
        let found = groups.iter_mut().rev().take_while(|(other, _)| other.0 == id.0);
        let place = match found.into_iter().find(|(other, _)| *other == id) {
            Some((_, group)) => group,
            None => {
                groups.push((id, empty_group(seen, facts, act)));
                let Some((_, group)) = groups.last_mut() else { continue };
                group
            }
        };
        place.count += 1;
        if place.people.len() < names {
            place.people.push(named(seen, row.document));
        } else {
            place.more += 1;
        }
    }
    groups.into_iter().map(|(id, group)| (id.0, group)).collect()
}

fn empty_group<'a>(seen: Seen<'a>, facts: &AuthorityFacts<'a>, act: &Designation) -> ActGroup<'a> {
    ActGroup {
        date: DateView::of(date(act)),
        actor: capital(&facts.actor),
        verb: match act.action {
            Action::Listed => "listed",
            Action::Amended => "amended the listing of",
            Action::Delisted => "delisted",
        },
        action: act.action.word(),
        tone: facts.tone,
        authority: seen.link(facts.id),
        count: 0,
        people: Vec::new(),
        more: 0,
    }
}
