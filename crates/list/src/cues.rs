//! The phrases of the word lists: equipment nouns, nouns of work, and phrases that make a maker only mentioned.

use super::context::Equipment;
use super::makers::WordLists;
use rustc_hash::FxHashMap;
use vendor_text::sorted;
use vendor_text::{Folded, words};

/// The role of a word or phrase of the word lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordRole {
    /// An equipment noun.
    Equipment(Equipment),
    /// A noun of work or fixings.
    Ancillary,
    /// Supports a short brand.
    Support,
    /// Makes what follows only mentioned; the number is the place of the closing word, if the phrase has one.
    MentionBefore(Option<usize>),
    /// Makes what comes before only mentioned.
    MentionAfter,
    /// Makes what comes directly before only mentioned.
    MentionRightAfter,
    /// Ends the reach of `MentionBefore`.
    MentionEnds,
    /// Allows something like the kit that is named.
    Equivalent,
}

/// A word-list phrase: the words after the first, and what it is.
#[derive(Debug, Clone)]
pub struct Cue {
    /// Words after the first.
    pub rest: Vec<String>,
    /// What it is.
    pub role: WordRole,
}

/// All phrases, found by their first word.
#[derive(Debug, Default)]
pub struct Cues {
    by_first: FxHashMap<String, Vec<Cue>>,
    closing_words: Vec<String>,
}

impl Cues {
    /// Takes the word lists.
    #[must_use]
    pub fn new(words: &WordLists) -> Self {
        let mut all = Self::default();
        let mut cues: Vec<(&str, WordRole)> = Vec::new();
        let rows: [(&[String], WordRole); 6] = [
            (&words.ancillary, WordRole::Ancillary),
            (&words.support, WordRole::Support),
            (&words.mention_after, WordRole::MentionAfter),
            (&words.mention_right_after, WordRole::MentionRightAfter),
            (&words.mention_ends, WordRole::MentionEnds),
            (&words.equivalent, WordRole::Equivalent),
        ];
        for (texts, role) in rows {
            cues.extend(texts.iter().map(|text| (text.as_str(), role)));
        }
        for group in &words.equipment {
            cues.extend(group.words.iter().map(|text| (text.as_str(), WordRole::Equipment(group.category))));
        }
        for text in &words.mention_before {
            match text.split_once(" … ") {
                None => cues.push((text, WordRole::MentionBefore(None))),
                Some((open, close)) => {
                    let close = Folded::new(close).to_string();
                    let place = all.closing_words.iter().position(|word| *word == close).unwrap_or_else(|| {
                        all.closing_words.push(close);
                        all.closing_words.len() - 1
                    });
                    cues.push((open, WordRole::MentionBefore(Some(place))));
                }
            }
        }
        for (text, role) in cues {
            let mut parts = words::folded_words(text).into_iter();
            if let Some(first) = parts.next() {
                all.by_first.entry(first).or_default().push(Cue { rest: parts.collect(), role });
            }
        }
        for cues in all.by_first.values_mut() {
            sorted::by(cues, |a, b| b.rest.len().cmp(&a.rest.len()).then(a.role.cmp(&b.role)));
        }
        all
    }

    /// The phrases that start with a word, the longest first.
    #[must_use]
    pub fn starting_with(&self, first: &str) -> &[Cue] {
        self.by_first.get(first).map(Vec::as_slice).unwrap_or_default()
    }

    /// The word that closes the reach of a mention cue.
    #[must_use]
    pub fn closing_word(&self, place: usize) -> Option<&str> {
        self.closing_words.get(place).map(String::as_str)
    }
}
