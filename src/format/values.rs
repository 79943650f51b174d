//! The value of one field, as it is written.

use super::blocks::{rank, spelled};
use super::comments;
use crate::model::date::Day;
use crate::model::shape::{self, Field};
use std::fmt::Write;
use toml_edit::{Array, InlineTable, RawString, Value};

/// Columns of a line; a longer list has a line for each of its elements.
const COLUMNS: usize = 100;

const INDENT: &str = "  ";

/// The value behind `name = `, which takes `column` columns.
pub(super) fn write(value: &Value, shape: Option<shape::Value>, column: usize) -> String {
    if let Value::Array(array) = value {
        let line = one_line(value, shape);
        return match line.filter(|line| fits(line, column)) {
            Some(line) => line,
            None => spread(array, shape, ""),
        };
    }
    one_line(value, shape).unwrap_or_else(|| verbatim(value))
}

fn fits(line: &str, column: usize) -> bool {
    !line.contains('\n') && column + line.chars().count() <= COLUMNS
}

/// On one line; nothing where comments stand within.
fn one_line(value: &Value, shape: Option<shape::Value>) -> Option<String> {
    let composed = matches!(value, Value::Array(_) | Value::InlineTable(_));
    if composed && !comments(&verbatim(value)).is_empty() {
        return None;
    }
    Some(plain(value, shape))
}

/// On one line, without comments.
fn plain(value: &Value, shape: Option<shape::Value>) -> String {
    match value {
        Value::String(text) => {
            let is_date =
                matches!(shape, Some(shape::Value::Date | shape::Value::Dates | shape::Value::Day));
            if is_date && Day::parse(text.value()).is_some() {
                return text.value().clone();
            }
            string(text.value(), &text.display_repr())
        }
        Value::Integer(number) => number.display_repr().into_owned(),
        Value::Float(number) => number.display_repr().into_owned(),
        Value::Boolean(truth) => truth.display_repr().into_owned(),
        Value::Datetime(time) => time.display_repr().into_owned(),
        Value::Array(array) => {
            let elements: Vec<String> = array.iter().map(|inner| plain(inner, shape)).collect();
            format!("[{}]", elements.join(", "))
        }
        Value::InlineTable(table) => inline(table, shape.map_or(&[], shape::Value::fields)),
    }
}

fn inline(table: &InlineTable, fields: &'static [Field]) -> String {
    let mut pairs = table.get_values();
    pairs.sort_by_key(|(path, _)| rank(fields, path.first().map_or("", |key| key.get())));
    if pairs.is_empty() {
        return "{}".to_owned();
    }
    let mut out = String::from("{ ");
    for (index, (path, value)) in pairs.into_iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        let names: Vec<String> = path.iter().map(|key| spelled(key)).collect();
        let field = fields.iter().find(|field| path.len() == 1 && field.name == path[0].get());
        let text = plain(value, field.map(|field| field.value));
        let _ = write!(out, "{} = {text}", names.join("."));
    }
    out.push_str(" }");
    out
}

/// A literal string becomes a basic one where it needs no escapes; others stay.
fn string(value: &str, written: &str) -> String {
    let literal = written.starts_with('\'') && !written.starts_with("'''");
    let escapes = value.contains(|c: char| c == '"' || c == '\\' || c.is_control());
    if literal && !escapes { format!("\"{value}\"") } else { written.to_owned() }
}

/// One element a line, each with its comments.
fn spread(array: &Array, shape: Option<shape::Value>, indent: &str) -> String {
    let deeper = format!("{indent}{INDENT}");
    let mut out = String::from("[\n");
    // The comment of an element stands behind its comma, so in the space before the next one.
    let mut own: Vec<&str> = Vec::new();
    for (index, value) in array.iter().enumerate() {
        let (same, before) = around(value.decor().prefix());
        end_line(&mut out, &mut own, same, index == 0);
        for comment in own.drain(..).chain(before) {
            let _ = writeln!(out, "{deeper}{comment}");
        }
        out.push_str(&deeper);
        out.push_str(&element(value, shape, &deeper));
        out.push(',');
        let (same, below) = around(value.decor().suffix());
        own.extend(same.into_iter().chain(below));
    }
    let (same, before) = around(Some(array.trailing()));
    end_line(&mut out, &mut own, same, array.is_empty());
    for comment in own.into_iter().chain(before) {
        let _ = writeln!(out, "{deeper}{comment}");
    }
    out.push_str(indent);
    out.push(']');
    out
}

/// Ends the line of an element, with the first of the comments that follow it; the others go to
/// the lines below. At the opening bracket there is no element: its comment goes below too.
fn end_line<'t>(out: &mut String, own: &mut Vec<&'t str>, same: Option<&'t str>, opening: bool) {
    own.extend(same);
    if opening {
        return;
    }
    if !own.is_empty() {
        out.push(' ');
        out.push_str(own.remove(0));
    }
    out.push('\n');
}

fn element(value: &Value, shape: Option<shape::Value>, indent: &str) -> String {
    match (one_line(value, shape), value) {
        (Some(line), _) => line,
        (None, Value::Array(array)) => spread(array, shape, indent),
        (None, _) => verbatim(value),
    }
}

/// The comments of a space in a list: one on the line that it begins on, and those on lines of their own.
fn around(space: Option<&RawString>) -> (Option<&str>, Vec<&str>) {
    let text = space.and_then(RawString::as_str).unwrap_or_default();
    let mut lines = text.split('\n').map(str::trim);
    let same = lines.next().filter(|line| !line.is_empty());
    (same, lines.filter(|line| !line.is_empty()).collect())
}

/// As it stands in the file.
fn verbatim(value: &Value) -> String {
    let mut value = value.clone();
    value.decor_mut().clear();
    value.to_string().trim().to_owned()
}
