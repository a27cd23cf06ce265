//! Makes lines from the pieces of text on a page: words that were moved apart are joined, a row of a table becomes one
//! line, and cells that continue below belong to their row.

use super::content::Piece;
use super::ruling::{Grid, Rule};
use super::runs::{CELL_GAP, OVERLAP, WORD_GAP, in_reading_order, is_ruled_off, runs};
use super::table_rows::{carries_on, grouped};
use std::collections::BTreeMap;
use vendor_text::sorted;

/// Text that stands together in a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How high it is on the page.
    pub base: f64,
    /// Its text.
    pub text: String,
    /// Whether it is the next line of the text that was drawn before it.
    pub is_next_line: bool,
    /// The first and the last of its runs, in the order in which the page is drawn.
    pub drawn: (usize, usize),
}

/// A line of a page: its cells from left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its cells; one for a line that is not part of a table.
    pub cells: Vec<Segment>,
    /// The height of its first line on the page.
    pub base: f64,
    /// The height of its last line on the page.
    pub last_base: f64,
    /// The size of its largest letters.
    pub size: f64,
    /// Whether a ruling line is between it and the line below.
    pub is_cut: bool,
    /// Whether its printed lines have already been put together.
    pub is_whole: bool,
}

/// The lines of a page, from its top.
#[must_use]
pub fn rows(pieces: Vec<Piece>, rules: &[Rule]) -> Vec<Row> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for piece in &pieces {
        *counts.entry(piece.angle).or_default() += 1;
    }
    let mut angles: Vec<(i32, usize)> = counts.into_iter().collect();
    // The direction that most of the text has comes first.
    sorted::by_key(&mut angles, |(angle, count)| (std::cmp::Reverse(*count), *angle));
    let mut all = Vec::new();
    for (angle, _) in angles {
        let same: Vec<Piece> = pieces.iter().filter(|piece| piece.angle == angle).cloned().collect();
        let grid = Grid::new(rules, angle);
        let mut same = runs(same, &grid);
        sorted::by(&mut same, |a, b| b.base.total_cmp(&a.base).then(a.from.total_cmp(&b.from)));
        let lines = physical(same, &grid);
        match gutter(&lines) {
            Some(at) => {
                let (left, right) = parted(lines, at);
                all.extend(joined(grouped(left, &grid)));
                all.extend(joined(grouped(right, &grid)));
            }
            None => all.extend(joined(grouped(lines, &grid))),
        }
    }
    all
}

/// The lines as they are printed.
fn physical(pieces: Vec<Piece>, grid: &Grid) -> Vec<Row> {
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        let belongs = lines.last().and_then(|line| line.first()).is_some_and(|first| {
            (first.base - piece.base).abs() < 0.38 * first.size.min(piece.size).max(first.size.max(piece.size) * 0.5)
        });
        match lines.last_mut() {
            Some(line) if belongs => line.push(piece),
            _ => lines.push(vec![piece]),
        }
    }
    lines.into_iter().filter_map(|line| row(line, grid)).collect()
}

/// The cells of a printed line: runs that are separated by a gap, a ruling line or an overlap.
fn row(mut pieces: Vec<Piece>, grid: &Grid) -> Option<Row> {
    sorted::by(&mut pieces, |a, b| a.from.total_cmp(&b.from));
    let mut cells: Vec<Segment> = Vec::new();
    let base = pieces.first()?.base;
    let size = pieces.iter().map(|piece| piece.size).fold(0.0, f64::max);
    for piece in pieces {
        let (gap, is_small) = (cells.last().map(|cell| piece.from - cell.to), piece.size);
        let is_same = gap.is_some_and(|gap| gap < CELL_GAP * is_small && gap > -OVERLAP * is_small);
        // A piece that begins where a column does, and was not drawn directly after the last one, is a cell.
        let is_apart = piece.at_column && cells.last().is_some_and(|cell| piece.order != cell.drawn.1 + 1);
        let is_cut = is_apart
            || piece.begins_cell
            || cells.last().is_some_and(|cell| is_ruled_off((cell.from, cell.to), &piece, grid));
        match cells.last_mut().filter(|_| is_same && !is_cut) {
            Some(cell) => {
                if piece.spaces.0 || piece.from - cell.to > WORD_GAP * piece.size {
                    cell.text.push(' ');
                }
                cell.text.push_str(&piece.text);
                cell.to = cell.to.max(piece.to);
                cell.drawn = (cell.drawn.0.min(piece.order), cell.drawn.1.max(piece.order));
            }
            None => cells.push(Segment {
                from: piece.from,
                to: piece.to,
                base: piece.base,
                text: piece.text,
                is_next_line: piece.is_next_line,
                drawn: (piece.order, piece.order),
            }),
        }
    }
    for cell in &mut cells {
        cell.text = in_reading_order(&cell.text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    cells.retain(|cell| !cell.text.is_empty());
    (!cells.is_empty()).then_some(Row { cells, base, last_base: base, size, is_cut: false, is_whole: false })
}

/// Where a page with two columns of text is divided. A table with two columns has a narrow and a wide one, or numbers;
/// columns of text are about equally wide, and most lines are in both.
fn gutter(lines: &[Row]) -> Option<f64> {
    let pairs: Vec<(&Segment, &Segment, f64)> = lines
        .iter()
        .filter_map(|line| match line.cells.as_slice() {
            [left, right] => Some((left, right, line.size)),
            _ => None,
        })
        .collect();
    let wider = lines.iter().filter(|line| line.cells.len() > 2).count();
    if pairs.len() < 6 || pairs.len() * 2 < lines.len() || wider * 10 > lines.len() {
        return None;
    }
    let mut starts: Vec<f64> = pairs.iter().map(|(_, right, _)| right.from).collect();
    sorted::by(&mut starts, f64::total_cmp);
    let at = *starts.get(starts.len() / 2)?;
    let aligned = pairs.iter().filter(|(_, right, size)| (right.from - at).abs() < size * 0.8).count();
    let is_text = |text: &str| text.chars().count() >= 15 && text.chars().any(char::is_alphabetic);
    let texts = pairs.iter().filter(|(left, right, _)| is_text(&left.text) && is_text(&right.text)).count();
    let from = pairs.iter().map(|(left, ..)| left.from).fold(f64::INFINITY, f64::min);
    let to = pairs.iter().map(|(_, right, _)| right.to).fold(f64::NEG_INFINITY, f64::max);
    let share = (at - from) / (to - from);
    let is_parted = aligned * 20 >= pairs.len() * 17 && texts * 4 >= pairs.len() * 3 && (0.4..0.6).contains(&share);
    is_parted.then_some(at)
}

/// The lines of the left column, and those of the right one.
fn parted(lines: Vec<Row>, at: f64) -> (Vec<Row>, Vec<Row>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in lines {
        let slack = line.size;
        let (here, there): (Vec<Segment>, Vec<Segment>) =
            line.cells.into_iter().partition(|cell| cell.from < at - slack);
        let Row { base, last_base, size, is_cut, is_whole, .. } = line;
        for (column, cells) in [(&mut left, here), (&mut right, there)] {
            if !cells.is_empty() {
                column.push(Row { cells, base, last_base, size, is_cut, is_whole });
            }
        }
    }
    (left, right)
}

/// Joins lines that continue a row with that row.
fn joined(lines: Vec<Row>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let edge = lines.iter().flat_map(|line| &line.cells).map(|cell| cell.to).fold(0.0, f64::max);
    for line in lines {
        if let Some(above) = rows.last_mut()
            && runs_on(above, &line, edge)
        {
            for cell in line.cells {
                put(above, cell);
            }
            (above.last_base, above.is_cut) = (line.base, line.is_cut);
            continue;
        }
        rows.push(line);
    }
    rows
}

/// Whether a line continues the row above: it is close below and has fewer cells, each of them under one of the row's
/// cells.
fn runs_on(above: &Row, below: &Row, edge: f64) -> bool {
    let gap = above.last_base - below.base;
    let is_close = gap > 0.0 && gap < 1.5 * above.size.max(below.size) && below.size > 0.6 * above.size;
    if !is_close || above.is_cut || above.is_whole || below.is_whole {
        return false;
    }
    if above.cells.len() == 1 && below.cells.len() == 1 {
        // A model number that is divided at the end of a line.
        return above.cells.iter().zip(&below.cells).all(|(above, below)| {
            let is_open = above.text.matches('(').count() > above.text.matches(')').count();
            is_parted(&above.text, &below.text) || (is_open && below.text.contains(')') && !below.text.contains('('))
        });
    }
    let fits = above.cells.len() > below.cells.len()
        && below.cells.iter().all(|cell| under(above, cell).is_some())
        && below.cells.iter().filter(|cell| is_amount(&cell.text)).count() == 0;
    fits && !begins_row(above, below, edge)
}

/// Whether a line under the first cell of a row is a row of its own with some empty cells: it was not drawn in
/// continuation of that cell, and its first word would have fitted on the line above.
fn begins_row(above: &Row, below: &Row, edge: f64) -> bool {
    let is_first = |cell: &&Segment| under(above, cell) == Some(0);
    if !below.cells.first().as_ref().is_some_and(is_first) {
        return false;
    }
    below.cells.iter().any(|cell| {
        let at = under(above, cell).unwrap_or(0);
        let Some(upper) = above.cells.get(at) else { return false };
        let room = above.cells.get(at + 1).map_or(edge, |next| next.from - 0.5 * above.size) - upper.to;
        let word = cell.text.split(' ').next().unwrap_or_default();
        #[allow(clippy::cast_precision_loss, reason = "a word is short")]
        let wide = (word.chars().count() + 1) as f64 / cell.text.chars().count().max(1) as f64 * (cell.to - cell.from);
        !carries_on(upper, cell) && wide < room && !is_parted(&upper.text, &cell.text)
    })
}

/// The number of the cell above another one.
fn under(row: &Row, cell: &Segment) -> Option<usize> {
    let slack = row.size * 0.6;
    let next = |at: usize| row.cells.get(at + 1).map_or(f64::INFINITY, |next| next.from);
    row.cells.iter().enumerate().position(|(at, above)| {
        let starts_alike = (above.from - cell.from).abs() < slack;
        let lies_under = cell.from < above.to && cell.to > above.from && cell.from > above.from - slack;
        (starts_alike || lies_under) && cell.to < next(at) + slack
    })
}

fn put(row: &mut Row, cell: Segment) {
    let Some(above) = under(row, &cell).and_then(|at| row.cells.get_mut(at)) else { return row.cells.push(cell) };
    if !is_parted(&above.text, &cell.text) {
        above.text.push(' ');
    }
    above.text.push_str(&cell.text);
    above.to = above.to.max(cell.to);
    above.drawn.1 = above.drawn.1.max(cell.drawn.1);
}

/// Whether a word continues in the next line: it ends in a hyphen or a slash directly after a letter or digit.
#[must_use]
pub fn is_parted(above: &str, below: &str) -> bool {
    let mut last = above.chars().rev();
    let ends_open = matches!(last.next(), Some('-' | '/' | '‐'));
    ends_open
        && last.next().is_some_and(char::is_alphanumeric)
        && below.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether a text is a price, a count or a sum, which shows that its row is a row of its own.
#[must_use]
pub fn is_amount(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits > 0 && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '£' | '€' | '$' | ',' | '.' | ' ' | '%'))
}
