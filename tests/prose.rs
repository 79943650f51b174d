//! What a document says in words: every text once, in its voice, at its place.

mod support;

use onrecord::document::{Document, PassageKind};
use onrecord::input::{Data, Inputs, Span};
use onrecord::prose::{self, Field};
use std::collections::BTreeMap;
use std::fmt::Write;

const ADA: &str = r#"+++
name = "Ada Brandt"
native_name = { text = "Áda Brandt", lang = "de" }
country = "aq"
kind = "official"
seniority = "senior"
reviewed = 2026-03-01
summary = "Harbour master, listed by Aldovia."

[[involvements]]
case = "harbour-fire"
role = "Listed over this case"
status = "designated"
note = """
She denies
it."""
sources = ["act"]

[[claims]]
text = "The fire was set."
status = "alleged"
by = "A widow"
sources = ["act"]

[[claims]]
text = "The fire was \"set\"."
status = "alleged"
sources = ["act"]

[[pictures]]
file = "quay.jpg"
credit = "Harbour office"
licence = "CC0"

[[sources]]
id = "act"
title = "Act 12"
url = "https://example.org/12"
publisher = "Aldovia Gazette"
kind = "official-journal"
+++

# After the fire

She says[^act] that *nothing* happened.

She [left](/officials/ada.md)[^note]
the post.[^plain]

- One
  - two[^act]
- three

  four

> quoted
> twice

| a | b[^act] |
|---|---|
| c | d |

```
code
```

![The burnt quay](/photos/quay.jpg)

[^note]: See the act.[^act]
[^plain]: No source.
"#;

fn inputs() -> Inputs {
    let files = BTreeMap::from([
        ("content/officials/ada.md".to_owned(), Data::Text(ADA.to_owned())),
        (
            "site.toml".to_owned(),
            Data::Text("title = \"Aldovia\"\ncontact = \"mailto:a@example.org\"\n".to_owned()),
        ),
    ]);
    support::inputs(files)
}

fn ada(inputs: &Inputs) -> Document {
    let (_, documents, found) = onrecord::parse::parse(inputs);
    assert!(found.is_empty(), "{}", support::report(inputs, &found));
    documents.into_iter().next().expect("one document")
}

fn written(span: Span) -> &'static str {
    let (start, end) = span.range.expect("a place");
    &ADA[start as usize..end as usize]
}

#[test]
fn every_text_is_told_with_its_field_its_voice_and_what_it_rests_on() {
    let inputs = inputs();
    let mut told = String::new();
    prose::texts(&ada(&inputs), ADA, |text| {
        let cited = if text.cited { " cited" } else { "" };
        let status = text.status.map(|status| format!(" {status:?}")).unwrap_or_default();
        writeln!(told, "{:?} {:?}{cited}{status}: {}", text.field, text.voice, text.words)
            .expect("writing to memory does not fail");
    });
    expect_test::expect![[r#"
        Name Site: Ada Brandt
        NativeName Site: Áda Brandt
        Role Site cited Designated: Listed over this case
        Note Site cited Designated: She denies it.
        Summary Site: Harbour master, listed by Aldovia.
        ClaimText Attributed cited Alleged: The fire was set.
        By Site cited Alleged: A widow
        ClaimText Site cited Alleged: The fire was "set".
        PhotoCredit Site: Harbour office
        SourceTitle Attributed cited: Act 12
        Publisher Site cited: Aldovia Gazette
        Body(Heading) Site: After the fire
        Body(Paragraph) Site cited: She says[^act] that *nothing* happened.
        Body(Paragraph) Site cited: She [left](/officials/ada.md)[^note]
        the post.[^plain]
        Body(Item) Site: One
        Body(Item) Site cited: two[^act]
        Body(Item) Site: three
        Body(Item) Site: four
        Body(Paragraph) Quoted: quoted
        > twice
        Body(Cell) Site: a
        Body(Cell) Site cited: b[^act]
        Body(Cell) Site: c
        Body(Cell) Site: d
        Body(Paragraph) Site: ![The burnt quay](/photos/quay.jpg)
        Body(Note) Site cited: See the act.[^act]
        Body(Note) Site: No source.
    "#]]
    .assert_eq(&told);
}

#[test]
fn a_range_of_a_text_has_its_place_in_the_file() {
    let inputs = inputs();
    let mut places = Vec::new();
    prose::texts(&ada(&inputs), ADA, |text| {
        for word in ["Harbour", "fire", "denies", "Brandt", "nothing", "Listed", "post", "it"] {
            if let Some(at) = text.words.find(word) {
                let span = text.span(at..at + word.len());
                let (start, _) = span.range.expect("a place");
                let line = ADA[..start as usize].lines().count();
                places.push(format!("{line} {}", written(span)));
            }
        }
    });
    let expected = [
        "2 Brandt",
        "3 Brandt",
        "12 Listed",
        "15 denies",
        "15 it",
        "8 Harbour",
        "20 fire",
        "26 fire",
        "32 Harbour",
        "43 fire",
        "45 nothing",
        "48 post",
    ];
    assert_eq!(places, expected);
}

#[test]
fn a_value_written_with_escapes_is_found_by_its_word() {
    let inputs = inputs();
    let mut found = Vec::new();
    prose::texts(&ada(&inputs), ADA, |text| {
        if text.field == Field::ClaimText && text.words.contains('"') {
            found.push(written(text.span(4..8)));
            found.push(written(text.whole()));
        }
    });
    assert_eq!(found, ["fire", "[[claims]]"]);
}

#[test]
fn passages_of_one_block_have_one_number() {
    let inputs = inputs();
    let document = ada(&inputs);
    let list = document.body.passages.iter().filter(|passage| passage.kind == PassageKind::Item);
    let mut blocks: Vec<u32> = list.map(|passage| passage.block).collect();
    assert_eq!(blocks.len(), 4);
    blocks.dedup();
    assert_eq!(blocks.len(), 1);
}

#[test]
fn what_no_reader_sees_is_blank_and_all_else_stays_in_its_place() {
    for (text, plain) in [
        ("no mark", "no mark"),
        ("a[^b] c", "a     c"),
        ("[a](/officials/b.md) c", "[a](               ) c"),
        ("[a](b(c)d \"t\") e", "[a](      \"t\") e"),
        ("[a](<b c> d", "[a](<b c> d"),
        ("[a](<b> d", "[a](    d"),
        ("[a][b] c", "[a]    c"),
        ("[[officials/a]] [[cases/b|c]]", "[[           ]] [[       |c]]"),
        ("`a` ``b`c`` d`e", "            d`e"),
        ("<https://a.b/c> d", "                d"),
        ("a < b > c", "a < b > c"),
        ("see https://a.b/murder now", "see                    now"),
        ("a\n> b\n  c", "a\n  b\n  c"),
        ("\\`a` \\[^b]", "\\`a` \\[^b]"),
        ("\\é[^é]é", "\\é     é"),
        ("[^unclosed [b](", "[^unclosed [b]("),
        ("![a](/photos/b.jpg)", "![a](             )"),
    ] {
        assert_eq!(prose::plain(text), plain, "{text}");
        assert_eq!(plain.len(), text.len(), "{text}");
    }
}

#[test]
fn quotation_marks_of_many_languages_are_paired() {
    for (text, expected) in [
        ("none", vec![]),
        ("a \"b\" c \"d\"", vec!["\"b\"", "\"d\""]),
        ("a \"b", vec![]),
        ("“a” „b“ „c” «d» »e«", vec!["“a”", "„b“", "„c”", "«d»", "»e«"]),
        ("the people’s ‘don’t’ o’", vec!["‘don’t’"]),
        ("it's 'so'", vec![]),
        ("「a」『b』", vec!["「a」", "『b』"]),
        ("“a ‘b’ \"c\"”", vec!["“a ‘b’ \"c\"”"]),
        ("” ’", vec![]),
        ("“a “b”", vec!["“b”"]),
    ] {
        let found: Vec<&str> =
            prose::quotations(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn sentences_end_where_it_is_clear() {
    for (text, expected) in [
        ("One. Two! Three? four", vec!["One.", "Two!", "Three? four"]),
        ("Mr. Brandt v. Aldovia. A. B. Cole", vec!["Mr. Brandt v. Aldovia.", "A. B. Cole"]),
        ("He “left.” She did not.", vec!["He “left.”", "She did not."]),
        ("Costs 3.5 million", vec!["Costs 3.5 million"]),
        ("Раз. Два.", vec!["Раз.", "Два."]),
        ("一。二", vec!["一。", "二"]),
        ("", vec![]),
        (" . ", vec!["."]),
    ] {
        let found: Vec<&str> = prose::sentences(text).map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn hostile_texts_take_no_longer_than_long_ones() {
    for text in
        ["](", "[^", "[[", "<", "`", "``` ", "http://", "\\", "“", "\"", ". ", "A.", "\n>", "„«‘"]
    {
        let long = text.repeat(200_000);
        assert_eq!(prose::plain(&long).len(), long.len());
        assert!(prose::quotations(&long).len() <= long.len());
        assert!(prose::sentences(&long).count() <= long.len());
    }
}
