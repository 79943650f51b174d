//! Runs the pages of `docs/rules/`: each example must be reported, or accepted, exactly as its page says.
//!
//! `UPDATE_EXPECT=1 cargo test --test rules` writes the reports and the index anew.
//! The form of a page is described in `docs/rules/README.md`, which also holds the base site.
#![allow(clippy::disallowed_methods, reason = "the pages are read, and updated, on the disk")]

mod support;

use onrecord::diagnostic::{Diagnostic, Diagnostics};
use onrecord::diagnostic::{Rule, Severity};
use onrecord::input::{Data, Inputs, Refusal};
use onrecord::rules::RULES;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Files of one site by their paths.
type Files = BTreeMap<String, Data>;

#[test]
fn every_example_is_reported_or_accepted_as_its_page_says() {
    let base = base();
    let mut faults: Vec<String> = Vec::new();
    for rule in RULES.iter().copied() {
        let page = read(&file_name(rule));
        let (run, found) = run_page(rule, &page, &base);
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", file_name(rule))));
        if run != page && updating() {
            fs::write(folder().join(file_name(rule)), run).expect("a rule page can be written");
        }
    }
    assert!(faults.is_empty(), "{}\n\nUPDATE_EXPECT=1 writes reports anew", faults.join("\n\n"));
}

#[test]
fn every_rule_has_a_code_a_name_and_a_page_of_its_own() {
    let mut last = 0;
    for rule in RULES {
        let letter = match rule.severity {
            Severity::Error => 'E',
            Severity::Warning => 'W',
        };
        let number = rule.code[1..].parse().expect("a code is a letter and a number");
        assert!(last < number, "{} stands after {last}: codes ascend", rule.code);
        assert_eq!(rule.code, format!("{letter}{number:03}"));
        assert!(!rule.firm || letter == 'E', "{}: only an error can be firm", rule.code);
        last = number;
        assert!(
            rule.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{} is not a plain name",
            rule.name
        );
        let others = RULES.iter().filter(|other| other.name == rule.name).count();
        assert_eq!(others, 1, "{} is the name of two rules", rule.name);
        let page = read(&file_name(rule));
        // While pages are written anew, the program still carries those before.
        assert!(page == rule.page || updating(), "{} carries another page", rule.code);
        assert!(page.starts_with(&format!("# {} {}\n\n", rule.code, rule.name)), "{page}");
        assert!(page.contains("\nWhy: "), "{} does not say why", file_name(rule));
    }
}

#[test]
fn every_page_belongs_to_a_rule() {
    let mut pages: Vec<String> = fs::read_dir(folder())
        .expect("the folder of the pages can be read")
        .map(|entry| entry.expect("an entry can be read").file_name().into_string().expect("UTF-8"))
        .filter(|name| name != README)
        .collect();
    pages.sort();
    let mut rules: Vec<String> = RULES.iter().map(|rule| file_name(rule)).collect();
    rules.sort();
    assert_eq!(pages, rules);
}

#[test]
fn the_index_lists_every_rule_in_order() {
    let readme = read(README);
    let (before, after) = readme.split_once(INDEX).expect("the README has a section of all rules");
    assert!(!before.is_empty());
    let lines: Vec<String> = RULES
        .iter()
        .map(|rule| {
            let what = summary(rule.page);
            format!("- [{} {}]({}): {what}\n", rule.code, rule.name, file_name(rule))
        })
        .collect();
    let index = lines.concat();
    if after != index && updating() {
        let updated = format!("{before}{INDEX}{index}");
        fs::write(folder().join(README), updated).expect("the README can be written");
        return;
    }
    assert_eq!(after, index, "UPDATE_EXPECT=1 writes the index anew");
}

const README: &str = "README.md";
const INDEX: &str = "## All rules\n\n";

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/rules")
}

fn file_name(rule: &Rule) -> String {
    format!("{}-{}.md", rule.code, rule.name)
}

fn read(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1")
}

/// The first sentence below the title.
fn summary(page: &str) -> &str {
    let text = page.split("\n\n").nth(1).unwrap_or_default();
    text.lines().next().unwrap_or_default()
}

/// The base site, from the fenced blocks of the README.
fn base() -> Files {
    let mut files = Files::new();
    for part in parts(&read(README)) {
        if let Part::Block { info, text } = part {
            put(&mut files, &info, &text).unwrap_or_else(|fault| panic!("{README}: {fault}"));
        }
    }
    let inputs = support::inputs(files.clone());
    let (_, found) = onrecord::analyze(&inputs);
    assert!(found.is_empty(), "the base site has findings:\n{}", support::report(&inputs, &found));
    files
}

/// A piece of a page.
enum Part {
    /// A line outside of blocks.
    Line(String),
    /// A fenced block.
    Block { info: String, text: String },
}

fn parts(page: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            parts.push(Part::Line(line.to_owned()));
            continue;
        };
        let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let text = text.iter().map(|line| format!("{line}\n")).collect();
        parts.push(Part::Block { info: info.to_owned(), text });
    }
    parts
}

/// Runs all examples of a page. Returns the page with the reports as they are, and what is wrong with it.
fn run_page(rule: &Rule, page: &str, base: &Files) -> (String, Vec<String>) {
    let mut run = String::with_capacity(page.len());
    let mut faults: Vec<String> = Vec::new();
    let mut section = String::new();
    let mut seen: Vec<String> = Vec::new();
    let mut own = Files::new();
    let mut site = base.clone();
    let (mut reported, mut accepted) = (0, 0);
    let accept = |site: &Files, faults: &mut Vec<String>| {
        let report = run_site(site.clone()).1;
        if !report.is_empty() {
            faults.push(format!("an accepted example is reported:\n{report}"));
        }
    };
    for part in parts(page) {
        match part {
            Part::Line(line) => {
                if let Some(title) = line.strip_prefix("## ") {
                    if !own.is_empty() {
                        faults.push(format!("files without a report under {section}"));
                    }
                    section = title.to_owned();
                    seen.clear();
                }
                run.push_str(&line);
                run.push('\n');
            }
            Part::Block { info, text } if info == "report" => {
                let (codes, report) = run_site(std::mem::replace(&mut site, base.clone()));
                if section != "Reported" || own.is_empty() {
                    faults.push("a report stands under files of the section Reported".to_owned());
                }
                if !codes.contains(&rule.code) {
                    faults.push(format!("an example does not break the rule:\n{report}"));
                } else if report != text.trim_end() && !updating() {
                    faults.push(format!("the report is:\n{report}\nThe page has:\n{text}"));
                }
                own.clear();
                reported += 1;
                run.push_str(&format!("```report\n{report}\n```\n"));
            }
            Part::Block { info, text } => {
                let path = info.split(' ').nth(1).unwrap_or_default().to_owned();
                // In Accepted a path that comes again begins a new site.
                if section == "Accepted" && seen.contains(&path) {
                    accept(&site, &mut faults);
                    site = base.clone();
                    seen.clear();
                }
                match section.as_str() {
                    "Reported" => own.insert(path.clone(), Data::Text(text.clone())),
                    "Accepted" => {
                        accepted += 1;
                        None
                    }
                    _ => {
                        faults.push(format!("a file stands under `{section}`"));
                        None
                    }
                };
                seen.push(path);
                if let Err(fault) = put(&mut site, &info, &text) {
                    faults.push(fault);
                }
                run.push_str(&format!("```{info}\n{text}```\n"));
            }
        }
    }
    accept(&site, &mut faults);
    if reported == 0 || accepted == 0 {
        faults.push("a page has examples under `## Reported` and `## Accepted`".to_owned());
    }
    (run, faults)
}

/// Puts the file of a block into a site, or takes one away. The info strings are described in the README.
fn put(files: &mut Files, info: &str, text: &str) -> Result<(), String> {
    let words: Vec<&str> = info.split(' ').collect();
    let (path, data) = match words.as_slice() {
        ["md" | "toml" | "html" | "css" | "txt", path] => (path, Data::Text(text.to_owned())),
        ["md", path, "with-bom"] => (path, Data::Text(format!("\u{feff}{text}"))),
        ["md", path, "with-crlf"] => (path, Data::Text(text.replace('\n', "\r\n"))),
        ["md", path, "in-latin-1"] => (path, latin_1(text)),
        ["hex", path] => (path, Data::Bytes(bytes(text)?)),
        ["link", path] => (path, Data::Refused(Refusal::Link)),
        ["absent", path] => {
            files.retain(|file, _| file != path && !file.starts_with(&format!("{path}/")));
            return Ok(());
        }
        _ => return Err(format!("the runner does not know the block `{info}`")),
    };
    files.insert((*path).to_owned(), data);
    Ok(())
}

/// The text as ISO 8859-1 has it, read as UTF-8, as `load` does it.
fn latin_1(text: &str) -> Data {
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(c).expect("a Latin-1 letter")).collect();
    let good = match std::str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).expect("good up to there"),
    };
    Data::Refused(Refusal::NotUtf8(good.to_owned()))
}

fn bytes(text: &str) -> Result<Vec<u8>, String> {
    let byte = |word| u8::from_str_radix(word, 16).map_err(|_| format!("`{word}` is no byte"));
    text.split_whitespace().map(byte).collect()
}

/// The codes that a site gives, and the report on it. Its pages are made where nothing stands against it.
fn run_site(mut files: Files) -> (Vec<&'static str>, String) {
    for (path, bytes) in onrecord::theme::FILES {
        let text = String::from_utf8(bytes.to_vec()).expect("the theme is text");
        files.entry((*path).to_owned()).or_insert(Data::Text(text));
    }
    let inputs: Inputs = support::inputs(files);
    let (site, found) = onrecord::analyze(&inputs);
    let (outputs, from_render) = onrecord::render::render(&site, &inputs);
    let mut found = Diagnostics::merge([found, from_render]);
    if !found.has_errors() {
        let make = |index| (outputs.make)(index, &mut Vec::new()).err();
        let broken: Vec<Diagnostic> = (0..outputs.paths.len()).filter_map(make).collect();
        found = Diagnostics::merge([found, Diagnostics::from(broken)]);
    }
    support::assert_mending_is_safe(&inputs);
    let codes = found.iter().map(|finding| finding.rule.code).collect();
    (codes, support::report(&inputs, &found))
}
