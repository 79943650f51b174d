//! W044 accessed-before-published.

use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::model::date::PartialDate;
use crate::rules;

pub(super) fn check(record: &Record, found: &mut Vec<Diagnostic>) {
    for source in &record.common().sources {
        let (Some(accessed), Some(published)) = (&source.accessed, &source.published) else {
            continue;
        };
        // Where the editor sits it may still be the day before.
        if PartialDate::from(accessed.value.next()).surely_before(published.value) {
            let opened = PartialDate::from(accessed.value).words();
            found.push(
                rules::ACCESSED_BEFORE_PUBLISHED
                    .at(
                        accessed.span,
                        format!("this source was opened before it was published: {opened}"),
                    )
                    .label(published.span, format!("published: {}", published.value.words()))
                    .help("open the address, and write today as `accessed` and its own date as `published`"),
            );
        }
    }
}
