//! Findings as one JSON object a line, for programs. The names of the ten keys never change.

use super::{Report, word, write_json};
use serde::Serialize;
use std::io::{self, Write};

/// One finding. Its places are null for a file as a whole.
#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
}

/// Writes all findings, in their order.
pub fn emit(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    for finding in report.found.iter() {
        let place = report.place(finding.at);
        let line = Line {
            path: &report.path(finding.at.file),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            end_line: place.map(|place| place.end_line),
            end_column: place.map(|place| place.end_column),
            code: finding.rule.code,
            name: finding.rule.name,
            severity: word(finding.severity),
            message: &finding.message,
            help: finding.help.as_deref(),
        };
        write_json(out, &line)?;
    }
    Ok(())
}
