//! Long lists on numbered pages.

use super::view::Seen;
use crate::url::PagePath;
use serde::Serialize;
use std::ops::Range;

/// Where one page of a long list stands among the others.
#[derive(Serialize)]
pub(super) struct Pager {
    /// Number of this page, from 1.
    pub(super) number: usize,
    /// How many pages there are; 1 if the list is not long.
    pub(super) count: usize,
    /// Address of the page before; empty on the first.
    pub(super) previous: String,
    /// Address of the page after; empty on the last.
    pub(super) next: String,
    /// The first, the last, and those around this one.
    pub(super) pages: Vec<PagerStep>,
}

/// One page of a long list.
#[derive(Serialize)]
pub(super) struct PagerStep {
    /// Its number.
    pub(super) number: usize,
    /// Its address.
    pub(super) url: String,
    /// Whether it is this page.
    pub(super) current: bool,
    /// Whether pages are left out before it.
    pub(super) gap: bool,
}

impl Pager {
    /// The pager of page `number` of `count`, where `first` is the address of the first.
    pub(super) fn new(seen: Seen<'_>, first: &PagePath, number: usize, count: usize) -> Pager {
        let url = |number: usize| seen.url(&first.numbered(number));
        let near = |other: &usize| *other == 1 || *other == count || other.abs_diff(number) <= 2;
        let mut pages: Vec<PagerStep> = Vec::new();
        if count > 1 {
            for other in (1..=count).filter(near) {
                let gap = pages.last().is_some_and(|last| last.number + 1 < other);
                pages.push(PagerStep {
                    number: other,
                    url: url(other),
                    current: other == number,
                    gap,
                });
            }
        }
        Pager {
            number,
            count,
            previous: if number > 1 { url(number - 1) } else { String::new() },
            next: if number < count { url(number + 1) } else { String::new() },
            pages,
        }
    }
}

/// How many pages the longest of some lists needs; at least one.
pub(super) fn pages(rows: usize, lists: &[usize]) -> usize {
    lists.iter().map(|length| length.div_ceil(rows.max(1))).max().unwrap_or(0).max(1)
}

/// The part of a list that stands on page `number`.
pub(super) fn slice<T>(rows: usize, number: usize, list: &[T]) -> &[T] {
    &list[range(rows, number, list.len())]
}

/// The rows of a list that stand on page `number`.
pub(super) fn range(rows: usize, number: usize, length: usize) -> Range<usize> {
    let start = (number.saturating_sub(1) * rows.max(1)).min(length);
    start..(start + rows.max(1)).min(length)
}

#[cfg(test)]
mod tests {
    use super::{pages, slice};

    #[test]
    fn every_row_is_on_one_page() {
        let list: Vec<usize> = (0..7).collect();
        assert_eq!(pages(3, &[7, 2]), 3);
        assert_eq!(pages(3, &[0]), 1);
        assert_eq!(slice(3, 1, &list), [0, 1, 2]);
        assert_eq!(slice(3, 3, &list), [6]);
        assert!(slice(3, 4, &list).is_empty());
    }
}
