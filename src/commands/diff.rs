//! `onrecord diff`: what changed between two states of a site, in sentences.

use onrecord::change::{self, Change, Entry};
use onrecord::compare::compare;
use onrecord::input::{FileId, Inputs};
use onrecord::load::{self, Earlier, Settings};
use onrecord::model::date::Day;
use onrecord::report::changes::{self, Form};
use onrecord::site::Site;
use onrecord::snapshot::Snapshot;
use onrecord::write;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Says in sentences what changed between two states of a site
///
/// OLD and NEW each name a folder with content, a built site (its folder or
/// its data/snapshot.json), or a git revision: `HEAD~5`, `v2026.1`, or
/// `main:site` for a site in a folder of the repository. A folder goes before
/// a revision of the same name.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The site as it was
    old: String,
    /// The site as it is
    new: String,
    /// The folder of the site whose repository has the revisions
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Form: text, markdown or json, and the file to write instead of the terminal
    #[arg(long, value_name = "FORM[=FILE]", default_value = "text", value_parser = report)]
    report: (Form, Option<PathBuf>),
    /// Adds the changes to a history, beside site.toml, that the site shows
    ///
    /// A change that stands there already is not added again.
    #[arg(long, value_name = "FILE")]
    append: Option<PathBuf>,
    /// The day on which the changes are published [default: that of NEW's commit, or today]
    #[arg(long, value_name = "DAY", requires = "append", value_parser = day)]
    on: Option<Day>,
    /// Ends with exit code 1 if anything changed
    #[arg(long)]
    exit_code: bool,
}

fn report(word: &str) -> Result<(Form, Option<PathBuf>), String> {
    let (form, path) = match word.split_once('=') {
        Some((_, "")) => return Err("name a file after `=`".to_owned()),
        Some((form, path)) => (form, Some(PathBuf::from(path))),
        None => (word, None),
    };
    let form = Form::parse(form).ok_or("the forms are text, markdown and json")?;
    Ok((form, path))
}

fn day(word: &str) -> Result<Day, String> {
    Day::parse(word).ok_or_else(|| "write a day as 2026-03-01".to_owned())
}

pub(crate) fn run(arguments: Arguments) -> io::Result<u8> {
    let Arguments { old, new, root, report: (form, path), append, on, exit_code } = arguments;
    let settings = Settings { base_url: None, built_on: super::today()? };
    let before = State::read(&old, &root, &settings)?;
    let after = State::read(&new, &root, &settings)?;
    let changes = compare(&before.snapshot(), &after.snapshot());
    let mut text = Vec::new();
    changes::emit(&mut text, form, &changes)?;
    match &path {
        Some(path) => write::history::report(path, &text)?,
        None => io::stdout().lock().write_all(&text)?,
    }
    if changes.is_empty() && form == Form::Text {
        say!("Nothing changed in what the site says.");
    }
    if let Some(path) = &append {
        let on = on.or(after.day()).unwrap_or(settings.built_on);
        let (added, there) = keep(path, &changes, on)?;
        let changes = if added == 1 { "1 change" } else { &format!("{added} changes") };
        say!("{}: {changes} added, {there} stood there already.", path.display());
    }
    Ok(u8::from(exit_code && !changes.is_empty()))
}

/// Adds what a history does not have. How many were added, and how many it had.
fn keep(path: &Path, changes: &[Change], on: Day) -> io::Result<(usize, usize)> {
    let history = onrecord::history(path)?;
    let missing = change::missing(&history, changes);
    let entry = |change: &&Change| Entry { on: on.to_string(), change: (*change).clone() };
    let entries: Vec<Entry> = missing.iter().map(entry).collect();
    if !entries.is_empty() {
        write::history::append(path, &entries)?;
    }
    Ok((entries.len(), changes.len() - entries.len()))
}

/// A state of a site, understood.
enum State {
    Content { inputs: Inputs, site: Box<Site>, broken: BTreeSet<FileId>, day: Option<Day> },
    Published(Snapshot<'static>),
}

impl State {
    fn read(word: &str, root: &Path, settings: &Settings) -> io::Result<State> {
        let (inputs, day) = match load::earlier(word, root, settings)? {
            Earlier::Published(snapshot) => return Ok(State::Published(snapshot)),
            Earlier::Folder(inputs) => (inputs, None),
            Earlier::Revision(inputs, day) => (inputs, Some(day)),
        };
        let (site, mut broken) = onrecord::read(&inputs);
        broken.remove(&FileId::NONE);
        if !broken.is_empty() {
            let paths = broken.iter().take(5).map(|id| inputs.file(*id).path.as_str());
            let more = if broken.len() > 5 { ", …" } else { "" };
            say!(
                "onrecord: {} in {} could not be read whole and {} not compared: {}{more}; `onrecord check` says why",
                if broken.len() == 1 {
                    "1 file".to_owned()
                } else {
                    format!("{} files", broken.len())
                },
                change::line(word),
                if broken.len() == 1 { "is" } else { "are" },
                change::line(&paths.collect::<Vec<_>>().join(", ")),
            );
        }
        Ok(State::Content { inputs, site: Box::new(site), broken, day })
    }

    fn snapshot(&self) -> Snapshot<'_> {
        match self {
            State::Content { inputs, site, broken, .. } => Snapshot::of(site, inputs, broken),
            State::Published(snapshot) => snapshot.clone(),
        }
    }

    fn day(&self) -> Option<Day> {
        match self {
            State::Content { day, .. } => *day,
            State::Published(_) => None,
        }
    }
}
