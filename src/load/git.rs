//! Asks git, for the commands that compare a site with an earlier revision of it.
//!
//! The one place that starts a process. It runs `git` alone, on the repository that the root
//! lies in, and only when the person at the keyboard named a revision: no hook, no pager, no
//! helper of a diff, no prompt, no network, and no lock that another git would trip over.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What git is told by the environment when it runs a hook. Relative to another folder, or
/// about another index, it would make every file look changed.
const OF_A_HOOK: [&str; 8] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_EXTERNAL_DIFF",
];

/// `git`, to be run in `root`, without hooks, monitors, pagers and prompts. Reads nothing from the
/// terminal.
pub(super) fn git(root: &Path) -> Command {
    #[allow(clippy::disallowed_methods, reason = "the one process, and only when asked for")]
    let mut git = Command::new("git");
    git.args(["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"])
        .args(["--no-pager", "--literal-pathspecs", "-C"])
        .arg(root)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("LC_ALL", "C")
        .stdin(Stdio::null());
    for name in OF_A_HOOK {
        git.env_remove(name);
    }
    git
}

/// Runs a command made by [`git`] and returns what it printed. Fails in plain words.
pub(super) fn run(command: &mut Command) -> io::Result<Vec<u8>> {
    let Output { status, stdout, stderr } = command.output().map_err(not_started)?;
    match status.success() {
        true => Ok(stdout),
        false => Err(io::Error::other(in_plain_words(&stderr))),
    }
}

/// The full name of the commit that `revision` stands for. What it returns is safe to hand on to
/// git; `revision` itself is not.
pub(super) fn commit(root: &Path, revision: &str) -> io::Result<String> {
    let invalid = |words: String| io::Error::new(io::ErrorKind::InvalidInput, words);
    // Older versions of git take such a word for an option, whatever stands before it.
    if revision.is_empty() || revision.starts_with('-') || revision.contains(char::is_control) {
        return Err(invalid(format!("`{}` is no git revision", revision.escape_debug())));
    }
    run(git(root).args(["rev-parse", "--git-dir"]))?;
    let mut ask = git(root);
    ask.args(["rev-parse", "--verify", "--quiet", "--end-of-options"])
        .arg(format!("{revision}^{{commit}}"));
    let Output { status, stdout, .. } = ask.output().map_err(not_started)?;
    let name = String::from_utf8_lossy(&stdout).trim().to_owned();
    // Versions before 2.30 print the option back.
    let name = name.lines().last().unwrap_or_default();
    if status.success() && !name.is_empty() && name.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Ok(name.to_owned());
    }
    let shallow = run(git(root).args(["rev-parse", "--is-shallow-repository"]))
        .is_ok_and(|answer| answer.trim_ascii() == b"true");
    Err(invalid(match shallow {
        true => format!(
            "git has no revision `{revision}` here: this is a shallow clone without the older \
             commits; fetch them first (`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout)"
        ),
        false => format!(
            "git has no revision `{revision}` here; a branch of the server may have to be fetched first, \
             and is then named as `origin/main`"
        ),
    }))
}

/// Files below the root that differ from those of a revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    paths: BTreeSet<String>,
}

impl Changed {
    /// Whether the file at this path below the root changed, or lies in a folder of another
    /// repository that did.
    pub fn has(&self, path: &str) -> bool {
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        folders.chain([path]).any(|part| self.paths.contains(part))
    }
}

/// What changed below `root` since `revision`: files that differ as they lie on the disk,
/// committed or not, files that git does not know yet, and files that are gone.
pub fn changed_since(root: &Path, revision: &str) -> io::Result<Changed> {
    let commit = commit(root, revision)?;
    let mut diff = git(root);
    diff.args(["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv"])
        .args(["--relative", "--ignore-submodules=none", &commit, "--", "."]);
    let mut others = git(root);
    others.args(["ls-files", "--others", "--exclude-standard", "-z", "--", "."]);
    let mut paths = BTreeSet::new();
    for listed in [run(&mut diff)?, run(&mut others)?] {
        let names = listed.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        paths.extend(names.map(|name| {
            let name = String::from_utf8_lossy(name);
            name.strip_suffix('/').unwrap_or(&name).to_owned()
        }));
    }
    Ok(Changed { paths })
}

fn not_started(error: io::Error) -> io::Error {
    let words = match error.kind() {
        io::ErrorKind::NotFound => {
            "the program `git` is not here; without it the changed files cannot be told".to_owned()
        }
        _ => format!("git could not be started: {error}"),
    };
    io::Error::new(error.kind(), words)
}

/// What git complained of, on one line that cannot steer a terminal.
fn in_plain_words(stderr: &[u8]) -> String {
    let said = String::from_utf8_lossy(stderr);
    if said.contains("not a git repository") {
        return "this folder is in no git repository, so there is no earlier revision of it"
            .to_owned();
    }
    let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.take(1).collect::<String>().replace(char::is_control, "\u{fffd}");
    format!("git failed: {}", first.strip_prefix("fatal: ").unwrap_or(&first))
}

#[cfg(test)]
mod tests;
