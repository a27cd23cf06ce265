//! What a finding means for this user: measures × context → outcomes.
//!
//! Every predicate is data in the list; nothing here knows a maker or a measure by name.

pub mod outcome;
pub mod rules;

pub use crate::list::context;
pub use crate::list::context::Context;
pub use outcome::{Outcome, Verdict};
