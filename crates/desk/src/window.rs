//! The window's side of its talk with the desk, without a window: which answer is still wanted, what it changes, which
//! rows have arrived, what can be undone.

use crate::protocol::{self, Row, View};
use std::ops::Range;
use vendor_engine::report::record::{LineRecord, Summary};

/// What was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Asked {
    /// Text of the box.
    #[default]
    Text,
    /// Files, by their names.
    Files(Vec<String>),
}

/// Numbered questions: only the answer to the newest is wanted.
#[derive(Debug, Default)]
pub struct Questions {
    newest: u32,
    asked: Asked,
}

/// What the window knows when an answer arrives.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// Whether it knows what is in the list: an answer is shown together with what the list says of its measures.
    pub list: bool,
    /// Whether both the text and the parties have been removed.
    pub asks_nothing: bool,
    /// The number of the answer that is shown.
    pub shown: Option<u32>,
}

/// What to do with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Becomes {
    /// It belongs to an older question and is dropped.
    Dropped,
    /// It has to wait a little.
    Later,
    /// Nothing is asked any more, and nothing is shown.
    Nothing,
    /// It replaces what is shown.
    New,
    /// It adds to the answer that is shown.
    More,
}

impl Questions {
    /// The number of the next question, and what it asks.
    pub fn next(&mut self, asked: Asked) -> u32 {
        self.newest += 1;
        self.asked = asked;
        self.newest
    }

    /// A new number for the same question, asked again on other terms.
    pub fn again(&mut self) -> u32 {
        self.newest += 1;
        self.newest
    }

    /// What was asked last.
    #[must_use]
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// Whether a number is that of the newest question.
    #[must_use]
    pub fn is_newest(&self, id: u32) -> bool {
        self.newest == id
    }

    /// What to do with an answer to question `id` about `lines` lines.
    #[must_use]
    pub fn becomes(&self, id: u32, lines: usize, known: Known) -> Becomes {
        if !self.is_newest(id) {
            return Becomes::Dropped;
        }
        if !known.list {
            return Becomes::Later;
        }
        if lines == 0 && self.asked == Asked::Text && known.asks_nothing {
            return Becomes::Nothing;
        }
        if known.shown == Some(id) { Becomes::More } else { Becomes::New }
    }
}

/// The answer to the newest question, as the page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Its number.
    pub id: u32,
    /// What was asked.
    pub asked: Asked,
    /// The account.
    pub summary: Summary,
    /// The line in full, when there is only one.
    pub single: Option<LineRecord>,
    /// Whether files are still being read, so that more follows.
    pub reading: bool,
    /// What the table can be narrowed to: files and sheets; makers by id and name.
    pub choices: (Vec<String>, Vec<(String, String)>),
    /// The largest amount that a line calls a total, in whole pounds, if the purpose is a purchase.
    pub total: Option<u32>,
    /// The firms that may be the bidder.
    pub firms: Vec<String>,
}

impl Answer {
    /// Takes an answer apart: what the page shows of it, and its first rows.
    #[must_use]
    pub fn of(answer: protocol::Answer, asked: Asked) -> (Self, Vec<Row>) {
        let protocol::Answer {
            id,
            summary,
            rows,
            single,
            reading,
            parts,
            makers,
            total,
            firms,
            tables: _,
            in_sight: _,
        } = answer;
        let single = single.map(|record| *record);
        (Self { id, asked, summary, single, reading, choices: (parts, makers), total, firms }, rows)
    }
}

/// Some rows of the view, and how many it has.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    /// How many rows of the view come before them.
    pub from: usize,
    /// How many rows the view has.
    pub total: usize,
    /// The rows.
    pub rows: Vec<Row>,
}

impl Shown {
    /// Whether all of these rows have arrived.
    #[must_use]
    pub fn holds(&self, rows: &Range<usize>) -> bool {
        rows.is_empty() || (self.from <= rows.start && rows.end.min(self.total) <= self.from + self.rows.len())
    }

    /// Takes more rows of the same answer. A table that is narrowed or sorted stays as it is, and so does a page that
    /// is full.
    pub fn take_more(&mut self, view: &View, total: usize, rows: Vec<Row>) {
        if *view != View::default() {
            return;
        }
        self.total = total;
        if self.from == 0 && self.rows.len() < rows.len() {
            self.rows = rows;
        }
    }
}

/// The tables of an answer, unless they are still to come. They come at the end of their file, and the tables of the
/// last reading are shown until then.
#[must_use]
pub fn tables_to_show(answer: &mut protocol::Answer) -> Option<Vec<vendor_readers::TableRead>> {
    (!answer.reading || !answer.tables.is_empty()).then(|| std::mem::take(&mut answer.tables))
}

/// The rows to ask for when `sight` comes into view: these, and half as many on either side.
#[must_use]
pub fn rows_around(sight: &Range<usize>) -> (usize, usize) {
    (sight.start.saturating_sub(sight.len() / 2), sight.len() * 2)
}

/// What the user is told when the worker has stopped: anything that was laid beside the lines is lost with it.
#[must_use]
pub fn stopped(something_lay_beside: bool) -> String {
    let again = if something_lay_beside {
        " Enter the bidder and other firms again, and load your policy and your own lists again."
    } else {
        ""
    };
    format!(
        "The check stopped because of an error in this tool. Nothing was checked. Try a smaller part of the text. Your estate’s lines have to be read again: your marks, prices, visits and plan are kept. Open the page Estate.{again}"
    )
}

/// Earlier and later states of something that the user changes step by step.
#[derive(Debug, Clone)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { past: Vec::new(), future: Vec::new() }
    }
}

/// How many steps can be undone.
const MOST_UNDONE: usize = 100;

impl<T: Clone + PartialEq> History<T> {
    /// Makes a change as one step and returns the result. A change without effect is not a step.
    pub fn change(&mut self, now: &T, change: impl FnOnce(&mut T)) -> Option<T> {
        let mut after = now.clone();
        change(&mut after);
        if after == *now {
            return None;
        }
        self.past.push(now.clone());
        self.future.clear();
        let many = self.past.len().saturating_sub(MOST_UNDONE);
        self.past.drain(..many);
        Some(after)
    }

    /// Undoes the last step.
    pub fn undo(&mut self, now: &T) -> Option<T> {
        let before = self.past.pop()?;
        self.future.push(now.clone());
        Some(before)
    }

    /// Makes the step again that was undone last.
    pub fn redo(&mut self, now: &T) -> Option<T> {
        let after = self.future.pop()?;
        self.past.push(now.clone());
        Some(after)
    }

    /// The state before the last step.
    #[must_use]
    pub fn before(&self) -> Option<&T> {
        self.past.last()
    }

    /// The state after the step that was undone last.
    #[must_use]
    pub fn after(&self) -> Option<&T> {
        self.future.last()
    }

    /// How many steps can be undone.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.past.len()
    }

    /// How many undone steps can be made again.
    #[must_use]
    pub fn undone(&self) -> usize {
        self.future.len()
    }

    /// Forgets every step.
    pub fn forget(&mut self) {
        self.past.clear();
        self.future.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: Known = Known { list: true, asks_nothing: false, shown: None };

    #[test]
    fn only_the_newest_question_is_answered() {
        let mut questions = Questions::default();
        let first = questions.next(Asked::Text);
        let second = questions.next(Asked::Files(vec!["a.pdf".to_owned()]));
        assert_eq!(questions.becomes(first, 3, KNOWN), Becomes::Dropped);
        assert_eq!(questions.becomes(second, 3, KNOWN), Becomes::New);
        let third = questions.again();
        assert_eq!(questions.asked(), &Asked::Files(vec!["a.pdf".to_owned()]), "on other terms, the same is asked");
        assert_eq!(questions.becomes(second, 3, KNOWN), Becomes::Dropped);
        assert!(questions.is_newest(third) && !questions.is_newest(second));
    }

    #[test]
    fn an_answer_waits_for_what_the_list_holds() {
        let mut questions = Questions::default();
        let id = questions.next(Asked::Text);
        assert_eq!(questions.becomes(id, 3, Known { list: false, ..KNOWN }), Becomes::Later);
        let old = Known { list: false, ..KNOWN };
        assert_eq!(questions.becomes(id - 1, 3, old), Becomes::Dropped, "an older one does not even wait");
    }

    #[test]
    fn an_empty_box_shows_nothing_but_files_without_lines_are_answered() {
        let mut questions = Questions::default();
        let nothing = Known { asks_nothing: true, ..KNOWN };
        let id = questions.next(Asked::Text);
        assert_eq!(questions.becomes(id, 0, nothing), Becomes::Nothing);
        assert_eq!(questions.becomes(id, 0, KNOWN), Becomes::New, "a party is asked about");
        assert_eq!(questions.becomes(id, 1, nothing), Becomes::New);
        let id = questions.next(Asked::Files(Vec::new()));
        assert_eq!(questions.becomes(id, 0, nothing), Becomes::New);
    }

    #[test]
    fn the_same_answer_goes_on() {
        let mut questions = Questions::default();
        let id = questions.next(Asked::Text);
        assert_eq!(questions.becomes(id, 1, Known { shown: Some(id), ..KNOWN }), Becomes::More);
        assert_eq!(questions.becomes(id, 1, Known { shown: Some(id - 1), ..KNOWN }), Becomes::New);
    }

    #[test]
    fn rows_are_here_or_not() {
        let shown = Shown { from: 10, total: 14, rows: Vec::new() };
        assert!(shown.holds(&(12..12)) && !shown.holds(&(10..11)));
        let empty = Shown::default();
        assert!(empty.holds(&(0..100)), "of no rows all are here");
    }

    #[test]
    fn rows_are_asked_for_with_some_on_either_side() {
        assert_eq!(rows_around(&(100..140)), (80, 80));
        assert_eq!(rows_around(&(5..45)), (0, 80));
    }

    #[test]
    fn more_of_an_answer_leaves_a_narrowed_table_alone() {
        let mut shown = Shown { from: 0, total: 3, rows: Vec::new() };
        let narrowed = View { text: "dome".to_owned(), ..View::default() };
        shown.take_more(&narrowed, 9, Vec::new());
        assert_eq!(shown.total, 3);
        shown.take_more(&View::default(), 9, Vec::new());
        assert_eq!(shown.total, 9);
    }

    #[test]
    fn a_dead_worker_takes_what_lay_beside_with_it_and_no_work_of_the_estate() {
        assert!(stopped(true).ends_with("and load your policy and your own lists again."));
        assert!(!stopped(false).contains("policy"));
        assert!(stopped(false).contains("Nothing was checked."));
        assert!(stopped(false).contains("your marks, prices, visits and plan are kept"));
    }

    #[test]
    fn steps_are_undone_one_by_one_and_none_that_changed_nothing() {
        let mut history = History::default();
        let one = history.change(&1, |now| *now += 1).unwrap();
        assert_eq!(history.change(&one, |_| {}), None);
        let two = history.change(&one, |now| *now += 1).unwrap();
        assert_eq!((two, history.steps()), (3, 2));
        assert_eq!((history.undo(&two), history.undo(&one), history.undo(&1)), (Some(2), Some(1), None));
        assert_eq!((history.redo(&1), history.redo(&2), history.redo(&3)), (Some(2), Some(3), None));
        history.undo(&3);
        assert_eq!(history.change(&2, |now| *now = 9), Some(9));
        assert_eq!(history.redo(&9), None, "a new step leaves no other way on");
    }

    /// Cleared, then another text, then the clearing is undone: the other text is one step back.
    #[test]
    fn what_was_begun_after_a_clearing_is_not_lost_when_the_clearing_is_undone() {
        let mut history = History::default();
        let cleared = history.change(&"A", |now| *now = "").unwrap();
        assert_eq!(cleared, "");
        // Nothing was there to type over, so that is not a step; then what was cleared comes back, as a step.
        let back = history.change(&"B", |now| *now = "A").unwrap();
        assert_eq!((back, history.before()), ("A", Some(&"B")));
        assert_eq!(history.undo(&back), Some("B"));
    }

    #[test]
    fn the_oldest_steps_are_forgotten_first() {
        let mut history = History::default();
        for step in 0..150 {
            history.change(&step, |now| *now += 1);
        }
        assert_eq!(history.steps(), MOST_UNDONE);
        let oldest = std::iter::from_fn(|| history.undo(&150)).last();
        assert_eq!(oldest, Some(50));
        history.change(&1, |now| *now += 1);
        history.forget();
        assert_eq!(history.undo(&2), None);
    }
}
