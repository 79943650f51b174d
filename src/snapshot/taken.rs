//! Takes the snapshot of a site.

use super::{Page, Row, Snapshot, Value};
use crate::document::Document;
use crate::input::{FileId, Inputs, Spanned};
use crate::manifest::hex;
use crate::model::authority::Authority;
use crate::model::case::Case;
use crate::model::date::PartialDate;
use crate::model::key::Key;
use crate::model::official::Official;
use crate::model::source::Source;
use crate::model::words::{Measure, Word};
use crate::model::{Cites, Common, Name, Record};
use crate::site::{DocId, Site};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeSet;

impl<'a> Snapshot<'a> {
    /// What a site says. `broken`: files of which not everything was understood; their pages are marked as unread.
    pub fn of(site: &'a Site, inputs: &'a Inputs, broken: &BTreeSet<FileId>) -> Snapshot<'a> {
        let taken = Snapshot::order(site).into_par_iter().map(|id| {
            let document = site.document(id);
            let unread = document.record.is_none() || broken.contains(&document.file);
            Page { unread, ..Page::of(site, inputs, id) }
        });
        Snapshot { title: Cow::Borrowed(&site.config.title), pages: taken.collect() }
    }

    /// All documents in the order of the pages of a snapshot.
    pub fn order(site: &Site) -> Vec<DocId> {
        let mut order: Vec<(String, DocId)> =
            site.iter().map(|(id, document)| (document.key.to_string(), id)).collect();
        order.sort();
        order.into_iter().map(|(_, id)| id).collect()
    }
}

impl<'a> Page<'a> {
    /// What one page says.
    pub fn of(site: &'a Site, inputs: &'a Inputs, id: DocId) -> Page<'a> {
        let document = site.document(id);
        let mut page = Page { key: Cow::Owned(document.key.to_string()), ..Page::default() };
        let Some(record) = &document.record else { return page };
        let common = record.common();
        page.former_keys =
            common.former_keys.iter().map(|key| Cow::Owned(key.value.to_string())).collect();
        if let Some(withdrawal) = &common.withdrawn {
            let mut notice = Row::default();
            notice.add("date", withdrawal.date.to_string());
            notice.add("reason", &withdrawal.reason);
            page.withdrawn = notice;
            return page;
        }
        match record {
            Record::Official(record) => page.official(record),
            Record::Case(record) => page.case(record),
            Record::Authority(record) => page.authority(record),
            Record::Country(record) => page.name = site.country_name(record.code).into(),
            Record::About(record) => page.name = record.title.as_str().into(),
        }
        page.common(common);
        page.text = text(inputs, document);
        page
    }

    fn official(&mut self, record: &'a Official) {
        self.name = record.name.value.as_str().into();
        let sources = &record.common.sources;
        let fields = &mut self.fields;
        if record.sort_name != record.name.value {
            fields.add("sort_name", &record.sort_name);
        }
        fields.name("native_name", record.native_name.as_ref());
        fields.add_list("aliases", record.aliases.iter().map(|name| name.text.as_str().into()));
        fields.add("country", record.country.value.code());
        fields.add("kind", record.kind.word());
        fields.add("seniority", record.seniority.word());
        fields.add_list("born", record.born.iter().map(|date| date.value.to_string().into()));
        fields.add_list("died", record.died.iter().map(|date| date.value.to_string().into()));
        fields.cites("identity_sources", &record.identity_sources, sources);
        fields.maybe("photo", record.photo.as_ref().map(|photo| photo.file.value.as_str()));
        self.positions = rows(&record.positions, |row, it| {
            row.add("title", &it.title);
            row.maybe("organisation", it.organisation.as_deref());
            row.maybe("country", it.country.map(|code| code.code()));
            row.date("from", it.from.as_ref());
            row.date("until", it.until.as_ref());
            row.cites("sources", &it.sources, sources);
        });
        self.involvements = rows(&record.involvements, |row, it| {
            row.add("case", it.case.value.to_string());
            row.add("role", &it.role);
            row.add("status", it.status.value.word());
            row.maybe("note", it.note.as_deref());
            row.cites("sources", &it.sources, sources);
        });
        self.designations = rows(&record.designations, |row, it| {
            row.add("authority", it.authority.value.to_string());
            row.add("action", it.action.word());
            row.date("date", it.date.as_ref());
            row.maybe("programme", it.programme.as_ref().map(|programme| programme.value.as_str()));
            row.maybe("list_id", it.list_id.as_deref());
            let measures: Vec<Measure> = it.measures.iter().map(|measure| measure.value).collect();
            row.words("measures", &measures);
            row.maybe("reason", it.reason.as_deref());
            row.keys("cases", &it.cases);
            row.maybe("note", it.note.as_deref());
            row.cites("sources", &it.sources, sources);
        });
        self.relations = rows(&record.relations, |row, it| {
            row.add("kind", it.kind.word());
            row.add("person", it.person.value.to_string());
            row.date("from", it.from.as_ref());
            row.date("until", it.until.as_ref());
            row.maybe("note", it.note.as_deref());
            row.cites("sources", &it.sources, sources);
        });
        self.identifiers = rows(&record.identifiers, |row, it| {
            row.add("scheme", it.scheme.word());
            row.add("value", &it.value);
        });
    }

    fn case(&mut self, record: &'a Case) {
        self.name = record.title.value.as_str().into();
        let sources = &record.common.sources;
        let fields = &mut self.fields;
        fields.maybe("country", record.country.as_ref().map(|code| code.value.code()));
        fields.maybe("place", record.place.as_deref());
        fields.date("started", record.started.as_ref());
        fields.date("happened", record.happened.as_ref());
        fields.date("ended", record.ended.as_ref());
        self.victims = rows(&record.victims, |row, it| {
            row.add("name", &it.name);
            row.name("native_name", it.native_name.as_ref());
            row.date("born", it.born.as_ref());
            row.date("died", it.died.as_ref());
            row.maybe("role", it.role.as_deref());
            row.cites("sources", &it.sources, sources);
        });
        self.proceedings = rows(&record.proceedings, |row, it| {
            row.add("body", &it.body);
            row.maybe("name", it.name.as_deref());
            row.maybe("number", it.number.as_deref());
            row.date("date", it.date.as_ref());
            row.add("outcome", &it.outcome);
            row.add("status", it.status.value.word());
            row.maybe("ecli", it.ecli.as_deref());
            row.keys("people", &it.people);
            row.cites("sources", &it.sources, sources);
        });
        self.regimes = rows(&record.regimes, |row, it| {
            row.add("authority", it.authority.value.to_string());
            row.maybe("note", it.note.as_deref());
            row.cites("sources", &it.sources, sources);
        });
    }

    fn authority(&mut self, record: &'a Authority) {
        self.name = record.short_name.as_str().into();
        let sources = &record.common.sources;
        let texts = |list: &'a [String]| list.iter().map(|text| Cow::Borrowed(text.as_str()));
        let address = |it: &'a Option<Spanned<String>>| it.as_ref().map(|it| it.value.as_str());
        let fields = &mut self.fields;
        fields.add("name", &record.name.value);
        fields.name("native_name", record.native_name.as_ref());
        fields.add("jurisdiction", record.jurisdiction.value.code());
        fields.maybe("issuer", record.issuer.as_deref());
        fields.add("kind", record.kind.word());
        fields.add_list("legal_citations", texts(&record.legal_citations));
        fields.date("enacted", record.enacted.as_ref());
        fields.date("in_force", record.in_force.as_ref());
        fields.date("until", record.until.as_ref());
        fields.words("measures", &record.measures);
        fields.add_list("other_measures", texts(&record.other_measures));
        fields.add_list("grounds", texts(&record.grounds));
        fields.add_list("programmes", texts(&record.programmes));
        fields.add_list("administered_by", texts(&record.administered_by));
        fields.maybe("official_url", address(&record.official_url));
        fields.maybe("list_url", address(&record.list_url));
        fields.maybe("text_url", address(&record.text_url));
        fields.cites("about_sources", &record.about_sources, sources);
        fields.keys("counter_to", &record.counter_to);
        self.coverage = rows(&record.coverage, |row, it| {
            row.add("extent", it.extent.word());
            row.add_list("countries", it.countries.iter().map(|code| code.code().into()));
            row.date("as_of", it.as_of.as_ref());
            row.maybe("list", it.list.as_deref());
            row.maybe("note", it.note.as_deref());
            row.cites("sources", &it.sources, sources);
        });
    }

    fn common(&mut self, common: &'a Common) {
        let sources = &common.sources;
        self.fields.maybe("summary", common.summary.as_deref());
        if let Some(reviewed) = &common.reviewed {
            self.fields.add("reviewed", reviewed.value.to_string());
        }
        self.claims = rows(&common.claims, |row, it| {
            // A claim without an id has its number, which passes to another claim.
            if !it.id.bytes().all(|byte| byte.is_ascii_digit()) {
                row.add("id", &it.id);
            }
            row.add("text", &it.text);
            row.add("status", it.status.value.word());
            row.maybe("by", it.by.as_deref());
            row.date("date", it.date.as_ref());
            if let Some(case) = &it.case {
                row.add("case", case.value.to_string());
            }
            row.keys("people", &it.people);
            row.cites("sources", &it.sources, sources);
        });
        self.responses = rows(&common.responses, |row, it| {
            row.add("by", &it.by);
            row.add("text", &it.text);
            row.date("date", it.date.as_ref());
            if let Some(claim) = it.claim {
                row.add("claim", (claim + 1).to_string());
            }
            row.cites("sources", &it.sources, sources);
        });
        self.corrections = rows(&common.corrections, |row, it| {
            row.add("date", it.date.value.to_string());
            row.add("text", &it.text);
        });
        self.pictures = rows(&common.pictures, |row, it| {
            row.add("file", &it.file.value);
            row.add("credit", &it.credit);
            row.add("licence", &it.licence);
            row.cites("sources", &it.sources, sources);
        });
        self.sources = rows(&common.sources, |row, it| {
            row.add("id", &it.id.value);
            row.add("title", &it.title.value);
            row.add("url", &it.url.value);
            row.add("publisher", &it.publisher);
            row.add("kind", it.kind.value.word());
            row.date("published", it.published.as_ref());
            if let Some(accessed) = &it.accessed {
                row.add("accessed", accessed.value.to_string());
            }
            row.maybe("archived_url", it.archived_url.as_ref().map(|url| url.value.as_str()));
            row.maybe("sha256", it.sha256.as_deref());
            row.add("lang", &it.lang);
            row.maybe("note", it.note.as_deref());
        });
    }
}

fn rows<'a, T>(tables: &'a [T], fill: impl Fn(&mut Row<'a>, &'a T)) -> Vec<Row<'a>> {
    let mut rows = Vec::with_capacity(tables.len());
    for table in tables {
        let mut row = Row(Vec::with_capacity(8));
        fill(&mut row, table);
        rows.push(row);
    }
    rows
}

impl<'a> Row<'a> {
    fn add(&mut self, name: &'static str, text: impl Into<Cow<'a, str>>) {
        let text = text.into();
        if !text.is_empty() {
            self.0.push((Cow::Borrowed(name), Value::Text(text)));
        }
    }

    fn maybe(&mut self, name: &'static str, text: Option<&'a str>) {
        self.add(name, text.unwrap_or_default());
    }

    fn date(&mut self, name: &'static str, date: Option<&Spanned<PartialDate>>) {
        self.add(name, date.map(|date| date.value.to_string()).unwrap_or_default());
    }

    fn name(&mut self, name: &'static str, native: Option<&'a Name>) {
        self.maybe(name, native.map(|name| name.text.as_str()));
    }

    fn add_list(&mut self, name: &'static str, items: impl Iterator<Item = Cow<'a, str>>) {
        let items: Vec<Cow<'a, str>> = items.collect();
        if !items.is_empty() {
            self.0.push((Cow::Borrowed(name), Value::List(items)));
        }
    }

    fn words<W: Word>(&mut self, name: &'static str, words: &[W]) {
        self.add_list(name, words.iter().map(|word| Cow::Borrowed(word.word())));
    }

    fn keys(&mut self, name: &'static str, keys: &[Spanned<Key>]) {
        self.add_list(name, keys.iter().map(|key| Cow::Owned(key.value.to_string())));
    }

    fn cites(&mut self, name: &'static str, cites: &Cites, sources: &'a [Source]) {
        let ids = cites.iter().filter_map(|cite| sources.get(usize::from(cite.value.0)));
        self.add_list(name, ids.map(|source| Cow::Borrowed(source.id.value.as_str())));
    }
}

/// The Markdown as the contributor wrote it, so that a new version of the program, or a source with
/// another number, is no change of a text; line ends and other white space are none either.
fn text<'a>(inputs: &Inputs, document: &Document) -> Row<'a> {
    let mut row = Row::default();
    let whole = inputs.file(document.file).text();
    let Some(body) = whole.get(document.body.start as usize..) else { return row };
    let mut hash = Sha256::new();
    let mut spaced = String::with_capacity(body.len());
    let mut count = 0_usize;
    for word in body.split_whitespace() {
        if count > 0 {
            spaced.push(' ');
        }
        spaced.push_str(word);
        count += 1;
    }
    if count > 0 {
        hash.update(spaced.as_bytes());
        row.add("words", count.to_string());
        row.add("sha256", hex(&hash.finalize()));
    }
    row
}
