//! The folder beside the output folder, in which a new site is built.
//!
//! It has a fixed name, so that what a crash leaves behind is found by the
//! next build, and a mark inside, so that nobody else's folder is taken for it.

#![allow(clippy::disallowed_methods, reason = "one of the two doors to the disk")]

use super::owner;
use super::ownership::{Ownership, Published, about, look, resolve};
use crate::manifest;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use rustix::fd::OwnedFd;
use rustix::fs::{AtFlags, FlockOperation, Mode, OFlags};
use rustix::io::Errno;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// First file in the folder and last to go before the swap.
const MARK: &str = ".onrecord";

/// What a web server must be able to read, whatever the umask of the person who builds.
const FILE_MODE: u32 = 0o644;
const FOLDER_MODE: u32 = 0o755;

const READ: OFlags =
    OFlags::RDONLY.union(OFlags::NOFOLLOW).union(OFlags::NONBLOCK).union(OFlags::CLOEXEC);

/// A folder beside the output folder, ours alone while this value lives.
pub(super) struct Staging {
    /// Where the site shall be.
    out: PathBuf,
    /// Where it is built.
    path: PathBuf,
    /// Where the old one waits, on file systems that cannot swap two folders.
    aside: PathBuf,
    parent: OwnedFd,
    handle: OwnedFd,
    /// The output folder, if there is one. Held for its lock.
    old: Option<OwnedFd>,
    /// Whether a mode has to be set after making a file, because the umask takes from it.
    set_modes: bool,
}

impl Staging {
    /// Makes the folder. Clears what a crash has left; fails if another build is at work.
    pub(super) fn create(out: &Path) -> io::Result<Staging> {
        let out = resolve(out)?;
        let (path, aside) = (beside(&out, "new")?, beside(&out, "old")?);
        let above = out.parent().unwrap_or(&out);
        fs::create_dir_all(above).map_err(|error| about(above, error))?;
        let old = open_folder(&out).ok();
        if let Some(old) = &old {
            lock(old, &out, &path)?;
        }
        clear(&path, &out, &path)?;
        clear(&aside, &out, &path)?;
        let parent = open_folder(above)?;
        fs::create_dir(&path).map_err(|error| about(&path, error))?;
        let handle = open_folder(&path)?;
        lock(&handle, &out, &path)?;
        let mut staging = Staging { out, path, aside, parent, handle, old, set_modes: true };
        match staging.mark() {
            Ok(()) => Ok(staging),
            Err(error) => {
                staging.discard();
                Err(error)
            }
        }
    }

    /// The first file says who is building, and tells whether the umask leaves modes as they are asked for.
    fn mark(&mut self) -> io::Result<()> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let mode = Mode::from_raw_mode(FILE_MODE);
        let made = rustix::fs::openat(&self.handle, MARK, flags, mode).and_then(|file| {
            rustix::io::write(&file, owner::line().as_bytes())?;
            rustix::fs::fstat(&file)
        });
        let stat = made.map_err(|error| self.failed(MARK, error))?;
        let folder = rustix::fs::fstat(&self.handle).map_err(|error| self.failed("", error))?;
        self.set_modes =
            stat.st_mode & 0o7777 != FILE_MODE || folder.st_mode & 0o777 != FOLDER_MODE;
        self.set_mode(&self.handle, FOLDER_MODE).map_err(|error| self.failed("", error))
    }

    /// Makes folders, each after the one it lies in.
    pub(super) fn make_folders<'a>(
        &self,
        folders: impl IntoIterator<Item = &'a str>,
    ) -> io::Result<()> {
        for folder in folders {
            let make = || {
                rustix::fs::mkdirat(&self.handle, folder, Mode::from_raw_mode(FOLDER_MODE))?;
                let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
                let made = rustix::fs::openat(&self.handle, folder, flags, Mode::empty())?;
                self.set_mode(&made, FOLDER_MODE)
            };
            make().map_err(|error| self.failed(folder, error))?;
        }
        Ok(())
    }

    /// Writes a new file.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let write = || {
            let mode = Mode::from_raw_mode(FILE_MODE);
            let file = rustix::fs::openat(&self.handle, path, flags, mode)?;
            self.set_mode(&file, FILE_MODE)?;
            super::fill(&file, bytes)
        };
        write().map_err(|error| self.failed(path, error))
    }

    fn set_mode(&self, handle: &OwnedFd, mode: u32) -> rustix::io::Result<()> {
        if self.set_modes { rustix::fs::fchmod(handle, Mode::from_raw_mode(mode)) } else { Ok(()) }
    }

    /// Whether the published file is this one already. Its bytes are read and
    /// not trusted to be what the manifest says: a damaged file is written anew.
    pub(super) fn is_published(&self, path: &str, bytes: &[u8], buffer: &mut Vec<u8>) -> bool {
        let Some(old) = &self.old else { return false };
        let Ok(file) = rustix::fs::openat(old, path, READ, Mode::empty()) else { return false };
        let Ok(stat) = rustix::fs::fstat(&file) else { return false };
        if stat.st_mode & 0o7777 != FILE_MODE || stat.st_size as u64 != bytes.len() as u64 {
            return false;
        }
        buffer.clear();
        buffer.reserve(bytes.len() + 1);
        while buffer.len() <= bytes.len() {
            match rustix::io::read(&file, rustix::buffer::spare_capacity(buffer)) {
                Ok(0) => break,
                Ok(_) => {
                    if buffer.len() == bytes.len() {
                        break;
                    }
                }
                Err(_) => return false,
            }
        }
        buffer == bytes
    }

    /// Takes a published file over as it is. Says whether the file system could.
    pub(super) fn link(&self, path: &str) -> bool {
        self.old.as_ref().is_some_and(|old| {
            rustix::fs::linkat(old, path, &self.handle, path, AtFlags::empty()).is_ok()
        })
    }

    /// Puts the new site in the place of the old one, which goes.
    ///
    /// The manifest takes over from the mark as what makes both folders ours,
    /// so a crash at any point leaves one whole site and one folder to clear.
    pub(super) fn publish(self, old: Option<&Published>) -> io::Result<()> {
        let unmark = rustix::fs::unlinkat(&self.handle, MARK, AtFlags::empty());
        unmark.map_err(|error| self.failed(MARK, error))?;
        self.swap().map_err(|error| about(&self.out, error))?;
        // The site stands. From here on a failure costs only an old folder,
        // which the next build clears.
        let _ = rustix::fs::fsync(&self.parent);
        if let Some(handle) = &self.old {
            let place = if self.aside.exists() { &self.aside } else { &self.path };
            remove_old(handle, place, old);
        }
        Ok(())
    }

    fn swap(&self) -> io::Result<()> {
        if self.old.is_none() {
            return fs::rename(&self.path, &self.out);
        }
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            match renameat_with(CWD, &self.path, CWD, &self.out, RenameFlags::EXCHANGE) {
                // The file system cannot swap.
                Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
                answer => return answer.map_err(io::Error::from),
            }
        }
        self.swap_in_two_steps()
    }

    /// Between the two steps there is no site; [`recover`] mends a crash there.
    pub(super) fn swap_in_two_steps(&self) -> io::Result<()> {
        fs::rename(&self.out, &self.aside)?;
        fs::rename(&self.path, &self.out).inspect_err(|_| {
            let _ = fs::rename(&self.aside, &self.out);
        })
    }

    /// Gives the new site up. The old one was not touched.
    pub(super) fn discard(self) {
        let _ = fs::remove_dir_all(&self.path);
    }

    /// What was written is on the disk and not only on its way when this returns.
    pub(super) fn settle(&self) -> io::Result<()> {
        #[cfg(target_os = "linux")]
        let settled = rustix::fs::syncfs(&self.handle);
        #[cfg(not(target_os = "linux"))]
        let settled: rustix::io::Result<()> = {
            rustix::fs::sync();
            Ok(())
        };
        settled.map_err(|error| self.failed("", error))
    }

    /// As [`Staging::settle`], for one file or folder.
    pub(super) fn settle_one(&self, path: &str) -> io::Result<()> {
        let path = if path.is_empty() { "." } else { path };
        let opened = rustix::fs::openat(&self.handle, path, READ, Mode::empty());
        opened.and_then(rustix::fs::fsync).map_err(|error| self.failed(path, error))
    }

    fn failed(&self, path: &str, error: Errno) -> io::Error {
        about(&self.path.join(path), io::Error::from(error))
    }
}

/// Removes what we know to be there and no more. What somebody put there while
/// we built stays where it is, with the folder.
fn remove_old(handle: &OwnedFd, place: &Path, old: Option<&Published>) {
    if let Some(old) = old {
        let remove = |path: &str, flags| rustix::fs::unlinkat(handle, path, flags).is_ok();
        let others = old.files.par_iter().filter(|path| *path != manifest::NAME);
        let files_gone = others.map(|path| remove(path, AtFlags::empty())).all(|gone| gone);
        let mut folders = old.folders.iter().rev();
        // The manifest is last, so that what is left of an interrupted removal is still known as ours.
        if !files_gone
            || !folders.all(|folder| remove(folder, AtFlags::REMOVEDIR))
            || !remove(manifest::NAME, AtFlags::empty())
        {
            return;
        }
    }
    let _ = fs::remove_dir(place);
}

/// A crash between the two steps of a swap leaves the site aside. Puts it back, if that is what happened.
pub(super) fn recover(out: &Path) -> io::Result<()> {
    let out = resolve(out)?;
    let aside = beside(&out, "old")?;
    let lost = matches!(look(&out)?, Ownership::Absent);
    if lost && matches!(look(&aside)?, Ownership::Ours(_)) {
        fs::rename(&aside, &out).map_err(|error| about(&aside, error))?;
    }
    Ok(())
}

/// `.public.onrecord-new` beside `public`.
fn beside(out: &Path, end: &str) -> io::Result<PathBuf> {
    let Some(name) = out.file_name() else {
        return Err(about(out, io::Error::other("cannot be an output folder")));
    };
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(".onrecord-");
    hidden.push(end);
    Ok(out.with_file_name(hidden))
}

/// Removes what an earlier build of `out` left under a name that we need.
fn clear(path: &Path, out: &Path, staging: &Path) -> io::Result<()> {
    let marked = |path: &Path| fs::symlink_metadata(path.join(MARK)).is_ok_and(|m| m.is_file());
    match look(path)? {
        Ownership::Absent => return Ok(()),
        Ownership::Empty | Ownership::Ours(_) => {}
        Ownership::NotOurs { .. }
            if fs::symlink_metadata(path).is_ok_and(|met| met.is_dir()) && marked(path) => {}
        Ownership::NotOurs { why, .. } => {
            let words = format!("is in the way: it {why}. Move it away and build again");
            return Err(about(path, io::Error::other(words)));
        }
    }
    let left = open_folder(path)?;
    lock(&left, out, staging)?;
    fs::remove_dir_all(path).map_err(|error| about(path, error))
}

fn open_folder(path: &Path) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let opened = rustix::fs::openat(rustix::fs::CWD, path, flags, Mode::empty());
    opened.map_err(|error| about(path, io::Error::from(error)))
}

/// The lock goes with the process, however it ends. A file system without locks has none.
fn lock(handle: &OwnedFd, out: &Path, staging: &Path) -> io::Result<()> {
    match rustix::fs::flock(handle, FlockOperation::NonBlockingLockExclusive) {
        Err(Errno::WOULDBLOCK) => {
            let who = owner::read(&staging.join(MARK));
            let who = who.map_or_else(String::new, |line| format!(" ({line})"));
            let words = format!(
                "another build{who} is writing into this folder. Nothing was touched; build again when it has ended"
            );
            Err(about(out, io::Error::other(words)))
        }
        _ => Ok(()),
    }
}
