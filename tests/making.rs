//! `init`, `new`, `fmt` and `schema` as people run them: what is written, what is said, exit codes; and that docs/starting.md tells the truth.

#![allow(
    clippy::disallowed_methods,
    reason = "these tests run the program in folders of their own"
)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_onrecord");

/// A new site in a folder of its own.
struct Place(TempDir);

impl Place {
    fn new() -> Place {
        let place = Place(TempDir::new().unwrap());
        let (code, said) = place.run(&["init", ".", "--contact", "mailto:desk@example.org"]);
        assert_eq!(code, 0, "{said}");
        place
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        said(Command::new(PROGRAM).args(arguments).current_dir(self.0.path()))
    }

    /// Runs it with a terminal, on which the lines are typed.
    fn type_in(&self, arguments: &str, typed: &str) -> (i32, String) {
        fs::write(self.0.path().join("typed"), typed).unwrap();
        let line = format!("{PROGRAM} {arguments}");
        let mut command = Command::new("script");
        command.args(["--quiet", "--return", "--echo", "never", "--command", &line, "/dev/null"]);
        let input = fs::File::open(self.0.path().join("typed")).unwrap();
        let output = command
            .current_dir(self.0.path())
            .env("SOURCE_DATE_EPOCH", "1780000000")
            .env("SHELL", "/bin/sh")
            .stdin(Stdio::from(input))
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(text).unwrap())
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.0.path().join(path), text).unwrap();
    }

    fn has(&self, path: &str) -> bool {
        self.0.path().join(path).exists()
    }
}

fn said(command: &mut Command) -> (i32, String) {
    let command = command.env("SOURCE_DATE_EPOCH", "1780000000").stdin(Stdio::null());
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap_or(-1), String::from_utf8(text).unwrap())
}

#[test]
fn a_new_site_is_checked_and_built_and_a_full_folder_is_left_alone() {
    let place = Place::new();
    for arguments in [["check"].as_slice(), &["build"], &["fmt", "--check"]] {
        let (code, said) = place.run(arguments);
        assert_eq!(code, 0, "{arguments:?}: {said}");
    }
    assert!(place.has("public/officials/ada-brandt.html"));
    place.write("site.toml", "mine");
    let (code, said) = place.run(&["init", "."]);
    assert_eq!(code, 2);
    assert!(said.contains("something in it already"), "{said}");
    assert_eq!(place.read("site.toml"), "mine");
    let empty = TempDir::new().unwrap();
    fs::create_dir(empty.path().join(".git")).unwrap();
    let (code, said) = place.run(&["init", empty.path().to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn a_record_with_everything_given_passes_check_at_once() {
    let place = Place::new();
    for arguments in [
        [
            "official",
            "Bo Voronsky",
            "--country",
            "Aldovia",
            "--kind",
            "official",
            "--seniority",
            "mid",
            "--native-name",
            "Бо Воронский",
            "--lang",
            "ru",
            "--born",
            "1970-02-03",
            "--aliases",
        ]
        .as_slice(),
        &[
            "case",
            "The bridge",
            "--country",
            "Russia",
            "--place",
            "Port Aldo",
            "--happened",
            "2020",
        ],
        &[
            "authority",
            "Bridge Act 2020",
            "--short-name",
            "Bridge",
            "--jurisdiction",
            "aq",
            "--kind",
            "statute",
        ],
        &["country", "Russia"],
    ] {
        let arguments: Vec<&str> = ["new"]
            .iter()
            .chain(arguments)
            .map(|word| if *word == "Aldovia" { "aq" } else { word })
            .collect();
        let (code, said) = place.run(&arguments);
        assert_eq!(code, 0, "{arguments:?}: {said}");
        assert!(!said.contains("fill in"), "{said}");
    }
    let official = place.read("content/officials/bo-voronsky.md");
    assert!(
        official.contains("native_name = { text = \"Бо Воронский\", lang = \"ru\" }"),
        "{official}"
    );
    assert!(official.contains("born        = 1970-02-03\n"), "{official}");
    assert!(official.contains("\naliases     = [\"Bo Voronskii\""), "{official}");
    assert!(official.contains("reviewed    = 2026-05-28\n"), "{official}");
    let (code, said) = place.run(&["new", "country", "Republic of Aldovia", "--key", "XK"]);
    assert_eq!(code, 0, "{said}");
    assert!(place.read("content/countries/xk.md").contains("name     = \"Republic of Aldovia\"\n"));
    for path in ["cases/the-bridge", "authorities/bridge-act-2020", "countries/ru"] {
        assert!(place.has(&format!("content/{path}.md")), "{path}");
    }
    let (code, said) = place.run(&["check"]);
    assert_eq!(code, 0, "{said}");
    let (code, said) = place.run(&["fmt", "--check"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn what_is_not_given_is_left_to_fill_in_and_check_says_where() {
    let place = Place::new();
    let (code, said) = place.run(&["new", "official", "Бо Воронский"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Still to fill in: country, kind, seniority."), "{said}");
    let text = place.read("content/officials/bo-voronsky.md");
    assert!(text.contains("# aliases = [\"Bo Voronsky\", "), "{text}");
    let (code, said) = place.run(&["check"]);
    assert_eq!(code, 1);
    assert_eq!(said.matches("error[").count(), 3, "{said}");
    assert!(said.contains("`seniority` is empty"), "{said}");
}

#[test]
fn what_is_given_wrongly_is_said_and_nothing_is_written() {
    let place = Place::new();
    for (arguments, words, code) in [
        (["official", "Bo", "--country", "Kasachstan"].as_slice(), "did you mean Kazakhstan?", 2),
        (&["country", "Nowhere"], "is no country", 2),
        (&["official", "Bo", "--seniority", "seniour"], "did you mean `senior`?", 1),
        (&["official", "Bo", "--born", "3.2.1970"], "is no date", 1),
        (&["official", "Bo", "--native-name", "Бо", "--lang", "russian"], "is no language tag", 1),
        (&["official", "Bo", "--key", "Bo Brandt"], "cannot be the name of a file", 1),
        (&["official", "+++"], "cannot be the name of a file", 1),
        (&["official", " "], "the name is empty", 2),
        (&["authority", "Act", "--jurisdiction", "narnia"], "is no jurisdiction", 1),
    ] {
        let arguments: Vec<&str> = ["new"].iter().chain(arguments).copied().collect();
        let (got, said) = place.run(&arguments);
        assert!(said.contains(words), "{arguments:?}: {said}");
        assert_eq!(got, code, "{arguments:?}: {said}");
        let (_, said) = place.run(&["check"]);
        assert!(said.contains("in 5 content files"), "{said}");
    }
    let elsewhere = TempDir::new().unwrap();
    let (code, said) =
        place.run(&["new", "case", "X", "--root", elsewhere.path().to_str().unwrap()]);
    assert_eq!(code, 2);
    assert!(said.contains("onrecord init"), "{said}");
}

#[test]
fn what_somebody_types_as_a_name_stays_text() {
    let place = Place::new();
    let name = "Bo \"B\" \\ Brandt\u{1b}[31m\n+++\nkind = \"case\"";
    let (code, said) = place.run(&["new", "case", name, "--key", "odd"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("control character"), "{said}");
    assert!(!said.contains('\u{1b}'), "{said}");
    let (code, said) = place.run(&["new", "case", "Bo \"B\" \\ Brandt\n+++", "--key", "odd"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        place
            .read("content/cases/odd.md")
            .starts_with("+++\ntitle    = \"Bo \\\"B\\\" \\\\ Brandt +++\"\n")
    );
}

#[test]
fn the_same_person_is_not_written_twice_without_a_word() {
    let place = Place::new();
    let (code, said) = place.run(&["new", "official", "Brandt Ada"]);
    assert_eq!(code, 1);
    assert!(
        said.contains(
            "content/officials/ada-brandt.md may be the same person (Ada Brandt, born 1961)"
        ),
        "{said}"
    );
    let (code, said) = place.run(&["new", "official", "Ada Brandt", "--born", "1990"]);
    assert_eq!(code, 1);
    assert!(said.contains("`--key ada-brandt-1990` is free"), "{said}");
    let (code, said) = place.run(&["new", "official", "Ada Brandt", "--anyway"]);
    assert_eq!(code, 0, "{said}");
    assert!(place.has("content/officials/ada-brandt-2.md"));
    let (code, said) = place.run(&["new", "country", "aq"]);
    assert_eq!(code, 1);
    assert!(said.contains("content/countries/aq.md is there already"), "{said}");
}

#[test]
fn on_a_terminal_what_is_not_given_is_asked_for() {
    let place = Place::new();
    let typed = "russland\nrussia\n9\n2\nsenior\nyes\n";
    let (code, said) =
        place.type_in("new official 'Bo Voronsky' --native-name 'Бо Воронский' --lang ru", typed);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("is no country") && said.contains("that is none of them"), "{said}");
    let text = place.read("content/officials/bo-voronsky.md");
    for line in [
        "country     = \"ru\"\n",
        "kind        = \"politician\"\n",
        "seniority   = \"senior\"\n",
        "aliases     = [",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let (code, said) = place.type_in("new official 'Ada Brandt'", "no\n");
    assert_eq!(code, 1, "{said}");
    assert!(!place.has("content/officials/ada-brandt-2.md"));
    let (code, said) = place.type_in("new official 'Ada Brandt' --country aq", "yes\n\n\nlater\n");
    assert_eq!(code, 0, "{said}");
    let text = place.read("content/officials/ada-brandt-2.md");
    assert!(text.contains("kind      = \"\"\n"), "{text}");
}

#[test]
fn fmt_writes_what_is_not_in_order_and_check_only_lists_it() {
    let place = Place::new();
    let path = "content/officials/ada-brandt.md";
    let good = place.read(path);
    let bad = good.replacen("name      = ", "name=", 1);
    place.write(path, &bad);
    let (code, said) = place.run(&["fmt", "--check"]);
    assert_eq!((code, place.read(path)), (1, bad), "{said}");
    assert!(said.starts_with("content/officials/ada-brandt.md\n"), "{said}");
    let (code, said) = place.run(&["fmt"]);
    assert_eq!((code, place.read(path)), (0, good.clone()), "{said}");
    assert!(said.contains("1 of 5 files put in order"), "{said}");
    let (code, said) = place.run(&["fmt", path, "content/about.md"]);
    assert_eq!(code, 0);
    assert!(said.contains("0 of 2 files put in order"), "{said}");
    let inside = place.0.path().join("content/officials");
    let (code, said) = said_in(&inside, &["fmt", "ada-brandt.md"]);
    assert_eq!(code, 0, "{said}");
}

fn said_in(folder: &Path, arguments: &[&str]) -> (i32, String) {
    said(Command::new(PROGRAM).args(arguments).current_dir(folder))
}

#[test]
fn fmt_leaves_what_it_cannot_read_and_says_where() {
    let place = Place::new();
    let path = "content/officials/ada-brandt.md";
    let broken = place.read(path).replacen("\"Ada Brandt\"", "Ada Brandt", 1);
    place.write(path, &broken);
    place.write("content/cases/harbour-fire.md", "+++\r\ntitle = \"x\"\r\n+++\r\n");
    let (code, said) = place.run(&["fmt"]);
    assert_eq!((code, place.read(path)), (1, broken));
    assert!(said.contains("error[E001]") && said.contains("ada-brandt.md:2:"), "{said}");
    assert!(said.contains("error[E035]"), "{said}");
    symlink("/etc/hostname", place.0.path().join("content/officials/x.md")).unwrap();
    for (path, words, expected) in [
        ("content/officials/x.md", "E005", 1),
        ("content/officials/nobody.md", "is no file of the content", 2),
        ("content", "there is no content in content; name the folder with site.toml", 2),
        ("site.toml", "neither the folder of a site nor a file of its content/", 2),
    ] {
        let (code, said) = place.run(&["fmt", path]);
        assert_eq!(code, expected, "{said}");
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn schemas_are_written_again_and_again() {
    let place = Place::new();
    for _ in 0..2 {
        let (code, said) = place.run(&["schema", "made/here"]);
        assert_eq!(code, 0, "{said}");
        assert_eq!(said.lines().count(), 6, "{said}");
    }
    for (kind, field) in [
        ("official", "designations"),
        ("case", "victims"),
        ("authority", "jurisdiction"),
        ("country", "name"),
        ("about", "title"),
        ("site", "contact"),
    ] {
        let (code, said) = place.run(&["schema", kind]);
        assert_eq!(code, 0);
        assert_eq!(place.read(&format!("made/here/{kind}.schema.json")), said);
        let schema: serde_json::Value = serde_json::from_str(&said).unwrap();
        assert!(schema["properties"][field].is_object(), "{kind}: {field}");
        assert_eq!(schema["additionalProperties"], false);
    }
}

#[test]
fn the_page_on_starting_shows_what_the_program_does() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/starting.md");
    let page = fs::read_to_string(&path).unwrap();
    let folder = TempDir::new().unwrap();
    let mut run = String::new();
    let mut commands = 0;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        run.push_str(line);
        run.push('\n');
        if line != "```console" {
            continue;
        }
        for line in lines.by_ref().take_while(|line| *line != "```") {
            let Some(command) = line.strip_prefix("$ ") else { continue };
            commands += 1;
            // As a reader has it: the program by its name, one line after the other in one folder.
            let program = Path::new(PROGRAM).parent().unwrap().to_str().unwrap();
            let path = format!("{program}:{}", std::env::var("PATH").unwrap());
            let mut shell = Command::new("sh");
            shell.args(["-c", &format!("{command} 2>&1")]).env("PATH", path);
            let (_, text) = said(shell.current_dir(folder.path()));
            run.push_str(&format!("$ {command}\n{text}"));
        }
        run.push_str("```\n");
    }
    assert!(commands > 5);
    if run != page && std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        fs::write(&path, &run).unwrap();
    } else {
        assert_eq!(page, run, "UPDATE_EXPECT=1 writes what the program says anew");
    }
}
