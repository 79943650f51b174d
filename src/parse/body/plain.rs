//! A body as plain text: for anchors, descriptions, alternatives and messages.

use crate::html::Direction;
use pulldown_cmark::{Event, LinkType, Tag};
use std::ops::Range;

type Events<'a> = [(Event<'a>, Range<usize>)];

/// The words of the element that starts at `start`, without its citations, and the index of its end.
pub(super) fn text(events: &Events<'_>, start: usize) -> (String, usize) {
    text_up_to(events, start, usize::MAX)
}

fn text_up_to(events: &Events<'_>, start: usize, enough: usize) -> (String, usize) {
    let mut text = String::new();
    let mut depth = 0;
    let mut is_key = false;
    for (index, (event, _)) in events.iter().enumerate().skip(start) {
        match event {
            Event::Start(tag) => {
                depth += 1;
                is_key = is_bare_wikilink(tag);
            }
            Event::End(_) => {
                depth -= 1;
                is_key = false;
                if depth == 0 {
                    return (text, index);
                }
            }
            Event::Text(words) if is_key => text.push_str(name_in(words)),
            Event::Text(words) | Event::Code(words) => text.push_str(words),
            Event::InlineHtml(html) | Event::Html(html) => text.push_str(html),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::FootnoteReference(_)
            | Event::Rule
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::TaskListMarker(_) => {}
        }
        if text.len() > enough {
            break;
        }
    }
    (text, events.len().saturating_sub(1))
}

/// Whether a link has no words of its own and shows its target's name.
pub(super) fn is_bare_wikilink(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Link { link_type: LinkType::WikiLink { has_pothole: false }, .. }
            | Tag::Image { link_type: LinkType::WikiLink { has_pothole: false }, .. }
    )
}

fn name_in(wikilink: &str) -> &str {
    let path = wikilink.split('#').next().unwrap_or(wikilink);
    path.rsplit('/').next().unwrap_or(path)
}

/// The first paragraph that has words, footnotes aside: at most 300 characters, cut at a word.
pub(super) fn lead(events: &Events<'_>) -> String {
    let mut notes = 0;
    for (index, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => notes += 1,
            Event::End(pulldown_cmark::TagEnd::FootnoteDefinition) => notes -= 1,
            Event::Start(Tag::Paragraph) if notes == 0 => {
                let lead = shorten(&text_up_to(events, index, 4096).0, 300);
                if !lead.is_empty() {
                    return lead;
                }
            }
            _ => {}
        }
    }
    String::new()
}

/// At most `most` characters, in whole words where there are some. Runs of blanks become one; what is not seen goes.
pub(super) fn shorten(text: &str, most: usize) -> String {
    let mut short = String::with_capacity(text.len().min(most * 4));
    let mut length = 0;
    // Bytes of the words after which there is still room for the mark.
    let mut fits = 0;
    for word in text.split_whitespace() {
        let gap = usize::from(length > 0);
        let plain = word.bytes().all(|byte| byte.is_ascii_graphic());
        let letters = if plain { word.len() } else { visible(word).count() };
        if length + gap + letters > most {
            short.truncate(fits);
            if short.is_empty() {
                short.extend(visible(word).take(most - 1));
            }
            short.push('…');
            return short;
        }
        if gap == 1 {
            short.push(' ');
        }
        if plain {
            short.push_str(word);
        } else {
            short.extend(visible(word));
        }
        length += gap + letters;
        if length < most {
            fits = short.len();
        }
    }
    short
}

fn visible(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|c| !c.is_control())
}

/// A contributor's words as they may stand in a message: short, on one line, with nothing hidden.
pub(super) fn quoted(text: &str) -> String {
    let mut shown: String = String::from("`");
    for (count, c) in text.chars().enumerate() {
        if count == 80 {
            shown.push('…');
            break;
        }
        if crate::html::is_hidden(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown.push('`');
    shown
}

/// Which way the first block in these events runs, by its first letter.
pub(super) fn direction(events: &Events<'_>) -> Direction {
    const ENOUGH: usize = 64;
    let mut seen = 0;
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => {
                for c in text.chars().take(ENOUGH) {
                    if c.is_alphabetic() {
                        return of_letter(c);
                    }
                }
            }
            Event::End(tag) if !is_span(*tag) => return Direction::LeftToRight,
            _ => {}
        }
        seen += 1;
        if seen == ENOUGH {
            break;
        }
    }
    Direction::LeftToRight
}

fn is_span(tag: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

fn of_letter(letter: char) -> Direction {
    match u32::from(letter) {
        0x0590..=0x08FF
        | 0xFB1D..=0xFDFF
        | 0xFE70..=0xFEFF
        | 0x10800..=0x10FFF
        | 0x1E800..=0x1EFFF => Direction::RightToLeft,
        _ => Direction::LeftToRight,
    }
}

#[cfg(test)]
mod tests {
    use super::{quoted, shorten};

    #[test]
    fn a_text_is_cut_at_a_word() {
        for (text, short) in [
            (" a  b\n c ", "a b c"),
            ("one two three", "one two…"),
            ("one twoo5 x", "one twoo5…"),
            ("onetwothreefour", "onetwothr…"),
            ("one two te x", "one two…"),
            ("0123456789", "0123456789"),
        ] {
            let cut = shorten(text, 10);
            assert!(cut.chars().count() <= 10, "{cut}");
            assert_eq!(cut, short, "{text}");
        }
    }

    #[test]
    fn a_message_shows_what_is_hidden() {
        assert_eq!(quoted("a\u{202E}b"), "`a\\u{202e}b`");
        assert_eq!(quoted(&"a".repeat(100)), format!("`{}…`", "a".repeat(80)));
    }
}
