//! Findings as annotations of GitHub Actions, which shows them beside the lines of a pull request.
//!
//! Of each severity GitHub shows ten a step and drops the rest without a word. So errors come
//! first, and what would be dropped follows as plain lines of the log.

use super::{Report, plain, sentence, short, word};
use crate::diagnostic::{Diagnostic, Severity};
use std::io::{self, Write};

/// Annotations of one severity that GitHub shows of a step.
const SHOWN: usize = 10;

/// Writes all findings, errors first.
pub fn emit(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let (mut errors, mut warnings) = (0, 0);
    let mut more: Vec<&Diagnostic> = Vec::new();
    for finding in report.errors_first() {
        let count = match finding.severity {
            Severity::Error => &mut errors,
            Severity::Warning => &mut warnings,
        };
        *count += 1;
        match *count <= SHOWN {
            true => writeln!(out, "{}", command(report, finding))?,
            false => more.push(finding),
        }
    }
    for finding in &more {
        writeln!(out, "{}", short::line(report, finding))?;
    }
    match more.len() {
        0 => Ok(()),
        count => writeln!(
            out,
            "GitHub shows {SHOWN} errors and {SHOWN} warnings of a step beside the files; \
             {count} more {} only here, in the lines above",
            if count == 1 { "stands" } else { "stand" }
        ),
    }
}

fn command(report: &Report<'_>, finding: &Diagnostic) -> String {
    let mut command =
        format!("::{} file={}", word(finding.severity), property(&report.path(finding.at.file)));
    if let Some(place) = report.place(finding.at) {
        command.push_str(&format!(",line={}", place.line));
        // GitHub takes no columns for more than one line.
        match place.line == place.end_line {
            true => command.push_str(&format!(
                ",col={},endLine={},endColumn={}",
                place.column, place.end_line, place.end_column
            )),
            false => command.push_str(&format!(",endLine={}", place.end_line)),
        }
    }
    let title = format!("{} {}", finding.rule.code, finding.rule.name);
    command.push_str(&format!(
        ",title={}::{}",
        property(&title),
        data(&sentence(&finding.message))
    ));
    if let Some(help) = &finding.help {
        command.push_str(&format!("%0A{}", data(&sentence(help))));
    }
    command
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(&plain(text)).replace(':', "%3A").replace(',', "%2C")
}
