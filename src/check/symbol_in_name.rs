//! E071 symbol-in-name.

use super::spelling::{is_name_of_person, words};
use crate::diagnostic::Diagnostic;
use crate::html::is_hidden;
use crate::model::Record;
use crate::prose::{Field, Text};
use crate::rules;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

pub(super) fn check(record: &Record, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let letters = |b: u8| b.is_ascii_alphabetic() || matches!(b, b' ' | b'-' | b'.' | b',' | b'\'');
    if !is_name_of_person(record, text) || text.words.bytes().all(letters) {
        return;
    }
    let Some((range, what)) = fault(text) else { return };
    found.push(
        rules::SYMBOL_IN_NAME
            .at(text.span(range), what)
            .help("write the name in letters alone; accounts and addresses belong in a source, a picture nowhere"),
    );
}

/// The first thing that is no part of a name, and what to say of it.
fn fault(text: &Text<'_>) -> Option<(Range<usize>, String)> {
    for (at, word) in words(text.words) {
        let whole = at..at + word.len();
        let lower = word.to_ascii_lowercase();
        if lower.contains("://") || lower.starts_with("www.") {
            return Some((whole, "an address stands in this name".to_owned()));
        }
        // Victims who must stay unknown are counted: Witness 2.
        let counted = text.field == Field::VictimName;
        if !counted && word.chars().all(char::is_numeric) {
            return Some((whole, "a number stands in this name".to_owned()));
        }
        for (offset, c) in word.char_indices() {
            let number = counted && c.is_numeric();
            if !belongs(c) && !number {
                let range = at + offset..at + offset + c.len_utf8();
                return Some((range, format!("`{c}` is no part of a name")));
            }
        }
    }
    None
}

/// Letters and what stands between and around them in some writing. What nobody sees has a rule of its own.
fn belongs(c: char) -> bool {
    c.is_alphabetic()
        || is_combining_mark(c)
        || c.is_whitespace()
        || is_hidden(c)
        || matches!(c, '-' | '‐' | '‑' | '–' | '’' | '‘' | '\'' | 'ʼ' | 'ʻ' | '.' | ',' | '(' | ')')
        || matches!(
            c,
            '"' | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '「'
                | '」'
                | '『'
                | '』'
                | '《'
                | '》'
        )
        || matches!(
            c,
            '·' | '・'
                | '‧'
                | '•'
                | '،'
                | '、'
                | '，'
                | '（'
                | '）'
                | '׳'
                | '״'
                | '־'
                | '՛'
                | '՚'
                | '፡'
                | '་'
        )
}
