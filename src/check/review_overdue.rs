//! W031 review-overdue.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::rules;

pub(super) fn check(record: &Record, config: &Config, found: &mut Vec<Diagnostic>) {
    let Some(reviewed) = &record.common().reviewed else { return };
    let months = reviewed.value.months_until(config.built_on);
    if months > config.review_months {
        found.push(
            rules::REVIEW_OVERDUE
                .at(reviewed.span, format!("this page was last reviewed {months} months ago"))
                .help("compare it with the lists and its sources, then write the day here"),
        );
    }
}
