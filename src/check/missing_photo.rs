//! E028 missing-photo.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::input::{Data, Input, Spanned};
use crate::model::Record;
use crate::rules;
use crate::suggest::nearest;
use std::collections::BTreeMap;

/// `photos`: all there are, by name.
pub(super) fn check(
    document: &Document,
    record: &Record,
    photos: &BTreeMap<&str, &Input>,
    found: &mut Vec<Diagnostic>,
) {
    let portrait = match record {
        Record::Official(official) => official.photo.as_ref().map(|photo| &photo.file),
        Record::Case(_) | Record::Authority(_) | Record::Country(_) | Record::About(_) => None,
    };
    for file in portrait.into_iter().chain(&document.body.photos) {
        match photos.get(file.value.as_str()).map(|photo| &photo.data) {
            None => found.push(missing(file, photos)),
            Some(Data::Bytes(bytes)) if !is_picture(&file.value, bytes) => {
                found.push(no_picture(file));
            }
            // One that could not be read is a finding already.
            Some(Data::Bytes(_) | Data::Text(_) | Data::Refused(_)) => {}
        }
    }
}

fn missing(file: &Spanned<String>, photos: &BTreeMap<&str, &Input>) -> Diagnostic {
    let finding = rules::MISSING_PHOTO
        .at(file.span, format!("there is no picture `content/photos/{}`", file.value));
    match nearest(&file.value, photos.keys().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("put the picture there, or remove its name here"),
    }
}

fn no_picture(file: &Spanned<String>) -> Diagnostic {
    rules::MISSING_PHOTO
        .at(file.span, format!("`content/photos/{}` is not the picture its name says", file.value))
        .help("open it in a picture program and save it again as JPEG, PNG or WebP")
}

/// Whether the first bytes are those of the format that the name ends in.
fn is_picture(name: &str, bytes: &[u8]) -> bool {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("jpg" | "jpeg") => bytes.starts_with(b"\xff\xd8\xff"),
        Some("png") => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        Some("webp") => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
        _ => false,
    }
}
