//! Word documents (DOCX): paragraphs, tables row by row, text boxes, headers and footers, notes, charts, the words that
//! lists are numbered with and the choices that controls offer. What a tracked change has deleted or moved away is not
//! offered and not read; what it has inserted is. What nobody sees is read and marked.

use super::flow::{self, Flow, Tall};
use super::markup::{Markup, MarkupError, Piece, Tag};
use super::package::{PackagePart, Related, related_to, says, text_of};
use super::pictures::{self, Pictures};
use super::reading::Reading;
use super::word_fields::{Fields, Symbols};
use super::word_looks::{Looks, is_off};
use super::zip_file::ZipFile;
use super::{drawings, plain_text};

/// Parts beside the main text, with their names for the reader.
const BESIDE: [(&str, &str); 5] = [
    ("header", "header"),
    ("footer", "footer"),
    ("footnotes", "footnotes"),
    ("endnotes", "endnotes"),
    ("comments", "comments"),
];

/// Parts that are read, or that show nothing of their own.
const KNOWN: [&str; 31] = [
    "attachedtoolbars",
    "charts",
    "comments",
    "customizations",
    "diagrams",
    "document",
    "drawings",
    "embeddings",
    "endnotes",
    "fonts",
    "fonttable",
    "footer",
    "footnotes",
    "glossary",
    "header",
    "intelligence",
    "keymapcustomizations",
    "mailmerge",
    "media",
    "numbering",
    "people",
    "printersettings",
    "recipientdata",
    "settings",
    "styles",
    "stylewitheffects",
    "tasks",
    "theme",
    "vba",
    "webextensions",
    "websettings",
];

/// Reads a document whose main part is `main`.
pub fn read(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, main: &str) {
    let (before, from) = (reading.count(), reading.lines.len());
    let related = related_to(zip, main);
    let styles = related.iter().flatten().find(|related| related.is("styles"));
    let styles = styles.and_then(|styles| PackagePart::read(zip, &styles.target).ok()).map(|part| part.text);
    let styles = styles.unwrap_or_default();
    let (pictures, is_bound) = part(reading, zip, main, None, &styles);
    match related {
        Ok(related) => {
            for other in &related {
                if let Some((_, called)) = BESIDE.iter().find(|(kind, _)| other.is(kind)) {
                    // Pictures in headers and footers are logos and backgrounds, so they are not counted.
                    part(reading, zip, &other.target, Some(called), &styles);
                } else {
                    beside(reading, zip, other);
                }
            }
            drawings::read(reading, zip, &related);
            let is_read = |other: &&Related| !other.is("control") && !other.is("customXml");
            let read: Vec<Related> = related.iter().filter(is_read).cloned().collect();
            drawings::refuse_unknown(reading, zip, "word/", &KNOWN, &read);
        }
        Err(error) => reading.refuse(format!("its headers, footers and notes were not read: {error}")),
    }
    if is_bound {
        bound_values(reading, zip, from);
    }
    let letters = reading.letters_from(from);
    if reading.count() > before {
        let mostly = pictures.outweigh(letters).then(|| reading.part("pictures"));
        pictures::account(reading, zip, mostly.as_slice());
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

/// Reads the main text or a part such as a header; returns its pictures, and whether it shows values that are kept
/// elsewhere.
fn part(
    reading: &mut Reading<'_>,
    zip: &mut ZipFile<'_>,
    name: &str,
    called: Option<&str>,
    styles: &str,
) -> (Pictures, bool) {
    let place = called.map_or_else(|| reading.place(), |called| reading.part(called));
    let text = match PackagePart::read(zip, name) {
        Ok(part) => part.text,
        Err(error) => {
            reading.refuse_at(&place, error.to_string());
            return (Pictures::default(), false);
        }
    };
    let mut looks = Looks::of_styles(styles);
    looks.has_backgrounds = text.contains("behindDoc=\"1\"") || text.contains(":background ");
    let mut document = Document {
        flow: Flow::new(reading, called),
        looks,
        deleted: 0,
        moved: 0,
        strike: false,
        in_text: false,
        fallback: 0,
        alternatives: Vec::new(),
        above: 0,
        hidden_shape: false,
        extent: None,
        pictures: Pictures::default(),
        fields: Fields::default(),
        symbols: Symbols::default(),
        is_bound: false,
    };
    let outcome = document.read(&text);
    document.end_symbols();
    let (pictures, is_bound, lost) = (document.pictures, document.is_bound, document.symbols.lost);
    document.flow.finish();
    if let Err(error) = outcome {
        reading.refuse_at(&place, format!("what comes after the last line was not read: {error}"));
    }
    if lost > 0 {
        let words = if lost == 1 { "1 word of it is".to_owned() } else { format!("{lost} words of it are") };
        reading.refuse_at(&place, format!("{words} {SYMBOLS}"));
    }
    (pictures, is_bound)
}

const SYMBOLS: &str = "set in signs of a picture font. Open it, and type what it shows into the box.";

/// Reads a part that belongs to the main text but is of another kind.
fn beside(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, other: &Related) {
    if other.is("numbering") {
        let place = reading.part("numbers of lists");
        for text in PackagePart::read(zip, &other.target).map(|part| numbers(&part.text)).unwrap_or_default() {
            reading.text(&place, &text, false);
        }
    } else if other.is("glossaryDocument") {
        let place = reading.part("building blocks");
        let texts = PackagePart::read(zip, &other.target).map(|part| text_of(&part.text, "p").unwrap_or_default());
        for text in texts.unwrap_or_default() {
            if !PLACEHOLDERS.iter().any(|usual| text.starts_with(usual)) {
                reading.text(&place, &text, true);
            }
        }
    } else if other.is("package") || other.is("oleObject") || other.is("aFChunk") {
        drawings::embedded(reading, zip, &other.target);
    }
}

/// The longest text that others are compared with, in bytes, and how many are compared.
const LONGEST_HELD: usize = 64 * 1024;
const MOST_HELD: usize = 1_000;

/// The text in controls until somebody types.
const PLACEHOLDERS: [&str; 4] = ["Click or tap", "Click here", "Choose an item", "Choose a"];
/// Words that lists are usually numbered with.
const USUAL_NUMBERS: [&str; 10] =
    ["article", "section", "chapter", "appendix", "schedule", "annex", "clause", "part", "figure", "table"];

/// Words that lists are numbered with.
fn numbers(text: &str) -> Vec<String> {
    let mut markup = Markup::new(text);
    let mut numbers = Vec::new();
    while let Ok(piece) = markup.piece() {
        match piece {
            Piece::Open(tag) if tag.name() == "lvlText" => {
                let said = tag.attribute("val").unwrap_or_default();
                let words = said.split('%').map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit()));
                let words = words.collect::<Vec<_>>().join(" ");
                let lower = words.trim().trim_matches(['.', ':', ')', '(']).trim().to_lowercase();
                if flow::letters(&lower) > 3
                    && !USUAL_NUMBERS.contains(&lower.as_str())
                    && !numbers.contains(&words)
                    && numbers.len() < 1_000
                {
                    numbers.push(words);
                }
            }
            Piece::End => break,
            _ => {}
        }
    }
    numbers
}

/// Keeps values that Word shows in controls but stores in separate parts, if the text does not already contain them.
fn bound_values(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, from: usize) {
    let lines = reading.lines.iter().skip(from).map(|line| line.text.as_str());
    let said: String = lines.take(MOST_HELD).map(|text| plain_text::cap(text, LONGEST_HELD)).collect();
    let names: Vec<String> = zip.entries().iter().map(|entry| entry.name.clone()).collect();
    let place = reading.part("value of a control");
    for name in names.iter().filter(|name| name.starts_with("customXml/item") && !name.contains("Props")) {
        let Ok(part) = PackagePart::read(zip, name) else { continue };
        let mut markup = Markup::new(&part.text);
        let mut held = 0;
        while let Ok(piece) = markup.piece() {
            match piece {
                Piece::Text(text) if plain_text::has_content(&text) && held < MOST_HELD => {
                    held += 1;
                    if !said.contains(text.trim()) {
                        reading.text(&place, text.trim(), false);
                    }
                }
                Piece::End => break,
                _ => {}
            }
        }
    }
}

struct Document<'r, 'w> {
    flow: Flow<'r, 'w>,
    looks: Looks,
    /// How many elements of deleted text are open.
    deleted: usize,
    /// How many elements of text that was moved elsewhere are open.
    moved: usize,
    strike: bool,
    in_text: bool,
    /// How many alternative forms of the same drawing are open.
    fallback: usize,
    /// The text of the open drawings in their first and in their alternative form.
    alternatives: Vec<(String, String)>,
    /// How many pronunciations above other text are open.
    above: usize,
    hidden_shape: bool,
    /// How wide and tall the open drawing is, in the units of the document.
    extent: Option<(f64, f64)>,
    pictures: Pictures,
    fields: Fields,
    symbols: Symbols,
    is_bound: bool,
}

impl Document<'_, '_> {
    fn read(&mut self, text: &str) -> Result<(), MarkupError> {
        let mut markup = Markup::new(text);
        loop {
            match markup.piece()? {
                Piece::Open(tag) => self.open(&tag),
                Piece::Close(tag) => self.close(tag.name()),
                Piece::Text(text) if self.in_text && self.moved == 0 => self.text(&text),
                Piece::Text(text) => self.fields.take(&text),
                Piece::End => return Ok(()),
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((first, second)) = self.alternatives.last_mut() {
            if self.fallback > 0 { &mut *second } else { first }.push_str(text);
        }
        if self.fallback > 0 {
            return;
        }
        self.end_symbols();
        if self.above > 0 {
            return self.flow.beside(text);
        }
        self.flow.hidden = self.looks.is_hidden() || self.hidden_shape;
        self.flow.struck = self.deleted > 0 || self.strike;
        self.flow.text(text);
        self.flow.hidden = false;
        self.flow.struck = false;
    }

    fn end_symbols(&mut self) {
        let said = self.symbols.end_word();
        self.flow.text(&said);
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.name() {
            "t" | "delText" => self.in_text = true,
            "AlternateContent" => self.alternatives.push(Default::default()),
            "Fallback" => self.fallback += 1,
            _ if self.fallback > 0 => {}
            "del" => self.deleted += 1,
            "moveFrom" => self.moved += 1,
            "strike" | "dstrike" => self.strike = !is_off(&value()),
            "tab" if self.moved + self.deleted == 0 => self.flow.text("\t"),
            "br" if self.moved + self.deleted == 0
                && tag.attribute("type").is_none_or(|kind| kind == "textWrapping") =>
            {
                self.end_symbols();
                self.flow.break_line();
            }
            "br" | "cr" if self.moved + self.deleted == 0 => self.end_line(),
            "noBreakHyphen" if self.moved + self.deleted == 0 => self.flow.text("-"),
            "sym" if self.moved + self.deleted == 0 => self.symbols.take(tag),
            "rt" => self.above += 1,
            "instrText" => self.fields.open(),
            "fldChar" => {
                if let Some(said) = self.fields.end(tag.attribute("fldCharType").as_deref()) {
                    self.flow.text(&said);
                }
            }
            "result" | "listEntry" => self.fields.take_choice(tag),
            "listItem" => self.flow.beside_unseen(&tag.attribute("displayText").unwrap_or_else(value)),
            "dataBinding" => self.is_bound = true,
            "docPr" => {
                self.hidden_shape = tag.says("hidden");
                for name in ["title", "descr"] {
                    let words = tag.attribute(name).filter(|words| says(words));
                    words.iter().for_each(|words| self.flow.beside_unseen(words));
                }
            }
            "textpath" => tag.attribute("string").iter().for_each(|words| self.flow.beside(words)),
            _ => self.open_part(tag),
        }
        if self.fallback == 0 {
            self.looks.open(tag);
            if tag.name() == "r" {
                self.strike = false;
            }
        }
    }

    /// Opens a table, a text box or a picture, or takes a property of one.
    fn open_part(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.name() {
            "extent" => {
                let units = |name: &str| tag.attribute(name).and_then(|units| units.trim().parse::<f64>().ok());
                self.extent = units("cx").zip(units("cy"));
            }
            // Older drawings give their size in their style.
            "shape" => self.extent = tag.attribute("style").as_deref().and_then(extent_of_style),
            "blip" | "imagedata" => {
                if let Some((wide, tall)) = self.extent.take() {
                    self.pictures.take_units(wide, tall);
                }
            }
            "txbxContent" => self.flow.open_box(),
            "tbl" => self.flow.open_table(),
            "tr" => self.flow.open_row(false),
            "hidden" if !is_off(&value()) => self.flow.hide_row(),
            "tc" => self.flow.open_cell(1, Tall::Rows(1)),
            "gridSpan" => self.flow.cell_is(value().parse().ok(), None),
            "vMerge" => {
                let tall = if value() == "restart" { Tall::Begins } else { Tall::CarriesOn };
                self.flow.cell_is(None, Some(tall));
            }
            _ => {}
        }
    }

    fn end_line(&mut self) {
        self.end_symbols();
        self.flow.end_line();
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" | "delText" => self.in_text = false,
            "Fallback" => self.fallback = self.fallback.saturating_sub(1),
            "AlternateContent" => self.close_alternative(),
            "p" if self.fallback > 0 => {
                if let Some((_, second)) = self.alternatives.last_mut() {
                    second.push('\n');
                }
            }
            _ if self.fallback > 0 => {}
            "del" => self.deleted = self.deleted.saturating_sub(1),
            "moveFrom" => self.moved = self.moved.saturating_sub(1),
            "rt" => self.above = self.above.saturating_sub(1),
            "instrText" => self.fields.close(),
            "ddList" => {
                let (chosen, others) = self.fields.end_choices();
                self.flow.text(&chosen);
                others.iter().for_each(|other| self.flow.beside_unseen(other));
            }
            "inline" | "anchor" => self.hidden_shape = false,
            "p" => self.end_line(),
            "txbxContent" => self.flow.close_box(),
            "tbl" => self.flow.close_table(),
            "tr" => self.flow.close_row(),
            "tc" => self.flow.close_cell(),
            _ => {}
        }
        if self.fallback == 0 {
            self.looks.close(name);
        }
    }

    /// Ends a drawing. Text that only its alternative form has is shown by programs that do not know the first.
    fn close_alternative(&mut self) {
        let Some((first, second)) = self.alternatives.pop() else { return };
        if self.fallback == 0 {
            let said = if first.len() < LONGEST_HELD { squeezed(&first) } else { String::new() };
            for text in second.lines().take(MOST_HELD).filter(|text| !said.contains(&squeezed(text))) {
                self.flow.beside(text);
            }
            if second.lines().count() > MOST_HELD {
                self.flow.beside(&second);
            }
        }
        if let Some((outer, outer_second)) = self.alternatives.last_mut() {
            if self.fallback > 0 { outer_second } else { outer }.push_str(&first);
        }
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
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
