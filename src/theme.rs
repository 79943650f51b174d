//! A noun: the default templates and static files, carried inside the program.

/// Path below a root and bytes, sorted by path. A file of the same path in a root goes before it.
pub const FILES: &[(&str, &[u8])] = &[];
