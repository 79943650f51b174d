//! Beside the line: the first files. What `onrecord new` and `onrecord init` write, and what
//! `new` must know of the site before. Text in, text out.

pub mod known;
pub mod record;
pub mod site;
