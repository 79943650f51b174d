//! Beside the line: JSON Schemas (2020-12) of the front matter of each kind and of `site.toml`, for
//! editors. A date of TOML counts as text, as editors hand it on.

use crate::model::country::COUNTRIES;
use crate::model::key::Kind;
use crate::model::shape::{self, Field, Value};
use crate::rules::RULES;
use serde_json::{Map, Value as Json, json};

/// Name of the file that the schema of a kind is written to.
pub fn file_name(kind: Kind) -> String {
    format!("{}.schema.json", shape::word(kind))
}

/// Name of the file that the schema of `site.toml` is written to.
pub const SITE_FILE: &str = "site.schema.json";

/// The schema of the front matter of a kind.
pub fn of_kind(kind: Kind) -> Json {
    document(&format!("The fields at the top of the file of {}", kind.noun()), shape::fields(kind))
}

/// The schema of `site.toml`.
pub fn of_site() -> Json {
    document("The settings of a site", shape::SITE)
}

fn document(title: &str, fields: &'static [Field]) -> Json {
    let mut schema = object(fields);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(title);
    schema["$defs"] = definitions();
    schema
}

fn object(fields: &'static [Field]) -> Json {
    let mut properties = Map::new();
    for field in fields {
        let mut schema = value(field);
        schema["description"] = json!(field.what);
        properties.insert(field.name.to_owned(), schema);
    }
    let required: Vec<&str> =
        fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn value(field: &Field) -> Json {
    let of = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
    let list = |items: Json| json!({ "type": "array", "items": items });
    match field.value {
        Value::Text => of("text"),
        Value::Texts => list(of("text")),
        Value::Date => of("date"),
        Value::Dates => json!({ "anyOf": [of("date"), list(of("date"))] }),
        Value::Day => of("day"),
        Value::Word(words) => json!({ "enum": words() }),
        Value::Words(words) => list(json!({ "enum": words() })),
        Value::Key(kind) => key(kind),
        Value::Keys(kind) => list(key(kind)),
        Value::Country => of("country"),
        Value::Countries => list(of("country")),
        Value::Jurisdiction => of("jurisdiction"),
        Value::Name => of("name"),
        Value::Names => list(of("name")),
        Value::Language => of("language"),
        Value::Id => of("id"),
        Value::Address => of("address"),
        Value::Contact => {
            json!({ "type": "string", "pattern": "^(mailto:[^\\s@]+@[^\\s@]+|https?://\\S+)$" })
        }
        Value::Cites => {
            json!({ "type": "array", "items": of("id"), "minItems": u8::from(field.required) })
        }
        Value::Sha256 => json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" }),
        Value::Photo => {
            json!({ "type": "string", "pattern": "^[a-z0-9-]+\\.(jpg|jpeg|png|webp)$" })
        }
        Value::Flag => json!({ "type": "boolean" }),
        Value::Rule => of("rule"),
        Value::Number => json!({ "type": "integer", "minimum": 1, "maximum": 1_000_000 }),
        Value::Severities => json!({
            "type": "object",
            "propertyNames": of("rule"),
            "additionalProperties": { "enum": ["error", "warning"] },
        }),
        Value::Table(fields) => object(fields),
        Value::Tables(fields) => list(object(fields)),
    }
}

/// With or without the folder.
fn key(kind: Kind) -> Json {
    let pattern = format!("^({}/)?[a-z0-9]+(-[a-z0-9]+)*$", kind.folder());
    json!({ "type": "string", "pattern": pattern })
}

fn definitions() -> Json {
    let day = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    let date = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?";
    let codes: Vec<&str> = COUNTRIES.iter().map(|(code, _)| *code).collect();
    let mut jurisdictions: Vec<&str> =
        codes.iter().copied().filter(|code| *code != "gb").chain(["uk"]).collect();
    jurisdictions.sort_unstable();
    let rules: Vec<&str> = RULES.iter().flat_map(|rule| [rule.name, rule.code]).collect();
    let text = json!({ "type": "string", "pattern": "\\S" });
    let language = json!({ "type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$" });
    json!({
        "text": text,
        "date": { "type": "string", "pattern": format!("^(~?{date}|{date}/{date})$") },
        "day": { "type": "string", "pattern": format!("^{day}$") },
        "country": { "enum": codes },
        "jurisdiction": { "enum": jurisdictions },
        "language": language,
        "name": { "anyOf": [text, {
            "type": "object",
            "properties": { "text": text, "lang": language },
            "required": ["text"],
            "additionalProperties": false,
        }] },
        "id": { "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$", "maxLength": 100 },
        "address": { "type": "string", "pattern": "^https?://\\S" },
        "rule": { "enum": rules },
    })
}
