//! Looks up one line, or one row of a register, for the tests of the engine and of the list. Each test binary says with
//! which list: `crate::index`.

use crate::index;
use std::path::Path;
use vendor_engine::identify::{Certainty, Identified, Outline, Role, identify};
use vendor_engine::judge::{Context, Judged, Rulings, Terms};
use vendor_engine::report::LineRecord;
use vendor_list::Index;
use vendor_readers::read_file;
use vendor_text::Date;
use vendor_text::{Line, Place};

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

/// The last row of a register.
pub fn last_row(register: &str) -> Identified {
    let (lines, unread) = read_file("register.csv", register.as_bytes(), &index().list().words);
    assert!(unread.is_empty(), "{unread:?}");
    let mut outline = Outline::default();
    lines.iter().map(|line| outline.identify(index(), line)).last().unwrap()
}
