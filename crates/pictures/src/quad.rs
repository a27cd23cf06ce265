//! Places of lines of text in a picture: four corners, which may be slanted, and the smallest such place around some
//! points.

use vendor_text::sorted;

/// A point: to the right, and down.
pub type Point = (f32, f32);

/// A place with four corners: upper left, upper right, lower right, lower left, as its text is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quad(pub [Point; 4]);

impl Quad {
    /// The longer of its sides along the text.
    #[must_use]
    pub fn length(&self) -> f32 {
        let [a, b, c, d] = self.0;
        distance(a, b).max(distance(d, c))
    }

    /// The longer of its sides across the text.
    #[must_use]
    pub fn height(&self) -> f32 {
        let [a, b, c, d] = self.0;
        distance(a, d).max(distance(b, c))
    }

    /// Whether it is much taller than long, as text that runs up or down the picture is.
    #[must_use]
    pub fn is_upright(&self) -> bool {
        self.height() >= 1.5 * self.length()
    }

    /// The same place, after this number of quarter turns of the picture.
    #[must_use]
    pub fn turned(&self, quarters: usize) -> Self {
        let mut corners = self.0;
        corners.rotate_left(quarters % 4);
        Self(corners)
    }

    /// The same place in a picture of another size.
    #[must_use]
    pub fn scaled(&self, across: f32, down: f32) -> Self {
        Self(self.0.map(|(x, y)| (x * across, y * down)))
    }

    /// A point inside, given as shares of the way along the text and across it.
    #[must_use]
    pub fn inside(&self, along: f32, across: f32) -> Point {
        let [a, b, c, d] = self.0;
        let on =
            |from: Point, to: Point| (from.0 * (1.0 - along) + to.0 * along, from.1 * (1.0 - along) + to.1 * along);
        let (high, low) = (on(a, b), on(d, c));
        (high.0 * (1.0 - across) + low.0 * across, high.1 * (1.0 - across) + low.1 * across)
    }

    /// Left, top, right and bottom of all its corners.
    #[must_use]
    pub fn bounds(&self) -> (f32, f32, f32, f32) {
        self.0.iter().fold((f32::MAX, f32::MAX, f32::MIN, f32::MIN), |(left, top, right, bottom), (x, y)| {
            (left.min(*x), top.min(*y), right.max(*x), bottom.max(*y))
        })
    }
}

/// The smallest place around points, widened on all sides in proportion to its area divided by its circumference;
/// `None` if it is thinner than text can be.
#[must_use]
pub fn around(points: Vec<Point>, thinnest: f32, widening: f32) -> Option<Quad> {
    let hull = hull(points);
    let mut best: Option<(f32, Frame)> = None;
    for (from, to) in hull.iter().zip(hull.iter().cycle().skip(1)) {
        let length = distance(*from, *to);
        if length < 1e-3 {
            continue;
        }
        let frame = Frame::of(&hull, ((to.0 - from.0) / length, (to.1 - from.1) / length));
        let area = frame.half.0 * frame.half.1;
        if best.as_ref().is_none_or(|(least, _)| area < *least) {
            best = Some((area, frame));
        }
    }
    let (_, frame) = best.filter(|_| hull.len() >= 3)?;
    let (a, b) = frame.half;
    if a.min(b) < thinnest {
        return None;
    }
    let more = a * b * widening / (a + b);
    Some(frame.corners(a + more, b + more))
}

/// A slanted rectangle: its centre, its direction, and half its sides.
struct Frame {
    centre: Point,
    along: Point,
    half: (f32, f32),
}

impl Frame {
    fn of(points: &[Point], along: Point) -> Self {
        let (mut least, mut most) = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
        for (x, y) in points {
            let (s, t) = (x * along.0 + y * along.1, y * along.0 - x * along.1);
            least = (least.0.min(s), least.1.min(t));
            most = (most.0.max(s), most.1.max(t));
        }
        let (s, t) = ((least.0 + most.0) / 2.0, (least.1 + most.1) / 2.0);
        Self {
            centre: (s * along.0 - t * along.1, s * along.1 + t * along.0),
            along,
            half: ((most.0 - least.0) / 2.0, (most.1 - least.1) / 2.0),
        }
    }

    /// Its corners, from the upper left one clockwise.
    fn corners(&self, a: f32, b: f32) -> Quad {
        let ((x, y), (u, v)) = (self.centre, self.along);
        let at = |s: f32, t: f32| (x + u * s * a - v * t * b, y + v * s * a + u * t * b);
        let mut corners = [at(-1.0, -1.0), at(1.0, -1.0), at(1.0, 1.0), at(-1.0, 1.0)];
        sorted::by(&mut corners, |a, b| a.0.total_cmp(&b.0));
        let [p, q, r, s] = corners;
        let (upper_left, lower_left) = if p.1 < q.1 { (p, q) } else { (q, p) };
        let (upper_right, lower_right) = if r.1 < s.1 { (r, s) } else { (s, r) };
        Quad([upper_left, upper_right, lower_right, lower_left])
    }
}

/// The convex hull of some points, in order around them.
fn hull(mut points: Vec<Point>) -> Vec<Point> {
    sorted::by(&mut points, |a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    points.dedup();
    let half = |points: &mut dyn Iterator<Item = Point>| {
        let mut outer: Vec<Point> = Vec::new();
        for point in points {
            while let [.., a, b] = outer.as_slice() {
                if (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0) > 0.0 {
                    break;
                }
                outer.pop();
            }
            outer.push(point);
        }
        outer.pop();
        outer
    };
    let mut all = half(&mut points.iter().copied());
    all.extend(half(&mut points.iter().rev().copied()));
    all
}

fn distance(a: Point, b: Point) -> f32 {
    ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_drawn_around_points_that_lean() {
        let points = vec![(0.0, 0.0), (20.0, 10.0), (18.0, 14.0), (-2.0, 4.0), (9.0, 7.0)];
        let quad = around(points, 1.0, 0.0).unwrap();
        assert!(
            (quad.length() - 500.0_f32.sqrt()).abs() < 0.01 && (quad.height() - 20.0_f32.sqrt()).abs() < 0.01,
            "{quad:?}"
        );
        assert!(!quad.is_upright() && quad.turned(1).is_upright());
    }

    #[test]
    fn what_is_thinner_than_text_is_nothing() {
        assert!(around(vec![(0.0, 0.0), (20.0, 0.0), (20.0, 1.0), (0.0, 1.0)], 1.5, 1.0).is_none());
        assert!(around(Vec::new(), 0.0, 1.0).is_none());
        assert!(around(vec![(1.0, 1.0); 9], 0.0, 1.0).is_none());
    }
}
