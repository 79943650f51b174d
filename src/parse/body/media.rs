//! What a body may not bring along: pictures of other hosts, and HTML.

use super::links::segments;
use super::plain::{self, quoted};
use super::{Markdown, Walk, missing_alt, uncredited_picture};
use crate::document::Piece;
use crate::html::{Attribute, Element};
use crate::input::Spanned;
use crate::model::Credit;
use crate::rules;
use crate::url::PagePath;
use pulldown_cmark::{Event, Tag, TagEnd};

impl<'a> Walk<'a> {
    /// Whether the paragraph that begins at event `index` is one picture of this site and nothing else.
    pub(super) fn lone_picture(&self, index: usize) -> bool {
        let events = self.markdown.events;
        let Some((Event::Start(Tag::Image { dest_url, .. }), _)) = events.get(index + 1) else {
            return false;
        };
        if photo(dest_url, &self.markdown).is_none() {
            return false;
        }
        let (_, end) = plain::text(events, index + 1);
        matches!(events.get(end + 1), Some((Event::End(TagEnd::Paragraph), _)))
    }

    /// That paragraph as a figure, with who made the picture below it. Gives the index of the event after it.
    pub(super) fn figure(&mut self, index: usize) -> usize {
        self.state.html_until = None;
        self.state.depth -= 1;
        self.follow(index + 1);
        self.out.writer.open(Element::Figure, &[]);
        let (end, credit) = self.picture(index + 1);
        if let Some(credit) = credit {
            self.out.writer.open(Element::Figcaption, &[]);
            self.credit(credit);
            self.out.writer.close(Element::Figcaption);
        }
        self.out.writer.close(Element::Figure);
        self.out.writer.line();
        self.follow(end + 1);
        end + 2
    }

    /// A picture within text begins at event `index`; who made it stands behind it. Gives the index of the event after it.
    pub(super) fn image(&mut self, index: usize) -> usize {
        let (end, credit) = self.picture(index);
        if let Some(credit) = credit {
            self.out.writer.text(" ");
            self.out.writer.open(Element::Small, &[]);
            self.credit(credit);
            self.out.writer.close(Element::Small);
        }
        end + 1
    }

    /// The picture that begins at event `index`: the index of its end, and its credit.
    fn picture(&mut self, index: usize) -> (usize, Option<&'a Credit>) {
        let events = self.markdown.events;
        let (alt, end) = plain::text(events, index);
        let (Event::Start(Tag::Image { link_type, dest_url, title, id }), range) = &events[index]
        else {
            return (end, None);
        };
        for (event, range) in &events[index..end] {
            if let Event::InlineHtml(html) = event {
                self.report_html(html, range);
            }
        }
        let place = self.markdown.place_of(dest_url, range, *link_type, id);
        let Some(name) = photo(dest_url, &self.markdown) else {
            self.out.writer.text(&alt);
            let message = format!("the picture {} is not in content/photos", quoted(dest_url));
            self.found.push(rules::REMOTE_IMAGE.at(place, message).help(
                "put the picture into `content/photos/` and write `/photos/NAME.jpg`; names have lower-case letters, digits and hyphens, and end in jpg, jpeg, png or webp",
            ));
            return (end, None);
        };
        missing_alt::check(&alt, name, self.markdown.span(range), &mut self.found);
        let credit = self.markdown.pictures.get(name).copied();
        if credit.is_none() {
            self.found.push(uncredited_picture::finding(name, place));
        }
        let photo = self.body.photos.len();
        self.body.photos.push(Spanned::new(name.to_owned(), place));
        self.out.writer.open_until_address(Element::Img);
        self.out.hole(Piece::Photo(photo));
        self.out.writer.end_address();
        self.out.hole(Piece::Size(photo));
        self.out.writer.finish_tag(&[
            Attribute::Alt(&alt),
            Attribute::Title(title),
            Attribute::Lazy,
        ]);
        (end, credit)
    }

    /// "Harbour office, CC0 [2]".
    fn credit(&mut self, credit: &Credit) {
        self.out.writer.text(&format!("{}, {}", credit.credit, credit.licence));
        // A number is a link, and there is no link within a link.
        if !self.state.anchors.contains(&true) {
            for source in &credit.sources {
                self.cite(usize::from(source.value.0));
            }
        }
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
