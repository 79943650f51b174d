//! W049 foreign-programme.

use super::authorities::Authorities;
use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::rules;
use crate::suggest::nearest;

/// The most programmes of an authority that are compared with a mistyped one.
const COMPARED: usize = 100;

pub(super) fn check(record: &Record, authorities: &Authorities<'_>, found: &mut Vec<Diagnostic>) {
    let Record::Official(official) = record else { return };
    for act in &official.designations {
        let Some(programme) = &act.programme else { continue };
        let key = &act.authority.value;
        let Some(authority) = authorities.get(key) else { continue };
        let (written, own) = (programme.value.as_str(), &authority.programmes);
        if own.is_empty() || own.contains(written) {
            continue;
        }
        let finding = rules::FOREIGN_PROGRAMME
            .at(programme.span, format!("this authority has no programme `{written}`"));
        found.push(if let Some(meant) = authority.same_code(written) {
            finding.help(format!("did you mean `{meant}`?")).edit(programme.span, quoted(meant))
        } else if let Some(near) = nearest(written, own.iter().copied().take(COMPARED)) {
            finding.help(format!("did you mean `{near}`?"))
        } else {
            finding.help(format!(
                "copy the code from the list; if the authority has it, add it to `programmes` in `content/{key}.md`"
            ))
        });
    }
}

/// As TOML has it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
