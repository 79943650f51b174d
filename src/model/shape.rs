//! The fields of every record and table: the one list from which the schemas, the order of
//! `onrecord fmt` and the files of `onrecord new` are made.
//!
//! In the order of docs/content.md. Tests hold it to what `parse` reads and to that page.

mod authority;
mod case;
mod common;
mod country;
mod official;
mod site;

pub use site::SITE;

use super::key::Kind;
use super::words::{Status, Word};
use authority::AUTHORITY;
use case::CASE;
use country::{ABOUT, COUNTRY};
use official::OFFICIAL;

/// One field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// As written before the `=`.
    pub name: &'static str,
    /// What may stand behind it.
    pub value: Value,
    /// Whether it must be there.
    pub required: bool,
    /// One line for the contributor.
    pub what: &'static str,
}

/// What may stand behind the `=` of a field.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// Text of one line.
    Text,
    /// A list of texts.
    Texts,
    /// A date, whole or partial.
    Date,
    /// A date, or a list of dates where the sources differ.
    Dates,
    /// A whole day.
    Day,
    /// A word of a closed list.
    Word(fn() -> Vec<&'static str>),
    /// A list of words of a closed list.
    Words(fn() -> Vec<&'static str>),
    /// The key of another record.
    Key(Kind),
    /// A list of keys.
    Keys(Kind),
    /// A country code.
    Country,
    /// A list of country codes.
    Countries,
    /// A country code, or `uk`.
    Jurisdiction,
    /// A name, with or without its language.
    Name,
    /// A list of names.
    Names,
    /// A BCP 47 tag.
    Language,
    /// Lower-case letters, digits and hyphens.
    Id,
    /// An `http` or `https` address.
    Address,
    /// A `mailto:`, `http` or `https` address.
    Contact,
    /// A list of ids of `[[sources]]` of the same file.
    Cites,
    /// 64 hexadecimal digits.
    Sha256,
    /// A file of `content/photos/`.
    Photo,
    /// `true` or `false`.
    Flag,
    /// The name or code of a rule.
    Rule,
    /// A whole number from 1 on.
    Number,
    /// Lines of a rule and its severity.
    Severities,
    /// One table.
    Table(&'static [Field]),
    /// Tables in double brackets.
    Tables(&'static [Field]),
}

impl Value {
    /// The fields within, of a table.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Value::Table(fields) | Value::Tables(fields) => fields,
            Value::Name | Value::Names => NAME,
            Value::Text
            | Value::Texts
            | Value::Date
            | Value::Dates
            | Value::Day
            | Value::Word(_)
            | Value::Words(_)
            | Value::Key(_)
            | Value::Keys(_)
            | Value::Country
            | Value::Countries
            | Value::Jurisdiction
            | Value::Language
            | Value::Id
            | Value::Address
            | Value::Contact
            | Value::Cites
            | Value::Sha256
            | Value::Photo
            | Value::Flag
            | Value::Rule
            | Value::Number
            | Value::Severities => &[],
        }
    }
}

/// The fields of a record, in their order: its own, those that every record has, then tables.
pub fn fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Official => OFFICIAL,
        Kind::Case => CASE,
        Kind::Authority => AUTHORITY,
        Kind::Country => COUNTRY,
        Kind::About => ABOUT,
    }
}

/// The word that commands use for a kind.
pub fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Official => "official",
        Kind::Case => "case",
        Kind::Authority => "authority",
        Kind::Country => "country",
        Kind::About => "about",
    }
}

const fn required(name: &'static str, value: Value, what: &'static str) -> Field {
    Field { name, value, required: true, what }
}

const fn optional(name: &'static str, value: Value, what: &'static str) -> Field {
    Field { name, value, required: false, what }
}

fn words<W: Word>() -> Vec<&'static str> {
    W::ALL.iter().map(|(_, word, _)| *word).collect()
}

const NAME: &[Field] = &[
    required("text", Value::Text, "the name"),
    optional("lang", Value::Language, "its language, a BCP 47 tag: ru, zh-Hans, ar"),
];

const STATUS: Field = required("status", Value::Word(words::<Status>), "how well it stands");
const NOTE: Field = optional("note", Value::Text, "what must be said beside it");
const FROM: Field = optional("from", Value::Date, "since when");
const UNTIL: Field = optional("until", Value::Date, "until when");
const CITED: Field = required("sources", Value::Cites, "ids of the [[sources]] it rests on");
const MAY_CITE: Field = optional("sources", Value::Cites, "ids of the [[sources]] it rests on");
