//! Every slot of Markdown with something hostile in it.

use super::dom::{parse, root, tag};
use super::{read, safe_html};
use markup5ever_rcdom::NodeData;
use onrecord::parse::body::preview;

/// What breaks out of text, of a value in either quote, of a comment, and what hides.
const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)\" x=\"",
    "--><svg onload=alert(1)>",
    "]]><b>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#34;&#x3e;&#60;iframe&#62;",
    "\u{0}\u{1}\u{8}\u{7F}\u{85}<b\u{0}>",
    "{{ config }}{% include \"x\" %}",
    "`</code></pre><script>`",
    "\u{202E}</p>\u{2028}<style>",
];

/// Where it is put.
const SLOTS: [(&str, &str); 26] = [
    ("text", "@"),
    ("alternative", "![@](/photos/a.jpg)"),
    ("alternative of a refused picture", "![@](a)"),
    ("address of a picture", "![a](@)"),
    ("address of a picture in brackets", "![a](</photos/@.jpg>)"),
    ("title", "[a](https://a.org/ \"@\")"),
    ("title in single quotes", "[a](/cases/b.md '@')"),
    ("title in parentheses", "![a](/photos/a.jpg (@))"),
    ("link text", "[@](https://a.org/)"),
    ("address", "[a](https://a.org/@)"),
    ("address in brackets", "[a](<https://a.org/@>)"),
    ("host", "[a](<https://@/>)"),
    ("anchor", "[a](<#@>)"),
    ("anchor of a page", "[a](</cases/b.md#@>)"),
    ("cell", "|@|\n|-|\n|@|"),
    ("fence", "```@\n@\n```"),
    ("fence of tildes", "~~~ @ x\na\n~~~"),
    ("code", "``a @ b``"),
    ("indented code", "    @"),
    ("heading", "# @"),
    ("heading underlined", "@\n="),
    ("label", "a[^@]\n\n[^@]: @"),
    ("citation", "a[^ofac@] [^ofac]"),
    ("autolink", "<https://a.org/@>"),
    ("definition", "[a]\n\n[a]: <https://a.org/@> '@'"),
    ("wikilink", "[[cases/a@|@]] [[@]] [[cases/a#@]]"),
];

#[test]
fn nothing_breaks_out_of_its_slot() {
    for (slot, markdown) in SLOTS {
        for hostile in HOSTILE {
            let markdown = markdown.replace('@', hostile);
            let html = safe_html(&markdown);
            assert!(!html.contains('\0'), "{slot}");
        }
    }
    for (first, before) in SLOTS {
        for (second, after) in SLOTS {
            let markdown = format!("{before}\n\n> {after}");
            safe_html(&markdown.replace('@', HOSTILE[1]));
            assert!(!first.is_empty() && !second.is_empty());
        }
    }
}

/// Addresses that a browser would follow somewhere they must not lead, and others that are only broken.
const TRICKS: [&str; 61] = [
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "javascript :alert(1)",
    "java\tscript:alert(1)",
    "java&#9;script:alert(1)",
    "java&Tab;script:alert(1)",
    "java&#10;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java&#13;script:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "javascript&#x3A;alert(1)",
    "&#106;avascript:alert(1)",
    "&#0000106avascript:alert(1)",
    "&#x6A&#x61&#x76&#x61script:alert(1)",
    "\u{1}javascript:alert(1)",
    "\u{1F}javascript:alert(1)",
    "&#1;javascript:alert(1)",
    "&#14; javascript:alert(1)",
    "java\0script:alert(1)",
    "\u{A0}javascript:alert(1)",
    "\u{FEFF}javascript:alert(1)",
    "\u{200B}javascript:alert(1)",
    "java\u{AD}script:alert(1)",
    "javascript%3Aalert(1)",
    "java%73cript:alert(1)",
    "%6Aavascript:alert(1)",
    "javascript://example.org/%0Aalert(1)",
    "javascript:/*https://*/alert(1)",
    "javascript\\:alert(1)",
    "\\javascript:alert(1)",
    "j\\avascript:alert(1)",
    "ｊavascript:alert(1)",
    "view-source:https://a.org",
    "vbscript:msgbox(1)",
    "livescript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "DATA:image/svg+xml,x",
    "blob:https://a.org/x",
    "file:///etc/passwd",
    "ftp://a.org/",
    "tel:+123",
    "intent://a#Intent;end",
    "//evil.org/",
    "\\\\\\\\evil.org",
    "/\\\\evil.org",
    "https:\\\\\\\\evil.org",
    "https:/evil.org",
    "https:evil.org",
    "http:///evil.org",
    "https://good.org@evil.org/",
    "https://good.org:x@evil.org/",
    "https://good.org&#64;evil.org/",
    "https://good.org%40evil.org/",
    "https://\u{202E}gro.live/",
    "https://a.org\\\\@evil.org",
    "https://evil.org\u{3002}org/",
    "//javascript:alert(1)",
];

#[test]
fn no_trick_makes_a_link() {
    for trick in TRICKS {
        for (name, markdown) in [
            ("inline", format!("[a]({trick})")),
            ("in brackets", format!("[a](<{trick}>)")),
            ("with a title", format!("[a]({trick} \"t\")")),
            ("reference", format!("[a][b]\n\n[b]: {trick}")),
            ("reference in brackets", format!("[b]\n\n[b]: <{trick}>")),
            ("autolink", format!("<{trick}>")),
            ("wikilink", format!("[[{trick}|a]]")),
            ("picture", format!("![a]({trick})")),
            ("picture in brackets", format!("[![a](<{trick}>)](<{trick}>)")),
        ] {
            let html = safe_html(&markdown);
            assert_eq!(addresses(&html), Vec::<String>::new(), "{name}: {markdown:?}");
        }
    }
}

#[test]
fn every_trick_is_reported() {
    for trick in TRICKS {
        let (body, found) = read(&format!("[a](<{trick}>)"));
        let html = preview(&body);
        // A line break ends the brackets, and what is left is no link.
        let is_text = html.contains("](");
        assert!(is_text || found.len() == 1, "{trick:?} {html}");
    }
}

#[test]
fn what_was_meant_to_be_followed_still_is() {
    for (markdown, address) in [
        ("[a](https://a.org/?b=javascript:c)", "https://a.org/?b=javascript:c"),
        ("[a](HTTPS://a.org)", "HTTPS://a.org"),
        ("[a](https://a.org/a&#34;b)", "https://a.org/a%22b"),
        ("[a](https://a.org/ü)", "https://a.org/%C3%BC"),
        ("[a](https://a.org/a%20b)", "https://a.org/a%20b"),
        ("[a](https://a.org/@b)", "https://a.org/@b"),
        ("[a](mailto:a@b.org?subject=c%20d)", "mailto:a@b.org?subject=c%20d"),
        ("[a](#b)", "officials/here.html#b"),
        ("[[cases/b#c]]", "cases/b.html#c"),
    ] {
        assert_eq!(addresses(&safe_html(markdown)), [address], "{markdown}");
    }
}

/// Every address in HTML, as a browser reads it.
fn addresses(html: &str) -> Vec<String> {
    let dom = parse(html);
    let mut found = Vec::new();
    let mut open = vec![root(&dom)];
    while let Some(node) = open.pop() {
        open.extend(node.children.borrow().iter().cloned());
        if !matches!(node.data, NodeData::Element { .. }) {
            continue;
        }
        for (name, value) in tag(&node).unwrap().1 {
            if matches!(name.as_str(), "href" | "src") {
                found.push(value);
            }
        }
    }
    found
}
