//! Builds a static site from a folder of sourced profiles and cases.
//!
//! The program is six passes. Each takes what the one before returned:
//!
//! ```text
//! load → parse → link → check → render → write
//! disk   Inputs  Docs   Site    Site     Outputs → disk
//! ```
//!
//! `load` and `write` touch the disk. The four between are pure: the same
//! inputs give the same site, the same diagnostics and the same bytes.

// Nouns: what passes hand to each other.
pub mod change;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod headers;
pub mod html;
pub mod input;
pub mod manifest;
pub mod model;
pub mod names;
pub mod output;
pub mod picture;
pub mod prose;
pub mod rules;
pub mod site;
pub mod snapshot;
pub mod suggest;
pub mod theme;
pub mod url;

// Verbs: one pass each, in this order.
pub mod load;
pub mod parse;
pub mod link;
pub mod check;
pub mod render;
pub mod write;

// Beside the line.
pub mod compare;
pub mod format;
pub mod mend;
pub mod policy;
pub mod report;
pub mod schema;
pub mod start;

use change::Entry;
use diagnostic::{Diagnostic, Diagnostics, Severity};
use input::{FileId, Inputs};
use load::Settings;
use site::Site;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use write::Changes;

/// Says everything that can be said about the content, without the disk.
///
/// Never fails: a broken file costs its own page, not the report on the others.
pub fn analyze(inputs: &Inputs) -> (Site, Diagnostics) {
    let (config, documents, from_parse) = parse::parse(inputs);
    let (history, from_history) = parse::history(inputs);
    let (site, from_link) = link::link(config, documents, history);
    let from_check = check::check(&site, inputs);
    let found = Diagnostics::merge([from_parse, from_history, from_link, from_check]);
    let found = policy::settle(&site.config, &site.documents, found);
    (site, found)
}

/// Checks the site under `root` and writes nothing.
///
/// Fails only if the root cannot be read.
pub fn check_root(root: &Path, settings: Settings) -> io::Result<(Inputs, Diagnostics)> {
    let inputs = load::load(root, theme::FILES, settings)?;
    let (site, found) = analyze(&inputs);
    let (_, from_render) = render::render(&site, &inputs);
    Ok((inputs, Diagnostics::merge([found, from_render])))
}

/// Reads a site only to say what it says, with all the files that could not be understood whole.
///
/// Never fails: an old state of a site need not pass the rules of today.
pub fn read(inputs: &Inputs) -> (Site, BTreeSet<FileId>) {
    let (config, documents, from_parse) = parse::parse(inputs);
    let is_broken = |found: &&Diagnostic| found.rule.firm && found.severity == Severity::Error;
    let broken = from_parse.iter().filter(is_broken).map(|found| found.at.file).collect();
    let (site, _) = link::link(config, documents, Vec::new());
    (site, broken)
}

/// Reads a history, wherever it lies. One that is not there is empty.
///
/// Fails if the disk does, or if a line is no change: nothing must be added to what is not understood.
pub fn history(path: &Path) -> io::Result<Vec<Entry>> {
    let inputs = load::history(path)?;
    let (entries, found) = parse::history(&inputs);
    match found.iter().next() {
        None => Ok(entries),
        Some(found) => {
            let words = format!("{}: {}", path.display(), found.message);
            Err(io::Error::new(io::ErrorKind::InvalidData, words))
        }
    }
}

/// What a build came to.
#[derive(Debug)]
pub struct Built {
    /// What was read; findings point into it.
    pub inputs: Inputs,
    /// What it came to.
    pub site: Site,
    /// What is wrong.
    pub found: Diagnostics,
    /// What was done to the output folder. `None` if something stood against it and nothing was published.
    pub changes: Option<Changes>,
}

/// Builds the site under `root` into `out`.
///
/// Fails if the disk does, and if `out` is not ours. Publishes nothing while
/// there is a finding as grave as `stops`, an error at least: an accountability
/// site must not go out with an unsourced claim because the other pages were fine.
pub fn build(root: &Path, out: &Path, settings: Settings, stops: Severity) -> io::Result<Built> {
    let inputs = load::load(root, theme::FILES, settings)?;
    let (site, found) = analyze(&inputs);
    let (found, changes) = publish(&inputs, &site, found, stops, root, out)?;
    Ok(Built { inputs, site, found, changes })
}

fn publish(
    inputs: &Inputs,
    site: &Site,
    found: Diagnostics,
    stops: Severity,
    root: &Path,
    out: &Path,
) -> io::Result<(Diagnostics, Option<Changes>)> {
    let (outputs, from_render) = render::render(site, inputs);
    let found = Diagnostics::merge([found, from_render]);
    if found.reach(stops) {
        return Ok((found, None));
    }
    if let Some(why) = write::ours(root, out)?.refusal(out) {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, why));
    }
    Ok(match write::write(&outputs, out)? {
        Ok(changes) => (found, Some(changes)),
        Err(broken) => (Diagnostics::merge([found, Diagnostics::from(broken)]), None),
    })
}

/// Makes the safe changes that findings carry, round by round, as one mended mistake may uncover the
/// next. Gives the mended inputs and how many mistakes were mended; nothing is written.
pub fn mend_all(mut inputs: Inputs) -> (Inputs, usize) {
    // Each round mends all that it can; more than a few only follow from changes that undo each other.
    const ROUNDS: usize = 10;
    let mut count = 0;
    for _ in 0..ROUNDS {
        let (_, found) = analyze(&inputs);
        let mended = mend::mend(&inputs, &found);
        if mended.count == 0 {
            break;
        }
        count += mended.count;
        for (file, text) in mended.texts {
            inputs.files[file.0 as usize].data = input::Data::Text(text);
        }
    }
    (inputs, count)
}
