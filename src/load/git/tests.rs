#![allow(clippy::disallowed_methods, reason = "these tests make repositories of their own")]

use super::{changed_since, commit, git, run};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A repository with a site in the folder `site` and one commit.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    said(folder.path(), &["init", "--quiet"]);
    write(folder.path(), "site/content/officials/ada.md", "one");
    write(folder.path(), "site/content/officials/gone.md", "one");
    write(folder.path(), "site/content/cases/same.md", "one");
    write(folder.path(), "README.md", "one");
    keep(folder.path());
    folder
}

fn said(root: &Path, arguments: &[&str]) {
    let mut command = git(root);
    command.args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]).args(arguments);
    run(&mut command).unwrap();
}

fn keep(root: &Path) {
    said(root, &["add", "--all"]);
    said(root, &["commit", "--quiet", "--message", "Keep"]);
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn what_differs_from_a_revision_is_changed_committed_or_not() {
    let repository = repository();
    let root = repository.path().join("site");
    write(repository.path(), "README.md", "two");
    write(&root, "content/officials/ada.md", "two");
    write(&root, "content/officials/committed é.md", "one");
    fs::remove_file(root.join("content/officials/gone.md")).unwrap();
    keep(repository.path());
    write(&root, "content/officials/new\n.md", "one");
    let changed = changed_since(&root, "HEAD~1").unwrap();
    let paths: Vec<&str> = changed.paths.iter().map(String::as_str).collect();
    let expected = ["ada.md", "committed é.md", "gone.md", "new\n.md"];
    assert_eq!(paths, expected.map(|name| format!("content/officials/{name}")));
    assert!(changed.has("content/officials/ada.md"));
    assert!(!changed.has("content/cases/same.md"));
    let since_now = changed_since(&root, "HEAD").unwrap();
    assert_eq!(since_now.paths.len(), 1, "{since_now:?}");
}

#[test]
fn a_repository_inside_the_site_counts_as_changed_whole() {
    let outer = repository();
    let root = outer.path().join("site");
    said(&root, &["init", "--quiet", "content/countries"]);
    write(&root, "content/countries/aq.md", "one");
    keep(&root.join("content/countries"));
    assert!(changed_since(&root, "HEAD").unwrap().has("content/countries/aq.md"));
}

#[test]
fn a_revision_is_never_an_option_and_is_asked_for_in_plain_words() {
    let repository = repository();
    let refusal = |revision: &str| commit(repository.path(), revision).unwrap_err().to_string();
    assert_eq!(refusal("--output=stolen"), "`--output=stolen` is no git revision");
    assert_eq!(refusal(""), "`` is no git revision");
    assert!(refusal("a\u{1b}b").starts_with("`a\\u{1b}b`"));
    assert!(refusal("nowhere").contains("fetched first"), "{}", refusal("nowhere"));
    assert!(refusal("HEAD:README.md").contains("no revision"));
    assert_eq!(commit(repository.path(), "HEAD").unwrap().len(), 40);
    assert!(!repository.path().join("stolen").exists());
}

#[test]
fn a_shallow_clone_is_told_how_to_get_the_older_commits() {
    let repository = repository();
    write(repository.path(), "README.md", "two");
    keep(repository.path());
    let clone = tempfile::tempdir().unwrap();
    let from = format!("file://{}", repository.path().display());
    said(clone.path(), &["clone", "--quiet", "--depth=1", &from, "."]);
    let refusal = commit(clone.path(), "HEAD~1").unwrap_err().to_string();
    assert!(refusal.contains("fetch-depth: 0"), "{refusal}");
}

#[test]
fn a_folder_outside_of_any_repository_is_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let refusal = changed_since(folder.path(), "HEAD").unwrap_err().to_string();
    assert!(refusal.contains("no git repository"), "{refusal}");
}

#[test]
fn no_monitor_and_no_helper_of_a_diff_is_run() {
    let repository = repository();
    let mark = repository.path().join("ran");
    let trap = format!("touch '{}'; cat", mark.display());
    for name in ["core.fsmonitor", "diff.external", "diff.trap.command", "diff.trap.textconv"] {
        said(repository.path(), &["config", name, &trap]);
    }
    write(repository.path(), ".gitattributes", "*.md diff=trap\n");
    write(repository.path(), "site/content/officials/ada.md", "two");
    changed_since(repository.path(), "HEAD").unwrap();
    assert!(!mark.exists());
}
