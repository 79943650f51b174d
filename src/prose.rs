//! A noun: what a document says in words, and in whose voice.
//!
//! Rules on wording and on names look at all texts of a document, in the
//! metadata and in the Markdown. Here each text is given once, with what it is,
//! who speaks and how it stands; and a range of its bytes finds its place in
//! the contributor's file. Nothing is copied.

mod attribution;
mod fields;
mod markdown;
mod quotations;
mod sentences;

pub use attribution::{is_attributed, is_english, is_whole, names_speaker};
pub use fields::texts;
pub use markdown::plain;
pub use quotations::{is_quoted, quotations};
pub use sentences::sentences;

use crate::document::PassageKind;
use crate::input::{FileId, Span};
use crate::model::words::Status;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Of an official, an authority, a country; also `short_name` and `sort_name`.
    Name,
    /// `native_name`.
    NativeName,
    /// One of the `aliases`.
    Alias,
    /// Of a case or the about page.
    Title,
    /// `summary`.
    Summary,
    /// `text` of a claim.
    ClaimText,
    /// `by` of a claim or a response.
    By,
    /// `title` of a position.
    PositionTitle,
    /// `organisation` of a position, `body` of a proceeding, `issuer` and `administered_by` of an authority.
    Organisation,
    /// `role` of an involvement.
    Role,
    /// `note` of anything but a source.
    Note,
    /// `reason` of a designation.
    Reason,
    /// `reason` of a withdrawal.
    Withdrawal,
    /// `text` of a response.
    ResponseText,
    /// `text` of a correction.
    CorrectionText,
    /// `name` and `native_name` of a victim.
    VictimName,
    /// `role` of a victim.
    VictimRole,
    /// `outcome` of a proceeding.
    Outcome,
    /// `name` of a proceeding.
    ProceedingName,
    /// `place` of a case.
    Place,
    /// `title` of a source.
    SourceTitle,
    /// `publisher` of a source.
    Publisher,
    /// `note` of a source.
    SourceNote,
    /// `alt` of a photo.
    PhotoAlt,
    /// `credit` of a photo or a picture of the text.
    PhotoCredit,
    /// A citation, a ground, a measure or a list of an authority.
    Law,
    /// A passage of the Markdown.
    Body(PassageKind),
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The site itself. A claim without `by` is one of these: its status tells readers how well it
    /// stands, but the words are the site's own and must not go further than the status.
    Site,
    /// Somebody whom the page names beside the text: a claim with `by`, a response, the `reason` of
    /// a designation, the title of a source, a law.
    Attributed,
    /// Whoever is quoted in a block quote.
    Quoted,
}

/// A text of a document.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    /// As the model has it; of a body, the Markdown as written. See [`Text::plain`].
    pub words: &'a str,
    /// What it is.
    pub field: Field,
    /// Who speaks.
    pub voice: Voice,
    /// Whether what it stands in names a source.
    pub cited: bool,
    /// Of the claim, the involvement or the proceeding that it belongs to.
    pub status: Option<Status>,
    place: Place<'a>,
}

impl<'a> Text<'a> {
    /// The words with blanks in place of what no reader sees, and every byte where it was.
    pub fn plain(&self) -> Cow<'a, str> {
        match self.field {
            Field::Body(_) => plain(self.words),
            _ => Cow::Borrowed(self.words),
        }
    }

    /// The place in the contributor's file of a range of `words`. Where the value is written otherwise
    /// than it is read, with escapes or over several lines, the place of the table or value that it is in.
    pub fn span(&self, range: Range<usize>) -> Span {
        let Place { file, text, from, .. } = self.place;
        let start = self.place.start.get_or_init(|| written_at(text, from, self.words));
        if let Some(start) = start {
            return Span::range(file, start + range.start, start + range.end);
        }
        let hit = self.words.get(range).unwrap_or_default();
        match find_word(text, from, hit) {
            Some(start) => Span::range(file, start, start + hit.len()),
            None => Span { file, range: from },
        }
    }

    /// The place of the whole text.
    pub fn whole(&self) -> Span {
        self.span(0..self.words.len())
    }
}

/// Where a text is written.
#[derive(Clone, Debug)]
struct Place<'a> {
    file: FileId,
    /// The whole file.
    text: &'a str,
    /// The table or the value that it is in; none for a field at the top of the file.
    from: Option<(u32, u32)>,
    /// Where it begins, once that was asked for; none if it is not written as it is read.
    start: OnceCell<Option<usize>>,
}

/// Where the table or value that begins at `from` ends at the latest.
fn region(text: &str, from: Option<(u32, u32)>) -> (usize, &str) {
    let (start, end) = from.map_or((0, 0), |(start, end)| (start as usize, end as usize));
    let Some(rest) = text.get(end..) else { return (0, "") };
    let ends = |mark: &str| memchr::memmem::find(rest.as_bytes(), mark.as_bytes());
    let until = ends("\n[[").or_else(|| ends("\n+++")).map_or(text.len(), |until| end + until);
    (start, text.get(start..until).unwrap_or_default())
}

/// Where a value stands word for word, best right after a quotation mark.
fn written_at(text: &str, from: Option<(u32, u32)>, value: &str) -> Option<usize> {
    let (start, region) = region(text, from);
    let mut first = None;
    for at in memchr::memmem::find_iter(region.as_bytes(), value.as_bytes()) {
        let before = at.checked_sub(1).map(|before| region.as_bytes()[before]);
        let after = region.as_bytes().get(at + value.len());
        if before.is_some_and(|mark| matches!(mark, b'"' | b'\'') && after == Some(&mark)) {
            return Some(start + at);
        }
        first.get_or_insert(start + at);
    }
    first
}

/// Where a word stands, in the first part of a table: a stranger could make the rest long.
fn find_word(text: &str, from: Option<(u32, u32)>, word: &str) -> Option<usize> {
    const FAR: usize = 16 * 1024;
    let (start, region) = region(text, from);
    let near = &region.as_bytes()[..region.len().min(FAR)];
    if word.is_empty() {
        return None;
    }
    memchr::memmem::find(near, word.as_bytes()).map(|at| start + at)
}
