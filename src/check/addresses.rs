//! Every address of a document, and the rules that look at one address alone.

use super::{dead_address, not_an_archive, shortened_address, tracking_address, unarchived_http};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::input::{Inputs, Span};
use crate::model::Record;
use crate::model::address::Address;

/// An address and where it is written.
pub(super) struct Written<'a> {
    pub(super) address: Address<'a>,
    pub(super) at: Span,
    /// Whether a copy in an archive is given beside it.
    pub(super) archived: bool,
}

pub(super) fn check(
    document: &Document,
    record: &Record,
    inputs: &Inputs,
    found: &mut Vec<Diagnostic>,
) {
    for source in &record.common().sources {
        let Some(url) = written(&source.url.value, source.url.span) else { continue };
        let copy = source.archived_url.as_ref();
        let copy = copy.and_then(|copy| written(&copy.value, copy.span));
        let url = Written { archived: copy.is_some(), ..url };
        not_an_archive::check(&url, copy.as_ref(), found);
        if any(&url, inputs, found) && !url.archived {
            unarchived_http::check(&url, found);
        }
        // What an archive has in its address is part of the name of the copy.
        if let Some(copy) = copy.filter(|copy| !dead_address::check(copy, found)) {
            shortened_address::check(&copy, found);
        }
    }
    if let Record::Authority(authority) = record {
        let pages = [&authority.official_url, &authority.list_url, &authority.text_url];
        for page in pages.into_iter().flatten() {
            if let Some(page) = written(&page.value, page.span) {
                any(&page, inputs, found);
            }
        }
    }
    for link in &document.body.outside {
        if let Some(link) = written(link.value.as_str(), link.span) {
            any(&link, inputs, found);
        }
    }
}

fn written(url: &str, at: Span) -> Option<Written<'_>> {
    Some(Written { address: Address::parse(url)?, at, archived: false })
}

/// The rules for any address. Whether it leads somewhere by itself: if not, that is what is wrong with it.
fn any(url: &Written<'_>, inputs: &Inputs, found: &mut Vec<Diagnostic>) -> bool {
    if dead_address::check(url, found) || shortened_address::check(url, found) {
        return false;
    }
    tracking_address::check(url, inputs, found);
    true
}
