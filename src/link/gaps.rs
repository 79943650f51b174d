//! What is missing, as far as this site records it.

use crate::model::words::Action;
use crate::site::{Gaps, Site};

pub(super) fn gaps(site: &Site) -> Gaps {
    let listed = |case: &&crate::site::DocId| site.ties(**case).acts.is_empty();
    let mut gaps = Gaps {
        cases_without_acts: site.everything.cases.iter().filter(listed).copied().collect(),
        ..Gaps::default()
    };
    for row in &site.everything.acts {
        let Some((_, act)) = site.act(*row) else { continue };
        match act.action {
            Action::Listed if act.cases.is_empty() => gaps.acts_without_case.push(*row),
            Action::Delisted => gaps.delistings.push(*row),
            Action::Listed | Action::Amended => {}
        }
    }
    gaps
}
