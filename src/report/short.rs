//! Findings as one line each, for grep and for editors that jump to `path:line:column`.

use super::{Report, plain, sentence, word};
use crate::diagnostic::Diagnostic;
use std::io::{self, Write};

/// Writes all findings, in their order.
pub fn emit(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    report.found.iter().try_for_each(|finding| writeln!(out, "{}", line(report, finding)))
}

/// `path:line:column: error[E016]: message (help)`; a file as a whole has no line and column.
pub(super) fn line(report: &Report<'_>, finding: &Diagnostic) -> String {
    let path = report.path(finding.at.file);
    let mut line = plain(&path).into_owned();
    if let Some(place) = report.place(finding.at) {
        line.push_str(&format!(":{}:{}", place.line, place.column));
    }
    let message = sentence(&finding.message);
    line.push_str(&format!(": {}[{}]: {message}", word(finding.severity), finding.rule.code));
    if let Some(help) = &finding.help {
        line.push_str(&format!(" ({})", sentence(help)));
    }
    line
}
