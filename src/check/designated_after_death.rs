//! W041 designated-after-death.

use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::model::words::Action;
use crate::rules;

pub(super) fn check(record: &Record, found: &mut Vec<Diagnostic>) {
    let Record::Official(official) = record else { return };
    let Some(died) = official.last_death() else { return };
    for act in official.designations.iter().filter(|act| act.action == Action::Listed) {
        if let Some(date) = &act.date
            && died.value.surely_before(date.value)
        {
            found.push(
                rules::DESIGNATED_AFTER_DEATH
                    .at(
                        date.span,
                        format!("this listing is after the person's death: {}", date.value.words()),
                    )
                    .label(died.span, format!("death: {}", died.value.words()))
                    .help("look whether the list means another person, and both dates up"),
            );
        }
    }
}
