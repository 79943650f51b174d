//! Closed lists: the words a contributor chooses from.
//!
//! Each list is one table of the word as written in TOML and the words a
//! reader sees, so that both are in one place.

/// A closed list of words.
pub trait Word: Copy + Eq + 'static {
    /// All of them with the word as written in TOML, in the order of the list.
    const ALL: &'static [(Self, &'static str, &'static str)];

    /// The one that is written so.
    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, word, _)| *word == text).map(|(value, _, _)| *value)
    }

    /// As written in TOML and in addresses.
    fn word(self) -> &'static str {
        Self::row(self).1
    }

    /// As a reader sees it.
    fn label(self) -> &'static str {
        Self::row(self).2
    }

    /// The row of the table. Every value has one; the tests hold that.
    fn row(self) -> &'static (Self, &'static str, &'static str) {
        Self::ALL.iter().find(|(value, _, _)| *value == self).unwrap_or(&Self::ALL[0])
    }
}

/// How well a claim stands. Definitions for readers are in `statuses.rs` of the render pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Designated.
    Designated,
    /// Delisted.
    Delisted,
    /// Charged.
    Charged,
    /// Convicted.
    Convicted,
    /// Acquitted.
    Acquitted,
    /// Found by a court.
    FoundByCourt,
    /// Found by an inquiry or UN body.
    FoundByInquiry,
    /// Assessed by a government.
    AssessedByGovernment,
    /// Alleged.
    Alleged,
    /// Reported.
    Reported,
    /// Denied.
    Denied,
    /// Established.
    Established,
    /// Pending.
    Pending,
}

impl Word for Status {
    const ALL: &'static [(Status, &'static str, &'static str)] = &[
        (Status::Designated, "designated", "designated"),
        (Status::Delisted, "delisted", "delisted"),
        (Status::Charged, "charged", "charged"),
        (Status::Convicted, "convicted", "convicted"),
        (Status::Acquitted, "acquitted", "acquitted"),
        (Status::FoundByCourt, "found-by-court", "found by a court"),
        (Status::FoundByInquiry, "found-by-inquiry", "found by an inquiry or UN body"),
        (Status::AssessedByGovernment, "assessed-by-government", "assessed by a government"),
        (Status::Alleged, "alleged", "alleged"),
        (Status::Reported, "reported", "reported"),
        (Status::Denied, "denied", "denied"),
        (Status::Established, "established", "established"),
        (Status::Pending, "pending", "pending"),
    ];
}

/// Official, politician or private person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonKind {
    /// Official.
    Official,
    /// Politician.
    Politician,
    /// Private person.
    PrivatePerson,
}

impl Word for PersonKind {
    const ALL: &'static [(PersonKind, &'static str, &'static str)] = &[
        (PersonKind::Official, "official", "official"),
        (PersonKind::Politician, "politician", "politician"),
        (PersonKind::PrivatePerson, "private-person", "private person"),
    ];
}

/// The ladder from those who give orders to foot soldiers: the publisher's own ranking at the time. Ordered from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seniority {
    /// Head of state.
    HeadOfState,
    /// National leadership.
    NationalLeadership,
    /// Regional leadership.
    RegionalLeadership,
    /// Senior official.
    Senior,
    /// Mid-level official.
    Mid,
    /// Operational.
    Operational,
    /// Private person.
    PrivatePerson,
    /// Not ranked.
    Unranked,
}

impl Word for Seniority {
    const ALL: &'static [(Seniority, &'static str, &'static str)] = &[
        (Seniority::HeadOfState, "head-of-state", "head of state"),
        (Seniority::NationalLeadership, "national-leadership", "national leadership"),
        (Seniority::RegionalLeadership, "regional-leadership", "regional leadership"),
        (Seniority::Senior, "senior", "senior official"),
        (Seniority::Mid, "mid", "mid-level official"),
        (Seniority::Operational, "operational", "operational"),
        (Seniority::PrivatePerson, "private-person", "private person"),
        (Seniority::Unranked, "unranked", "not ranked"),
    ];
}

/// What an authority did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Listed.
    Listed,
    /// Amended.
    Amended,
    /// Delisted.
    Delisted,
}

impl Word for Action {
    const ALL: &'static [(Action, &'static str, &'static str)] = &[
        (Action::Listed, "listed", "listed"),
        (Action::Amended, "amended", "amended"),
        (Action::Delisted, "delisted", "delisted"),
    ];
}

/// What a regime does to those it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Visa or entry ban.
    VisaBan,
    /// Asset freeze.
    AssetFreeze,
    /// Prohibition on dealings.
    DealingProhibition,
    /// Ban on making funds available.
    FundsBan,
    /// Ban on financial services.
    ServicesBan,
}

impl Word for Measure {
    const ALL: &'static [(Measure, &'static str, &'static str)] = &[
        (Measure::VisaBan, "visa-ban", "visa or entry ban"),
        (Measure::AssetFreeze, "asset-freeze", "asset freeze"),
        (Measure::DealingProhibition, "dealing-prohibition", "prohibition on dealings"),
        (Measure::FundsBan, "funds-ban", "ban on making funds available"),
        (Measure::ServicesBan, "services-ban", "ban on financial services"),
    ];
}

/// What sort of law a regime is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AuthorityKind {
    /// Statute.
    Statute,
    /// Executive order.
    Order,
    /// Regulation.
    Regulation,
    /// Counter-measure.
    CounterMeasure,
}

impl Word for AuthorityKind {
    const ALL: &'static [(AuthorityKind, &'static str, &'static str)] = &[
        (AuthorityKind::Statute, "statute", "statute"),
        (AuthorityKind::Order, "order", "executive order"),
        (AuthorityKind::Regulation, "regulation", "regulation"),
        (AuthorityKind::CounterMeasure, "counter-measure", "counter-measure"),
    ];
}

/// How far a list is recorded here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// Complete.
    Complete,
    /// Partial.
    Partial,
}

impl Word for Extent {
    const ALL: &'static [(Extent, &'static str, &'static str)] =
        &[(Extent::Complete, "complete", "complete"), (Extent::Partial, "partial", "partial")];
}

/// What another person is to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKind {
    /// Superior.
    Superior,
    /// Subordinate.
    Subordinate,
    /// Relative.
    Relative,
    /// Associate.
    Associate,
}

impl Word for RelationKind {
    const ALL: &'static [(RelationKind, &'static str, &'static str)] = &[
        (RelationKind::Superior, "superior", "superior"),
        (RelationKind::Subordinate, "subordinate", "subordinate"),
        (RelationKind::Relative, "relative", "relative"),
        (RelationKind::Associate, "associate", "associate"),
    ];
}

/// Whose number a person has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdScheme {
    /// OFAC (US Treasury) UID.
    Ofac,
    /// EU list entry.
    Eu,
    /// UK sanctions list ID.
    Uk,
    /// Canada schedule item.
    Ca,
    /// Australia consolidated list.
    Au,
    /// UN list.
    Un,
    /// Wikidata.
    Wikidata,
    /// OpenSanctions.
    OpenSanctions,
}

impl Word for IdScheme {
    const ALL: &'static [(IdScheme, &'static str, &'static str)] = &[
        (IdScheme::Ofac, "ofac", "OFAC (US Treasury) UID"),
        (IdScheme::Eu, "eu", "EU list entry"),
        (IdScheme::Uk, "uk", "UK sanctions list ID"),
        (IdScheme::Ca, "ca", "Canada schedule item"),
        (IdScheme::Au, "au", "Australia consolidated list"),
        (IdScheme::Un, "un", "UN list"),
        (IdScheme::Wikidata, "wikidata", "Wikidata"),
        (IdScheme::OpenSanctions, "opensanctions", "OpenSanctions"),
    ];
}

/// What sort of evidence a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// Official record.
    OfficialRecord,
    /// Official journal.
    OfficialJournal,
    /// Official statement.
    OfficialStatement,
    /// Court.
    Court,
    /// Public inquiry.
    Inquiry,
    /// UN body.
    UnBody,
    /// Press.
    Press,
    /// Law firm.
    LawFirm,
    /// NGO.
    Ngo,
    /// Academic.
    Academic,
    /// Reference work.
    Reference,
}

impl Word for SourceKind {
    const ALL: &'static [(SourceKind, &'static str, &'static str)] = &[
        (SourceKind::OfficialRecord, "official-record", "official record"),
        (SourceKind::OfficialJournal, "official-journal", "official journal"),
        (SourceKind::OfficialStatement, "official-statement", "official statement"),
        (SourceKind::Court, "court", "court"),
        (SourceKind::Inquiry, "inquiry", "public inquiry"),
        (SourceKind::UnBody, "un-body", "UN body"),
        (SourceKind::Press, "press", "press"),
        (SourceKind::LawFirm, "law-firm", "law firm"),
        (SourceKind::Ngo, "ngo", "NGO"),
        (SourceKind::Academic, "academic", "academic"),
        (SourceKind::Reference, "reference", "reference work"),
    ];
}

impl RelationKind {
    /// The same tie seen from the other person.
    pub fn reverse(self) -> RelationKind {
        match self {
            RelationKind::Superior => RelationKind::Subordinate,
            RelationKind::Subordinate => RelationKind::Superior,
            RelationKind::Relative => RelationKind::Relative,
            RelationKind::Associate => RelationKind::Associate,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Seniority, Status, Word};

    #[test]
    fn every_word_reads_back_as_itself() {
        for (value, word, label) in Status::ALL {
            assert_eq!(Status::parse(word), Some(*value));
            assert_eq!((value.word(), value.label()), (*word, *label));
        }
        assert_eq!(Status::ALL.len(), 13, "the closed list of the design");
    }

    #[test]
    fn the_ladder_goes_down() {
        assert!(Seniority::HeadOfState < Seniority::Mid && Seniority::Mid < Seniority::Operational);
    }
}
