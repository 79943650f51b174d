//! Did you mean: the nearest word to a mistyped one.

/// A word that may have been meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near<'a> {
    /// The word.
    pub word: &'a str,
    /// Whether nothing else can have been meant, so that a program may write it.
    pub sure: bool,
}

/// The candidate nearest to `word`, if it is near enough to be what was meant.
/// Of equally near ones the first in alphabetical order.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(word, candidates).map(|near| near.word)
}

/// The candidate nearest to `word`, and whether it is beyond doubt: the same but for capitals and
/// hyphens, or one letter off (two in a long word) with no other candidate as near and the same digits.
pub fn near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Near<'a>> {
    // What is longer is no word; to compare two of such a length takes a stranger's file for ever.
    const LONGEST: usize = 200;
    if word.len() > LONGEST {
        return None;
    }
    let plain = plain(word);
    let length = plain.chars().count();
    let limit = (length / 3).clamp(1, 3);
    let mut best: Option<(usize, &str)> = None;
    let mut alone = true;
    for candidate in candidates {
        if candidate.len().abs_diff(plain.len()) > 12 {
            continue;
        }
        let folded = self::plain(candidate);
        let distance = match folded == plain {
            true => 0,
            false => strsim::damerau_levenshtein(&plain, &folded).max(1),
        };
        let near = distance <= limit
            || (length >= 4 && (folded.starts_with(&plain) || plain.starts_with(folded.as_str())));
        if !near {
            continue;
        }
        if best.is_some_and(|(least, other)| least == distance && other != candidate) {
            alone = false;
        }
        if best.is_none_or(|best| (distance, candidate) < best) {
            alone = alone || best.is_some_and(|(least, _)| distance < least);
            best = Some((distance, candidate));
        }
    }
    best.map(|(distance, word)| {
        let most = match length {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
        Near { word, sure: alone && distance <= most && digits(word) == digits(&plain) }
    })
}

/// In lower case, with hyphens for what else stands between words.
fn plain(word: &str) -> String {
    let between = |c: char| if c == '_' || c.is_whitespace() || is_dash(c) { '-' } else { c };
    word.trim().to_lowercase().chars().map(between).collect()
}

/// Whether a character is a dash that a word processor or a keyboard puts for a hyphen.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

#[cfg(test)]
mod tests {
    use super::{near, nearest};

    #[test]
    fn the_nearest_word_is_found_and_a_far_one_is_not() {
        let words = ["designations", "sources", "born", "country", "sort_name", "GLOMAG"];
        for (typed, meant) in [
            ("desigantions", Some("designations")),
            ("Country", Some("country")),
            ("source", Some("sources")),
            ("bron", Some("born")),
            ("sort–name", Some("sort_name")),
            ("xyz", None),
            ("b", None),
            ("glomga", Some("GLOMAG")),
        ] {
            assert_eq!(nearest(typed, words), meant, "{typed}");
        }
    }

    #[test]
    fn only_what_cannot_mean_anything_else_is_sure() {
        let words = ["listed", "delisted", "amended", "found-by-court", "list-2018", "born", "mid"];
        for (typed, sure) in [
            ("Listed", true),
            ("lsited", true),
            ("elisted", false),
            ("Found by court", true),
            ("found-by-cuort", true),
            ("list-2017", false),
            ("lst-2018", true),
            ("bron", true),
            ("bonr", true),
            ("brno", false),
            ("mdi", false),
            ("MID", true),
        ] {
            assert_eq!(near(typed, words).is_some_and(|near| near.sure), sure, "{typed}");
        }
    }
}
