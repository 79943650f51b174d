//! What the rules on names share: which texts are names of people, and what can be changed in its place.

use crate::model::Record;
use crate::prose::{Field, Text};

/// Whether a text is the name of a person: of an official or a victim, not of a law or a country.
pub(super) fn is_name_of_person(record: &Record, text: &Text<'_>) -> bool {
    match text.field {
        Field::Name | Field::NativeName => matches!(record, Record::Official(_)),
        Field::Alias | Field::VictimName => true,
        _ => false,
    }
}

/// Whether a text is a name or a title of anything.
pub(super) fn is_name(text: &Text<'_>) -> bool {
    matches!(
        text.field,
        Field::Name | Field::NativeName | Field::Alias | Field::VictimName | Field::Title
    )
}

/// Whether the file has the whole text as it is read, nothing escaped: then a word of it can be changed
/// where it stands. The whole, because the same word may stand elsewhere. Ask once a text: it may be long.
pub(super) fn is_as_written(text: &Text<'_>, file: &str) -> bool {
    let range = text.whole().range;
    let written = range.and_then(|(start, end)| file.get(start as usize..end as usize));
    written == Some(text.words)
}

/// The words of a text between white space, with their places.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}
