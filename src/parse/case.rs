//! Reads a case.

use super::common::common;
use super::fields::Fields;
use crate::model::case::{Case, Proceeding, Regime, Victim};
use crate::model::key::Kind;

/// Takes what is right, reports what is not.
pub(super) fn case(fields: &mut Fields<'_, '_, '_>) -> Option<Case> {
    let common = common(fields, Kind::Case);
    let title = fields.required_text("title");
    Some(Case {
        country: fields.country("country"),
        place: fields.plain("place"),
        started: fields.date("started"),
        happened: fields.date("happened"),
        ended: fields.date("ended"),
        victims: fields.tables("victims", "a victim", victim),
        proceedings: fields.tables("proceedings", "a proceeding", proceeding),
        regimes: fields.tables("regimes", "a regime", |fields| {
            let authority = fields.required_key("authority", Kind::Authority);
            Some(Regime {
                span: fields.span,
                note: fields.plain("note"),
                sources: fields.cites("sources"),
                authority: authority?,
            })
        }),
        title: title?,
        common,
    })
}

fn victim(fields: &mut Fields<'_, '_, '_>) -> Option<Victim> {
    let name = fields.required_text("name");
    Some(Victim {
        span: fields.span,
        native_name: fields.name("native_name"),
        born: fields.date("born"),
        died: fields.date("died"),
        role: fields.plain("role"),
        sources: fields.cites("sources"),
        name: name?.value,
    })
}

fn proceeding(fields: &mut Fields<'_, '_, '_>) -> Option<Proceeding> {
    let body = fields.required_text("body");
    let outcome = fields.required_text("outcome");
    let status = fields.required_word("status");
    Some(Proceeding {
        span: fields.span,
        name: fields.plain("name"),
        number: fields.plain("number"),
        date: fields.date("date"),
        ecli: fields.plain("ecli"),
        people: fields.keys("people", Kind::Official),
        sources: fields.required_cites(),
        body: body?.value,
        outcome: outcome?.value,
        status: status?,
    })
}
