//! Values of one field: words, dates, keys, countries, names, ids, addresses, citations.

use super::Fields;
use crate::diagnostic::Diagnostic;
use crate::input::Spanned;
use crate::model::country::CountryCode;
use crate::model::date::{Day, PartialDate};
use crate::model::key::{Key, Kind};
use crate::model::words::Word;
use crate::model::{Cites, Name, SourceIndex};
use crate::parse::slips::in_other_form;
use crate::rules;
use crate::suggest::{Near, is_dash, near};
use std::borrow::Cow;
use toml::Spanned as TomlSpanned;
use toml::de::DeValue;

impl<'t, 'i> Fields<'_, 't, 'i> {
    /// A word of a closed list.
    pub(in crate::parse) fn word<W: Word>(&mut self, name: &'static str) -> Option<Spanned<W>> {
        let text = self.text(name)?;
        self.word_of(name, text)
    }

    fn word_of<W: Word>(&mut self, name: &str, text: Spanned<String>) -> Option<Spanned<W>> {
        if let Some(word) = W::parse(&text.value) {
            return Some(Spanned::new(word, text.span));
        }
        let words: Vec<&str> = W::ALL.iter().map(|(_, word, _)| *word).collect();
        let finding = rules::UNKNOWN_WORD
            .at(text.span, format!("`{}` is none of the words for `{name}`", text.value));
        let all = words.join("`, `");
        self.push(match near(&text.value, words) {
            Some(Near { word, sure }) => {
                let help = format!("did you mean `{word}`? The words are `{all}`");
                suggest(finding, help, sure.then_some(word))
            }
            None => finding.help(format!("the words are `{all}`")),
        });
        None
    }

    /// A word that must be there.
    pub(in crate::parse) fn required_word<W: Word>(
        &mut self,
        name: &'static str,
    ) -> Option<Spanned<W>> {
        let word = self.word(name);
        let all: Vec<&str> = W::ALL.iter().map(|(_, word, _)| *word).collect();
        self.require(name, word, &format!("\"{}\"", all.join("\"` or `\"")))
    }

    /// A list of words.
    pub(in crate::parse) fn words<W: Word>(&mut self, name: &'static str) -> Vec<W> {
        self.placed_words(name).into_iter().map(|word| word.value).collect()
    }

    /// A list of words with their places.
    pub(in crate::parse) fn placed_words<W: Word>(
        &mut self,
        name: &'static str,
    ) -> Vec<Spanned<W>> {
        let texts = self.texts(name);
        texts.into_iter().filter_map(|text| self.word_of(name, text)).collect()
    }

    /// A date, whole or partial.
    pub(in crate::parse) fn date(&mut self, name: &'static str) -> Option<Spanned<PartialDate>> {
        let value = self.take(name)?;
        self.date_of(name, value)
    }

    /// A date that must be there.
    pub(in crate::parse) fn required_date(
        &mut self,
        name: &'static str,
    ) -> Option<Spanned<PartialDate>> {
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
            DeValue::Integer(year) if PartialDate::parse(year.as_str()).is_some() => {
                let year = format!("\"{}\"", year.as_str());
                let message =
                    format!("`{name}` is a number here, and a year alone stands in quotes");
                let finding = rules::WRONG_TYPE.at(at, message);
                let finding = finding.help(format!("did you mean `{year}`?"));
                // `2017#-01-09`: more was meant than the year.
                let end = value.span().end;
                let more = self.reader.written(end..end + 1) == "#";
                self.push(if more { finding } else { finding.edit(at, year) });
                return None;
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
            let finding = rules::BAD_DATE.at(at, format!("`{shown}` is no date"));
            self.push(match in_other_form(&shown) {
                Some((help, Some(written))) => finding.help(help).edit(at, written),
                Some((help, None)) => finding.help(help),
                None => finding.help(
                    "write 2017-01-09, or in quotes \"2017\", \"2017-01\", \"~2017\" (about), \"2016/2018\" (some time between)",
                ),
            });
        }
        date.map(|date| Spanned::new(date, at))
    }

    /// One date, or a list of dates where the sources differ.
    pub(in crate::parse) fn dates(&mut self, name: &'static str) -> Vec<Spanned<PartialDate>> {
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
    pub(in crate::parse) fn day(&mut self, name: &'static str) -> Option<Spanned<Day>> {
        let before = self.reader.found.len();
        let date = self.date(name);
        // What was meant is less than a day, and no change makes it one.
        for finding in &mut self.reader.found[before..] {
            if finding.edits.iter().any(|edit| edit.text.starts_with('"')) {
                finding.edits = Box::default();
                finding.help = Some("write year, month and day: 2017-01-09".into());
            }
        }
        let date = date?;
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
    pub(in crate::parse) fn required_day(&mut self, name: &'static str) -> Option<Spanned<Day>> {
        let day = self.day(name);
        self.require(name, day, "2026-01-31")
    }

    /// A reference to a record of one kind, with or without the folder.
    pub(in crate::parse) fn key(&mut self, name: &'static str, kind: Kind) -> Option<Spanned<Key>> {
        let text = self.text(name)?;
        self.key_of(name, text, kind)
    }

    fn key_of(&mut self, name: &str, text: Spanned<String>, kind: Kind) -> Option<Spanned<Key>> {
        let parsed = match text.value.contains('/') {
            true => Key::parse(&text.value).filter(|key| key.kind() == kind),
            false => Key::new(kind, &text.value),
        };
        if parsed.is_none() {
            let finding = rules::BAD_VALUE
                .at(text.span, format!("`{}` is not the key of {}", text.value, kind.noun()));
            let help =
                format!("`{name}` names a file of `content/{}/` without its `.md`", kind.folder());
            self.push(suggest(finding, help, as_path(&text.value, kind)));
        }
        parsed.map(|key| Spanned::new(key, text.span))
    }

    /// A reference that must be there.
    pub(in crate::parse) fn required_key(
        &mut self,
        name: &'static str,
        kind: Kind,
    ) -> Option<Spanned<Key>> {
        let key = self.key(name, kind);
        self.require(name, key, "\"…\"")
    }

    /// A list of references.
    pub(in crate::parse) fn keys(&mut self, name: &'static str, kind: Kind) -> Vec<Spanned<Key>> {
        let texts = self.texts(name);
        texts.into_iter().filter_map(|text| self.key_of(name, text, kind)).collect()
    }

    /// A country code.
    pub(in crate::parse) fn country(&mut self, name: &'static str) -> Option<Spanned<CountryCode>> {
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
            let message = format!("`{}` is no country code", text.value);
            self.push(suggest(rules::UNKNOWN_WORD.at(text.span, message), help, near));
        }
        code.map(|code| Spanned::new(code, text.span))
    }

    /// A country code that must be there.
    pub(in crate::parse) fn required_country(
        &mut self,
        name: &'static str,
    ) -> Option<Spanned<CountryCode>> {
        let code = self.country(name);
        self.require(name, code, "\"ru\"")
    }

    /// A list of country codes.
    pub(in crate::parse) fn countries(&mut self, name: &'static str) -> Vec<CountryCode> {
        let texts = self.texts(name);
        texts.into_iter().filter_map(|text| self.country_of(text)).map(|code| code.value).collect()
    }

    /// A name: text, or text with its language.
    pub(in crate::parse) fn name(&mut self, name: &'static str) -> Option<Name> {
        let value = self.take(name)?;
        self.name_of(name, value)
    }

    /// A list of names.
    pub(in crate::parse) fn names(&mut self, name: &'static str) -> Vec<Name> {
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
                Some(Name { span: text.span, text: text.value, lang: String::new() })
            }
            DeValue::Table(table) => {
                let mut fields = self.inner(value.span(), table, "a name");
                let text = fields.required_text("text");
                let lang = fields.lang("lang");
                fields.refuse_the_rest();
                Some(Name { span: fields.span, text: text?.value, lang })
            }
            _ => {
                self.wrong_type(name, value, "a name: \"…\" or { text = \"…\", lang = \"ru\" }");
                None
            }
        }
    }

    /// A BCP 47 tag; empty if it is not there.
    pub(in crate::parse) fn lang(&mut self, name: &'static str) -> String {
        let Some(text) = self.text(name) else { return String::new() };
        if is_language_tag(&text.value) {
            return text.value;
        }
        let mut better = text.value.replace('_', "-");
        let language = better.find('-').unwrap_or(better.len());
        better[..language].make_ascii_lowercase();
        self.push(suggest(
            rules::BAD_VALUE.at(text.span, format!("`{}` is no language tag", text.value)),
            "write a tag of BCP 47, as `ru`, `ar`, `zh-Hans` or `sr-Latn`",
            is_language_tag(&better).then_some(better.as_str()),
        ));
        String::new()
    }

    /// An id: lower-case ASCII letters, digits and hyphens.
    pub(in crate::parse) fn id(&mut self, name: &'static str) -> Option<Spanned<String>> {
        let text = self.text(name)?;
        if is_id(&text.value) {
            return Some(text);
        }
        let better = text
            .value
            .to_ascii_lowercase()
            .replace(|c: char| c == '_' || c == ' ' || is_dash(c), "-");
        // Taken ids are looked for in the whole text: not for every row that a stranger may write.
        let looked = is_id(&better) && self.reader.found.len() < 20;
        let free = looked && !self.reader.has_id(&better);
        self.push(suggest(
            rules::BAD_VALUE.at(text.span, format!("`{}` cannot be an id", text.value)),
            "an id has lower-case letters a to z, digits and hyphens",
            free.then_some(better.as_str()),
        ));
        None
    }

    /// An id that must be there.
    pub(in crate::parse) fn required_id(&mut self, name: &'static str) -> Option<Spanned<String>> {
        let id = self.id(name);
        self.require(name, id, "\"…\"")
    }

    /// An `http` or `https` address.
    pub(in crate::parse) fn url(&mut self, name: &'static str) -> Option<Spanned<String>> {
        let text = self.text(name)?;
        match crate::html::safe_web_url(&text.value) {
            Ok(url) => Some(Spanned::new(url, text.span)),
            Err(fault) => {
                let whole = format!("https://{}", text.value);
                let host = text.value.split('/').next().unwrap_or_default();
                let near = host.contains('.')
                    && !host.contains(':')
                    && crate::html::safe_web_url(&whole).is_ok();
                // Nobody has opened that address yet, so it is not written without being looked at.
                let help = match near {
                    true => format!("did you mean `{whole}`? Open it before you write it"),
                    false => "write the whole address, beginning with https://".to_owned(),
                };
                self.push(
                    rules::UNSAFE_ADDRESS
                        .at(text.span, format!("the address in `{name}` {fault}"))
                        .help(help),
                );
                None
            }
        }
    }

    /// An address that must be there.
    pub(in crate::parse) fn required_url(&mut self, name: &'static str) -> Option<Spanned<String>> {
        let url = self.url(name);
        self.require(name, url, "\"https://…\"")
    }

    /// A list of ids of sources of this file.
    pub(in crate::parse) fn cites(&mut self, name: &'static str) -> Cites {
        let texts = self.texts(name);
        let mut cites = Cites::with_capacity(texts.len());
        for text in texts {
            let index = self.reader.source_ids.iter().position(|id| *id == text.value);
            if let Some(index) = index {
                cites.push(Spanned::new(SourceIndex(index as u16), text.span));
            } else if self.reader.sources_whole {
                let ids = self.reader.source_ids.iter().map(String::as_str);
                let finding = rules::UNKNOWN_SOURCE
                    .at(text.span, format!("this file has no source `{}`", text.value));
                let finding = match near(&text.value, ids) {
                    Some(Near { word, sure }) => {
                        suggest(finding, format!("did you mean `{word}`?"), sure.then_some(word))
                    }
                    None => finding.help("add a table [[sources]] with this id"),
                };
                self.push(finding);
            }
        }
        cites
    }

    /// The field `sources` of a row that may not be without one.
    pub(in crate::parse) fn required_cites(&mut self) -> Cites {
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
}

/// The finding with its help, and the change to the word in quotes that stands there, if one is beyond doubt.
pub(in crate::parse) fn suggest(
    finding: Diagnostic,
    help: impl Into<Cow<'static, str>>,
    sure: Option<&str>,
) -> Diagnostic {
    let at = finding.at;
    match sure {
        Some(word) => finding.help(help).edit(at, format!("\"{word}\"")),
        None => finding.help(help),
    }
}

/// The name in a path to a file of the folder of `kind`, as one that stands in a list of files.
fn as_path(typed: &str, kind: Kind) -> Option<&str> {
    let path = typed.trim_start_matches('/');
    let path = path.strip_prefix("content/").unwrap_or(path);
    let path =
        path.strip_prefix(kind.folder()).and_then(|rest| rest.strip_prefix('/')).unwrap_or(path);
    let name = path.strip_suffix(".md").or(path.strip_suffix(".html")).unwrap_or(path);
    Key::is_name(name).then_some(name)
}

/// Whether a text is lower-case ASCII letters, digits and hyphens.
pub(in crate::parse) fn is_id(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    text.len() <= 100 && !text.starts_with('-') && text.bytes().all(plain)
}

/// The shape of a BCP 47 tag: a language of 2 or 3 letters, then subtags of 2 to 8 letters or digits.
pub(in crate::parse) fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}
