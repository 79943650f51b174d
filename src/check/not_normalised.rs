//! W070 not-normalised.

use super::spelling::{is_as_written, is_name, words};
use crate::diagnostic::Diagnostic;
use crate::prose::Text;
use crate::rules;
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub(super) fn check(text: &Text<'_>, file: &str, found: &mut Vec<Diagnostic>) {
    if text.words.is_ascii() || !is_name(text) || is_normal(text.words) {
        return;
    }
    let odd: Vec<(Range<usize>, &str)> = words(text.words)
        .filter(|(_, word)| !is_normal(word))
        .map(|(at, word)| (at..at + word.len(), word))
        .collect();
    let (Some((first, word)), Some((last, _))) = (odd.first(), odd.last()) else { return };
    let what = match word.chars().any(is_form) {
        true => "this name has letters of a special width or form",
        false => "this name has accents that stand apart from their letters",
    };
    let mut finding = rules::NOT_NORMALISED
        .at(text.span(first.start..last.end), what)
        .help("type it anew: it looks the same, but no search finds it");
    if is_as_written(text, file) {
        for (range, word) in odd {
            finding = finding.edit(text.span(range), normal(word));
        }
    }
    found.push(finding);
}

fn is_normal(text: &str) -> bool {
    text.is_ascii() || (is_nfc(text) && !text.chars().any(is_form))
}

fn normal(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for c in word.chars() {
        match is_form(c) {
            true => plain.extend(std::iter::once(c).nfkc()),
            false => plain.push(c),
        }
    }
    plain.nfc().collect()
}

/// Letters that are others in a special form: ligatures, forms for the place in a word, full and half
/// width, the alphabets of mathematics, letters in circles and squares.
fn is_form(c: char) -> bool {
    matches!(c,
        '\u{FB00}'..='\u{FB06}' | '\u{FB13}'..='\u{FB17}' | '\u{FB1D}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' | '\u{FF66}'..='\u{FF9D}' | '\u{FFA1}'..='\u{FFDC}'
        | '\u{24B6}'..='\u{24E9}' | '\u{1D400}'..='\u{1D7CB}' | '\u{1F130}'..='\u{1F149}')
}
