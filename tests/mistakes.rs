//! Mistakes that a volunteer may make, one a file of `mistakes/`: each gives one finding, at the right place, with the right hint.

#![allow(clippy::disallowed_methods, reason = "these tests read their fixtures")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use onrecord::input::{Data, Input, Inputs, Refusal};
use onrecord::load::{self, Settings};
use onrecord::model::date::Day;
use onrecord::report::diff;
use onrecord::report::human::Colour;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes")
}

/// The site around the file with the mistake: nothing is wrong with it.
fn site() -> Inputs {
    let settings = Settings { base_url: None, built_on: Day::parse("2026-06-01").unwrap() };
    load::load(&folder().join("site"), onrecord::theme::FILES, settings).unwrap()
}

/// One mistake: its file, and what stands beside it in the file `.expected`.
struct Mistake {
    name: String,
    inputs: Inputs,
    expected: String,
    /// `file: …` where the file is not that of Ada Brandt.
    place: Option<String>,
}

fn mistakes() -> Vec<Mistake> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    files.sort();
    files.into_iter().map(|file| mistake(&file)).collect()
}

fn mistake(file: &Path) -> Mistake {
    let expected = fs::read_to_string(file.with_extension("expected")).unwrap_or_default();
    let place = expected.lines().next().and_then(|line| line.strip_prefix("file: "));
    let path = place.unwrap_or("content/officials/ada.md").to_owned();
    let mut inputs = site();
    let place = place.map(str::to_owned);
    let bytes = fs::read(file).unwrap();
    let data = match String::from_utf8(bytes) {
        Ok(text) => Data::Text(text),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let good = error.as_bytes()[..good].to_vec();
            Data::Refused(Refusal::NotUtf8(String::from_utf8(good).unwrap()))
        }
    };
    let at = inputs.files.partition_point(|input| input.path < path);
    inputs.files.insert(at, Input { role: load::role(&path), path, data });
    Mistake {
        name: file.file_stem().unwrap().to_str().unwrap().to_owned(),
        inputs,
        expected,
        place,
    }
}

impl Mistake {
    /// What is found and what a fix changes, as `.expected` has it.
    fn run(&self) -> String {
        let (_, found) = onrecord::analyze(&self.inputs);
        let mut run: String = self.place.iter().map(|place| format!("file: {place}\n")).collect();
        for finding in found.iter() {
            run.push_str(&self.line_and_column(finding.at.range));
            run.push_str(&format!(" {} {}\n", finding.rule.code, finding.message));
            run.extend(finding.help.iter().map(|help| format!("help: {help}\n")));
        }
        let (mended, count) = onrecord::mend_all(self.inputs.clone());
        if count == 0 {
            run.push_str("fix: leaves it to a person\n");
            return run;
        }
        run.push_str("fix:\n");
        for (old, new) in self.inputs.files.iter().zip(&mended.files) {
            if old == new {
                continue;
            }
            let mut out = Vec::new();
            diff::emit(&mut out, &old.path, old.text(), new.text(), Colour::No).unwrap();
            let diff = String::from_utf8(out).unwrap();
            let changed = diff.lines().skip(2);
            let changed =
                changed.filter(|line| !line.starts_with([' ']) && !line.starts_with("@@ -"));
            run.extend(changed.map(|line| format!("{line}\n")));
        }
        run
    }

    /// `2:8`, counted from 1, columns in characters.
    fn line_and_column(&self, range: Option<(u32, u32)>) -> String {
        let Some((start, _)) = range else { return "whole file".to_owned() };
        let path = self.place.as_deref().unwrap_or("content/officials/ada.md");
        let input = self.inputs.files.iter().find(|input| input.path == path).unwrap();
        let before = &input.text()[..start as usize];
        let line = before.rsplit('\n').next().unwrap_or_default();
        format!("{}:{}", before.matches('\n').count() + 1, line.chars().count() + 1)
    }
}

#[test]
fn each_mistake_gives_one_finding_at_the_right_place_with_the_right_hint() {
    let mistakes = mistakes();
    assert!(mistakes.len() >= 30, "the fixtures were found");
    let mut faults = BTreeMap::new();
    for mistake in &mistakes {
        let run = mistake.run();
        let (_, found) = onrecord::analyze(&mistake.inputs);
        if std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
            let file = folder().join(format!("{}.expected", mistake.name));
            fs::write(file, &run).unwrap();
        } else if run != mistake.expected {
            faults.insert(&mistake.name, run);
        }
        if found.iter().count() != 1 {
            faults.insert(&mistake.name, format!("{} findings", found.iter().count()));
        } else if found.iter().any(|finding| finding.help.is_none()) {
            faults.insert(&mistake.name, "a finding without a hint".to_owned());
        }
    }
    let faults: Vec<String> =
        faults.iter().map(|(name, fault)| format!("{name}:\n{fault}")).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_a_fix_mends_is_right_afterwards() {
    for mistake in mistakes() {
        support::assert_mending_is_safe(&mistake.inputs);
        let (mended, count) = onrecord::mend_all(mistake.inputs.clone());
        let (_, found) = onrecord::analyze(&mended);
        assert!(count == 0 || found.is_empty(), "{}: {found:?}", mistake.name);
    }
}

#[test]
fn nothing_is_wrong_with_the_site_around_the_mistakes_and_nothing_to_mend() {
    let (_, found) = onrecord::analyze(&site());
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(onrecord::mend_all(site()).1, 0);
}

/// Signs that are typed by accident, and one that no keyboard has.
const SLIPS: [&str; 9] = ["", "\"", "”", "[", "]", "=", "\n", "#", "\u{202e}"];

#[test]
fn a_sign_missing_or_too_many_anywhere_is_no_danger_to_the_rest() {
    // The file of Ada Brandt as it should be: one with a mistake, mended.
    let (mended, _) = onrecord::mend_all(mistakes().remove(0).inputs);
    let good = mended.files.iter().find(|input| input.path == "content/officials/ada.md").unwrap();
    let good = good.text();
    let every = if std::env::var_os("EVERY_SLIP").is_some() { 1 } else { 23 };
    for (number, (at, sign)) in good.char_indices().enumerate().filter(|(n, _)| n % every == 0) {
        for slip in [SLIPS[number / every % SLIPS.len()], ""] {
            let rest = if slip.is_empty() { at + sign.len_utf8() } else { at };
            let typed = format!("{}{slip}{}", &good[..at], &good[rest..]);
            let mut inputs = site();
            let path = "content/officials/ada.md".to_owned();
            let place = inputs.files.partition_point(|input| input.path < path);
            let input = Input { role: load::role(&path), path, data: Data::Text(typed) };
            inputs.files.insert(place, input);
            support::assert_mending_is_safe(&inputs);
        }
    }
}
