//! HTML as a browser sees it.

use html5ever::driver::ParseOpts;
use html5ever::tendril::TendrilSink;
use html5ever::{local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// What any body may have: element, and its attributes.
const ALLOWED: [(&str, &[&str]); 31] = [
    ("a", &["href", "id", "title", "rel", "class", "aria-label"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &["class"]),
    ("del", &[]),
    ("div", &["class", "role", "aria-label", "tabindex"]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("h2", &["id", "dir"]),
    ("h3", &["id", "dir"]),
    ("h4", &["id", "dir"]),
    ("h5", &["id", "dir"]),
    ("h6", &["id", "dir"]),
    ("hr", &[]),
    ("img", &["src", "alt", "title", "loading"]),
    ("li", &["id", "dir"]),
    ("ol", &["start"]),
    ("p", &["dir"]),
    ("pre", &[]),
    ("section", &["class", "id", "aria-label"]),
    ("small", &[]),
    ("strong", &[]),
    ("sup", &["class"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["class"]),
    ("th", &["scope", "class"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

/// HTML as the content of a `main`; [`root`] gives the node. The tree lives as long as this does.
pub(crate) fn parse(html: &str) -> RcDom {
    let context = html5ever::QualName::new(None, ns!(html), local_name!("main"));
    parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false).one(html)
}

/// The node whose children the HTML is.
pub(crate) fn root(dom: &RcDom) -> Handle {
    dom.document.children.borrow()[0].clone()
}

/// Name of an element, and its attributes in order of their names.
pub(crate) fn tag(node: &Handle) -> Option<(String, Vec<(String, String)>)> {
    let NodeData::Element { name, attrs, .. } = &node.data else { return None };
    let attributes = attrs.borrow();
    let attributes = attributes.iter().map(|a| (a.name.local.to_string(), a.value.to_string()));
    let mut attributes: Vec<(String, String)> = attributes.collect();
    attributes.sort();
    Some((name.local.to_string(), attributes))
}

/// Whether HTML has only what a body may have, and whether a browser takes it as it stands.
pub(crate) fn hold(html: &str) -> Result<(), String> {
    let dom = parse(html);
    if let Some(error) = dom.errors.borrow().first() {
        return Err(format!("a browser must mend it: {error}"));
    }
    let mut ids = std::collections::BTreeSet::new();
    let mut open: Vec<Handle> = root(&dom).children.borrow().iter().cloned().collect();
    while let Some(node) = open.pop() {
        if !matches!(node.data, NodeData::Element { .. } | NodeData::Text { .. }) {
            return Err("neither an element nor text".to_owned());
        }
        open.extend(node.children.borrow().iter().cloned());
        let Some((name, attributes)) = tag(&node) else { continue };
        let allowed = ALLOWED.iter().find(|(allowed, _)| *allowed == name);
        let Some((_, allowed)) = allowed else { return Err(format!("element {name}")) };
        for (attribute, value) in &attributes {
            if !allowed.contains(&attribute.as_str()) {
                return Err(format!("attribute {attribute} of {name}"));
            }
            match attribute.as_str() {
                "href" if !is_safe_href(value) => return Err(format!("href {value}")),
                "src" if !is_photo(value) => return Err(format!("src {value}")),
                "id" if !ids.insert(value.clone()) => return Err(format!("second id {value}")),
                _ => {}
            }
        }
    }
    Ok(())
}

/// Written apart from what it tests, and stricter than browsers: no blanks, controls or backslashes at all.
fn is_safe_href(href: &str) -> bool {
    if href.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
        return false;
    }
    let lower = href.to_lowercase();
    let web = lower.strip_prefix("https://").or(lower.strip_prefix("http://"));
    match web {
        Some(rest) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            !host.is_empty() && !host.contains('@')
        }
        None => lower.starts_with('#') || lower.starts_with("mailto:") || is_page(href),
    }
}

fn is_page(href: &str) -> bool {
    let path = href.split('#').next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    path.strip_suffix(".html").is_some_and(|path| {
        let parts: Vec<&str> = path.split('/').collect();
        parts.len() <= 2 && parts.iter().all(|part| !part.is_empty() && part.chars().all(plain))
    })
}

fn is_photo(src: &str) -> bool {
    src.strip_prefix("photos/").is_some_and(|name| {
        name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.'))
    })
}

#[test]
fn what_a_body_may_not_have_is_seen() {
    assert_eq!(hold("<p>a <a href=\"https://b.org/\" rel=\"c\">d</a></p>"), Ok(()));
    for html in [
        "<script></script>",
        "<p onclick=a>b</p>",
        "<p><div></div></p>",
        "<a href=\"javascript:a\">b</a>",
        "<a href=\"//a\">b</a>",
        "<a href=\"https://a@b\">b</a>",
        "<a href=\"../a\">b</a>",
        "<img src=\"https://a.org/b.jpg\" alt=\"\">",
        "<h2 id=\"a\"></h2><h2 id=\"a\"></h2>",
        "<a href=\"#a\"><a href=\"#b\"></a></a>",
        "<!-- a -->",
        "<p><em>a</p>",
        "a</p>",
    ] {
        assert!(hold(html).is_err(), "{html}");
    }
}
