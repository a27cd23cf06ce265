//! What is put on a page: fields of forms, stamps, text boxes, and the comments that people have made.

use super::content::{Drawn, Pen, Piece};
use super::form::{Form, Value, text_of};
use super::matrix::Matrix;
use super::objects::dicts;
use super::resources;
use super::unpack::unpacked;
use crate::reading::Reading;
use hayro_syntax::object::{Array, Dict, Name, Rect, Stream, String as PdfString};
use hayro_syntax::page::Page;
use vendor_text::Place;

/// The largest number of annotations of a page.
const MOST: usize = 5_000;
/// The flag of what is hidden.
const HIDDEN: i32 = 2;

/// Reads what was added to a page: texts on it go to the page, comments become lines of their own.
pub fn read(
    reading: &mut Reading<'_>,
    pen: &mut Pen,
    drawn: &mut Drawn,
    page: &Page<'_>,
    form: &mut Form<'_>,
    place: &Place,
) {
    let Some(list) = page.raw().get::<Array<'_>>("Annots") else { return };
    let notes = dicts(&list, page.xref());
    if notes.len() > MOST {
        reading.refuse_at(
            place,
            "it has more than 5,000 comments or fields; the rest was not read. Print it to a new PDF.",
        );
    }
    for note in notes.into_iter().take(MOST) {
        let kind = note.get::<Name<'_>>("Subtype").map(|name| name.as_str().to_owned()).unwrap_or_default();
        let is_hidden = note.get::<i32>("F").is_some_and(|flags| flags & HIDDEN != 0);
        match kind.as_str() {
            // The form gives the values of fields that no page shows.
            "Widget" if is_hidden => {}
            "Widget" => {
                let value = form.value(reading, &note);
                if let Value::Secret(name) = &value {
                    reading.leave_out(place, name);
                } else if !appearance(pen, drawn, page, form, &note)
                    && let Value::Texts(texts) = value
                {
                    written(drawn, &note, &texts.join("\n"));
                }
            }
            "FreeText" | "Stamp" | "Watermark" => {
                let said = contents(&note);
                if is_hidden {
                    comment(reading, place, &said, true);
                } else if !appearance(pen, drawn, page, form, &note) {
                    written(drawn, &note, &said);
                }
            }
            // A pop-up shows the comment that it belongs to; a link says where it leads.
            "Popup" | "Link" => {}
            // "Accepted", said of another comment.
            _ if note.contains_key("StateModel") => {}
            _ => comment(reading, place, &contents(&note), is_hidden),
        }
    }
}

fn comment(reading: &mut Reading<'_>, place: &Place, text: &str, hidden: bool) {
    let place = Place { page: place.page, ..reading.part("comment") };
    for line in text.split(['\r', '\n']) {
        reading.text(&place, line.trim(), hidden);
    }
}

/// What a comment says: plainly, or marked up.
fn contents(note: &Dict<'_>) -> String {
    let plain = note.get::<PdfString<'_>>("Contents").map(|text| text_of(text.as_bytes()));
    if let Some(plain) = plain.filter(|plain| !plain.trim().is_empty()) {
        return plain;
    }
    let rich = note.get::<PdfString<'_>>("RC").map(|text| text_of(text.as_bytes())).unwrap_or_default();
    let texts = crate::web_tags::Tokens::new(&rich).filter_map(|token| match token {
        crate::web_tags::Token::Text(text) => Some(text),
        crate::web_tags::Token::Close(name) if name == "p" => Some("\n".to_owned()),
        _ => None,
    });
    texts.collect()
}

/// Draws how an annotation looks. Whether that gave any text.
fn appearance(pen: &mut Pen, drawn: &mut Drawn, page: &Page<'_>, form: &Form<'_>, note: &Dict<'_>) -> bool {
    let looks = note.get::<Dict<'_>>("AP");
    let stream = looks.and_then(|looks| match looks.get::<Stream<'_>>("N") {
        Some(stream) => Some(stream),
        None => looks.get::<Dict<'_>>("N")?.get::<Stream<'_>>(note.get::<Name<'_>>("AS")?),
    });
    let (Some(stream), Some(rect)) = (stream, note.get::<Rect>("Rect")) else { return false };
    let Ok(steps) = unpacked(&stream) else { return false };
    let own = stream.dict().get::<Rect>("BBox").unwrap_or(Rect::new(0.0, 0.0, 0.0, 0.0));
    let matrix = Matrix::of(stream.dict().get::<Array<'_>>("Matrix")).unwrap_or(Matrix::ONE);
    let shifted = matrix.then(Matrix::shift(rect.x0 - own.x0, rect.y0 - own.y0));
    let resources = stream
        .dict()
        .get::<Dict<'_>>("Resources")
        .filter(|own| own.contains_key("Font") || own.contains_key("XObject"));
    let resources = resources.or_else(|| form.resources()).or_else(|| resources_of(page)).unwrap_or_else(Dict::empty);
    let before = drawn.pieces.len();
    pen.follow(drawn, &steps.bytes, &resources, shifted);
    drawn.pieces.len() > before
}

fn resources_of<'a>(page: &Page<'a>) -> Option<Dict<'a>> {
    resources(page.raw())
}

/// Puts a text where an annotation stands, a line below the other.
fn written(drawn: &mut Drawn, note: &Dict<'_>, text: &str) {
    const SIZE: f64 = 10.0;
    let Some(rect) = note.get::<Rect>("Rect") else { return };
    let texts: Vec<&str> =
        text.split(['\r', '\n']).map(str::trim).filter(|text| !text.is_empty()).take(1_000).collect();
    let mut base = if texts.len() > 1 { rect.y1 - SIZE } else { rect.y0.midpoint(rect.y1) - SIZE * 0.3 };
    for text in texts {
        let order = drawn.pieces.len();
        let (from, to) = (rect.x0, rect.x1);
        drawn.pieces.push(Piece {
            from,
            to,
            base,
            size: SIZE,
            angle: 0,
            text: text.to_owned(),
            spaces: (true, true),
            jumps: true,
            is_next_line: false,
            at_column: false,
            begins_cell: true,
            order,
        });
        base -= SIZE * 1.2;
    }
}
