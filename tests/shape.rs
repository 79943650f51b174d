//! The list of all fields (`model::shape`): it is what `parse` reads, and what docs/content.md and docs/site.md say.

#![allow(clippy::disallowed_methods, reason = "these tests read the documentation")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use onrecord::diagnostic::Diagnostics;
use onrecord::input::Data;
use onrecord::model::key::{Key, Kind};
use onrecord::model::shape::{self, Field, SITE, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const KINDS: [Kind; 5] = [Kind::Official, Kind::Case, Kind::Authority, Kind::Country, Kind::About];

fn key(kind: Kind) -> Key {
    match kind {
        Kind::About => Key::about(),
        Kind::Country => Key::new(kind, "aq").unwrap(),
        Kind::Official | Kind::Case | Kind::Authority => Key::new(kind, "sample").unwrap(),
    }
}

/// A good value for a field, as TOML.
fn sample(field: &Field) -> String {
    match field.value {
        Value::Text => "\"words\"".to_owned(),
        Value::Texts => "[\"words\"]".to_owned(),
        Value::Date | Value::Dates => "\"~2017\"".to_owned(),
        Value::Day => "2026-01-01".to_owned(),
        Value::Word(words) => format!("{:?}", words()[0]),
        Value::Words(words) => format!("{:?}", words()),
        Value::Key(kind) => format!("\"{}\"", key(kind)),
        Value::Keys(kind) if field.name == "former_keys" => format!("[\"{}-old\"]", key(kind)),
        Value::Keys(kind) => format!("[\"{}\"]", key(kind)),
        Value::Country | Value::Jurisdiction => "\"aq\"".to_owned(),
        Value::Countries => "[\"aq\"]".to_owned(),
        Value::Name => "{ text = \"words\", lang = \"ru\" }".to_owned(),
        Value::Names => "[{ text = \"words\", lang = \"ru\" }, \"words\"]".to_owned(),
        Value::Language => "\"ru\"".to_owned(),
        Value::Id => "\"an-id\"".to_owned(),
        Value::Address | Value::Contact => "\"https://example.org/a\"".to_owned(),
        Value::Cites => "[\"an-id\"]".to_owned(),
        Value::Sha256 => format!("\"{}\"", "0".repeat(64)),
        Value::Photo => "\"a.jpg\"".to_owned(),
        Value::Flag => "true".to_owned(),
        Value::Rule => "\"press-only\"".to_owned(),
        Value::Number => "12".to_owned(),
        Value::Severities => "{ press-only = \"error\" }".to_owned(),
        Value::Table(fields) => format!("{{ {} }}", line(fields)),
        Value::Tables(fields) => format!("[{{ {} }}]", line(fields)),
    }
}

fn line(fields: &[Field]) -> String {
    let pairs: Vec<String> =
        fields.iter().map(|field| format!("{} = {}", field.name, sample(field))).collect();
    pairs.join(", ")
}

/// A front matter with every field there is, but for what is left out.
fn whole(fields: &[Field], left_out: &str) -> String {
    let fields = fields.iter().filter(|field| field.name != left_out);
    fields.map(|field| format!("{} = {}\n", field.name, sample(field))).collect()
}

/// Codes, and the report for the person who reads why the test failed.
type Found = (BTreeSet<&'static str>, String);

/// The codes of what is found in one file of a site that has what the samples name.
fn found(kind: Kind, toml: &str) -> Found {
    let mut files: BTreeMap<String, Data> = BTreeMap::new();
    for other in [Kind::Official, Kind::Case, Kind::Authority] {
        let fields: Vec<Field> =
            shape::fields(other).iter().filter(|field| field.required).copied().collect();
        let text = format!("+++\n{}+++\n", whole(&fields, ""));
        files.insert(format!("content/{}.md", key(other)), Data::Text(text));
    }
    files.insert("content/photos/a.jpg".to_owned(), Data::Bytes(vec![0xff, 0xd8, 0xff, 0xe0]));
    files.insert(format!("content/{}.md", key(kind)), Data::Text(format!("+++\n{toml}+++\n")));
    codes(files)
}

/// The codes of findings about the shape of files; others are no matter of this test.
fn codes(files: BTreeMap<String, Data>) -> Found {
    let inputs = support::inputs(files);
    let (_, found): (_, Diagnostics) = onrecord::analyze(&inputs);
    let about_shape =
        ["E001", "E008", "E009", "E010", "E011", "E012", "E013", "E015", "E016", "E017", "E021"];
    let codes = found.iter().map(|finding| finding.rule.code);
    let codes: BTreeSet<&str> = codes.filter(|code| about_shape.contains(code)).collect();
    (codes, support::report(&inputs, &found))
}

#[test]
fn a_file_with_every_field_there_is_has_no_finding_about_its_shape() {
    for kind in KINDS {
        let toml = whole(shape::fields(kind), "");
        let (codes, report) = found(kind, &toml);
        assert_eq!(codes, BTreeSet::new(), "{report}");
    }
}

#[test]
fn every_required_field_is_missed_and_no_other_is() {
    for kind in KINDS {
        for field in shape::fields(kind) {
            let expected = if field.required { BTreeSet::from(["E009"]) } else { BTreeSet::new() };
            // Without sources all that cites them is wrong, and without claims an answer to one.
            if !["sources", "claims"].contains(&field.name) {
                let toml = whole(shape::fields(kind), field.name);
                let (codes, report) = found(kind, &toml);
                assert_eq!(codes, expected, "{kind:?} without {}:\n{report}", field.name);
            }
            for inner in field.value.fields() {
                // An id is what others cite; the date of a complete coverage is another rule.
                if ["id", "as_of"].contains(&inner.name) {
                    continue;
                }
                let inner_toml = match field.value {
                    Value::Tables(fields) => format!("[{{ {} }}]", line(&without(fields, inner))),
                    Value::Names => {
                        format!("[{{ {} }}]", line(&without(field.value.fields(), inner)))
                    }
                    _ => format!("{{ {} }}", line(&without(field.value.fields(), inner))),
                };
                let toml = format!(
                    "{}{} = {inner_toml}\n",
                    whole(shape::fields(kind), field.name),
                    field.name
                );
                let code = if matches!(inner.value, Value::Cites) { "E016" } else { "E009" };
                let mut expected =
                    if inner.required { BTreeSet::from([code]) } else { BTreeSet::new() };
                if field.name == "sources" && inner.required {
                    // The source is not read, but what cites it is not blamed.
                    expected = BTreeSet::from(["E009"]);
                }
                let (codes, report) = found(kind, &toml);
                assert_eq!(codes, expected, "{} without {}:\n{report}", field.name, inner.name);
            }
        }
    }
}

fn without(fields: &[Field], one: &Field) -> Vec<Field> {
    fields.iter().filter(|field| field.name != one.name).copied().collect()
}

#[test]
fn parse_asks_for_these_fields_and_for_no_others() {
    for kind in KINDS {
        let fields = shape::fields(kind);
        let asked = onrecord::parse::fields_asked_for(&key(kind), &whole(fields, ""));
        let asked: BTreeSet<BTreeSet<&str>> =
            asked.into_iter().map(|names| names.into_iter().collect()).collect();
        let mut listed: BTreeSet<BTreeSet<&str>> = BTreeSet::new();
        list(fields, &mut listed);
        assert_eq!(asked, listed, "{kind:?}");
    }
}

fn list(fields: &'static [Field], listed: &mut BTreeSet<BTreeSet<&'static str>>) {
    if !fields.is_empty() {
        listed.insert(fields.iter().map(|field| field.name).collect());
    }
    for field in fields {
        list(field.value.fields(), listed);
    }
}

#[test]
fn a_site_toml_with_every_setting_is_read_and_one_more_is_not_known() {
    let site = |toml: String| {
        let path = format!("content/{}.md", key(Kind::Country));
        codes(BTreeMap::from([
            ("site.toml".to_owned(), Data::Text(toml)),
            (path, Data::Text("+++\n+++\n".to_owned())),
            ("static/words".to_owned(), Data::Bytes(Vec::new())),
        ]))
    };
    assert_eq!(site(whole(SITE, "")).0, BTreeSet::new());
    assert_eq!(site(whole(SITE, "title")).0, BTreeSet::from(["E009"]));
    assert_eq!(site(whole(SITE, "") + "more = 1\n").0, BTreeSet::from(["E008"]));
}

fn page(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)).unwrap()
}

/// The rows of the table under a heading: the names in the first cell, and the second cell.
fn rows(page: &str, heading: &str) -> Vec<(Vec<String>, String)> {
    let section =
        page.split(&format!("## {heading}\n")).nth(1).unwrap_or_else(|| panic!("{heading}"));
    let section = section.split("\n## ").next().unwrap();
    let table = section.lines().filter(|line| line.starts_with("| `"));
    table
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
            (ticked(cells[0]), cells[cells.len() - 1].trim().to_owned())
        })
        .collect()
}

/// The words in backticks, without brackets.
fn ticked(text: &str) -> Vec<String> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .map(|word| word.trim_matches(['[', ']']).to_owned())
        .collect()
}

/// The names that the second cell gives to the fields within: each once, without the words in parentheses.
fn names_within(cell: &str) -> Vec<String> {
    if let Some(inline) = cell.strip_prefix("`{ ") {
        let inline = inline.split('}').next().unwrap();
        return inline
            .split(", ")
            .map(|pair| pair.split(" =").next().unwrap().to_owned())
            .collect();
    }
    let mut plain = String::new();
    let mut depth = 0;
    for c in cell.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    let mut names: Vec<String> = Vec::new();
    for name in ticked(&plain) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn names(fields: &[Field]) -> Vec<&str> {
    fields.iter().map(|field| field.name).collect()
}

#[test]
fn the_page_of_the_content_format_names_every_field_in_this_order() {
    let content = page("content.md");
    let common = rows(&content, "Fields of every record");
    for (kind, heading) in [
        (Kind::Official, "Official"),
        (Kind::Case, "Case"),
        (Kind::Authority, "Authority"),
        (Kind::Country, "Country"),
    ] {
        let own = rows(&content, heading);
        let fields = shape::fields(kind);
        let tables = |field: &&Field| matches!(field.value, Value::Tables(_));
        for (what, is_table) in [("fields", false), ("tables", true)] {
            let documented: Vec<String> = own
                .iter()
                .chain(&common)
                .flat_map(|(names, _)| names.clone())
                .filter(|name| {
                    let field = fields.iter().find(|field| field.name == name);
                    let field = field.unwrap_or_else(|| panic!("{heading} has no {name}"));
                    tables(&field) == is_table
                })
                .collect();
            let listed: Vec<&Field> =
                fields.iter().filter(|field| tables(field) == is_table).collect();
            let listed: Vec<&str> = listed.iter().map(|field| field.name).collect();
            assert_eq!(documented, listed, "{what} of {heading}");
        }
        for (row, cell) in own.iter().chain(&common) {
            let field = fields.iter().find(|field| field.name == row[0]).unwrap();
            if !matches!(field.value, Value::Table(_) | Value::Tables(_)) {
                continue;
            }
            let mut documented = names_within(cell);
            // One row tells of the claims of all kinds.
            documented.retain(|name| match (row[0].as_str(), name.as_str()) {
                ("claims", "case") => kind == Kind::Official,
                ("claims", "people") => kind == Kind::Case,
                _ => true,
            });
            let within: BTreeSet<&str> = documented.iter().map(String::as_str).collect();
            let listed: BTreeSet<&str> = names(field.value.fields()).into_iter().collect();
            assert_eq!(within, listed, "{heading}: {}", row[0]);
            if row[0] != "claims" {
                assert_eq!(documented, names(field.value.fields()), "{heading}: {}", row[0]);
            }
        }
    }
}

#[test]
fn the_page_of_the_settings_names_every_setting_in_this_order() {
    let site = page("site.md");
    let table = site.lines().filter(|line| line.starts_with("| `"));
    let documented: Vec<String> =
        table.flat_map(|line| ticked(line.split(" | ").next().unwrap())).collect();
    assert_eq!(documented, names(SITE));
}

#[test]
fn what_a_field_is_for_stands_on_one_line_without_a_full_stop() {
    fn look(fields: &'static [Field]) {
        for field in fields {
            let what = field.what;
            assert!(!what.is_empty() && !what.ends_with('.') && !what.contains('\n'), "{what}");
            look(field.value.fields());
        }
    }
    KINDS.into_iter().map(shape::fields).chain([SITE]).for_each(look);
}
