//! Words for acts, and for the parts and contents of equipment that acts are done to: those of the list
//! (`list/words/acts.toml`), ready to be looked up. Words are looked up in small letters.

use super::word_lists::WordLists;
use rustc_hash::FxHashMap;

/// What kind of act a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// One that is done to parts and contents as well as to equipment.
    Taking,
    /// One by which something new takes the place of something old.
    Renewal,
    /// One that is only done to equipment itself.
    Leaving,
}

/// What kind of thing beside equipment a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// What equipment holds, shows or is set to.
    Content,
    /// A part of it, or what is on it.
    Part,
    /// What it is fixed to or supplied by.
    Fixing,
    /// Quantities, and words that stand in for a thing.
    Many,
}

/// The words of acts.
#[derive(Debug)]
pub struct ActWords {
    acts: FxHashMap<String, Act>,
    things: FxHashMap<String, Thing>,
}

impl ActWords {
    /// The words of a list.
    #[must_use]
    pub fn new(lists: &WordLists) -> Self {
        let acts = [
            (&lists.acts_of_taking, Act::Taking),
            (&lists.acts_of_renewal, Act::Renewal),
            (&lists.acts_of_leaving, Act::Leaving),
        ];
        let things = [
            (&lists.contents_of_kit, Thing::Content),
            (&lists.parts_of_kit, Thing::Part),
            (&lists.fixings_of_kit, Thing::Fixing),
            (&lists.how_many, Thing::Many),
        ];
        Self { acts: by_word(acts), things: by_word(things) }
    }

    /// What kind of act a word means.
    #[must_use]
    pub fn act(&self, word: &str) -> Option<Act> {
        self.acts.get(word).copied()
    }

    /// What kind of thing beside equipment a word means.
    #[must_use]
    pub fn thing(&self, word: &str) -> Option<Thing> {
        self.things.get(word).copied()
    }
}

fn by_word<K: Copy, const N: usize>(kinds: [(&Vec<String>, K); N]) -> FxHashMap<String, K> {
    kinds.into_iter().flat_map(|(words, kind)| words.iter().map(move |word| (word.clone(), kind))).collect()
}
