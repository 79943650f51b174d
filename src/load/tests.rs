//! What is read, what is refused, and that nothing hostile is opened.

use super::{MIB, Settings, load};
use crate::input::{Data, Input, Inputs, Refusal, Role};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use tempfile::TempDir;

fn root(files: &[(&str, &[u8])]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

fn read(root: &Path) -> Inputs {
    load(root, &[], Settings::default()).unwrap()
}

fn input<'a>(inputs: &'a Inputs, path: &str) -> &'a Input {
    inputs.files.iter().find(|file| file.path == path).unwrap()
}

fn refusal<'a>(inputs: &'a Inputs, path: &str) -> &'a Refusal {
    match &input(inputs, path).data {
        Data::Refused(refusal) => refusal,
        data => panic!("{path} was not refused: {data:?}"),
    }
}

#[test]
fn every_file_has_a_role_and_stands_in_order() {
    let root = root(&[
        ("site.toml", b"title = 1"),
        ("history.jsonl", b"{}"),
        ("history.txt", b""),
        ("content/about.md", b""),
        ("content/officials/a.md", b"+++"),
        ("content/officials/a.MD", b""),
        ("content/officials/notes.txt", b""),
        ("content/photos/a.jpg", b"\xff\xd8"),
        ("content/photos/a.svg", b"<svg/>"),
        ("content/photos/readme.md", b""),
        ("content/photos/A B.jpg", b""),
        ("templates/base.html", b"{{ x }}"),
        ("static/style.css", b"a{}"),
        ("static/two words.css", b"a{}"),
        ("README.md", b"no part of the site"),
    ]);
    let inputs = read(root.path());
    let seen: Vec<(&str, Role)> =
        inputs.files.iter().map(|file| (file.path.as_str(), file.role)).collect();
    assert_eq!(
        seen,
        [
            ("content/about.md", Role::Content),
            ("content/officials/a.MD", Role::Stray),
            ("content/officials/a.md", Role::Content),
            ("content/officials/notes.txt", Role::Stray),
            ("content/photos/A B.jpg", Role::Stray),
            ("content/photos/a.jpg", Role::Photo),
            ("content/photos/a.svg", Role::Stray),
            ("content/photos/readme.md", Role::Stray),
            ("history.jsonl", Role::History),
            ("site.toml", Role::Config),
            ("static/style.css", Role::Static),
            ("static/two words.css", Role::Stray),
            ("templates/base.html", Role::Template),
        ]
    );
    assert_eq!(input(&inputs, "content/officials/a.md").data, Data::Text("+++".to_owned()));
    assert_eq!(input(&inputs, "content/photos/a.jpg").data, Data::Bytes(vec![0xff, 0xd8]));
}

#[test]
fn a_root_without_anything_gives_no_input() {
    assert_eq!(read(root(&[]).path()).files, []);
}

#[test]
fn a_root_that_is_no_folder_is_a_failure_that_names_it() {
    let root = root(&[("file", b"")]);
    for name in ["absent", "file"] {
        let path = root.path().join(name);
        let error = load(&path, &[], Settings::default()).unwrap_err();
        assert!(error.to_string().contains(path.to_str().unwrap()), "{error}");
    }
}

#[test]
fn links_are_refused_by_name_wherever_they_lie() {
    let outside = root(&[("secret.md", b"canary"), ("folder/a.md", b"canary")]);
    let root = root(&[("content/officials/a.md", b"")]);
    let below = |path: &str| root.path().join(path);
    let out = |path: &str| outside.path().join(path);
    fs::create_dir(below("static")).unwrap();
    symlink(out("secret.md"), below("content/officials/file.md")).unwrap();
    symlink(out("folder"), below("content/cases")).unwrap();
    symlink("nowhere", below("content/officials/dangling.md")).unwrap();
    symlink("loop.md", below("content/officials/loop.md")).unwrap();
    symlink("a.md", below("content/officials/inside.md")).unwrap();
    symlink("/dev/zero", below("static/endless.css")).unwrap();
    symlink(out("folder"), below("templates")).unwrap();
    symlink(out("secret.md"), below("site.toml")).unwrap();
    symlink(out("secret.md"), below("history.jsonl")).unwrap();
    let inputs = read(root.path());
    for path in [
        "content/cases",
        "content/officials/dangling.md",
        "content/officials/file.md",
        "content/officials/inside.md",
        "content/officials/loop.md",
        "history.jsonl",
        "site.toml",
        "static/endless.css",
        "templates",
    ] {
        assert_eq!(refusal(&inputs, path), &Refusal::Link, "{path}");
    }
    assert_eq!(inputs.files.len(), 10, "nothing behind a link is listed");
    assert!(!format!("{inputs:?}").contains("canary"));
}

#[test]
fn a_link_in_place_of_a_listed_folder_is_not_followed() {
    // What a race would do: the folder was listed, and is a link by the time of opening.
    let outside = root(&[("a.md", b"canary")]);
    let root = root(&[("site.toml", b"")]);
    fs::create_dir(root.path().join("content")).unwrap();
    symlink(outside.path(), root.path().join("content/officials")).unwrap();
    let handle = super::open_root(root.path()).unwrap();
    let answer = super::read(&handle, "content/officials/a.md", MIB);
    assert_eq!(answer, Err(Refusal::Link));
}

#[test]
fn fifos_and_sockets_are_refused_and_nobody_waits() {
    let root = root(&[("content/officials/a.md", b""), ("static/a.css", b"")]);
    let fifo = root.path().join("content/officials/fifo.md");
    let mode = rustix::fs::Mode::from_raw_mode(0o644);
    rustix::fs::mknodat(rustix::fs::CWD, &fifo, rustix::fs::FileType::Fifo, mode, 0).unwrap();
    let _socket =
        std::os::unix::net::UnixListener::bind(root.path().join("static/socket.css")).unwrap();
    let inputs = read(root.path());
    assert_eq!(refusal(&inputs, "content/officials/fifo.md"), &Refusal::NotAFile);
    assert_eq!(refusal(&inputs, "static/socket.css"), &Refusal::NotAFile);
    let handle = super::open_root(root.path()).unwrap();
    let raced = super::read(&handle, "content/officials/fifo.md", MIB);
    assert_eq!(raced, Err(Refusal::NotAFile), "even if it was listed as a file");
}

#[test]
fn a_folder_named_as_the_settings_is_refused() {
    let inputs = read(root(&[("site.toml/a.md", b"")]).path());
    assert_eq!(refusal(&inputs, "site.toml"), &Refusal::NotAFile);
}

#[test]
fn pictures_are_measured_before_they_are_read() {
    let root = root(&[("content/photos/a.jpg", b"abc"), ("content/officials/a.md", b"abc")]);
    let mut found = Vec::new();
    super::find(root.path(), "content", &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    let lengths: Vec<u64> = found.iter().map(|file| file.length).collect();
    assert_eq!(lengths, [0, 3]);
}

#[test]
fn large_files_are_refused_unread() {
    let root = root(&[("content/officials/fits.md", &[b'a'; MIB as usize])]);
    for (path, length) in [
        ("content/officials/large.md", MIB + 1),
        ("content/photos/large.jpg", 1 << 40),
        ("site.toml", 256 * 1024 + 1),
    ] {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::File::create(&path).unwrap().set_len(length).unwrap();
    }
    let inputs = read(root.path());
    let large = |path| refusal(&inputs, path).clone();
    assert_eq!(large("content/officials/large.md"), Refusal::TooLarge(MIB + 1, MIB));
    assert_eq!(large("content/photos/large.jpg"), Refusal::TooLarge(1 << 40, 20 * MIB));
    assert_eq!(large("site.toml"), Refusal::TooLarge(262_145, 262_144));
    assert_eq!(input(&inputs, "content/officials/fits.md").text().len(), MIB as usize);
}

#[test]
fn a_file_that_is_not_utf8_keeps_what_is() {
    let root = root(&[("content/a.md", b"good\n\xe9 bad"), ("templates/a.html", b"\xff")]);
    let inputs = read(root.path());
    assert_eq!(refusal(&inputs, "content/a.md"), &Refusal::NotUtf8("good\n".to_owned()));
    assert_eq!(refusal(&inputs, "templates/a.html"), &Refusal::NotUtf8(String::new()));
    assert_eq!(input(&inputs, "content/a.md").text(), "good\n");
}

#[test]
fn a_name_that_is_not_utf8_is_refused() {
    let root = root(&[("content/officials/a.md", b"")]);
    let name = std::ffi::OsStr::from_bytes(b"b\xff.md");
    fs::write(root.path().join("content/officials").join(name), "canary").unwrap();
    let inputs = read(root.path());
    assert_eq!(refusal(&inputs, "content/officials/b\u{fffd}.md"), &Refusal::PathNotUtf8);
}

#[test]
fn an_unreadable_file_says_so_in_the_words_of_the_system() {
    use std::os::unix::fs::PermissionsExt;
    let root = root(&[("content/officials/a.md", b"")]);
    let path = root.path().join("content/officials/a.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    let inputs = read(root.path());
    // Root reads it all the same.
    if fs::read(&path).is_err() {
        let words = refusal(&inputs, "content/officials/a.md");
        assert!(matches!(words, Refusal::Unreadable(words) if words.contains("denied")));
    }
    let handle = super::open_root(root.path()).unwrap();
    let vanished = super::read(&handle, "content/officials/b.md", MIB);
    assert!(matches!(vanished, Err(Refusal::Unreadable(words)) if words.contains("No such file")));
}

/// What the system says of itself is such a file: its length is said to be nothing, and then there is more.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_is_not_as_long_as_it_was_when_opened_is_refused() {
    let handle = super::open_root(Path::new("/proc/self")).unwrap();
    assert_eq!(super::read(&handle, "status", MIB), Err(Refusal::Changed));
}

#[test]
fn droppings_are_passed_over_and_other_hidden_things_are_strays() {
    let root = root(&[
        ("content/.DS_Store", b""),
        ("content/officials/.gitkeep", b""),
        ("content/officials/._a.md", b""),
        ("content/officials/a.md~", b""),
        ("content/officials/#a.md#", b""),
        ("content/officials/.a.md.swp", b""),
        ("content/officials/.hidden.md", b""),
        ("content/.obsidian/app.json", b""),
        ("content/.obsidian/deep/b.json", b""),
        ("static/.htaccess", b""),
        ("templates/.gitignore", b""),
    ]);
    // Emacs locks a file by a link that leads nowhere.
    symlink("user@host.1", root.path().join("content/officials/.#a.md")).unwrap();
    let inputs = read(root.path());
    let seen: Vec<(&str, Role)> =
        inputs.files.iter().map(|file| (file.path.as_str(), file.role)).collect();
    assert_eq!(
        seen,
        [
            ("content/.obsidian", Role::Stray),
            ("content/officials/.hidden.md", Role::Stray),
            ("static/.htaccess", Role::Stray),
        ]
    );
}

#[test]
fn the_theme_stands_in_where_the_root_has_no_file() {
    let root = root(&[("templates/base.html", b"own"), ("content/a.md", b"")]);
    let theme: [(&str, &[u8]); 3] = [
        ("static/style.css", b"css"),
        ("templates/base.html", b"theme"),
        ("templates/case.html", b"theme"),
    ];
    let inputs = load(root.path(), &theme, Settings::default()).unwrap();
    let paths: Vec<&str> = inputs.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        ["content/a.md", "static/style.css", "templates/base.html", "templates/case.html"]
    );
    assert_eq!(input(&inputs, "templates/base.html").text(), "own");
    assert_eq!(input(&inputs, "templates/case.html").text(), "theme");
    assert_eq!(input(&inputs, "static/style.css").data, Data::Bytes(b"css".to_vec()));
}

#[test]
fn settings_pass_through() {
    let settings =
        Settings { base_url: Some("https://a.example".to_owned()), ..Default::default() };
    let inputs = load(root(&[]).path(), &[], settings).unwrap();
    assert_eq!(inputs.base_url.as_deref(), Some("https://a.example"));
}
