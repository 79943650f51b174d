//! The registry: every rule there is, each with its page.
//!
//! A code is never used again. A new rule takes the next number and gets a page
//! in `docs/rules/`, which is documentation and test in one.

use crate::diagnostic::{Rule, Severity};

/// The front matter cannot be read as TOML.
pub static BAD_TOML: Rule = Rule {
    code: "E001",
    name: "bad-toml",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E001-bad-toml.md"),
};

/// A content file does not begin with a block between two lines of +++.
pub static MISSING_FRONT_MATTER: Rule = Rule {
    code: "E002",
    name: "missing-front-matter",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E002-missing-front-matter.md"),
};

/// The block of front matter has no closing +++ line.
pub static UNCLOSED_FRONT_MATTER: Rule = Rule {
    code: "E003",
    name: "unclosed-front-matter",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E003-unclosed-front-matter.md"),
};

/// A file is not UTF-8 text.
pub static NOT_UTF8: Rule = Rule {
    code: "E004",
    name: "not-utf8",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E004-not-utf8.md"),
};

/// A file could not or must not be read.
pub static UNREADABLE_FILE: Rule = Rule {
    code: "E005",
    name: "unreadable-file",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E005-unreadable-file.md"),
};

/// A file lies where the site has no use for it, or its name cannot be a key.
pub static STRAY_FILE: Rule = Rule {
    code: "E006",
    name: "stray-file",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E006-stray-file.md"),
};

/// Two files claim the same key, or keys that differ only in case.
pub static DUPLICATE_KEY: Rule = Rule {
    code: "E007",
    name: "duplicate-key",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E007-duplicate-key.md"),
};

/// The front matter has a field that the record does not know.
pub static UNKNOWN_FIELD: Rule = Rule {
    code: "E008",
    name: "unknown-field",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E008-unknown-field.md"),
};

/// A field that every such record needs is not there.
pub static MISSING_FIELD: Rule = Rule {
    code: "E009",
    name: "missing-field",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E009-missing-field.md"),
};

/// A field has a value of another type than it needs.
pub static WRONG_TYPE: Rule = Rule {
    code: "E010",
    name: "wrong-type",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E010-wrong-type.md"),
};

/// A value is not one of the closed list of its field.
pub static UNKNOWN_WORD: Rule = Rule {
    code: "E011",
    name: "unknown-word",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E011-unknown-word.md"),
};

/// A date is no date.
pub static BAD_DATE: Rule = Rule {
    code: "E012",
    name: "bad-date",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E012-bad-date.md"),
};

/// A value has not the form that its field needs.
pub static BAD_VALUE: Rule = Rule {
    code: "E013",
    name: "bad-value",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E013-bad-value.md"),
};

/// Two entries of one file have the same id.
pub static DUPLICATE_ID: Rule = Rule {
    code: "E014",
    name: "duplicate-id",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E014-duplicate-id.md"),
};

/// A list of sources or a citation names a source that the file does not have.
pub static UNKNOWN_SOURCE: Rule = Rule {
    code: "E015",
    name: "unknown-source",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E015-unknown-source.md"),
};

/// A claim, designation, involvement, proceeding or response has no source.
pub static MISSING_SOURCE: Rule = Rule {
    code: "E016",
    name: "missing-source",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E016-missing-source.md"),
};

/// A field names a record that does not exist.
pub static UNRESOLVED_REFERENCE: Rule = Rule {
    code: "E017",
    name: "unresolved-reference",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E017-unresolved-reference.md"),
};

/// A Markdown link leads to a page that does not exist.
pub static BROKEN_LINK: Rule = Rule {
    code: "E018",
    name: "broken-link",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E018-broken-link.md"),
};

/// A Markdown link leads to a place that its page does not have.
pub static BROKEN_ANCHOR: Rule = Rule {
    code: "E019",
    name: "broken-anchor",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E019-broken-anchor.md"),
};

/// The Markdown has HTML in it.
pub static RAW_HTML: Rule = Rule {
    code: "E020",
    name: "raw-html",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E020-raw-html.md"),
};

/// An address has a scheme that is not allowed.
pub static UNSAFE_ADDRESS: Rule = Rule {
    code: "E021",
    name: "unsafe-address",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E021-unsafe-address.md"),
};

/// A former key belongs to another page.
pub static TAKEN_KEY: Rule = Rule {
    code: "E022",
    name: "taken-key",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E022-taken-key.md"),
};

/// There is no site.toml.
pub static MISSING_CONFIG: Rule = Rule {
    code: "E023",
    name: "missing-config",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E023-missing-config.md"),
};

/// There is no content.
pub static EMPTY_CONTENT: Rule = Rule {
    code: "E024",
    name: "empty-content",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E024-empty-content.md"),
};

/// A template cannot be read or rendered.
pub static BAD_TEMPLATE: Rule = Rule {
    code: "E025",
    name: "bad-template",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E025-bad-template.md"),
};

/// Two things want the same address.
pub static DUPLICATE_OUTPUT: Rule = Rule {
    code: "E026",
    name: "duplicate-output",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E026-duplicate-output.md"),
};

/// The Markdown or the TOML is nested too deeply.
pub static TOO_DEEP: Rule = Rule {
    code: "E027",
    name: "too-deep",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E027-too-deep.md"),
};

/// A photo is named that is not there or is no picture.
pub static MISSING_PHOTO: Rule = Rule {
    code: "E028",
    name: "missing-photo",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E028-missing-photo.md"),
};

/// The Markdown shows a picture that is not in content/photos.
pub static REMOTE_IMAGE: Rule = Rule {
    code: "E029",
    name: "remote-image",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E029-remote-image.md"),
};

/// Two dates stand in an order in which they cannot have happened.
pub static DATES_OUT_OF_ORDER: Rule = Rule {
    code: "E030",
    name: "dates-out-of-order",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E030-dates-out-of-order.md"),
};

/// The page was last reviewed too long ago.
pub static REVIEW_OVERDUE: Rule = Rule {
    code: "W031",
    name: "review-overdue",
    severity: Severity::Warning,
    page: include_str!("../docs/rules/W031-review-overdue.md"),
};

/// A designation rests on the press alone.
pub static PRESS_ONLY: Rule = Rule {
    code: "W032",
    name: "press-only",
    severity: Severity::Warning,
    page: include_str!("../docs/rules/W032-press-only.md"),
};

/// A source is declared that nothing cites.
pub static UNUSED_SOURCE: Rule = Rule {
    code: "W033",
    name: "unused-source",
    severity: Severity::Warning,
    page: include_str!("../docs/rules/W033-unused-source.md"),
};

/// A file begins with an invisible byte-order mark.
pub static BYTE_ORDER_MARK: Rule = Rule {
    code: "E034",
    name: "byte-order-mark",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E034-byte-order-mark.md"),
};

/// The lines of a file end as on Windows.
pub static WINDOWS_LINE_ENDS: Rule = Rule {
    code: "E035",
    name: "windows-line-ends",
    severity: Severity::Error,
    page: include_str!("../docs/rules/E035-windows-line-ends.md"),
};

/// The site names no address for corrections.
pub static MISSING_CONTACT: Rule = Rule {
    code: "W036",
    name: "missing-contact",
    severity: Severity::Warning,
    page: include_str!("../docs/rules/W036-missing-contact.md"),
};

/// All rules, by number.
pub static RULES: [&Rule; 36] = [
    &BAD_TOML,
    &MISSING_FRONT_MATTER,
    &UNCLOSED_FRONT_MATTER,
    &NOT_UTF8,
    &UNREADABLE_FILE,
    &STRAY_FILE,
    &DUPLICATE_KEY,
    &UNKNOWN_FIELD,
    &MISSING_FIELD,
    &WRONG_TYPE,
    &UNKNOWN_WORD,
    &BAD_DATE,
    &BAD_VALUE,
    &DUPLICATE_ID,
    &UNKNOWN_SOURCE,
    &MISSING_SOURCE,
    &UNRESOLVED_REFERENCE,
    &BROKEN_LINK,
    &BROKEN_ANCHOR,
    &RAW_HTML,
    &UNSAFE_ADDRESS,
    &TAKEN_KEY,
    &MISSING_CONFIG,
    &EMPTY_CONTENT,
    &BAD_TEMPLATE,
    &DUPLICATE_OUTPUT,
    &TOO_DEEP,
    &MISSING_PHOTO,
    &REMOTE_IMAGE,
    &DATES_OUT_OF_ORDER,
    &REVIEW_OVERDUE,
    &PRESS_ONLY,
    &UNUSED_SOURCE,
    &BYTE_ORDER_MARK,
    &WINDOWS_LINE_ENDS,
    &MISSING_CONTACT,
];
