//! The words that judge a person, in six languages: the beginning of each, and the endings that it may have.

use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;
use std::sync::LazyLock;

/// A group of words that take the same endings.
pub(in crate::check) struct Group {
    beginnings: &'static [&'static str],
    /// In lower case.
    endings: &'static [&'static str],
    /// Family names too: only in lower case is it the word.
    is_name: bool,
}

const fn group(beginnings: &'static [&'static str], endings: &'static [&'static str]) -> Group {
    Group { beginnings, endings, is_name: false }
}

const fn name(beginnings: &'static [&'static str], endings: &'static [&'static str]) -> Group {
    Group { beginnings, endings, is_name: true }
}

const ALONE: &[&str] = &[""];
const PLURAL: &[&str] = &["", "s"];

/// Where a language is written with its own letters, a capital may begin the word or all may be capitals.
const GROUPS: &[Group] = &[
    // English. Left out: what laws and lists are called by, such as "terrorist" by itself.
    group(
        &[
            "murderer",
            "torturer",
            "thug",
            "monster",
            "war criminal",
            "killer",
            "executioner",
            "traitor",
            "stooge",
            "dictator",
            "tyrant",
            "criminal regime",
            "puppet regime",
            "lackey",
            "mass murderer",
            "bloodsucker",
            "psychopath",
        ],
        PLURAL,
    ),
    group(&["henchm"], &["an", "en"]),
    group(&["puppet of", "puppets of", "butcher of", "bloodthirsty"], ALONE),
    group(&["is a terrorist", "was a terrorist", "are terrorists", "were terrorists"], ALONE),
    name(&["butcher", "crook"], PLURAL),
    // Russian.
    group(&["убийц"], &["а", "ы", "е", "у", "ей", "ею", "", "ам", "ами", "ах"]),
    group(
        &["палач", "душегуб", "головорез", "изверг", "изувер", "приспешник"],
        &["", "а", "у", "ом", "е", "и", "ы", "ов", "ей", "ам", "ами", "ах"],
    ),
    group(
        &["предател", "мучител", "карател", "нелюд"],
        &["ь", "я", "ю", "ем", "е", "и", "ей", "ям", "ями", "ях"],
    ),
    group(&["прихвост"], &["ень", "ня", "ню", "нем", "не", "ни", "ней", "ням", "нями", "нях"]),
    group(&["подон"], &["ок", "ка", "ку", "ком", "ке", "ки", "ков", "кам", "ками", "ках"]),
    group(&["марионет"], &["ка", "ки", "ке", "ку", "кой", "ок", "кам", "ками", "ках"]),
    group(
        &["военный преступник", "военные преступники", "преступный режим", "кровавый режим"],
        ALONE,
    ),
    group(&["военного преступник", "военных преступник"], &["а", "ов"]),
    group(&["военным преступник", "военному преступник"], &["ом", "ам", "у"]),
    group(&["преступного режим", "преступным режим", "преступному режим"], &["а", "ом", "у"]),
    // Ukrainian.
    group(&["вбивц", "убивц"], &["я", "і", "ю", "ею", "ь", "ям", "ями", "ях"]),
    group(
        &["зрадник", "поплічник", "посіпак", "головоріз"],
        &["", "а", "у", "ом", "ові", "и", "ів", "ам", "ами", "ах"],
    ),
    name(&["кат"], &["", "а", "у", "ом", "и", "ів", "ам", "ами", "ах"]),
    group(
        &[
            "воєнний злочинець",
            "воєнного злочинця",
            "воєнні злочинці",
            "воєнних злочинців",
            "військовий злочинець",
            "військового злочинця",
            "військові злочинці",
            "військових злочинців",
            "злочинний режим",
            "злочинного режиму",
        ],
        ALONE,
    ),
    // Spanish.
    group(&["asesin"], &["o", "a", "os", "as"]),
    group(&["torturador", "traidor", "dictador"], &["", "a", "es", "as"]),
    group(&["esbirro", "monstruo", "lacayo", "títere"], PLURAL),
    name(&["verdugo"], PLURAL),
    group(&["matón", "matones", "carnicero de", "régimen criminal"], ALONE),
    group(&["criminal de guerra", "criminales de guerra"], ALONE),
    // French.
    group(&["tortionnaire", "sbire", "monstre", "dictateur", "assassin", "tyran"], PLURAL),
    group(&["traître"], &["", "s", "sse", "sses"]),
    group(
        &[
            "le meurtrier",
            "un meurtrier",
            "ce meurtrier",
            "du meurtrier",
            "les meurtriers",
            "des meurtriers",
            "la meurtrière",
            "une meurtrière",
            "boucher de",
            "homme de main",
            "hommes de main",
            "régime criminel",
            "criminel de guerre",
            "criminels de guerre",
            "criminelle de guerre",
        ],
        ALONE,
    ),
    name(&["bourreau"], &["", "x"]),
    // German.
    group(
        &[
            "mörder",
            "massenmörder",
            "folterer",
            "henker",
            "schlächter",
            "kriegsverbrecher",
            "verräter",
            "verbrecher",
        ],
        &["", "s", "n", "in", "innen"],
    ),
    group(&["folterknecht"], &["", "e", "en", "s", "es"]),
    group(&["scherge", "schurke"], &["", "n"]),
    group(&["handlanger"], &["", "s", "n"]),
    group(&["diktator", "unmensch", "tyrann"], &["", "s", "en"]),
    group(&["verbrecherregime", "verbrecherisches regime", "verbrecherische regime"], PLURAL),
];

struct Words {
    automaton: AhoCorasick,
    /// By number of the pattern: its group.
    groups: Vec<&'static Group>,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
    let (patterns, groups): (Vec<String>, Vec<&Group>) = patterns().unzip();
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
    Some(Words { automaton: builder.build(patterns).ok()?, groups })
});

/// What a text is searched for, and the group of each. The search folds the case of ASCII letters alone.
pub(in crate::check) fn patterns() -> impl Iterator<Item = (String, &'static Group)> {
    let each = |group: &'static Group| group.beginnings.iter().map(move |word| (*word, group));
    GROUPS.iter().flat_map(each).flat_map(|(word, group)| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        let forms = [word.to_owned(), first.chain(letters).collect(), word.to_uppercase()];
        let how_many = if word.is_ascii() || group.is_name { 1 } else { forms.len() };
        forms.into_iter().take(how_many).map(move |form| (form, group))
    })
}

/// Whether a text may hold one of the words.
pub(super) fn occur_in(text: &str) -> bool {
    WORDS.as_ref().is_some_and(|words| words.automaton.is_match(text))
}

/// Places of the words in a text, in order.
pub(super) fn hits(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    WORDS.iter().flat_map(move |words| {
        words.automaton.find_iter(text).filter_map(move |found| {
            let group = words.groups[found.pattern().as_usize()];
            let (start, end) = (found.start(), found.end());
            let is_inside = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
            let is_capital = text[start..].starts_with(char::is_uppercase);
            if is_inside || (group.is_name && is_capital) {
                return None;
            }
            let ending = ending(&text[end..]);
            let ends = group.endings.iter().any(|known| is_same(known, ending));
            ends.then_some(start..end + ending.len())
        })
    })
}

/// The rest of the word; a long one is none of ours.
fn ending(rest: &str) -> &str {
    const LONGEST: usize = 8;
    let end = rest.char_indices().take(LONGEST).find(|(_, c)| !c.is_alphanumeric());
    let end = end.map_or(rest.len().min(LONGEST * 4), |(at, _)| at);
    rest.get(..end).unwrap_or(rest)
}

fn is_same(known: &str, ending: &str) -> bool {
    known.len() == ending.len() && known.chars().eq(ending.chars().flat_map(char::to_lowercase))
}

#[cfg(test)]
mod tests {
    use super::hits;

    #[test]
    fn words_are_found_in_each_of_their_forms_and_not_in_others() {
        for (text, expected) in [
            ("Thugs, a HENCHMAN's traitor", vec!["Thugs", "HENCHMAN", "traitor"]),
            ("the butchers and the butcher of the harbour", vec!["butchers", "butcher of"]),
            ("Judge Butcher, Ms Crook, painkillers, killjoy, monstrous", vec![]),
            ("the list of terrorists; she is a terrorist", vec!["is a terrorist"]),
            ("Убийца убийцам УБИЙЦА убийство", vec!["Убийца", "убийцам", "УБИЙЦА"]),
            ("военных преступников и палачами", vec!["военных преступников", "палачами"]),
            ("адвокат Катя, каталог; каті, кати", vec!["кати"]),
            ("зрадниками та вбивці", vec!["зрадниками", "вбивці"]),
            ("asesinos, asesinato, títeres, TÍTERE", vec!["asesinos", "títeres", "TÍTERE"]),
            ("la señora Verdugo y el verdugo", vec!["verdugo"]),
            ("le meurtrier, un incendie meurtrier", vec!["le meurtrier"]),
            ("bourreaux, assassinat, traîtresse", vec!["bourreaux", "traîtresse"]),
            ("Mördern, MÖRDERIN, Mördergrube", vec!["Mördern", "MÖRDERIN"]),
            ("Kriegsverbrecherinnen, Verbrechen", vec!["Kriegsverbrecherinnen"]),
        ] {
            let found: Vec<&str> = hits(text).map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
