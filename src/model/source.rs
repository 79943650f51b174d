//! Sources: the evidence for a claim.

use crate::input::{Span, Spanned};
use crate::model::date::{Day, PartialDate};
use crate::model::words::SourceKind;

/// The evidence for a claim. (A file that was read is an `Input`.)
#[derive(Clone, Debug)]
pub struct Source {
    /// The whole table in the file.
    pub span: Span,
    /// Unique in the file; what `sources = […]` and `[^id]` name. The anchor is `source-…`.
    pub id: Spanned<String>,
    /// As the document is called.
    pub title: Spanned<String>,
    /// `http` or `https` address.
    pub url: Spanned<String>,
    /// Who published it.
    pub publisher: String,
    /// What sort of evidence it is.
    pub kind: Spanned<SourceKind>,
    /// When it was published.
    pub published: Option<Spanned<PartialDate>>,
    /// The day on which an editor opened the address.
    pub accessed: Option<Spanned<Day>>,
    /// `http` or `https` address of a copy in an archive.
    pub archived_url: Option<Spanned<String>>,
    /// Of the document as opened, 64 lower-case hexadecimal digits.
    pub sha256: Option<String>,
    /// BCP 47 tag of the document's language; empty if not given.
    pub lang: String,
    /// What a reader must know of it: a copy, state media, an address by pattern.
    pub note: Option<String>,
}
