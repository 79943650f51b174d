//! The walk itself: one event after the other, each to its element.

use super::{MAX_DEPTH, Walk, plain};
use crate::document::Heading;
use crate::html::{Attribute, Element};
use crate::rules;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

/// Where in the document the walk is.
#[derive(Default)]
pub(super) struct State {
    /// Open links, inner last, and whether each is a link in the HTML.
    pub(super) anchors: Vec<bool>,
    /// Events of references that wait for the end of a link.
    pub(super) waiting: Vec<usize>,
    /// End of the HTML that was found last in this block.
    pub(super) html_until: Option<usize>,
    /// Starts whose ends are still to come.
    pub(super) depth: usize,
    table: Table,
}

/// The table that is open. Tables do not nest.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    in_head: bool,
    has_rows: bool,
    column: usize,
}

impl Walk<'_> {
    /// Writes these events, which are balanced.
    pub(super) fn read(&mut self, events: Range<usize>) {
        let mut index = events.start;
        while index < events.end {
            index = self.event(index);
        }
    }

    /// Writes the event, or the whole element that it starts. Gives the index to go on with.
    fn event(&mut self, index: usize) -> usize {
        let events = self.markdown.events;
        let (event, range) = &events[index];
        let is_too_deep = matches!(event, Event::Start(_)) && self.state.depth == MAX_DEPTH;
        if !is_too_deep {
            self.follow(index);
        }
        match event {
            Event::Start(Tag::Image { .. }) => return self.image(index),
            Event::Start(Tag::FootnoteDefinition(label)) => return self.definition(index, label),
            Event::Start(_) if is_too_deep => return self.too_deep(index),
            Event::Start(tag) => {
                self.state.depth += 1;
                return self.start(index, tag);
            }
            Event::End(tag) => {
                self.state.depth -= 1;
                self.end(*tag);
            }
            Event::Text(text) | Event::Html(text) => self.out.writer.text(text),
            Event::Code(code) => {
                self.out.writer.open(Element::Code, &[]);
                self.out.writer.text(code);
                self.out.writer.close(Element::Code);
            }
            Event::InlineHtml(html) => {
                self.report_html(html, range);
                self.out.writer.text(html);
            }
            Event::FootnoteReference(_) => self.reference(index),
            Event::SoftBreak => self.out.writer.line(),
            Event::HardBreak => self.void(Element::Br),
            Event::Rule => self.void(Element::Hr),
            // Not asked of the parser.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
        index + 1
    }

    fn start(&mut self, index: usize, tag: &Tag<'_>) -> usize {
        let (_, range) = &self.markdown.events[index];
        match tag {
            Tag::Paragraph => match self.lone_picture(index) {
                true => return self.figure(index),
                false => self.block(index, Element::P),
            },
            Tag::Heading { level, .. } => self.heading(index, *level),
            Tag::BlockQuote(_) => {
                self.out.writer.open(Element::Blockquote, &[]);
                self.out.writer.line();
            }
            Tag::CodeBlock(kind) => self.code_block(kind),
            Tag::HtmlBlock => {
                self.state.html_until = None;
                self.report_html("", range);
                self.out.writer.open(Element::P, &[]);
            }
            Tag::List(None) => {
                self.out.writer.open(Element::Ul, &[]);
                self.out.writer.line();
            }
            Tag::List(Some(first)) => {
                let start = [Attribute::Start(*first)];
                let attributes: &[Attribute<'_>] = if *first == 1 { &[] } else { &start };
                self.out.writer.open(Element::Ol, attributes);
                self.out.writer.line();
            }
            Tag::Item => self.block(index, Element::Li),
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => {
                self.state.table.in_head = true;
                self.state.table.column = 0;
                self.out.writer.open(Element::Thead, &[]);
                self.out.writer.open(Element::Tr, &[]);
            }
            Tag::TableRow => {
                if !std::mem::replace(&mut self.state.table.has_rows, true) {
                    self.out.writer.open(Element::Tbody, &[]);
                    self.out.writer.line();
                }
                self.state.table.column = 0;
                self.out.writer.open(Element::Tr, &[]);
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.out.writer.open(Element::Em, &[]),
            Tag::Strong => self.out.writer.open(Element::Strong, &[]),
            Tag::Strikethrough => self.out.writer.open(Element::Del, &[]),
            Tag::Link { .. } => return self.link(index, tag),
            // Written by `event`, or not asked of the parser.
            Tag::Image { .. }
            | Tag::FootnoteDefinition(_)
            | Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
        index + 1
    }

    fn end(&mut self, tag: TagEnd) {
        let writer = &mut self.out.writer;
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.close_block(Element::P),
            TagEnd::Heading(level) => self.close_block(heading_element(level)),
            TagEnd::BlockQuote(_) => self.close_block(Element::Blockquote),
            TagEnd::CodeBlock => {
                writer.close(Element::Code);
                self.close_block(Element::Pre);
            }
            TagEnd::List(true) => self.close_block(Element::Ol),
            TagEnd::List(false) => self.close_block(Element::Ul),
            TagEnd::Item => self.close_block(Element::Li),
            TagEnd::Table => {
                if self.state.table.has_rows {
                    writer.close(Element::Tbody);
                }
                writer.close(Element::Table);
                self.close_block(Element::Div);
            }
            TagEnd::TableHead => {
                self.state.table.in_head = false;
                writer.close(Element::Tr);
                self.close_block(Element::Thead);
            }
            TagEnd::TableRow => self.close_block(Element::Tr),
            TagEnd::TableCell => {
                let element = if self.state.table.in_head { Element::Th } else { Element::Td };
                writer.close(element);
            }
            TagEnd::Emphasis => writer.close(Element::Em),
            TagEnd::Strong => writer.close(Element::Strong),
            TagEnd::Strikethrough => writer.close(Element::Del),
            TagEnd::Link => self.end_link(),
            TagEnd::Image
            | TagEnd::FootnoteDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// A block of text, which may run from right to left.
    fn block(&mut self, index: usize, element: Element) {
        self.state.html_until = None;
        let direction = plain::direction(&self.markdown.events[index + 1..]);
        self.out.writer.open(element, &[Attribute::Dir(direction)]);
    }

    fn close_block(&mut self, element: Element) {
        self.out.writer.close(element);
        self.out.writer.line();
    }

    fn void(&mut self, element: Element) {
        self.out.writer.open(element, &[]);
        self.out.writer.line();
    }

    fn heading(&mut self, index: usize, level: HeadingLevel) {
        self.state.html_until = None;
        let text = plain::text(self.markdown.events, index).0;
        let id = self.headings.of(&text);
        let direction = plain::direction(&self.markdown.events[index + 1..]);
        let attributes = [Attribute::Id(&id), Attribute::Dir(direction)];
        self.out.writer.open(heading_element(level), &attributes);
        let level = (level as u8).max(2);
        self.body.headings.push(Heading { id, level, text });
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Indented => String::new(),
            CodeBlockKind::Fenced(info) => language(info),
        };
        self.out.writer.open(Element::Pre, &[]);
        let class = [Attribute::Class(&language)];
        let attributes: &[Attribute<'_>] = if language.is_empty() { &[] } else { &class };
        self.out.writer.open(Element::Code, attributes);
    }

    fn table(&mut self, alignments: &[Alignment]) {
        self.state.table = Table { alignments: alignments.to_vec(), ..Table::default() };
        // A wide table scrolls in its own frame, so that the page does not.
        let frame = [
            Attribute::Class("table"),
            Attribute::Group,
            Attribute::Label("Table"),
            Attribute::Focusable,
        ];
        self.out.writer.open(Element::Div, &frame);
        self.out.writer.open(Element::Table, &[]);
        self.out.writer.line();
    }

    fn cell(&mut self) {
        self.state.html_until = None;
        let table = &mut self.state.table;
        let class = match table.alignments.get(table.column) {
            Some(Alignment::Left) => Some(Attribute::Class("left")),
            Some(Alignment::Center) => Some(Attribute::Class("center")),
            Some(Alignment::Right) => Some(Attribute::Class("right")),
            Some(Alignment::None) | None => None,
        };
        table.column += 1;
        let writer = &mut self.out.writer;
        match (table.in_head, class) {
            (true, Some(class)) => writer.open(Element::Th, &[Attribute::ColumnHeader, class]),
            (true, None) => writer.open(Element::Th, &[Attribute::ColumnHeader]),
            (false, Some(class)) => writer.open(Element::Td, &[class]),
            (false, None) => writer.open(Element::Td, &[]),
        }
    }

    /// Reports the element that starts at event `index` and gives the index after it.
    fn too_deep(&mut self, index: usize) -> usize {
        let events = self.markdown.events;
        let place = self.markdown.span(&events[index].1);
        let message = format!("this is nested more than {MAX_DEPTH} deep");
        self.found.push(
            rules::TOO_DEEP.at(place, message).help("take some of the quotes or lists apart"),
        );
        let mut depth = 0_usize;
        for (after, (event, _)) in events.iter().enumerate().skip(index) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return after + 1;
            }
        }
        events.len()
    }
}

/// `#` is published as `h2`, because the page's own title is its `h1`.
fn heading_element(level: HeadingLevel) -> Element {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => Element::H2,
        HeadingLevel::H3 => Element::H3,
        HeadingLevel::H4 => Element::H4,
        HeadingLevel::H5 => Element::H5,
        HeadingLevel::H6 => Element::H6,
    }
}

/// The class for the first word of a fence's info string; empty if it has no letter of a plain name.
fn language(info: &str) -> String {
    const LONGEST: usize = 32;
    let first = info.split_whitespace().next().unwrap_or_default();
    let plain = first.chars().map(|c| c.to_ascii_lowercase());
    let plain = plain.filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-');
    let name: String = plain.take(LONGEST).collect();
    if name.is_empty() { name } else { format!("language-{name}") }
}
