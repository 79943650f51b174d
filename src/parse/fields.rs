//! Reads the fields of a TOML table one by one, takes what is right and reports what is not.
//!
//! By hand and not by serde: serde stops at the first mistake of a file and
//! loses places inside tagged enums and flattened structs.

use crate::diagnostic::Diagnostic;
use crate::input::{FileId, Span, Spanned};
use crate::model::country::CountryCode;
use crate::model::date::{Day, PartialDate};
use crate::model::key::{Key, Kind};
use crate::model::words::Word;
use crate::model::{Cites, Name, SourceIndex};
use crate::rules;
use crate::suggest::nearest;
use std::ops::Range;
use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

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
}

impl Reader {
    pub(super) fn new(file: FileId, at: usize) -> Reader {
        Reader { file, at, found: Vec::new(), source_ids: Vec::new(), sources_whole: true }
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

/// One table of a file, and which of its fields have been read.
pub(super) struct Fields<'r, 't, 'i> {
    pub(super) reader: &'r mut Reader,
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
        reader: &'r mut Reader,
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
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if self.read.contains(&name) {
                continue;
            }
            let at = self.reader.span(key.span());
            let mut finding =
                rules::UNKNOWN_FIELD.at(at, format!("{} has no field `{name}`", self.noun));
            finding = match nearest(name, self.read.iter().copied()) {
                Some(near) => {
                    self.missing.retain(|(missing, _)| *missing != near);
                    finding.help(format!("did you mean `{near}`?"))
                }
                None => finding.help("docs/content.md lists the fields of each record"),
            };
            self.reader.found.push(finding);
        }
        self.reader.found.extend(self.missing.drain(..).map(|(_, finding)| finding));
    }

    /// Text of one line, with its place. Runs of white space count as one space.
    pub(super) fn text(&mut self, name: &'static str) -> Option<Spanned<String>> {
        let value = self.take(name)?;
        match value.get_ref() {
            DeValue::String(text) => self.line(name, text, value.span()),
            _ => {
                self.wrong_type(name, value, "text in quotes");
                None
            }
        }
    }

    fn line(&mut self, name: &str, text: &str, range: Range<usize>) -> Option<Spanned<String>> {
        let at = self.reader.span(range);
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
            return Vec::new();
        };
        array.iter().filter_map(|value| read(self, value)).collect()
    }

    /// A word of a closed list.
    pub(super) fn word<W: Word>(&mut self, name: &'static str) -> Option<Spanned<W>> {
        let text = self.text(name)?;
        self.word_of(name, text)
    }

    fn word_of<W: Word>(&mut self, name: &str, text: Spanned<String>) -> Option<Spanned<W>> {
        if let Some(word) = W::parse(&text.value) {
            return Some(Spanned::new(word, text.span));
        }
        let words: Vec<&str> = W::ALL.iter().map(|(_, word, _)| *word).collect();
        let mut finding = rules::UNKNOWN_WORD
            .at(text.span, format!("`{}` is none of the words for `{name}`", text.value));
        let all = words.join("`, `");
        finding = match nearest(&text.value, words) {
            Some(near) => finding.help(format!("did you mean `{near}`? The words are `{all}`")),
            None => finding.help(format!("the words are `{all}`")),
        };
        self.push(finding);
        None
    }

    /// A word that must be there.
    pub(super) fn required_word<W: Word>(&mut self, name: &'static str) -> Option<Spanned<W>> {
        let word = self.word(name);
        let all: Vec<&str> = W::ALL.iter().map(|(_, word, _)| *word).collect();
        self.require(name, word, &format!("\"{}\"", all.join("\"` or `\"")))
    }

    /// A list of words.
    pub(super) fn words<W: Word>(&mut self, name: &'static str) -> Vec<W> {
        let texts = self.texts(name);
        texts
            .into_iter()
            .filter_map(|text| self.word_of(name, text))
            .map(|word| word.value)
            .collect()
    }

    /// A date, whole or partial.
    pub(super) fn date(&mut self, name: &'static str) -> Option<Spanned<PartialDate>> {
        let value = self.take(name)?;
        self.date_of(name, value)
    }

    /// A date that must be there.
    pub(super) fn required_date(&mut self, name: &'static str) -> Option<Spanned<PartialDate>> {
        let date = self.date(name);
        self.require(name, date, "2026-01-31")
    }

    fn date_of(
        &mut self,
        name: &str,
        value: &TomlSpanned<DeValue<'i>>,
    ) -> Option<Spanned<PartialDate>> {
        let at = self.reader.span(value.span());
        let (date, shown) = match value.get_ref() {
            DeValue::String(text) => {
                let text = self.line(name, text, value.span())?;
                (PartialDate::parse(&text.value), text.value)
            }
            DeValue::Datetime(time) => {
                let whole = time.time.is_none() && time.offset.is_none();
                let date = time.date.filter(|_| whole);
                let day = date.and_then(|date| Day::new(date.year, date.month, date.day));
                (day.map(PartialDate::from), time.to_string())
            }
            _ => {
                self.wrong_type(
                    name,
                    value,
                    "a date: 2017-01-09, or \"2017\", \"2017-01\", \"~2017\"",
                );
                return None;
            }
        };
        if date.is_none() {
            self.push(rules::BAD_DATE.at(at, format!("`{shown}` is no date")).help(
                "write 2017-01-09, or in quotes \"2017\", \"2017-01\", \"~2017\" (about), \"2016/2018\" (some time between)",
            ));
        }
        date.map(|date| Spanned::new(date, at))
    }

    /// One date, or a list of dates where the sources differ.
    pub(super) fn dates(&mut self, name: &'static str) -> Vec<Spanned<PartialDate>> {
        match self.table.get(name).map(TomlSpanned::get_ref) {
            Some(DeValue::Array(_)) => {
                self.list(name, "a date or a list of dates", |fields, value| {
                    fields.date_of(name, value)
                })
            }
            _ => self.date(name).into_iter().collect(),
        }
    }

    /// A whole day.
    pub(super) fn day(&mut self, name: &'static str) -> Option<Spanned<Day>> {
        let date = self.date(name)?;
        match date.value {
            PartialDate::Exact(crate::model::date::Calendar::Day(day)) => {
                Some(Spanned::new(day, date.span))
            }
            _ => {
                self.push(
                    rules::BAD_DATE
                        .at(date.span, format!("`{name}` needs a whole day"))
                        .help("write year, month and day: 2017-01-09"),
                );
                None
            }
        }
    }

    /// A day that must be there.
    pub(super) fn required_day(&mut self, name: &'static str) -> Option<Spanned<Day>> {
        let day = self.day(name);
        self.require(name, day, "2026-01-31")
    }

    /// A reference to a record of one kind, with or without the folder.
    pub(super) fn key(&mut self, name: &'static str, kind: Kind) -> Option<Spanned<Key>> {
        let text = self.text(name)?;
        self.key_of(name, text, kind)
    }

    fn key_of(&mut self, name: &str, text: Spanned<String>, kind: Kind) -> Option<Spanned<Key>> {
        let parsed = match text.value.contains('/') {
            true => Key::parse(&text.value).filter(|key| key.kind() == kind),
            false => Key::new(kind, &text.value),
        };
        if parsed.is_none() {
            self.push(
                rules::BAD_VALUE
                    .at(text.span, format!("`{}` is not the key of {}", text.value, kind.noun()))
                    .help(format!(
                        "`{name}` names a file of `content/{}/` without its `.md`",
                        kind.folder()
                    )),
            );
        }
        parsed.map(|key| Spanned::new(key, text.span))
    }

    /// A reference that must be there.
    pub(super) fn required_key(&mut self, name: &'static str, kind: Kind) -> Option<Spanned<Key>> {
        let key = self.key(name, kind);
        self.require(name, key, "\"…\"")
    }

    /// A list of references.
    pub(super) fn keys(&mut self, name: &'static str, kind: Kind) -> Vec<Spanned<Key>> {
        let texts = self.texts(name);
        texts.into_iter().filter_map(|text| self.key_of(name, text, kind)).collect()
    }

    /// A country code.
    pub(super) fn country(&mut self, name: &'static str) -> Option<Spanned<CountryCode>> {
        let text = self.text(name)?;
        self.country_of(text)
    }

    fn country_of(&mut self, text: Spanned<String>) -> Option<Spanned<CountryCode>> {
        let code = CountryCode::parse(&text.value);
        if code.is_none() {
            let lower = text.value.to_lowercase();
            let known = crate::model::country::COUNTRIES;
            let by_name = known.iter().find(|(_, name)| name.to_lowercase() == lower);
            let near = CountryCode::parse(&lower).map(CountryCode::code);
            let near = by_name.map(|(code, _)| *code).or(near);
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the two-letter code of ISO 3166-1 in lower case, as `ru`".to_owned(),
            };
            self.push(
                rules::UNKNOWN_WORD
                    .at(text.span, format!("`{}` is no country code", text.value))
                    .help(help),
            );
        }
        code.map(|code| Spanned::new(code, text.span))
    }

    /// A country code that must be there.
    pub(super) fn required_country(&mut self, name: &'static str) -> Option<Spanned<CountryCode>> {
        let code = self.country(name);
        self.require(name, code, "\"ru\"")
    }

    /// A list of country codes.
    pub(super) fn countries(&mut self, name: &'static str) -> Vec<CountryCode> {
        let texts = self.texts(name);
        texts.into_iter().filter_map(|text| self.country_of(text)).map(|code| code.value).collect()
    }

    /// A name: text, or text with its language.
    pub(super) fn name(&mut self, name: &'static str) -> Option<Name> {
        let value = self.take(name)?;
        self.name_of(name, value)
    }

    /// A list of names.
    pub(super) fn names(&mut self, name: &'static str) -> Vec<Name> {
        self.list(
            name,
            "a list of names: [\"…\", { text = \"…\", lang = \"ru\" }]",
            |fields, value| fields.name_of(name, value),
        )
    }

    fn name_of(&mut self, name: &'static str, value: &'t TomlSpanned<DeValue<'i>>) -> Option<Name> {
        match value.get_ref() {
            DeValue::String(text) => {
                let text = self.line(name, text, value.span())?;
                Some(Name { text: text.value, lang: String::new() })
            }
            DeValue::Table(table) => {
                let mut fields = self.inner(value.span(), table, "a name");
                let text = fields.required_text("text");
                let lang = fields.lang("lang");
                fields.refuse_the_rest();
                Some(Name { text: text?.value, lang })
            }
            _ => {
                self.wrong_type(name, value, "a name: \"…\" or { text = \"…\", lang = \"ru\" }");
                None
            }
        }
    }

    /// A BCP 47 tag; empty if it is not there.
    pub(super) fn lang(&mut self, name: &'static str) -> String {
        let Some(text) = self.text(name) else { return String::new() };
        if is_language_tag(&text.value) {
            return text.value;
        }
        self.push(
            rules::BAD_VALUE
                .at(text.span, format!("`{}` is no language tag", text.value))
                .help("write a tag of BCP 47, as `ru`, `ar`, `zh-Hans` or `sr-Latn`"),
        );
        String::new()
    }

    /// An id: lower-case ASCII letters, digits and hyphens.
    pub(super) fn id(&mut self, name: &'static str) -> Option<Spanned<String>> {
        let text = self.text(name)?;
        let good = text.value.len() <= 100
            && !text.value.starts_with('-')
            && text
                .value
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if good {
            return Some(text);
        }
        self.push(
            rules::BAD_VALUE
                .at(text.span, format!("`{}` cannot be an id", text.value))
                .help("an id has lower-case letters a to z, digits and hyphens"),
        );
        None
    }

    /// An id that must be there.
    pub(super) fn required_id(&mut self, name: &'static str) -> Option<Spanned<String>> {
        let id = self.id(name);
        self.require(name, id, "\"…\"")
    }

    /// An `http` or `https` address.
    pub(super) fn url(&mut self, name: &'static str) -> Option<Spanned<String>> {
        let text = self.text(name)?;
        match crate::html::safe_web_url(&text.value) {
            Ok(url) => Some(Spanned::new(url, text.span)),
            Err(fault) => {
                self.push(
                    rules::UNSAFE_ADDRESS
                        .at(text.span, format!("the address in `{name}` {fault}"))
                        .help("write the whole address, beginning with https://"),
                );
                None
            }
        }
    }

    /// An address that must be there.
    pub(super) fn required_url(&mut self, name: &'static str) -> Option<Spanned<String>> {
        let url = self.url(name);
        self.require(name, url, "\"https://…\"")
    }

    /// A list of ids of sources of this file.
    pub(super) fn cites(&mut self, name: &'static str) -> Cites {
        let texts = self.texts(name);
        let mut cites = Cites::with_capacity(texts.len());
        for text in texts {
            let index = self.reader.source_ids.iter().position(|id| *id == text.value);
            if let Some(index) = index {
                cites.push(Spanned::new(SourceIndex(index as u16), text.span));
            } else if self.reader.sources_whole {
                let ids = self.reader.source_ids.iter().map(String::as_str);
                let help = match nearest(&text.value, ids) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "add a table [[sources]] with this id".to_owned(),
                };
                self.push(
                    rules::UNKNOWN_SOURCE
                        .at(text.span, format!("this file has no source `{}`", text.value))
                        .help(help),
                );
            }
        }
        cites
    }

    /// The field `sources` of a row that may not be without one.
    pub(super) fn required_cites(&mut self) -> Cites {
        let cites = self.cites("sources");
        let written = self.table.get("sources").map(TomlSpanned::get_ref);
        let none = written.is_none_or(|value| value.as_array().is_some_and(|list| list.is_empty()));
        if none {
            let what = self.noun.split_once(' ').map_or(self.noun, |(_, what)| what);
            let finding = rules::MISSING_SOURCE
                .at(self.span, format!("this {what} has no source"))
                .help("add `sources = [\"…\"]` with the id of an entry of [[sources]]; what has no source stays out");
            self.missing.push(("sources", finding));
        }
        cites
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

/// White space at the ends away, runs of it inside as one space.
fn fold(text: &str) -> String {
    let plain = !text.starts_with(char::is_whitespace)
        && !text.ends_with(char::is_whitespace)
        && !text.contains("  ")
        && !text.contains(['\n', '\r', '\t']);
    if plain { text.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// The shape of a BCP 47 tag: a language of 2 or 3 letters, then subtags of 2 to 8 letters or digits.
pub(super) fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}
