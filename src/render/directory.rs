//! The list of people from A to Z, and the list of cases.

use super::case::{CaseRow, case_row};
use super::frame::Frame;
use super::pager::{Pager, range, slice};
use super::people::{PersonRow, row};
use super::view::{Link, Seen};
use crate::url::PagePath;
use serde::Serialize;

/// The list of people. Templates know it as `officials`.
#[derive(Serialize)]
pub(super) struct OfficialsView<'a> {
    /// How many there are.
    pub(super) total: usize,
    /// Every letter that somebody stands under, on whichever page.
    pub(super) letters: Vec<Link<'a>>,
    /// People by letter.
    pub(super) groups: Vec<LetterGroup<'a>>,
    /// Numbered pages.
    pub(super) pager: Pager,
}

/// People under one letter.
#[derive(Serialize)]
pub(super) struct LetterGroup<'a> {
    /// The letter, or `#` for what is none.
    pub(super) letter: String,
    /// Its address on the page; empty if the letter began on the page before.
    pub(super) anchor: String,
    /// The people.
    pub(super) rows: Vec<PersonRow<'a>>,
}

/// Letters with the address of the first person under each.
pub(super) fn letters<'a>(seen: Seen<'a>) -> Vec<Link<'a>> {
    let first = PagePath::fixed("officials.html");
    let mut letters: Vec<Link<'a>> = Vec::new();
    let mut last = None;
    for (at, (letter, _)) in seen.index.alphabet.iter().enumerate() {
        if last != Some(letter) {
            let page = first.numbered(at / seen.site.config.rows.max(1) + 1);
            let url = format!("{}#{}", seen.url(&page), anchor(*letter));
            letters.push(Link { text: letter.to_string().into(), url });
            last = Some(letter);
        }
    }
    letters
}

fn anchor(letter: char) -> String {
    match letter {
        '#' => "letter-other".to_owned(),
        letter => format!("letter-{}", letter.to_ascii_lowercase()),
    }
}

/// Frame and view of page `number` of the list of people.
pub(super) fn officials(seen: Seen<'_>, number: usize) -> (Frame<'_>, OfficialsView<'_>) {
    let (all, rows) = (&seen.index.alphabet, seen.site.config.rows);
    let shown = range(rows, number, all.len());
    let mut last = shown.start.checked_sub(1).map(|at| all[at].0);
    let mut groups: Vec<LetterGroup<'_>> = Vec::new();
    for (letter, id) in &all[shown] {
        let Some(row) = row(seen, *id) else { continue };
        if last != Some(*letter) || groups.is_empty() {
            let anchor = if last == Some(*letter) { String::new() } else { anchor(*letter) };
            groups.push(LetterGroup { letter: letter.to_string(), anchor, rows: Vec::new() });
            last = Some(*letter);
        }
        if let Some(group) = groups.last_mut() {
            group.rows.push(row);
        }
    }
    let first = PagePath::fixed("officials.html");
    let pager = Pager::new(seen, &first, number, super::pager::pages(rows, &[all.len()]));
    let view = OfficialsView { total: all.len(), letters: letters(seen), groups, pager };
    let frame = Frame::new(seen, "officials", "Officials, A–Z")
        .about("Everybody on record, by family name, with the jurisdictions that listed them.");
    (frame, view)
}

/// The list of cases. Templates know it as `cases`.
#[derive(Serialize)]
pub(super) struct CasesView<'a> {
    /// How many there are.
    pub(super) total: usize,
    /// The newest first.
    pub(super) rows: Vec<CaseRow<'a>>,
    /// Numbered pages.
    pub(super) pager: Pager,
}

/// Frame and view of page `number` of the list of cases.
pub(super) fn cases(seen: Seen<'_>, number: usize) -> (Frame<'_>, CasesView<'_>) {
    let (all, rows) = (&seen.site.everything.cases, seen.site.config.rows);
    let first = PagePath::fixed("cases.html");
    let view = CasesView {
        total: all.len(),
        rows: slice(rows, number, all).iter().filter_map(|id| case_row(seen, *id)).collect(),
        pager: Pager::new(seen, &first, number, super::pager::pages(rows, &[all.len()])),
    };
    let frame = Frame::new(seen, "cases", "Cases")
        .about("Cases on record, the newest first, and whether anybody is designated over them.");
    (frame, view)
}
