//! Long runs, slice by slice, with as many threads as are given. The records are the same as when one line is answered
//! after another, and nothing of a slice is kept once it is answered. For native programs; the page answers in slices
//! of its own.

use crate::identify::outline::{self, Looked};
use crate::identify::{Identified, Outline, Said};
use crate::judge::{Judged, Rulings, Terms};
use crate::report::record::LineRecord;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use vendor_list::Index;
use vendor_names::own_lists::OwnList;
use vendor_standing::Memory;
use vendor_text::{Line, sorted};

/// What a run is answered with.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The list.
    pub index: &'a Index,
    /// The situation, the day and the user's policy.
    pub terms: Terms<'a>,
    /// The user's own lists.
    pub own_lists: &'a [OwnList],
}

/// One thread's share of a run, with what it remembers from line to line. That only saves time and changes no answer.
#[derive(Debug, Default)]
pub struct Hand {
    memory: Memory,
    rulings: Rulings,
}

impl Hand {
    /// The record of a line by itself, under no heading.
    #[must_use]
    pub fn record_alone(&mut self, on: &Ground<'_>, line: &Line) -> LineRecord {
        let identified = outline::identify_alone(on.index, line, None, &mut self.memory);
        self.record(on, line, &identified)
    }

    fn record(&mut self, on: &Ground<'_>, line: &Line, identified: &Identified) -> LineRecord {
        let judged = Judged::new(on.index, line, identified, &on.terms, &mut self.rulings);
        LineRecord::new(on.index, &judged, &on.terms, on.own_lists)
    }
}

/// A run over slices of lines that come in the order of their files.
#[derive(Debug)]
pub struct Slices<'a> {
    on: Ground<'a>,
    outline: Option<Outline>,
    hands: Vec<Hand>,
}

impl<'a> Slices<'a> {
    /// Begins a run.
    #[must_use]
    pub fn new(on: Ground<'a>, threads: NonZeroUsize) -> Self {
        Self { on, outline: Some(Outline::default()), hands: hands(threads) }
    }

    /// Looks up each line by itself, without the headings and the sheet's name above it.
    #[must_use]
    pub fn each_alone(self) -> Self {
        Self { outline: None, ..self }
    }

    /// The records of the next slice, in its order.
    #[must_use]
    pub fn records(&mut self, lines: Vec<Line>) -> Vec<LineRecord> {
        let on = self.on;
        let Some(outline) = &mut self.outline else {
            return share(&mut self.hands, lines, |hand, line| hand.record_alone(&on, &line));
        };
        let entered: Vec<(Line, Option<Said>)> = lines
            .into_iter()
            .map(|line| {
                let sheet = outline.enter(on.index, &line);
                (line, sheet)
            })
            .collect();
        let looked: Vec<(Line, Option<Said>, Option<Looked>)> =
            share(&mut self.hands, entered, |hand, (line, sheet)| {
                let looked = outline::look(on.index, &line, sheet, &mut hand.memory);
                (line, sheet, looked)
            });
        let placed: Vec<_> = looked
            .into_iter()
            .map(|(line, sheet, looked)| {
                let placed = outline.place(&line, sheet, looked);
                (line, placed)
            })
            .collect();
        share(&mut self.hands, placed, |hand, (line, placed)| {
            let identified = placed.identify(on.index, &line, &mut hand.memory);
            hand.record(&on, &line, &identified)
        })
    }
}

/// One hand for each thread.
#[must_use]
pub fn hands(threads: NonZeroUsize) -> Vec<Hand> {
    (0..threads.get()).map(|_| Hand::default()).collect()
}

/// The number of lines that a hand takes at a time.
const PIECE: usize = 64;

/// Does the same work on every item, with one thread for each hand, and returns the results in the order of the items.
pub fn share<I: Send, O: Send>(hands: &mut [Hand], items: Vec<I>, work: impl Fn(&mut Hand, I) -> O + Sync) -> Vec<O> {
    share_in_pieces(hands, items, PIECE, |hand, piece| {
        piece.into_iter().map(|item| work(hand, item)).collect::<Vec<_>>()
    })
    .into_iter()
    .flatten()
    .collect()
}

/// Does the same work on pieces of `most` items; see [`share`].
pub fn share_in_pieces<I: Send, O: Send>(
    hands: &mut [Hand],
    items: Vec<I>,
    most: usize,
    work: impl Fn(&mut Hand, Vec<I>) -> O + Sync,
) -> Vec<O> {
    let pieces: Vec<Mutex<Option<Vec<I>>>> =
        in_pieces(items, most.max(1)).into_iter().map(|piece| Mutex::new(Some(piece))).collect();
    let next = AtomicUsize::new(0);
    let take = || {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let piece = pieces.get(at)?.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        Some((at, piece))
    };
    let work_through = |hand: &mut Hand| {
        let mut done = Vec::new();
        while let Some((at, piece)) = take() {
            done.push((at, work(hand, piece)));
        }
        done
    };
    let (Some((first, others)), true) = (hands.split_first_mut(), !pieces.is_empty()) else { return Vec::new() };
    if pieces.len() == 1 || others.is_empty() {
        return work_through(first).into_iter().map(|(_, done)| done).collect();
    }
    let work_through = &work_through;
    let mut done = std::thread::scope(|scope| {
        let threads: Vec<_> = others.iter_mut().map(|hand| scope.spawn(move || work_through(hand))).collect();
        let mut done = work_through(first);
        for thread in threads {
            match thread.join() {
                Ok(share) => done.extend(share),
                Err(stopped) => std::panic::resume_unwind(stopped),
            }
        }
        done
    });
    sorted::by_key(&mut done, |(at, _)| *at);
    done.into_iter().map(|(_, done)| done).collect()
}

fn in_pieces<I>(items: Vec<I>, most: usize) -> Vec<Vec<I>> {
    let mut pieces = Vec::with_capacity(items.len().div_ceil(most));
    let mut items = items.into_iter();
    loop {
        let piece: Vec<I> = items.by_ref().take(most).collect();
        if piece.is_empty() {
            return pieces;
        }
        pieces.push(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_work_comes_back_in_order() {
        for threads in [1, 2, 5] {
            let mut hands = hands(NonZeroUsize::new(threads).unwrap());
            let doubled = share(&mut hands, (0..1_000).collect(), |_, number: usize| number * 2);
            assert_eq!(doubled, (0..1_000).map(|number| number * 2).collect::<Vec<_>>());
            assert!(share(&mut hands, Vec::new(), |_, number: usize| number).is_empty());
        }
    }
}
