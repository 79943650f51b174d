//! What is missing, as far as this site records it.

use crate::model::words::Action;
use crate::site::{Gaps, Site};

pub(super) fn gaps(site: &Site) -> Gaps {
    let mut gaps = Gaps::default();
    for id in &site.everything.cases {
        let regimes = site.case(*id).map_or(0, |case| case.regimes.len());
        match (site.ties(*id).acts.is_empty(), regimes) {
            (false, _) => {}
            (true, 0) => gaps.cases_without_acts.push(*id),
            (true, _) => gaps.cases_with_acts_elsewhere.push(*id),
        }
    }
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
