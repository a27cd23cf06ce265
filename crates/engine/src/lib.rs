//! The engine: whose each line is, what that means for the user, and the record of it. It takes bytes and values and
//! returns values; it knows no browser, clock, chance or storage.

pub mod estate;
pub mod identify;
pub mod judge;
pub mod report;
pub mod screen;
pub mod slices;

/// The tool's version, as printed in every record.
pub const TOOL_VERSION: &str = env!("CARGO_PKG_VERSION");
