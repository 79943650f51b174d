//! E060 loaded-word.

mod words;

pub(super) use words::patterns;

use crate::diagnostic::Diagnostic;
use crate::prose::{self, Field, Text, Voice};
use crate::rules;

/// Whether the rule looks at a text.
pub(super) fn reads(text: &Text<'_>) -> bool {
    text.voice != Voice::Quoted && is_written_here(text.field)
}

/// Whether the words of a field are the contributor's choice. Names and titles, and what an authority
/// gives as its reason, are not.
fn is_written_here(field: Field) -> bool {
    match field {
        Field::Title
        | Field::Summary
        | Field::ClaimText
        | Field::PositionTitle
        | Field::Role
        | Field::Note
        | Field::Withdrawal
        | Field::ResponseText
        | Field::CorrectionText
        | Field::VictimRole
        | Field::Outcome
        | Field::SourceNote
        | Field::PhotoAlt
        | Field::Body(_) => true,
        Field::Name
        | Field::NativeName
        | Field::Alias
        | Field::By
        | Field::Organisation
        | Field::Reason
        | Field::VictimName
        | Field::ProceedingName
        | Field::Place
        | Field::SourceTitle
        | Field::Publisher
        | Field::PhotoCredit
        | Field::Law => false,
    }
}

/// Reports words that judge a person and stand outside a quotation that has a source.
pub(super) fn look_at(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    if !words::occur_in(text.words) {
        return;
    }
    let plain = text.plain();
    let mut quotations = None;
    for range in words::hits(&plain) {
        let quotations = quotations.get_or_insert_with(|| prose::quotations(&plain));
        let is_quoted = prose::is_quoted(quotations, &range);
        if text.cited && is_quoted {
            continue;
        }
        let help = match is_quoted {
            true => "cite the source of the quotation, with `[^id]` or `sources`",
            false => {
                "say what is on record: the act, the court, the list; or quote it, with its source, from who said it"
            }
        };
        let word = &plain[range.clone()];
        found.push(
            rules::LOADED_WORD
                .at(text.span(range.clone()), format!("`{word}` judges a person"))
                .help(help),
        );
    }
}
