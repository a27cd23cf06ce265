//! Pieces of text on a page → lines: words that were moved apart are joined, rows of a table become one
//! line each, cells that run on below belong to their row.

use super::content::Piece;
use std::collections::BTreeMap;
use vendor_text::sorted;

/// A gap that parts two letters of a word, in units of the font size.
const WORD_GAP: f64 = 0.16;
/// A gap that parts two cells.
const CELL_GAP: f64 = 1.1;

/// Text that stands together in a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Its text.
    pub text: String,
}

/// A line of a page: its cells from left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its cells; one for a line that is not part of a table.
    pub cells: Vec<Segment>,
    base: f64,
    last_base: f64,
    size: f64,
}

/// The lines of a page, from its top.
#[must_use]
pub fn rows(pieces: Vec<Piece>, _rules: &[super::ruling::Rule]) -> Vec<Row> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for piece in &pieces {
        *counts.entry(piece.angle).or_default() += 1;
    }
    let mut angles: Vec<(i32, usize)> = counts.into_iter().collect();
    // The direction that most of the text has comes first.
    sorted::by_key(&mut angles, |(angle, count)| (std::cmp::Reverse(*count), *angle));
    let mut all = Vec::new();
    for (angle, _) in angles {
        let mut same: Vec<Piece> = pieces.iter().filter(|piece| piece.angle == angle).cloned().collect();
        sorted::by(&mut same, |a, b| b.base.total_cmp(&a.base).then(a.from.total_cmp(&b.from)));
        let lines = physical(same);
        match gutter(&lines) {
            Some(at) => {
                let (left, right) = parted(lines, at);
                all.extend(joined(left));
                all.extend(joined(right));
            }
            None => all.extend(joined(lines)),
        }
    }
    all
}

/// The lines as they are printed.
fn physical(pieces: Vec<Piece>) -> Vec<Row> {
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
    lines.into_iter().filter_map(row).collect()
}

fn row(mut pieces: Vec<Piece>) -> Option<Row> {
    sorted::by(&mut pieces, |a, b| a.from.total_cmp(&b.from));
    let mut cells: Vec<Segment> = Vec::new();
    let base = pieces.first()?.base;
    let size = pieces.iter().map(|piece| piece.size).fold(0.0, f64::max);
    let mut last: Option<(f64, f64, String)> = None;
    for piece in pieces {
        // Bold that is made by printing twice says nothing twice.
        let again = last.as_ref().is_some_and(|(from, base, text)| {
            *text == piece.text
                && (from - piece.from).abs() < piece.size * 0.12
                && (base - piece.base).abs() < piece.size * 0.12
        });
        if again {
            continue;
        }
        last = Some((piece.from, piece.base, piece.text.clone()));
        if piece.text.trim().is_empty() {
            if let Some(cell) = cells.last_mut()
                && piece.from - cell.to < CELL_GAP * piece.size
                && !cell.text.ends_with(' ')
            {
                cell.text.push(' ');
            }
            continue;
        }
        match cells.last_mut() {
            Some(cell) if piece.from - cell.to < CELL_GAP * piece.size => {
                if piece.from - cell.to > WORD_GAP * piece.size && !cell.text.ends_with(' ') {
                    cell.text.push(' ');
                }
                cell.text.push_str(&piece.text);
                cell.to = cell.to.max(piece.to);
            }
            _ => cells.push(Segment { from: piece.from, to: piece.to, text: piece.text }),
        }
    }
    for cell in &mut cells {
        cell.text = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    cells.retain(|cell| !cell.text.is_empty());
    (!cells.is_empty()).then_some(Row { cells, base, last_base: base, size })
}

/// Where a page of two columns of text is parted. A table of two columns has one narrow and one wide, or
/// numbers; columns of text are about as wide as each other, and most lines have both.
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

/// The lines of the left column and of the right one.
fn parted(lines: Vec<Row>, at: f64) -> (Vec<Row>, Vec<Row>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in lines {
        let slack = line.size;
        let (here, there): (Vec<Segment>, Vec<Segment>) =
            line.cells.into_iter().partition(|cell| cell.from < at - slack);
        let Row { base, last_base, size, .. } = line;
        for (column, cells) in [(&mut left, here), (&mut right, there)] {
            if !cells.is_empty() {
                column.push(Row { cells, base, last_base, size });
            }
        }
    }
    (left, right)
}

/// Joins what runs on in the line below with the row that it belongs to.
fn joined(lines: Vec<Row>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for line in lines {
        if let Some(above) = rows.last_mut()
            && runs_on(above, &line)
        {
            for cell in line.cells {
                put(above, cell);
            }
            above.last_base = line.base;
            continue;
        }
        rows.push(line);
    }
    rows
}

/// Whether a line is the rest of the row above: close below it, with fewer cells, each under one of its cells.
fn runs_on(above: &Row, below: &Row) -> bool {
    let gap = above.last_base - below.base;
    let is_close = gap > 0.0 && gap < 1.5 * above.size.max(below.size) && below.size > 0.6 * above.size;
    if !is_close {
        return false;
    }
    if above.cells.len() == 1 && below.cells.len() == 1 {
        // A model number that the end of a line has parted.
        return above.cells.iter().zip(&below.cells).all(|(above, below)| {
            let is_open = above.text.matches('(').count() > above.text.matches(')').count();
            is_parted(&above.text, &below.text) || (is_open && below.text.contains(')') && !below.text.contains('('))
        });
    }
    above.cells.len() > below.cells.len()
        && below.cells.iter().all(|cell| under(above, cell).is_some())
        && below.cells.iter().filter(|cell| is_amount(&cell.text)).count() == 0
}

/// The cell that another one stands under.
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
}

/// Whether a word goes on in the next line: it ends in a hyphen or a stroke right after a letter or digit.
fn is_parted(above: &str, below: &str) -> bool {
    let mut last = above.chars().rev();
    let ends_open = matches!(last.next(), Some('-' | '/' | '‐'));
    ends_open
        && last.next().is_some_and(char::is_alphanumeric)
        && below.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether a text is a price, a count or a sum: the mark of a row of its own.
fn is_amount(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits > 0 && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '£' | '€' | '$' | ',' | '.' | ' ' | '%'))
}
