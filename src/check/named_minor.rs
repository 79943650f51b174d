//! W077 named-minor.

use super::hints::{Kind, Private};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::input::Spanned;
use crate::model::Record;
use crate::model::date::{Day, PartialDate};
use crate::prose::Text;
use crate::rules;
use std::ops::Range;

/// What stands behind an age.
pub(super) const AGES_BEFORE: &[&str] =
    &["-year-old", "-year old", " year old", " years old", "-летн*", " летн*", "-річн*", "-гадов*"];
/// What stands before an age.
pub(super) const AGES_AFTER: &[&str] = &["aged"];

/// Who a child is called; a name may follow.
const CHILDREN: &[&str] = &[
    "son",
    "daughter",
    "boy",
    "girl",
    "child",
    "nephew",
    "niece",
    "brother",
    "sister",
    "grandson",
    "granddaughter",
    "student",
    "pupil",
    "schoolboy",
    "schoolgirl",
    "teenager",
    "victim",
    "cousin",
    "named",
    "called",
    "сын",
    "сына",
    "сыну",
    "дочь",
    "дочери",
    "мальчик",
    "мальчика",
    "девочка",
    "девочку",
    "девочки",
    "брат",
    "брата",
    "сестра",
    "сестру",
    "сестры",
    "внук",
    "внука",
    "внучка",
    "внучку",
    "школьник",
    "школьника",
    "подросток",
    "подростка",
];

const HELP: &str = "leave the name out, unless the family or a court has made it public; then allow this warning with that reason";

/// Looks at the dates of a record.
pub(super) fn check_record(record: &Record, config: &Config, found: &mut Vec<Diagnostic>) {
    match record {
        Record::Official(official) => {
            // Where the sources differ, the earliest decides: only who is surely a child.
            let born = official.born.iter().min_by_key(|born| born.value.earliest());
            if let Some(born) = born.filter(|born| is_minor(born.value, config.built_on)) {
                push(born, "this person is under 18 today, and has a page", found);
            }
        }
        Record::Case(case) => {
            let event = [&case.happened, &case.ended, &case.started].into_iter().flatten().next();
            for victim in &case.victims {
                let Some(born) = &victim.born else { continue };
                let Some(when) = victim.died.as_ref().or(event) else { continue };
                if is_minor(born.value, when.value.latest()) && identifies(&victim.name) {
                    push(born, "this victim was under 18, and is named", found);
                }
            }
        }
        Record::Authority(_) | Record::Country(_) | Record::About(_) => {}
    }
}

fn push(born: &Spanned<PartialDate>, what: &'static str, found: &mut Vec<Diagnostic>) {
    found.push(rules::NAMED_MINOR.at(born.span, what).help(HELP));
}

/// Whether somebody born then is surely under 18 on a day.
fn is_minor(born: PartialDate, day: Day) -> bool {
    let slack = if matches!(born, PartialDate::About(_)) { 2 } else { 0 };
    let born = born.earliest();
    let of_age = Day { year: born.year.saturating_add(18).saturating_sub(slack), ..born };
    of_age > day
}

/// Whether a name says who it is: not `Child 2`, not `A. B.`
fn identifies(name: &str) -> bool {
    let words =
        name.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().nth(1).is_some());
    let mut words = words.map(str::to_lowercase);
    words.any(|word| {
        !CHILDREN.contains(&word.as_str())
            && !matches!(word.as_str(), "witness" | "minor" | "unnamed" | "the" | "of")
    })
}

/// Looks at a text: an age below 18, and a name beside it.
pub(super) fn check(text: &Text<'_>, words: &str, private: &Private, found: &mut Vec<Diagnostic>) {
    for hint in &private.hints {
        let named = match hint.kind {
            Kind::AgeBefore => child_before(words, &hint.at),
            Kind::AgeAfter => child_after(words, &hint.at),
            _ => continue,
        };
        if let Some(at) = named {
            found.push(rules::NAMED_MINOR.at(text.span(at), "a child is named here").help(HELP));
        }
    }
}

/// `9-year-old daughter Anna`: from the age to the name.
fn child_before(words: &str, hint: &Range<usize>) -> Option<Range<usize>> {
    let before = &words.as_bytes()[..hint.start];
    let digits = before.iter().rev().take(3).take_while(|b| b.is_ascii_digit()).count();
    let start = hint.start - digits;
    age(&words[start..hint.start])?;
    // The ending of a word that has several.
    let rest = &words[hint.end..];
    let from = hint.end + rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let mut after = tokens(words, from).take(5).peekable();
    let mut called = false;
    while let Some(word) = after.next() {
        let written = &words[word.clone()];
        if is_capitalised(written) {
            let full = after.peek().is_some_and(|next| is_capitalised(&words[next.clone()]));
            return (called || full).then_some(start..word.end);
        }
        if !CHILDREN.contains(&written.to_lowercase().as_str()) {
            return None;
        }
        called = true;
    }
    None
}

/// `Anna, aged 9`: from the name to the age.
fn child_after(words: &str, hint: &Range<usize>) -> Option<Range<usize>> {
    let rest = words[hint.end..].strip_prefix(' ')?;
    let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    age(&rest[..digits])?;
    let next = rest[digits..].trim_start();
    if ["to ", "and ", "or ", "–", "-", "between "].iter().any(|more| next.starts_with(more)) {
        return None;
    }
    let before = words[..hint.start].trim_end_matches([' ', ',', '(']);
    let mut back = before.rsplit(|c: char| !c.is_alphabetic() && c != '-' && c != '’');
    let name = back.next().filter(|name| is_capitalised(name))?;
    let place = matches!(back.next(), Some("in" | "at" | "from" | "of" | "near" | "to"));
    (!place).then_some(before.len() - name.len()..hint.end + 1 + digits)
}

fn age(digits: &str) -> Option<u8> {
    digits.parse::<u8>().ok().filter(|age| *age < 18)
}

/// Words with the marks before them that may stand between a child and its name.
fn tokens(words: &str, from: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = &words[at..];
        let gap =
            rest.find(|c: char| !matches!(c, ' ' | ',' | '(' | '[' | '*' | '“' | '"' | '«'))?;
        let start = at + gap;
        let word = &words[start..];
        let length = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        at = start + length;
        (length > 0).then_some(start..at)
    })
}

fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{child_after, child_before};
    use crate::check::hints::{Kind, private};

    #[test]
    fn a_child_is_named_where_an_age_and_a_name_stand_together() {
        for (text, named) in [
            ("her 9-year-old daughter Anna saw it", Some("9-year-old daughter Anna")),
            ("a 16-year-old, Ivan Petrov, was", Some("16-year-old, Ivan")),
            ("his 7-year-old son, Ivan", Some("7-year-old son, Ivan")),
            ("его 9-летнего сына Ивана", Some("9-летнего сына Ивана")),
            ("Anna, aged 9, saw it", Some("Anna, aged 9")),
            ("a 9-year-old girl saw it", None),
            ("a 17-year-old Aldovian was", None),
            ("a 45-year-old teacher Anna Brandt", None),
            ("his 45-year-old brother Ivan", None),
            ("children in Port Ada, aged 9 to 12", None),
            ("a 12-year-old investigation", None),
        ] {
            let private = private(text);
            let found = private.hints.iter().find_map(|hint| match hint.kind {
                Kind::AgeBefore => child_before(text, &hint.at),
                Kind::AgeAfter => child_after(text, &hint.at),
                _ => None,
            });
            assert_eq!(found.map(|at| &text[at]), named, "{text}");
        }
    }
}
