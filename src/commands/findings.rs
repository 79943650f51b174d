//! What all commands share that report findings: which reports, where they go, and what stands
//! in the way of a good end.

use onrecord::diagnostic::{Diagnostics, Severity};
use onrecord::report::human::Colour;
use onrecord::report::{self, Format, Report};
use onrecord::{suggest, write};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Arguments of every command that reports findings.
#[derive(Default, clap::Args)]
pub(crate) struct Reporting {
    /// How findings are reported, and into which file [default: human]
    ///
    /// human, short, json, github, sarif or markdown. Without =PATH, human goes
    /// to standard error and the others to standard output. May be given
    /// several times. docs/reports.md shows each.
    #[arg(long = "report", value_name = "FORMAT[=PATH]", value_parser = wanted)]
    reports: Vec<Wanted>,
    /// Warnings count as errors for the exit code, and stop publication
    #[arg(long)]
    deny_warnings: bool,
}

/// One report that is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    format: Format,
    path: Option<PathBuf>,
}

impl Wanted {
    /// Where it goes, as a person would say it. What must not be the same for two.
    fn goal(&self) -> String {
        match (&self.path, self.format) {
            (Some(path), _) => {
                let path = path.strip_prefix(".").unwrap_or(path);
                path.components().collect::<PathBuf>().display().to_string()
            }
            (None, Format::Human) => "standard error".to_owned(),
            (None, _) => "standard output".to_owned(),
        }
    }

    fn takes_stdout(&self) -> bool {
        self.path.is_none() && self.format != Format::Human
    }
}

fn wanted(text: &str) -> Result<Wanted, String> {
    let (word, path) = match text.split_once('=') {
        Some((_, "")) => return Err("after = comes the path of a file".to_owned()),
        Some((word, path)) => (word, Some(PathBuf::from(path))),
        None => (text, None),
    };
    let words = || Format::ALL.iter().map(|format| format.word());
    match Format::ALL.into_iter().find(|format| format.word() == word) {
        Some(format) => Ok(Wanted { format, path }),
        None => Err(match suggest::nearest(word, words()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the formats are {}", words().collect::<Vec<_>>().join(", ")),
        }),
    }
}

impl Reporting {
    /// Refuses two reports that would get into each other's way. To be asked before any work.
    pub(crate) fn agree(&self) -> io::Result<()> {
        for (index, wanted) in self.reports.iter().enumerate() {
            let goal = wanted.goal();
            let Some(other) = self.reports[..index].iter().find(|other| other.goal() == goal)
            else {
                continue;
            };
            let (one, two) = (other.format.word(), wanted.format.word());
            let words = format!(
                "the reports {one} and {two} cannot both go to {goal}; write `--report {two}=PATH`"
            );
            return Err(io::Error::new(io::ErrorKind::InvalidInput, words));
        }
        Ok(())
    }

    /// Whether standard output belongs to a report.
    pub(crate) fn take_stdout(&self) -> bool {
        self.reports.iter().any(Wanted::takes_stdout)
    }

    /// The least grave finding that stops publication.
    pub(crate) fn stops(&self) -> Severity {
        if self.deny_warnings { Severity::Warning } else { Severity::Error }
    }

    /// Writes every report that is asked for; where none is, that for people.
    pub(crate) fn emit(&self, report: &Report<'_>) -> io::Result<()> {
        let human = [Wanted { format: Format::Human, path: None }];
        let reports = if self.reports.is_empty() { &human[..] } else { &self.reports };
        // A reader of standard output that goes away must not cost the files.
        for Wanted { format, path } in reports {
            if let Some(path) = path {
                let mut bytes = Vec::new();
                report::emit(&mut bytes, *format, report, Colour::No)?;
                write::report(path, &bytes)?;
            }
        }
        for Wanted { format, .. } in reports.iter().filter(|wanted| wanted.path.is_none()) {
            let (stdout, stderr) = (io::stdout(), io::stderr());
            let colour = if stderr.is_terminal() { colour() } else { Colour::No };
            let (out, colour): (Box<dyn Write>, Colour) = match format {
                Format::Human => (Box::new(stderr.lock()), colour),
                _ => (Box::new(stdout.lock()), Colour::No),
            };
            let mut out = io::BufWriter::new(out);
            report::emit(&mut out, *format, report, colour)?;
            out.flush()?;
        }
        Ok(())
    }
}

/// The colours of a terminal: none if it knows none, or for people who want none (no-color.org).
fn colour() -> Colour {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let unwanted = set("NO_COLOR").is_some() || set("TERM").is_some_and(|term| term == "dumb");
    if unwanted { Colour::No } else { Colour::Yes }
}

/// The root as reports name it.
pub(crate) fn named(root: &Path) -> String {
    root.to_string_lossy().into_owned()
}

/// What `--deny-warnings` makes of findings without an error; for the last line.
pub(crate) fn denied(found: &Diagnostics, stops: Severity) -> bool {
    !found.has_errors() && found.reach(stops)
}
