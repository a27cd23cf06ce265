//! Making the list: compiled from `list/`, checked and signed. Native only, and no part of the page.

mod answer_check;
pub mod compile;
mod faults;
mod name_check;
mod pattern_check;
pub mod problem;
pub mod sentences;
pub mod signing;
mod source_check;
