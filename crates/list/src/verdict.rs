//! The five verdicts: a word of the list, because its next steps name them.

use serde::{Deserialize, Serialize};

/// The five verdicts (design law: never another one, never an invented one).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A current measure that binds this user requires exclusion or removal.
    Barred,
    /// A current measure names the maker or covers its class by a sourced edge.
    Restricted,
    /// Only sometimes a listed maker's, only possible, contradictory, or only inferred.
    Ask,
    /// Read and looked up; nothing that counts was found.
    NoneFound,
    /// Unreadable, or equipment with nothing that identifies its maker.
    CannotTell,
}

impl Verdict {
    /// All verdicts, the gravest first.
    pub const ALL: [Self; 5] = [Self::Barred, Self::Restricted, Self::Ask, Self::NoneFound, Self::CannotTell];

    /// The verdict's slug.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Barred => "barred",
            Self::Restricted => "restricted",
            Self::Ask => "ask",
            Self::NoneFound => "none-found",
            Self::CannotTell => "cannot-tell",
        }
    }

    /// The words on screen.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Barred => "Barred",
            Self::Restricted => "Restricted",
            Self::Ask => "Ask first",
            Self::NoneFound => "No measure found",
            Self::CannotTell => "Cannot tell",
        }
    }
}
