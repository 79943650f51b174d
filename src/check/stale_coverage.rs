//! W058 stale-coverage.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::model::date::PartialDate;
use crate::rules;

pub(super) fn check(record: &Record, config: &Config, found: &mut Vec<Diagnostic>) {
    let Record::Authority(authority) = record else { return };
    for as_of in authority.coverage.iter().filter_map(|coverage| coverage.as_of.as_ref()) {
        let months = as_of.value.latest().months_until(config.built_on);
        // The list of a law that has ended does not change any more.
        let over = authority.until.as_ref().is_some_and(|end| end.value.surely_before(as_of.value));
        let about = matches!(as_of.value, PartialDate::About(_));
        if months > config.review_months && !over && !about {
            found.push(
                rules::STALE_COVERAGE
                    .at(as_of.span, format!("this list was last read {months} months ago"))
                    .help("compare the list with what is recorded here, then write the day of the list"),
            );
        }
    }
}
