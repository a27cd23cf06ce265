//! Makes runs from pieces of text in the order in which they are drawn: what the pen draws without moving is one run,
//! text that is printed twice is read once, and letters that are set apart become words again.

use super::content::Piece;
use super::layout::is_amount;
use super::ruling::Grid;
use std::collections::{BTreeMap, HashMap};
use vendor_text::sorted;

/// A gap that separates two letters of a word, in units of the font size.
pub const WORD_GAP: f64 = 0.16;
/// A gap that separates two cells.
pub const CELL_GAP: f64 = 1.1;
/// Text that begins further back than this does not continue the run.
pub const OVERLAP: f64 = 0.3;
/// How far apart the beginnings of two columns on a page may be for them to be one.
const SAME_START: f64 = 0.6;
/// How many earlier pieces of the same text a piece is compared with.
const MOST_COMPARED: usize = 100;
/// Longest heading or amount of a narrow column, in bytes.
const SHORT_CELL: usize = 12;
/// Shorter texts are not treated as copies of a part of another.
const SHORTEST_COPY: usize = 4;
/// The fewest letters standing alone in succession that are a word set apart.
const FEWEST_APART: usize = 4;

/// The runs of pieces that all have one direction, in the order of the pen.
#[must_use]
pub fn runs(pieces: Vec<Piece>, grid: &Grid) -> Vec<Piece> {
    let pieces = without_repeats(pieces);
    let starts = Starts::of(&pieces);
    let apart = set_apart(&pieces);
    let mut runs: Vec<Piece> = Vec::new();
    for (mut piece, apart) in pieces.into_iter().zip(apart) {
        piece.at_column = piece.jumps && has_near(&starts.columns, piece.from, SAME_START);
        piece.begins_cell |= runs.last().is_some_and(|run| starts.begins_cell(run, &piece));
        match runs.last_mut() {
            Some(run) if !piece.begins_cell && goes_on(run, &piece, grid) => {
                let gap = (piece.from - run.to) / piece.size;
                let is_spaced = run.spaces.1 || piece.spaces.0 || gap > WORD_GAP;
                if apart.unwrap_or(is_spaced) {
                    run.text.push(' ');
                }
                run.text.push_str(&piece.text);
                run.to = run.to.max(piece.to);
                run.spaces.1 = piece.spaces.1;
            }
            _ => runs.push(piece),
        }
    }
    for run in &mut runs {
        run.text = closed_up(&run.text);
    }
    let mut runs = without_copies(runs);
    for (order, run) in runs.iter_mut().enumerate() {
        run.order = order;
    }
    runs
}

/// Whether a piece is on the line of a run.
fn is_level(run: &Piece, piece: &Piece) -> bool {
    (run.base - piece.base).abs() < 0.2 * run.size.min(piece.size)
}

/// Whether the pen continues a run: on its line, directly after it, with no ruling line between.
fn goes_on(run: &Piece, piece: &Piece, grid: &Grid) -> bool {
    let (size, gap) = (piece.size, piece.from - run.to);
    is_level(run, piece)
        && gap > -OVERLAP * size
        && gap < CELL_GAP * size
        && (!piece.jumps && gap < WORD_GAP * size || !is_ruled_off((run.from, run.to), piece, grid))
}

/// Whether a ruling line is between the end of a text and a piece. Text may extend over its line a little before the
/// pen moves to the next cell.
#[must_use]
pub fn is_ruled_off((from, to): (f64, f64), piece: &Piece, grid: &Grid) -> bool {
    // Text that extends far over its line is still followed by the next cell, unless the pen continues it exactly where
    // it ended.
    let after = match (piece.jumps, touches(to, piece)) {
        (true, false) => from + piece.size,
        (true, true) => to - 0.5 * piece.size,
        (false, _) => to - 0.1 * piece.size,
    };
    grid.parts(piece.base, piece.size, after.min(piece.from), piece.from + 0.1 * piece.size)
}

/// Whether a piece begins exactly where text before it ends, as the parts of a word do.
fn touches(end: f64, piece: &Piece) -> bool {
    (-0.04..0.06).contains(&((piece.from - end) / piece.size))
}

/// Text that is printed twice, to make it bold or shadowed, is read once.
fn without_repeats(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut seen: HashMap<String, Vec<(f64, f64)>> = HashMap::new();
    let is_new = |piece: &Piece| {
        let near = (0.2 * piece.size).min(0.5 * (piece.to - piece.from).max(0.1));
        let places = seen.entry(piece.text.clone()).or_default();
        let is_again = places
            .iter()
            .rev()
            .take(MOST_COMPARED)
            .any(|(from, base)| (from - piece.from).abs() < near && (base - piece.base).abs() < 0.2 * piece.size);
        places.push((piece.from, piece.base));
        !is_again
    };
    let mut is_new = is_new;
    pieces.into_iter().filter(|piece| is_new(piece)).collect()
}

/// Drops runs that repeat, in other parts, what a run before them has said at the same place.
fn without_copies(runs: Vec<Piece>) -> Vec<Piece> {
    let mut kept: Vec<Piece> = Vec::new();
    for run in runs {
        let is_copy = |known: &Piece| {
            let slack = 0.25 * run.size;
            let lies_over = run.from > known.from - slack && run.to < known.to + slack;
            if !is_level(known, &run) || !lies_over {
                return false;
            }
            let (whole, part) = (squeezed(&known.text), squeezed(&run.text));
            // A short text may say the same by chance, where another one extends over its column.
            if part.len() < SHORTEST_COPY && whole.len() > part.len() {
                return false;
            }
            let Some(at) = whole.find(&part) else { return false };
            // Its position in the other run, as if all letters had the same width.
            #[allow(clippy::cast_precision_loss, reason = "a text of a page is short")]
            let share = at as f64 / whole.len().max(1) as f64;
            let expected = known.from + share * (known.to - known.from);
            (expected - run.from).abs() < 1.5 * run.size
        };
        if !kept.iter().rev().take(MOST_COMPARED).any(is_copy) {
            kept.push(run);
        }
    }
    kept
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Where the columns of tables begin: at places where text begins in several lines after a gap.
struct Starts {
    /// Starts, with the lines that have one there.
    columns: Vec<f64>,
    /// Starts that more than two lines share.
    firm: Vec<f64>,
    /// Where short cells in several lines end, and where their middles are.
    ends: Vec<f64>,
    middles: Vec<f64>,
    /// The heights of lines with such a gap; sorted from below, as the starts are from the left.
    lines: Vec<f64>,
}

impl Starts {
    fn of(pieces: &[Piece]) -> Self {
        let mut order: Vec<&Piece> = pieces.iter().collect();
        sorted::by(&mut order, |a, b| b.base.total_cmp(&a.base).then(a.from.total_cmp(&b.from)));
        let (mut found, mut ends, mut middles) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut lines: Vec<f64> = Vec::new();
        let mut at: Option<(f64, f64)> = None;
        for piece in order {
            let reach = at.filter(|(base, _)| (base - piece.base).abs() < 0.2 * piece.size).map(|(_, to)| to);
            match reach {
                Some(to) => {
                    if piece.jumps && piece.from - to > CELL_GAP * piece.size {
                        *found.entry(rounded(piece.from)).or_insert(0_usize) += 1;
                        if piece.text.len() <= SHORT_CELL {
                            *ends.entry(rounded(piece.to)).or_insert(0_usize) += 1;
                            let middle = f64::midpoint(piece.from, piece.to);
                            *middles.entry(rounded(middle)).or_insert(0_usize) += 1;
                        }
                        if lines.last() != Some(&piece.base) {
                            lines.push(piece.base);
                        }
                    }
                    at = Some((piece.base, to.max(piece.to)));
                }
                None => at = Some((piece.base, piece.to)),
            }
        }
        #[allow(clippy::cast_precision_loss, reason = "a place on a page")]
        let often = |counts: &BTreeMap<i64, usize>, fewest: usize| -> Vec<f64> {
            counts.iter().filter(|(_, count)| **count >= fewest).map(|(at, _)| *at as f64 / 2.0).collect()
        };
        lines.reverse();
        Self {
            columns: often(&found, 2),
            firm: often(&found, 3),
            ends: often(&ends, 2),
            middles: often(&middles, 2),
            lines,
        }
    }

    /// Whether a piece that follows a run without a gap still begins a cell: its line has a gap elsewhere, and the
    /// piece begins where a column does.
    fn begins_cell(&self, run: &Piece, piece: &Piece) -> bool {
        let begins = piece.from > run.from + piece.size && has_near(&self.columns, piece.from, SAME_START);
        // Amounts are in columns of their own, wherever they begin.
        let middle = f64::midpoint(piece.from, piece.to);
        let is_amount = is_amount(&piece.text)
            && (has_near(&self.ends, piece.to, SAME_START) || has_near(&self.middles, middle, SAME_START));
        // A line of two cells has no other gap. Its first cell is drawn in one go, unlike running text in which each
        // word is placed separately.
        let is_second = run.order + 1 == piece.order && has_near(&self.firm, piece.from, SAME_START);
        let is_in_table = is_second || has_near(&self.lines, piece.base, 0.2 * piece.size);
        piece.jumps && (is_amount || (begins && is_in_table))
    }
}

/// Whether a list, sorted from the smallest, has a number near another.
fn has_near(sorted: &[f64], to: f64, slack: f64) -> bool {
    let first = sorted.partition_point(|at| *at <= to - slack);
    sorted.get(first).is_some_and(|at| *at < to + slack)
}

/// A position in half points, for comparison.
#[allow(clippy::cast_possible_truncation, reason = "places lie within ten million points")]
fn rounded(at: f64) -> i64 {
    (at * 2.0).round() as i64
}

/// For pieces that are single letters set apart: whether a space comes before each. `None` for all others.
fn set_apart(pieces: &[Piece]) -> Vec<Option<bool>> {
    let mut apart = vec![None; pieces.len()];
    let is_single = |piece: &Piece| piece.text.chars().count() <= 2 && piece.text.chars().all(is_part_of_name);
    let mut from = 0;
    while from < pieces.len() {
        let next_to = |at: &usize| {
            let (Some(before), Some(piece)) = (pieces.get(at - 1), pieces.get(*at)) else { return false };
            let gap = (piece.from - before.to) / piece.size;
            is_single(before) && is_single(piece) && is_level(before, piece) && (-0.1..CELL_GAP).contains(&gap)
        };
        let end = (from + 1..pieces.len()).find(|at| !next_to(at)).unwrap_or(pieces.len());
        mark(pieces, from..end, &mut apart);
        from = end;
    }
    apart
}

/// Marks a series of single letters if the gaps between them are like those of letters set apart.
fn mark(pieces: &[Piece], series: std::ops::Range<usize>, apart: &mut [Option<bool>]) {
    let gap = |at: usize| match (pieces.get(at.wrapping_sub(1)), pieces.get(at)) {
        (Some(before), Some(piece)) => (piece.from - before.to) / piece.size,
        _ => 0.0,
    };
    let letters = pieces.get(series.clone()).unwrap_or_default();
    let singles = letters.iter().filter(|piece| piece.text.chars().count() == 1).count();
    let has_letters = letters.iter().filter(|piece| piece.text.chars().any(char::is_alphabetic)).count() >= 3;
    if letters.len() < FEWEST_APART || singles * 8 < letters.len() * 7 || !has_letters {
        return;
    }
    // A series that touches a longer run is the beginning or the end of an ordinary word.
    let touches = |at: usize| {
        let pair = at.checked_sub(1).and_then(|before| pieces.get(before)).zip(pieces.get(at));
        pair.is_some_and(|(before, piece)| is_level(before, piece) && (-OVERLAP..WORD_GAP).contains(&gap(at)))
    };
    if touches(series.start) || touches(series.end) {
        return;
    }
    let mut gaps: Vec<f64> = (series.start + 1..series.end).map(gap).collect();
    sorted::by(&mut gaps, f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    let tight = gaps.iter().filter(|gap| **gap < 0.5 * usual.min(2.0 * WORD_GAP)).count();
    if usual <= WORD_GAP || tight * 5 > gaps.len() {
        return;
    }
    // The letters may have equal gaps, or begin at equal distances whatever their widths.
    let step = |at: usize| match (pieces.get(at - 1), pieces.get(at)) {
        (Some(before), Some(piece)) => (piece.from - before.from) / piece.size,
        _ => 0.0,
    };
    let mut steps: Vec<f64> = (series.start + 1..series.end).map(step).collect();
    sorted::by(&mut steps, f64::total_cmp);
    let usual_step = steps.get(steps.len() / 2).copied().unwrap_or(0.0);
    let even = |all: &[f64], usual: f64| all.iter().filter(|one| (**one - usual).abs() < 0.1 * usual_step).count();
    let by_step = even(&steps, usual_step) > even(&gaps, usual);
    for at in series.start + 1..series.end {
        if let Some(mark) = apart.get_mut(at) {
            *mark = Some(if by_step { step(at) > usual_step * 1.5 } else { gap(at) > usual * 1.45 + 0.02 });
        }
    }
}

fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '&')
}

/// Joins words that are written with a space after every letter ("H i k v i s i o n").
fn closed_up(text: &str) -> String {
    if !text.contains(' ') {
        return text.to_owned();
    }
    let tokens: Vec<&str> = text.split(' ').collect();
    let is_single = |token: &&str| token.chars().count() == 1 && token.chars().all(is_part_of_name);
    let mut words: Vec<String> = Vec::new();
    let mut rest = tokens.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let length = rest.iter().take_while(|token| is_single(token)).count();
        let (series, behind) = rest.split_at_checked(length).unwrap_or((&[], rest));
        let letters = series.iter().filter(|token| token.chars().all(char::is_alphabetic)).count();
        if length >= FEWEST_APART && letters >= 3 {
            words.extend(words_of_series(series));
            rest = behind;
        } else {
            words.push((*first).to_owned());
            rest = after;
        }
    }
    words.join(" ")
}

/// The words of letters set apart: a capital after a small letter begins a new one.
fn words_of_series(series: &[&str]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut was_small = false;
    for letter in series {
        let is_capital = letter.chars().all(char::is_uppercase);
        match words.last_mut() {
            Some(word) if !(was_small && is_capital) => word.push_str(letter),
            _ => words.push((*letter).to_owned()),
        }
        was_small = letter.chars().all(char::is_lowercase);
    }
    words
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

/// Text as it is read: letters of scripts that run from right to left are drawn in the opposite order.
#[must_use]
pub fn in_reading_order(text: &str) -> String {
    if !text.chars().any(is_right_to_left) {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = letters.get(at) {
        if !is_right_to_left(*c) {
            out.push(*c);
            at += 1;
            continue;
        }
        // Spaces and signs between such letters belong to them.
        let mut end = at + 1;
        for (next, c) in letters.iter().enumerate().skip(at + 1) {
            if is_right_to_left(*c) {
                end = next + 1;
            } else if c.is_alphanumeric() {
                break;
            }
        }
        out.extend(letters.get(at..end).unwrap_or_default().iter().rev());
        at = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_set_apart_are_words() {
        for (text, closed) in [
            ("H i k v i s i o n", "Hikvision"),
            ("H I K V I S I O N  D I G I T A L", "HIKVISION DIGITAL"),
            ("D a h u a I P C - H D W", "Dahua IPC-HDW"),
            ("4 x I m o u", "4x Imou"),
            ("plan A and B", "plan A and B"),
            ("1 2 3 4 5", "1 2 3 4 5"),
        ] {
            assert_eq!(closed_up(text).split_whitespace().collect::<Vec<_>>().join(" "), closed, "{text}");
        }
    }

    #[test]
    fn letters_from_right_to_left_are_turned() {
        assert_eq!(in_reading_order("IP םולש"), "IP שלום");
        assert_eq!(in_reading_order("םלוע םולש 4"), "שלום עולם 4");
        assert_eq!(in_reading_order("plain"), "plain");
    }
}
