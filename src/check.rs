//! Pass 4 of 6. Check: one site in, findings out.
//!
//! Editorial rules, one file each, that need a whole record or the whole site.
//! Documents are checked in parallel; the findings come out in the order of
//! their places. Changes nothing.

mod broken_picture;
mod dates_out_of_order;
mod missing_photo;
mod press_only;
mod review_overdue;
mod unused_picture;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Document;
use crate::input::{Data, FileId, Input, Inputs, Role, Span};
use crate::site::Site;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};

/// Applies every rule to every document and every picture.
pub fn check(site: &Site, inputs: &Inputs) -> Diagnostics {
    let photos: BTreeMap<&str, (FileId, &Input)> = inputs
        .iter()
        .filter(|(_, input)| input.role == Role::Photo)
        .filter_map(|(id, input)| Some((input.path.strip_prefix("content/photos/")?, (id, input))))
        .collect();
    let names: BTreeSet<&str> = photos.keys().copied().collect();
    let found: Vec<Vec<Diagnostic>> = site
        .documents
        .par_iter()
        .with_min_len(64)
        .map(|document| {
            let mut found = Vec::new();
            check_document(site, document, &names, &mut found);
            found
        })
        .collect();
    let of_pictures = if photos.is_empty() { Vec::new() } else { check_pictures(site, &photos) };
    Diagnostics::from(found.into_iter().flatten().chain(of_pictures).collect::<Vec<_>>())
}

/// One finding a picture at most, however many pages show it.
fn check_pictures(site: &Site, photos: &BTreeMap<&str, (FileId, &Input)>) -> Vec<Diagnostic> {
    let mut shown: BTreeMap<&str, Span> = BTreeMap::new();
    for photo in site.documents.iter().flat_map(Document::photos) {
        shown.entry(&photo.value).or_insert(photo.span);
    }
    // What could not be read may have shown anything, and a name that leads nowhere may be a slip
    // of the pen. A picture that is credited and not shown is a finding at its credit.
    let all_known = !site.documents.is_empty()
        && site.documents.iter().all(|document| document.record.is_some())
        && shown.keys().all(|name| photos.contains_key(name));
    let records = site.documents.iter().filter_map(|document| document.record.as_ref());
    let credits = records.flat_map(|record| &record.common().pictures);
    let credited: BTreeSet<&str> = credits.map(|credit| credit.file.value.as_str()).collect();
    let check = |(name, (file, input)): (&&str, &(FileId, &Input))| match shown.get(name) {
        None => {
            (all_known && !credited.contains(name)).then(|| unused_picture::finding(*file, name))
        }
        Some(shown) => match &input.data {
            Data::Bytes(bytes) => broken_picture::check(name, bytes, *shown),
            // One that could not be read is a finding already.
            Data::Text(_) | Data::Refused(_) => None,
        },
    };
    photos.par_iter().filter_map(check).collect()
}

fn check_document(
    site: &Site,
    document: &Document,
    photos: &BTreeSet<&str>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(record) = &document.record else { return };
    // Shape, dates, relations, sources.
    dates_out_of_order::check(record, found);
    missing_photo::check(document, photos, found);
    press_only::check(record, found);
    review_overdue::check(record, &site.config, found);

    // Wording.

    // Names.

    // Privacy.
}
