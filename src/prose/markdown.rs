//! Markdown as a reader sees it: without addresses, labels and code.

use std::borrow::Cow;

/// The text with a blank for every byte that is no prose: addresses, code, labels of footnotes and
/// of links, the marks of quotes at the beginning of lines. Every other byte stays where it was.
///
/// What Markdown would take literally after all, such as a bracket that is never closed, may be
/// blanked; a rule then overlooks a word. Takes time in proportion to the length.
pub fn plain(words: &str) -> Cow<'_, str> {
    let marks = |byte: &u8| matches!(byte, b'[' | b']' | b'<' | b'`' | b'\n');
    let bytes = words.as_bytes();
    if !bytes.iter().any(marks) && memchr::memmem::find(bytes, b"http").is_none() {
        return Cow::Borrowed(words);
    }
    let mut blanks = Blanks { bytes, plain: bytes.to_vec(), code_ends: [true; LONGEST_FENCE] };
    let mut at = 0;
    while at < bytes.len() {
        at = blanks.step(at);
    }
    // Whole characters are blanked, so this is text again; were it not, nothing would be shown.
    String::from_utf8(blanks.plain).map_or(Cow::Borrowed(words), Cow::Owned)
}

/// Runs of backticks longer than this are no code.
const LONGEST_FENCE: usize = 32;

struct Blanks<'a> {
    bytes: &'a [u8],
    plain: Vec<u8>,
    /// Whether code that begins with so many backticks may still end.
    code_ends: [bool; LONGEST_FENCE],
}

impl Blanks<'_> {
    /// Deals with what begins at `at` and gives the place to go on.
    fn step(&mut self, at: usize) -> usize {
        let bytes = self.bytes;
        match bytes[at] {
            b'\\' => at + 2,
            b'`' => self.code(at),
            b'<' => self.autolink(at),
            b'[' if bytes[at..].starts_with(b"[^") => self.label(at, at + 2),
            b'[' if bytes[at..].starts_with(b"[[") => self.wikilink(at + 2),
            b']' if bytes[at..].starts_with(b"](") => self.destination(at + 2),
            b']' if bytes[at..].starts_with(b"][") => self.label(at + 1, at + 2),
            b'\n' => self.line(at + 1),
            b'h' if is_address(&bytes[at..]) => {
                let end = self.end_of_word(at);
                self.blank(at, end)
            }
            _ => at + 1,
        }
    }

    /// Blanks whole characters and gives the end.
    fn blank(&mut self, start: usize, end: usize) -> usize {
        self.plain[start..end].fill(b' ');
        end
    }

    fn code(&mut self, at: usize) -> usize {
        let run = |at: usize| self.bytes[at..].iter().take_while(|byte| **byte == b'`').count();
        let fence = run(at);
        let start = at + fence;
        if fence >= LONGEST_FENCE || !self.code_ends[fence] {
            return start;
        }
        let mut next = start;
        while let Some(found) = memchr::memchr(b'`', &self.bytes[next..]) {
            let ticks = run(next + found);
            next += found + ticks;
            if ticks == fence {
                return self.blank(at, next);
            }
        }
        self.code_ends[fence] = false;
        start
    }

    fn autolink(&mut self, at: usize) -> usize {
        let rest = &self.bytes[at + 1..];
        let stop = |byte: &u8| matches!(byte, b'<' | b'>') || byte.is_ascii_whitespace();
        match rest.iter().position(stop) {
            Some(length) if rest[length] == b'>' => self.blank(at, at + length + 2),
            Some(length) => at + 1 + length,
            None => self.bytes.len(),
        }
    }

    /// `[^id]` or `[id]`, blanked from `at` on; its words begin at `start`.
    fn label(&mut self, at: usize, start: usize) -> usize {
        let rest = &self.bytes[start..];
        match rest.iter().position(|byte| matches!(byte, b']' | b'[' | b'\n')) {
            Some(length) if rest[length] == b']' => self.blank(at, start + length + 1),
            Some(length) => start + length,
            None => self.bytes.len(),
        }
    }

    /// `[[key]]` or `[[key|words]]`: the key.
    fn wikilink(&mut self, start: usize) -> usize {
        let rest = &self.bytes[start..];
        match rest.iter().position(|byte| matches!(byte, b']' | b'|' | b'[' | b'\n')) {
            Some(length) if matches!(rest[length], b']' | b'|') => {
                self.blank(start, start + length)
            }
            Some(length) => start + length,
            None => self.bytes.len(),
        }
    }

    /// The address behind `](`, up to its end; a title after it is prose.
    fn destination(&mut self, start: usize) -> usize {
        if self.bytes.get(start) == Some(&b'<') {
            return self.autolink(start);
        }
        let mut depth = 0_usize;
        let mut at = start;
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                b'\\' => at += 1,
                byte if byte.is_ascii_whitespace() => break,
                _ => {}
            }
            at += 1;
        }
        let mut end = at.min(self.bytes.len());
        // A backslash may have led into the middle of a character.
        while end < self.bytes.len() && self.bytes[end] & 0xC0 == 0x80 {
            end += 1;
        }
        self.blank(start, end)
    }

    /// The marks of a quote at the beginning of a line.
    fn line(&mut self, start: usize) -> usize {
        let marks = |byte: &&u8| matches!(byte, b' ' | b'>' | b'\t');
        let length = self.bytes[start..].iter().take_while(marks).count();
        self.blank(start, start + length)
    }

    fn end_of_word(&self, at: usize) -> usize {
        let rest = &self.bytes[at..];
        let stop = |byte: &u8| {
            matches!(byte, b'<' | b'>' | b'[' | b']' | b'`') || byte.is_ascii_whitespace()
        };
        rest.iter().position(stop).map_or(self.bytes.len(), |length| at + length)
    }
}

/// Whether a bare address of the web begins here.
fn is_address(rest: &[u8]) -> bool {
    rest.starts_with(b"http://") || rest.starts_with(b"https://")
}
