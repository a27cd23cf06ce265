//! Outcomes as records: JSON lines, plain text, and the words that a page or paper shows; and the list's own facts in
//! the form that pictures and counts need.

mod answers_counted;
pub mod card;
pub mod cells;
pub mod columns;
pub use vendor_text::counts;
pub mod csv_table;
pub mod explain;
pub mod glossary;
mod leading;
pub mod letters;
pub mod list_export;
pub mod names;
pub mod paper;
pub mod particulars;
pub mod problem_report;
pub mod recheck;
pub mod record;
pub mod row_window;
pub mod run_record;
pub mod run_workbook;
pub mod shapes;
pub mod shared_words;
pub mod sheets;
pub mod situation;
pub mod source_words;
pub mod stamps;
pub mod statistics;
pub mod tally;
pub mod text;
pub mod timeline;
pub mod web_page;
pub mod workbook;

pub use record::{LineRecord, Summary};
