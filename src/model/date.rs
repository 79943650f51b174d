//! Dates as the sources give them: exact, partial, about, or between two.
//!
//! Written in ISO 8601 order (`1953`, `1953-08`, `1953-08-27`); `~` before it
//! means about, `/` between two means some time from the first to the second,
//! as in the Extended Date/Time Format of ISO 8601-2.

pub mod foreign;

use std::fmt;

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// 1 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, no more than the month has.
    pub day: u8,
}

impl Default for Day {
    fn default() -> Day {
        Day { year: 1970, month: 1, day: 1 }
    }
}

impl Day {
    /// A day that exists, or nothing.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        let real = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        real.then_some(Day { year, month, day })
    }

    /// Reads `2017-01-09`.
    pub fn parse(text: &str) -> Option<Day> {
        match Calendar::parse(text)? {
            Calendar::Day(day) => Some(day),
            Calendar::Month(..) | Calendar::Year(_) => None,
        }
    }

    /// The day that a number of seconds after 1970-01-01T00:00:00Z falls on.
    ///
    /// The algorithm is Howard Hinnant's `civil_from_days`.
    pub fn from_unix(seconds: u64) -> Day {
        let days = (seconds / 86_400) as i64 + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = (of_year - (153 * shifted + 2) / 5 + 1) as u8;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u8;
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Day { year: year.clamp(1, 9999) as u16, month, day }
    }

    /// The day after it.
    pub fn next(self) -> Day {
        let Day { year, month, day } = self;
        Day::new(year, month, day + 1)
            .or_else(|| Day::new(year, month + 1, 1))
            .or_else(|| Day::new(year + 1, 1, 1))
            .unwrap_or(self)
    }

    /// Whole months from `self` to `later`; 0 if `later` is not later.
    pub fn months_until(self, later: Day) -> u32 {
        let months = |day: Day| i32::from(day.year) * 12 + i32::from(day.month);
        let gap = months(later) - months(self) - i32::from(later.day < self.day);
        gap.max(0) as u32
    }
}

impl fmt::Display for Day {
    /// `2017-01-09`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// A year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// Known to the year.
    Year(u16),
    /// Known to the month.
    Month(u16, u8),
    /// Known to the day.
    Day(Day),
}

impl Calendar {
    fn parse(text: &str) -> Option<Calendar> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let Some(month) = parts.next() else {
            return (year > 0).then_some(Calendar::Year(year));
        };
        let month = number(month, 2)? as u8;
        let Some(day) = parts.next() else {
            return Day::new(year, month, 1).map(|_| Calendar::Month(year, month));
        };
        let day = number(day, 2)? as u8;
        if parts.next().is_some() {
            return None;
        }
        Day::new(year, month, day).map(Calendar::Day)
    }

    fn first(self) -> Day {
        match self {
            Calendar::Year(year) => Day { year, month: 1, day: 1 },
            Calendar::Month(year, month) => Day { year, month, day: 1 },
            Calendar::Day(day) => day,
        }
    }

    fn last(self) -> Day {
        match self {
            Calendar::Year(year) => Day { year, month: 12, day: 31 },
            Calendar::Month(year, month) => Day { year, month, day: days_in(year, month) },
            Calendar::Day(day) => day,
        }
    }

    // A page has dozens of dates: no formatting machinery for them.
    fn iso(self) -> String {
        let Day { year, month, day } = self.first();
        let mut iso = String::with_capacity(10);
        for digit in [year / 1000, year / 100 % 10, year / 10 % 10, year % 10] {
            push_digit(&mut iso, digit);
        }
        let parts: &[u8] = match self {
            Calendar::Year(_) => &[],
            Calendar::Month(..) => &[month],
            Calendar::Day(_) => &[month, day],
        };
        for part in parts {
            iso.push('-');
            push_digit(&mut iso, u16::from(part / 10));
            push_digit(&mut iso, u16::from(part % 10));
        }
        iso
    }

    fn words(self) -> String {
        let Day { year, month, day } = self.first();
        let mut words = String::with_capacity(17);
        if matches!(self, Calendar::Day(_)) {
            push_number(&mut words, u16::from(day));
            words.push(' ');
        }
        if !matches!(self, Calendar::Year(_)) {
            words.push_str(month_name(month));
            words.push(' ');
        }
        push_number(&mut words, year);
        words
    }
}

fn push_digit(out: &mut String, digit: u16) {
    out.push(char::from(b'0' + (digit % 10) as u8));
}

fn push_number(out: &mut String, number: u16) {
    for power in [1000, 100, 10, 1] {
        if number >= power || power == 1 {
            push_digit(out, number / power);
        }
    }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    let good = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if good { text.parse().ok() } else { None }
}

fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[usize::from(month.clamp(1, 12)) - 1]
}

/// A date with its honesty: how much of it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// As far as it goes, certain.
    Exact(Calendar),
    /// `~1953`: about.
    About(Calendar),
    /// `1953/1955`: some time from the first to the second.
    Between(Calendar, Calendar),
}

impl PartialDate {
    /// Reads `1953`, `1953-08`, `1953-08-27`, `~1953`, `1953/1955`; nothing if it is none of them or no such day exists.
    pub fn parse(text: &str) -> Option<PartialDate> {
        if let Some(about) = text.strip_prefix('~') {
            return Calendar::parse(about).map(PartialDate::About);
        }
        let Some((from, to)) = text.split_once('/') else {
            return Calendar::parse(text).map(PartialDate::Exact);
        };
        let (from, to) = (Calendar::parse(from)?, Calendar::parse(to)?);
        (from.first() < to.last()).then_some(PartialDate::Between(from, to))
    }

    /// The earliest day it can mean. "About" does not widen it.
    pub fn earliest(self) -> Day {
        match self {
            PartialDate::Exact(date) | PartialDate::About(date) | PartialDate::Between(date, _) => {
                date.first()
            }
        }
    }

    /// The latest day it can mean. "About" does not widen it.
    pub fn latest(self) -> Day {
        match self {
            PartialDate::Exact(date) | PartialDate::About(date) | PartialDate::Between(_, date) => {
                date.last()
            }
        }
    }

    /// Whether it lies before the other, whatever is not known of both. Never so for "about",
    /// which does not say how far from it the day may be.
    pub fn surely_before(self, other: PartialDate) -> bool {
        let about = |date: PartialDate| matches!(date, PartialDate::About(_));
        self.latest() < other.earliest() && !about(self) && !about(other)
    }

    /// The year it begins in.
    pub fn year(self) -> u16 {
        self.earliest().year
    }

    /// For `<time datetime>`: `1953-08`; empty where HTML has no form for it (between two dates).
    pub fn iso(self) -> String {
        match self {
            PartialDate::Exact(date) | PartialDate::About(date) => date.iso(),
            PartialDate::Between(..) => String::new(),
        }
    }

    /// As people write it: `27 August 1953`, `about 1953`, `between 1953 and 1955`.
    pub fn words(self) -> String {
        match self {
            PartialDate::Exact(date) => date.words(),
            PartialDate::About(date) => format!("about {}", date.words()),
            PartialDate::Between(from, to) => {
                format!("between {} and {}", from.words(), to.words())
            }
        }
    }
}

impl From<Day> for PartialDate {
    fn from(day: Day) -> PartialDate {
        PartialDate::Exact(Calendar::Day(day))
    }
}

impl Ord for PartialDate {
    /// By the earliest day, then the latest, so that `1953` stands before `1953-01-01`
    /// no less than after it stands `1954`; then exact before about.
    fn cmp(&self, other: &PartialDate) -> std::cmp::Ordering {
        let place = |date: &PartialDate| {
            let certainty = match date {
                PartialDate::Exact(_) => 0,
                PartialDate::About(_) => 1,
                PartialDate::Between(..) => 2,
            };
            (date.earliest(), std::cmp::Reverse(date.latest()), certainty)
        };
        place(self).cmp(&place(other))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &PartialDate) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PartialDate {
    /// As a contributor writes it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartialDate::Exact(date) => out.write_str(&date.iso()),
            PartialDate::About(date) => write!(out, "~{}", date.iso()),
            PartialDate::Between(from, to) => write!(out, "{}/{}", from.iso(), to.iso()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, PartialDate};

    #[test]
    fn a_date_reads_and_shows_as_much_as_is_known() {
        for (text, words, iso) in [
            ("1953", "1953", "1953"),
            ("1953-08", "August 1953", "1953-08"),
            ("1953-08-27", "27 August 1953", "1953-08-27"),
            ("~1953", "about 1953", "1953"),
            ("1953/1955", "between 1953 and 1955", ""),
            ("2000-02-29", "29 February 2000", "2000-02-29"),
        ] {
            let date = PartialDate::parse(text).unwrap();
            assert_eq!((date.words().as_str(), date.iso().as_str()), (words, iso), "{text}");
            assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "53",
            "1953-13",
            "1953-8",
            "1953-02-29",
            "1900-02-29",
            "27.08.1953",
            "1953-08-27T00",
            "~",
            "~~1953",
            "1955/1953",
            "1953/",
            "0000",
            "1953-00",
            "1953-01-00",
            "１９５３",
            "+953",
            "1953-01-01-01",
            "1953/1954/1955",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn dates_sort_by_what_they_can_mean() {
        let mut dates: Vec<PartialDate> =
            ["1954", "~1953", "1953-08-27", "1953", "1953/1955", "1953-08"]
                .map(|text| PartialDate::parse(text).unwrap())
                .to_vec();
        dates.sort();
        let shown: Vec<String> = dates.iter().map(PartialDate::to_string).collect();
        assert_eq!(shown, ["1953/1955", "1953", "~1953", "1953-08", "1953-08-27", "1954"]);
    }

    #[test]
    fn a_date_is_before_another_only_if_nothing_unknown_can_change_that() {
        for (this, other, before) in [
            ("2017-01-08", "2017-01-09", true),
            ("2017-01-09", "2017-01-09", false),
            ("2017", "2017-12-31", false),
            ("2016", "2017", true),
            ("2015/2016", "2016", false),
            ("2015/2016", "2017-01", true),
            ("~1990", "2017", false),
            ("1990", "~2017", false),
        ] {
            let date = |text| PartialDate::parse(text).unwrap();
            assert_eq!(date(this).surely_before(date(other)), before, "{this} {other}");
        }
    }

    #[test]
    fn after_the_last_day_of_a_month_comes_the_first_of_the_next() {
        for (day, next) in [
            ("2017-01-09", "2017-01-10"),
            ("2023-02-28", "2023-03-01"),
            ("2024-02-28", "2024-02-29"),
            ("2024-12-31", "2025-01-01"),
            ("9999-12-31", "9999-12-31"),
        ] {
            assert_eq!(Day::parse(day).unwrap().next().to_string(), next);
        }
    }

    #[test]
    fn unix_time_becomes_a_day() {
        for (seconds, day) in
            [(0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_795_478_400, "2026-11-24")]
        {
            assert_eq!(Day::from_unix(seconds).to_string(), day);
        }
    }

    #[test]
    fn months_count_only_when_full() {
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(day("2024-01-31").months_until(day("2024-02-29")), 0);
        assert_eq!(day("2024-01-15").months_until(day("2026-01-15")), 24);
        assert_eq!(day("2026-01-15").months_until(day("2024-01-15")), 0);
    }
}
