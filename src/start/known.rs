//! What a new record must not collide with: keys that are or were taken, and people who may be
//! the same person; and which country was meant.

use crate::document::Document;
use crate::model::Record;
use crate::model::country::{COUNTRIES, CountryCode};
use crate::model::key::{Key, Kind};
use crate::model::official::Official;
use crate::names;
use crate::suggest::nearest;

/// Why a key cannot be had: the file that has it, or that had it once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A file has this key.
    Is(String),
    /// A file had this key under a former name; a key is never used again.
    Was(String),
}

/// Whether a key is or was that of another record.
pub fn taken(documents: &[Document], key: &Key) -> Option<Taken> {
    if documents.iter().any(|document| document.key == *key) {
        return Some(Taken::Is(path(key)));
    }
    let had = documents.iter().find(|document| {
        let record = document.record.iter();
        let mut former = record.flat_map(|record| &record.common().former_keys);
        former.any(|former| former.value == *key)
    });
    had.map(|document| Taken::Was(path(&document.key)))
}

/// The first key like this one that is free: with the year of birth, else with a number.
pub fn free(documents: &[Document], key: &Key, born: Option<u16>) -> Option<Key> {
    let years = born.into_iter().map(|year| format!("{}-{year}", key.name()));
    let numbers = (2..=documents.len() + 2).map(|number| format!("{}-{number}", key.name()));
    let mut keys = years.chain(numbers).filter_map(|name| Key::new(key.kind(), &name));
    keys.find(|key| taken(documents, key).is_none())
}

/// The place of a record's file.
pub fn path(key: &Key) -> String {
    format!("content/{key}.md")
}

/// Somebody on the site whose name is like that of the new one.
#[derive(Clone, Debug)]
pub struct Alike {
    /// The file.
    pub path: String,
    /// The name there.
    pub name: String,
    /// Years or dates of birth there, as a reader sees them; empty if there is none.
    pub born: String,
}

/// People of the site who may be the one of these names. Nobody is, if they were born in other years.
pub fn alike(documents: &[Document], names: &[&str], born: Option<u16>) -> Vec<Alike> {
    let mine: Vec<Vec<String>> = names.iter().map(|name| names::keys(name)).collect();
    let mut found = Vec::new();
    for document in documents {
        let Some(Record::Official(official)) = &document.record else { continue };
        let years = || official.born.iter().map(|born| born.value.year());
        let other_year = born.is_some_and(|born| {
            years().next().is_some() && years().all(|year| year.abs_diff(born) > 1)
        });
        let like = || {
            all_names(official).any(|name| {
                let keys = names::keys(name);
                // One part alone, as a family name is, says too little.
                mine.iter().any(|mine| names::alike_keys(mine, &keys).parts() >= 2 || *mine == keys)
            })
        };
        if !other_year && like() {
            let born: Vec<String> = official.born.iter().map(|born| born.value.words()).collect();
            found.push(Alike {
                path: path(&document.key),
                name: official.name.value.clone(),
                born: born.join(" or "),
            });
        }
    }
    found
}

fn all_names(official: &Official) -> impl Iterator<Item = &str> {
    let others = official.native_name.iter().chain(&official.aliases);
    std::iter::once(official.name.value.as_str()).chain(others.map(|name| name.text.as_str()))
}

/// The code of a country that somebody named by code or name; else the name that may have been meant.
pub fn country(typed: &str) -> Result<CountryCode, Option<&'static str>> {
    let typed = typed.trim().to_lowercase();
    if let Some(code) = CountryCode::parse(&typed) {
        return Ok(code);
    }
    let named = COUNTRIES.iter().find(|(_, name)| name.to_lowercase() == typed);
    if let Some(code) = named.and_then(|(code, _)| CountryCode::parse(code)) {
        return Ok(code);
    }
    Err(nearest(&typed, COUNTRIES.iter().map(|(_, name)| *name)))
}

/// The key for a new record of this name. None if nothing of the name can be written in ASCII.
pub fn key_for(kind: Kind, name: &str) -> Option<Key> {
    Key::new(kind, &names::key_for(name))
}
