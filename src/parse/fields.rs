//! Reads the fields of a TOML table one by one, takes what is right and reports what is not.
//!
//! By hand and not by serde: serde stops at the first mistake of a file and
//! loses places inside tagged enums and flattened structs.

mod values;

pub(super) use values::{is_id, is_language_tag, suggest};

use super::reader::Reader;
use crate::diagnostic::Diagnostic;
use crate::input::{Span, Spanned};
use crate::rules;
use crate::suggest::{Near, near};
use std::ops::Range;
use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

/// One table of a file, and which of its fields have been read.
pub(super) struct Fields<'r, 't, 'i> {
    pub(super) reader: &'r mut Reader<'i>,
    table: &'t DeTable<'i>,
    /// The header of the table, or the first line of the file.
    pub(super) span: Span,
    /// "an official", for messages.
    noun: &'static str,
    read: Vec<&'static str>,
    /// Findings of fields that are not there, held back: a mistyped name is one mistake, not two.
    missing: Vec<(&'static str, Diagnostic)>,
}

impl<'r, 't, 'i> Fields<'r, 't, 'i> {
    /// The fields at the top of a file. A field that is not there is reported at `span`.
    pub(super) fn top(
        reader: &'r mut Reader<'i>,
        table: &'t DeTable<'i>,
        noun: &'static str,
        span: Span,
    ) -> Fields<'r, 't, 'i> {
        Fields { reader, table, span, noun, read: Vec::with_capacity(32), missing: Vec::new() }
    }

    fn take(&mut self, name: &'static str) -> Option<&'t TomlSpanned<DeValue<'i>>> {
        self.read.push(name);
        self.table.get(name)
    }

    fn push(&mut self, finding: Diagnostic) {
        self.reader.found.push(finding);
    }

    fn wrong_type(&mut self, name: &str, value: &TomlSpanned<DeValue<'i>>, wanted: &str) {
        let is = match value.get_ref() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let at = self.reader.span(value.span());
        self.push(
            rules::WRONG_TYPE
                .at(at, format!("`{name}` is {is} here"))
                .help(format!("it needs {wanted}")),
        );
    }

    /// Reports that a field is not there, unless it is.
    fn require<T>(&mut self, name: &'static str, value: Option<T>, example: &str) -> Option<T> {
        if value.is_none() && self.table.get(name).is_none() {
            let finding = rules::MISSING_FIELD
                .at(self.span, format!("{} needs the field `{name}`", self.noun))
                .help(format!("add `{name} = {example}`"));
            self.missing.push((name, finding));
        }
        value
    }

    /// Reports every field that nothing asked for.
    pub(super) fn refuse_the_rest(&mut self) {
        for (key, value) in self.table {
            let name: &str = key.get_ref();
            if self.read.contains(&name) {
                continue;
            }
            let at = self.reader.span(key.span());
            let mut finding =
                rules::UNKNOWN_FIELD.at(at, format!("{} has no field `{name}`", self.noun));
            // A field that is there already was hardly meant, if another is near too.
            let absent = |field: &&str| self.table.get(*field).is_none();
            let meant = near(name, self.read.iter().copied().filter(absent));
            finding = match meant.or_else(|| near(name, self.read.iter().copied())) {
                Some(Near { word: near, sure }) => {
                    if near == "sources" && is_tables(value.get_ref()) {
                        // What cites one of these has the right id: it is one mistake, not many.
                        self.reader.sources_whole = false;
                        let unknown = rules::UNKNOWN_SOURCE.code;
                        self.reader.found.retain(|finding| finding.rule.code != unknown);
                    }
                    self.missing.retain(|(missing, _)| *missing != near);
                    finding = finding.help(format!("did you mean `{near}`?"));
                    match sure && self.has_room(near, value) {
                        true => self.rename(finding, key, value, near),
                        false => finding,
                    }
                }
                None => finding.help("docs/content.md lists the fields of each record"),
            };
            self.reader.found.push(finding);
        }
        self.reader.found.extend(self.missing.drain(..).map(|(_, finding)| finding));
        if let Some(asked) = &mut self.reader.asked {
            asked.push(std::mem::take(&mut self.read));
        }
    }

    /// Whether a field may be renamed to `name`: there is none of that name, or both are rows of one list of tables.
    fn has_room(&self, name: &str, value: &TomlSpanned<DeValue<'i>>) -> bool {
        let rows = |value: &TomlSpanned<DeValue<'i>>| {
            let first = value.get_ref().as_array().and_then(|list| list.iter().next());
            first.is_some_and(|row| self.reader.written(row.span()).starts_with("[["))
        };
        self.table.get(name).is_none_or(|other| rows(other) && rows(value))
    }

    /// The finding with the change that gives a field, and each row of a list of tables, the name `near`.
    fn rename(
        &self,
        finding: Diagnostic,
        key: &TomlSpanned<toml::de::DeString<'i>>,
        value: &TomlSpanned<DeValue<'i>>,
        near: &str,
    ) -> Diagnostic {
        let header = format!("[[{}]]", key.get_ref());
        let rows = value.get_ref().as_array().into_iter().flat_map(|list| list.iter());
        let rows: Vec<Range<usize>> = rows
            .map(TomlSpanned::span)
            .filter(|row| self.reader.written(row.clone()) == header)
            .collect();
        let end = key.span().end;
        // `nam.e`: a name with a dot in it is one of a table.
        if self.reader.written(end..end + 1) == "." {
            return finding;
        }
        if rows.is_empty() {
            return finding.edit(self.reader.span(key.span()), near);
        }
        let rows = rows.into_iter().map(|row| (self.reader.span(row), format!("[[{near}]]")));
        finding.edit_all(rows)
    }

    /// Text of one line, with its place. Runs of white space count as one space.
    pub(super) fn text(&mut self, name: &'static str) -> Option<Spanned<String>> {
        let value = self.take(name)?;
        match value.get_ref() {
            DeValue::String(text) => self.line(name, text, value.span()),
            _ => {
                self.wrong_type(name, value, "text in quotes");
                self.mend_last(value, |written| in_quotes(value.get_ref(), written));
                None
            }
        }
    }

    /// Adds to the finding made last the change that `mend` makes of what is written.
    fn mend_last(
        &mut self,
        value: &TomlSpanned<DeValue<'i>>,
        mend: impl FnOnce(&str) -> Option<String>,
    ) {
        let edit = mend(self.reader.written(value.span()));
        let at = self.reader.span(value.span());
        let Some(edit) = edit else { return };
        if let Some(finding) = self.reader.found.pop() {
            self.push(finding.edit(at, edit));
        }
    }

    fn line(&mut self, name: &str, text: &str, range: Range<usize>) -> Option<Spanned<String>> {
        let at = self.reader.span(range.clone());
        if is_plain(text) {
            return Some(Spanned::new(text.to_owned(), at));
        }
        let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        if let Some(control) = text.chars().find(|c| strange(*c)) {
            self.push(
                rules::BAD_VALUE
                    .at(
                        at,
                        format!(
                            "`{name}` has a control character in it (U+{:04X})",
                            u32::from(control)
                        ),
                    )
                    .help("remove the character; it cannot be seen, so type the text anew"),
            );
            return None;
        }
        if text.contains('\t') {
            let written = self.reader.written(range.clone());
            let tab = written
                .find('\t')
                .map_or(range.clone(), |tab| range.start + tab..range.start + tab + 1);
            let finding = rules::BAD_VALUE
                .at(self.reader.span(tab), format!("`{name}` has a tab in it"))
                .help("write a space");
            let beside = |c: Option<char>| c.is_none_or(|c| " \"'\t".contains(c));
            let mended = written.match_indices('\t').map(|(tab, _)| {
                let (before, after) = (&written[..tab], &written[tab + 1..]);
                let between = !beside(before.chars().next_back()) && !beside(after.chars().next());
                let at = range.start + tab;
                (self.reader.span(at..at + 1), if between { " " } else { "" }.to_owned())
            });
            // In an address no space is right.
            let finding = match text.contains("://") {
                true => finding,
                false => finding.edit_all(mended),
            };
            self.push(finding);
            return None;
        }
        let folded = fold(text);
        if folded.is_empty() {
            self.push(
                rules::BAD_VALUE
                    .at(at, format!("`{name}` is empty"))
                    .help("fill it in, or remove the line"),
            );
            return None;
        }
        Some(Spanned::new(folded, at))
    }

    /// Text that must be there.
    pub(super) fn required_text(&mut self, name: &'static str) -> Option<Spanned<String>> {
        let text = self.text(name);
        self.require(name, text, "\"…\"")
    }

    /// Text without its place.
    pub(super) fn plain(&mut self, name: &'static str) -> Option<String> {
        self.text(name).map(|text| text.value)
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, name: &'static str) -> Vec<Spanned<String>> {
        self.list(name, "a list of texts: [\"…\", \"…\"]", |fields, value| {
            match value.get_ref() {
                DeValue::String(text) => fields.line(name, text, value.span()),
                _ => {
                    fields.wrong_type(name, value, "text in quotes");
                    None
                }
            }
        })
    }

    /// A list without the places.
    pub(super) fn plain_texts(&mut self, name: &'static str) -> Vec<String> {
        self.texts(name).into_iter().map(|text| text.value).collect()
    }

    fn list<T>(
        &mut self,
        name: &'static str,
        wanted: &str,
        mut read: impl FnMut(&mut Self, &'t TomlSpanned<DeValue<'i>>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.take(name) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong_type(name, value, wanted);
            self.mend_last(value, |written| in_brackets(value.get_ref(), written));
            return Vec::new();
        };
        array.iter().filter_map(|value| read(self, value)).collect()
    }

    /// An array of tables, `[[name]]`.
    pub(super) fn tables<T>(
        &mut self,
        name: &'static str,
        noun: &'static str,
        mut read: impl FnMut(&mut Fields<'_, 't, 'i>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.take(name) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            if matches!(value.get_ref(), DeValue::Table(_)) {
                let at = self.reader.span(value.span());
                self.push(
                    rules::WRONG_TYPE
                        .at(at, format!("`{name}` stands in single brackets here"))
                        .help(format!("write double brackets: [[{name}]]")),
                );
                let single = |written: &str| written.starts_with('[') && written.ends_with(']');
                self.mend_last(value, |written| single(written).then(|| format!("[{written}]")));
            } else {
                self.wrong_type(name, value, &format!("tables, each beginning with [[{name}]]"));
            }
            return Vec::new();
        };
        let mut rows = Vec::with_capacity(array.len());
        for value in array.iter() {
            let DeValue::Table(table) = value.get_ref() else {
                self.wrong_type(name, value, &format!("tables, each beginning with [[{name}]]"));
                continue;
            };
            let mut fields = self.inner(value.span(), table, noun);
            let row = read(&mut fields);
            fields.refuse_the_rest();
            rows.extend(row);
        }
        rows
    }

    /// A single table, `{ … }` or `[name]`.
    pub(super) fn one_table<T>(
        &mut self,
        name: &'static str,
        noun: &'static str,
        read: impl FnOnce(&mut Fields<'_, 't, 'i>) -> Option<T>,
    ) -> Option<T> {
        let value = self.take(name)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(name, value, "a table: { … = …, … = … }");
            return None;
        };
        let mut fields = self.inner(value.span(), table, noun);
        let row = read(&mut fields);
        fields.refuse_the_rest();
        row
    }

    /// A single table whose names are not known here: `[name]` with lines `name = "text"`.
    pub(super) fn pairs<T>(
        &mut self,
        name: &'static str,
        mut read: impl FnMut(&Spanned<String>, &Spanned<String>, &mut Vec<Diagnostic>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.take(name) else { return Vec::new() };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(name, value, &format!("a table: [{name}]"));
            return Vec::new();
        };
        let mut pairs = Vec::with_capacity(table.len());
        for (key, value) in table {
            let text = match value.get_ref() {
                DeValue::String(text) => self.line(key.get_ref(), text, value.span()),
                _ => {
                    self.wrong_type(key.get_ref(), value, "text in quotes");
                    None
                }
            };
            let Some(text) = text else { continue };
            let key = Spanned::new(key.get_ref().to_string(), self.reader.span(key.span()));
            pairs.extend(read(&key, &text, &mut self.reader.found));
        }
        pairs
    }

    /// A number from 1 on.
    pub(super) fn number(&mut self, name: &'static str) -> Option<usize> {
        let value = self.take(name)?;
        let number = value.get_ref().as_integer().and_then(|n| n.as_str().parse::<usize>().ok());
        let number = number.filter(|number| (1..=1_000_000).contains(number));
        if number.is_none() {
            self.wrong_type(name, value, "a whole number from 1 on");
        }
        number
    }

    /// Whether something is so: `true` or `false`, and `false` if it is not said.
    pub(super) fn flag(&mut self, name: &'static str) -> bool {
        let Some(value) = self.take(name) else { return false };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(name, value, "true or false");
        }
        flag.unwrap_or_default()
    }

    fn inner<'s>(
        &'s mut self,
        range: Range<usize>,
        table: &'t DeTable<'i>,
        noun: &'static str,
    ) -> Fields<'s, 't, 'i> {
        let span = self.reader.span(range);
        let read = Vec::with_capacity(12);
        Fields { reader: self.reader, table, span, noun, read, missing: Vec::new() }
    }
}

/// Whether a value is a list of tables.
fn is_tables(value: &DeValue<'_>) -> bool {
    let first = value.as_array().and_then(|list| list.iter().next());
    first.is_some_and(|row| row.get_ref().is_table())
}

/// A number, a date or the one text of a list, as text.
fn in_quotes(value: &DeValue<'_>, written: &str) -> Option<String> {
    match value {
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => {
            Some(format!("\"{written}\""))
        }
        DeValue::Array(list) => {
            let inner = written.strip_prefix('[')?.strip_suffix(']')?.trim();
            let one = list.len() == 1 && list.iter().all(|value| value.get_ref().is_str());
            let whole = inner.len() > 1 && inner.starts_with('"') && inner.ends_with('"');
            (one && whole).then(|| inner.to_owned())
        }
        DeValue::String(_) | DeValue::Boolean(_) | DeValue::Table(_) => None,
    }
}

/// One text, as a list of one. With a comma in it, it may be meant as several.
fn in_brackets(value: &DeValue<'_>, written: &str) -> Option<String> {
    let text = value.as_str()?;
    let one = !text.contains([',', ';', '\n']);
    (one && written.starts_with(['"', '\''])).then(|| format!("[{written}]"))
}

/// Whether a text is visible ASCII with single spaces inside, as nearly all are: then it stays as it is.
fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if !matches!(byte, b' '..=b'~') || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' '
}

/// White space at the ends away, runs of it inside as one space.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}
