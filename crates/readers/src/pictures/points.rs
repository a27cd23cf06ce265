//! Whether a picture shows lines of letters. Its points are looked at, not read: letters are many short marks side by
//! side on an even background, in bands of a few rows of points. A photograph has no such background; a logo has few
//! marks in a row.

use crate::inflate::{Ended, inflate};
use crate::limits::MB;

/// The most bytes of points of one picture that are looked at.
const MOST_BYTES: usize = 40 * MB;
/// How much a point must differ from the background to be a mark.
const DIFFERS: u8 = 56;
/// How many times marks begin or end in a row of points through a line of letters, and through a long line.
const CHANGES: usize = 32;
const LONG: usize = 60;
/// How many rows of points a line of letters takes, from and to.
const BAND: (usize, usize) = (4, 90);

/// The order of a picture's samples in its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Samples {
    /// Points in a row.
    pub wide: usize,
    /// Rows.
    pub tall: usize,
    /// Samples of a point.
    pub each: usize,
    /// Bits of a sample: 1, 2, 4, 8 or 16.
    pub bits: usize,
    /// Whether a sample is the number of a colour in a table.
    pub is_table: bool,
    /// Whether the last sample of a point is its opacity.
    pub has_cover: bool,
}

impl Samples {
    fn row_bytes(self) -> Option<usize> {
        Some(self.wide.checked_mul(self.each)?.checked_mul(self.bits)?.div_ceil(8))
    }

    /// The level of each point of a row.
    fn levels(self, row: &[u8]) -> Vec<u8> {
        let sample = |at: usize| -> u8 {
            match self.bits {
                8 => row.get(at).copied().unwrap_or_default(),
                16 => row.get(at * 2).copied().unwrap_or_default(),
                bits => {
                    let in_byte = 8 / bits.max(1);
                    let byte = row.get(at / in_byte.max(1)).copied().unwrap_or_default();
                    let shift = (in_byte.max(1) - 1 - at % in_byte.max(1)) * bits;
                    let most = u8::try_from((1_usize << bits.min(7)) - 1).unwrap_or(u8::MAX).max(1);
                    let value = (byte >> shift.min(7)) & most;
                    if self.is_table { value } else { value.saturating_mul(255 / most) }
                }
            }
        };
        let colours = (self.each - usize::from(self.has_cover)).max(1);
        (0..self.wide)
            .map(|point| {
                let from = point * self.each;
                if self.has_cover && sample(from + colours) < 64 {
                    return u8::MAX;
                }
                let sum: usize = (0..colours).map(|nth| usize::from(sample(from + nth))).sum();
                u8::try_from(sum / colours).unwrap_or(u8::MAX)
            })
            .collect()
    }
}

/// Whether points show lines of letters.
#[must_use]
pub fn show_letters(bytes: &[u8], samples: Samples) -> bool {
    let Some(length) = samples.row_bytes().filter(|length| *length > 0 && samples.each > 0) else { return false };
    let rows = || bytes.chunks_exact(length).take(samples.tall).map(|row| samples.levels(row));
    let Some(ground) = ground(&mut rows(), samples.is_table) else { return false };
    let is_mark = |level: u8| if samples.is_table { level != ground } else { level.abs_diff(ground) > DIFFERS };
    let changes = rows().map(|row| {
        let mut was = false;
        row.iter().filter(|level| std::mem::replace(&mut was, is_mark(**level)) != is_mark(**level)).count()
    });
    has_lines(changes)
}

/// The level of the background, which most points have, if the picture has one.
fn ground(rows: &mut dyn Iterator<Item = Vec<u8>>, is_table: bool) -> Option<u8> {
    let mut counts = [0_usize; 256];
    let mut all = 0_usize;
    for level in rows.flatten() {
        if let Some(count) = counts.get_mut(usize::from(level)) {
            *count += 1;
        }
        all += 1;
    }
    let (level, _) = (0_u8..=255).zip(counts).max_by_key(|(_, count)| *count)?;
    let near = |other: u8| if is_table { other == level } else { other.abs_diff(level) <= 8 };
    let alike: usize = (0_u8..=255).zip(counts).filter(|(other, _)| near(*other)).map(|(_, count)| count).sum();
    (alike * 20 >= all * 9).then_some(level)
}

/// Whether there are bands of rows with many changes and the height of letters: two of them, or one through a long
/// line.
fn has_lines(changes: impl Iterator<Item = usize>) -> bool {
    let (mut lines, mut longest) = (0_usize, 0_usize);
    let mut band: Vec<usize> = Vec::new();
    for count in changes.chain([0]) {
        if count >= CHANGES {
            band.push(count);
            continue;
        }
        // The bars of a bar code are the same in every row.
        let is_varied = band.iter().any(|count| Some(count) != band.first());
        if (BAND.0..=BAND.1).contains(&band.len()) && is_varied {
            lines += 1;
            longest = longest.max(band.iter().copied().max().unwrap_or_default());
        }
        band.clear();
    }
    lines >= 2 || longest >= LONG
}

/// The points of a PNG, if they can be unpacked directly.
#[must_use]
pub fn of_png(bytes: &[u8]) -> Option<(Vec<u8>, Samples)> {
    let number = |at: usize| usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok();
    let (wide, tall) = (number(16)?, number(20)?);
    let (bits, colour, laced) = (usize::from(*bytes.get(24)?), *bytes.get(25)?, *bytes.get(28)?);
    let (each, is_table, has_cover) = match colour {
        0 => (1, false, false),
        2 => (3, false, false),
        3 => (1, true, false),
        4 => (2, false, true),
        6 => (4, false, true),
        _ => return None,
    };
    if laced != 0 || !matches!(bits, 1 | 2 | 4 | 8 | 16) {
        return None;
    }
    let samples = Samples { wide, tall, each, bits, is_table, has_cover };
    let length = samples.row_bytes()?;
    let most = length.checked_add(1)?.checked_mul(tall).filter(|most| *most <= MOST_BYTES)?;
    let mut packed = Vec::new();
    let mut at = 8_usize;
    while let Some(size) = number(at) {
        let from = at.checked_add(8)?;
        let Some(part) = bytes.get(from..from.checked_add(size)?) else { break };
        if bytes.get(at + 4..from) == Some(b"IDAT") {
            packed.extend_from_slice(part);
        }
        at = from + size + 4;
    }
    let (unpacked, ended) = inflate(&packed, true, most);
    (ended != Ended::TooLarge).then(|| (unfiltered(&unpacked, length, (each * bits).div_ceil(8)), samples))
}

/// Rows of points, from rows that are stored as differences from those before.
fn unfiltered(bytes: &[u8], length: usize, back: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0_u8; length];
    for row in bytes.chunks_exact(length + 1) {
        let Some((filter, row)) = row.split_first() else { break };
        let mut now: Vec<u8> = Vec::with_capacity(length);
        for (at, byte) in row.iter().enumerate() {
            let before = |row: &[u8]| at.checked_sub(back).and_then(|at| row.get(at)).copied().unwrap_or_default();
            let (left, up, corner) = (before(&now), above.get(at).copied().unwrap_or_default(), before(&above));
            let told = match filter {
                1 => left,
                2 => up,
                3 => u8::try_from(u16::midpoint(left.into(), up.into())).unwrap_or_default(),
                4 => nearest(left, up, corner),
                _ => 0,
            };
            now.push(byte.wrapping_add(told));
        }
        out.extend_from_slice(&now);
        above = now;
    }
    out
}

/// The one of three neighbours that is nearest to what they predict (the Paeth filter of PNG).
fn nearest(left: u8, up: u8, corner: u8) -> u8 {
    let foretold = i16::from(left) + i16::from(up) - i16::from(corner);
    let away = |neighbour: u8| (foretold - i16::from(neighbour)).abs();
    if away(left) <= away(up) && away(left) <= away(corner) {
        left
    } else if away(up) <= away(corner) {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: usize = 300;

    fn samples(tall: usize) -> Samples {
        Samples { wide: WIDE, tall, each: 1, bits: 8, is_table: false, has_cover: false }
    }

    /// Rows of marks like those of letters: `lines` lines of them, with `marks` marks each.
    fn page(lines: usize, marks: usize) -> (Vec<u8>, usize) {
        let mut rows = vec![vec![255_u8; WIDE]; 6];
        for _ in 0..lines {
            for nth in 0..9_usize {
                let mut row = vec![255_u8; WIDE];
                for mark in 0..marks {
                    row.iter_mut().skip(mark * 5 + 3).take(1 + (nth + mark) % 3).for_each(|level| *level = 10);
                }
                // The rows of a letter are not all alike.
                row.iter_mut().skip(nth * 3).take(4).for_each(|level| *level = 255);
                rows.push(row);
            }
            rows.extend(vec![vec![255_u8; WIDE]; 5]);
        }
        (rows.concat(), rows.len())
    }

    #[test]
    fn lines_of_letters_are_told_from_logos_photographs_and_codes() {
        for (lines, marks, wanted) in
            [(1, 55, true), (2, 25, true), (9, 40, true), (1, 20, false), (3, 8, false), (0, 0, false)]
        {
            let (bytes, tall) = page(lines, marks);
            assert_eq!(show_letters(&bytes, samples(tall)), wanted, "{lines} lines of {marks}");
        }
        let noise: Vec<u8> = (0..WIDE * 200).map(|at| u8::try_from(at * at * 31 % 251).unwrap_or_default()).collect();
        assert!(!show_letters(&noise, samples(200)));
        let bars: Vec<u8> = (0..WIDE * 60).map(|at| if at % WIDE % 7 < 2 { 0 } else { 255 }).collect();
        assert!(!show_letters(&bars, samples(60)));
    }

    #[test]
    fn odd_sizes_do_no_harm() {
        for (wide, tall, each, bits) in
            [(0, 0, 1, 8), (usize::MAX, 2, 4, 16), (7, 3, 0, 8), (9, 9, 1, 1), (5, 5, 3, 4), (3, 3, 1, 0)]
        {
            for has_cover in [false, true] {
                let odd = Samples { wide, tall, each, bits, is_table: false, has_cover };
                assert!(!show_letters(&[0, 255, 1, 2, 3], odd));
            }
        }
        for cut in 0..40 {
            let _ = of_png(&[0x89_u8; 40][..cut]);
        }
    }
}
