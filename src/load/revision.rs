//! Reads a site out of a git repository as it was at a commit, without a check-out: nothing is
//! written, no hook and no filter runs, and what may not be read from a folder is refused here too.

use super::git::{commit, git, run};
use super::{Settings, as_data, cap, is_dropping, role};
use crate::input::{Data, Input, Inputs, Refusal, Role};
use crate::model::date::Day;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{ChildStdout, Stdio};

/// A site at a commit.
pub(super) struct Revision {
    pub(super) inputs: Inputs,
    /// The day on which it was committed.
    pub(super) day: Day,
}

/// `word` is a revision, of the site in the folder `root`; or `REVISION:FOLDER`, of the site in
/// that folder of the repository that `root` lies in.
pub(super) fn revision(word: &str, root: &Path, settings: &Settings) -> io::Result<Revision> {
    let (name, folder) = match word.split_once(':') {
        Some((name, folder)) => (name, folder.trim_end_matches('/').to_owned()),
        None => {
            let prefix = run(git(root).args(["rev-parse", "--show-prefix"]))?;
            let prefix = String::from_utf8_lossy(&prefix);
            (word, prefix.trim_end_matches('\n').trim_end_matches('/').to_owned())
        }
    };
    let commit = commit(root, name)?;
    let files = list(root, &commit, &folder)?;
    if files.is_empty() {
        let place = if folder.is_empty() { "." } else { &folder };
        let words = format!(
            "the revision `{}` has no site in its folder `{}`",
            name.escape_debug(),
            place.escape_debug()
        );
        return Err(io::Error::new(io::ErrorKind::InvalidInput, words));
    }
    let mut files = read(root, files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let inputs = Inputs { files, base_url: None, built_on: settings.built_on };
    Ok(Revision { inputs, day: day(root, &commit)? })
}

/// A file that git named, before it is read.
struct Listed {
    path: String,
    role: Role,
    object: String,
    refusal: Option<Refusal>,
}

/// `site.toml` and the documents below `content/`. Nothing else says anything of a page.
fn list(root: &Path, commit: &str, folder: &str) -> io::Result<Vec<Listed>> {
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let mut command = git(root);
    command.args(["ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--"]);
    command.args(["site.toml", "content"].map(|entry| format!("{prefix}{entry}")));
    let listed = run(&mut command)?;
    let names = listed.split(|byte| *byte == 0).filter(|line| !line.is_empty());
    Ok(names.filter_map(|line| entry(line, &prefix)).collect())
}

/// `100644 blob OBJECT    SIZE<tab>PATH`; the size is `-` for what is no file.
fn entry(line: &[u8], prefix: &str) -> Option<Listed> {
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    let mut facts = std::str::from_utf8(&line[..tab]).ok()?.split_ascii_whitespace();
    let (mode, kind, object, size) = (facts.next()?, facts.next()?, facts.next()?, facts.next()?);
    let name = String::from_utf8_lossy(&line[tab + 1..]);
    let path = name.strip_prefix(prefix)?.to_owned();
    let role = role(&path);
    let hidden = path.split('/').any(|part| part.starts_with('.') || is_dropping(part));
    if hidden || !matches!(role, Role::Config | Role::Content) {
        return None;
    }
    let size: u64 = size.parse().unwrap_or(0);
    let refusal = match (mode, kind) {
        ("120000", _) => Some(Refusal::Link),
        ("100644" | "100755" | "100664", "blob") if size > cap(role) => {
            Some(Refusal::TooLarge(size, cap(role)))
        }
        ("100644" | "100755" | "100664", "blob") => None,
        _ => Some(Refusal::NotAFile),
    };
    Some(Listed { path, role, object: object.to_owned(), refusal })
}

/// All files through one process. What is asked for is written by a thread of its own, so that
/// neither side waits for the other for ever.
fn read(root: &Path, files: Vec<Listed>) -> io::Result<Vec<Input>> {
    let mut command = git(root);
    command.args(["cat-file", "--batch"]);
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = pipes.spawn()?;
    let (Some(mut ask), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::Error::other("git could not be asked"));
    };
    let wanted: Vec<String> = files
        .iter()
        .filter(|file| file.refusal.is_none())
        .map(|file| format!("{}\n", file.object))
        .collect();
    let read = std::thread::scope(|scope| {
        // That git went away shows in its answers.
        scope.spawn(move || wanted.iter().try_for_each(|line| ask.write_all(line.as_bytes())));
        let mut answers = BufReader::new(answers);
        files.into_iter().map(|file| file.read(&mut answers)).collect()
    });
    child.wait()?;
    read
}

impl Listed {
    fn read(self, answers: &mut BufReader<ChildStdout>) -> io::Result<Input> {
        let data = match self.refusal {
            Some(refusal) => Data::Refused(refusal),
            None => match answer(answers, cap(self.role))? {
                Some(bytes) => as_data(self.role, bytes),
                None => Data::Refused(Refusal::Unreadable("git does not have it".to_owned())),
            },
        };
        Ok(Input { path: self.path, role: self.role, data })
    }
}

/// `OBJECT blob SIZE`, the bytes and a line end; or `OBJECT missing`.
fn answer(answers: &mut BufReader<ChildStdout>, cap: u64) -> io::Result<Option<Vec<u8>>> {
    let broken = || io::Error::other("git gave no answer that can be read");
    let mut head = Vec::new();
    answers.take(256).read_until(b'\n', &mut head)?;
    let head = String::from_utf8_lossy(&head);
    let mut facts = head.split_ascii_whitespace().skip(1);
    let size: u64 = match (facts.next(), facts.next()) {
        (Some("missing"), _) => return Ok(None),
        (Some("blob"), Some(size)) => size.parse().map_err(|_| broken())?,
        _ => return Err(broken()),
    };
    if size > cap {
        return Err(broken());
    }
    let mut bytes = Vec::new();
    answers.take(size + 1).read_to_end(&mut bytes)?;
    match bytes.pop() {
        Some(b'\n') if bytes.len() as u64 == size => Ok(Some(bytes)),
        _ => Err(broken()),
    }
}

/// Read from the commit itself: `git log` may be set to start other programs.
fn day(root: &Path, commit: &str) -> io::Result<Day> {
    let text = run(git(root).args(["cat-file", "commit", commit]))?;
    let text = String::from_utf8_lossy(&text);
    let head = text.split("\n\n").next().unwrap_or_default();
    let line = head.lines().find_map(|line| line.strip_prefix("committer "));
    let seconds = line.and_then(|line| line.rsplit(' ').nth(1)?.parse().ok());
    Ok(seconds.map(Day::from_unix).unwrap_or_default())
}
