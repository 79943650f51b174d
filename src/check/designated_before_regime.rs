//! E038 designated-before-regime.

use super::authorities::Authorities;
use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::rules;

pub(super) fn check(record: &Record, authorities: &Authorities<'_>, found: &mut Vec<Diagnostic>) {
    let Record::Official(official) = record else { return };
    for designation in &official.designations {
        let Some(date) = &designation.date else { continue };
        let Some(authority) = authorities.get(&designation.authority.value) else { continue };
        let (since, what) = match (&authority.record.in_force, &authority.record.enacted) {
            (Some(in_force), _) => (in_force, "in force since"),
            (None, Some(enacted)) => (enacted, "adopted"),
            (None, None) => continue,
        };
        if date.value.surely_before(since.value) {
            found.push(
                rules::DESIGNATED_BEFORE_REGIME
                    .at(
                        date.span,
                        format!("this is before the authority began: {}", date.value.words()),
                    )
                    .label(since.span, format!("{what} {}", since.value.words()))
                    .help("look both dates up; perhaps the act was under another, older authority"),
            );
        }
    }
}
