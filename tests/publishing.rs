//! The door out, seen from outside: whose folder it is, what is kept, what goes, and what a failure leaves.

#![allow(clippy::disallowed_methods, reason = "these tests are about the disk")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use onrecord::diagnostic::Diagnostic;
use onrecord::input::{FileId, Span};
use onrecord::output::Outputs;
use onrecord::rules::BAD_TEMPLATE;
use onrecord::url::PagePath;
use onrecord::write::{Changes, Ownership, ours, write};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

type Files<'a> = &'a [(&'a str, &'a str)];

/// A file whose content is this cannot be rendered.
const BROKEN: &str = "{{ broken }}";

fn outputs<'a>(files: Files<'a>) -> Outputs<'a> {
    let paths = files.iter().map(|(path, _)| PagePath::of_static(path).unwrap()).collect();
    let make = move |index: usize, buffer: &mut Vec<u8>| {
        let (path, text) = files[index];
        buffer.extend_from_slice(text.as_bytes());
        if text == BROKEN {
            return Err(BAD_TEMPLATE.at(Span::file(FileId(0)), path.to_owned()));
        }
        Ok(())
    };
    Outputs { paths, make: Box::new(make) }
}

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Place {
        Place { folder: tempfile::tempdir().unwrap() }
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn out(&self) -> PathBuf {
        self.root().join("public")
    }

    fn write(&self, files: Files<'_>) -> io::Result<Result<Changes, Vec<Diagnostic>>> {
        write(&outputs(files), &self.out())
    }

    fn publish(&self, files: Files<'_>) -> Changes {
        self.write(files).unwrap().unwrap()
    }

    /// Everything below the folder: path, and what a file holds or a link names.
    fn tree(&self) -> BTreeMap<String, String> {
        let mut tree = BTreeMap::new();
        for entry in walkdir::WalkDir::new(self.root()).min_depth(1) {
            let entry = entry.unwrap();
            let path = entry.path().strip_prefix(self.root()).unwrap().to_str().unwrap();
            let kind = entry.file_type();
            let what = if kind.is_file() {
                fs::read_to_string(entry.path()).unwrap()
            } else if kind.is_symlink() {
                fs::read_link(entry.path()).unwrap().to_string_lossy().into_owned()
            } else {
                "folder".to_owned()
            };
            tree.insert(path.to_owned(), what);
        }
        tree
    }

    /// Shows that a build is refused in words that hold `why`, and that nothing was touched.
    fn refuses(&self, why: &str) {
        let before = self.tree();
        let error = self.write(SITE).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
        assert_eq!(self.tree(), before);
    }
}

const SITE: Files = &[
    ("countries/ru.html", "ru"),
    ("countries/ru/2.html", "ru 2"),
    ("index.html", "home"),
    ("style.css", "css"),
];

#[test]
fn a_first_build_writes_all_and_a_manifest() {
    let place = Place::new();
    let changes = place.publish(SITE);
    assert_eq!(changes, Changes { written: 4, unchanged: 0, removed: 0, bytes: 13 });
    let tree = place.tree();
    let paths: Vec<&str> = tree.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "public",
            "public/countries",
            "public/countries/ru",
            "public/countries/ru.html",
            "public/countries/ru/2.html",
            "public/index.html",
            "public/manifest.json",
            "public/style.css",
        ]
    );
    assert_eq!(tree["public/countries/ru/2.html"], "ru 2");
    assert!(tree["public/manifest.json"].contains(r#"{"path":"index.html","length":4,"#));
}

#[test]
fn an_output_folder_may_lie_deep_in_what_is_not_there_yet() {
    let place = Place::new();
    let out = place.root().join("a/b/public");
    write(&outputs(SITE), &out).unwrap().unwrap();
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "home");
}

#[test]
fn an_empty_output_folder_is_taken() {
    let place = Place::new();
    fs::create_dir(place.out()).unwrap();
    assert!(matches!(ours(place.root(), &place.out()).unwrap(), Ownership::Empty));
    place.publish(SITE);
    assert_eq!(place.tree().keys().filter(|path| path.contains("onrecord")).count(), 0);
}

#[test]
fn unchanged_files_keep_inode_and_time_and_stale_ones_go() {
    let place = Place::new();
    place.publish(SITE);
    let inode = |path: &str| fs::metadata(place.out().join(path)).unwrap().ino();
    let (ru, home, css) = (inode("countries/ru.html"), inode("index.html"), inode("style.css"));
    let changes = place.publish(&[
        ("cases/a.html", "new"),
        ("countries/ru.html", "ru"),
        ("index.html", "HOME"),
        ("style.css", "css"),
    ]);
    assert_eq!(changes, Changes { written: 2, unchanged: 2, removed: 1, bytes: 12 });
    assert_eq!((inode("countries/ru.html"), inode("style.css")), (ru, css));
    assert_ne!(inode("index.html"), home, "a changed file is never written in place");
    let tree = place.tree();
    assert_eq!(tree["public/index.html"], "HOME");
    assert!(!tree.contains_key("public/countries/ru"), "an empty folder goes too");
    assert!(tree.keys().all(|path| !path.contains("onrecord")));
}

#[test]
fn a_build_that_changes_nothing_touches_nothing() {
    let place = Place::new();
    place.publish(SITE);
    let folder = fs::metadata(place.out()).unwrap().ino();
    let changes = place.publish(SITE);
    assert_eq!(changes, Changes { written: 0, unchanged: 4, removed: 0, bytes: 13 });
    assert_eq!(fs::metadata(place.out()).unwrap().ino(), folder);
}

#[test]
fn a_rerun_equals_a_clean_build() {
    let (warm, cold) = (Place::new(), Place::new());
    warm.publish(&[("cases/a.html", "a"), ("index.html", "x"), ("style.css", "css")]);
    warm.publish(&[("index.html", "y")]);
    warm.publish(SITE);
    cold.publish(SITE);
    assert_eq!(warm.tree(), cold.tree());
}

#[test]
fn damaged_and_missing_files_are_put_right() {
    let place = Place::new();
    place.publish(SITE);
    let clean = place.tree();
    // The same length as before, so that only the bytes tell.
    fs::write(place.out().join("index.html"), "evil").unwrap();
    fs::remove_file(place.out().join("style.css")).unwrap();
    fs::set_permissions(place.out().join("countries/ru.html"), fs::Permissions::from_mode(0o600))
        .unwrap();
    let changes = place.publish(SITE);
    assert_eq!((changes.written, changes.unchanged), (3, 1));
    assert_eq!(place.tree(), clean);
}

#[test]
fn modes_do_not_depend_on_what_was_there() {
    let place = Place::new();
    place.publish(SITE);
    for (path, mode) in [("index.html", 0o644), ("countries/ru", 0o755), ("manifest.json", 0o644)] {
        let met = fs::metadata(place.out().join(path)).unwrap();
        assert_eq!(met.permissions().mode() & 0o777, mode, "{path}");
    }
}

#[test]
fn folders_of_others_are_refused_and_nothing_is_touched() {
    for foreign in ["CNAME", ".nojekyll", ".git/HEAD", "countries/notes.txt", "countries/ru/3.html"]
    {
        let place = Place::new();
        place.publish(SITE);
        let path = place.out().join(foreign);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "mine").unwrap();
        let named = if foreign == ".git/HEAD" { ".git" } else { foreign };
        place.refuses(&format!("`{named}`, which onrecord did not write"));
    }
}

#[test]
fn an_empty_folder_of_somebody_is_somebodys() {
    let place = Place::new();
    place.publish(SITE);
    fs::create_dir(place.out().join("drafts")).unwrap();
    place.refuses("`drafts`, which onrecord did not write");
}

#[test]
fn the_first_foreign_file_is_named() {
    let place = Place::new();
    fs::create_dir_all(place.out().join("z")).unwrap();
    fs::write(place.out().join("b.txt"), "").unwrap();
    fs::write(place.out().join("c.txt"), "").unwrap();
    match ours(place.root(), &place.out()).unwrap() {
        Ownership::NotOurs { first, .. } => assert_eq!(first.as_deref(), Some("b.txt")),
        other => panic!("{other:?}"),
    }
    place.refuses("`b.txt`");
}

#[test]
fn the_manifest_of_an_app_is_no_mark() {
    let place = Place::new();
    fs::create_dir(place.out()).unwrap();
    fs::write(place.out().join("manifest.json"), r#"{"name": "My app"}"#).unwrap();
    place.refuses("manifest.json that onrecord did not write");
}

#[test]
fn a_link_or_a_file_is_no_output_folder() {
    let place = Place::new();
    fs::create_dir(place.root().join("elsewhere")).unwrap();
    symlink("elsewhere", place.out()).unwrap();
    place.refuses("is a symbolic link");
    fs::remove_file(place.out()).unwrap();
    fs::write(place.out(), "a file").unwrap();
    place.refuses("is no folder");
}

#[test]
fn links_in_the_output_folder_are_foreign_even_under_a_published_name() {
    let place = Place::new();
    place.publish(SITE);
    fs::write(place.root().join("secret"), "canary").unwrap();
    fs::remove_file(place.out().join("index.html")).unwrap();
    symlink("../secret", place.out().join("index.html")).unwrap();
    place.refuses("`index.html`");
}

#[test]
fn the_sites_own_folders_are_no_output_folders() {
    let place = Place::new();
    let root = place.root().join("site");
    fs::create_dir_all(root.join("content/officials")).unwrap();
    fs::create_dir_all(root.join("templates")).unwrap();
    let why = |out: &Path| ours(&root, out).unwrap().refusal(out);
    for (out, words) in [
        ("content", "is the site's own folder `content`"),
        ("content/officials/../../templates/x", "lies in the site's own folder `templates`"),
        ("content/public", "lies in the site's own folder `content`"),
        ("static/public", "lies in the site's own folder `static`"),
        (".", "holds the site's own folder `content`"),
        ("..", "holds the site's own folder `content`"),
    ] {
        let said = why(&root.join(out)).unwrap();
        assert!(said.contains(words), "{out}: {said}");
    }
    symlink(root.join("content"), root.join("alias")).unwrap();
    assert!(why(&root.join("alias/public")).unwrap().contains("lies in"));
    assert_eq!(why(&root.join("public")), None);
    assert_eq!(why(&root.join("contents")), None, "another folder with a longer name");
}

#[test]
fn a_template_that_fails_leaves_the_old_site_whole() {
    let place = Place::new();
    place.publish(SITE);
    let before = place.tree();
    let files: Files = &[("a.html", "a"), ("b.html", BROKEN), ("c.html", BROKEN), ("d.html", "d")];
    let mut found: Vec<String> = place
        .write(files)
        .unwrap()
        .unwrap_err()
        .into_iter()
        .map(|found| found.message.into_owned())
        .collect();
    found.sort();
    assert_eq!(found, ["b.html", "c.html"], "all findings at once");
    assert_eq!(place.tree(), before);
}

#[test]
fn a_template_that_fails_in_a_first_build_leaves_nothing() {
    let place = Place::new();
    place.write(&[("a.html", "a"), ("b.html", BROKEN)]).unwrap().unwrap_err();
    assert_eq!(place.tree(), BTreeMap::new());
}

#[test]
fn a_disk_that_fails_midway_leaves_the_old_site_whole() {
    let place = Place::new();
    place.publish(SITE);
    let before = place.tree();
    // A file and a folder of one name: the system refuses the second.
    let files: Files = &[("index.html", "new"), ("x", "file"), ("x/y.html", "below a file")];
    let error = place.write(files).unwrap_err();
    assert!(error.to_string().contains("onrecord-new/x"), "the path is named: {error}");
    assert_eq!(place.tree(), before);
}

#[test]
fn no_page_takes_the_name_of_the_manifest() {
    let place = Place::new();
    let error = place.write(&[("manifest.json", "{}")]).unwrap_err();
    assert!(error.to_string().contains("manifest.json"), "{error}");
    assert_eq!(place.tree(), BTreeMap::new());
}

#[test]
fn what_a_crash_left_is_cleared() {
    let place = Place::new();
    place.publish(SITE);
    let clean = place.tree();
    let left = place.root().join(".public.onrecord-new");
    // While files were written.
    fs::create_dir_all(left.join("officials")).unwrap();
    fs::write(left.join(".onrecord"), "").unwrap();
    fs::write(left.join("officials/half.html"), "<p>ha").unwrap();
    place.publish(SITE);
    assert_eq!(place.tree(), clean);
    // Before the mark was made.
    fs::create_dir(&left).unwrap();
    place.publish(SITE);
    assert_eq!(place.tree(), clean);
    // After the swap: the old site, in part.
    place.publish(&[("index.html", "other")]);
    fs::rename(place.out(), &left).unwrap();
    place.publish(SITE);
    assert_eq!(place.tree(), clean);
}

#[test]
fn what_is_in_the_way_and_not_ours_stays() {
    let place = Place::new();
    let left = place.root().join(".public.onrecord-new");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("thesis.txt"), "mine").unwrap();
    place.refuses("is in the way");
    fs::remove_dir_all(&left).unwrap();
    fs::create_dir(place.root().join("elsewhere")).unwrap();
    fs::write(place.root().join("elsewhere/.onrecord"), "").unwrap();
    symlink("elsewhere", &left).unwrap();
    place.refuses("is in the way");
}
