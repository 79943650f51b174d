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

use crate::change::Entry;
use crate::config::{Config, Part};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Document;
use crate::site::Site;
use references::Resolved;

/// Joins all documents into one site.
pub fn link(
    config: Config,
    mut documents: Vec<Document>,
    history: Vec<Entry>,
) -> (Site, Diagnostics) {
    let mut found: Vec<Diagnostic> = Vec::new();
    documents.sort_by(|a, b| a.key.cmp(&b.key).then(a.file.cmp(&b.file)));
    // Two files of one key differ in capitals, of which `parse` has said what there is to say.
    documents.dedup_by(|later, first| later.key == first.key);
    let mut site = Site { config, documents, history, ..Site::default() };
    site.redirects = keys::redirects(&site, &mut found);
    // Two threads, where neither needs what the other makes.
    let (everything, resolved) =
        rayon::join(|| listings::everything(&site), || Resolved::of(&site));
    let ((countries, broken), (ties, authorities)) = rayon::join(
        || {
            let countries = listings::countries(&site, &everything);
            let broken = references::check(&site, &resolved, &countries);
            (countries, broken)
        },
        || {
            let ties = ties::ties(&site, &everything, &resolved);
            (ties, listings::authorities(&site, &everything, &resolved))
        },
    );
    found.extend(broken);
    site.jurisdictions = listings::jurisdictions(&site, &everything, &authorities);
    (site.everything, site.countries) = (everything, countries);
    (site.ties, site.authorities) = (ties, authorities);
    if site.config.has(Part::Sources) {
        site.publishers = sources::publishers(&site);
    }
    site.gaps = gaps::gaps(&site);
    (site, Diagnostics::from(found))
}
