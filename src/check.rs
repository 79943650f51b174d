//! Pass 4 of 6. Check: one site in, findings out.
//!
//! Editorial rules, one file each, that need a whole record or the whole site.
//! Documents are checked in parallel; the findings come out in the order of
//! their places. Changes nothing.

mod asserted_guilt;
mod dates_out_of_order;
mod hidden_acquittal;
mod hints;
mod home_address;
mod identity_number;
mod likely_duplicate;
mod loaded_word;
mod mail_address;
mod missing_photo;
mod mixed_scripts;
mod name_in_capitals;
mod named_minor;
mod not_normalised;
mod phone_number;
mod press_only;
mod review_overdue;
mod spelling;
mod symbol_in_name;
mod unattributed_claim;
mod uncited_paragraph;
mod wrong_script;
mod wording;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Document;
use crate::input::{Input, Inputs, Role};
use crate::prose;
use crate::site::Site;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::collections::BTreeMap;

/// Applies every rule to every document.
pub fn check(site: &Site, inputs: &Inputs) -> Diagnostics {
    let photos: BTreeMap<&str, &Input> = inputs
        .files
        .iter()
        .filter(|input| input.role == Role::Photo)
        .filter_map(|input| Some((input.path.strip_prefix("content/photos/")?, input)))
        .collect();
    let found: Vec<Vec<Diagnostic>> = site
        .documents
        .par_iter()
        .with_min_len(64)
        .map(|document| {
            let mut found = Vec::new();
            let text = inputs.file(document.file).text();
            check_document(site, document, text, &photos, &mut found);
            found
        })
        .collect();
    let mut found: Vec<Diagnostic> = found.into_iter().flatten().collect();
    likely_duplicate::check(site, &mut found);
    Diagnostics::from(found)
}

fn check_document(
    site: &Site,
    document: &Document,
    text: &str,
    photos: &BTreeMap<&str, &Input>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(record) = &document.record else { return };
    // Shape, dates, relations, sources.
    dates_out_of_order::check(record, found);
    missing_photo::check(document, record, photos, found);
    press_only::check(record, found);
    review_overdue::check(record, &site.config, found);

    // Wording.
    if record.common().withdrawn.is_none() {
        hidden_acquittal::check(site, document, text, found);
        unattributed_claim::check(record, &site.config, found);
        uncited_paragraph::check(document, text, found);
        wording::check(site, document, text, found);
    }

    // Names.
    prose::texts(document, text, |words| {
        mixed_scripts::check(&words, text, found);
        name_in_capitals::check(record, &words, text, found);
        not_normalised::check(&words, text, found);
        symbol_in_name::check(record, &words, found);
        wrong_script::check(record, &words, found);
    });

    // Privacy.
    named_minor::check_record(record, &site.config, found);
    prose::texts(document, text, |words| {
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
