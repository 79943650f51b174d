//! The program's reports as people ask for them: which format goes where, what is denied, and what changed since a revision.

#![allow(
    clippy::disallowed_methods,
    reason = "these tests run the program on folders of their own"
)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const CONFIG: &str =
    "title = \"Aldovia on record\"\ncontact = \"mailto:desk@example.org\"\nreview_months = 12\n";

/// A folder with a site in `site`: one error in `bad.md` and one warning in `old.md`.
struct Place {
    folder: TempDir,
}

/// What the program did.
struct Done {
    code: i32,
    out: String,
    err: String,
}

impl Place {
    fn new() -> Place {
        let place = Place { folder: TempDir::new().unwrap() };
        place.write("site/site.toml", CONFIG);
        place.official("good", "2026-05-01", "");
        place.official("bad", "2026-05-01", "See [her](nobody.md).\n");
        place.official("old", "2024-05-01", "");
        place
    }

    fn official(&self, key: &str, reviewed: &str, body: &str) {
        let name = match key {
            "good" => "Ada Brandt",
            "bad" => "Carl Odum",
            "old" => "Dora Weiss",
            "new" => "Emil Farr",
            _ => "Gitta Holm",
        };
        let text = format!(
            "+++\nname = \"{name}\"\ncountry = \"aq\"\nkind = \"official\"\nseniority = \"senior\"\n\
             reviewed = {reviewed}\n+++\n{body}"
        );
        self.write(&format!("site/content/officials/{key}.md"), &text);
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn run(&self, arguments: &str) -> Done {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.args(arguments.split(' ')).current_dir(self.folder.path());
        let Output { status, stdout, stderr } =
            command.env("SOURCE_DATE_EPOCH", "1780000000").output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Done { code: status.code().unwrap(), out: text(stdout), err: text(stderr) }
    }

    /// Makes the folder a repository whose one commit is the site as it is.
    fn commit(&self) {
        for arguments in ["init --quiet", "add --all", "commit --quiet --message Keep"] {
            let mut git = Command::new("git");
            git.args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]);
            git.args(arguments.split(' ')).current_dir(self.folder.path());
            assert!(git.status().unwrap().success());
        }
    }
}

const BAD: &str = "site/content/officials/bad.md:8:11: error[E018]";
const OLD: &str = "site/content/officials/old.md:6:12: warning[W031]";

#[test]
fn people_read_standard_error_and_programs_standard_output() {
    let place = Place::new();
    let done = place.run("check site");
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    assert!(done.err.starts_with("error[E018]"), "no colours where no terminal is: {}", done.err);
    assert!(done.err.ends_with("\n1 error, 1 warning in 3 content files.\n"), "{}", done.err);
    let done = place.run("check site --report short");
    assert!(done.out.starts_with(BAD) && done.out.contains(OLD), "{}", done.out);
    assert_eq!(done.err, "1 error, 1 warning in 3 content files.\n");
}

#[test]
fn several_reports_are_written_and_no_other() {
    let place = Place::new();
    place.write("found.json", "the report before, which was much longer than the one that comes");
    let done = place
        .run("check site --report json=found.json --report github --report sarif=./found.sarif");
    assert!(done.out.starts_with("::error file=site/content/officials/bad.md,"), "{}", done.out);
    assert_eq!(done.err, "1 error, 1 warning in 3 content files.\n");
    let lines = place.read("found.json");
    assert_eq!(lines.lines().count(), 2);
    assert!(
        lines.starts_with("{\"path\":\"site/content/officials/bad.md\",\"line\":8,"),
        "{lines}"
    );
    assert!(place.read("found.sarif").starts_with("{\"$schema\":"));
    let names = fs::read_dir(place.path("")).unwrap().count();
    assert_eq!(names, 3, "nothing else is left beside the site");
}

#[test]
fn two_reports_for_one_place_are_refused_before_any_work() {
    let place = Place::new();
    let refused = [
        (
            "--report json --report sarif",
            "the reports json and sarif cannot both go to standard output; write `--report sarif=PATH`",
        ),
        (
            "--report human --report human",
            "the reports human and human cannot both go to standard error; write `--report human=PATH`",
        ),
        (
            "--report json=a --report short=./a",
            "the reports json and short cannot both go to a; write `--report short=PATH`",
        ),
    ];
    for (arguments, said) in refused {
        for command in ["check", "build"] {
            let done = place.run(&format!("{command} site {arguments}"));
            assert_eq!((done.code, done.err), (2, format!("onrecord: {said}\n")));
        }
    }
    assert!(!place.path("a").exists());
}

#[test]
fn a_format_that_is_none_is_refused_with_the_nearest() {
    let place = Place::new();
    for (format, said) in [
        ("sarf", "did you mean `sarif`?"),
        ("telegram", "the formats are human, short, json, github, sarif, markdown"),
        ("json=", "after = comes the path of a file"),
    ] {
        let done = place.run(&format!("check site --report {format}"));
        assert_eq!(done.code, 2);
        assert!(done.err.contains(said), "{}", done.err);
    }
}

#[test]
fn a_report_that_cannot_be_written_is_a_failure_of_the_run() {
    let place = Place::new();
    let done = place.run("check site --report json=absent/found.json");
    assert_eq!(done.code, 2);
    assert!(
        done.err.starts_with("onrecord: cannot write the report absent/found.json: "),
        "{}",
        done.err
    );
}

#[test]
fn denied_warnings_fail_the_check_and_publish_nothing() {
    let place = Place::new();
    place.remove("site/content/officials/bad.md");
    assert_eq!(place.run("check site").code, 0);
    let done = place.run("check site --deny-warnings");
    assert_eq!(done.code, 1);
    assert!(
        done.err.ends_with("0 errors, 1 warning in 2 content files.\nWarnings are denied here.\n"),
        "{}",
        done.err
    );
    let done = place.run("build site --deny-warnings");
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    assert!(
        done.err.ends_with("Warnings are denied here, so nothing was published.\n"),
        "{}",
        done.err
    );
    assert!(!place.path("site/public").exists());
    assert_eq!(place.run("build site").code, 0);
    assert!(place.path("site/public/index.html").exists());
    place.remove("site/content/officials/old.md");
    assert_eq!(place.run("build site --deny-warnings").code, 0);
    assert_eq!(place.run("check site --deny-warnings").code, 0);
}

#[test]
fn a_build_leaves_standard_output_to_its_report() {
    let place = Place::new();
    place.remove("site/content/officials/bad.md");
    let done = place.run("build site --report short");
    assert_eq!(done.code, 0);
    assert_eq!(done.out.lines().count(), 1, "{}", done.out);
    assert!(done.out.starts_with(OLD), "{}", done.out);
    assert!(done.err.contains("files written"), "{}", done.err);
    assert!(place.run("build site").out.contains("files written"));
}

#[test]
fn since_a_revision_only_changed_files_are_reported() {
    let place = Place::new();
    place.remove("site/content/officials/bad.md");
    place.official("older", "2023-05-01", "");
    place.commit();
    place.official("new", "2024-05-02", "");
    place.official("older", "2023-05-02", "");
    let done = place.run("check site --since HEAD --report short");
    let paths: Vec<&str> = done.out.lines().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(paths, ["site/content/officials/new.md", "site/content/officials/older.md"]);
    assert_eq!(
        done.err,
        "0 errors, 2 warnings in files that changed, of 4 content files.\n\
         1 more finding in files that did not change: 1 warning.\n"
    );
    assert_eq!(done.code, 0);
    assert_eq!(place.run("check site --since HEAD --deny-warnings").code, 1);
    place.official("new", "2026-05-02", "");
    place.official("older", "2026-05-02", "");
    assert_eq!(
        place.run("check site --since HEAD --deny-warnings").code,
        0,
        "old.md did not change"
    );
}

#[test]
fn an_error_in_a_file_that_did_not_change_is_counted_named_and_fatal() {
    let place = Place::new();
    place.official("bad", "2026-05-01", "See [her](good.md).\n");
    place.commit();
    place.remove("site/content/officials/good.md");
    let done = place.run("check site --since HEAD --report short --report markdown=found.md");
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    let last = "2 more findings in files that did not change: \
                1 error (site/content/officials/bad.md), 1 warning.\n";
    assert!(done.err.ends_with(last), "{}", done.err);
    let summary = place.read("found.md");
    assert!(summary.contains("found nothing to report"), "{summary}");
    assert!(summary.contains("2 more findings in files that did not change: 1 error"), "{summary}");
}

#[test]
fn a_revision_that_is_none_cannot_run() {
    let place = Place::new();
    let done = place.run("check site --since HEAD");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("in no git repository"), "{}", done.err);
    place.commit();
    for revision in ["nowhere", "--since=--output=stolen"] {
        let argument = if revision.starts_with('-') {
            revision.to_owned()
        } else {
            format!("--since {revision}")
        };
        let done = place.run(&format!("check site {argument}"));
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{}", done.err);
    }
    assert!(!Path::new(&place.path("stolen")).exists());
}

#[test]
fn without_git_only_what_needs_it_fails() {
    let place = Place::new();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.args(arguments).current_dir(place.path("")).env("PATH", "/nowhere");
        let Output { status, stderr, .. } = command.output().unwrap();
        (status.code().unwrap(), String::from_utf8(stderr).unwrap())
    };
    assert_eq!(run(&["check", "site"]).0, 1);
    let (code, said) = run(&["check", "site", "--since", "HEAD"]);
    assert_eq!(code, 2);
    assert!(said.contains("the program `git` is not here"), "{said}");
}
