//! What stands in quotation marks.

use std::ops::Range;

/// A pair of marks that is open, by its sort.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `"`
    Straight,
    /// `“…”`
    English,
    /// `„…“` or `„…”`
    Low,
    /// `‘…’`
    Single,
    /// `‚…‘`
    LowSingle,
    /// `«…»`
    Guillemets,
    /// `»…«`
    Inward,
    /// `「…」`
    Corner,
    /// `『…』`
    DoubleCorner,
}

const MARKS: usize = 9;

/// The ranges of a text that stand in quotation marks, marks included, in order and without overlaps.
///
/// Each sort of marks is paired by itself, a closing mark with the opening one that stands nearest; one
/// that nothing closes quotes nothing, and an apostrophe is none. Takes time in proportion to the length, and no memory where there is no mark.
pub fn quotations(words: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let bytes = words.as_bytes();
    // First bytes of the marks in UTF-8: " « » and the blocks of general and of Chinese punctuation.
    let begins = |byte: &u8| matches!(byte, b'"' | 0xC2 | 0xE2 | 0xE3);
    if !bytes.iter().any(begins) {
        return found;
    }
    let mut open: [Option<usize>; MARKS] = [None; MARKS];
    let mut before = ' ';
    for (at, mark) in words.char_indices() {
        let after = at + mark.len_utf8();
        let letter_before = before.is_alphanumeric();
        before = mark;
        let (ends, begins): (&[Mark], Option<Mark>) = match mark {
            '"' => (&[Mark::Straight], Some(Mark::Straight)),
            '“' => (&[Mark::Low], Some(Mark::English)),
            '”' => (&[Mark::English, Mark::Low], None),
            '„' => (&[], Some(Mark::Low)),
            '‘' => (&[Mark::LowSingle], (!letter_before).then_some(Mark::Single)),
            '‚' => (&[], Some(Mark::LowSingle)),
            // Between letters it is an apostrophe.
            '’' if words[after..].starts_with(char::is_alphanumeric) => (&[], None),
            '’' => (&[Mark::Single, Mark::LowSingle], None),
            '«' => (&[Mark::Inward], Some(Mark::Guillemets)),
            '»' => (&[Mark::Guillemets], Some(Mark::Inward)),
            '「' => (&[], Some(Mark::Corner)),
            '」' => (&[Mark::Corner], None),
            '『' => (&[], Some(Mark::DoubleCorner)),
            '』' => (&[Mark::DoubleCorner], None),
            _ => (&[], None),
        };
        match ends.iter().find_map(|sort| open[*sort as usize].take()) {
            Some(start) => found.push(start..after),
            None => begins.into_iter().for_each(|sort| open[sort as usize] = Some(at)),
        }
    }
    join(found)
}

/// Whether a range lies within one of the quotations, which are in order.
pub fn is_quoted(quotations: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = quotations.partition_point(|quote| quote.end < range.end);
    quotations.get(next).is_some_and(|quote| quote.start <= range.start)
}

/// In order of their beginnings, each joined with those that it overlaps.
fn join(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
