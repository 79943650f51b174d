//! `onrecord check`: says everything that is wrong, and writes nothing.

use super::findings;
use onrecord::load::Settings;
use std::io;
use std::path::PathBuf;

/// Checks the content and writes nothing
///
/// Says everything that is wrong in one run: file, line, column, what, and
/// what to do.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder with site.toml and content/
    #[arg(default_value = ".")]
    root: PathBuf,
}

pub(crate) fn run(Arguments { root }: Arguments) -> io::Result<u8> {
    let settings = Settings { base_url: None, built_on: super::today()? };
    let (inputs, found) = onrecord::check_root(&root, settings)?;
    findings::to_terminal(&inputs, &found)?;
    eprintln!("{}.", findings::counts(&inputs, &found));
    Ok(u8::from(found.has_errors()))
}
