//! Beside the line: puts the safe changes that findings carry into the text of their files.
//!
//! Pure: files and findings in, new texts out. Changes that would overlap wait
//! for the next round: the first in the order of the findings wins. All changes
//! of one finding are made, or none of them.

use crate::diagnostic::{Diagnostics, Edit};
use crate::input::{Data, FileId, Input, Inputs, Role};
use std::collections::BTreeMap;

/// The files that get a new text, and how many findings that mends.
#[derive(Debug, Default)]
pub struct Mended {
    /// New texts.
    pub texts: BTreeMap<FileId, String>,
    /// Findings whose changes were made.
    pub count: usize,
}

/// Start and end in a text.
type Place = (usize, usize);

/// New texts by their places in one file.
type Changes<'a> = BTreeMap<Place, &'a str>;

/// One change to a file that may be changed.
struct Change<'a> {
    file: FileId,
    place: Place,
    text: &'a str,
}

/// Makes the changes of all findings that do not get into each other's way.
pub fn mend(inputs: &Inputs, found: &Diagnostics) -> Mended {
    let mut chosen: BTreeMap<FileId, Changes<'_>> = BTreeMap::new();
    let mut count = 0;
    for finding in found.iter() {
        let Some(changes) = changes(inputs, &finding.edits) else { continue };
        let mut own: BTreeMap<FileId, Changes<'_>> = BTreeMap::new();
        let free = changes.iter().all(|Change { file, place, text }| {
            let met = |changes: &Changes<'_>| is_met(changes, *place);
            let free = !chosen.get(file).is_some_and(met) && !own.get(file).is_some_and(met);
            own.entry(*file).or_default().insert(*place, text);
            free
        });
        if free {
            for (file, changes) in own {
                chosen.entry(file).or_default().extend(changes);
            }
            count += 1;
        }
    }
    let texts = chosen
        .into_iter()
        .map(|(file, changes)| (file, changed(inputs.file(file).text(), &changes)))
        .collect();
    Mended { texts, count }
}

fn changed(old: &str, changes: &Changes<'_>) -> String {
    let mut text = String::with_capacity(old.len());
    let mut done = 0;
    for ((start, end), new) in changes {
        text.push_str(&old[done..*start]);
        text.push_str(new);
        done = *end;
    }
    text.push_str(&old[done..]);
    text
}

/// The changes of a finding. None if one has no place in a file that may be changed, or if all would
/// leave it as it is.
fn changes<'a>(inputs: &Inputs, edits: &'a [Edit]) -> Option<Vec<Change<'a>>> {
    let mut changes = Vec::with_capacity(edits.len());
    let mut same = true;
    for edit in edits {
        let input = inputs.files.get(edit.at.file.0 as usize).filter(|input| is_ours(input))?;
        let (start, end) = edit.at.range?;
        let place = (start as usize, end as usize);
        same &= input.text().get(place.0..place.1)? == edit.text;
        changes.push(Change { file: edit.at.file, place, text: &edit.text });
    }
    (!same).then_some(changes)
}

/// Whether a contributor writes this file: content or settings, whole and read.
fn is_ours(input: &Input) -> bool {
    let written = matches!(input.role, Role::Content | Role::Config);
    written && matches!(input.data, Data::Text(_))
}

/// Whether a place meets one of those chosen. Two insertions at one place meet.
fn is_met(chosen: &Changes<'_>, (start, end): Place) -> bool {
    let before = chosen.range(..=(start, usize::MAX)).next_back();
    let after = chosen.range((start, 0)..).next();
    before.is_some_and(|((_, other), _)| *other > start)
        || after.is_some_and(|((other, last), _)| {
            *other < end || (*other == start && (*last == start || end == start))
        })
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::diagnostic::Diagnostics;
    use crate::input::{Data, FileId, Input, Inputs, Role, Span};
    use crate::rules;

    const FILE: FileId = FileId(0);

    fn inputs(role: Role, text: &str) -> Inputs {
        let path = "content/officials/ada.md".to_owned();
        Inputs {
            files: vec![Input { path, role, data: Data::Text(text.to_owned()) }],
            ..Inputs::default()
        }
    }

    /// Mends with one finding for each list of changes.
    fn mended(text: &str, findings: &[&[(usize, usize, &str)]]) -> (Option<String>, usize) {
        let found = findings.iter().map(|edits| {
            let at = Span::range(FILE, edits[0].0, edits[0].1);
            edits.iter().fold(rules::BAD_TOML.at(at, "wrong"), |finding, (start, end, text)| {
                finding.edit(Span::range(FILE, *start, *end), *text)
            })
        });
        let found = Diagnostics::from(found.collect::<Vec<_>>());
        let mut mended = mend(&inputs(Role::Content, text), &found);
        (mended.texts.remove(&FILE), mended.count)
    }

    #[test]
    fn changes_side_by_side_are_all_made() {
        let (text, count) = mended("one two", &[&[(0, 3, "1")], &[(3, 3, ",")], &[(4, 7, "2")]]);
        assert_eq!((text.as_deref(), count), (Some("1, 2"), 3));
    }

    #[test]
    fn of_changes_that_meet_the_first_is_made_and_the_others_wait() {
        for (findings, expected) in [
            ([[(0, 7, "all")], [(4, 7, "2")]], "all"),
            ([[(0, 3, "1")], [(2, 5, "x")]], "1 two"),
            ([[(0, 0, "a")], [(0, 0, "b")]], "aone two"),
            ([[(0, 0, "a")], [(0, 3, "b")]], "aone two"),
        ] {
            let findings: Vec<&[(usize, usize, &str)]> =
                findings.iter().map(|edits| edits.as_slice()).collect();
            assert_eq!(mended("one two", &findings), (Some(expected.to_owned()), 1));
        }
    }

    #[test]
    fn a_finding_is_mended_whole_or_not_at_all() {
        let (text, count) =
            mended("one two", &[&[(0, 3, "1")], &[(1, 2, "x"), (4, 7, "2")], &[(4, 5, "T")]]);
        assert_eq!((text.as_deref(), count), (Some("1 Two"), 2));
        let (text, count) = mended("one", &[&[(0, 3, "1"), (1, 2, "x")]]);
        assert_eq!((text, count), (None, 0), "its own changes meet each other");
    }

    #[test]
    fn a_place_that_is_none_and_a_file_that_is_not_the_contributors_are_left_alone() {
        assert_eq!(mended("é", &[&[(1, 2, "x")]]), (None, 0));
        assert_eq!(mended("e", &[&[(0, 9, "x")]]), (None, 0));
        assert_eq!(mended("e", &[&[(0, 1, "e")]]), (None, 0), "a change that changes nothing");
        let finding = rules::BAD_TOML.at(Span::file(FILE), "wrong");
        let found = Diagnostics::from(vec![finding.edit(Span::range(FILE, 0, 1), "x")]);
        for role in [Role::Template, Role::Static, Role::Stray, Role::Photo] {
            assert_eq!(mend(&inputs(role, "e"), &found).count, 0);
        }
    }
}
