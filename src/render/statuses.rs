//! What each status means, what it does not mean, and how the site words it.

use super::frame::Frame;
use super::view::{Badge, Seen};
use crate::model::words::{Status, Word};
use serde::Serialize;

/// The definition of a status. Templates know it as `status`.
#[derive(Serialize)]
pub(super) struct StatusView {
    /// The badge.
    pub(super) badge: Badge,
    /// What it means.
    pub(super) means: &'static str,
    /// What it does not mean.
    pub(super) not: &'static str,
    /// How the site words it.
    pub(super) wording: &'static str,
    /// The other statuses.
    pub(super) others: Vec<Badge>,
}

/// The list of statuses. Templates know it as `statuses`.
#[derive(Serialize)]
pub(super) struct StatusesView {
    /// In the order of the closed list.
    pub(super) rows: Vec<StatusRow>,
}

/// A status as a row.
#[derive(Serialize)]
pub(super) struct StatusRow {
    /// The badge.
    pub(super) badge: Badge,
    /// What it means.
    pub(super) means: &'static str,
    /// What it does not mean.
    pub(super) not: &'static str,
}

/// What it means, what it does not mean, how the site words it.
fn definition(status: Status) -> (&'static str, &'static str, &'static str) {
    match status {
        Status::Designated => (
            "An authority has put the person on a sanctions list: an act of a government or of a body of states.",
            "It is not a conviction. It is decided on a lower standard than a criminal trial, often on evidence that is not public, and no court need have heard the person. It is no finding of guilt.",
            "“The United States listed X on DATE under Y, saying that …” The act and its reasons are given as the authority’s.",
        ),
        Status::Delisted => (
            "The person was on a sanctions list and has been taken off it.",
            "It does not say that the listing was wrong, nor that the person is off every list: another authority may still list the same person.",
            "Both are given, the listing and its end, each with its date where it is known. The first is never silently dropped.",
        ),
        Status::Charged => (
            "A prosecutor or a grand jury has brought a formal charge against the person.",
            "It is not a finding. Whoever is charged is presumed innocent; a charge may be dropped, and the accused may be acquitted.",
            "“X was charged with … by …”, and what came of it.",
        ),
        Status::Convicted => (
            "A named court has convicted the person.",
            "It says nothing of whether the trial was fair. Where a court of human rights or another international body has found on that trial, its finding stands beside the conviction.",
            "The court, the date and the sentence are named, and any appeal. Where a court convicted people whom it did not name, no listed person is identified with them.",
        ),
        Status::Acquitted => (
            "A named court has acquitted the person.",
            "It does not end a designation: an authority may list a person whom a court has acquitted. It is shown wherever the charge or the designation is shown.",
            "“X was acquitted of … by COURT on DATE”, beside every claim that it answers.",
        ),
        Status::FoundByCourt => (
            "The judgment of a court says so.",
            "A finding against a State is not a finding against a person. A court of human rights decides whether a State broke a convention; it does not convict anybody.",
            "The court, the date and the article are named, and whether the State or a person is meant.",
        ),
        Status::FoundByInquiry => (
            "A public inquiry, or a body, mission or expert of the United Nations, has found so.",
            "It is not the judgment of a court, and its standard of proof may be lower.",
            "The inquiry or body is named, and its own caution is kept (“probably”, “may constitute”).",
        ),
        Status::AssessedByGovernment => (
            "A government has said that this is its assessment, by its intelligence services or otherwise.",
            "It is not a finding of a court or an inquiry, and what it rests on is often secret.",
            "“The government of … assessed that …”, with its own degree of certainty.",
        ),
        Status::Alleged => (
            "A named party says so: a lawyer, a family, an applicant, an organisation.",
            "Nobody has found it. It may be contested.",
            "“According to …”, with the answer to it where one is on record.",
        ),
        Status::Reported => (
            "The press or a named institution has stated it.",
            "It is not a finding, and the site has not established it itself.",
            "“As … reported”, with the publisher and the date.",
        ),
        Status::Denied => (
            "The person concerned, or the state, denies it.",
            "The denial does not settle the claim, and the claim does not settle the denial.",
            "The denial is always shown beside the claim, in the words of the one who denies.",
        ),
        Status::Established => (
            "The event itself is not contested: a death, an arrest, a date.",
            "It does not say who was responsible, nor why it happened.",
            "A plain statement, with its source.",
        ),
        Status::Pending => (
            "A proceeding is open: no decision has been made, or none is known here.",
            "Nothing can be concluded from it, either way.",
            "With the date on which it was last known to be open.",
        ),
    }
}

/// Frame and view of the page of a status.
pub(super) fn page(seen: Seen<'_>, status: Status) -> (Frame<'_>, StatusView) {
    let (means, not, wording) = definition(status);
    let others = Status::ALL.iter().filter(|(other, ..)| *other != status);
    let view = StatusView {
        badge: seen.badge(status),
        means,
        not,
        wording,
        others: others.map(|(other, ..)| seen.badge(*other)).collect(),
    };
    let title = format!("Status: {}", status.label());
    let frame =
        Frame::new(seen, "statuses", title).below(seen, "Statuses", "statuses.html").about(means);
    (frame, view)
}

/// Frame and view of the list.
pub(super) fn list(seen: Seen<'_>) -> (Frame<'_>, StatusesView) {
    let row = |(status, ..): &(Status, &str, &str)| {
        let (means, not, _) = definition(*status);
        StatusRow { badge: seen.badge(*status), means, not }
    };
    let view = StatusesView { rows: Status::ALL.iter().map(row).collect() };
    let frame = Frame::new(seen, "statuses", "How well a claim stands").about(
        "The words by which this site says how well a claim stands, and what they do not mean.",
    );
    (frame, view)
}
