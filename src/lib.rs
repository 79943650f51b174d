//! Builds a static site from a folder of sourced profiles and cases.
//!
//! The program is six passes. Each takes what the one before returned:
//!
//! ```text
//! load → parse → link → check → render → write
//! disk   Inputs  Docs   Site    Site     Outputs → disk
//! ```
//!
//! `load` and `write` touch the disk. The four between are pure: the same
//! inputs give the same site, the same diagnostics and the same bytes.

// Nouns: what passes hand to each other.
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod html;
pub mod input;
pub mod model;
pub mod output;
pub mod rules;
pub mod site;
pub mod url;

// Verbs: one pass each.
pub mod parse;
