//! W043 future-date.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::input::{Span, Spanned};
use crate::model::Record;
use crate::model::date::{Day, PartialDate};
use crate::rules;

pub(super) fn check(record: &Record, config: &Config, found: &mut Vec<Diagnostic>) {
    // The build counts by UTC, where it may still be yesterday for the contributor.
    let tomorrow = PartialDate::from(config.built_on.next());
    let mut date = |field: &str, at: Span, date: PartialDate| {
        if tomorrow.surely_before(date) {
            let today = PartialDate::from(config.built_on).words();
            found.push(
                rules::FUTURE_DATE
                    .at(at, format!("`{field}` has not come yet: {}", date.words()))
                    .help(format!("look the date up; the site is built on {today}")),
            );
        }
    };
    let mut day = |field: &str, day: &Option<Spanned<Day>>| {
        if let Some(day) = day {
            date(field, day.span, day.value.into());
        }
    };
    let common = record.common();
    day("reviewed", &common.reviewed);
    common.sources.iter().for_each(|source| day("accessed", &source.accessed));
    for correction in &common.corrections {
        date("date", correction.date.span, correction.date.value.into());
    }
    let mut partial = |field: &str, partial: &Option<Spanned<PartialDate>>| {
        if let Some(partial) = partial {
            date(field, partial.span, partial.value);
        }
    };
    common.sources.iter().for_each(|source| partial("published", &source.published));
    common.claims.iter().for_each(|claim| partial("date", &claim.date));
    common.responses.iter().for_each(|response| partial("date", &response.date));
    match record {
        Record::Official(official) => {
            official.designations.iter().for_each(|act| partial("date", &act.date));
        }
        Record::Case(case) => case.proceedings.iter().for_each(|row| partial("date", &row.date)),
        Record::Authority(authority) => {
            authority.coverage.iter().for_each(|row| partial("as_of", &row.as_of));
        }
        Record::Country(_) | Record::About(_) => {}
    }
}
