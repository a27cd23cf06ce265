//! Follows the drawing steps of a page to find its texts: what is shown where, and in which direction.

mod painting;

use super::fonts::Font;
use super::layers::Layers;
use super::lost_words::LostWord;
use super::matrix::Matrix;
use super::objects::items;
use super::pictures::Pictures;
use super::ruling::Ruling;
use super::seen::{Area, Colour, Manner, Path, Sight, around};
use super::unpack::{StreamError, has_too_many_pictures, unpacked};
use crate::flow;
use crate::limits;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::{Page, Resources};
use std::collections::HashMap;
use std::rc::Rc;

/// How deeply drawings may be nested.
const DEEPEST: usize = 12;
/// The most fonts that are kept, and the longest dictionary of one, in bytes.
const MOST_FONTS: usize = 2_000;
const LONGEST_KEY: usize = 256 * 1024;
/// The most graphics states that are saved at a time.
const MOST_STATES: usize = 512;

/// A run of letters on the page.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Where it begins, along its own direction.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The position of its line, across its direction; up is more.
    pub base: f64,
    /// Its size.
    pub size: f64,
    /// Its direction in whole degrees.
    pub angle: i32,
    /// Its text, without spaces at its ends.
    pub text: String,
    /// Whether a space is before it, and after it.
    pub spaces: (bool, bool),
    /// Whether the pen was moved to it, and did not just continue.
    pub jumps: bool,
    /// Whether the pen came to it by going to the next line of the same text.
    pub is_next_line: bool,
    /// Whether it begins where a column of a table does.
    pub at_column: bool,
    /// Whether a column of a table begins with it, however close it is to what is before.
    pub begins_cell: bool,
    /// Its place in the order in which the page is drawn.
    pub order: usize,
}

/// What following the steps of a page has given.
#[derive(Default)]
pub struct Drawn {
    /// Texts.
    pub pieces: Vec<Piece>,
    /// Letters that their fonts do not map to a character.
    pub nameless: usize,
    /// Words made of such letters.
    pub lost_words: usize,
    /// Letters that lie invisibly over a picture, where a program put the text that it recognised.
    pub unseen: usize,
    /// Pictures: left, bottom, right, top.
    pub pictures: Vec<[f64; 4]>,
    /// How many of the pictures that no earlier page had show lines of text.
    pub with_letters: usize,
    /// Lines and boxes.
    pub ruling: Ruling,
    /// Curves, with which letters may be drawn.
    pub curves: usize,
    /// What lies where, which shows what of it nobody sees.
    pub sight: Sight,
    /// Why something was left out.
    pub trouble: Vec<String>,
}

/// Fonts and steps of a whole file.
#[derive(Default)]
pub struct Pen {
    /// By the contents of their dictionaries, because fonts that are written in place have no number.
    fonts: HashMap<Vec<u8>, Rc<Font>>,
    /// Steps that were followed so far.
    pub steps: usize,
    /// Layers that are not shown.
    pub layers: Layers,
    /// The pictures that were looked at so far.
    pictures: Pictures,
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
    /// How letters are put on the page: filled, outlined, not at all.
    mode: u8,
    /// The colour of fills, if it is a single one and known.
    colour: Option<Colour>,
    /// How opaque fills are: 0 lets everything behind them through, 1 nothing.
    opacity: f64,
    /// Whether fills are blended with what is behind them.
    is_mixed: bool,
    /// The area in which anything is shown, if that is not the whole page.
    clip: Option<Area>,
}

/// Fills are black until the page sets another colour.
const BLACK: Colour = [0.0; 3];

struct Follower<'p> {
    pen: &'p mut Pen,
    drawn: &'p mut Drawn,
    state: State,
    set_aside: Vec<State>,
    text: Matrix,
    line: Matrix,
    depth: usize,
    lost: LostWord,
    path: Path,
    /// Marked parts of the page that are open, and whether each is on a layer that is off.
    marked: Vec<bool>,
    /// Whether the pen was moved since the last letters.
    has_jumped: bool,
    /// Whether it was moved to the next line only.
    is_next_line: bool,
}

impl Pen {
    /// A pen for a file with these layers.
    #[must_use]
    pub fn with_layers(layers: Layers) -> Self {
        Self { layers, ..Self::default() }
    }

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
            mode: 0,
            colour: Some(BLACK),
            opacity: 1.0,
            is_mixed: false,
            clip: None,
        };
        let (text, line) = (Matrix::ONE, Matrix::ONE);
        let lost = LostWord::default();
        let mut follower = Follower {
            pen: self,
            drawn,
            state,
            set_aside: Vec::new(),
            text,
            line,
            depth: 0,
            lost,
            path: Path::default(),
            marked: Vec::new(),
            has_jumped: true,
            is_next_line: false,
        };
        follower.follow(steps, resources);
    }

    fn font(&mut self, resources: &Resources<'_>, name: &Name<'_>) -> Rc<Font> {
        let dict = resources.get_font(name);
        let key = dict.as_ref().map(|dict| dict.data().to_vec()).unwrap_or_default();
        if let Some(known) = self.fonts.get(&key) {
            return Rc::clone(known);
        }
        let font = Rc::new(dict.map_or_else(Font::stand_in, |dict| Font::read(&dict)));
        if self.fonts.len() < MOST_FONTS && key.len() < LONGEST_KEY {
            self.fonts.insert(key, Rc::clone(&font));
        }
        font
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
                b"BT" => {
                    (self.text, self.line) = (Matrix::ONE, Matrix::ONE);
                    (self.has_jumped, self.is_next_line) = (true, false);
                }
                b"Tc" => self.state.between_letters = n(0),
                b"Tw" => self.state.between_words = n(0),
                b"Tz" => self.state.stretch = n(0) / 100.0,
                b"TL" => self.state.leading = n(0),
                b"Tr" => self.state.mode = (0_u8..8).find(|mode| (n(0) - f64::from(*mode)).abs() < 0.5).unwrap_or(0),
                b"Ts" => self.state.rise = n(0),
                b"Tf" => {
                    if let Some(Object::Name(name)) = operands.first() {
                        self.state.font = Some(self.pen.font(&resources, name));
                    }
                    self.state.size = n(1);
                }
                b"Td" => self.move_by(n(0), n(1)),
                b"TD" => {
                    self.state.leading = -n(1);
                    self.move_by(n(0), n(1));
                }
                b"Tm" => {
                    self.line = Matrix([n(0), n(1), n(2), n(3), n(4), n(5)]);
                    (self.text, self.has_jumped, self.is_next_line) = (self.line, true, false);
                }
                b"T*" => self.next_line(),
                b"Tj" => self.show(operands.first().copied()),
                b"'" => {
                    self.next_line();
                    self.show(operands.first().copied());
                }
                b"\"" => {
                    (self.state.between_words, self.state.between_letters) = (n(0), n(1));
                    self.next_line();
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
                b"BI" => self.picture(false),
                b"BMC" => self.mark(false),
                b"BDC" => {
                    let is_layer = matches!(operands.first(), Some(Object::Name(name)) if name.as_str() == "OC");
                    let layer = match operands.get(1) {
                        Some(Object::Name(name)) if is_layer => resources.properties.get::<Dict<'_>>(name.as_str()),
                        _ => None,
                    };
                    let is_off = self.pen.layers.is_off(layer.as_ref());
                    self.mark(is_off);
                }
                b"EMC" => {
                    self.marked.pop();
                }
                b"gs" => {
                    if let Some(Object::Name(name)) = operands.first() {
                        self.look(resources.get_ext_g_state(name));
                    }
                }
                b"cs" => {
                    let is_plain = |name: &Name<'_>| matches!(name.as_str(), "DeviceGray" | "DeviceRGB" | "DeviceCMYK");
                    let is_known = matches!(operands.first(), Some(Object::Name(name)) if is_plain(name));
                    self.state.colour = is_known.then_some(BLACK);
                }
                b"sh" => {
                    let area = self.state.clip;
                    area.into_iter().for_each(|area| self.drawn.sight.fill(area, None, false));
                }
                b"Do" => {
                    if let Some(Object::Name(name)) = operands.first()
                        && let Some(stream) = resources.get_x_object(name)
                    {
                        self.drawing(&stream, dict);
                    }
                }
                _ => {
                    let numbers: Vec<f64> = (0..operands.len()).map(n).collect();
                    self.path_step(operator, &numbers);
                }
            }
        }
        self.set_aside.truncate(floor);
    }

    fn next_line(&mut self) {
        let is_after_letters = !self.has_jumped;
        self.move_by(0.0, -self.state.leading);
        self.is_next_line = is_after_letters;
    }

    fn move_by(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        (self.text, self.has_jumped, self.is_next_line) = (self.line, true, false);
    }

    /// Shows a text. Its letters form one piece, which is divided only at spaces as wide as a gap between cells; the
    /// distance between letters does not matter.
    fn show(&mut self, text: Option<&Object<'_>>) {
        let (Some(Object::String(text)), Some(font)) = (text, self.state.font.clone()) else { return };
        let State { size, between_letters, between_words, stretch, rise, .. } = self.state;
        let mut run: Option<Piece> = None;
        let mut corners: Vec<(f64, f64)> = Vec::new();
        let mut space: Option<f64> = None;
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
                let on_page = (end.0 - begin.0).hypot(end.1 - begin.1) / glyph.width.max(0.05);
                if !font.is_of_signs() && self.lost.take(glyph.code, begin, end, on_page) {
                    self.drawn.lost_words += 1;
                }
                continue;
            };
            if letters.is_empty() {
                continue;
            }
            if letters.trim().is_empty() {
                space = space.or(Some(begin_along(at, begin)));
                continue;
            }
            self.lost.end_word();
            let Some(mut piece) = place(at, begin, end, letters) else { continue };
            let gap = space.take().map(|from| piece.from - from);
            let is_wide = gap.is_some_and(|gap| gap > WIDE_SPACE * piece.size);
            // From the base line to half the height of a letter.
            let up = Matrix::shift(0.0, 0.5).then(at).origin();
            run = match run.take() {
                Some(mut open) if !is_wide && open.angle == piece.angle && open.text.len() < LONGEST_PIECE => {
                    if gap.is_some() {
                        open.text.push(' ');
                    }
                    open.to = open.to.max(piece.to);
                    open.text.push_str(&piece.text);
                    Some(open)
                }
                open => {
                    piece.spaces.0 = gap.is_some();
                    self.put(open, &std::mem::take(&mut corners));
                    Some(piece)
                }
            };
            corners.extend([begin, end, up]);
        }
        if let Some(open) = &mut run {
            open.spaces.1 = space.is_some();
        } else if space.is_some()
            && let Some(last) = self.drawn.pieces.last_mut()
        {
            last.spaces.1 = true;
        }
        self.put(run, &corners);
    }

    fn put(&mut self, piece: Option<Piece>, corners: &[(f64, f64)]) {
        let Some(piece) = piece else { return };
        let State { mode, colour, clip, .. } = self.state;
        let is_laid_unseen = mode == 3;
        // Only letters that are filled and not outlined have a single colour.
        let manner = Manner { colour: colour.filter(|_| mode == 0), is_gone: self.is_gone(), is_laid_unseen, clip };
        self.drawn.sight.text(self.drawn.pieces.len(), around(corners), piece.size, manner);
        if is_laid_unseen {
            self.drawn.unseen += flow::letters(&piece.text);
        }
        let (order, jumps) = (self.drawn.pieces.len(), std::mem::take(&mut self.has_jumped));
        let is_next_line = std::mem::take(&mut self.is_next_line);
        self.drawn.pieces.push(Piece { order, jumps, is_next_line, ..piece });
    }
}

/// Wider spaces, in units of the font size, separate cells.
const WIDE_SPACE: f64 = 1.6;
/// The longest text of a piece, in bytes.
const LONGEST_PIECE: usize = 4_096;
/// Pictures of a page that are measured.
const MOST_PICTURES: usize = 20_000;

fn begin_along(Matrix([a, b, ..]): Matrix, (px, py): (f64, f64)) -> f64 {
    let long = a.hypot(b);
    if long > 1e-6 { (px * a + py * b) / long } else { 0.0 }
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
    Some(Piece {
        from: from.min(to),
        to: from.max(to),
        base,
        size,
        angle,
        text,
        spaces: (false, false),
        jumps: false,
        is_next_line: false,
        at_column: false,
        begins_cell: false,
        order: 0,
    })
}

fn finite(value: f64) -> f64 {
    if value.is_finite() { value.clamp(-1e7, 1e7) } else { 0.0 }
}

/// The drawing steps of a page, which may be in several streams. A stream that breaks off is noted, and its beginning kept.
///
/// # Errors
/// When they are too large or damaged.
pub fn steps_of(page: &Page<'_>, trouble: &mut Vec<String>) -> Result<Vec<u8>, StreamError> {
    let mut steps = Vec::new();
    let mut is_cut = false;
    let single = page.raw().get::<Stream<'_>>("Contents");
    let several = page.raw().get::<Array<'_>>("Contents");
    let several = several.iter().flat_map(|array| items(array, page.xref())).filter_map(Object::into_stream);
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
