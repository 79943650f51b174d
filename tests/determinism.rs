//! The same inputs give the same bytes, whatever machine, place, clock, locale, umask and number of threads.

#![allow(clippy::disallowed_methods, reason = "these tests run the program and read what it wrote")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::WalkDir;

/// One way to run the program.
struct Run {
    cwd: PathBuf,
    root: &'static str,
    umask: &'static str,
    environment: [(&'static str, &'static str); 5],
}

/// Path to mode and bytes of every file.
type Tree = BTreeMap<PathBuf, (u32, Vec<u8>)>;

fn build(run: &Run, root: &Path, out: &Path) {
    let given = match run.root {
        "" => root.to_owned(),
        relative => PathBuf::from(relative),
    };
    // The shell is there for the umask alone.
    let done = Command::new("sh")
        .args(["-c", &format!("umask {}; exec \"$0\" \"$@\"", run.umask)])
        .arg(env!("CARGO_BIN_EXE_onrecord"))
        .arg("build")
        .arg(given)
        .arg("--out")
        .arg(out)
        .current_dir(&run.cwd)
        .env("SOURCE_DATE_EPOCH", "1780000000")
        .envs(run.environment)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{}: {said}", done.status);
}

fn tree(out: &Path) -> Tree {
    let files = WalkDir::new(out).into_iter().map(|entry| entry.unwrap());
    let read = files.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let mode = entry.metadata().unwrap().permissions().mode();
        let path = entry.path().strip_prefix(out).unwrap().to_owned();
        (path, (mode, fs::read(entry.path()).unwrap()))
    });
    read.collect()
}

fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Builds one site in several ways and compares all files with those of the first.
fn same_everywhere(site: &Path) {
    let place = tempfile::tempdir().unwrap();
    // Another place with a longer name, so that no path of the machine can hide in a page.
    let elsewhere = place.path().join("a folder with a long name/and one below");
    let root = elsewhere.join("site");
    copy(site, &root);
    let plain = |threads| {
        [
            ("TZ", "UTC"),
            ("LANG", "C"),
            ("LC_ALL", "C"),
            ("RAYON_NUM_THREADS", threads),
            ("HOME", "/"),
        ]
    };
    let foreign = |threads| {
        [
            ("TZ", "Pacific/Kiritimati"),
            ("LANG", "tr_TR.UTF-8"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("RAYON_NUM_THREADS", threads),
            ("HOME", "/nonexistent"),
        ]
    };
    let runs = [
        Run { cwd: PathBuf::from("/"), root: "", umask: "022", environment: plain("1") },
        Run { cwd: root.clone(), root: ".", umask: "077", environment: foreign("7") },
        Run { cwd: elsewhere.clone(), root: "site", umask: "000", environment: foreign("2") },
        Run { cwd: root.join("content"), root: "..", umask: "027", environment: plain("3") },
    ];
    let mut first: Option<Tree> = None;
    for (number, run) in runs.iter().enumerate() {
        let out = place.path().join(format!("out-{number}"));
        build(run, &root, &out);
        let tree = tree(&out);
        assert!(tree.len() > 10, "a site of {} files", tree.len());
        let Some(first) = &first else {
            first = Some(tree);
            continue;
        };
        let paths = |tree: &Tree| tree.keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths(first), paths(&tree), "run {number}");
        for (path, file) in &tree {
            assert!(first[path] == *file, "run {number}: {} differs", path.display());
        }
    }
    // A second build into the same folder finds nothing to do and leaves the same tree.
    let out = place.path().join("out-0");
    build(&runs[1], &root, &out);
    assert!(first.unwrap() == tree(&out), "a warm build differs from a cold one");
}

#[test]
fn the_minimal_site_is_the_same_everywhere() {
    same_everywhere(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/minimal"));
}

#[test]
fn this_repositorys_own_site_is_the_same_everywhere() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let place = tempfile::tempdir().unwrap();
    fs::copy(top.join("site.toml"), place.path().join("site.toml")).unwrap();
    copy(&top.join("content"), &place.path().join("content"));
    same_everywhere(place.path());
}
