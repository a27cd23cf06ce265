//! The network: from the words around a name to the odds of each standing.
//!
//! Each word is a short row of numbers. A gated recurrent unit (Cho et al., 2014) reads the line from its beginning,
//! and another one reads it from its end. What both know at the name, and what they know at the words that matter to
//! it, give the odds.

use crate::Standing;
use crate::memory::{Memory, Reading, Seen};
use crate::weights::{Table, Weights, WeightsError};
use crate::words::Word;

/// How many words on each side of a name are read.
pub const REACH: usize = 28;

/// The odds of the five standings that a line can state, in the order of [`Standing::STATED`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Odds {
    /// The odds for a buyer: a bare item is offered.
    pub buying: [f32; 5],
    /// The odds for an owner: a bare item is in place.
    pub owning: [f32; 5],
}

/// The network, ready to read lines.
#[derive(Debug, Clone)]
pub struct Reader {
    words: Vec<Box<str>>,
    word: Table,
    place: Table,
    forward: Unit,
    backward: Unit,
    heed: Table,
    mix: Table,
    mix_bias: Table,
    out: Table,
    out_bias: Table,
    owning: Table,
}

#[derive(Debug, Clone)]
struct Unit {
    input: Table,
    state: Table,
    bias: Table,
}

impl Reader {
    /// Makes the network from its weights.
    ///
    /// # Errors
    ///
    /// [`WeightsError`] if a matrix is missing or does not fit the others, or the words are not in order.
    pub fn new(weights: &Weights) -> Result<Self, WeightsError> {
        let words: Vec<Box<str>> = weights.words.split(' ').map(Box::from).collect();
        if let Some(pair) = words.get(1..).unwrap_or_default().windows(2).find(|pair| pair.first() >= pair.last()) {
            return Err(WeightsError::Order(pair.last().map(ToString::to_string).unwrap_or_default()));
        }
        let unit = |input, state, bias| -> Result<Unit, WeightsError> {
            Ok(Unit { input: weights.table(input)?, state: weights.table(state)?, bias: weights.table(bias)? })
        };
        let reader = Self {
            words,
            word: weights.table("word")?,
            place: weights.table("place")?,
            forward: unit("forward-input", "forward-state", "forward-bias")?,
            backward: unit("backward-input", "backward-state", "backward-bias")?,
            heed: weights.table("heed")?,
            mix: weights.table("mix")?,
            mix_bias: weights.table("mix-bias")?,
            out: weights.table("out")?,
            out_bias: weights.table("out-bias")?,
            owning: weights.table("owning")?,
        };
        reader.check_shapes()?;
        Ok(reader)
    }

    fn check_shapes(&self) -> Result<(), WeightsError> {
        let size = self.word.columns;
        let hidden = self.forward.state.columns / 3;
        let mix = self.mix.columns;
        let expected = [
            ("word", self.word.numbers.len(), size * self.words.len()),
            ("place", self.place.numbers.len(), size * (2 * REACH + 1)),
            ("forward-input", self.forward.input.numbers.len(), size * 3 * hidden),
            ("forward-state", self.forward.state.numbers.len(), 3 * hidden * hidden),
            ("forward-bias", self.forward.bias.numbers.len(), 3 * hidden),
            ("backward-input", self.backward.input.numbers.len(), size * 3 * hidden),
            ("backward-state", self.backward.state.numbers.len(), 3 * hidden * hidden),
            ("backward-bias", self.backward.bias.numbers.len(), 3 * hidden),
            ("heed", self.heed.numbers.len(), 2 * hidden),
            ("mix", self.mix.numbers.len(), 4 * hidden * mix),
            ("mix-bias", self.mix_bias.numbers.len(), mix),
            ("out", self.out.numbers.len(), 5 * mix),
            ("out-bias", self.out_bias.numbers.len(), 5),
            ("owning", self.owning.numbers.len(), 5),
        ];
        match expected.into_iter().find(|(_, found, expected)| found != expected || *expected == 0) {
            Some((name, found, expected)) => Err(WeightsError::Shape { name, found, expected }),
            None => Ok(()),
        }
    }

    /// Whether a word has weights of its own.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.row_of(word) > 0
    }

    /// The row of a word; the first row stands for words that the network does not know.
    fn row_of(&self, word: &str) -> usize {
        let known = self.words.get(1..).unwrap_or_default();
        known.binary_search_by(|known| (**known).cmp(word)).map_or(0, |at| at + 1)
    }

    /// Reads the words around the name at `name`. The second value has the attention that each of them got, with its
    /// place.
    pub fn read(&self, words: &[&Word], name: usize, memory: &mut Memory) -> (Odds, Vec<(usize, f32)>) {
        let first = name.saturating_sub(REACH);
        let last = words.len().min(name + REACH + 1);
        let near = words.get(first..last).unwrap_or_default();
        let rows = near.iter().map(|word| self.row_of(&word.text)).collect();
        let reading = memory.of(Seen { rows, name: name - first }, |seen| self.read_anew(seen));
        (reading.odds, (first..last).zip(reading.heed).collect())
    }

    fn read_anew(&self, Seen { rows, name }: &Seen) -> Reading {
        let seen: Vec<Vec<f32>> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let place = self.place.row(at + REACH - name);
                self.word.row(*row).iter().zip(place).map(|(word, place)| word + place).collect()
            })
            .collect();
        let forward = self.forward.run(seen.iter());
        let mut backward = self.backward.run(seen.iter().rev());
        backward.reverse();
        let states: Vec<Vec<f32>> = forward
            .into_iter()
            .zip(backward)
            .map(|(mut ahead, back)| {
                ahead.extend(back);
                ahead
            })
            .collect();
        let at_name = states.get(*name).cloned().unwrap_or_default();
        let heed =
            softmax(states.iter().map(|state| dot(state, &at_name) / 8.0 + dot(state, &self.heed.numbers)).collect());
        let mut gathered = vec![0.0; at_name.len()];
        for (state, share) in states.iter().zip(&heed) {
            for (sum, number) in gathered.iter_mut().zip(state) {
                *sum += share * number;
            }
        }
        let mut mixed = self.mix_bias.numbers.clone();
        for (nth, number) in at_name.iter().chain(&gathered).enumerate() {
            add(&mut mixed, self.mix.row(nth), *number);
        }
        let mut scores = self.out_bias.numbers.clone();
        for (nth, number) in mixed.iter().enumerate() {
            add(&mut scores, self.out.row(nth), tanh(*number));
        }
        let owning = scores.iter().zip(&self.owning.numbers).map(|(score, more)| score + more).collect();
        let odds = Odds { buying: five(&softmax(scores)), owning: five(&softmax(owning)) };
        Reading { odds, heed }
    }
}

impl Unit {
    fn run<'a>(&self, words: impl Iterator<Item = &'a Vec<f32>>) -> Vec<Vec<f32>> {
        let hidden = self.state.columns / 3;
        let mut state = vec![0.0; hidden];
        words
            .map(|word| {
                let mut input = self.bias.numbers.clone();
                for (nth, number) in word.iter().enumerate() {
                    add(&mut input, self.input.row(nth), *number);
                }
                let mut kept = vec![0.0; 3 * hidden];
                for (nth, number) in state.iter().enumerate() {
                    add(&mut kept, self.state.row(nth), *number);
                }
                let gate = |nth: usize| sigmoid(at(&input, nth) + at(&kept, nth));
                state = (0..hidden)
                    .map(|nth| {
                        let (update, reset) = (gate(nth), gate(hidden + nth));
                        let fresh = tanh(at(&input, 2 * hidden + nth) + reset * at(&kept, 2 * hidden + nth));
                        (1.0 - update) * at(&state, nth) + update * fresh
                    })
                    .collect();
                state.clone()
            })
            .collect()
    }
}

impl Odds {
    /// The likeliest standing, and how likely it is that the kit is there or on offer at all.
    #[must_use]
    pub fn likeliest(odds: &[f32; 5]) -> (Standing, f32) {
        let [offered, in_place, going, gone, mentioned] = *odds;
        let present = offered + in_place + going;
        let candidates = if present >= 0.5 {
            [(Standing::Offered, offered), (Standing::InPlace, in_place), (Standing::Going, going)]
        } else {
            [(Standing::Gone, gone), (Standing::Mentioned, mentioned), (Standing::Mentioned, 0.0)]
        };
        let first = (Standing::Mentioned, 0.0);
        let (standing, _) = candidates.into_iter().fold(first, |best, next| if next.1 > best.1 { next } else { best });
        (standing, present)
    }
}

fn at(numbers: &[f32], nth: usize) -> f32 {
    numbers.get(nth).copied().unwrap_or_default()
}

fn add(sums: &mut [f32], row: &[f32], times: f32) {
    for (sum, number) in sums.iter_mut().zip(row) {
        *sum += times * number;
    }
}

fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// e to the power of a number, with the four basic operations only, so that every program gets the same to the last
/// bit.
fn exp(number: f32) -> f32 {
    let halvings = 10;
    let small = number.clamp(-80.0, 80.0) / 1024.0;
    let mut power = 1.0 + small * (1.0 + small * (0.5 + small * (1.0 / 6.0 + small / 24.0)));
    for _ in 0..halvings {
        power *= power;
    }
    power
}

fn sigmoid(number: f32) -> f32 {
    1.0 / (1.0 + exp(-number))
}

fn tanh(number: f32) -> f32 {
    2.0 * sigmoid(2.0 * number) - 1.0
}

fn softmax(mut scores: Vec<f32>) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in &mut scores {
        *score = exp(*score - most);
        sum += *score;
    }
    for score in &mut scores {
        *score /= sum;
    }
    scores
}

fn five(odds: &[f32]) -> [f32; 5] {
    let mut five = [0.0; 5];
    for (slot, odd) in five.iter_mut().zip(odds) {
        *slot = *odd;
    }
    five
}
