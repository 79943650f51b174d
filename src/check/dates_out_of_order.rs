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
                pair(&position.from, &position.until, "this term ends", "it begins", found);
            }
            for relation in &official.relations {
                pair(&relation.from, &relation.until, "this relation ends", "it begins", found);
            }
            // Where the sources differ, the order is wrong only if no two of their dates fit.
            let born = official.born.iter().min_by_key(|date| date.value.earliest());
            let died = official.died.iter().max_by_key(|date| date.value.latest());
            pair(&born.cloned(), &died.cloned(), "the person died", "birth", found);
        }
        Record::Case(case) => {
            pair(&case.started, &case.ended, "this case ends", "it begins", found);
            for victim in &case.victims {
                pair(&victim.born, &victim.died, "this person died", "birth", found);
            }
        }
        Record::Authority(authority) => {
            pair(&authority.in_force, &authority.until, "this law ends", "it begins", found);
            pair(&authority.enacted, &authority.until, "this law ends", "it was adopted", found);
        }
        Record::Country(_) | Record::About(_) => {}
    }
}

/// Reports an end that cannot be after its beginning, whatever the parts of the dates that are not known.
fn pair(
    from: &Option<Spanned<PartialDate>>,
    until: &Option<Spanned<PartialDate>>,
    what: &str,
    beginning: &str,
    found: &mut Vec<Diagnostic>,
) {
    let (Some(from), Some(until)) = (from, until) else { return };
    let about = |date: PartialDate| matches!(date, PartialDate::About(_));
    if until.value.latest() >= from.value.earliest() || about(from.value) || about(until.value) {
        return;
    }
    found.push(
        rules::DATES_OUT_OF_ORDER
            .at(until.span, format!("{what} before {beginning}: {}", until.value.words()))
            .label(from.span, format!("{beginning}: {}", from.value.words()))
            .help("look both dates up; if the day is not known, write only the year"),
    );
}
