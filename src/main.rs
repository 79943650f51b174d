//! The command line: which command, and its exit code. No logic.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the one place that meets the environment, the clock and the terminal"
)]

/// Says something to people beside the result. Where nobody can hear it, the work goes on.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr().lock(), $($words)*);
    }};
}

mod commands;

use clap::{Parser, Subcommand};
use commands::{build, check, diff, explain, fix, fmt, headers, init, new, schema};
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
  onrecord init site
  onrecord new official \"Bo Brandt\" --root site
  onrecord check site
  onrecord build site
then open site/public/index.html in a browser; no server is needed.

Exit codes: 0 all is well (there may be warnings), 1 the content has errors
(or warnings, with --deny-warnings) and nothing was published, or `diff
--exit-code` met a change, 2 the program could not run.";

#[derive(Subcommand)]
enum Command {
    Build(build::Arguments),
    Check(check::Arguments),
    Diff(diff::Arguments),
    Explain(explain::Arguments),
    Fix(fix::Arguments),
    Fmt(fmt::Arguments),
    Headers(headers::Arguments),
    Init(init::Arguments),
    New(Box<new::Arguments>),
    Schema(schema::Arguments),
}

fn main() -> ExitCode {
    commands::share_work();
    let code = match Arguments::parse().command {
        Command::Build(arguments) => build::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Fix(arguments) => fix::run(arguments),
        Command::Fmt(arguments) => fmt::run(arguments),
        Command::Headers(arguments) => headers::run(arguments),
        Command::Init(arguments) => init::run(arguments),
        Command::New(arguments) => new::run(*arguments),
        Command::Schema(arguments) => schema::run(arguments),
    };
    match code {
        Ok(code) => ExitCode::from(code),
        // A reader that went away, as `onrecord check | head` does, is no failure of ours.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            say!("onrecord: {error}");
            ExitCode::from(2)
        }
    }
}
