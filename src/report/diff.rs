//! Changes to files for people, as a unified diff.

use super::human::Colour;
use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes what changes in one file. Line ends that change are told in one line: as a diff they
/// would be every line of the file.
pub fn emit(
    out: &mut dyn Write,
    path: &str,
    old: &str,
    new: &str,
    colour: Colour,
) -> io::Result<()> {
    let paint = |code: &'static str| if colour == Colour::Yes { code } else { "" };
    let (bold, red, green, blue, end) = (
        paint("\u{1b}[1m"),
        paint("\u{1b}[31m"),
        paint("\u{1b}[32m"),
        paint("\u{1b}[36m"),
        paint("\u{1b}[0m"),
    );
    let path = visible(path);
    writeln!(out, "{bold}--- {path}{end}\n{bold}+++ {path}{end}")?;
    let windows = old.matches("\r\n").count();
    let unix = (windows > 0 && !new.contains('\r')).then(|| old.replace("\r\n", "\n"));
    if unix.is_some() {
        writeln!(out, "{blue}@@ the ends of {windows} lines: CR LF becomes LF @@{end}")?;
    }
    let diff = TextDiff::from_lines(unix.as_deref().unwrap_or(old), new);
    for hunk in diff.unified_diff().iter_hunks() {
        writeln!(out, "{blue}{}{end}", hunk.header())?;
        for change in hunk.iter_changes() {
            let line = visible(change.value().trim_end_matches('\n'));
            match change.tag() {
                ChangeTag::Equal => writeln!(out, " {line}")?,
                ChangeTag::Delete => writeln!(out, "{red}-{line}{end}")?,
                ChangeTag::Insert => writeln!(out, "{green}+{line}{end}")?,
            }
            if change.missing_newline() {
                writeln!(out, "\\ no newline at the end of the file")?;
            }
        }
    }
    Ok(())
}

/// The text with signs for what could steer a terminal, turn the direction of a line or is not seen.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7f}' => shown.push('\u{2421}'),
            '\u{80}'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {
                // Writing to a text does not fail.
                let _ = write!(shown, "<U+{:04X}>", u32::from(c));
            }
            _ => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{Colour, emit};

    fn diff(old: &str, new: &str, colour: Colour) -> String {
        let mut out = Vec::new();
        emit(&mut out, "content/a\u{1b}[31m.md", old, new, colour).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_diff_shows_what_steers_and_what_is_not_seen() {
        let shown = diff("a\n\u{feff}b\t\u{202e}\u{1b}[2J\n", "a\nb\n", Colour::No);
        assert_eq!(
            shown,
            "--- content/a␛[31m.md\n+++ content/a␛[31m.md\n@@ -1,2 +1,2 @@\n a\n-<U+FEFF>b␉<U+202E>␛[2J\n+b\n"
        );
        assert!(diff("a\n", "b\n", Colour::Yes).contains("\u{1b}[31m-a\u{1b}[0m\n"));
    }

    #[test]
    fn line_ends_of_windows_are_told_in_one_line() {
        let shown = diff("a\r\nb\r\n", "a\nc\n", Colour::No);
        assert!(
            shown.ends_with(
                "@@ the ends of 2 lines: CR LF becomes LF @@\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"
            ),
            "{shown}"
        );
    }
}
