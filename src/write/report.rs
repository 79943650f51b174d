//! Writes a report where the person at the keyboard named a file for it.

#![allow(clippy::disallowed_methods, reason = "one of the two doors to the disk")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Puts `bytes` at `path`, in one step where there is an ordinary file or none: a program that
/// waits for it never meets half a report. A link is followed, and a pipe or a device is written to.
pub fn report(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let written = match fs::metadata(path) {
        Ok(known) if known.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory)),
        // What the shell calls /dev/stdout may be a file that others write to as well.
        Ok(known) if !known.is_file() || path.starts_with("/dev") => {
            OpenOptions::new().write(true).open(path).and_then(|mut file| file.write_all(bytes))
        }
        Ok(_) => path.canonicalize().and_then(|path| replace(&path, bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => replace(path, bytes),
        Err(error) => Err(error),
    };
    written.map_err(|error| {
        let words = format!("cannot write the report {}: {error}", path.display());
        io::Error::new(error.kind(), words)
    })
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let Some(name) = path.file_name() else {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    };
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(".onrecord-new");
    let beside: PathBuf = path.with_file_name(beside);
    let filled = File::create(&beside).and_then(|mut file| file.write_all(bytes));
    let written = filled.and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::report;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_report_takes_the_place_of_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("found.json");
        report(&path, b"a long first").unwrap();
        report(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_link_is_followed_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("real"), "").unwrap();
        symlink(folder.path().join("real"), folder.path().join("link")).unwrap();
        report(&folder.path().join("link"), b"text").unwrap();
        assert_eq!(fs::read(folder.path().join("real")).unwrap(), b"text");
        assert!(folder.path().join("link").is_symlink());
    }

    #[test]
    fn a_device_is_written_to_and_a_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        report("/dev/null".as_ref(), b"text").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
        let refused = report(folder.path(), b"text").unwrap_err().to_string();
        assert!(refused.starts_with("cannot write the report "), "{refused}");
        assert!(report(&folder.path().join("absent/found.json"), b"text").is_err());
    }
}
