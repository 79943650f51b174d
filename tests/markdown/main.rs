//! The Markdown of a body against the outside: the CommonMark specification, known attacks, every slot.
//!
//! The texts of others are read at run time from `ONRECORD_CORPORA`, or else
//! from `../shared/corpora`; without them those tests say "skipped" and pass.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the texts of others lie on the disk, and a skipped test says so"
)]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails as the test does")]

mod attacks;
mod dom;
mod slots;
mod spec;

use onrecord::diagnostic::Diagnostic;
use onrecord::document::Body;
use onrecord::input::{FileId, Span, Spanned};
use onrecord::model::key::Key;
use onrecord::model::source::Source;
use onrecord::model::words::SourceKind;
use onrecord::model::{Credit, SourceIndex};
use onrecord::parse::body::{body, preview};
use std::path::{Path, PathBuf};

/// Reads a body as the page of an official who has one source, `ofac`, and one picture, `a.jpg`.
fn read(markdown: &str) -> (Body, Vec<Diagnostic>) {
    let span = Span::file(FileId(0));
    let source = Source {
        span,
        id: Spanned::new("ofac".to_owned(), span),
        title: Spanned::new("\"><script>alert(1)</script>".to_owned(), span),
        url: Spanned::new("https://example.org/".to_owned(), span),
        publisher: "A & B".to_owned(),
        kind: Spanned::new(SourceKind::Press, span),
        published: None,
        accessed: None,
        archived_url: None,
        sha256: None,
        lang: String::new(),
        note: None,
    };
    let here = Key::parse("officials/here").unwrap();
    let credit = Credit {
        span,
        file: Spanned::new("a.jpg".to_owned(), span),
        credit: "</figcaption><script>alert(1)</script>".to_owned(),
        licence: "\"><img src=x onerror=alert(1)>".to_owned(),
        sources: vec![Spanned::new(SourceIndex(0), span)],
    };
    body(markdown, 0, FileId(0), &here, &[source], &[credit])
}

/// Reads a body and holds its HTML to what any body may have.
fn safe_html(markdown: &str) -> String {
    let (body, _) = read(markdown);
    let html = preview(&body);
    if let Err(fault) = dom::hold(&html) {
        panic!("{fault}\nin {html:?}\nfrom {markdown:?}");
    }
    html
}

/// The entries of a file of the corpora, if they are there.
fn corpus(name: &str) -> Option<Vec<serde_json::Value>> {
    let folder = std::env::var_os("ONRECORD_CORPORA")
        .map(PathBuf::from)
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora"));
    match std::fs::read_to_string(folder.join(name)) {
        Ok(text) => Some(serde_json::from_str(&text).unwrap()),
        Err(_) => {
            println!("skipped: no corpora ({name})");
            None
        }
    }
}
