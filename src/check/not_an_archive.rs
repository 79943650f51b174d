//! W055 not-an-archive.

use super::addresses::Written;
use crate::diagnostic::Diagnostic;
use crate::model::address::Address;
use crate::rules;

/// Archives of the web. In order of the alphabet.
const ARCHIVES: [&str; 32] = [
    "archive.fo",
    "archive.is",
    "archive.li",
    "archive.md",
    "archive.ph",
    "archive.today",
    "archive.vn",
    "arquivo.pt",
    "conifer.rhizome.org",
    "freezepage.com",
    "ghostarchive.org",
    "haw.nsk.hr",
    "megalodon.jp",
    "perma.cc",
    "swap.stanford.edu",
    "timetravel.mementoweb.org",
    "veebiarhiiv.digar.ee",
    "vefsafn.is",
    "wayback.archive-it.org",
    "wayback.webarchiv.cz",
    "web.archive.org",
    "webarchive.bac-lac.gc.ca",
    "webarchive.loc.gov",
    "webarchive.nationalarchives.gov.uk",
    "webarchive.nla.gov.au",
    "webarchive.nrscotland.gov.uk",
    "webarchive.org.uk",
    "webarchive.parliament.uk",
    "webarchive.proni.gov.uk",
    "webarhiv.nuk.uni-lj.si",
    "webcitation.org",
    "webharvest.gov",
];

/// `copy`: what is given as the archived copy of `url`.
pub(super) fn check(url: &Written<'_>, copy: Option<&Written<'_>>, found: &mut Vec<Diagnostic>) {
    let same_host = copy.filter(|copy| copy.address.same_host(&url.address));
    if is_copy(&url.address) {
        if copy.is_none() || same_host.is_some() {
            found.push(
                rules::NOT_AN_ARCHIVE
                    .at(url.at, "this is the copy of an archive, not the address of the document")
                    .help("write the original address as `url`, and this one as `archived_url`"),
            );
        }
    } else if let Some(copy) = same_host {
        found.push(
            rules::NOT_AN_ARCHIVE
                .at(copy.at, "this is an address of the same site, not of an archive")
                .label(url.at, "the address of the document")
                .help("save the page at web.archive.org, and write the address of that copy"),
        );
    } else if let Some(copy) = copy
        && copy.address.among(&ARCHIVES).is_some()
        && !is_copy(&copy.address)
    {
        found.push(
            rules::NOT_AN_ARCHIVE
                .at(copy.at, "this is the front page of an archive, not a copy in it")
                .help("look the document up there, and write the address of the copy"),
        );
    }
}

/// Whether an address leads to the copy of a page in an archive of the web.
pub(super) fn is_copy(address: &Address<'_>) -> bool {
    let has_more = address.path.len() > 1 || !address.query.is_empty();
    has_more && address.among(&ARCHIVES).is_some()
}

#[cfg(test)]
mod tests {
    use super::ARCHIVES;

    #[test]
    fn the_archives_are_in_order() {
        assert!(ARCHIVES.is_sorted());
    }
}
