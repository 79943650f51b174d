//! What a body may not bring along: pictures of other hosts, and HTML.

use super::links::segments;
use super::plain::{self, quoted};
use super::{Markdown, Walk, missing_alt};
use crate::document::Piece;
use crate::html::{Attribute, Element};
use crate::input::Spanned;
use crate::rules;
use crate::url::PagePath;
use pulldown_cmark::{Event, Tag};

impl Walk<'_> {
    /// A picture begins at event `index`. Gives the index of the event after it.
    pub(super) fn image(&mut self, index: usize, tag: &Tag<'_>) -> usize {
        let Tag::Image { link_type, dest_url, title, id } = tag else { return index + 1 };
        let events = self.markdown.events;
        let (alt, end) = plain::text(events, index);
        for (event, range) in &events[index..end] {
            if let Event::InlineHtml(html) = event {
                self.report_html(html, range);
            }
        }
        let place = self.markdown.place_of(dest_url, &events[index].1, *link_type, id);
        match photo(dest_url, &self.markdown) {
            Some(name) => {
                missing_alt::check(
                    &alt,
                    name,
                    self.markdown.span(&events[index].1),
                    &mut self.found,
                );
                let photo = self.body.photos.len();
                self.body.photos.push(Spanned::new(name.to_owned(), place));
                self.out.writer.open_until_address(Element::Img);
                self.out.hole(Piece::Photo(photo));
                self.out.writer.open_after_address(&[
                    Attribute::Alt(&alt),
                    Attribute::Title(title),
                    Attribute::Lazy,
                ]);
            }
            None => {
                self.out.writer.text(&alt);
                let message = format!("the picture {} is not in content/photos", quoted(dest_url));
                self.found.push(rules::REMOTE_IMAGE.at(place, message).help(
                    "put the picture into `content/photos/` and write `/photos/NAME.jpg`; names have lower-case letters, digits and hyphens, and end in jpg, jpeg, png or webp",
                ));
            }
        }
        end + 1
    }

    /// HTML in the contributor's text: once for what hangs together.
    pub(super) fn report_html(&mut self, html: &str, range: &std::ops::Range<usize>) {
        let goes_on = self.state.html_until == Some(range.start);
        // The end of an element is no second mistake.
        let is_end = html.starts_with("</") && self.state.html_until.is_some();
        self.state.html_until = Some(range.end);
        if goes_on || is_end {
            return;
        }
        let message = "HTML is not allowed in the text";
        self.found.push(
            rules::RAW_HTML.at(self.markdown.span(range), message).help(
                "say it in Markdown; to show the signs themselves, put them between backticks",
            ),
        );
    }
}

/// The name of the file below `content/photos/`, if the address is one of those.
fn photo<'a>(address: &'a str, markdown: &Markdown<'_>) -> Option<&'a str> {
    match segments(address, markdown.here)?.as_slice() {
        ["photos", name] if PagePath::photo(name).is_some() => Some(name),
        _ => None,
    }
}
