//! Pass 2 of 6. Parse, the Markdown: a text in, a `Body` out.
//!
//! Turns what a stranger wrote into safe HTML with holes for what only the
//! whole site knows: addresses of other pages, of pictures, names of records.
//! What must not be published is reported, and its text stays.
//!
//! Knows no other document and resolves nothing. Never fails and never
//! recurses: how deep a text nests is counted, not trusted.

mod flow;
mod headings;
mod labels;
mod links;
mod media;
mod missing_alt;
mod notes;
mod passages;
mod plain;
#[cfg(test)]
mod tests;
mod uncredited_picture;
mod vague_link;

use crate::diagnostic::Diagnostic;
use crate::document::{Body, Piece};
use crate::html::Writer;
use crate::input::{FileId, Span};
use crate::model::Credit;
use crate::model::key::{Key, Kind};
use crate::model::source::Source;
use notes::References;
use pulldown_cmark::{Event, Options, Parser, RefDefs};
use std::collections::BTreeMap;
use std::ops::Range;

/// How deep blocks and spans may stand in each other.
pub const MAX_DEPTH: usize = 64;

/// Reads the Markdown of a document.
///
/// `text` is what comes after the front matter, `at` its offset in the file,
/// `here` the document it belongs to, `sources` what it may cite, `pictures` what it may show.
pub fn body(
    text: &str,
    at: usize,
    file: FileId,
    here: &Key,
    sources: &[Source],
    pictures: &[Credit],
) -> (Body, Vec<Diagnostic>) {
    let mut whole = labels::definitions(text);
    let added = whole.len();
    let whole = if added == 0 {
        text
    } else {
        whole.push_str(text);
        &whole
    };

    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS;
    let mut parser = Parser::new_ext(whole, options).into_offset_iter();
    let mut events = Vec::with_capacity(text.len() / 8);
    // Events are large; a plain loop moves each of them once.
    for (event, range) in parser.by_ref() {
        if range.start >= added {
            events.push((event, range));
        }
    }
    let markdown = Markdown {
        text: whole,
        added,
        at,
        file,
        here,
        sources,
        pictures: pictures.iter().map(|credit| (credit.file.value.as_str(), credit)).collect(),
        events: &events,
        link_definitions: parser.reference_definitions(),
    };

    let mut walk = Walk::new(markdown);
    walk.document();
    (walk.body, walk.found)
}

/// The body as HTML without a site around it, for tests and tools: a link to
/// `officials/a` is `officials/a.html`, a picture `photos/a.jpg`, a name the last part of the key.
pub fn preview(body: &Body) -> String {
    let mut html = String::new();
    for piece in &body.pieces {
        match piece {
            Piece::Html(finished) => html.push_str(finished.as_str()),
            Piece::Href(index) => {
                let target = &body.links[*index].value;
                html.push_str(&format!("{}.html", target.key));
                if !target.anchor.is_empty() {
                    html.push_str(&format!("#{}", target.anchor));
                }
            }
            Piece::Photo(index) => html.push_str(&format!("photos/{}", body.photos[*index].value)),
            Piece::Size(_) => {}
            Piece::Name(index) => html.push_str(body.links[*index].value.key.name()),
        }
    }
    html
}

/// What is read, and what is known of it.
struct Markdown<'a> {
    /// The contributor's text after `added` bytes of our own.
    text: &'a str,
    added: usize,
    /// Offset of the contributor's text in the file.
    at: usize,
    file: FileId,
    here: &'a Key,
    sources: &'a [Source],
    /// Who made each picture, by the name of its file.
    pictures: BTreeMap<&'a str, &'a Credit>,
    /// Of the contributor's text only, balanced.
    events: &'a [(Event<'a>, Range<usize>)],
    link_definitions: &'a RefDefs<'a>,
}

impl Markdown<'_> {
    /// The place in the contributor's file of a range of `text`.
    fn span(&self, range: &Range<usize>) -> Span {
        let place = |offset: usize| offset.saturating_sub(self.added) + self.at;
        Span::range(self.file, place(range.start), place(range.end))
    }
}

/// One walk over the events.
struct Walk<'a> {
    markdown: Markdown<'a>,
    body: Body,
    found: Vec<Diagnostic>,
    out: Out,
    references: References<'a>,
    headings: headings::Ids,
    state: flow::State,
    passages: passages::State,
}

impl<'a> Walk<'a> {
    fn new(markdown: Markdown<'a>) -> Walk<'a> {
        let room = (markdown.text.len() - markdown.added) * 5 / 4;
        Walk {
            references: References::new(&markdown),
            markdown,
            body: Body::default(),
            found: Vec::new(),
            out: Out { writer: Writer::with_capacity(room), pieces: Vec::new() },
            headings: headings::Ids::default(),
            state: flow::State::default(),
            passages: passages::State::default(),
        }
    }

    fn document(&mut self) {
        if matches!(self.markdown.here.kind(), Kind::Case | Kind::About) {
            self.body.lead = plain::lead(self.markdown.events);
        }
        self.read(0..self.markdown.events.len());
        self.passages.in_notes = true;
        self.notes();
        self.out.end();
        self.body.pieces = std::mem::take(&mut self.out.pieces);
        // Footnotes are read last, wherever they stand.
        self.body.passages.sort_by_key(|passage| passage.start);
    }
}

/// Pieces being made. Neighbouring HTML is one piece.
#[derive(Default)]
struct Out {
    writer: Writer,
    pieces: Vec<Piece>,
}

impl Out {
    fn hole(&mut self, hole: Piece) {
        self.end();
        self.pieces.push(hole);
    }

    fn end(&mut self) {
        if !self.writer.is_empty() {
            self.pieces.push(Piece::Html(self.writer.cut()));
        }
    }
}
