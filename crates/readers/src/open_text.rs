//! OpenDocument texts and presentations (ODT, ODP, also not packed): paragraphs, tables row by row, text boxes, slides, notes,
//! comments, headers and footers. Text that a tracked change has deleted is read as struck out.

use super::flow::{Flow, Tall};
use super::markup::{Markup, MarkupError, Piece, Tag};
use super::package::PackagePart;
use super::pictures::{self, Pictures};
use super::plain_text;
use super::reading::Reading;
use super::zip_file::ZipFile;
use std::collections::BTreeMap;

const ENCRYPTED: &str = "it is protected with a password. Open it, save it without one and check that.";
/// Letters smaller than this, in points, cannot be seen.
const TINY: f64 = 2.5;
/// Styles of one document that are kept.
const MOST_STYLES: usize = 50_000;

/// Reads a packed document.
pub fn read(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>) {
    let manifest = PackagePart::read(zip, "META-INF/manifest.xml").map(|part| part.text).unwrap_or_default();
    if manifest.contains("encryption-data") {
        return reading.refuse(ENCRYPTED);
    }
    let (before, from) = (reading.count(), reading.lines.len());
    let mut document = OpenText::default();
    // Headers and footers are in the same part as the styles on which those of the text may build.
    if let Ok(styles) = PackagePart::read(zip, "styles.xml") {
        document.read(reading, &styles.text, Some("header or footer"));
    }
    document.pictures = Pictures::default();
    match PackagePart::read(zip, "content.xml") {
        Ok(part) => document.read(reading, &part.text, None),
        Err(error) => reading.refuse(error.to_string()),
    }
    objects(reading, zip);
    let letters = reading.letters_from(from);
    let mostly = document.pictures.outweigh(letters).then(|| reading.part("pictures"));
    pictures::account(reading, zip, mostly.as_slice());
    if reading.count() == before && reading.unread.is_empty() {
        reading.refuse("it has no text. Open it, check that it is the right file and save it again.");
    }
}

/// Whether an XML text is such a document that is not packed.
#[must_use]
pub fn is_flat(text: &str) -> bool {
    let head = plain_text::cap(text, 64 * 1024);
    ["text", "presentation"].iter().any(|kind| head.contains(&format!("application/vnd.oasis.opendocument.{kind}")))
}

/// Reads a document that is not packed.
pub fn read_flat(reading: &mut Reading<'_>, text: &str) {
    OpenText::default().read(reading, text, None);
}

/// Reads the charts and other documents inside an OpenDocument file.
pub fn objects(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>) {
    let names: Vec<String> = zip.entries().iter().map(|entry| entry.name.clone()).collect();
    for name in names.iter().filter(|name| name.starts_with("Object ")) {
        let Some((object, file)) = name.split_once('/') else {
            let place = reading.part(name);
            reading.refuse_at(&place, "it is a file inside the document. Save it on its own and check it.");
            continue;
        };
        if file == "content.xml"
            && let Ok(part) = PackagePart::read(zip, name)
        {
            reading.inside(&object.to_lowercase(), |reading| OpenText::default().read(reading, &part.text, None));
        }
    }
}

/// How a style makes its text look.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    is_hidden: bool,
    is_white: bool,
    has_ground: bool,
}

#[derive(Debug, Default)]
struct OpenText {
    /// Where each style is among the looks.
    styles: BTreeMap<String, usize>,
    looks: Vec<Look>,
    style: String,
    pictures: Pictures,
}

/// An element that is open.
#[derive(Debug, Clone, Copy, Default)]
struct Open {
    look: Look,
    is_struck: bool,
    /// Whether text in it is shown.
    is_text: bool,
}

impl OpenText {
    fn read(&mut self, reading: &mut Reading<'_>, text: &str, part: Option<&str>) {
        let mut flow = Flow::new(reading, part);
        let outcome = self.follow(&mut flow, text);
        flow.finish();
        if let Err(error) = outcome {
            reading.refuse(format!("what comes after the last line was not read: {error}"));
        }
    }

    fn follow(&mut self, flow: &mut Flow<'_, '_>, text: &str) -> Result<(), MarkupError> {
        let mut markup = Markup::new(text);
        let mut open: Vec<Open> = Vec::new();
        // Comments, notes and descriptions of pictures stand beside the text; nobody sees the last kind.
        let mut beside: Vec<(String, bool)> = Vec::new();
        let mut side = None;
        let mut slides = 0;
        loop {
            match markup.piece()? {
                // A chart keeps its numbers in a table of its own.
                Piece::Open(tag) if tag.attribute("name").is_some_and(|name| name == "local-table") => {
                    skip(&mut markup)?;
                }
                Piece::Open(tag) if tag.name() == "fieldmark" && beside.is_empty() => {
                    flow.text(&chosen(&mut markup)?);
                }
                Piece::Open(tag) => {
                    let inside = self.inside(open.last().copied().unwrap_or_default(), &tag);
                    open.push(inside);
                    match tag.name() {
                        "annotation" | "note-body" | "ruby-text" => beside.push((String::new(), false)),
                        "title" | "desc" if side.is_some() => beside.push((String::new(), true)),
                        "frame" | "rect" | "custom-shape" => side = Some(sides(&tag)),
                        "image" => {
                            if let Some((wide, tall)) = side.flatten() {
                                self.pictures.take(wide, tall);
                            }
                        }
                        "page" => {
                            slides += 1;
                            flow.open_part(format!("slide {slides}"));
                        }
                        _ if beside.is_empty() => self.open(flow, &tag),
                        _ => {}
                    }
                }
                Piece::Close(tag) => {
                    open.pop();
                    match tag.name() {
                        "annotation" | "note-body" | "ruby-text" => {
                            beside.pop().iter().for_each(|(text, _)| flow.beside(text));
                        }
                        "title" | "desc" if beside.last().is_some_and(|(_, is_unseen)| *is_unseen) => {
                            beside.pop().iter().for_each(|(text, _)| flow.beside_unseen(text));
                        }
                        "p" | "h" if !beside.is_empty() => {
                            beside.last_mut().into_iter().for_each(|(text, _)| text.push(' '));
                        }
                        "frame" | "rect" | "custom-shape" => side = None,
                        "page" | "text-box" => flow.close_box(),
                        _ if beside.is_empty() => close(flow, tag.name()),
                        _ => {}
                    }
                }
                Piece::Text(text) => {
                    let now = open.last().copied().unwrap_or_default();
                    match beside.last_mut() {
                        Some((beside, is_unseen)) if now.is_text || *is_unseen => beside.push_str(&text),
                        Some(_) => {}
                        None if now.is_text => {
                            flow.hidden = now.look.is_hidden || (now.look.is_white && !now.look.has_ground);
                            flow.struck = now.is_struck;
                            flow.text(&text);
                            (flow.hidden, flow.struck) = (false, false);
                        }
                        None => {}
                    }
                }
                Piece::End => return Ok(()),
            }
        }
    }

    /// What applies inside an element.
    fn inside(&mut self, around: Open, tag: &Tag<'_>) -> Open {
        let mut inside = around;
        let style = tag.attribute("style-name").and_then(|name| self.styles.get(&name));
        let style = style.and_then(|at| self.looks.get(*at)).copied().unwrap_or_default();
        let is_off = tag.attribute("display").as_deref() == Some("none") || tag.says("is-hidden");
        inside.look.is_hidden |= style.is_hidden || (is_off && tag.name() != "text-properties");
        inside.look.is_white |= style.is_white;
        // The colour behind slides and shapes is not followed.
        inside.look.has_ground |= style.has_ground || matches!(tag.name(), "page" | "custom-shape");
        match tag.name() {
            "deletion" => inside.is_struck = true,
            // The headers and footers of slides are declared before the slides.
            "p" | "h" | "footer-decl" | "header-decl" | "date-time-decl" => inside.is_text = true,
            "note-citation" | "annotation" | "note-body" | "object" => inside.is_text = false,
            "style" => self.style = tag.attribute("name").unwrap_or_default(),
            "text-properties"
            | "table-cell-properties"
            | "paragraph-properties"
            | "graphic-properties"
            | "table-properties"
            | "table-row-properties" => self.take(tag),
            _ => {}
        }
        inside
    }

    /// Takes properties of the style that is open.
    fn take(&mut self, tag: &Tag<'_>) {
        if self.styles.len() >= MOST_STYLES || self.style.is_empty() {
            return;
        }
        let value = |name: &str| tag.attribute(name).unwrap_or_default();
        let known = self.styles.get(&self.style).copied();
        let at = known.unwrap_or(self.looks.len());
        if known.is_none() {
            self.styles.insert(self.style.clone(), at);
            self.looks.push(Look::default());
        }
        let Some(look) = self.looks.get_mut(at) else { return };
        let size = value("font-size");
        let is_tiny = size.strip_suffix("pt").and_then(|size| size.parse::<f64>().ok()).is_some_and(|size| size < TINY);
        look.is_hidden |= tag.name() == "text-properties" && (value("display") == "none" || is_tiny);
        look.is_white |= value("color").eq_ignore_ascii_case("#ffffff");
        let ground = value("background-color");
        let fill = value("fill");
        look.has_ground |= !(ground.is_empty() || ground == "transparent" || ground.eq_ignore_ascii_case("#ffffff"));
        look.has_ground |= !(fill.is_empty() || fill == "none");
    }

    fn open(&mut self, flow: &mut Flow<'_, '_>, tag: &Tag<'_>) {
        let span = |name: &str| tag.number(name).unwrap_or(1);
        match tag.name() {
            "s" => flow.text(&" ".repeat(tag.number("c").unwrap_or(1).clamp(1, 100))),
            "tab" => flow.text("\t"),
            "line-break" => flow.break_line(),
            "text-box" => flow.open_box(),
            "table" => flow.open_table(),
            "table-row" => flow.open_row(tag.attribute("visibility").is_some_and(|is| is != "visible")),
            "table-cell" => flow.open_cell(span("number-columns-spanned"), Tall::Rows(span("number-rows-spanned"))),
            "hidden-text" => {
                tag.attribute("string-value").iter().for_each(|text| flow.beside_unseen(text));
            }
            // Fields and buttons of a form, and choices of a list.
            "text" | "textarea" | "formatted-text" | "combobox" | "button" | "fixed-text" | "option" | "item" => {
                let said = ["current-value", "value", "label"].into_iter().find_map(|name| tag.attribute(name));
                said.iter().for_each(|said| flow.beside(said));
            }
            "label" => tag.attribute("value").iter().for_each(|text| flow.beside_unseen(text)),
            _ => {}
        }
    }
}

/// The chosen entry of a field whose beginning was just read.
fn chosen(markup: &mut Markup<'_>) -> Result<String, MarkupError> {
    let (mut depth, mut entries, mut at) = (0_usize, Vec::new(), None);
    loop {
        match markup.piece()? {
            Piece::Open(tag) => {
                depth += 1;
                let value = tag.attribute("value").unwrap_or_default();
                match tag.attribute("name").unwrap_or_default().as_str() {
                    "Dropdown_ListEntry" if entries.len() < MOST_ENTRIES => entries.push(value),
                    "Dropdown_Selected" => at = value.trim().parse::<usize>().ok(),
                    _ => {}
                }
            }
            Piece::Close(_) if depth > 0 => depth -= 1,
            Piece::Close(_) | Piece::End => {
                return Ok(at.and_then(|at| entries.get(at)).or(entries.first()).cloned().unwrap_or_default());
            }
            Piece::Text(_) => {}
        }
    }
}

/// Entries of a field that are kept.
const MOST_ENTRIES: usize = 1_000;

/// Skips the element that has just begun.
fn skip(markup: &mut Markup<'_>) -> Result<(), MarkupError> {
    let mut depth = 0_usize;
    loop {
        match markup.piece()? {
            Piece::Open(_) => depth += 1,
            Piece::Close(_) if depth > 0 => depth -= 1,
            Piece::Close(_) | Piece::End => return Ok(()),
            Piece::Text(_) => {}
        }
    }
}

fn close(flow: &mut Flow<'_, '_>, name: &str) {
    match name {
        "p" | "h" | "footer-decl" | "header-decl" | "date-time-decl" => flow.end_line(),
        "table" => flow.close_table(),
        "table-row" => flow.close_row(),
        "table-cell" => flow.close_cell(),
        _ => {}
    }
}

/// How wide and tall a frame is, in centimetres.
fn sides(tag: &Tag<'_>) -> Option<(f64, f64)> {
    let side = |name: &str| {
        let value = tag.attribute(name)?;
        let at = value.find(|c: char| c.is_ascii_alphabetic())?;
        let (number, unit) = value.split_at_checked(at)?;
        let centimetres = match unit {
            "cm" => 1.0,
            "mm" => 0.1,
            "in" => 2.54,
            "pt" => 2.54 / 72.0,
            _ => return None,
        };
        number.parse::<f64>().ok().map(|number| number * centimetres)
    };
    side("width").zip(side("height"))
}
