//! W081 unused-picture.

use crate::diagnostic::Diagnostic;
use crate::input::{FileId, Span};
use crate::rules;

/// A picture that nothing shows.
pub(super) fn finding(file: FileId, name: &str) -> Diagnostic {
    rules::UNUSED_PICTURE
        .at(Span::file(file), "no page shows this picture, so it is not published")
        .help(format!(
            "show it in a text with `![what it shows](/photos/{name})` or as the `photo` of an official, or delete it"
        ))
}
