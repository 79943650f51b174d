//! Slips of the hand that the TOML reader has no plain words for.
//!
//! The reader says where it lost the thread; what was mistyped is often a few
//! signs before. Looks at the line, names the one mistake in it, and mends it
//! where only one thing can have been meant.

mod list;
mod quotes;
mod value;

pub(super) use value::in_other_form;

use crate::diagnostic::Rule;
use crate::model::key::Kind;
use crate::model::shape::{self, Field};
use crate::rules;
use crate::suggest::is_dash;
use std::ops::Range;

/// The most lines that one mistake of typing spoils.
const MOST_LINES: usize = 50;

/// One mistake of typing. All ranges are in the TOML text.
pub(super) struct Slip {
    pub(super) rule: &'static Rule,
    pub(super) at: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
    /// Where the same thing stands before.
    pub(super) first: Option<Range<usize>>,
    pub(super) edits: Vec<(Range<usize>, String)>,
    /// Whether the mistake spoils all that follows, so that nothing more can be said.
    pub(super) ends: bool,
}

impl Slip {
    fn new(at: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Slip {
        Slip {
            rule: &rules::BAD_TOML,
            at,
            message: message.into(),
            help: help.into(),
            first: None,
            edits: Vec::new(),
            ends: false,
        }
    }

    /// Nothing that follows can be blamed on the contributor: it is not known which table it is in.
    fn last(mut self) -> Slip {
        self.ends = true;
        self
    }

    fn edit(mut self, at: Range<usize>, text: impl Into<String>) -> Slip {
        self.edits.push((at, text.into()));
        self
    }

    fn edit_if(self, sure: bool, at: Range<usize>, text: impl Into<String>) -> Slip {
        if sure { self.edit(at, text) } else { self }
    }
}

/// One line of the TOML, cut as TOML cuts it.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// The whole TOML.
    whole: &'t str,
    /// Where the line begins and ends in it.
    start: usize,
    end: usize,
}

impl<'t> Line<'t> {
    fn at(whole: &'t str, offset: usize) -> Line<'t> {
        let offset = offset.min(whole.len());
        let start = memchr::memrchr(b'\n', &whole.as_bytes()[..offset]).map_or(0, |at| at + 1);
        let end = memchr::memchr(b'\n', &whole.as_bytes()[offset..]);
        Line { whole, start, end: end.map_or(whole.len(), |length| offset + length) }
    }

    fn next(self) -> Option<Line<'t>> {
        (self.end + 1 < self.whole.len()).then(|| Line::at(self.whole, self.end + 1))
    }

    fn before(self) -> Option<Line<'t>> {
        (self.start > 0).then(|| Line::at(self.whole, self.start - 1))
    }

    fn text(self) -> &'t str {
        &self.whole[self.start..self.end]
    }

    /// The range of a part of this line.
    fn range(self, part: &str) -> Range<usize> {
        let start = part.as_ptr() as usize - self.whole.as_ptr() as usize;
        start..start + part.len()
    }

    /// Name and value of a line `name = value`, both without white space around them.
    fn field(self) -> Option<(&'t str, &'t str)> {
        let (name, value) = self.text().split_once('=')?;
        let name = name.trim();
        is_name(name).then(|| (name, value.trim()))
    }

    /// Name and number of brackets before and after it, of a line `[name]` or `[[name]]`.
    fn header(self) -> Option<Header<'t>> {
        let text = before_comment(self.text()).trim();
        let inner = text.trim_start_matches('[');
        let name = inner.trim_end_matches(']');
        let (opening, closing) = (text.len() - inner.len(), inner.len() - name.len());
        let name = name.trim();
        (opening > 0 && is_name(name)).then_some(Header { text, name, opening, closing })
    }

    /// Whether it is what stands between fields: nothing, a comment, or the next field or table.
    fn begins_anew(self) -> bool {
        let text = self.text().trim();
        text.is_empty()
            || text.starts_with('#')
            || self.field().is_some()
            || self.header().is_some_and(|header| header.opening == header.closing)
    }
}

struct Header<'t> {
    text: &'t str,
    name: &'t str,
    opening: usize,
    closing: usize,
}

/// Whether a text can be the name of a field without quotes.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b))
}

/// Whether a field of any record has this name.
fn is_known(name: &str) -> bool {
    fn has(fields: &[Field], name: &str) -> bool {
        fields.iter().any(|field| field.name == name || has(field.value.fields(), name))
    }
    let kinds = Kind::FOLDERS.into_iter().chain([Kind::About]);
    kinds.map(shape::fields).any(|fields| has(fields, name)) || has(shape::SITE, name)
}

/// The text up to a comment. A `#` within a word, as in an address, begins none.
fn before_comment(text: &str) -> &str {
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate() {
        if byte == b'#' && (before == b' ' || before == b'\t') {
            return text[..at].trim_end();
        }
        before = byte;
    }
    text.trim_end()
}

/// How many lines after the one with a mistake are no lines of their own, but what is left of it.
pub(super) fn lines_that_follow(text: &str, at: usize) -> usize {
    let lines = std::iter::successors(Line::at(text, at).next(), |line| line.next());
    lines.take(MOST_LINES).take_while(|line| !line.begins_anew()).count()
}

/// The mistake behind what the TOML reader stumbled over at `at`.
pub(super) fn find(text: &str, at: usize, message: &str) -> Option<Slip> {
    let line = Line::at(text, at);
    if message.contains("array")
        && line.header().is_none_or(|_| !message.contains("table"))
        && let Some(slip) = list::of(line)
    {
        return Some(slip);
    }
    if let Some(header) = line.header() {
        return headers(line, &header, message);
    }
    if message.contains("escaped value") || message.contains("unicode value") {
        let sign = text[..at.min(text.len())].rfind('\\').filter(|sign| *sign >= line.start)?;
        return Some(Slip::new(
            sign..sign + 1,
            "a backslash stands within this text",
            "remove it, or write two for one that readers are to see",
        ));
    }
    let typed = line.text().trim();
    let of_header = message.contains("table") || message.contains("key");
    if typed.starts_with(['[', ']']) && of_header {
        return Some(Slip::new(
            line.range(typed),
            "this line begins a table, and is not written as one",
            "write `[[claims]]`: the name of the table with two brackets on each side, and nothing else",
        ).last());
    }
    let Some((before, after)) = typed.split_once('=') else { return no_field(line, typed) };
    let name = before.trim();
    if !is_name(name) {
        return colon(line, typed).or_else(|| misnamed(line, name, after));
    }
    if message.starts_with("duplicate key") {
        return twice(line, name);
    }
    value::of(line, name, after.trim())
}

/// A table's first line that is not closed as it was opened, or that comes again in single brackets.
fn headers(line: Line<'_>, header: &Header<'_>, message: &str) -> Option<Slip> {
    let Header { text, name, opening, closing } = header;
    let at = line.range(text);
    let doubled = format!("[[{name}]]");
    if opening != closing || *opening > 2 {
        return Some(
            Slip::new(
                at.clone(),
                "the brackets of this line do not fit each other",
                format!("write `{doubled}`"),
            )
            .edit_if(*opening + *closing > 2, at, doubled)
            .last(),
        );
    }
    if !message.starts_with("duplicate key") {
        return None;
    }
    let mut slip = Slip::new(
        at,
        format!("the table `{name}` stands here a second time"),
        format!("a table that may come more than once has double brackets each time: {doubled}"),
    )
    .last();
    let mut next = Some(Line::at(line.whole, 0));
    while let Some(other) = next {
        next = other.next();
        let Some(same) = other.header().filter(|same| same.name == *name) else { continue };
        let place = other.range(same.text);
        if slip.first.is_none() && other.start < line.start {
            slip.first = Some(place.clone());
        }
        slip = slip.edit_if(same.opening == 1 && same.closing == 1, place, doubled.clone());
    }
    slip.first.is_some().then_some(slip)
}

/// A field that stands a second time in its table.
fn twice(line: Line<'_>, name: &str) -> Option<Slip> {
    let mut slip = Slip::new(
        line.range(name),
        format!("the field `{name}` stands here a second time"),
        "keep one of the two; several values stand in one list, as [\"…\", \"…\"]",
    );
    let mut earlier = line;
    while let Some(before) = earlier.before() {
        earlier = before;
        if earlier.header().is_some() {
            break;
        }
        if let Some((first, _)) = earlier.field().filter(|(first, _)| *first == name) {
            slip.first = Some(earlier.range(first));
            break;
        }
    }
    // Another spelling of the same name, in quotes or with a dot, is left to the reader's own words.
    slip.first.is_some().then_some(slip)
}

/// `name: value`, as other programs want it.
fn colon(line: Line<'_>, typed: &str) -> Option<Slip> {
    let (name, value) = typed.split_once(':')?;
    if !is_name(name.trim_end()) || !value.starts_with([' ', '\t', '"']) {
        return None;
    }
    let at = line.range(&typed[name.len()..=name.len()]);
    let name = name.trim_end();
    if value.trim_start().starts_with('=') {
        return Some(
            Slip::new(at.clone(), "a colon stands here before the equals sign", "remove the colon")
                .edit(at, ""),
        );
    }
    let sure = !name.contains(|c: char| c.is_ascii_uppercase()) && !value.trim().is_empty();
    let gap = line.range(name).end..at.end;
    Some(
        Slip::new(
            at,
            "a colon stands here where an equals sign belongs",
            format!("write `{name} =` and then the value"),
        )
        .edit_if(sure, gap, if value.starts_with('"') { " = " } else { " =" }),
    )
}

/// A line without an equals sign.
fn no_field(line: Line<'_>, typed: &str) -> Option<Slip> {
    if let Some(slip) = colon(line, typed) {
        return Some(slip);
    }
    // The last line of a list or of a text of several lines is no sentence.
    if typed.is_empty() || typed.starts_with(['[', ']', '{', '}', '"', '\'', '#']) {
        return None;
    }
    if is_name(typed) {
        return Some(Slip::new(
            line.range(typed),
            format!("`{typed}` has no value"),
            format!("write `{typed} = \"…\"`, or remove the line"),
        ));
    }
    Some(Slip::new(
        line.range(typed),
        "this line is text, and the text of a page begins below the second line `+++`",
        "move it there; above it each line is `name = value`, and a line that begins with `#` is not shown",
    ))
}

/// A name with a sign in it that no name of a field has.
fn misnamed(line: Line<'_>, name: &str, after: &str) -> Option<Slip> {
    let strange = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if name.is_empty() {
        return Some(Slip::new(
            line.range(line.text().trim()),
            "no name stands before this equals sign",
            "each line is `name = value`",
        ));
    }
    // Quoted and dotted names are TOML; no field here has one.
    let quotes = name.matches(['"', '\'']).count();
    if after.trim().is_empty() || (quotes > 1 && name.starts_with(['"', '\''])) {
        return None;
    }
    let (at, sign) = name.char_indices().find(|(_, c)| strange(*c))?;
    if sign == '.' {
        return None;
    }
    let place = line.range(&name[at..at + sign.len_utf8()]);
    let gap = |c: char| is_dash(c) || c == ' ';
    let mended = name.replace(gap, "_").replace(['"', '\''], "");
    let what = match sign {
        ' ' => "a space".to_owned(),
        _ if is_dash(sign) => "a dash".to_owned(),
        _ => format!("the sign `{sign}`"),
    };
    let message = format!("the name of a field cannot have {what} in it");
    Some(match is_name(&mended) && is_known(&mended) {
        true => Slip::new(place, message, format!("did you mean `{mended}`?"))
            .edit(line.range(name), mended),
        false => Slip::new(
            place,
            message,
            "a name has the letters a to z and `_`; docs/content.md lists them all",
        ),
    })
}
