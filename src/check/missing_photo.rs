//! E028 missing-photo.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::input::Spanned;
use crate::model::Record;
use crate::rules;
use crate::suggest::nearest;
use std::collections::BTreeSet;

pub(super) fn check(
    document: &Document,
    record: &Record,
    photos: &BTreeSet<&str>,
    found: &mut Vec<Diagnostic>,
) {
    let portrait = match record {
        Record::Official(official) => official.photo.as_ref().map(|photo| &photo.file),
        Record::Case(_) | Record::Authority(_) | Record::Country(_) | Record::About(_) => None,
    };
    for file in portrait.into_iter().chain(&document.body.photos) {
        if !photos.contains(file.value.as_str()) {
            found.push(missing(file, photos));
        }
    }
}

fn missing(file: &Spanned<String>, photos: &BTreeSet<&str>) -> Diagnostic {
    let finding = rules::MISSING_PHOTO
        .at(file.span, format!("there is no picture `content/photos/{}`", file.value));
    match nearest(&file.value, photos.iter().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("put the picture there, or remove its name here"),
    }
}
