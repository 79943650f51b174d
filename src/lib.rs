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
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod headers;
pub mod html;
pub mod input;
pub mod manifest;
pub mod model;
pub mod output;
pub mod rules;
pub mod site;
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
pub mod policy;
pub mod report;

use diagnostic::{Diagnostics, Severity};
use input::Inputs;
use load::Settings;
use site::Site;
use std::io;
use std::path::Path;
use write::Changes;

/// Says everything that can be said about the content, without the disk.
///
/// Never fails: a broken file costs its own page, not the report on the others.
pub fn analyze(inputs: &Inputs) -> (Site, Diagnostics) {
    let (config, documents, from_parse) = parse::parse(inputs);
    let (site, from_link) = link::link(config, documents);
    let from_check = check::check(&site, inputs);
    let found = Diagnostics::merge([from_parse, from_link, from_check]);
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
