//! E042 event-before-birth.

use crate::diagnostic::Diagnostic;
use crate::input::Spanned;
use crate::model::Record;
use crate::model::date::PartialDate;
use crate::rules;

pub(super) fn check(record: &Record, found: &mut Vec<Diagnostic>) {
    let Record::Official(official) = record else { return };
    let Some(born) = official.first_birth() else { return };
    let mut event = |date: Option<&Spanned<PartialDate>>, what: &str| {
        if let Some(date) = date
            && date.value.surely_before(born.value)
        {
            found.push(
                rules::EVENT_BEFORE_BIRTH
                    .at(
                        date.span,
                        format!("{what} before the person's birth: {}", date.value.words()),
                    )
                    .label(born.span, format!("birth: {}", born.value.words()))
                    .help("look both dates up; perhaps this belongs to another person of the same name"),
            );
        }
    };
    for position in &official.positions {
        event(position.from.as_ref().or(position.until.as_ref()), "this post was held");
    }
    for relation in &official.relations {
        event(relation.from.as_ref().or(relation.until.as_ref()), "this relation was");
    }
    for designation in &official.designations {
        event(designation.date.as_ref(), "this designation is");
    }
    for claim in &official.common.claims {
        event(claim.date.as_ref(), "this claim is");
    }
}
