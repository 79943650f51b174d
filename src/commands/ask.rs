//! Questions to the person at the terminal: one line each, the answer that Enter gives in brackets.

use std::io::{self, IsTerminal, Write};

/// Whether there is somebody to ask.
pub(crate) fn somebody() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// A line, without white space at its ends. The default stands for an empty one.
pub(crate) fn line(question: &str, default: Option<&str>) -> io::Result<String> {
    match default {
        Some(default) => eprint!("{question} [{default}]: "),
        None => eprint!("{question}: "),
    }
    io::stderr().flush()?;
    let mut typed = String::new();
    if io::stdin().read_line(&mut typed)? == 0 {
        say!();
        let words = "the answer was not given; nothing was written";
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, words));
    }
    let typed = typed.trim();
    Ok(if typed.is_empty() { default.unwrap_or_default() } else { typed }.to_owned())
}

/// Yes or no. Enter says no.
pub(crate) fn agreed(question: &str) -> io::Result<bool> {
    let typed = line(question, Some("no"))?.to_lowercase();
    Ok(matches!(typed.as_str(), "y" | "yes"))
}

/// One of several words, by its number or itself. None if the answer is left out.
pub(crate) fn choice(question: &str, words: &[&'static str]) -> io::Result<Option<&'static str>> {
    for (index, word) in words.iter().enumerate() {
        say!("  {} {word}", index + 1);
    }
    loop {
        let typed = line(question, Some("later"))?;
        if typed == "later" {
            return Ok(None);
        }
        let by_number = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let chosen = by_number.and_then(|index| words.get(index));
        if let Some(word) = chosen.or_else(|| words.iter().find(|word| **word == typed)) {
            return Ok(Some(word));
        }
        say!("  that is none of them; write a number or a word from the list");
    }
}
