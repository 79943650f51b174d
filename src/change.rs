//! A noun: one change of what a site says, and the history of them all.
//!
//! `history.jsonl` beside `site.toml` has one JSON object a line, in the order
//! in which the changes were met. It is the publisher's to keep and to edit.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Where the history lies, beside `site.toml`.
pub const HISTORY: &str = "history.jsonl";

/// What a change is about. In the order in which the changes of one page are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The page as a whole.
    Page,
    /// What somebody or something is called.
    Name,
    /// Another field of the record.
    Detail,
    /// An act of an authority.
    Designation,
    /// A claim.
    Claim,
    /// An answer.
    Response,
    /// A person's part in a case.
    Involvement,
    /// A proceeding before a court or another body.
    Proceeding,
    /// A post.
    Position,
    /// A tie to another person.
    Relation,
    /// A victim of a case.
    Victim,
    /// A regime used over a case.
    Regime,
    /// How far an authority's list is recorded.
    Coverage,
    /// A number on a list.
    Identifier,
    /// Who made a picture of the text, and on which terms it is shown.
    Picture,
    /// A correction.
    Correction,
    /// A source.
    Source,
    /// The attributed sentence for lists.
    Summary,
    /// The body.
    Text,
    /// The day as of which the page stands.
    Review,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// It is new.
    Added,
    /// It is another.
    Changed,
    /// A page has a new key.
    Renamed,
    /// A page became a notice.
    Withdrawn,
    /// A page that was withdrawn is there again.
    Restored,
    /// It is gone.
    Removed,
}

impl Subject {
    const ALL: [(Subject, &'static str); 20] = [
        (Subject::Page, "page"),
        (Subject::Name, "name"),
        (Subject::Detail, "detail"),
        (Subject::Designation, "designation"),
        (Subject::Claim, "claim"),
        (Subject::Response, "response"),
        (Subject::Involvement, "involvement"),
        (Subject::Proceeding, "proceeding"),
        (Subject::Position, "position"),
        (Subject::Relation, "relation"),
        (Subject::Victim, "victim"),
        (Subject::Regime, "regime"),
        (Subject::Coverage, "coverage"),
        (Subject::Identifier, "identifier"),
        (Subject::Picture, "picture"),
        (Subject::Correction, "correction"),
        (Subject::Source, "source"),
        (Subject::Summary, "summary"),
        (Subject::Text, "text"),
        (Subject::Review, "review"),
    ];
}

impl Turn {
    const ALL: [(Turn, &'static str); 6] = [
        (Turn::Added, "added"),
        (Turn::Changed, "changed"),
        (Turn::Renamed, "renamed"),
        (Turn::Withdrawn, "withdrawn"),
        (Turn::Restored, "restored"),
        (Turn::Removed, "removed"),
    ];
}

/// Subject and turn: `designation-added`, `page-withdrawn`. A closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Kind {
    /// What it is about.
    pub subject: Subject,
    /// What became of it.
    pub turn: Turn,
}

impl Kind {
    /// Reads `designation-added`.
    pub fn parse(text: &str) -> Option<Kind> {
        let (subject, turn) = text.split_once('-')?;
        let subject = Subject::ALL.iter().find(|(_, word)| *word == subject)?.0;
        let turn = Turn::ALL.iter().find(|(_, word)| *word == turn)?.0;
        let of_pages = matches!(turn, Turn::Renamed | Turn::Withdrawn | Turn::Restored);
        (subject == Subject::Page || !of_pages).then_some(Kind { subject, turn })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = Subject::ALL.iter().find(|(one, _)| *one == self.subject);
        let turn = Turn::ALL.iter().find(|(one, _)| *one == self.turn);
        let word = |found: Option<&'static str>| found.unwrap_or_default();
        write!(out, "{}-{}", word(subject.map(|it| it.1)), word(turn.map(|it| it.1)))
    }
}

impl From<Kind> for String {
    fn from(kind: Kind) -> String {
        kind.to_string()
    }
}

impl TryFrom<String> for Kind {
    type Error = String;

    fn try_from(text: String) -> Result<Kind, String> {
        Kind::parse(&text).ok_or_else(|| format!("`{text}` is no kind of change"))
    }
}

/// One change of what a site says. Its texts are of one line and steer no terminal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Key of the page, as it is now.
    pub page: String,
    /// What the site calls it.
    pub title: String,
    /// What sort of change.
    pub kind: Kind,
    /// When what changed happened (not when it was changed here); empty if it has no date.
    pub date: String,
    /// "UK designation of Ada Brandt added, 2020-07-06".
    pub sentence: String,
    /// What stood there; empty for what is new.
    pub old: String,
    /// What stands there; empty for what is gone.
    pub new: String,
    /// Keys of the other pages that the sentence names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<String>,
}

impl Change {
    /// The beginning of the sentence, which is the same when the change is undone.
    fn what(&self) -> &str {
        let ends = [" added", " removed", " changed", ": "];
        let end = ends.iter().filter_map(|end| self.sentence.find(end)).min();
        &self.sentence[..end.unwrap_or(self.sentence.len())]
    }
}

/// A line of the history: a change and the day on which it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The day, as `2026-03-01`.
    pub on: String,
    /// The change.
    #[serde(flatten)]
    pub change: Change,
}

/// The changes that a history does not have yet.
///
/// One that stands there already is left out, whatever its day, unless it was
/// undone since then: so a run that is repeated adds nothing.
pub fn missing<'c>(history: &[Entry], changes: &'c [Change]) -> Vec<&'c Change> {
    type Place<'a> = (&'a str, Subject, &'a str, &'a str, &'a str);
    fn place(change: &Change) -> Place<'_> {
        let what = change.what();
        (&change.page, change.kind.subject, what, &change.old, &change.new)
    }
    let mut told: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut last: BTreeMap<Place<'_>, usize> = BTreeMap::new();
    for (line, Entry { change, .. }) in history.iter().enumerate() {
        told.insert((&change.page, &change.sentence), line);
        last.insert(place(change), line);
    }
    let stands = |change: &&Change| {
        let sentence = (change.page.as_str(), change.sentence.as_str());
        let Some(line) = told.get(&sentence) else { return false };
        let same = &history[*line].change;
        let (page, subject, what, old, new) = place(change);
        let undone = last.get(&(page, subject, what, new, old)).is_some_and(|undone| undone > line);
        (place(same), same.kind, &same.date) == (place(change), change.kind, &change.date)
            && !(undone && old != new)
    };
    changes.iter().filter(|change| !stands(change)).collect()
}

/// A text on one line, without what could steer a terminal or turn the direction of the line.
pub fn line(text: &str) -> Cow<'_, str> {
    let turns = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if !text.contains(|c: char| c.is_control() || turns(c)) {
        return Cow::Borrowed(text);
    }
    let clean = |c: char| match c {
        '\n' | '\r' | '\t' => ' ',
        c if c.is_control() || turns(c) => '\u{fffd}',
        c => c,
    };
    Cow::Owned(text.chars().map(clean).collect())
}

#[cfg(test)]
mod tests {
    use super::{Change, Entry, Kind, Subject, Turn, line, missing};

    fn change(old: &str, new: &str) -> Change {
        Change {
            page: "officials/ada".to_owned(),
            title: "Ada Brandt".to_owned(),
            kind: Kind { subject: Subject::Claim, turn: Turn::Changed },
            date: String::new(),
            sentence: format!("status of claim 1 in Ada Brandt: {old} → {new}"),
            old: old.to_owned(),
            new: new.to_owned(),
            mentions: Vec::new(),
        }
    }

    #[test]
    fn every_kind_reads_back_as_itself() {
        for (subject, _) in Subject::ALL {
            for (turn, _) in Turn::ALL {
                let kind = Kind { subject, turn };
                let of_pages = matches!(turn, Turn::Renamed | Turn::Withdrawn | Turn::Restored);
                let expected = (subject == Subject::Page || !of_pages).then_some(kind);
                assert_eq!(Kind::parse(&kind.to_string()), expected, "{kind}");
            }
        }
    }

    #[test]
    fn a_change_is_told_again_only_after_it_was_undone() {
        let (there, back) = (change("alleged", "charged"), change("charged", "alleged"));
        let on = |change: &Change| Entry { on: "2026-03-01".to_owned(), change: change.clone() };
        for (history, new) in [
            (vec![], true),
            (vec![&there], false),
            (vec![&there, &back], true),
            (vec![&there, &back, &there], false),
        ] {
            let history: Vec<Entry> = history.into_iter().map(on).collect();
            let changes = [there.clone()];
            assert_eq!(!missing(&history, &changes).is_empty(), new, "{}", history.len());
        }
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(line("a\nb\u{1b}[31m\u{202e}c"), "a b\u{fffd}[31m\u{fffd}c");
    }
}
