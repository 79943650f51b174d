//! Reads a country and the about page: files that only add to a page.

use super::common::common;
use super::fields::Fields;
use crate::model::About;
use crate::model::country::{CountryCode, CountryRecord};
use crate::model::key::{Key, Kind};

/// Takes what is right, reports what is not.
pub(super) fn country(fields: &mut Fields<'_, '_, '_>, key: &Key) -> Option<CountryRecord> {
    let common = common(fields, Kind::Country);
    let name = fields.text("name");
    Some(CountryRecord { code: CountryCode::parse(key.name())?, name, common })
}

/// Takes what is right, reports what is not.
pub(super) fn about(fields: &mut Fields<'_, '_, '_>) -> Option<About> {
    let common = common(fields, Kind::About);
    let title = fields.required_text("title");
    Some(About { title: title?.value, common })
}
