//! Outcomes as records: JSON lines, plain text, and the words that a page or paper shows; and the list's own facts as
//! pictures and counts want them.

pub mod cells;
pub mod csv_table;
pub mod explain;
pub mod list_export;
pub mod names;
pub mod record;
pub mod row_window;
pub mod shapes;
pub mod source_words;
pub mod statistics;
pub mod text;
pub mod timeline;
pub mod web_page;

pub use record::{LineRecord, Summary};
