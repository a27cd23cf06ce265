//! The six verdicts, and whom a restriction reaches. They are defined with the list because its next steps name them.

use serde::{Deserialize, Serialize};

/// The six verdicts. There is never another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A current measure that binds this user requires exclusion or removal.
    Barred,
    /// A current measure names the maker or covers its class by a sourced edge.
    Restricted,
    /// Only sometimes a listed maker's, only possible, contradictory, or only inferred.
    Ask,
    /// Recognised and looked up; nothing that counts was found.
    NoneFound,
    /// Unreadable, kit with nothing that identifies its maker, or a name that the list does not know.
    CannotTell,
    /// Names neither kit nor firm.
    NoKit,
}

impl Verdict {
    /// All verdicts, the most serious first.
    pub const ALL: [Self; 6] =
        [Self::Barred, Self::Restricted, Self::Ask, Self::NoneFound, Self::CannotTell, Self::NoKit];

    /// The verdict's slug.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Barred => "barred",
            Self::Restricted => "restricted",
            Self::Ask => "ask",
            Self::NoneFound => "none-found",
            Self::CannotTell => "cannot-tell",
            Self::NoKit => "no-kit",
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
            Self::NoKit => "Nothing to check",
        }
    }
}

/// Whom a restriction reaches that does not compel the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// A measure of the United Kingdom counts.
    Uk,
    /// Only other countries' rules do.
    Abroad,
}

impl Reach {
    /// The words on screen, for a user whom it does not bind.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Uk => "Restricted for others",
            Self::Abroad => "Restricted abroad",
        }
    }
}

/// What has to be asked where the answer is *Ask first*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Who made it: the match is only possible, or two things in the line contradict each other.
    Maker,
    /// Who builds what is sold under the brand: nobody has found it.
    Builder,
    /// Whether it is offered at all.
    Offer,
    /// The maker is known, but it is not certain that a measure covers it.
    Cover,
}
