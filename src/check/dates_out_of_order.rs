//! E030 dates-out-of-order.

use crate::diagnostic::Diagnostic;
use crate::input::Spanned;
use crate::model::Record;
use crate::model::date::PartialDate;
use crate::rules;

pub(super) fn check(record: &Record, found: &mut Vec<Diagnostic>) {
    match record {
        Record::Official(official) => {
            for position in &official.positions {
                pair(
                    position.from.as_ref(),
                    position.until.as_ref(),
                    "this term ends",
                    "it begins",
                    found,
                );
            }
            for relation in &official.relations {
                pair(
                    relation.from.as_ref(),
                    relation.until.as_ref(),
                    "this relation ends",
                    "it begins",
                    found,
                );
            }
            // Where the sources differ, the order is wrong only if no two of their dates fit.
            let (born, died) = (official.first_birth(), official.last_death());
            pair(born, died, "the person died", "birth", found);
        }
        Record::Case(case) => {
            pair(case.started.as_ref(), case.ended.as_ref(), "this case ends", "it begins", found);
            for victim in &case.victims {
                pair(
                    victim.born.as_ref(),
                    victim.died.as_ref(),
                    "this person died",
                    "birth",
                    found,
                );
            }
        }
        Record::Authority(authority) => {
            pair(
                authority.in_force.as_ref(),
                authority.until.as_ref(),
                "this law ends",
                "it begins",
                found,
            );
            pair(
                authority.enacted.as_ref(),
                authority.until.as_ref(),
                "this law ends",
                "it was adopted",
                found,
            );
        }
        Record::Country(_) | Record::About(_) => {}
    }
}

/// Reports an end that cannot be after its beginning, whatever the parts of the dates that are not known.
fn pair(
    from: Option<&Spanned<PartialDate>>,
    until: Option<&Spanned<PartialDate>>,
    what: &str,
    beginning: &str,
    found: &mut Vec<Diagnostic>,
) {
    let (Some(from), Some(until)) = (from, until) else { return };
    if until.value.surely_before(from.value) {
        found.push(
            rules::DATES_OUT_OF_ORDER
                .at(until.span, format!("{what} before {beginning}: {}", until.value.words()))
                .label(from.span, format!("{beginning}: {}", from.value.words()))
                .help("look both dates up; if the day is not known, write only the year"),
        );
    }
}
