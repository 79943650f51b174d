//! The history that a publisher keeps: what of it stands on the site, and that a bad line is a finding.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use expect_test::{Expect, expect};
use onrecord::input::{Data, Inputs, Refusal};
use onrecord::theme;
use std::collections::BTreeMap;

fn official(name: &str, fields: &str) -> Data {
    Data::Text(format!(
        "+++\nname = \"{name}\"\ncountry = \"aq\"\nkind = \"official\"\nseniority = \"senior\"\nreviewed = 2026-03-01\n{fields}+++\n"
    ))
}

/// A site of two people, one of whom has an older key, and one withdrawn page.
fn site(settings: &str, history: &str) -> Inputs {
    let mut all: BTreeMap<String, Data> = BTreeMap::new();
    for (path, bytes) in theme::FILES.iter() {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        all.insert((*path).to_owned(), Data::Text(text));
    }
    let config = format!("title = \"Aldovia\"\ncontact = \"mailto:desk@example.org\"\n{settings}");
    all.insert("site.toml".to_owned(), Data::Text(config));
    for (name, data) in [
        ("ada", official("Ada Brandt", "former_keys = [\"a-brandt\"]\n")),
        ("bo", official("Bo Lind", "")),
        ("cy", official("Cy Dorn", "withdrawn = { date = 2026-03-02, reason = \"Mistaken\" }\n")),
    ] {
        all.insert(format!("content/officials/{name}.md"), data);
    }
    if !history.is_empty() {
        all.insert("history.jsonl".to_owned(), Data::Text(history.to_owned()));
    }
    support::inputs(all)
}

/// Every page of a site without errors.
fn pages(inputs: &Inputs) -> BTreeMap<String, String> {
    let (site, found) = onrecord::analyze(inputs);
    assert!(found.is_empty(), "{}", support::report(inputs, &found));
    let (outputs, found) = onrecord::render::render(&site, inputs);
    assert!(found.is_empty(), "{}", support::report(inputs, &found));
    let make = |index: usize| {
        let mut bytes = Vec::new();
        (outputs.make)(index, &mut bytes).unwrap();
        (outputs.paths[index].to_string(), String::from_utf8(bytes).unwrap())
    };
    (0..outputs.paths.len()).map(make).collect()
}

fn line(
    on: &str,
    page: &str,
    title: &str,
    kind: &str,
    sentence: &str,
    mentions: &[&str],
) -> String {
    let value = serde_json::json!({
        "on": on, "page": page, "title": title, "kind": kind, "date": "",
        "sentence": sentence, "old": "", "new": "x", "mentions": mentions,
    });
    format!("{value}\n")
}

/// The part of the page below its header.
fn changes(page: &str) -> String {
    let start = page.find("</header>\n<section").map_or(page.len(), |at| at + "</header>\n".len());
    let end = page.find("</main>").unwrap();
    page[start.min(end)..end].to_owned()
}

fn check(history: &str, expected: Expect) {
    expected.assert_eq(&changes(&pages(&site("", history))["corrections.html"]));
}

#[test]
fn without_a_history_nothing_changes_on_the_site() {
    let pages = pages(&site("base_url = \"https://example.org\"\n", ""));
    assert!(!pages.contains_key("changes.xml"));
    assert!(pages["corrections.html"].contains("<h1>Corrections</h1>"));
    assert!(!pages["corrections.html"].contains("Changes"));
}

#[test]
fn changes_stand_by_day_the_newest_first_and_lead_to_the_pages_that_there_are() {
    let history = [
        line(
            "2026-03-01",
            "officials/a-brandt",
            "A. Brandt",
            "name-changed",
            "name of A. Brandt: A → B",
            &[],
        ),
        line("2026-03-05", "officials/bo", "Bo Lind", "page-added", "page Bo Lind added", &[]),
        line(
            "2026-03-05",
            "cases/gone",
            "The gone case",
            "page-removed",
            "page The gone case removed",
            &[],
        ),
        line("2026-03-04", "officials/bo", "Bo Lind", "text-added", "text of Bo Lind added", &[]),
        line("2026-03-04", "officials/bo", "Bo Lind", "text-added", "text of Bo Lind added", &[]),
    ];
    check(
        &history.concat(),
        expect![[r#"
        <section id="corrections">
        <h2>Corrections</h2>
        <p>No correction has been recorded yet.</p>
        </section>
        <section id="changes">
        <h2>Changes</h2>
        <p class="hint">Everything that changed in what the pages say, by the day on which it was published here, which is not the day on which it happened.</p>
        <h3><time datetime="2026-03-05">5 March 2026</time></h3>
        <ul class="ledger tight">
        <li id="change-0d0026baea704dd2"><p><a href="officials/bo.html">Bo Lind</a>: <bdi>page Bo Lind added</bdi></p></li>
        <li id="change-18cbb641509ed50b"><p>The gone case: <bdi>page The gone case removed</bdi></p></li>
        </ul>
        <h3><time datetime="2026-03-04">4 March 2026</time></h3>
        <ul class="ledger tight">
        <li id="change-c3f2028494e98d61"><p><a href="officials/bo.html">Bo Lind</a>: <bdi>text of Bo Lind added</bdi></p></li>
        </ul>
        <h3><time datetime="2026-03-01">1 March 2026</time></h3>
        <ul class="ledger tight">
        <li id="change-c08aa51684ba300a"><p><a href="officials/ada.html">Ada Brandt</a>: <bdi>name of A. Brandt: A → B</bdi></p></li>
        </ul>
        </section>
    "#]],
    );
}

#[test]
fn of_a_withdrawn_page_only_that_is_told_and_nobody_names_it() {
    let history = [
        line("2026-03-01", "officials/cy", "Cy Dorn", "page-added", "page Cy Dorn added", &[]),
        line(
            "2026-03-01",
            "officials/cy",
            "Cy Dorn",
            "claim-added",
            "claim 1 in Cy Dorn added",
            &[],
        ),
        line(
            "2026-03-01",
            "officials/bo",
            "Bo Lind",
            "relation-added",
            "tie of Bo Lind to Cy Dorn added",
            &["officials/cy"],
        ),
        line(
            "2026-03-02",
            "officials/cy",
            "Cy Dorn",
            "page-withdrawn",
            "page Cy Dorn withdrawn",
            &[],
        ),
    ]
    .concat();
    let inputs = site("base_url = \"https://example.org\"\n", &history);
    let all = pages(&inputs);
    expect![[r#"
        <section id="corrections">
        <h2>Corrections</h2>
        <p>No correction has been recorded yet.</p>
        </section>
        <section id="changes">
        <h2>Changes</h2>
        <p class="hint">Everything that changed in what the pages say, by the day on which it was published here, which is not the day on which it happened. The same as a <a href="changes.xml">feed</a>.</p>
        <h3><time datetime="2026-03-02">2 March 2026</time></h3>
        <ul class="ledger tight">
        <li id="change-4436194596e0df0d"><p><a href="officials/cy.html">a withdrawn page</a>: <bdi>page withdrawn</bdi></p></li>
        </ul>
        </section>
    "#]].assert_eq(&changes(&all["corrections.html"]));
    for (path, text) in &all {
        assert!(!text.contains("Dorn"), "{path}");
    }
}

#[test]
fn a_correction_is_not_told_twice() {
    let history = [
        line(
            "2026-03-01",
            "officials/bo",
            "Bo Lind",
            "correction-added",
            "correction of Bo Lind added",
            &[],
        ),
        line(
            "2026-03-01",
            "officials/bo",
            "Bo Lind",
            "text-changed",
            "text of Bo Lind changed",
            &[],
        ),
    ];
    let page = &pages(&site("", &history.concat()))["corrections.html"];
    assert!(page.contains("text of Bo Lind changed") && !page.contains("correction of Bo Lind"));
}

#[test]
fn long_histories_go_on_to_numbered_pages_and_addresses_stay() {
    let all: Vec<String> = (1..=5)
        .map(|n| {
            line("2026-03-01", "officials/bo", "Bo", "text-changed", &format!("change {n}"), &[])
        })
        .collect();
    let pages = pages(&site("rows = 2\n", &all.concat()));
    let anchors = |path: &str| -> Vec<&str> {
        pages[path].split("id=\"change-").skip(1).map(|rest| &rest[..16]).collect()
    };
    let seen = ["corrections.html", "corrections-2.html", "corrections-3.html"].map(anchors);
    assert_eq!(seen.each_ref().map(Vec::len), [2, 2, 1]);
    expect!["54285a2661ab4933"].assert_eq(seen[0][0]);
}

#[test]
fn the_feed_is_atom_with_lasting_ids() {
    let mut history: Vec<String> = (1..=4)
        .map(|n| {
            line(
                &format!("2026-03-0{n}"),
                "officials/bo",
                "Bo",
                "claim-added",
                &format!("change {n} < & \u{1}\u{fffe}"),
                &[],
            )
        })
        .collect();
    let feed =
        |settings: &str, history: &str| pages(&site(settings, history))["changes.xml"].clone();
    let settings = "base_url = \"https://example.org/a\"\nfeed_entries = 3\n";
    let text = feed(settings, &history.concat());
    let atom = roxmltree::Document::parse(&text).unwrap();
    let root = atom.root_element();
    assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2005/Atom"));
    let entries = |atom: &roxmltree::Document<'_>| -> Vec<Vec<String>> {
        let entries = atom
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", "entry")));
        let part = |node: roxmltree::Node<'_, '_>, name: &str| {
            let found = node.children().find(|child| child.tag_name().name() == name).unwrap();
            found.text().or(found.attribute("href")).unwrap_or_default().to_owned()
        };
        entries
            .map(|entry| ["id", "title", "updated", "link"].map(|name| part(entry, name)).to_vec())
            .collect()
    };
    let before = entries(&atom);
    expect![[r#"
        https://example.org/a/changes.xml#change-62f7958669c6dc9b
        change 4 < & �
        2026-03-04T00:00:00Z
        https://example.org/a/officials/bo.html"#]]
    .assert_eq(&before[0].join("\n"));
    assert_eq!(before.len(), 3);
    history.push(line("2026-03-09", "officials/bo", "Bo", "claim-added", "change 9", &[]));
    let text = feed(settings, &history.concat());
    let after = entries(&roxmltree::Document::parse(&text).unwrap());
    assert_eq!(after[1..], before[..2]);
    let page = &pages(&site(settings, &history.concat()))["corrections.html"];
    let link = "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Changes\" href=\"changes.xml\">";
    assert!(page.contains(link));
}

#[test]
fn a_strangers_line_becomes_no_markup() {
    let nasty = "<script>alert(1)</script>\u{202e}\u{1b}[2J";
    let page =
        &pages(&site("", &line("2026-03-01", "officials/gone", nasty, "text-changed", nasty, &[])))
            ["corrections.html"];
    assert!(!page.contains("<script") && !page.contains('\u{202e}') && !page.contains('\u{1b}'));
    assert!(page.contains("&lt;script&gt;"));
}

#[test]
fn a_line_that_is_no_change_is_a_finding_at_the_line() {
    let good =
        line("2026-03-01", "officials/bo", "Bo Lind", "text-added", "text of Bo Lind added", &[]);
    let lines = [
        "{\"on\":\"2026-03-01\"}\n".to_owned(),
        good.replace("2026-03-01", "1 March"),
        good.replace("officials/bo", "../bo"),
        good.replace("text-added", "text-lost"),
        good.replace("text of Bo Lind added", " "),
        "not json".to_owned(),
    ];
    let inputs = site("", &[good.clone(), "\n".to_owned(), lines.concat()].concat());
    let (site, found) = onrecord::analyze(&inputs);
    assert_eq!(site.history.len(), 1);
    let said: Vec<String> = found
        .iter()
        .map(|finding| format!("{} {}\n", finding.rule.code, finding.message))
        .collect();
    expect![[r#"
        E013 this line is no change: missing field `page`
        E013 this line is no change: `on` is no day, as `2026-03-01`
        E013 this line is no change: `page` is no key, as `officials/ada`
        E013 this line is no change: `text-lost` is no kind of change
        E013 this line is no change: `title` and `sentence` must say something
        E013 this line is no change: it is not written as JSON
    "#]]
    .assert_eq(&said.concat());
}

#[test]
fn a_history_in_another_encoding_is_one_finding() {
    let mut inputs = site("", "x");
    let history = inputs.files.iter_mut().find(|file| file.path == "history.jsonl").unwrap();
    history.data = Data::Refused(Refusal::NotUtf8("{\"on\":\"".to_owned()));
    let (_, found) = onrecord::analyze(&inputs);
    assert_eq!(found.iter().map(|finding| finding.rule.code).collect::<Vec<_>>(), ["E004"]);
}

#[test]
fn a_file_that_is_no_history_is_not_reported_line_by_line() {
    let inputs = site("", &"x\n".repeat(100_000));
    let (_, found) = onrecord::analyze(&inputs);
    assert_eq!(found.iter().count(), 100);
}
