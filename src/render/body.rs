//! The body of a document as one piece of safe HTML, its holes filled for the page it stands on.

use super::view::Seen;
use crate::document::{Document, LinkTarget, Piece};
use crate::url::PagePath;
use serde::{Serialize, Serializer};
use tera::Value;

/// HTML that a template writes as it is. Made only from [`crate::html::Html`] and addresses, in [`SafeHtml::of_body`].
pub(super) struct SafeHtml(Value);

impl SafeHtml {
    /// The body of a document.
    ///
    /// This is the only place where anything becomes safe for a template. The
    /// pieces are `Html`; the addresses between them are made of keys and file
    /// names, and of anchors, which are escaped here.
    pub(super) fn of_body(seen: Seen<'_>, document: &Document) -> SafeHtml {
        let mut html = String::new();
        for piece in &document.body.pieces {
            match piece {
                Piece::Html(piece) => html.push_str(piece.as_str()),
                Piece::Href(index) => {
                    if let Some(link) = document.body.links.get(*index) {
                        address(seen, &link.value, &mut html);
                    }
                }
                Piece::Photo(index) => {
                    let photo = document.body.photos.get(*index);
                    if let Some(path) = photo.and_then(|photo| PagePath::photo(&photo.value)) {
                        html.push_str(&seen.url(&path));
                    }
                }
            }
        }
        SafeHtml(Value::safe_string(&html))
    }
}

impl Serialize for SafeHtml {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

fn address(seen: Seen<'_>, link: &LinkTarget, html: &mut String) {
    let path = PagePath::document(&link.key);
    if path != *seen.from || link.anchor.is_empty() {
        html.push_str(&seen.url(&path));
    }
    if link.anchor.is_empty() {
        return;
    }
    html.push('#');
    for letter in link.anchor.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            ' ' => html.push_str("%20"),
            '%' => html.push_str("%25"),
            _ => html.push(letter),
        }
    }
}
