//! Presentations (PPTX): slides in their order with their tables, the text of their backgrounds, notes, comments,
//! charts.

use super::drawings;
use super::flow::{Flow, Tall};
use super::markup::{Markup, MarkupError, Piece, Tag};
use super::package::{PackagePart, related_to, says, text_of};
use super::pictures::{self, Pictures};
use super::reading::Reading;
use super::zip_file::ZipFile;

/// Parts that are read, or that show nothing of their own.
const KNOWN: [&str; 28] = [
    "authors",
    "changesinfos",
    "charts",
    "comment",
    "ctrlprops",
    "customdata",
    "diagrams",
    "drawings",
    "embeddings",
    "fonts",
    "handoutmasters",
    "media",
    "notesmasters",
    "notesslides",
    "presentation",
    "presprops",
    "printersettings",
    "revisioninfo",
    "slidelayouts",
    "slidemasters",
    "slides/",
    "slideupdateinfo",
    "tablestyles",
    "tags",
    "theme",
    "vba",
    "viewprops",
    "webextensions",
];
/// Slides of one presentation that are read.
const MOST: usize = 5_000;
/// Letters of this size or smaller, in hundredths of a point, cannot be seen.
const TINY: usize = 200;

/// Reads a presentation whose main part is `main`.
pub fn read(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, main: &str) {
    let before = reading.count();
    let (order, size) = match presentation(zip, main) {
        Ok(found) => found,
        Err(reason) => return reading.refuse(reason),
    };
    let related = related_to(zip, main).unwrap_or_default();
    let mut is_picture = Vec::new();
    for (number, ids) in (1_u32..).zip(&order) {
        let part = format!("slide {number}");
        match related.iter().find(|related| ids.contains(&related.id)) {
            Some(slide) => {
                let from = reading.lines.len();
                let pictures = page(reading, zip, &slide.target, &part, size, false);
                let letters = reading.letters_from(from);
                if pictures.outweigh(letters) {
                    is_picture.push(reading.part(&part));
                }
                beside(reading, zip, &slide.target, number, size);
            }
            None => {
                let place = reading.part(&part);
                reading.refuse_at(&place, "the slide is not in the file. Save the presentation again.");
            }
        }
    }
    backgrounds(reading, zip, size);
    drawings::read(reading, zip, &[]);
    drawings::refuse_unknown(reading, zip, "ppt/", &KNOWN, &[]);
    let names: Vec<String> = zip.entries().iter().map(|entry| entry.name.clone()).collect();
    for name in names.iter().filter(|name| name.starts_with("ppt/embeddings/")) {
        drawings::embedded(reading, zip, name);
    }
    pictures::account(reading, zip, &is_picture);
    if reading.count() == before && reading.unread.is_empty() {
        reading.refuse("it has no text. Open it, check that it is the right file and save it again.");
    }
}

/// The numbers that a slide has in the file: its own, and that of its relation.
type Numbers = Vec<String>;

/// The slides by their numbers, and how wide and tall they are.
fn presentation(zip: &mut ZipFile<'_>, main: &str) -> Result<(Vec<Numbers>, (f64, f64)), String> {
    let part = PackagePart::read(zip, main).map_err(|error| error.to_string())?;
    let mut markup = Markup::new(&part.text);
    let (mut order, mut size) = (Vec::new(), (f64::MAX, f64::MAX));
    loop {
        match markup.piece().map_err(|error| error.to_string())? {
            // The attribute with the relation's number has the same name as the slide's own number, with a prefix.
            Piece::Open(tag) if tag.name() == "sldId" && order.len() < MOST => {
                order.push(tag.attributes().filter(|(name, _)| name == "id").map(|(_, id)| id).collect());
            }
            Piece::Open(tag) if tag.name() == "sldSz" => size = units(&tag, "cx", "cy").unwrap_or(size),
            Piece::End => return Ok((order, size)),
            _ => {}
        }
    }
}

fn units(tag: &Tag<'_>, x: &str, y: &str) -> Option<(f64, f64)> {
    let number = |name: &str| tag.attribute(name).and_then(|units| units.trim().parse::<f64>().ok());
    number(x).zip(number(y))
}

/// The notes and comments of a slide.
fn beside(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, slide: &str, number: u32, size: (f64, f64)) {
    for other in related_to(zip, slide).unwrap_or_default() {
        if other.is("notesSlide") {
            page(reading, zip, &other.target, &format!("notes of slide {number}"), size, false);
        } else if other.is("comments") {
            let place = reading.part(&format!("comment on slide {number}"));
            let texts = PackagePart::read(zip, &other.target).map_err(|error| error.to_string());
            match texts.and_then(|part| text_of(&part.text, "cm").map_err(|error| error.to_string())) {
                Ok(texts) => texts.iter().for_each(|text| reading.text(&place, text, false)),
                Err(reason) => reading.refuse_at(&place, reason),
            }
        } else if other.is("video") || other.is("audio") {
            let place = reading.part(&format!("slide {number}"));
            reading
                .refuse_at(&place, "it plays a film or a sound, which was not read. Type what it shows into the box.");
        }
    }
}

/// The text of the backgrounds of slides, apart from the placeholders that slides fill.
fn backgrounds(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, size: (f64, f64)) {
    let names: Vec<String> = zip.entries().iter().map(|entry| entry.name.clone()).collect();
    let is_background = |name: &&String| {
        name.ends_with(".xml") && (name.starts_with("ppt/slideMasters/") || name.starts_with("ppt/slideLayouts/"))
    };
    for name in names.iter().filter(is_background) {
        page(reading, zip, name, "background", size, true);
    }
}

fn page(
    reading: &mut Reading<'_>,
    zip: &mut ZipFile<'_>,
    name: &str,
    called: &str,
    size: (f64, f64),
    is_background: bool,
) -> Pictures {
    let place = reading.part(called);
    let text = match PackagePart::read(zip, name) {
        Ok(part) => part.text,
        Err(error) => {
            reading.refuse_at(&place, error.to_string());
            return Pictures::default();
        }
    };
    let mut slide = Slide {
        flow: Flow::new(reading, Some(called)),
        size,
        is_background,
        is_hidden: false,
        shape: Shape::default(),
        groups: 0,
        fallback: 0,
        in_text: false,
        is_tiny: false,
        pictures: Pictures::default(),
    };
    let outcome = slide.read(&text);
    let pictures = slide.pictures;
    slide.flow.finish();
    if let Err(error) = outcome {
        reading.refuse_at(&place, format!("what comes after the last line was not read: {error}"));
    }
    pictures
}

/// What is known of the shape that is open.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    is_hidden: bool,
    is_picture: bool,
    /// Whether it is a placeholder that slides fill.
    is_place: bool,
    corner: (f64, f64),
}

struct Slide<'r, 'w> {
    flow: Flow<'r, 'w>,
    size: (f64, f64),
    is_background: bool,
    is_hidden: bool,
    shape: Shape,
    /// The number of open groups; shapes in a group are placed relative to it.
    groups: usize,
    fallback: usize,
    in_text: bool,
    is_tiny: bool,
    pictures: Pictures,
}

impl Slide<'_, '_> {
    fn read(&mut self, text: &str) -> Result<(), MarkupError> {
        let mut markup = Markup::new(text);
        loop {
            match markup.piece()? {
                Piece::Open(tag) => self.open(&tag),
                Piece::Close(tag) => self.close(tag.name()),
                Piece::Text(text) if self.in_text && self.fallback == 0 => {
                    if !(self.is_background && self.shape.is_place) {
                        self.flow.hidden = self.is_hidden || self.shape.is_hidden || self.is_tiny;
                        self.flow.text(&text);
                        self.flow.hidden = false;
                    }
                }
                Piece::Text(_) => {}
                Piece::End => return Ok(()),
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let span = |name: &str| tag.number(name).unwrap_or(1);
        match tag.name() {
            "Fallback" => self.fallback += 1,
            _ if self.fallback > 0 => {}
            "sld" => self.is_hidden = tag.attribute("show").is_some_and(|show| show == "0" || show == "false"),
            "grpSp" => self.groups += 1,
            "sp" | "cxnSp" | "graphicFrame" => self.shape = Shape::default(),
            "pic" => self.shape = Shape { is_picture: true, ..Shape::default() },
            "ph" => self.shape.is_place = true,
            "cNvPr" => {
                self.shape.is_hidden = tag.says("hidden");
                for name in ["title", "descr"] {
                    let words = tag.attribute(name).filter(|words| says(words));
                    words.iter().for_each(|words| self.flow.beside_unseen(words));
                }
            }
            "off" => self.shape.corner = units(tag, "x", "y").unwrap_or_default(),
            "ext" => {
                if let Some((wide, tall)) = units(tag, "cx", "cy") {
                    let (x, y) = self.shape.corner;
                    let is_off = x + wide < 0.0 || y + tall < 0.0 || x > self.size.0 || y > self.size.1;
                    self.shape.is_hidden |= is_off && self.groups == 0;
                    if self.shape.is_picture {
                        self.pictures.take_units(wide, tall);
                    }
                }
            }
            "t" => self.in_text = true,
            "r" | "fld" => self.is_tiny = false,
            "rPr" => self.is_tiny = tag.number("sz").is_some_and(|size| size <= TINY),
            "br" => self.flow.end_line(),
            "tbl" => self.flow.open_table(),
            "tr" => self.flow.open_row(false),
            // The other cells of a merged one are empty.
            "tc" if tag.says("hMerge") => {}
            "tc" if tag.says("vMerge") => {}
            "tc" => self.flow.open_cell(span("gridSpan"), Tall::Rows(span("rowSpan"))),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "Fallback" => self.fallback = self.fallback.saturating_sub(1),
            _ if self.fallback > 0 => {}
            "grpSp" => self.groups = self.groups.saturating_sub(1),
            "sp" | "cxnSp" | "graphicFrame" | "pic" => {
                self.flow.end_line();
                self.shape = Shape::default();
            }
            "t" => self.in_text = false,
            "p" => self.flow.end_line(),
            "tbl" => self.flow.close_table(),
            "tr" => self.flow.close_row(),
            "tc" => self.flow.close_cell(),
            _ => {}
        }
    }
}
