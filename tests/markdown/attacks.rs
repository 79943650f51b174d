//! Attacks that others collected, in the slots of Markdown: DOMPurify's and those of the HTML5 Security Cheatsheet.

use super::{corpus, read, safe_html};

/// `@` is the attack as it stands, `¤` the attack on one line.
const SLOTS: [&str; 18] = [
    "@",
    "a ¤ b",
    "> @",
    "- ¤",
    "# ¤",
    "|¤|\n|-|\n|¤|",
    "```¤\n@\n```",
    "`¤`",
    "[¤](https://a.org/)",
    "[a](¤)",
    "[a](<¤>)",
    "[a](https://a.org/ \"¤\")",
    "[a]\n\n[a]: ¤ '¤'",
    "![¤](/photos/a.jpg '¤')",
    "![a](<¤>)",
    "<¤>",
    "[[cases/a#¤|¤]]",
    "a[^¤]\n\n[^¤]: ¤",
];

#[test]
fn dompurify_payloads_stay_text() {
    hold_all("dompurify-payloads.json", "payload");
}

#[test]
fn html5_security_cheatsheet_vectors_stay_text() {
    hold_all("h5sc-vectors.json", "data");
}

fn hold_all(name: &str, field: &str) {
    let Some(entries) = corpus(name) else { return };
    let mut attacks = 0;
    for entry in &entries {
        let Some(attack) = entry[field].as_str() else { continue };
        let one_line = attack.replace(['\n', '\r'], " ");
        attacks += 1;
        for slot in SLOTS {
            let parts = slot.split('¤').map(|part| part.replace('@', attack));
            let markdown = parts.collect::<Vec<_>>().join(&one_line);
            safe_html(&markdown);
        }
    }
    assert!(attacks > 100, "{attacks} of {name}");
}

/// Pieces of Markdown that a random text is made of.
const PIECES: [&str; 58] = [
    "[",
    "]",
    "(",
    ")",
    "[[",
    "]]",
    "![",
    "](",
    "[^",
    "[^a]",
    "[^a]: ",
    "[^ofac]",
    "[^b]:",
    "|",
    "|-|",
    "\\|",
    "\n",
    "\n\n",
    "\r\n",
    "    ",
    "\t",
    " ",
    "> ",
    "- ",
    "1. ",
    "# ",
    "---",
    "===",
    "`",
    "```",
    "~~~",
    "*",
    "**",
    "_",
    "~~",
    "<",
    ">",
    "</p>",
    "<b>",
    "<!--",
    "-->",
    "<?",
    "&#0;",
    "&amp;",
    "&",
    "\"",
    "'",
    "\\",
    "\0",
    "a",
    "é",
    "א",
    "javascript:",
    "https://a.org/",
    "/cases/b.md",
    "/photos/a.jpg",
    "#c",
    "cases/b",
];

#[test]
fn no_mixture_breaks_the_html_or_the_places_of_findings() {
    // Marsaglia's xorshift: the same texts on every machine.
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..6000 {
        let mut text = String::new();
        let length = 1 + random % 40;
        for _ in 0..length {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            text.push_str(PIECES[(random >> 20) as usize % PIECES.len()]);
        }
        safe_html(&text);
        for diagnostic in read(&text).1 {
            let (start, end) = diagnostic.at.range.unwrap();
            assert!(text.get(start as usize..end as usize).is_some(), "{text:?} {diagnostic:?}");
        }
    }
}
