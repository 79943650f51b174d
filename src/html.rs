//! A noun: HTML that is safe to publish, and the one writer that makes it.

/// HTML that is safe to publish as it is. Only the writer of this module makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// The text of it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
