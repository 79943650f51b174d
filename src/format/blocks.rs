//! The blocks of a front matter: the fields at its top, then one for each header. Which comment
//! belongs to which line, and in what order all come.

use super::values;
use crate::model::shape::{self, Field};
use toml_edit::{DocumentMut, Item, Key, RawString, Table};

/// Names longer than this do not push the `=` of others to the right.
const WIDEST: usize = 32;

/// One header and the fields under it.
struct Block<'t> {
    /// `[[positions]]`; nothing for the fields at the top.
    header: Option<String>,
    table: &'t Table,
    fields: &'static [Field],
    /// Where it stood in the file.
    position: isize,
    /// Comments before the header, with empty lines between groups of them.
    lead: Vec<&'t str>,
    /// Comments that follow the last line without an empty line between.
    tail: Vec<&'t str>,
}

/// One line `name = value`, or more if the value has more.
struct Entry<'t> {
    lead: Vec<&'t str>,
    name: String,
    rank: usize,
    value: &'t toml_edit::Value,
    shape: Option<shape::Value>,
    /// Comments that follow it.
    after: Vec<&'t str>,
}

/// The whole front matter in order.
pub(super) fn write(document: &DocumentMut, fields: &'static [Field]) -> String {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let root = document.as_table();
    blocks.push(Block {
        header: None,
        table: root,
        fields,
        position: -1,
        lead: vec![],
        tail: vec![],
    });
    let mut last = 0;
    visit(root, fields, &mut Vec::new(), &mut last, &mut blocks);
    let mut end = attach_comments(&mut blocks, lines(Some(document.trailing())));
    while end.last().is_some_and(|line| line.is_empty()) {
        end.pop();
    }
    let mut out = String::new();
    for block in &blocks {
        block.write(&mut out);
    }
    if !end.is_empty() {
        gap(&mut out);
    }
    for line in &end {
        push_line(&mut out, line);
    }
    out
}

/// Collects the blocks below a table, in the order in which they are written.
fn visit<'t>(
    table: &'t Table,
    fields: &'static [Field],
    path: &mut Vec<String>,
    last: &mut isize,
    blocks: &mut Vec<Block<'t>>,
) {
    let mut items: Vec<(&str, &'t Item)> = table.iter().collect();
    items.sort_by_key(|(name, _)| rank(fields, name));
    for (name, item) in items {
        let within = find(fields, name).map_or(&[][..], |field| field.value.fields());
        path.push(table.key(name).map_or_else(|| name.to_owned(), spelled));
        match item {
            Item::Table(inner) => {
                let hidden =
                    inner.is_dotted() || (inner.is_implicit() && inner.get_values().is_empty());
                if !hidden {
                    let header = format!("[{}]", path.join("."));
                    blocks.push(Block::new(header, inner, within, last));
                }
                visit(inner, within, path, last, blocks);
            }
            Item::ArrayOfTables(rows) => {
                for row in rows {
                    let header = format!("[[{}]]", path.join("."));
                    blocks.push(Block::new(header, row, within, last));
                    visit(row, within, path, last, blocks);
                }
            }
            Item::None | Item::Value(_) => {}
        }
        path.pop();
    }
}

/// Gives the comments between two blocks to the one before or the one after. Returns those that
/// stay at the end of the front matter.
fn attach_comments<'t>(blocks: &mut [Block<'t>], trailing: Vec<&'t str>) -> Vec<&'t str> {
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by_key(|index| blocks[*index].position);
    for pair in order.windows(2) {
        let (tail, lead) = split(lines(blocks[pair[1]].table.decor().prefix()), false);
        blocks[pair[0]].tail = tail;
        blocks[pair[1]].lead = lead;
    }
    let (tail, end) = split(trailing, true);
    if let Some(last) = order.last() {
        blocks[*last].tail = tail;
    }
    end
}

/// Comments that follow a line, and those that stand before the next: the first group is of the
/// line before if no empty line parts them but one stands behind it. At the end of the front
/// matter there is nothing for it to stand before.
fn split(lines: Vec<&str>, at_end: bool) -> (Vec<&str>, Vec<&str>) {
    match lines.iter().position(|line| line.is_empty()) {
        Some(blank) => {
            let (tail, lead) = lines.split_at(blank);
            (tail.to_vec(), lead[1..].to_vec())
        }
        None if at_end => (lines, Vec::new()),
        None => (Vec::new(), lines),
    }
}

/// The comments of a piece of white space, an empty text for each empty line, of several only one.
fn lines(space: Option<&RawString>) -> Vec<&str> {
    let text = space.and_then(RawString::as_str).unwrap_or_default();
    let mut lines: Vec<&str> = Vec::new();
    // What stands behind the last line end is the indentation of what follows.
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    if whole.is_empty() && !text.contains('\n') {
        let comment = text.trim();
        return if comment.is_empty() { lines } else { vec![comment] };
    }
    let rest = text.rsplit_once('\n').map_or("", |(_, rest)| rest.trim());
    for line in whole.split('\n').map(str::trim).chain((!rest.is_empty()).then_some(rest)) {
        if !line.is_empty() || lines.last().is_none_or(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines
}

impl<'t> Block<'t> {
    fn new(header: String, table: &'t Table, fields: &'static [Field], last: &mut isize) -> Self {
        *last = table.position().unwrap_or(*last);
        let header = Some(header);
        Block { header, table, fields, position: *last, lead: Vec::new(), tail: Vec::new() }
    }

    fn write(&self, out: &mut String) {
        let (head, entries) = self.entries();
        if !head.is_empty() || !self.lead.is_empty() || self.header.is_some() {
            gap(out);
        }
        for line in self.lead.iter().chain(&head) {
            push_line(out, line);
        }
        if let Some(header) = &self.header {
            out.push_str(header);
            for comment in lines(self.table.decor().suffix()) {
                out.push(' ');
                out.push_str(comment);
            }
            out.push('\n');
        }
        let widths = entries.iter().map(|entry| entry.name.chars().count());
        let width = widths.filter(|width| *width <= WIDEST).max().unwrap_or(0);
        for entry in &entries {
            entry.write(width, out);
        }
        for line in &self.tail {
            push_line(out, line);
        }
    }

    /// The fields in order, and what stands at the very top of the file.
    fn entries(&self) -> (Vec<&'t str>, Vec<Entry<'t>>) {
        let mut head: Vec<&str> = Vec::new();
        let mut entries: Vec<Entry<'t>> = Vec::new();
        for (path, value) in self.table.get_values() {
            let prefix = path.last().and_then(|key| key.leaf_decor().prefix());
            let mut before = lines(prefix);
            match entries.last_mut() {
                Some(last) => {
                    let (after, lead) = split(before, false);
                    last.after = after;
                    before = lead;
                }
                None if self.header.is_none() => {
                    if let Some(blank) = before.iter().rposition(|line| line.is_empty()) {
                        let lead = before.split_off(blank + 1);
                        head = std::mem::replace(&mut before, lead);
                    }
                }
                None => {}
            }
            before.retain(|line| !line.is_empty());
            entries.push(self.entry(&path, before, value));
        }
        entries.sort_by_key(|entry| entry.rank);
        (head, entries)
    }

    fn entry(&self, path: &[&Key], lead: Vec<&'t str>, value: &'t toml_edit::Value) -> Entry<'t> {
        let names: Vec<String> = path.iter().map(|key| spelled(key)).collect();
        let mut fields = self.fields;
        let mut shape = None;
        for key in path {
            shape = find(fields, key.get()).map(|field| field.value);
            fields = shape.map_or(&[], shape::Value::fields);
        }
        let rank = rank(self.fields, path.first().map_or("", |key| key.get()));
        Entry { lead, name: names.join("."), rank, value, shape, after: Vec::new() }
    }
}

impl Entry<'_> {
    fn write(&self, width: usize, out: &mut String) {
        for line in &self.lead {
            push_line(out, line);
        }
        let start = out.len();
        out.push_str(&self.name);
        let pad = width.saturating_sub(self.name.chars().count());
        out.extend(std::iter::repeat_n(' ', pad));
        out.push_str(" = ");
        let column = out[start..].chars().count();
        out.push_str(&values::write(self.value, self.shape, column));
        for comment in lines(self.value.decor().suffix()) {
            out.push(' ');
            out.push_str(comment);
        }
        out.push('\n');
        for line in &self.after {
            push_line(out, line);
        }
    }
}

/// An empty line, unless there is one or nothing stands before.
fn gap(out: &mut String) {
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
}

/// A comment, or an empty line where none is yet.
fn push_line(out: &mut String, line: &str) {
    if line.is_empty() {
        gap(out);
    } else {
        out.push_str(line);
        out.push('\n');
    }
}

fn find(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.name == name)
}

/// The place of a field in its order. One that is not known comes last.
pub(super) fn rank(fields: &[Field], name: &str) -> usize {
    fields.iter().position(|field| field.name == name).unwrap_or(fields.len())
}

/// A key, without quotes where it needs none.
pub(super) fn spelled(key: &Key) -> String {
    let text = key.get();
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !text.is_empty() && text.chars().all(bare) {
        return text.to_owned();
    }
    key.display_repr().into_owned()
}
