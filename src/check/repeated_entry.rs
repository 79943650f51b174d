//! W045 repeated-entry.

use super::repeats::repeats;
use crate::diagnostic::Diagnostic;
use crate::input::{Span, Spanned};
use crate::model::Record;
use crate::model::date::PartialDate;
use crate::rules;

pub(super) fn check(record: &Record, found: &mut Vec<Diagnostic>) {
    let mut finding = |first: Span, later: Span, what: &str| {
        found.push(
            rules::REPEATED_ENTRY
                .at(later, format!("this {what} stands in the file twice"))
                .label(first, "the first stands here")
                .help("remove one of the two; if they differ, say here in what"),
        );
    };
    repeats(
        &record.common().claims,
        |row| row.text.as_str(),
        |first, later| {
            // Two with one id are a finding already.
            if first.id != later.id {
                finding(first.span, later.span, "claim");
            }
        },
    );
    let Record::Official(official) = record else { return };
    repeats(
        &official.designations,
        |row| {
            let programme = row.programme.as_ref().map(|programme| programme.value.as_str());
            (&row.authority.value, row.action, date(&row.date), programme, row.list_id.as_deref())
        },
        |first, later| finding(first.span, later.span, "designation"),
    );
    repeats(
        &official.positions,
        |row| (row.title.as_str(), row.organisation.as_deref(), date(&row.from)),
        |first, later| finding(first.span, later.span, "post"),
    );
    repeats(
        &official.involvements,
        |row| (&row.case.value, row.role.as_str()),
        |first, later| finding(first.span, later.span, "involvement"),
    );
}

fn date(date: &Option<Spanned<PartialDate>>) -> Option<PartialDate> {
    date.as_ref().map(|date| date.value)
}
