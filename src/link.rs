//! Pass 3 of 6. Link: many documents in, one site out.
//!
//! Resolves every reference, then builds what only the whole can know: the
//! other side of each relation, backlinks, and the listings per country,
//! authority and jurisdiction.
//!
//! Reads no files and writes no HTML. A reference that does not resolve is a
//! finding, never a panic; the site is returned either way.

mod gaps;
mod keys;
mod listings;
mod references;
mod sources;
mod ties;

use crate::config::{Config, Part};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Document;
use crate::site::Site;

/// Joins all documents into one site.
pub fn link(config: Config, mut documents: Vec<Document>) -> (Site, Diagnostics) {
    let mut found: Vec<Diagnostic> = Vec::new();
    documents.sort_by(|a, b| a.key.cmp(&b.key).then(a.file.cmp(&b.file)));
    // Two files of one key differ in capitals, of which `parse` has said what there is to say.
    documents.dedup_by(|later, first| later.key == first.key);
    let mut site = Site { config, documents, ..Site::default() };
    site.redirects = keys::redirects(&site, &mut found);
    site.everything = listings::everything(&site);
    site.countries = listings::countries(&site);
    let resolved = references::resolve(&site, &mut found);
    let ties = ties::ties(&site, &resolved);
    let authorities = listings::authorities(&site, &resolved);
    (site.ties, site.authorities) = (ties, authorities);
    site.jurisdictions = listings::jurisdictions(&site);
    if site.config.has(Part::Sources) {
        site.publishers = sources::publishers(&site);
    }
    site.gaps = gaps::gaps(&site);
    (site, Diagnostics::from(found))
}
