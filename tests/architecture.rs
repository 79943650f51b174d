//! The rules of the house that a compiler does not hold: who may import whom, who may touch the disk, how long a file may be.

#![allow(clippy::disallowed_methods, reason = "this test reads the source tree")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

const VERBS: [&str; 6] = ["load", "parse", "link", "check", "render", "write"];

/// Beside the line of passes; as verbs they may know nouns only.
const BESIDE: [&str; 7] = ["report", "policy", "compare", "mend", "format", "schema", "start"];

/// The program around the library: it may call every verb and print.
const PROGRAM: [&str; 3] = ["lib", "main", "commands"];

/// Files that may touch the disk, the environment or the clock.
const DOORS: [&str; 4] = ["load", "write", "main", "commands"];

/// One file of the repository.
struct File {
    path: String,
    text: String,
}

impl File {
    /// The top module it belongs to: `parse` for `src/parse/body.rs`.
    fn room(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap();
        below.split(['/', '.']).next().unwrap()
    }

    /// Lines of code, without comments and without the tests at the end of the file.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let numbered = self.text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
        let before_tests = numbered.take_while(|(_, line)| *line != "#[cfg(test)]");
        before_tests.filter(|(_, line)| !line.starts_with("//"))
    }
}

/// Text files below a folder of the repository, by path.
fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let walk = WalkDir::new(top.join(folder)).sort_by_file_name().into_iter();
    let shown = |name: &std::ffi::OsStr| !name.as_encoded_bytes().starts_with(b".");
    for entry in walk.filter_entry(|entry| shown(entry.file_name())).flatten() {
        let path = entry.path().strip_prefix(top).unwrap().to_str().unwrap().to_owned();
        let wanted = endings.iter().any(|ending| path.ends_with(ending));
        if wanted && entry.file_type().is_file() {
            files.push(File { path, text: fs::read_to_string(entry.path()).unwrap() });
        }
    }
    files
}

fn sources() -> Vec<File> {
    let files = files("src", &[".rs"]);
    assert!(files.len() > 20, "the source tree was found");
    files
}

/// The words after each `crate::` of a line.
fn rooms_named(line: &str) -> Vec<&str> {
    let after = line.split("crate::").skip(1);
    after
        .map(|rest| rest.split(|c: char| c != '_' && !c.is_alphanumeric()).next().unwrap())
        .collect()
}

fn assert_none(broken: Vec<String>) {
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn nouns_import_nouns_and_verbs_import_nouns_only() {
    let mut broken = Vec::new();
    for file in sources().iter().filter(|file| !PROGRAM.contains(&file.room())) {
        for (number, line) in file.text.lines().enumerate() {
            for room in rooms_named(line) {
                let verb = VERBS.contains(&room) || BESIDE.contains(&room);
                if room.is_empty() {
                    broken.push(format!("{}:{}: name one room a line", file.path, number + 1));
                } else if verb && room != file.room() {
                    broken.push(format!("{}:{}: `{room}` is a verb", file.path, number + 1));
                }
            }
        }
    }
    assert_none(broken);
}

#[test]
fn only_lib_knows_the_order_of_the_passes() {
    let declared: BTreeSet<String> = sources()
        .iter()
        .filter(|file| file.path == "src/lib.rs")
        .flat_map(|file| file.text.lines())
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned))
        .collect();
    for verb in VERBS {
        assert!(declared.contains(verb), "lib.rs declares {verb}");
    }
    for file in sources() {
        let room = file.room();
        assert!(PROGRAM.contains(&room) || declared.contains(room), "{}", file.path);
    }
}

#[test]
fn only_main_prints() {
    let words = ["println!", "print!(", "dbg!(", "io::stdout", "io::stderr"];
    assert_none(uses(&words, &["main", "commands"]));
}

#[test]
fn only_the_doors_touch_disk_environment_clock_and_network() {
    let words = [
        "std::fs",
        "std::env",
        "TcpStream",
        "TcpListener",
        "UdpSocket",
        "UnixStream",
        "ToSocketAddrs",
        "std::process",
        "std::os",
        "SystemTime",
        "Instant::now",
        "rustix::",
        "walkdir::",
    ];
    assert_none(uses(&words, &DOORS));
}

#[test]
fn only_git_is_started_and_in_one_place() {
    let starts = sources().into_iter().filter(|file| file.path != "src/load/git.rs");
    let mut broken = Vec::new();
    for file in starts {
        for (number, line) in file.code() {
            if line.contains("Command::new") || line.contains("process::Command") {
                broken.push(format!("{}:{number}: no process is started here", file.path));
            }
        }
    }
    assert_none(broken);
}

/// Lines of code that hold one of the words, in rooms that must not.
fn uses(words: &[&str], rooms: &[&str]) -> Vec<String> {
    let mut broken = Vec::new();
    for file in sources().iter().filter(|file| !rooms.contains(&file.room())) {
        for (number, line) in file.code() {
            if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                broken.push(format!("{}:{number}: `{word}` has no place here", file.path));
            }
        }
    }
    broken
}

#[test]
fn no_file_is_feared() {
    let long = sources().into_iter().filter(|file| file.text.lines().count() > 600);
    assert_none(long.map(|file| format!("{}: over 600 lines", file.path)).collect());
    let unnamed = sources().into_iter().filter(|file| file.path.ends_with("/mod.rs"));
    assert_none(unnamed.map(|file| format!("{}: name it after its folder", file.path)).collect());
}

#[test]
fn every_file_says_what_it_is() {
    let silent = sources()
        .into_iter()
        .filter(|file| !file.text.starts_with("//! ") && !file.path.ends_with("/tests.rs"));
    assert_none(silent.map(|file| format!("{}: no header", file.path)).collect());
}

#[test]
fn no_template_marks_anything_safe() {
    let mut broken = Vec::new();
    for file in files("templates", &[".html", ".xml", ".txt", ".svg"]) {
        for (index, line) in file.text.lines().enumerate() {
            let filtered = line.split('|').skip(1).any(|filter| {
                let name = filter.trim_start();
                name.strip_prefix("safe")
                    .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            });
            if filtered || line.contains("autoescape false") {
                broken.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    assert_none(broken);
}

#[test]
fn nothing_is_left_for_later() {
    // Put together, so that this file does not hold what it looks for.
    let marks = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["todo", "!("].concat()];
    let endings = [".rs", ".html", ".css", ".js", ".py", ".toml", ".sh"];
    let mut broken = Vec::new();
    for folder in ["src", "tests", "templates", "static", "bench", "docs"] {
        for file in files(folder, &endings) {
            for (index, line) in file.text.lines().enumerate() {
                if marks.iter().any(|mark| line.contains(mark.as_str())) {
                    broken.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
                }
            }
        }
    }
    assert_none(broken);
}

#[test]
fn an_editorial_rule_is_one_file_that_says_which() {
    let mut broken = Vec::new();
    let mut own: BTreeSet<&str> = BTreeSet::new();
    let files = sources();
    for rule in onrecord::rules::RULES {
        let name = format!("{}.rs", rule.name.replace('-', "_"));
        let header = format!("//! {} {}.", rule.code, rule.name);
        for file in &files {
            let named = file.path.rsplit('/').next() == Some(&name);
            let says = file.text.lines().next() == Some(&header);
            if named && says {
                own.insert(rule.code);
            } else if named || says {
                broken.push(format!("{}: the file of {} begins with `{header}`", file.path, name));
            }
        }
    }
    assert_none(broken);
    // The others are about the shape of a file, and found where that shape is read.
    let without = onrecord::rules::RULES.iter().filter(|rule| !own.contains(rule.code));
    let late: Vec<&str> = without.map(|rule| rule.code).filter(|code| code[1..] > *"037").collect();
    assert!(late.is_empty(), "{late:?} have no file of their own");
}
