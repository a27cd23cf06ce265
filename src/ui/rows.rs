//! The rows of the table that are here, and the ways to ask the worker for others.

use super::link::Link;
use crate::worker::moved::ToWorker;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;
use vendor_desk::protocol::{PAGE, Row, View};

/// Some rows of the view, and how many it has.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    /// How many rows of the view stand before them.
    pub from: usize,
    /// How many rows the view has.
    pub total: usize,
    /// The rows.
    pub rows: Vec<Row>,
}

impl Shown {
    /// Whether all of these rows are here.
    #[must_use]
    pub fn holds(&self, rows: &Range<usize>) -> bool {
        rows.is_empty() || (self.from <= rows.start && rows.end.min(self.total) <= self.from + self.rows.len())
    }
}

impl Link {
    /// Shows other lines in the table, from the first on.
    pub fn show(self, change: impl FnOnce(&mut View)) {
        self.view.update(change);
        self.ask_rows(0, PAGE);
    }

    /// Asks for rows that come into sight, unless an answer is still awaited: then this is asked again.
    pub fn want_rows(self, rows: &Range<usize>) {
        if self.rows_asked.get_value() == 0 {
            self.ask_rows(rows.start.saturating_sub(rows.len() / 2), rows.len() * 2);
        }
    }

    fn ask_rows(self, from: usize, most: usize) {
        self.rows_asked.update_value(|asked| *asked += 1);
        self.send(&ToWorker::Rows { view: self.view.get_untracked(), from, most }, None);
    }

    /// Takes rows that were asked for, if the view is still the same.
    pub(super) fn take_rows(self, view: &View, shown: Shown) {
        self.rows_asked.update_value(|asked| *asked = asked.saturating_sub(1));
        if *view == self.view.get_untracked() {
            self.shown.set(shown);
        } else {
            // Whatever waited for this answer looks again.
            self.shown.notify();
        }
    }

    /// Opens or closes a line of the table; `alone` closes the others.
    pub fn toggle_detail(self, at: usize, alone: bool) {
        let is_open = self.details.with_untracked(|details| details.contains_key(&at));
        if alone && !is_open {
            self.details.update(BTreeMap::clear);
        }
        if self.details.try_update(|details| details.remove(&at).is_some()).unwrap_or(false) {
            return;
        }
        self.send(&ToWorker::Detail { at }, None);
    }
}
