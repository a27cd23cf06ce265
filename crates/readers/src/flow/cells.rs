//! Rows and cells of tables in running text: each row becomes a line, and a cell that reaches down belongs to every row
//! that it reaches.

use super::{Flow, LONGEST_SPAN, Level, Tall, Told, WIDEST_SPAN};
use crate::cell_lines::rows_in_cells;
use std::collections::BTreeMap;
use vendor_text::{LineKind, Place};

impl Flow<'_, '_> {
    /// A row begins.
    pub fn open_row(&mut self, hidden: bool) {
        self.close_row();
        if let Some(table) = self.open_table_mut() {
            table.row += 1;
            table.cells = Some(Vec::new());
            table.hidden = hidden;
        }
    }

    /// Marks the open row as hidden.
    pub fn hide_row(&mut self) {
        if let Some(table) = self.open_table_mut() {
            table.hidden = true;
        }
    }

    /// A cell begins.
    pub fn open_cell(&mut self, wide: usize, tall: Tall) {
        self.close_cell();
        let in_row = self.open_table_mut().is_some_and(|table| table.cells.is_some());
        if !in_row && self.open_table_mut().is_some() {
            self.open_row(false);
        }
        if self.open_table_mut().is_some() {
            let wide = wide.clamp(1, WIDEST_SPAN);
            self.levels.push(Level::Cell {
                paragraphs: Vec::new(),
                paragraph: String::new(),
                wide,
                tall,
                unseen: Vec::new(),
            });
        }
    }

    /// Makes sure that a cell is open, for documents that only say where a cell ends.
    pub fn in_cell(&mut self) {
        if !self.is_in_table() {
            self.open_table();
        }
        let at = self.levels.iter().rposition(|level| matches!(level, Level::Table(_) | Level::Cell { .. }));
        if !matches!(at.and_then(|at| self.levels.get(at)), Some(Level::Cell { .. })) {
            self.open_cell(1, Tall::Rows(1));
        }
    }

    /// Makes sure that a cell is open at this level of nested tables, counted from 1 for the outermost.
    pub fn in_cell_of(&mut self, level: usize) {
        let open = |flow: &Self| flow.levels.iter().filter(|level| matches!(level, Level::Table(_))).count();
        while open(self) > level.max(1) {
            self.close_table();
        }
        self.in_cell();
        while open(self) < level {
            self.open_table();
            self.in_cell();
        }
    }

    /// Whether a table is open.
    #[must_use]
    pub fn is_in_table(&self) -> bool {
        self.levels.iter().any(|level| matches!(level, Level::Table(_)))
    }

    /// Ends the tables that are open, for documents that do not say where a table ends.
    pub fn end_tables(&mut self) {
        while self.is_in_table() {
            self.close_table();
        }
    }

    /// Takes the width and height of the open cell, if they are known only after its beginning.
    pub fn cell_is(&mut self, is_wide: Option<usize>, is_tall: Option<Tall>) {
        if let Some(Level::Cell { wide, tall, .. }) = self.levels.last_mut() {
            *wide = is_wide.unwrap_or(*wide).clamp(1, WIDEST_SPAN);
            *tall = is_tall.unwrap_or(*tall);
        }
    }

    /// A cell ends.
    pub fn close_cell(&mut self) {
        let Some(at) = self.levels.iter().rposition(|level| matches!(level, Level::Cell { .. })) else { return };
        if self.levels.get(at..).unwrap_or_default().iter().any(|level| matches!(level, Level::Table(_))) {
            return;
        }
        self.end_line();
        self.levels.truncate(at + 1);
        let Some(Level::Cell { mut paragraphs, wide, tall, mut unseen, .. }) = self.levels.pop() else { return };
        let lines = self.reading.lines.len();
        let Some(table) = self.open_table_mut() else { return };
        let Some(cells) = &mut table.cells else { return };
        fill_carried(cells, &mut table.carried);
        let column = cells.iter().map(|(_, wide)| wide).sum();
        if paragraphs.is_empty() && !unseen.is_empty() {
            // All of the cell is hidden.
            paragraphs = std::mem::take(&mut unseen).into_iter().map(|text| Told { text, at: lines }).collect();
            table.hidden = true;
        }
        if table.table.is_secret(column) {
            unseen.clear();
        }
        let (part, row) = (table.part.clone(), table.row);
        match tall {
            Tall::CarriesOn => {
                let text = table.carried.get(&column).map(|(text, ..)| text.clone());
                paragraphs = text.into_iter().map(|text| Told { text, at: lines }).collect();
            }
            Tall::Begins => {
                table.carried.insert(column, (joined(&paragraphs), 0, wide));
            }
            Tall::Rows(rows) if rows > 1 => {
                table.carried.insert(column, (joined(&paragraphs), rows.min(LONGEST_SPAN), wide));
            }
            Tall::Rows(_) => {
                table.carried.remove(&column);
            }
        }
        cells.push((paragraphs, wide));
        let place = Place { row: Some(row), ..self.reading.part(&part) };
        unseen.iter().for_each(|text| self.reading.text(&place, text, true));
    }

    /// A row ends and becomes a line. A row whose one cell holds several paragraphs is layout, not a table; so is one that has
    /// tables and much text in one cell.
    pub fn close_row(&mut self) {
        self.close_cell();
        let is_inner = self.is_inner_table();
        let Some(table) = self.open_table_mut() else { return };
        let Some(mut cells) = table.cells.take() else { return };
        fill_carried(&mut cells, &mut table.carried);
        for (_, rows, _) in table.carried.values_mut() {
            *rows = rows.saturating_sub(1);
        }
        let (hidden, has_sections) = (table.hidden, table.table.has_sections());
        let place = self.place_of_row();
        let filled = cells.iter().filter(|(paragraphs, _)| !paragraphs.is_empty()).count();
        let lines = self.reading.lines.len();
        let is_layout = |(told, _): &(Vec<Told>, usize)| {
            let length: usize = told.iter().map(|told| told.text.len()).sum();
            told.iter().any(|told| told.at < lines) && (told.len() > PARTS_OF_A_CELL || length > LONGEST_CELL)
        };
        if filled <= 1 && !hidden && self.holds(is_inner, &mut cells) {
            return;
        }
        // Rows that were held back come before this row.
        let is_layout = cells.iter().any(is_layout) || opens_with_table(&cells, lines);
        self.give_held();
        let more = self.reading.lines.len().saturating_sub(lines);
        for told in cells.iter_mut().flat_map(|(told, _)| told) {
            told.at = told.at.saturating_add(more);
        }
        if filled <= 1 || is_layout {
            let from = self.reading.lines.len();
            self.put_in_place(&place, cells.into_iter().flat_map(|(told, _)| told).collect(), hidden);
            if filled == 1
                && has_sections
                && let [only] = self.reading.lines.get_mut(from..).unwrap_or_default()
            {
                only.kind = LineKind::Section;
            }
            return;
        }
        let (mut texts, mut column) = (Vec::new(), 0);
        for (told, wide) in cells {
            let lines: Vec<&str> = told.iter().map(|told| told.text.as_str()).collect();
            texts.push((column, lines.join("\n")));
            column += wide;
        }
        let Some(Level::Table(table)) = self.levels.iter_mut().rev().find(|level| matches!(level, Level::Table(_)))
        else {
            return;
        };
        for texts in rows_in_cells(&texts).unwrap_or_else(|| vec![texts]) {
            table.table.row(self.reading, place.clone(), &texts, hidden);
        }
    }

    fn place_of_row(&mut self) -> Place {
        let (part, row) = self.open_table_mut().map(|table| (table.part.clone(), table.row)).unwrap_or_default();
        Place { row: Some(row), ..self.reading.part(&part) }
    }

    /// Whether the innermost table stands in a cell of another.
    fn is_inner_table(&self) -> bool {
        let at = self.levels.iter().rposition(|level| matches!(level, Level::Table(_)));
        let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| self.levels.get(at));
        matches!(before, Some(Level::Cell { .. }))
    }

    /// Holds back a row of one cell while its table may still turn out to be a short text in the cell around it.
    fn holds(&mut self, is_inner: bool, cells: &mut Vec<(Vec<Told>, usize)>) -> bool {
        let Some(table) = self.open_table_mut().filter(|table| is_inner && !table.is_table) else { return false };
        let more = || cells.iter().flat_map(|(told, _)| told);
        let length: usize = table.held.iter().chain(more()).map(|told| told.text.len()).sum();
        if table.held.len() + more().count() > PARTS_OF_A_CELL || length > LONGEST_CELL {
            return false;
        }
        table.held.extend(std::mem::take(cells).into_iter().flat_map(|(told, _)| told));
        true
    }

    /// Gives the held-back rows as lines, because their table is a table after all.
    fn give_held(&mut self) {
        let place = self.place_of_row();
        let Some(table) = self.open_table_mut() else { return };
        table.is_table = true;
        let held = std::mem::take(&mut table.held);
        self.put_in_place(&place, held, false);
    }

    /// Ends the innermost table; rows of it that are still held back become text of the cell around it.
    pub(super) fn end_held(&mut self) {
        let at = self.levels.iter().rposition(|level| matches!(level, Level::Table(_)));
        let Some(Level::Table(table)) = at.and_then(|at| self.levels.get_mut(at)) else { return };
        let held = std::mem::take(&mut table.held);
        match at.and_then(|at| at.checked_sub(1)).and_then(|at| self.levels.get_mut(at)) {
            Some(Level::Cell { paragraphs, .. }) => paragraphs.extend(held),
            _ => {
                let place = self.place_of_row();
                self.put_in_place(&place, held, false);
            }
        }
    }

    /// Keeps texts as lines in the place where they were found: before the rows of tables that came after them.
    fn put_in_place(&mut self, place: &Place, told: Vec<Told>, hidden: bool) {
        let count = self.reading.lines.len();
        let first = told.iter().map(|told| told.at).min().unwrap_or(count).min(count);
        // If very many lines follow, moving them would take too long, and the order matters less.
        let first = if count - first > MOST_MOVED { count } else { first };
        let mut after = self.reading.lines.split_off(first).into_iter();
        let mut taken = first;
        for Told { text, at } in told {
            let before = at.min(count).saturating_sub(taken);
            self.reading.lines.extend(after.by_ref().take(before));
            taken += before;
            self.reading.text(place, &text, hidden);
        }
        self.reading.lines.extend(after);
    }
}

/// If a cell with tables in it, or a table in a cell, has more paragraphs or bytes than this, it is layout.
const PARTS_OF_A_CELL: usize = 3;
const LONGEST_CELL: usize = 240;
/// The most lines that are moved to put others before them.
const MOST_MOVED: usize = 10_000;

/// Whether the first cell of a row that has any text holds a table: then what is beside it does not form a row with it.
fn opens_with_table(cells: &[(Vec<Told>, usize)], lines: usize) -> bool {
    let mut begins = cells.iter().filter_map(|(told, _)| told.first()).map(|told| told.at.min(lines));
    let (first, second) = (begins.next(), begins.next());
    first.zip(second).is_some_and(|(first, second)| first < second)
}

fn joined(told: &[Told]) -> String {
    told.iter().map(|told| told.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Puts the cells of rows above that reach down to here before the next cell.
fn fill_carried(cells: &mut Vec<(Vec<Told>, usize)>, carried: &mut BTreeMap<usize, (String, usize, usize)>) {
    loop {
        let column: usize = cells.iter().map(|(_, wide)| wide).sum();
        match carried.get(&column) {
            Some((text, rows, wide)) if *rows > 0 && cells.len() < crate::limits::COLUMNS => {
                let at = usize::MAX;
                let kept = if text.is_empty() { Vec::new() } else { vec![Told { text: text.clone(), at }] };
                cells.push((kept, *wide));
            }
            _ => return,
        }
    }
}
