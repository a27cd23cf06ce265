//! The engine's tests: one binary, with a module for each subject. They run on a list that never changes
//! (`frozen_list`), so that a failure means that the engine is wrong. What today's list promises is tested by
//! `tests/list`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails may stop at once"
)]

mod addresses;
mod answers;
mod bad_input;
mod bare_names;
mod built_files;
mod ceremony;
mod columns;
mod command;
mod entities;
mod estate;
mod estate_papers;
mod estate_sheets;
mod estate_truth;
mod estate_workbook;
mod evidence;
mod exports;
mod frozen_list;
mod glossary;
mod headings;
mod identifying;
mod judging;
mod many_lines;
mod not_known;
mod objects_of_acts;
#[path = "../one_line.rs"]
mod one_line;
mod own_lists;
mod pictures;
mod policies;
mod problem_reports;
mod properties;
mod published;
mod publisher;
mod reader_files;
mod reading;
mod reading_limits;
mod rechecks;
mod record_schema;
mod refusals;
mod regimes;
mod register_columns;
mod register_movements;
mod right_maker;
mod run_workbook;
mod secrets;
mod signed_list;
mod spellings;
mod standing_signs;
mod standings;
mod trust_vectors;
mod updates;
mod updates_at_random;
mod verdicts;
mod watch;
mod workbooks;

pub use frozen_list::index;
pub use one_line::{asked, attributed, check, check_in, last_row, record, root, today};
