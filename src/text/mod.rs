//! Characters, words and spans: how a line of text is made comparable without losing its place.
//!
//! What is a maker's name or a model number is not decided here.

pub mod cells;
pub mod characters;
pub mod legal_forms;
pub mod sorted;
pub mod spelling;
pub mod words;

pub use cells::{Cell, Column};
pub use characters::{Folded, Letter};
pub use words::Word;
