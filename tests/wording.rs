//! Which sentences say in the site's own voice that a person did a crime, and which do not.

mod support;

use onrecord::diagnostic::{Diagnostic, Severity};
use onrecord::input::Data;
use onrecord::rules;
use std::collections::BTreeMap;

const FRONT: &str = r#"
name = "Ada Maria Brandt"
country = "aq"
kind = "official"
seniority = "senior"
reviewed = 2026-03-01

[[involvements]]
case = "fire"
role = "Listed over this case"
status = "designated"
sources = ["act"]
"#;

const SOURCE: &str = r#"
[[sources]]
id = "act"
title = "Act 12"
url = "https://example.org/12"
publisher = "Aldovia Gazette"
kind = "official-journal"
"#;

/// What E059 underlines in a body: of the official, or of the case in which she is involved.
fn asserted(sentence: &str, in_case: bool) -> Vec<String> {
    let case = "title = \"The fire\"\nreviewed = 2026-03-01\n";
    let body = |here: bool| if here { format!("\n{sentence}[^act]\n") } else { String::new() };
    let ada = format!("+++\n{FRONT}{SOURCE}+++\n{}", body(!in_case));
    let fire = format!("+++\n{case}{SOURCE}+++\n{}", body(in_case));
    let text = if in_case { fire.clone() } else { ada.clone() };
    let files = BTreeMap::from([
        ("content/officials/ada.md".to_owned(), Data::Text(ada)),
        ("content/cases/fire.md".to_owned(), Data::Text(fire)),
        ("site.toml".to_owned(), Data::Text("title = \"Aldovia\"\n".to_owned())),
    ]);
    let inputs = support::inputs(files);
    let (_, found) = onrecord::analyze(&inputs);
    let is_ours = |finding: &&Diagnostic| finding.rule.code == rules::ASSERTED_GUILT.code;
    let mut others = found.iter().filter(|finding| !is_ours(finding));
    let sound = others.all(|finding| finding.severity == Severity::Warning);
    assert!(sound, "{}", support::report(&inputs, &found));
    let found = found.iter().filter(is_ours);
    found
        .map(|finding| {
            let (start, end) = finding.at.range.expect("a place in a text");
            text[start as usize..end as usize].to_owned()
        })
        .collect()
}

#[test]
fn the_site_does_not_say_itself_that_somebody_did_a_crime() {
    for (sentence, words) in [
        ("Ada Brandt tortured prisoners.", "tortured"),
        ("Brandt murdered two stokers in 2015.", "murdered"),
        ("She personally killed a stoker.", "killed"),
        ("Brandt, a former clerk who tortured prisoners, left.", "tortured"),
        ("Brandt is a clerk who tortured prisoners.", "tortured"),
        ("Brandt is a corrupt clerk.", "is a corrupt"),
        ("Brandt seized the ship and abducted its crew.", "abducted"),
        ("Brandt is guilty of arson.", "is guilty"),
        ("Brandt, guilty of arson, left.", "guilty of"),
        ("She was found guilty of arson in 2016.", "found guilty"),
        ("Brandt has committed crimes against humanity.", "committed crimes"),
        ("Brandt ordered the brutal killing of two stokers.", "ordered the brutal killing"),
        (
            "She is responsible for the 2015 murder of two stokers.",
            "responsible for the 2015 murder",
        ),
        ("Brandt is a criminal.", "is a criminal"),
        ("Brandt was convicted in 2016.", "was convicted"),
        ("Brandt, convicted of arson, left.", "convicted of"),
        ("[Ada Brandt](/officials/ada.md) stole the ship.", "stole"),
        ("[The harbour master](ada.md) stole the ship.", "stole"),
        ("[[officials/ada]] took part in the torture of prisoners.", "took part in the torture"),
        ("Brandt was behind the assassination.", "was behind the assassination"),
        ("Brandt was involved in the ill-treatment of stokers.", "involved in the ill-treatment"),
        ("Brandt *tortured* prisoners.", "tortured"),
        ("“Nothing”, wrote nobody. Brandt raped a prisoner.", "raped"),
    ] {
        assert_eq!(asserted(sentence, false), [words], "{sentence}");
    }
}

#[test]
fn a_sentence_that_says_whose_word_it_is_or_speaks_of_another_is_free() {
    for sentence in [
        "The US Treasury says that Brandt tortured prisoners.",
        "According to the gazette she ordered the killing.",
        "Brandt is alleged to have murdered two stokers; she killed nobody.",
        "Brandt was accused of arson, and prosecutors say that she killed a stoker.",
        "Brandt was designated for being responsible for the murder of two stokers.",
        "Brandt is said to have been responsible for the murder.",
        "Brandt, charged with murder, denies that she killed anybody.",
        "Brandt reportedly ordered the murder.",
        "The notice reads: “She tortured prisoners”.",
        "Brandt was tortured in 1999.",
        "Brandt had been brutally tortured in 1999.",
        "Brandt was not convicted.",
        "Brandt has never been convicted.",
        "Brandt's guards tortured prisoners.",
        "Brandt visited the prison where guards tortured prisoners.",
        "Brandt met a man who murdered his wife.",
        "Brandt knew the man convicted of the arson.",
        "As a judge Brandt found Carl Denner guilty of arson.",
        "As a judge Brandt found him guilty of arson.",
        "Brandt ordered an inquiry into the killing.",
        "Brandt was responsible for the investigation of the murder.",
        "Brandt is responsible for fighting corruption.",
        "Brandt killed herself in 2020.",
        "Brandt left the ship. The crew murdered the captain.",
        "The stokers were murdered.",
        "Brandt ordered the doors to be closed after the murder.",
        "Brandt committed herself to the harbour.",
    ] {
        assert_eq!(asserted(sentence, false), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn in_a_case_only_its_officials_are_meant() {
    for (sentence, words) in [
        ("Brandt ordered the killing.", vec!["ordered the killing"]),
        (
            "[The harbour master](/officials/ada.md) ordered the killing.",
            vec!["ordered the killing"],
        ),
        ("She ordered the killing.", vec![]),
        ("Denner ordered the killing.", vec![]),
        ("Denner was beaten and tortured, and guards killed him.", vec![]),
    ] {
        assert_eq!(asserted(sentence, true), words, "{sentence}");
    }
}

#[test]
fn hostile_texts_take_no_longer_than_long_ones() {
    for text in [
        "Brandt ordered ",
        "he killed ",
        "He killed. ",
        "Brandt .,.,., ordered the killing of ",
        "[Ada Brandt](/officials/ada.md) murdered ",
        "“Brandt murdered ",
        "> murdered ",
        "said ",
        "killed killed and tortured, ",
    ] {
        let long = text.repeat(400_000 / text.len());
        assert!(asserted(&long, false).len() <= long.len());
        assert!(asserted(&long, true).len() <= long.len());
    }
}
