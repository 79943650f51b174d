//! Reads an authority.

use super::common::common;
use super::fields::{Fields, suggest};
use crate::input::Spanned;
use crate::model::authority::{Authority, Coverage};
use crate::model::country::{COUNTRIES, Jurisdiction};
use crate::model::key::Kind;
use crate::model::words::Extent;
use crate::rules;

/// Takes what is right, reports what is not.
pub(super) fn authority(fields: &mut Fields<'_, '_, '_>) -> Option<Authority> {
    let common = common(fields, Kind::Authority);
    let name = fields.required_text("name");
    let short_name = fields.required_text("short_name");
    let jurisdiction = jurisdiction(fields);
    let kind = fields.required_word("kind");
    Some(Authority {
        native_name: fields.name("native_name"),
        issuer: fields.plain("issuer"),
        legal_citations: fields.plain_texts("legal_citations"),
        enacted: fields.date("enacted"),
        in_force: fields.date("in_force"),
        until: fields.date("until"),
        measures: fields.words("measures"),
        other_measures: fields.plain_texts("other_measures"),
        grounds: fields.plain_texts("grounds"),
        programmes: fields.plain_texts("programmes"),
        administered_by: fields.plain_texts("administered_by"),
        official_url: fields.url("official_url"),
        list_url: fields.url("list_url"),
        text_url: fields.url("text_url"),
        about_sources: fields.cites("about_sources"),
        counter_to: fields.keys("counter_to", Kind::Authority),
        coverage: fields.tables("coverage", "a coverage", coverage),
        name: name?,
        short_name: short_name?.value,
        jurisdiction: jurisdiction?,
        kind: kind?.value,
        common,
    })
}

fn jurisdiction(fields: &mut Fields<'_, '_, '_>) -> Option<Spanned<Jurisdiction>> {
    let text = fields.required_text("jurisdiction")?;
    let jurisdiction = Jurisdiction::parse(&text.value);
    if jurisdiction.is_none() {
        let lower = text.value.to_lowercase();
        let by_name = COUNTRIES.iter().find(|(_, name)| name.to_lowercase() == lower);
        let near = match lower.as_str() {
            "gb" | "united kingdom" => Some("uk"),
            "usa" => Some("us"),
            _ => Jurisdiction::parse(&lower)
                .map(Jurisdiction::code)
                .or(by_name.map(|(code, _)| *code)),
        };
        let help = match near {
            Some(near) => format!("write `{near}`"),
            None => {
                "write `us`, `uk`, `eu`, `ca`, `au`, `un`, or the two-letter code of another country"
                    .to_owned()
            }
        };
        let message = format!("`{}` is no jurisdiction", text.value);
        let finding = rules::UNKNOWN_WORD.at(text.span, message);
        fields.reader.found.push(suggest(finding, help, near));
    }
    jurisdiction.map(|jurisdiction| Spanned::new(jurisdiction, text.span))
}

fn coverage(fields: &mut Fields<'_, '_, '_>) -> Option<Coverage> {
    let extent = fields.required_word::<Extent>("extent");
    let complete = extent.as_ref().is_some_and(|extent| extent.value == Extent::Complete);
    let as_of = if complete { fields.required_date("as_of") } else { fields.date("as_of") };
    let coverage = Coverage {
        span: fields.span,
        countries: fields.countries("countries"),
        list: fields.plain("list"),
        note: fields.plain("note"),
        sources: fields.cites("sources"),
        extent: extent?.value,
        as_of,
    };
    (!complete || coverage.as_of.is_some()).then_some(coverage)
}
