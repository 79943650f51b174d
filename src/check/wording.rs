//! The reading that E059 and E060 share: every text is searched once for the words of both.

use super::{asserted_guilt, loaded_word};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::prose;
use crate::site::Site;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::sync::LazyLock;

/// The words that a text of ASCII letters can hold: most texts are such, and searched faster.
static ASCII: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| automaton(str::is_ascii));

static ALL: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| automaton(|_| true));

fn automaton(wanted: impl Fn(&str) -> bool) -> Option<AhoCorasick> {
    let loaded = loaded_word::patterns().map(|(pattern, _)| pattern);
    let words = asserted_guilt::patterns().map(str::to_owned).chain(loaded);
    let mut builder = AhoCorasick::builder();
    let builder = builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA));
    builder.build(words.filter(|word| wanted(word))).ok()
}

/// Gives both rules the texts that have one of their words.
pub(super) fn check(site: &Site, document: &Document, file: &str, found: &mut Vec<Diagnostic>) {
    let guilt = asserted_guilt::Reader::new(site, document);
    prose::texts(document, file, |text| {
        if !loaded_word::reads(&text) {
            return;
        }
        let words = if text.words.is_ascii() { &ASCII } else { &ALL };
        if words.as_ref().is_some_and(|words| words.is_match(text.words)) {
            guilt.look_at(&text, found);
            loaded_word::look_at(&text, found);
        }
    });
}
