//! Keys: the permanent identity of a document, from its path.

use std::fmt;

/// The four kinds of record, and the about page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `content/authorities/`.
    Authority,
    /// `content/cases/`.
    Case,
    /// `content/countries/`.
    Country,
    /// `content/officials/`.
    Official,
    /// `content/about.md`.
    About,
}

impl Kind {
    /// The kinds that have a folder.
    pub const FOLDERS: [Kind; 4] = [Kind::Authority, Kind::Case, Kind::Country, Kind::Official];

    /// Name of the folder, below `content/` and in addresses.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Authority => "authorities",
            Kind::Case => "cases",
            Kind::Country => "countries",
            Kind::Official => "officials",
            Kind::About => "",
        }
    }

    /// The kind with this folder.
    pub fn of_folder(folder: &str) -> Option<Kind> {
        Kind::FOLDERS.into_iter().find(|kind| kind.folder() == folder)
    }

    /// "an official", for messages.
    pub fn noun(self) -> &'static str {
        match self {
            Kind::Authority => "an authority",
            Kind::Case => "a case",
            Kind::Country => "a country",
            Kind::Official => "an official",
            Kind::About => "the about page",
        }
    }
}

/// Permanent identity of a document: kind and name, as `officials/bastrykin`.
///
/// The name is 1 to 100 lower-case ASCII letters, digits and single hyphens
/// inside, so that it is safe in a path and an address on every system.
/// Ordered by kind's folder, then name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    kind: Kind,
    name: Box<str>,
}

impl Key {
    /// The key of the about page.
    pub fn about() -> Key {
        Key { kind: Kind::About, name: "about".into() }
    }

    /// A key, if the name is one.
    pub fn new(kind: Kind, name: &str) -> Option<Key> {
        Key::is_name(name).then(|| Key { kind, name: name.into() })
    }

    /// Reads `officials/bastrykin`.
    pub fn parse(text: &str) -> Option<Key> {
        let (folder, name) = text.split_once('/')?;
        Key::new(Kind::of_folder(folder)?, name)
    }

    /// Whether a text can be the name in a key. Names that a Windows device has are none.
    pub fn is_name(name: &str) -> bool {
        let shape = (1..=100).contains(&name.len())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !name.starts_with('-')
            && !name.ends_with('-')
            && !name.contains("--");
        shape && !is_device(name)
    }

    /// What kind of record it identifies.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The name below the folder: `bastrykin`.
    pub fn name(&self) -> &str {
        &self.name
    }
}

fn is_device(name: &str) -> bool {
    let numbered = |stem: &str| {
        name.strip_prefix(stem)
            .is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::About => out.write_str(&self.name),
            _ => write!(out, "{}/{}", self.kind.folder(), self.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Kind};

    #[test]
    fn only_plain_names_are_keys() {
        assert_eq!(Key::parse("officials/bastrykin").unwrap().to_string(), "officials/bastrykin");
        for text in [
            "bastrykin",
            "officials/",
            "officials/a/b",
            "people/a",
            "officials/A",
            "officials/a_b",
            "officials/..",
            "officials/a.b",
            "officials/-a",
            "officials/a-",
            "officials/a--b",
            "officials/con",
            "officials/com1",
            "officials/жук",
            "/officials/a",
        ] {
            assert_eq!(Key::parse(text), None, "{text}");
        }
        assert!(Key::new(Kind::Official, "com10").is_some());
        assert!(Key::new(Kind::Official, &"a".repeat(101)).is_none());
    }
}
