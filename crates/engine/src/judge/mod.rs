//! What a finding means for this user: measures and the context give outcomes.
//!
//! Every condition is data in the list or in the user's policy; nothing here knows a maker or a measure by name.

pub mod answer;
pub mod claims;
pub mod next_steps;
pub mod outcome;
pub mod policy;
pub mod rules;
pub mod rulings;

pub use outcome::Ruling;
pub use policy::Policy;
pub use rulings::{Judged, Rulings};
pub use vendor_list::context;
pub use vendor_list::context::Context;
pub use vendor_list::verdict::Verdict;

use vendor_text::Date;

/// The terms on which lines are judged: who asks, on which day, and under what policy of their own.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The user's situation.
    pub context: &'a Context,
    /// The day that counts as today.
    pub today: Date,
    /// The user's own policy, if one is loaded.
    pub policy: Option<&'a Policy>,
}
