//! Findings for people, in the look of the Rust compiler.

use super::place::within;
use super::{NO_COMMAND, OLD_COMMAND, path, plain, plural, sentence, text};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::input::{FileId, Inputs, Span};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

/// The most findings of one rule in one file that are shown; the rest is counted.
const SHOWN: usize = 20;

/// The most findings of one rule that are shown, over all files: who meets more of them mends them
/// with a list, and one at a time they would bury everything else.
const SHOWN_IN_ALL: usize = 200;

/// The most columns of a line that are marked.
const MARKED: usize = 120;

/// Whether the text may have colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// For a terminal.
    Yes,
    /// For a file or a pipe.
    No,
}

/// Writes findings in their order: of each rule the first in a file and the first in all, then how many more there are.
pub fn emit(
    out: &mut dyn Write,
    inputs: &Inputs,
    found: &Diagnostics,
    colour: Colour,
) -> io::Result<()> {
    let renderer = match colour {
        Colour::Yes => Renderer::styled(),
        Colour::No => Renderer::plain(),
    };
    let mut seen: BTreeMap<&str, Seen> = BTreeMap::new();
    for diagnostic in found.iter() {
        let seen = seen.entry(diagnostic.rule.code).or_default();
        if seen.shows(diagnostic.at.file) {
            let mut text = renderer.render(&group(inputs, diagnostic));
            // The renderer frees the lines of the file from all but this; it is as wide.
            if text.contains(OLD_COMMAND) {
                text = text.replace(OLD_COMMAND, NO_COMMAND);
            }
            writeln!(out, "{text}\n")?;
        }
    }
    for (code, seen) in seen {
        match seen.hidden.as_slice() {
            [] => {}
            hidden if seen.shown == SHOWN_IN_ALL => {
                let count: usize = hidden.iter().map(|(_, count)| count).sum();
                let files = plural(hidden.len(), "file");
                writeln!(out, "and {count} more of {code} in {files}: --report short lists all\n")?;
            }
            hidden => {
                for (file, count) in hidden {
                    let path = shown_path(inputs, *file);
                    writeln!(out, "{path}: and {count} more of {code}\n")?;
                }
            }
        }
    }
    Ok(())
}

/// How many findings of one rule there were.
#[derive(Default)]
struct Seen {
    shown: usize,
    /// The file of the last one, and how many of that file are shown.
    last: Option<(FileId, usize)>,
    /// Files with more than are shown, and how many more.
    hidden: Vec<(FileId, usize)>,
}

impl Seen {
    /// Counts one, and says whether it is shown. They come in order of their files.
    fn shows(&mut self, file: FileId) -> bool {
        let here = self.last.filter(|(last, _)| *last == file).map_or(0, |(_, shown)| shown);
        if here < SHOWN && self.shown < SHOWN_IN_ALL {
            self.shown += 1;
            self.last = Some((file, here + 1));
            return true;
        }
        match self.hidden.last_mut().filter(|(last, _)| *last == file) {
            Some((_, count)) => *count += 1,
            None => self.hidden.push((file, 1)),
        }
        false
    }
}

fn group<'a>(inputs: &'a Inputs, diagnostic: &'a Diagnostic) -> [Group<'a>; 1] {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(sentence(&diagnostic.message)).id(diagnostic.rule.code);
    let mut group = Group::with_title(title);
    let shown = diagnostic.at.range.zip(text(inputs, diagnostic.at.file));
    match shown {
        Some((range, text)) => {
            let mut snippet =
                Snippet::source(text).path(shown_path(inputs, diagnostic.at.file)).fold(true);
            snippet = snippet.annotation(AnnotationKind::Primary.span(bytes(text, range)));
            for label in &diagnostic.labels {
                if let Some(range) = label.at.range.filter(|_| label.at.file == diagnostic.at.file)
                {
                    let annotation = AnnotationKind::Context.span(bytes(text, range));
                    snippet = snippet.annotation(annotation.label(sentence(&label.text)));
                }
            }
            group = group.element(snippet);
        }
        None => group = group.element(Origin::path(shown_path(inputs, diagnostic.at.file))),
    }
    for label in &diagnostic.labels {
        if shown.is_none() || label.at.file != diagnostic.at.file || label.at.range.is_none() {
            group = group.element(Level::NOTE.message(format!(
                "{}: {}",
                sentence(&label.text),
                place(inputs, label.at)
            )));
        }
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(sentence(help)));
    }
    [group]
}

fn shown_path(inputs: &Inputs, file: FileId) -> Cow<'_, str> {
    plain(path(inputs, file))
}

/// A range that spans at least one character where there is one, and in a line no more than fits
/// on a screen: the renderer would show a long one whole where letters are wide.
fn bytes(text: &str, range: (u32, u32)) -> Range<usize> {
    let Range { start, mut end } = within(text, range);
    if end == start {
        end += text[start..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    }
    let mut columns = 0;
    for (at, c) in text[start..end].char_indices().take(MARKED) {
        // Where the wide scripts of Asia begin.
        columns += if c < '\u{1100}' { 1 } else { 2 };
        if c == '\n' {
            break;
        }
        if columns > MARKED {
            return start..start + at;
        }
    }
    start..end
}

/// `path:line:column`, counted from 1, columns in characters.
fn place(inputs: &Inputs, span: Span) -> String {
    let path = shown_path(inputs, span.file);
    let Some((range, text)) = span.range.zip(text(inputs, span.file)) else {
        return path.into_owned();
    };
    let before = &text[..within(text, range).start];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    format!("{path}:{line}:{}", before[line_start..].chars().count() + 1)
}
