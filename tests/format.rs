//! `onrecord fmt`: the order that it makes, and that it loses nothing and is content with its own work.

#![allow(clippy::disallowed_methods, reason = "these tests read content from the source tree")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use expect_test::{Expect, expect};
use onrecord::format::{Refusal, format};
use onrecord::input::{Data, Inputs, Role};
use onrecord::load::{Settings, load};
use onrecord::model::date::Day;
use onrecord::model::key::Kind;
use serde_json::Value;
use std::fs;
use std::path::Path;
use toml::de::{DeTable, DeValue};
use walkdir::WalkDir;

fn check(front_matter: &str, expected: Expect) {
    let text = format!("+++\n{front_matter}+++\nText  \n\n\n");
    let ordered = format(&text, Kind::Official).unwrap();
    let toml = ordered.strip_prefix("+++\n").unwrap().strip_suffix("+++\nText  \n\n\n").unwrap();
    expected.assert_eq(toml);
    assert_eq!(format(&ordered, Kind::Official).unwrap(), ordered);
}

#[test]
fn fields_and_tables_come_into_their_order_and_rows_keep_theirs() {
    check(
        r#"reviewed=2026-01-01
[[sources]]
id = "b"
kind = "press"
url="https://example.org/b"
[[claims]]
text = "one"
[[sources]]
id = "a"
[[positions]]
until = "2012"
title = "Clerk"
[[claims]]
text = "two"
"#,
        expect![[r#"
            reviewed = 2026-01-01

            [[positions]]
            title = "Clerk"
            until = "2012"

            [[claims]]
            text = "one"

            [[claims]]
            text = "two"

            [[sources]]
            id   = "b"
            url  = "https://example.org/b"
            kind = "press"

            [[sources]]
            id = "a"
        "#]],
    );
}

#[test]
fn a_field_that_is_not_known_stays_and_comes_last() {
    check(
        r#"colour = "red"
name = "Ada"
shape.round = true
"an odd one" = 1
[odd]
b = 1
a = 2
[odd.deep]
c = 3
[[positions]]
title = "Clerk"
"#,
        expect![[r#"
            name         = "Ada"
            colour       = "red"
            shape.round  = true
            "an odd one" = 1

            [[positions]]
            title = "Clerk"

            [odd]
            b = 1
            a = 2

            [odd.deep]
            c = 3
        "#]],
    );
}

#[test]
fn a_comment_stays_with_the_line_that_it_precedes_or_follows() {
    check(
        r#"# About this file.

# before reviewed
reviewed = 2026-01-01   # after reviewed
# below reviewed

# before name
name = "Ada"
# the end of the fields

# before the source
[[sources]] # behind its header
# before id
id = "a"
# the end of the source

# between the two

[[positions]]
title = "Clerk"
# the end of the position

# the end of it all

# and more
"#,
        expect![[r#"
            # About this file.

            # before name
            name     = "Ada"
            # before reviewed
            reviewed = 2026-01-01 # after reviewed
            # below reviewed
            # the end of the fields

            # between the two

            [[positions]]
            title = "Clerk"
            # the end of the position

            # before the source
            [[sources]] # behind its header
            # before id
            id = "a"
            # the end of the source

            # the end of it all

            # and more
        "#]],
    );
}

#[test]
fn a_long_list_has_a_line_for_each_element_and_a_short_one_has_one() {
    check(
        r#"aliases = [  "A", {lang="ru",text="Ада"},
  ]
identity_sources = ["a-source-with-a-long-name", "another-source-with-a-long-name", "a-third-source-with-a-name"]
born = [ # of two registers
 "1953-01-02",   # the first
 # the second says
 "1954"  # only the year
 , ]
"#,
        expect![[r#"
            aliases          = ["A", { text = "Ада", lang = "ru" }]
            born             = [
              # of two registers
              1953-01-02, # the first
              # the second says
              "1954", # only the year
            ]
            identity_sources = [
              "a-source-with-a-long-name",
              "another-source-with-a-long-name",
              "a-third-source-with-a-name",
            ]
        "#]],
    );
}

#[test]
fn text_stands_in_double_quotes_where_it_needs_no_escapes_and_whole_dates_in_none() {
    check(
        r#"name = 'Ada'
sort_name = 'Brandt, "the" Ada'
summary = '''
two
lines  '''
born = "1953-08-27"
died = "1999-08"
reviewed = '2026-01-01'
[[positions]]
title = "2017-01-09"
"#,
        expect![[r#"
            name      = "Ada"
            sort_name = 'Brandt, "the" Ada'
            born      = 1953-08-27
            died      = "1999-08"
            reviewed  = 2026-01-01
            summary   = '''
            two
            lines  '''

            [[positions]]
            title = "2017-01-09"
        "#]],
    );
}

#[test]
fn a_table_with_comments_inside_of_its_braces_stays_as_it_is() {
    check(
        r#"photo = { file = "a.jpg", # the picture
  alt="Ada" }
name = "Ada"
withdrawn = {reason="x",date=2026-01-01}
"#,
        expect![[r#"
            name      = "Ada"
            photo     = { file = "a.jpg", # the picture
              alt="Ada" }
            withdrawn = { date = 2026-01-01, reason = "x" }
        "#]],
    );
}

#[test]
fn what_cannot_be_put_in_order_is_refused() {
    for (text, refusal) in [
        ("", Refusal::NoFrontMatter),
        ("name = \"Ada\"\n", Refusal::NoFrontMatter),
        ("+++\nname = \"Ada\"\n", Refusal::NoFrontMatter),
        ("+++\r\nname = \"Ada\"\r\n+++\r\n", Refusal::WindowsLineEnds),
        ("+++\nname = Ada\n+++\n", Refusal::NotToml),
        ("+++\nname = \"Ada\"\nname = \"Bo\"\n+++\n", Refusal::NotToml),
    ] {
        assert_eq!(format(text, Kind::Official), Err(refusal), "{text:?}");
    }
    let deep = format!("+++\nx = {}{}\n+++\n", "[".repeat(5000), "]".repeat(5000));
    assert_eq!(format(&deep, Kind::Official), Err(Refusal::NotToml));
}

#[test]
fn marks_bodies_and_ends_of_files_stay() {
    for (text, expected) in [
        ("\u{feff}+++\na=1\n+++\nx", "\u{feff}+++\na = 1\n+++\nx"),
        ("+++ \na=1\n+++\t\n\r\nx\n\n+++\n", "+++ \na = 1\n+++\t\n\r\nx\n\n+++\n"),
        ("+++\n+++", "+++\n+++\n"),
        ("+++\n\n\n# c\n\n\n+++\n", "+++\n# c\n+++\n"),
    ] {
        let ordered = format(text, Kind::Official).unwrap();
        assert_eq!(ordered, expected);
        assert_eq!(format(&ordered, Kind::Official).unwrap(), ordered);
    }
}

#[test]
fn a_key_of_a_mile_does_not_push_the_others_aside() {
    let long = "k".repeat(100_000);
    let many: String = (0..2_000).map(|index| format!("k{index} = 1\n")).collect();
    let ordered = format(&format!("+++\n{long} = 1\n{many}+++\n"), Kind::Case).unwrap();
    assert!(ordered.len() < 200_000);
}

/// The front matter of a text, read by the library that `parse` uses. Whole dates may lose their quotes.
fn values(text: &str) -> Value {
    let toml = text.trim_start_matches('\u{feff}').strip_prefix("+++\n").unwrap();
    let toml = &toml[..toml.find("+++").unwrap()];
    let table = DeTable::parse(toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
    object(table.get_ref())
}

fn object(table: &DeTable<'_>) -> Value {
    let pairs = table.iter();
    pairs.map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref()))).collect()
}

fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Datetime(time) => Value::String(time.to_string()),
        DeValue::Integer(number) => Value::String(number.to_string()),
        DeValue::Float(number) => Value::String(number.to_string()),
        DeValue::Boolean(truth) => Value::Bool(*truth),
        DeValue::Array(array) => array.iter().map(|value| json(value.get_ref())).collect(),
        DeValue::Table(table) => object(table),
    }
}

fn holds(text: &str, kind: Kind, what: &str) {
    let ordered = format(text, kind).unwrap_or_else(|why| panic!("{what}: {why:?}\n{text}"));
    let again = format(&ordered, kind).unwrap();
    assert_eq!(ordered, again, "{what}: a second time changes something\n{text}");
    assert_eq!(values(text), values(&ordered), "{what}");
    let (_, body) = text.split_at(text.find("\n+++").unwrap());
    assert!(ordered.ends_with(body), "{what}: the Markdown changed");
}

#[test]
fn all_content_of_this_repository_keeps_its_values_and_its_text() {
    let mut count = 0;
    for folder in ["content", "tests/sites"] {
        let top = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in WalkDir::new(top).sort_by_file_name().into_iter().map(Result::unwrap) {
            let path = entry.path().to_str().unwrap().to_owned();
            let below = path.rsplit_once("content/").map_or("", |(_, below)| below);
            let folder = below.split('/').next().unwrap();
            if below.ends_with(".md") && below != "about.md" {
                let kind = Kind::of_folder(folder).unwrap();
                holds(&fs::read_to_string(&path).unwrap(), kind, &path);
                count += 1;
            }
        }
    }
    assert!(count > 150);
}

/// All that is published of a site, and what is found in it.
fn published(inputs: &Inputs) -> (Vec<(String, Vec<u8>)>, usize) {
    let (site, found) = onrecord::analyze(inputs);
    let (outputs, _) = onrecord::render::render(&site, inputs);
    let make = |index: usize| {
        let mut bytes: Vec<u8> = Vec::new();
        (outputs.make)(index, &mut bytes).unwrap();
        (outputs.paths[index].to_string(), bytes)
    };
    ((0..outputs.paths.len()).map(make).collect(), found.iter().count())
}

#[test]
fn the_site_of_this_repository_is_the_same_byte_for_byte_when_its_content_is_in_order() {
    let settings = Settings { base_url: None, built_on: Day::new(2026, 12, 1).unwrap() };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let before = load(root, onrecord::theme::FILES, settings).unwrap();
    let mut after = before.clone();
    for input in after.files.iter_mut().filter(|input| input.role == Role::Content) {
        let folder = input.path.split('/').nth(1).unwrap();
        let kind = Kind::of_folder(folder).unwrap_or(Kind::About);
        input.data = Data::Text(format(input.text(), kind).unwrap());
    }
    let (before, after) = (published(&before), published(&after));
    assert!(before.0.len() > 200);
    for (one, other) in before.0.iter().zip(&after.0) {
        assert!(one == other, "{} differs", one.0);
    }
    assert_eq!((before.0.len(), before.1), (after.0.len(), after.1));
}

/// Numbers that look drawn by lot and are the same in every run (xorshift).
struct Lot(u64);

impl Lot {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

const NAMES: [&str; 8] =
    ["name", "country", "aliases", "born", "reviewed", "sources", "\"odd key\"", "zzz"];
const TABLES: [&str; 7] = [
    "[[sources]]",
    "[[positions]]",
    "[photo]",
    "[odd]",
    "[[claims]]",
    "[odd.inner]",
    "[[zzz.rows]]",
];
const VALUES: [&str; 16] = [
    "\"text\"",
    "'literal'",
    "'with \"quotes\"'",
    "\"1953-08-27\"",
    "2026-01-01",
    "\"# no comment\"",
    "[]",
    "[ 1,2 ,3 ]",
    "[\n\"a\", # same line\n# own line\n'b' # before the comma\n,\n# last\n]",
    "[ # opening\n]",
    "[[1], [ # deep\n2], {a=1,b=2}]",
    "{b=1,a={c=2}}",
    "{ a = 1, # inside\n b = 2 }",
    "\"\"\"\nmany\n\n  lines # no comment\n\"\"\"",
    "[\"a-long-element-of-a-list-0123456789\", \"a-long-element-of-a-list-0123456789\", \"and-a-third-0123456789\"]",
    "true",
];
const SPACES: [&str; 7] =
    ["", "", "", "\n", "# own line\n", "\n\n# group\n\n", "  # indented\n\n\n"];
const ENDS: [&str; 4] = ["", "", " # behind", "   "];

/// A front matter of odd pieces, with comments wherever there may be one.
fn odd(seed: u64) -> String {
    let mut lot = Lot(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut text = String::from("+++\n");
    let mut number = 0;
    let mut singles: Vec<&str> = Vec::new();
    for block in 0..lot.below(5) + 1 {
        if block > 0 {
            text.push_str(lot.pick(&SPACES));
            let header = lot.pick(&TABLES);
            let single = !header.starts_with("[[");
            if single && singles.contains(&header) {
                continue;
            }
            singles.push(header);
            text.push_str(&format!("{header}{}\n", lot.pick(&ENDS)));
        }
        let first = lot.below(NAMES.len());
        for index in 0..lot.below(5) {
            text.push_str(lot.pick(&SPACES));
            let name = NAMES[(first + index * 3) % NAMES.len()];
            // At the top a field must not have the name of a table.
            let name = if block == 0 && matches!(name, "sources" | "zzz") {
                number += 1;
                format!("field{number}.part")
            } else {
                name.to_owned()
            };
            let (value, end) = (lot.pick(&VALUES), lot.pick(&ENDS));
            text.push_str(&format!("{name}{}={value}{end}\n", lot.pick(&["", " ", "\t "])));
        }
    }
    text.push_str(lot.pick(&SPACES));
    text + "+++\nText\n"
}

#[test]
fn odd_files_with_comments_everywhere_lose_nothing_and_come_to_rest() {
    for seed in 1..4_000 {
        holds(&odd(seed), Kind::Official, &format!("seed {seed}"));
    }
}
