//! How much all pictures together may be: they are held in memory from here to the end of a build.

use super::{Found, MIB, cap};
use crate::input::{Refusal, Role};

/// Bytes of all pictures together that are read.
pub(super) const MOST: u64 = 512 * MIB;

/// Refuses the picture, in the order of `found`, with which all are more than `most` bytes, and those after it.
/// One that is refused for its own sake is not counted.
pub(super) fn limit(found: &mut [Found], most: u64) {
    let mut total = 0;
    for file in found {
        let is_read = file.role == Role::Photo && file.refusal.is_none();
        if !is_read || file.length > cap(file.role) {
            continue;
        }
        if total > most {
            file.refusal = Some(Refusal::LeftOut);
            continue;
        }
        total += file.length;
        if total > most {
            file.refusal = Some(Refusal::TooMuch(total, most));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, MIB, limit};
    use crate::input::Refusal;
    use crate::load::role;

    #[test]
    fn the_picture_that_is_too_much_is_named_and_those_after_it_are_left_out() {
        let mut found: Vec<Found> = [
            ("content/officials/a.md", 0, None),
            ("content/photos/a.jpg", 4, None),
            ("content/photos/b.jpg", 4, Some(Refusal::Link)),
            ("content/photos/c.jpg", 21 * MIB, None),
            ("content/photos/d.jpg", 6, None),
            ("content/photos/e.jpg", 1, None),
            ("content/photos/f.jpg", 1, None),
            ("static/a.jpg", 0, None),
        ]
        .into_iter()
        .map(|(path, length, refusal)| Found {
            path: path.to_owned(),
            role: role(path),
            refusal,
            length,
        })
        .collect();
        limit(&mut found, 10);
        let refusals: Vec<Option<Refusal>> = found.into_iter().map(|file| file.refusal).collect();
        assert_eq!(
            refusals,
            [
                None,
                None,
                Some(Refusal::Link),
                None,
                None,
                Some(Refusal::TooMuch(11, 10)),
                Some(Refusal::LeftOut),
                None,
            ]
        );
    }
}
