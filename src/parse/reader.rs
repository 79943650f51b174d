//! What is shared while one file is read: where it is, what it may cite, what is wrong with it.

use crate::diagnostic::Diagnostic;
use crate::input::{FileId, Span};
use crate::rules;
use std::ops::Range;
use toml::de::DeTable;

/// What is shared while one file is read.
pub(super) struct Reader {
    file: FileId,
    /// Where the TOML begins in the file.
    at: usize,
    /// What is wrong.
    pub(super) found: Vec<Diagnostic>,
    /// Ids of the file's sources, in order.
    pub(super) source_ids: Vec<String>,
    /// Whether the sources of the file could all be read; if not, an unknown id may be one of those.
    pub(super) sources_whole: bool,
    /// Whether the credits of the file's pictures could all be read.
    pub(super) pictures_whole: bool,
}

impl Reader {
    pub(super) fn new(file: FileId, at: usize) -> Reader {
        Reader {
            file,
            at,
            found: Vec::new(),
            source_ids: Vec::new(),
            sources_whole: true,
            pictures_whole: true,
        }
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::range(self.file, self.at + range.start, self.at + range.end)
    }

    /// Parses the TOML. With a syntax error there is no table: what was recovered would only lead to
    /// findings that the contributor did not cause.
    pub(super) fn table<'i>(&mut self, text: &'i str) -> Option<DeTable<'i>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            return Some(table.into_inner());
        }
        let mut last: Option<(usize, bool)> = None;
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            let start = range.start.min(text.len());
            let line = text.as_bytes()[..start].iter().filter(|byte| **byte == b'\n').count();
            // One mistake often breaks the rest of its line; in a list or an
            // inline table that is not closed, the following lines too.
            let follows = last.is_some_and(|(before, open)| line <= before + usize::from(open));
            let open =
                error.message().contains("array") || error.message().contains("inline table");
            if !follows {
                self.found.push(syntax_error(self, text, range, error.message()));
            }
            last = Some((line, open || (follows && last.is_some_and(|(_, open)| open))));
        }
        None
    }
}

fn syntax_error(reader: &Reader, text: &str, range: Range<usize>, message: &str) -> Diagnostic {
    if message.contains("recurs") {
        return rules::TOO_DEEP
            .at(reader.span(range), "lists or tables stand within each other too deeply here")
            .help("no field needs more than a list of tables");
    }
    let start = range.start.min(text.len());
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let line = &text[line_start..line_end];
    let help = if line.contains(['“', '”', '„', '«', '»', '‘', '’']) {
        "write straight quotes \" around text, not those of a word processor"
    } else if message.starts_with("duplicate key") {
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
    } else if message.contains("no value") {
        "write a field as `name = value`"
    } else {
        "a field is `name = value`; text stands in straight quotes; a table begins with `[[name]]`"
    };
    let words = match message.split_once(", expected ") {
        Some((what, expected)) => format!("{what} (expected {expected})"),
        None => message.to_owned(),
    };
    rules::BAD_TOML.at(reader.span(range), format!("this is not TOML: {words}")).help(help)
}
