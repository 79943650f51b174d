//! `onrecord check`: says everything that is wrong, and writes nothing.

use super::findings;
use onrecord::diagnostic::{Diagnostic, Diagnostics};
use onrecord::input::{FileId, Inputs};
use onrecord::load::{Settings, git};
use onrecord::report::Report;
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
    #[command(flatten)]
    findings: findings::Reporting,
    /// Report only on files that changed since this git revision
    ///
    /// The whole site is still checked: what is wrong elsewhere is counted in
    /// the last line, and an error anywhere still ends with exit code 1.
    #[arg(long, value_name = "REV")]
    since: Option<String>,
}

pub(crate) fn run(Arguments { root, findings, since }: Arguments) -> io::Result<u8> {
    findings.agree()?;
    let changed = since.map(|revision| git::changed_since(&root, &revision)).transpose()?;
    let settings = Settings { base_url: None, built_on: super::today()? };
    let (inputs, found) = onrecord::check_root(&root, settings)?;
    let (found, elsewhere) = match &changed {
        Some(changed) => found.split(|finding| touches(&inputs, finding, changed)),
        None => (found, Diagnostics::default()),
    };
    let mut report = Report::new(&inputs, &found, &findings::named(&root));
    if changed.is_some() {
        report = report.elsewhere(&elsewhere);
    }
    findings.emit(&report)?;
    say!("{}.", report.counts());
    if let Some(more) = report.counts_elsewhere() {
        say!("{more}.");
    }
    if findings::denied(&found, findings.stops()) && !elsewhere.has_errors() {
        say!("Warnings are denied here.");
    }
    Ok(u8::from(found.reach(findings.stops()) || elsewhere.has_errors()))
}

/// Whether a finding is in a changed file or about one. One on the site as a whole always is.
fn touches(inputs: &Inputs, finding: &Diagnostic, changed: &git::Changed) -> bool {
    let labels = finding.labels.iter().map(|label| label.at.file);
    labels
        .chain([finding.at.file])
        .any(|file| file == FileId::NONE || changed.has(&inputs.file(file).path))
}
