//! What the user says of a check: for its record only.

use serde::{Deserialize, Serialize};
use vendor_text::secrets;

/// Who checked what for, and what was decided on it. Every part is optional.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particulars {
    /// Who checked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub checked_by: String,
    /// What for: a purpose, or a reference of the user's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// What was decided, and why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decision: String,
    /// Who decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decided_by: String,
    /// Who approved it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub approved_by: String,
    /// When it was decided, in the user's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decided_at: String,
}

impl Particulars {
    /// What was typed, without secrets.
    #[must_use]
    pub fn without_secrets(self) -> Self {
        let kept = |typed: String| secrets::without_in_name(&typed).into_owned();
        Self {
            checked_by: kept(self.checked_by),
            reference: kept(self.reference),
            decision: kept(self.decision),
            decided_by: kept(self.decided_by),
            approved_by: kept(self.approved_by),
            decided_at: kept(self.decided_at),
        }
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Who checked and what for, each under its name.
    #[must_use]
    pub fn of_check(&self) -> [(&'static str, &str); 2] {
        [("Checked by", self.checked_by.as_str()), ("Purpose or reference", self.reference.as_str())]
    }

    /// The decision, each part under its name.
    #[must_use]
    pub fn of_decision(&self) -> [(&'static str, &str); 4] {
        [
            ("Decision and reason", self.decision.as_str()),
            ("Decided by", self.decided_by.as_str()),
            ("Approved by", self.approved_by.as_str()),
            ("Date and time", self.decided_at.as_str()),
        ]
    }

    /// Everything that is said, each under its name.
    pub fn said(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.of_check().into_iter().chain(self.of_decision()).filter(|(_, words)| !words.is_empty())
    }
}
