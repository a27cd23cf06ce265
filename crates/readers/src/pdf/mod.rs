//! PDF with text: pages → lines, rows of tables rebuilt from where their cells stand.

pub mod content;
pub mod fonts;
pub mod layout;
pub mod letters;
pub mod matrix;
pub mod unicode_map;
pub mod unpack;

use super::limits;
use super::reading::Reading;
use super::table::Table;
use content::{Drawn, Pen, steps_of};
use hayro_syntax::object::{Array, Dict, Name, Rect, Stream, String as PdfString};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use layout::{Row, Segment};
use matrix::Matrix;
use vendor_text::Place;

const LARGE: &str = "it is larger than 100 MB. Print only the pages that matter to a new PDF and check that.";
const BOMB: &str = "it holds parts that unpack to more than 64 MB, as no honest file's do. Do not open it; ask the \
                    sender for another copy.";
const NESTED: &str = "its parts lie deeper inside each other than any honest file's do. Do not open it; ask the sender \
                      for another copy.";
const PROTECTED: &str = "it is protected with a password. Open it, print it to a new PDF without one and check that.";
const UNUSUAL: &str = "it is encrypted in a way that is not read. Open it, print it to a new PDF and check that.";
const DAMAGED: &str = "it is damaged or not complete. Open it, print it to a new PDF and check that.";
const PICTURE: &str = "it is a picture of a page without text (a scan). Type the makes and models that it shows into the \
                       box, or have its text recognised (OCR) and check that.";
const NO_TEXT: &str =
    "it holds no text. Open it, check that it is the right file, and type what it shows into the box.";

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
    let mut pen = Pen::default();
    let mut columns = Columns::default();
    let (mut pictures, mut empty) = (Vec::new(), 0);
    let pages = pdf.pages();
    for (number, page) in (1_u32..).zip(pages.iter()) {
        let place = Place { page: Some(number), ..reading.place() };
        if usize::try_from(number).is_ok_and(|number| number > limits::PDF_PAGES) {
            reading.refuse_at(
                &place,
                "it has more than 2,000 pages; this page and those after it were not read. Split it.",
            );
            break;
        }
        let drawn = drawn(&mut pen, page);
        for reason in &drawn.trouble {
            reading.refuse_at(
                &place,
                format!("the page was read in part: {reason}. Open it, copy the lines and paste them into the box."),
            );
        }
        if drawn.nameless > 0 {
            reading.refuse_at(
                &place,
                format!(
                    "{} letters are in a font that does not say which letters they are. Open it, and type what the page \
                     shows into the box.",
                    drawn.nameless
                ),
            );
        }
        if drawn.pieces.iter().all(|piece| piece.text.trim().is_empty()) && drawn.nameless == 0 {
            let is_said = !drawn.trouble.is_empty();
            empty += usize::from(!is_said);
            if drawn.pictures > 0 && !is_said {
                pictures.push(place);
            }
            continue;
        }
        columns.lines(reading, &place, layout::rows(drawn.pieces));
    }
    account(reading, pages.len(), empty, &pictures);
}

/// Says which pages gave no text.
fn account(reading: &mut Reading<'_>, pages: usize, empty: usize, pictures: &[Place]) {
    if pages == 0 {
        reading.refuse(DAMAGED);
    } else if empty >= pages.min(limits::PDF_PAGES) {
        reading.refuse(if pictures.is_empty() { NO_TEXT } else { PICTURE });
    } else {
        for place in pictures {
            reading.refuse_at(place, PICTURE);
        }
    }
}

fn drawn(pen: &mut Pen, page: &Page<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    let nothing = Dict::empty();
    match steps_of(page.raw(), &mut drawn.trouble) {
        Ok(steps) => {
            let resources = resources(page.raw()).unwrap_or(nothing);
            pen.follow(&mut drawn, &steps, &resources, Matrix::ONE);
        }
        Err(error) => drawn.trouble.push(error.to_string()),
    }
    annotations(pen, &mut drawn, page);
    drawn
}

/// The resources of a page, its own or those of the node above it.
fn resources<'a>(page: &Dict<'a>) -> Option<Dict<'a>> {
    let mut node = page.clone();
    for _ in 0..limits::DEPTH {
        if let Some(resources) = node.get::<Dict<'_>>("Resources") {
            return Some(resources);
        }
        node = node.get::<Dict<'_>>("Parent")?;
    }
    None
}

/// Filled-in fields and text that was put on the page.
fn annotations(pen: &mut Pen, drawn: &mut Drawn, page: &Page<'_>) {
    let Some(list) = page.raw().get::<Array<'_>>("Annots") else { return };
    for note in list.iter::<Dict<'_>>().take(5_000) {
        let kind = note.get::<Name<'_>>("Subtype").map(|name| name.as_str().to_owned()).unwrap_or_default();
        let is_hidden = note.get::<i32>("F").is_some_and(|flags| flags & 2 != 0);
        if is_hidden || !matches!(kind.as_str(), "Widget" | "FreeText" | "Stamp") {
            continue;
        }
        let appearance = note.get::<Dict<'_>>("AP");
        let stream = appearance.and_then(|appearance| match appearance.get::<Stream<'_>>("N") {
            Some(stream) => Some(stream),
            None => appearance.get::<Dict<'_>>("N")?.get::<Stream<'_>>(note.get::<Name<'_>>("AS")?),
        });
        let Some(rect) = note.get::<Rect>("Rect") else { continue };
        match stream {
            Some(stream) => {
                let own = stream.dict().get::<Rect>("BBox").unwrap_or(Rect::new(0.0, 0.0, 0.0, 0.0));
                let matrix = Matrix::of(stream.dict().get::<Array<'_>>("Matrix")).unwrap_or(Matrix::ONE);
                let shifted = matrix.then(Matrix::shift(rect.x0 - own.x0, rect.y0 - own.y0));
                if let (Ok(steps), Some(resources)) =
                    (unpack::unpacked(&stream), stream.dict().get::<Dict<'_>>("Resources"))
                {
                    pen.follow(drawn, &steps.bytes, &resources, shifted);
                }
            }
            None => {
                let value = note.get::<PdfString<'_>>("V").or_else(|| note.get::<PdfString<'_>>("Contents"));
                if let Some(value) = value {
                    let text = super::plain_text::decode("", value.as_bytes()).0;
                    let (from, to, base) = (rect.x0, rect.x1, rect.y0);
                    drawn.pieces.push(content::Piece { from, to, base, size: 10.0, angle: 0, text });
                }
            }
        }
    }
}

/// The columns of the table that is being read, by where their headings stand.
#[derive(Default)]
struct Columns {
    table: Table,
    spans: Vec<(f64, f64)>,
}

impl Columns {
    fn lines(&mut self, reading: &mut Reading<'_>, place: &Place, rows: Vec<Row>) {
        for (number, row) in (1_u32..).zip(rows) {
            let place = Place { line: Some(number), ..place.clone() };
            if let [only] = row.cells.as_slice() {
                reading.text(&place, &only.text, false);
                continue;
            }
            let plain: Vec<(usize, &str)> = row.cells.iter().map(|cell| cell.text.as_str()).enumerate().collect();
            if reading.headings.open(&plain, !self.spans.is_empty(), !self.table.has_rows()) {
                self.table = Table::default();
                self.spans = row.cells.iter().map(|cell| (cell.from, cell.to)).collect();
            }
            let cells: Vec<(usize, &str)> =
                row.cells.iter().map(|cell| (self.column(cell), cell.text.as_str())).collect();
            self.table.row(reading, place, &cells, false);
        }
    }

    /// The heading that a cell stands under, or nearest to.
    fn column(&self, cell: &Segment) -> usize {
        let away = |(from, to): &(f64, f64)| {
            let apart = (from - cell.to).max(cell.from - to).max(0.0);
            apart * 1_000.0 + (from - cell.from).abs().min((to - cell.to).abs())
        };
        let nearest = self.spans.iter().enumerate().min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)));
        nearest.map_or(0, |(at, _)| at)
    }
}
