//! `onrecord schema`: JSON Schemas of all fields, for editors and other programs.

use onrecord::model::key::Kind;
use onrecord::model::shape;
use onrecord::{schema, write};
use std::io::{self, Write};
use std::path::Path;

const KINDS: [Kind; 5] = [Kind::Official, Kind::Case, Kind::Authority, Kind::Country, Kind::About];

/// Writes JSON Schemas of the fields of each kind of record and of site.toml
///
/// They are made for editors and other programs that fill in or check front
/// matter. A date without quotes counts as text.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// official, case, authority, country, about or site: that one, to standard output; anything else is a folder for all of them
    #[arg(value_name = "KIND|DIR")]
    what: String,
}

pub(crate) fn run(Arguments { what }: Arguments) -> io::Result<u8> {
    if what == "site" {
        writeln!(io::stdout().lock(), "{}", text(&schema::of_site()).trim_end())?;
    } else if let Some(kind) = KINDS.into_iter().find(|kind| shape::word(*kind) == what) {
        writeln!(io::stdout().lock(), "{}", text(&schema::of_kind(kind)).trim_end())?;
    } else {
        let folder = Path::new(&what);
        std::fs::create_dir_all(folder)?;
        for kind in KINDS {
            put(folder, &schema::file_name(kind), &text(&schema::of_kind(kind)))?;
        }
        put(folder, schema::SITE_FILE, &text(&schema::of_site()))?;
    }
    Ok(0)
}

fn text(schema: &serde_json::Value) -> String {
    format!("{schema:#}\n")
}

fn put(folder: &Path, name: &str, text: &str) -> io::Result<()> {
    match write::content::create(folder, name, text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            write::content::replace(folder, name, text.as_bytes())?;
        }
        other => other?,
    }
    writeln!(io::stdout().lock(), "{}", folder.join(name).display())?;
    Ok(())
}
