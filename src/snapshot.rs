//! A noun: what a site says, page by page, without how it looks.
//!
//! Published as `data/snapshot.json` it lets anybody see later what a site said
//! on a day. Fields are called as in docs/content.md. A withdrawn page is in it
//! as a key and a notice, with nothing of what it said.

mod taken;

use crate::model::key::Key;
use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// Where the snapshot lies, below the output folder.
pub const PATH: &str = "data/snapshot.json";

/// Number of the form that this program writes.
const FORMAT: u32 = 1;

/// What a snapshot of this program calls its maker.
const GENERATOR: &str = concat!("onrecord ", env!("CARGO_PKG_VERSION"));

/// What a site says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Snapshot<'a> {
    /// Name of the site.
    pub title: Cow<'a, str>,
    /// In order of their keys, as text.
    #[serde(deserialize_with = "pages_in_order")]
    pub pages: Vec<Page<'a>>,
}

/// What one page says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page<'a> {
    /// Its key.
    pub key: Cow<'a, str>,
    /// What the site calls it; empty for a withdrawn page.
    pub name: Cow<'a, str>,
    /// Its older keys.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub former_keys: Vec<Cow<'a, str>>,
    /// `date` and `reason`; nothing unless it is a notice.
    #[serde(skip_serializing_if = "Row::is_empty")]
    pub withdrawn: Row<'a>,
    /// Its file is there but could not be understood, so nothing is known of what it says.
    #[serde(skip)]
    pub unread: bool,
    /// Fields of the record that are no list of tables.
    #[serde(skip_serializing_if = "Row::is_empty")]
    pub fields: Row<'a>,
    /// `[[positions]]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<Row<'a>>,
    /// `[[involvements]]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub involvements: Vec<Row<'a>>,
    /// `[[designations]]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub designations: Vec<Row<'a>>,
    /// `[[relations]]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Row<'a>>,
    /// `[[identifiers]]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Row<'a>>,
    /// `[[victims]]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub victims: Vec<Row<'a>>,
    /// `[[proceedings]]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub proceedings: Vec<Row<'a>>,
    /// `[[regimes]]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub regimes: Vec<Row<'a>>,
    /// `[[coverage]]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coverage: Vec<Row<'a>>,
    /// `[[claims]]`. The number of a claim is its place in this list, from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Row<'a>>,
    /// `[[responses]]`; `claim` is the number of the claim.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub responses: Vec<Row<'a>>,
    /// `[[corrections]]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Row<'a>>,
    /// `[[pictures]]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Row<'a>>,
    /// `[[sources]]`. The number of a source is its place in this list, from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Row<'a>>,
    /// The Markdown: `words` (how many) and `sha256` of its words with one space between two.
    #[serde(skip_serializing_if = "Row::is_empty")]
    pub text: Row<'a>,
}

/// Fields by name, in the order of docs/content.md. What is absent is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

/// What a field says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value<'a> {
    /// A text, a word or a date as a contributor writes it.
    Text(Cow<'a, str>),
    /// A list of them.
    List(Vec<Cow<'a, str>>),
}

impl<'a> Row<'a> {
    /// Whether it has no field.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text of a field; empty if it is absent or a list.
    pub fn text(&self, field: &str) -> &str {
        match self.value(field) {
            Some(Value::Text(text)) => text,
            Some(Value::List(_)) | None => "",
        }
    }

    /// The items of a field; a text is a list of one.
    pub fn list(&self, field: &str) -> &[Cow<'a, str>] {
        match self.value(field) {
            Some(Value::List(items)) => items,
            Some(Value::Text(text)) => std::slice::from_ref(text),
            None => &[],
        }
    }

    fn value(&self, field: &str) -> Option<&Value<'a>> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, value)| value)
    }
}

impl Snapshot<'_> {
    /// Reads a stranger's snapshot. The error says in plain words why it is none.
    pub fn read(bytes: &[u8]) -> Result<Snapshot<'static>, String> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
            generator: String,
        }
        let head: Result<Head, serde_json::Error> = serde_json::from_slice(bytes);
        let none = |error| format!("this is no snapshot of a site: {error}");
        let head = head.map_err(none)?;
        if !head.generator.starts_with("onrecord ") {
            return Err("this is no snapshot of a site made by onrecord".to_owned());
        }
        if head.format != FORMAT {
            return Err(format!(
                "this snapshot has the form {}; this version of onrecord reads the form {FORMAT}",
                head.format
            ));
        }
        serde_json::from_slice(bytes).map_err(|error| format!("this snapshot is broken: {error}"))
    }

    /// What stands before the pages. After it comes a page a line, with commas between, then [`Snapshot::TAIL`].
    pub fn head(title: &str) -> Vec<u8> {
        let mut head = format!("{{\"format\":{FORMAT},\"generator\":\"{GENERATOR}\",\"title\":");
        head.push_str(&serde_json::Value::from(title).to_string());
        head.push_str(",\"pages\":[\n");
        head.into_bytes()
    }

    /// What stands after the pages.
    pub const TAIL: &'static [u8] = b"\n]}\n";
}

/// Pages in strict order of good keys; stops at the first that is not, before memory is taken for more.
fn pages_in_order<'de, 'a, D: Deserializer<'de>>(from: D) -> Result<Vec<Page<'a>>, D::Error> {
    struct Pages<'a>(std::marker::PhantomData<Page<'a>>);
    impl<'de, 'a> Visitor<'de> for Pages<'a> {
        type Value = Vec<Page<'a>>;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("a list of pages")
        }

        fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Vec<Page<'a>>, S::Error> {
            let mut pages: Vec<Page<'a>> = Vec::new();
            while let Some(page) = list.next_element::<Page<'a>>()? {
                if page.key != "about" && Key::parse(&page.key).is_none() {
                    return Err(de::Error::custom("a page has no good `key`"));
                }
                if pages.last().is_some_and(|last| last.key >= page.key) {
                    return Err(de::Error::custom("the pages are not in the order of their keys"));
                }
                pages.push(page);
            }
            Ok(pages)
        }
    }
    from.deserialize_seq(Pages(std::marker::PhantomData))
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<'de, 'a> Deserialize<'de> for Row<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Row<'a>, D::Error> {
        struct Fields<'a>(std::marker::PhantomData<Row<'a>>);
        impl<'de, 'a> Visitor<'de> for Fields<'a> {
            type Value = Row<'a>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("fields by name")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Row<'a>, M::Error> {
                let mut fields = Vec::new();
                while let Some(name) = map.next_key::<Cow<'a, str>>()? {
                    // No record has so many; a stranger's file may, and each look-up goes through them.
                    if fields.len() == 64 {
                        return Err(de::Error::custom("a table has more than 64 fields"));
                    }
                    fields.push((name, map.next_value::<Value<'a>>()?));
                }
                Ok(Row(fields))
            }
        }
        from.deserialize_map(Fields(std::marker::PhantomData))
    }
}
