//! Tables of every kind: which row is the heading row, what its columns hold, and which of them are
//! secret and left out.

use super::headings::{Heading, Headings, is_total};
use super::lines::{Line, LineKind, Place};
use super::plain_text;
use crate::text::{Cell, Column};
use std::collections::BTreeMap;

/// One table as it is read: its columns, once their headings are known.
#[derive(Debug, Default, Clone)]
pub struct Table {
    columns: BTreeMap<usize, Heading>,
    has_no_headings: bool,
}

impl Table {
    /// A table that has no heading row.
    #[must_use]
    pub fn without_headings() -> Self {
        Self { has_no_headings: true, ..Self::default() }
    }

    /// Takes a row, the heading row too: its cells, each with the number of its column. Rows without
    /// content give nothing.
    pub fn row<T: AsRef<str>>(
        &mut self,
        headings: &Headings,
        place: Place,
        cells: &[(usize, T)],
        hidden: bool,
    ) -> Option<Line> {
        let is_heading = !self.has_no_headings && headings.open(cells, !self.columns.is_empty());
        if is_heading {
            let column = |cell: &T| headings.column(cell.as_ref()).unwrap_or(Heading::Column(Column::Other));
            self.columns = cells.iter().map(|(at, cell)| (*at, column(cell))).collect();
        }
        let (mut text, mut kept) = (String::new(), Vec::new());
        for (at, cell) in cells {
            let heading = if is_heading { None } else { self.columns.get(at).copied() };
            let Heading::Column(column) = heading.unwrap_or(Heading::Column(Column::Other)) else { continue };
            let cell = cell.as_ref().trim();
            if cell.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push_str(" | ");
            }
            let start = text.len();
            text.extend(cell.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
            kept.push(Cell { start, end: text.len(), column });
        }
        let kind = if is_heading { LineKind::Headings } else { self.kind(cells, kept.len()) };
        plain_text::has_content(&text).then_some(Line { cells: kept, hidden, kind, ..Line::new(place, text) })
    }

    /// What a row is, in a table whose headings are known.
    fn kind<T: AsRef<str>>(&self, cells: &[(usize, T)], filled: usize) -> LineKind {
        if self.columns.is_empty() {
            LineKind::Text
        } else if is_total(cells) {
            LineKind::Total
        } else if filled == 1 && self.columns.len() >= MANY_COLUMNS {
            LineKind::Section
        } else {
            LineKind::Item
        }
    }
}

/// In a table of so many columns, a row with one filled cell is a heading of the rows below it.
const MANY_COLUMNS: usize = 3;
