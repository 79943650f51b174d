//! W062 uncited-paragraph.

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Passage, PassageKind};
use crate::input::Span;
use crate::model::key::Kind;
use crate::prose;
use crate::rules;

/// Reports paragraphs, lists, tables and quotations in the body of an official or a case that cite nothing.
pub(super) fn check(document: &Document, text: &str, found: &mut Vec<Diagnostic>) {
    match document.key.kind() {
        Kind::Official | Kind::Case => {}
        Kind::Authority | Kind::Country | Kind::About => return,
    }
    let passages = &document.body.passages;
    let mut blocks = passages.chunk_by(|a, b| a.block == b.block).peekable();
    let mut before: &[Passage] = &[];
    while let Some(block) = blocks.next() {
        let earlier = std::mem::replace(&mut before, block);
        if cites(block) || block.iter().all(|passage| needs_no_source(passage.kind)) {
            continue;
        }
        // What ends with a colon and what follows it are one statement.
        let after = blocks.peek().is_some_and(|after| cites(after) && ends_with_colon(block, text));
        let announced = cites(earlier) && ends_with_colon(earlier, text);
        if after || announced || block.iter().all(|passage| is_links_only(passage, text)) {
            continue;
        }
        let (first, last) = (&block[0], &block[block.len() - 1]);
        let at = Span { file: document.file, range: Some((first.start, last.end)) };
        let what = match first.kind {
            _ if first.quoted => "quotation",
            PassageKind::Item => "list",
            PassageKind::Cell => "table",
            PassageKind::Paragraph | PassageKind::Heading | PassageKind::Note => "paragraph",
        };
        found.push(
            rules::UNCITED_PARAGRAPH
                .at(at, format!("this {what} cites no source"))
                .help("write `[^id]` behind what a source says, with the id of that source"),
        );
    }
}

fn cites(block: &[Passage]) -> bool {
    block.iter().any(|passage| passage.cited)
}

fn needs_no_source(kind: PassageKind) -> bool {
    match kind {
        PassageKind::Heading | PassageKind::Note => true,
        PassageKind::Paragraph | PassageKind::Item | PassageKind::Cell => false,
    }
}

fn words<'a>(passage: &Passage, text: &'a str) -> &'a str {
    text.get(passage.start as usize..passage.end as usize).unwrap_or_default()
}

fn ends_with_colon(block: &[Passage], text: &str) -> bool {
    let end = block.last().map(|passage| prose::plain(words(passage, text)));
    end.is_some_and(|end| end.trim_end().ends_with([':', '：']))
}

/// Words that may stand between links that say nothing else, in lower case.
const LEADS: [&str; 24] = [
    "see",
    "also",
    "and",
    "or",
    "siehe",
    "auch",
    "und",
    "oder",
    "voir",
    "aussi",
    "et",
    "ou",
    "ver",
    "véase",
    "también",
    "y",
    "см",
    "смотри",
    "также",
    "и",
    "див",
    "також",
    "та",
    "і",
];

/// Whether nothing but such words stands outside of links and pictures.
fn is_links_only(passage: &Passage, text: &str) -> bool {
    let written = words(passage, text);
    // Nearly every paragraph begins with another word, and no more of it need be read.
    let first = written.split(['[', '<', '`', '!']).next().unwrap_or_default();
    if !leads_only(first) {
        return false;
    }
    let plain = prose::plain(written);
    let mut depth = 0_usize;
    for part in plain.split_inclusive(['[', ']']) {
        if depth == 0 && !leads_only(part.trim_end_matches(['[', ']'])) {
            return false;
        }
        match part.chars().next_back() {
            Some('[') => depth += 1,
            Some(']') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    true
}

fn leads_only(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| LEADS.contains(&word.to_lowercase().as_str()))
}
