//! The checker's library: a pure engine, and above it the browser's parts.
//!
//! The engine (`text`, `list`, `identify`, `judge`, `intake`, `report`, `screen`) takes bytes and
//! values and gives values: no browser, no clock, no randomness, no storage. It builds natively,
//! which proves it. `worker`, `platform` and `ui` are compiled for `wasm32` only.

pub mod estate;
pub mod identify;
pub mod intake;
pub mod judge;
pub mod list;
pub mod report;
pub mod screen;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod worker;

/// The tool's version, as printed in every record.
pub const TOOL_VERSION: &str = env!("CARGO_PKG_VERSION");
