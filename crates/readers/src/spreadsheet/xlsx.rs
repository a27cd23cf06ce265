//! XLSX workbooks. Sizes that the file claims are never believed; formulas give their cached values.

use super::formulas::Formulas;
use super::numbers::{Format, plain};
use super::{Sheet, Used};
use crate::flow::letters;
use crate::limits;
use crate::markup::{Markup, MarkupError, Piece, Tag};
use crate::package::{PackagePart, Related, related_to, text_of};
use crate::pictures::{self, Pictures};
use crate::plain_text;
use crate::reading::Reading;
use crate::zip_file::{ZipError, ZipFile};

const NO_SHEETS: &str = "no sheet was found in it. Open it, save it again as XLSX or CSV and check that.";

/// Reads a workbook whose main part is `main`.
pub fn read(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, main: &str) {
    match workbook(zip, main) {
        Ok(book) => book.read(reading, zip),
        Err(reason) => reading.refuse(reason),
    }
}

struct XlsxWorkbook {
    sheets: Vec<(String, bool, String)>,
    from_1904: bool,
    /// Whether a program that opens it must calculate it first.
    is_to_calculate: bool,
    strings: Vec<String>,
    formats: Vec<Format>,
    trouble: Vec<String>,
}

fn workbook(zip: &mut ZipFile<'_>, main: &str) -> Result<XlsxWorkbook, String> {
    let related = related_to(zip, main).map_err(|error| error.to_string())?;
    let part = PackagePart::read(zip, main).map_err(|error| error.to_string())?;
    let mut book = XlsxWorkbook {
        sheets: Vec::new(),
        from_1904: false,
        is_to_calculate: false,
        strings: Vec::new(),
        formats: Vec::new(),
        trouble: Vec::new(),
    };
    let mut markup = Markup::new(&part.text);
    loop {
        match markup.piece().map_err(|error| error.to_string())? {
            Piece::Open(tag) if tag.name() == "workbookPr" => {
                // Newer programs write an element of the same name for properties of their own.
                book.from_1904 |= tag.says("date1904");
            }
            Piece::Open(tag) if tag.name() == "calcPr" => book.is_to_calculate = tag.says("fullCalcOnLoad"),
            Piece::Open(tag) if tag.name() == "sheet" => {
                let name = tag.attribute("name").unwrap_or_default();
                let hidden = tag.attribute("state").is_some_and(|state| state != "visible");
                let id = tag.attribute("id").unwrap_or_default();
                match related.iter().find(|related| related.id == id) {
                    Some(found) if found.is("worksheet") => book.sheets.push((name, hidden, found.target.clone())),
                    Some(_) => {}
                    None => book.trouble.push(format!("the sheet {name} is not in the file. Save the workbook again.")),
                }
            }
            Piece::End => break,
            _ => {}
        }
    }
    for Related { target, .. } in related.iter().filter(|related| related.is("sharedStrings")) {
        if let Err(reason) = shared_strings(zip, target, &mut book.strings) {
            book.trouble.push(format!("the texts of its cells were read in part: {reason}"));
        }
    }
    for Related { target, .. } in related.iter().filter(|related| related.is("styles")) {
        // Without its formats a date is read as a number: nothing that names a maker is lost.
        book.formats = formats(zip, target).unwrap_or_default();
    }
    Ok(book)
}

fn shared_strings(zip: &mut ZipFile<'_>, name: &str, strings: &mut Vec<String>) -> Result<(), String> {
    let part = PackagePart::read(zip, name).map_err(|error| error.to_string())?;
    let mut markup = Markup::new(&part.text);
    loop {
        match markup.piece().map_err(|error| error.to_string())? {
            Piece::Open(tag) if tag.name() == "si" => {
                let mut text = rich_text(&mut markup, "si").map_err(|error| error.to_string())?;
                // One letter more than a cell may have is kept, so that its cells are reported.
                if let Some((end, _)) = text.char_indices().nth(limits::CELL + 1) {
                    text.truncate(end);
                }
                strings.push(text);
            }
            Piece::End => return Ok(()),
            _ => {}
        }
    }
}

/// The text of an element whose runs are in `t`; readings beside Asian text are left out.
fn rich_text(markup: &mut Markup<'_>, end: &str) -> Result<String, MarkupError> {
    let (mut text, mut in_text, mut beside) = (String::new(), false, 0_usize);
    loop {
        match markup.piece()? {
            Piece::Open(tag) => match tag.name() {
                "t" => in_text = true,
                "rPh" => beside += 1,
                _ => {}
            },
            Piece::Close(tag) => match tag.name() {
                "t" => in_text = false,
                "rPh" => beside = beside.saturating_sub(1),
                name if name == end => return Ok(unescaped(text)),
                _ => {}
            },
            Piece::Text(more) if in_text && beside == 0 => text.push_str(&more),
            Piece::End => return Ok(text),
            Piece::Text(_) => {}
        }
    }
}

/// Signs that Excel writes by their number: `_x000D_` is the end of a line.
fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let number = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        let sign = number.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        if let Some(sign) = sign {
            out.push(if sign.is_control() { ' ' } else { sign });
        } else {
            out.push_str("_x");
        }
        rest = from.get(if sign.is_some() { 7 } else { 2 }..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn formats(zip: &mut ZipFile<'_>, name: &str) -> Option<Vec<Format>> {
    let part = PackagePart::read(zip, name).ok()?;
    let mut markup = Markup::new(&part.text);
    let (mut own, mut formats, mut in_cells) = (Vec::new(), Vec::new(), false);
    loop {
        match markup.piece().ok()? {
            Piece::Open(tag) => match tag.name() {
                "numFmt" => own.push((tag.number("numFmtId")?, tag.attribute("formatCode")?)),
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = tag.number("numFmtId").unwrap_or(0);
                    let code = own.iter().find(|(known, _)| *known == id).map(|(_, code)| code);
                    formats.push(code.map_or_else(|| Format::built_in(id), |code| Format::parse(code)));
                }
                _ => {}
            },
            Piece::Close(tag) if tag.name() == "cellXfs" => in_cells = false,
            Piece::End => return Some(formats),
            _ => {}
        }
    }
}

impl XlsxWorkbook {
    fn read(self, reading: &mut Reading<'_>, zip: &mut ZipFile<'_>) {
        for reason in &self.trouble {
            reading.refuse(reason.as_str());
        }
        if self.sheets.is_empty() {
            reading.refuse(NO_SHEETS);
        }
        let mut used = Used::default();
        let mut unread_pictures = Vec::new();
        for (name, hidden, target) in &self.sheets {
            let mut sheet = Sheet::new(name, *hidden);
            let place = sheet.place(reading);
            match PackagePart::read(zip, target) {
                Ok(part) => {
                    if let Err(error) = self.sheet(reading, &mut used, &mut sheet, &part.text) {
                        reading.refuse_at(&place, format!("what comes after this was not read: {error}"));
                    }
                    let from = reading.lines.len();
                    sheet.finish(reading);
                    let letters: usize = reading.lines.iter().skip(from).map(|line| letters(&line.text)).sum();
                    if pictures_of(zip, target).outweigh(letters) {
                        unread_pictures.push(place);
                    }
                }
                Err(error) => reading.refuse_at(&place, format!("the sheet was not read: {error}")),
            }
        }
        beside_the_cells(reading, zip);
        if !unread_pictures.is_empty() && !pictures::read_inside(reading, zip) {
            for place in &unread_pictures {
                reading.refuse_at(place, pictures::NOT_READ);
            }
        }
    }

    fn sheet(
        &self,
        reading: &mut Reading<'_>,
        used: &mut Used,
        sheet: &mut Sheet,
        text: &str,
    ) -> Result<(), MarkupError> {
        let mut markup = Markup::new(text);
        let (mut row, mut column) = (0_u32, 0_usize);
        let mut margin: Option<String> = None;
        let mut formulas = Formulas::default();
        loop {
            match markup.piece()? {
                Piece::Open(tag) => match tag.name() {
                    "row" => {
                        row = tag.number("r").and_then(|row| u32::try_from(row).ok()).unwrap_or(row.saturating_add(1));
                        column = 0;
                        if tag.says("hidden") {
                            sheet.hide_row(row);
                        }
                    }
                    "c" => {
                        if let Some((of_row, of_column)) = tag.attribute("r").as_deref().and_then(reference) {
                            (row, column) = (of_row, of_column);
                        }
                        let shown = self.cell(&mut markup, &tag, &mut formulas)?;
                        if !sheet.cell(reading, used, (row, column), shown) {
                            return Ok(());
                        }
                        column += 1;
                    }
                    "col" if tag.says("hidden") => {
                        let from_to = (tag.number("min").unwrap_or(1), tag.number("max").unwrap_or(1));
                        if sheet.hidden_columns.len() < limits::COLUMNS {
                            sheet.hidden_columns.push((from_to.0.saturating_sub(1), from_to.1.saturating_sub(1)));
                        }
                    }
                    "mergeCell" => {
                        let range = tag.attribute("ref").unwrap_or_default();
                        if let Some((from, to)) = range.split_once(':')
                            && let (Some(from), Some(to)) = (reference(from), reference(to))
                        {
                            sheet.merged.push((from.0, from.1, to.0, to.1));
                        }
                    }
                    "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter" => {
                        margin = Some(String::new());
                    }
                    _ => {}
                },
                Piece::Text(more) => {
                    if let Some(margin) = &mut margin {
                        margin.push_str(&more);
                    }
                }
                Piece::Close(tag) if tag.name().ends_with("Header") || tag.name().ends_with("Footer") => {
                    if let Some(text) = margin.take() {
                        let text = text.replace("&L", " ").replace("&C", " ").replace("&R", " ");
                        let mut place = reading.part("header or footer");
                        place.sheet = sheet.place(reading).sheet;
                        reading.text(&place, &text, sheet.hidden);
                    }
                }
                Piece::Close(_) => {}
                Piece::End => {
                    let never = formulas.never_calculated(self.is_to_calculate);
                    sheet.say_never_calculated(reading, never);
                    return Ok(());
                }
            }
        }
    }

    /// A cell as its sheet shows it.
    fn cell(&self, markup: &mut Markup<'_>, cell: &Tag<'_>, formulas: &mut Formulas) -> Result<String, MarkupError> {
        let kind = cell.attribute("t").unwrap_or_default();
        let (mut value, mut inline, mut in_value, mut formula) = (String::new(), None, false, None);
        loop {
            match markup.piece()? {
                Piece::Open(tag) => match tag.name() {
                    "f" => formula = Some(String::new()),
                    "v" => in_value = true,
                    "is" => inline = Some(rich_text(markup, "is")?),
                    _ => {}
                },
                Piece::Text(more) if in_value => value.push_str(&more),
                Piece::Text(more) => {
                    if let Some(formula) = &mut formula {
                        formula.push_str(&more);
                    }
                }
                Piece::Close(tag) => match tag.name() {
                    "v" => in_value = false,
                    "c" => break,
                    _ => {}
                },
                Piece::End => break,
            }
        }
        if let Some(text) = inline {
            return Ok(text);
        }
        if let Some(formula) = formula {
            // A formula whose text is empty has been calculated.
            let is_calculated = !value.trim().is_empty() || kind == "str";
            formulas.take(&formula, is_calculated.then_some(value.trim()));
        }
        Ok(match kind.as_str() {
            "s" => {
                let at: Option<usize> = value.trim().parse().ok();
                at.and_then(|at| self.strings.get(at)).cloned().unwrap_or_default()
            }
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "str" | "inlineStr" | "d" | "e" => unescaped(value),
            _ => match value.trim().parse::<f64>() {
                Ok(number) => match cell.number("s").and_then(|style| self.formats.get(style)) {
                    Some(format) => format.show(number, self.from_1904),
                    None => plain(number),
                },
                Err(_) => value,
            },
        })
    }
}

/// The pictures of a sheet.
fn pictures_of(zip: &mut ZipFile<'_>, sheet: &str) -> Pictures {
    let mut pictures = Pictures::default();
    let related = related_to(zip, sheet).unwrap_or_default();
    for drawing in related.iter().filter(|related| related.is("drawing")) {
        if let Ok(part) = PackagePart::read(zip, &drawing.target) {
            // What cannot be read of it is said where its texts are read.
            let _ = pictures_in(&part.text, &mut pictures);
        }
    }
    pictures
}

fn pictures_in(text: &str, pictures: &mut Pictures) -> Result<(), MarkupError> {
    let mut markup = Markup::new(text);
    let (mut in_picture, mut corners, mut side): (bool, Vec<f64>, Option<(f64, f64)>) = (false, Vec::new(), None);
    let mut in_corner = false;
    loop {
        match markup.piece()? {
            Piece::Open(tag) => match tag.name() {
                "pic" => in_picture = true,
                "ext" => {
                    let units = |name: &str| tag.attribute(name).and_then(|units| units.trim().parse::<f64>().ok());
                    side = units("cx").zip(units("cy")).filter(|(wide, tall)| *wide > 0.0 && *tall > 0.0).or(side);
                }
                "col" | "row" => in_corner = true,
                _ => {}
            },
            Piece::Text(text) if in_corner => corners.extend(text.trim().parse::<f64>().ok()),
            Piece::Close(tag) => match tag.name() {
                "col" | "row" => in_corner = false,
                "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                    let taken = (std::mem::take(&mut in_picture), side.take(), std::mem::take(&mut corners));
                    match taken {
                        (true, Some((wide, tall)), _) => pictures.take_units(wide, tall),
                        (true, None, corners) => {
                            if let [left, top, right, bottom] = corners.as_slice() {
                                pictures.take((right - left) * COLUMN, (bottom - top) * ROW);
                            }
                        }
                        _ => {}
                    }
                }
                _ => {}
            },
            Piece::End => return Ok(()),
            Piece::Text(_) => {}
        }
    }
}

/// Centimetres of a usual column and of a usual row.
const COLUMN: f64 = 1.7;
const ROW: f64 = 0.53;

/// Text that is beside the cells: comments and text boxes; and files inside the workbook.
fn beside_the_cells(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>) {
    let names: Vec<String> = zip.entries().iter().map(|entry| entry.name.clone()).collect();
    for name in names {
        let lower = name.to_ascii_lowercase();
        let (part, paragraph) = match () {
            () if lower.contains("threadedcomments/") => ("comment", "threadedComment"),
            () if lower.starts_with("xl/comments") => ("comment", "comment"),
            () if lower.starts_with("xl/drawings/drawing") => ("text box", "p"),
            () if lower.starts_with("xl/embeddings/") => {
                let place = reading.part(name.rsplit('/').next().unwrap_or_default());
                reading.refuse_at(&place, "it is a file inside the workbook. Save it on its own and check it.");
                continue;
            }
            () => continue,
        };
        if !lower.ends_with(".xml") {
            continue;
        }
        let place = reading.part(part);
        let texts = PackagePart::read(zip, &name).map_err(|error: ZipError| error.to_string());
        match texts.and_then(|part| text_of(&part.text, paragraph).map_err(|error| error.to_string())) {
            Ok(texts) => {
                for text in texts.iter().filter(|text| plain_text::has_content(text)) {
                    reading.text(&place, text, false);
                }
            }
            Err(reason) => reading.refuse_at(&place, reason),
        }
    }
}

/// `B7` as row 7, column 1.
fn reference(text: &str) -> Option<(u32, usize)> {
    let text = text.trim();
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = text
        .bytes()
        .take(letters.min(5))
        .fold(0_usize, |sum, byte| sum * 26 + usize::from(byte.to_ascii_uppercase() - b'A') + 1);
    let row = text.get(letters..)?.parse().ok()?;
    (column > 0).then(|| (row, column - 1))
}
