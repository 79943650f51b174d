//! Finds the block of TOML between two lines of `+++`.

mod fences;

use crate::diagnostic::Diagnostic;
use crate::input::{FileId, Span};
use crate::rules;
use std::ops::Range;

/// Where the parts of a content file are, as byte offsets.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// The TOML, without the fences.
    pub(super) toml: Range<usize>,
    /// Start of the Markdown.
    pub(super) body: usize,
}

/// Splits a file. `None`, with the finding, if there is no whole block.
///
/// A byte-order mark and Windows line ends are findings, but the file is read
/// on, so that its other mistakes come out in the same run.
pub(super) fn front_matter(
    file: FileId,
    text: &str,
    found: &mut Vec<Diagnostic>,
) -> Option<FrontMatter> {
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    if bom > 0 {
        let at = Span::range(file, 0, bom);
        found.push(
            rules::BYTE_ORDER_MARK
                .at(at, "an invisible byte-order mark begins this file")
                .help("save it again as “UTF-8”, not “UTF-8 with BOM”")
                .edit(at, ""),
        );
    }
    if let Some(at) = memchr::memchr(b'\r', text.as_bytes()) {
        let start = text[..at].rfind('\n').map_or(bom, |newline| newline + 1);
        let finding = rules::WINDOWS_LINE_ENDS
            .at(Span::range(file, start, at), "the lines of this file end as on Windows (CR LF)")
            .help("save it again with the line ends “LF” (“Unix”)");
        let mended = text.replace("\r\n", "\n");
        found.push(match mended.contains('\r') {
            true => finding,
            false => finding.edit(Span::range(file, 0, text.len()), mended),
        });
    }
    let opening = line(text, bom);
    if !is_fence(&text[opening.clone()]) {
        found.push(fences::no_opening(file, text, opening));
        return None;
    }
    let starts = memchr::memmem::find_iter(text.as_bytes(), "\n+++").map(|newline| newline + 1);
    let mut fences =
        starts.map(|start| line(text, start)).filter(|line| line.start > opening.start);
    let Some(closing) = fences.find(|line| is_fence(&text[line.clone()])) else {
        found.push(fences::no_closing(file, text, opening));
        return None;
    };
    let after = |line: &Range<usize>| text.len().min(line.end + 1);
    Some(FrontMatter { toml: after(&opening)..closing.start, body: after(&closing) })
}

/// The line that begins at an offset, without its end.
fn line(text: &str, start: usize) -> Range<usize> {
    let length = memchr::memchr(b'\n', &text.as_bytes()[start..]);
    start..length.map_or(text.len(), |length| start + length)
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "+++"
}

#[cfg(test)]
mod tests {
    use super::{FrontMatter, front_matter};
    use crate::input::FileId;

    fn check(text: &str, parts: Option<(&str, &str)>, codes: &[&str]) {
        let mut found = Vec::new();
        let split = front_matter(FileId(0), text, &mut found);
        let split = split.map(|FrontMatter { toml, body }| (&text[toml], &text[body..]));
        assert_eq!(split, parts, "{text:?}");
        let found: Vec<&str> = found.iter().map(|finding| finding.rule.name).collect();
        assert_eq!(found, codes, "{text:?}");
    }

    #[test]
    fn a_block_between_two_lines_of_plus_signs_is_front_matter() {
        check("+++\na = 1\n+++\nText\n", Some(("a = 1\n", "Text\n")), &[]);
        check("+++\n+++", Some(("", "")), &[]);
        check("+++  \na = 1\n+++\t\n", Some(("a = 1\n", "")), &[]);
        check(
            "+++\na = \"\"\"\n ++++\n\"\"\"\n+++\n",
            Some(("a = \"\"\"\n ++++\n\"\"\"\n", "")),
            &[],
        );
    }

    #[test]
    fn everything_else_is_a_finding() {
        check("", None, &["missing-front-matter"]);
        check("Text\n+++\n", None, &["missing-front-matter"]);
        check("\n+++\n+++\n", None, &["missing-front-matter"]);
        check("---\na: 1\n---\n", None, &["missing-front-matter"]);
        check("+++\na = 1\n", None, &["unclosed-front-matter"]);
        check("+++", None, &["unclosed-front-matter"]);
    }

    #[test]
    fn marks_and_line_ends_of_windows_are_findings_but_the_file_is_read_on() {
        check("\u{feff}+++\na = 1\n+++\n", Some(("a = 1\n", "")), &["byte-order-mark"]);
        check("+++\r\na = 1\r\n+++\r\nText", Some(("a = 1\r\n", "Text")), &["windows-line-ends"]);
    }
}
