//! What a user can do next, as data: a sentence, when it is said, and where it was read.

use super::schema::{Confidence, When};
use crate::verdict::{Question, Verdict};
use serde::{Deserialize, Serialize};

/// One thing to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextStep {
    /// Short name.
    pub id: String,
    /// What to do, in plain English.
    pub text: String,
    /// The verdicts beside which it is said.
    pub verdicts: Vec<Verdict>,
    /// The situation in which it is said; empty fits everybody.
    #[serde(default, skip_serializing_if = "When::is_empty")]
    pub when: When,
    /// Said only where one of these measures bears on the line; empty: always.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<String>,
    /// Said only where the answer asks one of these questions; empty: whatever it asks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Question>,
    /// An address that helps to do it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The section or rule it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it was read; empty for good practice of our own.
    #[serde(default)]
    pub sources: Vec<String>,
}
