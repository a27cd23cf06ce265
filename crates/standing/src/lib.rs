//! How a line speaks of a maker's kit: offered, in place, going, gone or only mentioned.
//!
//! A line is cut into words ([`words`]), with one token for the name of any maker, so that no maker weighs more than
//! another. A small network ([`network`]) reads the words on both sides of a name and gives the odds of each standing.
//! Its weights are data of the list ([`weights`]), learnt from labelled lines. Whose the name is, what the columns of a
//! register say and what follows for a user are not decided here.

pub mod memory;
pub mod network;
pub mod weights;
pub mod words;

pub use memory::Memory;
pub use network::{Odds, Reader};
pub use weights::{Weights, WeightsError};

use serde::{Deserialize, Serialize};

/// How a line speaks of a maker's kit. If a line has several standings, the last in this order prevails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Named, but no kit of the maker's is or was there or on offer: compared, refused, asked about, an accessory that
    /// fits it.
    Mentioned,
    /// No longer there.
    Gone,
    /// The line does not say.
    Undecided,
    /// There, but to leave.
    Going,
    /// There, and staying, or with nothing said of leaving.
    InPlace,
    /// Offered, quoted, specified, ordered or delivered.
    Offered,
}

impl Standing {
    /// The standings that a line can state, in the order of [`Odds`].
    pub const STATED: [Self; 5] = [Self::Offered, Self::InPlace, Self::Going, Self::Gone, Self::Mentioned];

    /// The word in records.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::InPlace => "in-place",
            Self::Going => "going",
            Self::Gone => "gone",
            Self::Mentioned => "mentioned",
            Self::Undecided => "undecided",
        }
    }

    /// The words on screen.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::InPlace => "in place",
            Self::Going => "going",
            Self::Gone => "gone",
            Self::Mentioned => "only mentioned",
            Self::Undecided => "not said",
        }
    }

    /// Whether kit of that standing is there today, or on offer.
    #[must_use]
    pub fn is_present(self) -> bool {
        matches!(self, Self::Offered | Self::InPlace | Self::Going)
    }
}
