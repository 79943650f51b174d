//! E059 asserted-guilt.

mod words;

pub(super) use words::patterns;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::model::key::Kind;
use crate::model::words::Status;
use crate::prose::{self, Field, Text, Voice};
use crate::rules;
use crate::site::{DocId, Row, Site};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// Reads the texts of one document.
pub(super) struct Reader<'a> {
    site: &'a Site,
    document: &'a Document,
    people: OnceCell<People<'a>>,
}

impl<'a> Reader<'a> {
    /// Nobody is looked up before a text has one of the words.
    pub(super) fn new(site: &'a Site, document: &'a Document) -> Reader<'a> {
        Reader { site, document, people: OnceCell::new() }
    }

    /// Reports sentences of the site's own voice that say that a person did a crime, where nothing on
    /// the site records that a court or an inquiry found it.
    pub(super) fn look_at(&self, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
        let is_about_people = match self.document.key.kind() {
            Kind::Official | Kind::Case => speaks_of_people(text.field),
            Kind::Authority | Kind::Country | Kind::About => false,
        };
        let language = self.site.config.language.as_str();
        if is_about_people
            && text.voice == Voice::Site
            && words::occur_in(text.words)
            && prose::is_english(language, text.words)
        {
            let people = self.people.get_or_init(|| People::of(self.site, self.document));
            look(people, text, found);
        }
    }
}

fn speaks_of_people(field: Field) -> bool {
    match field {
        Field::Title
        | Field::Summary
        | Field::ClaimText
        | Field::Role
        | Field::Note
        | Field::CorrectionText
        | Field::Outcome
        | Field::PhotoAlt
        | Field::Body(_) => true,
        Field::Name
        | Field::NativeName
        | Field::Alias
        | Field::By
        | Field::PositionTitle
        | Field::Organisation
        | Field::Reason
        | Field::Withdrawal
        | Field::ResponseText
        | Field::VictimName
        | Field::VictimRole
        | Field::ProceedingName
        | Field::Place
        | Field::SourceTitle
        | Field::Publisher
        | Field::SourceNote
        | Field::PhotoCredit
        | Field::Law => false,
    }
}

/// Who may be meant, and by which words. Nobody of whom guilt was found.
struct People<'a> {
    /// Family names and other last words of names.
    names: Vec<&'a str>,
    /// Links in the body to officials, by place: the range of the address in the file.
    links: Vec<(u32, u32)>,
    /// Whether `he` and `she`, and a text that names nobody, are about the person whose file this is.
    is_about_one: bool,
}

impl<'a> People<'a> {
    fn of(site: &'a Site, document: &Document) -> People<'a> {
        let is_official = document.key.kind() == Kind::Official;
        let mut ids: Vec<DocId> = Vec::new();
        match site.find(&document.key) {
            Some(id) if is_official => ids.push(id),
            Some(id) => ids = named_in_case(site, id),
            None => {}
        }
        ids.retain(|id| !is_found_guilty(site, *id));
        let officials = ids.iter().filter_map(|id| site.official(*id));
        let mut names: Vec<&str> = officials
            .flat_map(|official| {
                let last = official.name.value.rsplit(' ').next();
                let family = official.sort_name.split(',').next();
                [last, family.filter(|_| official.sort_name.contains(','))]
            })
            .flatten()
            .filter(|name| name.len() > 1)
            .collect();
        names.sort_unstable();
        names.dedup();
        let is_about_one = is_official && !ids.is_empty();
        People { names, links: links(site, document), is_about_one }
    }
}

/// The officials that a case names. At most a number that nobody records in one case.
fn named_in_case(site: &Site, id: DocId) -> Vec<DocId> {
    const MOST: usize = 200;
    let mut ids: Vec<DocId> = site.ties(id).involvements.iter().map(|row| row.document).collect();
    if let Some(case) = site.case(id) {
        let proceedings = case.proceedings.iter().flat_map(|row| &row.people);
        let claims = case.common.claims.iter().flat_map(|row| &row.people);
        ids.extend(proceedings.chain(claims).filter_map(|key| site.find(&key.value)));
    }
    ids.sort_unstable();
    ids.dedup();
    ids.truncate(MOST);
    ids
}

fn links(site: &Site, document: &Document) -> Vec<(u32, u32)> {
    let mut guilty: BTreeMap<DocId, bool> = BTreeMap::new();
    let mut is_free = |id: DocId| *guilty.entry(id).or_insert_with(|| is_found_guilty(site, id));
    let to_officials = document.body.links.iter().filter(|link| {
        link.value.key.kind() == Kind::Official
            && site.find(&link.value.key).is_some_and(|id| !is_free(id))
    });
    let mut links: Vec<(u32, u32)> = to_officials.filter_map(|link| link.span.range).collect();
    links.sort_unstable();
    links
}

/// Whether a court or an inquiry, or the site itself, stands behind something recorded of a person.
fn is_found_guilty(site: &Site, id: DocId) -> bool {
    let found = |status: Status| {
        matches!(
            status,
            Status::Convicted | Status::FoundByCourt | Status::FoundByInquiry | Status::Established
        )
    };
    let Some(official) = site.official(id) else { return false };
    let ties = site.ties(id);
    let proceeding = |row: &Row| {
        let proceeding = site.case(row.document)?.proceedings.get(row.index as usize)?;
        Some(proceeding.status.value)
    };
    let claim = |row: &Row| {
        let claim = site.case(row.document)?.common.claims.get(row.index as usize)?;
        Some(claim.status.value)
    };
    official.involvements.iter().any(|row| found(row.status.value))
        || official.common.claims.iter().any(|row| found(row.status.value))
        || ties.proceedings.iter().filter_map(proceeding).any(found)
        || ties.claims_in_cases.iter().filter_map(claim).any(found)
}

fn look(people: &People<'_>, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let plain = text.plain();
    let mut quotations: Option<Vec<Range<usize>>> = None;
    for sentence in prose::sentences(&plain) {
        let words = &plain[sentence.clone()];
        let mut mentions: Option<Vec<usize>> = None;
        let hit = words::hits(words).find(|hit| {
            let mentions =
                mentions.get_or_insert_with(|| mentions_in(people, text, sentence.clone(), words));
            let before = mentions.partition_point(|end| *end <= hit.range.start);
            if before == 0 || !words::is_subject(words, mentions[before - 1], hit) {
                return false;
            }
            let quotations = quotations.get_or_insert_with(|| prose::quotations(&plain));
            let range = sentence.start + hit.range.start..sentence.start + hit.range.end;
            !(text.cited && prose::is_quoted(quotations, &range))
        });
        let Some(hit) = hit.filter(|_| !prose::is_attributed(words)) else { continue };
        let said: Vec<&str> = words[hit.range.clone()].split_whitespace().collect();
        let message = format!(
            "the site itself says `{}` here, and no court is recorded to have found it",
            said.join(" ")
        );
        let range = sentence.start + hit.range.start..sentence.start + hit.range.end;
        found.push(
            rules::ASSERTED_GUILT
                .at(text.span(range), message)
                .help("say whose word it is, as `the Treasury says that …`, `accused of …`, `listed for …`, or record the conviction or finding with its source"),
        );
    }
}

/// Where the words of a sentence end that speak of people, in order: names, links to officials, `he` and `she`.
fn mentions_in(
    people: &People<'_>,
    text: &Text<'_>,
    sentence: Range<usize>,
    words: &str,
) -> Vec<usize> {
    let mut mentions: Vec<usize> = Vec::new();
    if people.is_about_one && matches!(text.field, Field::Role | Field::Summary) {
        mentions.push(0);
    }
    let mut all = |name: &str| {
        for (at, name) in words.match_indices(name) {
            let end = at + name.len();
            if prose::is_whole(words, at, end) {
                mentions.push(end);
            }
        }
    };
    people.names.iter().for_each(|name| all(name));
    if people.is_about_one {
        ["He", "he", "She", "she"].iter().for_each(|name| all(name));
    }
    if matches!(text.field, Field::Body(_))
        && let Some((start, end)) = text.span(sentence).range
    {
        let first = people.links.partition_point(|link| link.0 < start);
        for (_, address_end) in people.links[first..].iter().take_while(|link| link.1 <= end) {
            let behind = (address_end - start) as usize;
            let rest = words.get(behind..).unwrap_or_default();
            mentions.push(rest.find([')', ']']).map_or(behind, |length| behind + length + 1));
        }
    }
    mentions.sort_unstable();
    mentions
}
