//! What is asked of an authority for every designation under it, worked out once.

use crate::model::Record;
use crate::model::authority::Authority;
use crate::model::key::Key;
use crate::model::words::{Measure, Word};
use crate::site::Site;
use std::collections::{BTreeMap, BTreeSet};

/// All authorities of the site.
pub(super) struct Authorities<'a> {
    facts: BTreeMap<&'a Key, Facts<'a>>,
}

/// One of them.
pub(super) struct Facts<'a> {
    pub(super) record: &'a Authority,
    /// Each once, in the order of the list of words.
    pub(super) measures: Vec<Measure>,
    pub(super) programmes: BTreeSet<&'a str>,
    /// The programmes by their letters and digits; none where two differ only in the rest.
    codes: BTreeMap<String, Option<&'a str>>,
}

impl<'a> Authorities<'a> {
    pub(super) fn of(site: &'a Site) -> Authorities<'a> {
        let facts = site.documents.iter().filter_map(|document| match &document.record {
            Some(Record::Authority(authority)) => Some((&document.key, Facts::of(authority))),
            _ => None,
        });
        Authorities { facts: facts.collect() }
    }

    pub(super) fn get(&self, key: &Key) -> Option<&Facts<'a>> {
        self.facts.get(key)
    }
}

impl<'a> Facts<'a> {
    fn of(record: &'a Authority) -> Facts<'a> {
        let programmes: BTreeSet<&str> = record.programmes.iter().map(String::as_str).collect();
        let mut codes: BTreeMap<String, Option<&str>> = BTreeMap::new();
        for programme in &programmes {
            let same = codes.entry(code(programme));
            same.and_modify(|one| *one = None).or_insert(Some(programme));
        }
        let all = Measure::ALL.iter().map(|(measure, _, _)| *measure);
        let measures = all.filter(|measure| record.measures.contains(measure)).collect();
        Facts { record, measures, programmes, codes }
    }

    /// The programme that differs from `written` only in capitals and signs, if there is just one.
    /// (One digit more or less is another programme.)
    pub(super) fn same_code(&self, written: &str) -> Option<&'a str> {
        let code = code(written);
        if code.is_empty() { None } else { self.codes.get(&code).copied().flatten() }
    }
}

fn code(programme: &str) -> String {
    programme.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
