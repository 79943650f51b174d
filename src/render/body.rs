//! The body of a document as one piece of safe HTML, its holes filled for the page it stands on.

use super::view::Seen;
use crate::document::{Document, LinkTarget, Piece};
use crate::html::Writer;
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
    /// names, and of anchors, of which only letters and digits are kept; sizes
    /// of pictures are numbers.
    pub(super) fn of_body(seen: Seen<'_>, document: &Document) -> SafeHtml {
        let length = |piece: &Piece| match piece {
            Piece::Html(piece) => piece.as_str().len(),
            Piece::Href(_) | Piece::Photo(_) | Piece::Size(_) | Piece::Name(_) => 40,
        };
        let mut html = String::with_capacity(document.body.pieces.iter().map(length).sum());
        for piece in &document.body.pieces {
            match piece {
                Piece::Html(piece) => html.push_str(piece.as_str()),
                Piece::Href(index) => {
                    if let Some(link) = document.body.links.get(*index) {
                        address(seen, &link.value, &mut html);
                    }
                }
                Piece::Name(index) => {
                    if let Some(link) = document.body.links.get(*index) {
                        let mut writer = Writer::default();
                        writer.text(&seen.link_to(&link.value.key).text);
                        html.push_str(writer.cut().as_str());
                    }
                }
                Piece::Size(index) => {
                    let photo = document.body.photos.get(*index);
                    if let Some((width, height)) =
                        photo.and_then(|photo| seen.index.picture_size(&photo.value))
                    {
                        html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
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
    // Letters and digits of any script, `-` and `_`: nothing that an attribute could stumble over.
    html.extend(
        link.anchor
            .chars()
            .filter(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_')),
    );
}
