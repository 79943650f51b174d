//! The settings of a site: the fields of `site.toml`, in the order of docs/site.md.

use super::{Field, Value, optional, required};
use crate::config::Part;

fn parts() -> Vec<&'static str> {
    Part::ALL.iter().map(|(_, word)| *word).collect()
}

const PREVIEW: &[Field] = &[
    required("file", Value::Text, "a picture of static/"),
    required("alt", Value::Text, "what it shows, for those who do not see it"),
];

/// The fields of `site.toml`.
pub const SITE: &[Field] = &[
    required("title", Value::Text, "name of the site"),
    optional("description", Value::Text, "one sentence for the home page and search engines"),
    optional("language", Value::Language, "BCP 47 tag of the site's own language; en if not given"),
    optional("base_url", Value::Address, "absolute address of the site"),
    optional("publisher", Value::Text, "who publishes the site"),
    optional("contact", Value::Contact, "mailto: or https: address for corrections"),
    optional("preview", Value::Table(PREVIEW), "a picture that others show who link to a page"),
    optional("review_months", Value::Number, "a page whose reviewed is older is reported; 24"),
    optional("rows", Value::Number, "rows of a list before it goes on to numbered pages; 200"),
    optional("feed_entries", Value::Number, "entries of the feed; 50"),
    optional("omit", Value::Words(parts), "generated parts to leave out"),
    optional("rules", Value::Severities, "severity by rule, error or warning"),
];
