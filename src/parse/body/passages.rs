//! Which parts of the text are words, and which of them cite: the places that editorial rules look at.

use super::Walk;
use crate::document::{Passage, PassageKind};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// The passage that is being read, and what it stands in.
#[derive(Default)]
pub(super) struct State {
    open: Option<Open>,
    /// Blocks begun so far at the top of the body or of a footnote.
    blocks: u32,
    quotes: u32,
    items: u32,
    in_heading: bool,
    in_cell: bool,
    in_code: bool,
    /// Whether footnotes are being read.
    pub(super) in_notes: bool,
}

struct Open {
    range: Range<usize>,
    cited: bool,
}

impl Walk<'_> {
    /// Takes the event at `index` into account, which is about to be written.
    pub(super) fn follow(&mut self, index: usize) {
        let (event, range) = &self.markdown.events[index];
        match event {
            Event::Start(tag) if is_span(tag.to_end()) => self.extend(range),
            Event::End(tag) if is_span(*tag) => {}
            Event::Start(tag) => {
                self.close_passage();
                if self.state.depth == 0 {
                    self.passages.blocks += 1;
                }
                self.passages.enter(tag);
            }
            Event::End(tag) => {
                self.close_passage();
                self.passages.leave(*tag);
            }
            Event::Text(_) if self.passages.in_code => {}
            Event::Text(_)
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::SoftBreak
            | Event::HardBreak => self.extend(range),
            Event::FootnoteReference(label) => {
                self.extend(range);
                let cites = self.references.cites(label);
                if let Some(open) = &mut self.passages.open {
                    open.cited |= cites;
                }
            }
            Event::Html(_)
            | Event::Rule
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::TaskListMarker(_) => self.close_passage(),
        }
    }

    fn extend(&mut self, range: &Range<usize>) {
        match &mut self.passages.open {
            Some(open) => open.range.end = open.range.end.max(range.end),
            None => self.passages.open = Some(Open { range: range.clone(), cited: false }),
        }
    }

    /// Keeps the passage that is open, if one is.
    pub(super) fn close_passage(&mut self) {
        let Some(open) = self.passages.open.take() else { return };
        let Some((start, end)) = self.markdown.span(&open.range).range else { return };
        self.body.passages.push(Passage {
            start,
            end,
            block: self.passages.blocks,
            kind: self.passages.kind(),
            cited: open.cited,
            quoted: self.passages.quotes > 0,
        });
    }
}

impl State {
    fn kind(&self) -> PassageKind {
        if self.in_heading {
            PassageKind::Heading
        } else if self.in_notes {
            PassageKind::Note
        } else if self.in_cell {
            PassageKind::Cell
        } else if self.items > 0 {
            PassageKind::Item
        } else {
            PassageKind::Paragraph
        }
    }

    fn enter(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::Item => self.items += 1,
            Tag::Heading { .. } => self.in_heading = true,
            Tag::TableCell => self.in_cell = true,
            Tag::CodeBlock(_) => self.in_code = true,
            _ => {}
        }
    }

    fn leave(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Item => self.items = self.items.saturating_sub(1),
            TagEnd::Heading(_) => self.in_heading = false,
            TagEnd::TableCell => self.in_cell = false,
            TagEnd::CodeBlock => self.in_code = false,
            _ => {}
        }
    }
}

/// Whether an element stands within a line and not as a block.
fn is_span(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}
