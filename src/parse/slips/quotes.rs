//! Quotation marks of a word processor where TOML has straight ones.

use super::{Line, Slip};
use std::ops::Range;

const MARKS: [char; 11] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‹', '›'];

/// Where text begins or ends with such a mark; and the straight ones for it, if they fit each other.
pub(super) fn of(line: Line<'_>, value: &str) -> Option<Slip> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut whole = true;
    let mut rest = value;
    while let Some(start) = rest.find(begins_text) {
        let opening = rest[start..].chars().next()?;
        let inner = &rest[start + opening.len_utf8()..];
        let Some((end, closing)) = end_of_text(inner, opening) else {
            whole = false;
            if opening != '"' {
                marks.push(line.range(&rest[start..start + opening.len_utf8()]));
            }
            break;
        };
        let sign = line.range(&rest[start..start + opening.len_utf8()]);
        let last = line.range(&inner[end..end + closing.len_utf8()]);
        marks.extend(
            [(opening, sign), (closing, last)]
                .into_iter()
                .filter(|(c, _)| *c != '"')
                .map(|(_, at)| at),
        );
        whole &= !inner[..end].contains(['"', '\\']) || (opening == '"' && closing == '"');
        rest = &inner[end + closing.len_utf8()..];
    }
    let (first, last) = (marks.first()?.clone(), marks.last()?.clone());
    let mut slip = Slip::new(
        first.start..last.end,
        "text stands here in the quotation marks of a word processor",
        "write straight quotes: \" before the text and \" after it",
    );
    if whole {
        for mark in marks {
            slip = slip.edit(mark, "\"");
        }
    }
    Some(slip)
}

fn begins_text(c: char) -> bool {
    c == '"' || MARKS.contains(&c)
}

/// The mark that ends a text, and where: the first that nothing but a comma, a bracket or the end of the line follows.
fn end_of_text(inner: &str, opening: char) -> Option<(usize, char)> {
    inner.char_indices().find(|(at, c)| {
        let mark = *c == '"' || MARKS.contains(c);
        // Most texts end with the mark that they began with, and only straight ones can be inside.
        mark && (opening != '"' || *c == '"' || ends_there(&inner[at + c.len_utf8()..]))
            && ends_there(&inner[at + c.len_utf8()..])
    })
}

fn ends_there(after: &str) -> bool {
    let after = after.trim_start();
    after.is_empty() || after.starts_with([',', ']', '}', '#'])
}
