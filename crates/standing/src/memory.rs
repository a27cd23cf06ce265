//! What was read earlier in a run. Registers say the same few things of many pieces of kit, so each is read once.

use crate::network::Odds;
use rustc_hash::FxHashMap;

/// The most readings that are kept, which take about ten megabytes. Later ones are read again each time.
const MOST: usize = 20_000;

/// The readings of one run with one network.
#[derive(Debug, Default)]
pub struct Memory {
    known: FxHashMap<Seen, Reading>,
}

/// Everything that the network sees of a line: the rows of the words within its reach, and which of them is the name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Seen {
    pub(crate) rows: Vec<usize>,
    pub(crate) name: usize,
}

/// What the network makes of it: the odds, and the attention that each word got.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) odds: Odds,
    pub(crate) heed: Vec<f32>,
}

impl Memory {
    /// The reading of what is seen; `read` makes it if it is the first time.
    pub(crate) fn of(&mut self, seen: Seen, read: impl FnOnce(&Seen) -> Reading) -> Reading {
        if let Some(known) = self.known.get(&seen) {
            return known.clone();
        }
        let reading = read(&seen);
        if self.known.len() < MOST {
            self.known.insert(seen, reading.clone());
        }
        reading
    }
}
