//! Beside the passes: findings as text for people.

pub mod diff;
pub mod human;
