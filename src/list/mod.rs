//! The signed list: its schema, how it is compiled from `list/`, how it is trusted, and the
//! index that look-ups run on.

pub mod bundle;
pub mod changes;
pub mod context;
pub mod cues;
pub mod dates;
pub mod debarment;
pub mod facts;
pub mod grammar;
pub mod index;
pub mod makers;
pub mod next_steps;
pub mod schema;
pub mod trust;
pub mod verdict;

#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod compile;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
mod name_check;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
mod pattern_check;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod sentences;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod signing;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
mod source_check;

pub use dates::{Date, PartialDate};
pub use index::Index;
pub use schema::List;
