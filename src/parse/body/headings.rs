//! Anchors of headings, from their words.

use crate::document::{PAGE_ANCHOR_PREFIXES, PAGE_ANCHORS};
use std::collections::BTreeMap;

/// Ids given out so far in one body.
#[derive(Default)]
pub(super) struct Ids {
    /// To each the number that the next heading of the same words tries first.
    taken: BTreeMap<String, usize>,
}

impl Ids {
    /// An id that no other heading has and that no page makes for itself.
    pub(super) fn of(&mut self, text: &str) -> String {
        let words = words(text);
        let id = if is_of_the_page(&words) { format!("text-{words}") } else { words };
        let Some(next) = self.taken.get(&id) else {
            self.taken.insert(id.clone(), 2);
            return id;
        };
        let mut number = *next;
        let unique = loop {
            let candidate = format!("{id}-{number}");
            number += 1;
            if !self.taken.contains_key(&candidate) {
                break candidate;
            }
        };
        self.taken.insert(id, number);
        self.taken.insert(unique.clone(), 2);
        unique
    }
}

fn is_of_the_page(id: &str) -> bool {
    PAGE_ANCHORS.contains(&id) || PAGE_ANCHOR_PREFIXES.iter().any(|prefix| id.starts_with(prefix))
}

/// Letters and digits of any script in lower case, with single hyphens between words.
fn words(text: &str) -> String {
    const LONGEST: usize = 120;
    let mut id = String::with_capacity(text.len().min(LONGEST));
    let mut at_gap = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if at_gap && !id.is_empty() {
                id.push('-');
            }
            at_gap = false;
            // A few letters have a lower case of a letter and a mark; the mark is no letter.
            id.extend(c.to_lowercase().filter(|c| c.is_alphanumeric()));
        } else if c.is_whitespace() || matches!(c, '-' | '–' | '—' | '_' | '/') {
            at_gap = true;
        }
        if id.len() >= LONGEST {
            break;
        }
    }
    if id.is_empty() { "heading".to_owned() } else { id }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn an_anchor_is_the_words_of_its_heading() {
        for (text, id) in [
            ("The Arrest of 2008", "the-arrest-of-2008"),
            ("Сергей Магнитский", "сергей-магнитский"),
            ("  “What — who?” he said: nothing ", "what-who-he-said-nothing"),
            ("İstanbul", "istanbul"),
            ("محكمة", "محكمة"),
            ("\"><script>", "script"),
            ("?!", "heading"),
            ("Sources", "text-sources"),
            ("Claim A", "text-claim-a"),
            ("Note ref 1 1", "text-note-ref-1-1"),
            ("Sources of money", "sources-of-money"),
        ] {
            assert_eq!(Ids::default().of(text), id, "{text}");
        }
    }

    #[test]
    fn an_anchor_is_given_once() {
        let mut ids = Ids::default();
        let given: Vec<String> =
            ["A", "A", "A 2", "a", "A 2", "Sources", "text sources", "A"].map(|t| ids.of(t)).into();
        assert_eq!(
            given,
            ["a", "a-2", "a-2-2", "a-3", "a-2-3", "text-sources", "text-sources-2", "a-4"]
        );
    }
}
