//! One id that is mistyped where it is given, and right wherever it is cited: one mistake, not many.

use super::fields::is_id;
use super::unused_source::unused;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::rules;
use crate::suggest::{Near, near};

/// Puts one finding in place of several that all miss the same source, if one that nothing cites is
/// nearly called so.
pub(super) fn gather(document: &Document, text: &str, found: &mut Vec<Diagnostic>) {
    let code = rules::UNKNOWN_SOURCE.code;
    let id = |finding: &Diagnostic| {
        let (start, end) = finding.at.range?;
        let written = text.get(start as usize..end as usize)?;
        Some(written.trim_matches(['"', '\'', '[', '^', ']']).to_owned())
    };
    let mut missed = found.iter().filter(|finding| finding.rule.code == code).map(id);
    let Some(Some(cited)) = missed.next() else { return };
    let mut times = 1;
    for other in missed {
        if other.as_ref() != Some(&cited) {
            return;
        }
        times += 1;
    }
    if times < 2 || !is_id(&cited) {
        return;
    }
    let unused = unused(document);
    let ids = unused.iter().map(|source| source.id.value.as_str());
    let Some(Near { word, sure: true }) = near(&cited, ids) else { return };
    let Some(source) = unused.iter().find(|source| source.id.value == word) else { return };
    found.retain(|finding| finding.rule.code != code);
    found.push(
        rules::UNKNOWN_SOURCE
            .at(
                source.id.span,
                format!("nothing cites `{word}`, and `{cited}`, which is cited {times} times, is not there"),
            )
            .help(format!("did you mean `{cited}`?"))
            .edit(source.id.span, format!("\"{cited}\"")),
    );
}
