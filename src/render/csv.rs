//! The listing of a page as CSV (RFC 4180): one row a designation, and one for each person without any.

use super::acts::{date, facts};
use super::view::Seen;
use crate::config::Part;
use crate::model::words::Word;
use crate::site::{DocId, Row, Site};
use crate::url::PagePath;

/// Name of the columns.
const HEAD: [&str; 15] = [
    "name",
    "native_name",
    "country",
    "kind",
    "seniority",
    "jurisdiction",
    "authority",
    "programme",
    "action",
    "date",
    "list_id",
    "cases",
    "reviewed",
    "note",
    "page",
];

/// The address of the CSV beside a page; empty if the publisher leaves those out.
pub(super) fn url(seen: Seen<'_>, page: &PagePath) -> String {
    match seen.site.config.has(Part::Csv) {
        true => seen.url(&page.with_extension("csv")),
        false => String::new(),
    }
}

/// Writes the acts of a listing and, of its people, those without any.
pub(super) fn write(seen: Seen<'_>, people: &[DocId], acts: &[Row], buffer: &mut Vec<u8>) {
    record(buffer, HEAD.into_iter());
    let mut acted: Vec<DocId> = acts.iter().map(|row| row.document).collect();
    acted.sort();
    for row in acts {
        act(seen, *row, buffer);
    }
    for id in people {
        if acted.binary_search(id).is_err() {
            person(seen, *id, buffer);
        }
    }
}

fn act(seen: Seen<'_>, row: Row, buffer: &mut Vec<u8>) {
    let Some((official, act)) = seen.site.act(row) else { return };
    let facts = facts(seen, act);
    let cases: Vec<&str> = act.cases.iter().map(|case| case.value.name()).collect();
    let iso = date(act).map(|date| date.to_string()).unwrap_or_default();
    let cells = [
        facts.map_or("", |facts| facts.record.jurisdiction.value.code()).to_owned(),
        facts.map_or("", |facts| facts.record.short_name.as_str()).to_owned(),
        act.programme.as_ref().map(|programme| programme.value.clone()).unwrap_or_default(),
        act.action.word().to_owned(),
        iso,
        act.list_id.clone().unwrap_or_default(),
        cases.join(" "),
    ];
    whole(seen, row.document, official, cells, buffer);
}

fn person(seen: Seen<'_>, id: DocId, buffer: &mut Vec<u8>) {
    let Some(official) = seen.site.official(id) else { return };
    whole(seen, id, official, std::array::from_fn(|_| String::new()), buffer);
}

fn whole(
    seen: Seen<'_>,
    id: DocId,
    official: &crate::model::official::Official,
    act: [String; 7],
    buffer: &mut Vec<u8>,
) {
    let reviewed = official.common.reviewed.as_ref().map(|day| day.value.to_string());
    let first = [
        official.name.value.as_str(),
        official.native_name.as_ref().map_or("", |name| name.text.as_str()),
        official.country.value.code(),
        official.kind.word(),
        official.seniority.word(),
    ];
    let page = address(seen.site, id, seen.from);
    let last = [
        reviewed.as_deref().unwrap_or_default(),
        "A designation is an executive act, not a conviction.",
        page.as_str(),
    ];
    record(buffer, first.into_iter().chain(act.iter().map(String::as_str)).chain(last));
}

/// Absolute where the site has an address of its own: rows are copied out of their file.
fn address(site: &Site, id: DocId, from: &PagePath) -> String {
    let path = PagePath::document(&site.document(id).key);
    match site.config.base_url.is_empty() {
        true => path.seen_from(from),
        false => path.absolute(&site.config.base_url),
    }
}

fn record<'a>(buffer: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            buffer.push(b',');
        }
        write_cell(buffer, cell);
    }
    buffer.extend_from_slice(b"\r\n");
}

/// One cell. What a spreadsheet would take for a formula gets an apostrophe before it.
fn write_cell(buffer: &mut Vec<u8>, cell: &str) {
    let guard = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if !guard && !cell.contains([',', '"', '\r', '\n']) {
        buffer.extend_from_slice(cell.as_bytes());
        return;
    }
    buffer.push(b'"');
    if guard {
        buffer.push(b'\'');
    }
    for byte in cell.bytes() {
        if byte == b'"' {
            buffer.push(b'"');
        }
        buffer.push(byte);
    }
    buffer.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::record;

    #[test]
    fn cells_are_quoted_and_formulas_are_text() {
        let mut buffer = Vec::new();
        record(&mut buffer, ["a", "b, c", "say \"x\"", "=1+1", "-5", "two\nlines", ""].into_iter());
        let text = String::from_utf8(buffer).unwrap();
        assert_eq!(text, "a,\"b, c\",\"say \"\"x\"\"\",\"'=1+1\",\"'-5\",\"two\nlines\",\r\n");
    }
}
