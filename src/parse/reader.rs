//! What is shared while one file is read: where it is, what it may cite, what is wrong with it.

use super::slips::{self, Slip};
use crate::diagnostic::Diagnostic;
use crate::input::{FileId, Span};
use crate::rules;
use std::ops::Range;
use toml::de::DeTable;

/// The most mistakes in the writing of one file that are told; nobody mends more in one go.
const MOST: usize = 20;

/// What is shared while one file is read.
pub(super) struct Reader<'i> {
    file: FileId,
    /// Where the TOML begins in the file.
    at: usize,
    /// The TOML.
    text: &'i str,
    /// What is wrong.
    pub(super) found: Vec<Diagnostic>,
    /// Ids of the file's sources, in order.
    pub(super) source_ids: Vec<String>,
    /// Whether the sources of the file could all be read; if not, an unknown id may be one of those.
    pub(super) sources_whole: bool,
    /// Whether the credits of the file's pictures could all be read.
    pub(super) pictures_whole: bool,
    /// Lines of the TOML that cannot be read, from the first to the last of each mistake. None if one
    /// may spoil more than its own lines.
    spoilt: Option<Vec<(usize, usize)>>,
    /// Where somebody wants to know: each table that was read, and the fields it was asked for.
    pub(super) asked: Option<Vec<Vec<&'static str>>>,
}

impl<'i> Reader<'i> {
    /// A reader of the TOML that begins at byte `at` of the file.
    pub(super) fn new(file: FileId, at: usize, text: &'i str) -> Reader<'i> {
        Reader {
            file,
            at,
            text,
            found: Vec::new(),
            source_ids: Vec::new(),
            sources_whole: true,
            pictures_whole: true,
            spoilt: Some(Vec::new()),
            asked: None,
        }
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::range(self.file, self.at + range.start, self.at + range.end)
    }

    /// A range of the TOML as it stands in the file.
    pub(super) fn written(&self, range: Range<usize>) -> &'i str {
        self.text.get(range).unwrap_or_default()
    }

    /// Whether a row of the TOML has this id.
    pub(super) fn has_id(&self, id: &str) -> bool {
        let quoted = format!("\"{id}\"");
        memchr::memmem::find_iter(self.text.as_bytes(), quoted.as_bytes()).any(|at| {
            let before = self.text[..at].trim_end_matches([' ', '\t']);
            let before = before.strip_suffix('=').map(|name| name.trim_end_matches([' ', '\t']));
            before.is_some_and(|name| name.ends_with("\nid"))
        })
    }

    /// Parses the TOML. With a syntax error there is no table: what was recovered would only lead to
    /// findings that the contributor did not cause.
    pub(super) fn table(&mut self) -> Option<DeTable<'i>> {
        let (table, mut errors) = DeTable::parse_recoverable(self.text);
        if errors.is_empty() {
            return Some(table.into_inner());
        }
        let start = |error: &toml::de::Error| error.span().map_or(0, |range| range.start);
        errors.sort_by_key(start);
        // Behind it nothing was read.
        if let Some(deep) = errors.iter().find(|error| error.message().contains("recurs")) {
            self.spoilt = None;
            self.found.push(
                rules::TOO_DEEP
                    .at(
                        self.span(deep.span().unwrap_or(0..0)),
                        "lists or tables stand within each other too deeply here",
                    )
                    .help("no field needs more than a list of tables"),
            );
            return None;
        }
        // One mistake often breaks the rest of its line, and in a list or an inline table that is
        // not closed the following lines too.
        let mut spoilt: Option<(usize, bool)> = None;
        let (mut line, mut counted) = (0, 0);
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            let start = range.start.min(self.text.len());
            line += memchr::memchr_iter(b'\n', &self.text.as_bytes()[counted..start]).count();
            counted = start;
            let message = error.message();
            let open = message.contains("array") || message.contains("inline table");
            if let Some((last, was_open)) = spoilt
                && line <= last + usize::from(was_open)
            {
                spoilt = Some((line.max(last), open || was_open));
                if open || was_open {
                    self.spoilt = None;
                }
                continue;
            }
            let (finding, last) = match slips::find(self.text, start, message) {
                Some(slip) => {
                    let follow = slips::lines_that_follow(self.text, start);
                    let last = if slip.ends { usize::MAX } else { line + follow };
                    (self.slip(slip), last)
                }
                None => (syntax_error(self, range, message), line),
            };
            self.found.push(finding);
            if last == usize::MAX || self.found.len() >= MOST {
                self.spoilt = None;
                break;
            }
            match &mut self.spoilt {
                Some(lines) if !open => lines.push((line, last)),
                _ => self.spoilt = None,
            }
            spoilt = Some((last, open));
        }
        None
    }

    /// The TOML with blanks in place of the lines that cannot be read, if without them it means what
    /// it meant: they are fields of one value each, and none of them is an id that others name.
    pub(super) fn rest(&self) -> Option<String> {
        let spoilt = self.spoilt.as_ref().filter(|spoilt| !spoilt.is_empty())?;
        let mut rest = String::with_capacity(self.text.len());
        let mut mistakes = spoilt.iter().peekable();
        for (number, line) in self.text.split_inclusive('\n').enumerate() {
            while mistakes.next_if(|(_, last)| *last < number).is_some() {}
            match mistakes.peek() {
                Some((first, _)) if *first <= number => {
                    if *first == number && !is_plain_field(line) {
                        return None;
                    }
                    let blank = |byte| if byte == b'\n' { '\n' } else { ' ' };
                    rest.extend(line.bytes().map(blank));
                }
                _ => rest.push_str(line),
            }
        }
        Some(rest)
    }

    fn slip(&self, slip: Slip) -> Diagnostic {
        let mut finding = slip.rule.at(self.span(slip.at), slip.message).help(slip.help);
        if let Some(first) = slip.first {
            finding = finding.label(self.span(first), "the first stands here");
        }
        finding.edit_all(slip.edits.into_iter().map(|(at, text)| (self.span(at), text)))
    }
}

/// Whether a line begins as a field, and not as the id of its row.
fn is_plain_field(line: &str) -> bool {
    let name = line.split(['=', ':']).next().unwrap_or_default().trim();
    let letters = |b: u8| b.is_ascii_alphabetic() || b == b'_';
    name.len() < line.trim().len() && !name.is_empty() && name != "id" && name.bytes().all(letters)
}

fn syntax_error(reader: &Reader<'_>, range: Range<usize>, message: &str) -> Diagnostic {
    let help = if message.starts_with("duplicate key") {
        "each field stands once; put several values in one list, or use a table in double brackets: `[[claims]]`"
    } else if message.contains("date") || message.contains("float") {
        "write a date as 2017-01-09, or in quotes where it is less than exact: \"2017\", \"2017-01\", \"~2017\""
    } else if message.contains("quoted") {
        "put straight quotes around text: name = \"…\""
    } else if message.contains("basic string") || message.contains("literal string") {
        "text stands between two straight quotes \" on one line"
    } else if message.contains("array") {
        "a list stands in square brackets with a comma after each value: [\"a\", \"b\"]"
    } else if message.contains("unexpected key or value") {
        "each field stands on a line of its own, as `name = value`"
    } else {
        "a field is `name = value`; text stands in straight quotes; a table begins with `[[name]]`"
    };
    let words = match message.split_once(", expected ") {
        Some((what, expected)) => format!("{what} (expected {expected})"),
        None => message.to_owned(),
    };
    rules::BAD_TOML.at(reader.span(range), format!("this is not TOML: {words}")).help(help)
}
