//! A long list of names, in which the nearest to a name are found without comparing all of them.
//!
//! Names are proposed by the words that they share with the question, including close and joined words, and rare words
//! before common ones; the matcher then compares the best of them.

use super::Matcher;
use super::close_words::{CloseWords, WordId};
use super::lexicon::Class;
use super::normalise::{Name, letters_of};
use super::slips;
use std::sync::{Mutex, PoisonError};
use vendor_text::sorted;

/// A name of the list and how near it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Place in the list, from 0.
    pub entry: usize,
    /// The matcher's score.
    pub score: f64,
}

/// A name of the list that contains a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    /// Place in the list, from 0.
    pub entry: usize,
    /// How close its word is, from 0 to 1.
    pub share: f32,
    /// How many of its words correspond to the word.
    pub words: usize,
}

/// A list of names, ready to be searched.
#[derive(Debug)]
pub struct NameIndex {
    texts: Vec<Box<str>>,
    /// The names as the matcher reads them, if the list is short enough to keep them.
    read: Vec<Name>,
    words: CloseWords,
    /// For each word, where its entries start in `entries`.
    starts: Vec<u32>,
    entries: Vec<u32>,
    /// How rare each word is.
    rarity: Vec<f32>,
    /// The total rarity of each entry's words.
    totals: Vec<f32>,
    /// The hash of neighbouring words joined together, and the entry; sorted.
    joined: Vec<(u32, u32)>,
    /// Kept between questions, because clearing it costs less than allocating it.
    scratch: Mutex<Scratch>,
}

#[derive(Debug, Default)]
struct Scratch {
    sums: Vec<f32>,
    touched: Vec<u32>,
}

/// The most entries of words that are searched for one question, apart from those of the rarest word.
const MOST_LOOKED_THROUGH: usize = 60_000;

/// The longest list whose names are kept as they were read. Reading them again takes most of the time of a question;
/// keeping them takes about a kilobyte each.
const MOST_KEPT_READ: usize = 20_000;

/// Names that the matcher compares for one question.
const COMPARED: usize = 24;

impl NameIndex {
    /// Reads a list of names.
    #[must_use]
    pub fn build<T: AsRef<str>>(matcher: &Matcher, names: impl IntoIterator<Item = T>) -> Self {
        let mut words = CloseWords::default();
        let mut pairs: Vec<(WordId, u32)> = Vec::new();
        let mut texts: Vec<Box<str>> = Vec::new();
        let mut joined: Vec<(u32, u32)> = Vec::new();
        let mut read: Vec<Name> = Vec::new();
        for (entry, text) in (0_u32..).zip(names) {
            let name = matcher.name(text.as_ref());
            for part in std::iter::once(&name).chain(&name.others) {
                for word in part.words.iter().filter(|word| word.class != Class::Joining) {
                    pairs.push((words.add(&word.key), entry));
                    if let Some(written) = &word.written {
                        pairs.push((words.add(written), entry));
                    }
                }
                joined.extend(joined_words(part).map(|hash| (hash, entry)));
            }
            texts.push(text.as_ref().into());
            if texts.len() <= MOST_KEPT_READ {
                read.push(name);
            }
        }
        if texts.len() > MOST_KEPT_READ {
            read = Vec::new();
        }
        words.finish();
        pairs.sort_unstable();
        pairs.dedup();
        joined.sort_unstable();
        joined.dedup();
        joined.shrink_to_fit();
        let mut starts: Vec<u32> = vec![0; words.len() + 1];
        for (word, _) in &pairs {
            if let Some(count) = starts.get_mut(*word as usize + 1) {
                *count += 1;
            }
        }
        let mut running = 0;
        for start in &mut starts {
            running += *start;
            *start = running;
        }
        let all = texts.len() as f32;
        let rarity: Vec<f32> = starts
            .windows(2)
            .map(|ends| match ends {
                [from, to] => (1.0 + all / (*to - *from).max(1) as f32).ln(),
                _ => 0.0,
            })
            .collect();
        let mut totals = vec![0.0; texts.len()];
        for (word, entry) in &pairs {
            if let (Some(total), Some(rarity)) = (totals.get_mut(*entry as usize), rarity.get(*word as usize)) {
                *total += rarity;
            }
        }
        let entries = pairs.into_iter().map(|(_, entry)| entry).collect();
        let scratch = Mutex::new(Scratch { sums: vec![0.0; texts.len()], touched: Vec::new() });
        Self { texts, read, words, starts, entries, rarity, totals, joined, scratch }
    }

    /// How many names it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// A name of the list as given.
    #[must_use]
    pub fn text(&self, entry: usize) -> Option<&str> {
        self.texts.get(entry).map(AsRef::as_ref)
    }

    /// Bytes held, estimated.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let texts: usize = self.texts.iter().map(|text| text.len() + 16).sum();
        let numbers = self.starts.len() + self.entries.len() + self.rarity.len() + 2 * self.totals.len();
        let read: usize = self.read.iter().map(bytes_of).sum();
        texts + read + self.words.bytes() + 4 * numbers + 8 * self.joined.len()
    }

    /// The `most` nearest names, the nearest first.
    #[must_use]
    pub fn best(&self, matcher: &Matcher, question: &str, most: usize) -> Vec<Found> {
        let name = matcher.name(question);
        let mut found: Vec<Found> = self
            .candidates(&name, COMPARED.max(most))
            .into_iter()
            .filter_map(|entry| {
                let score = match self.read.get(entry as usize) {
                    Some(read) => matcher.score(&name, read),
                    None => matcher.score(&name, &matcher.name(self.text(entry as usize)?)),
                };
                (score > 0.0).then_some(Found { entry: entry as usize, score })
            })
            .collect();
        sorted::by(&mut found, |a, b| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry)));
        let joined = joined_letters(question);
        let closeness = |found: &Found| closeness(&joined, &joined_letters(self.text(found.entry).unwrap_or_default()));
        for equal in found.chunk_by_mut(|a, b| a.score.total_cmp(&b.score).is_eq()).filter(|equal| equal.len() > 1) {
            let mut by_letters: Vec<(f32, Found)> = equal.iter().map(|found| (closeness(found), *found)).collect();
            sorted::by(&mut by_letters, |a, b| b.0.total_cmp(&a.0).then(a.1.entry.cmp(&b.1.entry)));
            for (slot, (_, found)) in equal.iter_mut().zip(by_letters) {
                *slot = found;
            }
        }
        found.truncate(most);
        found
    }

    /// The entries worth comparing, the most promising first.
    #[must_use]
    pub fn candidates(&self, name: &Name, most: usize) -> Vec<u32> {
        let (terms, asked) = self.terms(name);
        let mut scratch = self.scratch.lock().unwrap_or_else(PoisonError::into_inner);
        let Scratch { sums, touched } = &mut *scratch;
        let mut looked_through = 0;
        for (word, worth) in terms {
            let here = self.entries_of(word);
            if looked_through > 0 && looked_through + here.len() > MOST_LOOKED_THROUGH {
                continue;
            }
            looked_through += here.len();
            add(here.iter().copied(), worth, sums, touched);
        }
        let rare = (1.0 + self.texts.len() as f32).ln();
        for hash in name.words.iter().map(|word| hash_of(word.key.chars())).chain(joined_words(name)) {
            add(self.spelled_apart(hash), rare, sums, touched);
        }
        let mut best: Vec<(f32, u32)> = Vec::with_capacity(2 * most);
        let mut bar = 0.0;
        for entry in touched.drain(..) {
            let Some(sum) = sums.get_mut(entry as usize) else { continue };
            let total = self.totals.get(entry as usize).copied().unwrap_or(0.0);
            let share = *sum / (asked + total - *sum).max(0.5 * asked).max(0.001);
            *sum = 0.0;
            if share > bar {
                best.push((share, entry));
                if best.len() >= 2 * most {
                    keep_best(&mut best, most);
                    bar = best.last().map_or(0.0, |(share, _)| *share);
                }
            }
        }
        keep_best(&mut best, most);
        best.into_iter().map(|(_, entry)| entry).collect()
    }

    /// The names that contain a word or one close to it, written as one word or as several; the closest words first.
    pub fn holding<'a>(&'a self, word: &str) -> impl Iterator<Item = Held> + 'a {
        let near = self.words.near(word).into_iter();
        let whole = near.flat_map(|near| self.entries_of(near.word).iter().map(move |entry| (*entry, near.share, 1)));
        let split = self.spelled_apart(hash_of(word.chars())).map(|entry| (entry, 1.0, 2));
        whole.chain(split).map(|(entry, share, words)| Held { entry: entry as usize, share, words })
    }

    /// The entries in which neighbouring words joined together have this hash.
    fn spelled_apart(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        let from = self.joined.partition_point(|(other, _)| *other < hash);
        let here = self.joined.get(from..).unwrap_or_default().iter();
        here.take_while(move |(other, _)| *other == hash).take(MOST_JOINED).map(|(_, entry)| *entry)
    }

    /// The words of the list by which a question is looked for, the rarest first, and the total rarity of the
    /// question's own words.
    fn terms(&self, name: &Name) -> (Vec<(WordId, f32)>, f32) {
        let mut terms: Vec<(WordId, f32)> = Vec::new();
        let mut asked = 0.0;
        let rarest = (1.0 + self.texts.len() as f32).ln();
        let rarity = |word: WordId| self.rarity.get(word as usize).copied().unwrap_or(rarest);
        for part in std::iter::once(name).chain(&name.others) {
            for word in part.words.iter().filter(|word| word.class != Class::Joining) {
                let look_up = |text: &str| match word.number {
                    Some(_) => self.words.exactly(text),
                    None => self.words.near(text),
                };
                let mut near = look_up(&word.key);
                near.extend(word.written.iter().flat_map(|written| look_up(written)));
                asked += near.first().map_or(rarest, |near| rarity(near.word));
                terms.extend(near.into_iter().map(|near| (near.word, near.share * rarity(near.word))));
            }
            for two in part.words.windows(2) {
                let joined: String = two.iter().map(|word| word.key.as_str()).collect();
                let near = self.words.within_a_slip(&joined);
                terms.extend(near.into_iter().map(|near| (near.word, near.share * rarity(near.word))));
            }
        }
        sorted::by(&mut terms, |a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        terms.dedup_by_key(|(word, _)| *word);
        sorted::by_key(&mut terms, |(word, _)| (self.entries_of(*word).len(), *word));
        (terms, asked)
    }

    fn entries_of(&self, word: WordId) -> &[u32] {
        let at = word as usize;
        let (Some(from), Some(to)) = (self.starts.get(at), self.starts.get(at + 1)) else { return &[] };
        self.entries.get(*from as usize..*to as usize).unwrap_or_default()
    }
}

/// Most entries with the same joined words that are proposed.
const MOST_JOINED: usize = 200;

fn add(entries: impl Iterator<Item = u32>, worth: f32, sums: &mut [f32], touched: &mut Vec<u32>) {
    for entry in entries {
        if let Some(sum) = sums.get_mut(entry as usize) {
            if *sum == 0.0 {
                touched.push(entry);
            }
            *sum += worth;
        }
    }
}

/// Bytes that a name as read holds, estimated.
fn bytes_of(name: &Name) -> usize {
    let word = |word: &super::NameWord| size_of::<super::NameWord>() + 5 * word.letters.len();
    let words: usize = name.words.iter().map(word).sum();
    size_of::<Name>() + name.text.len() + words + name.others.iter().map(bytes_of).sum::<usize>()
}

fn keep_best(best: &mut Vec<(f32, u32)>, most: usize) {
    best.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    best.truncate(most);
}

/// Hashes of neighbouring words joined together, and of all words joined together.
fn joined_words(name: &Name) -> impl Iterator<Item = u32> + '_ {
    let hash = |words: &[super::NameWord]| hash_of(words.iter().flat_map(|word| word.key.chars()));
    let all = (name.words.len() > 2).then(|| hash(&name.words));
    name.words.windows(2).map(hash).chain(all)
}

fn hash_of(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(0x811c_9dc5, |hash: u32, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193))
}

/// A text's letters and digits.
fn joined_letters(text: &str) -> Vec<char> {
    letters_of(text).iter().flat_map(|word| word.chars()).take(MOST_LETTERS).collect()
}

/// How many letters of two texts are compared to order equal scores.
const MOST_LETTERS: usize = 44;

fn closeness(a: &[char], b: &[char]) -> f32 {
    let longer = a.len().max(b.len()).max(1) as f32;
    1.0 - f32::from(slips::cost(a, b, 250).min(400)) / 10.0 / longer
}
