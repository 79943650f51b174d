//! Lists of tables: what came, what went and what changed, each called by what names it.

use super::fields::{self, Field, Form};
use super::names::short;
use super::pairs::{Likeness, Pairs, pairs};
use super::{Part, Told};
use crate::change::{Subject, Turn};
use crate::snapshot::{Page, Row};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// One list of a page.
struct List {
    subject: Subject,
    rows: for<'p> fn(&'p Page<'p>) -> &'p [Row<'p>],
    /// What names a row, the strictest first.
    levels: &'static [Likeness],
    /// Whether a text that changed a little is the same row.
    by_text: bool,
    /// The field with the date of a row.
    date: &'static str,
    /// The field that an added or removed row is shown with; none if its name says it.
    shown: &'static str,
    fields: &'static [Field],
}

const SOURCES: Field = ("sources", "sources", Form::Sources);
const NOTE: Field = ("note", "note", Form::Long);
const STATUS: Field = ("status", "status", Form::Shown);
const DATE: Field = ("date", "date", Form::Shown);
const FROM: Field = ("from", "beginning", Form::Shown);
const UNTIL: Field = ("until", "end", Form::Shown);

/// All lists. The two that others refer to come first.
const LISTS: [List; 13] = [
    List {
        subject: Subject::Source,
        rows: |page| &page.sources,
        levels: &[&["id"], &["url"], &["title", "publisher"]],
        by_text: false,
        date: "",
        shown: "title",
        fields: &[
            ("title", "title", Form::Shown),
            ("url", "address", Form::Shown),
            ("publisher", "publisher", Form::Shown),
            ("kind", "kind", Form::Shown),
            ("published", "date", Form::Shown),
            ("accessed", "day of opening", Form::Shown),
            ("archived_url", "archived copy", Form::Shown),
            ("sha256", "hash", Form::Shown),
            ("lang", "language", Form::Shown),
            NOTE,
        ],
    },
    List {
        subject: Subject::Claim,
        rows: |page| &page.claims,
        levels: &[&["id"], &["text", "by"], &["text"]],
        by_text: true,
        date: "date",
        shown: "text",
        fields: &[
            STATUS,
            ("text", "text", Form::Long),
            ("by", "author", Form::Shown),
            DATE,
            ("case", "case", Form::Keys),
            ("people", "people", Form::Keys),
            SOURCES,
        ],
    },
    List {
        subject: Subject::Designation,
        rows: |page| &page.designations,
        levels: &[
            &["authority", "action", "list_id", "programme", "date"],
            &["authority", "action", "date", "programme"],
            &["authority", "action", "date"],
            &["list_id", "authority", "action"],
            &["programme", "authority", "action"],
            &["authority", "action"],
        ],
        by_text: false,
        date: "date",
        shown: "",
        fields: &[
            DATE,
            ("programme", "programme", Form::Shown),
            ("list_id", "number on the list", Form::Shown),
            ("measures", "measures", Form::Shown),
            ("reason", "reason", Form::Long),
            ("cases", "cases", Form::Keys),
            NOTE,
            SOURCES,
        ],
    },
    List {
        subject: Subject::Response,
        rows: |page| &page.responses,
        levels: &[&["by", "text"], &["by", "claim", "date"], &["by", "claim"], &["text"]],
        by_text: true,
        date: "date",
        shown: "text",
        fields: &[
            ("by", "author", Form::Shown),
            ("text", "text", Form::Long),
            DATE,
            ("claim", "claim", Form::Shown),
            SOURCES,
        ],
    },
    List {
        subject: Subject::Involvement,
        rows: |page| &page.involvements,
        levels: &[&["case", "role"], &["case"]],
        by_text: false,
        date: "",
        shown: "role",
        fields: &[STATUS, ("role", "role", Form::Shown), NOTE, SOURCES],
    },
    List {
        subject: Subject::Proceeding,
        rows: |page| &page.proceedings,
        levels: &[
            &["ecli"],
            &["number", "body"],
            &["body", "name", "date"],
            &["body", "date"],
            &["body", "outcome"],
            &["name", "body"],
        ],
        by_text: false,
        date: "date",
        shown: "outcome",
        fields: &[
            STATUS,
            ("name", "name", Form::Shown),
            ("number", "number", Form::Shown),
            DATE,
            ("outcome", "outcome", Form::Shown),
            ("ecli", "ECLI", Form::Shown),
            ("people", "people", Form::Keys),
            SOURCES,
        ],
    },
    List {
        subject: Subject::Position,
        rows: |page| &page.positions,
        levels: &[
            &["title", "organisation", "from"],
            &["title", "organisation"],
            &["title", "from"],
            &["title"],
            &["organisation", "from", "until"],
        ],
        by_text: false,
        date: "from",
        shown: "",
        fields: &[
            ("title", "title", Form::Shown),
            ("organisation", "organisation", Form::Shown),
            ("country", "country", Form::Shown),
            FROM,
            UNTIL,
            SOURCES,
        ],
    },
    List {
        subject: Subject::Relation,
        rows: |page| &page.relations,
        levels: &[&["person", "kind", "from"], &["person", "kind"], &["person"]],
        by_text: false,
        date: "from",
        shown: "kind",
        fields: &[("kind", "kind", Form::Shown), FROM, UNTIL, NOTE, SOURCES],
    },
    List {
        subject: Subject::Victim,
        rows: |page| &page.victims,
        levels: &[&["name"], &["native_name"]],
        by_text: false,
        date: "",
        shown: "",
        fields: &[
            ("name", "name", Form::Shown),
            ("native_name", "native name", Form::Shown),
            ("born", "date of birth", Form::Shown),
            ("died", "date of death", Form::Shown),
            ("role", "role", Form::Shown),
            SOURCES,
        ],
    },
    List {
        subject: Subject::Regime,
        rows: |page| &page.regimes,
        levels: &[&["authority"]],
        by_text: false,
        date: "",
        shown: "",
        fields: &[NOTE, SOURCES],
    },
    List {
        subject: Subject::Coverage,
        rows: |page| &page.coverage,
        levels: &[&["extent", "countries", "list"], &["list", "countries"], &["list"], &["extent"]],
        by_text: false,
        date: "as_of",
        shown: "extent",
        fields: &[
            ("extent", "extent", Form::Shown),
            ("countries", "countries", Form::Shown),
            ("as_of", "date", Form::Shown),
            ("list", "list", Form::Shown),
            NOTE,
            SOURCES,
        ],
    },
    List {
        subject: Subject::Identifier,
        rows: |page| &page.identifiers,
        levels: &[&["scheme", "value"], &["scheme"]],
        by_text: false,
        date: "",
        shown: "value",
        fields: &[("value", "value", Form::Shown)],
    },
    List {
        subject: Subject::Correction,
        rows: |page| &page.corrections,
        levels: &[&["date", "text"], &["text"], &["date"]],
        by_text: true,
        date: "date",
        shown: "text",
        fields: &[DATE, ("text", "text", Form::Long)],
    },
];

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
    let named = |field: &str| told.names.name(row.text(field));
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
                true => format!("{actor} {act} of {title} under {}", told.names.name(authority)),
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
        Subject::Correction => format!("correction of {title}"),
        Subject::Source => format!("source {number} of {title}"),
        Subject::Page
        | Subject::Name
        | Subject::Detail
        | Subject::Summary
        | Subject::Text
        | Subject::Review => title.to_owned(),
    }
}
