//! Pass 2 of 6. Parse: inputs in, documents out, each file by itself.
//!
//! Reads the front matter into a typed record and the Markdown into safe HTML
//! with holes. All files in parallel, collected in the order of their paths.
//!
//! Never fails: a broken file still yields its document and its findings. Knows
//! nothing of other files; what needs two files belongs to `link`.

pub mod body;
mod config;
mod front_matter;
mod history;

mod authority;
mod case;
mod common;
mod country;
mod fields;
mod invisible_character;
mod mistyped_id;
mod official;
mod reader;
mod slips;
mod unused_credit;
mod unused_source;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{Body, Document};
use crate::input::{Data, FileId, Input, Inputs, Refusal, Role, Span};
use crate::model::Record;
use crate::model::key::{Key, Kind};
use crate::rules;
use any_ascii::any_ascii;
use fields::Fields;
use front_matter::{FrontMatter, front_matter};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use reader::Reader;
use std::borrow::Cow;

pub use history::history;

/// Understands every file: settings, documents in order of path, and what is wrong with each.
pub fn parse(inputs: &Inputs) -> (Config, Vec<Document>, Diagnostics) {
    let mut found: Vec<Diagnostic> = Vec::new();
    let config = config::config(inputs, &mut found);
    let parsed: Vec<(Option<Document>, Vec<Diagnostic>)> = inputs
        .files
        .par_iter()
        .enumerate()
        .map(|(index, input)| file(FileId(index as u32), input))
        .collect();
    let mut documents: Vec<Document> = Vec::with_capacity(parsed.len());
    for (document, findings) in parsed {
        documents.extend(document);
        found.extend(findings);
    }
    twins(inputs, &mut found);
    if documents.is_empty() && found.is_empty() {
        let file = inputs.iter().find(|(_, input)| input.role == Role::Config);
        let at = Span::file(file.map_or(FileId::NONE, |(id, _)| id));
        found.push(rules::EMPTY_CONTENT.at(at, "there is no content beside this file").help(
            "add a profile as `content/officials/<name>.md`; docs/content.md shows its form",
        ));
    }
    (config, documents, Diagnostics::from(found))
}

/// Files whose paths differ only in capitals: one file on some systems, two on others.
/// That is what is wrong with them, not that a name has capitals.
fn twins(inputs: &Inputs, found: &mut Vec<Diagnostic>) {
    let content = inputs.iter().filter(|(_, input)| input.path.starts_with("content/"));
    let mut paths: Vec<(String, FileId)> =
        content.map(|(id, input)| (input.path.to_lowercase(), id)).collect();
    paths.sort();
    for pair in paths.windows(2) {
        let ((first, twin), (second, id)) = (&pair[0], &pair[1]);
        if first != second {
            continue;
        }
        found.retain(|finding| {
            finding.rule.code != rules::STRAY_FILE.code
                || (finding.at.file != *id && finding.at.file != *twin)
        });
        let name = &inputs.file(*twin).path;
        found.push(
            rules::DUPLICATE_KEY
                .at(
                    Span::file(*id),
                    format!("the name of this file differs from `{name}` only in capitals"),
                )
                .help("keep one of the two; names are in lower case"),
        );
    }
}

fn file(id: FileId, input: &Input) -> (Option<Document>, Vec<Diagnostic>) {
    let mut found: Vec<Diagnostic> = Vec::new();
    if let Data::Refused(refusal) = &input.data {
        found.extend(refused(id, input, refusal));
    }
    match input.role {
        Role::Content => {
            let document = document(id, input, &mut found);
            invisible_character::check(id, input.text(), &mut found);
            (document, found)
        }
        Role::Stray if found.is_empty() => {
            found.push(unknown(id, &input.path));
            (None, found)
        }
        Role::Config
        | Role::History
        | Role::Photo
        | Role::Stray
        | Role::Template
        | Role::Static => (None, found),
    }
}

fn unknown(id: FileId, path: &str) -> Diagnostic {
    if path.starts_with("static/") {
        return rules::STRAY_FILE.at(Span::file(id), "a file of this name cannot be published").help(
            "rename it with the letters a to z, digits, `-`, `_` and `.`, and no `.` at the beginning",
        );
    }
    if let Some(name) = path.strip_prefix("content/photos/") {
        if [".svg", ".svgz"].iter().any(|end| name.to_ascii_lowercase().ends_with(end)) {
            return rules::STRAY_FILE
                .at(Span::file(id), "an SVG picture may carry programs, so none is taken")
                .help("open it in a picture program and save it as PNG, WebP or JPEG");
        }
        return rules::STRAY_FILE.at(Span::file(id), "this is not the name of a picture").help(
            "pictures are `.jpg`, `.jpeg`, `.png` or `.webp`; names are lower-case letters a to z, digits and hyphens",
        );
    }
    stray(id, "this file lies where the site has no use for it")
}

fn stray(id: FileId, message: impl Into<Cow<'static, str>>) -> Diagnostic {
    rules::STRAY_FILE.at(Span::file(id), message).help(
        "content lies in `content/officials/`, `content/cases/`, `content/authorities/`, `content/countries/`, \
         `content/photos/` or is `content/about.md`; names are lower-case letters a to z, digits and hyphens",
    )
}

/// Why a file was not read; nothing if another file says so.
fn refused(id: FileId, input: &Input, refusal: &Refusal) -> Option<Diagnostic> {
    let at = Span::file(id);
    let finding = match refusal {
        Refusal::NotUtf8(good) => {
            let at = Span::range(id, good.len(), good.len());
            match good.is_empty() {
                true => rules::NOT_UTF8
                    .at(at, "this file is not UTF-8 from its first sign on")
                    .help("save it again with the encoding UTF-8; “Unicode” on Windows may be another, UTF-16"),
                false => rules::NOT_UTF8
                    .at(at, "this file is not UTF-8 from here on")
                    .help("save it again with the encoding UTF-8"),
            }
        }
        Refusal::TooLarge(size, cap) if input.role == Role::Photo => rules::UNREADABLE_FILE
            .at(at, format!("this picture has {size} bytes; the most is {cap}"))
            .help("save it smaller: a side of 2,000 pixels is enough for any page"),
        Refusal::TooLarge(size, cap) => rules::UNREADABLE_FILE
            .at(at, format!("this file has {size} bytes; the most is {cap}"))
            .help("make it smaller, or split it"),
        Refusal::TooMuch(size, cap) => rules::UNREADABLE_FILE
            .at(at, format!("with this picture all pictures have {size} bytes; the most is {cap}"))
            .help("save pictures smaller: a side of 2,000 pixels is enough for any page; those after this one were not read"),
        Refusal::LeftOut => return None,
        Refusal::Link => rules::UNREADABLE_FILE
            .at(at, "this is a link; links are never followed")
            .help("put the file itself here"),
        Refusal::NotAFile => rules::UNREADABLE_FILE
            .at(at, "this is no ordinary file (a pipe, socket or device)")
            .help("remove it"),
        Refusal::PathNotUtf8 => rules::UNREADABLE_FILE
            .at(at, format!("the name of this file is not UTF-8: {}", input.path))
            .help("rename it with the letters a to z, digits and hyphens"),
        Refusal::Changed => rules::UNREADABLE_FILE
            .at(at, "this file was changed while it was read")
            .help("run it again when nobody is saving it"),
        Refusal::Unreadable(words) => rules::UNREADABLE_FILE
            .at(at, format!("this file cannot be read: {words}"))
            .help("look at its permissions"),
    };
    Some(finding)
}

fn document(id: FileId, input: &Input, found: &mut Vec<Diagnostic>) -> Option<Document> {
    let key = key(&input.path).or_else(|| {
        found.push(misnamed(id, &input.path));
        // With capitals in its name the file is read on: its other mistakes come out too, and
        // `link` sees whether there is one with the same name in small letters.
        key(&input.path.to_ascii_lowercase())
    })?;
    let unread = Document { key: key.clone(), file: id, record: None, body: Body::default() };
    if matches!(&input.data, Data::Refused(_)) {
        return Some(unread);
    }
    let text = input.text();
    let Some(FrontMatter { toml, body }) = front_matter(id, text, found) else {
        return Some(unread);
    };
    let toml_start = toml.start;
    let mut reader = Reader::new(id, toml_start, &text[toml]);
    let record = reader.table().and_then(|table| {
        let opening = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let opening = Span::range(id, opening, opening + 3);
        let mut fields = Fields::top(&mut reader, &table, key.kind().noun(), opening);
        let record = record(&key, &mut fields);
        fields.refuse_the_rest();
        record
    });
    found.append(&mut reader.found);
    if let Some(rest) = reader.rest() {
        found.extend(read_rest(id, &key, toml_start, &rest));
    }
    let common = record.as_ref().map(Record::common);
    let sources = common.map_or(&[][..], |common| &common.sources);
    let pictures = common.map_or(&[][..], |common| &common.pictures);
    let (mut parsed, mut findings) = body::body(&text[body..], body, id, &key, sources, pictures);
    // What could not be read is not known here: to cite or to show it is no second mistake.
    parsed.start = body as u32;
    let sources_known = record.is_some() && reader.sources_whole;
    let pictures_known = record.is_some() && reader.pictures_whole;
    findings.retain(|finding| {
        (sources_known || finding.rule.code != rules::UNKNOWN_SOURCE.code)
            && (pictures_known || finding.rule.code != rules::UNCREDITED_PICTURE.code)
    });
    found.append(&mut findings);
    let document = Document { key, file: id, record, body: parsed };
    mistyped_id::gather(&document, text, found);
    // What could not be read may have cited anything.
    if found.iter().all(|finding| finding.rule.severity == Severity::Warning) {
        unused_credit::check(&document, found);
        unused_source::check(&document, found);
    }
    Some(document)
}

/// What else is wrong with front matter of which some lines cannot be read, so that it comes out in
/// the same run. What is not there may stand in those lines.
fn read_rest(id: FileId, key: &Key, at: usize, rest: &str) -> Vec<Diagnostic> {
    let mut reader = Reader::new(id, at, rest);
    let Some(table) = reader.table() else { return Vec::new() };
    let mut fields = Fields::top(&mut reader, &table, key.kind().noun(), Span::file(id));
    record(key, &mut fields);
    fields.refuse_the_rest();
    let unsure = [&rules::MISSING_FIELD, &rules::MISSING_SOURCE];
    let mut found = reader.found;
    found.retain(|finding| unsure.iter().all(|rule| rule.code != finding.rule.code));
    found
}

/// The fields that each table of a content file is asked for, for the test that holds
/// `model::shape` to what is read here.
#[doc(hidden)]
pub fn fields_asked_for(key: &Key, toml: &str) -> Vec<Vec<&'static str>> {
    let mut reader = Reader::new(FileId(0), 0, toml);
    reader.asked = Some(Vec::new());
    if let Some(table) = reader.table() {
        let mut fields = Fields::top(&mut reader, &table, key.kind().noun(), Span::file(FileId(0)));
        record(key, &mut fields);
        fields.refuse_the_rest();
    }
    reader.asked.unwrap_or_default()
}

fn record(key: &Key, fields: &mut Fields<'_, '_, '_>) -> Option<Record> {
    match key.kind() {
        Kind::Official => official::official(fields).map(Box::new).map(Record::Official),
        Kind::Case => case::case(fields).map(Box::new).map(Record::Case),
        Kind::Authority => authority::authority(fields).map(Box::new).map(Record::Authority),
        Kind::Country => country::country(fields, key).map(Box::new).map(Record::Country),
        Kind::About => country::about(fields).map(Box::new).map(Record::About),
    }
}

/// `content/officials/bastrykin.md` → `officials/bastrykin`.
fn key(path: &str) -> Option<Key> {
    let stem = path.strip_prefix("content/")?.strip_suffix(".md")?;
    if stem == "about" {
        return Some(Key::about());
    }
    let key = Key::parse(stem)?;
    let known = key.kind() != Kind::Country
        || crate::model::country::CountryCode::parse(key.name()).is_some();
    known.then_some(key)
}

fn misnamed(id: FileId, path: &str) -> Diagnostic {
    let stem = path.strip_prefix("content/").and_then(|rest| rest.strip_suffix(".md"));
    let Some((folder, name)) = stem.and_then(|stem| stem.split_once('/')) else {
        return stray(id, "this file lies where the site has no use for it");
    };
    match Kind::of_folder(folder) {
        None => stray(id, format!("there is no kind of record with the folder `{folder}`")),
        Some(Kind::Country) if Key::is_name(name) => {
            stray(id, format!("`{name}` is no country code")).help(
                "a country's file is called by its two-letter code of ISO 3166-1 in lower case, as `ru.md`",
            )
        }
        Some(_) => {
            let better: String = any_ascii(name)
                .to_lowercase()
                .chars()
                .map(|c| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' })
                .collect();
            let better: Vec<&str> = better.split('-').filter(|part| !part.is_empty()).collect();
            let better = better.join("-");
            let found = stray(id, format!("`{name}` cannot be the name of a page"));
            if better == name {
                found.help("Windows keeps this name for itself; write more of the name")
            } else if Key::is_name(&better) {
                found.help(format!(
                    "rename the file to `{better}.md`: lower-case letters a to z, digits and hyphens"
                ))
            } else {
                found
            }
        }
    }
}
