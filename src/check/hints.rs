//! What the rules on privacy share: words that hint at something private, and the numbers of a text.
//!
//! All words of all rules are looked for at once, and a text without any of
//! them and without a long number costs one pass over its bytes.

use super::{home_address, identity_number, named_minor, phone_number};
use crate::prose::{Field, Text};
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::ops::Range;
use std::sync::LazyLock;

/// What a word hints at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A document of identity, whose number may follow.
    Document,
    /// The number of a taxpayer in Russia, which companies have too.
    Taxpayer,
    /// That somebody lives where follows.
    Home,
    /// A street.
    Street,
    /// A flat, whose number may follow.
    Flat,
    /// A public place: its address is no secret.
    Institution,
    /// A phone, whose number may follow.
    Phone,
    /// An age before it: `9-year-old`.
    AgeBefore,
    /// An age after it: `aged 9`.
    AgeAfter,
}

/// A word that hints at something, and its place.
#[derive(Clone, Debug)]
pub(super) struct Hint {
    pub(super) kind: Kind,
    pub(super) at: Range<usize>,
}

/// Digits that belong together: `45 09 123456`, `+7 495 123-45-67`.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub(super) at: Range<usize>,
    digits: [u8; MOST_DIGITS],
    length: usize,
    runs: [u8; MOST_RUNS],
    count: usize,
}

/// What a text has that may be private.
pub(super) struct Private {
    /// In order of place.
    pub(super) hints: Vec<Hint>,
    /// In order of place; only those of six digits or more.
    pub(super) numbers: Vec<Number>,
}

/// Whether a text has a digit that readers see. Without one nothing private is in it: a document, a
/// house, a phone and an age all have a number. Addresses and labels of footnotes are passed over.
fn has_number(words: &str) -> bool {
    let mut hidden_until = None;
    let mut before = b' ';
    for byte in words.bytes() {
        match (byte, hidden_until) {
            (byte, Some(end)) if byte == end || byte == b'\n' => hidden_until = None,
            (b'^', None) if before == b'[' => hidden_until = Some(b']'),
            (b'(', None) if before == b']' => hidden_until = Some(b')'),
            (b'0'..=b'9', None) => return true,
            // Digits of Arabic, Persian and full width begin with these.
            (0xD9 | 0xDB | 0xEF, _) => return true,
            _ => {}
        }
        before = byte;
    }
    false
}

/// Whether nothing private can be in a text. Titles, publishers and laws are not the site's to change.
pub(super) fn is_free(text: &Text<'_>) -> bool {
    matches!(text.field, Field::SourceTitle | Field::Publisher | Field::Law)
        || !has_number(text.words)
        || private(text.words).is_nothing()
}

/// Looks through a text.
pub(super) fn private(words: &str) -> Private {
    Private { hints: hints(words), numbers: numbers(words) }
}

impl Private {
    /// Whether no rule can find anything.
    fn is_nothing(&self) -> bool {
        self.hints.iter().all(|hint| matches!(hint.kind, Kind::Street | Kind::Institution))
            && self.numbers.iter().all(|number| number.digits().len() < 8)
    }

    /// The last hint of one of the kinds that ends before a place, if no more than so many bytes before.
    pub(super) fn before(&self, at: usize, far: usize, kinds: &[Kind]) -> Option<&Hint> {
        let until = self.hints.partition_point(|hint| hint.at.end <= at);
        let mut near = self.hints[..until].iter().rev().take(8);
        near.find(|hint| kinds.contains(&hint.kind)).filter(|hint| at - hint.at.end <= far)
    }
}

impl Number {
    /// As ASCII, without what stands between.
    pub(super) fn digits(&self) -> &str {
        std::str::from_utf8(&self.digits[..self.length]).unwrap_or_default()
    }

    /// Lengths of the runs of digits.
    pub(super) fn runs(&self) -> &[u8] {
        &self.runs[..self.count]
    }

    /// Whether it is a day, or a span of years.
    pub(super) fn is_date(&self) -> bool {
        let digits = self.digits();
        let year = |at: usize| {
            let year = digits.get(at..at + 4).and_then(|year| year.parse::<u16>().ok());
            year.is_some_and(|year| (1500..2200).contains(&year))
        };
        match self.runs() {
            [1 | 2, 1 | 2, 4] => year(digits.len() - 4),
            [4, 1 | 2, 1 | 2] | [4] => year(0),
            [4, 4] => year(0) && year(4),
            [4, _] | [_, 4] => year(0) || year(digits.len() - 4),
            [8] => year(0) || year(4),
            _ => false,
        }
    }

    /// Whether it counts people or money: `720 000`.
    pub(super) fn is_round(&self) -> bool {
        self.digits().ends_with("000")
    }
}

/// The lists of the rules. A `*` at the end stands for any ending.
const LISTS: &[(Kind, &[&str])] = &[
    (Kind::Document, identity_number::DOCUMENTS),
    (Kind::Taxpayer, identity_number::TAXPAYERS),
    (Kind::Home, home_address::HOMES),
    (Kind::Street, home_address::STREETS),
    (Kind::Flat, home_address::FLATS),
    (Kind::Institution, home_address::INSTITUTIONS),
    (Kind::Phone, phone_number::PHONES),
    (Kind::AgeBefore, named_minor::AGES_BEFORE),
    (Kind::AgeAfter, named_minor::AGES_AFTER),
];

struct Words {
    automaton: AhoCorasick,
    /// Of each pattern: its kind, and whether any ending may follow.
    kinds: Vec<(Kind, bool)>,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
    let mut patterns: Vec<String> = Vec::new();
    let mut kinds: Vec<(Kind, bool)> = Vec::new();
    for (kind, words) in LISTS {
        for word in *words {
            let (word, any) = match word.strip_suffix('*') {
                Some(stem) => (stem, true),
                None => (*word, false),
            };
            // The automaton knows capitals of ASCII only.
            let mut forms = vec![word.to_owned()];
            if !word.is_ascii() {
                forms.extend([capitalised(word), word.to_uppercase()]);
            }
            forms.dedup();
            kinds.extend(forms.iter().map(|_| (*kind, any)));
            patterns.extend(forms);
        }
    }
    let automaton = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(&patterns)
        .ok()?;
    Some(Words { automaton, kinds })
});

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn hints(words: &str) -> Vec<Hint> {
    let Some(known) = WORDS.as_ref() else { return Vec::new() };
    let mut hints: Vec<Hint> = Vec::new();
    for found in known.automaton.find_iter(words) {
        let (kind, any) = known.kinds[found.pattern().as_usize()];
        let at = found.range();
        if is_whole(words, &at, any) {
            hints.push(Hint { kind, at });
        }
    }
    hints
}

/// Whether a word stands by itself. Chinese has no blanks, and Arabic joins small words to the next.
fn is_whole(words: &str, at: &Range<usize>, any: bool) -> bool {
    let parts = |c: char| c.is_alphabetic() && c < '\u{530}';
    let inner = |c: Option<char>| c.is_some_and(parts);
    let first = words[at.clone()].chars().next();
    let last = words[at.clone()].chars().next_back();
    let begins = !inner(first) || !inner(words[..at.start].chars().next_back());
    let ends = any || !inner(last) || !inner(words[at.end..].chars().next());
    begins && ends
}

/// Digits between which no more than this stands belong together.
const JOINT: usize = 2;
/// Fewer digits are no number that matters here.
const FEWEST_DIGITS: usize = 6;
/// The most digits of one number; what is longer is something else.
const MOST_DIGITS: usize = 24;
/// The most runs of digits of one number.
const MOST_RUNS: usize = 12;

fn numbers(words: &str) -> Vec<Number> {
    let bytes = words.as_bytes();
    let mut numbers: Vec<Number> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if digit(&bytes[at..]).is_none() {
            at += 1;
            continue;
        }
        let (number, whole) = number(bytes, at);
        at = number.at.end;
        if whole && number.length >= FEWEST_DIGITS {
            numbers.push(number);
        }
    }
    numbers
}

/// The number that begins at a digit, and whether all of it could be taken.
fn number(bytes: &[u8], start: usize) -> (Number, bool) {
    let mut number = Number {
        at: start..start,
        digits: [0; MOST_DIGITS],
        length: 0,
        runs: [0; MOST_RUNS],
        count: 0,
    };
    let mut whole = true;
    let mut at = start;
    loop {
        let before = number.length;
        while let Some((value, length)) = digit(&bytes[at..]) {
            match number.digits.get_mut(number.length) {
                Some(place) => {
                    *place = b'0' + value;
                    number.length += 1;
                }
                None => whole = false,
            }
            at += length;
        }
        number.at.end = at;
        if let Some(run) = number.runs.get_mut(number.count) {
            *run = (number.length - before) as u8;
            number.count += 1;
        }
        match joint(&bytes[at..]) {
            Some(length) if number.count < MOST_RUNS => at += length,
            _ => return (number, whole),
        }
    }
}

/// How much stands between two runs of digits of one number.
fn joint(rest: &[u8]) -> Option<usize> {
    let mut length = 0;
    for _ in 0..JOINT {
        length += match &rest[length..] {
            [b' ' | b'-' | b'.' | b'(' | b')' | b'/', ..] => 1,
            [0xC2, 0xA0, ..] => 2,
            [0xE2, 0x80, 0x90..=0x93, ..] => 3,
            _ => break,
        };
        if digit(&rest[length..]).is_some() {
            return Some(length);
        }
    }
    None
}

/// The digit at the beginning and how many bytes it has: ASCII, Arabic, Persian, full width.
fn digit(rest: &[u8]) -> Option<(u8, usize)> {
    match *rest {
        [digit @ b'0'..=b'9', ..] => Some((digit - b'0', 1)),
        [0xD9, digit @ 0xA0..=0xA9, ..] => Some((digit - 0xA0, 2)),
        [0xDB, digit @ 0xB0..=0xB9, ..] => Some((digit - 0xB0, 2)),
        [0xEF, 0xBC, digit @ 0x90..=0x99, ..] => Some((digit - 0x90, 3)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{numbers, private};

    #[test]
    fn digits_that_belong_together_are_one_number() {
        for (text, digits) in [
            ("no. 45 09 123456, then", &["4509123456"][..]),
            ("+7 (495) 123-45-67", &["74951234567"]),
            ("201400, 201500", &["201400", "201500"]),
            ("١٢٣٤٥٦", &["123456"]),
            ("12 and 13", &[]),
        ] {
            let found: Vec<String> =
                numbers(text).iter().map(|number| number.digits().to_owned()).collect();
            assert_eq!(found, digits, "{text}");
        }
    }

    #[test]
    fn words_hint_only_where_they_stand_by_themselves() {
        for (text, count) in [
            ("His passport", 1),
            ("ПАСПОРТ", 1),
            ("Passports", 0),
            ("его паспорта", 1),
            ("cellist, flattery", 0),
            ("身份证号码", 1),
        ] {
            assert_eq!(private(text).hints.len(), count, "{text}");
        }
    }
}
