//! Coloured points in memory, turned and resized with whole numbers, so that every machine gets the same result.

/// A picture: red, green and blue, one byte each, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    wide: usize,
    tall: usize,
    points: Vec<u8>,
}

/// Bytes of a point.
const COLOURS: usize = 3;

impl Raster {
    /// A picture of a given width and height; `None` if the number of points does not fit.
    #[must_use]
    pub fn new(wide: usize, tall: usize, points: Vec<u8>) -> Option<Self> {
        let needed = wide.checked_mul(tall)?.checked_mul(COLOURS)?;
        (needed > 0 && needed == points.len()).then_some(Self { wide, tall, points })
    }

    /// Grey points, one byte each.
    #[must_use]
    pub fn of_grey(wide: usize, tall: usize, grey: &[u8]) -> Option<Self> {
        Self::new(wide, tall, grey.iter().flat_map(|level| [*level; COLOURS]).collect())
    }

    /// Its width in points.
    #[must_use]
    pub fn wide(&self) -> usize {
        self.wide
    }

    /// Its height in points.
    #[must_use]
    pub fn tall(&self) -> usize {
        self.tall
    }

    /// Its points: red, green and blue, one byte each, row by row.
    #[must_use]
    pub fn points(&self) -> &[u8] {
        &self.points
    }

    /// A part of it, from one corner to the other, cut at its edges; `None` if nothing is left.
    #[must_use]
    pub fn part(&self, [left, top]: [usize; 2], [right, bottom]: [usize; 2]) -> Option<Self> {
        let (right, bottom) = (right.min(self.wide), bottom.min(self.tall));
        let row = |y: usize| self.points.get((y * self.wide + left) * COLOURS..(y * self.wide + right) * COLOURS);
        let points: Vec<u8> = (top..bottom).filter_map(row).flatten().copied().collect();
        Self::new(right.checked_sub(left)?, bottom.checked_sub(top)?, points)
    }

    /// The colours of a point; outside the picture, those of the nearest point.
    #[must_use]
    pub fn at(&self, x: isize, y: isize) -> [u8; COLOURS] {
        let x = usize::try_from(x).unwrap_or(0).min(self.wide - 1);
        let y = usize::try_from(y).unwrap_or(0).min(self.tall - 1);
        let from = (y * self.wide + x) * COLOURS;
        self.points.get(from..from + COLOURS).and_then(|point| point.try_into().ok()).unwrap_or_default()
    }

    /// The colours between points, interpolated from the four around.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "pictures are far smaller than what fits")]
    pub fn between(&self, x: f32, y: f32) -> [f32; COLOURS] {
        let (left, top) = (x.floor(), y.floor());
        let (right_share, low_share) = (x - left, y - top);
        let (left, top) = (left as isize, top as isize);
        let [a, b] = [self.at(left, top), self.at(left + 1, top)];
        let [c, d] = [self.at(left, top + 1), self.at(left + 1, top + 1)];
        let mut mixed = [0.0; COLOURS];
        for ((((out, a), b), c), d) in mixed.iter_mut().zip(a).zip(b).zip(c).zip(d) {
            let high = f32::from(a) * (1.0 - right_share) + f32::from(b) * right_share;
            let low = f32::from(c) * (1.0 - right_share) + f32::from(d) * right_share;
            *out = high * (1.0 - low_share) + low * low_share;
        }
        mixed
    }

    /// The rows, each of `wide` points.
    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.points.chunks_exact(self.wide * COLOURS)
    }

    /// The picture in another size: reduced by the mean of the points that fall together, enlarged by interpolation.
    #[must_use]
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "colours")]
    pub fn resized(&self, wide: usize, tall: usize) -> Self {
        let (wide, tall) = (wide.max(1), tall.max(1));
        if wide <= self.wide && tall <= self.tall {
            return self.shrunk(wide, tall);
        }
        let (across, down) = (self.wide as f32 / wide as f32, self.tall as f32 / tall as f32);
        let mut points = Vec::with_capacity(wide * tall * COLOURS);
        for y in 0..tall {
            for x in 0..wide {
                let mixed = self.between((x as f32 + 0.5) * across - 0.5, (y as f32 + 0.5) * down - 0.5);
                points.extend(mixed.map(|colour| (colour + 0.5) as u8));
            }
        }
        Self { wide, tall, points }
    }

    fn shrunk(&self, wide: usize, tall: usize) -> Self {
        let mut points = Vec::with_capacity(wide * tall * COLOURS);
        let mut sums = vec![[0_u32; COLOURS]; self.wide];
        for y in 0..tall {
            let (from, to) = span(y, self.tall, tall);
            sums.iter_mut().for_each(|sum| *sum = [0; COLOURS]);
            for row in self.rows().skip(from).take(to - from) {
                for (sum, point) in sums.iter_mut().zip(row.chunks_exact(COLOURS)) {
                    sum.iter_mut().zip(point).for_each(|(sum, colour)| *sum += u32::from(*colour));
                }
            }
            for x in 0..wide {
                let (left, right) = span(x, self.wide, wide);
                let count = u32::try_from((right - left) * (to - from)).unwrap_or(1).max(1);
                let mut all = [0_u32; COLOURS];
                for sum in sums.get(left..right).unwrap_or_default() {
                    all.iter_mut().zip(sum).for_each(|(all, sum)| *all += sum);
                }
                points.extend(all.map(|all| u8::try_from((all + count / 2) / count).unwrap_or(u8::MAX)));
            }
        }
        Self { wide, tall, points }
    }

    /// How bright each point is.
    #[must_use]
    pub fn brightness(&self) -> Vec<u8> {
        let level = |point: &[u8]| {
            let weighed: u32 =
                point.iter().zip([306_u32, 601, 117]).map(|(colour, weight)| u32::from(*colour) * weight).sum();
            u8::try_from(weighed >> 10).unwrap_or(u8::MAX)
        };
        self.points.chunks_exact(COLOURS).map(level).collect()
    }
}

/// The points of a side that fall into one point of a shorter side.
fn span(at: usize, from: usize, to: usize) -> (usize, usize) {
    let begin = at * from / to;
    let end = ((at + 1) * from).div_ceil(to);
    (begin, end.min(from).max(begin + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_must_fit_their_sides() {
        assert!(Raster::new(2, 2, vec![0; 12]).is_some());
        assert!(Raster::new(2, 2, vec![0; 11]).is_none());
        assert!(Raster::new(0, 2, Vec::new()).is_none());
        assert!(Raster::new(usize::MAX, 2, Vec::new()).is_none());
    }

    #[test]
    fn smaller_is_the_mean_and_larger_has_no_other_colours() {
        let raster = Raster::of_grey(4, 2, &[0, 100, 200, 200, 100, 0, 200, 200]).unwrap();
        assert_eq!(raster.resized(2, 1), Raster::of_grey(2, 1, &[50, 200]).unwrap());
        let larger = raster.resized(8, 4);
        assert_eq!((larger.wide(), larger.tall()), (8, 4));
        assert_eq!((larger.at(0, 0), larger.at(7, 3), larger.at(-5, 99)), ([0; 3], [200; 3], [100; 3]));
    }

    #[test]
    fn green_is_brighter_than_blue() {
        let raster = Raster::new(3, 1, vec![255, 255, 255, 0, 255, 0, 0, 0, 255]).unwrap();
        let levels = raster.brightness();
        assert_eq!(levels.first(), Some(&255));
        assert!(levels[1] > levels[2]);
    }
}
