//! Dates in the forms of other places and programs: what was meant, where only one thing can be.

use super::{Calendar, Day, PartialDate, days_in, month_name};
use crate::suggest::is_dash;

/// What a text that is no date was meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// One date and no other.
    Date(PartialDate),
    /// One of two: the day or the month may stand first.
    Either(Day, Day),
    /// A day that its month does not have: year, month, day.
    NoSuchDay(u16, u8, u16),
    /// Nobody can tell.
    Unknown,
}

/// No form of a date is longer.
const LONGEST: usize = 48;

/// What a text that [`PartialDate::parse`] refuses was meant to be.
pub fn meant(text: &str) -> Meant {
    if text.len() > LONGEST {
        return Meant::Unknown;
    }
    let text = text.trim().trim_end_matches(['.', ',', ';']).to_lowercase();
    for about in ["~", "circa", "about", "around", "approx.", "approx", "ca.", "c.", "ca ", "c "] {
        if let Some(rest) = text.strip_prefix(about) {
            let rest = rest.trim_start();
            let date = match PartialDate::parse(rest) {
                Some(date) => Meant::Date(date),
                None => exact(rest),
            };
            return match date {
                Meant::Date(PartialDate::Exact(date)) => Meant::Date(PartialDate::About(date)),
                Meant::Date(_) | Meant::Either(..) | Meant::NoSuchDay(..) | Meant::Unknown => {
                    Meant::Unknown
                }
            };
        }
    }
    exact(&text)
}

fn exact(text: &str) -> Meant {
    let day = without_time(text);
    if let Some(date) = PartialDate::parse(day) {
        return Meant::Date(date);
    }
    let mut parts: Vec<Part> = Vec::with_capacity(4);
    let (mut single, mut padded) = (false, false);
    for word in day.split(|c: char| c.is_whitespace() || "./,".contains(c) || is_dash(c)) {
        if word.is_empty() || word == "of" {
            continue;
        }
        let Some(part) = part(word) else { return Meant::Unknown };
        single |= word.len() == 1;
        padded |= word.len() == 2 && word.starts_with('0');
        if parts.len() == 3 {
            return Meant::Unknown;
        }
        parts.push(part);
    }
    // Who writes a nought before one number and not before the other has lost a digit.
    if single && padded {
        return Meant::Unknown;
    }
    let dots = day.contains('.');
    match parts.as_slice() {
        [Part::Year(year)] => whole(Calendar::Year(*year)),
        [Part::Year(year), Part::Number(month)] if !day.contains('/') => on_month(*year, *month),
        [Part::Number(month), Part::Year(year)] => on_month(*year, *month),
        [Part::Month(month), Part::Year(year)] | [Part::Year(year), Part::Month(month)] => {
            on_month(*year, u16::from(*month))
        }
        [Part::Year(year), Part::Number(month), Part::Number(day)] => on_day(*year, *month, *day),
        [Part::Number(day), Part::Month(month), Part::Year(year)]
        | [Part::Month(month), Part::Number(day), Part::Year(year)]
        | [Part::Year(year), Part::Month(month), Part::Number(day)] => {
            on_day(*year, u16::from(*month), *day)
        }
        // With dots the day stands first wherever dates are written so.
        [Part::Number(day), Part::Number(month), Part::Year(year)] if dots => {
            on_day(*year, *month, *day)
        }
        [Part::Number(first), Part::Number(second), Part::Year(year)] => {
            either(*year, *first, *second)
        }
        _ => Meant::Unknown,
    }
}

/// The part before the time of the day, as some programs write both.
fn without_time(text: &str) -> &str {
    let time = |rest: &str| {
        rest.contains(':') && rest.bytes().all(|b| b.is_ascii_digit() || b":.tz+- ".contains(&b))
    };
    match (text.get(..10), text.get(10..)) {
        (Some(day), Some(rest)) if rest.starts_with(['t', ' ']) && time(rest) => day,
        _ => text,
    }
}

enum Part {
    Year(u16),
    Month(u8),
    Number(u16),
}

fn part(word: &str) -> Option<Part> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        let is = |month: &u8| {
            let name = month_name(*month).to_lowercase();
            let short = word.len() == 3 && name.starts_with(word);
            word == name || short || (word == "sept" && *month == 9)
        };
        return (1..=12).find(is).map(Part::Month);
    }
    let number = word[..digits].parse().ok()?;
    match (digits, &word[digits..]) {
        (4, "") => Some(Part::Year(number)),
        (1 | 2, "" | "st" | "nd" | "rd" | "th") => Some(Part::Number(number)),
        _ => None,
    }
}

fn whole(date: Calendar) -> Meant {
    Meant::Date(PartialDate::Exact(date))
}

fn on_month(year: u16, month: u16) -> Meant {
    match u8::try_from(month) {
        Ok(month) if Day::new(year, month, 1).is_some() => whole(Calendar::Month(year, month)),
        _ => Meant::Unknown,
    }
}

fn on_day(year: u16, month: u16, day: u16) -> Meant {
    let (Ok(month), Ok(short)) = (u8::try_from(month), u8::try_from(day)) else {
        return Meant::Unknown;
    };
    match Day::new(year, month, short) {
        Some(day) => whole(Calendar::Day(day)),
        None if Day::new(year, month, 1).is_some() => Meant::NoSuchDay(year, month, day),
        None => Meant::Unknown,
    }
}

fn either(year: u16, first: u16, second: u16) -> Meant {
    let day =
        |month: u16, day: u16| Day::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    match (day(second, first), day(first, second)) {
        (Some(one), Some(other)) if one != other => Meant::Either(one, other),
        (Some(day), _) | (None, Some(day)) => whole(Calendar::Day(day)),
        (None, None) => Meant::Unknown,
    }
}

/// `February 1953 has 28 days`: why a day does not exist.
pub fn length_of_month(year: u16, month: u8) -> String {
    format!("{} {year} has {} days", month_name(month), days_in(year, month))
}

#[cfg(test)]
mod tests {
    use super::{Meant, meant};

    #[test]
    fn a_date_in_another_form_is_understood_where_it_means_one_thing() {
        for (text, date) in [
            ("09.01.2017", "2017-01-09"),
            ("9.1.2017", "2017-01-09"),
            ("9 January 2017", "2017-01-09"),
            ("9th of January, 2017", "2017-01-09"),
            ("Jan. 9, 2017", "2017-01-09"),
            ("January 2017", "2017-01"),
            ("2017 Sept 9", "2017-09-09"),
            ("2017/01/09", "2017-01-09"),
            ("2017-1-9", "2017-01-09"),
            ("2017.01.09", "2017-01-09"),
            ("2017,01,09", "2017-01-09"),
            ("2017–01–09", "2017-01-09"),
            ("2017-01-09T00:00:00", "2017-01-09"),
            ("2017-01-09 12:30:00Z", "2017-01-09"),
            ("2017-01-09.", "2017-01-09"),
            ("01/2017", "2017-01"),
            ("25/12/2017", "2017-12-25"),
            ("12/25/2017", "2017-12-25"),
            ("05/05/2017", "2017-05-05"),
            ("c. 1953", "~1953"),
            ("circa 1953", "~1953"),
            ("ca. August 1953", "~1953-08"),
            ("About 1953-08", "~1953-08"),
            ("1953.", "1953"),
        ] {
            match meant(text) {
                Meant::Date(found) => assert_eq!(found.to_string(), date, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn what_may_mean_two_things_or_none_is_not_guessed() {
        for text in ["01/09/2017", "1-9-2017"] {
            assert!(matches!(meant(text), Meant::Either(..)), "{text}");
        }
        for text in ["2017-02-30", "31.04.2017", "31 February 2017"] {
            assert!(matches!(meant(text), Meant::NoSuchDay(..)), "{text}");
        }
        for text in [
            "",
            "2011/12",
            "27.08.53",
            "1953-1955",
            "1953 or 1954",
            "~",
            "99999",
            "may",
            "1.2.3.2017",
            "1953-08-2",
        ] {
            assert_eq!(meant(text), Meant::Unknown, "{text}");
        }
    }
}
