//! The fields of a case.

use super::common::{
    ALLOW, CLAIM_BY, CLAIM_DATE, CLAIM_ID, CLAIM_TEXT, CORRECTIONS, FORMER_KEYS_OF_CASE, PICTURES,
    RESPONSES, REVIEWED, SOURCES, SUMMARY, WITHDRAWN, claims,
};
use super::{CITED, Field, MAY_CITE, NOTE, STATUS, Value, optional, required};
use crate::model::key::Kind;

pub(super) const CASE: &[Field] = &[
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
    PICTURES,
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
    CLAIM_ID,
    CLAIM_TEXT,
    STATUS,
    CLAIM_BY,
    CLAIM_DATE,
    optional("people", Value::Keys(Kind::Official), "officials it is about"),
    CITED,
];
