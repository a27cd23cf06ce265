//! PDF with text: pages become lines, and rows of tables are rebuilt from the positions of their cells.

pub mod annotations;
pub mod attached;
pub mod content;
pub mod fonts;
pub mod form;
pub mod layers;
pub mod layout;
pub mod letters;
pub mod lost_words;
pub mod matrix;
pub mod objects;
mod pictures;
pub mod ruling;
pub mod runs;
pub mod seen;
pub mod table_rows;
pub mod unicode_map;
pub mod unpack;

use super::flow;
use super::limits;
use super::reading::Reading;
use super::table::Table;
use content::{Drawn, Pen, Piece, steps_of};
use form::Form;
use hayro_syntax::object::Dict;
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use layers::Layers;
use layout::{Row, Segment};
use matrix::Matrix;
use vendor_text::Place;

const LARGE: &str = "it is larger than 100 MB. Print only the pages that matter to a new PDF and check that.";
const BOMB: &str = "it has parts that unpack to more than 64 MB, as no honest file's do. Do not open it; ask the \
                    sender for another copy.";
const NESTED: &str = "its parts lie deeper inside each other than any honest file's do. Do not open it; ask the sender \
                      for another copy.";
const PROTECTED: &str = "it is protected with a password. Open it, print it to a new PDF without one and check that.";
const UNUSUAL: &str = "it is encrypted in a way that is not read. Open it, print it to a new PDF and check that.";
const DAMAGED: &str = "it is damaged or not complete. Open it, print it to a new PDF and check that.";
const PICTURE: &str = "it is a picture of a page without text (a scan). Type the makes and models that it shows into the \
                       box, or have its text recognised (OCR), as the file \
                        vendor-checker-with-scans.html does, and check that.";
const NAMELESS: &str = "in a font that does not say which letters they are. Open it, and type what the page shows \
                        into the box.";
const MOSTLY_PICTURE: &str = "most of the page is a picture, and what it shows was not read. Type the makes and models that it \
                              shows into the box, or have its text recognised (OCR), as the file \
                        vendor-checker-with-scans.html does, and check that.";
const PARTLY_PICTURE: &str = "a picture on the page shows lines of text, and that was not read. Type the makes and models that it \
                              shows into the box, or have its text recognised (OCR), as the file \
                        vendor-checker-with-scans.html does, and check that.";
const DRAWN: &str = "what it shows is drawn with lines and curves, its letters too, and was not read. Type the makes and \
                     models that it shows into the box, or have its text recognised (OCR) and check that.";
const NO_TEXT: &str = "it has no text. Open it, check that it is the right file, and type what it shows into the box.";

/// Reads a PDF.
pub fn read(reading: &mut Reading<'_>, bytes: &[u8]) {
    if bytes.len() > limits::PDF_BYTES {
        return reading.refuse(LARGE);
    }
    if unpack::holds_bomb(bytes) {
        return reading.refuse(BOMB);
    }
    if unpack::is_nested_too_deep(bytes) {
        return reading.refuse(NESTED);
    }
    let pdf = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => return reading.refuse(PROTECTED),
        Err(LoadPdfError::Decryption(_)) => return reading.refuse(UNUSUAL),
        Err(LoadPdfError::Invalid) => return reading.refuse(DAMAGED),
    };
    let pen = Pen::with_layers(Layers::of(&pdf));
    let mut document = Document { pen, form: Form::of(&pdf), columns: Columns::default(), pages: Pages::default() };
    let first = reading.lines.len();
    for (number, page) in (1_u32..).zip(pdf.pages().iter()) {
        let place = Place { page: Some(number), ..reading.place() };
        if usize::try_from(number).is_ok_and(|number| number > limits::PDF_PAGES) {
            reading.refuse_at(
                &place,
                "it has more than 2,000 pages; this page and those after it were not read. Split it.",
            );
            break;
        }
        document.page(reading, page, &place);
    }
    let text: String = reading.lines.iter().skip(first).take(SHORT_TEXT).map(|line| line.text.as_str()).collect();
    let (before, said) = (reading.count(), reading.unread.len());
    if document.form.is_undrawn(&pdf, &text) {
        document.form.read_undrawn(reading);
    } else {
        document.form.read_rest(reading);
    }
    bookmarks(reading, &pdf, first);
    attached::read(reading, &pdf);
    let is_empty = reading.count() == before && reading.unread.len() == said;
    document.pages.account(reading, pdf.pages().len(), is_empty);
}

/// Keeps bookmarks as lines of their own if they say something that no page does.
fn bookmarks(reading: &mut Reading<'_>, pdf: &Pdf, first: usize) {
    let titles = layers::bookmarks(pdf);
    if titles.is_empty() {
        return;
    }
    let mut said = String::new();
    for line in reading.lines.iter().skip(first) {
        said.extend(line.text.chars().filter(|c| !c.is_whitespace()));
        if said.len() > limits::MB {
            break;
        }
    }
    let place = reading.part("bookmark");
    for title in titles {
        let squeezed: String = title.chars().filter(|c| !c.is_whitespace()).collect();
        if !said.contains(&squeezed) {
            reading.text(&place, title.trim(), false);
        }
    }
}

/// The most lines of a file that are searched for the words of a wrapper.
const SHORT_TEXT: usize = 40;

/// A file that is being read.
struct Document<'a> {
    pen: Pen,
    form: Form<'a>,
    columns: Columns,
    pages: Pages,
}

impl Document<'_> {
    fn page(&mut self, reading: &mut Reading<'_>, page: &Page<'_>, place: &Place) {
        let mut drawn = drawn(&mut self.pen, page);
        let before = reading.count();
        annotations::read(reading, &mut self.pen, &mut drawn, page, &mut self.form, place);
        let has_comments = reading.count() > before;
        for reason in &drawn.trouble {
            reading.refuse_at(
                place,
                format!("the page was read in part: {reason}. Open it, copy the lines and paste them into the box."),
            );
        }
        if drawn.lost_words > 0 {
            let words = if drawn.lost_words == 1 {
                "1 word of it is".to_owned()
            } else {
                format!("{} words of it are", drawn.lost_words)
            };
            reading.refuse_at(place, format!("{words} {NAMELESS}"));
        }
        if drawn.lost_words == 0 && drawn.nameless > 0 && drawn.pieces.is_empty() {
            reading.refuse_at(place, format!("{} letters are {NAMELESS}", drawn.nameless));
        }
        let whole = page.intersected_crop_box();
        let area = [whole.x0, whole.y0, whole.x1, whole.y1];
        let unseen = drawn.sight.unseen(area, drawn.pieces.len());
        let (hidden, seen): (Vec<Piece>, Vec<Piece>) =
            std::mem::take(&mut drawn.pieces).into_iter().partition(|piece| unseen.get(piece.order) == Some(&true));
        drawn.pieces = seen;
        let letters: usize = drawn.pieces.iter().map(|piece| flow::letters(&piece.text)).sum();
        let is_picture = is_mostly_picture(page, &drawn, letters);
        let has_letters = drawn.with_letters > 0 && !is_recognised(&drawn, letters);
        let shows_all = letters == 0 && drawn.nameless == 0 && !drawn.pictures.is_empty();
        if (is_picture || shows_all || has_letters)
            && reading.eyes().is_some_and(|eyes| eyes.read_page(reading, page, place))
        {
            // Text beside the picture is read below.
        } else if letters < FEW_LETTERS / 18 && drawn.pictures.is_empty() && drawn.curves >= MANY_CURVES {
            reading.refuse_at(place, DRAWN);
        } else if letters == 0 && drawn.nameless == 0 {
            let is_said = !drawn.trouble.is_empty();
            self.pages.empty += usize::from(!is_said && !has_comments && hidden.is_empty());
            if !drawn.pictures.is_empty() && !is_said {
                self.pages.pictures.push(place.clone());
            }
        } else if is_picture {
            reading.refuse_at(place, MOSTLY_PICTURE);
        } else if has_letters {
            reading.refuse_at(place, PARTLY_PICTURE);
        }
        let rows = layout::rows(drawn.pieces, &drawn.ruling.rules);
        self.columns.lines(reading, place, rows, false);
        if !hidden.is_empty() {
            self.columns.lines(reading, place, layout::rows(hidden, &[]), true);
        }
    }
}

/// Whether a page is mostly a picture, apart from what is stamped or written on it. A page of text with logos and
/// photographs is not.
fn is_mostly_picture(page: &Page<'_>, drawn: &Drawn, letters: usize) -> bool {
    let whole = page.intersected_crop_box();
    let area = (whole.x1 - whole.x0) * (whole.y1 - whole.y0);
    let covered: f64 = drawn
        .pictures
        .iter()
        .map(|[left, bottom, right, top]| {
            (right.min(whole.x1) - left.max(whole.x0)).max(0.0) * (top.min(whole.y1) - bottom.max(whole.y0)).max(0.0)
        })
        .sum();
    if is_recognised(drawn, letters) {
        return false;
    }
    let share = if area > 0.0 { covered / area } else { 0.0 };
    (share >= 0.5 && letters < FEW_LETTERS) || (share >= 0.3 && letters < FEW_LETTERS / 3)
}

/// Whether the text of its pictures lies invisibly over them.
fn is_recognised(drawn: &Drawn, letters: usize) -> bool {
    drawn.unseen >= RECOGNISED && drawn.unseen * 2 >= letters
}

/// If at least this many letters lie invisibly over a picture, they are its text.
const RECOGNISED: usize = 40;
/// If a page with hardly any letters has at least this many curves, these may draw its letters.
const MANY_CURVES: usize = 400;
/// A page with fewer letters than this beside a large picture says little in text.
const FEW_LETTERS: usize = 360;

/// What is known of the pages so far.
#[derive(Default)]
struct Pages {
    empty: usize,
    pictures: Vec<Place>,
}

impl Pages {
    /// Reports which pages gave no text.
    fn account(&self, reading: &mut Reading<'_>, pages: usize, is_all: bool) {
        if pages == 0 {
            reading.refuse(DAMAGED);
        } else if self.empty >= pages.min(limits::PDF_PAGES) && is_all {
            reading.refuse(if self.pictures.is_empty() { NO_TEXT } else { PICTURE });
        } else {
            for place in &self.pictures {
                reading.refuse_at(place, PICTURE);
            }
        }
    }
}

/// Lines of pieces of text that stand on a page or a picture: rows of tables become rows. `place` says where each is.
pub fn keep_pieces(reading: &mut Reading<'_>, pieces: Vec<Piece>, place: &dyn Fn(u32, &Row) -> Place) {
    Columns::default().lines_at(reading, layout::rows(pieces, &[]), place, false);
}

fn drawn(pen: &mut Pen, page: &Page<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    match steps_of(page, &mut drawn.trouble) {
        Ok(steps) => {
            let resources = resources(page.raw()).unwrap_or_else(Dict::empty);
            pen.follow(&mut drawn, &steps, &resources, Matrix::ONE);
        }
        Err(error) => drawn.trouble.push(error.to_string()),
    }
    drawn
}

/// The resources of a page, its own or those of the node above it.
#[must_use]
pub fn resources<'a>(page: &Dict<'a>) -> Option<Dict<'a>> {
    let mut node = page.clone();
    for _ in 0..limits::DEPTH {
        if let Some(resources) = node.get::<Dict<'_>>("Resources") {
            return Some(resources);
        }
        node = node.get::<Dict<'_>>("Parent")?;
    }
    None
}

/// The columns of the table that is being read, by where their headings stand.
#[derive(Default)]
struct Columns {
    table: Table,
    spans: Vec<(f64, f64)>,
    /// Lines of running text since the table's last row.
    prose: usize,
}

/// This many lines of running text end a table; a heading or a footer of the page does not.
const PROSE: usize = 4;
/// The fewest letters of a line of running text.
const PROSE_LETTERS: usize = 30;

impl Columns {
    fn lines(&mut self, reading: &mut Reading<'_>, place: &Place, rows: Vec<Row>, hidden: bool) {
        self.lines_at(reading, rows, &|number, _| Place { line: Some(number), ..place.clone() }, hidden);
    }

    /// Keeps lines. `place` gives the place of each, from its number and its position.
    fn lines_at(
        &mut self,
        reading: &mut Reading<'_>,
        rows: Vec<Row>,
        place: &dyn Fn(u32, &Row) -> Place,
        hidden: bool,
    ) {
        for (number, row) in (1_u32..).zip(rows) {
            let place = place(number, &row);
            if let [only] = row.cells.as_slice() {
                self.alone(reading, &place, only, hidden);
                continue;
            }
            self.prose = 0;
            let plain: Vec<(usize, &str)> = row.cells.iter().map(|cell| cell.text.as_str()).enumerate().collect();
            if reading.headings.open(&plain, !self.spans.is_empty(), !self.table.has_rows()) {
                self.table = Table::default();
                self.spans = row.cells.iter().map(|cell| (cell.from, cell.to)).collect();
            }
            let cells: Vec<(usize, &str)> =
                row.cells.iter().map(|cell| (self.column(cell), cell.text.as_str())).collect();
            self.table.row(reading, place, &cells, hidden);
        }
    }

    /// Keeps a line of one cell: running text, unless it is under the heading of a secret.
    fn alone(&mut self, reading: &mut Reading<'_>, place: &Place, only: &Segment, hidden: bool) {
        let is_prose = flow::letters(&only.text) >= PROSE_LETTERS;
        self.prose = if is_prose { self.prose + 1 } else { 0 };
        if self.prose >= PROSE {
            (self.table, self.spans) = (Table::default(), Vec::new());
        }
        let is_under = |at: usize| {
            self.spans.get(at).is_some_and(|(from, to)| only.from < *to && only.to > *from)
                && !only.text.contains(char::is_whitespace)
        };
        let at = self.column(only);
        if !(self.table.is_secret(at) && is_under(at)) {
            reading.text(place, &only.text, hidden);
        }
    }

    /// The heading that a cell is under, or nearest to.
    fn column(&self, cell: &Segment) -> usize {
        let away = |(from, to): &(f64, f64)| {
            let apart = (from - cell.to).max(cell.from - to).max(0.0);
            apart * 1_000.0 + (from - cell.from).abs().min((to - cell.to).abs())
        };
        let nearest = self.spans.iter().enumerate().min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)));
        nearest.map_or(0, |(at, _)| at)
    }
}
