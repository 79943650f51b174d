//! Values of one field: words, dates, keys, countries, names, ids, addresses, citations.

use super::Fields;
use crate::input::Spanned;
use crate::model::country::CountryCode;
use crate::model::date::{Day, PartialDate};
use crate::model::key::{Key, Kind};
use crate::model::words::Word;
use crate::model::{Cites, Name, SourceIndex};
use crate::rules;
use crate::suggest::nearest;
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
        let texts = self.texts(name);
        texts
            .into_iter()
            .filter_map(|text| self.word_of(name, text))
            .map(|word| word.value)
            .collect()
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
            self.push(
                rules::UNKNOWN_WORD
                    .at(text.span, format!("`{}` is no country code", text.value))
                    .help(help),
            );
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
        self.push(
            rules::BAD_VALUE
                .at(text.span, format!("`{}` is no language tag", text.value))
                .help("write a tag of BCP 47, as `ru`, `ar`, `zh-Hans` or `sr-Latn`"),
        );
        String::new()
    }

    /// An id: lower-case ASCII letters, digits and hyphens.
    pub(in crate::parse) fn id(&mut self, name: &'static str) -> Option<Spanned<String>> {
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

/// The shape of a BCP 47 tag: a language of 2 or 3 letters, then subtags of 2 to 8 letters or digits.
pub(in crate::parse) fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}
