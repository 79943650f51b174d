//! E067 invisible-character.
//!
//! Characters that nobody sees are found where they stand, where TOML writes
//! them as `\u202E`, and where Markdown writes them as `&#x202E;` or `&shy;`.

use crate::diagnostic::Diagnostic;
use crate::input::{FileId, Span};
use crate::rules;
use std::ops::Range;
use unicode_script::{Script, UnicodeScript};

/// The most that are reported of one file; a stranger's may consist of nothing else.
const MOST: usize = 200;

/// Reports every invisible character of a file, neighbours as one.
pub(super) fn check(file: FileId, text: &str, found: &mut Vec<Diagnostic>) {
    let mut runs: Vec<Run> = Vec::new();
    let fields = memchr::memmem::find(text.as_bytes(), b"\n+++").unwrap_or(text.len());
    plain(text, fields, &mut runs);
    written(text, fields, &mut runs);
    if runs.is_empty() {
        return;
    }
    runs.sort_by_key(|run| run.at.start);
    found.retain(|finding| !is_about_one_of(finding, &runs));
    found.extend(runs.iter().map(|run| finding(file, text, run)));
}

/// Neighbouring invisible characters.
struct Run {
    at: Range<usize>,
    first: char,
    count: usize,
}

fn finding(file: FileId, text: &str, run: &Run) -> Diagnostic {
    let at = Span::range(file, run.at.start, run.at.end);
    let first = format!("U+{:04X} {}", u32::from(run.first), name(run.first));
    let message = match run.count {
        1 => format!("a character stands here that nobody sees: {first}"),
        count => format!("{count} characters stand here that nobody sees, the first is {first}"),
    };
    let finding = rules::INVISIBLE_CHARACTER.at(at, message);
    if is_safe_to_remove(text, run) {
        finding
            .help("remove it; deleting the word and typing it anew is the surest way")
            .edit(at, "")
    } else {
        finding.help("look what was meant, and type the word anew")
    }
}

/// Whether nothing is lost with it: no sign of a font's own, nothing that parts words, nothing in a
/// script that uses such signs.
fn is_safe_to_remove(text: &str, run: &Run) -> bool {
    let signs = |c: char| {
        matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    let written = &text[run.at.clone()];
    let plain = written.chars().all(signs) || (written.is_ascii() && signs(run.first));
    let turns = |c: char| {
        matches!(c.script(), Script::Arabic | Script::Hebrew | Script::Syriac | Script::Thaana)
            || is_joining(c)
    };
    let before = text[..run.at.start].chars().next_back();
    let after = text[run.at.end..].chars().next();
    plain && !before.is_some_and(turns) && !after.is_some_and(turns)
}

/// A value with such a character is also no date, no known word, no address: that is the same mistake.
fn is_about_one_of(finding: &Diagnostic, runs: &[Run]) -> bool {
    let same = [
        &rules::BAD_TOML,
        &rules::UNKNOWN_FIELD,
        &rules::UNKNOWN_WORD,
        &rules::BAD_DATE,
        &rules::BAD_VALUE,
        &rules::UNKNOWN_SOURCE,
        &rules::UNSAFE_ADDRESS,
    ];
    let Some((start, end)) = finding.at.range else { return false };
    let (start, end) = (start as usize, end as usize);
    let next = runs.partition_point(|run| run.at.start < start);
    same.iter().any(|rule| rule.code == finding.rule.code)
        && runs.get(next).is_some_and(|run| run.at.end <= end)
}

fn push(runs: &mut Vec<Run>, at: Range<usize>, c: char) {
    let full = runs.len() >= MOST;
    match runs.last_mut() {
        Some(run) if run.at.end == at.start => {
            run.at.end = at.end;
            run.count += 1;
        }
        _ if full => {}
        _ => runs.push(Run { at, first: c, count: 1 }),
    }
}

/// Characters as they are. `fields`: where the front matter ends.
fn plain(text: &str, fields: usize, runs: &mut Vec<Run>) {
    let bytes = text.as_bytes();
    let mut at = if text.starts_with('\u{feff}') { 3 } else { 0 };
    while at < bytes.len() {
        at += visible(&bytes[at..]);
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let end = at + c.len_utf8();
        // Controls in a field are reported where the field is read.
        let control = c.is_control() && (at < fields || matches!(c, '\t' | '\n' | '\r'));
        if is_invisible(c) && !control {
            let before = text[..at].chars().next_back();
            let flag = || is_flag(&text[..at]);
            if !is_in_place(c, before, text[end..].chars().next(), flag) {
                push(runs, at..end, c);
            }
        }
        at = end;
    }
}

const BLOCK: usize = 32;

/// How many bytes from the beginning are visible ASCII: as many at once as a processor compares in one step.
fn visible(bytes: &[u8]) -> usize {
    let strange = |byte: u8| (byte >= 0x7F) | ((byte < 0x20) & (byte != b'\n'));
    let mut at = 0;
    while let Some(block) = bytes.get(at..at + BLOCK) {
        if block.iter().fold(false, |found, byte| found | strange(*byte)) {
            break;
        }
        at += BLOCK;
    }
    let rest = &bytes[at..];
    at + rest.iter().position(|byte| strange(*byte)).unwrap_or(rest.len())
}

/// Characters as TOML and Markdown can write them with visible ones.
fn written(text: &str, fields: usize, runs: &mut Vec<Run>) {
    let bytes = text.as_bytes();
    let (toml, markdown) = bytes.split_at(fields);
    let mut after_backslash = 0;
    for at in memchr::memchr_iter(b'\\', toml) {
        if at < after_backslash {
            continue;
        }
        // What follows a backslash is no beginning of another.
        after_backslash = at + 2;
        let digits = match toml.get(at + 1) {
            Some(b'u') => 4,
            Some(b'U') => 8,
            _ => continue,
        };
        let code = toml.get(at + 2..at + 2 + digits).and_then(|code| number(code, 16));
        escaped(text, at..at + 2 + digits, code.filter(|c| !c.is_control()), runs);
    }
    for at in memchr::memchr_iter(b'&', markdown) {
        // The longest name and the longest number are shorter.
        let word = &markdown[at + 1..markdown.len().min(at + 20)];
        let Some(end) = memchr::memchr(b';', word) else { continue };
        let word = &word[..end];
        let c = match word {
            [b'#', b'x' | b'X', digits @ ..] => number(digits, 16),
            [b'#', digits @ ..] => number(digits, 10),
            name => NAMED.iter().find(|(known, _)| known.as_bytes() == name).map(|(_, c)| *c),
        };
        escaped(text, fields + at..fields + at + end + 2, c, runs);
    }
}

fn number(digits: &[u8], radix: u32) -> Option<char> {
    let digits = std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
    u32::from_str_radix(digits, radix).ok().and_then(char::from_u32)
}

fn escaped(text: &str, at: Range<usize>, c: Option<char>, runs: &mut Vec<Run>) {
    let Some(c) = c.filter(|c| is_invisible(*c) && !matches!(c, '\t' | '\n' | '\r')) else {
        return;
    };
    let (Some(before), Some(after)) = (text.get(..at.start), text.get(at.end..)) else { return };
    let (last, next) = (before.chars().next_back(), after.chars().next());
    if !is_in_place(c, last, next, || is_flag(before)) {
        push(runs, at, c);
    }
}

/// Names by which Markdown, as HTML, can call them.
const NAMED: [(&str, char); 14] = [
    ("shy", '\u{AD}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("ZeroWidthSpace", '\u{200B}'),
    ("NegativeThinSpace", '\u{200B}'),
    ("NoBreak", '\u{2060}'),
    ("af", '\u{2061}'),
    ("ApplyFunction", '\u{2061}'),
    ("it", '\u{2062}'),
    ("InvisibleTimes", '\u{2062}'),
    ("ic", '\u{2063}'),
    ("InvisibleComma", '\u{2063}'),
];

/// Controls, the default-ignorable code points of Unicode, separators, private use and what is no character.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}'
        | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}'..='\u{FFFF}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{10FFFF}')
}

/// Whether a writing needs the character here: joiners in Arabic and Indian scripts, variants of
/// Chinese signs, and the signs that make one picture of several.
fn is_in_place(
    c: char,
    before: Option<char>,
    after: Option<char>,
    flag: impl FnOnce() -> bool,
) -> bool {
    let Some(before) = before else { return false };
    match c {
        '\u{200C}' => is_joining(before) && after.is_some_and(is_joining),
        '\u{200D}' if is_joining(before) => true,
        '\u{200D}' => is_picture(before) && after.is_some_and(is_picture),
        '\u{180B}'..='\u{180F}' => before.script() == Script::Mongolian,
        '\u{FE0E}' | '\u{FE0F}' => {
            is_picture(before) || (before.is_ascii() && after == Some('\u{20E3}'))
        }
        '\u{FE00}'..='\u{FE0D}' | '\u{E0100}'..='\u{E01EF}' => {
            matches!(before.script(), Script::Han | Script::Myanmar | Script::Phags_Pa)
        }
        '\u{E0020}'..='\u{E007F}' => flag(),
        _ => false,
    }
}

/// Whether a text ends in a black flag and the letters, as tags, of the part of a country that it is of.
fn is_flag(before: &str) -> bool {
    let tag = |c: &char| matches!(c, '\u{E0020}'..='\u{E007F}');
    before.chars().rev().take(8).find(|c| !tag(c)) == Some('\u{1F3F4}')
}

fn is_joining(c: char) -> bool {
    !c.is_ascii()
        && matches!(
            c.script(),
            Script::Arabic
                | Script::Syriac
                | Script::Mongolian
                | Script::Devanagari
                | Script::Bengali
                | Script::Gurmukhi
                | Script::Gujarati
                | Script::Oriya
                | Script::Tamil
                | Script::Telugu
                | Script::Kannada
                | Script::Malayalam
                | Script::Sinhala
                | Script::Khmer
                | Script::Myanmar
        )
}

fn is_picture(c: char) -> bool {
    matches!(c, '©' | '®' | '\u{2000}'..='\u{32FF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
        && !is_plain_sign(c)
}

fn is_plain_sign(c: char) -> bool {
    c.is_alphabetic()
        || c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2010}'..='\u{2027}')
}

fn name(c: char) -> &'static str {
    match c {
        '\u{AD}' => "soft hyphen",
        '\u{34F}' => "combining grapheme joiner",
        '\u{61C}' => "Arabic letter mark",
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => "Hangul filler",
        '\u{200B}' => "zero-width space",
        '\u{200C}' => "zero-width non-joiner",
        '\u{200D}' => "zero-width joiner",
        '\u{200E}' => "left-to-right mark",
        '\u{200F}' => "right-to-left mark",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202A}' => "left-to-right embedding",
        '\u{202B}' => "right-to-left embedding",
        '\u{202C}' => "pop directional formatting",
        '\u{202D}' => "left-to-right override",
        '\u{202E}' => "right-to-left override",
        '\u{2060}' => "word joiner",
        '\u{2061}'..='\u{2064}' => "invisible operator",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "pop directional isolate",
        '\u{FEFF}' => "byte-order mark",
        '\u{FFF9}'..='\u{FFFB}' => "interlinear annotation",
        '\u{E0000}'..='\u{E007F}' => "tag character",
        '\u{180B}'..='\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
            "variation selector"
        }
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => "private-use character",
        c if c.is_control() => "control character",
        _ => "character without a shape",
    }
}
