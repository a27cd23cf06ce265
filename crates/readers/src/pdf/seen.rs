//! What text of a page nobody sees: text in the colour of what is behind it, text that is covered, clipped away, off
//! the page, too small, transparent or on a layer that is off. It is read and marked as hidden.

/// A box on the page: left, bottom, right, top.
pub type Area = [f64; 4];
/// Red, green and blue, from 0 to 1.
pub type Colour = [f64; 3];

/// The most areas of one page that are kept, and the most comparisons with texts.
const MOST_PAINTED: usize = 20_000;
const MOST_WORK: usize = 50_000_000;
/// Letters smaller than this, in points, cannot be seen.
const TINY: f64 = 1.5;
/// Colours that differ by less in each component look the same.
const ALIKE: f64 = 0.02;

/// Something painted on the page.
#[derive(Debug, Clone, Copy)]
struct Painted {
    area: Area,
    /// Its colour, where that is one and is known.
    colour: Option<Colour>,
    /// Whether it fills its area and nothing shows through.
    covers: bool,
    is_picture: bool,
}

/// A text that was put on the page.
#[derive(Debug, Clone, Copy)]
struct Shown {
    order: usize,
    area: Area,
    /// The colour of its letters, where that is one and is known.
    colour: Option<Colour>,
    is_gone: bool,
    /// Whether it lies invisibly over what the page shows.
    is_laid_unseen: bool,
    /// The number of areas that were painted before it.
    after: usize,
}

/// How a text is put on the page.
#[derive(Debug, Clone, Copy, Default)]
pub struct Manner {
    /// The colour of its letters, where that is one and is known.
    pub colour: Option<Colour>,
    /// Whether it is transparent or on a layer that is off.
    pub is_gone: bool,
    /// Whether it lies invisibly over what the page shows.
    pub is_laid_unseen: bool,
    /// The area in which anything is shown, if that is not the whole page.
    pub clip: Option<Area>,
}

/// What a page puts where, in the order of drawing.
#[derive(Debug, Default)]
pub struct Sight {
    painted: Vec<Painted>,
    shown: Vec<Shown>,
    /// Ranges of texts that nobody sees, by their numbers.
    gone: Vec<std::ops::Range<usize>>,
}

impl Sight {
    /// Notes that a box, or something with this outline, was filled.
    pub fn fill(&mut self, area: Area, colour: Option<Colour>, covers: bool) {
        self.paint(Painted { area, colour, covers, is_picture: false });
    }

    /// Notes that a picture was put on the page.
    pub fn picture(&mut self, area: Area, covers: bool) {
        self.paint(Painted { area, colour: None, covers, is_picture: true });
    }

    fn paint(&mut self, painted: Painted) {
        if self.painted.len() < MOST_PAINTED && wide(painted.area) * tall(painted.area) > 4.0 {
            self.painted.push(painted);
        }
    }

    /// Notes that a text was put on the page: its number in the order of drawing, where it is, and how large.
    pub fn text(&mut self, order: usize, area: Area, size: f64, manner: Manner) {
        let is_gone = manner.is_gone || size < TINY || manner.clip.is_some_and(|clip| !meet(area, clip));
        let Manner { colour, is_laid_unseen, .. } = manner;
        self.shown.push(Shown { order, area, colour, is_gone, is_laid_unseen, after: self.painted.len() });
    }

    /// Notes that nobody sees the texts with these numbers.
    pub fn hide(&mut self, orders: std::ops::Range<usize>) {
        self.gone.push(orders);
    }

    /// For each of the first `texts` texts, by number, whether nobody sees it on a page of this size.
    #[must_use]
    pub fn unseen(&self, page: Area, texts: usize) -> Vec<bool> {
        let mut unseen = vec![false; texts];
        for gone in &self.gone {
            unseen.get_mut(gone.clone()).into_iter().flatten().for_each(|text| *text = true);
        }
        let is_followed = self.painted.len().saturating_mul(self.shown.len()) < MOST_WORK;
        for text in &self.shown {
            let is_off = !meet(text.area, page);
            let is_hidden = || {
                if text.is_laid_unseen {
                    // Text that was recognised in a picture counts as seen, because the picture shows it.
                    return !self.painted.iter().any(|painted| painted.is_picture && meet(text.area, painted.area));
                }
                self.is_covered(text, page) || self.is_alike(text)
            };
            if text.is_gone || is_off || (is_followed && is_hidden()) {
                unseen.get_mut(text.order).into_iter().for_each(|text| *text = true);
            }
        }
        unseen
    }

    fn is_covered(&self, text: &Shown, page: Area) -> bool {
        let half = wide(page) * tall(page) / 2.0;
        self.painted.iter().skip(text.after).any(|painted| {
            // A scan may lie over the text that was recognised in it, so it does not hide it.
            let is_scan = painted.is_picture && wide(painted.area) * tall(painted.area) > half;
            painted.covers && !is_scan && holds(painted.area, text.area)
        })
    }

    /// Whether the letters have the colour of what is behind them.
    fn is_alike(&self, text: &Shown) -> bool {
        let Some(colour) = text.colour else { return false };
        let is_same = |other: Colour| colour.iter().zip(other).all(|(a, b)| (a - b).abs() < ALIKE);
        for behind in self.painted.iter().take(text.after).rev().filter(|behind| meet(text.area, behind.area)) {
            match behind.colour {
                Some(ground) if !is_same(ground) => return false,
                Some(_) if behind.covers && holds(behind.area, text.area) => return true,
                // The real shape is smaller than the box around it.
                Some(_) => {}
                None => return false,
            }
        }
        is_same([1.0; 3])
    }
}

fn wide([left, _, right, _]: Area) -> f64 {
    (right - left).max(0.0)
}

fn tall([_, bottom, _, top]: Area) -> f64 {
    (top - bottom).max(0.0)
}

/// Whether two areas share anything.
fn meet([left, bottom, right, top]: Area, [l, b, r, t]: Area) -> bool {
    left < r && l < right && bottom < t && b < top
}

/// Whether the middle part of the second area is in the first.
fn holds([left, bottom, right, top]: Area, inner: Area) -> bool {
    let [l, b, r, t] = inner;
    let (dx, dy) = (wide(inner) * 0.1, tall(inner) * 0.3);
    left <= l + dx && r - dx <= right && bottom <= b + dy && t - dy <= top
}

/// The area that two areas share.
#[must_use]
pub fn shared([left, bottom, right, top]: Area, [l, b, r, t]: Area) -> Area {
    [left.max(l), bottom.max(b), right.min(r), top.min(t)]
}

/// The box around points.
#[must_use]
pub fn around(points: &[(f64, f64)]) -> Area {
    points.iter().fold([f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY], |area, (x, y)| {
        let [left, bottom, right, top] = area;
        [left.min(*x), bottom.min(*y), right.max(*x), top.max(*y)]
    })
}

/// The path that is being drawn, as far as it may cover something.
#[derive(Debug, Default)]
pub struct Path {
    boxes: Vec<Area>,
    points: Vec<(f64, f64)>,
    is_round: bool,
    /// Whether it will become the area in which anything is shown.
    pub clips: bool,
}

/// Boxes and points of a path that are kept.
const MOST_PARTS: usize = 2_000;

impl Path {
    /// Takes a point; those of a curve are marked as such.
    pub fn point(&mut self, point: (f64, f64), is_round: bool) {
        self.is_round |= is_round;
        if self.points.len() < MOST_PARTS {
            self.points.push(point);
        }
    }

    /// Takes a box by its corners.
    pub fn corners(&mut self, corners: &[(f64, f64)]) {
        let is_upright = corners.windows(2).all(is_straight);
        if is_upright && self.boxes.len() < MOST_PARTS {
            self.boxes.push(around(corners));
        } else {
            corners.iter().for_each(|corner| self.point(*corner, true));
        }
    }

    /// Ends the path; returns its boxes, and the outline of everything in it that is not a box.
    pub fn end(&mut self) -> (Vec<Area>, Option<Area>) {
        let Self { mut boxes, points, is_round, .. } = std::mem::take(self);
        if points.is_empty() {
            return (boxes, None);
        }
        let outline = around(&points);
        let is_box = !is_round && matches!(points.len(), 4 | 5) && points.windows(2).all(is_straight);
        if is_box {
            boxes.push(outline);
            return (boxes, None);
        }
        (boxes, Some(outline))
    }
}

fn is_straight(two: &[(f64, f64)]) -> bool {
    matches!(two, [a, b] if (a.0 - b.0).abs() < 0.5 || (a.1 - b.1).abs() < 0.5)
}
