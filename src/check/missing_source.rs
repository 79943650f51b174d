//! E016 missing-source.

use crate::diagnostic::Diagnostic;
use crate::input::Span;
use crate::model::{Cites, Record};
use crate::rules;

pub(super) fn check(record: &Record, found: &mut Vec<Diagnostic>) {
    let mut need = |span: Span, sources: &Cites, what: &str| {
        if sources.is_empty() {
            found.push(rules::MISSING_SOURCE.at(span, format!("this {what} has no source")).help(
                "add `sources = [\"…\"]` with the id of an entry of [[sources]]; what has no source stays out",
            ));
        }
    };
    let common = record.common();
    common.claims.iter().for_each(|row| need(row.span, &row.sources, "claim"));
    common.responses.iter().for_each(|row| need(row.span, &row.sources, "response"));
    match record {
        Record::Official(official) => {
            official.positions.iter().for_each(|row| need(row.span, &row.sources, "position"));
            official
                .involvements
                .iter()
                .for_each(|row| need(row.span, &row.sources, "involvement"));
            official
                .designations
                .iter()
                .for_each(|row| need(row.span, &row.sources, "designation"));
            official.relations.iter().for_each(|row| need(row.span, &row.sources, "relation"));
        }
        Record::Case(case) => {
            case.proceedings.iter().for_each(|row| need(row.span, &row.sources, "proceeding"));
        }
        Record::Authority(_) | Record::Country(_) | Record::About(_) => {}
    }
}
