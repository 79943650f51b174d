//! The command line: which command, and its exit code. No logic.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the one place that meets the environment, the clock and the terminal"
)]

mod commands;

use clap::{Parser, Subcommand};
use commands::{build, check, explain, headers};
use std::io;
use std::process::ExitCode;

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
(or warnings, with --deny-warnings) and nothing was published, 2 the program
could not run.";

#[derive(Subcommand)]
enum Command {
    Build(build::Arguments),
    Check(check::Arguments),
    Explain(explain::Arguments),
    Headers(headers::Arguments),
}

fn main() -> ExitCode {
    commands::share_work();
    let code = match Arguments::parse().command {
        Command::Build(arguments) => build::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Explain(arguments) => Ok(explain::run(arguments)),
        Command::Headers(arguments) => headers::run(arguments),
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
