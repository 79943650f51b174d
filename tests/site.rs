//! What the site knows once all files are read: both sides of every relation, listings, standing.

mod support;

use expect_test::{Expect, expect};
use onrecord::input::Data;
use onrecord::site::{DocId, Listing, Row, Site, Standing};
use std::collections::BTreeMap;

/// A site of these files, which must be without findings.
fn site(files: &[(&str, String)]) -> Site {
    let mut all: BTreeMap<String, Data> = BTreeMap::new();
    let settings = "title = \"Aldovia\"\ncontact = \"mailto:desk@example.org\"\n";
    all.insert("site.toml".to_owned(), Data::Text(settings.to_owned()));
    for (path, text) in files {
        all.insert(format!("content/{path}.md"), Data::Text(text.clone()));
    }
    let inputs = support::inputs(all);
    let (site, found) = onrecord::analyze(&inputs);
    assert!(found.is_empty(), "{}", support::report(&inputs, &found));
    site
}

/// Compares a part of a site, as text.
fn check(files: &[(&str, String)], show: fn(&Site) -> String, expected: Expect) {
    expected.assert_eq(&show(&site(files)));
}

const SOURCE: &str = "[[sources]]\nid = \"list\"\ntitle = \"List\"\nurl = \"https://example.org/list\"\npublisher = \"Aldovia\"\nkind = \"official-record\"\n";

fn official(fields: &str, tables: &str) -> String {
    let source = if tables.contains("\"list\"") { SOURCE } else { "" };
    let or = |field: &str, value: &str| match fields.lines().any(|line| line.starts_with(field)) {
        true => String::new(),
        false => format!("{field} = \"{value}\"\n"),
    };
    let (name, country, seniority) =
        (or("name", "Ada"), or("country", "aq"), or("seniority", "senior"));
    format!(
        "+++\n{name}{country}kind = \"official\"\n{seniority}reviewed = 2026-03-01\n{fields}\n{tables}{source}+++\n"
    )
}

fn case(fields: &str, tables: &str) -> String {
    let source = if tables.contains("\"list\"") { SOURCE } else { "" };
    format!("+++\ntitle = \"A case\"\nreviewed = 2026-03-01\n{fields}\n{tables}{source}+++\n")
}

fn authority(fields: &str, tables: &str) -> String {
    let or = |field: &str, value: &str| match fields.lines().any(|line| line.starts_with(field)) {
        true => String::new(),
        false => format!("{field} = \"{value}\"\n"),
    };
    let (jurisdiction, kind) = (or("jurisdiction", "uk"), or("kind", "statute"));
    format!(
        "+++\nname = \"Act\"\nshort_name = \"Act\"\n{jurisdiction}{kind}reviewed = 2026-03-01\n{fields}\n{tables}+++\n"
    )
}

/// An act: `delisted`, `listed 2015-01-09`, `listed 2015 PROGRAMME`.
fn act(words: &str) -> String {
    let mut words = words.split(' ');
    let action = words.next().unwrap_or_default();
    let date = words.next().map(|date| format!("date = \"{date}\"\n")).unwrap_or_default();
    let programme =
        words.next().map(|code| format!("programme = \"{code}\"\n")).unwrap_or_default();
    format!(
        "[[designations]]\nauthority = \"act\"\naction = \"{action}\"\n{date}{programme}sources = [\"list\"]\n"
    )
}

fn key(site: &Site, id: DocId) -> String {
    site.document(id).key.to_string()
}

fn keys(site: &Site, ids: &[DocId]) -> String {
    ids.iter().map(|id| key(site, *id)).collect::<Vec<_>>().join(", ")
}

fn rows(site: &Site, rows: &[Row]) -> String {
    let row = |row: &Row| format!("{}[{}]", key(site, row.document), row.index);
    rows.iter().map(row).collect::<Vec<_>>().join(", ")
}

/// `name: a, b`, or nothing where there is nothing.
fn entry(name: &str, list: String) -> String {
    if list.is_empty() { String::new() } else { format!("  {name}: {list}\n") }
}

fn ties(site: &Site) -> String {
    let mut text = String::new();
    for (id, document) in site.iter() {
        let ties = site.ties(id);
        let lines = [
            entry("involvements", rows(site, &ties.involvements)),
            entry("acts", rows(site, &ties.acts)),
            entry("claims", rows(site, &ties.claims)),
            entry("claims in cases", rows(site, &ties.claims_in_cases)),
            entry("proceedings", rows(site, &ties.proceedings)),
            entry("relations", rows(site, &ties.relations)),
            entry("regimes", rows(site, &ties.regimes)),
            entry("countered by", keys(site, &ties.countered_by)),
            entry("backlinks", keys(site, &ties.backlinks)),
        ]
        .concat();
        if !lines.is_empty() {
            text.push_str(&format!("{}\n{lines}", document.key));
        }
    }
    text
}

fn listing(site: &Site, name: &str, listing: &Listing) -> String {
    let people = entry("people", keys(site, &listing.people));
    let cases = entry("cases", keys(site, &listing.cases));
    let acts = entry("acts", rows(site, &listing.acts));
    format!("{name}\n{people}{cases}{acts}")
}

fn everything(site: &Site) -> String {
    listing(site, "everything", &site.everything)
}

fn listings(site: &Site) -> String {
    let mut text = everything(site);
    for (code, of_country) in &site.countries {
        text.push_str(&listing(site, code.code(), of_country));
    }
    for (id, of_authority) in &site.authorities {
        text.push_str(&listing(site, &key(site, *id), of_authority));
    }
    for (jurisdiction, entry) in &site.jurisdictions {
        let name = format!("{} ({})", jurisdiction.code(), keys(site, &entry.authorities));
        text.push_str(&listing(site, &name, &entry.listing));
    }
    text
}

fn gaps(site: &Site) -> String {
    let gaps = &site.gaps;
    [
        "gaps\n".to_owned(),
        entry("cases without acts", keys(site, &gaps.cases_without_acts)),
        entry("acts without case", rows(site, &gaps.acts_without_case)),
        entry("delistings", rows(site, &gaps.delistings)),
    ]
    .concat()
}

fn publishers(site: &Site) -> String {
    let mut text = String::new();
    for publisher in &site.publishers {
        text.push_str(&format!("{}\n", publisher.name));
        for document in &publisher.documents {
            let uses: Vec<DocId> = document.uses.iter().map(|(id, _)| *id).collect();
            text.push_str(&entry(&document.url, keys(site, &uses)));
        }
    }
    text
}

/// Where each person stands with each authority.
fn standing(site: &Site) -> String {
    let mut text = String::new();
    for (person, document) in site.iter() {
        let Some(official) = site.official(person) else { continue };
        for authority in site.authorities.keys() {
            let words = match site.standing(official, *authority) {
                Standing::Listed { since } => {
                    format!(
                        "listed since {}",
                        since.map_or("?".to_owned(), |date| date.to_string())
                    )
                }
                Standing::Delisted { on } => {
                    format!("delisted on {}", on.map_or("?".to_owned(), |date| date.to_string()))
                }
                Standing::NotListed { as_of } => format!("not listed as of {as_of}"),
                Standing::NoRecord => "no record".to_owned(),
            };
            text.push_str(&format!("{} {}: {words}\n", document.key, key(site, *authority)));
        }
    }
    text
}

/// Where a person with these acts stands.
fn check_acts(acts: &[&str], expected: Expect) {
    let acts: String = acts.iter().map(|words| act(words)).collect();
    let files = [("authorities/act", authority("", "")), ("officials/ada", official("", &acts))];
    check(&files, standing, expected);
}

/// Where an Antarctic and a Norwegian without acts stand with an authority of this coverage.
fn check_coverage(coverage: &str, expected: Expect) {
    let files = [
        ("authorities/act", authority("", coverage)),
        ("officials/ada", official("", "")),
        ("officials/nils", official("country = \"no\"", "")),
    ];
    check(&files, standing, expected);
}

#[test]
fn every_relation_can_be_read_from_its_other_side() {
    let files = [
        ("authorities/act", authority("", "")),
        ("authorities/answer", authority("kind = \"counter-measure\"\ncounter_to = [\"act\"]", "")),
        (
            "cases/fire",
            case(
                "",
                "[[claims]]\ntext = \"…\"\nstatus = \"alleged\"\npeople = [\"ada\", \"ada\", \"ben\"]\nsources = [\"list\"]\n\
                 [[proceedings]]\nbody = \"Court\"\noutcome = \"Open\"\nstatus = \"pending\"\npeople = [\"ben\"]\nsources = [\"list\"]\n\
                 [[regimes]]\nauthority = \"act\"\nsources = [\"list\"]\n",
            ),
        ),
        (
            "officials/ada",
            official(
                "",
                "[[involvements]]\ncase = \"fire\"\nrole = \"Mayor\"\nstatus = \"alleged\"\nsources = [\"list\"]\n\
                 [[claims]]\ntext = \"…\"\nstatus = \"alleged\"\ncase = \"fire\"\nsources = [\"list\"]\n\
                 [[designations]]\nauthority = \"act\"\naction = \"listed\"\ndate = 2016-01-01\ncases = [\"fire\", \"fire\"]\nsources = [\"list\"]\n",
            ),
        ),
        (
            "officials/ben",
            official(
                "",
                "[[relations]]\nkind = \"superior\"\nperson = \"ada\"\nsources = [\"list\"]\n\
                 [[designations]]\nauthority = \"act\"\naction = \"listed\"\ndate = 2015-01-01\ncases = [\"fire\"]\nsources = [\"list\"]\n",
            ),
        ),
    ];
    check(
        &files,
        ties,
        expect![[r#"
        authorities/act
          regimes: cases/fire[0]
          countered by: authorities/answer
        cases/fire
          involvements: officials/ada[0]
          acts: officials/ben[0], officials/ada[0]
          claims: officials/ada[0]
        officials/ada
          claims in cases: cases/fire[0]
          relations: officials/ben[0]
        officials/ben
          claims in cases: cases/fire[0]
          proceedings: cases/fire[0]
    "#]],
    );
}

#[test]
fn a_link_in_a_text_can_be_read_from_its_other_side() {
    let files = [
        ("authorities/act", authority("", "")),
        (
            "cases/fire",
            case("", "") + "[Ada](../officials/ada.md), [[officials/ada]], [below](#claims)\n",
        ),
        (
            "officials/ada",
            official("", "") + "[the fire](/cases/fire.md#people) and [herself](ada.md)\n",
        ),
        (
            "officials/ben",
            official("", "") + "[[officials/ada]] and [Antarctica](/countries/aq.md)\n",
        ),
    ];
    check(
        &files,
        ties,
        expect![[r#"
        cases/fire
          backlinks: officials/ada
        officials/ada
          backlinks: cases/fire, officials/ben
    "#]],
    );
}

#[test]
fn people_stand_by_seniority_then_sort_name_then_key() {
    let files = [
        ("officials/a", official("seniority = \"operational\"", "")),
        ("officials/b", official("sort_name = \"Zola\"", "")),
        ("officials/c", official("sort_name = \"Élan\"", "")),
        ("officials/d", official("sort_name = \"elan\"", "")),
        ("officials/e", official("sort_name = \"Жук\"", "")),
        ("officials/f", official("seniority = \"head-of-state\"", "")),
    ];
    check(
        &files,
        everything,
        expect![[r#"
        everything
          people: officials/f, officials/c, officials/d, officials/e, officials/b, officials/a
    "#]],
    );
}

#[test]
fn cases_stand_from_the_newest_on_and_acts_from_the_oldest_on() {
    let files = [
        ("authorities/act", authority("", "")),
        ("cases/a", case("", "")),
        ("cases/b", case("started = \"2001\"\nended = \"2009\"", "")),
        ("cases/c", case("happened = 2010-05-01", "")),
        ("cases/d", case("happened = \"2010\"", "")),
        (
            "officials/ada",
            official("", &[act("listed"), act("amended 2016"), act("listed 2015-02")].concat()),
        ),
        ("officials/ben", official("", &act("listed 2015-03-01"))),
    ];
    check(
        &files,
        everything,
        expect![[r#"
        everything
          people: officials/ada, officials/ben
          cases: cases/c, cases/d, cases/b, cases/a
          acts: officials/ada[2], officials/ben[0], officials/ada[1], officials/ada[0]
    "#]],
    );
}

#[test]
fn each_country_authority_and_jurisdiction_has_what_is_its_own() {
    let over = |case: &str, number: u8| {
        let fields = format!("list_id = \"{number}\"\ncases = [\"{case}\"]\nsources");
        act("listed 2015").replace("sources", &fields)
    };
    let files = [
        ("authorities/act", authority("", "")),
        ("authorities/answer", authority("kind = \"counter-measure\"\ncounter_to = [\"act\"]", "")),
        ("authorities/unused", authority("jurisdiction = \"eu\"", "")),
        ("cases/fire", case("country = \"aq\"", "")),
        ("cases/flood", case("", "")),
        ("countries/se", "+++\nname = \"The north\"\n+++\n".to_owned()),
        ("officials/ada", official("", &[over("fire", 1), over("fire", 2)].concat())),
        (
            "officials/ben",
            official("country = \"no\"", &act("listed 2015").replace("\"act\"", "\"answer\"")),
        ),
    ];
    check(
        &files,
        listings,
        expect![[r#"
            everything
              people: officials/ada, officials/ben
              cases: cases/fire, cases/flood
              acts: officials/ada[0], officials/ada[1], officials/ben[0]
            aq
              people: officials/ada
              cases: cases/fire
              acts: officials/ada[0], officials/ada[1]
            no
              people: officials/ben
              acts: officials/ben[0]
            se
            authorities/act
              people: officials/ada
              cases: cases/fire
              acts: officials/ada[0], officials/ada[1]
            authorities/answer
              people: officials/ben
              acts: officials/ben[0]
            authorities/unused
            eu (authorities/unused)
            uk (authorities/act, authorities/answer)
              people: officials/ada
              cases: cases/fire
              acts: officials/ada[0], officials/ada[1]
        "#]],
    );
}

#[test]
fn a_withdrawn_page_is_in_no_listing_and_says_nothing_of_others() {
    let withdrawn = "withdrawn = { date = 2026-01-01, reason = \"A mix-up\" }";
    let files = [
        ("authorities/act", authority("", "")),
        ("authorities/gone", authority(&format!("jurisdiction = \"eu\"\n{withdrawn}"), "")),
        ("cases/fire", case("", "")),
        ("cases/gone", case(&format!("country = \"no\"\n{withdrawn}"), "")),
        (
            "officials/gone",
            official(
                &format!("country = \"se\"\n{withdrawn}"),
                "[[involvements]]\ncase = \"fire\"\nrole = \"Mayor\"\nstatus = \"alleged\"\nsources = [\"list\"]\n\
                 [[designations]]\nauthority = \"act\"\naction = \"listed\"\ncases = [\"fire\"]\nsources = [\"list\"]\n\
                 [[relations]]\nkind = \"associate\"\nperson = \"ada\"\nsources = [\"list\"]\n",
            ),
        ),
        (
            "officials/ada",
            official(
                "",
                "[[designations]]\nauthority = \"gone\"\naction = \"listed\"\ncases = [\"gone\"]\nsources = [\"list\"]\n",
            ),
        ),
    ];
    let show = |site: &Site| [listings(site), ties(site), gaps(site), publishers(site)].join("\n");
    check(
        &files,
        show,
        expect![[r#"
            everything
              people: officials/ada
              cases: cases/fire
              acts: officials/ada[0]
            aq
              people: officials/ada
              acts: officials/ada[0]
            authorities/act
            uk (authorities/act)

            cases/gone
              acts: officials/ada[0]

            gaps
              cases without acts: cases/fire

            Aldovia
              https://example.org/list: officials/ada
        "#]],
    );
}

#[test]
fn gaps_are_cases_without_acts_acts_without_a_case_and_delistings() {
    let files = [
        ("authorities/act", authority("", "")),
        ("cases/fire", case("", "")),
        ("cases/flood", case("", "")),
        (
            "officials/ada",
            official(
                "",
                &[
                    act("listed 2015").replace("sources", "cases = [\"fire\"]\nsources"),
                    act("listed 2016"),
                    act("amended 2017"),
                    act("delisted 2018"),
                ]
                .concat(),
            ),
        ),
    ];
    check(
        &files,
        gaps,
        expect![[r#"
            gaps
              cases without acts: cases/flood
              acts without case: officials/ada[1]
              delistings: officials/ada[3]
        "#]],
    );
}

#[test]
fn an_old_address_leads_to_the_page_of_today() {
    let files = [
        ("officials/ada", official("former_keys = [\"adda\", \"officials/a-brandt\"]", "")),
        ("officials/ben", official("", "")),
    ];
    let show = |site: &Site| {
        let line = |(from, to)| format!("{from} → {}\n", key(site, to));
        site.redirects.iter().map(|(from, to)| line((from, *to))).collect()
    };
    check(
        &files,
        show,
        expect![[r#"
        officials/a-brandt → officials/ada
        officials/adda → officials/ada
    "#]],
    );
}

#[test]
fn publishers_are_listed_with_their_documents_and_who_cites_them() {
    let other = "identity_sources = [\"b\"]";
    let source = "[[sources]]\nid = \"b\"\ntitle = \"B\"\nurl = \"https://example.org/b\"\npublisher = \"aardvark\"\nkind = \"press\"\n";
    let files = [
        ("authorities/act", authority("", "")),
        ("officials/ada", official("", &act("listed"))),
        ("officials/ben", official(other, &[act("listed"), source.to_owned()].concat())),
    ];
    check(
        &files,
        publishers,
        expect![[r#"
        aardvark
          https://example.org/b: officials/ben
        Aldovia
          https://example.org/list: officials/ada, officials/ben
    "#]],
    );
}

#[test]
fn the_last_act_says_where_a_person_stands() {
    check_acts(
        &["listed 2015-01-09"],
        expect![[r#"
        officials/ada authorities/act: listed since 2015-01-09
    "#]],
    );
    check_acts(
        &["listed 2015", "delisted 2019"],
        expect![[r#"
        officials/ada authorities/act: delisted on 2019
    "#]],
    );
    check_acts(
        &["delisted 2019", "listed 2015"],
        expect![[r#"
        officials/ada authorities/act: delisted on 2019
    "#]],
    );
    check_acts(
        &["listed 2015", "delisted 2019", "listed 2021"],
        expect![[r#"
        officials/ada authorities/act: listed since 2021
    "#]],
    );
}

#[test]
fn a_delisting_without_a_date_follows_the_act_before_it() {
    check_acts(
        &["listed 2015", "delisted"],
        expect![[r#"
        officials/ada authorities/act: delisted on ?
    "#]],
    );
    check_acts(
        &["listed 2015", "delisted", "listed 2021"],
        expect![[r#"
        officials/ada authorities/act: listed since 2021
    "#]],
    );
    check_acts(
        &["listed", "delisted"],
        expect![[r#"
        officials/ada authorities/act: delisted on ?
    "#]],
    );
}

#[test]
fn of_dates_that_overlap_the_order_of_the_file_counts() {
    check_acts(
        &["listed 2017-01-09", "delisted 2017"],
        expect![[r#"
        officials/ada authorities/act: delisted on 2017
    "#]],
    );
    check_acts(
        &["listed 2017-01-09", "delisted 2017", "listed 2017-05"],
        expect![[r#"
        officials/ada authorities/act: listed since 2017-05
    "#]],
    );
    check_acts(
        &["listed 2017-01-09", "delisted 2017-01-09"],
        expect![[r#"
        officials/ada authorities/act: delisted on 2017-01-09
    "#]],
    );
    check_acts(
        &["listed 2017-01-09", "delisted 2016/2018"],
        expect![[r#"
        officials/ada authorities/act: delisted on 2016/2018
    "#]],
    );
}

#[test]
fn a_person_is_listed_since_the_first_listing_not_since_an_amendment() {
    check_acts(
        &["listed 2015", "amended 2018", "listed 2020"],
        expect![[r#"
        officials/ada authorities/act: listed since 2015
    "#]],
    );
    check_acts(
        &["listed", "amended 2018"],
        expect![[r#"
        officials/ada authorities/act: listed since ?
    "#]],
    );
    check_acts(
        &["amended 2018"],
        expect![[r#"
        officials/ada authorities/act: listed since ?
    "#]],
    );
}

#[test]
fn a_delisting_under_one_programme_leaves_the_listings_under_others() {
    check_acts(
        &["listed 2015 A", "listed 2016 B", "delisted 2018 A"],
        expect![[r#"
        officials/ada authorities/act: listed since 2016
    "#]],
    );
    check_acts(
        &["listed 2015 A", "listed 2016 B", "delisted 2018"],
        expect![[r#"
        officials/ada authorities/act: delisted on 2018
    "#]],
    );
    check_acts(
        &["listed 2015", "delisted 2018 A"],
        expect![[r#"
        officials/ada authorities/act: delisted on 2018
    "#]],
    );
    check_acts(
        &["listed 2015 A", "delisted 2018 A", "listed 2020 A"],
        expect![[r#"
        officials/ada authorities/act: listed since 2020
    "#]],
    );
}

#[test]
fn only_complete_coverage_of_the_country_says_not_listed() {
    check_coverage(
        "",
        expect![[r#"
        officials/ada authorities/act: no record
        officials/nils authorities/act: no record
    "#]],
    );
    check_coverage(
        "[[coverage]]\nextent = \"partial\"\nas_of = 2026-01-01\n",
        expect![[r#"
        officials/ada authorities/act: no record
        officials/nils authorities/act: no record
    "#]],
    );
    check_coverage(
        "[[coverage]]\nextent = \"complete\"\nas_of = 2026-01-01\n",
        expect![[r#"
        officials/ada authorities/act: not listed as of 2026-01-01
        officials/nils authorities/act: not listed as of 2026-01-01
    "#]],
    );
    check_coverage(
        "[[coverage]]\nextent = \"complete\"\ncountries = [\"no\"]\nas_of = \"2025-01\"\n",
        expect![[r#"
            officials/ada authorities/act: no record
            officials/nils authorities/act: not listed as of 2025-01
        "#]],
    );
    check_coverage(
        "[[coverage]]\nextent = \"complete\"\ncountries = [\"no\"]\nas_of = \"2025-01\"\n\
         [[coverage]]\nextent = \"complete\"\nas_of = 2024-10-01\n\
         [[coverage]]\nextent = \"partial\"\nas_of = 2026-01-01\n",
        expect![[r#"
            officials/ada authorities/act: not listed as of 2024-10-01
            officials/nils authorities/act: not listed as of 2025-01
        "#]],
    );
}
