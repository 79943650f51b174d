//! What is said of files that are wrong: `analyze` on files in memory.

mod support;

use expect_test::{Expect, expect};
use onrecord::diagnostic::Diagnostic;
use onrecord::input::{Data, Inputs, Refusal, Span};
use std::collections::BTreeMap;

/// Compares the findings on a site: one line each, and the help below it. `site.toml` is there unless given.
fn check(files: &[(&str, &str)], expected: Expect) {
    let mut all: BTreeMap<String, Data> = BTreeMap::new();
    all.insert("site.toml".to_owned(), Data::Text(SETTINGS.to_owned()));
    for (path, text) in files {
        let path =
            if *path == "site.toml" { (*path).to_owned() } else { format!("content/{path}") };
        all.insert(path, Data::Text((*text).to_owned()));
    }
    let inputs = support::inputs(all);
    let (_, found) = onrecord::analyze(&inputs);
    let lines: Vec<String> = found.iter().map(|finding| line(&inputs, finding)).collect();
    expected.assert_eq(&lines.concat());
    // Whatever the findings, they can be shown.
    assert_eq!(support::report(&inputs, &found).is_empty(), found.is_empty());
}

fn line(inputs: &Inputs, finding: &Diagnostic) -> String {
    let place = place(inputs, finding.at);
    let help = finding.help.as_deref().unwrap_or_default();
    format!("{place} {} {}\n    {help}\n", finding.rule.code, finding.message)
}

/// `officials/ada.md:7:8 «text»`: where a finding begins, and what it underlines.
fn place(inputs: &Inputs, span: Span) -> String {
    let input = inputs.file(span.file);
    let path = input.path.strip_prefix("content/").unwrap_or(&input.path);
    let Some((start, end)) = span.range else { return path.to_owned() };
    let (before, marked) =
        (&input.text()[..start as usize], &input.text()[start as usize..end as usize]);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.matches('\n').count() + 1;
    format!("{path}:{line}:{} «{marked}»", before[line_start..].chars().count() + 1)
}

/// An official's file with these lines of TOML beside what every official needs.
fn official(lines: &str) -> String {
    format!(
        "+++\nname = \"Ada\"\ncountry = \"aq\"\nkind = \"official\"\nseniority = \"senior\"\nreviewed = 2026-03-01\n{lines}\n+++\n"
    )
}

/// The same as a site of one file.
fn check_official(lines: &str, expected: Expect) {
    check(&[("officials/ada.md", &official(lines))], expected);
}

const SETTINGS: &str = "title = \"Aldovia\"\ncontact = \"mailto:desk@example.org\"\n";

const SOURCE: &str = "[[sources]]\nid = \"list\"\ntitle = \"List\"\nurl = \"https://example.org/\"\npublisher = \"Aldovia\"\nkind = \"official-record\"";

const CASE: &str = "+++\ntitle = \"The harbour fire\"\nreviewed = 2026-03-01\n+++\n";

#[test]
fn a_file_without_mistakes_gives_no_findings() {
    check_official("", expect![[""]]);
    check_official(&format!("identity_sources = [\"list\"]\n{SOURCE}"), expect![[""]]);
}

#[test]
fn an_unknown_field_is_compared_with_the_known_ones() {
    check_official(
        "aliasses = [\"A.\"]",
        expect![[r#"
        officials/ada.md:7:1 «aliasses» E008 an official has no field `aliasses`
            did you mean `aliases`?
    "#]],
    );
    check_official(
        "favourite_colour = \"red\"",
        expect![[r#"
        officials/ada.md:7:1 «favourite_colour» E008 an official has no field `favourite_colour`
            docs/content.md lists the fields of each record
    "#]],
    );
    check_official(
        "[[positions]]\ntitle = \"Mayor\"\nsource = [\"list\"]\n",
        expect![[r#"
            officials/ada.md:9:1 «source» E008 a position has no field `source`
                did you mean `sources`?
        "#]],
    );
}

#[test]
fn a_mistyped_required_field_is_one_mistake() {
    check(
        &[("cases/fire.md", "+++\ntitel = \"Fire\"\nreviewed = 2026-03-01\n+++\n")],
        expect![[r#"
            cases/fire.md:2:1 «titel» E008 a case has no field `titel`
                did you mean `title`?
        "#]],
    );
}

#[test]
fn a_value_of_another_type_is_named_by_what_it_is() {
    check_official(
        "sort_name = 7",
        expect![[r#"
        officials/ada.md:7:13 «7» E010 `sort_name` is a number here
            it needs text in quotes
    "#]],
    );
    check_official(
        "aliases = \"A.\"",
        expect![[r#"
        officials/ada.md:7:11 «"A."» E010 `aliases` is text here
            it needs a list of names: ["…", { text = "…", lang = "ru" }]
    "#]],
    );
    check_official(
        "aliases = [\"A.\", 7]",
        expect![[r#"
        officials/ada.md:7:18 «7» E010 `aliases` is a number here
            it needs a name: "…" or { text = "…", lang = "ru" }
    "#]],
    );
    check_official(
        "native_name = true",
        expect![[r#"
        officials/ada.md:7:15 «true» E010 `native_name` is true or false here
            it needs a name: "…" or { text = "…", lang = "ru" }
    "#]],
    );
    check_official(
        "photo = \"ada.jpg\"",
        expect![[r#"
        officials/ada.md:7:9 «"ada.jpg"» E010 `photo` is text here
            it needs a table: { … = …, … = … }
    "#]],
    );
    check_official(
        "identifiers = [\"ofac\"]",
        expect![[r#"
        officials/ada.md:7:16 «"ofac"» E010 `identifiers` is text here
            it needs tables, each beginning with [[identifiers]]
    "#]],
    );
    check_official(
        "born = 1953",
        expect![[r#"
            officials/ada.md:7:8 «1953» E010 `born` is a number here, and a year alone stands in quotes
                did you mean `"1953"`?
        "#]],
    );
    check_official(
        "summary = { text = \"…\" }",
        expect![[r#"
        officials/ada.md:7:11 «{ text = "…" }» E010 `summary` is a table here
            it needs text in quotes
    "#]],
    );
}

#[test]
fn single_brackets_are_answered_with_double_ones() {
    check_official(
        "[claims]\ntext = \"…\"\nstatus = \"alleged\"",
        expect![[r#"
        officials/ada.md:7:1 «[claims]» E010 `claims` stands in single brackets here
            write double brackets: [[claims]]
    "#]],
    );
}

#[test]
fn what_is_no_date_is_refused_with_the_forms_that_are() {
    for (written, expected) in [
        (
            "\"27.08.1953\"",
            expect![[r#"
                officials/ada.md:7:8 «"27.08.1953"» E012 `27.08.1953` is no date
                    did you mean `1953-08-27`?
            "#]],
        ),
        (
            "\"08/27/1953\"",
            expect![[r#"
                officials/ada.md:7:8 «"08/27/1953"» E012 `08/27/1953` is no date
                    did you mean `1953-08-27`?
            "#]],
        ),
        (
            "\"1953-13\"",
            expect![[r#"
            officials/ada.md:7:8 «"1953-13"» E012 `1953-13` is no date
                write 2017-01-09, or in quotes "2017", "2017-01", "~2017" (about), "2016/2018" (some time between)
        "#]],
        ),
        (
            "\"1953-02-29\"",
            expect![[r#"
                officials/ada.md:7:8 «"1953-02-29"» E012 `1953-02-29` is no date
                    February 1953 has 28 days; look at the source again
            "#]],
        ),
        (
            "\"1953/1950\"",
            expect![[r#"
            officials/ada.md:7:8 «"1953/1950"» E012 `1953/1950` is no date
                write 2017-01-09, or in quotes "2017", "2017-01", "~2017" (about), "2016/2018" (some time between)
        "#]],
        ),
        (
            "\"about 1953\"",
            expect![[r#"
                officials/ada.md:7:8 «"about 1953"» E012 `about 1953` is no date
                    did you mean `"~1953"`?
            "#]],
        ),
        (
            "\"\"",
            expect![[r#"
            officials/ada.md:7:8 «""» E013 `born` is empty
                fill it in, or remove the line
        "#]],
        ),
        (
            "1953-08-27T10:00:00Z",
            expect![[r#"
                officials/ada.md:7:8 «1953-08-27T10:00:00Z» E012 `1953-08-27T10:00:00Z` is no date
                    did you mean `1953-08-27`?
            "#]],
        ),
        (
            "10:00:00",
            expect![[r#"
            officials/ada.md:7:8 «10:00:00» E012 `10:00:00` is no date
                write 2017-01-09, or in quotes "2017", "2017-01", "~2017" (about), "2016/2018" (some time between)
        "#]],
        ),
        (
            "[\"1953\", \"no\"]",
            expect![[r#"
            officials/ada.md:7:17 «"no"» E012 `no` is no date
                write 2017-01-09, or in quotes "2017", "2017-01", "~2017" (about), "2016/2018" (some time between)
        "#]],
        ),
        (
            "\"1953\\u001b[31m\"",
            expect![[r#"
            officials/ada.md:7:8 «"1953\u001b[31m"» E013 `born` has a control character in it (U+001B)
                remove the character; it cannot be seen, so type the text anew
        "#]],
        ),
    ] {
        check_official(&format!("born = {written}"), expected);
    }
}

#[test]
fn a_date_that_toml_itself_refuses_is_explained() {
    check_official(
        "born = 1953-02-30",
        expect![[r#"
            officials/ada.md:7:8 «1953-02-30» E012 `1953-02-30` is no date
                February 1953 has 28 days; look at the source again
        "#]],
    );
    check_official(
        "born = 1953-08",
        expect![[r#"
            officials/ada.md:7:8 «1953-08» E012 `1953-08` is less than a whole day, and stands here without quotes
                did you mean `"1953-08"`?
        "#]],
    );
    check_official(
        "born = 27.08.1953",
        expect![[r#"
            officials/ada.md:7:8 «27.08.1953» E012 `27.08.1953` is no date
                did you mean `1953-08-27`?
        "#]],
    );
}

#[test]
fn a_review_needs_a_whole_day() {
    check(
        &[("cases/fire.md", "+++\ntitle = \"Fire\"\nreviewed = \"2026\"\n+++\n")],
        expect![[r#"
        cases/fire.md:3:12 «"2026"» E012 `reviewed` needs a whole day
            write year, month and day: 2017-01-09
    "#]],
    );
}

#[test]
fn a_field_stands_once() {
    check_official(
        "kind = \"politician\"",
        expect![[r#"
            officials/ada.md:7:1 «kind» E001 the field `kind` stands here a second time
                keep one of the two; several values stand in one list, as ["…", "…"]
        "#]],
    );
}

#[test]
fn quotes_of_a_word_processor_are_recognised() {
    check_official(
        "sort_name = “Ada”",
        expect![[r#"
            officials/ada.md:7:13 «“Ada”» E001 text stands here in the quotation marks of a word processor
                write straight quotes: " before the text and " after it
        "#]],
    );
    check_official(
        "sort_name = «Ada»",
        expect![[r#"
            officials/ada.md:7:13 ««Ada»» E001 text stands here in the quotation marks of a word processor
                write straight quotes: " before the text and " after it
        "#]],
    );
    check_official(
        "aliases = [\"A.\", „Ada“]",
        expect![[r#"
            officials/ada.md:7:18 «„Ada“» E001 text stands here in the quotation marks of a word processor
                write straight quotes: " before the text and " after it
        "#]],
    );
}

#[test]
fn text_that_is_not_closed_and_text_without_quotes_are_one_mistake_each() {
    check_official(
        "sort_name = \"Ada",
        expect![[r#"
            officials/ada.md:7:13 «"Ada» E001 the text that begins here has no closing quote
                add a straight quote " at its end
        "#]],
    );
    check_official(
        "sort_name = Ada Brandt",
        expect![[r#"
            officials/ada.md:7:13 «Ada Brandt» E001 text stands here without quotes
                write `sort_name = "Ada Brandt"`
        "#]],
    );
    check_official(
        "sort_name =",
        expect![[r#"
            officials/ada.md:7:1 «sort_name» E001 `sort_name` has no value
                write `sort_name = "…"`, or remove the line
        "#]],
    );
    check_official(
        "sort_name: \"Ada\"",
        expect![[r#"
            officials/ada.md:7:10 «:» E001 a colon stands here where an equals sign belongs
                write `sort_name =` and then the value
        "#]],
    );
    check_official(
        "aliases = [\"A.\"",
        expect![[r#"
            officials/ada.md:7:11 «["A."» E001 the list that stands here has no closing bracket
                add `]` after its last value
        "#]],
    );
}

#[test]
fn a_decimal_comma_and_numbers_out_of_range_are_explained() {
    let site = |lines: &str| format!("{SETTINGS}{lines}");
    let ada = official("");
    let check = |lines: &str, expected: Expect| {
        check(&[("site.toml", &site(lines)), ("officials/ada.md", &ada)], expected);
    };
    check(
        "rows = 1,5",
        expect![[r#"
            site.toml:3:8 «1,5» E001 `1,5` is no number and no date
                a number has digits only, a date is 2017-01-09, and text stands in quotes
        "#]],
    );
    check(
        "rows = 0",
        expect![[r#"
            site.toml:3:8 «0» E010 `rows` is a number here
                it needs a whole number from 1 on
        "#]],
    );
    check(
        "rows = -1",
        expect![[r#"
            site.toml:3:8 «-1» E010 `rows` is a number here
                it needs a whole number from 1 on
        "#]],
    );
    check(
        "rows = \"200\"",
        expect![[r#"
            site.toml:3:8 «"200"» E010 `rows` is text here
                it needs a whole number from 1 on
        "#]],
    );
}

#[test]
fn settings_are_checked_like_records() {
    check(
        &[
            ("officials/ada.md", &official("")),
            (
                "site.toml",
                "titel = \"Aldovia\"\nlanguage = \"English\"\ncontact = \"desk\"\nomit = [\"gap\", \"pages\"]\n",
            ),
        ],
        expect![[r#"
            site.toml:1:1 «titel» E008 site.toml has no field `titel`
                did you mean `title`?
            site.toml:2:12 «"English"» E013 `English` is no language tag
                write a tag of BCP 47, as `en` or `ar`
            site.toml:3:11 «"desk"» E021 the address `desk` does not begin with `https://`
                write a whole address, as https://example.org or mailto:desk@example.org
            site.toml:4:9 «"gap"» E011 `gap` is no part of the site
                did you mean `gaps`?
            site.toml:4:16 «"pages"» E011 `pages` is no part of the site
                the parts are `officials`, `cases`, `jurisdictions`, `sources`, `gaps`, `statuses`, `corrections`, `about`, `csv`, `feed`, `sitemap`, `404`, `snapshot`, `headers`
        "#]],
    );
}

#[test]
fn all_mistakes_of_all_files_come_out_in_one_run_in_the_order_of_their_places() {
    check(
        &[
            (
                "officials/ada.md",
                "+++\nname = \"Ada\"\ncountry = \"xx\"\nkind = \"boss\"\nborn = \"x\"\nage = 7\n[[claims]]\nstatus = \"aleged\"\n[[designations]]\nauthority = \"Act 1\"\naction = \"listed\"\nsources = []\n+++\n",
            ),
            ("cases/fire.md", "+++\ntitle = 7\n+++\n"),
            ("officials/ben.md", "Ben\n"),
        ],
        expect![[r#"
            cases/fire.md:1:1 «+++» E009 a case needs the field `reviewed`
                add `reviewed = 2026-01-31`
            cases/fire.md:2:9 «7» E010 `title` is a number here
                it needs text in quotes
            officials/ada.md:1:1 «+++» E009 an official needs the field `reviewed`
                add `reviewed = 2026-01-31`
            officials/ada.md:1:1 «+++» E009 an official needs the field `seniority`
                add `seniority = "head-of-state"` or `"national-leadership"` or `"regional-leadership"` or `"senior"` or `"mid"` or `"operational"` or `"private-person"` or `"unranked"`
            officials/ada.md:3:11 «"xx"» E011 `xx` is no country code
                write the two-letter code of ISO 3166-1 in lower case, as `ru`
            officials/ada.md:4:8 «"boss"» E011 `boss` is none of the words for `kind`
                the words are `official`, `politician`, `private-person`
            officials/ada.md:5:8 «"x"» E012 `x` is no date
                write 2017-01-09, or in quotes "2017", "2017-01", "~2017" (about), "2016/2018" (some time between)
            officials/ada.md:6:1 «age» E008 an official has no field `age`
                docs/content.md lists the fields of each record
            officials/ada.md:7:1 «[[claims]]» E009 a claim needs the field `text`
                add `text = "…"`
            officials/ada.md:7:1 «[[claims]]» E016 this claim has no source
                add `sources = ["…"]` with the id of an entry of [[sources]]; what has no source stays out
            officials/ada.md:8:10 «"aleged"» E011 `aleged` is none of the words for `status`
                did you mean `alleged`? The words are `designated`, `delisted`, `charged`, `convicted`, `acquitted`, `found-by-court`, `found-by-inquiry`, `assessed-by-government`, `alleged`, `reported`, `denied`, `established`, `pending`
            officials/ada.md:9:1 «[[designations]]» E016 this designation has no source
                add `sources = ["…"]` with the id of an entry of [[sources]]; what has no source stays out
            officials/ada.md:10:13 «"Act 1"» E013 `Act 1` is not the key of an authority
                `authority` names a file of `content/authorities/` without its `.md`
            officials/ben.md:1:1 «Ben» E002 this file does not begin with a line `+++`
                begin with a line `+++`, then the fields, then a line `+++`, then the text
        "#]],
    );
}

#[test]
fn a_reference_to_a_broken_file_is_not_a_second_error() {
    check(
        &[
            ("cases/fire.md", "+++\ntitle = \n+++\n"),
            ("cases/flood.md", "no front matter"),
            (
                "officials/ada.md",
                &official(&format!(
                    "[[involvements]]\ncase = \"fire\"\nrole = \"Mayor\"\nstatus = \"alleged\"\nsources = [\"list\"]\n[[involvements]]\ncase = \"flood\"\nrole = \"Mayor\"\nstatus = \"alleged\"\nsources = [\"list\"]\n{SOURCE}"
                )),
            ),
        ],
        expect![[r#"
            cases/fire.md:2:1 «title» E001 `title` has no value
                write `title = "…"`, or remove the line
            cases/flood.md:1:1 «no front matter» E002 this file does not begin with a line `+++`
                begin with a line `+++`, then the fields, then a line `+++`, then the text
        "#]],
    );
}

#[test]
fn a_file_with_capitals_in_its_name_is_read_on_and_known() {
    check(
        &[
            ("cases/Fire.md", "+++\ntitle = 7\nreviewed = 2026-03-01\n+++\n"),
            (
                "officials/ada.md",
                &official(&format!(
                    "[[involvements]]\ncase = \"fire\"\nrole = \"Mayor\"\nstatus = \"alleged\"\nsources = [\"list\"]\n{SOURCE}"
                )),
            ),
        ],
        expect![[r#"
            cases/Fire.md E006 `Fire` cannot be the name of a page
                rename the file to `fire.md`: lower-case letters a to z, digits and hyphens
            cases/Fire.md:2:9 «7» E010 `title` is a number here
                it needs text in quotes
        "#]],
    );
}

#[test]
fn a_better_name_is_offered_in_latin_letters() {
    check(
        &[("officials/Ада Брандт.md", &official(""))],
        expect![[r#"
        officials/Ада Брандт.md E006 `Ада Брандт` cannot be the name of a page
            rename the file to `ada-brandt.md`: lower-case letters a to z, digits and hyphens
    "#]],
    );
    check(
        &[("officials/con.md", &official(""))],
        expect![[r#"
            officials/con.md E006 `con` cannot be the name of a page
                Windows keeps this name for itself; write more of the name
        "#]],
    );
    check(
        &[("officials/aq/ada.md", &official(""))],
        expect![[r#"
        officials/aq/ada.md E006 `aq/ada` cannot be the name of a page
            rename the file to `aq-ada.md`: lower-case letters a to z, digits and hyphens
    "#]],
    );
    check(
        &[("ada.md", &official(""))],
        expect![[r#"
        ada.md E006 this file lies where the site has no use for it
            content lies in `content/officials/`, `content/cases/`, `content/authorities/`, `content/countries/`, `content/photos/` or is `content/about.md`; names are lower-case letters a to z, digits and hyphens
    "#]],
    );
    check(
        &[("photos/Ada.svg", ""), ("officials/ada.md", &official(""))],
        expect![[r#"
        photos/Ada.svg E006 an SVG picture may carry programs, so none is taken
            open it in a picture program and save it as PNG, WebP or JPEG
    "#]],
    );
    check(
        &[("photos/Ada.jpg", ""), ("officials/ada.md", &official(""))],
        expect![[r#"
        photos/Ada.jpg E006 this is not the name of a picture
            pictures are `.jpg`, `.jpeg`, `.png` or `.webp`; names are lower-case letters a to z, digits and hyphens
    "#]],
    );
}

#[test]
fn a_citation_of_a_broken_source_is_not_a_second_error() {
    check_official(
        "[[claims]]\ntext = \"…\"\nstatus = \"alleged\"\nsources = [\"list\"]\n[[sources]]\nid = \"list\"\ntitle = \"List\"\nurl = \"https://example.org/\"\npublisher = \"Aldovia\"\nkind = \"register\"",
        expect![[r#"
            officials/ada.md:16:8 «"register"» E011 `register` is none of the words for `kind`
                the words are `official-record`, `official-journal`, `official-statement`, `court`, `inquiry`, `un-body`, `press`, `law-firm`, `ngo`, `academic`, `reference`
        "#]],
    );
}

#[test]
fn without_its_front_matter_the_text_of_a_file_is_not_blamed_for_it() {
    check(
        &[("cases/fire.md", "+++\ntitle = \n+++\nIt burned.[^list] <b>\n")],
        expect![[r#"
            cases/fire.md:2:1 «title» E001 `title` has no value
                write `title = "…"`, or remove the line
            cases/fire.md:4:19 «<b>» E020 HTML is not allowed in the text
                say it in Markdown; to show the signs themselves, put them between backticks
        "#]],
    );
    check(
        &[
            ("cases/fire.md", "+++\ntitle = 7\nreviewed = 2026-03-01\n+++\nIt burned.[^list]\n"),
            ("cases/flood.md", &format!("{CASE}See [the claim](fire.md#claim-a).\n")),
        ],
        expect![[r#"
            cases/fire.md:2:9 «7» E010 `title` is a number here
                it needs text in quotes
        "#]],
    );
}

#[test]
fn a_citation_of_nothing_is_not_also_a_missing_source() {
    check_official(
        &format!("[[claims]]\ntext = \"…\"\nstatus = \"alleged\"\nsources = [\"lost\"]\n{SOURCE}"),
        expect![[r#"
            officials/ada.md:10:12 «"lost"» E015 this file has no source `lost`
                did you mean `list`?
        "#]],
    );
}

#[test]
fn an_answer_to_a_broken_claim_is_not_a_second_error() {
    check_official(
        &format!(
            "[[claims]]\nid = \"fire\"\ntext = \"…\"\nstatus = \"aleged\"\nsources = [\"list\"]\n[[responses]]\nby = \"Ada\"\ntext = \"No.\"\nclaim = \"fire\"\nsources = [\"list\"]\n{SOURCE}"
        ),
        expect![[r#"
            officials/ada.md:10:10 «"aleged"» E011 `aleged` is none of the words for `status`
                did you mean `alleged`? The words are `designated`, `delisted`, `charged`, `convicted`, `acquitted`, `found-by-court`, `found-by-inquiry`, `assessed-by-government`, `alleged`, `reported`, `denied`, `established`, `pending`
        "#]],
    );
}

#[test]
fn an_answer_to_no_claim_is_an_error() {
    check_official(
        &format!(
            "[[claims]]\nid = \"fire\"\ntext = \"…\"\nstatus = \"alleged\"\nsources = [\"list\"]\n[[responses]]\nby = \"Ada\"\ntext = \"No.\"\nclaim = \"fires\"\nsources = [\"list\"]\n{SOURCE}"
        ),
        expect![[r#"
            officials/ada.md:15:9 «"fires"» E017 this file has no claim `fires`
                did you mean `fire`?
        "#]],
    );
}

#[test]
fn ids_are_unique_and_no_numbers() {
    check_official(
        &format!(
            "[[claims]]\nid = \"a\"\ntext = \"…\"\nstatus = \"alleged\"\nsources = [\"list\"]\n[[claims]]\nid = \"a\"\ntext = \"…\"\nstatus = \"alleged\"\nsources = [\"list\"]\n[[claims]]\nid = \"1\"\ntext = \"… …\"\nstatus = \"alleged\"\nsources = [\"list\"]\n{SOURCE}"
        ),
        expect![[r#"
            officials/ada.md:13:6 «"a"» E014 a second claim has the id `a`
                give it an id of its own
            officials/ada.md:18:6 «"1"» E013 `1` cannot be the id of a claim
                an id has letters, as `statement-2019`; claims without an id have numbers already
        "#]],
    );
}

#[test]
fn a_reference_names_a_record_of_the_right_kind() {
    check(
        &[
            ("cases/fire.md", CASE),
            (
                "officials/ada.md",
                &official(&format!(
                    "[[involvements]]\ncase = \"officials/ada\"\nrole = \"Mayor\"\nstatus = \"alleged\"\nsources = [\"list\"]\n[[involvements]]\ncase = \"cases/fires\"\nrole = \"Mayor\"\nstatus = \"alleged\"\nsources = [\"list\"]\n{SOURCE}"
                )),
            ),
        ],
        expect![[r#"
            officials/ada.md:8:8 «"officials/ada"» E013 `officials/ada` is not the key of a case
                `case` names a file of `content/cases/` without its `.md`
            officials/ada.md:13:8 «"cases/fires"» E017 there is no file `content/cases/fires.md`
                did you mean `fire`?
        "#]],
    );
}

#[test]
fn a_reference_to_a_former_key_is_told_the_new_one() {
    check(
        &[
            (
                "cases/fire.md",
                "+++\ntitle = \"Fire\"\nreviewed = 2026-03-01\nformer_keys = [\"blaze\"]\n+++\n",
            ),
            (
                "officials/ada.md",
                &official(&format!(
                    "[[involvements]]\ncase = \"blaze\"\nrole = \"Mayor\"\nstatus = \"alleged\"\nsources = [\"list\"]\n{SOURCE}"
                )),
            ),
        ],
        expect![[r#"
            officials/ada.md:8:8 «"blaze"» E017 there is no file `content/cases/blaze.md`
                the page was renamed: write `fire`
        "#]],
    );
}

#[test]
fn a_former_key_belongs_to_one_page() {
    check(
        &[
            ("officials/ada.md", &official("former_keys = [\"ada\", \"carl\", \"dora\"]")),
            ("officials/ben.md", &official("former_keys = [\"officials/carl\"]")),
            ("officials/dora.md", &official("")),
        ],
        expect![[r#"
            officials/ada.md:7:16 «"ada"» E022 `officials/ada` is the key of this page now
                remove it here
            officials/ada.md:7:31 «"dora"» E022 there is a page `officials/dora`
                a former key leads to this page only if no other page has it; remove it here
            officials/ben.md:7:16 «"officials/carl"» E022 `officials/carl` leads to `officials/ada` already
                an old address can lead to one page only; remove it from one of the two
        "#]],
    );
}

#[test]
fn control_characters_neither_pass_nor_reach_the_terminal() {
    check_official(
        "sort_name = \"A\\u001b[31mda\"",
        expect![[r#"
        officials/ada.md:7:13 «"A\u001b[31mda"» E013 `sort_name` has a control character in it (U+001B)
            remove the character; it cannot be seen, so type the text anew
    "#]],
    );
    check_official(
        "\"a\\nb\\u001b\" = 1",
        expect![[r#"
        officials/ada.md:7:1 «"a\nb\u001b"» E008 an official has no field `a�b�`
            docs/content.md lists the fields of each record
    "#]],
    );
}

#[test]
fn nesting_has_an_end() {
    check_official(
        &format!("aliases = {}", "[".repeat(200)),
        expect![[r#"
            officials/ada.md:7:91 «[» E027 lists or tables stand within each other too deeply here
                no field needs more than a list of tables
        "#]],
    );
    check_official(
        &format!("aliases = {}1{}", "[".repeat(200), "]".repeat(200)),
        expect![[r#"
            officials/ada.md:7:91 «[» E027 lists or tables stand within each other too deeply here
                no field needs more than a list of tables
        "#]],
    );
    check_official(
        &format!("{} = 1", "a.".repeat(200) + "a"),
        expect![[r#"
            officials/ada.md:2:1 «» E027 lists or tables stand within each other too deeply here
                no field needs more than a list of tables
        "#]],
    );
}

#[test]
fn coverage_that_is_complete_has_a_date() {
    let authority = |lines: &str| {
        format!(
            "+++\nname = \"Act\"\nshort_name = \"Act\"\njurisdiction = \"gb\"\nkind = \"statute\"\nreviewed = 2026-03-01\n[[coverage]]\n{lines}\n+++\n"
        )
    };
    check(
        &[("authorities/act.md", &authority("extent = \"complete\""))],
        expect![[r#"
            authorities/act.md:4:16 «"gb"» E011 `gb` is no jurisdiction
                write `uk`
            authorities/act.md:7:1 «[[coverage]]» E009 a coverage needs the field `as_of`
                add `as_of = 2026-01-31`
        "#]],
    );
    check(
        &[("authorities/act.md", &authority("extent = \"complete\"\nas_of = \"now\""))],
        expect![[r#"
        authorities/act.md:4:16 «"gb"» E011 `gb` is no jurisdiction
            write `uk`
        authorities/act.md:9:9 «"now"» E012 `now` is no date
            write 2017-01-09, or in quotes "2017", "2017-01", "~2017" (about), "2016/2018" (some time between)
    "#]],
    );
}

#[test]
fn a_line_that_cannot_be_read_does_not_hide_what_else_is_wrong() {
    check(
        &[(
            "officials/ada.md",
            "+++\nname = Ada\nCountry = \"aq\"\nkind = “official”\nseniority = \"Senior\"\nreviewed = 09.01.2026\n\n\
             [[positions]]\ntitel = \"Mayor\"\nfrom = 3.4.2011\n\n\
             [[sources]]\nid = \"list\"\ntitle = \"List\nurl = \"example.org\"\npublisher = \"Aldovia\"\nkind = \"list\"\n+++\n",
        )],
        expect![[r#"
            officials/ada.md:2:8 «Ada» E001 text stands here without quotes
                write `name = "Ada"`
            officials/ada.md:3:1 «Country» E008 an official has no field `Country`
                did you mean `country`?
            officials/ada.md:4:8 «“official”» E001 text stands here in the quotation marks of a word processor
                write straight quotes: " before the text and " after it
            officials/ada.md:5:13 «"Senior"» E011 `Senior` is none of the words for `seniority`
                did you mean `senior`? The words are `head-of-state`, `national-leadership`, `regional-leadership`, `senior`, `mid`, `operational`, `private-person`, `unranked`
            officials/ada.md:6:12 «09.01.2026» E012 `09.01.2026` is no date
                did you mean `2026-01-09`?
            officials/ada.md:9:1 «titel» E008 a position has no field `titel`
                did you mean `title`?
            officials/ada.md:10:8 «3.4.2011» E012 `3.4.2011` is no date
                did you mean `2011-04-03`?
            officials/ada.md:14:9 «"List» E001 the text that begins here has no closing quote
                add a straight quote " at its end
            officials/ada.md:15:7 «"example.org"» E021 the address in `url` does not begin with `https://`
                did you mean `https://example.org`? Open it before you write it
            officials/ada.md:17:8 «"list"» E011 `list` is none of the words for `kind`
                the words are `official-record`, `official-journal`, `official-statement`, `court`, `inquiry`, `un-body`, `press`, `law-firm`, `ngo`, `academic`, `reference`
        "#]],
    );
    // Where the rest may mean something else without the line, nothing is said of it.
    check(
        &[("officials/ada.md", "+++\nname = \"Ada\"\n[[positions\ntitel = \"Mayor\"\n+++\n")],
        expect![[r#"
            officials/ada.md:3:1 «[[positions» E001 the brackets of this line do not fit each other
                write `[[positions]]`
        "#]],
    );
    check(
        &[(
            "officials/ada.md",
            "+++\nname = \"Ada\"\nnoun = 1\n[[sources]]\nid = list\ntitle = 1\n+++\n",
        )],
        expect![[r#"
            officials/ada.md:5:6 «list» E001 text stands here without quotes
                write `id = "list"`
        "#]],
    );
}

#[test]
fn a_file_that_was_changed_while_it_was_read_says_so_and_costs_its_page() {
    let files = [
        ("site.toml".to_owned(), Data::Text(SETTINGS.to_owned())),
        ("content/officials/ada.md".to_owned(), Data::Refused(Refusal::Changed)),
    ];
    let inputs = support::inputs(files.into());
    let (_, found) = onrecord::analyze(&inputs);
    let lines: Vec<String> = found.iter().map(|finding| line(&inputs, finding)).collect();
    expect![[r#"
        officials/ada.md E005 this file was changed while it was read
            run it again when nobody is saving it
    "#]]
    .assert_eq(&lines.concat());
}
