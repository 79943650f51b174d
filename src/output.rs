//! A noun: the files to publish.

use crate::diagnostic::Diagnostic;
use crate::url::PagePath;

/// All files to publish. Each is made when it is asked for, so that no more
/// than a few are in memory at once; making one is pure and may be done twice.
pub struct Outputs<'a> {
    /// Where each file goes, sorted, each once.
    pub paths: Vec<PagePath>,
    /// Makes the bytes of `paths[index]` into an empty buffer. A template that
    /// cannot be rendered is a finding; then nothing may be published.
    pub make: Maker<'a>,
}

/// See [`Outputs::make`].
pub type Maker<'a> = Box<dyn Fn(usize, &mut Vec<u8>) -> Result<(), Diagnostic> + Sync + 'a>;
