//! Reads what every record has.

use super::fields::{Fields, suggest};
use crate::diagnostic::Rule;
use crate::input::{Span, Spanned};
use crate::model::date::PartialDate;
use crate::model::key::{Key, Kind};
use crate::model::source::Source;
use crate::model::{Allowance, Cites, Claim, Common, Correction, Credit, Response, Withdrawal};
use crate::rules;
use crate::suggest::{Near, near};
use crate::url::PagePath;
use std::collections::BTreeMap;

/// Reads the fields that every record may have. Must come before any field that cites: it reads the sources first.
pub(super) fn common(fields: &mut Fields<'_, '_, '_>, kind: Kind) -> Common {
    let sources = sources(fields);
    let (claims, claim_ids) = claims(fields, kind);
    Common {
        summary: fields.plain("summary"),
        reviewed: match kind {
            Kind::Country | Kind::About => fields.day("reviewed"),
            Kind::Official | Kind::Case | Kind::Authority => fields.required_day("reviewed"),
        },
        former_keys: former_keys(fields, kind),
        withdrawn: fields.one_table("withdrawn", "a withdrawal", |fields| {
            let date = fields.required_day("date");
            let reason = fields.required_text("reason");
            Some(Withdrawal { date: date?.value, reason: reason?.value })
        }),
        responses: responses(fields, &claims, &claim_ids),
        corrections: fields.tables("corrections", "a correction", |fields| {
            let date = fields.required_day("date");
            let text = fields.required_text("text");
            Some(Correction { span: fields.span, date: date?, text: text?.value })
        }),
        pictures: pictures(fields),
        allowances: fields.tables("allow", "an allowance", |fields| {
            let rule = rule(fields);
            let reason = fields.required_text("reason");
            Some(Allowance { rule: rule?, reason: reason?.value })
        }),
        claims,
        sources,
    }
}

/// The rule that a file allows itself to break, by its name or code.
fn rule(fields: &mut Fields<'_, '_, '_>) -> Option<Spanned<&'static Rule>> {
    let text = fields.required_text("rule")?;
    let rule = rules::find(&text.value);
    if rule.is_none() {
        let names = rules::RULES.iter().map(|rule| rule.name);
        let finding = rules::UNKNOWN_WORD.at(text.span, format!("`{}` is no rule", text.value));
        fields.reader.found.push(match near(&text.value, names) {
            Some(Near { word, sure }) => {
                suggest(finding, format!("did you mean `{word}`?"), sure.then_some(word))
            }
            None => finding.help("write the name or the code of a rule, as the report shows it"),
        });
    }
    rule.map(|rule| Spanned::new(rule, text.span))
}

fn sources(fields: &mut Fields<'_, '_, '_>) -> Vec<Source> {
    let before = fields.reader.found.len();
    let mut sources = fields.tables("sources", "a source", source);
    fields.reader.sources_whole = fields.reader.found.len() == before;
    let mut kept: Vec<Source> = Vec::with_capacity(sources.len());
    for source in sources.drain(..) {
        match kept.iter().find(|earlier| earlier.id.value == source.id.value) {
            Some(earlier) => fields.reader.found.push(
                rules::DUPLICATE_ID
                    .at(source.id.span, format!("a second source has the id `{}`", source.id.value))
                    .label(earlier.id.span, "the first stands here")
                    .help("give it an id of its own"),
            ),
            None => kept.push(source),
        }
    }
    fields.reader.source_ids = kept.iter().map(|source| source.id.value.clone()).collect();
    kept
}

fn source(fields: &mut Fields<'_, '_, '_>) -> Option<Source> {
    let id = fields.required_id("id");
    let title = fields.required_text("title");
    let url = fields.required_url("url");
    let publisher = fields.required_text("publisher");
    let kind = fields.required_word("kind");
    let published = fields.date("published");
    let accessed = fields.day("accessed");
    let archived_url = fields.url("archived_url");
    let sha256 = sha256(fields);
    let lang = fields.lang("lang");
    let note = fields.plain("note");
    Some(Source {
        span: fields.span,
        id: id?,
        title: title?,
        url: url?,
        publisher: publisher?.value,
        kind: kind?,
        published,
        accessed,
        archived_url,
        sha256,
        lang,
        note,
    })
}

fn sha256(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    let text = fields.text("sha256")?;
    let digits = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if text.value.len() == 64 && text.value.bytes().all(digits) {
        return Some(text.value);
    }
    let lower = text.value.to_ascii_lowercase();
    let sure = lower.len() == 64 && lower.bytes().all(digits);
    fields.reader.found.push(suggest(
        rules::BAD_VALUE.at(text.span, "this is no SHA-256"),
        "it has 64 digits from 0 to 9 and a to f, as `sha256sum` prints them",
        sure.then_some(lower.as_str()),
    ));
    None
}

/// Who made the pictures of the text. A picture is credited once.
fn pictures(fields: &mut Fields<'_, '_, '_>) -> Vec<Credit> {
    let before = fields.reader.found.len();
    let mut pictures = fields.tables("pictures", "a picture", |fields| {
        let file = photo_file(fields);
        let credit = fields.required_text("credit");
        let licence = fields.required_text("licence");
        let sources = fields.cites("sources");
        let (credit, licence) = (credit?.value, licence?.value);
        Some(Credit { span: fields.span, file: file?, credit, licence, sources })
    });
    fields.reader.pictures_whole = fields.reader.found.len() == before;
    let mut firsts: BTreeMap<String, Span> = BTreeMap::new();
    pictures.retain(|picture| match firsts.get(&picture.file.value) {
        Some(first) => {
            fields.reader.found.push(
                rules::DUPLICATE_ID
                    .at(picture.file.span, format!("`{}` is credited twice", picture.file.value))
                    .label(*first, "the first stands here")
                    .help("keep one of the two tables"),
            );
            false
        }
        None => {
            firsts.insert(picture.file.value.clone(), picture.file.span);
            true
        }
    });
    pictures
}

/// The name of a picture in `content/photos/`.
pub(super) fn photo_file(fields: &mut Fields<'_, '_, '_>) -> Option<Spanned<String>> {
    let file = fields.required_text("file")?;
    if PagePath::photo(&file.value).is_some() {
        return Some(file);
    }
    fields.reader.found.push(
        rules::BAD_VALUE
            .at(file.span, format!("`{}` cannot be the name of a photo", file.value))
            .help("name a file of `content/photos/`, as `bastrykin.jpg` (jpg, png or webp)"),
    );
    None
}

/// The claims, and the ids of all of them: also of those that could not be read, so that an answer to one is no second mistake.
fn claims(fields: &mut Fields<'_, '_, '_>, kind: Kind) -> (Vec<Claim>, Vec<String>) {
    let mut ids: Vec<Spanned<String>> = Vec::new();
    let mut number = 0;
    let claims = fields.tables("claims", "a claim", |fields| {
        number += 1;
        let id = claim_id(fields);
        if let Some(id) = &id {
            if let Some(earlier) = ids.iter().find(|earlier| earlier.value == id.value) {
                let finding = rules::DUPLICATE_ID
                    .at(id.span, format!("a second claim has the id `{}`", id.value))
                    .label(earlier.span, "the first stands here")
                    .help("give it an id of its own");
                fields.reader.found.push(finding);
            }
            ids.push(id.clone());
        }
        let text = fields.required_text("text");
        let status = fields.required_word("status");
        let by = fields.plain("by");
        let date = fields.date("date");
        let case = match kind {
            Kind::Official => fields.key("case", Kind::Case),
            Kind::Case | Kind::Authority | Kind::Country | Kind::About => None,
        };
        let people = match kind {
            Kind::Case => fields.keys("people", Kind::Official),
            Kind::Official | Kind::Authority | Kind::Country | Kind::About => Vec::new(),
        };
        let sources: Cites = fields.required_cites();
        Some(Claim {
            span: fields.span,
            id: id.map_or_else(|| number.to_string(), |id| id.value),
            text: text?.value,
            status: status?,
            by,
            date,
            case,
            people,
            sources,
        })
    });
    (claims, ids.into_iter().map(|id| id.value).collect())
}

/// Claims without an id are numbered, so a number alone is no id.
fn claim_id(fields: &mut Fields<'_, '_, '_>) -> Option<Spanned<String>> {
    let id = fields.id("id")?;
    if !id.value.bytes().all(|b| b.is_ascii_digit()) {
        return Some(id);
    }
    fields.reader.found.push(
        rules::BAD_VALUE.at(id.span, format!("`{}` cannot be the id of a claim", id.value)).help(
            "an id has letters, as `statement-2019`; claims without an id have numbers already",
        ),
    );
    None
}

fn responses(fields: &mut Fields<'_, '_, '_>, claims: &[Claim], ids: &[String]) -> Vec<Response> {
    fields.tables("responses", "a response", |fields| {
        let by = fields.required_text("by");
        let text = fields.required_text("text");
        let date: Option<Spanned<PartialDate>> = fields.date("date");
        let claim = fields.id("claim").and_then(|id| {
            let index = claims.iter().position(|claim| claim.id == id.value);
            if index.is_none() && !ids.contains(&id.value) {
                let message = format!("this file has no claim `{}`", id.value);
                let finding = rules::UNRESOLVED_REFERENCE.at(id.span, message);
                fields.reader.found.push(match near(&id.value, ids.iter().map(String::as_str)) {
                    Some(Near { word, sure }) => {
                        suggest(finding, format!("did you mean `{word}`?"), sure.then_some(word))
                    }
                    None => {
                        finding.help("name the `id` of one of the [[claims]], or leave `claim` out")
                    }
                });
            }
            index
        });
        let sources = fields.required_cites();
        Some(Response { span: fields.span, by: by?.value, text: text?.value, date, claim, sources })
    })
}

/// Former keys are of the record's own kind, with or without the folder.
fn former_keys(fields: &mut Fields<'_, '_, '_>, kind: Kind) -> Vec<Spanned<Key>> {
    match kind {
        Kind::About => Vec::new(),
        Kind::Official | Kind::Case | Kind::Authority | Kind::Country => {
            fields.keys("former_keys", kind)
        }
    }
}
