//! Lists that are not closed or lack a comma.

use super::{Line, Slip};

/// The most lines a list of ours has; further back nothing is looked for.
const LONGEST: usize = 200;

/// The mistake in the list that `line` lies in, or in one that was never closed before it.
pub(super) fn of(line: Line<'_>) -> Option<Slip> {
    let before = std::iter::successors(Some(line), |line| line.before()).take(LONGEST);
    before.filter_map(beginning).find_map(|(first, value)| mistake(first, value))
}

/// The line, if a list begins in it, and its value from the bracket on.
fn beginning(line: Line<'_>) -> Option<(Line<'_>, &str)> {
    let (_, value) = line.field()?;
    value.starts_with('[').then_some((line, value))
}

fn mistake(first: Line<'_>, value: &str) -> Option<Slip> {
    let bytes = first.whole.as_bytes();
    let start = first.range(value).start;
    let mut at = start + 1;
    // Whether a value has just ended, so that a comma or the end must follow.
    let mut full = false;
    let mut commented = false;
    let mut last = at;
    while at < bytes.len() {
        let from = at;
        match bytes[at] {
            b' ' | b'\t' | b'\r' => at += 1,
            b'\n' => {
                let next = Line::at(first.whole, at + 1);
                if next.field().is_some() || next.header().is_some() {
                    break;
                }
                at += 1;
            }
            b'#' => {
                commented = true;
                at = Line::at(first.whole, at).end;
            }
            b',' => {
                full = false;
                at += 1;
                last = at;
            }
            b']' => return None,
            b'"' | b'\'' => {
                let Some(end) = end_of_string(bytes, at) else { return Some(quotes(first, at)) };
                if full {
                    let gap = last < from && end - from > 2;
                    return Some(
                        Slip::new(
                            from..end,
                            "a comma is missing before this value of the list",
                            "write a comma between two values: [\"…\", \"…\"]",
                        )
                        .edit_if(gap, last..last, ","),
                    );
                }
                (at, last, full) = (end, end, true);
            }
            byte if byte.is_ascii_alphanumeric() || b"+-".contains(&byte) => {
                while bytes
                    .get(at)
                    .is_some_and(|b| b.is_ascii_alphanumeric() || b"+-:.".contains(b))
                {
                    at += 1;
                }
                if matches!(bytes.get(at), Some(b'"' | b'\'')) || full {
                    return Some(quotes(first, from));
                }
                (last, full) = (at, true);
            }
            b'[' => {
                return Some(
                    Slip::new(
                        at..at + 1,
                        "a second bracket stands within this list",
                        "a list has one bracket before its values and one after them",
                    )
                    .last(),
                );
            }
            // Tables in a list and strange signs are left to the reader's own words.
            _ => return None,
        }
    }
    Some(unclosed(first, start, last, !commented))
}

/// A text in a list that lacks a quote. From there on the list may go anywhere.
fn quotes(first: Line<'_>, at: usize) -> Slip {
    let line = Line::at(first.whole, at);
    let written = &line.whole[at..line.end].trim_end();
    let slip = Slip::new(
        line.range(written),
        "a quote is missing in this list",
        "each text of a list stands between two quotes: [\"…\", \"…\"]",
    );
    // `["one]` and nothing else.
    let one = written.strip_prefix('"').and_then(|text| text.strip_suffix(']'));
    let sure = one.is_some_and(|text| !text.contains([',', ']', '#', ' ']));
    let end = line.range(written).end.saturating_sub(1);
    slip.edit_if(sure, end..end, "\"").last()
}

fn unclosed(line: Line<'_>, start: usize, last: usize, sure: bool) -> Slip {
    let shown = Line::at(line.whole, last);
    Slip::new(
        start.max(shown.start)..last,
        "the list that stands here has no closing bracket",
        "add `]` after its last value",
    )
    .edit_if(sure, last..last, "]")
    .last()
}

fn end_of_string(bytes: &[u8], start: usize) -> Option<usize> {
    let quote = bytes[start];
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'\n' {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 2,
            byte if byte == quote => return Some(at + 1),
            _ => at += 1,
        }
    }
    None
}
