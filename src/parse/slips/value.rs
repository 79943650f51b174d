//! What stands after the equals sign: text without its quotes, dates in other forms, more than one value.

use super::{Line, MOST_LINES, Slip, before_comment, list, quotes};
use crate::model::date::PartialDate;
use crate::model::date::foreign::{self, Meant};
use crate::rules;
use std::ops::Range;

/// The mistake in the value of `name`.
pub(super) fn of(line: Line<'_>, name: &str, value: &str) -> Option<Slip> {
    if value.is_empty() || value.starts_with('#') {
        return Some(Slip::new(
            line.range(name),
            format!("`{name}` has no value"),
            format!("write `{name} = \"…\"`, or remove the line"),
        ));
    }
    // Texts of several lines are TOML; what is wrong in one is not for us to say.
    if value.starts_with("\"\"\"") || value.starts_with("'''") {
        return None;
    }
    if let Some(slip) = quotes::of(line, value) {
        return Some(slip);
    }
    match value.as_bytes()[0] {
        b'[' => bare_words(line, value).or_else(|| list::of(line)),
        b'{' => None,
        quote @ (b'"' | b'\'') => quoted(line, value, char::from(quote)),
        _ => bare(line, name, before_comment(value)),
    }
}

/// A value that begins with a quote.
fn quoted(line: Line<'_>, value: &str, quote: char) -> Option<Slip> {
    let Some(end) = end_of_text(value, quote) else { return Some(unclosed(line, value, quote)) };
    let rest = before_comment(&value[end..]).trim_start();
    if rest.is_empty() {
        return None;
    }
    if rest.contains(quote) {
        return Some(Slip::new(
            line.range(value),
            "a quote within this text ends it too early",
            format!("write `\\{quote}` for a quote within text, or use “ and ” there"),
        ));
    }
    Some(more(line, rest))
}

/// More than a value.
fn more(line: Line<'_>, rest: &str) -> Slip {
    let at = line.range(rest);
    let sign = matches!(rest, "," | "." | ";");
    let before = &line.whole[..at.start];
    Slip::new(
        at.clone(),
        "more stands here after the value",
        match sign {
            true => format!("remove the `{rest}`; nothing stands between two lines"),
            false => "one line has one value; remove the rest, or write `#` before it to make it a note to editors".to_owned(),
        },
    )
    .edit_if(sign, before.trim_end_matches([' ', '\t']).len()..at.end, "")
}

fn unclosed(line: Line<'_>, value: &str, quote: char) -> Slip {
    let at = line.range(value);
    let mut next = line;
    for _ in 0..MOST_LINES {
        let Some(after) = next.next().filter(|after| !after.begins_anew()) else { break };
        next = after;
        let typed = next.text().trim();
        // The line may have been broken within a word, so that only a person can join the two.
        if typed.ends_with(quote) && typed.matches(quote).count() == 1 {
            return Slip::new(
                at,
                "this text goes on in the next line",
                "text stands on one line, between two straight quotes; join the lines",
            );
        }
    }
    let sure = next.start == line.start && !value.contains(['#', '\\']);
    Slip::new(
        at.clone(),
        "the text that begins here has no closing quote",
        format!("add a straight quote {quote} at its end"),
    )
    .edit_if(sure, at.end..at.end, quote)
}

/// A value without a quote before it.
fn bare(line: Line<'_>, name: &str, value: &str) -> Option<Slip> {
    let at = line.range(value);
    let is_right = match PartialDate::parse(value) {
        Some(_) => value.len() == "2017-01-09".len(),
        None => matches!(value, "true" | "false") || value.bytes().all(|b| b.is_ascii_digit()),
    };
    // Then the mistake is on another line.
    if is_right {
        return None;
    }
    if let Some(date) = date(&at, value) {
        return Some(date);
    }
    if let Some(text) = value.strip_suffix(['"', '\'']) {
        let quote = &value[text.len()..];
        return Some(
            Slip::new(
                at.clone(),
                "the text that stands here has no opening quote",
                format!("add a straight quote {quote} before it"),
            )
            .edit_if(!text.contains(quote), at.start..at.start, quote),
        );
    }
    let first = value.split([' ', ',', ';']).next().unwrap_or(value);
    if PartialDate::parse(first).is_some() && first.len() < value.len() {
        return Some(more(line, value[first.len()..].trim_start()));
    }
    if value.bytes().all(|b| b.is_ascii_digit() || b",. -/:".contains(&b)) {
        let mut slip = Slip::new(
            at,
            format!("`{value}` is no number and no date"),
            "a number has digits only, a date is 2017-01-09, and text stands in quotes",
        );
        if value.contains(['-', '/']) {
            slip.rule = &rules::BAD_DATE;
            slip.message = format!("`{value}` is no date");
        }
        return Some(slip);
    }
    // What begins with a sign or a number was perhaps no text.
    let word = value.chars().take(2).all(char::is_alphabetic);
    let sure = word && !value.contains(['"', '\\', '#', '=', '[', '{']);
    Some(
        Slip::new(
            at.clone(),
            "text stands here without quotes",
            match sure {
                true => format!("write `{name} = \"{value}\"`"),
                false => "put a straight quote \" before the text and one after it".to_owned(),
            },
        )
        .edit_if(sure, at, format!("\"{value}\"")),
    )
}

/// A date that is none, in a form that is known.
fn date(at: &Range<usize>, value: &str) -> Option<Slip> {
    let (help, edit) = in_other_form(value)?;
    let message = match PartialDate::parse(value) {
        Some(_) => format!("`{value}` is less than a whole day, and stands here without quotes"),
        None => format!("`{value}` is no date"),
    };
    let mut slip = Slip::new(at.clone(), message, help);
    slip.rule = &rules::BAD_DATE;
    Some(match edit {
        Some(edit) => slip.edit(at.clone(), edit),
        None => slip,
    })
}

/// What to do about a date in another form, and how it is written here if only one can be meant.
pub(in crate::parse) fn in_other_form(typed: &str) -> Option<(String, Option<String>)> {
    match foreign::meant(typed) {
        Meant::Date(date) => {
            let written = match date.to_string() {
                day if matches!(date, PartialDate::Exact(_)) && day.len() == 10 => day,
                other => format!("\"{other}\""),
            };
            Some((format!("did you mean `{written}`?"), Some(written)))
        }
        Meant::Either(one, other) => Some((
            format!("write `{one}` or `{other}`: the form does not say which is the month"),
            None,
        )),
        Meant::NoSuchDay(year, month, _) => Some((
            format!("{}; look at the source again", foreign::length_of_month(year, month)),
            None,
        )),
        Meant::Unknown => None,
    }
}

/// Words without quotes in a list on one line.
fn bare_words(line: Line<'_>, value: &str) -> Option<Slip> {
    let inner = before_comment(value).strip_prefix('[')?.strip_suffix(']')?;
    let words: Vec<&str> = inner.split(',').map(str::trim).collect();
    let bare = |word: &&&str| super::is_name(word) && !word.bytes().all(|b| b.is_ascii_digit());
    let found: Vec<&&str> = words.iter().filter(bare).collect();
    let (first, last) = (found.first()?, found.last()?);
    let mut slip = Slip::new(
        line.range(first).start..line.range(last).end,
        "text stands here without quotes",
        "write a straight quote \" before and after each text: [\"…\", \"…\"]",
    );
    let rest = |word: &&str| {
        super::is_name(word)
            || word.is_empty()
            || (word.len() > 1 && word.starts_with('"') && word.ends_with('"'))
    };
    if words.iter().all(rest) {
        for word in found {
            slip = slip.edit(line.range(word), format!("\"{word}\""));
        }
    }
    Some(slip)
}

/// Where the text ends that begins with a quote: after its second one.
fn end_of_text(value: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in value.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}
