//! E061 hidden-acquittal.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::input::Spanned;
use crate::model::Record;
use crate::model::key::Key;
use crate::model::official::Official;
use crate::model::words::{Status, Word};
use crate::prose;
use crate::rules;
use crate::site::Site;
use std::cell::LazyCell;
use std::collections::BTreeSet;

/// Words for an acquittal, as they begin, in the languages of such sites.
const WORDS: [&str; 7] =
    ["acquit", "absuel", "absolv", "freigesprochen", "оправда", "виправда", "exonerat"];

/// Reports a person's part in a case, as charged, convicted, alleged or designated, where the case
/// records an acquittal of the person and the person's own file does not speak of it.
pub(super) fn check(site: &Site, document: &Document, text: &str, found: &mut Vec<Diagnostic>) {
    let Some(Record::Official(official)) = &document.record else { return };
    let Some(id) = site.find(&document.key) else { return };
    let ties = site.ties(id);
    let proceedings = ties.proceedings.iter().filter_map(|row| {
        let proceeding = site.case(row.document)?.proceedings.get(row.index as usize)?;
        Some((row.document, proceeding.status.clone()))
    });
    let claims = ties.claims_in_cases.iter().filter_map(|row| {
        let claim = site.case(row.document)?.common.claims.get(row.index as usize)?;
        Some((row.document, claim.status.clone()))
    });
    let mut told = BTreeSet::new();
    let told_in_body = LazyCell::new(|| is_told_in(document, text));
    for (case, status) in proceedings.chain(claims) {
        if status.value != Status::Acquitted || !told.insert(case) {
            continue;
        }
        let case = &site.document(case).key;
        if let Some(burden) = burden(official, case)
            && !is_told(official, case)
            && !*told_in_body
        {
            let message = format!(
                "this says `{}`, and nothing in this file says that the person was acquitted",
                burden.value.word()
            );
            found.push(
                rules::HIDDEN_ACQUITTAL
                    .at(burden.span, message)
                    .label(status.span, "the acquittal is recorded here")
                    .help("say it in a `note` beside this status, or add a claim with `status = \"acquitted\"`"),
            );
        }
    }
}

/// What stands against the person in this case.
fn burden<'a>(official: &'a Official, case: &Key) -> Option<&'a Spanned<Status>> {
    rows(official, case).map(|(status, _)| status).find(|status| {
        matches!(
            status.value,
            Status::Charged | Status::Convicted | Status::Alleged | Status::Designated
        )
    })
}

/// Whether the rows about this case say that the person was acquitted.
fn is_told(official: &Official, case: &Key) -> bool {
    rows(official, case).any(|(status, texts)| {
        status.value == Status::Acquitted || texts.into_iter().flatten().any(speaks_of_it)
    })
}

/// Involvements in a case and claims about it: the status, and the texts.
fn rows<'a>(
    official: &'a Official,
    case: &Key,
) -> impl Iterator<Item = (&'a Spanned<Status>, [Option<&'a str>; 2])> {
    let involvements = official
        .involvements
        .iter()
        .filter(|row| row.case.value == *case)
        .map(|row| (&row.status, [Some(row.role.as_str()), row.note.as_deref()]));
    let about = |row: &Option<Spanned<Key>>| row.as_ref().is_some_and(|key| key.value == *case);
    let claims = official
        .common
        .claims
        .iter()
        .filter(move |row| about(&row.case))
        .map(|row| (&row.status, [Some(row.text.as_str()), None]));
    involvements.chain(claims)
}

/// Whether the body says so.
fn is_told_in(document: &Document, text: &str) -> bool {
    document.body.passages.iter().any(|passage| {
        let words = text.get(passage.start as usize..passage.end as usize);
        words.is_some_and(|words| speaks_of_it(&prose::plain(words)))
    })
}

fn speaks_of_it(text: &str) -> bool {
    let lower = text.to_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}
