//! Who holds the lock: a line in the mark of the folder that a build works in,
//! so that the one who comes second can say whom to wait for.

#![allow(clippy::disallowed_methods, reason = "one of the two doors to the disk")]

use crate::model::date::Day;
use rustix::fd::AsFd;
use rustix::fs::{CWD, Mode, OFlags};
use std::path::Path;
use std::time::SystemTime;

/// Bytes of a line that are believed. Longer than any host's name allows.
const LONGEST: usize = 200;

/// "process 4711 on archive, since 2026-11-24 09:05:00 UTC", for this process.
pub(super) fn line() -> String {
    let host = rustix::system::uname();
    let host = plain(&host.nodename().to_string_lossy());
    let now =
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let (day, second) = (Day::from_unix(now), now % 86_400);
    format!(
        "process {} on {host}, since {day} {:02}:{:02}:{:02} UTC",
        std::process::id(),
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// The line that the mark at `path` holds; nothing if there is none. It goes to a terminal.
pub(super) fn read(path: &Path) -> Option<String> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = rustix::fs::openat(CWD, path, flags, Mode::empty()).ok()?;
    let mut bytes = [0; LONGEST];
    let length = rustix::io::read(file.as_fd(), &mut bytes).ok()?;
    let line = String::from_utf8_lossy(&bytes[..length]);
    let line = plain(line.lines().next()?);
    line.starts_with("process ").then_some(line)
}

/// Without anything that a terminal would heed.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::{line, read};
    use std::fs;

    #[test]
    fn a_line_names_the_process_and_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mark");
        fs::write(&path, line()).unwrap();
        let read = read(&path).unwrap();
        assert!(read.starts_with(&format!("process {} on ", std::process::id())), "{read}");
        assert!(read.ends_with(" UTC"), "{read}");
    }

    #[test]
    fn what_somebody_else_put_there_does_not_steer_the_terminal() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mark");
        fs::write(&path, "process 1\u{1b}[2J on \u{202e}host\nand more").unwrap();
        assert_eq!(read(&path).as_deref(), Some("process 1[2J on host"));
        fs::write(&path, "").unwrap();
        assert_eq!(read(&path), None);
        fs::write(&path, "anything").unwrap();
        assert_eq!(read(&path), None);
        assert_eq!(read(folder.path()), None);
        assert_eq!(read(&folder.path().join("absent")), None);
    }
}
