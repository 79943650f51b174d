//! Beside the line: puts the front matter of one file in order. Text in, text out.
//!
//! Fields and tables come into the order of docs/content.md, `=` stands in one
//! column, lists are broken at 100 columns. Rows keep their order, a comment
//! stays with its line, the Markdown is not touched. What was made is read again
//! before it is given out: values and comments must be those of before.

mod blocks;
mod values;

use crate::model::key::Kind;
use crate::model::shape;
use std::ops::Range;
use toml_edit::{DocumentMut, Item, Table, Value};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// Why a file was left as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no whole block between two lines of `+++`.
    NoFrontMatter,
    /// The lines end as on Windows.
    WindowsLineEnds,
    /// The block is not TOML.
    NotToml,
    /// The block is TOML of a form that could not be put in order without loss.
    Unsure,
}

/// The file with its front matter in order. Formatting what is in order changes nothing.
pub fn format(text: &str, kind: Kind) -> Result<String, Refusal> {
    let toml = front_matter(text).ok_or(Refusal::NoFrontMatter)?;
    if text[toml.clone()].contains('\r') {
        return Err(Refusal::WindowsLineEnds);
    }
    let before: DocumentMut = text[toml.clone()].parse().map_err(|_| Refusal::NotToml)?;
    let ordered = blocks::write(&before, shape::fields(kind));
    let after: DocumentMut = ordered.parse().map_err(|_| Refusal::Unsure)?;
    let same = values_of(&before) == values_of(&after);
    if !same || comments(&text[toml.clone()]) != comments(&ordered) {
        return Err(Refusal::Unsure);
    }
    let body = &text[toml.end..];
    // A file without a last line end gets one, if nothing follows its front matter.
    let end = if body.ends_with("+++") && !body.contains('\n') { "\n" } else { "" };
    Ok([&text[..toml.start], &ordered, body, end].concat())
}

/// The TOML between the two fences, as `parse` finds it.
fn front_matter(text: &str) -> Option<Range<usize>> {
    let text =
        text.strip_prefix('\u{feff}').map_or((text, 0), |rest| (rest, '\u{feff}'.len_utf8()));
    let (text, bom) = text;
    let is_fence = |line: &str| line.trim_end() == "+++";
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().filter(|line| is_fence(line) && line.ends_with('\n'))?;
    let start = bom + opening.len();
    let mut end = start;
    for line in lines {
        if is_fence(line) {
            return Some(start..end);
        }
        end += line.len();
    }
    None
}

/// All comments, sorted: none may be lost.
fn comments(toml: &str) -> Vec<&str> {
    let source = Source::new(toml);
    let tokens = source.lex().filter(|token| token.kind() == TokenKind::Comment);
    let text = |token: toml_parser::lexer::Token| {
        source.get(token.span()).map_or("", |raw| raw.as_str().trim_end())
    };
    let mut comments: Vec<&str> = tokens.map(text).collect();
    comments.sort_unstable();
    comments
}

/// All values in a form that does not know the order of fields, nor whether a date has quotes.
fn values_of(document: &DocumentMut) -> String {
    let mut out = String::new();
    table(document.as_table(), &mut out);
    out
}

fn table(table: &Table, out: &mut String) {
    let mut fields: Vec<(&str, &Item)> = table.iter().collect();
    fields.sort_by_key(|(name, _)| *name);
    out.push('{');
    for (name, item) in fields {
        out.push_str(&format!("{name:?}:"));
        match item {
            Item::None => {}
            Item::Value(inner) => value(inner, out),
            Item::Table(inner) => self::table(inner, out),
            Item::ArrayOfTables(rows) => {
                out.push('[');
                for row in rows {
                    self::table(row, out);
                }
                out.push(']');
            }
        }
    }
    out.push('}');
}

fn value(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => out.push_str(&format!("{:?},", text.value())),
        Value::Datetime(time) => out.push_str(&format!("{:?},", time.value().to_string())),
        Value::Integer(number) => out.push_str(&format!("{},", number.value())),
        Value::Float(number) => out.push_str(&format!("{:?},", number.value())),
        Value::Boolean(truth) => out.push_str(&format!("{},", truth.value())),
        Value::Array(array) => {
            out.push('[');
            for inner in array {
                self::value(inner, out);
            }
            out.push(']');
        }
        Value::InlineTable(inner) => {
            let mut fields: Vec<(&str, &Value)> = inner.iter().collect();
            fields.sort_by_key(|(name, _)| *name);
            out.push('{');
            for (name, inner) in fields {
                out.push_str(&format!("{name:?}:"));
                self::value(inner, out);
            }
            out.push('}');
        }
    }
}
