//! Lists of tables: what came, what went and what changed, each called by what names it.

use super::fields;
use super::names::short;
use super::pairs::{Pairs, pairs};
use super::table::{LISTS, List};
use super::{Part, Told};
use crate::change::{Subject, Turn};
use crate::snapshot::{Page, Row};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Which row is which, for all lists. Tells `told` what the sources and claims are called now.
pub(super) fn pair<'c>(told: &mut Told<'c>, earlier: &'c Page<'c>) -> Vec<Pairs> {
    let mut all = Vec::with_capacity(LISTS.len());
    for list in &LISTS {
        let (old, new) = ((list.rows)(earlier), (list.rows)(told.page));
        let now = |field: &str, value: &'c str| -> Cow<'c, str> {
            match field {
                "authority" | "case" | "person" => Cow::Borrowed(told.names.key(value)),
                "claim" => told.claims.get(value).cloned().map_or(Cow::Borrowed(value), Cow::Owned),
                _ => Cow::Borrowed(value),
            }
        };
        let found = pairs(old, new, list.levels, list.by_text, &now);
        let both = found.iter().filter_map(|(was, is)| was.zip(*is));
        match list.subject {
            Subject::Source => {
                let ids = both.map(|(was, is)| (old[was].text("id"), new[is].text("id")));
                told.sources = ids.collect();
            }
            Subject::Claim => {
                let numbers = both.map(|(was, is)| ((was + 1).to_string(), (is + 1).to_string()));
                told.claims = numbers.collect();
            }
            _ => {}
        }
        all.push(found);
    }
    all
}

/// Tells what came, went and changed in all lists.
pub(super) fn compare(told: &mut Told<'_>, earlier: &Page<'_>, pairs: &[Pairs]) {
    for (list, pairs) in LISTS.iter().zip(pairs) {
        let (old, new) = ((list.rows)(earlier), (list.rows)(told.page));
        let shared = shared(told, list.subject, old, new);
        for (was, is) in pairs {
            match (was, is) {
                (Some(was), Some(is)) => {
                    let (before, after) = (&old[*was], &new[*is]);
                    if before == after {
                        continue;
                    }
                    let what = called(told, list.subject, after, is + 1, &shared);
                    let date = after.text(list.date);
                    let named = named(told, after);
                    for field in list.fields {
                        let rows = (before, after);
                        fields::one(told, list.subject, *field, &what, date, &named, rows);
                    }
                }
                (Some(was), None) => {
                    let what = called(told, list.subject, &old[*was], was + 1, &shared);
                    whole(told, list, &what, &old[*was], Turn::Removed);
                }
                (None, Some(is)) => {
                    let what = called(told, list.subject, &new[*is], is + 1, &shared);
                    whole(told, list, &what, &new[*is], Turn::Added);
                }
                (None, None) => {}
            }
        }
    }
}

/// "UK designation of Ada Brandt added, 2020-07-06".
fn whole(told: &mut Told<'_>, list: &List, what: &str, row: &Row<'_>, turn: Turn) {
    let word = if turn == Turn::Added { "added" } else { "removed" };
    let date = row.text(list.date);
    let value = row.text(list.shown);
    let mut sentence = format!("{what} {word}");
    if !date.is_empty() {
        sentence.push_str(&format!(", {date}"));
    }
    let status = row.text("status");
    if !status.is_empty() && turn == Turn::Added {
        sentence.push_str(&format!(" ({})", told.names.value("status", status)));
    }
    // What was taken back must not be spread by saying so; a source may be named.
    let told_whole = turn == Turn::Added || list.subject == Subject::Source;
    if !value.is_empty() && told_whole {
        sentence.push_str(&format!(": {}", told.names.value(list.shown, value)));
    }
    let act = ["authority", "action", "date"].map(|field| row.text(field)).join(" ");
    let said = match list.subject {
        Subject::Designation => act.trim_end(),
        Subject::Position => row.text("title"),
        Subject::Victim => row.text("name"),
        Subject::Regime => row.text("authority"),
        _ => value,
    };
    let (old, new) = if turn == Turn::Added { ("", said) } else { (said, "") };
    let mentions = named(told, row).into_iter().map(str::to_owned).collect();
    let subject = list.subject;
    told.tell(Part { subject, turn, date, sentence, old, new, mentions });
}

/// Keys of the other pages by which a row is called.
fn named<'r>(told: &Told<'r>, row: &'r Row<'_>) -> Vec<&'r str> {
    let keys = ["authority", "case", "person"].map(|field| row.text(field));
    keys.into_iter().filter(|key| !key.is_empty()).map(|key| told.names.key(key)).collect()
}

/// Whose acts on this page are of more than one authority, so that the actor alone does not name one.
fn shared(told: &Told<'_>, subject: Subject, old: &[Row<'_>], new: &[Row<'_>]) -> BTreeSet<String> {
    if subject != Subject::Designation {
        return BTreeSet::new();
    }
    let mut authorities: BTreeMap<String, &str> = BTreeMap::new();
    let mut shared = BTreeSet::new();
    for row in old.iter().chain(new) {
        let authority = told.names.key(row.text("authority"));
        let actor = told.names.actor(authority).into_owned();
        let first = authorities.entry(actor.clone()).or_insert(authority);
        if *first != authority {
            shared.insert(actor);
        }
    }
    shared
}

/// What a row is called in the middle of a sentence.
fn called(
    told: &Told<'_>,
    subject: Subject,
    row: &Row<'_>,
    number: usize,
    shared: &BTreeSet<String>,
) -> String {
    let title = told.title();
    let named = |field: &str| short(told.names.name(row.text(field)));
    let value = |field: &str| short(row.text(field));
    match subject {
        Subject::Designation => {
            let authority = row.text("authority");
            let actor = told.names.actor(authority);
            let act = match row.text("action") {
                "amended" => "amendment of the designation",
                "delisted" => "delisting",
                _ => "designation",
            };
            match shared.contains(&*actor) {
                true => {
                    format!("{actor} {act} of {title} under {}", short(told.names.name(authority)))
                }
                false => format!("{actor} {act} of {title}"),
            }
        }
        Subject::Claim => format!("claim {number} in {title}"),
        Subject::Response => format!("answer of {} in {title}", value("by")),
        Subject::Involvement => format!("part of {title} in {}", named("case")),
        Subject::Proceeding => format!("proceeding in {title} before {}", value("body")),
        Subject::Position => match row.text("organisation") {
            "" => format!("post of {title} as {}", value("title")),
            organisation => {
                format!("post of {title} as {}, {}", value("title"), short(organisation))
            }
        },
        Subject::Relation => format!("tie of {title} to {}", named("person")),
        Subject::Victim => format!("victim {} in {title}", value("name")),
        Subject::Regime => format!("use of {} over {title}", named("authority")),
        Subject::Coverage => format!("coverage of {title}"),
        Subject::Identifier => {
            format!("{} of {title}", told.names.value("scheme", row.text("scheme")))
        }
        Subject::Picture => format!("picture {} in {title}", value("file")),
        Subject::Correction => format!("correction of {title}"),
        Subject::Source => format!("source {number} of {title}"),
        Subject::Page
        | Subject::Name
        | Subject::Detail
        | Subject::Summary
        | Subject::Text
        | Subject::Review => title.into_owned(),
    }
}
