//! The words of a list of names, and which of them are close to a word that may be mistyped.
//!
//! A single slip is always found, because both words, each with one letter left out, meet in a table. More distant
//! words are found by the groups of three letters that they share.

use super::slips;
use std::collections::HashMap;
use vendor_text::sorted;

/// Place of a word in the list of words.
pub type WordId = u32;

/// The words of a list.
#[derive(Debug, Default)]
pub struct CloseWords {
    ids: HashMap<Box<str>, WordId>,
    words: Vec<Box<str>>,
    /// Hash of a word with one letter left out, and the word; sorted.
    shortened: Vec<(u32, WordId)>,
    /// For each group of three letters, where its words start in `groups`.
    group_starts: Vec<u32>,
    groups: Vec<WordId>,
}

/// A word of the list that is close to the wanted one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// The word.
    pub word: WordId,
    /// How close, from 0 to 1.
    pub share: f32,
}

/// Shortest word that may be mistyped.
const SHORTEST: usize = 4;

/// Shortest word that is looked for by groups of letters.
const SHORTEST_BY_GROUPS: usize = 6;

/// The most words that are examined for one wanted word.
const MOST_LOOKED_AT: usize = 40;

const GROUP_BITS: u32 = 15;

impl CloseWords {
    /// The id of a word, which is added if it is new.
    pub fn add(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = WordId::try_from(self.words.len()).unwrap_or(WordId::MAX);
        self.words.push(word.into());
        self.ids.insert(word.into(), id);
        id
    }

    /// Prepares the words to be searched. Nothing may be added afterwards.
    pub fn finish(&mut self) {
        let mut groups: Vec<(u32, WordId)> = Vec::with_capacity(self.words.len() * 7);
        let mut letters: Vec<char> = Vec::new();
        for (id, word) in (0..).zip(&self.words) {
            letters.clear();
            letters.extend(word.chars());
            if letters.len() >= SHORTEST && letters.len() <= LONGEST {
                self.shortened.extend(shortened(&letters).map(|hash| (hash, id)));
            }
            if letters.len() >= SHORTEST_BY_GROUPS {
                groups.extend(groups_of(&letters).map(|group| (group, id)));
            }
        }
        self.shortened.sort_unstable();
        self.shortened.dedup();
        self.shortened.shrink_to_fit();
        groups.sort_unstable();
        groups.dedup();
        self.group_starts = (0..=1_u32 << GROUP_BITS)
            .map(|group| to_u32(groups.partition_point(|(other, _)| *other < group)))
            .collect();
        self.groups = groups.into_iter().map(|(_, id)| id).collect();
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The id of a word.
    #[must_use]
    pub fn id(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    /// The word itself and words close to it, the closest first.
    #[must_use]
    pub fn near(&self, word: &str) -> Vec<Near> {
        let letters: Vec<char> = word.chars().collect();
        let mut found = self.one_slip_off(word, &letters);
        let known = found.first().is_some_and(|near| near.share >= 1.0);
        if !known && (SHORTEST_BY_GROUPS..=LONGEST).contains(&letters.len()) {
            for id in self.by_groups(&letters) {
                self.look_at(&letters, id, &mut found);
            }
        }
        sorted(found)
    }

    /// The word itself and words that are one slip away, the closest first.
    #[must_use]
    pub fn within_a_slip(&self, word: &str) -> Vec<Near> {
        let letters: Vec<char> = word.chars().collect();
        sorted(self.one_slip_off(word, &letters))
    }

    /// The word itself.
    #[must_use]
    pub fn exactly(&self, word: &str) -> Vec<Near> {
        self.id(word).map(|word| Near { word, share: 1.0 }).into_iter().collect()
    }

    fn one_slip_off(&self, word: &str, letters: &[char]) -> Vec<Near> {
        let mut found = self.exactly(word);
        if letters.len() < SHORTEST || letters.len() > LONGEST {
            return found;
        }
        for hash in shortened(letters) {
            let from = self.shortened.partition_point(|(other, _)| *other < hash);
            let here = self.shortened.get(from..).unwrap_or_default();
            for (_, id) in here.iter().take_while(|(other, _)| *other == hash).take(MOST_LOOKED_AT) {
                self.look_at(letters, *id, &mut found);
            }
        }
        found
    }

    fn look_at(&self, letters: &[char], id: WordId, found: &mut Vec<Near>) {
        if found.iter().any(|near| near.word == id) {
            return;
        }
        let Some(other) = self.words.get(id as usize) else { return };
        let other: Vec<char> = other.chars().collect();
        let longer = letters.len().max(other.len());
        let limit = slips::budget(longer).max(slips::ONE_SLIP) + slips::ONE_SLIP / 2;
        let cost = slips::cost(letters, &other, limit);
        if cost <= limit {
            let share = 1.0 - f32::from(cost) / f32::from(slips::ONE_SLIP) / longer as f32;
            found.push(Near { word: id, share: share * share });
        }
    }

    /// The words that share the most groups of three letters.
    fn by_groups(&self, letters: &[char]) -> Vec<WordId> {
        let needed = u8::try_from(letters.len().saturating_sub(6).clamp(2, 5)).unwrap_or(5);
        let mut counts: Vec<u8> = vec![0; self.words.len()];
        let mut enough: Vec<WordId> = Vec::new();
        for group in groups_of(letters) {
            let at = group as usize;
            let (Some(from), Some(to)) = (self.group_starts.get(at), self.group_starts.get(at + 1)) else { continue };
            for id in self.groups.get(*from as usize..*to as usize).unwrap_or_default() {
                let Some(count) = counts.get_mut(*id as usize) else { continue };
                *count = count.saturating_add(1);
                if *count == needed {
                    enough.push(*id);
                }
            }
        }
        let shared = |id: &WordId| counts.get(*id as usize).copied().unwrap_or(0);
        enough.sort_unstable_by(|a, b| shared(b).cmp(&shared(a)).then(a.cmp(b)));
        enough.truncate(MOST_LOOKED_AT);
        enough
    }

    /// Bytes held, estimated.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let texts: usize = self.words.iter().map(|word| word.len()).sum();
        2 * texts + self.words.len() * 64 + self.shortened.capacity() * 8 + self.groups.capacity() * 4
    }
}

fn sorted(mut found: Vec<Near>) -> Vec<Near> {
    sorted::by(&mut found, |a, b| b.share.total_cmp(&a.share).then(a.word.cmp(&b.word)));
    found
}

/// Longest word that is looked for with slips.
const LONGEST: usize = 30;

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Hashes of a word and of the word without each of its letters.
fn shortened(letters: &[char]) -> impl Iterator<Item = u32> + '_ {
    let without = |left_out: usize| {
        letters.iter().enumerate().filter(|(at, _)| *at != left_out).fold(START, |hash, (_, c)| step(hash, *c))
    };
    (0..=letters.len()).map(without)
}

/// Hashes of the groups of three letters, with the ends marked.
fn groups_of(letters: &[char]) -> impl Iterator<Item = u32> + '_ {
    let at = |place: usize| place.checked_sub(1).and_then(|place| letters.get(place)).copied().unwrap_or(' ');
    (0..letters.len()).map(move |from| {
        let hash = (from..from + 3).fold(START, |hash, place| step(hash, at(place)));
        (hash ^ hash >> 16) & ((1 << GROUP_BITS) - 1)
    })
}

/// FNV-1a, 32 bits.
const START: u32 = 0x811c_9dc5;

fn step(hash: u32, c: char) -> u32 {
    (hash ^ u32::from(c)).wrapping_mul(0x0100_0193)
}
