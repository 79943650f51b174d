//! What every page has around its own content: head, menu, breadcrumbs, foot.

use super::view::{Link, Seen, direction};
use crate::config::Part;
use crate::headers;
use crate::site::Site;
use crate::url::PagePath;
use serde::Serialize;
use std::borrow::Cow;
use tera::Value;

/// What stands on every page in the same words. Templates know it as `site`.
#[derive(Serialize)]
pub(super) struct SiteView<'a> {
    /// Name of the site.
    pub(super) title: &'a str,
    /// One sentence on the site; may be empty.
    pub(super) description: &'a str,
    /// BCP 47 tag of the site's own language.
    pub(super) language: &'a str,
    /// `ltr` or `rtl`.
    pub(super) dir: &'static str,
    /// Who publishes it; may be empty.
    pub(super) publisher: &'a str,
    /// Where corrections go, as an address (`mailto:` or `https:`); empty if none.
    pub(super) contact: &'a str,
    /// The same as people read it.
    pub(super) contact_text: &'a str,
    /// Absolute address without a final slash; empty if there is none.
    pub(super) base_url: &'a str,
    /// The content security policy, for the `<meta>` of the same name. A page must carry it before anything is loaded.
    pub(super) security_policy: String,
}

impl<'a> SiteView<'a> {
    pub(super) fn new(site: &'a Site) -> SiteView<'a> {
        let config = &site.config;
        let contact = config.contact.as_str();
        SiteView {
            title: &config.title,
            description: &config.description,
            language: &config.language,
            dir: if direction(&config.language) == "rtl" { "rtl" } else { "ltr" },
            publisher: &config.publisher,
            contact,
            contact_text: contact.strip_prefix("mailto:").unwrap_or(contact),
            base_url: &config.base_url,
            security_policy: headers::page_policy(),
        }
    }
}

/// Head, menu, breadcrumbs and foot of one page. Templates know it as `page`.
#[derive(Serialize)]
pub(super) struct Frame<'a> {
    /// Title of the page, without that of the site; empty on the home page.
    pub(super) title: Cow<'a, str>,
    /// One sentence for search engines; may be empty.
    pub(super) description: Cow<'a, str>,
    /// Absolute address of the page; empty if the site has none.
    pub(super) canonical: String,
    /// The picture that others show who link to the page: none or one.
    pub(super) preview: Vec<PreviewView<'a>>,
    /// Whether search engines should leave the page out.
    pub(super) noindex: bool,
    /// Which entry of the menu the page belongs to.
    pub(super) section: &'static str,
    /// From the home page down to the page above this one.
    pub(super) crumbs: Vec<Link<'a>>,
    /// Addresses that stand on every page: see `Links`.
    pub(super) links: Value,
}

/// A picture for those who link to a page.
#[derive(Serialize)]
pub(super) struct PreviewView<'a> {
    /// Absolute address.
    pub(super) url: String,
    /// What it shows, in words.
    pub(super) alt: &'a str,
}

impl<'a> Frame<'a> {
    /// The frame of a page below the home page.
    pub(super) fn new(
        seen: Seen<'a>,
        section: &'static str,
        title: impl Into<Cow<'a, str>>,
    ) -> Frame<'a> {
        let home =
            Link { text: Cow::Borrowed("Home"), url: seen.url(&PagePath::fixed("index.html")) };
        Frame {
            title: title.into(),
            description: Cow::Borrowed(""),
            canonical: seen.from.absolute(&seen.site.config.base_url),
            preview: site_preview(seen).into_iter().collect(),
            noindex: false,
            section,
            crumbs: vec![home],
            links: seen.index.links(seen.from).clone(),
        }
    }

    /// Adds a step of the breadcrumbs, if the publisher has that page.
    pub(super) fn below(
        mut self,
        seen: Seen<'a>,
        text: &'static str,
        page: &'static str,
    ) -> Frame<'a> {
        let part = Part::ALL.iter().find(|(_, word)| page.strip_suffix(".html") == Some(word));
        if part.is_none_or(|(part, _)| seen.site.config.has(*part)) {
            let url = seen.url(&PagePath::fixed(page));
            self.crumbs.push(Link { text: Cow::Borrowed(text), url });
        }
        self
    }

    /// Sets the sentence for search engines.
    pub(super) fn about(mut self, description: impl Into<Cow<'a, str>>) -> Frame<'a> {
        self.description = description.into();
        self
    }

    /// Sets the picture for those who link to the page, where the site has an address of its own.
    pub(super) fn shown_as(
        mut self,
        seen: Seen<'a>,
        picture: &PagePath,
        alt: &'a str,
    ) -> Frame<'a> {
        self.preview = preview(seen, picture, alt).into_iter().collect();
        self
    }

    /// Asks search engines to leave the page out; it has no canonical address then.
    pub(super) fn hidden(mut self) -> Frame<'a> {
        self.noindex = true;
        self.canonical = String::new();
        self
    }
}

fn site_preview(seen: Seen<'_>) -> Option<PreviewView<'_>> {
    let picture = seen.site.config.preview.as_ref()?;
    preview(seen, &PagePath::of_static(&picture.file)?, &picture.alt)
}

/// None without an address of the site: others can only be given an absolute one.
fn preview<'a>(seen: Seen<'a>, picture: &PagePath, alt: &'a str) -> Option<PreviewView<'a>> {
    let url = picture.absolute(&seen.site.config.base_url);
    (!url.is_empty()).then_some(PreviewView { url, alt })
}
