//! The amounts above which a purchase is covered procurement, as data.

use super::schema::Confidence;
use crate::context::Authority;
use serde::{Deserialize, Serialize};
use vendor_text::dates::{Date, PartialDate};

/// The threshold for goods and services of some kinds of body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// Short name.
    pub id: String,
    /// The kinds of body that it is for.
    pub authority: Vec<Authority>,
    /// The amount in pounds, with VAT.
    pub pounds: u32,
    /// From when.
    pub since: PartialDate,
    /// Until when, if it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// The section it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it was read.
    pub sources: Vec<String>,
}

impl Threshold {
    /// Whether it is the threshold of a kind of body on a day.
    #[must_use]
    pub fn holds(&self, authority: Authority, today: Date) -> bool {
        let begun = self.since.earliest().is_none_or(|since| since <= today);
        let ended = self.until.as_ref().is_some_and(|until| until.is_past_on(today));
        self.authority.contains(&authority) && begun && !ended
    }
}
