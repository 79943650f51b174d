//! docs/first-profile.md, step by step: each command is run, and what somebody types is typed.

#![allow(clippy::disallowed_methods, reason = "this test runs the program in a folder of its own")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;
use walkdir::WalkDir;

/// The site that the page speaks of, in a folder of its own.
fn site() -> TempDir {
    let site = TempDir::new().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/site");
    for entry in WalkDir::new(&from).into_iter().map(Result::unwrap) {
        let to = site.path().join(entry.path().strip_prefix(&from).unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(to).unwrap(),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
    let first = "git init -q -b main . && git add . && git commit -q -m 'The site' && \
                 git clone -q --bare . .origin.git && git remote add origin .origin.git";
    assert_eq!(said(site.path(), first), "", "the site is kept by git");
    site
}

/// What a command says, as on a terminal: both streams in one. Nobody answers questions.
fn said(site: &Path, command: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_onrecord")).parent().unwrap().to_str().unwrap();
    let path = format!("{program}:{}", std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{{ {command}; }} 2>&1")]).env("PATH", path).stdin(Stdio::null());
    shell.env("SOURCE_DATE_EPOCH", "1780000000").env("LC_ALL", "C.UTF-8");
    for name in ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"] {
        shell.env(name, "A volunteer");
    }
    for name in ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"] {
        shell.env(name, "volunteer@example.org");
    }
    shell.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    let Output { stdout, .. } = shell.current_dir(site).output().unwrap();
    let text = String::from_utf8(stdout).unwrap();
    // How long a build takes is another time each time.
    match text.rsplit_once(" removed in ") {
        Some((before, _)) => format!("{before} removed in 0.05 s\n"),
        None => text,
    }
}

/// Types a block: `md PATH` is the whole file, `md PATH after LINE` is put behind that line.
fn type_in(site: &Path, info: &str, text: &str) {
    let words = info.strip_prefix("md ").unwrap();
    let (path, after) = words.split_once(" after ").map_or((words, None), |(p, l)| (p, Some(l)));
    let path = site.join(path);
    let before = fs::read_to_string(&path).expect("the step before made the file");
    let typed = match after {
        None => text.to_owned(),
        Some(line) => {
            let line = format!("\n{line}\n");
            // The last of them: the one that the page speaks of.
            let (head, tail) = before.rsplit_once(&line).expect("the line is there");
            format!("{head}{line}{text}{tail}")
        }
    };
    fs::write(path, typed).unwrap();
}

#[test]
fn the_walk_from_a_name_to_a_profile_goes_as_it_is_written() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/first-profile.md");
    let page = fs::read_to_string(&file).unwrap();
    let site = site();
    let mut run = String::with_capacity(page.len());
    let mut commands = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        run.push_str(&format!("{line}\n"));
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if info == "console" {
            for command in block.iter().filter_map(|line| line.strip_prefix("$ ")) {
                let text = said(site.path(), command);
                run.push_str(&format!("$ {command}\n"));
                if !text.is_empty() {
                    run.push_str(&format!("{}\n", text.trim_end()));
                }
                commands.push(command.to_owned());
            }
        } else {
            let text: String = block.iter().map(|line| format!("{line}\n")).collect();
            if info != "text" {
                type_in(site.path(), info, &text);
            }
            run.push_str(&text);
        }
        run.push_str("```\n");
    }
    let steps = ["new official", "check", "explain", "fix", "fmt", "build", "diff"];
    let steps = steps.map(|step| format!("onrecord {step}"));
    for step in steps.iter().map(String::as_str).chain(["git commit", "git push", "git merge"]) {
        let is_run = commands.iter().any(|command| command.contains(step));
        assert!(is_run, "the walk shows `{step}`");
    }
    let kept = said(site.path(), "git --git-dir .origin.git log --oneline --format=%s main");
    assert!(kept.starts_with("Carla Dorn: "), "the walk ends with a merged profile: {kept}");
    let profile = site.path().join("public/officials/carla-dorn.html");
    assert!(profile.is_file(), "the walk ends with a page");
    if run != page && std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        fs::write(&file, &run).unwrap();
    } else {
        assert_eq!(page, run, "UPDATE_EXPECT=1 writes what the program says anew");
    }
}
