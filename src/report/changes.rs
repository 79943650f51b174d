//! Changes as text: sentences for a terminal, Markdown for a pull request or a letter, JSON for programs.

use crate::change::Change;
use std::io::{self, Write};

/// In which form changes are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A sentence a line.
    Text,
    /// A list a page.
    Markdown,
    /// An object a line.
    Json,
}

impl Form {
    /// All, with their words on the command line.
    pub const ALL: [(Form, &'static str); 3] =
        [(Form::Text, "text"), (Form::Markdown, "markdown"), (Form::Json, "json")];

    /// The form of this word.
    pub fn parse(word: &str) -> Option<Form> {
        Form::ALL.iter().find(|(_, name)| *name == word).map(|(form, _)| *form)
    }
}

/// Writes all changes in their order.
pub fn emit(out: &mut dyn Write, form: Form, changes: &[Change]) -> io::Result<()> {
    let mut page = "";
    for change in changes {
        match form {
            Form::Text => writeln!(out, "{}", change.sentence)?,
            Form::Markdown => {
                if change.page != page {
                    let blank = if page.is_empty() { "" } else { "\n" };
                    let (title, key) = (words(&change.title), code(&change.page));
                    writeln!(out, "{blank}{title} ({key})\n")?;
                    page = &change.page;
                }
                writeln!(out, "- {}", words(&change.sentence))?;
            }
            Form::Json => {
                serde_json::to_writer(&mut *out, change)?;
                writeln!(out)?;
            }
        }
    }
    if changes.is_empty() && form == Form::Markdown {
        writeln!(out, "No change.")?;
    }
    Ok(())
}

/// A line as Markdown that shows it and does nothing else. Names and titles are a stranger's, and
/// a comment of a robot is trusted: a word that could be markup, a mention or a link becomes code.
fn words(line: &str) -> String {
    // A number or a dash begins a list where it begins a line.
    let begins_a_list = |at: usize, word: &str| at == 0 && !word.contains(char::is_alphabetic);
    let words = line.split(' ').enumerate().map(|(at, word)| {
        match is_plain(word) && !begins_a_list(at, word) {
            true => word.to_owned(),
            false => code(word),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn is_plain(word: &str) -> bool {
    let mark = |c: char| ",.;:?()'\"-–—…→’“”‘«»".contains(c);
    let is_date = word.trim_matches(mark).bytes().all(|b| b.is_ascii_digit() || b == b'-');
    // GitHub makes links of the names of commits.
    let is_hash = |part: &str| part.len() >= 7 && part.bytes().all(|b| b.is_ascii_hexdigit());
    word.chars().all(|c| c.is_alphanumeric() || mark(c))
        && (is_date || !word.split(mark).any(is_hash))
        && !(word.contains("GH-") || word.to_ascii_lowercase().contains("www."))
}

/// A code span, in which nothing is read.
fn code(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}
