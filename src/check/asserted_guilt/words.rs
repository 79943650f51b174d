//! The words that say that somebody did a crime, and who is their subject.

use crate::prose;
use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;
use std::sync::LazyLock;

/// How a word says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// A verb that says it in the active: `tortured`; `was tortured` is said of a victim.
    Verb,
    /// A verb or phrase that says it with a crime right behind: `ordered the killing`.
    WithCrime,
    /// Words that say it by themselves: `is guilty of`.
    Phrase,
    /// Words that say it of who stands right before them: `Brandt, convicted of`; `the man convicted of` is another.
    Beside,
}

use Way::{Beside, Phrase, Verb, WithCrime};

const TRIGGERS: &[(&str, Way)] = &[
    ("tortured", Verb),
    ("murdered", Verb),
    ("killed", Verb),
    ("raped", Verb),
    ("abducted", Verb),
    ("kidnapped", Verb),
    ("assassinated", Verb),
    ("poisoned", Verb),
    ("massacred", Verb),
    ("embezzled", Verb),
    ("stole", Phrase),
    ("defrauded", Verb),
    ("extorted", Verb),
    ("bribed", Verb),
    ("looted", Verb),
    ("lynched", Verb),
    ("is corrupt", Phrase),
    ("was corrupt", Phrase),
    ("is a corrupt", Phrase),
    ("was a corrupt", Phrase),
    ("is a thief", Phrase),
    ("was a thief", Phrase),
    ("is a rapist", Phrase),
    ("was a rapist", Phrase),
    ("beat to death", Phrase),
    ("had him killed", Phrase),
    ("had her killed", Phrase),
    ("had them killed", Phrase),
    ("ordered", WithCrime),
    ("organised", WithCrime),
    ("organized", WithCrime),
    ("masterminded", WithCrime),
    ("orchestrated", WithCrime),
    ("commissioned", WithCrime),
    ("planned", WithCrime),
    ("committed", WithCrime),
    ("perpetrated", WithCrime),
    ("carried out", WithCrime),
    ("took part in", WithCrime),
    ("participated in", WithCrime),
    ("complicit in", WithCrime),
    ("involved in", WithCrime),
    ("responsible for", WithCrime),
    ("to blame for", WithCrime),
    ("was behind", WithCrime),
    ("is behind", WithCrime),
    ("covered up", WithCrime),
    ("guilty of", Beside),
    ("is guilty", Phrase),
    ("was guilty", Phrase),
    ("been guilty", Phrase),
    ("were guilty", Phrase),
    ("are guilty", Phrase),
    ("found guilty", Phrase),
    ("is a criminal", Phrase),
    ("was a criminal", Phrase),
    ("was convicted", Phrase),
    ("were convicted", Phrase),
    ("been convicted", Phrase),
    ("is convicted", Phrase),
    ("stands convicted", Phrase),
    ("convicted of", Beside),
];

const CRIMES: &[&str] = &[
    "murder",
    "murders",
    "killing",
    "killings",
    "assassination",
    "assassinations",
    "torture",
    "death",
    "deaths",
    "abduction",
    "abductions",
    "kidnapping",
    "kidnappings",
    "poisoning",
    "beating",
    "beatings",
    "ill-treatment",
    "mistreatment",
    "abuse",
    "abuses",
    "massacre",
    "massacres",
    "genocide",
    "persecution",
    "rape",
    "rapes",
    "disappearance",
    "disappearances",
    "crime",
    "crimes",
    "atrocity",
    "atrocities",
    "violation",
    "violations",
    "fraud",
    "theft",
    "embezzlement",
    "corruption",
    "extortion",
    "bribery",
    "repression",
    "executions",
    "arson",
    "terror",
];

/// Nouns whose crime is not done by who orders or leads them: `ordered an investigation of the killing`.
const TURNS: &[&str] = &[
    "into",
    "on",
    "about",
    "over",
    "by",
    "against",
    "to",
    "that",
    "who",
    "which",
    "and",
    "investigation",
    "inquiry",
    "investigating",
    "trial",
    "fighting",
    "preventing",
    "prosecuting",
    "countering",
    "case",
    "report",
    "review",
];

/// Between subject and verb these begin another subject.
const BREAKS: &[&str] = &[
    "that", "which", "whom", "whose", "where", "when", "while", "after", "before", "because", "as",
    "if", "than", "until", "since", "they", "it", "he", "she", "we", "i", "him", "them", "people",
    "officers", "men", "forces", "guards", "police", "court", "those", "not", "never", "no",
    "nobody",
];

/// How far a verb may stand from its subject, in words.
const FAR: usize = 8;

static AUTOMATON: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
    builder.build(patterns()).ok()
});

/// The words that say it, without the crime.
pub(in crate::check) fn patterns() -> impl Iterator<Item = &'static str> {
    TRIGGERS.iter().map(|(word, _)| *word)
}

/// One place that may say it.
pub(super) struct Hit {
    way: Way,
    /// The words that say it, with the crime.
    pub(super) range: Range<usize>,
}

/// Whether any of the words occurs in a text.
pub(super) fn occur_in(text: &str) -> bool {
    AUTOMATON.as_ref().is_some_and(|automaton| automaton.is_match(text))
}

/// Places of a sentence that say that somebody did a crime.
pub(super) fn hits(sentence: &str) -> impl Iterator<Item = Hit> + '_ {
    let found = AUTOMATON.iter().flat_map(move |automaton| automaton.find_iter(sentence));
    found.filter_map(move |found| {
        let (start, end) = (found.start(), found.end());
        if !prose::is_whole(sentence, start, end) {
            return None;
        }
        let way = TRIGGERS[found.pattern().as_usize()].1;
        let end = match way {
            Verb if is_passive(sentence, start) || is_reflexive(sentence, end) => return None,
            Phrase | Beside | Verb => end,
            WithCrime => crime_behind(sentence, end)?,
        };
        Some(Hit { way, range: start..end })
    })
}

/// Whether a mention that ends at `mention` is the subject of what is said at a place. At 0 nobody is
/// mentioned, and the sentence is about one person.
pub(super) fn is_subject(sentence: &str, mention: usize, hit: &Hit) -> bool {
    let Some(between) = sentence.get(mention..hit.range.start) else { return false };
    // `Brandt's guards tortured`
    if between.starts_with(['\'', '’']) {
        return false;
    }
    // `Brandt, a clerk who`, `Brandt is a clerk who`: both are one person.
    let is_same = words(between).next().is_some_and(|(_, word)| is_any(&["is", "was"], word));
    let is_aside = is_same || between.starts_with(',');
    for (far, (_, word)) in words(between).enumerate() {
        let begins = mention == 0 && far == 0;
        let other = word.starts_with(char::is_uppercase) && !begins;
        // `Brandt, a clerk who tortured`, but not `Brandt met a clerk who tortured`.
        let of_other = word.eq_ignore_ascii_case("who") && far > 0 && !is_aside && mention > 0;
        if far == FAR || other || of_other || hit.way == Beside || is_any(BREAKS, word) {
            return false;
        }
    }
    // No more than a few words now, so not much to look through: another clause.
    !between.contains(['.', ';', ':'])
}

/// The words of a text with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_gap = |c: char| !c.is_alphanumeric() && c != '-';
    let mut after = 0;
    let words = text.split_inclusive(is_gap).map(move |piece| {
        let at = after;
        after += piece.len();
        (at, piece.trim_end_matches(is_gap))
    });
    words.filter(|(_, word)| !word.is_empty())
}

fn is_any(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a form of `be` stands before a verb, adverbs aside.
fn is_passive(sentence: &str, at: usize) -> bool {
    const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "get", "got"];
    let is_adverb = |word: &&str| word.ends_with("ly") || is_any(&["also", "then", "later"], word);
    let before = sentence[..at].rsplit(|c: char| !c.is_alphanumeric());
    let mut before = before.filter(|word| !word.is_empty()).take(4);
    before.find(|word| !is_adverb(word)).is_some_and(|word| is_any(BE, word))
}

/// Whether the person did it to himself or herself.
fn is_reflexive(sentence: &str, end: usize) -> bool {
    let next = words(&sentence[end..]).next();
    next.is_some_and(|(_, word)| is_any(&["himself", "herself"], word))
}

/// The end of the crime that a verb has as its object.
fn crime_behind(sentence: &str, end: usize) -> Option<usize> {
    const NEAR: usize = 6;
    let rest = &sentence[end..];
    for (at, word) in words(rest).take(NEAR) {
        if is_any(CRIMES, word) {
            return Some(end + at + word.len());
        }
        if is_any(TURNS, word) {
            return None;
        }
    }
    None
}
