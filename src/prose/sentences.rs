//! Where sentences end.

use std::ops::Range;

/// Words before a full stop that do not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "capt", "sgt", "gov", "sen", "rep",
    "no", "nos", "art", "arts", "para", "paras", "p", "pp", "vol", "st", "v", "vs", "cf", "ca",
    "c", "e.g", "i.e", "approx", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "jr", "sr", "inc", "ltd", "co", "u.s", "u.k", "u.n",
];

/// The sentences of a text, in order. A text without a full stop is one.
///
/// Meant to keep together what belongs together: where it is not clear that a sentence ends, it does not.
pub fn sentences(words: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = words.get(start..)?;
        let first = rest.find(|c: char| !c.is_whitespace())?;
        let begin = start + first;
        let end = end_of(words, begin);
        start = end;
        Some(begin..end)
    })
}

/// The end of the sentence that begins at `begin`.
fn end_of(words: &str, begin: usize) -> usize {
    let bytes = words.as_bytes();
    let mut at = begin;
    while at < bytes.len() {
        match bytes[at] {
            b'.' | b'!' | b'?' => {
                let after = closers(words, at + 1);
                if starts_anew(words, after)
                    && !(bytes[at] == b'.' && is_abbreviation(words, begin, at))
                {
                    return after;
                }
                at += 1;
            }
            // A blank line.
            b'\n' if bytes.get(at + 1) == Some(&b'\n') => return at + 1,
            // The full stop of Chinese and Japanese.
            0xE3 if bytes[at..].starts_with("。".as_bytes()) => return at + "。".len(),
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The place after closing brackets and quotation marks.
fn closers(words: &str, at: usize) -> usize {
    let rest = &words[at..];
    let end = rest.find(|c| !matches!(c, ')' | ']' | '"' | '\'' | '”' | '’' | '»' | '*' | '_'));
    at + end.unwrap_or(rest.len())
}

/// Whether blanks follow, and then something that can begin a sentence.
fn starts_anew(words: &str, at: usize) -> bool {
    let rest = &words[at..];
    let text = rest.trim_start();
    if text.len() == rest.len() {
        return text.is_empty();
    }
    text.chars().next().is_none_or(|c| !c.is_lowercase() && !matches!(c, ')' | ',' | ';' | ':'))
}

fn is_abbreviation(words: &str, begin: usize, stop: usize) -> bool {
    const LONGEST: usize = 8;
    let before = &words[begin..stop];
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"')).next();
    let word = word.unwrap_or_default();
    if word.is_empty() || word.len() > LONGEST {
        return false;
    }
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_initial || ABBREVIATIONS.iter().any(|known| known.eq_ignore_ascii_case(word))
}
