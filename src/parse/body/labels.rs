//! Labels of footnotes, so that the Markdown parser knows every citation.
//!
//! The parser takes `[^id]` for a reference only where the text defines `id`,
//! and a citation is defined in the front matter. So every label that occurs
//! is given a definition before the text; whether it stands in code or behind a
//! backslash remains for the parser to say. What it makes of the definitions is
//! dropped.

/// Definitions for all labels in a text, and what ends the last of them. Empty if there is no label.
pub(super) fn definitions(text: &str) -> String {
    let mut labels = labels(text);
    labels.sort_unstable();
    labels.dedup();
    if labels.is_empty() {
        return String::new();
    }
    let size: usize = labels.iter().map(|label| label.len() + 12).sum();
    let mut definitions = String::with_capacity(size + 16 + text.len());
    for label in labels {
        define(&mut definitions, label);
        if label.contains("\\|") {
            // In a cell of a table the parser reads the label without the backslash.
            define(&mut definitions, &label.replace("\\|", "|"));
        }
    }
    definitions.push_str("\n<!-- -->\n\n");
    definitions
}

fn define(definitions: &mut String, label: &str) {
    definitions.push_str("[^");
    definitions.push_str(label);
    definitions.push_str("]: x\n");
}

/// What stands between `[^` and `]`, as the parser would see it: on one line, without `[`.
fn labels(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut labels = Vec::new();
    for (bracket, opening) in text.match_indices("[^") {
        let start = bracket + opening.len();
        if let Some(end) = end_of_label(bytes, start) {
            let label = &text[start..end];
            // A label of nothing but blanks would define a link.
            if label.bytes().any(|byte| !byte.is_ascii_whitespace() && byte != 0x0B) {
                labels.push(label);
            }
        }
    }
    labels
}

fn end_of_label(bytes: &[u8], start: usize) -> Option<usize> {
    // The parser's own limit counts otherwise, but never fewer than these.
    const LONGEST: usize = 900;
    let mut at = start;
    while at < start + LONGEST {
        match *bytes.get(at)? {
            b']' => return Some(at),
            b'[' | b'\n' | b'\r' => return None,
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 2,
            _ => at += 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{definitions, labels};

    #[test]
    fn labels_are_what_the_parser_would_take_for_one() {
        for (text, expected) in [
            ("a[^b] [^c]: d", vec!["b", "c"]),
            ("[^[^a] [^] [^ ] [^\n] [^x", vec!["a"]),
            ("[^a\\]b] [^a\\", vec!["a\\]b"]),
            ("[^é ü]", vec!["é ü"]),
        ] {
            assert_eq!(labels(text), expected, "{text}");
        }
    }

    #[test]
    fn a_text_without_labels_gets_no_definitions() {
        assert_eq!(definitions("a [b] ^c"), "");
        assert_eq!(definitions("[^a] [^a]"), "[^a]: x\n\n<!-- -->\n\n");
    }
}
