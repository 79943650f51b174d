//! Beside the passes: findings as text, one emitter a format.
//!
//! `human` and `short` are for people, `json`, `sarif` and `github` for their tools, `markdown`
//! for a pull request. docs/reports.md describes each. Nothing here decides what is wrong.

pub mod changes;
pub mod diff;
pub mod github;
pub mod human;
pub mod json;
pub mod markdown;
pub mod place;
pub mod sarif;
pub mod short;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::input::{FileId, Inputs, Span};
use place::{Lines, Place};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Characters of a message or an instruction that are shown to people: a stranger's value may be
/// quoted in it.
const SHOWN: usize = 600;

/// A way to write findings down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Each with the lines it is about.
    Human,
    /// One line each.
    Short,
    /// One JSON object a line.
    Json,
    /// Annotations of GitHub Actions.
    Github,
    /// SARIF 2.1.0.
    Sarif,
    /// A summary for a pull request.
    Markdown,
}

impl Format {
    /// All, as the help lists them.
    pub const ALL: [Format; 6] = [
        Format::Human,
        Format::Short,
        Format::Json,
        Format::Github,
        Format::Sarif,
        Format::Markdown,
    ];

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Format::Human => "human",
            Format::Short => "short",
            Format::Json => "json",
            Format::Github => "github",
            Format::Sarif => "sarif",
            Format::Markdown => "markdown",
        }
    }
}

/// Findings, where they are, and how the files are named from where the program was started.
#[derive(Debug)]
pub struct Report<'a> {
    inputs: &'a Inputs,
    found: &'a Diagnostics,
    elsewhere: Option<&'a Diagnostics>,
    prefix: String,
    lines: BTreeMap<FileId, Lines<'a>>,
}

impl<'a> Report<'a> {
    /// A report on these findings. `root` is the folder of the site as it was named: paths begin
    /// with it, so that they can be opened from where the program was started.
    pub fn new(inputs: &'a Inputs, found: &'a Diagnostics, root: &str) -> Report<'a> {
        let spans = found.iter().flat_map(|finding| {
            let labels = finding.labels.iter().map(|label| label.at);
            let edits = finding.edits.iter().map(|edit| edit.at);
            [finding.at].into_iter().chain(labels).chain(edits)
        });
        let files: BTreeSet<FileId> =
            spans.filter(|span| span.range.is_some()).map(|span| span.file).collect();
        let measured = |file: FileId| Some((file, Lines::of(text(inputs, file)?)));
        let lines = files.into_iter().filter_map(measured).collect();
        Report { inputs, found, elsewhere: None, prefix: prefix(root), lines }
    }

    /// Adds what was found in files that are not reported on, to be counted.
    pub fn elsewhere(mut self, found: &'a Diagnostics) -> Report<'a> {
        self.elsewhere = Some(found);
        self
    }

    /// `2 errors, 1 warning in 7 content files`.
    pub fn counts(&self) -> String {
        let (errors, warnings) =
            (self.found.count(Severity::Error), self.found.count(Severity::Warning));
        let files = plural(self.inputs.content_files(), "content file");
        let changed = if self.elsewhere.is_some() { "files that changed, of " } else { "" };
        format!("{}, {} in {changed}{files}", plural(errors, "error"), plural(warnings, "warning"))
    }

    /// `3 more findings in files that did not change: 2 errors (content/a.md), 1 warning`, if there are any.
    pub fn counts_elsewhere(&self) -> Option<String> {
        let found = self.elsewhere.filter(|found| !found.is_empty())?;
        let (errors, warnings) = (found.count(Severity::Error), found.count(Severity::Warning));
        let mut parts = Vec::new();
        if errors > 0 {
            let of_errors = found.iter().filter(|finding| finding.severity == Severity::Error);
            let files: BTreeSet<FileId> = of_errors.map(|finding| finding.at.file).collect();
            let mut names: Vec<String> =
                files.iter().take(5).map(|file| cut(&self.path(*file), 200).into_owned()).collect();
            if files.len() > names.len() {
                names.push(format!("and {} more", plural(files.len() - names.len(), "file")));
            }
            parts.push(format!("{} ({})", plural(errors, "error"), names.join(", ")));
        }
        if warnings > 0 {
            parts.push(plural(warnings, "warning"));
        }
        let all = plural(errors + warnings, "more finding");
        Some(format!("{all} in files that did not change: {}", parts.join(", ")))
    }

    /// The path of a file from where the program was started.
    fn path(&self, file: FileId) -> String {
        format!("{}{}", self.prefix, path(self.inputs, file))
    }

    /// The place of a span; none if it is a file as a whole, or a file that could not be read.
    fn place(&self, span: Span) -> Option<Place> {
        span.range.and_then(|range| Some(self.lines.get(&span.file)?.place(range)))
    }

    /// Errors first, else in their order.
    fn errors_first(&self) -> impl Iterator<Item = &'a Diagnostic> {
        let of = |severity| self.found.iter().filter(move |finding| finding.severity == severity);
        of(Severity::Error).chain(of(Severity::Warning))
    }
}

/// Writes a report down.
pub fn emit(
    out: &mut dyn Write,
    format: Format,
    report: &Report<'_>,
    colour: human::Colour,
) -> io::Result<()> {
    match format {
        Format::Human => human::emit(out, report.inputs, report.found, colour),
        Format::Short => short::emit(out, report),
        Format::Json => json::emit(out, report),
        Format::Github => github::emit(out, report),
        Format::Sarif => sarif::emit(out, report),
        Format::Markdown => markdown::emit(out, report),
    }
}

/// `site/` for `./site`; nothing for the folder in which the program was started.
fn prefix(root: &str) -> String {
    let parts = root.split('/').filter(|part| !part.is_empty() && *part != ".");
    let mut prefix = if root.starts_with('/') { "/" } else { "" }.to_owned();
    for part in parts {
        prefix.push_str(part);
        prefix.push('/');
    }
    prefix
}

/// The path below the root. A finding on no file is one on the site, which `site.toml` stands for.
fn path(inputs: &Inputs, file: FileId) -> &str {
    inputs.files.get(file.0 as usize).map_or("site.toml", |input| input.path.as_str())
}

/// The text of a file; none if it has none that could be read.
fn text(inputs: &Inputs, file: FileId) -> Option<&str> {
    let text = inputs.files.get(file.0 as usize)?.text();
    Some(text).filter(|text| !text.is_empty())
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn plural(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

/// Whether a character could steer a terminal or turn the direction of a line.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What GitHub Actions takes for a command wherever it stands in a line of a log.
const OLD_COMMAND: &str = "##[";
const NO_COMMAND: &str = "##\u{fffd}";

/// The text without what could steer a terminal or the log of a build: names of files and quoted
/// values are a stranger's.
pub fn plain(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    if text.contains(steers) {
        text = Cow::Owned(text.replace(steers, "\u{fffd}"));
    }
    if text.contains(OLD_COMMAND) {
        text = Cow::Owned(text.replace(OLD_COMMAND, NO_COMMAND));
    }
    text
}

/// A message or an instruction for people: plain, and cut where it would flood.
fn sentence(text: &str) -> Cow<'_, str> {
    cut(text, SHOWN)
}

fn cut(text: &str, characters: usize) -> Cow<'_, str> {
    match text.char_indices().nth(characters) {
        Some((end, _)) => Cow::Owned(format!("{}…", plain(&text[..end]))),
        None => plain(text),
    }
}

/// JSON on one line, without what could steer a terminal: such characters can only stand in its
/// strings, and there their escapes mean the same.
fn write_json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Harmless))?;
    out.write_all(b"\n")
}

struct Harmless;

impl serde_json::ser::Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(steers) {
            let (before, after) = rest.split_at(at);
            let mut after = after.chars();
            let escaped = after.next().map_or(0, u32::from);
            write!(writer, "{before}\\u{escaped:04x}")?;
            rest = after.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::{plain, prefix, sentence, write_json};

    #[test]
    fn paths_begin_with_the_root_as_it_was_named() {
        let named = [".", "./", "site", "./site/", "a//b/./c", "../site", "/", "/srv/site"];
        let prefixes =
            ["", "", "site/", "site/", "a/b/c/", "../site/", "/", "/srv/site/"].map(str::to_owned);
        assert_eq!(named.map(prefix), prefixes);
    }

    #[test]
    fn nothing_plain_steers_a_terminal_or_a_log() {
        assert_eq!(
            plain("a\u{1b}[31m\u{202e}b ##[error]c"),
            "a\u{fffd}[31m\u{fffd}b ##\u{fffd}error]c"
        );
        assert_eq!(sentence(&"é".repeat(10_000)).chars().count(), 601);
    }

    #[test]
    fn json_keeps_its_meaning_when_it_is_made_harmless() {
        let text = "a\u{9b}\u{202e}é\u{7f}\n";
        let mut json = Vec::new();
        write_json(&mut json, &text).unwrap();
        assert_eq!(std::str::from_utf8(&json).unwrap(), "\"a\\u009b\\u202eé\\u007f\\n\"\n");
        assert_eq!(serde_json::from_slice::<String>(&json).unwrap(), text);
    }
}
