//! W032 press-only.

use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::model::words::SourceKind;
use crate::rules;

pub(super) fn check(record: &Record, found: &mut Vec<Diagnostic>) {
    let Record::Official(official) = record else { return };
    for designation in &official.designations {
        let kind =
            |index: usize| official.common.sources.get(index).map(|source| source.kind.value);
        let mut kinds =
            designation.sources.iter().filter_map(|cite| kind(usize::from(cite.value.0)));
        let secondary = |kind: SourceKind| match kind {
            SourceKind::Press
            | SourceKind::LawFirm
            | SourceKind::Ngo
            | SourceKind::Academic
            | SourceKind::Reference => true,
            SourceKind::OfficialRecord
            | SourceKind::OfficialJournal
            | SourceKind::OfficialStatement
            | SourceKind::Court
            | SourceKind::Inquiry
            | SourceKind::UnBody => false,
        };
        if !designation.sources.is_empty() && kinds.all(secondary) {
            found.push(
                rules::PRESS_ONLY
                    .at(designation.span, "this designation rests on no official record")
                    .help("cite the list, the notice or the act of the authority itself"),
            );
        }
    }
}
