//! The fields of an authority.

use super::common::{
    ALLOW, CLAIMS, CORRECTIONS, FORMER_KEYS_OF_AUTHORITY, PICTURES, RESPONSES, REVIEWED, SOURCES,
    SUMMARY, WITHDRAWN, claims,
};
use super::{Field, MAY_CITE, NOTE, UNTIL, Value, optional, required, words};
use crate::model::key::Kind;
use crate::model::words::{AuthorityKind, Extent, Measure};

pub(super) const AUTHORITY: &[Field] = &[
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
    claims(CLAIMS),
    RESPONSES,
    CORRECTIONS,
    PICTURES,
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
