//! E039 delisted-before-listed.

use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::model::date::{Day, PartialDate};
use crate::model::key::Key;
use crate::model::official::Designation;
use crate::model::words::Action;
use crate::rules;
use std::collections::BTreeMap;

/// The first of several listings, as far as their dates say which that is.
#[derive(Clone, Copy)]
struct First<'a> {
    listing: &'a Designation,
    /// None if one of them may have been on any day.
    day: Option<Day>,
}

impl<'a> First<'a> {
    fn of(listing: &'a Designation) -> First<'a> {
        let date = listing.date.as_ref().map(|date| date.value);
        let known = date.filter(|date| !matches!(date, PartialDate::About(_)));
        First { listing, day: known.map(PartialDate::earliest) }
    }

    fn or(self, other: Option<First<'a>>) -> First<'a> {
        let Some(other) = other else { return self };
        match (self.day, other.day) {
            (Some(this), Some(that)) if that < this => other,
            (Some(_), None) => other,
            _ => self,
        }
    }
}

/// A delisting pairs with listings as in [`crate::site::Site::standing`]: one under a programme ends
/// those under it and those under none; one under no programme ends all. An amendment shows that
/// there was a listing.
pub(super) fn check(record: &Record, found: &mut Vec<Diagnostic>) {
    let Record::Official(official) = record else { return };
    if !official.designations.iter().any(|act| act.action == Action::Delisted) {
        return;
    }
    let mut of_authority: BTreeMap<&Key, First<'_>> = BTreeMap::new();
    let mut of_programme: BTreeMap<(&Key, Option<&str>), First<'_>> = BTreeMap::new();
    for act in official.designations.iter().filter(|act| act.action != Action::Delisted) {
        let (authority, first) = (&act.authority.value, First::of(act));
        let all = of_authority.entry(authority).or_insert(first);
        *all = all.or(Some(first));
        let under = of_programme.entry((authority, programme(act))).or_insert(first);
        *under = under.or(Some(first));
    }
    for act in official.designations.iter().filter(|act| act.action == Action::Delisted) {
        let authority = &act.authority.value;
        let first = match programme(act) {
            None => of_authority.get(authority).copied(),
            Some(name) => {
                let under = |programme| of_programme.get(&(authority, programme)).copied();
                under(Some(name)).map(|first| first.or(under(None))).or(under(None))
            }
        };
        match first {
            None => found.push(never_listed(act)),
            Some(first) => found.extend(too_early(act, first)),
        }
    }
}

fn programme(act: &Designation) -> Option<&str> {
    act.programme.as_ref().map(|programme| programme.value.as_str())
}

fn never_listed(act: &Designation) -> Diagnostic {
    let under = match &act.programme {
        Some(_) => "this programme of this authority",
        None => "this authority",
    };
    rules::DELISTED_BEFORE_LISTED
        .at(act.span, format!("no listing under {under} is recorded that this delisting ends"))
        .help("add the listing before it, without a date if the day is not known")
}

fn too_early(act: &Designation, first: First<'_>) -> Option<Diagnostic> {
    let (date, listed) = (act.date.as_ref()?, PartialDate::from(first.day?));
    let before = date.value.surely_before(listed);
    let listing = first.listing.date.as_ref().filter(|_| before)?;
    Some(
        rules::DELISTED_BEFORE_LISTED
            .at(
                date.span,
                format!("this delisting is before every listing: {}", date.value.words()),
            )
            .label(listing.span, format!("the first listing: {}", listing.value.words()))
            .help("look both dates up, or add the listing that it ended"),
    )
}
