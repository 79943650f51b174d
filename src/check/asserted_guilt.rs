//! E059 asserted-guilt.

mod words;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::model::key::{Key, Kind};
use crate::model::words::Status;
use crate::prose::{self, Field, Text, Voice};
use crate::rules;
use crate::site::{DocId, Site};
use std::cell::OnceCell;
use std::ops::Range;

/// Reports sentences of the site's own voice that say that a person did a crime, where nothing on the
/// site records that a court or an inquiry found it.
pub(super) fn check(site: &Site, document: &Document, text: &str, found: &mut Vec<Diagnostic>) {
    let is_official = match document.key.kind() {
        Kind::Official => true,
        Kind::Case => false,
        Kind::Authority | Kind::Country | Kind::About => return,
    };
    let language = site.config.language.as_str();
    if !prose::is_english(language, "") {
        return;
    }
    let people = OnceCell::new();
    prose::texts(document, text, |text| {
        if text.voice == Voice::Site
            && speaks_of_people(text.field)
            && words::occur_in(text.words)
            && prose::is_english(language, text.words)
        {
            let people = people.get_or_init(|| People::of(site, document, is_official));
            look(site, people, &text, found);
        }
    });
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
    /// Whether `he` and `she` are the person whose file this is.
    pronouns: bool,
}

impl<'a> People<'a> {
    fn of(site: &'a Site, document: &Document, is_official: bool) -> People<'a> {
        // More than anybody records in one case.
        const MOST: usize = 200;
        let own = site.find(&document.key);
        let mut ids: Vec<DocId> = own.filter(|_| is_official).into_iter().collect();
        if let Some(id) = own.filter(|_| !is_official) {
            ids.extend(site.ties(id).involvements.iter().map(|row| row.document));
            if let Some(case) = site.case(id) {
                let named = case.proceedings.iter().flat_map(|row| &row.people);
                let named = named.chain(case.common.claims.iter().flat_map(|row| &row.people));
                ids.extend(named.filter_map(|key| site.find(&key.value)));
            }
            ids.sort_unstable();
            ids.dedup();
            ids.truncate(MOST);
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
        People { names, pronouns: is_official && !ids.is_empty() }
    }
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
    official.involvements.iter().any(|row| found(row.status.value))
        || official.common.claims.iter().any(|row| found(row.status.value))
        || ties.proceedings.iter().any(|row| {
            let case = site.case(row.document);
            let row = case.and_then(|case| case.proceedings.get(row.index as usize));
            row.is_some_and(|row| found(row.status.value))
        })
        || ties.claims_in_cases.iter().any(|row| {
            let case = site.case(row.document);
            let row = case.and_then(|case| case.common.claims.get(row.index as usize));
            row.is_some_and(|row| found(row.status.value))
        })
}

fn look(site: &Site, people: &People<'_>, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let plain = text.plain();
    let mut quotations: Option<Vec<Range<usize>>> = None;
    for sentence in prose::sentences(&plain) {
        let words = &plain[sentence.clone()];
        let written = &text.words[sentence.clone()];
        let mut mentions: Option<Vec<usize>> = None;
        let hit = words::hits(words).find(|hit| {
            let mentions =
                mentions.get_or_insert_with(|| mentions_in(site, people, words, written));
            // The person whose file it is need not be named where the field is about nobody else.
            let implied = people.pronouns && text.field == Field::Role && hit.range.start == 0;
            let before = mentions.partition_point(|end| *end <= hit.range.start);
            implied || before > 0 && words::is_subject(words, mentions[before - 1], hit)
        });
        let Some(hit) = hit else { continue };
        if prose::is_attributed(words) {
            continue;
        }
        let range = sentence.start + hit.range.start..sentence.start + hit.range.end;
        let quotations = quotations.get_or_insert_with(|| prose::quotations(&plain));
        let is_quoted = |quote: &Range<usize>| quote.start <= range.start && range.end <= quote.end;
        if text.cited && quotations.iter().any(is_quoted) {
            continue;
        }
        let said: Vec<&str> = plain[range.clone()].split_whitespace().collect();
        let message = format!(
            "the site itself says `{}` here, and no court is recorded to have found it",
            said.join(" ")
        );
        found.push(
            rules::ASSERTED_GUILT
                .at(text.span(range), message)
                .help("say whose word it is, as `the Treasury says that …`, `accused of …`, `listed for …`, or record the conviction or finding with its source"),
        );
    }
}

/// Where the words end that speak of people: names, links to officials, `he` and `she`. In order.
fn mentions_in(site: &Site, people: &People<'_>, words: &str, written: &str) -> Vec<usize> {
    let mut mentions: Vec<usize> = Vec::new();
    let mut all = |name: &str| {
        for (at, name) in words.match_indices(name) {
            let end = at + name.len();
            if prose::is_whole(words, at, end) {
                mentions.push(end);
            }
        }
    };
    people.names.iter().for_each(|name| all(name));
    if people.pronouns {
        ["He", "he", "She", "she"].iter().for_each(|name| all(name));
    }
    for (at, _) in written.match_indices("officials/") {
        let rest = &written[at..];
        let end = rest.find(|c: char| {
            !c.is_ascii_lowercase() && !c.is_ascii_digit() && !matches!(c, '-' | '/')
        });
        let key = Key::parse(&rest[..end.unwrap_or(rest.len())]);
        let id = key.and_then(|key| site.find(&key));
        if id.is_some_and(|id| !is_found_guilty(site, id)) {
            // The words of a link stand before its address.
            let end = written[at..].find([')', ']']).map_or(at, |length| at + length + 1);
            mentions.push(end);
        }
    }
    mentions.sort_unstable();
    mentions
}
