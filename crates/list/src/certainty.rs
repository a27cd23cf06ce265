//! How sure an attribution is.

use serde::{Deserialize, Serialize};

/// How sure it is whose a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Raises a question only.
    Possible,
    /// Attributed, after a repair or with support.
    Likely,
    /// Attributed.
    Certain,
}

impl Certainty {
    /// The word on screen.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}
