//! Authorities: legal regimes under which a body acts against people.

use crate::input::{Span, Spanned};
use crate::model::country::{CountryCode, Jurisdiction};
use crate::model::date::PartialDate;
use crate::model::key::Key;
use crate::model::words::{AuthorityKind, Extent, Measure};
use crate::model::{Cites, Common, Name};

/// One regime.
#[derive(Clone, Debug)]
pub struct Authority {
    /// In full.
    pub name: Spanned<String>,
    /// For tables.
    pub short_name: String,
    /// In its own language.
    pub native_name: Option<Name>,
    /// Whose law it is.
    pub jurisdiction: Spanned<Jurisdiction>,
    /// The state or body.
    pub issuer: Option<String>,
    /// Statute, order, regulation, counter-measure.
    pub kind: AuthorityKind,
    /// Where the law stands.
    pub legal_citations: Vec<String>,
    /// Day of adoption.
    pub enacted: Option<Spanned<PartialDate>>,
    /// Since.
    pub in_force: Option<Spanned<PartialDate>>,
    /// Until.
    pub until: Option<Spanned<PartialDate>>,
    /// What it does.
    pub measures: Vec<Measure>,
    /// What else it does.
    pub other_measures: Vec<String>,
    /// For what it may be used.
    pub grounds: Vec<String>,
    /// Codes on the list.
    pub programmes: Vec<String>,
    /// Who runs it.
    pub administered_by: Vec<String>,
    /// `http` or `https`.
    pub official_url: Option<Spanned<String>>,
    /// `http` or `https`.
    pub list_url: Option<Spanned<String>>,
    /// `http` or `https`.
    pub text_url: Option<Spanned<String>>,
    /// Evidence of the fields above.
    pub about_sources: Cites,
    /// The regimes that this law answers.
    pub counter_to: Vec<Spanned<Key>>,
    /// How far its designations are recorded here.
    pub coverage: Vec<Coverage>,
    /// What every record has.
    pub common: Common,
}

/// How far an authority's designations are recorded on this site.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The whole table in the file.
    pub span: Span,
    /// Complete or partial.
    pub extent: Extent,
    /// For people of which countries; empty means all.
    pub countries: Vec<CountryCode>,
    /// As the list stood on this date. Complete coverage always has one.
    pub as_of: Option<Spanned<PartialDate>>,
    /// Which list.
    pub list: Option<String>,
    /// What must be said beside it.
    pub note: Option<String>,
    /// The evidence.
    pub sources: Cites,
}
