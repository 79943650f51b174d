//! Rows of one list that say the same.

/// Calls `report` with the first and with each later one of the rows that have the same key.
pub(super) fn repeats<'a, T, K: Ord>(
    rows: &'a [T],
    key: impl Fn(&'a T) -> K,
    mut report: impl FnMut(&'a T, &'a T),
) {
    if rows.len() < 2 {
        return;
    }
    let mut keys: Vec<(K, usize)> =
        rows.iter().enumerate().map(|(index, row)| (key(row), index)).collect();
    keys.sort_unstable();
    let mut first = 0;
    for at in 1..keys.len() {
        if keys[at].0.cmp(&keys[first].0).is_ne() {
            first = at;
        } else {
            report(&rows[keys[first].1], &rows[keys[at].1]);
        }
    }
}
