//! All texts of a document, field by field.

use super::{Field, Place, Text, Voice};
use crate::document::{Document, Passage};
use crate::input::{FileId, Span};
use crate::model::authority::Authority;
use crate::model::case::Case;
use crate::model::official::Official;
use crate::model::words::Status;
use crate::model::{Common, Name, Record};
use std::cell::OnceCell;

/// Gives every text of a document: first those of the metadata, list by list, then those of the body.
///
/// `file` is the whole text of the document's file. What readers never see is left out.
pub fn texts<'a>(document: &'a Document, file: &'a str, mut each: impl FnMut(Text<'a>)) {
    let mut teller = Teller { file: document.file, text: file, each: &mut each };
    if let Some(record) = &document.record {
        match record {
            Record::Official(official) => teller.official(official),
            Record::Case(case) => teller.case(case),
            Record::Authority(authority) => teller.authority(authority),
            Record::Country(country) => {
                let name = country.name.iter();
                name.for_each(|name| teller.top(Field::Name, &name.value, false));
            }
            Record::About(about) => teller.top(Field::Title, &about.title, false),
        }
        teller.common(record.common());
    }
    for passage in &document.body.passages {
        teller.passage(passage);
    }
}

struct Teller<'a, 'e> {
    file: FileId,
    text: &'a str,
    each: &'e mut dyn FnMut(Text<'a>),
}

/// What the texts of one table have in common.
#[derive(Clone, Copy)]
struct Table {
    span: Option<(u32, u32)>,
    cited: bool,
    status: Option<Status>,
}

impl Table {
    /// The fields at the top of a file.
    fn top(cited: bool) -> Table {
        Table { span: None, cited, status: None }
    }

    fn at<T>(span: Span, sources: &[T]) -> Table {
        Table { span: span.range, cited: !sources.is_empty(), status: None }
    }

    fn with(self, status: Status) -> Table {
        Table { status: Some(status), ..self }
    }
}

impl<'a> Teller<'a, '_> {
    fn tell(&mut self, table: Table, field: Field, voice: Voice, words: &'a str) {
        let place =
            Place { file: self.file, text: self.text, from: table.span, start: OnceCell::new() };
        let Table { cited, status, .. } = table;
        (self.each)(Text { words, field, voice, cited, status, place });
    }

    fn top(&mut self, field: Field, words: &'a str, cited: bool) {
        self.tell(Table::top(cited), field, Voice::Site, words);
    }

    fn maybe(&mut self, table: Table, field: Field, words: &'a Option<String>) {
        words.iter().for_each(|words| self.tell(table, field, Voice::Site, words));
    }

    fn names(&mut self, table: Table, field: Field, names: impl IntoIterator<Item = &'a Name>) {
        for name in names {
            let table = Table { span: name.span.range, ..table };
            self.tell(table, field, Voice::Site, &name.text);
        }
    }

    fn passage(&mut self, passage: &Passage) {
        let (start, end) = (passage.start as usize, passage.end as usize);
        let Some(words) = self.text.get(start..end) else { return };
        let place = Place {
            file: self.file,
            text: self.text,
            from: Some((passage.start, passage.end)),
            start: OnceCell::from(Some(start)),
        };
        (self.each)(Text {
            words,
            field: Field::Body(passage.kind),
            voice: if passage.quoted { Voice::Quoted } else { Voice::Site },
            cited: passage.cited,
            status: None,
            place,
        });
    }

    fn common(&mut self, common: &'a Common) {
        if let Some(summary) = &common.summary {
            self.top(Field::Summary, summary, false);
        }
        if let Some(withdrawal) = &common.withdrawn {
            self.top(Field::Withdrawal, &withdrawal.reason, false);
        }
        for claim in &common.claims {
            let table = Table::at(claim.span, &claim.sources).with(claim.status.value);
            let voice = if claim.by.is_some() { Voice::Attributed } else { Voice::Site };
            self.tell(table, Field::ClaimText, voice, &claim.text);
            self.maybe(table, Field::By, &claim.by);
        }
        for response in &common.responses {
            let table = Table::at(response.span, &response.sources);
            self.tell(table, Field::ResponseText, Voice::Attributed, &response.text);
            self.tell(table, Field::By, Voice::Site, &response.by);
        }
        for correction in &common.corrections {
            let table = Table { span: correction.span.range, ..Table::top(false) };
            self.tell(table, Field::CorrectionText, Voice::Site, &correction.text);
        }
        for picture in &common.pictures {
            let table = Table::at(picture.span, &picture.sources);
            self.tell(table, Field::PhotoCredit, Voice::Site, &picture.credit);
        }
        for source in &common.sources {
            let table = Table { span: source.span.range, cited: true, status: None };
            self.tell(table, Field::SourceTitle, Voice::Attributed, &source.title.value);
            self.tell(table, Field::Publisher, Voice::Site, &source.publisher);
            self.maybe(table, Field::SourceNote, &source.note);
        }
    }

    fn official(&mut self, official: &'a Official) {
        let table = Table::top(!official.identity_sources.is_empty());
        let name = Table { span: official.name.span.range, ..table };
        self.tell(name, Field::Name, Voice::Site, &official.name.value);
        // One that is not written is the name.
        if official.sort_name != official.name.value {
            self.tell(table, Field::Name, Voice::Site, &official.sort_name);
        }
        self.names(table, Field::NativeName, &official.native_name);
        self.names(table, Field::Alias, &official.aliases);
        if let Some(photo) = &official.photo {
            self.top(Field::PhotoAlt, &photo.alt, false);
            self.top(Field::PhotoCredit, &photo.credit, false);
        }
        for position in &official.positions {
            let table = Table::at(position.span, &position.sources);
            self.tell(table, Field::PositionTitle, Voice::Site, &position.title);
            self.maybe(table, Field::Organisation, &position.organisation);
        }
        for involvement in &official.involvements {
            let table =
                Table::at(involvement.span, &involvement.sources).with(involvement.status.value);
            self.tell(table, Field::Role, Voice::Site, &involvement.role);
            self.maybe(table, Field::Note, &involvement.note);
        }
        for designation in &official.designations {
            let table = Table::at(designation.span, &designation.sources);
            if let Some(reason) = &designation.reason {
                self.tell(table, Field::Reason, Voice::Attributed, reason);
            }
            self.maybe(table, Field::Note, &designation.note);
        }
        for relation in &official.relations {
            let table = Table::at(relation.span, &relation.sources);
            self.maybe(table, Field::Note, &relation.note);
        }
    }

    fn case(&mut self, case: &'a Case) {
        let title = Table { span: case.title.span.range, ..Table::top(false) };
        self.tell(title, Field::Title, Voice::Site, &case.title.value);
        self.maybe(Table::top(false), Field::Place, &case.place);
        for victim in &case.victims {
            let table = Table::at(victim.span, &victim.sources);
            self.tell(table, Field::VictimName, Voice::Site, &victim.name);
            self.names(table, Field::VictimName, &victim.native_name);
            self.maybe(table, Field::VictimRole, &victim.role);
        }
        for proceeding in &case.proceedings {
            let table =
                Table::at(proceeding.span, &proceeding.sources).with(proceeding.status.value);
            self.tell(table, Field::Organisation, Voice::Site, &proceeding.body);
            self.maybe(table, Field::ProceedingName, &proceeding.name);
            self.tell(table, Field::Outcome, Voice::Site, &proceeding.outcome);
        }
        for regime in &case.regimes {
            self.maybe(Table::at(regime.span, &regime.sources), Field::Note, &regime.note);
        }
    }

    fn authority(&mut self, authority: &'a Authority) {
        let table = Table::top(!authority.about_sources.is_empty());
        let name = Table { span: authority.name.span.range, ..table };
        self.tell(name, Field::Name, Voice::Site, &authority.name.value);
        self.tell(table, Field::Name, Voice::Site, &authority.short_name);
        self.names(table, Field::NativeName, &authority.native_name);
        self.maybe(table, Field::Organisation, &authority.issuer);
        for body in &authority.administered_by {
            self.tell(table, Field::Organisation, Voice::Site, body);
        }
        let law = [&authority.legal_citations, &authority.grounds, &authority.other_measures];
        for text in law.into_iter().flatten() {
            self.tell(table, Field::Law, Voice::Attributed, text);
        }
        for coverage in &authority.coverage {
            let table = Table::at(coverage.span, &coverage.sources);
            self.maybe(table, Field::Law, &coverage.list);
            self.maybe(table, Field::Note, &coverage.note);
        }
    }
}
