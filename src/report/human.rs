//! Findings for people, in the look of the Rust compiler.

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::input::{FileId, Inputs, Span};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

/// The most findings of one rule in one file that are shown; the rest is counted.
const SHOWN: usize = 20;

/// Whether the text may have colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// For a terminal.
    Yes,
    /// For a file or a pipe.
    No,
}

/// Writes all findings, in their order: of each rule the first in a file, then how many more there are.
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
    let mut seen: BTreeMap<(FileId, &str), usize> = BTreeMap::new();
    for diagnostic in found.iter() {
        let count = seen.entry((diagnostic.at.file, diagnostic.rule.code)).or_default();
        *count += 1;
        if *count <= SHOWN {
            writeln!(out, "{}\n", renderer.render(&group(inputs, diagnostic)))?;
        }
    }
    for ((file, code), count) in seen {
        if count > SHOWN {
            let path = path(inputs, file);
            writeln!(out, "{path}: and {} more of {code}\n", count - SHOWN)?;
        }
    }
    Ok(())
}

fn group<'a>(inputs: &'a Inputs, diagnostic: &'a Diagnostic) -> [Group<'a>; 1] {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(plain(&diagnostic.message)).id(diagnostic.rule.code);
    let mut group = Group::with_title(title);
    let text = text(inputs, diagnostic.at.file);
    let shown = diagnostic.at.range.filter(|_| !text.is_empty());
    match shown {
        Some(range) => {
            let mut snippet =
                Snippet::source(text).path(path(inputs, diagnostic.at.file)).fold(true);
            snippet = snippet.annotation(AnnotationKind::Primary.span(bytes(text, range)));
            for label in &diagnostic.labels {
                if let Some(range) = label.at.range.filter(|_| label.at.file == diagnostic.at.file)
                {
                    let annotation = AnnotationKind::Context.span(bytes(text, range));
                    snippet = snippet.annotation(annotation.label(plain(&label.text)));
                }
            }
            group = group.element(snippet);
        }
        None => group = group.element(Origin::path(path(inputs, diagnostic.at.file))),
    }
    for label in &diagnostic.labels {
        if shown.is_none() || label.at.file != diagnostic.at.file || label.at.range.is_none() {
            group = group.element(Level::NOTE.message(format!(
                "{}: {}",
                plain(&label.text),
                place(inputs, label.at)
            )));
        }
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(plain(help)));
    }
    [group]
}

fn path(inputs: &Inputs, file: FileId) -> Cow<'_, str> {
    plain(inputs.files.get(file.0 as usize).map_or("site.toml", |input| input.path.as_str()))
}

/// The text without what could steer a terminal or turn the direction of a line: names of files
/// and quoted values are a stranger's. The renderer sees to the lines of the file itself.
fn plain(text: &str) -> Cow<'_, str> {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    match text.contains(steers) {
        true => Cow::Owned(text.replace(steers, "\u{fffd}")),
        false => Cow::Borrowed(text),
    }
}

fn text(inputs: &Inputs, file: FileId) -> &str {
    inputs.files.get(file.0 as usize).map_or("", |input| input.text())
}

/// A range that lies on character boundaries of the text and spans at least one character where there is one.
fn bytes(text: &str, (start, end): (u32, u32)) -> Range<usize> {
    let start = floor(text, start as usize);
    let mut end = floor(text, end as usize).max(start);
    if end == start {
        end += text[start..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    }
    start..end
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// `path:line:column`, counted from 1, columns in characters.
fn place(inputs: &Inputs, span: Span) -> String {
    let path = path(inputs, span.file);
    let Some((start, _)) = span.range else { return path.into_owned() };
    let text = text(inputs, span.file);
    let before = &text[..floor(text, start as usize)];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    format!("{path}:{line}:{}", before[line_start..].chars().count() + 1)
}
