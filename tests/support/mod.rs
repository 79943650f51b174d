//! What the tests of the pure passes share: a site in memory, and its report as text.

use onrecord::diagnostic::Diagnostics;
use onrecord::input::{Data, Input, Inputs};
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

/// What a contributor reads in the terminal, without colours.
pub(crate) fn report(inputs: &Inputs, found: &Diagnostics) -> String {
    let mut out: Vec<u8> = Vec::new();
    human::emit(&mut out, inputs, found, Colour::No).expect("writing to memory does not fail");
    String::from_utf8(out).expect("a report is text").trim_end().to_owned()
}
