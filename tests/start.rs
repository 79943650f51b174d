//! A new site and a new record: what `onrecord init` and `onrecord new` write is right but for what must be filled in.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use onrecord::diagnostic::{Diagnostics, Severity};
use onrecord::format::format;
use onrecord::input::{Data, Inputs};
use onrecord::load;
use onrecord::model::date::Day;
use onrecord::model::key::{Key, Kind};
use onrecord::model::shape::{self, Value};
use onrecord::start::known::{self, Taken};
use onrecord::start::record::{self, Draft};
use onrecord::start::site::{self, Settings};
use onrecord::{render, theme};
use std::collections::BTreeMap;

fn settings(contact: Option<&str>) -> Settings {
    Settings {
        title: "A \"new\" {today} site".to_owned(),
        contact: contact.map(str::to_owned),
        today: Day::new(2026, 6, 1).unwrap(),
    }
}

/// The files of a new site that are part of it, with the theme.
fn new_site(contact: Option<&str>) -> BTreeMap<String, Data> {
    let own = site::files(&settings(contact)).into_iter();
    let own = own.filter(|(path, _)| *path == "site.toml" || path.starts_with("content/"));
    let own = own.map(|(path, text)| (path.to_owned(), Data::Text(text)));
    let theme = theme::FILES.iter().map(|(path, bytes)| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        ((*path).to_owned(), Data::Text(text))
    });
    theme.chain(own).collect()
}

fn all_found(inputs: &Inputs) -> Diagnostics {
    let (site, found) = onrecord::analyze(inputs);
    let (_, from_render) = render::render(&site, inputs);
    Diagnostics::merge([found, from_render])
}

#[test]
fn a_new_site_lacks_nothing_but_the_address_of_its_publisher() {
    let inputs = support::inputs(new_site(None));
    let found = all_found(&inputs);
    let codes: Vec<&str> = found.iter().map(|finding| finding.rule.code).collect();
    assert_eq!(codes, ["W036"], "{}", support::report(&inputs, &found));
    let inputs = support::inputs(new_site(Some("mailto:desk@example.org")));
    let found = all_found(&inputs);
    assert!(found.is_empty(), "{}", support::report(&inputs, &found));
}

#[test]
fn a_new_site_has_one_of_each_kind_and_its_title_is_taken_as_it_is() {
    let inputs = support::inputs(new_site(None));
    let (site, _) = onrecord::analyze(&inputs);
    for kind in [Kind::Official, Kind::Case, Kind::Authority, Kind::Country, Kind::About] {
        let count = site.documents.iter().filter(|document| document.key.kind() == kind).count();
        assert_eq!(count, 1, "{kind:?}");
    }
    assert_eq!(site.config.title, "A \"new\" {today} site");
}

#[test]
fn the_files_of_a_new_site_are_in_order() {
    for (path, text) in site::files(&settings(None)) {
        assert!(!text.contains("{contact}") && !text.contains("{version}"), "{path}");
        assert!(text.ends_with('\n') && !text.contains('\r'), "{path}");
        if path.starts_with("content/") {
            let folder = path.split('/').nth(1).unwrap();
            let kind = Kind::of_folder(folder).unwrap_or(Kind::About);
            assert_eq!(format(&text, kind).unwrap(), text, "{path}");
        }
    }
}

#[test]
fn the_workflow_of_a_new_site_gives_nothing_away() {
    let files = site::files(&settings(None));
    let (_, workflow) = files.iter().find(|(path, _)| path.ends_with("check.yml")).unwrap();
    assert!(workflow.contains("\npermissions: {}\n") && workflow.contains("  pull_request:\n"));
    for word in ["pull_request_target", "workflow_run", "secrets.", "github.event."] {
        assert!(!workflow.contains(word), "{word}");
    }
    let actions: Vec<&str> =
        workflow.lines().filter_map(|line| line.trim().strip_prefix("uses: ")).collect();
    assert_eq!(actions.len(), 2);
    for action in actions {
        let (_, pin) = action.split_once('@').unwrap();
        let (hash, version) = pin.split_once(" # v").unwrap();
        assert!(hash.len() == 40 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{action}");
        assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{action}");
    }
    for line in workflow.lines().filter(|line| line.trim().starts_with("run:")) {
        assert!(!line.contains("${{"), "{line}");
    }
}

const KINDS: [(Kind, &str); 4] = [
    (Kind::Official, "bo-brandt"),
    (Kind::Case, "the-bridge"),
    (Kind::Authority, "bridge-act"),
    (Kind::Country, "xk"),
];

/// What is said of one more file of a new site: rule, severity and the text at the place.
fn findings(path: &str, text: &str) -> Vec<(&'static str, Severity, String)> {
    let mut files = new_site(Some("mailto:desk@example.org"));
    files.insert(path.to_owned(), Data::Text(text.to_owned()));
    let inputs = support::inputs(files);
    let found = all_found(&inputs);
    let at = |finding: &onrecord::diagnostic::Diagnostic| {
        assert_eq!(inputs.file(finding.at.file).path, path, "{}", finding.message);
        finding.at.range.map_or("", |(start, end)| &text[start as usize..end as usize]).to_owned()
    };
    found.iter().map(|finding| (finding.rule.code, finding.severity, at(finding))).collect()
}

/// A draft with its name, the day, and nothing else.
fn bare(kind: Kind) -> Draft {
    let mut given = vec![("reviewed", "2026-06-01".to_owned())];
    if kind != Kind::Country {
        given.push((shape::fields(kind)[0].name, record::quoted("Bo \"B\" Brandt")));
    }
    let spellings = if kind == Kind::Official { vec!["Bo Brant".to_owned()] } else { Vec::new() };
    Draft { kind, given, spellings }
}

#[test]
fn a_new_record_has_no_error_but_where_it_must_be_filled_in() {
    for (kind, name) in KINDS {
        let draft = bare(kind);
        let text = format(&record::text(&draft), kind).unwrap();
        assert_eq!(format(&text, kind).unwrap(), text);
        let errors = findings(&known::path(&Key::new(kind, name).unwrap()), &text);
        let errors = errors.into_iter().filter(|(_, severity, _)| *severity == Severity::Error);
        let errors: Vec<(&str, String)> = errors.map(|(code, _, at)| (code, at)).collect();
        let empty = record::to_fill_in(&draft).into_iter();
        let empty: Vec<(&str, String)> = empty.map(|_| ("E013", "\"\"".to_owned())).collect();
        assert_eq!(errors, empty, "{text}");
    }
}

#[test]
fn a_new_record_that_is_filled_in_has_no_error() {
    for (kind, name) in KINDS {
        let mut draft = bare(kind);
        for field in record::to_fill_in(&draft) {
            let value = match field.value {
                Value::Word(words) => words()[0].to_owned(),
                Value::Country | Value::Jurisdiction => "aq".to_owned(),
                _ => "words".to_owned(),
            };
            draft.given.push((field.name, record::value(field, &value)));
        }
        let text = record::text(&draft);
        let errors = findings(&known::path(&Key::new(kind, name).unwrap()), &text);
        let errors: Vec<_> =
            errors.into_iter().filter(|(_, severity, _)| *severity == Severity::Error).collect();
        assert_eq!(errors, [], "{text}");
    }
}

#[test]
fn the_examples_of_a_new_record_have_fields_that_there_are_and_say_nothing_by_themselves() {
    for (kind, name) in KINDS {
        let text = record::text(&bare(kind));
        let (fields, examples) = text.split_once("\n# [[").unwrap();
        let examples = format!("\n# [[{examples}").replace("\n# ", "\n");
        let text = format!("{fields}{examples}");
        let codes = findings(&known::path(&Key::new(kind, name).unwrap()), &text);
        // Every value is empty, so nothing is published before somebody has filled it in.
        assert!(codes.iter().filter(|(code, ..)| *code == "E013").count() > 4, "{codes:?}");
        for (code, severity, at) in codes {
            let known = ["E013", "E015", "E016"].contains(&code) || severity == Severity::Warning;
            assert!(known, "{code} at {at}:\n{text}");
        }
    }
}

#[test]
fn a_key_that_is_or_was_taken_is_not_used_again() {
    let mut files = new_site(None);
    let text = "+++\nname = \"Cy Brandt\"\ncountry = \"aq\"\nkind = \"official\"\nseniority = \"mid\"\nreviewed = 2026-06-01\nformer_keys = [\"c-brandt\"]\n+++\n";
    for name in ["cy-brandt", "cy-brandt-2"] {
        files.insert(format!("content/officials/{name}.md"), Data::Text(text.to_owned()));
    }
    let (site, _) = onrecord::analyze(&support::inputs(files));
    let key = |name: &str| Key::new(Kind::Official, name).unwrap();
    let path = "content/officials/cy-brandt.md".to_owned();
    assert_eq!(known::taken(&site.documents, &key("cy-brandt")), Some(Taken::Is(path.clone())));
    assert_eq!(known::taken(&site.documents, &key("c-brandt")), Some(Taken::Was(path)));
    assert_eq!(known::taken(&site.documents, &key("dee-brandt")), None);
    let free = |born| known::free(&site.documents, &key("cy-brandt"), born).unwrap();
    assert_eq!(free(Some(1970)), key("cy-brandt-1970"));
    assert_eq!(free(None), key("cy-brandt-3"));
}

#[test]
fn somebody_of_a_like_name_may_be_the_same_person_unless_born_in_another_year() {
    let (site, _) = onrecord::analyze(&support::inputs(new_site(None)));
    for (name, born, is_like) in [
        ("Ada Brandt", None, true),
        ("BRANDT, Ada", Some(1961), true),
        ("Ада Брандт", None, true),
        ("Ada Brandt", Some(1962), true),
        ("Ada Brandt", Some(1990), false),
        ("Bo Brandt", None, false),
        ("Brandt", None, false),
    ] {
        let found = known::alike(&site.documents, &[name], born);
        assert_eq!(!found.is_empty(), is_like, "{name} {born:?}");
        for other in found {
            assert_eq!(
                (other.path.as_str(), other.born.as_str()),
                ("content/officials/ada-brandt.md", "1961")
            );
        }
    }
}

#[test]
fn a_country_is_known_by_its_code_and_by_its_name() {
    for (typed, code) in [("ru", "ru"), ("RU", "ru"), (" Russia ", "ru"), ("türkiye", "tr")] {
        assert_eq!(known::country(typed).unwrap().code(), code, "{typed}");
    }
    assert_eq!(known::country("Rusia"), Err(Some("Russia")));
    assert_eq!(known::country("Aldovia"), Err(None));
}

#[test]
fn a_new_record_lies_where_content_lies() {
    for (kind, name) in KINDS {
        let path = known::path(&Key::new(kind, name).unwrap());
        assert_eq!(load::role(&path), onrecord::input::Role::Content);
    }
}
