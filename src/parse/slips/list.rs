//! Lists that are not closed or lack a comma.

use super::{Line, Slip};

/// The most lines a list of ours has; further back nothing is looked for.
const LONGEST: usize = 200;

/// The mistake in the list that `line` lies in.
pub(super) fn of(line: Line<'_>) -> Option<Slip> {
    let (first, value) = beginning(line)?;
    let bytes = first.whole.as_bytes();
    let start = first.range(value).start;
    let mut at = start + 1;
    // Whether a value has just ended, so that a comma or the end must follow.
    let mut full = false;
    let mut last = at;
    while at < bytes.len() {
        match bytes[at] {
            b' ' | b'\t' | b'\r' => at += 1,
            b'\n' => {
                let next = Line::at(first.whole, at + 1);
                if next.field().is_some() || next.header().is_some() {
                    return Some(unclosed(first, start, last));
                }
                at += 1;
            }
            b'#' => at = Line::at(first.whole, at).end,
            b',' => {
                full = false;
                last = at + 1;
                at += 1;
            }
            b']' => return None,
            b'"' | b'\'' => {
                let end = end_of_string(bytes, at)?;
                if full {
                    return Some(
                        Slip::new(
                            at..end,
                            "a comma is missing before this value of the list",
                            "write a comma between two values: [\"…\", \"…\"]",
                        )
                        .edit(last..last, ","),
                    );
                }
                full = true;
                last = end;
                at = end;
            }
            // Numbers, dates and lists in a list are left to the reader's own words.
            _ => return None,
        }
    }
    Some(unclosed(first, start, last))
}

fn unclosed(line: Line<'_>, start: usize, last: usize) -> Slip {
    let shown = Line::at(line.whole, last);
    let mut slip = Slip::new(
        start.max(shown.start)..last,
        "the list that stands here has no closing bracket",
        "add `]` after its last value",
    )
    .edit(last..last, "]");
    slip.ends = true;
    slip
}

/// The line that the list begins in, and its value from the bracket on.
fn beginning(line: Line<'_>) -> Option<(Line<'_>, &str)> {
    let mut line = line;
    for _ in 0..LONGEST {
        if let Some((_, value)) = line.field()
            && value.starts_with('[')
        {
            return Some((line, value));
        }
        line = line.before()?;
    }
    None
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
