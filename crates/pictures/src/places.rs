//! From the likelihood that each point belongs to text to the places of lines of text.

use crate::quad::{Point, Quad, around};
use std::collections::BTreeMap;

/// From this likelihood on a point belongs to text.
const IS_TEXT: f32 = 0.3;
/// Places that are less likely on the whole are dropped.
const LEAST_LIKELY: f32 = 0.5;
/// Places with fewer points are dropped.
const FEWEST_POINTS: u32 = 6;
/// Half the height of the thinnest text, in points of the small picture.
const THINNEST: f32 = 1.5;
/// The network marks the core of a line; its place is wider by this factor.
const WIDENING: f32 = 1.6;
/// The most places in one picture; more would be noise.
const MOST_PLACES: usize = 3_000;

/// The places of text in a map of likelihoods with `wide` points in each row.
#[must_use]
pub fn places(likely: &[f32], wide: usize) -> Vec<Quad> {
    let mut seen = vec![false; likely.len()];
    let mut places = Vec::new();
    let mut waiting = Vec::new();
    for start in 0..likely.len() {
        if !take(&mut seen, likely, start) {
            continue;
        }
        waiting.push(start);
        let (mut sum, mut count) = (0.0, 0_u32);
        // The first and the last point of each row.
        let mut rows: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        while let Some(at) = waiting.pop() {
            sum += likely.get(at).copied().unwrap_or_default();
            count += 1;
            let (x, y) = (at % wide, at / wide);
            let row = rows.entry(y).or_insert((x, x));
            *row = (row.0.min(x), row.1.max(x));
            for next_y in y.saturating_sub(1)..=y + 1 {
                for next_x in x.saturating_sub(1)..=(x + 1).min(wide - 1) {
                    let next = next_y * wide + next_x;
                    if take(&mut seen, likely, next) {
                        waiting.push(next);
                    }
                }
            }
        }
        #[allow(clippy::cast_precision_loss, reason = "a mean")]
        let is_likely = count >= FEWEST_POINTS && sum / count as f32 >= LEAST_LIKELY;
        if let Some(place) = is_likely.then(|| around(corners(&rows), THINNEST, WIDENING)).flatten() {
            places.push(place);
        }
        if places.len() == MOST_PLACES {
            break;
        }
    }
    places
}

/// Takes a point of text that was not taken before.
fn take(seen: &mut [bool], likely: &[f32], at: usize) -> bool {
    match (seen.get_mut(at), likely.get(at)) {
        (Some(seen), Some(likely)) if !*seen && *likely > IS_TEXT => {
            *seen = true;
            true
        }
        _ => false,
    }
}

#[allow(clippy::cast_precision_loss, reason = "pictures are far smaller than what fits")]
fn corners(rows: &BTreeMap<usize, (usize, usize)>) -> Vec<Point> {
    let of_row = |(y, (from, to)): (&usize, &(usize, usize))| {
        let (left, right, top) = (*from as f32, *to as f32 + 1.0, *y as f32);
        [(left, top), (right, top), (left, top + 1.0), (right, top + 1.0)]
    };
    rows.iter().flat_map(of_row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_marks_are_two_places_and_specks_are_none() {
        let (wide, tall) = (40, 20);
        let mut likely = vec![0.0; wide * tall];
        for (at, value) in likely.iter_mut().enumerate() {
            let (x, y) = (at % wide, at / wide);
            if (2..30).contains(&x) && (3..7).contains(&y)
                || (5..15).contains(&x) && (12..17).contains(&y)
                || (x, y) == (38, 1)
            {
                *value = 0.9;
            }
        }
        let found = places(&likely, wide);
        assert_eq!(found.len(), 2);
        assert!(found[0].length() > 28.0 && found[0].length() < 40.0, "{found:?}");
        assert!(found[0].height() > 4.0 && found[0].height() < 13.0, "{found:?}");
    }
}
