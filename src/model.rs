//! Nouns: what a contributor may write, as typed records.
//!
//! Every value here has been checked once, on the way in. A value that can
//! still be wrong when the whole site is known travels with its [`Spanned`]
//! place. No model type is `Serialize`: templates see views, never the model.

pub mod address;
pub mod authority;
pub mod case;
pub mod country;
pub mod date;
pub mod key;
pub mod official;
pub mod shape;
pub mod source;
pub mod words;

use crate::diagnostic::Rule;
use crate::input::{Span, Spanned};
use authority::Authority;
use case::Case;
use country::CountryRecord;
use date::{Day, PartialDate};
use key::Key;
use official::Official;
use source::Source;
use words::Status;

/// The typed metadata of one file.
#[derive(Clone, Debug)]
pub enum Record {
    /// `content/officials/`.
    Official(Box<Official>),
    /// `content/cases/`.
    Case(Box<Case>),
    /// `content/authorities/`.
    Authority(Box<Authority>),
    /// `content/countries/`.
    Country(Box<CountryRecord>),
    /// `content/about.md`.
    About(Box<About>),
}

impl Record {
    /// What every record has.
    pub fn common(&self) -> &Common {
        match self {
            Record::Official(record) => &record.common,
            Record::Case(record) => &record.common,
            Record::Authority(record) => &record.common,
            Record::Country(record) => &record.common,
            Record::About(record) => &record.common,
        }
    }
}

/// A name in its own script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its place: the text, or the table with its language.
    pub span: Span,
    /// The name, one line.
    pub text: String,
    /// BCP 47 tag; empty where it is not known.
    pub lang: String,
}

/// A list of ids of sources of the same file, as written. Whether each exists was checked on the way in.
pub type Cites = Vec<Spanned<SourceIndex>>;

/// Index into [`Common::sources`]. The number a reader sees is one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceIndex(pub u16);

/// What every record may have.
#[derive(Clone, Debug, Default)]
pub struct Common {
    /// One attributed sentence.
    pub summary: Option<String>,
    /// The page is as of this day.
    pub reviewed: Option<Spanned<Day>>,
    /// Older keys of this page.
    pub former_keys: Vec<Spanned<Key>>,
    /// The page was withdrawn.
    pub withdrawn: Option<Withdrawal>,
    /// Statements about a person or a case.
    pub claims: Vec<Claim>,
    /// Right of reply.
    pub responses: Vec<Response>,
    /// What was put right, and when.
    pub corrections: Vec<Correction>,
    /// Who made the pictures that the text shows.
    pub pictures: Vec<Credit>,
    /// Warnings that this file is allowed to have.
    pub allowances: Vec<Allowance>,
    /// The evidence.
    pub sources: Vec<Source>,
}

/// The page is now a notice.
#[derive(Clone, Debug)]
pub struct Withdrawal {
    /// Since when.
    pub date: Day,
    /// Why, in the publisher's words.
    pub reason: String,
}

/// One statement about a person or a case, with a status and at least one source.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The whole table in the file.
    pub span: Span,
    /// Unique in the file: as written, or else its number. The anchor is `claim-…`.
    pub id: String,
    /// One or more sentences.
    pub text: String,
    /// How well it stands.
    pub status: Spanned<Status>,
    /// Who says so.
    pub by: Option<String>,
    /// When it happened or was said.
    pub date: Option<Spanned<PartialDate>>,
    /// In an official's file: the case it belongs to.
    pub case: Option<Spanned<Key>>,
    /// In a case's file: the officials it is about.
    pub people: Vec<Spanned<Key>>,
    /// The evidence.
    pub sources: Cites,
}

/// What a person or a state answers.
#[derive(Clone, Debug)]
pub struct Response {
    /// The whole table in the file.
    pub span: Span,
    /// Who answers.
    pub by: String,
    /// The answer.
    pub text: String,
    /// When.
    pub date: Option<Spanned<PartialDate>>,
    /// Index into [`Common::claims`] of the claim it answers; none answers the page.
    pub claim: Option<usize>,
    /// The evidence.
    pub sources: Cites,
}

/// What was put right, and when.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The whole table in the file.
    pub span: Span,
    /// When.
    pub date: Spanned<Day>,
    /// What.
    pub text: String,
}

/// Who made a picture that the text shows, and on which terms it may be shown.
#[derive(Clone, Debug)]
pub struct Credit {
    /// The whole table in the file.
    pub span: Span,
    /// Name of the file below `content/photos/`.
    pub file: Spanned<String>,
    /// Who made it.
    pub credit: String,
    /// On which terms it may be shown.
    pub licence: String,
    /// The evidence of both.
    pub sources: Cites,
}

/// A warning that a file is allowed to have, and why. Readers do not see it.
#[derive(Clone, Debug)]
pub struct Allowance {
    /// The rule, as written.
    pub rule: Spanned<&'static Rule>,
    /// Why, for the next editor.
    pub reason: String,
}

/// The publisher's own text on the about page.
#[derive(Clone, Debug)]
pub struct About {
    /// Heading of the page.
    pub title: String,
    /// What every record has.
    pub common: Common,
}
