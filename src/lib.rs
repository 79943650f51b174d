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
pub mod report;

use diagnostic::Diagnostics;
use input::Inputs;
use load::Settings;
use site::Site;
use std::io;
use std::path::Path;

/// Says everything that can be said about the content, without the disk.
///
/// Never fails: a broken file costs its own page, not the report on the others.
pub fn analyze(inputs: &Inputs) -> (Site, Diagnostics) {
    let (config, documents, from_parse) = parse::parse(inputs);
    let (site, from_link) = link::link(config, documents);
    let from_check = check::check(&site, inputs);
    (site, Diagnostics::merge([from_parse, from_link, from_check]))
}

/// Checks the site under `root` and writes nothing.
///
/// Fails only if the root cannot be read.
pub fn check_root(root: &Path, settings: Settings) -> io::Result<(Inputs, Diagnostics)> {
    let inputs = load::load(root, &[], settings)?;
    let (_, found) = analyze(&inputs);
    Ok((inputs, found))
}
