//! E066 mixed-scripts.
//!
//! Which letters look alike follows the confusables of Unicode Technical
//! Standard #39, as far as they look the same in every font.

use super::spelling::is_as_written;
use crate::diagnostic::Diagnostic;
use crate::prose::Text;
use crate::rules;
use std::cell::OnceCell;
use std::ops::Range;

/// Other places of one word that are shown.
const MOST: usize = 8;

/// One of the three scripts whose letters are taken for each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
}

impl Script {
    fn name(self) -> &'static str {
        match self {
            Script::Latin => "Latin",
            Script::Cyrillic => "Cyrillic",
            Script::Greek => "Greek",
        }
    }
}

/// A letter of one of the three, and where it stands.
type Letter = (usize, char, Script);

pub(super) fn check(text: &Text<'_>, file: &str, found: &mut Vec<Diagnostic>) {
    // Greek and Cyrillic begin with these bytes; the letters of Greek with breathings with the last.
    let other = |byte: u8| matches!(byte, 0xCD..=0xD4 | 0xE1);
    if text.words.is_ascii() || !text.words.bytes().any(other) {
        return;
    }
    let words = text.plain();
    let known = Known { text, file, as_written: OnceCell::new(), has_i: OnceCell::new() };
    let mut letters: Vec<Letter> = Vec::new();
    for (at, c) in words.char_indices().chain([(words.len(), ' ')]) {
        match script(c) {
            Some(script) => letters.push((at, c, script)),
            None if c.is_alphabetic() || is_mark(c) => {}
            None => {
                word(&known, &letters, found);
                letters.clear();
            }
        }
    }
}

/// A text, and what is asked of it once it has a mixed word.
struct Known<'a> {
    text: &'a Text<'a>,
    file: &'a str,
    as_written: OnceCell<bool>,
    has_i: OnceCell<bool>,
}

impl Known<'_> {
    fn is_as_written(&self) -> bool {
        *self.as_written.get_or_init(|| is_as_written(self.text, self.file))
    }

    /// Whether it is of a language that has the Cyrillic letter і, as Ukrainian.
    fn has_i(&self) -> bool {
        let letters = ['і', 'ї', 'є', 'ў', 'І', 'Ї', 'Є'];
        *self.has_i.get_or_init(|| self.text.words.contains(letters))
    }
}

fn word(known: &Known<'_>, letters: &[Letter], found: &mut Vec<Diagnostic>) {
    let text = known.text;
    let Some((_, _, first)) = letters.first() else { return };
    if letters.iter().all(|(_, _, script)| script == first) || is_inflected_acronym(letters) {
        return;
    }
    let main = main_script(letters);
    let odd: Vec<Letter> =
        letters.iter().copied().filter(|(_, _, script)| *script != main).collect();
    let partner = |c: char| partner(c, main, known);
    // Units and formulas: µm, kΩ.
    let greek = main == Script::Greek || odd.iter().any(|(.., script)| *script == Script::Greek);
    if greek && !odd.iter().all(|(_, c, _)| looks_like(*c, main).is_some()) {
        return;
    }
    let Some((_, c, script)) = odd.first() else { return };
    let runs = runs(&odd);
    let what = match odd.len() {
        1 => format!("`{c}` is a {} letter among {} ones", script.name(), main.name()),
        count => format!(
            "{count} letters of this word are {} among {} ones, the first is `{c}`",
            script.name(),
            main.name()
        ),
    };
    let mut finding = rules::MIXED_SCRIPTS
        .at(text.span(runs[0].clone()), what)
        .help("type the word anew with one keyboard; no search finds it as it stands");
    for run in runs.iter().skip(1).take(MOST) {
        finding = finding.label(text.span(run.clone()), "and here");
    }
    let better: Option<Vec<char>> = odd.iter().map(|(_, c, _)| partner(*c)).collect();
    if let Some(better) = better.filter(|_| known.is_as_written()) {
        for ((at, c, _), better) in odd.iter().zip(better) {
            finding = finding.edit(text.span(*at..at + c.len_utf8()), better);
        }
    }
    found.push(finding);
}

/// Neighbouring odd letters as one place.
fn runs(odd: &[Letter]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c, _) in odd {
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(run) if run.end == *at => run.end = end,
            _ => runs.push(*at..end),
        }
    }
    runs
}

/// The script into which all letters of the others can be turned; else that of most letters; else
/// that of the first.
fn main_script(letters: &[Letter]) -> Script {
    let count = |wanted: Script| letters.iter().filter(|(_, _, script)| *script == wanted).count();
    let turns = |wanted: Script| {
        let mut others = letters.iter().filter(|(_, _, script)| *script != wanted);
        others.all(|(_, c, _)| looks_like(*c, wanted).is_some_and(|other| !is_rare(other)))
    };
    let mut main = letters.first().map_or(Script::Latin, |(_, _, script)| *script);
    for script in [Script::Latin, Script::Cyrillic, Script::Greek] {
        if (turns(script), count(script)) > (turns(main), count(main)) {
            main = script;
        }
    }
    main
}

/// SMSка, as Russian inflects foreign acronyms: capitals of one script, then small letters of another.
fn is_inflected_acronym(letters: &[Letter]) -> bool {
    let Some((_, _, first)) = letters.first() else { return false };
    let capitals = letters.iter().take_while(|(_, c, script)| script == first && c.is_uppercase());
    let capitals = capitals.count();
    capitals >= 2
        && letters[capitals..].iter().all(|(_, c, script)| script != first && c.is_lowercase())
}

fn script(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' | 'Ḁ'..='ỿ' => {
            Some(Script::Latin)
        }
        '\u{400}'..='\u{482}' | '\u{48A}'..='\u{52F}' => Some(Script::Cyrillic),
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' if c.is_alphabetic() => Some(Script::Greek),
        _ => None,
    }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// The letter that was surely meant. Among Cyrillic ones, i and the like only where the text is
/// of a language that has them: in a Russian word a Latin i may stand for another letter.
fn partner(c: char, main: Script, known: &Known<'_>) -> Option<char> {
    let other = looks_like(c, main)?;
    match other {
        'і' | 'І' | 'ї' | 'Ї' => known.has_i().then_some(other),
        other => (!is_rare(other)).then_some(other),
    }
}

/// Cyrillic letters that few languages have.
fn is_rare(c: char) -> bool {
    matches!(
        c,
        'і' | 'І' | 'ї' | 'Ї' | 'ј' | 'Ј' | 'ѕ' | 'Ѕ' | 'һ' | 'ԁ' | 'ԛ' | 'ԝ' | 'ѐ' | 'Ѐ' | 'ӕ'
    )
}

fn looks_like(c: char, main: Script) -> Option<char> {
    let from = |table: &[(char, char)], c: char| {
        table.iter().find(|(latin, _)| *latin == c).map(|(_, other)| *other)
    };
    let to = |table: &[(char, char)], c: char| {
        table.iter().find(|(_, other)| *other == c).map(|(latin, _)| *latin)
    };
    match (script(c)?, main) {
        (Script::Latin, Script::Cyrillic) => from(&CYRILLIC, c),
        (Script::Latin, Script::Greek) => from(&GREEK, c),
        (Script::Cyrillic, Script::Latin) => to(&CYRILLIC, c),
        (Script::Greek, Script::Latin) => to(&GREEK, c),
        (Script::Greek, Script::Cyrillic) => to(&GREEK, c).and_then(|c| from(&CYRILLIC, c)),
        (Script::Cyrillic, Script::Greek) => to(&CYRILLIC, c).and_then(|c| from(&GREEK, c)),
        _ => None,
    }
}

/// Latin letters and the Cyrillic ones that look like them.
const CYRILLIC: [(char, char); 36] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('i', 'і'),
    ('j', 'ј'),
    ('s', 'ѕ'),
    ('h', 'һ'),
    ('d', 'ԁ'),
    ('q', 'ԛ'),
    ('w', 'ԝ'),
    ('ë', 'ё'),
    ('ï', 'ї'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('S', 'Ѕ'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('Ë', 'Ё'),
    ('Ï', 'Ї'),
    ('è', 'ѐ'),
    ('È', 'Ѐ'),
    ('æ', 'ӕ'),
];

/// Latin letters and the Greek ones that look like them.
const GREEK: [(char, char); 18] = [
    ('o', 'ο'),
    ('v', 'ν'),
    ('p', 'ρ'),
    ('a', 'α'),
    ('A', 'Α'),
    ('B', 'Β'),
    ('E', 'Ε'),
    ('Z', 'Ζ'),
    ('H', 'Η'),
    ('I', 'Ι'),
    ('K', 'Κ'),
    ('M', 'Μ'),
    ('N', 'Ν'),
    ('O', 'Ο'),
    ('P', 'Ρ'),
    ('T', 'Τ'),
    ('X', 'Χ'),
    ('Y', 'Υ'),
];
