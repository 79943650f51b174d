//! Beside the line: how much a finding weighs on this site.
//!
//! `site.toml` may make a warning an error or the other way round; a file may
//! allow itself a warning, with a reason. Finds nothing itself but allowances
//! that allow nothing.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::Document;
use crate::input::FileId;
use crate::rules;
use std::collections::{BTreeMap, BTreeSet};

/// Gives every finding its severity on this site and takes away the warnings that their file allows.
pub fn settle(config: &Config, documents: &[Document], found: Diagnostics) -> Diagnostics {
    let mut found = found.into_vec();
    weigh(config, &mut found);
    let mut allowed: BTreeMap<(FileId, &str), bool> = BTreeMap::new();
    let allowances = || {
        documents.iter().flat_map(|document| {
            let record = document.record.iter();
            record
                .flat_map(|record| &record.common().allowances)
                .map(move |allowed| (document, allowed))
        })
    };
    for (document, allowance) in allowances() {
        allowed.insert((document.file, allowance.rule.value.code), false);
    }
    if allowed.is_empty() {
        return Diagnostics::from(found);
    }
    found.retain(|finding| {
        let used = allowed.get_mut(&(finding.at.file, finding.rule.code));
        match used.filter(|_| finding.severity == Severity::Warning) {
            Some(used) => {
                *used = true;
                false
            }
            None => true,
        }
    });
    // What could not be read may have been what is allowed.
    let broken: BTreeSet<FileId> = found
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.at.file)
        .collect();
    let errors: BTreeSet<(FileId, &str)> =
        found.iter().map(|finding| (finding.at.file, finding.rule.code)).collect();
    let mut unused: Vec<Diagnostic> = Vec::new();
    for (document, allowance) in allowances() {
        let rule = allowance.rule.value;
        let key = (document.file, rule.code);
        if errors.contains(&key) {
            unused.push(
                rules::UNUSED_ALLOWANCE
                    .at(
                        allowance.rule.span,
                        format!("`{}` is an error, and an error cannot be allowed", rule.name),
                    )
                    .help("mend what it reports, and remove this table"),
            );
        } else if allowed.get(&key) == Some(&false) && !broken.contains(&document.file) {
            unused.push(
                rules::UNUSED_ALLOWANCE
                    .at(
                        allowance.rule.span,
                        format!("this file allows `{}`, which it does not have", rule.name),
                    )
                    .help("remove this table"),
            );
        }
    }
    weigh(config, &mut unused);
    found.append(&mut unused);
    Diagnostics::from(found)
}

fn weigh(config: &Config, found: &mut [Diagnostic]) {
    if config.severities.is_empty() {
        return;
    }
    for finding in found {
        let set = config.severities.iter().find(|(rule, _)| rule.code == finding.rule.code);
        if let Some((_, severity)) = set {
            finding.severity = *severity;
        }
    }
}
