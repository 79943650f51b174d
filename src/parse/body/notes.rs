//! Citations and footnotes. Both are written `[^label]`; whose definition it is decides.

use super::plain::{quoted, shorten};
use super::{Markdown, Out, Walk};
use crate::diagnostic::Diagnostic;
use crate::document::Piece;
use crate::html::{Attribute, Element, SafeUrl};
use crate::model::SourceIndex;
use crate::rules;
use crate::suggest::{self, Near};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// What a label can mean in one body, and what was referred to so far.
pub(super) struct References<'a> {
    /// In order of the text.
    notes: Vec<Note>,
    note_of: BTreeMap<String, usize>,
    source_of: BTreeMap<&'a str, usize>,
    /// By index of the source: how often it was cited.
    cited: Vec<u32>,
    /// Indices of the notes in the order of their numbers.
    numbered: Vec<usize>,
    /// Suggestions made. Each compares with every source, so there is an end to them.
    suggestions: u8,
}

/// A footnote's definition.
struct Note {
    /// The events between its start and its end.
    events: Range<usize>,
    /// The number that readers see, from 1; 0 before the first reference to it.
    number: usize,
    /// References to it.
    uses: u32,
    /// Whether its text cites a source.
    cites: bool,
}

impl<'a> References<'a> {
    pub(super) fn new(markdown: &Markdown<'a>) -> References<'a> {
        let mut notes: Vec<Note> = Vec::new();
        let mut note_of = BTreeMap::new();
        let mut open = Vec::new();
        let mut inside: Vec<(usize, usize)> = Vec::new();
        for (index, (event, _)) in markdown.events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    note_of.entry(label.to_lowercase()).or_insert(notes.len());
                    open.push(notes.len());
                    notes.push(Note {
                        events: index + 1..index + 1,
                        number: 0,
                        uses: 0,
                        cites: false,
                    });
                }
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some(note) = open.pop() {
                        notes[note].events.end = index;
                    }
                }
                Event::FootnoteReference(_) => {
                    inside.extend(open.last().map(|note| (*note, index)));
                }
                _ => {}
            }
        }
        for (note, index) in inside {
            if let Event::FootnoteReference(label) = &markdown.events[index].0 {
                notes[note].cites |= !note_of.contains_key(&label.to_lowercase());
            }
        }
        let sources = markdown.sources;
        let mut source_of = BTreeMap::new();
        for (index, source) in sources.iter().enumerate() {
            source_of.entry(source.id.value.as_str()).or_insert(index);
        }
        let cited = vec![0; sources.len()];
        References { notes, note_of, source_of, cited, numbered: Vec::new(), suggestions: 0 }
    }
}

impl Walk<'_> {
    /// The index after the footnote's definition that starts at event `index`; its text comes at the end of the body.
    pub(super) fn definition(&mut self, index: usize, label: &str) -> usize {
        let notes = &self.references.notes;
        let Ok(note) = notes.binary_search_by_key(&(index + 1), |note| note.events.start) else {
            return index + 1;
        };
        let after = notes[note].events.end + 1;
        let place = self.markdown.span(&label_range(&self.markdown.events[index].1, label));
        let folded = label.to_lowercase();
        let first = self.references.note_of.get(&folded).copied().unwrap_or(note);
        if first != note {
            let earlier = &self.markdown.events[notes[first].events.start - 1].1;
            let earlier = self.markdown.span(&label_range(earlier, label));
            let message = format!("two footnotes are called {}", quoted(label));
            self.found.push(
                rules::DUPLICATE_ID
                    .at(place, message)
                    .label(earlier, "the first is here")
                    .help("give one of them another name"),
            );
        } else if let Some(&source) = self.references.source_of.get(folded.as_str()) {
            let message = format!("a footnote and a source are both called {}", quoted(label));
            self.found.push(
                rules::DUPLICATE_ID
                    .at(place, message)
                    .label(self.markdown.sources[source].id.span, "the source")
                    .help(
                        "give the footnote another name; to cite the source, delete this definition",
                    ),
            );
        }
        after
    }

    /// The reference at event `index`: a citation or the number of a footnote.
    pub(super) fn reference(&mut self, index: usize) {
        let (Event::FootnoteReference(label), range) = &self.markdown.events[index] else { return };
        if self.state.anchors.contains(&true) {
            // It is a link itself, so it waits until the one around it ends.
            self.state.waiting.push(index);
            return;
        }
        let folded = label.to_lowercase();
        if let Some(&note) = self.references.note_of.get(&folded) {
            self.refer_to(note);
        } else if let Some(&source) = self.references.source_of.get(folded.as_str()) {
            self.cite(source);
        } else {
            let diagnostic = self.unknown_source(label, range);
            self.found.push(diagnostic);
        }
    }

    fn refer_to(&mut self, note: usize) {
        let note = self.references.number(note);
        note.uses += 1;
        let (number, uses) = (note.number, note.uses);
        let writer = &mut self.out.writer;
        writer.open(Element::Sup, &[Attribute::Class("note")]);
        writer.open(
            Element::A,
            &[
                Attribute::Href(&SafeUrl::anchor(&format!("note-{number}"))),
                Attribute::Id(&format!("note-ref-{number}-{uses}")),
            ],
        );
        writer.text(&number.to_string());
        writer.close(Element::A);
        writer.close(Element::Sup);
    }

    /// The number of a source, with a link to it.
    pub(super) fn cite(&mut self, index: usize) {
        let Ok(number) = u16::try_from(index) else { return };
        self.body.citations.push(SourceIndex(number));
        self.references.cited[index] += 1;
        let source = &self.markdown.sources[index];
        let id = source.id.value.as_str();
        let title = match source.publisher.as_str() {
            "" => shorten(&source.title.value, 200),
            publisher => shorten(&format!("{publisher}: {}", source.title.value), 200),
        };
        let writer = &mut self.out.writer;
        writer.open(Element::Sup, &[Attribute::Class("cite")]);
        writer.open(
            Element::A,
            &[
                Attribute::Href(&SafeUrl::anchor(&format!("source-{id}"))),
                Attribute::Id(&format!("cite-{id}-{}", self.references.cited[index])),
                Attribute::Title(&title),
            ],
        );
        writer.text(&format!("[{}]", index + 1));
        writer.close(Element::A);
        writer.close(Element::Sup);
    }

    fn unknown_source(&mut self, label: &str, range: &Range<usize>) -> Diagnostic {
        const MOST: u8 = 20;
        let mut near = None;
        if self.references.suggestions < MOST && label.len() <= 64 {
            self.references.suggestions += 1;
            near = suggest::near(label, self.references.source_of.keys().copied());
        }
        let message = format!("no source has the id {}", quoted(label));
        let at = self.markdown.span(range);
        let finding = rules::UNKNOWN_SOURCE.at(at, message);
        let Some(Near { word, sure }) = near else {
            return finding.help(
                "add an entry with this id under [[sources]], or a footnote of your own: a line `[^id]: text`",
            );
        };
        let meant = format!("[^{word}]");
        let finding = finding.help(format!("did you mean `{meant}`?"));
        let whole = self.markdown.text.get(range.clone()) == Some(&format!("[^{label}]"));
        let after = self.markdown.text.get(range.end..).and_then(|rest| rest.chars().next());
        let whole = whole && !after.is_some_and(char::is_alphanumeric);
        if sure && whole { finding.edit(at, meant) } else { finding }
    }

    /// The footnotes, at the end of the body. One that nobody refers to stands last: what was written is shown.
    pub(super) fn notes(&mut self) {
        if self.references.notes.is_empty() {
            return;
        }
        self.out.end();
        let before = std::mem::take(&mut self.out.pieces);
        let mut written: Vec<Vec<Piece>> = Vec::with_capacity(self.references.notes.len());
        let mut unreferred = 0;
        while unreferred < self.references.notes.len() {
            while let Some(&note) = self.references.numbered.get(written.len()) {
                let events = self.references.notes[note].events.clone();
                self.read(events);
                self.out.end();
                written.push(std::mem::take(&mut self.out.pieces));
            }
            if self.references.notes[unreferred].number == 0 {
                self.references.number(unreferred);
            } else {
                unreferred += 1;
            }
        }
        self.out.pieces = before;

        let attributes =
            [Attribute::Class("notes"), Attribute::Id("notes"), Attribute::Label("Notes")];
        self.out.writer.open(Element::Section, &attributes);
        self.out.writer.line();
        self.out.writer.open(Element::Ol, &[]);
        self.out.writer.line();
        for (index, pieces) in written.into_iter().enumerate() {
            let uses = self.references.notes[self.references.numbered[index]].uses;
            self.out.note(index + 1, uses, pieces);
        }
        self.out.writer.close(Element::Ol);
        self.out.writer.line();
        self.out.writer.close(Element::Section);
        self.out.writer.line();
    }
}

impl References<'_> {
    /// Whether a reference is to a source, or to a footnote that cites one. One to a source that
    /// is not there counts: it is a mistake of its own.
    pub(super) fn cites(&self, label: &str) -> bool {
        if self.notes.is_empty() {
            return true;
        }
        self.note_of.get(&label.to_lowercase()).is_none_or(|note| self.notes[*note].cites)
    }

    /// The note, which now has a number.
    fn number(&mut self, note: usize) -> &mut Note {
        if self.notes[note].number == 0 {
            self.numbered.push(note);
            self.notes[note].number = self.numbered.len();
        }
        &mut self.notes[note]
    }
}

impl Out {
    /// One footnote. The ways back stand in its last paragraph, if it ends with one.
    fn note(&mut self, number: usize, uses: u32, pieces: Vec<Piece>) {
        self.writer.open(Element::Li, &[Attribute::Id(&format!("note-{number}"))]);
        for piece in pieces {
            match piece {
                Piece::Html(html) => self.writer.append(&html),
                Piece::Href(_) | Piece::Photo(_) | Piece::Size(_) | Piece::Name(_) => {
                    self.hole(piece)
                }
            }
        }
        if uses > 0 {
            if !self.writer.reopen(Element::P) {
                self.writer.open(Element::P, &[]);
            }
            for reference in 1..=uses {
                let anchor = SafeUrl::anchor(&format!("note-ref-{number}-{reference}"));
                let label = format!("Back to reference {number}");
                let attributes =
                    [Attribute::Class("back"), Attribute::Href(&anchor), Attribute::Label(&label)];
                self.writer.text(" ");
                self.writer.open(Element::A, &attributes);
                self.writer.text("↩");
                self.writer.close(Element::A);
            }
            self.writer.close(Element::P);
        }
        self.writer.close(Element::Li);
        self.writer.line();
    }
}

/// `[^label]` of a definition.
fn label_range(definition: &Range<usize>, label: &str) -> Range<usize> {
    let end = definition.start + label.len() + "[^]".len();
    definition.start..end.min(definition.end)
}
