//! Names of listed makers by what their letters look like, so that a name is found although other signs stand for its
//! letters.

use super::{Phrase, PhraseKind};
use crate::makers::Scope;
use rustc_hash::{FxHashMap, FxHashSet};
use vendor_text::look_alikes::class;

/// The shortest name that is looked for in other signs; shorter ones are just as often part numbers.
pub const SHORTEST_DRESSED: usize = 5;

/// The names.
#[derive(Debug, Default)]
pub struct DressedNames {
    /// The letters of a name by their classes.
    names: FxHashMap<String, String>,
    /// The first class of a name and its number of letters.
    shapes: FxHashSet<(char, usize)>,
    longest: usize,
}

impl DressedNames {
    /// Adds a name, folded and joined, if signs that look like it cannot mean anything else.
    pub fn take(&mut self, name: &str, phrases: &[Phrase], is_listed: impl Fn(&Phrase) -> bool) {
        let is_clear = |phrase: &Phrase| {
            phrase.scope == Scope::All
                && phrase.kind != PhraseKind::Misspelling
                && !phrase.needs_support
                && is_listed(phrase)
        };
        if name.len() < SHORTEST_DRESSED
            || !name.bytes().all(|byte| byte.is_ascii_alphabetic())
            || !phrases.iter().any(is_clear)
        {
            return;
        }
        let Some(classes) = name.chars().map(class).collect::<Option<String>>() else { return };
        let Some(first) = classes.chars().next() else { return };
        self.shapes.insert((first, name.len()));
        self.longest = self.longest.max(name.len());
        // Of two names that look the same, the one that is first in the alphabet stands for both, whatever the order in
        // which they are added.
        let known = self.names.entry(classes).or_insert_with(|| name.to_owned());
        if name < known.as_str() {
            *known = name.to_owned();
        }
    }

    /// The name whose letters have these classes.
    #[must_use]
    pub fn like(&self, classes: &str) -> Option<&str> {
        self.names.get(classes).map(String::as_str)
    }

    /// Whether some name has this number of letters, and begins with a letter of this class.
    #[must_use]
    pub fn may_be(&self, first: char, length: usize) -> bool {
        self.shapes.contains(&(first, length))
    }

    /// The number of letters of the longest.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.longest
    }
}
