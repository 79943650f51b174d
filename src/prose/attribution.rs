//! Whether a sentence says whose word it is. English only.

use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// What somebody says. The single words count only where they are no passive: `is said to` names nobody.
const SPEAKS: &[&str] = &[
    "said",
    "says",
    "say",
    "saying",
    "stated",
    "states",
    "wrote",
    "writes",
    "told",
    "tells",
    "according to",
    "reported that",
    "reported by",
    "reported in",
    "reports that",
    "reports by",
    "report by",
    "reports",
    "alleges",
    "allege",
    "alleged that",
    "alleged by",
    "accuses",
    "accuse",
    "accused",
    "accused by",
    "claims",
    "claimed",
    "denies",
    "denied",
    "deny",
    "denied by",
    "disputes",
    "disputed",
    "rejects",
    "rejected",
    "dismisses",
    "dismissed",
    "calls",
    "called",
    "describes",
    "described",
    "described by",
    "concluded",
    "concludes",
    "considers",
    "considered by",
    "believes",
    "believe",
    "testified",
    "assesses",
    "assessed that",
    "assessed by",
    "asserts",
    "asserted",
    "argues",
    "argued",
    "maintains",
    "maintained",
    "held that",
    "holds that",
    "found that",
    "finds that",
    "ruled that",
    "announced that",
    "declared that",
    "added that",
    "in the words of",
    "in the view of",
    "in the opinion of",
    "puts it",
    "put it",
    "cites",
    "cited by",
    "quotes",
    "quoted by",
    "attributes",
    "attributed by",
    "names",
];

/// What keeps a statement at a distance without saying whose it is.
const HEDGES: &[&str] = &[
    "alleged",
    "allegedly",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "accusing",
    "reported",
    "reportedly",
    "suspected",
    "suspect",
    "suspicion",
    "suspicions",
    "charged with",
    "charge of",
    "charges of",
    "charged over",
    "on charges",
    "on a charge",
    "the charge",
    "indicted",
    "indictment",
    "designated for",
    "designated over",
    "designated as",
    "sanctioned for",
    "sanctioned over",
    "listed for",
    "listed over",
    "listed as",
    "listing for",
    "ground",
    "grounds",
    "prosecutors",
    "prosecution",
    "complaint",
    "complaints",
    "on trial",
    "wanted for",
    "wanted over",
    "supposed",
    "supposedly",
    "purported",
    "purportedly",
    "apparently",
    "whether",
    "if",
    "would",
    "could",
    "may have",
    "might have",
    "acquitted",
    "cleared of",
    "innocent",
    "innocence",
    "attributed",
    "considered",
    "believed",
    "assessed",
];

/// A single word of [`SPEAKS`] behind one of these is a passive.
const PASSIVES: &[&str] = &["is", "are", "was", "were", "be", "been", "being"];

struct Words {
    speaks: AhoCorasick,
    hedges: AhoCorasick,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
    let build = |words: &[&str]| {
        let mut builder = AhoCorasick::builder();
        builder.ascii_case_insensitive(true).match_kind(MatchKind::Standard).build(words).ok()
    };
    Some(Words { speaks: build(SPEAKS)?, hedges: build(HEDGES)? })
});

/// Whether a text says of somebody that he or she says so.
pub fn names_speaker(text: &str) -> bool {
    let Some(words) = WORDS.as_ref() else { return true };
    words.speaks.find_overlapping_iter(text).any(|found| {
        let single = !SPEAKS[found.pattern().as_usize()].contains(' ');
        is_whole(text, found.start(), found.end()) && !(single && is_passive(text, found.start()))
    })
}

/// Whether a sentence keeps what it says at a distance: somebody says so, or it is alleged, reported,
/// charged, suspected.
pub fn is_attributed(sentence: &str) -> bool {
    let Some(words) = WORDS.as_ref() else { return true };
    let any = |of: &AhoCorasick| {
        of.find_overlapping_iter(sentence)
            .any(|found| is_whole(sentence, found.start(), found.end()))
    };
    any(&words.speaks) || any(&words.hedges)
}

/// Whether English is what a text is to be read as: the language of the site, and nearly all of its letters.
pub fn is_english(language: &str, text: &str) -> bool {
    let is_en = language.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en"));
    is_en && (text.is_ascii() || text.bytes().filter(u8::is_ascii).count() * 10 > text.len() * 7)
}

/// Whether a range of a text begins and ends with whole words.
pub fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

fn is_passive(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    PASSIVES.iter().any(|passive| passive.eq_ignore_ascii_case(word))
}
