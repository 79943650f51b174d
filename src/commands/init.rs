//! `onrecord init`: a new site with one invented example of each kind.

use onrecord::start::site::{self, Settings};
use onrecord::write;
use std::io;
use std::path::{Path, PathBuf};

/// Makes a new site with an invented example of each kind of record
///
/// Writes site.toml, content/, a page for contributors, and a workflow for
/// GitHub that checks every pull request. The folder must be new or empty; it
/// may have a .git.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of the new site
    dir: PathBuf,
    /// Name of the site
    #[arg(long, default_value = "Aldovia on record")]
    title: String,
    /// Where corrections go: a mailto: or https: address
    ///
    /// Without it `onrecord check` warns until site.toml has one.
    #[arg(long, value_name = "ADDRESS")]
    contact: Option<String>,
}

pub(crate) fn run(Arguments { dir, title, contact }: Arguments) -> io::Result<u8> {
    if let Some(name) = what_is_there(&dir)? {
        let words = format!(
            "{} has something in it already ({name}); name a new or an empty folder",
            dir.display()
        );
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, words));
    }
    std::fs::create_dir_all(&dir)?;
    let settings = Settings { title, contact, today: super::today()? };
    for (path, text) in site::files(&settings) {
        write::content::create(&dir, path, text.as_bytes())?;
        println!("{}", dir.join(path).display());
    }
    println!(
        "\nA new site stands in {0}. Next:\n  onrecord check {0}\n  onrecord build {0}\nREADME.md there says what to do before you publish.",
        dir.display()
    );
    Ok(0)
}

/// Something that lies in a folder, the first by name; a `.git` does not count.
fn what_is_there(dir: &Path) -> io::Result<Option<String>> {
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            let words = format!("cannot read {}: {error}", dir.display());
            return Err(io::Error::new(error.kind(), words));
        }
    };
    let mut names: Vec<String> = Vec::new();
    for entry in entries {
        let name = entry?.file_name();
        if name != ".git" {
            names.push(super::plain(&name.to_string_lossy()));
        }
    }
    names.sort();
    Ok(names.into_iter().next())
}
