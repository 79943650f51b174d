//! The security headers: the files for each server as they lie in docs/headers/, and what the pages and the site carry of them.

#![allow(
    clippy::disallowed_methods,
    reason = "these tests run the program and read the source tree"
)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use expect_test::expect_file;
use onrecord::headers::{self, Server};
use onrecord::input::Data;
use onrecord::{analyze, render};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

const TITLE: &str = "title = \"Aldovia on record\"\n";

const OFFICIAL: &str = "+++\nname = \"Ada Obi\"\ncountry = \"aq\"\nkind = \"official\"\nseniority = \"senior\"\nreviewed = 2026-05-01\n+++\nText.\n";

/// Path to text of every output of a site with one official and these files more.
fn site(more: &[(&str, &str)]) -> BTreeMap<String, String> {
    let theme = onrecord::theme::FILES.iter().map(|(path, bytes)| {
        ((*path).to_owned(), Data::Text(String::from_utf8(bytes.to_vec()).unwrap()))
    });
    let own = [("site.toml", TITLE), ("content/officials/ada.md", OFFICIAL)];
    let own = own
        .iter()
        .chain(more)
        .map(|(path, text)| ((*path).to_owned(), Data::Text((*text).to_owned())));
    let inputs = support::inputs(theme.chain(own).collect());
    let (site, found) = analyze(&inputs);
    assert!(!found.has_errors(), "{}", support::report(&inputs, &found));
    let (outputs, _) = render::render(&site, &inputs);
    let make = |index: usize| {
        let mut bytes = Vec::new();
        (outputs.make)(index, &mut bytes).unwrap();
        (outputs.paths[index].to_string(), String::from_utf8(bytes).unwrap())
    };
    (0..outputs.paths.len()).map(make).collect()
}

#[test]
fn the_files_for_each_server_are_those_in_the_documents() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/headers");
    for (server, file) in [
        (Server::Nginx, "nginx.conf"),
        (Server::Caddy, "onrecord.caddy"),
        (Server::Apache, "apache.conf"),
        (Server::Netlify, headers::FILE),
    ] {
        expect_file![folder.join(file)].assert_eq(&server.text());
    }
}

#[test]
fn every_server_is_told_every_header() {
    for (server, word) in Server::ALL {
        let text = server.text();
        for (name, value) in headers::all() {
            let live = |line: &str| !line.trim_start().starts_with('#') && line.contains(name);
            let line =
                text.lines().find(|line| live(line)).unwrap_or_else(|| panic!("{word}: {name}"));
            assert!(line.contains(&value), "{word}: {line}");
        }
        let promise = text.lines().find(|line| line.contains("Strict-Transport-Security")).unwrap();
        assert!(promise.trim_start().starts_with("# "), "{word}: {promise}");
    }
}

#[test]
fn every_page_carries_the_policy_before_anything_is_loaded() {
    let outputs = site(&[]);
    let pages: Vec<_> = outputs.iter().filter(|(path, _)| path.ends_with(".html")).collect();
    assert!(pages.len() > 20);
    let meta = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    for (path, page) in pages {
        let (before, after) = page.split_once(meta).unwrap_or_else(|| panic!("{path}: no policy"));
        let policy = after.split('"').next().unwrap().replace("&#39;", "'").replace("&#x27;", "'");
        assert_eq!(policy, headers::page_policy(), "{path}");
        for loader in ["<link", "<style", "<script", "<img"] {
            assert!(!before.contains(loader), "{path}: {loader} before the policy");
        }
        assert_eq!(page.matches("Content-Security-Policy").count(), 1, "{path}");
    }
}

#[test]
fn the_site_has_the_file_for_hosts_that_read_one_unless_it_is_not_wanted() {
    assert_eq!(site(&[])["_headers"], Server::Netlify.text());
    let omitted = site(&[("site.toml", "title = \"Aldovia\"\nomit = [\"headers\"]\n")]);
    assert!(!omitted.contains_key("_headers"));
}

#[test]
fn a_publishers_own_file_goes_before_ours() {
    let own = "/*\n  X-Own: yes\n";
    assert_eq!(site(&[("static/_headers", own)])["_headers"], own);
}

#[test]
fn the_program_prints_the_headers_and_names_the_servers_that_it_knows() {
    let run = |server: &str| {
        let done = Command::new(env!("CARGO_BIN_EXE_onrecord"))
            .args(["headers", server])
            .output()
            .unwrap();
        (done.status.code(), String::from_utf8([done.stdout, done.stderr].concat()).unwrap())
    };
    assert_eq!(run("nginx"), (Some(0), Server::Nginx.text()));
    assert_eq!(run("cloudflare"), (Some(0), Server::Netlify.text()));
    let (code, text) = run("iis");
    assert_eq!(code, Some(2));
    assert!(text.contains("the servers are nginx, caddy, apache, netlify, cloudflare"), "{text}");
}
