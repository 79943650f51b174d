//! Findings as a summary for a pull request: counts, then one section a file.
//!
//! What a stranger wrote stands in the messages, and a comment on GitHub is read by people who
//! trust its writer. A backslash keeps GitHub from reading Markdown, but not from making mentions
//! and links of words. Only code is left alone, so every word that is not plainly a word
//! becomes code.

use super::{Report, plain, plural, sentence, word};
use crate::diagnostic::{Diagnostic, Severity};
use crate::input::FileId;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Bytes of a summary. A comment on GitHub may have 65,536 characters.
const LIMIT: usize = 60_000;

/// Bytes that are kept for the last lines.
const ROOM: usize = 6_000;

/// Writes all findings, files with errors first, as far as a comment can hold them.
pub fn emit(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let elsewhere = report.counts_elsewhere().map(|line| format!("{}.\n", words(&line)));
    if report.found.is_empty() {
        writeln!(out, "**onrecord** found nothing to report: {}.", report.counts())?;
        return elsewhere.map_or(Ok(()), |line| write!(out, "\n{line}"));
    }
    let mut text = format!("**onrecord** found {}.\n", report.counts());
    let (files, mut left) = (by_file(report), report.found.iter().count());
    'files: for (file, findings) in files {
        let mut heading = format!("\n### {}\n\n", code(&plain(&report.path(file))));
        for finding in findings {
            let item = item(report, finding);
            if text.len() + heading.len() + item.len() > LIMIT - ROOM {
                break 'files;
            }
            text.push_str(&std::mem::take(&mut heading));
            text.push_str(&item);
            left -= 1;
        }
    }
    if left > 0 {
        let have = if left == 1 { "has" } else { "have" };
        let count = plural(left, "more finding");
        text.push_str(&format!("\n{count} {have} no room here; `onrecord check` shows all.\n"));
    }
    if let Some(line) = elsewhere {
        text.push_str(&format!("\n{line}"));
    }
    out.write_all(text.as_bytes())
}

/// The findings of each file, errors first; files that have errors first, else in their order.
fn by_file<'a>(report: &Report<'a>) -> Vec<(FileId, Vec<&'a Diagnostic>)> {
    let mut files: BTreeMap<FileId, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in report.errors_first() {
        files.entry(finding.at.file).or_default().push(finding);
    }
    let mut files: Vec<_> = files.into_iter().collect();
    files.sort_by_key(|(_, findings)| findings.iter().map(|finding| finding.severity).min());
    files
}

fn item(report: &Report<'_>, finding: &Diagnostic) -> String {
    let severity = match finding.severity {
        Severity::Error => "**error**".to_owned(),
        Severity::Warning => word(Severity::Warning).to_owned(),
    };
    let line = report.place(finding.at).map(|place| format!(" in line {}", place.line));
    let (code, name) = (finding.rule.code, finding.rule.name);
    let mut item = format!(
        "- {severity}{}: {} ({code} {name})\n",
        line.unwrap_or_default(),
        words(&sentence(&finding.message))
    );
    item.push_str("  <br>");
    if let Some(help) = &finding.help {
        item.push_str(&format!("To mend it: {}. ", words(&sentence(help))));
    }
    item.push_str(&format!("More: `onrecord explain {code}`\n"));
    item
}

/// Words of one line, as Markdown that shows them and does nothing else.
fn words(line: &str) -> String {
    let parts: Vec<&str> = line.split('`').collect();
    // An odd mark is a stranger's, and then any may be.
    if parts.len().is_multiple_of(2) {
        return code(line);
    }
    let mut written = String::with_capacity(line.len() + 16);
    for (index, part) in parts.into_iter().enumerate() {
        if index % 2 == 1 {
            written.push_str(&code(part));
            continue;
        }
        for piece in part.split_inclusive(' ') {
            let (word, space) = match piece.strip_suffix(' ') {
                Some(word) => (word, " "),
                None => (piece, ""),
            };
            match is_plain_word(word) {
                true => written.push_str(word),
                false => written.push_str(&code(word)),
            }
            written.push_str(space);
        }
    }
    written
}

/// Letters or digits with the marks of a sentence: nothing that Markdown reads, that GitHub makes
/// a link of (addresses, `GH-12`, names of commits) or that is a short name of a picture.
fn is_plain_word(word: &str) -> bool {
    const MARKS: &[char] =
        &[',', '.', ';', '?', '(', ')', '\'', '"', '-', '’', '“', '”', '…', '–', '—'];
    let word = word.strip_suffix(':').unwrap_or(word);
    let is_number = !word.contains(char::is_alphabetic);
    let is_name = !word.contains(char::is_numeric);
    let is_hash = |part: &str| part.len() >= 7 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let is_address = word.to_ascii_lowercase().contains("www.");
    let is_spelt = word.chars().all(|c| c.is_alphanumeric() || MARKS.contains(&c));
    is_spelt && (is_number || is_name) && !is_address && !word.split(MARKS).any(is_hash)
}

/// A code span, in which GitHub leaves everything as it is.
fn code(text: &str) -> String {
    if text.is_empty() {
        return "“”".to_owned();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let is_bordered = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let space = if is_bordered { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}
