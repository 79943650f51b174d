//! Whose is the output folder? Nothing is written into one that is not ours.
//!
//! A folder is ours if every file in it is named in a manifest of this
//! program. One file more (`CNAME`, `.git`) and it belongs to somebody.

#![allow(clippy::disallowed_methods, reason = "one of the two doors to the disk")]

use crate::manifest::{self, Manifest};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The folders of a root that no output may touch.
const PARTS: [&str; 3] = ["content", "templates", "static"];

/// Whose the output folder is.
#[derive(Debug)]
pub enum Ownership {
    /// There is none yet.
    Absent,
    /// It is there and has nothing in it.
    Empty,
    /// This program wrote all that is in it.
    Ours(Published),
    /// It must not be touched.
    NotOurs {
        /// A clause about the folder: "has `CNAME`, which onrecord did not write".
        why: String,
        /// The first file, by path, that this program did not write.
        first: Option<String>,
    },
}

/// A site as the last build left it.
#[derive(Debug)]
pub struct Published {
    /// What it was made of.
    pub manifest: Manifest,
    /// The manifest as it lies there.
    pub(super) written: Vec<u8>,
    /// All files there are, the manifest too, by path.
    pub(super) files: Vec<String>,
    /// All folders there are, each before what is in it.
    pub(super) folders: Vec<String>,
}

impl Ownership {
    /// Why nothing can be published into `out`, and what to do; nothing if it can.
    pub fn refusal(&self, out: &Path) -> Option<String> {
        let Ownership::NotOurs { why, .. } = self else { return None };
        let out = out.display();
        Some(format!(
            "cannot publish into {out}: it {why}. Nothing was touched; choose another folder with --out, or move away what is in this one"
        ))
    }

    fn refused(why: impl Into<String>) -> Ownership {
        Ownership::NotOurs { why: why.into(), first: None }
    }

    fn foreign(first: String) -> Ownership {
        let why = format!("has `{first}`, which onrecord did not write");
        Ownership::NotOurs { why, first: Some(first) }
    }
}

/// Looks at `out` before anything is built for it. `root` is the site's own folder.
pub fn ours(root: &Path, out: &Path) -> io::Result<Ownership> {
    let (site, place) = (resolve(root)?, resolve(out)?);
    for part in PARTS {
        let theirs = site.join(part);
        if theirs.starts_with(&place) || place.starts_with(&theirs) {
            let relation = if place == theirs {
                "is"
            } else if theirs.starts_with(&place) {
                "holds"
            } else {
                "lies in"
            };
            return Ok(Ownership::refused(format!("{relation} the site's own folder `{part}`")));
        }
    }
    look(out)
}

/// Looks at what is in the folder, whatever site it is for.
pub(super) fn look(out: &Path) -> io::Result<Ownership> {
    match fs::symlink_metadata(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Ownership::Absent),
        Err(error) => return Err(about(out, error)),
        Ok(met) if met.is_symlink() => return Ok(Ownership::refused("is a symbolic link")),
        Ok(met) if !met.is_dir() => return Ok(Ownership::refused("is no folder")),
        Ok(_) => {}
    }
    let entries = fs::read_dir(out).map_err(|error| about(out, error))?;
    let names: io::Result<Vec<_>> = entries.map(|entry| entry.map(|e| e.file_name())).collect();
    let names = names.map_err(|error| about(out, error))?;
    let Some(first) = names.iter().min() else { return Ok(Ownership::Empty) };
    let Some(written) = read_manifest(out)? else {
        return Ok(Ownership::foreign(first.to_string_lossy().into_owned()));
    };
    match Manifest::read(&written) {
        Some(manifest) => compare(out, manifest, written),
        None => {
            Ok(Ownership::refused(format!("has a {} that onrecord did not write", manifest::NAME)))
        }
    }
}

/// The manifest's bytes, if there is a plain file of that name.
fn read_manifest(out: &Path) -> io::Result<Option<Vec<u8>>> {
    let path = out.join(manifest::NAME);
    if !fs::symlink_metadata(&path).is_ok_and(|met| met.is_file()) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let read = File::open(&path).and_then(|mut file| file.read_to_end(&mut bytes));
    read.map_err(|error| about(&path, error))?;
    Ok(Some(bytes))
}

/// Every file and folder there must be in the manifest. One that is in the
/// manifest and not there is no matter: it is written again.
fn compare(out: &Path, manifest: Manifest, written: Vec<u8>) -> io::Result<Ownership> {
    let known: BTreeSet<&str> =
        manifest.files().iter().flat_map(|entry| folders_of(&entry.path)).collect();
    let (mut files, mut folders, mut first) = (Vec::new(), Vec::new(), None::<String>);
    let mut walk = WalkDir::new(out).min_depth(1).follow_links(false).into_iter();
    while let Some(next) = walk.next() {
        let met = next.map_err(|error| about(out, io::Error::from(error)))?;
        let below = met.path().strip_prefix(out).unwrap_or(met.path());
        let path = below.to_string_lossy().into_owned();
        let kind = met.file_type();
        if kind.is_file() && (path == manifest::NAME || manifest.find(&path).is_some()) {
            files.push(path);
        } else if kind.is_dir() && known.contains(path.as_str()) {
            folders.push(path);
        } else {
            if kind.is_dir() {
                walk.skip_current_dir();
            }
            first = first.into_iter().chain([path]).min();
        }
    }
    if let Some(first) = first {
        return Ok(Ownership::foreign(first));
    }
    files.sort();
    folders.sort();
    Ok(Ownership::Ours(Published { manifest, written, files, folders }))
}

/// `a` and `a/b` for `a/b/c.html`.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(slash, _)| &path[..slash])
}

/// Absolute and without links, also where the last parts are not there yet.
pub(super) fn resolve(path: &Path) -> io::Result<PathBuf> {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    match path.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
                return Err(about(path, error));
            };
            Ok(resolve(parent)?.join(name))
        }
        answer => answer.map_err(|error| about(path, error)),
    }
}

/// The same failure with the path in its words.
pub(super) fn about(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
