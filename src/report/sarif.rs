//! Findings as SARIF 2.1.0, which code scanning of GitHub and most editors read.
//!
//! The words are those of the standard (OASIS, Static Analysis Results Interchange Format). A
//! finding keeps its fingerprint when lines above it come or go, so that it stays one alert.

use super::place::Place;
use super::{Report, path, word, write_json};
use crate::diagnostic::{Diagnostic, Edit, Label, Rule};
use crate::input::{FileId, Span};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{self, Write};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The folder in which the program was started. Its name is nobody's business.
const BASE: &str = "%SRCROOT%";

/// All but what RFC 3986 calls unreserved, and the `/` between folders.
const IN_PATHS: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    version: &'a str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'a str,
    original_uri_base_ids: BTreeMap<&'a str, Base<'a>>,
    results: Results<'a>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'a str,
    semantic_version: &'a str,
    rules: Vec<Descriptor<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor<'a> {
    id: &'a str,
    name: &'a str,
    short_description: Text<'a>,
    full_description: Text<'a>,
    help: Help<'a>,
    default_configuration: Configuration<'a>,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct Help<'a> {
    text: &'a str,
    markdown: &'a str,
}

#[derive(Serialize)]
struct Configuration<'a> {
    level: &'a str,
}

#[derive(Serialize)]
struct Base<'a> {
    description: Text<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'a str,
    message: Message,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical<'a> {
    artifact_location: Artifact<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact<'a> {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "onrecordFinding/v1")]
    finding: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: Message,
    artifact_changes: Vec<Change<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact<'a>,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Text<'a>,
}

/// Writes all findings, in their order, with the rules that they break.
pub fn emit(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    // By number: the letter before it says nothing of the order.
    let mut rules: BTreeMap<&str, &Rule> = BTreeMap::new();
    for finding in report.found.iter() {
        rules.insert(&finding.rule.code[1..], finding.rule);
    }
    let index: BTreeMap<&str, usize> =
        rules.values().enumerate().map(|(index, rule)| (rule.code, index)).collect();
    let driver = Driver {
        name: "onrecord",
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: rules.values().map(|rule| descriptor(rule)).collect(),
    };
    let base = Base { description: Text { text: "The folder in which onrecord was started" } };
    let run = Run {
        tool: Tool { driver },
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: BTreeMap::from([(BASE, base)]),
        results: Results { report, index },
    };
    write_json(out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

/// The findings, each made when it is written: a stranger's file may have a hundred thousand.
struct Results<'a> {
    report: &'a Report<'a>,
    /// Where the rule of a code stands in the list of rules.
    index: BTreeMap<&'a str, usize>,
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fingerprints = Printer::default();
        serializer.collect_seq(self.report.found.iter().map(|finding| {
            let print = fingerprints.print(self.report, finding);
            result(self.report, finding, self.index[finding.rule.code], print)
        }))
    }
}

fn descriptor(rule: &Rule) -> Descriptor<'_> {
    let page = rule.page.trim_end();
    let mut paragraphs = page.split("\n\n").skip(1);
    let what = paragraphs.next().unwrap_or_default();
    let why = paragraphs.find(|text| text.starts_with("Why: "));
    Descriptor {
        id: rule.code,
        name: rule.name,
        short_description: Text { text: what.lines().next().unwrap_or_default() },
        full_description: Text { text: why.unwrap_or(what) },
        help: Help { text: page, markdown: page },
        default_configuration: Configuration { level: word(rule.severity) },
    }
}

fn result<'a>(
    report: &Report<'a>,
    finding: &'a Diagnostic,
    rule_index: usize,
    print: String,
) -> Finding<'a> {
    let text = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone().into_owned(),
    };
    let related = finding.labels.iter().enumerate();
    Finding {
        rule_id: finding.rule.code,
        rule_index,
        level: word(finding.severity),
        message: Message { text: literal(&text) },
        locations: [Location {
            id: None,
            physical_location: physical(report, finding.at),
            message: None,
        }],
        related_locations: related
            .map(|(index, label)| related_location(report, index, label))
            .collect(),
        partial_fingerprints: Fingerprints { finding: print },
        fixes: fix(report, finding).into_iter().collect(),
    }
}

fn related_location<'a>(report: &Report<'a>, index: usize, label: &'a Label) -> Location<'a> {
    let message = Some(Message { text: literal(&label.text) });
    Location { id: Some(index + 1), physical_location: physical(report, label.at), message }
}

/// Plain text in which `[` begins no link and `{0}` is no placeholder, as the standard wants it.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('[', "\\[")
        .replace(']', "\\]")
        .replace('{', "{{")
        .replace('}', "}}")
}

fn physical<'a>(report: &Report<'a>, at: Span) -> Physical<'a> {
    let region = report.place(at).map(Region::from);
    Physical { artifact_location: artifact(report, at.file), region }
}

impl From<Place> for Region {
    fn from(Place { line, column, end_line, end_column }: Place) -> Region {
        Region { start_line: line, start_column: column, end_line, end_column }
    }
}

fn artifact<'a>(report: &Report<'a>, file: FileId) -> Artifact<'a> {
    let path = report.path(file);
    let encoded = utf8_percent_encode(&path, IN_PATHS).to_string();
    match path.starts_with('/') {
        true => Artifact { uri: format!("file://{encoded}"), uri_base_id: None },
        false => Artifact { uri: encoded, uri_base_id: Some(BASE) },
    }
}

/// All edits of a finding are one fix: they are made together or not at all.
fn fix<'a>(report: &Report<'a>, finding: &'a Diagnostic) -> Option<Fix<'a>> {
    let mut files: BTreeMap<FileId, Vec<Replacement<'_>>> = BTreeMap::new();
    for Edit { at, text } in &finding.edits {
        let place = at.range.and_then(|range| Some(report.lines.get(&at.file)?.exact(range)))?;
        let deleted_region = Region::from(place);
        let replacement = Replacement { deleted_region, inserted_content: Text { text } };
        files.entry(at.file).or_default().push(replacement);
    }
    let change =
        |(file, replacements)| Change { artifact_location: artifact(report, file), replacements };
    let artifact_changes: Vec<Change<'_>> = files.into_iter().map(change).collect();
    let what = finding.help.as_ref().unwrap_or(&finding.message);
    (!artifact_changes.is_empty())
        .then(|| Fix { description: Message { text: literal(what) }, artifact_changes })
}

/// Tells findings apart by what an edit elsewhere in the file does not change: the rule, the
/// file, the text of the line, and which of several such lines of the file it is.
#[derive(Default)]
struct Printer {
    /// The line before, which often holds the next finding too; a line may be a megabyte.
    line: Option<(FileId, usize, [u8; 32])>,
    seen: BTreeMap<String, usize>,
}

impl Printer {
    fn print(&mut self, report: &Report<'_>, finding: &Diagnostic) -> String {
        let mut hash = Sha256::new();
        // Without the root as it was named: a site may be checked from several folders.
        for part in [finding.rule.code, path(report.inputs, finding.at.file)] {
            hash.update(part);
            hash.update([0]);
        }
        hash.update(self.line(report, finding.at));
        let print: String =
            hash.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        let count = self.seen.entry(print.clone()).or_default();
        *count += 1;
        format!("{print}:{count}")
    }

    fn line(&mut self, report: &Report<'_>, at: Span) -> [u8; 32] {
        let number = report.place(at).map_or(0, |place| place.line);
        if let Some((file, line, hash)) = self.line
            && (file, line) == (at.file, number)
        {
            return hash;
        }
        let lines = report.lines.get(&at.file).filter(|_| number > 0);
        let text = lines.map_or("", |lines| lines.line(number).trim());
        let hash: [u8; 32] = Sha256::digest(text).into();
        self.line = Some((at.file, number, hash));
        hash
    }
}
