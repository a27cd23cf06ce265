//! Rows and cells of tables in running text: each row becomes a line, cells that reach down belong to the rows that they reach.

use super::{Flow, LONGEST_SPAN, Level, Tall, WIDEST_SPAN};
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

    /// Tells the open row that it is hidden.
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

    /// Sees that a cell is open, for documents that only say where one ends.
    pub fn in_cell(&mut self) {
        if !self.is_in_table() {
            self.open_table();
        }
        let at = self.levels.iter().rposition(|level| matches!(level, Level::Table(_) | Level::Cell { .. }));
        if !matches!(at.and_then(|at| self.levels.get(at)), Some(Level::Cell { .. })) {
            self.open_cell(1, Tall::Rows(1));
        }
    }

    /// Whether a table is open.
    #[must_use]
    pub fn is_in_table(&self) -> bool {
        self.levels.iter().any(|level| matches!(level, Level::Table(_)))
    }

    /// Ends the tables that are open, for documents that do not say where one ends.
    pub fn end_tables(&mut self) {
        while self.is_in_table() {
            self.close_table();
        }
    }

    /// Tells the open cell what is known of it only after its beginning.
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
        let Some(table) = self.open_table_mut() else { return };
        let Some(cells) = &mut table.cells else { return };
        fill_carried(cells, &mut table.carried);
        let column = cells.iter().map(|(_, wide)| wide).sum();
        if paragraphs.is_empty() && !unseen.is_empty() {
            // All of it is hidden.
            paragraphs = std::mem::take(&mut unseen);
            table.hidden = true;
        }
        if table.table.is_secret(column) {
            unseen.clear();
        }
        let (part, row) = (table.part.clone(), table.row);
        match tall {
            Tall::CarriesOn => {
                let text = table.carried.get(&column).map(|(text, ..)| text.clone());
                paragraphs = text.into_iter().collect();
            }
            Tall::Begins => {
                table.carried.insert(column, (paragraphs.join(" "), 0, wide));
            }
            Tall::Rows(rows) if rows > 1 => {
                table.carried.insert(column, (paragraphs.join(" "), rows.min(LONGEST_SPAN), wide));
            }
            Tall::Rows(_) => {
                table.carried.remove(&column);
            }
        }
        cells.push((paragraphs, wide));
        let place = Place { row: Some(row), ..self.reading.part(&part) };
        unseen.iter().for_each(|text| self.reading.text(&place, text, true));
    }

    /// A row ends and becomes a line. A row whose one cell holds several paragraphs is layout, not a table.
    pub fn close_row(&mut self) {
        self.close_cell();
        let Some(table) = self.open_table_mut() else { return };
        let Some(mut cells) = table.cells.take() else { return };
        fill_carried(&mut cells, &mut table.carried);
        for (_, rows, _) in table.carried.values_mut() {
            *rows = rows.saturating_sub(1);
        }
        let (part, row, hidden, has_sections) =
            (table.part.clone(), table.row, table.hidden, table.table.has_sections());
        let filled = cells.iter().filter(|(paragraphs, _)| !paragraphs.is_empty()).count();
        let place = Place { row: Some(row), ..self.reading.part(&part) };
        if filled == 1 {
            let from = self.reading.lines.len();
            for text in cells.into_iter().flat_map(|(paragraphs, _)| paragraphs) {
                self.reading.text(&place, &text, hidden);
            }
            if has_sections && let [only] = self.reading.lines.get_mut(from..).unwrap_or_default() {
                only.kind = LineKind::Section;
            }
            return;
        }
        let (mut texts, mut column) = (Vec::new(), 0);
        for (paragraphs, wide) in cells {
            texts.push((column, paragraphs.join(" ")));
            column += wide;
        }
        let Some(Level::Table(table)) = self.levels.iter_mut().rev().find(|level| matches!(level, Level::Table(_)))
        else {
            return;
        };
        table.table.row(self.reading, place, &texts, hidden);
    }
}

/// Cells of rows above that reach down to here come before the next cell.
fn fill_carried(cells: &mut Vec<(Vec<String>, usize)>, carried: &mut BTreeMap<usize, (String, usize, usize)>) {
    loop {
        let column: usize = cells.iter().map(|(_, wide)| wide).sum();
        match carried.get(&column) {
            Some((text, rows, wide)) if *rows > 0 && cells.len() < crate::limits::COLUMNS => {
                let kept = if text.is_empty() { Vec::new() } else { vec![text.clone()] };
                cells.push((kept, *wide));
            }
            _ => return,
        }
    }
}
