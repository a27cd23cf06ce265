//! Which words of one name correspond to which words of the other.

use super::lexicon::Class;
use super::normalise::{Name, NameWord};
use super::slips;
use vendor_text::sorted;

/// Why two runs of words correspond, the surest reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// The same word.
    Same,
    /// The same word, one of them shortened or in another language.
    Reading,
    /// The same letters, written in one word or in several.
    Joined,
    /// The same word with slips that its length allows.
    Slip,
    /// The first letters of several words.
    Initials,
    /// Distinctive words a little further apart than a slip: believed only if everything else agrees.
    Loose,
    /// Similar, but further apart than a slip: no evidence.
    Near,
}

/// A tie between runs of words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// First word of the left name.
    pub a: usize,
    /// How many.
    pub a_words: usize,
    /// First word of the right name.
    pub b: usize,
    /// How many.
    pub b_words: usize,
    /// Why.
    pub tie: Tie,
    /// How similar, from 0 to 1.
    pub alike: f64,
}

/// The words of two names, with the ties between them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alignment {
    /// The ties, in the order of the left name.
    pub pairs: Vec<Pair>,
    /// Words of the left name without a partner, one bit for each.
    pub left_over_a: u64,
    /// Words of the right name without a partner, one bit for each.
    pub left_over_b: u64,
}

/// Ties the words of two names.
#[must_use]
pub fn align(a: &Name, b: &Name) -> Alignment {
    let mut found =
        Alignment { pairs: Vec::with_capacity(a.words.len()), left_over_a: all(&a.words), left_over_b: all(&b.words) };
    found.tie_same(&a.words, &b.words);
    found.tie_joined(&a.words, &b.words, false);
    found.tie_joined(&b.words, &a.words, true);
    found.tie_slips(&a.words, &b.words);
    found.tie_initials(&a.words, &b.words, false);
    found.tie_initials(&b.words, &a.words, true);
    sorted::by_key(&mut found.pairs, |pair| (pair.a, pair.b));
    found
}

fn all(words: &[NameWord]) -> u64 {
    words.iter().take(63).enumerate().fold(0, |bits, (at, _)| bits | 1 << at)
}

fn is_open(bits: u64, at: usize) -> bool {
    at < 64 && bits >> at & 1 == 1
}

fn run(at: usize, count: usize) -> u64 {
    (at..at + count).filter(|at| *at < 64).fold(0, |bits, at| bits | 1 << at)
}

impl Alignment {
    fn tie(&mut self, pair: Pair) {
        self.left_over_a &= !run(pair.a, pair.a_words);
        self.left_over_b &= !run(pair.b, pair.b_words);
        self.pairs.push(pair);
    }

    fn tie_same(&mut self, a: &[NameWord], b: &[NameWord]) {
        for (at, word) in a.iter().enumerate() {
            let same = |other: &NameWord| match (word.number, other.number) {
                (Some(one), Some(two)) => one == two,
                _ => word.key == other.key,
            };
            let partner =
                (0..b.len()).find(|place| is_open(self.left_over_b, *place) && b.get(*place).is_some_and(same));
            if let Some(place) = partner {
                let as_written = b.get(place).is_some_and(|other| other.shown() == word.shown());
                let (tie, alike) = if as_written { (Tie::Same, 1.0) } else { (Tie::Reading, 0.985) };
                self.tie(Pair { a: at, a_words: 1, b: place, b_words: 1, tie, alike });
            }
        }
    }

    /// Ties several words of `many` to the one word of `single` that they form; `turned` says that `many` is the right
    /// name.
    fn tie_joined(&mut self, many: &[NameWord], single: &[NameWord], turned: bool) {
        const MOST_PARTS: usize = 4;
        for at in 0..many.len() {
            let mut letters: Vec<char> = many.get(at).map(|word| word.letters.clone()).unwrap_or_default();
            for to in at + 1..(at + MOST_PARTS).min(many.len()) {
                letters.extend(many.get(to).into_iter().flat_map(|word| &word.letters));
                let count = to + 1 - at;
                let (open_many, open_single) =
                    if turned { (self.left_over_b, self.left_over_a) } else { (self.left_over_a, self.left_over_b) };
                if (at..=to).any(|place| !is_open(open_many, place)) {
                    break;
                }
                let best = single
                    .iter()
                    .enumerate()
                    .filter(|(place, word)| is_open(open_single, *place) && word.number.is_none())
                    .filter_map(|(place, word)| Some((place, joined_alike(&letters, &word.letters)?)))
                    .max_by(|(_, one), (_, other)| one.total_cmp(other));
                if let Some((place, alike)) = best {
                    self.tie(if turned {
                        Pair { a: place, a_words: 1, b: at, b_words: count, tie: Tie::Joined, alike }
                    } else {
                        Pair { a: at, a_words: count, b: place, b_words: 1, tie: Tie::Joined, alike }
                    });
                    break;
                }
            }
        }
    }

    fn tie_slips(&mut self, a: &[NameWord], b: &[NameWord]) {
        let mut near: Vec<(usize, usize, Tie, f64)> = Vec::new();
        for (at, word) in a.iter().enumerate().filter(|(at, _)| is_open(self.left_over_a, *at)) {
            for (place, other) in b.iter().enumerate().filter(|(place, _)| is_open(self.left_over_b, *place)) {
                if let Some((tie, alike)) = alike(word, other) {
                    near.push((at, place, tie, alike));
                }
            }
        }
        sorted::by(&mut near, |one, other| other.3.total_cmp(&one.3).then((one.0, one.1).cmp(&(other.0, other.1))));
        for (at, place, tie, alike) in near {
            if is_open(self.left_over_a, at) && is_open(self.left_over_b, place) {
                self.tie(Pair { a: at, a_words: 1, b: place, b_words: 1, tie, alike });
            }
        }
    }

    /// Ties a word to several words of which it is the initials: IBM.
    fn tie_initials(&mut self, short: &[NameWord], long: &[NameWord], turned: bool) {
        for (at, word) in short.iter().enumerate() {
            let (open_short, open_long) =
                if turned { (self.left_over_b, self.left_over_a) } else { (self.left_over_a, self.left_over_b) };
            let count = word.letters.len();
            if !is_open(open_short, at) || !(2..=6).contains(&count) || word.class != Class::Distinctive {
                continue;
            }
            let start = (0..(long.len() + 1).saturating_sub(count)).find(|from| {
                let here = long.get(*from..from + count).unwrap_or_default();
                here.len() == count
                    && (*from..from + count).all(|place| is_open(open_long, place))
                    && here.iter().zip(&word.letters).all(|(part, letter)| part.letters.first() == Some(letter))
            });
            if let Some(from) = start {
                let pair = if turned {
                    Pair { a: from, a_words: count, b: at, b_words: 1, tie: Tie::Initials, alike: INITIALS }
                } else {
                    Pair { a: at, a_words: 1, b: from, b_words: count, tie: Tie::Initials, alike: INITIALS }
                };
                self.tie(pair);
            }
        }
    }
}

/// Initials only ask.
const INITIALS: f64 = 0.72;

/// How similar joined words are to a single word.
fn joined_alike(joined: &[char], word: &[char]) -> Option<f64> {
    if joined == word {
        return Some(0.97);
    }
    if joined.len().min(word.len()) < 5 {
        return None;
    }
    let budget = slips::budget(joined.len().max(word.len()));
    let cost = slips::cost(joined, word, budget);
    (cost <= budget).then(|| within(cost, budget) - 0.02)
}

/// How similar two words are whose distance is within the budget.
fn within(cost: u16, budget: u16) -> f64 {
    1.0 - 0.14 * f64::from(cost) / f64::from(budget.max(1))
}

/// Whether and how two different words are similar.
fn alike(a: &NameWord, b: &NameWord) -> Option<(Tie, f64)> {
    if a.number.is_some() || b.number.is_some() || a.class == Class::Joining || b.class == Class::Joining {
        return None;
    }
    let (longer, cost) = nearest_spelling(a, b);
    let budget = slips::budget(longer);
    // Two words that are both in the dictionary of business words are not slips of each other,
    // except in a number or a suffix: metal and metals, agriculture and agricultural.
    let both_known = a.class != Class::Distinctive && b.class != Class::Distinctive;
    if is_plural_in_ies(a, b) || is_plural_in_ies(b, a) {
        return Some((Tie::Slip, PLURAL));
    }
    if both_known && !share_stem(a, b) {
        return None;
    }
    if cost <= budget {
        return Some((Tie::Slip, within(cost, budget)));
    }
    let same_head = a.letters.first() == b.letters.first();
    if longer == 4 && cost <= slips::ONE_SLIP && same_head {
        return Some((Tie::Slip, 0.74));
    }
    let share = 1.0 - f64::from(cost) / f64::from(slips::ONE_SLIP) / longer as f64;
    let both_own = a.class == Class::Distinctive && b.class == Class::Distinctive;
    if longer > 4 && same_head && both_own && cost <= budget + slips::MORE_WHERE_ALL_ELSE_AGREES.min(budget / 2) {
        return Some((Tie::Loose, share));
    }
    (longer > 3 && share >= 0.5).then_some((Tie::Near, share))
}

/// How similar a word and its plural are.
const PLURAL: f64 = 0.93;

/// Whether one word is the other's plural in -ies: industry, industries. A word in -ity names a quality and its plural
/// names things, which is a different trade: security, securities.
fn is_plural_in_ies(one: &NameWord, many: &NameWord) -> bool {
    let stem = one.key.strip_suffix('Y').filter(|stem| stem.len() > 3 && !stem.ends_with("IT"));
    stem.is_some_and(|stem| many.key.strip_suffix("IES") == Some(stem))
}

/// The number of letters of the longer word, and the distance between two words, as written or as read.
fn nearest_spelling(a: &NameWord, b: &NameWord) -> (usize, u16) {
    let between = |one: &[char], other: &[char]| {
        // A syllable of Hangul decomposes into three letters, but is one character to its reader.
        let signs =
            |letters: &[char]| if letters.first().is_some_and(is_jamo) { letters.len() / 3 } else { letters.len() };
        (signs(one).max(signs(other)), slips::cost(one, other, NEAR_LIMIT))
    };
    let as_read = between(&a.letters, &b.letters);
    if a.written.is_none() && b.written.is_none() {
        return as_read;
    }
    let (one, other): (Vec<char>, Vec<char>) = (a.shown().chars().collect(), b.shown().chars().collect());
    let as_written = between(&one, &other);
    if as_written.1 < as_read.1 { as_written } else { as_read }
}

fn is_jamo(c: &char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}')
}

/// How far similarity is measured, to put candidates in order.
const NEAR_LIMIT: u16 = 60;

fn share_stem(a: &NameWord, b: &NameWord) -> bool {
    let shared = a.letters.iter().zip(&b.letters).take_while(|(one, other)| one == other).count();
    shared >= 4 && shared + 3 >= a.letters.len().max(b.letters.len())
}
