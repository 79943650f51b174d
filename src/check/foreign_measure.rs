//! W048 foreign-measure.

use super::authorities::Authorities;
use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::model::words::Word;
use crate::rules;

pub(super) fn check(record: &Record, authorities: &Authorities<'_>, found: &mut Vec<Diagnostic>) {
    let Record::Official(official) = record else { return };
    for act in official.designations.iter().filter(|act| !act.measures.is_empty()) {
        let key = &act.authority.value;
        let Some(authority) = authorities.get(key) else { continue };
        // Where no measure is recorded, none is known to be foreign.
        if authority.measures.is_empty() {
            continue;
        }
        for measure in act.measures.iter().filter(|row| !authority.measures.contains(&row.value)) {
            let own: Vec<&str> = authority.measures.iter().map(|measure| measure.word()).collect();
            found.push(
                rules::FOREIGN_MEASURE
                    .at(
                        measure.span,
                        format!("this authority has no measure `{}`", measure.value.word()),
                    )
                    .help(format!(
                        "it has `{}`; if it has this one too, add it in `content/{key}.md`",
                        own.join("`, `")
                    )),
            );
        }
    }
}
