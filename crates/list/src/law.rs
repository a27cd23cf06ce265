//! What the law says wherever the program speaks of it in its own words, as data.

use super::schema::Confidence;
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
    /// On the help page, under what a council should know.
    Help,
}

impl SaidIn {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Policy, Self::Origin, Self::Letters, Self::Help];
}

/// A sentence of law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawSentence {
    /// Short name.
    pub id: String,
    /// Where it is said.
    pub said_in: SaidIn,
    /// The sentence.
    pub text: String,
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it was read.
    pub sources: Vec<String>,
}
