//! `onrecord fix` as people run it: what it shows, when it writes, and what it leaves alone.

#![allow(
    clippy::disallowed_methods,
    reason = "these tests run the program on folders of their own"
)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const ADA: &str = "content/officials/ada.md";

const TYPED: &str = "+++\nname = “Ada Brandt”\ncountry = \"AQ\"\nkind = \"official\"\nseniority = \"Senior\"\nreviewed = \"1 March 2026\"\n+++\n";

const MENDED: &str = "+++\nname = \"Ada Brandt\"\ncountry = \"aq\"\nkind = \"official\"\nseniority = \"senior\"\nreviewed = 2026-03-01\n+++\n";

const SHOWN: &str = "\
--- content/officials/ada.md
+++ content/officials/ada.md
@@ -1,7 +1,7 @@
 +++
-name = “Ada Brandt”
-country = \"AQ\"
+name = \"Ada Brandt\"
+country = \"aq\"
 kind = \"official\"
-seniority = \"Senior\"
-reviewed = \"1 March 2026\"
+seniority = \"senior\"
+reviewed = 2026-03-01
 +++
";

fn site(profile: &str) -> TempDir {
    let site = TempDir::new().unwrap();
    let settings = "title = \"Aldovia\"\ncontact = \"mailto:desk@example.org\"\n";
    write(site.path(), "site.toml", settings);
    write(site.path(), ADA, profile);
    site
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn read(site: &TempDir) -> String {
    fs::read_to_string(site.path().join(ADA)).unwrap()
}

/// Exit code, standard output, standard error.
fn fix(site: &TempDir, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.arg("fix").arg(site.path()).args(arguments).stdin(Stdio::null());
    let output = command.env("SOURCE_DATE_EPOCH", "1780000000").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

#[test]
fn without_a_terminal_it_only_shows_and_says_how_to_apply() {
    for arguments in [&[][..], &["--diff"]] {
        let site = site(TYPED);
        let (code, shown, said) = fix(&site, arguments);
        assert_eq!((code, shown.as_str()), (1, SHOWN));
        assert!(said.contains("4 changes in 1 file") && said.contains("--yes` applies"), "{said}");
        assert_eq!(read(&site), TYPED);
    }
}

#[test]
fn with_yes_it_shows_and_writes_and_has_nothing_to_do_the_second_time() {
    let site = site(TYPED);
    let (code, shown, said) = fix(&site, &["--yes"]);
    assert_eq!((code, shown.as_str()), (0, SHOWN), "{said}");
    assert_eq!(read(&site), MENDED);
    let (code, shown, said) = fix(&site, &["--yes"]);
    assert_eq!((code, shown.as_str()), (0, ""));
    assert!(said.contains("Nothing to mend"), "{said}");
}

#[test]
fn what_a_person_must_decide_is_left_as_it_is() {
    let typed = MENDED.replace("2026-03-01", "\"03/01/2026\"");
    let site = site(&typed);
    assert_eq!(fix(&site, &["--yes"]).0, 0);
    assert_eq!(read(&site), typed);
}

#[test]
fn a_person_is_never_guessed() {
    let relation = "\n[[relations]]\nkind = \"superior\"\nperson = \"bela-cont\"\nsources = [\"list\"]\n\n[[sources]]\nid = \"list\"\ntitle = \"List\"\nurl = \"https://example.org/list\"\npublisher = \"Office\"\nkind = \"official-record\"\n+++\n";
    let typed = MENDED.replacen("\n+++\n", relation, 1);
    let site = site(&typed);
    write(
        site.path(),
        "content/officials/bela-conta.md",
        &MENDED.replace("Ada Brandt", "Bela Conta"),
    );
    assert_eq!(fix(&site, &["--yes"]).0, 0);
    assert_eq!(read(&site), typed);
}

#[test]
fn only_content_and_settings_are_written_and_no_link_is_followed() {
    let site = site(MENDED);
    let outside = TempDir::new().unwrap();
    write(outside.path(), "other.md", TYPED);
    write(site.path(), "templates/base.html", "\u{feff}{{ nothing }}\r\n");
    write(site.path(), "static/notes.txt", "\u{feff}a\r\n");
    let link = site.path().join("content/officials/other.md");
    std::os::unix::fs::symlink(outside.path().join("other.md"), &link).unwrap();
    assert_eq!(fix(&site, &["--yes"]).0, 0);
    assert_eq!(fs::read_to_string(outside.path().join("other.md")).unwrap(), TYPED);
    assert!(fs::symlink_metadata(link).unwrap().is_symlink());
    let notes = fs::read_to_string(site.path().join("static/notes.txt")).unwrap();
    assert_eq!(notes, "\u{feff}a\r\n");
}

#[test]
fn settings_are_mended_too() {
    let site = site(MENDED);
    write(site.path(), "site.toml", "titel = \"Aldovia\"\ncontact = \"mailto:desk@example.org\"\n");
    assert_eq!(fix(&site, &["--yes"]).0, 0);
    let settings = fs::read_to_string(site.path().join("site.toml")).unwrap();
    assert!(settings.starts_with("title = "), "{settings}");
}

#[test]
fn what_steers_a_terminal_is_shown_and_not_sent() {
    let typed = TYPED.replace("Ada Brandt", "Ada \u{1b}[2J\u{202e}Brandt");
    let (_, shown, _) = fix(&site(&typed), &["--diff"]);
    assert!(shown.contains("␛[2J<U+202E>"), "{shown}");
    assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown}");
}
