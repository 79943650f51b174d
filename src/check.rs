//! Pass 4 of 6. Check: one site in, findings out.
//!
//! Editorial rules, one file each, that need a whole record or the whole site.
//! Documents are checked in parallel; the findings come out in the order of
//! their places. Changes nothing.

mod accessed_before_published;
mod addresses;
mod asserted_guilt;
mod authorities;
mod broken_picture;
mod contradicting_relations;
mod court_status_from_press;
mod dates_out_of_order;
mod dead_address;
mod delisted_before_listed;
mod designated_after_death;
mod designated_before_regime;
mod differing_titles;
mod event_after_death;
mod event_before_birth;
mod foreign_measure;
mod foreign_programme;
mod future_date;
mod hidden_acquittal;
mod hints;
mod home_address;
mod identity_number;
mod large_picture;
mod likely_duplicate;
mod loaded_word;
mod mail_address;
mod missing_photo;
mod mixed_scripts;
mod name_in_capitals;
mod named_minor;
mod not_an_archive;
mod not_normalised;
mod phone_number;
mod pictures;
mod press_only;
mod repeated_address;
mod repeated_entry;
mod repeats;
mod review_overdue;
mod self_relation;
mod shortened_address;
mod spelling;
mod stale_coverage;
mod symbol_in_name;
mod tracking_address;
mod unarchived_http;
mod unattributed_claim;
mod uncited_paragraph;
mod unused_picture;
mod wording;
mod wrong_script;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Document;
use crate::input::{FileId, Input, Inputs, Role};
use crate::prose;
use crate::site::Site;
use authorities::Authorities;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};

/// Applies every rule to every document and every picture.
pub fn check(site: &Site, inputs: &Inputs) -> Diagnostics {
    let photos: BTreeMap<&str, (FileId, &Input)> = inputs
        .iter()
        .filter(|(_, input)| input.role == Role::Photo)
        .filter_map(|(id, input)| Some((input.path.strip_prefix("content/photos/")?, (id, input))))
        .collect();
    let whole = Whole {
        inputs,
        photos: photos.keys().copied().collect(),
        authorities: Authorities::of(site),
    };
    let each = || -> Vec<Vec<Diagnostic>> {
        let documents = site.documents.par_iter().with_min_len(64);
        let checked = documents.map(|document| {
            let mut found = Vec::new();
            check_document(site, document, &whole, &mut found);
            found
        });
        checked.collect()
    };
    let (each, (between, of_pictures)) =
        rayon::join(each, || (check_between(site), pictures::check(site, &photos)));
    let all = each.into_iter().flatten().chain(between).chain(of_pictures);
    Diagnostics::from(all.collect::<Vec<_>>())
}

/// What the rules for one document know besides it, worked out once.
struct Whole<'a> {
    inputs: &'a Inputs,
    /// The names of all pictures there are.
    photos: BTreeSet<&'a str>,
    authorities: Authorities<'a>,
}

/// Rules that compare documents with each other.
fn check_between(site: &Site) -> Vec<Diagnostic> {
    let mut found = contradicting_relations::check(site);
    found.extend(differing_titles::check(site));
    likely_duplicate::check(site, &mut found);
    found
}

fn check_document(
    site: &Site,
    document: &Document,
    whole: &Whole<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(record) = &document.record else { return };
    let text = whole.inputs.file(document.file).text();
    // Shape, dates, relations, sources.
    accessed_before_published::check(record, found);
    addresses::check(document, record, whole.inputs, found);
    court_status_from_press::check(record, found);
    dates_out_of_order::check(record, found);
    delisted_before_listed::check(record, found);
    designated_after_death::check(record, found);
    designated_before_regime::check(record, &whole.authorities, found);
    event_after_death::check(site, record, found);
    event_before_birth::check(record, found);
    foreign_measure::check(record, &whole.authorities, found);
    foreign_programme::check(record, &whole.authorities, found);
    future_date::check(record, &site.config, found);
    missing_photo::check(document, &whole.photos, found);
    press_only::check(record, found);
    repeated_address::check(record, found);
    repeated_entry::check(record, found);
    review_overdue::check(record, &site.config, found);
    self_relation::check(document, record, found);
    stale_coverage::check(record, &site.config, found);

    // Wording.
    if record.common().withdrawn.is_none() {
        hidden_acquittal::check(site, document, text, found);
        unattributed_claim::check(record, &site.config, found);
        uncited_paragraph::check(document, text, found);
        wording::check(site, document, text, found);
    }

    // Names and privacy: each text is read once for both.
    named_minor::check_record(record, &site.config, found);
    prose::texts(document, text, |words| {
        mixed_scripts::check(&words, text, found);
        name_in_capitals::check(record, &words, text, found);
        not_normalised::check(&words, text, found);
        symbol_in_name::check(record, &words, found);
        wrong_script::check(record, &words, found);
        mail_address::check(&words, &site.config, found);
        if hints::is_free(&words) {
            return;
        }
        let plain = words.plain();
        let private = hints::private(&plain);
        identity_number::check(&words, &plain, &private, found);
        home_address::check(&words, &plain, &private, found);
        phone_number::check(&words, &plain, &private, found);
        named_minor::check(&words, &plain, &private, found);
    });
}
