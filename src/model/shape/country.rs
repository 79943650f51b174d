//! The fields of a country and of the about page.

use super::common::{
    ALLOW, CLAIMS, CORRECTIONS, FORMER_KEYS_OF_COUNTRY, PICTURES, RESPONSES, REVIEWED, SOURCES,
    SUMMARY, WITHDRAWN, claims,
};
use super::{Field, Value, optional, required};

pub(super) const COUNTRY: &[Field] = &[
    optional("name", Value::Text, "without it the name comes from the table of ISO 3166-1"),
    Field { required: false, ..REVIEWED },
    SUMMARY,
    FORMER_KEYS_OF_COUNTRY,
    WITHDRAWN,
    claims(CLAIMS),
    RESPONSES,
    CORRECTIONS,
    PICTURES,
    ALLOW,
    SOURCES,
];

pub(super) const ABOUT: &[Field] = &[
    required("title", Value::Text, "heading of the page"),
    Field { required: false, ..REVIEWED },
    SUMMARY,
    WITHDRAWN,
    claims(CLAIMS),
    RESPONSES,
    CORRECTIONS,
    PICTURES,
    ALLOW,
    SOURCES,
];
