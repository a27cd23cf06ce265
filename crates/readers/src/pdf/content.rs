//! The drawing steps of a page, followed for its texts: what is shown where, in which direction.

use super::fonts::Font;
use super::matrix::Matrix;
use super::unpack::{StreamError, has_too_many_pictures, unpacked};
use crate::limits;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;
use std::collections::HashMap;
use std::rc::Rc;

/// Drawings inside drawings.
const DEEPEST: usize = 12;
/// States that are set aside.
const MOST_STATES: usize = 512;

/// A run of letters on the page.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Where it begins, along its own direction.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Where its line stands, across its direction; up is more.
    pub base: f64,
    /// Its size.
    pub size: f64,
    /// Its direction in whole degrees.
    pub angle: i32,
    /// Its text.
    pub text: String,
}

/// What following the steps of a page has given.
#[derive(Default)]
pub struct Drawn {
    /// Texts.
    pub pieces: Vec<Piece>,
    /// Letters that their fonts do not name.
    pub nameless: usize,
    /// Pictures.
    pub pictures: usize,
    /// Why something was left out.
    pub trouble: Vec<String>,
}

/// Fonts and steps of a whole file.
#[derive(Default)]
pub struct Pen {
    fonts: HashMap<(u32, i32), Rc<Font>>,
    /// Steps that were followed so far.
    pub steps: usize,
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    between_letters: f64,
    between_words: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

struct Follower<'p> {
    pen: &'p mut Pen,
    drawn: &'p mut Drawn,
    state: State,
    set_aside: Vec<State>,
    text: Matrix,
    line: Matrix,
    depth: usize,
}

impl Pen {
    /// Follows the steps of a page or of a drawing on it.
    pub fn follow(&mut self, drawn: &mut Drawn, steps: &[u8], resources: &Dict<'_>, matrix: Matrix) {
        let state = State {
            matrix,
            font: None,
            size: 1.0,
            between_letters: 0.0,
            between_words: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let (text, line) = (Matrix::ONE, Matrix::ONE);
        let mut follower = Follower { pen: self, drawn, state, set_aside: Vec::new(), text, line, depth: 0 };
        follower.follow(steps, resources);
    }

    fn font(&mut self, resources: &Resources<'_>, name: &Name<'_>) -> Option<Rc<Font>> {
        let dict = resources.get_font(name)?;
        let id = dict.obj_id().map(|id| (id.obj_number, id.gen_number));
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(Rc::clone(known));
        }
        let font = Rc::new(Font::read(&dict));
        if let Some(id) = id.filter(|_| self.fonts.len() < 2_000) {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }
}

impl Follower<'_> {
    fn follow(&mut self, steps: &[u8], dict: &Dict<'_>) {
        if has_too_many_pictures(steps) {
            return self
                .drawn
                .trouble
                .push("it has more small pictures in its text than can be passed over".to_owned());
        }
        let resources = Resources::new(dict.clone());
        let mut iterator = UntypedIter::new(steps);
        let floor = self.set_aside.len();
        while let Some(step) = iterator.next() {
            self.pen.steps += 1;
            if self.pen.steps > limits::PDF_STEPS || self.drawn.pieces.len() > limits::PDF_PIECES {
                self.drawn.trouble.push("it has more drawing steps than can be followed".to_owned());
                return;
            }
            let operands: Vec<&Object<'_>> = step.operands().take(8).collect();
            let n = |at: usize| match operands.get(at) {
                Some(Object::Number(number)) => finite(number.as_f64()),
                _ => 0.0,
            };
            let operator: &[u8] = step.operator;
            match operator {
                b"q" if self.set_aside.len() < MOST_STATES => self.set_aside.push(self.state.clone()),
                b"Q" if self.set_aside.len() > floor => {
                    if let Some(state) = self.set_aside.pop() {
                        self.state = state;
                    }
                }
                b"cm" => self.state.matrix = Matrix([n(0), n(1), n(2), n(3), n(4), n(5)]).then(self.state.matrix),
                b"BT" => (self.text, self.line) = (Matrix::ONE, Matrix::ONE),
                b"Tc" => self.state.between_letters = n(0),
                b"Tw" => self.state.between_words = n(0),
                b"Tz" => self.state.stretch = n(0) / 100.0,
                b"TL" => self.state.leading = n(0),
                b"Ts" => self.state.rise = n(0),
                b"Tf" => {
                    if let Some(Object::Name(name)) = operands.first() {
                        self.state.font = self.pen.font(&resources, name);
                    }
                    self.state.size = n(1);
                }
                b"Td" => self.next_line(n(0), n(1)),
                b"TD" => {
                    self.state.leading = -n(1);
                    self.next_line(n(0), n(1));
                }
                b"Tm" => {
                    self.line = Matrix([n(0), n(1), n(2), n(3), n(4), n(5)]);
                    self.text = self.line;
                }
                b"T*" => self.next_line(0.0, -self.state.leading),
                b"Tj" => self.show(operands.first().copied()),
                b"'" => {
                    self.next_line(0.0, -self.state.leading);
                    self.show(operands.first().copied());
                }
                b"\"" => {
                    (self.state.between_words, self.state.between_letters) = (n(0), n(1));
                    self.next_line(0.0, -self.state.leading);
                    self.show(operands.get(2).copied());
                }
                b"TJ" => {
                    if let Some(Object::Array(parts)) = operands.first() {
                        for part in parts.iter::<Object<'_>>() {
                            match &part {
                                Object::Number(number) => {
                                    let shift =
                                        -finite(number.as_f64()) / 1000.0 * self.state.size * self.state.stretch;
                                    self.text = Matrix::shift(shift, 0.0).then(self.text);
                                }
                                part => self.show(Some(part)),
                            }
                        }
                    }
                }
                b"BI" => self.drawn.pictures += 1,
                b"Do" => {
                    if let Some(Object::Name(name)) = operands.first()
                        && let Some(stream) = resources.get_x_object(name)
                    {
                        self.drawing(&stream, dict);
                    }
                }
                _ => {}
            }
        }
        self.set_aside.truncate(floor);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    /// A drawing on the page, or a picture.
    fn drawing(&mut self, stream: &Stream<'_>, outer: &Dict<'_>) {
        let dict = stream.dict();
        if dict.get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_str() != "Form") {
            self.drawn.pictures += 1;
            return;
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
        self.depth += 1;
        match dict.get::<Dict<'_>>("Resources") {
            Some(resources) => self.follow(&steps, &resources),
            None => self.follow(&steps, outer),
        }
        self.depth -= 1;
        (self.state, self.text, self.line) = (before, text, line);
    }

    fn show(&mut self, text: Option<&Object<'_>>) {
        let (Some(Object::String(text)), Some(font)) = (text, self.state.font.clone()) else { return };
        let State { size, between_letters, between_words, stretch, rise, .. } = self.state;
        let mut run: Option<Piece> = None;
        for glyph in font.glyphs(text.as_bytes()) {
            let at = Matrix([size * stretch, 0.0, 0.0, size, 0.0, rise]).then(self.text).then(self.state.matrix);
            let begin = at.origin();
            let end = Matrix::shift(glyph.width, 0.0).then(at).origin();
            let mut step = glyph.width * size + between_letters;
            if glyph.is_space {
                step += between_words;
            }
            self.text = Matrix::shift(step * stretch, 0.0).then(self.text);
            let Some(letters) = glyph.text else {
                self.drawn.nameless += 1;
                continue;
            };
            if let Some(piece) = place(at, begin, end, letters) {
                run = match run.take() {
                    Some(mut open) if carries_on(&open, &piece) => {
                        open.to = piece.to;
                        open.text.push_str(&piece.text);
                        Some(open)
                    }
                    open => {
                        self.drawn.pieces.extend(open);
                        Some(piece)
                    }
                };
            }
        }
        self.drawn.pieces.extend(run);
    }
}

fn carries_on(open: &Piece, next: &Piece) -> bool {
    open.angle == next.angle
        && (open.base - next.base).abs() < open.size * 0.1
        && (next.from - open.to).abs() < open.size * 0.1
        && open.text.len() < 4_096
}

fn place(at: Matrix, begin: (f64, f64), end: (f64, f64), text: String) -> Option<Piece> {
    let Matrix([a, b, c, d, ..]) = at;
    let (long, size) = (a.hypot(b), c.hypot(d));
    if !(long > 1e-6 && size > 1e-6 && long.is_finite() && size.is_finite()) {
        return None;
    }
    let (x, y) = (a / long, b / long);
    let along = |(px, py): (f64, f64)| px * x + py * y;
    let (from, to) = (along(begin), along(end));
    let base = begin.1 * x - begin.0 * y;
    if ![from, to, base].iter().all(|value| value.is_finite() && value.abs() < 1e7) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, reason = "an angle in degrees")]
    let angle = y.atan2(x).to_degrees().round() as i32;
    Some(Piece { from: from.min(to), to: from.max(to), base, size, angle, text })
}

fn finite(value: f64) -> f64 {
    if value.is_finite() { value.clamp(-1e7, 1e7) } else { 0.0 }
}

/// The steps of a page, which may stand in several streams. What breaks off is noted and kept.
///
/// # Errors
/// When they are too large or damaged.
pub fn steps_of(page: &Dict<'_>, trouble: &mut Vec<String>) -> Result<Vec<u8>, StreamError> {
    let mut steps = Vec::new();
    let mut is_cut = false;
    let single = page.get::<Stream<'_>>("Contents");
    let several = page.get::<Array<'_>>("Contents");
    let several = several.iter().flat_map(|array| array.iter::<Stream<'_>>()).take(10_000);
    for stream in single.into_iter().chain(several) {
        match unpacked(&stream) {
            Ok(more) => {
                is_cut |= more.is_cut;
                steps.extend(more.bytes);
            }
            Err(StreamError::TooLarge) => return Err(StreamError::TooLarge),
            Err(StreamError::Damaged) => is_cut = true,
        }
        if steps.len() > limits::PDF_STREAM {
            return Err(StreamError::TooLarge);
        }
        steps.push(b'\n');
    }
    if is_cut {
        trouble.push(CUT.to_owned());
    }
    Ok(steps)
}

const CUT: &str = "its content breaks off or is damaged";
