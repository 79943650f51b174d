//! E046 self-relation.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::model::Record;
use crate::rules;

pub(super) fn check(document: &Document, record: &Record, found: &mut Vec<Diagnostic>) {
    let Record::Official(official) = record else { return };
    for relation in official.relations.iter().filter(|row| row.person.value == document.key) {
        found.push(
            rules::SELF_RELATION
                .at(relation.person.span, "this relation is to the person of this file")
                .help("name the other person, or remove the relation"),
        );
    }
}
