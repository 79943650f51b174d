//! Every page and file of the site, and where it goes.

use super::changes::{self, Told};
use super::pictures::Shown;
use super::publishers::{self, Share};
use super::{authority, country, gaps, jurisdiction, pager, plain};
use crate::config::Part;
use crate::diagnostic::Diagnostic;
use crate::input::{Data, FileId, Input, Inputs, Role, Span};
use crate::manifest;
use crate::model::Correction;
use crate::model::country::{CountryCode, Jurisdiction};
use crate::model::key::Kind;
use crate::model::words::{Status, Word};
use crate::rules;
use crate::site::{DocId, Site};
use crate::snapshot;
use crate::url::PagePath;
use std::collections::{BTreeMap, BTreeSet};

/// What one output is. A number is that of a numbered page, from 1.
#[derive(Clone, Copy)]
pub(super) enum Page<'a> {
    Home,
    Officials(usize),
    Official(DocId),
    Cases(usize),
    Case(DocId),
    Countries,
    Country(CountryCode, usize),
    CountryCsv(CountryCode),
    Authorities,
    Authority(DocId, usize),
    AuthorityCsv(DocId),
    Jurisdictions,
    Jurisdiction(Jurisdiction, usize),
    JurisdictionCsv(Jurisdiction),
    Sources(usize),
    Gaps(usize),
    Statuses,
    Status(Status),
    Corrections(usize),
    About,
    NotFound,
    Withdrawn(DocId),
    Moved(DocId),
    Feed,
    Sitemap,
    /// What the site says, for programs.
    Snapshot,
    /// Atom feed of changes.
    Changes,
    /// What some hosts shall send with every file.
    Headers,
    /// A file that goes out as it came in.
    Copy(&'a Input),
    /// A picture, of which goes out what must.
    Picture(FileId, &'a Input),
}

impl Page<'_> {
    /// Whether search engines should know it.
    pub(super) fn is_indexed(self) -> bool {
        match self {
            Page::CountryCsv(_)
            | Page::AuthorityCsv(_)
            | Page::JurisdictionCsv(_)
            | Page::NotFound
            | Page::Withdrawn(_)
            | Page::Moved(_)
            | Page::Feed
            | Page::Sitemap
            | Page::Headers
            | Page::Snapshot
            | Page::Changes
            | Page::Copy(_)
            | Page::Picture(..) => false,
            Page::Home
            | Page::Officials(_)
            | Page::Official(_)
            | Page::Cases(_)
            | Page::Case(_)
            | Page::Countries
            | Page::Country(..)
            | Page::Authorities
            | Page::Authority(..)
            | Page::Jurisdictions
            | Page::Jurisdiction(..)
            | Page::Sources(_)
            | Page::Gaps(_)
            | Page::Statuses
            | Page::Status(_)
            | Page::Corrections(_)
            | Page::About => true,
        }
    }
}

/// All outputs in order of their paths, and the long lists that were shared out among pages.
pub(super) struct Plan<'a> {
    pub(super) pages: Vec<(PagePath, Page<'a>)>,
    pub(super) shares: Vec<Vec<Share>>,
    pub(super) corrections: Vec<(DocId, &'a Correction)>,
    pub(super) changes: Vec<Told<'a>>,
}

/// Decides on every output. Two that want one path are a finding.
pub(super) fn plan<'a>(
    site: &'a Site,
    inputs: &'a Inputs,
    shown: &Shown<'a>,
    found: &mut Vec<Diagnostic>,
) -> Plan<'a> {
    let shares = publishers::plan(site);
    let corrections = plain::all_corrections(site);
    let changes = changes::all(site);
    let mut wanted: Vec<Wanted<'a>> = Vec::new();
    documents(site, &mut wanted);
    listings(site, &mut wanted);
    fixed(site, shares.len(), [corrections.len(), changes.len()], &mut wanted);
    headers(site, inputs, &mut wanted);
    copies(inputs, &mut wanted);
    pictures(shown, &mut wanted);
    wanted.sort_by(|a, b| (&a.path, a.file).cmp(&(&b.path, b.file)));
    refuse_manifest(&mut wanted, found);
    refuse_twins(&mut wanted, found);
    let pages = wanted.into_iter().map(|wanted| (wanted.path, wanted.page)).collect();
    Plan { pages, shares, corrections, changes }
}

/// A path, what wants it, and the file to name if it cannot have it.
struct Wanted<'a> {
    path: PagePath,
    page: Page<'a>,
    file: Option<FileId>,
}

fn want<'a>(wanted: &mut Vec<Wanted<'a>>, path: PagePath, page: Page<'a>) {
    wanted.push(Wanted { path, page, file: None });
}

fn numbered<'a>(
    wanted: &mut Vec<Wanted<'a>>,
    first: &PagePath,
    count: usize,
    page: impl Fn(usize) -> Page<'a>,
) {
    for number in 1..=count {
        want(wanted, first.numbered(number), page(number));
    }
}

fn documents<'a>(site: &'a Site, wanted: &mut Vec<Wanted<'a>>) {
    for (id, document) in site.iter() {
        let path = PagePath::document(&document.key);
        let page = match document.key.kind() {
            _ if site.is_withdrawn(id) => Page::Withdrawn(id),
            Kind::Official => Page::Official(id),
            Kind::Case => Page::Case(id),
            Kind::Authority | Kind::Country | Kind::About => continue,
        };
        wanted.push(Wanted { path, page, file: Some(document.file) });
    }
    for (key, id) in &site.redirects {
        let file = Some(site.document(*id).file);
        wanted.push(Wanted { path: PagePath::document(key), page: Page::Moved(*id), file });
    }
}

fn listings<'a>(site: &'a Site, wanted: &mut Vec<Wanted<'a>>) {
    let csv = site.config.has(Part::Csv);
    for (code, listing) in &site.countries {
        let first = PagePath::country(*code);
        if site.country_document(*code).is_some_and(|id| site.is_withdrawn(id)) {
            continue;
        }
        let count = country::page_count(site, listing);
        numbered(wanted, &first, count, |number| Page::Country(*code, number));
        if csv {
            want(wanted, first.with_extension("csv"), Page::CountryCsv(*code));
        }
    }
    for (id, listing) in &site.authorities {
        let first = PagePath::document(&site.document(*id).key);
        let count = authority::page_count(site, listing);
        numbered(wanted, &first, count, |number| Page::Authority(*id, number));
        if csv {
            want(wanted, first.with_extension("csv"), Page::AuthorityCsv(*id));
        }
    }
    if !site.config.has(Part::Jurisdictions) {
        return;
    }
    for (jurisdiction, entry) in &site.jurisdictions {
        let first = PagePath::jurisdiction(*jurisdiction);
        let count = jurisdiction::page_count(site, entry);
        numbered(wanted, &first, count, |number| Page::Jurisdiction(*jurisdiction, number));
        if csv {
            want(wanted, first.with_extension("csv"), Page::JurisdictionCsv(*jurisdiction));
        }
    }
}

fn fixed<'a>(
    site: &'a Site,
    shares: usize,
    corrected_and_changed: [usize; 2],
    wanted: &mut Vec<Wanted<'a>>,
) {
    let (config, all) = (&site.config, &site.everything);
    let at = PagePath::fixed;
    let count = |length: usize| pager::pages(config.rows, &[length]);
    want(wanted, at("index.html"), Page::Home);
    want(wanted, at("countries.html"), Page::Countries);
    want(wanted, at("authorities.html"), Page::Authorities);
    if config.has(Part::Officials) {
        numbered(wanted, &at("officials.html"), count(all.people.len()), Page::Officials);
    }
    if config.has(Part::Cases) {
        numbered(wanted, &at("cases.html"), count(all.cases.len()), Page::Cases);
    }
    if config.has(Part::Jurisdictions) {
        want(wanted, at("jurisdictions.html"), Page::Jurisdictions);
    }
    if config.has(Part::Sources) {
        numbered(wanted, &at("sources.html"), shares, Page::Sources);
    }
    if config.has(Part::Gaps) {
        numbered(wanted, &at("gaps.html"), gaps::page_count(site), Page::Gaps);
    }
    if config.has(Part::Statuses) {
        want(wanted, at("statuses.html"), Page::Statuses);
        for (status, word, _) in Status::ALL {
            want(wanted, PagePath::status(word), Page::Status(*status));
        }
    }
    if config.has(Part::Corrections) {
        let pages = pager::pages(config.rows, &corrected_and_changed);
        numbered(wanted, &at("corrections.html"), pages, Page::Corrections);
    }
    if config.has(Part::About)
        && !site.find(&crate::model::key::Key::about()).is_some_and(|id| site.is_withdrawn(id))
    {
        want(wanted, at("about.html"), Page::About);
    }
    if config.has(Part::NotFound) {
        want(wanted, at("404.html"), Page::NotFound);
    }
    if config.has(Part::Snapshot) {
        want(wanted, at(snapshot::PATH), Page::Snapshot);
    }
    if !config.base_url.is_empty() {
        if changes::has_feed(config, corrected_and_changed[1]) {
            want(wanted, changes::feed_path(), Page::Changes);
        }
        if config.has(Part::Feed) {
            want(wanted, at("feed.xml"), Page::Feed);
        }
        if config.has(Part::Sitemap) {
            want(wanted, at("sitemap.xml"), Page::Sitemap);
        }
    }
}

/// A publisher's own file goes before ours: only they know what else their host shall send.
fn headers<'a>(site: &'a Site, inputs: &'a Inputs, wanted: &mut Vec<Wanted<'a>>) {
    let own = |(_, input): (FileId, &Input)| {
        input.path.strip_prefix("static/") == Some(crate::headers::FILE)
    };
    if site.config.has(Part::Headers) && !inputs.iter().any(own) {
        want(wanted, PagePath::fixed(crate::headers::FILE), Page::Headers);
    }
}

/// Static files.
fn copies<'a>(inputs: &'a Inputs, wanted: &mut Vec<Wanted<'a>>) {
    for (id, input) in inputs.iter().filter(|(_, input)| input.role == Role::Static) {
        let path = input.path.strip_prefix("static/").and_then(PagePath::of_static);
        if let Some(path) = path
            && !matches!(input.data, Data::Refused(_))
        {
            wanted.push(Wanted { path, page: Page::Copy(input), file: Some(id) });
        }
    }
}

/// The pictures that a page shows; others are not published.
fn pictures<'a>(shown: &Shown<'a>, wanted: &mut Vec<Wanted<'a>>) {
    for (name, picture) in shown {
        if let Some(path) = PagePath::photo(name)
            && !matches!(picture.input.data, Data::Refused(_))
        {
            let page = Page::Picture(picture.file, picture.input);
            wanted.push(Wanted { path, page, file: Some(picture.file) });
        }
    }
}

/// The list of published files has a name of its own.
fn refuse_manifest(wanted: &mut Vec<Wanted<'_>>, found: &mut Vec<Diagnostic>) {
    wanted.retain(|one| {
        let theirs = one.path.as_str().eq_ignore_ascii_case(manifest::NAME);
        if theirs {
            let at = Span::file(one.file.unwrap_or(FileId::NONE));
            let message =
                format!("`{}` is the name of the list of published files", manifest::NAME);
            found.push(rules::DUPLICATE_OUTPUT.at(at, message).help("give this file another name"));
        }
        !theirs
    });
}

/// Paths that differ only in capitals are one file on some systems; a file where a folder must be is no better.
fn refuse_twins(wanted: &mut Vec<Wanted<'_>>, found: &mut Vec<Diagnostic>) {
    let lower = |path: &PagePath| path.as_str().to_ascii_lowercase();
    let mut folders: BTreeSet<String> = BTreeSet::new();
    let mut last = "";
    for one in wanted.iter() {
        let folder = one.path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
        if folder != last {
            let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
            folders.extend(ends.map(|end| folder[..end].to_ascii_lowercase()));
            last = folder;
        }
    }
    // Folders of pages have no dot in their names, and most files have.
    let dotted = folders.iter().any(|folder| folder.contains('.'));
    // Only static files have capitals. Without them twins stand side by side.
    let plain = wanted.iter().all(|one| !one.path.as_str().bytes().any(|b| b.is_ascii_uppercase()));
    let mut taken: BTreeMap<String, Option<FileId>> = BTreeMap::new();
    let mut before: Option<(PagePath, Option<FileId>)> = None;
    wanted.retain(|one| {
        let first = match plain {
            true => before.as_ref().filter(|(path, _)| *path == one.path).map(|(_, file)| *file),
            false => taken.get(&lower(&one.path)).copied(),
        };
        let may_be = dotted || !one.path.as_str().contains('.');
        let is_folder = may_be && folders.contains(&lower(&one.path));
        if first.is_some() || is_folder {
            found.push(twin(one, first.flatten(), is_folder));
            return false;
        }
        if plain {
            before = Some((one.path.clone(), one.file));
        } else {
            taken.insert(lower(&one.path), one.file);
        }
        true
    });
}

fn twin(one: &Wanted<'_>, other: Option<FileId>, is_folder: bool) -> Diagnostic {
    let at = Span::file(one.file.or(other).unwrap_or(FileId::NONE));
    let message = match (is_folder, other) {
        (true, _) => format!("this file would lie where the site needs the folder `{}`", one.path),
        (false, Some(_)) => format!("two files want the address `{}`", one.path),
        (false, None) => {
            format!(
                "this file wants the address `{}`, which is that of a page that onrecord makes",
                one.path
            )
        }
    };
    let finding = rules::DUPLICATE_OUTPUT.at(at, message).help("rename one of them");
    match (other, one.file) {
        (Some(other), Some(_)) => finding.label(Span::file(other), "the other one"),
        _ => finding,
    }
}
