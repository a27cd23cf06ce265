//! What the law says wherever the program speaks of it in its own words, as data.

use super::context::Context;
use super::schema::{Confidence, When};
use serde::{Deserialize, Serialize};

/// Where a sentence of law is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SaidIn {
    /// Beside a purchase that only the user's own policy bars.
    Policy,
    /// Beside a rule of a policy that names a class by origin.
    Origin,
    /// Above the letters that ask who made something.
    Letters,
    /// Where a policy with such a rule is loaded, whoever loads it.
    OriginWarning,
    /// On the help page, under what a council should know.
    Help,
}

impl SaidIn {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Policy, Self::Origin, Self::OriginWarning, Self::Letters, Self::Help];
}

/// A sentence of law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawSentence {
    /// Short name.
    pub id: String,
    /// Where it is said.
    pub said_in: SaidIn,
    /// The bodies and purposes for which it is true; only authority and purpose are used.
    #[serde(default, skip_serializing_if = "When::is_empty")]
    pub when: When,
    /// The sentence.
    pub text: String,
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it was read.
    pub sources: Vec<String>,
}

impl LawSentence {
    /// Whether it is said in a place to somebody in a situation.
    #[must_use]
    pub fn is_said(&self, place: SaidIn, context: &Context) -> bool {
        let When { authority, purpose, .. } = &self.when;
        self.said_in == place
            && (authority.is_empty() || authority.contains(&context.authority))
            && (purpose.is_empty() || purpose.contains(&context.purpose))
    }
}
