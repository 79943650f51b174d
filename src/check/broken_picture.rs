//! E078 broken-picture and E079 large-picture.

use crate::diagnostic::Diagnostic;
use crate::input::Span;
use crate::picture::{self, Fault, Format};
use crate::rules;

/// Reports a picture that cannot be published clean, at the place that shows it first.
pub(super) fn check(name: &str, bytes: &[u8], shown: Span) -> Option<Diagnostic> {
    let broken = |words: String| {
        rules::BROKEN_PICTURE.at(shown, format!("the picture `content/photos/{name}` {words}"))
    };
    if let Some(format) = Format::of_bytes(bytes)
        && Format::of_name(name) != Some(format)
    {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let better = format.extension();
        return Some(broken(format!("is a {format}, which its name does not say")).help(format!(
            "rename it to `{stem}.{better}`, here too, or save it again in the format of its name"
        )));
    }
    let fault = picture::look(bytes).and_then(|picture| picture.can_be_cleaned()).err()?;
    if fault.is_size() {
        let words = format!("the picture `content/photos/{name}` {fault}");
        return Some(rules::LARGE_PICTURE.at(shown, words).help(match fault {
            Fault::LargeProfile => "save it with the colour profile sRGB, or with none",
            _ => "save it smaller: a side of 2,000 pixels is enough for any page",
        }));
    }
    Some(broken(fault.to_string()).help(match fault {
        Fault::NotTurned(_) => {
            "open it in a picture program, turn it upright and save it again as JPEG"
        }
        _ => "open it in a picture program and save it again as JPEG, PNG or WebP",
    }))
}
