//! A noun: one content file, understood.

use crate::html::{Html, SafeUrl};
use crate::input::{FileId, Span, Spanned};
use crate::model::Record;
use crate::model::SourceIndex;
use crate::model::key::Key;

/// One content file, understood. Never changed after `parse`; what `link` learns stands beside it, in `Site`.
#[derive(Clone, Debug)]
pub struct Document {
    /// Permanent identity, from the path.
    pub key: Key,
    /// Its file.
    pub file: FileId,
    /// `None` if the metadata was too broken to use. The key still counts as
    /// known, so that one broken file does not make every reference to it an error.
    pub record: Option<Record>,
    /// The Markdown, understood.
    pub body: Body,
}

impl Document {
    /// The pictures that it shows, by the names of their files below `content/photos/`: the portrait, then those of the text.
    pub fn photos(&self) -> impl Iterator<Item = &Spanned<String>> {
        let portrait = match &self.record {
            Some(Record::Official(official)) => official.photo.as_ref(),
            _ => None,
        };
        portrait.map(|photo| &photo.file).into_iter().chain(&self.body.photos)
    }
}

/// The Markdown of a document as safe HTML with holes for what only the whole site knows.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Offset of the Markdown in the contributor's file.
    pub start: u32,
    /// In order. A document without a body has none.
    pub pieces: Vec<Piece>,
    /// Headings in order, for anchors and contents.
    pub headings: Vec<Heading>,
    /// Links to pages of this site, in order of appearance; [`Piece::Href`] holds an index into it.
    pub links: Vec<Spanned<LinkTarget>>,
    /// Addresses outside this site that the body links to, in order of appearance.
    pub outside: Vec<Spanned<SafeUrl>>,
    /// Names of files below `content/photos/` that the body shows; [`Piece::Photo`] holds an index into it.
    pub photos: Vec<Spanned<String>>,
    /// Sources cited, one entry a citation, in order of appearance. The n-th
    /// citation of a source (from 1) has the anchor `cite-<source id>-<n>`.
    pub citations: Vec<SourceIndex>,
    /// Where words stand, in the order of the file. `prose` reads them.
    pub passages: Vec<Passage>,
    /// First paragraph of a case or the about page as plain text, for its description; at most 300
    /// characters, cut at a word. Other pages are described by what is recorded.
    pub lead: String,
}

/// A run of a body.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Finished HTML.
    Html(Html),
    /// The address, as an attribute value, of `links[index]` seen from the page it stands on.
    Href(usize),
    /// The address, as an attribute value, of the picture `photos[index]`.
    Photo(usize),
    /// Width and height, as attributes, of the picture `photos[index]`.
    Size(usize),
    /// The name, as text, of the page that `links[index]` leads to: a wikilink that gives no words of its own.
    Name(usize),
}

/// A run of words of a body: a paragraph, a heading, the text of a list's item, a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Offset of its first byte in the contributor's file.
    pub start: u32,
    /// Offset after its last byte.
    pub end: u32,
    /// Passages of one list, table or quotation at the top of the body have the same number.
    pub block: u32,
    /// What it is.
    pub kind: PassageKind,
    /// Whether it cites a source, itself or by a footnote that does.
    pub cited: bool,
    /// Whether it stands in a block quote.
    pub quoted: bool,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// A paragraph of an item of a list, or all of its text up to a list within it.
    Item,
    /// A cell of a table.
    Cell,
    /// A paragraph of a footnote.
    Note,
}

/// A heading of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Anchor, unique in the file.
    pub id: String,
    /// 2 to 6, as published (a body's `#` is published as `h2`).
    pub level: u8,
    /// Plain text.
    pub text: String,
}

/// Where a link inside the site leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkTarget {
    /// The document; the same document for a link that is only `#anchor`.
    pub key: Key,
    /// Without `#`; empty if there is none. Letters and digits of any script, `-` and `_`; no character references and no percent-encoding.
    pub anchor: String,
    /// Where the name in the key is written, and where the anchor is; none if it is not written as it is read.
    pub written: (Option<Span>, Option<Span>),
}

/// Addresses of the sections that the pages have beside the body. No heading of a body gets one of them.
pub const PAGE_ANCHORS: [&str; 23] = [
    "main",
    "names",
    "designations",
    "standing",
    "cases",
    "claims",
    "positions",
    "relations",
    "sources",
    "responses",
    "corrections",
    "timeline",
    "proceedings",
    "victims",
    "people",
    "regimes",
    "backlinks",
    "coverage",
    "measures",
    "counter-measures",
    "notes",
    "cite",
    "contents",
];

/// Beginnings of the anchors that a page makes of ids and numbers. No heading of a body gets one like these.
pub const PAGE_ANCHOR_PREFIXES: [&str; 5] = ["claim-", "source-", "cite-", "note-", "section-"];
