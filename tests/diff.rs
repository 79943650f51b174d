//! `onrecord diff` as people run it: folders, built sites, git revisions, and the history that it keeps.

#![allow(
    clippy::disallowed_methods,
    reason = "these tests run the program on folders of their own"
)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use expect_test::{Expect, expect};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const UK: &str = "[[designations]]\nauthority = \"uk-act\"\naction = \"listed\"\ndate = 2020-07-06\nsources = [\"list\"]\n";

/// Sites in a folder of its own.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Place {
        Place { folder: TempDir::new().unwrap() }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A site with one person.
    fn site(&self, folder: &str, name: &str, tables: &str) {
        self.write(
            &format!("{folder}/site.toml"),
            "title = \"Aldovia\"\ncontact = \"mailto:desk@example.org\"\n",
        );
        self.write(
            &format!("{folder}/content/authorities/uk-act.md"),
            "+++\nname = \"The UK Act\"\nshort_name = \"UK Act\"\njurisdiction = \"uk\"\nkind = \"statute\"\nreviewed = 2026-03-01\n+++\n",
        );
        self.write(
            &format!("{folder}/content/officials/ada.md"),
            &format!(
                "+++\nname = \"{name}\"\ncountry = \"aq\"\nkind = \"official\"\nseniority = \"senior\"\nreviewed = 2026-03-01\n{tables}\n\
                 [[sources]]\nid = \"list\"\ntitle = \"The list\"\nurl = \"https://example.org/list\"\npublisher = \"Aldovia\"\nkind = \"official-record\"\n+++\n\nText.[^list]\n"
            ),
        );
    }

    fn git(&self, arguments: &[&str]) {
        let mut git = Command::new("git");
        git.arg("-C").arg(self.path()).args(arguments);
        for who in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{who}_NAME"), "Desk");
            git.env(format!("GIT_{who}_EMAIL"), "desk@example.org");
            git.env(format!("GIT_{who}_DATE"), "2026-02-03T12:00:00Z");
        }
        let git = git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        let Output { status, stderr, .. } = git.output().unwrap();
        assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    }

    fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "State"]);
    }

    /// Exit code, and what is printed, with the name of this folder taken out.
    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        let command = command.args(arguments).current_dir(self.path());
        let Output { status, stdout, stderr } =
            command.env("SOURCE_DATE_EPOCH", "1780000000").output().unwrap();
        let text = String::from_utf8([stdout, stderr].concat()).unwrap();
        (status.code().unwrap_or(-1), text.replace(self.path().to_str().unwrap(), "HERE"))
    }

    fn check(&self, arguments: &[&str], code: i32, expected: Expect) {
        let (ended, text) = self.run(arguments);
        expected.assert_eq(&text);
        assert_eq!(ended, code, "{text}");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }
}

/// Two states of a site.
fn two() -> Place {
    let place = Place::new();
    place.site("old", "Ada Brandt", "");
    place.site("new", "Ada Brandt", UK);
    place
}

#[test]
fn folders_are_compared_and_a_difference_is_no_failure() {
    let place = two();
    place.check(
        &["diff", "old", "new"],
        0,
        expect![[r#"
        UK designation of Ada Brandt added, 2020-07-06
    "#]],
    );
    place.check(
        &["diff", "old", "new", "--exit-code"],
        1,
        expect![[r#"
        UK designation of Ada Brandt added, 2020-07-06
    "#]],
    );
    place.check(
        &["diff", "old", "old", "--exit-code"],
        0,
        expect![[r#"
        Nothing changed in what the site says.
    "#]],
    );
}

#[test]
fn a_built_site_is_as_good_as_its_content() {
    let place = two();
    assert_eq!(place.run(&["build", "old"]).0, 0);
    place.check(
        &["diff", "old/public", "new"],
        0,
        expect![[r#"
        UK designation of Ada Brandt added, 2020-07-06
    "#]],
    );
    place.check(
        &["diff", "old/public/data/snapshot.json", "old"],
        0,
        expect![[r#"
        Nothing changed in what the site says.
    "#]],
    );
}

#[test]
fn reports_are_for_people_and_for_programs() {
    let place = two();
    place.check(
        &["diff", "old", "new", "--report", "markdown"],
        0,
        expect![[r#"
        Ada Brandt (`officials/ada`)

        - UK designation of Ada Brandt added, 2020-07-06
    "#]],
    );
    place.check(
        &["diff", "old", "old", "--report", "markdown"],
        0,
        expect![[r#"
        No change.
    "#]],
    );
    place.check(&["diff", "old", "new", "--report", "json"], 0, expect![[r#"
        {"page":"officials/ada","title":"Ada Brandt","kind":"designation-added","date":"2020-07-06","sentence":"UK designation of Ada Brandt added, 2020-07-06","old":"","new":"authorities/uk-act listed 2020-07-06","mentions":["authorities/uk-act"]}
    "#]]);
    place.check(&["diff", "old", "new", "--report", "json=out.jsonl"], 0, expect![""]);
    let line: serde_json::Value = serde_json::from_str(&place.read("out.jsonl")).unwrap();
    assert_eq!(line["kind"], "designation-added");
    assert_eq!(place.run(&["diff", "old", "new", "--report", "html"]).0, 2);
}

#[test]
fn markdown_of_a_hostile_name_is_only_words() {
    let place = two();
    place.site("new", "1. A [b](https://evil.example) @all <i> `c`", "");
    place.check(&["diff", "old", "new", "--report", "markdown"], 0, expect![[r#"
        `1.` A `[b](https://evil.example)` `@all` `<i>` `` `c` `` (`officials/ada`)

        - name of 1. A `[b](https://evil.example)` `@all` `<i>` `` `c`: `` Ada Brandt → 1. A `[b](https://evil.example)` `@all` `<i>` `` `c` ``
    "#]]);
}

#[test]
fn revisions_are_read_out_of_git() {
    let place = Place::new();
    place.git(&["init", "-q", "-b", "main"]);
    place.site(".", "Ada Brandt", "");
    place.site("sub/site", "Ada Brandt", "");
    place.commit();
    place.site(".", "Ada Brandt", UK);
    place.site("sub/site", "Ada Obi", "");
    place.commit();
    place.check(
        &["diff", "HEAD~1", "HEAD"],
        0,
        expect![[r#"
        UK designation of Ada Brandt added, 2020-07-06
    "#]],
    );
    place.check(
        &["diff", "HEAD~1:sub/site", "HEAD:sub/site"],
        0,
        expect![[r#"
        name of Ada Obi: Ada Brandt → Ada Obi
    "#]],
    );
    place.check(
        &["diff", "--root", "sub/site", "main~1", "main"],
        0,
        expect![[r#"
        name of Ada Obi: Ada Brandt → Ada Obi
    "#]],
    );
    place.check(
        &["diff", "HEAD~1", "."],
        0,
        expect![[r#"
        UK designation of Ada Brandt added, 2020-07-06
    "#]],
    );
    place.check(
        &["diff", "HEAD", "."],
        0,
        expect![[r#"
        Nothing changed in what the site says.
    "#]],
    );
    // Of a folder and a revision with one name it is the folder.
    place.site("main", "Ada Brandt", "");
    place.check(
        &["diff", "main", "HEAD"],
        0,
        expect![[r#"
        UK designation of Ada Brandt added, 2020-07-06
    "#]],
    );
    for (old, expected) in [
        (
            "v9",
            expect![[r#"
            onrecord: there is no folder `v9`, and git has no revision `v9` here; a branch of the server may have to be fetched first, and is then named as `origin/main`
        "#]],
        ),
        (
            "--output=x",
            expect![[r#"
            onrecord: there is no folder `--output=x`, and `--output=x` is no git revision
        "#]],
        ),
        (
            "HEAD:nowhere",
            expect![[r#"
            onrecord: there is no folder `HEAD:nowhere`, and the revision `HEAD` has no site in its folder `nowhere`
        "#]],
        ),
        (
            "HEAD:../..",
            expect![[r#"
            onrecord: there is no folder `HEAD:../..`, and git failed: ../../site.toml: '../../site.toml' is outside repository at 'HERE'
        "#]],
        ),
        (
            "sub",
            expect![[r#"
            onrecord: the folder `sub` is no site (it has no site.toml) and no built site (it has no data/snapshot.json)
        "#]],
        ),
    ] {
        place.check(&["diff", "--", old, "."], 2, expected);
    }
}

#[test]
fn a_revision_is_read_with_the_refusals_of_a_folder_and_runs_nothing() {
    let place = Place::new();
    place.git(&["init", "-q", "-b", "main"]);
    place.site(".", "Ada Brandt", "");
    symlink("ada.md", place.path().join("content/officials/bo.md")).unwrap();
    place.write("content/officials/large.md", &"x".repeat(2 << 20));
    place.write("content/officials/latin.md", "");
    fs::write(place.path().join("content/officials/latin.md"), b"+++\nname = \"\xff\"\n").unwrap();
    place.write(".gitattributes", "*.md filter=bad diff=bad\n");
    place.commit();
    let trap = "touch HERE".replace("HERE", place.path().join("trapped").to_str().unwrap());
    for key in ["filter.bad.smudge", "diff.bad.textconv", "core.fsmonitor", "core.sshCommand"] {
        place.git(&["config", key, &trap]);
    }
    place.git(&["config", "log.showSignature", "true"]);
    place.git(&["config", "gpg.program", &trap]);
    place.site("now", "Ada Brandt", "");
    place.check(&["diff", "HEAD", "now"], 0, expect![[r#"
        onrecord: 3 files in HEAD could not be read whole and are not compared: content/officials/bo.md, content/officials/large.md, content/officials/latin.md; `onrecord check` says why
        Nothing changed in what the site says.
    "#]]);
    assert!(!place.path().join("trapped").exists());
}

#[test]
fn a_history_grows_by_what_is_new_and_only_once() {
    let place = two();
    place.git(&["init", "-q", "-b", "main"]);
    let append = ["--append", "new/history.jsonl"];
    let run = |old: &str, new: &str, more: &[&str]| {
        place.run(&[&["diff", old, new], &append[..], more].concat()).1
    };
    expect![[r#"
        UK designation of Ada Brandt added, 2020-07-06
        new/history.jsonl: 1 change added, 0 stood there already.
    "#]]
    .assert_eq(&run("old", "new", &["--on", "2026-03-05"]));
    expect![[r#"
        UK designation of Ada Brandt added, 2020-07-06
        new/history.jsonl: 0 changes added, 1 stood there already.
    "#]]
    .assert_eq(&run("old", "new", &[]));
    expect![[r#"
        UK designation of Ada Brandt removed, 2020-07-06
        new/history.jsonl: 1 change added, 0 stood there already.
    "#]]
    .assert_eq(&run("new", "old", &[]));
    expect![[r#"
        UK designation of Ada Brandt added, 2020-07-06
        new/history.jsonl: 1 change added, 0 stood there already.
    "#]]
    .assert_eq(&run("old", "new", &[]));
    expect![[r#"
        {"on":"2026-03-05","page":"officials/ada","title":"Ada Brandt","kind":"designation-added","date":"2020-07-06","sentence":"UK designation of Ada Brandt added, 2020-07-06","old":"","new":"authorities/uk-act listed 2020-07-06","mentions":["authorities/uk-act"]}
        {"on":"2026-05-28","page":"officials/ada","title":"Ada Brandt","kind":"designation-removed","date":"2020-07-06","sentence":"UK designation of Ada Brandt removed, 2020-07-06","old":"authorities/uk-act listed 2020-07-06","new":"","mentions":["authorities/uk-act"]}
        {"on":"2026-05-28","page":"officials/ada","title":"Ada Brandt","kind":"designation-added","date":"2020-07-06","sentence":"UK designation of Ada Brandt added, 2020-07-06","old":"","new":"authorities/uk-act listed 2020-07-06","mentions":["authorities/uk-act"]}
    "#]].assert_eq(&place.read("new/history.jsonl"));
    place.commit();
    expect![[r#"
        UK designation of Ada Brandt added, 2020-07-06
        new/history.jsonl: 0 changes added, 1 stood there already.
    "#]]
    .assert_eq(&run("old", "HEAD:new", &[]));
    place.site("new", "Ada Obi", UK);
    place.commit();
    run("old", "HEAD:new", &[]);
    let text = place.read("new/history.jsonl");
    let last = text.lines().last().unwrap();
    assert!(last.starts_with("{\"on\":\"2026-02-03\",") && last.contains("Ada Obi"), "{last}");
    assert_eq!(place.run(&["build", "new"]).0, 0);
}

#[test]
fn nothing_is_added_to_a_history_that_is_not_understood() {
    let place = two();
    place.write("history.jsonl", "{\"on\":\"2026-03-05\"}\n");
    place.check(
        &["diff", "old", "new", "--append", "history.jsonl"],
        2,
        expect![[r#"
        UK designation of Ada Brandt added, 2020-07-06
        onrecord: history.jsonl: this line is no change: missing field `page`
    "#]],
    );
    assert_eq!(place.read("history.jsonl"), "{\"on\":\"2026-03-05\"}\n");
    place.write("history.jsonl", "");
    place.check(
        &["diff", "old", "new", "--append", "history.jsonl", "--on", "5 March"],
        2,
        expect![[r#"
            error: invalid value '5 March' for '--on <DAY>': write a day as 2026-03-01

            For more information, try '--help'.
        "#]],
    );
}

#[test]
fn what_cannot_be_compared_is_said_with_its_name() {
    let place = two();
    place.site("new", "Ada Brandt", "colour = \"red\"\n");
    place.check(&["diff", "old", "new"], 0, expect![[r#"
        onrecord: 1 file in new could not be read whole and is not compared: content/officials/ada.md; `onrecord check` says why
        Nothing changed in what the site says.
    "#]]);
    place.check(&["diff", "old", "nowhere"], 2, expect![[r#"
        onrecord: there is no folder `nowhere`, and this folder is in no git repository, so there is no earlier revision of it
    "#]]);
    place.write("empty/readme.txt", "");
    place.check(&["diff", "old", "empty"], 2, expect![[r#"
        onrecord: the folder `empty` is no site (it has no site.toml) and no built site (it has no data/snapshot.json)
    "#]]);
    place.write("public/data/snapshot.json", "{\"format\":7,\"generator\":\"onrecord 9\"}");
    place.check(&["diff", "old", "public"], 2, expect![[r#"
        onrecord: public/data/snapshot.json: this snapshot has the form 7; this version of onrecord reads the form 1
    "#]]);
}
