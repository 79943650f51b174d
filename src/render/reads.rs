//! Which fields of a view the templates read, so that a page is not charged for what its template leaves out.
//!
//! Found by looking through the text of all templates for `name.field`. It may
//! find too much (a word in a string), never too little: where a view is used
//! whole, all its fields count as read.

use std::collections::{BTreeMap, BTreeSet};

/// What the templates read of each view.
#[derive(Debug, Default)]
pub(super) struct Reads {
    /// By the name that templates know the view by. `None`: everything.
    fields: BTreeMap<String, Option<BTreeSet<String>>>,
}

impl Reads {
    /// Looks through the tags of the templates `pages` and of all that they extend, include or call.
    pub(super) fn of(pages: &[&str], templates: &BTreeMap<&str, &str>) -> Reads {
        let mut reads = Reads::default();
        let components =
            templates.iter().filter(|(_, text)| tags(text).any(|tag| tag.contains("component")));
        let mut waiting: Vec<&str> = components.map(|(name, _)| *name).collect();
        waiting.extend(pages);
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        while let Some(name) = waiting.pop() {
            let Some((name, text)) = templates.get_key_value(name) else { continue };
            if seen.insert(name) {
                for tag in tags(text) {
                    reads.look(tag);
                    waiting.extend(tag.split(['"', '\'']).skip(1).step_by(2));
                }
            }
        }
        reads
    }

    /// Whether a field of a view may be read by any template.
    pub(super) fn reads(&self, view: &str, field: &str) -> bool {
        match self.fields.get(view) {
            Some(Some(fields)) => fields.contains(field),
            Some(None) => true,
            None => false,
        }
    }

    fn look(&mut self, tag: &str) {
        let (mut rest, mut before, mut last) = (tag, ' ', "");
        while let Some(start) = rest.find(|c: char| c.is_ascii_alphabetic() || c == '_') {
            before = rest[..start].chars().next_back().unwrap_or(before);
            let word = word(&rest[start..]);
            rest = &rest[start + word.len()..];
            // `a.official` is a field of `a`, not the view; `set official = …` and `for official in …` give a name and read nothing.
            if before != '.' && !matches!(last, "set" | "for") {
                self.note(word, rest);
            }
            (before, last) = ('a', word);
        }
    }

    fn note(&mut self, view: &str, rest: &str) {
        let field = rest.strip_prefix('.').map(word).filter(|field| !field.is_empty());
        match (self.fields.get_mut(view), field) {
            (Some(None), _) => {}
            (Some(Some(fields)), Some(field)) => {
                fields.insert(field.to_owned());
            }
            (None, Some(field)) => {
                let fields = BTreeSet::from([field.to_owned()]);
                self.fields.insert(view.to_owned(), Some(fields));
            }
            (_, None) => {
                self.fields.insert(view.to_owned(), None);
            }
        }
    }
}

/// The letters, digits and low lines that a text begins with.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    &text[..end.unwrap_or(text.len())]
}

/// What stands between `{{` or `{%` and the end of the tag.
fn tags(template: &str) -> impl Iterator<Item = &str> {
    let starts = template.match_indices('{').map(|(at, _)| &template[at + 1..]);
    starts.filter_map(|rest| {
        let close = match rest.as_bytes().first()? {
            b'{' => "}}",
            b'%' => "%}",
            _ => return None,
        };
        Some(&rest[1..rest.find(close).unwrap_or(rest.len())])
    })
}

#[cfg(test)]
mod tests {
    use super::Reads;
    use std::collections::BTreeMap;

    #[test]
    fn what_a_template_may_read_is_found_and_words_of_its_text_are_not() {
        let templates = BTreeMap::from([
            (
                "official.html",
                "{% extends \"base.html\" %}<p>official.text</p>{{ official.name }}{% if official.cases | length > 1 and page.official.x %}",
            ),
            (
                "base.html",
                "{%- for act in official.acts -%}{{ act.official }}{{ case }}{% set foot = official.foot %}{% include 'parts/foot.html' %}",
            ),
            ("parts/foot.html", "{{ foot.sources }}"),
            ("unused.html", "{{ official.unused }}"),
        ]);
        let reads = Reads::of(&["official.html", "missing.html"], &templates);
        for (view, field, read) in [
            ("official", "name", true),
            ("official", "cases", true),
            ("official", "acts", true),
            ("official", "x", false),
            ("official", "text", false),
            ("case", "anything", true),
            ("country", "name", false),
            ("official", "foot", true),
            ("official", "unused", false),
            ("foot", "sources", true),
            ("foot", "backlinks", false),
        ] {
            assert_eq!(reads.reads(view, field), read, "{view}.{field}");
        }
    }
}
