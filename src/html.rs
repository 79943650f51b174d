//! A noun: HTML that is safe to publish, and the one writer that makes it.
//!
//! Nothing else in the program turns a contributor's text into HTML. The writer
//! knows a closed list of elements and attributes, escapes every text and every
//! value by the slot it goes into, and takes an address only as a [`SafeUrl`].

mod address;

pub(crate) use address::is_hidden;
pub use address::{AddressFault, SafeUrl, safe_web_url};

/// HTML that is safe to publish as it is. Only the writer of this module makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// The text of it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Writes HTML, piece by piece.
///
/// It does not check that elements are balanced; that is for the one who reads
/// events which are.
#[derive(Debug, Default)]
pub struct Writer {
    out: String,
}

impl Writer {
    /// A writer with room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Writer {
        Writer { out: String::with_capacity(bytes) }
    }

    /// Text between tags.
    pub fn text(&mut self, text: &str) {
        escape(&mut self.out, text, &TEXT);
    }

    /// A line break in the HTML, which readers do not see.
    pub fn line(&mut self) {
        self.out.push('\n');
    }

    /// A start tag.
    pub fn open(&mut self, element: Element, attributes: &[Attribute<'_>]) {
        self.out.push('<');
        self.out.push_str(element.name());
        self.finish_tag(attributes);
    }

    /// An end tag. Elements that have none leave no trace.
    pub fn close(&mut self, element: Element) {
        if !element.is_void() {
            self.out.push_str("</");
            self.out.push_str(element.name());
            self.out.push('>');
        }
    }

    /// The first half of a start tag, up to the address that the whole site knows: `<a href="`.
    pub fn open_until_address(&mut self, element: Element) {
        self.out.push('<');
        self.out.push_str(element.name());
        self.out.push_str(if element == Element::Img { " src=\"" } else { " href=\"" });
    }

    /// The other half of a start tag, after the address.
    pub fn open_after_address(&mut self, attributes: &[Attribute<'_>]) {
        self.end_address();
        self.finish_tag(attributes);
    }

    /// The end of an address that more from elsewhere follows: `"`.
    pub fn end_address(&mut self) {
        self.out.push('"');
    }

    /// The rest of a start tag, after what came from elsewhere.
    pub fn finish_tag(&mut self, attributes: &[Attribute<'_>]) {
        for attribute in attributes {
            self.attribute(attribute);
        }
        self.out.push('>');
    }

    /// Takes an end tag back if it was the last thing written, so that more can go into the element.
    #[must_use]
    pub fn reopen(&mut self, element: Element) -> bool {
        let whole = self.out.trim_end_matches('\n');
        let inner = whole
            .strip_suffix('>')
            .and_then(|rest| rest.strip_suffix(element.name()))
            .and_then(|rest| rest.strip_suffix("</"));
        match inner.map(str::len) {
            Some(length) => {
                self.out.truncate(length);
                true
            }
            None => false,
        }
    }

    /// HTML that a writer made before.
    pub fn append(&mut self, html: &Html) {
        self.out.push_str(html.as_str());
    }

    /// What was written since the last cut. The writer begins anew.
    pub fn cut(&mut self) -> Html {
        let html = Html(self.out.as_str().to_owned());
        self.out.clear();
        html
    }

    /// Whether nothing was written since the last cut.
    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    fn attribute(&mut self, attribute: &Attribute<'_>) {
        match attribute {
            Attribute::Id(id) => self.value("id", id),
            Attribute::Class(class) => self.value("class", class),
            Attribute::Title("") => {}
            Attribute::Title(title) => self.value("title", title),
            Attribute::Alt(alt) => self.value("alt", alt),
            Attribute::Href(url) => self.value("href", url.as_str()),
            Attribute::Label(label) => self.value("aria-label", label),
            Attribute::Dir(Direction::LeftToRight) => {}
            Attribute::Dir(Direction::RightToLeft) => self.value("dir", "rtl"),
            Attribute::Start(number) => self.value("start", &number.to_string()),
            Attribute::ColumnHeader => self.value("scope", "col"),
            Attribute::External => self.value("rel", "external nofollow noreferrer"),
            Attribute::Group => self.value("role", "group"),
            Attribute::Focusable => self.value("tabindex", "0"),
            Attribute::Lazy => self.value("loading", "lazy"),
        }
    }

    fn value(&mut self, name: &'static str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(&mut self.out, value, &VALUE);
        self.out.push('"');
    }
}

/// An attribute and its value.
#[derive(Clone, Copy, Debug)]
pub enum Attribute<'a> {
    /// `id`.
    Id(&'a str),
    /// `class`.
    Class(&'a str),
    /// `title`; an empty one is left out.
    Title(&'a str),
    /// `alt`.
    Alt(&'a str),
    /// `href`.
    Href(&'a SafeUrl),
    /// `aria-label`.
    Label(&'a str),
    /// `dir`; only the direction that differs from the page's is written.
    Dir(Direction),
    /// `start` of a numbered list.
    Start(u64),
    /// `scope=col`.
    ColumnHeader,
    /// `rel` of a link that leaves the site: it lends no standing and says nothing of the reader.
    External,
    /// `role=group`.
    Group,
    /// `tabindex=0`: what scrolls must be reachable with the keyboard.
    Focusable,
    /// `loading=lazy`.
    Lazy,
}

/// Which way a text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// As Latin and Cyrillic do.
    LeftToRight,
    /// As Arabic and Hebrew do.
    RightToLeft,
}

/// The elements that a body may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named as in HTML")]
pub enum Element {
    A,
    Blockquote,
    Br,
    Code,
    Del,
    Div,
    Em,
    Figcaption,
    Figure,
    H2,
    H3,
    H4,
    H5,
    H6,
    Hr,
    Img,
    Li,
    Ol,
    P,
    Pre,
    Section,
    Small,
    Strong,
    Sup,
    Table,
    Tbody,
    Td,
    Th,
    Thead,
    Tr,
    Ul,
}

impl Element {
    /// As in a tag.
    pub fn name(self) -> &'static str {
        match self {
            Element::A => "a",
            Element::Blockquote => "blockquote",
            Element::Br => "br",
            Element::Code => "code",
            Element::Del => "del",
            Element::Div => "div",
            Element::Em => "em",
            Element::Figcaption => "figcaption",
            Element::Figure => "figure",
            Element::H2 => "h2",
            Element::H3 => "h3",
            Element::H4 => "h4",
            Element::H5 => "h5",
            Element::H6 => "h6",
            Element::Hr => "hr",
            Element::Img => "img",
            Element::Li => "li",
            Element::Ol => "ol",
            Element::P => "p",
            Element::Pre => "pre",
            Element::Section => "section",
            Element::Small => "small",
            Element::Strong => "strong",
            Element::Sup => "sup",
            Element::Table => "table",
            Element::Tbody => "tbody",
            Element::Td => "td",
            Element::Th => "th",
            Element::Thead => "thead",
            Element::Tr => "tr",
            Element::Ul => "ul",
        }
    }

    fn is_void(self) -> bool {
        matches!(self, Element::Br | Element::Hr | Element::Img)
    }
}

/// What each byte of a text becomes: itself (0) or one of [`REPLACEMENTS`].
type Table = [u8; 256];

const REPLACEMENTS: [&str; 7] = ["", "&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "\u{FFFD}"];
/// Second byte decides: C1 controls begin with it, and so does much of Latin-1.
const MAYBE_CONTROL: u8 = 7;

static TEXT: Table = table();
static VALUE: Table = {
    let mut table = table();
    table[b'"' as usize] = 4;
    table[b'\'' as usize] = 5;
    table
};

const fn table() -> Table {
    let mut table = [0; 256];
    // Controls have no place in HTML; what is left of them shows that something was there.
    let mut control = 0;
    while control < 0x20 {
        table[control] = 6;
        control += 1;
    }
    table[0x7F] = 6;
    table[b'\t' as usize] = 0;
    table[b'\n' as usize] = 0;
    table[b'\r' as usize] = 0;
    table[b'&' as usize] = 1;
    table[b'<' as usize] = 2;
    table[b'>' as usize] = 3;
    table[0xC2] = MAYBE_CONTROL;
    table
}

const RUN: usize = 32;

/// Whether no byte of a run becomes anything but itself in any table.
fn is_plain(run: &[u8]) -> bool {
    let special = |byte: u8| {
        (byte < 0x20)
            | (byte == b'&')
            | (byte == b'<')
            | (byte == b'>')
            | (byte == b'"')
            | (byte == b'\'')
            | (byte == 0x7F)
            | (byte == 0xC2)
    };
    !run.iter().fold(false, |found, byte| found | special(*byte))
}

fn escape(out: &mut String, text: &str, table: &Table) {
    let bytes = text.as_bytes();
    let (mut done, mut at) = (0, 0);
    while at < bytes.len() {
        // Most text needs nothing: as many bytes at once as a processor compares in one step.
        if let Some(run) = bytes.get(at..at + RUN)
            && is_plain(run)
        {
            at += RUN;
            continue;
        }
        let (width, replacement) = match table[usize::from(bytes[at])] {
            0 => (1, None),
            MAYBE_CONTROL if bytes[at + 1] < 0xA0 => (2, Some("\u{FFFD}")),
            MAYBE_CONTROL => (2, None),
            index => (1, Some(REPLACEMENTS[usize::from(index)])),
        };
        if let Some(replacement) = replacement {
            out.push_str(&text[done..at]);
            out.push_str(replacement);
            done = at + width;
        }
        at += width;
    }
    out.push_str(&text[done..]);
}

#[cfg(test)]
mod tests {
    use super::{Attribute, Element, Writer};

    #[test]
    fn every_slot_is_escaped_for_itself() {
        let mut writer = Writer::default();
        writer.open(Element::P, &[Attribute::Title("<&\"'>"), Attribute::Alt("a\0b")]);
        writer.text("<&\"'>\u{1}\u{85}é\u{7F}\n");
        writer.close(Element::P);
        assert_eq!(
            writer.cut().as_str(),
            "<p title=\"&lt;&amp;&quot;&#39;&gt;\" alt=\"a\u{FFFD}b\">&lt;&amp;\"'&gt;\u{FFFD}\u{FFFD}é\u{FFFD}\n</p>"
        );
    }

    #[test]
    fn only_a_real_end_tag_is_taken_back() {
        let mut writer = Writer::default();
        writer.text("</p>");
        assert!(!writer.reopen(Element::P));
        writer.close(Element::P);
        writer.line();
        assert!(writer.reopen(Element::P));
        assert_eq!(writer.cut().as_str(), "&lt;/p&gt;");
    }
}
