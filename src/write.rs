//! Pass 6 of 6. Write: `Outputs` in, a published site out.
//!
//! 1. Looks whether the output folder is ours; if it is not, touches nothing.
//! 2. Makes every file, and writes those that differ from the published ones
//!    into a new folder beside the old.
//! 3. Takes the unchanged ones over by hard link, adds the manifest, and swaps
//!    the two folders in one step. Only then does the old site go.
//!
//! A reader, a crash or a full disk meets the whole old site or the whole new
//! one. Decides nothing about what is in a file.

#![allow(clippy::disallowed_methods, reason = "one of the two doors to the disk")]

pub mod content;
pub mod history;
mod owner;
mod ownership;
mod report;
mod staging;

pub use ownership::{Ownership, Published, ours};
pub use report::report;

use crate::diagnostic::Diagnostic;
use crate::manifest::{self, Entry, Manifest};
use crate::output::Outputs;
use rayon::prelude::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rustix::fd::OwnedFd;
use rustix::io::Errno;
use staging::Staging;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// New files up to this number are brought onto the disk one by one.
const FEW: usize = 64;

/// What a build did to the output folder. The manifest is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that are new or differ from the published ones.
    pub written: usize,
    /// Files that were published already, byte for byte.
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    /// Bytes of all files of the site.
    pub bytes: u64,
}

/// Publishes into `out`. A template that cannot be rendered is a finding, and
/// then the old site stays as it was. Fails if the disk does, and if `out` is
/// not ours; then too the old site stays.
pub fn write(outputs: &Outputs<'_>, out: &Path) -> io::Result<Result<Changes, Vec<Diagnostic>>> {
    staging::recover(out)?;
    let ownership = ownership::look(out)?;
    if let Some(why) = ownership.refusal(out) {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, why));
    }
    if outputs.paths.iter().any(|path| path.as_str() == manifest::NAME) {
        let words = format!(
            "{} is the list of published files; no page or static file can have that name",
            manifest::NAME
        );
        return Err(io::Error::new(io::ErrorKind::InvalidInput, words));
    }
    let old = match ownership {
        Ownership::Ours(published) => Some(published),
        Ownership::Absent | Ownership::Empty | Ownership::NotOurs { .. } => None,
    };
    let staging = Staging::create(out)?;
    match fill_staging(outputs, &staging, old.as_ref()) {
        Ok(Ok(Filled { changes, same: false })) => {
            staging.publish(old.as_ref())?;
            Ok(Ok(changes))
        }
        other => {
            staging.discard();
            other.map(|made| made.map(|filled| filled.changes))
        }
    }
}

/// Writes all bytes into a new file.
fn fill(file: &OwnedFd, bytes: &[u8]) -> Result<(), Errno> {
    let mut rest = bytes;
    while !rest.is_empty() {
        match rustix::io::write(file, rest) {
            Ok(0) => return Err(Errno::NOSPC),
            Ok(count) => rest = &rest[count..],
            Err(Errno::INTR) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

struct Filled {
    changes: Changes,
    /// Whether the published site is the new one already.
    same: bool,
}

/// One file of the new site.
struct Made {
    entry: Entry,
    unchanged: bool,
}

/// What a thread keeps from one file to the next.
#[derive(Default)]
struct Buffers {
    made: Vec<u8>,
    published: Vec<u8>,
}

fn fill_staging(
    outputs: &Outputs<'_>,
    staging: &Staging,
    old: Option<&Published>,
) -> io::Result<Result<Filled, Vec<Diagnostic>>> {
    let paths = || outputs.paths.iter().map(|path| path.as_str());
    let folders: BTreeSet<&str> = paths().flat_map(ownership::folders_of).collect();
    staging.make_folders(folders.iter().copied())?;
    let made = match make_all(outputs, staging, old)? {
        Ok(made) => made,
        Err(found) => return Ok(Err(found)),
    };
    let unchanged: Vec<bool> = made.iter().map(|made| made.unchanged).collect();
    let new = Manifest::new(made.into_iter().map(|made| made.entry).collect());
    let mut changes = count(&new, &unchanged);
    let mut bytes = Vec::new();
    new.write(&mut bytes)?;
    if let Some(old) = old {
        let stale = |path: &&String| path.as_str() != manifest::NAME && new.find(path).is_none();
        changes.removed = old.files.iter().filter(stale).count();
        let same_folders = old.folders.iter().map(String::as_str).eq(folders.iter().copied());
        if changes.written + changes.removed == 0 && same_folders && old.written == bytes {
            return Ok(Ok(Filled { changes, same: true }));
        }
    }
    if let Err(found) = take_over(outputs, staging, &unchanged)? {
        return Ok(Err(found));
    }
    staging.put(manifest::NAME, &bytes)?;
    settle(staging, old, paths().zip(&unchanged), &folders)?;
    Ok(Ok(Filled { changes, same: false }))
}

/// Makes every file and writes those that are not published already. After the
/// first finding nothing more is written, but all findings are collected.
fn make_all(
    outputs: &Outputs<'_>,
    staging: &Staging,
    old: Option<&Published>,
) -> io::Result<Result<Vec<Made>, Vec<Diagnostic>>> {
    let failed = AtomicBool::new(false);
    let make = |buffers: &mut Buffers, index: usize| -> io::Result<Result<Made, Diagnostic>> {
        buffers.made.clear();
        if let Err(found) = (outputs.make)(index, &mut buffers.made) {
            failed.store(true, Ordering::Relaxed);
            return Ok(Err(found));
        }
        let (path, bytes) = (outputs.paths[index].as_str(), buffers.made.as_slice());
        let entry = Entry::of(path, bytes);
        let known = old.and_then(|old| old.manifest.find(path)) == Some(&entry);
        let unchanged = known && staging.is_published(path, bytes, &mut buffers.published);
        if !unchanged && !failed.load(Ordering::Relaxed) {
            staging.put(path, bytes)?;
        }
        Ok(Ok(Made { entry, unchanged }))
    };
    let made: Vec<Result<Made, Diagnostic>> = (0..outputs.paths.len())
        .into_par_iter()
        .map_init(Buffers::default, make)
        .collect::<io::Result<_>>()?;
    let mut found = Vec::new();
    let made = made.into_iter().filter_map(|made| made.map_err(|finding| found.push(finding)).ok());
    let made: Vec<Made> = made.collect();
    Ok(if found.is_empty() { Ok(made) } else { Err(found) })
}

fn count(manifest: &Manifest, unchanged: &[bool]) -> Changes {
    let kept = unchanged.iter().filter(|unchanged| **unchanged).count();
    let bytes = manifest.files().iter().map(|entry| entry.length).sum();
    Changes { written: unchanged.len() - kept, unchanged: kept, removed: 0, bytes }
}

/// Links the unchanged files into the new site, so that they keep their time
/// and take no room. Where the file system cannot link they are made again.
fn take_over(
    outputs: &Outputs<'_>,
    staging: &Staging,
    unchanged: &[bool],
) -> io::Result<Result<(), Vec<Diagnostic>>> {
    let take = |(path, index): (&str, usize)| -> io::Result<Option<Diagnostic>> {
        if staging.link(path) {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        match (outputs.make)(index, &mut bytes) {
            Ok(()) => staging.put(path, &bytes).map(|()| None),
            Err(finding) => Ok(Some(finding)),
        }
    };
    let found: Vec<Option<Diagnostic>> = (0..outputs.paths.len())
        .into_par_iter()
        .filter(|index| unchanged[*index])
        .map(|index| take((outputs.paths[index].as_str(), index)))
        .collect::<io::Result<_>>()?;
    let found: Vec<Diagnostic> = found.into_iter().flatten().collect();
    Ok(if found.is_empty() { Ok(()) } else { Err(found) })
}

/// Bring what was written onto the disk before the old site goes.
///
/// A kill or a panic loses nothing of what the system has taken, so this is
/// for power cuts alone. Without it ext4 may make the swap last before the
/// bytes of new files, and the site would come back with empty pages. With few
/// new files each is brought down by itself, as the rest of the file system
/// may have gigabytes on the way; with many, all at once is faster. Where
/// there was no site, there is none to lose: then only names and manifest are
/// brought down, and what is cut short is found by its hash at the next build.
fn settle<'a>(
    staging: &Staging,
    old: Option<&Published>,
    files: impl Iterator<Item = (&'a str, &'a bool)>,
    folders: &BTreeSet<&str>,
) -> io::Result<()> {
    let written: Vec<&str> =
        files.filter(|(_, unchanged)| !**unchanged).map(|(path, _)| path).collect();
    if old.is_some() {
        if written.len() > FEW {
            return staging.settle();
        }
        written.par_iter().try_for_each(|path| staging.settle_one(path))?;
    }
    staging.settle_one(manifest::NAME)?;
    folders.par_iter().try_for_each(|folder| staging.settle_one(folder))?;
    staging.settle_one("")
}

#[cfg(test)]
mod tests;
