//! Pass 2 of 6. Parse: an input in, a document out.

pub mod body;
