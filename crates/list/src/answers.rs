//! What an answer means for the user, as data: a sentence, when it is said, and where it was read.

use super::schema::{Bears, Confidence, When};
use crate::verdict::{Question, Reach, Verdict};
use serde::{Deserialize, Serialize};

/// Stands for the user's kind of body in a sentence.
pub const AUTHORITY: &str = "{authority}";

/// A sentence of an answer. For each part of the answer, the first sentence that fits is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerSentence {
    /// Short name.
    pub id: String,
    /// Which part of the answer it is.
    pub part: AnswerPart,
    /// The verdicts beside which it is said.
    pub verdicts: Vec<Verdict>,
    /// Said only of a restriction of this reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
    /// If set, said only if a counting measure binds the user (`true`), or if none does (`false`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub binds: Option<bool>,
    /// If set, said only if it is barred by the user's own policy alone (`true`), or if it is not (`false`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_policy: Option<bool>,
    /// Said only where the answer asks one of these questions; empty: whatever it asks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Question>,
    /// The situation in which it is said; empty fits everybody.
    #[serde(default, skip_serializing_if = "When::is_empty")]
    pub when: When,
    /// Said only where one of these measures bears on the line; empty: always.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<String>,
    /// How that measure must bear; if not set, in any way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bears: Option<Bears>,
    /// Whether the measure's tie to the maker must be only inferred (`true`) or must have a source (`false`); if not
    /// set, either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inferred: Option<bool>,
    /// The sentence; [`AUTHORITY`] in it is the user's kind of body.
    pub text: String,
    /// The section or instrument it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// How well it is known; none where it only says what this list holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// A part of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerPart {
    /// “May I buy this?”, “Must I remove this?”, or what to find out.
    Answer,
    /// What others were told.
    Others,
    /// How it stands with the debarment list.
    Debarment,
}

impl AnswerPart {
    /// All, in the order in which they are said.
    pub const ALL: [Self; 3] = [Self::Answer, Self::Others, Self::Debarment];
}
