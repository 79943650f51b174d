//! Which pictures the site shows, for the rules on each of them.

use super::{broken_picture, large_picture, unused_picture};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::input::{Data, FileId, Input, Span};
use crate::picture;
use crate::site::Site;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};

/// One finding a picture at most, however many pages show it.
pub(super) fn check(site: &Site, photos: &BTreeMap<&str, (FileId, &Input)>) -> Vec<Diagnostic> {
    if photos.is_empty() {
        return Vec::new();
    }
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
            Data::Bytes(bytes) => unpublishable(name, bytes, *shown),
            // One that could not be read is a finding already.
            Data::Text(_) | Data::Refused(_) => None,
        },
    };
    photos.par_iter().filter_map(check).collect()
}

/// Why a picture cannot be published clean, at the place that shows it first.
fn unpublishable(name: &str, bytes: &[u8], shown: Span) -> Option<Diagnostic> {
    broken_picture::misnamed(name, bytes, shown).or_else(|| {
        let fault = picture::look(bytes).and_then(|picture| picture.can_be_cleaned()).err()?;
        Some(match fault.is_size() {
            true => large_picture::finding(name, fault, shown),
            false => broken_picture::finding(name, fault, shown),
        })
    })
}
