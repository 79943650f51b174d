//! E080 uncredited-picture.

use crate::diagnostic::Diagnostic;
use crate::input::Span;
use crate::rules;

/// A picture of which nothing says who made it; `place` is that of its address.
pub(super) fn finding(file: &str, place: Span) -> Diagnostic {
    let message = format!("nothing says who made the picture `{file}`");
    rules::UNCREDITED_PICTURE
        .at(place, message)
        .help(format!("add a table [[pictures]] with `file = \"{file}\"`, `credit` and `licence`"))
}
