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
use onrecord::report::Report;
use std::io;
use std::time::SystemTime;

/// Writes findings for people: what stands in the way of a command that makes no report.
pub(crate) fn show(inputs: &Inputs, found: &Diagnostics) -> io::Result<()> {
    findings::Reporting::default().emit(&Report::new(inputs, found, "."))
}

/// A stranger's text without what could steer a terminal or turn the direction of a line.
pub(crate) fn plain(text: &str) -> String {
    onrecord::report::plain(text).into_owned()
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
