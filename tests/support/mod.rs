//! What the tests of the pure passes share: a site in memory, and its report as text.

#![allow(dead_code, reason = "each test that shares this module uses a part of it")]

use onrecord::diagnostic::{Diagnostic, Diagnostics, Severity};
use onrecord::input::{Data, FileId, Input, Inputs};
use onrecord::load;
use onrecord::model::date::Day;
use onrecord::report::human::{self, Colour};
use std::collections::BTreeMap;

/// A site in memory, as `load` would make it on 1 June 2026.
pub(crate) fn inputs(files: BTreeMap<String, Data>) -> Inputs {
    let files = files
        .into_iter()
        .map(|(path, data)| Input { role: load::role(&path), path, data })
        .collect();
    let built_on = Day::new(2026, 6, 1).expect("a day that exists");
    Inputs { files, base_url: None, built_on }
}

/// Fails if `onrecord fix` would do harm: touch a file again that it has mended, make a finding in a
/// file that it did not touch, or leave a file that could be read with no fewer errors than it had.
pub(crate) fn assert_mending_is_safe(inputs: &Inputs) {
    let (before, old) = onrecord::analyze(inputs);
    let (mended, count) = onrecord::mend_all(inputs.clone());
    let (_, new) = onrecord::analyze(&mended);
    let (again, _) = onrecord::mend_all(mended.clone());
    assert_eq!(again.files, mended.files, "a second fix changes nothing");
    let touched = |file: FileId| inputs.files[file.0 as usize] != mended.files[file.0 as usize];
    assert_eq!(
        count > 0,
        inputs.files != mended.files,
        "what is counted is what is changed:\n{}",
        report(inputs, &old)
    );
    let errors = |found: &Diagnostics, file: FileId| {
        let errors = found.iter().filter(|finding| finding.severity == Severity::Error);
        errors.filter(|finding| finding.at.file == file).count()
    };
    for finding in new.iter().filter(|finding| finding.at.file != FileId::NONE) {
        let was = |earlier: &&Diagnostic| {
            earlier.rule.code == finding.rule.code && earlier.at == finding.at
        };
        if !touched(finding.at.file) {
            assert!(old.iter().any(|earlier| was(&earlier)), "new:\n{}", report(&mended, &new));
        }
    }
    for document in before.documents.iter().filter(|document| touched(document.file)) {
        let (were, are) = (errors(&old, document.file), errors(&new, document.file));
        let readable = document.record.is_some();
        assert!(!readable || are < were.max(1), "{were} errors, now:\n{}", report(&mended, &new));
    }
}

/// What a contributor reads in the terminal, without colours.
pub(crate) fn report(inputs: &Inputs, found: &Diagnostics) -> String {
    let mut out: Vec<u8> = Vec::new();
    human::emit(&mut out, inputs, found, Colour::No).expect("writing to memory does not fail");
    String::from_utf8(out).expect("a report is text").trim_end().to_owned()
}
