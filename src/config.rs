//! A noun: what `site.toml` says, read and checked.

use crate::diagnostic::{Rule, Severity};
use crate::model::date::Day;

/// Settings of a site. `parse` makes it; what `site.toml` leaves out has these defaults.
#[derive(Clone, Debug)]
pub struct Config {
    /// Name of the site.
    pub title: String,
    /// One sentence for the home page and search engines.
    pub description: String,
    /// BCP 47 tag of the site's own language.
    pub language: String,
    /// Absolute address without a final slash, for canonical links, feeds and the sitemap; empty if there is none.
    pub base_url: String,
    /// Who publishes the site.
    pub publisher: String,
    /// Where corrections go: a `mailto:` or `https:` address; empty if none.
    pub contact: String,
    /// The picture that others show who link to a page that has none of its own.
    pub preview: Option<Preview>,
    /// A review older than this many months is reported.
    pub review_months: u32,
    /// Rows of a list before it goes on to numbered pages.
    pub rows: usize,
    /// Entries of the feed.
    pub feed_entries: usize,
    /// Generated pages that the publisher leaves out, by name.
    pub omit: Vec<Part>,
    /// Rules whose severity the publisher has set.
    pub severities: Vec<(&'static Rule, Severity)>,
    /// The day of the build: by it a review is overdue. It stands on no page, so that the same content gives the same bytes on any day.
    pub built_on: Day,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            title: "On record".to_owned(),
            description: String::new(),
            language: "en".to_owned(),
            base_url: String::new(),
            publisher: String::new(),
            contact: String::new(),
            preview: None,
            review_months: 24,
            rows: 200,
            feed_entries: 50,
            omit: Vec::new(),
            severities: Vec::new(),
            built_on: Day::default(),
        }
    }
}

/// A picture of the publisher's own.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Below `static/`.
    pub file: String,
    /// What it shows, in words.
    pub alt: String,
}

/// Parts of a site that are made from the records and can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// `officials.html`
    Officials,
    /// `cases.html`
    Cases,
    /// `jurisdictions.html` and `jurisdictions/`
    Jurisdictions,
    /// `sources.html`
    Sources,
    /// `gaps.html`
    Gaps,
    /// `statuses.html` and `statuses/`
    Statuses,
    /// `corrections.html`
    Corrections,
    /// `about.html`
    About,
    /// The listings as CSV.
    Csv,
    /// `feed.xml`
    Feed,
    /// `sitemap.xml`
    Sitemap,
    /// `404.html`
    NotFound,
    /// `data/snapshot.json`
    Snapshot,
    /// `_headers`
    Headers,
}

impl Part {
    /// All parts by the word that `site.toml` uses.
    pub const ALL: [(Part, &'static str); 14] = [
        (Part::Officials, "officials"),
        (Part::Cases, "cases"),
        (Part::Jurisdictions, "jurisdictions"),
        (Part::Sources, "sources"),
        (Part::Gaps, "gaps"),
        (Part::Statuses, "statuses"),
        (Part::Corrections, "corrections"),
        (Part::About, "about"),
        (Part::Csv, "csv"),
        (Part::Feed, "feed"),
        (Part::Sitemap, "sitemap"),
        (Part::NotFound, "404"),
        (Part::Snapshot, "snapshot"),
        (Part::Headers, "headers"),
    ];
}

impl Config {
    /// Whether the publisher wants this part.
    pub fn has(&self, part: Part) -> bool {
        !self.omit.contains(&part)
    }
}
