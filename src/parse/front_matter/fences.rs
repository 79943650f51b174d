//! A line `+++` that is not there, or that was typed otherwise.

use super::{is_fence, line};
use crate::diagnostic::Diagnostic;
use crate::input::{FileId, Span};
use crate::rules;
use std::ops::Range;

/// The file does not begin with its fence: its first line is `opening`.
pub(super) fn no_opening(file: FileId, text: &str, opening: Range<usize>) -> Diagnostic {
    let at = |range: &Range<usize>| Span::range(file, range.start, range.end);
    let typed = &text[opening.clone()];
    if typed.contains('\0') {
        return rules::NOT_UTF8
            .at(at(&opening), "this file is not UTF-8: every second sign is empty, as in UTF-16")
            .help("save it again with the encoding UTF-8");
    }
    let finding =
        rules::MISSING_FRONT_MATTER.at(at(&opening), "this file does not begin with a line `+++`");
    if is_field(typed) {
        let finding = finding.help("add a line `+++` before the first field");
        // Without the second fence it is not clear what the first one opens.
        let closed = lines(text, opening.end).any(|line| is_fence(&text[line]));
        return match closed {
            true => finding.edit(Span::range(file, opening.start, opening.start), "+++\n"),
            false => finding,
        };
    }
    if typed.trim().is_empty() || is_fence(typed.trim()) {
        let fence = lines(text, opening.start).find(|line| !text[line.clone()].trim().is_empty());
        if let Some(fence) = fence.filter(|fence| is_fence(text[fence.clone()].trim())) {
            let gap = &text[opening.start..fence.end];
            let gap = gap.len() - gap.trim_start().len();
            return finding
                .help("remove what stands before the `+++`: no space and no empty line")
                .edit(Span::range(file, opening.start, opening.start + gap), "");
        }
    }
    let help = "begin with a line `+++`, then the fields, then a line `+++`, then the text";
    if !is_nearly_fence(typed) {
        return finding.help(help);
    }
    let closing = lines(text, opening.end).find(|line| {
        let typed = text[line.clone()].trim_end();
        is_fence(typed)
            || (is_nearly_fence(typed) && typed.as_bytes()[0] == text.as_bytes()[opening.start])
    });
    let Some(closing) = closing else { return finding.help(help) };
    // Fields written in another way are another language, and more than the fences is to be changed.
    let mut between = lines(text, opening.end).take_while(|line| line.start < closing.start);
    if !between.any(|line| is_field(&text[line])) {
        return finding.help("write `+++` and not `---`, and each field as `name = \"value\"`");
    }
    let finding =
        finding.help("write `+++`, before the fields and after them").edit(at(&opening), "+++");
    match is_fence(&text[closing.clone()]) {
        true => finding,
        false => finding.edit(at(&closing), "+++"),
    }
}

/// Nothing closes the block that `opening` begins.
pub(super) fn no_closing(file: FileId, text: &str, opening: Range<usize>) -> Diagnostic {
    let at = |range: Range<usize>| Span::range(file, range.start, range.end);
    let meant = lines(text, opening.end).find(|line| {
        let typed = text[line.clone()].trim();
        is_fence(typed) || is_nearly_fence(typed)
    });
    // A line below the text is a line of the text.
    let meant = meant.filter(|meant| first_of_text(text, opening.end, meant.start).is_none());
    if let Some(meant) = meant {
        return rules::UNCLOSED_FRONT_MATTER
            .at(at(meant.clone()), "this line should be `+++`, to end the fields")
            .help("write three plus signs and nothing else")
            .edit(at(meant), "+++");
    }
    let finding = rules::UNCLOSED_FRONT_MATTER
        .at(
            at(opening.start..opening.start + 3),
            "the block that begins here has no closing line `+++`",
        )
        .help("add a line `+++` after the last field");
    match first_of_text(text, opening.end, text.len()) {
        Some(line) => finding.label(at(line), "the text seems to begin here"),
        None => finding,
    }
}

/// The first line after the last field of those between two offsets.
fn first_of_text(text: &str, from: usize, to: usize) -> Option<Range<usize>> {
    let mut after_field = false;
    let mut first = None;
    for line in lines(text, from).take_while(|line| line.start < to) {
        let typed = &text[line.clone()];
        if is_field(typed) || typed.starts_with("[[") {
            (after_field, first) = (true, None);
        } else if after_field && first.is_none() && !typed.trim().is_empty() {
            first = Some(line);
        }
    }
    first
}

/// The lines after the one that ends at an offset; with the start of a line, that line and those after it.
fn lines(text: &str, end: usize) -> impl Iterator<Item = Range<usize>> {
    let mut next = match end == 0 || text.as_bytes().get(end - 1) == Some(&b'\n') {
        true => end,
        false => end + 1,
    };
    std::iter::from_fn(move || {
        let found = (next < text.len()).then(|| line(text, next))?;
        next = found.end + 1;
        Some(found)
    })
}

/// Whether a line is a fence of another program, or one with a sign too many or too few.
fn is_nearly_fence(line: &str) -> bool {
    let line = line.trim_end();
    let sign = line.as_bytes().first().copied().unwrap_or_default();
    let length = if sign == b'+' { 2..=6 } else { 3..=6 };
    b"+-=~*_".contains(&sign) && length.contains(&line.len()) && line.bytes().all(|b| b == sign)
}

/// Whether a line is `name = …`.
fn is_field(line: &str) -> bool {
    let Some((name, _)) = line.split_once('=') else { return false };
    let name = name.trim();
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}
