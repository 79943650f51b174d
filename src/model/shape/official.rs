//! The fields of an official.

use super::common::{
    ALLOW, CLAIM_BY, CLAIM_DATE, CLAIM_ID, CLAIM_TEXT, CORRECTIONS, FORMER_KEYS_OF_OFFICIAL,
    PICTURES, RESPONSES, REVIEWED, SOURCES, SUMMARY, WITHDRAWN, claims,
};
use super::{CITED, FROM, Field, NOTE, STATUS, UNTIL, Value, optional, required, words};
use crate::model::key::Kind;
use crate::model::words::{Action, IdScheme, Measure, PersonKind, RelationKind, Seniority};

pub(super) const OFFICIAL: &[Field] = &[
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
    PICTURES,
    ALLOW,
    SOURCES,
];

const PHOTO: &[Field] = &[
    required("file", Value::Photo, "a file of content/photos/"),
    required("alt", Value::Text, "what it shows, for those who do not see it"),
    required("credit", Value::Text, "who made it"),
    required("licence", Value::Text, "on which terms it may be shown"),
    optional("preview", Value::Flag, "true: others who link to the page may show it"),
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
    CLAIM_ID,
    CLAIM_TEXT,
    STATUS,
    CLAIM_BY,
    CLAIM_DATE,
    optional("case", Value::Key(Kind::Case), "the case it belongs to"),
    CITED,
];
