//! The fields of every record and table: the one list from which the schemas, the order of
//! `onrecord fmt` and the files of `onrecord new` are made.
//!
//! In the order of docs/content.md. Tests hold it to what `parse` reads and to that page.

mod common;
mod site;

pub use site::SITE;

use super::key::Kind;
use super::words::{
    Action, AuthorityKind, Extent, IdScheme, Measure, PersonKind, RelationKind, Seniority, Status,
    Word,
};
use common::{
    ALLOW, CORRECTIONS, FORMER_KEYS_OF_AUTHORITY, FORMER_KEYS_OF_CASE, FORMER_KEYS_OF_COUNTRY,
    FORMER_KEYS_OF_OFFICIAL, RESPONSES, REVIEWED, SOURCES, SUMMARY, WITHDRAWN, claims,
};

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

const OFFICIAL: &[Field] = &[
    required("name", Value::Text, "as the site calls the person"),
    optional(
        "sort_name",
        Value::Text,
        "how the name stands in an A–Z list, family name first: Brandt, Ada",
    ),
    optional("native_name", Value::Name, "name with language"),
    optional("aliases", Value::Names, "other spellings and names"),
    required(
        "country",
        Value::Country,
        "the state a person served or is tied to on the lists, as ISO 3166-1 alpha-2 in lower case",
    ),
    required("kind", Value::Word(words::<PersonKind>), "what sort of person it is"),
    required(
        "seniority",
        Value::Word(words::<Seniority>),
        "the publisher's own ranking, at the time of the events",
    ),
    optional("born", Value::Dates, "date of birth, or a list of dates where the sources differ"),
    optional("died", Value::Dates, "date of death, or a list of dates where the sources differ"),
    optional(
        "identity_sources",
        Value::Cites,
        "sources of the names, dates and identifiers of this file",
    ),
    optional("photo", Value::Table(PHOTO), "a picture of the person"),
    REVIEWED,
    SUMMARY,
    FORMER_KEYS_OF_OFFICIAL,
    WITHDRAWN,
    optional("positions", Value::Tables(POSITIONS), "posts held"),
    optional("involvements", Value::Tables(INVOLVEMENTS), "the person's part in a case"),
    optional("designations", Value::Tables(DESIGNATIONS), "acts of authorities on the person"),
    optional("relations", Value::Tables(RELATIONS), "ties to other people of the site"),
    optional("identifiers", Value::Tables(IDENTIFIERS), "numbers of the person on lists"),
    claims(OFFICIAL_CLAIMS),
    RESPONSES,
    CORRECTIONS,
    ALLOW,
    SOURCES,
];

const PHOTO: &[Field] = &[
    required("file", Value::Photo, "a file of content/photos/"),
    required("alt", Value::Text, "what it shows, for those who do not see it"),
    required("credit", Value::Text, "who made it"),
    required("licence", Value::Text, "on which terms it may be shown"),
];

const POSITIONS: &[Field] = &[
    required("title", Value::Text, "the post"),
    optional("organisation", Value::Text, "where it is held"),
    optional("country", Value::Country, "of which state, if it is not the person's"),
    FROM,
    UNTIL,
    CITED,
];

const INVOLVEMENTS: &[Field] = &[
    required("case", Value::Key(Kind::Case), "the case"),
    required("role", Value::Text, "the person's part, in attributed words"),
    STATUS,
    NOTE,
    CITED,
];

const DESIGNATIONS: &[Field] = &[
    required("authority", Value::Key(Kind::Authority), "the regime"),
    required("action", Value::Word(words::<Action>), "what the authority did"),
    optional("date", Value::Date, "when"),
    optional(
        "programme",
        Value::Text,
        "code on the list; a delisting with one ends only the listings under it",
    ),
    optional("list_id", Value::Text, "number on the list"),
    optional(
        "measures",
        Value::Words(words::<Measure>),
        "where they differ from those of the authority",
    ),
    optional("reason", Value::Text, "as the authority gives it"),
    optional("cases", Value::Keys(Kind::Case), "the cases over which the authority acted"),
    NOTE,
    CITED,
];

const RELATIONS: &[Field] = &[
    required("kind", Value::Word(words::<RelationKind>), "what the other person is to this one"),
    required("person", Value::Key(Kind::Official), "the other person"),
    FROM,
    UNTIL,
    NOTE,
    CITED,
];

const IDENTIFIERS: &[Field] = &[
    required("scheme", Value::Word(words::<IdScheme>), "whose number it is"),
    required("value", Value::Text, "the number"),
];

const OFFICIAL_CLAIMS: &[Field] = &[
    common::CLAIM_ID,
    common::CLAIM_TEXT,
    STATUS,
    common::CLAIM_BY,
    common::CLAIM_DATE,
    optional("case", Value::Key(Kind::Case), "the case it belongs to"),
    CITED,
];

const CASE: &[Field] = &[
    required("title", Value::Text, "as the site calls the case"),
    optional("country", Value::Country, "where it happened, as ISO 3166-1 alpha-2 in lower case"),
    optional("place", Value::Text, "where it happened, in words"),
    optional("started", Value::Date, "when it began"),
    optional("happened", Value::Date, "the day of the event"),
    optional("ended", Value::Date, "when it ended"),
    REVIEWED,
    SUMMARY,
    FORMER_KEYS_OF_CASE,
    WITHDRAWN,
    optional("victims", Value::Tables(VICTIMS), "those who suffered it"),
    optional("proceedings", Value::Tables(PROCEEDINGS), "before courts and other bodies"),
    optional("regimes", Value::Tables(REGIMES), "regimes that have been used over this case"),
    claims(CASE_CLAIMS),
    RESPONSES,
    CORRECTIONS,
    ALLOW,
    SOURCES,
];

const VICTIMS: &[Field] = &[
    required("name", Value::Text, "as the site calls the person"),
    optional("native_name", Value::Name, "name with language"),
    optional("born", Value::Date, "date of birth"),
    optional("died", Value::Date, "date of death"),
    optional("role", Value::Text, "who the person was"),
    MAY_CITE,
];

const PROCEEDINGS: &[Field] = &[
    required("body", Value::Text, "court or other body"),
    optional("name", Value::Text, "what the proceeding is called"),
    optional("number", Value::Text, "its number there"),
    optional("date", Value::Date, "day of the decision"),
    required("outcome", Value::Text, "what came of it"),
    STATUS,
    optional("ecli", Value::Text, "European Case Law Identifier"),
    optional("people", Value::Keys(Kind::Official), "officials it names"),
    CITED,
];

const REGIMES: &[Field] =
    &[required("authority", Value::Key(Kind::Authority), "the regime"), NOTE, MAY_CITE];

const CASE_CLAIMS: &[Field] = &[
    common::CLAIM_ID,
    common::CLAIM_TEXT,
    STATUS,
    common::CLAIM_BY,
    common::CLAIM_DATE,
    optional("people", Value::Keys(Kind::Official), "officials it is about"),
    CITED,
];

const AUTHORITY: &[Field] = &[
    required("name", Value::Text, "in full"),
    required("short_name", Value::Text, "for tables"),
    optional("native_name", Value::Name, "name with language"),
    required(
        "jurisdiction",
        Value::Jurisdiction,
        "whose law it is: us, uk, eu, ca, au, un or the lower-case code of another country",
    ),
    optional("issuer", Value::Text, "the state or body"),
    required("kind", Value::Word(words::<AuthorityKind>), "what sort of law it is"),
    optional("legal_citations", Value::Texts, "where the law stands"),
    optional("enacted", Value::Date, "day of adoption"),
    optional("in_force", Value::Date, "since when it is in force"),
    UNTIL,
    optional("measures", Value::Words(words::<Measure>), "what it does"),
    optional(
        "other_measures",
        Value::Texts,
        "what it does that the words of measures do not cover",
    ),
    optional("grounds", Value::Texts, "for what it may be used"),
    optional("programmes", Value::Texts, "the codes on the list"),
    optional("administered_by", Value::Texts, "who runs it"),
    optional("official_url", Value::Address, "address of the page of the body"),
    optional("list_url", Value::Address, "address of the list"),
    optional("text_url", Value::Address, "address of the text of the law"),
    optional("about_sources", Value::Cites, "sources of the fields of this file"),
    optional("counter_to", Value::Keys(Kind::Authority), "authorities that this law answers"),
    REVIEWED,
    SUMMARY,
    FORMER_KEYS_OF_AUTHORITY,
    WITHDRAWN,
    optional("coverage", Value::Tables(COVERAGE), "how far its designations are recorded here"),
    claims(common::CLAIMS),
    RESPONSES,
    CORRECTIONS,
    ALLOW,
    SOURCES,
];

const COVERAGE: &[Field] = &[
    required(
        "extent",
        Value::Word(words::<Extent>),
        "complete: every person on this site was looked up on that list",
    ),
    optional("countries", Value::Countries, "for people of which countries; empty: all"),
    optional("as_of", Value::Date, "the list as read; needed where the extent is complete"),
    optional("list", Value::Text, "which list"),
    NOTE,
    MAY_CITE,
];

const COUNTRY: &[Field] = &[
    optional("name", Value::Text, "without it the name comes from the table of ISO 3166-1"),
    Field { required: false, ..REVIEWED },
    SUMMARY,
    FORMER_KEYS_OF_COUNTRY,
    WITHDRAWN,
    claims(common::CLAIMS),
    RESPONSES,
    CORRECTIONS,
    ALLOW,
    SOURCES,
];

const ABOUT: &[Field] = &[
    required("title", Value::Text, "heading of the page"),
    Field { required: false, ..REVIEWED },
    SUMMARY,
    WITHDRAWN,
    claims(common::CLAIMS),
    RESPONSES,
    CORRECTIONS,
    ALLOW,
    SOURCES,
];
