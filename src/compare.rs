//! Beside the line: two snapshots in, what changed between them out, in sentences.
//!
//! Pages are matched by key, and through `former_keys` where one was renamed.
//! Rows of a list are matched by what names them, from the strictest likeness
//! to the loosest, so that an act whose date was put right is one change and
//! not two. Takes time in proportion to what it reads, whoever wrote it.

mod fields;
mod lists;
mod names;
mod pairs;
mod table;

use crate::change::{Change, Kind, Subject, Turn, line};
use crate::model::key::Key;
use crate::snapshot::{Page, Snapshot};
use names::Names;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What changed from the old to the new: by page, then by subject, then in the order of the file.
pub fn compare(old: &Snapshot<'_>, new: &Snapshot<'_>) -> Vec<Change> {
    let names = Names::of(old, new);
    let mut changes: Vec<Change> = Vec::new();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for page in &new.pages {
        let earlier = names.earlier(page);
        met.extend(earlier.map(|earlier| &*earlier.key));
        let mut told = Told::new(&names, page, earlier);
        match earlier {
            Some(earlier) => told.both(earlier),
            None if page.unread => {}
            None if page.withdrawn.is_empty() => told.page(Turn::Added, "added", "", "", &page.key),
            None => told.withdrawn(),
        }
        told.changes.sort_by_key(|change| change.kind.subject);
        changes.append(&mut told.changes);
    }
    for page in old.pages.iter().filter(|page| !page.unread && !met.contains(&*page.key)) {
        let mut told = Told::new(&names, page, Some(page));
        told.removed();
        changes.append(&mut told.changes);
    }
    changes.sort_by(|a, b| a.page.cmp(&b.page));
    changes
}

/// What is told of one page.
struct Told<'c> {
    names: &'c Names<'c>,
    page: &'c Page<'c>,
    earlier: Option<&'c Page<'c>>,
    /// Ids of sources as they were, to the ids that they have now.
    sources: BTreeMap<&'c str, &'c str>,
    /// Numbers of claims as they were, to the numbers that they have now.
    claims: BTreeMap<String, String>,
    changes: Vec<Change>,
}

/// The parts of one change.
struct Part<'t> {
    subject: Subject,
    turn: Turn,
    date: &'t str,
    sentence: String,
    old: &'t str,
    new: &'t str,
    mentions: Vec<String>,
}

impl<'c> Told<'c> {
    fn new(names: &'c Names<'c>, page: &'c Page<'c>, earlier: Option<&'c Page<'c>>) -> Told<'c> {
        let (sources, claims) = (BTreeMap::new(), BTreeMap::new());
        Told { names, page, earlier, sources, claims, changes: Vec::new() }
    }

    /// What the site calls the page; of one that was withdrawn, what it called it before.
    fn title(&self) -> Cow<'c, str> {
        let names = [Some(&self.page.name), self.earlier.map(|earlier| &earlier.name)];
        let named = names.into_iter().flatten().find(|name| !name.is_empty());
        names::short(named.map_or(&*self.page.key, |name| &**name))
    }

    fn tell(&mut self, part: Part<'_>) {
        let mut mentions = part.mentions;
        mentions.retain(|key| *key != self.page.key && Key::parse(key).is_some());
        mentions.sort();
        mentions.dedup();
        self.changes.push(Change {
            page: self.page.key.clone().into_owned(),
            title: line(&self.title()).into_owned(),
            kind: Kind { subject: part.subject, turn: part.turn },
            date: line(part.date).into_owned(),
            sentence: line(&part.sentence).into_owned(),
            old: line(part.old).into_owned(),
            new: line(part.new).into_owned(),
            mentions,
        });
    }

    /// "page Ada Brandt added".
    fn page(&mut self, turn: Turn, words: &str, date: &str, old: &str, new: &str) {
        let sentence = format!("page {} {words}", self.title());
        let (subject, mentions) = (Subject::Page, Vec::new());
        self.tell(Part { subject, turn, date, sentence, old, new, mentions });
    }

    fn removed(&mut self) {
        let key = self.page.key.clone();
        match self.names.key(&key) {
            same if same == key => self.page(Turn::Removed, "removed", "", &key, ""),
            other => {
                let words = format!("merged into {}", names::short(self.names.name(other)));
                self.page(Turn::Removed, &words, "", &key, other);
            }
        }
    }

    fn withdrawn(&mut self) {
        let (date, reason) = (self.page.withdrawn.text("date"), self.page.withdrawn.text("reason"));
        let words = format!("withdrawn, {date}: {}", names::short(reason));
        self.page(Turn::Withdrawn, &words, date, "", reason);
    }

    fn both(&mut self, earlier: &'c Page<'c>) {
        if earlier.key != self.page.key {
            let words = format!("renamed from {}", earlier.key);
            self.page(Turn::Renamed, &words, "", &earlier.key, &self.page.key);
        }
        match (earlier.withdrawn.is_empty(), self.page.withdrawn.is_empty()) {
            (true, false) => self.withdrawn(),
            (false, true) => {
                let date = earlier.withdrawn.text("date");
                self.page(Turn::Restored, "published again", "", date, "");
            }
            (true, true) if !earlier.unread && !self.page.unread => {
                let pairs = lists::pair(self, earlier);
                fields::compare(self, earlier);
                lists::compare(self, earlier, &pairs);
                self.text(earlier);
            }
            (true, true) | (false, false) => {}
        }
    }

    /// The Markdown, of which only a hash and the number of words are known.
    fn text(&mut self, earlier: &Page<'_>) {
        let (old, new) = (&earlier.text, &self.page.text);
        if old.text("sha256") == new.text("sha256") {
            return;
        }
        let words = |count: &str| match count {
            "" => String::new(),
            "1" => "1 word".to_owned(),
            _ => format!("{count} words"),
        };
        let (before, after) = (words(old.text("words")), words(new.text("words")));
        let title = self.title();
        let (turn, sentence) = match (before.is_empty(), after.is_empty()) {
            (true, _) => (Turn::Added, format!("text of {title} added: {after}")),
            (_, true) => (Turn::Removed, format!("text of {title} removed: {before}")),
            _ if before == after => (Turn::Changed, format!("text of {title} changed")),
            _ => (Turn::Changed, format!("text of {title} changed: {before} → {after}")),
        };
        let (subject, mentions) = (Subject::Text, Vec::new());
        self.tell(Part { subject, turn, date: "", sentence, old: &before, new: &after, mentions });
    }
}
