//! The engine's tests: one binary, a module a subject.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails may stop at once"
)]

mod addresses;
mod answer_sentences;
mod answers;
mod audit;
mod bad_input;
mod bare_names;
mod built_files;
mod ceremony;
mod columns;
mod command;
mod corpora;
mod entities;
mod estate;
mod estate_papers;
mod estate_sheets;
mod estate_truth;
mod estate_workbook;
mod evidence;
mod exports;
mod glossary;
mod headings;
mod identifying;
mod index_speed;
mod judging;
mod labelled;
mod many_lines;
mod new_makers;
mod not_known;
mod ordinary_words;
mod own_lists;
mod pictures;
mod policies;
mod properties;
mod published;
mod publisher;
mod reader_files;
mod reading;
mod reading_age;
mod reading_limits;
mod rechecks;
mod record_schema;
mod refusals;
mod regimes;
mod register_columns;
mod right_maker;
mod run_workbook;
mod secrets;
mod signed_list;
mod spellings;
mod standing_signs;
mod standings;
mod tone;
mod traps;
mod trust_vectors;
mod truth;
mod updates;
mod updates_at_random;
mod verdicts;
mod watch;
mod workbooks;

use std::path::Path;
use std::sync::OnceLock;
use vendor_engine::identify::{Certainty, Identified, Role, identify};
use vendor_engine::judge::{Context, Judged, Rulings, Terms};
use vendor_engine::report::LineRecord;
use vendor_list::Index;
use vendor_publish::compile;
use vendor_text::Date;
use vendor_text::{Line, Place};

/// The list as its source stands, so that a change in `list/` is tested before it is signed.
pub fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| Index::new(compile::compile(&root().join("list")).unwrap().list).unwrap())
}

/// The project's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The day that tests count as today.
pub fn today() -> Date {
    "2026-11-23".parse().unwrap()
}

/// Looks one line up in a context.
pub fn check_in(text: &str, context: &str) -> LineRecord {
    let line = Line::new(Place::default(), text.to_owned());
    let identified = identify(index(), text, &[]);
    let context: Context = context.parse().unwrap();
    let terms = Terms { context: &context, today: today(), policy: None };
    record(index(), &line, &identified, &terms)
}

/// The record of a line that is judged by itself.
pub fn record(index: &Index, line: &Line, identified: &Identified, terms: &Terms<'_>) -> LineRecord {
    LineRecord::new(index, &Judged::new(index, line, identified, terms, &mut Rulings::default()), terms, &[])
}

/// Looks one line up for an English council's purchase above the threshold.
pub fn check(text: &str) -> LineRecord {
    check_in(text, "")
}

/// Ids of the listed makers that a record attributes.
pub fn attributed(record: &LineRecord) -> Vec<&str> {
    let attributes = |maker: &&vendor_engine::report::record::MakerRecord| {
        maker.listed && maker.certainty >= Certainty::Likely && maker.role != Role::Mentioned
    };
    let mut ids: Vec<&str> = record.makers.iter().filter(attributes).map(|maker| maker.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

/// Ids of the listed makers that a record only asks about.
pub fn asked(record: &LineRecord) -> Vec<&str> {
    let asks = |maker: &&vendor_engine::report::record::MakerRecord| {
        maker.listed && maker.certainty == Certainty::Possible && maker.role != Role::Mentioned
    };
    let mut ids: Vec<&str> = record.makers.iter().filter(asks).map(|maker| maker.id.as_str()).collect();
    ids.sort_unstable();
    ids
}
