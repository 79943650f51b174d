//! What changed between two states of a site: content before and after, and the sentences.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use expect_test::{Expect, expect};
use onrecord::change::Change;
use onrecord::compare::compare;
use onrecord::input::{Data, Inputs};
use onrecord::snapshot::Snapshot;
use std::collections::BTreeMap;

const SOURCES: &str = "[[sources]]\nid = \"list\"\ntitle = \"The list\"\nurl = \"https://example.org/list\"\npublisher = \"Aldovia\"\nkind = \"official-record\"\n\
    [[sources]]\nid = \"paper\"\ntitle = \"A report\"\nurl = \"https://example.org/report\"\npublisher = \"The Paper\"\nkind = \"press\"\n";

fn official(name: &str, tables: &str) -> String {
    with_sources(name, tables, SOURCES)
}

fn with_sources(name: &str, tables: &str, sources: &str) -> String {
    format!(
        "+++\nname = \"{name}\"\ncountry = \"aq\"\nkind = \"official\"\nseniority = \"senior\"\nreviewed = 2026-03-01\n{tables}\n{sources}+++\n\nThe text on the page.[^list] More of it.[^paper]\n"
    )
}

fn ada(tables: &str) -> String {
    official("Ada Brandt", tables)
}

/// The site around what a test is about.
fn site(files: &[(&str, String)]) -> Inputs {
    let mut all: BTreeMap<String, Data> = BTreeMap::new();
    let mut add = |path: &str, text: String| all.insert(path.to_owned(), Data::Text(text));
    add("site.toml", "title = \"Aldovia\"\ncontact = \"mailto:desk@example.org\"\n".to_owned());
    for (name, short, jurisdiction) in
        [("uk-act", "UK Act", "uk"), ("uk-order", "UK Order", "uk"), ("us-act", "US Act", "us")]
    {
        let text = format!(
            "+++\nname = \"{short} in full\"\nshort_name = \"{short}\"\njurisdiction = \"{jurisdiction}\"\nkind = \"statute\"\nreviewed = 2026-03-01\n+++\n"
        );
        add(&format!("content/authorities/{name}.md"), text);
    }
    let fire = "+++\ntitle = \"The harbour fire\"\ncountry = \"aq\"\nreviewed = 2026-03-01\n+++\n";
    add("content/cases/harbour-fire.md", fire.to_owned());
    add("content/officials/bo.md", official("Bo Lind", ""));
    for (path, text) in files {
        add(&format!("content/{path}.md"), text.clone());
    }
    support::inputs(all)
}

/// Changes between two states, each read as `onrecord diff` reads it.
fn changes(old: &[(&str, String)], new: &[(&str, String)]) -> Vec<Change> {
    let (old, new) = (site(old), site(new));
    let ((before, lost), (after, broken)) = (onrecord::read(&old), onrecord::read(&new));
    compare(&Snapshot::of(&before, &old, &lost), &Snapshot::of(&after, &new, &broken))
}

fn told(changes: &[Change]) -> String {
    changes.iter().map(|change| format!("{}: {}\n", change.kind, change.sentence)).collect()
}

fn check(old: &[(&str, String)], new: &[(&str, String)], expected: Expect) {
    expected.assert_eq(&told(&changes(old, new)));
}

/// Two states of one page.
fn check_ada(old: &str, new: &str, expected: Expect) {
    check(&[("officials/ada", ada(old))], &[("officials/ada", ada(new))], expected);
}

const UK: &str = "[[designations]]\nauthority = \"uk-act\"\naction = \"listed\"\ndate = 2020-07-06\nsources = [\"list\"]\n";

fn claim(text: &str, status: &str, more: &str) -> String {
    format!("[[claims]]\ntext = \"{text}\"\nstatus = \"{status}\"\n{more}\nsources = [\"paper\"]\n")
}

#[test]
fn the_same_content_has_no_changes_and_neither_has_white_space() {
    let page = ada(UK);
    let spaced = page.replace("The text on", "The   text\non");
    check(&[("officials/ada", page)], &[("officials/ada", spaced)], expect![""]);
}

#[test]
fn designations_come_and_go_with_whose_act_it_was_and_when() {
    check_ada(
        "",
        UK,
        expect![[r#"
        designation-added: UK designation of Ada Brandt added, 2020-07-06
    "#]],
    );
    check_ada(
        UK,
        "",
        expect![[r#"
        designation-removed: UK designation of Ada Brandt removed, 2020-07-06
    "#]],
    );
    check_ada(
        UK,
        &UK.replace("listed", "delisted"),
        expect![[r#"
        designation-removed: UK designation of Ada Brandt removed, 2020-07-06
        designation-added: UK delisting of Ada Brandt added, 2020-07-06
    "#]],
    );
}

#[test]
fn two_authorities_of_one_country_are_told_apart() {
    let order = UK.replace("uk-act", "uk-order");
    check_ada(
        UK,
        &format!("{UK}{order}"),
        expect![[r#"
        designation-added: UK designation of Ada Brandt under UK Order added, 2020-07-06
    "#]],
    );
}

#[test]
fn a_designation_that_was_put_right_is_one_change_a_field() {
    let better =
        UK.replace("2020-07-06", "2020-07-07").replace("sources", "list_id = \"A1\"\nsources");
    check_ada(
        UK,
        &better,
        expect![[r#"
        designation-changed: date of UK designation of Ada Brandt: 2020-07-06 → 2020-07-07
        designation-changed: number on the list of UK designation of Ada Brandt added: A1
    "#]],
    );
}

#[test]
fn claims_change_their_status_and_their_text_and_keep_their_place() {
    let three = |status: &str, text: &str| {
        [
            claim("He signed the order of 3 May.", "reported", ""),
            claim("A witness named him before the inquiry.", "denied", ""),
            claim(text, status, "date = 2021-05-03"),
        ]
        .concat()
    };
    let text = "The prosecutor says that he gave the order to clear the harbour.";
    let old = three("alleged", text);
    check_ada(
        &old,
        &three("charged", text),
        expect![[r#"
        claim-changed: status of claim 3 in Ada Brandt: alleged → charged
    "#]],
    );
    check_ada(
        &old,
        &three("alleged", &text.replace("harbour", "port")),
        expect![[r#"
        claim-changed: text of claim 3 in Ada Brandt changed
    "#]],
    );
    let first = claim("He kept the keys to the store.", "alleged", "by = \"The Paper\"");
    check_ada(
        &old,
        &format!("{first}{old}"),
        expect![[r#"
            claim-added: claim 1 in Ada Brandt added (alleged): He kept the keys to the store.
        "#]],
    );
    check_ada(
        &format!("{first}{old}"),
        &old,
        expect![[r#"
            claim-removed: claim 1 in Ada Brandt removed
        "#]],
    );
}

#[test]
fn a_claim_with_an_id_is_the_same_whatever_it_says() {
    let old = claim("He signed.", "alleged", "id = \"order\"");
    let new = claim("Somebody else gave the order by telephone.", "alleged", "id = \"order\"");
    check_ada(
        &old,
        &new,
        expect![[r#"
        claim-changed: text of claim 1 in Ada Brandt changed
    "#]],
    );
}

#[test]
fn an_answer_to_a_claim_that_moved_has_not_changed() {
    let answer = "[[responses]]\nby = \"Ada Brandt\"\ntext = \"It is not so.\"\nclaim = \"order\"\nsources = [\"paper\"]\n";
    let order = claim("He signed.", "alleged", "id = \"order\"");
    let other = claim("He kept the keys to the store.", "alleged", "");
    check_ada(
        &format!("{order}{answer}"),
        &format!("{other}{order}{answer}"),
        expect![[r#"
        claim-added: claim 1 in Ada Brandt added (alleged): He kept the keys to the store.
    "#]],
    );
}

#[test]
fn sources_are_told_by_number_and_a_new_id_is_no_change_of_what_cites_it() {
    let all = format!(
        "{SOURCES}[[sources]]\nid = \"act\"\ntitle = \"The act\"\nurl = \"https://example.org/act\"\npublisher = \"Aldovia\"\nkind = \"official-journal\"\n"
    );
    let page = |sources: &str| [("officials/ada", with_sources("Ada Brandt", UK, sources))];
    check(
        &page(SOURCES),
        &page(&all),
        expect![[r#"
        source-added: source 3 of Ada Brandt added: The act
    "#]],
    );
    check(
        &page(&all),
        &page(SOURCES),
        expect![[r#"
        source-removed: source 3 of Ada Brandt removed: The act
    "#]],
    );
    // A text that cites by the new id is another text.
    let renamed = SOURCES.replace("\"list\"", "\"uk-list\"");
    let new = with_sources("Ada Brandt", &UK.replace("\"list\"", "\"uk-list\""), &renamed);
    check(
        &page(SOURCES),
        &[("officials/ada", new.replace("[^list]", "[^uk-list]"))],
        expect![[r#"
        text-changed: text of Ada Brandt changed
    "#]],
    );
    let moved = SOURCES.replace("example.org/list", "example.org/list-2");
    check(
        &page(SOURCES),
        &page(&moved),
        expect![[r#"
        source-changed: address of source 1 of Ada Brandt: https://example.org/list → https://example.org/list-2
    "#]],
    );
    let both = UK.replace("[\"list\"]", "[\"list\", \"paper\"]");
    check_ada(
        UK,
        &both,
        expect![[r#"
        designation-changed: sources of UK designation of Ada Brandt: paper added
    "#]],
    );
}

#[test]
fn fields_of_a_person_are_told_by_what_a_reader_calls_them() {
    check_ada(
        "born = \"1950\"\naliases = [\"A. Brandt\"]\n",
        "born = [\"1950\", 1951-02-03]\ndied = 2026-01-02\nsummary = \"Listed by the United Kingdom.\"\n",
        expect![[r#"
            name-removed: other names of Ada Brandt removed
            detail-changed: date of birth of Ada Brandt: 1950 → 1950, 1951-02-03
            detail-added: date of death of Ada Brandt added: 2026-01-02
            summary-added: summary of Ada Brandt added: Listed by the United Kingdom.
        "#]],
    );
    let page = ada("").replace("\"senior\"", "\"head-of-state\"").replace("\"aq\"", "\"fr\"");
    let page = page.replace("2026-03-01", "2026-05-02");
    check(
        &[("officials/ada", ada(""))],
        &[("officials/ada", page)],
        expect![[r#"
        detail-changed: country of Ada Brandt: Antarctica → France
        detail-changed: seniority of Ada Brandt: senior official → head of state
        review-changed: Ada Brandt reviewed, 2026-05-02
    "#]],
    );
}

#[test]
fn all_lists_have_their_sentences() {
    check_ada(
        "",
        "[[positions]]\ntitle = \"Minister\"\norganisation = \"Ministry of Ports\"\nfrom = 2019\nsources = [\"list\"]\n\
         [[involvements]]\ncase = \"harbour-fire\"\nrole = \"said to have given the order\"\nstatus = \"alleged\"\nsources = [\"list\"]\n\
         [[relations]]\nkind = \"superior\"\nperson = \"bo\"\nsources = [\"list\"]\n\
         [[identifiers]]\nscheme = \"uk\"\nvalue = \"A1\"\n\
         [[pictures]]\nfile = \"quay.jpg\"\ncredit = \"Harbour office\"\nlicence = \"CC0\"\n\
         [[corrections]]\ndate = 2026-02-01\ntext = \"The date of birth was wrong.\"\n"
            .replace("from = 2019", "from = \"2019\"")
            .as_str(),
        expect![[r#"
            involvement-added: part of Ada Brandt in The harbour fire added (alleged): said to have given the order
            position-added: post of Ada Brandt as Minister, Ministry of Ports added, 2019
            relation-added: tie of Ada Brandt to Bo Lind added: superior
            identifier-added: UK sanctions list ID of Ada Brandt added: A1
            picture-added: picture quay.jpg in Ada Brandt added: Harbour office
            correction-added: correction of Ada Brandt added, 2026-02-01: The date of birth was wrong.
        "#]],
    );
    let case = |tables: &str| {
        let text = format!(
            "+++\ntitle = \"The flood\"\ncountry = \"aq\"\nreviewed = 2026-03-01\n{tables}{SOURCES}+++\n"
        );
        [("cases/flood", text)]
    };
    let new = "[[victims]]\nname = \"Cy Dorn\"\nsources = [\"list\"]\n\
        [[proceedings]]\nbody = \"Harbour Court\"\ndate = 2021-01-02\noutcome = \"dismissed\"\nstatus = \"acquitted\"\npeople = [\"bo\"]\nsources = [\"list\"]\n\
        [[regimes]]\nauthority = \"us-act\"\nsources = [\"list\"]\n";
    check(
        &case(""),
        &case(new),
        expect![[r#"
        proceeding-added: proceeding in The flood before Harbour Court added, 2021-01-02 (acquitted): dismissed
        victim-added: victim Cy Dorn in The flood added
        regime-added: use of US Act over The flood added
    "#]],
    );
    let later = new.replace("dismissed", "upheld").replace("acquitted", "found-by-court");
    check(
        &case(new),
        &case(&later),
        expect![[r#"
        proceeding-changed: status of proceeding in The flood before Harbour Court: acquitted → found by a court
        proceeding-changed: outcome of proceeding in The flood before Harbour Court: dismissed → upheld
    "#]],
    );
}

#[test]
fn another_maker_or_licence_of_a_picture_is_a_change() {
    let credit =
        "[[pictures]]\nfile = \"quay.jpg\"\ncredit = \"Harbour office\"\nlicence = \"CC0\"\n";
    let other = credit.replace("CC0", "CC BY 4.0").replace("Harbour office", "Cy Dorn");
    check_ada(
        credit,
        &other,
        expect![[r#"
            picture-changed: credit of picture quay.jpg in Ada Brandt: Harbour office → Cy Dorn
            picture-changed: licence of picture quay.jpg in Ada Brandt: CC0 → CC BY 4.0
        "#]],
    );
    check_ada(
        credit,
        "",
        expect![[r#"
            picture-removed: picture quay.jpg in Ada Brandt removed
        "#]],
    );
}

#[test]
fn pages_come_go_and_are_withdrawn() {
    let page = [("officials/ada", ada(UK))];
    check(
        &[],
        &page,
        expect![[r#"
        page-added: page Ada Brandt added
    "#]],
    );
    check(
        &page,
        &[],
        expect![[r#"
        page-removed: page Ada Brandt removed
    "#]],
    );
    let notice = ada("withdrawn = { date = 2026-05-01, reason = \"Mistaken identity\" }\n");
    let notice = [("officials/ada", notice)];
    check(
        &page,
        &notice,
        expect![[r#"
        page-withdrawn: page Ada Brandt withdrawn, 2026-05-01: Mistaken identity
    "#]],
    );
    check(
        &notice,
        &page,
        expect![[r#"
        page-restored: page Ada Brandt published again
    "#]],
    );
    check(&notice, &notice, expect![""]);
}

#[test]
fn a_renamed_page_is_the_same_page_and_who_refers_to_it_has_not_changed() {
    let bo = |key: &str| {
        let tie = format!(
            "[[relations]]\nkind = \"superior\"\nperson = \"{key}\"\nsources = [\"list\"]\n"
        );
        ("officials/bo", official("Bo Lind", &tie))
    };
    check(
        &[("officials/ada", ada(UK)), bo("ada")],
        &[
            (
                "officials/ada-brandt",
                official("Ada Brandt-Obi", &format!("former_keys = [\"ada\"]\n{UK}")),
            ),
            bo("ada-brandt"),
        ],
        expect![[r#"
            page-renamed: page Ada Brandt-Obi renamed from officials/ada
            name-changed: name of Ada Brandt-Obi: Ada Brandt → Ada Brandt-Obi
        "#]],
    );
}

#[test]
fn a_page_whose_key_went_to_another_page_was_merged_into_it() {
    let twin = official("Ada Brand", "");
    check(
        &[("officials/ada", ada("")), ("officials/ada-b", twin)],
        &[("officials/ada", ada("former_keys = [\"ada-b\"]\n"))],
        expect![[r#"
            page-removed: page Ada Brand merged into Ada Brandt
        "#]],
    );
}

#[test]
fn a_long_name_does_not_make_every_sentence_long() {
    let name = "Ada ".repeat(1000);
    let found = changes(
        &[("officials/ada", official(name.trim(), ""))],
        &[("officials/ada", official(name.trim(), UK))],
    );
    assert_eq!(found.len(), 1);
    assert!(found[0].sentence.len() < 250, "{}", found[0].sentence);
}

#[test]
fn a_text_is_told_by_its_words() {
    let longer = ada("").replace("More of it.", "More of it, and more.");
    check(
        &[("officials/ada", ada(""))],
        &[("officials/ada", longer)],
        expect![[r#"
        text-changed: text of Ada Brandt changed: 8 words → 10 words
    "#]],
    );
    let other = ada("").replace("The text", "The words");
    check(
        &[("officials/ada", ada(""))],
        &[("officials/ada", other)],
        expect![[r#"
        text-changed: text of Ada Brandt changed
    "#]],
    );
}

#[test]
fn of_a_file_that_could_not_be_read_whole_nothing_is_said() {
    let broken = ada(UK).replace("[[designations]]", "[[designation]]");
    check(&[("officials/ada", ada(UK))], &[("officials/ada", broken.clone())], expect![""]);
    check(&[("officials/ada", broken)], &[("officials/ada", ada(UK))], expect![""]);
}

#[test]
fn a_hostile_name_stays_on_its_line_and_turns_nothing() {
    let page = "{\"format\":1,\"generator\":\"onrecord 9\",\"title\":\"\",\"pages\":[{\"key\":\"officials/ada\",\"name\":\"Ada\\u001b[2J \\u202eBrandt\\u2028\"}]}";
    let found = compare(&Snapshot::default(), &Snapshot::read(page.as_bytes()).unwrap());
    assert_eq!(found[0].sentence, "page Ada\u{fffd}[2J \u{fffd}Brandt\u{fffd} added");
    assert_eq!(found[0].title, "Ada\u{fffd}[2J \u{fffd}Brandt\u{fffd}");
}

#[test]
fn a_page_that_another_sentence_names_is_in_its_mentions() {
    let tie = "[[relations]]\nkind = \"superior\"\nperson = \"bo\"\nnote = \"In 2019.\"\nsources = [\"list\"]\n";
    for (old, new) in [("", tie), (tie, ""), (tie, &*tie.replace("2019", "2020"))] {
        let found = changes(&[("officials/ada", ada(old))], &[("officials/ada", ada(new))]);
        assert_eq!(found[0].mentions, ["officials/bo"], "{}", found[0].sentence);
    }
}

#[test]
fn a_snapshot_reads_back_as_it_was_written() {
    let inputs = site(&[
        ("officials/ada", ada(UK)),
        ("officials/cy", ada("withdrawn = { date = 2026-05-01, reason = \"Mistaken\" }\n")),
    ]);
    let (site, broken) = onrecord::read(&inputs);
    let bytes = published(&inputs);
    let read = Snapshot::read(&bytes).unwrap();
    assert_eq!(read, Snapshot::of(&site, &inputs, &broken));
    let text = String::from_utf8(bytes).unwrap();
    let cy = text.lines().find(|line| line.contains("officials/cy")).unwrap();
    expect![[
        r#"{"key":"officials/cy","name":"","withdrawn":{"date":"2026-05-01","reason":"Mistaken"}}"#
    ]]
    .assert_eq(cy);
}

fn published(inputs: &Inputs) -> Vec<u8> {
    let (site, found) = onrecord::analyze(inputs);
    assert!(found.is_empty(), "{}", support::report(inputs, &found));
    let (outputs, _) = onrecord::render::render(&site, inputs);
    let index =
        outputs.paths.iter().position(|path| path.as_str() == "data/snapshot.json").unwrap();
    let mut bytes = Vec::new();
    (outputs.make)(index, &mut bytes).unwrap();
    bytes
}

#[test]
fn a_strangers_snapshot_is_refused_in_plain_words() {
    let head = "{\"format\":1,\"generator\":\"onrecord 9\",\"title\":\"\",\"pages\":[";
    let page = |key: &str, rest: &str| format!("{{\"key\":\"{key}\",\"name\":\"x\"{rest}}}");
    let fields: Vec<String> = (0..65).map(|n| format!("\"f{n}\":\"\"")).collect();
    let cases = [
        String::new(),
        "[".repeat(100_000),
        "{\"format\":1,\"generator\":\"other\"}".to_owned(),
        "{\"format\":2,\"generator\":\"onrecord 9\",\"pages\":7}".to_owned(),
        format!("{head}{}]}}", page("../../etc/passwd", "")),
        format!("{head}{},{}]}}", page("cases/b", ""), page("cases/a", "")),
        format!("{head}{},{}]}}", page("cases/a", ""), page("cases/a", "")),
        format!("{head}{}]}}", page("cases/a", ",\"claims\":[{\"text\":{\"a\":1}}]")),
        format!("{head}{}]}}", page("cases/a", &format!(",\"fields\":{{{}}}", fields.join(",")))),
    ];
    let said: Vec<String> =
        cases.iter().map(|text| Snapshot::read(text.as_bytes()).unwrap_err() + "\n").collect();
    expect![[r#"
        this is no snapshot of a site: EOF while parsing a value at line 1 column 0
        this is no snapshot of a site: invalid type: sequence, expected u32 at line 1 column 1
        this is no snapshot of a site made by onrecord
        this snapshot has the form 2; this version of onrecord reads the form 1
        this snapshot is broken: a page has no good `key` at line 1 column 95
        this snapshot is broken: the pages are not in the order of their keys at line 1 column 115
        this snapshot is broken: the pages are not in the order of their keys at line 1 column 115
        this snapshot is broken: data did not match any variant of untagged enum Value at line 1 column 111
        this snapshot is broken: a table has more than 64 fields at line 1 column 666
    "#]].assert_eq(&said.concat());
    assert!(Snapshot::read(format!("{head}{}]}}", page("cases/a", "")).as_bytes()).is_ok());
}

#[test]
fn time_grows_with_the_size_of_what_is_compared() {
    // Rows that all look alike, and texts of which none matches: a comparison of each with each would take minutes.
    let rows = |word: &str| -> String {
        let row = |n: usize| format!("{{\"text\":\"{word}{n} a b c\",\"status\":\"alleged\"}}");
        (0..60_000).map(row).collect::<Vec<_>>().join(",")
    };
    let page = |word: &str| {
        format!(
            "{{\"format\":1,\"generator\":\"onrecord 9\",\"title\":\"\",\"pages\":[{{\"key\":\"cases/a\",\"name\":\"A\",\"claims\":[{}]}}]}}",
            rows(word)
        )
    };
    let (old, new) = (page("x"), page("y"));
    let (old, new) =
        (Snapshot::read(old.as_bytes()).unwrap(), Snapshot::read(new.as_bytes()).unwrap());
    let found = compare(&old, &new);
    assert!(found.len() >= 60_000, "{}", found.len());
}
