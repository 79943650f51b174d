//! E064 missing-alt.

use crate::diagnostic::Diagnostic;
use crate::input::Span;
use crate::rules;

/// Reports a picture that brings no words, or only the name of a file.
pub(super) fn check(alt: &str, file: &str, at: Span, found: &mut Vec<Diagnostic>) {
    let alt = alt.trim();
    let message = if alt.is_empty() {
        "this picture has no words for readers who do not see it"
    } else if is_file_name(alt, file) {
        "the words for this picture are the name of a file"
    } else {
        return;
    };
    found.push(
        rules::MISSING_ALT.at(at, message).help(
            "say in the brackets what the picture shows, as `![The harbour after the fire](…)`",
        ),
    );
}

fn is_file_name(alt: &str, file: &str) -> bool {
    let ends = |ending: &str| {
        let at = alt.len().checked_sub(ending.len());
        at.and_then(|at| alt.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    // A name of one word may be the right word too: `harbour.jpg` shows the harbour.
    let is_stem = alt == stem && stem.contains(['-', '_']);
    let is_named = [".jpg", ".jpeg", ".png", ".webp", ".gif"].iter().any(|ending| ends(ending));
    is_stem || (is_named && !alt.contains(' '))
}
