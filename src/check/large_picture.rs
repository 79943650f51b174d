//! E079 large-picture.

use crate::diagnostic::Diagnostic;
use crate::input::Span;
use crate::picture::Fault;
use crate::rules;

/// A picture that is whole and too large.
pub(super) fn finding(name: &str, fault: Fault, shown: Span) -> Diagnostic {
    let words = format!("the picture `content/photos/{name}` {fault}");
    rules::LARGE_PICTURE.at(shown, words).help(match fault {
        Fault::LargeProfile => "save it with the colour profile sRGB, or with none",
        _ => "save it smaller: a side of 2,000 pixels is enough for any page",
    })
}
