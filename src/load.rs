//! Pass 1 of 6. Load: the disk in, `Inputs` out.
//!
//! Finds the files of a root by name, says what each is for, and reads those
//! that may be read. What must not be opened (links, FIFOs, sockets, devices)
//! is refused by name; what is too large, not UTF-8 or unreadable is refused
//! with the reason. A refusal is a finding of the next pass, not a failure.
//!
//! Follows no link anywhere below the root, opens nothing outside it and
//! understands no content. Fails only if the root itself cannot be read.

#![allow(clippy::disallowed_methods, reason = "one of the two doors to the disk")]

mod earlier;
pub mod git;
mod pictures;
mod revision;

pub use earlier::{Earlier, earlier, history};

use crate::change::HISTORY;
use crate::input::{Data, Input, Inputs, Refusal, Role};
use crate::model::date::Day;
use crate::url::PagePath;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use rustix::buffer::spare_capacity;
use rustix::fd::OwnedFd;
use rustix::fs::{CWD, FileType, Mode, OFlags, Stat};
use std::io;
use std::path::Path;
use walkdir::{DirEntry, WalkDir};

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

/// What belongs to a root. Nothing else in it is looked at.
const ENTRIES: [&str; 5] = ["site.toml", HISTORY, "content", "templates", "static"];

/// What the command line and the environment say of a build.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `--base-url`, which goes before that of `site.toml`.
    pub base_url: Option<String>,
    /// The day of the build.
    pub built_on: Day,
}

/// Reads the root. `theme` holds the templates and static files that the
/// program carries, by path: each stands in where the root has no such file.
pub fn load(root: &Path, theme: &[(&str, &[u8])], settings: Settings) -> io::Result<Inputs> {
    let handle = open_root(root)?;
    let mut found: Vec<Found> = Vec::new();
    for entry in ENTRIES {
        find(root, entry, &mut found);
    }
    // Which pictures are too many must not depend on the order of the disk.
    found.sort_by(|a, b| a.path.cmp(&b.path));
    pictures::limit(&mut found, pictures::MOST);
    let read = found.into_par_iter().map(|file| file.read(&handle));
    let mut files: Vec<Input> = read.collect();
    add_theme(&mut files, theme);
    Ok(Inputs { files, base_url: settings.base_url, built_on: settings.built_on })
}

/// The root may be a link: the person at the keyboard named it.
fn open_root(root: &Path) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let handle = rustix::fs::openat(CWD, root, flags, Mode::empty()).map_err(io::Error::from);
    handle.and_then(|handle| std::fs::read_dir(root).map(|_| handle)).map_err(|error| {
        io::Error::new(error.kind(), format!("cannot read the folder {}: {error}", root.display()))
    })
}

/// A name that was met, before anything is opened.
struct Found {
    path: String,
    role: Role,
    refusal: Option<Refusal>,
    /// Bytes of a picture; others are not measured here.
    length: u64,
}

/// Lists one of the root's entries. One that is not there lists nothing.
fn find(root: &Path, entry: &str, found: &mut Vec<Found>) {
    let mut walk =
        WalkDir::new(root.join(entry)).follow_links(false).follow_root_links(false).into_iter();
    while let Some(next) = walk.next() {
        match next {
            Ok(met) => {
                if is_hidden_folder(&met) {
                    walk.skip_current_dir();
                }
                found.extend(name(root, &met));
            }
            Err(error) if error.depth() == 0 && is_absent(&error) => {}
            Err(error) => {
                let (path, _) = path_below(root, error.path().unwrap_or(Path::new(entry)));
                let words = error.io_error().map_or_else(|| error.to_string(), |e| e.to_string());
                let refusal = Some(Refusal::Unreadable(words));
                found.push(Found { role: role(&path), path, refusal, length: 0 });
            }
        }
    }
}

fn is_absent(error: &walkdir::Error) -> bool {
    error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// `.git`, `.obsidian` and their like count as one stray each.
fn is_hidden_folder(met: &DirEntry) -> bool {
    met.depth() > 0
        && met.file_type().is_dir()
        && met.file_name().as_encoded_bytes().starts_with(b".")
}

/// What a name stands for; nothing for folders and for what editors and systems drop.
fn name(root: &Path, met: &DirEntry) -> Option<Found> {
    let kind = met.file_type();
    let plain_folder = kind.is_dir() && !is_hidden_folder(met);
    let must_be_a_file = ["site.toml", HISTORY].iter().any(|name| met.path() == root.join(name));
    if plain_folder && !must_be_a_file {
        return None;
    }
    if !kind.is_dir() && is_dropping(&met.file_name().to_string_lossy()) {
        return None;
    }
    let (path, is_utf8) = path_below(root, met.path());
    let refusal = if kind.is_symlink() {
        Some(Refusal::Link)
    } else if !kind.is_file() && !is_hidden_folder(met) {
        Some(Refusal::NotAFile)
    } else if !is_utf8 {
        Some(Refusal::PathNotUtf8)
    } else {
        None
    };
    let role = role(&path);
    let length = match role {
        Role::Photo => met.metadata().map_or(0, |facts| facts.len()),
        _ => 0,
    };
    Some(Found { role, path, refusal, length })
}

/// With `/`, and whether it was UTF-8.
fn path_below(root: &Path, path: &Path) -> (String, bool) {
    let below = path.strip_prefix(root).unwrap_or(path);
    (below.to_string_lossy().into_owned(), below.to_str().is_some())
}

/// Files that editors and systems leave behind unasked. They are no part of
/// the site and no fault of the contributor.
fn is_dropping(name: &str) -> bool {
    let known = matches!(
        name,
        ".DS_Store"
            | ".directory"
            | ".editorconfig"
            | ".gitattributes"
            | ".gitignore"
            | ".gitkeep"
            | ".keep"
            | "Thumbs.db"
            | "desktop.ini"
    );
    let swap = [".swp", ".swo", ".swx"].iter().any(|end| name.ends_with(end));
    let auto_saved = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    known
        || swap
        || auto_saved
        || name.starts_with(".#")
        || name.starts_with("._")
        || name.ends_with('~')
}

/// What part a file plays, by the folder it lies in. A file of `static/` or
/// `content/photos/` whose name has no place in an address is a stray.
pub fn role(path: &str) -> Role {
    let hidden = path.rsplit('/').next().is_some_and(|name| name.starts_with('.'));
    let Some((folder, rest)) = path.split_once('/') else {
        return match path {
            "site.toml" => Role::Config,
            HISTORY => Role::History,
            "templates" => Role::Template,
            "static" => Role::Static,
            _ => Role::Stray,
        };
    };
    match (folder, rest.strip_prefix("photos/")) {
        _ if hidden => Role::Stray,
        ("content", Some(photo)) if PagePath::photo(photo).is_some() => Role::Photo,
        ("content", None) if rest.ends_with(".md") => Role::Content,
        ("templates", _) => Role::Template,
        ("static", _) if PagePath::of_static(rest).is_some() => Role::Static,
        _ => Role::Stray,
    }
}

impl Found {
    fn read(self, root: &OwnedFd) -> Input {
        let data = match self.refusal {
            Some(refusal) => Data::Refused(refusal),
            // A stray is named in a finding; nobody looks into it.
            None if self.role == Role::Stray => Data::Bytes(Vec::new()),
            None => match read(root, &self.path, cap(self.role)) {
                Ok(bytes) => as_data(self.role, bytes),
                Err(refusal) => Data::Refused(refusal),
            },
        };
        Input { path: self.path, role: self.role, data }
    }
}

/// Bytes of the largest file that is read. Templates and static files are the
/// publisher's own; theirs only keeps a mistake from taking all memory.
fn cap(role: Role) -> u64 {
    match role {
        Role::Config => 256 * KIB,
        Role::Content | Role::Stray => MIB,
        Role::History => 32 * MIB,
        Role::Photo => 20 * MIB,
        Role::Template | Role::Static => 512 * MIB,
    }
}

/// One open, one read, one close. What was a file when it was listed may be
/// something else now, so the handle is asked before; and asked again after,
/// so that half of a file that an editor is saving is not taken for the whole.
fn read(root: &OwnedFd, path: &str, cap: u64) -> Result<Vec<u8>, Refusal> {
    let unreadable = |error: rustix::io::Errno| match error {
        rustix::io::Errno::LOOP | rustix::io::Errno::XDEV => Refusal::Link,
        _ => Refusal::Unreadable(io::Error::from(error).to_string()),
    };
    let file = open_below(root, path).map_err(unreadable)?;
    let stat = rustix::fs::fstat(&file).map_err(unreadable)?;
    if FileType::from_raw_mode(stat.st_mode) != FileType::RegularFile {
        return Err(Refusal::NotAFile);
    }
    let length = u64::try_from(stat.st_size).unwrap_or(0);
    if length > cap {
        return Err(Refusal::TooLarge(length, cap));
    }
    // One byte more than the file has: a read that does not fill it was the last.
    let mut bytes: Vec<u8> = Vec::with_capacity(length as usize + 1);
    loop {
        let read = rustix::io::read(&file, spare_capacity(&mut bytes)).map_err(unreadable)?;
        if bytes.len() as u64 > cap {
            return Err(Refusal::TooLarge(bytes.len() as u64, cap));
        }
        if read == 0 || bytes.len() as u64 == length {
            let after = rustix::fs::fstat(&file).map_err(unreadable)?;
            let is_whole = bytes.len() as u64 == length && written(&after) == written(&stat);
            return if is_whole { Ok(bytes) } else { Err(Refusal::Changed) };
        }
        bytes.reserve(1);
    }
}

/// What changes when a file is written to.
fn written(stat: &Stat) -> impl PartialEq {
    (stat.st_size, stat.st_mtime, stat.st_mtime_nsec)
}

/// Opens a file without following a link in any part of its path, so that a
/// folder swapped for a link after it was listed leads nowhere. Never waits
/// for the other end of a FIFO.
fn open_below(root: &OwnedFd, path: &str) -> rustix::io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::ResolveFlags;
        use rustix::io::Errno;
        let within = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
        match rustix::fs::openat2(root, path, flags, Mode::empty(), within) {
            // Kernels before 5.6, and sandboxes that do not know the call.
            Err(Errno::NOSYS | Errno::PERM) => {}
            answer => return answer,
        }
    }
    rustix::fs::openat(root, path, flags, Mode::empty())
}

fn as_data(role: Role, bytes: Vec<u8>) -> Data {
    match role {
        Role::Photo | Role::Static | Role::Stray => Data::Bytes(bytes),
        Role::Config | Role::Content | Role::History | Role::Template => {
            match String::from_utf8(bytes) {
                Ok(text) => Data::Text(text),
                Err(error) => {
                    let good = error.utf8_error().valid_up_to();
                    let mut bytes = error.into_bytes();
                    bytes.truncate(good);
                    Data::Refused(Refusal::NotUtf8(String::from_utf8(bytes).unwrap_or_default()))
                }
            }
        }
    }
}

fn add_theme(files: &mut Vec<Input>, theme: &[(&str, &[u8])]) {
    let absent = |path: &str| files.binary_search_by(|file| file.path.as_str().cmp(path)).is_err();
    let own: Vec<Input> = theme
        .iter()
        .filter(|(path, _)| absent(path))
        .map(|(path, bytes)| {
            let role = role(path);
            Input { path: (*path).to_owned(), role, data: as_data(role, bytes.to_vec()) }
        })
        .collect();
    files.extend(own);
    files.sort_by(|a, b| a.path.cmp(&b.path));
}

#[cfg(test)]
mod tests;
