//! The program as people run it: exit codes, what is said where, and that bad input publishes and loses nothing.

#![allow(
    clippy::disallowed_methods,
    reason = "these tests run the program on folders of their own"
)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;
use walkdir::WalkDir;

/// A copy of the smallest whole site, in a folder of its own.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Place {
        let place = Place { folder: TempDir::new().unwrap() };
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/minimal");
        for entry in WalkDir::new(&from).into_iter().map(Result::unwrap) {
            let below = entry.path().strip_prefix(&from).unwrap();
            if entry.file_type().is_file() && !below.starts_with("expected") {
                place.write(below.to_str().unwrap(), &fs::read(entry.path()).unwrap());
            }
        }
        place
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        said(Command::new(env!("CARGO_BIN_EXE_onrecord")).args(arguments).current_dir(self.root()))
    }

    /// Path to bytes of all that is published.
    fn published(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let files = WalkDir::new(self.path("public")).into_iter().map(Result::unwrap);
        let files = files.filter(|entry| entry.file_type().is_file());
        files.map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap())).collect()
    }
}

fn said(command: &mut Command) -> (i32, String) {
    let Output { status, stdout, stderr } =
        command.env("SOURCE_DATE_EPOCH", "1780000000").output().unwrap();
    let text = [stdout, stderr].concat();
    (status.code().unwrap_or(-1), String::from_utf8(text).unwrap())
}

#[test]
fn a_good_site_is_built_twice_and_the_second_time_nothing_is_written() {
    let place = Place::new();
    let (code, text) = place.run(&["build"]);
    assert_eq!(code, 0, "{text}");
    assert!(place.path("public/index.html").is_file());
    let first = place.published();
    let (code, text) = place.run(&["build"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains(" 0 files written"), "{text}");
    assert_eq!(place.published(), first);
}

#[test]
fn the_root_may_be_named_and_the_output_may_be_elsewhere() {
    let (place, elsewhere) = (Place::new(), TempDir::new().unwrap());
    let out = elsewhere.path().join("deep/site");
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.arg("build").arg(place.root()).arg("--out").arg(&out);
    let (code, text) = said(command.args(["--base-url", "https://example.org/a/"]));
    assert_eq!(code, 0, "{text}");
    let home = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(home.contains("<link rel=\"canonical\" href=\"https://example.org/a/\">"), "{home}");
    assert!(!place.path("public").exists());
}

/// What makes a site bad, what is said of it, and the exit code.
type Bad = (&'static str, fn(&Place), &'static str, i32);

const BAD: &[Bad] = &[
    ("no site.toml", |place| fs::remove_file(place.path("site.toml")).unwrap(), "E023", 1),
    ("no content", |place| fs::remove_dir_all(place.path("content")).unwrap(), "E024", 1),
    (
        "not UTF-8",
        |place| place.write("content/officials/x.md", b"+++\nname = \"\xff\"\n+++\n"),
        "E004",
        1,
    ),
    (
        "a byte-order mark",
        |place| place.write("content/officials/x.md", b"\xef\xbb\xbf+++\n+++\n"),
        "E034",
        1,
    ),
    (
        "Windows line ends",
        |place| place.write("content/officials/x.md", b"+++\r\n+++\r\n"),
        "E035",
        1,
    ),
    (
        "an unclosed block",
        |place| place.write("content/officials/x.md", b"+++\nname = \"x\"\n"),
        "E003",
        1,
    ),
    (
        "keys that differ in case",
        |place| {
            place.write("content/officials/twin.md", b"+++\n+++\n");
            place.write("content/officials/Twin.md", b"+++\n+++\n");
        },
        "E007",
        1,
    ),
    (
        "a reference to nothing",
        |place| {
            place.write("content/cases/x.md", b"+++\ntitle = \"X\"\nreviewed = 2026-01-01\n[[regimes]]\nauthority = \"nothing\"\n+++\n")
        },
        "E017",
        1,
    ),
    (
        "a date that is no date",
        |place| {
            place.write("content/cases/x.md", b"+++\ntitle = \"X\"\nreviewed = \"soon\"\n+++\n")
        },
        "E012",
        1,
    ),
    (
        "a field twice",
        |place| place.write("content/cases/x.md", b"+++\ntitle = \"X\"\ntitle = \"Y\"\n+++\n"),
        "E001",
        1,
    ),
    (
        "a link",
        |place| symlink("/etc/hostname", place.path("content/officials/x.md")).unwrap(),
        "E005",
        1,
    ),
    (
        "a bad template",
        |place| place.write("templates/home.html", b"{{ nothing.at.all }}"),
        "E025",
        1,
    ),
    (
        "a static file with the manifest's name",
        |place| place.write("static/manifest.json", b"{}"),
        "E026",
        1,
    ),
    ("a static file where a page is", |place| place.write("static/index.html", b"x"), "E026", 1),
    (
        "a foreign file in the output",
        |place| place.write("public/CNAME", b"example.org"),
        "CNAME",
        2,
    ),
];

#[test]
fn bad_input_is_named_publishes_nothing_and_loses_nothing() {
    for (what, spoil, said, code) in BAD {
        let place = Place::new();
        let (built, text) = place.run(&["build"]);
        assert_eq!(built, 0, "{what}: {text}");
        spoil(&place);
        let before = place.published();
        let (got, text) = place.run(&["build"]);
        assert_eq!(got, *code, "{what}: {text}");
        assert!(text.contains(said), "{what}: {text}");
        assert_eq!(place.published(), before, "{what}");
        let leftovers = fs::read_dir(place.root()).unwrap().map(|entry| entry.unwrap().file_name());
        let hidden: Vec<_> =
            leftovers.filter(|name| name.to_string_lossy().starts_with('.')).collect();
        assert!(hidden.is_empty(), "{what}: {hidden:?}");
    }
}

#[test]
fn a_file_that_may_not_be_read_is_named() {
    let place = Place::new();
    place.write("content/officials/x.md", b"+++\n+++\n");
    fs::set_permissions(place.path("content/officials/x.md"), fs::Permissions::from_mode(0o000))
        .unwrap();
    // Root may read everything, so for root the file is only broken.
    let root = fs::read(place.path("content/officials/x.md")).is_ok();
    let (code, text) = place.run(&["check"]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains(if root { "E009" } else { "E005" }), "{text}");
}

#[test]
fn a_root_that_is_not_there_cannot_run() {
    let place = Place::new();
    for arguments in [["check", "nowhere"], ["build", "nowhere"]] {
        let (code, text) = place.run(&arguments);
        assert_eq!(code, 2, "{text}");
        assert!(text.contains("nowhere"), "{text}");
    }
}

#[test]
fn rules_are_explained_by_code_and_by_name() {
    let place = Place::new();
    for rule in ["E016", "e016", "missing-source"] {
        let (code, text) = place.run(&["explain", rule]);
        assert_eq!(code, 0);
        assert!(text.starts_with("# E016 missing-source"), "{text}");
    }
    let (code, text) = place.run(&["explain", "missing-sauce"]);
    assert_eq!(code, 2);
    assert!(text.contains("did you mean `missing-source`?"), "{text}");
}

#[test]
fn help_teaches() {
    let place = Place::new();
    let (code, text) = place.run(&["--help"]);
    assert_eq!(code, 0);
    for words in ["build", "check", "site.toml", "Exit codes", "no server is needed"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}
