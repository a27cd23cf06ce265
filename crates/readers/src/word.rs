//! Word documents (DOCX): paragraphs, tables row by row, text boxes, headers and footers, notes. What a
//! tracked change has deleted or moved away is not offered and not read; what it has inserted is.

use super::flow::{self, Flow, Tall};
use super::markup::{Markup, MarkupError, Piece, Tag};
use super::package::{PackagePart, related_to, text_of};
use super::pictures::{self, Pictures};
use super::reading::Reading;
use super::zip_file::ZipFile;

/// Parts beside the main text, with what they are called.
const BESIDE: [(&str, &str); 5] = [
    ("header", "header"),
    ("footer", "footer"),
    ("footnotes", "footnotes"),
    ("endnotes", "endnotes"),
    ("comments", "comments"),
];

/// Reads a document whose main part is `main`.
pub fn read(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, main: &str) {
    let (before, from) = (reading.count(), reading.lines.len());
    let pictures = part(reading, zip, main, None);
    match related_to(zip, main) {
        Ok(related) => {
            for other in &related {
                let name = other.target.rsplit('/').next().unwrap_or_default().to_owned();
                if let Some((_, called)) = BESIDE.iter().find(|(kind, _)| other.is(kind)) {
                    // Pictures of headers and footers are logos and backgrounds.
                    part(reading, zip, &other.target, Some(called));
                } else if other.is("diagramData") || other.is("chart") {
                    drawing(reading, zip, &other.target);
                } else if other.is("package") || other.is("oleObject") || other.is("aFChunk") {
                    let place = reading.part(&name);
                    reading.refuse_at(&place, "it is a file inside the document. Save it on its own and check it.");
                }
            }
        }
        Err(error) => reading.refuse(format!("its headers, footers and notes were not read: {error}")),
    }
    let letters: usize = reading.lines.iter().skip(from).map(|line| flow::letters(&line.text)).sum();
    if pictures.outweigh(letters) && reading.count() > before && !pictures::read_inside(reading, zip) {
        let place = reading.part("pictures");
        reading.refuse_at(&place, pictures::NOT_READ);
    }
    if reading.count() == before && reading.unread.is_empty() {
        let has_pictures = zip.entries().iter().any(|entry| entry.name.contains("/media/"));
        if has_pictures && pictures::read_inside(reading, zip) {
            return;
        }
        reading.refuse(if has_pictures {
            "it has pictures and no text. Type the makes and models that they show into the box."
        } else {
            "it has no text. Open it, check that it is the right file and save it again."
        });
    }
}

fn part(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, name: &str, called: Option<&str>) -> Pictures {
    let place = called.map_or_else(|| reading.place(), |called| reading.part(called));
    let text = match PackagePart::read(zip, name) {
        Ok(part) => part.text,
        Err(error) => {
            reading.refuse_at(&place, error.to_string());
            return Pictures::default();
        }
    };
    let mut document = Document {
        flow: Flow::new(reading, called),
        deleted: 0,
        moved: 0,
        strike: false,
        in_text: false,
        fallback: 0,
        vanish: false,
        extent: None,
        pictures: Pictures::default(),
    };
    let outcome = document.read(&text);
    let pictures = document.pictures;
    document.flow.finish();
    if let Err(error) = outcome {
        reading.refuse_at(&place, format!("what comes after the last line was not read: {error}"));
    }
    pictures
}

fn drawing(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, name: &str) {
    let place = reading.part("diagram");
    let texts = PackagePart::read(zip, name).map_err(|error| error.to_string());
    match texts.and_then(|part| text_of(&part.text, "p").map_err(|error| error.to_string())) {
        Ok(texts) => texts.iter().for_each(|text| reading.text(&place, text, false)),
        Err(reason) => reading.refuse_at(&place, reason),
    }
}

struct Document<'r, 'w> {
    flow: Flow<'r, 'w>,
    /// How many elements of deleted text are open.
    deleted: usize,
    /// How many elements of text that was moved elsewhere are open.
    moved: usize,
    strike: bool,
    in_text: bool,
    /// How many second forms of the same drawing are open.
    fallback: usize,
    vanish: bool,
    /// How wide and tall the open drawing is, in the units of the document.
    extent: Option<(f64, f64)>,
    pictures: Pictures,
}

impl Document<'_, '_> {
    fn read(&mut self, text: &str) -> Result<(), MarkupError> {
        let mut markup = Markup::new(text);
        loop {
            match markup.piece()? {
                Piece::Open(tag) => self.open(&tag),
                Piece::Close(tag) => self.close(tag.name()),
                Piece::Text(text) if self.in_text && self.moved == 0 && self.fallback == 0 => {
                    self.flow.hidden = self.vanish;
                    self.flow.struck = self.deleted > 0 || self.strike;
                    self.flow.text(&text);
                    self.flow.hidden = false;
                    self.flow.struck = false;
                }
                Piece::Text(_) => {}
                Piece::End => return Ok(()),
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.name() {
            "Fallback" => self.fallback += 1,
            _ if self.fallback > 0 => {}
            "del" => self.deleted += 1,
            "moveFrom" => self.moved += 1,
            "t" | "delText" => self.in_text = true,
            "r" => (self.vanish, self.strike) = (false, false),
            "strike" | "dstrike" => self.strike = !is_off(&value()),
            "vanish" | "webHidden" => self.vanish = !is_off(&value()),
            "tab" if self.moved + self.deleted == 0 => self.flow.text("\t"),
            "br" | "cr" if self.moved + self.deleted == 0 => self.flow.end_line(),
            "noBreakHyphen" if self.moved + self.deleted == 0 => self.flow.text("-"),
            "extent" => {
                let units = |name: &str| tag.attribute(name).and_then(|units| units.trim().parse::<f64>().ok());
                self.extent = units("cx").zip(units("cy"));
            }
            "blip" => {
                if let Some((wide, tall)) = self.extent.take() {
                    self.pictures.take_units(wide, tall);
                }
            }
            // Older drawings say how large they are in their style.
            "shape" => self.extent = tag.attribute("style").as_deref().and_then(extent_of_style),
            "imagedata" => {
                if let Some((wide, tall)) = self.extent.take() {
                    self.pictures.take_units(wide, tall);
                }
            }
            "txbxContent" => self.flow.open_box(),
            "tbl" => self.flow.open_table(),
            "tr" => self.flow.open_row(false),
            "tc" => self.flow.open_cell(1, Tall::Rows(1)),
            "gridSpan" => self.flow.cell_is(value().parse().ok(), None),
            "vMerge" => {
                let tall = if value() == "restart" { Tall::Begins } else { Tall::CarriesOn };
                self.flow.cell_is(None, Some(tall));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "Fallback" => self.fallback = self.fallback.saturating_sub(1),
            _ if self.fallback > 0 => {}
            "del" => self.deleted = self.deleted.saturating_sub(1),
            "moveFrom" => self.moved = self.moved.saturating_sub(1),
            "t" | "delText" => self.in_text = false,
            "p" => self.flow.end_line(),
            "txbxContent" => self.flow.close_box(),
            "tbl" => self.flow.close_table(),
            "tr" => self.flow.close_row(),
            "tc" => self.flow.close_cell(),
            _ => {}
        }
    }
}

/// Whether the value of a switch in a document turns it off.
fn is_off(value: &str) -> bool {
    matches!(value, "0" | "false" | "off")
}

/// The sides in a style such as `width:450pt;height:600pt`, in the units of the document.
fn extent_of_style(style: &str) -> Option<(f64, f64)> {
    let side = |name: &str| {
        let mut parts = style.split(';').filter_map(|part| part.split_once(':'));
        let (_, value) = parts.find(|(known, _)| known.trim() == name)?;
        let value = value.trim();
        let at = value.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(value.len());
        let (number, unit) = value.split_at_checked(at)?;
        let units = match unit {
            "pt" | "" => 12_700.0,
            "in" => 914_400.0,
            "cm" => 360_000.0,
            "mm" => 36_000.0,
            "px" => 9_525.0,
            _ => return None,
        };
        number.trim().parse::<f64>().ok().map(|number| number * units)
    };
    side("width").zip(side("height"))
}
