//! Which row of a list is which row of the list as it was.

use crate::snapshot::Row;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Fields that name a row together. A row without the first of them is not named so.
pub(super) type Likeness = &'static [&'static str];

/// How far around its own place a text is looked for that changed a little.
const AROUND: usize = 8;

/// Words of a text that are compared.
const WORDS: usize = 400;

/// Places in the old and in the new list: of a row that is in both, in one, or in the other.
/// By the place in the new list; what is gone stands after what it stood after.
pub(super) type Pairs = Vec<(Option<usize>, Option<usize>)>;

/// Pairs by each likeness in turn, then by texts that share most of their words.
pub(super) fn pairs<'r>(
    old: &'r [Row<'_>],
    new: &'r [Row<'_>],
    levels: &[Likeness],
    by_text: bool,
    now: &impl Fn(&str, &'r str) -> Cow<'r, str>,
) -> Pairs {
    let mut of_new: Vec<Option<usize>> = vec![None; new.len()];
    let mut of_old: Vec<Option<usize>> = vec![None; old.len()];
    for level in levels {
        let mut waiting: BTreeMap<Vec<Cow<'r, str>>, VecDeque<usize>> = BTreeMap::new();
        for (at, row) in old.iter().enumerate().filter(|(at, _)| of_old[*at].is_none()) {
            if let Some(name) = name(row, level, now) {
                waiting.entry(name).or_default().push_back(at);
            }
        }
        for (at, row) in new.iter().enumerate() {
            if of_new[at].is_some() || waiting.is_empty() {
                continue;
            }
            let found = name(row, level, &|_, text| Cow::Borrowed(text))
                .and_then(|name| waiting.get_mut(&name)?.pop_front());
            if let Some(earlier) = found {
                (of_new[at], of_old[earlier]) = (Some(earlier), Some(at));
            }
        }
    }
    if by_text {
        near(old, new, &mut of_old, &mut of_new);
    }
    in_order(&of_old, &of_new)
}

fn name<'r>(
    row: &'r Row<'_>,
    level: Likeness,
    now: &impl Fn(&str, &'r str) -> Cow<'r, str>,
) -> Option<Vec<Cow<'r, str>>> {
    let first = row.list(level[0]).first()?;
    if first.is_empty() {
        return None;
    }
    let mut name = Vec::with_capacity(level.len());
    for field in level {
        let values = row.list(field);
        name.extend(values.iter().map(|value| now(field, value)));
        // Ends a list, so that ("a", "b") and ("a b") stay apart.
        name.push(Cow::Borrowed("\u{0}"));
    }
    Some(name)
}

/// Pairs rows whose texts share most of their words, each with the best near its own place.
fn near(
    old: &[Row<'_>],
    new: &[Row<'_>],
    of_old: &mut [Option<usize>],
    of_new: &mut [Option<usize>],
) {
    let left = |taken: &[Option<usize>]| -> Vec<usize> {
        taken.iter().enumerate().filter(|(_, it)| it.is_none()).map(|(at, _)| at).collect()
    };
    let (gone, come) = (left(of_old), left(of_new));
    let words: Vec<BTreeSet<&str>> = come.iter().map(|at| words(new[*at].text("text"))).collect();
    for (rank, earlier) in gone.iter().enumerate() {
        let before = self::words(old[*earlier].text("text"));
        let mut best: Option<(usize, usize)> = None;
        let around = rank.saturating_sub(AROUND)..(rank + AROUND + 1).min(come.len());
        for at in around {
            if of_new[come[at]].is_some() {
                continue;
            }
            let shared = before.intersection(&words[at]).count();
            let likeness = 200 * shared / (before.len() + words[at].len()).max(1);
            if likeness >= 60 && best.is_none_or(|(most, _)| likeness > most) {
                best = Some((likeness, come[at]));
            }
        }
        if let Some((_, later)) = best {
            (of_old[*earlier], of_new[later]) = (Some(later), Some(*earlier));
        }
    }
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split_whitespace().take(WORDS).collect()
}

fn in_order(of_old: &[Option<usize>], of_new: &[Option<usize>]) -> Pairs {
    let mut pairs: Pairs = Vec::with_capacity(of_new.len());
    let gone_from = |start: usize| {
        let gone = of_old.iter().enumerate().skip(start).take_while(|(_, now)| now.is_none());
        gone.map(|(at, _)| (Some(at), None))
    };
    pairs.extend(gone_from(0));
    for (at, earlier) in of_new.iter().enumerate() {
        pairs.push((*earlier, Some(at)));
        if let Some(earlier) = earlier {
            pairs.extend(gone_from(earlier + 1));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::pairs;
    use crate::snapshot::Row;
    use std::borrow::Cow;

    fn rows(texts: &[&str]) -> Vec<Row<'static>> {
        let row =
            |text: &&str| serde_json::from_value(serde_json::json!({ "text": text })).unwrap();
        texts.iter().map(row).collect()
    }

    #[test]
    fn a_text_that_changed_a_little_is_the_same_and_another_is_not() {
        for (old, new, expected) in [
            (&["a b c d"][..], &["a b c d"][..], vec![(Some(0), Some(0))]),
            (&["a b c d"], &["a b c e"], vec![(Some(0), Some(0))]),
            (&["a b c d"], &["w x y z"], vec![(Some(0), None), (None, Some(0))]),
            (
                &["a b c d", "e f g h"],
                &["e f g i", "a b c d"],
                vec![(Some(1), Some(0)), (Some(0), Some(1))],
            ),
            (&["a", "b", "c"], &["b"], vec![(Some(0), None), (Some(1), Some(0)), (Some(2), None)]),
        ] {
            let (old, new) = (rows(old), rows(new));
            let found = pairs(&old, &new, &[&["text"]], true, &|_, text| Cow::Borrowed(text));
            assert_eq!(found, expected);
        }
    }
}
