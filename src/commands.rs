//! What the program does for each of its commands, and what it prints. One file a command:
//! its arguments, their help, and the calls into the library.

mod ask;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod diff;
pub(crate) mod explain;
mod findings;
pub(crate) mod fix;
pub(crate) mod fmt;
pub(crate) mod headers;
pub(crate) mod init;
pub(crate) mod new;
pub(crate) mod schema;

use onrecord::diagnostic::Diagnostics;
use onrecord::input::Inputs;
use onrecord::model::date::Day;
use onrecord::report::human::{self, Colour};
use std::io::{self, IsTerminal, Write};
use std::time::SystemTime;

/// Writes findings for people, in colour only on a terminal: what stands in the way of a command
/// that makes no report.
pub(crate) fn show(inputs: &Inputs, found: &Diagnostics) -> io::Result<()> {
    let stderr = io::stderr();
    let colour = match stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        true => Colour::Yes,
        false => Colour::No,
    };
    let mut out = io::BufWriter::new(stderr.lock());
    human::emit(&mut out, inputs, found, colour)?;
    out.flush()
}

/// A stranger's text without what could steer a terminal or turn the direction of a line.
pub(crate) fn plain(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.replace(|c: char| c.is_control() || turns(c), "\u{fffd}")
}

/// This thread takes its part of the work: with one processor there is no other, and none is started.
pub(crate) fn share_work() {
    // Fails only if there is a pool already, and then that does the work.
    let _ = rayon::ThreadPoolBuilder::new().use_current_thread().build_global();
}

/// The day of the build: that of `SOURCE_DATE_EPOCH` (see reproducible-builds.org), or today by UTC.
pub(crate) fn today() -> io::Result<Day> {
    if let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH") {
        let seconds = epoch.to_str().and_then(|text| text.trim().parse().ok());
        return seconds.map(Day::from_unix).ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::InvalidInput,
                "SOURCE_DATE_EPOCH is no number of seconds since 1970",
            )
        });
    }
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Ok(Day::from_unix(now.as_secs()))
}
