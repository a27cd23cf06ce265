//! Outcomes as records: JSON lines, plain text, and the words that a page or paper shows.

pub mod explain;
pub mod list_export;
pub mod record;
pub mod text;

pub use record::{LineRecord, Summary};
