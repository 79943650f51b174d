//! W068 likely-duplicate.
//!
//! People are compared only with those who share two parts of a name, and of a
//! crowd that shares them each only with some: linear in the size of the site.

use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::model::date::{Day, PartialDate};
use crate::model::official::Official;
use crate::names::{Likeness, alike_keys, keys};
use crate::rules;
use crate::site::{DocId, Site};
use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
};
use std::collections::BTreeSet;

/// Names of one person that are compared.
const MOST_NAMES: usize = 8;
/// Parts of one name by which others are found.
const MOST_PARTS: usize = 4;
/// How many of a crowd with the same parts of a name one person is compared with.
const MOST_NEIGHBOURS: usize = 8;

/// Letters in which names must agree where nothing else tells people apart: more than `Li Wei` has.
const ENOUGH_LETTERS: usize = 8;

/// A person and the sounds of all names.
struct Person<'a> {
    id: DocId,
    official: &'a Official,
    names: Vec<Sounds>,
}

/// The sounds of one name. The main ones come first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Sounds {
    /// Whether it is an alias.
    alias: bool,
    parts: Vec<String>,
}

/// Reports every person who is likely another one too, once, in the later file.
pub(super) fn check(site: &Site, found: &mut Vec<Diagnostic>) {
    let officials: Vec<(DocId, &Official)> = site
        .iter()
        .filter(|(id, _)| !site.is_withdrawn(*id))
        .filter_map(|(id, document)| match &document.record {
            Some(Record::Official(official)) => Some((id, &**official)),
            _ => None,
        })
        .collect();
    let people: Vec<Person<'_>> = officials
        .par_iter()
        .with_min_len(64)
        .map(|(id, official)| Person { id: *id, official, names: sounds(official) })
        .collect();
    let likely: Vec<(usize, usize, &str)> = pairs(&people)
        .into_par_iter()
        .with_min_len(256)
        .filter_map(|(first, second)| {
            let why = likely_one(site, &people[first], &people[second])?;
            Some((first, second, why))
        })
        .collect();
    let mut reported: BTreeSet<usize> = BTreeSet::new();
    for (first, second, why) in likely {
        let (earlier, later) = (&people[first], &people[second]);
        if reported.insert(second) {
            let key = &site.document(earlier.id).key;
            found.push(
                rules::LIKELY_DUPLICATE
                    .at(later.official.name.span, format!("this is likely the person of `{key}`: {why}"))
                    .label(earlier.official.name.span, "the other page")
                    .help(
                        "if it is one person, keep one page and write the key of the other into its `former_keys`; \
                         if not, write both dates of birth, or a relation between the two",
                    ),
            );
        }
    }
}

fn sounds(official: &Official) -> Vec<Sounds> {
    let mut names: Vec<Sounds> = std::iter::once((false, official.name.value.as_str()))
        .chain(official.native_name.iter().map(|name| (false, name.text.as_str())))
        .chain(official.aliases.iter().map(|name| (true, name.text.as_str())))
        .take(MOST_NAMES)
        .map(|(alias, name)| Sounds { alias, parts: keys(name) })
        .filter(|name| !name.parts.is_empty())
        .collect();
    names.sort();
    names.dedup_by(|a, b| a.parts == b.parts);
    names
}

/// Indices of people who share two parts of a name, or their only one; the earlier first, each pair once.
fn pairs(people: &[Person<'_>]) -> Vec<(usize, usize)> {
    let mut blocks: Vec<(u64, usize)> = Vec::with_capacity(people.len() * 4);
    for (index, person) in people.iter().enumerate() {
        for name in &person.names {
            let parts = &name.parts[..name.parts.len().min(MOST_PARTS)];
            for (at, part) in parts.iter().enumerate() {
                if parts.len() == 1 {
                    blocks.push((block(part, ""), index));
                }
                for other in &parts[at + 1..] {
                    let (a, b) = if part < other { (part, other) } else { (other, part) };
                    blocks.push((block(a, b), index));
                }
            }
        }
    }
    blocks.sort_unstable();
    blocks.dedup();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for block in blocks.chunk_by(|a, b| a.0 == b.0) {
        let mut crowd: Vec<usize> = block.iter().map(|(_, index)| *index).collect();
        if crowd.len() > MOST_NEIGHBOURS {
            // Those born on one day are neighbours.
            let born = |index: usize| people[index].official.born.first().map(|born| born.value);
            crowd.sort_by_key(|index| (born(*index), *index));
        }
        for (at, first) in crowd.iter().enumerate() {
            for second in crowd[at + 1..].iter().take(MOST_NEIGHBOURS) {
                pairs.push((*first.min(second), *first.max(second)));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// A number for two parts of a name (FNV-1a). Others with the same number are told apart later.
fn block(a: &str, b: &str) -> u64 {
    let bytes = a.bytes().chain([0]).chain(b.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Why two records are likely of one person; nothing if they are not.
fn likely_one(site: &Site, a: &Person<'_>, b: &Person<'_>) -> Option<&'static str> {
    let born = births(&a.official.born, &b.official.born);
    if born == Births::Differ || numbers_differ(a.official, b.official) || related(site, a, b) {
        return None;
    }
    let doubtful = born == Births::Unknown;
    let letters = |name: &Sounds| name.parts.iter().map(String::len).sum::<usize>();
    let compare = |name: &Sounds, other: &Sounds| {
        if doubtful && letters(name).min(letters(other)) < ENOUGH_LETTERS {
            return Likeness::Different;
        }
        let likeness = alike_keys(&name.parts, &other.parts);
        let weak = (name.alias || other.alias) && likeness.parts() < 3;
        if doubtful && weak { Likeness::Different } else { likeness }
    };
    let likeness = a
        .names
        .iter()
        .flat_map(|name| b.names.iter().map(move |other| compare(name, other)))
        .max_by_key(|likeness| (likeness.parts(), matches!(likeness, Likeness::Same(_))))?;
    let same_country = a.official.country.value == b.official.country.value;
    match (born, likeness.parts()) {
        (_, 0) => None,
        (Births::OneDay, 2..) => Some("the names and the dates of birth agree"),
        (Births::OneDay, _) if same_country && matches!(likeness, Likeness::Same(_)) => {
            Some("the names and the dates of birth agree")
        }
        (Births::Agree, 2..) => Some("the names agree, and the dates of birth may"),
        (Births::Unknown, 2..) if same_country => {
            Some("the names agree, and a date of birth is not known")
        }
        _ => None,
    }
}

/// What two lists of dates of birth say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Births {
    OneDay,
    Agree,
    Unknown,
    Differ,
}

fn births(
    a: &[crate::input::Spanned<PartialDate>],
    b: &[crate::input::Spanned<PartialDate>],
) -> Births {
    if a.is_empty() || b.is_empty() {
        return Births::Unknown;
    }
    // A stranger may list thousands.
    let pairs = || a.iter().take(8).flat_map(|a| b.iter().take(8).map(move |b| (a.value, b.value)));
    let days = |date: PartialDate| date.earliest() == date.latest();
    if pairs().any(|(a, b)| days(a) && a == b) {
        return Births::OneDay;
    }
    let overlap = |(a, b): (PartialDate, PartialDate)| {
        let slack = u16::from(is_about(a)) + u16::from(is_about(b));
        let later = |day: Day| Day { year: day.year + 2 * slack, ..day };
        a.earliest() <= later(b.latest()) && b.earliest() <= later(a.latest())
    };
    if pairs().any(overlap) { Births::Agree } else { Births::Differ }
}

fn is_about(date: PartialDate) -> bool {
    matches!(date, PartialDate::About(_))
}

/// Whether one list has both under different numbers.
fn numbers_differ(a: &Official, b: &Official) -> bool {
    let mut differ = false;
    for number in a.identifiers.iter().take(16) {
        for other in b.identifiers.iter().take(16).filter(|other| other.scheme == number.scheme) {
            if other.value == number.value {
                return false;
            }
            differ = true;
        }
    }
    differ
}

/// Whether one of the files names the other: relatives share names.
fn related(site: &Site, a: &Person<'_>, b: &Person<'_>) -> bool {
    let names = |person: &Person<'_>, other: &Person<'_>| {
        let key = &site.document(other.id).key;
        person.official.relations.iter().any(|relation| relation.person.value == *key)
    };
    names(a, b) || names(b, a)
}
