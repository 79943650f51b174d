//! CommonMark 0.31.2 and the tables and strikethrough of GitHub, example by example.
//!
//! Both sides are parsed as a browser does and compared as trees. What differs
//! on purpose is taken out of the specification's side first ([`ours`]), so
//! that everything else must be equal. The counts make a change of mind visible.

use super::dom::{hold, parse, root, tag};
use super::{corpus, read};
use markup5ever_rcdom::{Handle, NodeData};
use onrecord::diagnostic::Severity;
use onrecord::parse::body::preview;

/// Examples that differ for a reason of their own.
const OTHERWISE: [(u64, &str); 10] = [
    (20, "an address has a backslash, which browsers take for a slash"),
    (24, "a language is letters, digits and hyphens"),
    (34, "a language is letters, digits and hyphens"),
    (144, "a language is letters, digits and hyphens"),
    (346, "a host has a backtick"),
    (548, "double brackets are links to pages"),
    (559, "double brackets are links to pages"),
    (590, "double brackets are links to pages"),
    (600, "a host is nothing but dots"),
    (603, "an address has a backslash, which browsers take for a slash"),
];

#[test]
fn commonmark_is_rendered_as_specified_but_for_what_is_refused() {
    let Some(examples) = corpus("commonmark-0.31.2.json") else { return };
    let mut counts = Counts::default();
    let mut wrong = Vec::new();
    for example in &examples {
        let number = example["example"].as_u64().unwrap();
        let markdown = example["markdown"].as_str().unwrap();
        let expected = example["html"].as_str().unwrap();
        compare(number, markdown, expected, &mut counts, &mut wrong);
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    let expected =
        Counts { equal: 404, headings: 51, refused_links: 115, raw_html: 72, otherwise: 10 };
    assert_eq!(counts, expected);
    assert_eq!(examples.len(), 652);
}

#[test]
fn tables_and_strikethrough_are_rendered_as_on_github() {
    let mut counts = Counts::default();
    let mut wrong = Vec::new();
    for name in ["gfm_table.json", "gfm_strikethrough.json"] {
        for example in corpus(name).unwrap_or_default() {
            let number = example["example"].as_u64().unwrap();
            let markdown = example["markdown"].as_str().unwrap();
            let expected = example["html"].as_str().unwrap();
            compare(number, markdown, expected, &mut counts, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn both_sides_are_compared_in_a_form_that_keeps_what_matters() {
    for (html, normal) in [
        (
            "<h1>a</h1>\n<ul>\n<li>b <em>c</em>\n</li>\n</ul>",
            "<h2>a</h2><ul><li>b <em>c</em></li></ul>",
        ),
        ("<pre><code> a\n b </code></pre>", "<pre><code> a\n b </code></pre>"),
        ("<a href=\"/a\">b</a><a href=\"https://c\">d</a>", "b<a href=\"https://c\">d</a>"),
        ("<img src=a alt=\"b\">&lt;", "b‹"),
    ] {
        assert_eq!(ours(html), normal);
    }
}

/// How many examples come out how.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    /// The same tree.
    equal: usize,
    /// The same but for headings: `#` is `h2`, and all have anchors.
    headings: usize,
    /// The same but for links and pictures that are refused; their words stay.
    refused_links: usize,
    /// HTML, which is refused and shown as text.
    raw_html: usize,
    /// Of [`OTHERWISE`].
    otherwise: usize,
}

fn compare(
    number: u64,
    markdown: &str,
    expected: &str,
    counts: &mut Counts,
    wrong: &mut Vec<String>,
) {
    let (body, found) = read(markdown);
    let html = preview(&body);
    assert_eq!(hold(&html), Ok(()), "{number} {html}");
    // What an editor should word otherwise is rendered all the same.
    let errors = found.iter().filter(|finding| finding.severity == Severity::Error);
    let codes: Vec<&str> = errors.map(|finding| finding.rule.code).collect();
    let (theirs, mine) = (ours(expected), ours(&html));
    let link_codes = ["E018", "E019", "E021", "E029"];
    if OTHERWISE.iter().any(|(other, _)| *other == number) {
        assert_ne!(theirs, mine, "{number} is no exception any more");
        counts.otherwise += 1;
    } else if codes.contains(&"E020") {
        counts.raw_html += 1;
    } else if theirs != mine {
        wrong.push(format!("{number} {markdown:?}\n  {theirs}\n  {mine}\n  {codes:?}"));
    } else if codes.iter().any(|code| link_codes.contains(code)) {
        counts.refused_links += 1;
    } else if expected.contains("<h") && !expected.starts_with("<hr") {
        counts.headings += 1;
    } else {
        counts.equal += 1;
    }
    assert!(codes.iter().all(|code| *code == "E020" || link_codes.contains(code)), "{codes:?}");
}

/// HTML in the form that both sides share: the tree without blanks that no
/// reader sees, with what this program adds or refuses taken out of it.
fn ours(html: &str) -> String {
    let dom = parse(html);
    let mut out = Normal::default();
    out.children(&root(&dom));
    out.text.trim().replace("<tbody></tbody>", "")
}

#[derive(Default)]
struct Normal {
    text: String,
    in_pre: bool,
}

impl Normal {
    fn children(&mut self, node: &Handle) {
        for child in node.children.borrow().iter() {
            self.node(child);
        }
    }

    fn node(&mut self, node: &Handle) {
        if let NodeData::Text { contents } = &node.data {
            self.words(&contents.borrow());
        }
        let Some((name, attributes)) = tag(node) else { return };
        let value = |wanted: &str| {
            let found = attributes.iter().find(|(name, _)| name == wanted);
            found.map_or("", |(_, value)| value.as_str())
        };
        match name.as_str() {
            // The frame of a table.
            "div" => self.children(node),
            "a" if !is_kept(value("href")) => self.children(node),
            "img" => self.words(value("alt")),
            _ => {
                let name = if name == "h1" { "h2" } else { &name };
                let mut kept = String::new();
                for (attribute, value) in &attributes {
                    match attribute.as_str() {
                        "id" | "rel" | "scope" => {}
                        "style" => {
                            let side = value.trim_start_matches("text-align: ");
                            kept.push_str(&format!(" class={side:?}"));
                        }
                        "align" => kept.push_str(&format!(" class={value:?}")),
                        "href" => kept.push_str(&format!(" href={:?}", decoded(value))),
                        _ => kept.push_str(&format!(" {attribute}={value:?}")),
                    }
                }
                self.element(name, &kept, node);
            }
        }
    }

    fn element(&mut self, name: &str, attributes: &str, node: &Handle) {
        let is_block = !matches!(name, "a" | "code" | "del" | "em" | "strong" | "sup");
        let outer = self.in_pre;
        if is_block {
            self.trim();
        }
        self.text.push_str(&format!("<{name}{attributes}>"));
        self.in_pre |= name == "pre";
        self.children(node);
        if is_block && !self.in_pre {
            self.trim();
        }
        self.in_pre = outer;
        self.text.push_str(&format!("</{name}>"));
    }

    fn words(&mut self, words: &str) {
        if self.in_pre {
            self.text.push_str(words);
            return;
        }
        for c in words.chars() {
            let is_blank = matches!(c, ' ' | '\n' | '\t');
            let after_block = self.text.ends_with('>') && self.after_block();
            if !is_blank {
                self.text.push(if c == '<' {
                    '‹'
                } else if c == '>' {
                    '›'
                } else {
                    c
                });
            } else if !self.text.ends_with(' ') && !after_block {
                self.text.push(' ');
            }
        }
    }

    fn after_block(&self) -> bool {
        let start = self.text.rfind('<').unwrap_or(0);
        let tag = self.text[start + 1..].trim_start_matches('/');
        let name = tag.split([' ', '>']).next().unwrap_or_default();
        !matches!(name, "a" | "code" | "del" | "em" | "strong" | "sup")
    }

    fn trim(&mut self) {
        let length = self.text.trim_end_matches(' ').len();
        self.text.truncate(length);
    }
}

/// Whether a link of the specification is one that a body may have.
fn is_kept(href: &str) -> bool {
    let lower = href.to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
        || lower.contains(".html#")
        || lower.starts_with('#')
}

/// An address without percent-encoding, and without the page for a place on it.
fn decoded(href: &str) -> String {
    let href = href.strip_prefix("officials/here.html").unwrap_or(href);
    let mut bytes = Vec::new();
    let mut rest = href.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match digits.map(|digits| u8::from_str_radix(digits, 16)) {
            Some(Ok(value)) if byte == b'%' => {
                bytes.push(value);
                rest = &after[2..];
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
