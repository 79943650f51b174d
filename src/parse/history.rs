//! Reads `history.jsonl`: a change a line.

use crate::change::{Entry, line};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::{Data, FileId, Inputs, Role, Span};
use crate::model::date::Day;
use crate::model::key::Key;
use crate::rules;

/// Lines that are reported before the rest is left unread: a file that is no history has thousands.
const REPORTED: usize = 100;

/// All entries in the order of their lines, and which lines are none.
pub fn history(inputs: &Inputs) -> (Vec<Entry>, Diagnostics) {
    let (mut entries, mut found): (Vec<Entry>, Vec<Diagnostic>) = (Vec::new(), Vec::new());
    for (id, input) in inputs.iter().filter(|(_, input)| input.role == Role::History) {
        // What was refused was a finding already.
        let Data::Text(whole) = &input.data else { continue };
        let mut at = 0;
        for text in whole.split_inclusive('\n') {
            let start = at;
            at += text.len();
            if text.trim().is_empty() {
                continue;
            }
            match entry(text) {
                Ok(entry) => entries.push(entry),
                Err(fault) => found.push(refused(id, start, text.trim_end(), &fault)),
            }
            if found.len() == REPORTED {
                break;
            }
        }
    }
    (entries, Diagnostics::from(found))
}

fn entry(text: &str) -> Result<Entry, String> {
    let mut entry: Entry = serde_json::from_str(text).map_err(|error| {
        if !error.is_data() {
            return "it is not written as JSON".to_owned();
        }
        let words = error.to_string();
        let place = words.rfind(" at line ").unwrap_or(words.len());
        words[..place].to_owned()
    })?;
    if Day::parse(&entry.on).is_none() {
        return Err("`on` is no day, as `2026-03-01`".to_owned());
    }
    let change = &mut entry.change;
    if change.page != "about" && Key::parse(&change.page).is_none() {
        return Err("`page` is no key, as `officials/ada`".to_owned());
    }
    for text in [&mut change.title, &mut change.sentence] {
        if text.trim().is_empty() {
            return Err("`title` and `sentence` must say something".to_owned());
        }
        *text = line(text).into_owned();
    }
    Ok(entry)
}

fn refused(file: FileId, start: usize, text: &str, fault: &str) -> Diagnostic {
    rules::BAD_VALUE
        .at(Span::range(file, start, start + text.len()), format!("this line is no change: {fault}"))
        .help("mend the line or take it out; `onrecord diff OLD NEW --append history.jsonl` writes such lines")
}
