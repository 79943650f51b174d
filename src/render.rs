//! Pass 5 of 6. Render: the site in, files to publish out.
//!
//! Compiles the templates once, plans every page, and gives a maker that builds
//! the view of one page and renders it into a buffer whenever it is asked.
//!
//! Templates see views and nothing else: a flat value of finished strings and
//! relative addresses (docs/templates.md). Only the body of a document is
//! passed as safe, in one function of `render/body.rs`. No disk, no clock.

mod acts;
mod authority;
mod body;
mod case;
mod changes;
mod chart;
mod country;
mod csv;
mod directory;
mod evidence;
mod feed;
mod frame;
mod gaps;
mod home;
mod index;
mod jurisdiction;
mod official;
mod pager;
mod people;
mod pictures;
mod plain;
mod plan;
mod publishers;
mod reads;
mod snapshot;
mod statuses;
mod templates;
mod timeline;
mod view;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::headers::Server;
use crate::input::{Data, Inputs};
use crate::output::Outputs;
use crate::site::{Listing, Site};
use crate::url::PagePath;
use frame::Frame;
use index::Index;
use plan::{Page, Plan};
use serde::Serialize;
use templates::Templates;
use view::Seen;

/// Plans all pages of a site. A template that cannot be read, and two things that want one address, are findings.
pub fn render<'a>(site: &'a Site, inputs: &'a Inputs) -> (Outputs<'a>, Diagnostics) {
    let mut found: Vec<Diagnostic> = Vec::new();
    let templates = Templates::compile(site, inputs, &mut found);
    let shown = pictures::shown(site, inputs);
    let plan = plan::plan(site, inputs, &shown, &mut found);
    let index = Index::new(site, shown);
    let paths: Vec<PagePath> = plan.pages.iter().map(|(path, _)| path.clone()).collect();
    let make = move |at: usize, buffer: &mut Vec<u8>| {
        let (path, page) = &plan.pages[at];
        let seen = Seen { site, index: &index, reads: templates.reads(), from: path };
        Press { templates: &templates, plan: &plan, inputs, buffer }.print(seen, *page)
    };
    (Outputs { paths, make: Box::new(make) }, Diagnostics::from(found))
}

/// What one page is printed with.
struct Press<'p, 'a> {
    templates: &'p Templates,
    plan: &'p Plan<'a>,
    inputs: &'p Inputs,
    buffer: &'p mut Vec<u8>,
}

impl<'a> Press<'_, 'a> {
    /// Builds the view of one page and renders it. A page whose document cannot be read is empty; errors stop publication before.
    fn print(mut self, seen: Seen<'_>, page: Page<'_>) -> Result<(), Diagnostic> {
        let site = seen.site;
        match page {
            Page::Home => self.fill("home.html", "home", home::page(seen)),
            Page::Officials(number) => {
                self.fill("officials.html", "officials", directory::officials(seen, number))
            }
            Page::Official(id) => {
                let record = site.official(id);
                self.maybe(
                    "official.html",
                    "official",
                    record.map(|it| official::page(seen, id, it)),
                )
            }
            Page::Cases(number) => self.fill("cases.html", "cases", directory::cases(seen, number)),
            Page::Case(id) => {
                self.maybe("case.html", "case", site.case(id).map(|it| case::page(seen, id, it)))
            }
            Page::Countries => self.fill("countries.html", "countries", country::list(seen)),
            Page::Country(code, number) => {
                self.maybe("country.html", "country", country::page(seen, code, number))
            }
            Page::CountryCsv(code) => self.csv(seen, site.countries.get(&code)),
            Page::Authorities => {
                self.fill("authorities.html", "authorities", authority::list(seen))
            }
            Page::Authority(id, number) => {
                self.maybe("authority.html", "authority", authority::page(seen, id, number))
            }
            Page::AuthorityCsv(id) => self.csv(seen, site.authorities.get(&id)),
            Page::Jurisdictions => {
                self.fill("jurisdictions.html", "jurisdictions", jurisdiction::list(seen))
            }
            Page::Jurisdiction(code, number) => self.maybe(
                "jurisdiction.html",
                "jurisdiction",
                jurisdiction::page(seen, code, number),
            ),
            Page::JurisdictionCsv(code) => {
                self.csv(seen, site.jurisdictions.get(&code).map(|entry| &entry.listing))
            }
            Page::Sources(number) => {
                let shares = self.plan.shares.get(number - 1).map_or(&[][..], Vec::as_slice);
                let count = self.plan.shares.len();
                self.fill("sources.html", "sources", publishers::page(seen, number, count, shares))
            }
            Page::Gaps(number) => self.fill("gaps.html", "gaps", gaps::page(seen, number)),
            Page::Statuses => self.fill("statuses.html", "statuses", statuses::list(seen)),
            Page::Status(status) => {
                self.fill("status.html", "status", statuses::page(seen, status))
            }
            Page::Corrections(number) => {
                let (all, changes) = (&self.plan.corrections, &self.plan.changes);
                let page = plain::corrections(seen, number, all, changes);
                self.fill("corrections.html", "corrections", page)
            }
            Page::About => self.fill("about.html", "about", plain::about(seen)),
            Page::NotFound => self.fill("404.html", "missing", plain::missing(seen)),
            Page::Withdrawn(id) => {
                self.fill("withdrawn.html", "withdrawn", plain::withdrawn(seen, id))
            }
            Page::Moved(id) => self.fill("moved.html", "moved", plain::moved(seen, id)),
            Page::Feed => self.fill("feed.xml", "feed", feed::feed(seen)),
            Page::Sitemap => {
                let indexed = self.plan.pages.iter().filter(|(_, page)| page.is_indexed());
                let view = feed::sitemap(seen, indexed.map(|(path, _)| path));
                self.fill("sitemap.xml", "sitemap", view)
            }
            Page::Changes => {
                let view = changes::feed(seen, &self.plan.changes);
                self.fill("changes.xml", "changes", view)
            }
            Page::Snapshot => {
                snapshot::write(site, self.inputs, self.buffer);
                Ok(())
            }
            Page::Picture(file, input) => pictures::publish(file, input, self.buffer),
            Page::Headers => {
                self.buffer.extend_from_slice(Server::Netlify.text().as_bytes());
                Ok(())
            }
            Page::Copy(input) => {
                match &input.data {
                    Data::Text(text) => self.buffer.extend_from_slice(text.as_bytes()),
                    Data::Bytes(bytes) => self.buffer.extend_from_slice(bytes),
                    Data::Refused(_) => {}
                }
                Ok(())
            }
        }
    }

    fn fill<V: Serialize>(
        &mut self,
        template: &'static str,
        key: &'static str,
        (frame, view): (Frame<'_>, V),
    ) -> Result<(), Diagnostic> {
        self.templates.render(template, &frame, (key, &view), self.buffer)
    }

    fn maybe<V: Serialize>(
        &mut self,
        template: &'static str,
        key: &'static str,
        page: Option<(Frame<'_>, V)>,
    ) -> Result<(), Diagnostic> {
        page.map_or(Ok(()), |page| self.fill(template, key, page))
    }

    fn csv(&mut self, seen: Seen<'_>, listing: Option<&Listing>) -> Result<(), Diagnostic> {
        if let Some(listing) = listing {
            csv::write(seen, &listing.people, &listing.acts, self.buffer);
        }
        Ok(())
    }
}
