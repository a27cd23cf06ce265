//! What the steps of a page draw apart from letters: lines, boxes, pictures and drawings, the colour that fills them,
//! and the area in which anything is shown.

use super::{CUT, DEEPEST, Follower, MOST_PICTURES, MOST_STATES};
use crate::pdf::matrix::Matrix;
use crate::pdf::seen::{Area, around, shared};
use crate::pdf::unpack::unpacked;
use hayro_syntax::object::{Array, Dict, Name, Rect, Stream};

/// The least width and height of a line of text in a picture, in points.
const READABLE: (f64, f64) = (60.0, 12.0);

impl Follower<'_> {
    pub(super) fn mark(&mut self, is_off: bool) {
        if self.marked.len() < MOST_STATES {
            self.marked.push(is_off);
        }
    }

    /// Sets how later steps are blended with what is behind them.
    pub(super) fn look(&mut self, look: Option<Dict<'_>>) {
        let Some(look) = look else { return };
        if let Some(opacity) = look.get::<f32>("ca") {
            self.state.opacity = f64::from(opacity);
        }
        let mode = look.get::<Name<'_>>("BM").map(|mode| !matches!(mode.as_str(), "Normal" | "Compatible"));
        self.state.is_mixed = mode.unwrap_or(self.state.is_mixed || look.get::<Array<'_>>("BM").is_some());
        self.state.is_mixed |= look.get::<Dict<'_>>("SMask").is_some();
    }

    /// A step of a line or a box, or the colour that they are filled with.
    pub(super) fn path_step(&mut self, operator: &[u8], numbers: &[f64]) {
        let n = |at: usize| numbers.get(at).copied().unwrap_or(0.0);
        let mut to = |x: f64, y: f64, is_round: bool| {
            let point = self.point(x, y);
            self.path.point(point, is_round);
            self.drawn.curves += usize::from(is_round);
            point
        };
        match operator {
            b"m" => {
                let point = to(n(0), n(1), false);
                self.drawn.ruling.move_to(point);
            }
            b"l" => {
                let point = to(n(0), n(1), false);
                self.drawn.ruling.line_to(point);
            }
            b"c" | b"v" | b"y" => {
                let at = numbers.len().saturating_sub(2);
                let point = to(n(at), n(at + 1), true);
                self.drawn.ruling.move_to(point);
            }
            b"h" => self.drawn.ruling.close(),
            b"re" => {
                let corner = |dx: f64, dy: f64| self.point(n(0) + dx, n(1) + dy);
                let corners = [corner(0.0, 0.0), corner(n(2), 0.0), corner(n(2), n(3)), corner(0.0, n(3))];
                self.path.corners(&corners);
                self.drawn.ruling.box_at((n(0), n(1)), (n(2), n(3)), self.state.matrix);
            }
            b"W" | b"W*" => self.path.clips = true,
            b"S" | b"s" => self.end_path(false, true, false),
            b"B" | b"B*" | b"b" | b"b*" => self.end_path(true, true, operator.ends_with(b"*")),
            b"f" | b"F" | b"f*" => {
                let is_white = self.state.colour.is_some_and(|colour| colour.iter().all(|part| *part >= 0.999));
                self.end_path(true, !is_white, operator.ends_with(b"*"));
            }
            b"n" => self.end_path(false, false, false),
            b"g" => self.state.colour = Some([n(0); 3]),
            // One number may be a tint, and four may be inks, so only three are read as red, green and blue.
            b"rg" | b"sc" | b"scn" => {
                self.state.colour = (numbers.len() == 3).then(|| [n(0), n(1), n(2)]);
            }
            b"k" => self.state.colour = Some([0, 1, 2].map(|at| (1.0 - n(at) - n(3)).max(0.0))),
            _ => {}
        }
    }

    /// Ends a path. If every second box inside another is a hole, two boxes form a frame, with nothing behind what is
    /// inside it.
    fn end_path(&mut self, fills: bool, leaves_rules: bool, has_holes: bool) {
        self.drawn.ruling.end(leaves_rules);
        let clips = self.path.clips;
        let (boxes, outline) = self.path.end();
        let clip = self.state.clip;
        let within = |area: Area| clip.map_or(area, |clip| shared(area, clip));
        let is_frame = has_holes && boxes.len() == 2 && outline.is_none();
        if fills && !is_frame && !self.is_gone() {
            let is_solid = self.state.opacity > 0.99 && !self.state.is_mixed;
            let colour = self.state.colour.filter(|_| is_solid);
            let covers = is_solid && colour.is_some();
            boxes.iter().for_each(|area| self.drawn.sight.fill(within(*area), colour, covers));
            outline.into_iter().for_each(|area| self.drawn.sight.fill(within(area), colour, false));
        }
        if clips {
            let corners = |area: &Area| [(area[0], area[1]), (area[2], area[3])];
            let points: Vec<(f64, f64)> = boxes.iter().chain(&outline).flat_map(corners).collect();
            if !points.is_empty() {
                self.state.clip = Some(within(around(&points)));
            }
        }
    }

    /// Whether what is now put on the page is invisible: it is transparent, or on a layer that is off.
    pub(super) fn is_gone(&self) -> bool {
        self.state.opacity < 0.02 || self.marked.contains(&true)
    }

    /// A drawing on the page, or a picture.
    pub(super) fn drawing(&mut self, stream: &Stream<'_>, outer: &Dict<'_>) {
        let dict = stream.dict();
        if dict.get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_str() != "Form") {
            let is_whole = !dict.contains_key("SMask") && !dict.contains_key("Mask") && !dict.contains_key("ImageMask");
            self.picture(is_whole);
            return self.letters_in(stream);
        }
        if self.depth >= DEEPEST {
            self.drawn.trouble.push("its drawings lie too deep inside each other".to_owned());
            return;
        }
        let steps = match unpacked(stream) {
            Ok(steps) => {
                if steps.is_cut {
                    self.drawn.trouble.push(CUT.to_owned());
                }
                steps.bytes
            }
            Err(error) => return self.drawn.trouble.push(format!("a drawing on it was not followed: {error}")),
        };
        let matrix = Matrix::of(dict.get::<Array<'_>>("Matrix")).unwrap_or(Matrix::ONE);
        let (before, text, line) = (self.state.clone(), self.text, self.line);
        self.state.matrix = matrix.then(self.state.matrix);
        if let Some(own) = dict.get::<Rect>("BBox") {
            let corners = [(own.x0, own.y0), (own.x1, own.y0), (own.x1, own.y1), (own.x0, own.y1)];
            let area = around(&corners.map(|(x, y)| self.point(x, y)));
            self.state.clip = Some(self.state.clip.map_or(area, |clip| shared(area, clip)));
        }
        let marked = self.marked.len();
        let is_off = self.pen.layers.is_off(dict.get::<Dict<'_>>("OC").as_ref());
        self.mark(is_off);
        self.depth += 1;
        match dict.get::<Dict<'_>>("Resources") {
            Some(resources) => self.follow(&steps, &resources),
            None => self.follow(&steps, outer),
        }
        self.depth -= 1;
        self.marked.truncate(marked);
        (self.state, self.text, self.line) = (before, text, line);
    }

    fn point(&self, x: f64, y: f64) -> (f64, f64) {
        Matrix::shift(x, y).then(self.state.matrix).origin()
    }

    /// Looks for lines of text in the picture that was put on the page last, where it is large enough there to be read.
    fn letters_in(&mut self, stream: &Stream<'_>) {
        let Some([left, bottom, right, top]) = self.drawn.pictures.last().copied() else { return };
        let (wide, tall) = (right - left, top - bottom);
        if !self.is_gone() && wide.max(tall) >= READABLE.0 && wide.min(tall) >= READABLE.1 {
            self.drawn.with_letters += usize::from(self.pen.pictures.show_letters(stream));
        }
    }

    /// Puts a picture on the page: it fills the unit square. `is_whole`: nothing shows through it.
    pub(super) fn picture(&mut self, is_whole: bool) {
        let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(|(x, y)| self.point(x, y));
        let area = around(&corners);
        if self.drawn.pictures.len() < MOST_PICTURES {
            self.drawn.pictures.push(area);
        }
        if !self.is_gone() {
            let covers = is_whole && self.state.opacity > 0.99 && !self.state.is_mixed;
            self.drawn.sight.picture(self.state.clip.map_or(area, |clip| shared(area, clip)), covers);
        }
    }
}
