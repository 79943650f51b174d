//! E078 broken-picture.

use crate::diagnostic::Diagnostic;
use crate::input::Span;
use crate::picture::{Fault, Format};
use crate::rules;

/// A picture in another format than its name says.
pub(super) fn misnamed(name: &str, bytes: &[u8], shown: Span) -> Option<Diagnostic> {
    let format = Format::of_bytes(bytes)?;
    if Format::of_name(name) == Some(format) {
        return None;
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let better = format.extension();
    let words =
        format!("the picture `content/photos/{name}` is a {format}, which its name does not say");
    Some(rules::BROKEN_PICTURE.at(shown, words).help(format!(
        "rename it to `{stem}.{better}`, here too, or save it again in the format of its name"
    )))
}

/// A picture that is not whole, or cannot be set upright.
pub(super) fn finding(name: &str, fault: Fault, shown: Span) -> Diagnostic {
    let words = format!("the picture `content/photos/{name}` {fault}");
    rules::BROKEN_PICTURE.at(shown, words).help(match fault {
        Fault::NotTurned(_) => {
            "open it in a picture program, turn it upright and save it again as JPEG"
        }
        _ => "open it in a picture program and save it again as JPEG, PNG or WebP",
    })
}
