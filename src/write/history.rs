//! Adds lines to the history of changes, and writes the one file that a command was told to write.

use crate::change::Entry;
use std::fs::{self, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Adds entries at the end of a history, a line each. What stands there stays byte for byte.
pub fn append(path: &Path, entries: &[Entry]) -> io::Result<()> {
    let mut lines: Vec<u8> = Vec::new();
    for entry in entries {
        serde_json::to_writer(&mut lines, entry)?;
        lines.push(b'\n');
    }
    let named = |error: io::Error| {
        io::Error::new(error.kind(), format!("cannot write {}: {error}", path.display()))
    };
    let mut file =
        OpenOptions::new().read(true).append(true).create(true).open(path).map_err(named)?;
    let mut last = [b'\n'];
    if file.seek(SeekFrom::End(0)).map_err(named)? > 0 {
        file.seek(SeekFrom::End(-1)).and_then(|_| file.read_exact(&mut last)).map_err(named)?;
    }
    if last != *b"\n" {
        lines.insert(0, b'\n');
    }
    file.write_all(&lines).and_then(|()| file.sync_all()).map_err(named)
}

/// Writes a report to where the person at the keyboard wants it.
pub fn report(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::write(path, bytes).map_err(|error| {
        io::Error::new(error.kind(), format!("cannot write {}: {error}", path.display()))
    })
}
