//! `onrecord explain`: the page of a rule.

use onrecord::rules;
use std::io::{self, Write};

/// Explains a rule by its code or name, with examples
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// As reports show it: E016, or missing-source
    rule: String,
}

pub(crate) fn run(Arguments { rule }: Arguments) -> io::Result<u8> {
    if let Some(known) = rules::find(&rule) {
        // Its reader may go away, as `head` does.
        writeln!(io::stdout(), "{}", known.page.trim_end())?;
        return Ok(0);
    }
    let names = rules::RULES.iter().map(|rule| rule.name);
    match onrecord::suggest::nearest(&rule.to_lowercase(), names) {
        Some(near) => say!("onrecord: there is no rule `{rule}`; did you mean `{near}`?"),
        None => say!("onrecord: there is no rule `{rule}`; docs/rules lists them all"),
    }
    Ok(2)
}
