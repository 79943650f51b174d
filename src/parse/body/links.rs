//! Where links lead: out of the site, to a page of it, or nowhere good.

use super::plain::{self, quoted};
use super::{Markdown, Walk, vague_link};
use crate::diagnostic::Rule;
use crate::document::{LinkTarget, Piece};
use crate::html::{AddressFault, Attribute, Element, SafeUrl};
use crate::input::{Span, Spanned};
use crate::model::key::{Key, Kind};
use crate::rules;
use pulldown_cmark::{LinkType, Tag, TagEnd};
use std::ops::Range;

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
enum Target {
    Outside(SafeUrl),
    Inside(LinkTarget),
}

/// Why a link is not made. (A `Diagnostic` that has no place yet.)
struct Refusal {
    rule: &'static Rule,
    message: String,
    help: String,
}

impl Walk<'_> {
    /// A link begins at event `index`. Gives the index of the event to go on with.
    pub(super) fn link(&mut self, index: usize, tag: &Tag<'_>) -> usize {
        let Tag::Link { link_type, dest_url, title, id } = tag else { return index + 1 };
        let range = &self.markdown.events[index].1;
        let place = self.markdown.place_of(dest_url, range, *link_type, id);
        let found = match link_type {
            LinkType::WikiLink { .. } => wikilink(dest_url, self.markdown.here),
            LinkType::Email => outside(&format!("mailto:{dest_url}")),
            _ => target(dest_url, self.markdown.here),
        };
        // A link in a link is none in HTML; the outer one stands.
        let is_inner = self.state.anchors.contains(&true);
        if found.is_ok() && !is_inner {
            vague_link::check(&self.markdown, index, &mut self.found);
        }
        let name = match found {
            Ok(Target::Outside(url)) if !is_inner => {
                let title = Attribute::Title(title);
                let leaves = url.as_str().get(..4).is_some_and(|s| s.eq_ignore_ascii_case("http"));
                let href = Attribute::Href(&url);
                if leaves {
                    self.out.writer.open(Element::A, &[href, title, Attribute::External]);
                } else {
                    self.out.writer.open(Element::A, &[href, title]);
                }
                self.body.outside.push(Spanned::new(url, place));
                self.state.anchors.push(true);
                None
            }
            Ok(Target::Inside(mut target)) => {
                target.written = written(&target, dest_url, place);
                let link = self.body.links.len();
                self.body.links.push(Spanned::new(target, place));
                if !is_inner {
                    self.out.writer.open_until_address(Element::A);
                    self.out.hole(Piece::Href(link));
                    self.out.writer.open_after_address(&[Attribute::Title(title)]);
                }
                self.state.anchors.push(!is_inner);
                plain::is_bare_wikilink(tag).then_some(link)
            }
            Ok(Target::Outside(_)) => {
                self.state.anchors.push(false);
                None
            }
            Err(refusal) => {
                let Refusal { rule, message, help } = refusal;
                self.found.push(rule.at(place, message).help(help));
                self.state.anchors.push(false);
                None
            }
        };
        let Some(link) = name else { return index + 1 };
        self.out.hole(Piece::Name(link));
        // The words between are the key, which no reader wants to see.
        let length = self.markdown.events[index..]
            .iter()
            .position(|(event, _)| matches!(event, pulldown_cmark::Event::End(TagEnd::Link)));
        length.map_or(index + 1, |length| index + length)
    }

    /// The link that was opened last ends.
    pub(super) fn end_link(&mut self) {
        if self.state.anchors.pop() == Some(true) {
            self.out.writer.close(Element::A);
            for index in std::mem::take(&mut self.state.waiting) {
                self.reference(index);
            }
        }
    }
}

impl Markdown<'_> {
    /// Where the destination of a link is written; the whole link if it is not written as it is meant.
    pub(super) fn place_of(
        &self,
        destination: &str,
        link: &Range<usize>,
        link_type: LinkType,
        id: &str,
    ) -> Span {
        // Longer ones are not worth the search, which a stranger could make long.
        const LONGEST: usize = 4096;
        let by_reference =
            matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
        let defined = by_reference.then(|| self.link_definitions.get(id)).flatten();
        let range = defined.map_or(link, |definition| &definition.span);
        if destination.is_empty() || range.len() > LONGEST {
            return self.span(link);
        }
        let Some(written) = self.text.get(range.clone()) else { return self.span(link) };
        // Most stand right before the end, which is sooner seen than searched for.
        let end = written.trim_end_matches([')', ']', '>']);
        let offset = match end.strip_suffix(destination) {
            Some(before) => Some(before.len()),
            None => written.rfind(destination),
        };
        match offset {
            Some(offset) => {
                let start = range.start + offset;
                self.span(&(start..start + destination.len()))
            }
            None => self.span(link),
        }
    }
}

/// What a destination in parentheses, or behind a reference, means.
fn target(destination: &str, here: &Key) -> Result<Target, Refusal> {
    let destination = destination.trim_matches(' ');
    if let Some(anchor) = destination.strip_prefix('#') {
        return inside(here.clone(), anchor);
    }
    match SafeUrl::parse(destination) {
        Ok(url) => Ok(Target::Outside(url)),
        Err(AddressFault::Empty) => Err(Refusal {
            rule: &rules::BROKEN_LINK,
            message: "this link leads nowhere".to_owned(),
            help: "write the address between the parentheses".to_owned(),
        }),
        Err(AddressFault::Relative) => {
            let (path, anchor) = destination.split_once('#').unwrap_or((destination, ""));
            match key_at(path, here) {
                Some(key) => inside(key, anchor),
                None => Err(no_page(path, here)),
            }
        }
        Err(fault) => Err(unsafe_address(&fault)),
    }
}

fn outside(address: &str) -> Result<Target, Refusal> {
    SafeUrl::parse(address).map(Target::Outside).map_err(|fault| unsafe_address(&fault))
}

/// What `[[…]]` means: a key, perhaps with an anchor.
fn wikilink(text: &str, here: &Key) -> Result<Target, Refusal> {
    let text = text.trim_matches(' ');
    let (path, anchor) = text.split_once('#').unwrap_or((text, ""));
    let path = path.trim_start_matches('/');
    let path = path.strip_suffix(".md").unwrap_or(path);
    if path.is_empty() && text.starts_with('#') {
        return inside(here.clone(), anchor);
    }
    match key(path) {
        Some(key) => inside(key, anchor),
        None => Err(Refusal {
            rule: &rules::BROKEN_LINK,
            message: format!("{} names no page", quoted(text)),
            help: match Key::new(here.kind(), path) {
                Some(near) => format!("write the folder too, as `[[{near}]]`"),
                None => "write `[[officials/NAME]]` or `[[cases/NAME]]`; for brackets that are meant as such, `\\[\\[`".to_owned(),
            },
        }),
    }
}

fn inside(key: Key, anchor: &str) -> Result<Target, Refusal> {
    let plain = percent_decoded(anchor)
        .filter(|anchor| anchor.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')));
    match plain {
        Some(anchor) => Ok(Target::Inside(LinkTarget { key, anchor, written: (None, None) })),
        None => Err(Refusal {
            rule: &rules::BROKEN_ANCHOR,
            message: format!("no place of a page is called {}", quoted(anchor)),
            help: "an anchor is the words of a heading in lower case with hyphens between, as `#the-trial`".to_owned(),
        }),
    }
}

/// Where the name and the anchor of a target stand in its destination, which is written at `place`.
fn written(target: &LinkTarget, destination: &str, place: Span) -> (Option<Span>, Option<Span>) {
    let Some((start, end)) =
        place.range.filter(|(start, end)| (end - start) as usize == destination.len())
    else {
        return (None, None);
    };
    let end = end as usize;
    let part = |end: usize, text: &str, all: &str| {
        let fits = !text.is_empty() && all.ends_with(text);
        fits.then(|| Span::range(place.file, end - text.len(), end))
    };
    let path = destination.split('#').next().unwrap_or_default();
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let name = part(start as usize + stem.len(), target.key.name(), stem);
    (name, part(end, &target.anchor, destination))
}

/// The document that a path to a content file names, from the root of the content if it begins with `/`.
fn key_at(path: &str, here: &Key) -> Option<Key> {
    let segments = segments(path, here)?;
    let last = segments.last()?.strip_suffix(".md")?;
    match segments.as_slice() {
        [_] if last == "about" => Some(Key::about()),
        [folder, _] => Key::new(Kind::of_folder(folder)?, last),
        _ => None,
    }
}

fn key(text: &str) -> Option<Key> {
    if text == "about" { Some(Key::about()) } else { Key::parse(text) }
}

/// The parts of a path below the content folder. `None` if it leaves it.
pub(super) fn segments<'a>(path: &'a str, here: &Key) -> Option<Vec<&'a str>> {
    // Folder and file; what is deeper is no path of ours.
    const DEEPEST: usize = 4;
    let mut segments = Vec::with_capacity(DEEPEST);
    let path = match path.strip_prefix('/') {
        Some(path) => path,
        None => {
            segments.extend(Some(here.kind().folder()).filter(|folder| !folder.is_empty()));
            path
        }
    };
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => {
                segments.pop()?;
            }
            "" => return None,
            _ if segments.len() == DEEPEST => return None,
            _ => segments.push(segment),
        }
    }
    Some(segments)
}

fn no_page(path: &str, here: &Key) -> Refusal {
    let bare = path.trim_start_matches(['/', '.']).trim_start_matches("content/");
    let stem = bare.strip_suffix(".md").or(bare.strip_suffix(".html")).unwrap_or(bare);
    let near = key(stem).or_else(|| Key::new(here.kind(), stem));
    let first = bare.split('/').next().unwrap_or(bare);
    let is_host = first.contains('.') && !first.ends_with(".md") && !first.ends_with(".html");
    Refusal {
        rule: &rules::BROKEN_LINK,
        message: format!("{} is no page of this site", quoted(path)),
        help: match near {
            Some(near) => format!("write `/{near}.md`"),
            None if is_host => format!("for an address of the web write {}", quoted(&format!("https://{bare}"))),
            None => "write a page as `/officials/NAME.md` or `/cases/NAME.md`, an address of the web with `https://`".to_owned(),
        },
    }
}

fn unsafe_address(fault: &AddressFault) -> Refusal {
    Refusal {
        rule: &rules::UNSAFE_ADDRESS,
        message: format!("this address {fault}"),
        help: fault.help().to_owned(),
    }
}

fn percent_decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte == b'%' {
            let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
            bytes.push((digit(0)? * 16 + digit(1)?) as u8);
            rest = &after[2..];
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}
