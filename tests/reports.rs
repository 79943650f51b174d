//! What a contributor reads in the terminal: places and carets in every script, and no flood of one finding.

mod support;

use expect_test::{Expect, expect};
use onrecord::diagnostic::{Diagnostic, Diagnostics};
use onrecord::input::{Data, FileId, Span};
use onrecord::rules;
use std::collections::BTreeMap;

/// Compares the report on these findings in a file of this text.
fn check_found(text: &str, found: Vec<Diagnostic>, expected: Expect) {
    let mut files: BTreeMap<String, Data> = BTreeMap::new();
    files.insert("content/officials/ada.md".to_owned(), Data::Text(text.to_owned()));
    let inputs = support::inputs(files);
    expected.assert_eq(&support::report(&inputs, &Diagnostics::from(found)));
}

/// The report on one finding at the part of the text between « and », which are taken out.
fn check(text: &str, expected: Expect) {
    let start = text.find('«').expect("the text has a mark «");
    let end = text.find('»').expect("the text has a mark »") - '«'.len_utf8();
    let span = Span::range(FileId(0), start, end);
    let found = vec![rules::BAD_VALUE.at(span, "this is marked").help("look here")];
    check_found(&text.replace(['«', '»'], ""), found, expected);
}

#[test]
fn carets_stand_under_latin_text() {
    check(
        "+++\nname = «\"Ada\"»\n+++\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:2:8
          |
        2 | name = "Ada"
          |        ^^^^^
          |
          = help: look here"#]],
    );
}

#[test]
fn carets_stand_under_wide_letters_and_after_them() {
    check(
        "name = «\"王岐山\"»\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:8
          |
        1 | name = "王岐山"
          |        ^^^^^^^^
          |
          = help: look here"#]],
    );
    check(
        "name = \"王岐山\" «x» = 1\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:14
          |
        1 | name = "王岐山" x = 1
          |                 ^
          |
          = help: look here"#]],
    );
}

#[test]
fn carets_stand_under_combining_letters_and_after_them() {
    check(
        "name = «\"Ame\u{301}lie\"»\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:8
          |
        1 | name = "Amélie"
          |        ^^^^^^^^
          |
          = help: look here"#]],
    );
    check(
        "name = \"Ame\u{301}lie\" «x» = 1\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:18
          |
        1 | name = "Amélie" x = 1
          |                 ^
          |
          = help: look here"#]],
    );
}

#[test]
fn carets_count_right_to_left_letters_like_others() {
    check(
        "name = «\"علي خامنئي\"»\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:8
          |
        1 | name = "علي خامنئي"
          |        ^^^^^^^^^^^^
          |
          = help: look here"#]],
    );
    check(
        "name = \"علي\" «x» = 1\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:14
          |
        1 | name = "علي" x = 1
          |              ^
          |
          = help: look here"#]],
    );
}

#[test]
fn direction_marks_cannot_rearrange_a_report() {
    check(
        "name = «\"a\u{202e}b\"»\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:8
          |
        1 | name = "a�b"
          |        ^^^^^
          |
          = help: look here"#]],
    );
}

#[test]
fn tabs_and_windows_line_ends_do_not_move_carets() {
    check(
        "\tname\t= «7»\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:9
          |
        1 |     name    = 7
          |               ^
          |
          = help: look here"#]],
    );
    check(
        "+++\r\nname = «7»\r\n+++\r\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:2:8
          |
        2 | name = 7
          |        ^
          |
          = help: look here"#]],
    );
}

#[test]
fn a_finding_at_the_end_of_a_line_or_file_has_a_caret() {
    check(
        "name =«»\n+++\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:7
          |
        1 | name =
          |       ^
          |
          = help: look here"#]],
    );
    check(
        "name =«»",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:7
          |
        1 | name =
          |       ^
          |
          = help: look here"#]],
    );
    check(
        "name = \"a\"\n«»",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:12
          |
        1 | name = "a"
          |           ^
          |
          = help: look here"#]],
    );
}

#[test]
fn a_finding_over_several_lines_is_shown_whole() {
    check(
        "«aliases = [\n  \"A\",\n]»\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:1
          |
        1 | / aliases = [
        2 | |   "A",
        3 | | ]
          | |_^
          |
          = help: look here"#]],
    );
}

#[test]
fn a_long_line_is_cut_around_the_finding() {
    check(
        &format!("{} «here» {}\n", "word ".repeat(60), "word ".repeat(60)),
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:302
          |
        1 | ...d word word word word word word word word word word word word  here word word word word word word word word word word word word wo...
          |                                                                   ^^^^
          |
          = help: look here"#]],
    );
}

#[test]
fn carets_stand_under_emoji_of_several_characters_and_after_them() {
    check(
        "name = «\"👩‍👩‍👧‍👦🇺🇳👍🏽\"» # x\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:8
          |
        1 | name = "👩👩👧👦🇺🇳👍🏽" # x
          |        ^^^^^^^^^^^^^^^^
          |
          = help: look here"#]],
    );
    check(
        "name = \"👩‍👩‍👧‍👦🇺🇳👍🏽\" «x»\n",
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:22
          |
        1 | name = "👩👩👧👦🇺🇳👍🏽" x
          |                         ^
          |
          = help: look here"#]],
    );
}

#[test]
fn a_finding_of_ten_thousand_characters_is_cut() {
    check(
        &format!("name = «\"{}\"»\n", "long ".repeat(2_000)),
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:8
          |
        1 | ... = "long long long long long long long long long...ong long long long long long long long long "
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: look here"#]],
    );
    let wide = "王".repeat(5_000);
    check(
        &format!("name = «{wide}»\n"),
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:8
          |
        1 | name = 王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王...
          |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: look here"#]],
    );
    check(
        &format!("{wide}«x\n{wide}»\n"),
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:5001
          |
        1 |   ... 王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王x
          |  ___________________________________________________________________^
        2 | | ... 王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王
          | |__________________________________________________________________^
          |
          = help: look here"#]],
    );
    check(
        &format!("{wide}«x»{wide}\n"),
        expect![[r#"
        error[E013]: this is marked
         --> content/officials/ada.md:1:5001
          |
        1 | ... 王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王x王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王...
          |                                                                   ^
          |
          = help: look here"#]],
    );
}

#[test]
fn of_a_finding_over_many_lines_the_first_and_the_last_are_shown() {
    check(
        &format!("«aliases = [\n{}]»\n", "  \"A\",\n".repeat(3_000)),
        expect![[r#"
        error[E013]: this is marked
            --> content/officials/ada.md:1:1
             |
           1 | / aliases = [
           2 | |   "A",
           3 | |   "A",
           4 | |   "A",
        ...    |
        3001 | |   "A",
        3002 | | ]
             | |_^
             |
             = help: look here"#]],
    );
}

#[test]
fn other_places_are_named_with_line_and_column() {
    let text = "a = 1\né = 2\nb = 3\n";
    let found = vec![
        rules::DUPLICATE_ID
            .at(Span::range(FileId(0), 0, 1), "twice")
            .label(Span::range(FileId(0), 13, 14), "the first stands here"),
        rules::TAKEN_KEY
            .at(Span::file(FileId(0)), "taken")
            .label(Span::range(FileId(0), 9, 10), "claimed here"),
    ];
    check_found(
        text,
        found,
        expect![[r#"
            error[E022]: taken
            --> content/officials/ada.md
             = note: claimed here: content/officials/ada.md:2:3

            error[E014]: twice
             --> content/officials/ada.md:1:1
              |
            1 | a = 1
              | ^
            2 | é = 2
            3 | b = 3
              | - the first stands here"#]],
    );
}

#[test]
fn nothing_that_a_contributor_wrote_controls_the_terminal() {
    let hostile = "a\u{1b}[31m\u{202e}b\nc";
    let mut files: BTreeMap<String, Data> = BTreeMap::new();
    files.insert(format!("content/{hostile}.md"), Data::Text(format!("{hostile} = 1\n")));
    let found = vec![
        rules::UNKNOWN_FIELD
            .at(Span::range(FileId(0), 0, 1), hostile)
            .label(Span::range(FileId(0), 1, 2), hostile)
            .help(hostile),
        rules::STRAY_FILE
            .at(Span::file(FileId(0)), hostile)
            .label(Span::range(FileId(0), 1, 2), hostile),
    ];
    let report = support::report(&support::inputs(files), &Diagnostics::from(found));
    let strange = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!report.contains(strange), "{report:?}");
}

#[test]
fn after_twenty_findings_of_a_rule_in_a_file_the_rest_is_counted() {
    let text = "x = 1\n".repeat(25);
    let at = |line: usize| Span::range(FileId(0), line * 6, line * 6 + 1);
    let mut found: Vec<Diagnostic> =
        (0..23).map(|line| rules::UNKNOWN_FIELD.at(at(line), "unknown")).collect();
    found.push(rules::BAD_VALUE.at(at(24), "another rule"));
    let mut files: BTreeMap<String, Data> = BTreeMap::new();
    files.insert("content/officials/ada.md".to_owned(), Data::Text(text));
    let report = support::report(&support::inputs(files), &Diagnostics::from(found));
    assert_eq!(report.matches("error[E008]").count(), 20);
    assert_eq!(report.matches("error[E013]").count(), 1);
    assert!(report.ends_with("content/officials/ada.md: and 3 more of E008"), "{report}");
}

#[test]
fn after_two_hundred_findings_of_a_rule_in_all_the_rest_is_counted() {
    let mut files: BTreeMap<String, Data> = BTreeMap::new();
    let mut found: Vec<Diagnostic> = Vec::new();
    for index in 0..230_u32 {
        files.insert(format!("content/officials/a{index:03}.md"), Data::Text("x = 1\n".to_owned()));
        let at = |start: usize| Span::range(FileId(index), start, start + 1);
        found.push(rules::UNKNOWN_FIELD.at(at(0), "unknown"));
        found.push(rules::UNKNOWN_FIELD.at(at(4), "unknown too"));
    }
    found.push(rules::BAD_VALUE.at(Span::range(FileId(229), 0, 1), "another rule"));
    let report = support::report(&support::inputs(files), &Diagnostics::from(found));
    assert_eq!(report.matches("error[E008]").count(), 200);
    assert_eq!(report.matches("error[E013]").count(), 1);
    let rest = "and 260 more of E008 in 130 files: --report short lists all";
    assert!(report.ends_with(rest), "{report}");
}
