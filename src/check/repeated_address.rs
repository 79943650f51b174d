//! W051 repeated-address.

use super::repeats::repeats;
use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::rules;

pub(super) fn check(record: &Record, found: &mut Vec<Diagnostic>) {
    repeats(
        &record.common().sources,
        |source| source.url.value.as_str(),
        |first, later| {
            found.push(
                rules::REPEATED_ADDRESS
                    .at(later.url.span, "two sources of this file have this address")
                    .label(first.url.span, "the first stands here")
                    .help(format!("cite `{}` in both places, and remove this one", first.id.value)),
            );
        },
    );
}
