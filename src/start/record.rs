//! The text of a new record: what is known, places to fill in, and examples to uncomment.

use crate::model::date::Day;
use crate::model::key::Kind;
use crate::model::shape::{self, Field, Value};
use std::fmt::Write;

/// What is known of a new record.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Of which kind it is.
    pub kind: Kind,
    /// Fields and their values as TOML.
    pub given: Vec<(&'static str, String)>,
    /// Other spellings of the name, to be written as a comment.
    pub spellings: Vec<String>,
}

/// The tables that a new record has as examples.
fn examples(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Official => &["positions", "involvements", "designations", "claims", "sources"],
        Kind::Case => &["victims", "proceedings", "claims", "sources"],
        Kind::Authority => &["coverage", "sources"],
        Kind::Country | Kind::About => &["sources"],
    }
}

/// The fields that a new record must have and that are not known. Without them `check` reports an error.
pub fn to_fill_in(draft: &Draft) -> Vec<&'static Field> {
    let fields = shape::fields(draft.kind).iter();
    fields.filter(|field| field.required && given(draft, field.name).is_none()).collect()
}

/// The whole file. A required field that is not known stands there empty, and `check` says so at its place.
pub fn text(draft: &Draft) -> String {
    let mut out = String::from("+++\n");
    let mut others: Vec<&str> = Vec::new();
    let mut tables: Vec<&str> = Vec::new();
    for field in shape::fields(draft.kind) {
        match (given(draft, field.name), field.value) {
            (Some(value), _) => {
                let _ = writeln!(out, "{} = {value}", field.name);
            }
            (None, _) if field.required => {
                let _ = writeln!(out, "# Fill in: {}.\n{} = \"\"", wanted(field), field.name);
            }
            (None, Value::Tables(_)) => tables.push(field.name),
            (None, _) => others.push(field.name),
        }
    }
    if !draft.spellings.is_empty() {
        let spellings: Vec<String> = draft.spellings.iter().map(|text| quoted(text)).collect();
        let _ =
            writeln!(out, "\n# Other spellings of the name, proposed; keep those that are used:");
        let _ = writeln!(out, "# aliases = [{}]", spellings.join(", "));
    }
    let _ = writeln!(out, "\n# More fields, if they are known: {}.", others.join(", "));
    let _ = writeln!(out, "# More tables: {}.", tables.join(", "));
    let _ = writeln!(
        out,
        "# docs/content.md says what each is for. To use an example below, take away"
    );
    let _ = writeln!(out, "# the \"# \" before its lines. What has no source stays out.");
    for name in examples(draft.kind) {
        let fields = shape::fields(draft.kind).iter();
        if let Some(field) = fields.clone().find(|field| field.name == *name) {
            example(field, &mut out);
        }
    }
    out.push_str("+++\n");
    out
}

/// A table as a comment, with every field that must be there and those that are known most often.
fn example(field: &Field, out: &mut String) {
    let often = ["organisation", "from", "date", "by", "published", "as_of", "died", "sources"];
    let fields = field.value.fields().iter();
    let fields: Vec<&Field> =
        fields.filter(|field| field.required || often.contains(&field.name)).collect();
    let width = fields.iter().map(|field| field.name.len()).max().unwrap_or(0);
    let _ = writeln!(out, "\n# [[{}]]", field.name);
    for field in fields {
        let _ =
            writeln!(out, "# {:width$} = {} # {}", field.name, empty(field.value), wanted(field));
    }
}

/// Nothing that could be published by mistake: `check` reports an empty value at its place.
fn empty(value: Value) -> &'static str {
    match value {
        Value::Texts
        | Value::Words(_)
        | Value::Keys(_)
        | Value::Countries
        | Value::Names
        | Value::Cites
        | Value::Tables(_) => "[\"\"]",
        Value::Text
        | Value::Date
        | Value::Dates
        | Value::Day
        | Value::Word(_)
        | Value::Key(_)
        | Value::Country
        | Value::Jurisdiction
        | Value::Name
        | Value::Language
        | Value::Id
        | Value::Address
        | Value::Contact
        | Value::Sha256
        | Value::Photo
        | Value::Flag
        | Value::Rule
        | Value::Number
        | Value::Severities
        | Value::Table(_) => "\"\"",
    }
}

/// What to write for a field, in a line.
pub fn wanted(field: &Field) -> String {
    match field.value {
        Value::Word(words) => format!("{}: {}", field.what, words().join(", ")),
        _ => field.what.to_owned(),
    }
}

fn given<'d>(draft: &'d Draft, name: &str) -> Option<&'d str> {
    draft.given.iter().find(|(field, _)| *field == name).map(|(_, value)| value.as_str())
}

/// A text that somebody typed, as the value of a field.
pub fn value(field: &Field, typed: &str) -> String {
    let is_date = matches!(field.value, Value::Date | Value::Dates | Value::Day);
    if is_date && Day::parse(typed).is_some() {
        return typed.to_owned();
    }
    quoted(typed)
}

/// A name with its language, if that is known.
pub fn name_value(text: &str, lang: Option<&str>) -> String {
    match lang {
        Some(lang) => format!("{{ text = {}, lang = {} }}", quoted(text), quoted(lang)),
        None => quoted(text),
    }
}

/// A list of texts.
pub fn list_value(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// Text in straight quotes, whatever is in it.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn nothing_that_is_typed_ends_its_quotes() {
        assert_eq!(quoted("a \"b\" \\ c"), r#""a \"b\" \\ c""#);
        assert_eq!(quoted("a\nb\u{7f}"), r#""a\u000Ab\u007F""#);
    }
}
