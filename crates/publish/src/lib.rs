//! Making the list: compiled from `list/`, checked, signed, and compared with official files. Native only, and no part of the page.

mod answer_check;
pub mod compile;
pub mod draft;
pub mod editions;
mod faults;
pub mod keys;
mod name_check;
mod pattern_check;
pub mod problem;
pub mod sentences;
pub mod signing;
mod source_check;
#[cfg(feature = "watch")]
pub mod watch;
