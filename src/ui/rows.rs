//! The rows of the table that have arrived, and how to ask the worker for others.

use super::link::Link;
use crate::worker::moved::ToWorker;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;
use vendor_desk::protocol::{PAGE, View};
use vendor_desk::window::{self, Shown};

impl Link {
    /// Shows other lines in the table, from the first one on.
    pub fn show(self, change: impl FnOnce(&mut View)) {
        self.run.view.update(change);
        self.ask_rows(0, PAGE);
    }

    /// Asks for rows that come into sight. While an answer is still awaited it does nothing, and is called again
    /// afterwards.
    pub fn want_rows(self, rows: &Range<usize>) {
        if self.run.rows_asked.get_value() == 0 {
            let (from, most) = window::rows_around(rows);
            self.ask_rows(from, most);
        }
    }

    pub(super) fn ask_rows(self, from: usize, most: usize) {
        self.run.rows_asked.update_value(|asked| *asked += 1);
        self.send(&ToWorker::Rows { view: self.run.view.get_untracked(), from, most }, None);
    }

    /// Takes rows that were asked for, if the view has not changed.
    pub(super) fn take_rows(self, view: &View, shown: Shown) {
        self.run.rows_asked.update_value(|asked| *asked = asked.saturating_sub(1));
        if *view == self.run.view.get_untracked() {
            self.run.shown.set(shown);
        } else {
            // Whatever was waiting for this answer looks again.
            self.run.shown.notify();
        }
    }

    /// Opens or closes a line of the table; `alone` closes the others.
    pub fn toggle_detail(self, at: usize, alone: bool) {
        let is_open = self.run.details.with_untracked(|details| details.contains_key(&at));
        if alone && !is_open {
            self.run.details.update(BTreeMap::clear);
        }
        if self.run.details.try_update(|details| details.remove(&at).is_some()).unwrap_or(false) {
            return;
        }
        self.send(&ToWorker::Detail { at }, None);
    }
}
