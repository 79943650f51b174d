//! W082 unused-credit.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::rules;
use std::collections::BTreeSet;

/// Reports credits of pictures that the text of their file does not show. Only for a file that could be read as a whole.
pub(super) fn check(document: &Document, found: &mut Vec<Diagnostic>) {
    let Some(record) = &document.record else { return };
    let credits = &record.common().pictures;
    if credits.is_empty() {
        return;
    }
    let shown: BTreeSet<&str> =
        document.body.photos.iter().map(|photo| photo.value.as_str()).collect();
    for credit in credits.iter().filter(|credit| !shown.contains(credit.file.value.as_str())) {
        let name = &credit.file.value;
        found.push(
            rules::UNUSED_CREDIT
                .at(credit.file.span, format!("the text does not show the picture `{name}`"))
                .help(format!(
                    "show it with `![what it shows](/photos/{name})`, or remove this table"
                )),
        );
    }
}
