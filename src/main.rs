//! The command line: arguments, the clock, what is printed, exit codes. No logic.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the one place that meets the environment, the clock and the terminal"
)]

use clap::{Parser, Subcommand};
use onrecord::diagnostic::{Diagnostics, Severity};
use onrecord::input::Inputs;
use onrecord::load::Settings;
use onrecord::model::date::Day;
use onrecord::report::human::{self, Colour};
use onrecord::{Built, rules};
use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Instant, SystemTime};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Builds a public accountability site from Markdown profiles and cases.
///
/// A site is a folder with `site.toml` and `content/`; `templates/` and
/// `static/` in it replace files of the theme that this program carries inside.
#[derive(Parser)]
#[command(version, about, long_about, max_term_width = 100, after_long_help = TEACHING)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const TEACHING: &str = "\
A first site:
  mkdir -p site/content/officials
  echo 'title = \"Aldovia on record\"' > site/site.toml
  $EDITOR site/content/officials/ada-obi.md   (docs/content.md shows the form)
  onrecord check site
  onrecord build site
then open site/public/index.html in a browser; no server is needed.

Exit codes: 0 all is well (there may be warnings), 1 the content has errors
and nothing was published, 2 the program could not run.";

#[derive(Subcommand)]
enum Command {
    /// Checks the content and writes the site
    ///
    /// Reads ROOT, checks everything, and writes the whole site. While there is
    /// an error nothing is written, and the last good output stays as it is.
    Build {
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
    },
    /// Checks the content and writes nothing
    ///
    /// Says everything that is wrong in one run: file, line, column, what, and
    /// what to do.
    Check {
        /// The folder with site.toml and content/
        #[arg(default_value = ".")]
        root: PathBuf,
    },
    /// Explains a rule by its code or name, with examples
    Explain {
        /// As reports show it: E016, or missing-source
        rule: String,
    },
}

fn main() -> ExitCode {
    let code = match Arguments::parse().command {
        Command::Build { root, out, base_url } => build(&root, out, base_url),
        Command::Check { root } => check(&root),
        Command::Explain { rule } => Ok(explain(&rule)),
    };
    match code {
        Ok(code) => ExitCode::from(code),
        // A reader that went away, as `onrecord check | head` does, is no failure of ours.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("onrecord: {error}");
            ExitCode::from(2)
        }
    }
}

fn build(root: &Path, out: Option<PathBuf>, base_url: Option<String>) -> io::Result<u8> {
    let started = Instant::now();
    let out = out.unwrap_or_else(|| root.join("public"));
    let Built { inputs, site, found, changes } =
        onrecord::build(root, &out, Settings { base_url, built_on: today()? })?;
    // The program is about to end: to give back a million small pieces of memory one by one takes
    // a twentieth of its time.
    let (inputs, _) = (ManuallyDrop::new(inputs), ManuallyDrop::new(site));
    report(&inputs, &found)?;
    let Some(changes) = changes else {
        eprintln!("{}. Nothing was published.", counts(&inputs, &found));
        return Ok(1);
    };
    if !found.is_empty() {
        eprintln!("{}.", counts(&inputs, &found));
    }
    println!(
        "{}: {} files written, {} unchanged, {} removed in {:.2} s",
        out.display(),
        changes.written,
        changes.unchanged,
        changes.removed,
        started.elapsed().as_secs_f64()
    );
    Ok(0)
}

fn check(root: &Path) -> io::Result<u8> {
    let (inputs, found) =
        onrecord::check_root(root, Settings { base_url: None, built_on: today()? })?;
    report(&inputs, &found)?;
    eprintln!("{}.", counts(&inputs, &found));
    Ok(u8::from(found.has_errors()))
}

fn explain(rule: &str) -> u8 {
    let asked = rule.to_lowercase();
    let known = rules::RULES.iter().find(|r| r.code.to_lowercase() == asked || r.name == asked);
    match known {
        Some(rule) => {
            println!("{}", rule.page.trim_end());
            0
        }
        None => {
            let names = rules::RULES.iter().map(|rule| rule.name);
            match onrecord::suggest::nearest(&asked, names) {
                Some(near) => {
                    eprintln!("onrecord: there is no rule `{rule}`; did you mean `{near}`?")
                }
                None => eprintln!("onrecord: there is no rule `{rule}`; docs/rules lists them all"),
            }
            2
        }
    }
}

fn report(inputs: &Inputs, found: &Diagnostics) -> io::Result<()> {
    let stderr = io::stderr();
    let colour = match stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        true => Colour::Yes,
        false => Colour::No,
    };
    let mut out = io::BufWriter::new(stderr.lock());
    human::emit(&mut out, inputs, found, colour)?;
    out.flush()
}

fn counts(inputs: &Inputs, found: &Diagnostics) -> String {
    let plural = |count: usize, noun: &str| match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    };
    format!(
        "{}, {} in {}",
        plural(found.count(Severity::Error), "error"),
        plural(found.count(Severity::Warning), "warning"),
        plural(inputs.content_files(), "content file")
    )
}

/// The day of the build: that of `SOURCE_DATE_EPOCH` (see reproducible-builds.org), or today by UTC.
fn today() -> io::Result<Day> {
    if let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH") {
        let seconds = epoch.to_str().and_then(|text| text.trim().parse().ok());
        return seconds.map(Day::from_unix).ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::InvalidInput,
                "SOURCE_DATE_EPOCH is no number of seconds since 1970",
            )
        });
    }
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Ok(Day::from_unix(now.as_secs()))
}
