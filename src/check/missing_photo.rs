//! E028 missing-photo.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::input::Spanned;
use crate::rules;
use crate::suggest::nearest;
use std::collections::BTreeSet;

/// `names`: of all pictures there are.
pub(super) fn check(document: &Document, names: &BTreeSet<&str>, found: &mut Vec<Diagnostic>) {
    for file in document.photos() {
        if !names.contains(file.value.as_str()) {
            found.push(missing(file, names));
        }
    }
}

fn missing(file: &Spanned<String>, names: &BTreeSet<&str>) -> Diagnostic {
    let finding = rules::MISSING_PHOTO
        .at(file.span, format!("there is no picture `content/photos/{}`", file.value));
    match nearest(&file.value, names.iter().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("put the picture there, or remove its name here"),
    }
}
