//! Keys that were given up.

use crate::diagnostic::Diagnostic;
use crate::input::Span;
use crate::model::key::Key;
use crate::rules;
use crate::site::{DocId, Site};
use std::collections::BTreeMap;

/// Old keys and where their pages went.
pub(super) fn redirects(site: &Site, found: &mut Vec<Diagnostic>) -> BTreeMap<Key, DocId> {
    let mut redirects: BTreeMap<Key, (DocId, Span)> = BTreeMap::new();
    for (id, document) in site.iter() {
        let Some(record) = &document.record else { continue };
        for former in &record.common().former_keys {
            if former.value == document.key {
                found.push(
                    rules::TAKEN_KEY
                        .at(former.span, format!("`{}` is the key of this page now", former.value))
                        .help("remove it here"),
                );
            } else if site.find(&former.value).is_some() {
                found.push(
                    rules::TAKEN_KEY
                        .at(former.span, format!("there is a page `{}`", former.value))
                        .help("a former key leads to this page only if no other page has it; remove it here"),
                );
            } else if let Some((other, span)) = redirects.get(&former.value) {
                let other = &site.document(*other).key;
                found.push(
                    rules::TAKEN_KEY
                        .at(former.span, format!("`{}` leads to `{other}` already", former.value))
                        .label(*span, "it is claimed here")
                        .help("an old address can lead to one page only; remove it from one of the two"),
                );
            } else {
                redirects.insert(former.value.clone(), (id, former.span));
            }
        }
    }
    redirects.into_iter().map(|(key, (id, _))| (key, id)).collect()
}
