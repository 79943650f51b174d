//! Did you mean: the nearest word to a mistyped one.

/// The candidate nearest to `word`, if it is near enough to be what was meant.
/// Of equally near ones the first in alphabetical order.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // What is longer is no word; to compare two of such a length takes a stranger's file for ever.
    const LONGEST: usize = 200;
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    let limit = (length / 3).clamp(1, 3);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.len().abs_diff(lower.len()) > 12 {
            continue;
        }
        let small = candidate.to_lowercase();
        let distance = strsim::damerau_levenshtein(&lower, &small);
        let near = distance <= limit
            || (length >= 4 && (small.starts_with(&lower) || lower.starts_with(small.as_str())));
        if near && best.is_none_or(|best| (distance, candidate) < best) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_word_is_found_and_a_far_one_is_not() {
        let words = ["designations", "sources", "born", "country", "GLOMAG"];
        for (typed, meant) in [
            ("desigantions", Some("designations")),
            ("Country", Some("country")),
            ("source", Some("sources")),
            ("bron", Some("born")),
            ("xyz", None),
            ("b", None),
            ("glomga", Some("GLOMAG")),
        ] {
            assert_eq!(nearest(typed, words), meant, "{typed}");
        }
    }
}
