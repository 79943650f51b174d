//! W033 unused-source.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::model::source::Source;
use crate::model::{Cites, Record, SourceIndex};
use crate::rules;

/// Reports sources that nothing in their file cites. Only for a file that could be read as a whole.
pub(super) fn check(document: &Document, found: &mut Vec<Diagnostic>) {
    for source in unused(document) {
        found.push(
            rules::UNUSED_SOURCE
                .at(source.id.span, format!("nothing cites the source `{}`", source.id.value))
                .help("cite it where it belongs, or remove it"),
        );
    }
}

/// The sources that nothing in their file cites.
pub(super) fn unused(document: &Document) -> Vec<&Source> {
    let Some(record) = &document.record else { return Vec::new() };
    let common = record.common();
    let mut used = vec![false; common.sources.len()];
    let mut mark = |index: SourceIndex| {
        if let Some(used) = used.get_mut(usize::from(index.0)) {
            *used = true;
        }
    };
    document.body.citations.iter().for_each(|index| mark(*index));
    cites(record).into_iter().flatten().for_each(|cite| mark(cite.value));
    common.sources.iter().zip(used).filter(|(_, used)| !used).map(|(source, _)| source).collect()
}

fn cites(record: &Record) -> Vec<&Cites> {
    let common = record.common();
    let mut all: Vec<&Cites> = Vec::new();
    all.extend(common.claims.iter().map(|row| &row.sources));
    all.extend(common.responses.iter().map(|row| &row.sources));
    all.extend(common.pictures.iter().map(|row| &row.sources));
    match record {
        Record::Official(official) => {
            all.push(&official.identity_sources);
            all.extend(official.positions.iter().map(|row| &row.sources));
            all.extend(official.involvements.iter().map(|row| &row.sources));
            all.extend(official.designations.iter().map(|row| &row.sources));
            all.extend(official.relations.iter().map(|row| &row.sources));
        }
        Record::Case(case) => {
            all.extend(case.victims.iter().map(|row| &row.sources));
            all.extend(case.proceedings.iter().map(|row| &row.sources));
            all.extend(case.regimes.iter().map(|row| &row.sources));
        }
        Record::Authority(authority) => {
            all.push(&authority.about_sources);
            all.extend(authority.coverage.iter().map(|row| &row.sources));
        }
        Record::Country(_) | Record::About(_) => {}
    }
    all
}
