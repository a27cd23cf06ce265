//! An estate: what a council owns, from the verdicts on its register to the papers that it hands over. Lines, records
//! and the user's own marks go in; totals, plans and packs come out.

pub mod amounts;
pub mod assets;
mod committee;
pub mod connection;
pub mod contract;
pub mod filter;
pub mod found;
mod information;
pub mod kept;
pub mod merge;
pub mod names;
pub mod pack_document;
pub mod pack_tables;
pub mod packs;
pub mod plan;
pub mod priority;
pub mod redacted;
pub mod totals;
pub mod view;
pub mod visits;
pub mod work;
pub mod work_file;
pub mod workbook;

pub use assets::{Asset, Assets, Gone, GoneRow, Identity};
pub use filter::{Filter, Marked};
pub use plan::Plan;
pub use totals::Totals;
pub use work::Work;
