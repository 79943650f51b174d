//! W057 court-status-from-press.

use crate::diagnostic::Diagnostic;
use crate::input::Spanned;
use crate::model::words::{SourceKind, Status, Word};
use crate::model::{Cites, Record};
use crate::rules;

/// Only what weighs on a person: of many an acquittal and a charge no more can be read than the press has.
pub(super) fn check(record: &Record, found: &mut Vec<Diagnostic>) {
    let common = record.common();
    let is_press = |index: usize| {
        let source = common.sources.get(index);
        source.is_some_and(|source| source.kind.value == SourceKind::Press)
    };
    let mut row = |status: &Spanned<Status>, sources: &Cites| {
        if matches!(status.value, Status::Convicted | Status::FoundByCourt)
            && !sources.is_empty()
            && sources.iter().all(|cite| is_press(usize::from(cite.value.0)))
        {
            found.push(
                rules::COURT_STATUS_FROM_PRESS
                    .at(status.span, format!("`{}` rests on the press alone", status.value.word()))
                    .help("cite the judgment, or what the court or the prosecutor published of it"),
            );
        }
    };
    common.claims.iter().for_each(|claim| row(&claim.status, &claim.sources));
    if let Record::Case(case) = record {
        case.proceedings.iter().for_each(|before| row(&before.status, &before.sources));
    }
}
