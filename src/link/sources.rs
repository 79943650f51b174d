//! Which pages rest on which publisher and document.

use crate::model::SourceIndex;
use crate::site::{CitedDocument, DocId, Publisher, Site};
use std::collections::BTreeMap;

/// Publishers by name without regard to capitals, their documents by address.
pub(super) fn publishers(site: &Site) -> Vec<Publisher> {
    type Uses = Vec<(DocId, SourceIndex)>;
    let mut publishers: BTreeMap<(String, &str), BTreeMap<&str, Uses>> = BTreeMap::new();
    for (id, document) in site.iter() {
        if site.is_withdrawn(id) {
            continue;
        }
        let Some(record) = &document.record else { continue };
        for (index, source) in record.common().sources.iter().enumerate() {
            let publisher = (source.publisher.to_lowercase(), source.publisher.as_str());
            publishers
                .entry(publisher)
                .or_default()
                .entry(source.url.value.as_str())
                .or_default()
                .push((id, SourceIndex(index as u16)));
        }
    }
    let listed = publishers.into_iter().map(|((_, name), documents)| Publisher {
        name: name.to_owned(),
        documents: documents
            .into_iter()
            .map(|(url, uses)| CitedDocument { url: url.to_owned(), uses })
            .collect(),
    });
    listed.collect()
}
