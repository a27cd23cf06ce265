//! The words that headings of tables consist of, from `list/words/headings.toml`.

use serde::{Deserialize, Serialize};
use vendor_text::Column;

/// What a word in a heading means.
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
    /// “by”: turns what was replaced into its replacement.
    By,
    /// “to”: turns what was swapped into what it was swapped for, and what is put off into what is still to be done.
    To,
    /// “for”: turns a replacement into what it replaced.
    For,
    /// Where it came from.
    From,
    /// The day or the year of something.
    Date,
    /// Qualifies what is named; means nothing by itself, and names no equipment.
    Qualifier,
    /// Means nothing by itself.
    Filler,
    /// Means something only beside other words.
    Weak,
    /// That equipment is no longer there; in registers beside a day, in accounts by itself.
    Disposed,
    /// That equipment comes or goes, without naming it.
    Moves,
    /// What people call the things that they list.
    Thing,
    /// Days, money, numbers and networks, which are not equipment.
    Otherwise,
    /// That equipment left, beside a day or the way in which it went.
    Departs,
    /// In which way something is done.
    Manner,
    /// That things are lent and come back.
    Lends,
}

impl HeadingSays {
    /// Whether it is a class of words of which every word in a heading has one. The others add something to some of
    /// these words.
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

/// Words in headings that mean the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingWords {
    /// What they mean.
    pub says: HeadingSays,
    /// The words.
    pub words: Vec<String>,
}

/// Two words side by side in a heading that say what becomes of equipment: “coming off”.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingMovement {
    /// What the column holds.
    pub holds: Column,
    /// The first word.
    pub first: Vec<String>,
    /// The second word.
    pub second: Vec<String>,
}
