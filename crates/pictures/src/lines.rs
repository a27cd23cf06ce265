//! Turns what was seen into lines for the look-up: pieces of text are laid upright and straight, and become lines and
//! rows of tables by the same code as for PDF.

use crate::labels::{self, Trust};
use crate::look::{Seen, SeenLine};
use crate::quad::Point;
use std::collections::BTreeMap;
use vendor_readers::pdf::content::Piece;
use vendor_readers::pdf::keep_pieces;
use vendor_readers::pdf::layout::Row;
use vendor_readers::reading::Reading;
use vendor_text::sorted;
use vendor_text::{Area, Line, LineKind, Place};

const SMALL: &str = "Move closer: the letters are too small to be read with certainty. Take the photograph again so that the label fills it, \
                     or type what it shows.";
const LOST: &str = "there is text in the picture that could not be read. Take it again, closer and sharper, or type what it shows into \
                    the box.";
const NOTHING: &str =
    "no text was found in the picture. Take it again, closer and sharper, or type what it shows into the box.";

/// How far the place of a line extends beyond its letters on each side, for each point of its height.
const MARGIN: f64 = 0.25;
/// A picture with fewer letters shows no text.
const FEWEST_LETTERS: usize = 4;
/// Half the height of a row, in font sizes.
const HALF_ROW: f64 = 0.75;

/// Keeps what was seen on a page, and reports what could not be read.
pub fn keep(reading: &mut Reading<'_>, seen: &Seen, page: &Place) {
    let letters =
        seen.lines.iter().flat_map(|line| &line.letters).filter(|letter| letter.sign.is_alphanumeric()).count();
    if letters < FEWEST_LETTERS && seen.codes.is_empty() {
        // A pattern may look like a letter or two.
        return reading.refuse_at(page, NOTHING);
    }
    let trust = labels::weigh(seen);
    let (before, number) = (reading.lines.len(), page.page.unwrap_or(1));
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, line) in seen.lines.iter().enumerate() {
        groups.entry(line.quarters).or_default().push(at);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    // The largest group of lines comes first.
    sorted::by_key(&mut groups, |group| std::cmp::Reverse(group.len()));
    let mut first = 0;
    for group in &groups {
        let upright = Upright::of(group.iter().filter_map(|at| seen.lines.get(*at)));
        let pieces = group.iter().filter(|at| trust.too_small.get(**at) != Some(&true));
        let pieces: Vec<Piece> = pieces.filter_map(|at| upright.piece(*at, seen, &trust)).collect();
        let count = u32::try_from(pieces.len()).unwrap_or_default();
        keep_pieces(reading, pieces, &|line, row| {
            let area = upright.area(row, seen.size, number);
            Place { line: Some(first + line), area: Some(Box::new(area)), ..page.clone() }
        });
        first += count;
    }
    mark_doubts(reading, before, seen, &trust);
    for code in &seen.codes {
        if let Some(text) = code.text() {
            let (wide, tall) = seen.size;
            let area = Area { page: number, x: 0, y: 0, w: whole(wide), h: whole(tall) };
            let place = Place { area: Some(Box::new(area)), ..page.clone() };
            reading.keep(Line { kind: LineKind::Code, ..Line::new(place, text) });
        }
    }
    account(reading, seen, &trust, page, before);
}

fn account(reading: &mut Reading<'_>, seen: &Seen, trust: &Trust, page: &Place, before: usize) {
    if trust.too_small.contains(&true) {
        reading.refuse_at(page, SMALL);
    }
    if reading.lines.len() == before && !trust.too_small.contains(&true) {
        reading.refuse_at(page, NOTHING);
    } else if !seen.lost.is_empty() {
        reading.refuse_at(page, LOST);
    }
}

/// Finds the doubtful words in the lines that were kept.
fn mark_doubts(reading: &mut Reading<'_>, before: usize, seen: &Seen, trust: &Trust) {
    for (line, doubts) in seen.lines.iter().zip(&trust.doubts).filter(|(_, doubts)| !doubts.is_empty()) {
        let (left, top, right, bottom) = line.place.bounds();
        let centre = (f64::from(left + right) / 2.0, f64::from(top + bottom) / 2.0);
        let words = doubts.iter().map(|doubt| -> String {
            line.letters.get(doubt.clone()).unwrap_or_default().iter().map(|letter| letter.sign).collect()
        });
        let words: Vec<String> = words.collect();
        for kept in reading.lines.iter_mut().skip(before) {
            if !kept.place.area.as_ref().is_some_and(|area| holds(area, centre)) {
                continue;
            }
            for word in &words {
                if let Some(start) = kept.text.find(word.as_str()) {
                    kept.doubts.push((start, start + word.len()));
                }
            }
            kept.doubts.sort_unstable();
            kept.doubts.dedup();
        }
    }
}

fn holds(area: &Area, (x, y): (f64, f64)) -> bool {
    let (left, top) = (f64::from(area.x), f64::from(area.y));
    (left..=left + f64::from(area.w)).contains(&x) && (top..=top + f64::from(area.h)).contains(&y)
}

/// The directions of text that is one way up: along its lines to the right, and across them downwards.
struct Upright {
    along: (f64, f64),
}

impl Upright {
    /// The median direction of the longer lines.
    fn of<'s>(lines: impl Iterator<Item = &'s SeenLine>) -> Self {
        let mut directions: Vec<(f64, f64, f64)> = lines
            .map(|line| {
                let [(ax, ay), (bx, by), ..] = line.place.0.map(|(x, y)| (f64::from(x), f64::from(y)));
                let (x, y) = (bx - ax, by - ay);
                let length = (x * x + y * y).sqrt().max(1e-6);
                (length, x / length, y / length)
            })
            .collect();
        sorted::by(&mut directions, |a, b| b.0.total_cmp(&a.0));
        directions.truncate(directions.len().div_ceil(2));
        // All directions are within an eighth of a turn of each other, so one coordinate is enough to sort them.
        let steep = directions.first().is_some_and(|(_, x, y)| x.abs() < y.abs());
        sorted::by(&mut directions, |a, b| if steep { a.1.total_cmp(&b.1) } else { a.2.total_cmp(&b.2) });
        let middle = directions.get(directions.len() / 2);
        Self { along: middle.map_or((1.0, 0.0), |(_, x, y)| (*x, *y)) }
    }

    /// A point of the picture, along and across the text.
    fn of_picture(&self, (x, y): Point) -> (f64, f64) {
        let (x, y, (u, v)) = (f64::from(x), f64::from(y), self.along);
        (x * u + y * v, y * u - x * v)
    }

    /// A point along and across the text, in the picture.
    fn to_picture(&self, (s, t): (f64, f64)) -> (f64, f64) {
        let (u, v) = self.along;
        (s * u - t * v, s * v + t * u)
    }

    fn piece(&self, at: usize, seen: &Seen, trust: &Trust) -> Option<Piece> {
        let line = seen.lines.get(at)?;
        let text = trust.texts.get(at)?.clone();
        let corners = line.place.0.map(|point| self.of_picture(point));
        let mean = |pick: fn(&(f64, f64)) -> f64| corners.iter().map(pick).sum::<f64>() / 4.0;
        let (centre, across) = (mean(|corner| corner.0), mean(|corner| corner.1));
        let half = f64::from(line.place.length()) / 2.0 - MARGIN * f64::from(line.place.height());
        Some(Piece {
            from: centre - half,
            to: centre + half,
            // The PDF code counts upwards.
            base: -across,
            size: f64::from(labels::size(line)),
            angle: 0,
            text,
            spaces: (true, true),
            jumps: true,
            is_next_line: false,
            at_column: false,
            begins_cell: false,
            order: at,
        })
    }

    /// The place of a row in the picture.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept within the picture")]
    fn area(&self, row: &Row, (wide, tall): (usize, usize), page: u32) -> Area {
        let from = row.cells.iter().map(|cell| cell.from).fold(f64::INFINITY, f64::min) - row.size * HALF_ROW;
        let to = row.cells.iter().map(|cell| cell.to).fold(f64::NEG_INFINITY, f64::max) + row.size * HALF_ROW;
        let (high, low) =
            (-row.base.max(row.last_base) - row.size * HALF_ROW, -row.base.min(row.last_base) + row.size * HALF_ROW);
        let corners = [(from, high), (to, high), (to, low), (from, low)].map(|corner| self.to_picture(corner));
        let (wide, tall) = (f64::from(whole(wide)), f64::from(whole(tall)));
        let ends = |pick: fn(&(f64, f64)) -> f64, most: f64| {
            let least = corners.iter().map(pick).fold(f64::INFINITY, f64::min);
            let last = corners.iter().map(pick).fold(f64::NEG_INFINITY, f64::max);
            (least.clamp(0.0, most).floor() as u32, last.clamp(0.0, most).ceil() as u32)
        };
        let ((left, right), (top, bottom)) = (ends(|corner| corner.0, wide), ends(|corner| corner.1, tall));
        Area { page, x: left, y: top, w: right - left, h: bottom - top }
    }
}

fn whole(side: usize) -> u32 {
    u32::try_from(side).unwrap_or(u32::MAX)
}
