//! The fields that every record may have.

use super::{CITED, Field, MAY_CITE, STATUS, Value, optional, required, words};
use crate::model::key::Kind;
use crate::model::words::SourceKind;

pub(super) const REVIEWED: Field = required("reviewed", Value::Day, "the page is as of this day");

pub(super) const SUMMARY: Field =
    optional("summary", Value::Text, "one attributed sentence for lists and search engines");

const fn former_keys(kind: Kind) -> Field {
    optional("former_keys", Value::Keys(kind), "older keys of this page")
}

pub(super) const FORMER_KEYS_OF_OFFICIAL: Field = former_keys(Kind::Official);
pub(super) const FORMER_KEYS_OF_CASE: Field = former_keys(Kind::Case);
pub(super) const FORMER_KEYS_OF_AUTHORITY: Field = former_keys(Kind::Authority);
pub(super) const FORMER_KEYS_OF_COUNTRY: Field = former_keys(Kind::Country);

pub(super) const WITHDRAWN: Field = optional(
    "withdrawn",
    Value::Table(&[
        required("date", Value::Day, "since when"),
        required("reason", Value::Text, "why, in the publisher's words"),
    ]),
    "the page becomes a notice that it was withdrawn",
);

pub(super) const fn claims(fields: &'static [Field]) -> Field {
    optional("claims", Value::Tables(fields), "statements about a person or a case")
}

pub(super) const CLAIM_ID: Field =
    optional("id", Value::Id, "makes the address of the claim permanent");
pub(super) const CLAIM_TEXT: Field = required("text", Value::Text, "what is said");
pub(super) const CLAIM_BY: Field = optional("by", Value::Text, "who says so");
pub(super) const CLAIM_DATE: Field = optional("date", Value::Date, "when it happened or was said");

pub(super) const CLAIMS: &[Field] = &[CLAIM_ID, CLAIM_TEXT, STATUS, CLAIM_BY, CLAIM_DATE, CITED];

pub(super) const RESPONSES: Field = optional(
    "responses",
    Value::Tables(&[
        required("by", Value::Text, "who answers"),
        required("text", Value::Text, "the answer"),
        optional("date", Value::Date, "when"),
        optional("claim", Value::Id, "id of the claim it answers; without it, it answers the page"),
        CITED,
    ]),
    "right of reply",
);

pub(super) const CORRECTIONS: Field = optional(
    "corrections",
    Value::Tables(&[
        required("date", Value::Day, "when"),
        required("text", Value::Text, "what was put right"),
    ]),
    "what was put right, and when",
);

pub(super) const PICTURES: Field = optional(
    "pictures",
    Value::Tables(&[
        required("file", Value::Photo, "a file of content/photos/ that the text shows"),
        required("credit", Value::Text, "who made it"),
        required("licence", Value::Text, "on which terms it may be shown"),
        MAY_CITE,
    ]),
    "who made the pictures of the text",
);

pub(super) const ALLOW: Field = optional(
    "allow",
    Value::Tables(&[
        required("rule", Value::Rule, "name or code of a warning"),
        required("reason", Value::Text, "why, for the next editor"),
    ]),
    "this file may have that warning",
);

pub(super) const SOURCES: Field = optional(
    "sources",
    Value::Tables(&[
        required("id", Value::Id, "what sources = […] and [^id] name; unique in the file"),
        required("title", Value::Text, "as the document is called"),
        required("url", Value::Address, "where it can be opened"),
        required("publisher", Value::Text, "who published it"),
        required("kind", Value::Word(words::<SourceKind>), "what sort of evidence it is"),
        optional("published", Value::Date, "when it was published"),
        optional("accessed", Value::Day, "the day on which an editor opened the address"),
        optional("archived_url", Value::Address, "address of a copy in an archive"),
        optional("sha256", Value::Sha256, "of the document as opened"),
        optional("lang", Value::Language, "language of the document, a BCP 47 tag"),
        optional("note", Value::Text, "what a reader must know of it"),
    ]),
    "the evidence",
);
