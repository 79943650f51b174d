//! What all commands share that report findings.

use onrecord::diagnostic::{Diagnostics, Severity};
use onrecord::input::Inputs;
use onrecord::report::human::{self, Colour};
use std::io::{self, IsTerminal, Write};

/// Writes the findings for people, in colour only on a terminal.
pub(crate) fn to_terminal(inputs: &Inputs, found: &Diagnostics) -> io::Result<()> {
    let stderr = io::stderr();
    let colour = match stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        true => Colour::Yes,
        false => Colour::No,
    };
    let mut out = io::BufWriter::new(stderr.lock());
    human::emit(&mut out, inputs, found, colour)?;
    out.flush()
}

/// `2 errors, 1 warning in 7 content files`.
pub(crate) fn counts(inputs: &Inputs, found: &Diagnostics) -> String {
    let plural = |count: usize, noun: &str| match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    };
    format!(
        "{}, {} in {}",
        plural(found.count(Severity::Error), "error"),
        plural(found.count(Severity::Warning), "warning"),
        plural(inputs.content_files(), "content file")
    )
}
