//! What is drawn around text: ruling lines and the edges of filled cells, as they are on the page.

use super::matrix::Matrix;
use vendor_text::sorted;

/// The most lines of one page that are kept.
const MOST_RULES: usize = 20_000;
/// The most points of one path that are kept.
const MOST_POINTS: usize = 5_000;
/// A box that is thinner is a line.
const THIN: f64 = 3.0;
/// Shorter lines separate nothing.
const SHORT: f64 = 4.0;

/// A straight line between two points of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Where it begins.
    pub from: (f64, f64),
    /// Where it ends.
    pub to: (f64, f64),
}

/// The path that is being drawn, and the rules that earlier paths left behind.
#[derive(Debug, Default)]
pub struct Ruling {
    /// The rules so far.
    pub rules: Vec<Rule>,
    lines: Vec<Rule>,
    boxes: Vec<[(f64, f64); 4]>,
    start: (f64, f64),
    at: (f64, f64),
}

impl Ruling {
    /// Moves the pen.
    pub fn move_to(&mut self, point: (f64, f64)) {
        (self.start, self.at) = (point, point);
    }

    /// Draws a line.
    pub fn line_to(&mut self, point: (f64, f64)) {
        if self.lines.len() < MOST_POINTS {
            self.lines.push(Rule { from: self.at, to: point });
        }
        self.at = point;
    }

    /// Draws a line back to where the part began.
    pub fn close(&mut self) {
        self.line_to(self.start);
    }

    /// Draws a box from its corner and its sides; `matrix` places it on the page.
    pub fn box_at(&mut self, (x, y): (f64, f64), (wide, tall): (f64, f64), matrix: Matrix) {
        let corner = |dx: f64, dy: f64| Matrix::shift(x + dx, y + dy).then(matrix).origin();
        if self.boxes.len() < MOST_POINTS {
            self.boxes.push([corner(0.0, 0.0), corner(wide, 0.0), corner(wide, tall), corner(0.0, tall)]);
        }
        self.move_to(corner(0.0, 0.0));
    }

    /// Ends the path. If it was drawn or filled, its edges become rules.
    pub fn end(&mut self, is_seen: bool) {
        let (lines, boxes) = (std::mem::take(&mut self.lines), std::mem::take(&mut self.boxes));
        if !is_seen {
            return;
        }
        for [a, b, c, d] in boxes {
            let middle = |p: (f64, f64), q: (f64, f64)| (f64::midpoint(p.0, q.0), f64::midpoint(p.1, q.1));
            if length(a, b) <= THIN {
                self.keep(middle(a, b), middle(d, c));
            } else if length(b, c) <= THIN {
                self.keep(middle(a, d), middle(b, c));
            } else {
                for (from, to) in [(a, b), (b, c), (c, d), (d, a)] {
                    self.keep(from, to);
                }
            }
        }
        for line in lines {
            self.keep(line.from, line.to);
        }
    }

    fn keep(&mut self, from: (f64, f64), to: (f64, f64)) {
        let is_straight = (from.0 - to.0).abs() < 1.0 || (from.1 - to.1).abs() < 1.0;
        if is_straight && length(from, to) >= SHORT && self.rules.len() < MOST_RULES {
            self.rules.push(Rule { from, to });
        }
    }
}

fn length(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// The rules as they lie to text of one direction.
#[derive(Debug, Default)]
pub struct Grid {
    /// Lines along the text: height, from, to; sorted from below.
    along: Vec<(f64, f64, f64)>,
    /// Lines across the text: position, from height, to height; sorted from the left.
    across: Vec<(f64, f64, f64)>,
}

impl Grid {
    /// The rules for text at an angle in degrees; none for text at an oblique angle.
    #[must_use]
    pub fn new(rules: &[Rule], angle: i32) -> Self {
        let turn: (f64, f64) = match angle.rem_euclid(360) {
            0 => (1.0, 0.0),
            90 => (0.0, 1.0),
            180 => (-1.0, 0.0),
            270 => (0.0, -1.0),
            _ => return Self::default(),
        };
        let seen = |(x, y): (f64, f64)| (x * turn.0 + y * turn.1, y * turn.0 - x * turn.1);
        let mut grid = Self::default();
        for rule in rules {
            let (from, to) = (seen(rule.from), seen(rule.to));
            if (from.1 - to.1).abs() < 1.0 {
                grid.along.push((f64::midpoint(from.1, to.1), from.0.min(to.0), from.0.max(to.0)));
            } else {
                grid.across.push((f64::midpoint(from.0, to.0), from.1.min(to.1), from.1.max(to.1)));
            }
        }
        sorted::by(&mut grid.along, |a, b| a.0.total_cmp(&b.0));
        sorted::by(&mut grid.across, |a, b| a.0.total_cmp(&b.0));
        grid
    }

    /// Whether a line across the text lies between two positions of a line of text.
    #[must_use]
    pub fn parts(&self, base: f64, size: f64, from: f64, to: f64) -> bool {
        let middle = base + size * 0.3;
        between(&self.across, from, to).iter().any(|(_, low, high)| (*low..=*high).contains(&middle))
    }

    /// The lines along the text between two heights, from below: height, from, to.
    #[must_use]
    pub fn along_between(&self, low: f64, high: f64) -> &[(f64, f64, f64)] {
        between(&self.along, low, high)
    }
}

/// The part of a sorted list between two positions.
fn between(sorted: &[(f64, f64, f64)], from: f64, to: f64) -> &[(f64, f64, f64)] {
    let first = sorted.partition_point(|(at, ..)| *at < from);
    let end = sorted.partition_point(|(at, ..)| *at <= to);
    sorted.get(first..end).unwrap_or_default()
}
