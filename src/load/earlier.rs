//! What a word on the command line names: a site, what a built site says, or a revision of a site.

use super::revision::{self, Revision};
use super::{Settings, as_data, cap, load};
use crate::change::HISTORY;
use crate::input::{Data, Input, Inputs, Role};
use crate::model::date::Day;
use crate::snapshot::{self, Snapshot};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Bytes of the largest snapshot that is read.
const MOST: u64 = 256 * super::MIB;

/// A state of a site.
#[derive(Debug)]
pub enum Earlier {
    /// A folder of content.
    Folder(Inputs),
    /// The content of a commit, and its day.
    Revision(Inputs, Day),
    /// What a built site says.
    Published(Snapshot<'static>),
}

/// Reads what `word` names: a folder with `site.toml` or `content/`, a built site's folder, its
/// `data/snapshot.json`, or else a git revision of the site in `root`. A folder goes before a revision.
pub fn earlier(word: &str, root: &Path, settings: &Settings) -> io::Result<Earlier> {
    let path = Path::new(word);
    let published = path.join(snapshot::PATH);
    let has = |name: &str| path.join(name).symlink_metadata().is_ok();
    if path.is_file() {
        return read(path).map(Earlier::Published);
    }
    if path.is_dir() {
        return match (has("site.toml") || has("content"), published.is_file()) {
            (true, _) => load(path, &[], settings.clone()).map(Earlier::Folder),
            (false, true) => read(&published).map(Earlier::Published),
            (false, false) => Err(invalid(format!(
                "the folder `{}` is no site (it has no site.toml) and no built site (it has no {})",
                word.escape_debug(),
                snapshot::PATH
            ))),
        };
    }
    let Revision { inputs, day } = revision::revision(word, root, settings).map_err(|error| {
        let words = format!("there is no folder `{}`, and {error}", word.escape_debug());
        io::Error::new(error.kind(), words)
    })?;
    Ok(Earlier::Revision(inputs, day))
}

fn read(path: &Path) -> io::Result<Snapshot<'static>> {
    let bytes = bytes(path, MOST)?;
    Snapshot::read(&bytes).map_err(|words| invalid(format!("{}: {words}", path.display())))
}

/// The bytes of a file that the person at the keyboard named.
fn bytes(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let named = |error: io::Error| {
        io::Error::new(error.kind(), format!("cannot read {}: {error}", path.display()))
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(named)?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(named)?;
    match bytes.len() as u64 > most {
        true => Err(invalid(format!("{} is larger than {most} bytes", path.display()))),
        false => Ok(bytes),
    }
}

/// A history by itself, as `load` reads the one of a site. One that is not there is no file.
pub fn history(path: &Path) -> io::Result<Inputs> {
    let data = match bytes(path, cap(Role::History)) {
        Ok(bytes) => as_data(Role::History, bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Inputs::default()),
        Err(error) => return Err(error),
    };
    if matches!(data, Data::Refused(_)) {
        return Err(invalid(format!("{} is not UTF-8", path.display())));
    }
    let files = vec![Input { path: HISTORY.to_owned(), role: Role::History, data }];
    Ok(Inputs { files, ..Inputs::default() })
}

fn invalid(words: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, words)
}
