//! A noun: where something is in a text, as people and their tools count it.
//!
//! Lines and columns are counted from 1, columns in Unicode characters, and the end is the place
//! after the last character, as SARIF has it. To count anew for each finding would take time of
//! findings times bytes, so a file is measured once.

use std::ops::Range;

/// Bytes between two places of which the number of characters before is kept.
const STEP: usize = 256;

/// A range of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line it begins in.
    pub line: usize,
    /// Its first character.
    pub column: usize,
    /// The line it ends in.
    pub end_line: usize,
    /// The character after its last. That of an empty range is its `column`.
    pub end_column: usize,
}

/// A text, measured.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    /// Where each line begins.
    starts: Vec<usize>,
    /// How many characters begin before each multiple of `STEP`.
    characters: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Measures a text.
    pub fn of(text: &'a str) -> Lines<'a> {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(ends.map(|end| end + 1)).collect();
        let mut characters = Vec::with_capacity(text.len() / STEP + 1);
        let mut before = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            characters.push(before);
            before += begun(chunk);
        }
        characters.push(before);
        Lines { text, starts, characters }
    }

    /// The place of a range of bytes. A range that takes in the end of its last line ends with
    /// that line, not at the beginning of the next: that is how it is shown.
    pub fn place(&self, range: (u32, u32)) -> Place {
        let Range { start, mut end } = within(self.text, range);
        for line_end in [b'\n', b'\r'] {
            if end > start && self.text.as_bytes()[end - 1] == line_end {
                end -= 1;
            }
        }
        self.between(start, end)
    }

    /// The place of exactly these bytes, for what is to be replaced.
    pub fn exact(&self, range: (u32, u32)) -> Place {
        let Range { start, end } = within(self.text, range);
        self.between(start, end)
    }

    /// The text of a line, without its end.
    pub fn line(&self, number: usize) -> &'a str {
        let start = self.starts[number - 1];
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        &self.text[start..end]
    }

    fn between(&self, start: usize, end: usize) -> Place {
        let (line, column) = self.point(start);
        let (end_line, end_column) = self.point(end);
        Place { line, column, end_line, end_column }
    }

    fn point(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        (line, self.characters(at) - self.characters(self.starts[line - 1]) + 1)
    }

    /// How many characters begin before this byte.
    fn characters(&self, at: usize) -> usize {
        let step = at / STEP;
        self.characters[step] + begun(&self.text.as_bytes()[step * STEP..at])
    }
}

/// How many characters begin in these bytes of a text.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

/// A range of bytes that lies in the text and on borders of its characters.
pub(super) fn within(text: &str, (start, end): (u32, u32)) -> Range<usize> {
    let start = text.floor_char_boundary(start as usize);
    start..text.floor_char_boundary(end as usize).max(start)
}

#[cfg(test)]
mod tests {
    use super::{Lines, Place};

    #[test]
    fn columns_are_characters_and_the_end_is_after_the_last() {
        let text = "á = 1\r\nb = \"王岐山\" # x\nlast";
        let lines = Lines::of(text);
        let place = |part: &str| {
            let start = text.find(part).unwrap();
            let Place { line, column, end_line, end_column } =
                lines.place((start as u32, (start + part.len()) as u32));
            (line, column, end_line, end_column)
        };
        assert_eq!(place("á"), (1, 1, 1, 2));
        assert_eq!(place("\"王岐山\""), (2, 5, 2, 10));
        assert_eq!(place("# x\nla"), (2, 11, 3, 3));
        assert_eq!(place("á = 1\r\n"), (1, 1, 1, 6), "a line without its end");
        assert_eq!(lines.exact((0, 8)), Place { line: 1, column: 1, end_line: 2, end_column: 1 });
        assert_eq!((lines.line(1), lines.line(3)), ("á = 1\r", "last"));
    }

    #[test]
    fn a_range_outside_of_the_text_or_inside_of_a_character_is_brought_to_its_border() {
        let place = |text: &str, range| Lines::of(text).place(range);
        let at = |line, column| Place { line, column, end_line: line, end_column: column };
        assert_eq!(place("", (3, 9)), at(1, 1));
        assert_eq!(place("é", (1, 1)), at(1, 1));
        assert_eq!(place("ab\n", (9, 4)), at(2, 1));
    }

    #[test]
    fn a_long_line_is_counted_as_a_short_one_is() {
        let text = "é1".repeat(10_000);
        let lines = Lines::of(&text);
        for characters in [0, 1, 170, 171, 9_999, 20_000] {
            let at = (characters / 2 * 3 + characters % 2 * 2) as u32;
            assert_eq!(lines.place((at, at)).column, characters + 1);
        }
    }
}
