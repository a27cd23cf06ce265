//! What is put on a page: fields of forms, stamps, text boxes, and the comments that people have made.

use super::content::{Drawn, Pen, Piece};
use super::form::{Form, HIDDEN, Value, text_of};
use super::layers;
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
/// The flag of what is printed and not shown on a screen.
const NOT_ON_SCREEN: i32 = 32;

/// Reads what was added to a page: texts that appear on it go to the page, comments become lines of their own.
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
    let mut unread = Unread::default();
    for note in notes.into_iter().take(MOST) {
        let kind = note.get::<Name<'_>>("Subtype").map(|name| name.as_str().to_owned()).unwrap_or_default();
        let flags = note.get::<i32>("F").unwrap_or(0);
        let is_off = pen.layers.is_off(note.get::<Dict<'_>>("OC").as_ref());
        let is_hidden = flags & HIDDEN != 0 || is_off;
        let said = contents(&note);
        let before = drawn.pieces.len();
        match kind.as_str() {
            "Widget" => {
                let choices = layers::choices(&note, page.xref()).join(", ");
                reading.text(&Place { page: place.page, ..reading.part("choices") }, &choices, true);
                // The values of fields that no page shows are read from the form.
                if !is_hidden {
                    field(reading, pen, drawn, page, form, &note, place);
                }
            }
            "FreeText" | "Stamp" | "Watermark" => {
                let pictures = drawn.pictures.len();
                if is_hidden {
                    comment(reading, place, &said, true);
                } else if !appearance(pen, drawn, page, form, &note) {
                    written(drawn, &note, &said);
                    unread.pictures += usize::from(said.trim().is_empty() && drawn.pictures.len() > pictures);
                }
            }
            // A pop-up only shows the comment that it belongs to.
            "Popup" => {}
            "RichMedia" | "Screen" | "Movie" | "Sound" | "3D" => {
                unread.films += 1;
                comment(reading, place, &said, is_hidden);
            }
            // Such a note only says something like "Accepted" of another comment.
            _ if note.contains_key("StateModel") => {}
            _ => {
                let mut own = Drawn::default();
                if appearance(pen, &mut own, page, form, &note) {
                    for piece in own.pieces {
                        drawn.pieces.push(Piece { order: drawn.pieces.len(), ..piece });
                    }
                } else if said.trim().is_empty() && kind == "Ink" {
                    unread.strokes += 1;
                }
                if kind != "Link" {
                    comment(reading, place, &said, is_hidden);
                }
                let over = note.get::<PdfString<'_>>("OverlayText").map(|text| text_of(text.as_bytes()));
                over.iter().for_each(|over| comment(reading, place, over, true));
            }
        }
        if is_hidden || flags & NOT_ON_SCREEN != 0 {
            drawn.sight.hide(before..drawn.pieces.len());
        }
    }
    unread.say(reading, place);
}

/// What was added to a page and is not read.
#[derive(Default)]
struct Unread {
    strokes: usize,
    pictures: usize,
    films: usize,
}

impl Unread {
    fn say(&self, reading: &mut Reading<'_>, place: &Place) {
        for (count, one, several) in [
            (self.strokes, "a note drawn by hand", "notes drawn by hand"),
            (self.pictures, "a stamp that is a picture", "stamps that are pictures"),
            (self.films, "a film, a sound or a model", "films, sounds or models"),
        ] {
            if count > 0 {
                let what = if count == 1 { one.to_owned() } else { format!("{count} {several}") };
                reading.refuse_at(place, format!("{what} on it was not read. Type what it shows into the box."));
            }
        }
    }
}

/// A field of a form, or a button.
fn field(
    reading: &mut Reading<'_>,
    pen: &mut Pen,
    drawn: &mut Drawn,
    page: &Page<'_>,
    form: &mut Form<'_>,
    note: &Dict<'_>,
    place: &Place,
) {
    let value = form.value(reading, note);
    if let Value::Secret(name) = &value {
        reading.leave_out(place, name);
    } else if !appearance(pen, drawn, page, form, note) {
        let caption = note.get::<Dict<'_>>("MK").and_then(|looks| looks.get::<PdfString<'_>>("CA"));
        match value {
            Value::Texts(texts) => written(drawn, note, &texts.join("\n")),
            // The marks of tick boxes are single letters.
            _ => {
                let caption = caption.map(|caption| text_of(caption.as_bytes())).filter(|caption| caption.len() > 2);
                caption.iter().for_each(|caption| written(drawn, note, caption));
            }
        }
    }
}

fn comment(reading: &mut Reading<'_>, place: &Place, text: &str, hidden: bool) {
    let place = Place { page: place.page, ..reading.part("comment") };
    for line in text.split(['\r', '\n']) {
        reading.text(&place, line.trim(), hidden);
    }
}

/// What a comment says, as plain text or with markup.
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

/// Draws an annotation's appearance; returns whether that gave any text.
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

/// Puts a text where an annotation is, each line below the last.
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
