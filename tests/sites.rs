//! Every folder of `tests/sites/`: built, and compared with what is expected of it.
//!
//! Of most pages only what is inside of `<main>` is compared, so that a change
//! of the frame shows in one place: the home page, which is compared whole.

#![allow(clippy::disallowed_methods, reason = "these tests read sites from the source tree")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use expect_test::expect_file;
use onrecord::load::{Settings, load};
use onrecord::model::date::Day;
use onrecord::{analyze, render, theme};
use std::fs;
use std::path::{Path, PathBuf};

/// Path and bytes of every output.
fn outputs(root: &Path) -> Vec<(String, String)> {
    let settings =
        Settings { base_url: None, built_on: Day::new(2026, 6, 1).expect("a day that exists") };
    let inputs = load(root, theme::FILES, settings).unwrap();
    let (site, found) = analyze(&inputs);
    assert!(found.is_empty(), "{}: {:?}", root.display(), found.iter().collect::<Vec<_>>());
    let (outputs, found) = render::render(&site, &inputs);
    assert!(found.is_empty(), "{}: {:?}", root.display(), found.iter().collect::<Vec<_>>());
    let make = |index: usize| {
        let mut bytes: Vec<u8> = Vec::new();
        (outputs.make)(index, &mut bytes).unwrap();
        (outputs.paths[index].to_string(), String::from_utf8(bytes).unwrap())
    };
    (0..outputs.paths.len()).map(make).collect()
}

fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

fn main_of(page: &str) -> &str {
    let start = page.find("<main").expect("a page has a main part");
    let end = page.find("</main>").expect("a page has a main part") + "</main>".len();
    &page[start..end]
}

#[test]
fn every_site_gives_the_pages_that_are_expected() {
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let mut roots: Vec<PathBuf> =
        fs::read_dir(&sites).unwrap().map(|entry| entry.unwrap().path()).collect();
    roots.sort();
    assert!(!roots.is_empty());
    for root in roots {
        let expected = root.join("expected");
        let outputs = outputs(&root);
        let paths: Vec<&str> = outputs.iter().map(|(path, _)| path.as_str()).collect();
        if updating() {
            fs::create_dir_all(&expected).unwrap();
        }
        expect_file![expected.join("outputs.txt")].assert_eq(&(paths.join("\n") + "\n"));
        for (path, text) in &outputs {
            if updating() {
                fs::create_dir_all(expected.join(path).parent().unwrap()).unwrap();
            }
            let statuses = path.starts_with("statuses/");
            if path == "index.html" || path.ends_with(".csv") {
                // Lines of CSV end in CR LF, which expectations are kept without.
                expect_file![expected.join(path)].assert_eq(&text.replace("\r\n", "\n"));
            } else if path.ends_with(".html") && !statuses {
                expect_file![expected.join(path)].assert_eq(&(main_of(text).to_owned() + "\n"));
            }
        }
    }
}
