//! Fields of a record that are no list of tables.

use super::names::short;
use super::{Part, Told};
use crate::change::{Subject, Turn};
use crate::snapshot::{Page, Row};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What a sentence says of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// What stood there and what stands there.
    Shown,
    /// Only that it changed: it may be long.
    Long,
    /// Keys of other pages, shown by their names.
    Keys,
    /// Ids of sources of the same file.
    Sources,
}

/// A field: its name in the file, what a sentence calls it, and what it says of it.
pub(super) type Field = (&'static str, &'static str, Form);

/// All fields of all records, with what each is about.
const FIELDS: [(Subject, Field); 33] = [
    (Subject::Name, ("name", "full name", Form::Shown)),
    (Subject::Name, ("sort_name", "name in lists", Form::Shown)),
    (Subject::Name, ("native_name", "native name", Form::Shown)),
    (Subject::Name, ("aliases", "other names", Form::Shown)),
    (Subject::Detail, ("country", "country", Form::Shown)),
    (Subject::Detail, ("kind", "kind", Form::Shown)),
    (Subject::Detail, ("seniority", "seniority", Form::Shown)),
    (Subject::Detail, ("born", "date of birth", Form::Shown)),
    (Subject::Detail, ("died", "date of death", Form::Shown)),
    (Subject::Detail, ("identity_sources", "sources of the identity", Form::Sources)),
    (Subject::Detail, ("photo", "picture", Form::Shown)),
    (Subject::Detail, ("place", "place", Form::Shown)),
    (Subject::Detail, ("started", "beginning", Form::Shown)),
    (Subject::Detail, ("happened", "date", Form::Shown)),
    (Subject::Detail, ("ended", "end", Form::Shown)),
    (Subject::Detail, ("jurisdiction", "jurisdiction", Form::Shown)),
    (Subject::Detail, ("issuer", "issuer", Form::Shown)),
    (Subject::Detail, ("legal_citations", "legal citations", Form::Shown)),
    (Subject::Detail, ("enacted", "date of adoption", Form::Shown)),
    (Subject::Detail, ("in_force", "beginning", Form::Shown)),
    (Subject::Detail, ("until", "end", Form::Shown)),
    (Subject::Detail, ("measures", "measures", Form::Shown)),
    (Subject::Detail, ("other_measures", "other measures", Form::Long)),
    (Subject::Detail, ("grounds", "grounds", Form::Long)),
    (Subject::Detail, ("programmes", "programmes", Form::Shown)),
    (Subject::Detail, ("administered_by", "administration", Form::Shown)),
    (Subject::Detail, ("official_url", "official address", Form::Shown)),
    (Subject::Detail, ("list_url", "address of the list", Form::Shown)),
    (Subject::Detail, ("text_url", "address of the text", Form::Shown)),
    (Subject::Detail, ("about_sources", "sources of the record", Form::Sources)),
    (Subject::Detail, ("counter_to", "regimes that it answers", Form::Keys)),
    (Subject::Summary, ("summary", "summary", Form::Long)),
    (Subject::Review, ("reviewed", "review", Form::Shown)),
];

/// Tells the fields of a page that changed, and its name.
pub(super) fn compare(told: &mut Told<'_>, earlier: &Page<'_>) {
    let page = told.page;
    if earlier.name != page.name {
        let sentence = {
            let (was, is) = (short(&earlier.name), short(&page.name));
            format!("name of {is}: {was} → {is}")
        };
        let (subject, turn, mentions) = (Subject::Name, Turn::Changed, Vec::new());
        let (old, new) = (&*earlier.name, &*page.name);
        told.tell(Part { subject, turn, date: "", sentence, old, new, mentions });
    }
    for (subject, field) in FIELDS {
        let what = &*told.title();
        if subject == Subject::Review {
            let (old, new) = (earlier.fields.text("reviewed"), page.fields.text("reviewed"));
            if old != new && !new.is_empty() {
                let sentence = format!("{what} reviewed, {new}");
                let (turn, mentions) = (Turn::Changed, Vec::new());
                told.tell(Part { subject, turn, date: new, sentence, old, new, mentions });
            }
            continue;
        }
        one(told, subject, field, what, "", &[], (&earlier.fields, &page.fields));
    }
}

/// Tells one field of a table, if it changed: "date of birth of Ada Brandt: 1950 → 1951".
pub(super) fn one(
    told: &mut Told<'_>,
    subject: Subject,
    (field, label, form): Field,
    what: &str,
    date: &str,
    named: &[&str],
    (old, new): (&Row<'_>, &Row<'_>),
) {
    let (before, after) = (old.list(field), new.list(field));
    let Some(sentence) = said(told, (field, label, form), what, before, after) else { return };
    let turn = match (before.is_empty(), after.is_empty(), subject) {
        (true, _, Subject::Name | Subject::Detail | Subject::Summary) => Turn::Added,
        (_, true, Subject::Name | Subject::Detail | Subject::Summary) => Turn::Removed,
        // A field that came or went is a change of what it is a field of.
        _ => Turn::Changed,
    };
    let mut mentions: Vec<String> = named.iter().map(|key| (*key).to_owned()).collect();
    if form == Form::Keys {
        mentions.extend(after.iter().chain(before).map(|key| told.names.key(key).to_owned()));
    }
    let (old, new) = (before.join(", "), after.join(", "));
    told.tell(Part { subject, turn, date, sentence, old: &old, new: &new, mentions });
}

/// The sentence; none if nothing changed but the names of what is meant.
fn said(
    told: &Told<'_>,
    (field, label, form): Field,
    what: &str,
    before: &[Cow<'_, str>],
    after: &[Cow<'_, str>],
) -> Option<String> {
    let shown = |list: &[Cow<'_, str>]| {
        let values: Vec<_> = list.iter().map(|value| told.names.value(field, value)).collect();
        short(&values.join(", ")).into_owned()
    };
    let now = |value: &str| match (form, field) {
        (Form::Keys, _) => told.names.key(value).to_owned(),
        (Form::Sources, _) => told.sources.get(value).copied().unwrap_or(value).to_owned(),
        (_, "claim") => told.claims.get(value).cloned().unwrap_or_default(),
        _ => value.to_owned(),
    };
    if before.iter().map(|it| now(it)).eq(after.iter().map(|it| &**it)) {
        return None;
    }
    if form == Form::Sources {
        let was: BTreeSet<String> = before.iter().map(|id| now(id)).collect();
        let is: BTreeSet<String> = after.iter().map(|id| id.clone().into_owned()).collect();
        let come: Vec<&str> = is.difference(&was).map(String::as_str).collect();
        let gone: Vec<&str> = was.difference(&is).map(String::as_str).collect();
        let part = |ids: &[&str], word: &str| match ids {
            [] => None,
            ids => Some(format!("{} {word}", short(&ids.join(", ")))),
        };
        let parts: Vec<String> =
            [part(&come, "added"), part(&gone, "removed")].into_iter().flatten().collect();
        return (!parts.is_empty()).then(|| format!("{label} of {what}: {}", parts.join("; ")));
    }
    Some(match (before.is_empty(), after.is_empty(), form) {
        (true, _, _) => format!("{label} of {what} added: {}", shown(after)),
        // What was taken back must not be spread by saying so.
        (_, true, _) => format!("{label} of {what} removed"),
        (_, _, Form::Long) => format!("{label} of {what} changed"),
        _ => format!("{label} of {what}: {} → {}", shown(before), shown(after)),
    })
}
