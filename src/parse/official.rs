//! Reads an official. The order of the fields here is the order of docs/content.md.

use super::common::{common, photo_file};
use super::fields::Fields;
use crate::model::key::Kind;
use crate::model::official::{
    Designation, Identifier, Involvement, Official, Photo, Position, Relation,
};

/// Takes what is right, reports what is not. Nothing if a field is missing that every page needs.
pub(super) fn official(fields: &mut Fields<'_, '_, '_>) -> Option<Official> {
    let common = common(fields, Kind::Official);
    let name = fields.required_text("name");
    let sort_name = fields.plain("sort_name");
    let native_name = fields.name("native_name");
    let aliases = fields.names("aliases");
    let country = fields.required_country("country");
    let kind = fields.required_word("kind");
    let seniority = fields.required_word("seniority");
    let born = fields.dates("born");
    let died = fields.dates("died");
    let identity_sources = fields.cites("identity_sources");
    let photo = fields.one_table("photo", "a photo", photo);
    let positions = fields.tables("positions", "a position", position);
    let involvements = fields.tables("involvements", "an involvement", involvement);
    let designations = fields.tables("designations", "a designation", designation);
    let relations = fields.tables("relations", "a relation", relation);
    let identifiers = fields.tables("identifiers", "an identifier", |fields| {
        let scheme = fields.required_word("scheme");
        let value = fields.required_text("value");
        Some(Identifier { scheme: scheme?.value, value: value?.value })
    });
    let name = name?;
    Some(Official {
        sort_name: sort_name.unwrap_or_else(|| name.value.clone()),
        name,
        native_name,
        aliases,
        country: country?,
        kind: kind?.value,
        seniority: seniority?.value,
        born,
        died,
        identity_sources,
        photo,
        positions,
        involvements,
        designations,
        relations,
        identifiers,
        common,
    })
}

fn photo(fields: &mut Fields<'_, '_, '_>) -> Option<Photo> {
    let file = photo_file(fields);
    let alt = fields.required_text("alt");
    let credit = fields.required_text("credit");
    let licence = fields.required_text("licence");
    let preview = fields.flag("preview");
    Some(Photo {
        file: file?,
        alt: alt?.value,
        credit: credit?.value,
        licence: licence?.value,
        preview,
    })
}

fn position(fields: &mut Fields<'_, '_, '_>) -> Option<Position> {
    let title = fields.required_text("title");
    Some(Position {
        span: fields.span,
        organisation: fields.plain("organisation"),
        country: fields.country("country").map(|country| country.value),
        from: fields.date("from"),
        until: fields.date("until"),
        sources: fields.required_cites(),
        title: title?.value,
    })
}

fn involvement(fields: &mut Fields<'_, '_, '_>) -> Option<Involvement> {
    let case = fields.required_key("case", Kind::Case);
    let role = fields.required_text("role");
    let status = fields.required_word("status");
    Some(Involvement {
        span: fields.span,
        note: fields.plain("note"),
        sources: fields.required_cites(),
        case: case?,
        role: role?.value,
        status: status?,
    })
}

fn designation(fields: &mut Fields<'_, '_, '_>) -> Option<Designation> {
    let authority = fields.required_key("authority", Kind::Authority);
    let action = fields.required_word("action");
    Some(Designation {
        span: fields.span,
        date: fields.date("date"),
        programme: fields.text("programme"),
        list_id: fields.plain("list_id"),
        measures: fields.placed_words("measures"),
        reason: fields.plain("reason"),
        cases: fields.keys("cases", Kind::Case),
        note: fields.plain("note"),
        sources: fields.required_cites(),
        authority: authority?,
        action: action?.value,
    })
}

fn relation(fields: &mut Fields<'_, '_, '_>) -> Option<Relation> {
    let kind = fields.required_word("kind");
    let person = fields.required_key("person", Kind::Official);
    Some(Relation {
        span: fields.span,
        from: fields.date("from"),
        until: fields.date("until"),
        note: fields.plain("note"),
        sources: fields.required_cites(),
        kind: kind?.value,
        person: person?,
    })
}
