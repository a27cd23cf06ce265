//! The words that headings of tables are made of, from `list/words/headings.toml`.

use serde::{Deserialize, Serialize};
use vendor_text::Column;

/// What a word of a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeadingSays {
    /// Equipment that was there before.
    Before,
    /// Equipment that is to come.
    After,
    /// Equipment that is to leave.
    Leaving,
    /// Equipment that stays.
    Stays,
    /// Equipment that is there.
    Now,
    /// Equipment that was put there: now, unless another word says when.
    Put,
    /// The maker.
    Maker,
    /// What a maker does, beside “who” or “by”.
    Makes,
    /// The number of a model.
    Model,
    /// Equipment of any kind.
    Kit,
    /// What is the matter with the equipment.
    Status,
    /// What is to be done with it.
    Action,
    /// What somebody wrote about it.
    Notes,
    /// A person or a firm around the equipment.
    Party,
    /// What somebody around the equipment does with it, before “by”.
    Serves,
    /// How many.
    Count,
    /// Where it is.
    Place,
    /// Turns what was replaced into what replaces it.
    By,
    /// Turns what was swapped into what it was swapped for, and what is put off into what is still to be done.
    To,
    /// Turns what replaces into what was replaced.
    For,
    /// Where it came from.
    From,
    /// The day or the year of something.
    Date,
    /// More of what is named: nothing of its own, and no equipment.
    Qualifier,
    /// Nothing of its own.
    Filler,
    /// Something only beside other words, whatever else it says.
    Weak,
    /// That equipment is no longer there, beside a day or alone in the accounts.
    Disposed,
    /// That equipment comes or goes, though it does not name it.
    Moves,
    /// What people call the things that they list.
    Thing,
    /// Days, money, numbers and networks: no equipment.
    Otherwise,
    /// That equipment left, beside a day or the way in which it went.
    Departs,
    /// In which way something is done.
    Manner,
    /// That things are lent and come back.
    Lends,
}

impl HeadingSays {
    /// Whether it is one of those that every word of a heading says one of; the others say more of some words.
    #[must_use]
    pub fn is_class(self) -> bool {
        !matches!(
            self,
            Self::Weak
                | Self::Disposed
                | Self::Moves
                | Self::Thing
                | Self::Otherwise
                | Self::Departs
                | Self::Manner
                | Self::Lends
        )
    }
}

/// Words of headings that say the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingWords {
    /// What they say.
    pub says: HeadingSays,
    /// The words.
    pub words: Vec<String>,
}

/// Two words that, side by side, say what becomes of equipment: “coming off”.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingMovement {
    /// What the column holds.
    pub holds: Column,
    /// The first word.
    pub first: Vec<String>,
    /// The second.
    pub second: Vec<String>,
}
