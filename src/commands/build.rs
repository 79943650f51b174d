//! `onrecord build`: checks the content and writes the site.

use super::findings;
use onrecord::Built;
use onrecord::load::Settings;
use onrecord::report::Report;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::time::Instant;

/// Checks the content and writes the site
///
/// Reads ROOT, checks everything, and writes the whole site. While there is
/// an error nothing is written, and the last good output stays as it is.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder with site.toml and content/
    #[arg(default_value = ".")]
    root: PathBuf,
    /// Where the site is written [default: ROOT/public]
    ///
    /// A folder that is new, empty, or written by onrecord before; any other
    /// is refused and not touched.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Absolute address of the site, for canonical links, feed and sitemap
    ///
    /// Goes before `base_url` in site.toml. All other links are relative, so
    /// that a site works anywhere, from disk too.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    #[command(flatten)]
    findings: findings::Reporting,
}

pub(crate) fn run(Arguments { root, out, base_url, findings }: Arguments) -> io::Result<u8> {
    let started = Instant::now();
    findings.agree()?;
    let out = out.unwrap_or_else(|| root.join("public"));
    let settings = Settings { base_url, built_on: super::today()? };
    let Built { inputs, site, found, changes } =
        onrecord::build(&root, &out, settings, findings.stops())?;
    // The program is about to end: to give back a million small pieces of memory one by one takes
    // a twentieth of its time.
    let (inputs, _) = (ManuallyDrop::new(inputs), ManuallyDrop::new(site));
    let report = Report::new(&inputs, &found, &findings::named(&root));
    findings.emit(&report)?;
    let Some(changes) = changes else {
        let so = match findings::denied(&found, findings.stops()) {
            true => "Warnings are denied here, so nothing was published",
            false => "Nothing was published",
        };
        say!("{}. {so}.", report.counts());
        return Ok(1);
    };
    if !found.is_empty() {
        say!("{}.", report.counts());
    }
    let done = format!(
        "{}: {} files written, {} unchanged, {} removed in {:.2} s",
        out.display(),
        changes.written,
        changes.unchanged,
        changes.removed,
        started.elapsed().as_secs_f64()
    );
    match findings.take_stdout() {
        true => say!("{done}"),
        false => writeln!(io::stdout(), "{done}")?,
    }
    Ok(0)
}
