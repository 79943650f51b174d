//! Officials: people with an office, and what is on record about them.

use crate::input::{Span, Spanned};
use crate::model::country::CountryCode;
use crate::model::date::PartialDate;
use crate::model::key::Key;
use crate::model::words::{Action, IdScheme, Measure, PersonKind, RelationKind, Seniority, Status};
use crate::model::{Cites, Common, Name};

/// One person.
#[derive(Clone, Debug)]
pub struct Official {
    /// As the site calls the person.
    pub name: Spanned<String>,
    /// Family name first, for lists.
    pub sort_name: String,
    /// In the script of the person's country.
    pub native_name: Option<Name>,
    /// Other spellings and names.
    pub aliases: Vec<Name>,
    /// The state the person served or is tied to on the lists.
    pub country: Spanned<CountryCode>,
    /// Official, politician or private person.
    pub kind: PersonKind,
    /// The publisher's own ranking.
    pub seniority: Seniority,
    /// More than one where the sources differ.
    pub born: Vec<Spanned<PartialDate>>,
    /// More than one where the sources differ.
    pub died: Vec<Spanned<PartialDate>>,
    /// Evidence of names, dates and identifiers.
    pub identity_sources: Cites,
    /// A picture.
    pub photo: Option<Photo>,
    /// Posts held.
    pub positions: Vec<Position>,
    /// Parts in cases.
    pub involvements: Vec<Involvement>,
    /// Acts of authorities.
    pub designations: Vec<Designation>,
    /// Ties to other people.
    pub relations: Vec<Relation>,
    /// Numbers on lists.
    pub identifiers: Vec<Identifier>,
    /// What every record has.
    pub common: Common,
}

impl Official {
    /// The date of birth that can be the earliest, where the sources differ. None if one is only about.
    pub fn first_birth(&self) -> Option<&Spanned<PartialDate>> {
        certain(&self.born)?.min_by_key(|date| date.value.earliest())
    }

    /// The date of death that can be the latest, where the sources differ. None if one is only about.
    pub fn last_death(&self) -> Option<&Spanned<PartialDate>> {
        certain(&self.died)?.max_by_key(|date| date.value.latest())
    }
}

fn certain(dates: &[Spanned<PartialDate>]) -> Option<std::slice::Iter<'_, Spanned<PartialDate>>> {
    let about = |date: &Spanned<PartialDate>| matches!(date.value, PartialDate::About(_));
    (!dates.iter().any(about)).then(|| dates.iter())
}

/// A picture of a person.
#[derive(Clone, Debug)]
pub struct Photo {
    /// Name of the file below `content/photos/`.
    pub file: Spanned<String>,
    /// What it shows, in words.
    pub alt: String,
    /// Who made it.
    pub credit: String,
    /// On which terms it may be shown.
    pub licence: String,
    /// Whether others who link to the page may show it.
    pub preview: bool,
}

/// A post held.
#[derive(Clone, Debug)]
pub struct Position {
    /// The whole table in the file.
    pub span: Span,
    /// The post.
    pub title: String,
    /// Where.
    pub organisation: Option<String>,
    /// Of which state, if not the person's.
    pub country: Option<CountryCode>,
    /// Since.
    pub from: Option<Spanned<PartialDate>>,
    /// Until.
    pub until: Option<Spanned<PartialDate>>,
    /// The evidence.
    pub sources: Cites,
}

/// A person's part in a case.
#[derive(Clone, Debug)]
pub struct Involvement {
    /// The whole table in the file.
    pub span: Span,
    /// The case.
    pub case: Spanned<Key>,
    /// In attributed words.
    pub role: String,
    /// How well it stands.
    pub status: Spanned<Status>,
    /// What must be said beside it.
    pub note: Option<String>,
    /// The evidence.
    pub sources: Cites,
}

/// One act of one authority on one person.
#[derive(Clone, Debug)]
pub struct Designation {
    /// The whole table in the file.
    pub span: Span,
    /// The regime.
    pub authority: Spanned<Key>,
    /// Listed, amended, delisted.
    pub action: Action,
    /// When; none where it is not known here.
    pub date: Option<Spanned<PartialDate>>,
    /// Code of the programme on the list.
    pub programme: Option<Spanned<String>>,
    /// Number on the list.
    pub list_id: Option<String>,
    /// Where they differ from the authority's.
    pub measures: Vec<Spanned<Measure>>,
    /// As the authority gives it.
    pub reason: Option<String>,
    /// The cases over which the authority acted.
    pub cases: Vec<Spanned<Key>>,
    /// What must be said beside it.
    pub note: Option<String>,
    /// The evidence.
    pub sources: Cites,
}

/// A tie to another person.
#[derive(Clone, Debug)]
pub struct Relation {
    /// The whole table in the file.
    pub span: Span,
    /// What the other person is to this one.
    pub kind: RelationKind,
    /// The other person.
    pub person: Spanned<Key>,
    /// Since.
    pub from: Option<Spanned<PartialDate>>,
    /// Until.
    pub until: Option<Spanned<PartialDate>>,
    /// What must be said beside it.
    pub note: Option<String>,
    /// The evidence.
    pub sources: Cites,
}

/// A number on a list.
#[derive(Clone, Debug)]
pub struct Identifier {
    /// Whose number.
    pub scheme: IdScheme,
    /// The number.
    pub value: String,
}
