//! `onrecord fix`: mends what can only have been meant one way, after showing it.

use onrecord::input::{Input, Inputs};
use onrecord::load::{self, Settings};
use onrecord::report::diff;
use onrecord::report::human::Colour;
use onrecord::{mend_all, theme, write};
use std::collections::BTreeMap;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Mends mistakes that leave no doubt what was meant
///
/// Shows all changes first and asks before it writes them: mistyped words and
/// names of fields, dates and quotation marks in other forms, line ends. What a
/// person must decide stays in the report of `onrecord check`. Changes only
/// files of content/ and site.toml.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder with site.toml and content/
    #[arg(default_value = ".")]
    root: PathBuf,
    /// Write the changes without asking
    #[arg(long, conflicts_with = "diff")]
    yes: bool,
    /// Only show the changes
    #[arg(long)]
    diff: bool,
}

pub(crate) fn run(Arguments { root, yes, diff }: Arguments) -> io::Result<u8> {
    let settings = Settings { base_url: None, built_on: super::today()? };
    let old = load::load(&root, theme::FILES, settings.clone())?;
    let (new, count) = mend_all(old.clone());
    let changed: Vec<(&Input, &Input)> =
        old.files.iter().zip(&new.files).filter(|(old, new)| old.data != new.data).collect();
    if changed.is_empty() {
        say!("Nothing to mend. `onrecord check` says what a person must look at.");
        return Ok(0);
    }
    show(&changed)?;
    let changes = format!("{} in {}", plural(count, "change"), plural(changed.len(), "file"));
    if !yes && (diff || !super::ask::somebody()) {
        say!("{changes}. Nothing was written; `onrecord fix --yes` applies them.");
        return Ok(1);
    }
    let these = if count == 1 { "this" } else { "these" };
    if !yes && !agreed(&format!("Apply {these} {changes}? [y/N] "))? {
        say!("Nothing was written.");
        return Ok(1);
    }
    apply(&root, &changed, &load::load(&root, theme::FILES, settings)?)?;
    say!("{changes} applied.");
    Ok(0)
}

fn show(changed: &[(&Input, &Input)]) -> io::Result<()> {
    let stdout = io::stdout();
    let colour = match stdout.is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        true => Colour::Yes,
        false => Colour::No,
    };
    let mut out = io::BufWriter::new(stdout.lock());
    for (old, new) in changed {
        diff::emit(&mut out, &old.path, old.text(), new.text(), colour)?;
    }
    out.flush()
}

fn agreed(question: &str) -> io::Result<bool> {
    eprint!("{question}");
    io::stderr().flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// Writes the new texts, if the files are still as they were shown.
fn apply(root: &Path, changed: &[(&Input, &Input)], now: &Inputs) -> io::Result<()> {
    let now: BTreeMap<&str, &Input> =
        now.files.iter().map(|input| (input.path.as_str(), input)).collect();
    for (old, _) in changed {
        if now.get(old.path.as_str()).is_none_or(|now| now.data != old.data) {
            let words = format!("{} was changed in the meantime; nothing was written", old.path);
            return Err(io::Error::other(words));
        }
    }
    for (old, new) in changed {
        write::content::replace(root, &old.path, new.text().as_bytes())?;
    }
    Ok(())
}

fn plural(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}
