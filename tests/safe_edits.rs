//! The changes that a finding offers: applied, they leave a file that has the finding no more.

mod support;

use onrecord::diagnostic::Diagnostic;
use onrecord::input::{Data, Inputs};
use std::collections::BTreeMap;

const SOURCE: &str = "id = \"gazette\"\ntitle = \"Gazette 12\"\npublisher = \"Aldovia Gazette\"\nkind = \"official-journal\"\n";

fn site(path: &str, text: &str) -> Inputs {
    let mut files: BTreeMap<String, Data> = BTreeMap::new();
    let mut put =
        |path: &str, text: &str| files.insert(path.to_owned(), Data::Text(text.to_owned()));
    put("site.toml", "title = \"Aldovia on record\"\ncontact = \"mailto:desk@example.org\"\n");
    put(
        "content/authorities/act.md",
        "+++\nname = \"Aldovia Sanctions Act\"\nshort_name = \"Act\"\njurisdiction = \"aq\"\nkind = \"statute\"\nprogrammes = [\"HARBOUR\", \"FIRE-2015\", \"LAND 1\", \"LAND-1\"]\nreviewed = 2026-03-01\n+++\n",
    );
    put(path, text);
    support::inputs(files)
}

/// The text of a file with all changes applied, and the codes of what was found before.
/// What offered a change must not be found again.
fn mend(path: &str, text: &str) -> (String, Vec<&'static str>) {
    let inputs = site(path, text);
    let (_, found) = onrecord::analyze(&inputs);
    let file = inputs.iter().find(|(_, input)| input.path == path).map(|(id, _)| id);
    let mut changed = text.to_owned();
    let mended: Vec<&Diagnostic> = found.iter().filter(|row| !row.edits.is_empty()).collect();
    // From the end on, so that the places before stay what they are.
    for edit in mended.iter().rev().flat_map(|finding| finding.edits.iter()) {
        assert_eq!(Some(edit.at.file), file, "a change is of the file of its finding");
        let (start, end) = edit.at.range.expect("a change has a range");
        changed.replace_range(start as usize..end as usize, &edit.text);
    }
    if !mended.is_empty() {
        let inputs = site(path, &changed);
        let (_, after) = onrecord::analyze(&inputs);
        assert!(after.is_empty(), "{}", support::report(&inputs, &after));
    }
    (changed, found.iter().map(|finding| finding.rule.code).collect())
}

fn case(url: &str, body: &str) -> String {
    format!(
        "+++\ntitle = \"The harbour fire\"\nreviewed = 2026-03-01\n\n[[sources]]\nurl = {url}\n{SOURCE}+++\nIt burned.[^gazette] {body}\n"
    )
}

#[test]
fn parameters_that_track_are_deleted_and_nothing_else() {
    for (url, clean) in [
        ("\"https://example.org/12?utm_source=a\"", "\"https://example.org/12\""),
        ("\"https://example.org/12?UTM_Source=a&page=3\"", "\"https://example.org/12?page=3\""),
        (
            "\"https://example.org/12?page=3&fbclid=1#fire\"",
            "\"https://example.org/12?page=3#fire\"",
        ),
        ("\"https://example.org/12?a=1&amp;gclid=2&b\"", "\"https://example.org/12?a=1&b\""),
        ("'https://example.org/ü?gclid=2&q=ü'", "'https://example.org/ü?q=ü'"),
    ] {
        let path = "content/cases/fire.md";
        let (changed, before) = mend(path, &case(url, ""));
        assert_eq!(before, ["W056"], "{url}");
        assert_eq!(changed, case(clean, ""));
    }
}

#[test]
fn parameters_are_deleted_in_the_text_too() {
    let url = "\"https://example.org/12\"";
    for (body, clean) in [
        ("[a](https://example.org/?utm_id=1&b=2) c", "[a](https://example.org/?b=2) c"),
        ("<https://example.org/?gclid=1>", "<https://example.org/>"),
        (
            "[a][b]\n\n[b]: https://example.org/?mc_eid=1 \"t\"",
            "[a][b]\n\n[b]: https://example.org/ \"t\"",
        ),
    ] {
        let (changed, before) = mend("content/cases/fire.md", &case(url, body));
        assert_eq!(before, ["W056"], "{body}");
        assert_eq!(changed, case(url, clean));
    }
}

#[test]
fn an_address_that_is_not_written_as_it_is_meant_is_left_to_a_person() {
    let url = "\"https://example.org/12\"";
    let in_text = case(url, "[a](https://example.org/?utm_id=1&amp;b=2)");
    let with_escape = case("\"https://example.org/?utm_id=1\\u0026b=2\"", "");
    for text in [in_text, with_escape] {
        let (changed, before) = mend("content/cases/fire.md", &text);
        assert_eq!(before, ["W056"]);
        assert_eq!(changed, text);
    }
}

#[test]
fn a_programme_is_put_right_only_if_one_has_the_same_letters_and_digits() {
    let official = |programme: &str| {
        format!(
            "+++\nname = \"Ada Brandt\"\ncountry = \"aq\"\nkind = \"official\"\nseniority = \"senior\"\nreviewed = 2026-03-01\n\n[[designations]]\nauthority = \"act\"\naction = \"listed\"\nprogramme = {programme}\nsources = [\"gazette\"]\n\n[[sources]]\nurl = \"https://example.org/12\"\n{SOURCE}+++\n"
        )
    };
    for (written, right) in [
        ("\"harbour\"", "\"HARBOUR\""),
        ("'fire 2015'", "\"FIRE-2015\""),
        ("\"FIRE-2016\"", "\"FIRE-2016\""),
        ("\"land1\"", "\"land1\""),
        ("\"-\"", "\"-\""),
    ] {
        let (changed, before) = mend("content/officials/ada.md", &official(written));
        assert_eq!(before, ["W049"], "{written}");
        assert_eq!(changed, official(right));
    }
}
