//! OpenDocument sheets. Repeated empty cells cost nothing; other repeats are read up to a limit.

use super::formulas::Formulas;
use super::{Sheet, Used, ods_margins};
use crate::limits;
use crate::markup::{Markup, MarkupError, Piece, Tag};
use crate::open_text;
use crate::package::PackagePart;
use crate::pictures;
use crate::plain_text;
use crate::reading::Reading;
use crate::zip_file::ZipFile;
use std::collections::BTreeSet;
use vendor_text::Place;

const ENCRYPTED: &str = "it is protected with a password. Open it, save it without one and check that.";

/// Reads a workbook.
pub fn read(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>) {
    let manifest = PackagePart::read(zip, "META-INF/manifest.xml").map(|part| part.text).unwrap_or_default();
    if manifest.contains("encryption-data") {
        return reading.refuse(ENCRYPTED);
    }
    match PackagePart::read(zip, "content.xml") {
        Ok(part) => {
            read_content(reading, &part.text);
            open_text::objects(reading, zip);
            if let Ok(styles) = PackagePart::read(zip, "styles.xml") {
                ods_margins::read(reading, &styles.text);
            }
            pictures::account(reading, zip, &[]);
        }
        Err(error) => reading.refuse(error.to_string()),
    }
}

/// Whether an XML text is a workbook that is not packed (flat ODS).
#[must_use]
pub fn is_flat(text: &str) -> bool {
    let head = plain_text::cap(text, 64 * 1024);
    head.contains("application/vnd.oasis.opendocument.spreadsheet")
        || (head.contains("opendocument:xmlns:office") && text.contains("<office:spreadsheet"))
}

/// Reads the content of a workbook, or one that is not packed.
pub fn read_content(reading: &mut Reading<'_>, text: &str) {
    let mut book = OdsWorkbook::default();
    ods_margins::read(reading, text);
    if let Err(error) = book.read(reading, text) {
        reading.refuse(format!("what comes after the last line was not read: {error}"));
    }
    if reading.count() == 0 && reading.unread.is_empty() {
        reading.refuse("it has no text. Open it, check that it is the right file and save it again.");
    }
}

#[derive(Default)]
struct OdsWorkbook {
    used: Used,
    /// The formulas of the present sheet.
    formulas: Formulas,
    hidden_styles: BTreeSet<String>,
    style: String,
}

/// Where reading has got to in a sheet.
#[derive(Default)]
struct At {
    row: u32,
    column: usize,
    row_repeats: usize,
    /// The cells with content in a row that is repeated.
    row_cells: Vec<(usize, String)>,
}

impl OdsWorkbook {
    fn read(&mut self, reading: &mut Reading<'_>, text: &str) -> Result<(), MarkupError> {
        let mut markup = Markup::new(text);
        let mut sheet: Option<(Sheet, At)> = None;
        let mut nested = 0_usize;
        let mut outcome = Ok(());
        loop {
            let piece = match markup.piece() {
                Ok(piece) => piece,
                Err(error) => {
                    outcome = Err(error);
                    break;
                }
            };
            match piece {
                Piece::Open(tag) => match (tag.name(), &mut sheet) {
                    ("style", None) => self.style = tag.attribute("name").unwrap_or_default(),
                    ("table-properties", None) if tag.attribute("display").as_deref() == Some("false") => {
                        self.hidden_styles.insert(std::mem::take(&mut self.style));
                    }
                    ("tracked-changes", _) => skip(&mut markup)?,
                    ("table", None) => {
                        let name = tag.attribute("name").unwrap_or_default();
                        let hidden = tag.attribute("style-name").is_some_and(|name| self.hidden_styles.contains(&name));
                        sheet = Some((Sheet::new(&name, hidden), At::default()));
                    }
                    ("table", Some(_)) => nested += 1,
                    ("table-column", Some((sheet, at))) => {
                        let wide = tag.number("number-columns-repeated").unwrap_or(1).max(1);
                        if is_hidden(&tag) {
                            sheet.hidden_columns.push((at.column, at.column.saturating_add(wide - 1)));
                        }
                        at.column = at.column.saturating_add(wide);
                    }
                    ("table-row", Some((sheet, at))) => {
                        at.row = at.row.saturating_add(1);
                        at.column = 0;
                        at.row_repeats = tag.number("number-rows-repeated").unwrap_or(1).max(1);
                        at.row_cells.clear();
                        if is_hidden(&tag) {
                            sheet.hide_row(at.row);
                        }
                    }
                    ("table-cell" | "covered-table-cell", Some((sheet, at))) => {
                        self.cell(reading, &mut markup, sheet, at, &tag)?;
                    }
                    ("p", Some((sheet, _))) => {
                        let text = paragraph(&mut markup, &mut Vec::new())?;
                        let place = Place { sheet: sheet.place(reading).sheet, ..reading.part("text box") };
                        reading.text(&place, &text, sheet.hidden);
                    }
                    _ => {}
                },
                Piece::Close(tag) => match (tag.name(), &mut sheet) {
                    ("table-row", Some((sheet, at))) => self.end_row(reading, sheet, at),
                    ("table", Some(_)) if nested > 0 => nested -= 1,
                    ("table", Some(_)) => {
                        if let Some((sheet, _)) = sheet.take() {
                            let formulas = std::mem::take(&mut self.formulas);
                            sheet.say_never_calculated(reading, formulas.never_calculated(false));
                            sheet.finish(reading);
                        }
                    }
                    _ => {}
                },
                Piece::End => break,
                Piece::Text(_) => {}
            }
        }
        if let Some((sheet, _)) = sheet {
            sheet.finish(reading);
        }
        outcome
    }

    fn cell(
        &mut self,
        reading: &mut Reading<'_>,
        markup: &mut Markup<'_>,
        sheet: &mut Sheet,
        at: &mut At,
        tag: &Tag<'_>,
    ) -> Result<(), MarkupError> {
        let name = tag.name().to_owned();
        let repeats = tag.number("number-columns-repeated").unwrap_or(1).max(1);
        let tall = tag.number("number-rows-spanned").unwrap_or(1);
        let wide = tag.number("number-columns-spanned").unwrap_or(1);
        let value = tag.attribute("value").or_else(|| tag.attribute("date-value"));
        let has_value = tag.attribute("value-type").is_some();
        let formula = tag.attribute("formula");
        let (mut text, mut comments) = (String::new(), Vec::new());
        loop {
            match markup.piece()? {
                Piece::Open(tag) if tag.name() == "p" => {
                    if !text.is_empty() {
                        text.push('\n');
                    }
                    text.push_str(&paragraph(markup, &mut comments)?);
                }
                Piece::Open(tag) if tag.name() == "annotation" => comments.push(annotation(markup)?),
                Piece::Close(tag) if tag.name() == name => break,
                Piece::End => break,
                _ => {}
            }
        }
        let place = Place { row: Some(at.row), sheet: sheet.place(reading).sheet, ..reading.part("comment") };
        for comment in comments {
            reading.text(&place, &comment, sheet.hidden);
        }
        if text.trim().is_empty() {
            text = value.unwrap_or_default();
        }
        if let Some(formula) = formula {
            let is_calculated = has_value || !text.trim().is_empty();
            self.formulas.take(&formula, is_calculated.then_some(text.trim()));
        }
        if !text.trim().is_empty() {
            if tall > 1 {
                let last = at.row.saturating_add(u32::try_from(tall - 1).unwrap_or(u32::MAX));
                sheet.merged.push((at.row, at.column, last, at.column.saturating_add(wide.saturating_sub(1))));
            }
            if repeats > limits::REPEATS {
                let place = Place { row: Some(at.row), ..sheet.place(reading) };
                reading.refuse_at(&place, TOO_OFTEN);
            }
            for nth in 0..repeats.min(limits::REPEATS) {
                let column = at.column.saturating_add(nth);
                if at.row_repeats > 1 {
                    at.row_cells.push((column, text.clone()));
                }
                if !sheet.cell(reading, &mut self.used, (at.row, column), text.clone()) {
                    break;
                }
            }
        }
        at.column = at.column.saturating_add(repeats);
        Ok(())
    }

    /// Ends a row, and repeats it if it has content.
    fn end_row(&mut self, reading: &mut Reading<'_>, sheet: &mut Sheet, at: &mut At) {
        let repeats = std::mem::replace(&mut at.row_repeats, 1);
        let cells = std::mem::take(&mut at.row_cells);
        if !cells.is_empty() && repeats > limits::REPEATS {
            let place = Place { row: Some(at.row), ..sheet.place(reading) };
            reading.refuse_at(&place, TOO_OFTEN);
        }
        if !cells.is_empty() {
            for nth in 1..repeats.min(limits::REPEATS) {
                let row = at.row.saturating_add(u32::try_from(nth).unwrap_or(u32::MAX));
                for (column, text) in &cells {
                    if !sheet.cell(reading, &mut self.used, (row, *column), text.clone()) {
                        return;
                    }
                }
            }
        }
        at.row = at.row.saturating_add(u32::try_from(repeats - 1).unwrap_or(u32::MAX));
    }
}

const TOO_OFTEN: &str = "a cell or row repeats more than 100 times; the repeats beyond were not read. If they are \
                         wanted, save the workbook as CSV.";

fn is_hidden(tag: &Tag<'_>) -> bool {
    tag.attribute("visibility").is_some_and(|visibility| visibility != "visible")
}

/// The text of a paragraph up to its end; comments in it are kept separately.
pub(super) fn paragraph(markup: &mut Markup<'_>, comments: &mut Vec<String>) -> Result<String, MarkupError> {
    let (mut text, mut depth) = (String::new(), 0_usize);
    loop {
        match markup.piece()? {
            Piece::Open(tag) => match tag.name() {
                "annotation" => comments.push(annotation(markup)?),
                "s" => {
                    text.push(' ');
                    depth += 1;
                }
                "tab" | "line-break" => {
                    text.push(' ');
                    depth += 1;
                }
                _ => depth += 1,
            },
            Piece::Close(_) if depth == 0 => return Ok(text),
            Piece::Close(_) => depth -= 1,
            Piece::Text(more) => text.push_str(&more),
            Piece::End => return Ok(text),
        }
    }
}

fn annotation(markup: &mut Markup<'_>) -> Result<String, MarkupError> {
    let (mut text, mut depth) = (String::new(), 0_usize);
    loop {
        match markup.piece()? {
            Piece::Open(_) => depth += 1,
            Piece::Close(_) if depth == 0 => return Ok(text),
            Piece::Close(tag) => {
                depth -= 1;
                if tag.name() == "p" {
                    text.push(' ');
                }
            }
            Piece::Text(more) => text.push_str(&more),
            Piece::End => return Ok(text),
        }
    }
}

/// Skips an element.
fn skip(markup: &mut Markup<'_>) -> Result<(), MarkupError> {
    annotation(markup).map(drop)
}
