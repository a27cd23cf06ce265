//! Puts the printed lines of a table together into its rows: a cell of several lines belongs to one row, which either
//! ruling lines or the order of drawing show.

use super::layout::{Row, Segment, is_amount, is_parted};
use super::ruling::Grid;

/// Most printed lines of one row.
const MOST_LINES: usize = 16;
/// The largest distance between lines of one cell, in units of the font size.
const LINE_GAP: f64 = 1.6;
/// The largest distance between lines in one ruled row.
const RULED_GAP: f64 = 2.6;
/// The smallest number of lines along its rows that a table has.
const FEWEST_RULES: usize = 3;

/// Joins the printed lines of each row of a table.
#[must_use]
pub fn grouped(lines: Vec<Row>, grid: &Grid) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut rest = lines.as_slice();
    let drawing = Drawing { pitch: pitch(&lines), is_by_rows: lines.iter().any(is_drawn_across) };
    while let Some(first) = rest.first() {
        let length = ruled(rest, grid).or_else(|| drawn_together(rest, grid, drawing)).unwrap_or(1).max(1);
        let (here, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        let mut row = if here.len() > 1 { merged(here, grid) } else { first.clone() };
        row.is_cut = here.last().zip(after.first()).is_some_and(|(last, next)| is_separated(last, next, grid));
        row.is_whole = here.len() > 1;
        rows.push(row);
        rest = after;
    }
    rows
}

/// How the tables of a page are drawn.
#[derive(Debug, Clone, Copy)]
struct Drawing {
    /// The smallest distance between rows, in units of the font size.
    pitch: f64,
    /// Whether one cell of a row is drawn after the other, and not one column after the other.
    is_by_rows: bool,
}

/// Whether cells of a printed line are drawn one directly after the other.
fn is_drawn_across(line: &Row) -> bool {
    line.cells.windows(2).any(|pair| matches!(pair, [left, right] if right.drawn.0 == left.drawn.1 + 1))
}

/// The smallest distance between rows of several cells, in units of the font size, among lines that the order of
/// drawing shows to be two rows. Lines that are as far apart are not lines of one cell.
fn pitch(lines: &[Row]) -> f64 {
    let gap = |pair: &[Row]| match pair {
        [above, below] if above.cells.len() > 1 && below.cells.len() > 1 => {
            let (upper, lower) = (above.cells.first()?, below.cells.first()?);
            let is_column = (upper.from - lower.from).abs() < 1.0;
            let are_two = is_column
                && lower.drawn.0 > upper.drawn.1 + 1
                && above.cells.iter().all(|cell| !carries_on(cell, lower));
            are_two.then_some((above.base - below.base) / above.size.max(0.1))
        }
        _ => None,
    };
    lines.windows(2).filter_map(gap).filter(|gap| *gap > 0.5).fold(f64::INFINITY, f64::min)
}

/// Whether a ruling line is between two printed lines; the line under an underlined word does not count.
fn is_separated(above: &Row, below: &Row, grid: &Grid) -> bool {
    let Some((from, to)) = reach(&[above, below]) else { return false };
    let (low, high) = (below.base + 0.25 * below.size, above.base + 0.1 * above.size);
    grid.along_between(low, high).iter().any(|(at, left, right)| {
        let is_underline = above
            .cells
            .iter()
            .any(|cell| *at > above.base - 0.3 * above.size && *left > cell.from - 2.0 && *right < cell.to + 2.0);
        !is_underline && *left < to && *right > from
    })
}

fn reach(rows: &[&Row]) -> Option<(f64, f64)> {
    let cells = || rows.iter().flat_map(|row| &row.cells);
    let from = cells().map(|cell| cell.from).fold(f64::INFINITY, f64::min);
    let to = cells().map(|cell| cell.to).fold(f64::NEG_INFINITY, f64::max);
    (from < to).then_some((from, to))
}

/// How many printed lines, from the first on, lie between the same two ruling lines and form one row.
fn ruled(lines: &[Row], grid: &Grid) -> Option<usize> {
    let first = lines.first()?;
    let close = |pair: &[Row]| match pair {
        [above, below] => {
            above.base - below.base < RULED_GAP * above.size.max(below.size) && !is_separated(above, below, grid)
        }
        _ => false,
    };
    let length = 1 + lines.windows(2).take(MOST_LINES).take_while(|pair| close(pair)).count();
    let here = lines.get(..length)?;
    let last = here.last()?;
    let (from, to) = reach(&here.iter().collect::<Vec<_>>())?;
    if !(2..=MOST_LINES).contains(&length) {
        return None;
    }
    let covers = |(_, left, right): &&(f64, f64, f64)| *left < to && *right > from;
    let has = |high: f64, low: f64| grid.along_between(low, high).iter().any(|rule| covers(&rule));
    let is_closed = has(first.base + 4.0 * first.size, first.base + 0.3 * first.size)
        && has(last.base, last.base - 4.0 * last.size);
    if !is_closed {
        return None;
    }
    let all = grid.along_between(f64::NEG_INFINITY, f64::INFINITY);
    let mut heights: Vec<f64> = all.iter().filter(covers).map(|(at, ..)| *at).collect();
    heights.dedup_by(|a, b| (*a - *b).abs() < 3.0);
    if heights.len() < FEWEST_RULES {
        return None;
    }
    is_one_row(here, grid, heights.len() > FEWEST_RULES).then_some(length)
}

/// Whether lines between two ruling lines form one row, rather than several rows without a line between them.
fn is_one_row(lines: &[Row], grid: &Grid, has_many_rules: bool) -> bool {
    let columns = columns(lines, grid);
    if columns.len() < 2 || columns.iter().any(|column| amounts(column) > 1) {
        return false;
    }
    let full = lines.iter().filter(|line| line.cells.len() > 1).count();
    full < 2 || (has_many_rules && columns.iter().all(|column| is_drawn_in_one(column)))
}

/// How many printed lines, from the first on, form one row because the lines of a cell are drawn one after the other:
/// at least one cell has several lines, and another has one beside them.
fn drawn_together(lines: &[Row], grid: &Grid, drawing: Drawing) -> Option<usize> {
    let most = LINE_GAP.min(drawing.pitch - 0.05);
    let mut last = 0;
    let mut at = 0;
    while at <= last {
        let line = lines.get(at)?;
        for cell in &line.cells {
            let below = lines.iter().enumerate().skip(at + 1).take(2).find(|(_, below)| {
                let gap = (line.base - below.base) / line.size;
                let is_next = |next: &Segment| carries_on(cell, next) && (gap < most || next.is_next_line);
                gap < LINE_GAP && below.cells.iter().any(is_next)
            });
            last = last.max(below.map_or(0, |(at, _)| at));
        }
        at += 1;
        if last >= MOST_LINES {
            return None;
        }
    }
    let here = lines.get(..=last).filter(|here| here.len() > 1)?;
    let is_parted = here.windows(2).any(|pair| matches!(pair, [above, below] if is_separated(above, below, grid)));
    let columns = columns(here, grid);
    let is_row = columns.len() > 1
        && !is_parted
        && columns.iter().all(|column| amounts(column) < 2 && is_drawn_in_one(column))
        && (drawing.is_by_rows || columns.iter().any(|column| column.len() == 1))
        && (drawing.is_by_rows || here.iter().filter(|line| line.cells.len() > 1).count() < 4);
    is_row.then_some(here.len())
}

/// Whether a cell is the next line of another one: drawn directly after it, and under it.
#[must_use]
pub fn carries_on(above: &Segment, below: &Segment) -> bool {
    let middle = |cell: &Segment| f64::midpoint(cell.from, cell.to);
    let is_aligned = (above.from - below.from).abs() < 1.0 || (middle(above) - middle(below)).abs() < 1.0;
    below.drawn.0 == above.drawn.1 + 1 && is_aligned
}

fn is_drawn_in_one(column: &[&Segment]) -> bool {
    column.windows(2).all(|pair| matches!(pair, [above, below] if below.drawn.0 == above.drawn.1 + 1))
}

fn amounts(column: &[&Segment]) -> usize {
    column.iter().filter(|cell| is_amount(&cell.text)).count()
}

/// The cells of printed lines by their columns, from the left; in each column from the top.
fn columns<'r>(lines: &'r [Row], grid: &Grid) -> Vec<Vec<&'r Segment>> {
    let mut columns: Vec<(f64, f64, Vec<&Segment>)> = Vec::new();
    let mut cells: Vec<(&Segment, &Row)> =
        lines.iter().flat_map(|line| line.cells.iter().map(move |cell| (cell, line))).collect();
    // Short cells come first, so that a long one that extends over its column does not merge two columns.
    vendor_text::sorted::by(&mut cells, |(a, _), (b, _)| (a.to - a.from).total_cmp(&(b.to - b.from)));
    for (cell, line) in cells {
        let is_here = |(from, to, _): &&mut (f64, f64, Vec<&Segment>)| {
            let parts = |a: f64, b: f64| grid.parts(line.base, line.size, a, b);
            let is_ruled_off = parts(from.min(cell.from) + 1.0, from.max(cell.from) + 1.0);
            let overlap = to.min(cell.to) - from.max(cell.from);
            !is_ruled_off && (overlap > 0.0 || (*from - cell.from).abs() < 1.0)
        };
        match columns.iter_mut().find(is_here) {
            Some((from, to, cells)) => {
                (*from, *to) = (from.min(cell.from), to.max(cell.to));
                cells.push(cell);
            }
            None => columns.push((cell.from, cell.to, vec![cell])),
        }
    }
    vendor_text::sorted::by(&mut columns, |(a, ..), (b, ..)| a.total_cmp(b));
    let from_above = |mut cells: Vec<&'r Segment>| {
        vendor_text::sorted::by(&mut cells, |a, b| b.base.total_cmp(&a.base).then(a.from.total_cmp(&b.from)));
        cells
    };
    columns.into_iter().map(|(_, _, cells)| from_above(cells)).collect()
}

/// One row of several printed lines.
fn merged(lines: &[Row], grid: &Grid) -> Row {
    let cells: Vec<Segment> = columns(lines, grid).iter().filter_map(|column| stacked(column)).collect();
    let base = lines.first().map_or(0.0, |line| line.base);
    let last_base = lines.last().map_or(base, |line| line.last_base);
    let size = lines.iter().map(|line| line.size).fold(0.0, f64::max);
    Row { cells, base, last_base, size, is_cut: false, is_whole: true }
}

/// The lines of one cell as its text.
fn stacked(column: &[&Segment]) -> Option<Segment> {
    let mut cells = column.iter();
    let mut whole = (*cells.next()?).clone();
    for cell in cells {
        if !is_parted(&whole.text, &cell.text) {
            whole.text.push(' ');
        }
        whole.text.push_str(&cell.text);
        (whole.from, whole.to) = (whole.from.min(cell.from), whole.to.max(cell.to));
        whole.drawn = (whole.drawn.0.min(cell.drawn.0), whole.drawn.1.max(cell.drawn.1));
    }
    Some(whole)
}
