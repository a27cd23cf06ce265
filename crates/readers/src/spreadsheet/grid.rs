//! The cells of an OpenDocument workbook in their columns, including empty ones, for tables that are recognised by
//! their headings.

use super::ods::paragraph;
use crate::limits;
use crate::markup::{Markup, MarkupError, Piece};
use crate::package::PackagePart;
use crate::zip_file::ZipFile;

/// A row with its number, from 1, and its cells.
type Row = (u32, Vec<String>);

/// The rows with content of all sheets of a packed workbook, one sheet after the other; `None` if it is not an
/// OpenDocument workbook or is damaged.
#[must_use]
pub fn grid(bytes: &[u8]) -> Option<Vec<Row>> {
    if bytes.len() > limits::OFFICE_BYTES {
        return None;
    }
    let mut zip = ZipFile::open(bytes).ok()?;
    let part = PackagePart::read(&mut zip, "content.xml").ok()?;
    rows_of(&part.text).ok()
}

fn rows_of(text: &str) -> Result<Vec<Row>, MarkupError> {
    let mut markup = Markup::new(text);
    let mut rows: Vec<Row> = Vec::new();
    let mut number = 0_u32;
    let mut repeats = 1_usize;
    let mut cells: Vec<String> = Vec::new();
    let mut empty = 0_usize;
    loop {
        match markup.piece()? {
            Piece::Open(tag) if tag.name() == "table" => number = 0,
            Piece::Open(tag) if tag.name() == "table-row" => {
                repeats = tag.number("number-rows-repeated").unwrap_or(1).max(1);
                (cells, empty) = (Vec::new(), 0);
            }
            Piece::Open(tag) if matches!(tag.name(), "table-cell" | "covered-table-cell") => {
                let wide = tag.number("number-columns-repeated").unwrap_or(1).max(1);
                let value = tag.attribute("date-value").or_else(|| tag.attribute("value"));
                let name = tag.name().to_owned();
                let text = cell(&mut markup, &name)?;
                let text = if text.is_empty() { value.unwrap_or_default() } else { text };
                if text.is_empty() {
                    empty = empty.saturating_add(wide);
                } else if cells.len().saturating_add(empty).saturating_add(wide) <= limits::COLUMNS {
                    cells.resize(cells.len() + std::mem::take(&mut empty), String::new());
                    cells.extend(std::iter::repeat_n(text, wide));
                }
            }
            Piece::Close(tag) if tag.name() == "table-row" => {
                number = number.saturating_add(u32::try_from(repeats).unwrap_or(u32::MAX));
                if !cells.is_empty() && rows.len() < limits::SHEET_ROWS {
                    rows.push((number, std::mem::take(&mut cells)));
                }
            }
            Piece::End => return Ok(rows),
            _ => {}
        }
    }
}

/// The text of a cell, its paragraphs with a space between them; comments are left out.
fn cell(markup: &mut Markup<'_>, name: &str) -> Result<String, MarkupError> {
    let mut text = String::new();
    loop {
        match markup.piece()? {
            Piece::Open(tag) if tag.name() == "p" => {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&paragraph(markup, &mut Vec::new())?);
            }
            Piece::Close(tag) if tag.name() == name => return Ok(text.trim().to_owned()),
            Piece::End => return Ok(text),
            _ => {}
        }
    }
}
