//! Reads `site.toml`.

use super::fields::{Fields, is_language_tag, suggest};
use super::reader::Reader;
use crate::config::{Config, Part, Preview};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::html::safe_web_url;
use crate::input::{Data, FileId, Inputs, Role, Span, Spanned};
use crate::rules;
use crate::suggest::{Near, near};

/// Settings of the site. With a finding the defaults stand for what could not be read.
pub(super) fn config(inputs: &Inputs, found: &mut Vec<Diagnostic>) -> Config {
    let defaults = Config { built_on: inputs.built_on, ..Config::default() };
    let Some((id, input)) = inputs.iter().find(|(_, input)| input.role == Role::Config) else {
        let at = Span::file(FileId::NONE);
        found.push(rules::MISSING_CONFIG.at(at, "there is no site.toml in this folder").help(
            "name the folder of the site (`onrecord build FOLDER`), or write a site.toml there with at least `title = \"…\"`",
        ));
        return defaults;
    };
    let mut config = match &input.data {
        Data::Text(_) => read(id, inputs, defaults, found),
        Data::Bytes(_) | Data::Refused(_) => defaults,
    };
    if let Some(base_url) = &inputs.base_url {
        match base_address(base_url) {
            Ok(address) => config.base_url = address,
            Err(fault) => found.push(
                rules::UNSAFE_ADDRESS
                    .at(Span::file(id), format!("the address `{base_url}` of --base-url {fault}"))
                    .help("give the address of the site, as https://example.org"),
            ),
        }
    }
    config
}

fn read(id: FileId, inputs: &Inputs, defaults: Config, found: &mut Vec<Diagnostic>) -> Config {
    let text = inputs.file(id).text();
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut reader = Reader::new(id, bom, &text[bom..]);
    let Some(table) = reader.table() else {
        found.append(&mut reader.found);
        return defaults;
    };
    let mut fields = Fields::top(&mut reader, &table, "site.toml", Span::file(id));
    let config = Config {
        title: fields.required_text("title").map_or(defaults.title, |title| title.value),
        description: fields.plain("description").unwrap_or_default(),
        language: language(&mut fields).unwrap_or(defaults.language),
        base_url: base_url(&mut fields).unwrap_or_default(),
        publisher: fields.plain("publisher").unwrap_or_default(),
        contact: contact(&mut fields).unwrap_or_default(),
        preview: fields.one_table("preview", "a preview", |fields| preview(fields, inputs)),
        review_months: fields
            .number("review_months")
            .map_or(defaults.review_months, |months| months as u32),
        rows: fields.number("rows").unwrap_or(defaults.rows),
        feed_entries: fields.number("feed_entries").unwrap_or(defaults.feed_entries),
        omit: omit(&mut fields),
        severities: fields.pairs("rules", severity),
        built_on: defaults.built_on,
    };
    fields.refuse_the_rest();
    found.append(&mut reader.found);
    if config.contact.is_empty() && table.get("contact").is_none() {
        found.push(
            rules::MISSING_CONTACT
                .at(Span::file(id), "nobody who is named on this site can reach its publisher")
                .help("add `contact = \"mailto:…\"` or `contact = \"https://…\"`"),
        );
    }
    config
}

fn language(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    let text = fields.text("language")?;
    if is_language_tag(&text.value) {
        return Some(text.value);
    }
    fields.reader.found.push(
        rules::BAD_VALUE
            .at(text.span, format!("`{}` is no language tag", text.value))
            .help("write a tag of BCP 47, as `en` or `ar`"),
    );
    None
}

fn base_url(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    let text = fields.text("base_url")?;
    match base_address(&text.value) {
        Ok(address) => Some(address),
        Err(fault) => {
            refuse_address(fields, &text, &fault);
            None
        }
    }
}

fn base_address(text: &str) -> Result<String, String> {
    let address = safe_web_url(text).map_err(|fault| fault.to_string())?;
    if address.contains(['?', '#']) {
        return Err("has a `?` or `#` in it".to_owned());
    }
    Ok(address.trim_end_matches('/').to_owned())
}

fn contact(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    let text = fields.text("contact")?;
    if let Some(mailbox) = text.value.strip_prefix("mailto:") {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"@.+-_%".contains(&b);
        if mailbox.contains('@') && mailbox.bytes().all(plain) {
            return Some(text.value);
        }
        refuse_address(fields, &text, "is no address of mail");
        return None;
    }
    match safe_web_url(&text.value) {
        Ok(address) => Some(address),
        Err(fault) => {
            refuse_address(fields, &text, &fault.to_string());
            None
        }
    }
}

fn refuse_address(fields: &mut Fields<'_, '_, '_>, text: &Spanned<String>, fault: &str) {
    fields.reader.found.push(
        rules::UNSAFE_ADDRESS
            .at(text.span, format!("the address `{}` {fault}", text.value))
            .help("write a whole address, as https://example.org or mailto:desk@example.org"),
    );
}

/// The publisher's own picture, which must be there.
fn preview(fields: &mut Fields<'_, '_, '_>, inputs: &Inputs) -> Option<Preview> {
    let file = fields.required_text("file");
    let alt = fields.required_text("alt");
    let file = file?;
    let path = format!("static/{}", file.value);
    if inputs.iter().any(|(_, input)| input.role == Role::Static && input.path == path) {
        return Some(Preview { file: file.value, alt: alt?.value });
    }
    fields.reader.found.push(
        rules::BAD_VALUE
            .at(file.span, format!("there is no file `{path}`"))
            .help("name a picture of `static/`, as `preview.png`"),
    );
    None
}

/// One line of `[rules]`: `press-only = "error"`.
fn severity(
    name: &Spanned<String>,
    word: &Spanned<String>,
    found: &mut Vec<Diagnostic>,
) -> Option<(&'static Rule, Severity)> {
    let severity = match word.value.as_str() {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        _ => None,
    };
    if severity.is_none() {
        found.push(
            rules::UNKNOWN_WORD
                .at(word.span, format!("`{}` is no severity", word.value))
                .help("the words are `error` and `warning`"),
        );
    }
    let Some(rule) = rules::find(&name.value) else {
        let names = rules::RULES.iter().map(|rule| rule.name);
        let finding = rules::UNKNOWN_WORD.at(name.span, format!("`{}` is no rule", name.value));
        found.push(match near(&name.value, names) {
            // The line may be there already, so nothing is written.
            Some(near) => finding.help(format!("did you mean `{}`?", near.word)),
            None => finding.help("docs/rules lists all rules by code and name"),
        });
        return None;
    };
    if rule.firm && severity == Some(Severity::Warning) {
        found.push(
            rules::BAD_VALUE.at(word.span, format!("`{}` cannot be a warning", rule.name)).help(
                "while it stands a page could not be made or would not be safe; remove the line",
            ),
        );
        return None;
    }
    Some((rule, severity?))
}

fn omit(fields: &mut Fields<'_, '_, '_>) -> Vec<Part> {
    let mut parts = Vec::new();
    for text in fields.texts("omit") {
        match Part::ALL.iter().find(|(_, word)| *word == text.value) {
            Some((part, _)) => parts.push(*part),
            None => {
                let words: Vec<&str> = Part::ALL.iter().map(|(_, word)| *word).collect();
                let message = format!("`{}` is no part of the site", text.value);
                let finding = rules::UNKNOWN_WORD.at(text.span, message);
                fields.reader.found.push(match near(&text.value, words.iter().copied()) {
                    Some(Near { word, sure }) => {
                        suggest(finding, format!("did you mean `{word}`?"), sure.then_some(word))
                    }
                    None => finding.help(format!("the parts are `{}`", words.join("`, `"))),
                });
            }
        }
    }
    parts
}
