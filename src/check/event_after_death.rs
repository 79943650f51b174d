//! E040 event-after-death.

use crate::diagnostic::Diagnostic;
use crate::input::Spanned;
use crate::model::date::PartialDate;
use crate::model::official::Official;
use crate::model::{Record, Response};
use crate::rules;
use crate::site::Site;

pub(super) fn check(site: &Site, record: &Record, found: &mut Vec<Diagnostic>) {
    let Record::Official(official) = record else { return };
    let Some(died) = official.last_death() else { return };
    let mut event = |date: &Option<Spanned<PartialDate>>, what: &str| {
        if let Some(date) = date
            && died.value.surely_before(date.value)
        {
            found.push(finding(date, died, what));
        }
    };
    for position in &official.positions {
        event(&position.from, "this post begins");
    }
    for relation in &official.relations {
        event(&relation.from, "this relation begins");
    }
    for response in official.common.responses.iter().filter(|row| is_own(official, row)) {
        event(&response.date, "this answer was given");
    }
    for involvement in &official.involvements {
        let case = site.find(&involvement.case.value).and_then(|id| site.case(id));
        let Some(started) = case.and_then(|case| case.started.as_ref()) else { continue };
        if died.value.surely_before(started.value) {
            let at = Spanned::new(started.value, involvement.case.span);
            let began = format!("the case began: {}", started.value.words());
            found.push(finding(&at, died, "this case began").label(started.span, began));
        }
    }
}

fn finding(date: &Spanned<PartialDate>, died: &Spanned<PartialDate>, what: &str) -> Diagnostic {
    rules::EVENT_AFTER_DEATH
        .at(date.span, format!("{what} after the person's death: {}", date.value.words()))
        .label(died.span, format!("death: {}", died.value.words()))
        .help("look both dates up; perhaps this belongs to another person of the same name")
}

/// Whether the person answers, and not a state or a lawyer.
fn is_own(official: &Official, response: &Response) -> bool {
    let by = response.by.to_lowercase();
    by == official.name.value.to_lowercase()
        || official.aliases.iter().any(|alias| by == alias.text.to_lowercase())
}
