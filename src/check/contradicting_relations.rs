//! W047 contradicting-relations.

use crate::diagnostic::Diagnostic;
use crate::input::Span;
use crate::model::Record;
use crate::model::date::{Day, PartialDate};
use crate::model::key::Key;
use crate::model::official::Relation;
use crate::model::words::RelationKind;
use crate::rules;
use crate::site::Site;

/// One relation of rank between two people, whoever's file says it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank<'a> {
    /// Both people, in order of their keys.
    pair: (&'a Key, &'a Key),
    /// On this day it has surely begun. None: it has always been.
    begun: Option<Day>,
    /// The last day on which it has surely not ended. None: it has not.
    lasts: Option<Day>,
    /// Whether the first of the pair is the superior.
    first_is_superior: bool,
    at: Span,
}

impl Rank<'_> {
    fn outlasts(&self, day: Option<Day>) -> bool {
        self.lasts.zip(day).is_none_or(|(lasts, day)| day < lasts)
    }
}

/// Over the whole site. Two people may well have changed places, so only times that surely overlap count.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let mut ranks: Vec<Rank<'_>> = Vec::new();
    for document in &site.documents {
        let Some(Record::Official(official)) = &document.record else { continue };
        ranks.extend(official.relations.iter().filter_map(|row| rank(&document.key, row)));
    }
    ranks.sort_unstable();
    let mut found = Vec::new();
    for pair in ranks.chunk_by(|a, b| a.pair == b.pair) {
        // They come by the day on which they begin; of each direction the one that lasts longest is enough.
        let mut longest: [Option<&Rank<'_>>; 2] = [None, None];
        for rank in pair {
            let other = longest[usize::from(!rank.first_is_superior)];
            found.extend(other.filter(|other| other.outlasts(rank.begun)).map(|other| {
                let (earlier, later) = (rank.at.min(other.at), rank.at.max(other.at));
                rules::CONTRADICTING_RELATIONS
                    .at(later, "each of these two people is recorded as the superior of the other")
                    .label(earlier, "the other way round here")
                    .help("look up who was the superior, and when; `kind` is what the other person is to the person of the file")
            }));
            let own = &mut longest[usize::from(rank.first_is_superior)];
            if own.is_none_or(|own| own.lasts.is_some_and(|day| rank.outlasts(Some(day)))) {
                *own = Some(rank);
            }
        }
    }
    found
}

/// None if it is no relation of rank, or may have been over at once.
fn rank<'a>(here: &'a Key, relation: &'a Relation) -> Option<Rank<'a>> {
    let there = &relation.person.value;
    let there_is_superior = match relation.kind {
        RelationKind::Superior => true,
        RelationKind::Subordinate => false,
        RelationKind::Relative | RelationKind::Associate => return None,
    };
    let (from, until) = (relation.from.as_ref(), relation.until.as_ref());
    let about = |date: PartialDate| matches!(date, PartialDate::About(_));
    if here == there || from.into_iter().chain(until).any(|date| about(date.value)) {
        return None;
    }
    let rank = Rank {
        pair: (here.min(there), here.max(there)),
        begun: from.map(|date| date.value.latest()),
        lasts: until.map(|date| date.value.earliest()),
        first_is_superior: there_is_superior == (there < here),
        at: relation.person.span,
    };
    rank.outlasts(rank.begun).then_some(rank)
}
