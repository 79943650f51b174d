//! W063 unattributed-claim.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::model::words::{Status, Word};
use crate::prose;
use crate::rules;

/// Reports claims whose status means that somebody says so, and that do not say who.
pub(super) fn check(record: &Record, config: &Config, found: &mut Vec<Diagnostic>) {
    for claim in &record.common().claims {
        let status = claim.status.value;
        let who = match status {
            Status::Alleged => "who alleges this",
            Status::AssessedByGovernment => "which government says so",
            Status::Denied => "who denies this",
            Status::Reported => "who reports this",
            Status::Designated
            | Status::Delisted
            | Status::Charged
            | Status::Convicted
            | Status::Acquitted
            | Status::FoundByCourt
            | Status::FoundByInquiry
            | Status::Established
            | Status::Pending => continue,
        };
        // Whether the text itself names somebody is known of English alone.
        let is_english = prose::is_english(&config.language, &claim.text);
        if claim.by.is_some() || !is_english || prose::names_speaker(&claim.text) {
            continue;
        }
        found.push(
            rules::UNATTRIBUTED_CLAIM
                .at(claim.span, format!("this claim is `{}` and does not say {who}", status.word()))
                .help("add `by = \"…\"` with the name of the person or body that says so"),
        );
    }
}
