//! The pictures that pages show: which they are, how large, and what is published of them.

use crate::diagnostic::Diagnostic;
use crate::input::{Data, FileId, Input, Inputs, Role, Span};
use crate::picture;
use crate::rules;
use crate::site::Site;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};

/// The pictures that a page shows, by the names of their files.
pub(super) type Shown<'a> = BTreeMap<&'a str, ShownPicture<'a>>;

/// One of them.
pub(super) struct ShownPicture<'a> {
    pub(super) file: FileId,
    pub(super) input: &'a Input,
    /// Width and height; none if it cannot be read, which stopped publication before.
    pub(super) size: Option<(u32, u32)>,
}

/// Looks for them. A withdrawn page shows none.
pub(super) fn shown<'a>(site: &'a Site, inputs: &'a Inputs) -> Shown<'a> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for (id, document) in site.iter() {
        if !site.is_withdrawn(id) {
            names.extend(document.photos().map(|photo| photo.value.as_str()));
        }
    }
    if names.is_empty() {
        return Shown::new();
    }
    let wanted: Vec<(&str, FileId, &Input)> = inputs
        .iter()
        .filter(|(_, input)| input.role == Role::Photo)
        .filter_map(|(id, input)| Some((input.path.strip_prefix("content/photos/")?, id, input)))
        .filter(|(name, ..)| names.contains(name))
        .collect();
    let look = |(name, file, input): (&'a str, FileId, &'a Input)| {
        let size = match &input.data {
            Data::Bytes(bytes) => picture::look(bytes).ok().map(|it| (it.width, it.height)),
            Data::Text(_) | Data::Refused(_) => None,
        };
        (name, ShownPicture { file, input, size })
    };
    wanted.into_par_iter().map(look).collect()
}

/// What is published of a picture. `check` found before what cannot be; it is found here again rather than published.
pub(super) fn publish(file: FileId, input: &Input, buffer: &mut Vec<u8>) -> Result<(), Diagnostic> {
    let Data::Bytes(bytes) = &input.data else { return Ok(()) };
    picture::look(bytes)
        .and_then(|picture| picture.clean(buffer))
        .map_err(|fault| rules::BROKEN_PICTURE.at(Span::file(file), format!("this file {fault}")))
}
