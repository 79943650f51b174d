//! Writes single files of the contributor's own folder, for the commands that
//! make and mend content. Follows no link below the root.

#![allow(clippy::disallowed_methods, reason = "one of the two doors to the disk")]

use rustix::fd::{AsFd, OwnedFd};
use rustix::fs::{AtFlags, CWD, Mode, OFlags, RenameFlags};
use rustix::io::Errno;
use std::io;
use std::path::Path;

const FILE_MODE: u32 = 0o644;
const FOLDER_MODE: u32 = 0o755;

/// Writes a new file at `path` below `root`, and the folders that it lies in.
/// Fails if there is anything of that name already.
pub fn create(root: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
    put(root, path, bytes, RenameFlags::NOREPLACE).map_err(|error| about(root, path, error))
}

/// Puts `bytes` in place of the file at `path` below `root`, in one step: after a fault the old
/// file is whole. Fails if the file is a link or no ordinary file.
pub fn replace(root: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
    put(root, path, bytes, RenameFlags::empty()).map_err(|error| about(root, path, error))
}

fn about(root: &Path, path: &str, error: Errno) -> io::Error {
    let error = io::Error::from(error);
    io::Error::new(error.kind(), format!("cannot write {}: {error}", root.join(path).display()))
}

fn put(root: &Path, path: &str, bytes: &[u8], flags: RenameFlags) -> Result<(), Errno> {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let make = flags.contains(RenameFlags::NOREPLACE);
    let mut folder = open_folder(CWD, root)?;
    for part in folders.split('/').filter(|part| !part.is_empty()) {
        if make {
            match rustix::fs::mkdirat(&folder, part, Mode::from_raw_mode(FOLDER_MODE)) {
                Ok(()) | Err(Errno::EXIST) => {}
                Err(error) => return Err(error),
            }
        }
        folder = open_folder(&folder, part)?;
    }
    let old = rustix::fs::statat(&folder, name, AtFlags::SYMLINK_NOFOLLOW);
    let mode = match (&old, make) {
        (Ok(_), true) => return Err(Errno::EXIST),
        (Ok(old), false) if rustix::fs::FileType::from_raw_mode(old.st_mode).is_file() => {
            Mode::from_raw_mode(old.st_mode & 0o777)
        }
        (Ok(_), false) => return Err(Errno::LOOP),
        (Err(_), true) => Mode::from_raw_mode(FILE_MODE),
        (Err(error), false) => return Err(*error),
    };
    let beside = format!(".{name}.onrecord-new");
    let _ = rustix::fs::unlinkat(&folder, &beside, AtFlags::empty());
    let written = put_beside(&folder, &beside, bytes, mode)
        .and_then(|()| rustix::fs::renameat_with(&folder, &beside, &folder, name, flags));
    if written.is_err() {
        let _ = rustix::fs::unlinkat(&folder, &beside, AtFlags::empty());
    }
    written
}

fn put_beside(folder: &OwnedFd, name: &str, bytes: &[u8], mode: Mode) -> Result<(), Errno> {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let file = rustix::fs::openat(folder, name, flags, mode)?;
    super::fill(&file, bytes)?;
    rustix::fs::fsync(&file)
}

fn open_folder(at: impl AsFd, path: impl rustix::path::Arg) -> Result<OwnedFd, Errno> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    rustix::fs::openat(at, path, flags, Mode::empty())
}

#[cfg(test)]
mod tests {
    use super::{create, replace};
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_new_file_gets_its_folders_and_is_never_written_over() {
        let root = tempfile::tempdir().unwrap();
        create(root.path(), "content/officials/ada.md", b"one").unwrap();
        assert_eq!(fs::read(root.path().join("content/officials/ada.md")).unwrap(), b"one");
        assert!(create(root.path(), "content/officials/ada.md", b"two").is_err());
        replace(root.path(), "content/officials/ada.md", b"three").unwrap();
        assert_eq!(fs::read(root.path().join("content/officials/ada.md")).unwrap(), b"three");
        assert_eq!(fs::read_dir(root.path().join("content/officials")).unwrap().count(), 1);
    }

    #[test]
    fn no_link_is_followed() {
        let root = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("a.md"), "safe").unwrap();
        symlink(outside.path(), root.path().join("content")).unwrap();
        symlink(outside.path().join("a.md"), root.path().join("a.md")).unwrap();
        assert!(create(root.path(), "content/new.md", b"x").is_err());
        assert!(replace(root.path(), "content/a.md", b"x").is_err());
        assert!(replace(root.path(), "a.md", b"x").is_err());
        assert!(replace(root.path(), "absent.md", b"x").is_err());
        assert_eq!(fs::read(outside.path().join("a.md")).unwrap(), b"safe");
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
    }
}
