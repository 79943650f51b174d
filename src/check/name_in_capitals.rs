//! W069 name-in-capitals.

use super::spelling::{is_as_written, is_name_of_person};
use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::prose::Text;
use crate::rules;
use std::ops::Range;

pub(super) fn check(record: &Record, text: &Text<'_>, file: &str, found: &mut Vec<Diagnostic>) {
    if !is_name_of_person(record, text) || is_of_many(text.words) {
        return;
    }
    let capitals = in_capitals(text.words);
    let (Some(first), Some(last)) = (capitals.first(), capitals.last()) else { return };
    let at = text.span(first.start..last.end);
    let mut finding = rules::NAME_IN_CAPITALS
        .at(at, "this name is in capitals, as on a list")
        .help("write it as in a sentence, with a capital at the beginning of each part");
    let better: Option<Vec<String>> =
        capitals.iter().map(|range| proper(record, &text.words[range.clone()])).collect();
    if let Some(better) = better.filter(|_| is_as_written(text, file)) {
        for (range, better) in capitals.iter().zip(better) {
            finding = finding.edit(text.span(range.clone()), better);
        }
    }
    found.push(finding);
}

/// Whether a name has long words in small letters, as that of a crowd: `LGBTI persons`, `voters in the US`.
fn is_of_many(name: &str) -> bool {
    let small = |word: &str| word.chars().all(char::is_lowercase) && word.chars().nth(4).is_some();
    name.split_whitespace().any(small)
}

/// Parts of a name that are written in capitals and are neither initials nor numerals nor acronyms.
fn in_capitals(name: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    let mut brackets = 0_usize;
    for (at, c) in name.char_indices().chain([(name.len(), ' ')]) {
        if c.is_alphabetic() || (start.is_some() && is_joint(c)) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            let word = name[start..at].trim_end_matches(is_joint);
            if is_capitals(word) && (brackets == 0 || word.chars().count() > 5) {
                found.push(start..start + word.len());
            }
        }
        match c {
            '(' | '"' | '“' | '«' | '„' => brackets += 1,
            ')' | '”' | '»' => brackets = brackets.saturating_sub(1),
            _ => {}
        }
    }
    found
}

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '\'' | '’' | 'ʼ')
}

/// Whether a word has two capitals or more and no small letter. Without a vowel it is an acronym.
fn is_capitals(word: &str) -> bool {
    if word.chars().nth(1).is_none() || word.chars().any(char::is_lowercase) {
        return false;
    }
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let numeral = word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let vowel =
        |c: char| "AEIOUYАЕЁИІЇОУЎЫЭЮЯЄΑΕΗΙΟΥΩ".contains(c) || !(c.is_ascii() || c.is_lowercase());
    capitals >= 2 && !numeral && (capitals > 4 || word.chars().any(vowel))
}

/// Small words that some families write with a capital and some do not.
const PARTICLES: [&str; 22] = [
    "AL", "BEN", "BIN", "D", "DA", "DE", "DEL", "DER", "DI", "DO", "DOS", "DU", "EL", "IBN", "LA",
    "LE", "TEN", "TER", "VAN", "VON", "Y", "ZU",
];

/// The word as in a sentence; nothing where that cannot be known: `McDonald`, `van`, the two letters i of Turkish.
fn proper(record: &Record, word: &str) -> Option<String> {
    let turkish = match record {
        Record::Official(official) => matches!(official.country.value.code(), "tr" | "az"),
        _ => false,
    };
    let particle = word.split(is_joint).any(|part| PARTICLES.contains(&part));
    if particle
        || word.starts_with("MC")
        || word.starts_with("MAC")
        || (turkish && word.contains(['I', 'İ']))
    {
        return None;
    }
    // All at once, for the Greek letter that has another form at the end of a word.
    let lower = word.to_lowercase();
    let mut proper = String::with_capacity(lower.len());
    let mut initial = true;
    for c in lower.chars() {
        match initial {
            true => proper.extend(c.to_uppercase()),
            false => proper.push(c),
        }
        initial = is_joint(c);
    }
    Some(proper)
}

#[cfg(test)]
mod tests {
    use super::in_capitals;

    #[test]
    fn names_in_capitals_are_told_from_initials_numerals_and_acronyms() {
        for (name, capitals) in [
            ("BRANDT, Ada", &["BRANDT"][..]),
            ("ADA BRANDT", &["ADA", "BRANDT"]),
            ("Ada AL-HARBI", &["AL-HARBI"]),
            ("БРАНДТ Ада", &["БРАНДТ"]),
            ("LI Wei", &["LI"]),
            ("A. B. Brandt III", &[]),
            ("A.B. Brandt", &[]),
            ("Ada Brandt (KGB)", &[]),
            ("Ada Brandt, MP", &[]),
            ("Ada O'Neill", &[]),
            ("刘晓滨", &[]),
            ("عادل", &[]),
        ] {
            let found: Vec<&str> =
                in_capitals(name).into_iter().map(|range| &name[range]).collect();
            assert_eq!(found, capitals, "{name}");
        }
    }
}
