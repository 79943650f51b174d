//! Beside the passes: findings as text for people.

pub mod changes;
pub mod human;
