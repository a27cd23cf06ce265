//! Workbooks of every kind become rows: what a sheet shows, what it hides, and nothing twice.

pub mod compound;
pub mod formulas;
mod grid;
mod looks;
pub mod numbers;
pub mod ods;
mod ods_margins;
pub mod records;
mod side_by_side;
pub mod xls;
pub mod xlsb;
pub mod xlsx;
mod xlsx_beside;
pub mod xml_2003;

pub use grid::grid;

use super::cell_lines::{rows_in_cells, takes_more};
use super::limits;
use super::reading::Reading;
use super::table::Table;
use side_by_side::second_table;
use std::collections::{BTreeMap, BTreeSet};
use vendor_text::sorted;
use vendor_text::{Place, secrets};

/// Rows that any spreadsheet program can show.
pub const GRID_ROWS: u32 = 1_048_576;
/// Columns that any spreadsheet program can show.
pub const GRID_COLUMNS: usize = 16_384;

/// What all sheets of a workbook have used of its limits.
#[derive(Debug, Default)]
pub struct Used {
    rows: usize,
    cells: usize,
    bytes: usize,
}

/// One sheet on its way to lines.
#[derive(Debug, Default)]
pub struct Sheet {
    name: String,
    /// Whether the sheet is hidden.
    pub hidden: bool,
    /// Columns that are hidden, from–to.
    pub hidden_columns: Vec<(usize, usize)>,
    /// Merged cells: first row and column, last row and column; rows from 1, columns from 0.
    pub merged: Vec<(u32, usize, u32, usize)>,
    rows: BTreeMap<u32, Row>,
    is_full: bool,
}

#[derive(Debug, Default)]
struct Row {
    hidden: bool,
    cells: Vec<(usize, String)>,
}

impl Sheet {
    /// An empty sheet.
    #[must_use]
    pub fn new(name: &str, hidden: bool) -> Self {
        Self { name: name.to_owned(), hidden, ..Self::default() }
    }

    /// Where the sheet is.
    #[must_use]
    pub fn place(&self, reading: &Reading<'_>) -> Place {
        Place { sheet: Some(secrets::without_in_name(&self.name).into_owned()), ..reading.place() }
    }

    /// Marks a row as hidden.
    pub fn hide_row(&mut self, row: u32) {
        if !self.is_full && self.rows.len() < limits::SHEET_ROWS {
            self.rows.entry(row).or_default().hidden = true;
        }
    }

    /// Takes a cell with content. `false` if the workbook has reached its limits and reading may stop.
    pub fn cell(
        &mut self,
        reading: &mut Reading<'_>,
        used: &mut Used,
        (row, column): (u32, usize),
        mut text: String,
    ) -> bool {
        if text.trim().is_empty() {
            return true;
        }
        if self.is_full {
            return false;
        }
        if row == 0 || row > GRID_ROWS || column >= GRID_COLUMNS {
            let place = self.place(reading);
            reading.refuse_at(&place, "it has cells beyond the last row or column that a sheet can have.");
            return true;
        }
        if text.len() > limits::CELL
            && let Some((end, _)) = text.char_indices().nth(limits::CELL)
        {
            text.truncate(end);
            let place = Place { row: Some(row), ..self.place(reading) };
            reading.refuse_at(
                &place,
                "a cell has more than 32,767 characters; the rest of it was not read. Copy it and paste it into the box.",
            );
        }
        let is_new = self.rows.get(&row).is_none_or(|row| row.cells.is_empty());
        used.rows += usize::from(is_new);
        used.cells += 1;
        used.bytes += text.len();
        if used.rows > limits::SHEET_ROWS || used.cells > limits::SHEET_CELLS || used.bytes > limits::SHEET_TEXT {
            self.is_full = true;
            let place = Place { row: Some(row), ..self.place(reading) };
            reading.refuse_at(
                &place,
                "the workbook holds more than 1,000,000 rows, 8,000,000 cells or 200 MB of text; what comes from here on \
                 was not read. Split the workbook.",
            );
            return false;
        }
        self.rows.entry(row).or_default().cells.push((column, text));
        true
    }

    /// Reports that formulas have no value because no program has calculated them yet.
    pub fn say_never_calculated(&self, reading: &mut Reading<'_>, formulas: usize) {
        if formulas > 0 {
            let (place, s) = (self.place(reading), if formulas == 1 { "" } else { "s" });
            reading.refuse_at(
                &place,
                format!(
                    "{formulas} cell{s} with a formula never calculated: what would be shown there was not read. Open \
                     it in a spreadsheet program, save it again and check that."
                ),
            );
        }
    }

    /// Reports that formulas contain words that their cells do not show.
    pub fn say_stale(&self, reading: &mut Reading<'_>, formulas: usize) {
        if formulas > 0 {
            let (place, s) = (self.place(reading), if formulas == 1 { "" } else { "s" });
            reading.refuse_at(
                &place,
                format!(
                    "{formulas} cell{s} with a formula that says something else than was kept of it. Open it in a \
                     spreadsheet program, calculate and save it again and check that."
                ),
            );
        }
    }

    /// Gives the rows as lines.
    pub fn finish(mut self, reading: &mut Reading<'_>) {
        self.fill_merged();
        let place = self.place(reading);
        let mut table = Table::of_sheet(reading, place.clone());
        // A second table beside the first one, and the column where it begins.
        let mut second: Option<(usize, Table)> = None;
        let mut rows =
            std::mem::take(&mut self.rows).into_iter().map(|(number, row)| (number, in_order(row))).peekable();
        while let Some((number, mut row)) = rows.next() {
            while rows.next_if(|(_, next)| next.hidden == row.hidden && row.takes(next)).is_some() {}
            let in_hidden =
                |column: usize| self.hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&column));
            let hidden = self.hidden || row.hidden || row.cells.iter().any(|(column, _)| in_hidden(*column));
            let place = Place { row: Some(number), ..place.clone() };
            if let Some(from) = second_table(&reading.headings, &row.cells) {
                second = Some((from, Table::default()));
            }
            let at =
                second.as_ref().map_or(row.cells.len(), |(from, _)| row.cells.partition_point(|(at, _)| at < from));
            let beside = row.cells.split_off(at);
            keep(reading, &mut table, &place, &row.cells, hidden);
            if let Some((_, second)) = &mut second {
                keep(reading, second, &place, &beside, hidden);
            }
            reading.hand_over();
        }
        table.finish(reading);
    }

    /// Gives the content of a cell that is merged over several rows to each of them that has other content.
    fn fill_merged(&mut self) {
        let mut filled = BTreeSet::new();
        for (top, left, bottom, _) in std::mem::take(&mut self.merged) {
            if bottom <= top || bottom - top > 10_000 || filled.len() > 200_000 {
                continue;
            }
            let first = self.rows.get(&top).and_then(|row| row.cells.iter().find(|(column, _)| *column == left));
            let Some((_, text)) = first.cloned() else { continue };
            if text.len() > 1_000 {
                continue;
            }
            for (number, row) in self.rows.range_mut(top + 1..=bottom) {
                let is_free = row.cells.iter().all(|(column, _)| *column != left);
                if is_free && !row.cells.is_empty() && filled.insert((*number, left)) {
                    row.cells.push((left, text.clone()));
                }
            }
        }
    }
}

fn in_order(mut row: Row) -> Row {
    sorted::by_key(&mut row.cells, |(column, _)| *column);
    row
}

impl Row {
    /// Takes the next row if it only continues a cell of this one; returns whether it does.
    fn takes(&mut self, next: &Self) -> bool {
        next.cells.len() == 1 && takes_more(&mut self.cells, &next.cells)
    }
}

/// Keeps the lines that a row of a table stands for.
fn keep(reading: &mut Reading<'_>, table: &mut Table, place: &Place, cells: &[(usize, String)], hidden: bool) {
    match rows_in_cells(cells) {
        Some(rows) => rows.iter().for_each(|cells| table.row(reading, place.clone(), cells, hidden)),
        None => table.row(reading, place.clone(), cells, hidden),
    }
}
