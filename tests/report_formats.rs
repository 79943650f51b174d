//! What programs read: every format of docs/reports.md gives what the page shows, and nothing of a stranger's is a command, a link or a flood in it.

#![allow(clippy::disallowed_methods, reason = "the page is read, and updated, on the disk")]

mod support;

use onrecord::diagnostic::{Diagnostic, Diagnostics};
use onrecord::input::{Data, FileId, Inputs, Span};
use onrecord::report::human::Colour;
use onrecord::report::{self, Format, Report};
use onrecord::rules;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// A report on these findings, in a site that was named `root`.
fn written(inputs: &Inputs, found: &Diagnostics, format: Format, root: &str) -> String {
    let mut out: Vec<u8> = Vec::new();
    let report = Report::new(inputs, found, root);
    report::emit(&mut out, format, &report, Colour::No).expect("memory takes what is written");
    String::from_utf8(out).expect("a report is text")
}

/// One file of this text.
fn one_file(path: &str, text: &str) -> Inputs {
    support::inputs(BTreeMap::from([(path.to_owned(), Data::Text(text.to_owned()))]))
}

fn range(start: usize, end: usize) -> Span {
    Span::range(FileId(0), start, end)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

/// `GH-12` and the like, in every way in which a stranger could have them written.
const HOSTILE: &str = "a\u{1b}[31m\u{202e}b\r\n::error::x ##[error]y `@octocat` @octocat/team <img src=x> \
     [a](https://evil.example) www.evil.example me@evil.example #12 GH-12 {0} %0A *b* _c_ $d$ | :tada: \
     0123456789abcdef0123456789abcdef01234567 &lt;";

fn hostile() -> (Inputs, Diagnostics) {
    let path = format!("content/officials/{HOSTILE}.md");
    let inputs = one_file(&path, &format!("{HOSTILE}\n{HOSTILE}"));
    let finding = |span| {
        let finding = rules::UNKNOWN_FIELD.at(span, HOSTILE).help(HOSTILE);
        finding.label(range(1, 2), HOSTILE).edit(range(0, 1), HOSTILE)
    };
    (inputs, Diagnostics::from(vec![finding(range(0, 40)), finding(Span::file(FileId(0)))]))
}

#[test]
fn every_format_gives_what_its_page_shows() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/reports.md");
    let page = fs::read_to_string(&path).expect("the page is there");
    let mut files: BTreeMap<String, Data> = BTreeMap::new();
    let config = "title = \"Aldovia on record\"\ncontact = \"mailto:desk@example.org\"\nreview_months = 12\n";
    files.insert("site.toml".to_owned(), Data::Text(config.to_owned()));
    let mut run = String::new();
    let mut seen = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        run.push_str(&format!("{line}\n"));
        let Some(info) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let mut text: String = block.iter().map(|line| format!("{line}\n")).collect();
        if let Some(path) = info.strip_prefix("md ") {
            files.insert(path.to_owned(), Data::Text(text.clone()));
        } else if let Some(word) = info.strip_prefix("report ") {
            let format = Format::ALL.into_iter().find(|format| format.word() == word);
            let format = format.expect("the page names a format");
            seen.push(format);
            let inputs = support::inputs(files.clone());
            let (_, found) = onrecord::analyze(&inputs);
            text = written(&inputs, &found, format, "site");
            if format == Format::Human {
                assert_eq!(
                    text.trim_end(),
                    support::report(&inputs, &found),
                    "the root is not named"
                );
            } else if format == Format::Sarif {
                let result = json(&text)["runs"][0]["results"][0].clone();
                text = serde_json::to_string_pretty(&result).expect("a value is JSON") + "\n";
            }
            text = text.trim_end().to_owned() + "\n";
        }
        run.push_str(&format!("{text}```\n"));
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() && run != page {
        fs::write(&path, &run).expect("the page can be written");
    } else {
        assert_eq!(page, run, "UPDATE_EXPECT=1 writes the examples anew");
    }
    assert_eq!(seen, Format::ALL, "the page shows every format once");
}

#[test]
fn nothing_that_a_contributor_wrote_steers_a_terminal_in_any_format() {
    let (inputs, found) = hostile();
    for format in Format::ALL {
        let text = written(&inputs, &found, format, ".");
        let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!text.contains(steers), "{format:?}: {text:?}");
    }
}

#[test]
fn nothing_that_a_contributor_wrote_is_a_command_in_the_log_of_a_build() {
    let (inputs, found) = hostile();
    for format in [Format::Human, Format::Short, Format::Github] {
        for line in written(&inputs, &found, format, ".").lines() {
            let own =
                format == Format::Github && line.starts_with("::error file=content/officials/a");
            assert!(own || !line.trim_start().starts_with("::"), "{format:?}: {line}");
            assert!(!line.contains("##["), "{format:?}: {line}");
        }
    }
}

#[test]
fn annotations_escape_what_github_reads() {
    let inputs = one_file("content/officials/a,b:c%.md", "one\ntwo\n");
    let found = Diagnostics::from(vec![
        rules::BAD_VALUE.at(range(0, 2), "50% of it: a, b").help("say\nmore"),
        rules::BAD_VALUE.at(range(0, 6), "over two lines"),
        rules::STRAY_FILE.at(Span::file(FileId(0)), "a whole file"),
    ]);
    let file = "file=content/officials/a%2Cb%3Ac%25.md";
    let lines = [
        format!("::error {file},title=E006 stray-file::a whole file"),
        format!(
            "::error {file},line=1,col=1,endLine=1,endColumn=3,title=E013 bad-value::50%25 of it: a, b%0Asay\u{fffd}more"
        ),
        format!("::error {file},line=1,endLine=2,title=E013 bad-value::over two lines"),
    ];
    assert_eq!(written(&inputs, &found, Format::Github, "."), lines.join("\n") + "\n");
}

#[test]
fn github_gets_ten_errors_and_ten_warnings_and_the_rest_as_lines() {
    let inputs = one_file("content/officials/ada.md", &"x = 1\n".repeat(30));
    let mut found: Vec<Diagnostic> = Vec::new();
    for line in 0..12 {
        found.push(rules::REVIEW_OVERDUE.at(range(line * 6, line * 6 + 1), "old"));
        found.push(rules::UNKNOWN_FIELD.at(range(line * 6, line * 6 + 1), "unknown"));
    }
    let text = written(&inputs, &Diagnostics::from(found), Format::Github, ".");
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[..10].iter().all(|line| line.starts_with("::error ")), "{text}");
    assert!(lines[10..20].iter().all(|line| line.starts_with("::warning ")), "{text}");
    let rest =
        ["11:1: error[E008]: unknown", "12:1: error[E008]: unknown", "11:1: warning[W031]: old"];
    for (line, rest) in lines[20..].iter().zip(rest) {
        assert_eq!(*line, format!("content/officials/ada.md:{rest}"));
    }
    assert_eq!(lines.len(), 25);
    assert!(lines[24].ends_with("4 more stand only here, in the lines above"), "{text}");
}

#[test]
fn json_has_exactly_ten_keys_in_their_order() {
    let inputs = one_file("content/officials/ada.md", "é = 1\n");
    let found = Diagnostics::from(vec![
        rules::UNKNOWN_FIELD.at(range(0, 2), "unknown"),
        rules::STRAY_FILE.at(Span::file(FileId(0)), "stray").help("move it"),
        rules::MISSING_CONFIG.at(Span::file(FileId::NONE), "none"),
    ]);
    let ada = "{\"path\":\"b/content/officials/ada.md\",\"line\":";
    let lines = [
        format!(
            "{ada}null,\"column\":null,\"end_line\":null,\"end_column\":null,\"code\":\"E006\",\"name\":\"stray-file\",\
             \"severity\":\"error\",\"message\":\"stray\",\"help\":\"move it\"}}"
        ),
        format!(
            "{ada}1,\"column\":1,\"end_line\":1,\"end_column\":2,\"code\":\"E008\",\"name\":\"unknown-field\",\
             \"severity\":\"error\",\"message\":\"unknown\",\"help\":null}}"
        ),
        "{\"path\":\"b/site.toml\",\"line\":null,\"column\":null,\"end_line\":null,\"end_column\":null,\
         \"code\":\"E023\",\"name\":\"missing-config\",\"severity\":\"error\",\"message\":\"none\",\"help\":null}"
            .to_owned(),
    ];
    assert_eq!(written(&inputs, &found, Format::Json, "./b/"), lines.join("\n") + "\n");
}

/// `tests/sarif` holds these logs, which have everything that a log can have, against the schema.
#[test]
fn logs_are_left_for_the_schema_checker() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("sarif");
    fs::create_dir_all(&folder).expect("there is room for logs");
    let (inputs, found) = hostile();
    for (name, found, root) in [
        ("hostile", &found, "."),
        ("hostile-elsewhere", &found, "../a b/ü%"),
        ("hostile-absolute", &found, "/srv/site"),
        ("nothing", &Diagnostics::default(), "."),
    ] {
        let log = written(&inputs, found, Format::Sarif, root);
        let results = json(&log)["runs"][0]["results"].as_array().map(Vec::len);
        assert_eq!(results, Some(found.iter().count()));
        fs::write(folder.join(format!("{name}.sarif")), log).expect("a log can be written");
    }
}

/// Rule, line and fingerprint of every result.
fn prints(text: &str) -> Vec<(String, u64, String)> {
    let inputs = one_file("content/officials/ada.md", text);
    let at = |(start, part): (usize, &str)| range(start, start + part.len());
    let mut found: Vec<Diagnostic> = vec![rules::MISSING_PHOTO.at(Span::file(FileId(0)), "none")];
    found.extend(text.match_indices("bad").map(|place| rules::BAD_VALUE.at(at(place), "bad")));
    found.extend(text.match_indices("bad").map(|place| rules::BAD_DATE.at(at(place), "bad")));
    let sarif = json(&written(&inputs, &Diagnostics::from(found), Format::Sarif, "."));
    let results = sarif["runs"][0]["results"].as_array().expect("there are results").clone();
    let print = |result: Value| {
        let line = &result["locations"][0]["physicalLocation"]["region"]["startLine"];
        (
            result["ruleId"].as_str().expect("a rule").to_owned(),
            line.as_u64().unwrap_or(0),
            result["partialFingerprints"]["onrecordFinding/v1"]
                .as_str()
                .expect("a print")
                .to_owned(),
        )
    };
    results.into_iter().map(print).collect()
}

#[test]
fn a_fingerprint_survives_edits_above_and_tells_all_findings_apart() {
    let text = "a = bad\nb = 1\na = bad\nc = bad, bad\n";
    let before = prints(text);
    let after = prints(&("new = 1\n".repeat(20) + "\t" + text));
    assert_eq!(before.len(), 9);
    for (before, after) in before.iter().zip(&after) {
        assert_eq!((&before.0, &before.2), (&after.0, &after.2));
        assert_eq!(after.1, if before.1 == 0 { 0 } else { before.1 + 20 });
    }
    let mut different: Vec<&String> = before.iter().map(|(_, _, print)| print).collect();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), before.len(), "{before:?}");
}

#[test]
fn a_fix_in_sarif_replaces_exactly_the_bytes_of_its_edit() {
    let inputs = one_file("content/officials/ö b.md", "é = 1\nx = 2\n");
    let finding = rules::UNUSED_ALLOWANCE.at(range(0, 7), "not needed").help("remove this [line]");
    let found =
        Diagnostics::from(vec![finding.edit(range(0, 7), "").label(range(7, 8), "see {0}")]);
    let sarif = json(&written(&inputs, &found, Format::Sarif, "/srv/site"));
    let result = &sarif["runs"][0]["results"][0];
    let uri = "file:///srv/site/content/officials/%C3%B6%20b.md";
    let replaced = serde_json::json!([{
        "description": { "text": "remove this \\[line\\]" },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri },
            "replacements": [{
                "deletedRegion": { "startLine": 1, "startColumn": 1, "endLine": 2, "endColumn": 1 },
                "insertedContent": { "text": "" }
            }]
        }]
    }]);
    assert_eq!(result["fixes"], replaced);
    assert_eq!(result["level"], "warning");
    assert_eq!(result["relatedLocations"][0]["message"]["text"], "see {{0}}");
    assert_eq!(
        result["locations"][0]["physicalLocation"]["region"],
        serde_json::json!({ "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 6 })
    );
}

#[test]
fn what_a_stranger_wrote_is_only_code_in_markdown() {
    let (inputs, found) = hostile();
    let text = written(&inputs, &found, Format::Markdown, ".");
    // Without code spans, as CommonMark reads them.
    let mut outside = String::new();
    let parser = pulldown_cmark::Parser::new(&text);
    for event in parser {
        match event {
            pulldown_cmark::Event::Text(text) => outside.push_str(&text),
            pulldown_cmark::Event::InlineHtml(html) => assert_eq!(&*html, "<br>"),
            pulldown_cmark::Event::Html(html) => panic!("HTML: {html}"),
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { .. }) => panic!("a link"),
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Image { .. }) => panic!("a picture"),
            _ => {}
        }
    }
    for mark in
        ["@", "#", "GH-12", "www.", "http", "::", "$", ":tada", "0123456789abcdef", "*", "_", "["]
    {
        assert!(!outside.contains(mark), "{mark} is outside of code: {outside}");
    }
}

#[test]
fn files_with_errors_come_first_in_markdown() {
    let mut files: BTreeMap<String, Data> = BTreeMap::new();
    for name in ["a", "b", "c"] {
        files.insert(format!("content/{name}.md"), Data::Text("x\n".to_owned()));
    }
    let found = Diagnostics::from(vec![
        rules::REVIEW_OVERDUE.at(Span::file(FileId(0)), "old"),
        rules::REVIEW_OVERDUE.at(Span::range(FileId(1), 0, 1), "old"),
        rules::STRAY_FILE.at(Span::range(FileId(1), 0, 1), "stray"),
    ]);
    let text = written(&support::inputs(files), &found, Format::Markdown, ".");
    let places: Vec<usize> =
        ["found 1 error, 2 warnings in", "b.md", "**error**", "warning in line 1", "a.md"]
            .iter()
            .map(|part| text.find(part).unwrap_or_else(|| panic!("{part} is in {text}")))
            .collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn markdown_fits_into_a_comment_and_says_what_it_left_out() {
    let inputs = one_file("content/officials/ada.md", &"x".repeat(100_000));
    let long = "@long ".repeat(500);
    let finding = |at| rules::UNKNOWN_FIELD.at(range(at, at + 1), long.clone()).help(long.clone());
    let found = Diagnostics::from((0..1_000).map(finding).collect::<Vec<_>>());
    let text = written(&inputs, &found, Format::Markdown, ".");
    assert!(text.len() <= 60_000 && text.len() > 40_000, "{}", text.len());
    let shown = text.matches("- **error**").count();
    let rest =
        format!("{} more findings have no room here; `onrecord check` shows all.\n", 1_000 - shown);
    assert!(text.ends_with(&rest), "{}", &text[text.len() - 200..]);
}

#[test]
fn a_report_on_nothing_says_so() {
    let inputs = one_file("content/officials/ada.md", "x");
    let text = |format| written(&inputs, &Diagnostics::default(), format, ".");
    let nothing = "**onrecord** found nothing to report: 0 errors, 0 warnings in 1 content file.\n";
    assert_eq!(text(Format::Markdown), nothing);
    for format in [Format::Human, Format::Short, Format::Json, Format::Github] {
        assert_eq!(text(format), "");
    }
    assert_eq!(json(&text(Format::Sarif))["runs"][0]["results"], serde_json::json!([]));
}
