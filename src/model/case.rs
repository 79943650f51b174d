//! Cases: what was done, to whom, and what came of it.

use crate::input::{Span, Spanned};
use crate::model::country::CountryCode;
use crate::model::date::PartialDate;
use crate::model::key::Key;
use crate::model::words::Status;
use crate::model::{Cites, Common, Name};

/// One case.
#[derive(Clone, Debug)]
pub struct Case {
    /// As the site calls it.
    pub title: Spanned<String>,
    /// Where it happened.
    pub country: Option<Spanned<CountryCode>>,
    /// Where, in words.
    pub place: Option<String>,
    /// When it began.
    pub started: Option<Spanned<PartialDate>>,
    /// The day of the event.
    pub happened: Option<Spanned<PartialDate>>,
    /// When it ended.
    pub ended: Option<Spanned<PartialDate>>,
    /// Those who suffered it.
    pub victims: Vec<Victim>,
    /// Before courts and other bodies.
    pub proceedings: Vec<Proceeding>,
    /// Regimes used over it.
    pub regimes: Vec<Regime>,
    /// What every record has.
    pub common: Common,
}

/// Someone who suffered it.
#[derive(Clone, Debug)]
pub struct Victim {
    /// The whole table in the file.
    pub span: Span,
    /// As the site calls them.
    pub name: String,
    /// In the script of their country.
    pub native_name: Option<Name>,
    /// Date of birth.
    pub born: Option<Spanned<PartialDate>>,
    /// Date of death.
    pub died: Option<Spanned<PartialDate>>,
    /// Who they were.
    pub role: Option<String>,
    /// The evidence.
    pub sources: Cites,
}

/// A proceeding before a court or another body.
#[derive(Clone, Debug)]
pub struct Proceeding {
    /// The whole table in the file.
    pub span: Span,
    /// The court or body.
    pub body: String,
    /// What it is called.
    pub name: Option<String>,
    /// Its number there.
    pub number: Option<String>,
    /// Day of the decision.
    pub date: Option<Spanned<PartialDate>>,
    /// What came of it.
    pub outcome: String,
    /// How it stands.
    pub status: Spanned<Status>,
    /// European Case Law Identifier.
    pub ecli: Option<String>,
    /// Officials it names.
    pub people: Vec<Spanned<Key>>,
    /// The evidence.
    pub sources: Cites,
}

/// A regime that has been used over the case.
#[derive(Clone, Debug)]
pub struct Regime {
    /// The whole table in the file.
    pub span: Span,
    /// The regime.
    pub authority: Spanned<Key>,
    /// What must be said beside it.
    pub note: Option<String>,
    /// The evidence.
    pub sources: Cites,
}
