//! Workbooks as one XML text, as Excel 2003 and many exports write them (XML Spreadsheet).

use super::formulas::Formulas;
use super::{Sheet, Used};
use crate::limits;
use crate::markup::{Markup, MarkupError, Piece, Tag};
use crate::plain_text;
use crate::reading::Reading;
use vendor_text::Place;

/// The namespace that every such text names near its beginning.
const NAMESPACE: &str = "urn:schemas-microsoft-com:office:spreadsheet";

/// Whether an XML text is such a workbook.
#[must_use]
pub fn is_workbook(text: &str) -> bool {
    let head = plain_text::cap(text, 64 * 1024);
    head.contains(NAMESPACE) && (head.contains("Workbook") || text.contains("<Worksheet"))
}

/// Reads a workbook.
pub fn read(reading: &mut Reading<'_>, text: &str) {
    let mut book = XmlWorkbook::default();
    let outcome = book.read(reading, text);
    if let Some(open) = book.sheet.take() {
        open.finish(reading);
    }
    if let Err(error) = outcome {
        reading.refuse(format!("what comes after the last line was not read: {error}"));
    }
}

#[derive(Default)]
struct XmlWorkbook {
    used: Used,
    sheet: Option<OpenSheet>,
}

/// A sheet, and where reading has got to in it.
struct OpenSheet {
    sheet: Sheet,
    row: u32,
    column: usize,
    /// The number of the next column description.
    described: usize,
    formulas: Formulas,
}

impl OpenSheet {
    fn new(tag: &Tag<'_>) -> Self {
        let sheet = Sheet::new(&tag.attribute("Name").unwrap_or_default(), false);
        Self { sheet, row: 0, column: 0, described: 0, formulas: Formulas::default() }
    }

    fn finish(self, reading: &mut Reading<'_>) {
        self.sheet.say_never_calculated(reading, self.formulas.never_calculated(false));
        self.sheet.finish(reading);
    }

    /// Reads a description of columns, of which only whether they are hidden matters.
    fn describe(&mut self, tag: &Tag<'_>) {
        let from = tag.number("Index").map_or(self.described, |index| index.saturating_sub(1));
        let to = from.saturating_add(tag.number("Span").unwrap_or(0));
        if tag.says("Hidden") && self.sheet.hidden_columns.len() < limits::COLUMNS {
            self.sheet.hidden_columns.push((from, to));
        }
        self.described = to.saturating_add(1);
    }

    fn open_row(&mut self, tag: &Tag<'_>) {
        let next = self.row.saturating_add(1);
        self.row = tag.number("Index").and_then(|index| u32::try_from(index).ok()).unwrap_or(next);
        self.column = 0;
        if tag.says("Hidden") {
            self.sheet.hide_row(self.row);
        }
    }
}

impl XmlWorkbook {
    fn read(&mut self, reading: &mut Reading<'_>, text: &str) -> Result<(), MarkupError> {
        let mut markup = Markup::new(text);
        loop {
            match markup.piece()? {
                Piece::Open(tag) => match (tag.name(), &mut self.sheet) {
                    ("Worksheet", sheet) => {
                        if let Some(before) = sheet.replace(OpenSheet::new(&tag)) {
                            before.finish(reading);
                        }
                    }
                    ("Column", Some(open)) => open.describe(&tag),
                    ("Row", Some(open)) => open.open_row(&tag),
                    ("Cell", Some(open)) => cell(reading, &mut self.used, open, &mut markup, &tag)?,
                    ("Visible", Some(open)) => {
                        let state = text_up_to(&mut markup, "Visible")?;
                        open.sheet.hidden |= state.trim() != "SheetVisible";
                    }
                    _ => {}
                },
                Piece::Close(tag) if tag.name() == "Worksheet" => {
                    if let Some(open) = self.sheet.take() {
                        open.finish(reading);
                    }
                }
                Piece::End => return Ok(()),
                _ => {}
            }
        }
    }
}

/// Reads a cell up to its end: its data, and its comment.
fn cell(
    reading: &mut Reading<'_>,
    used: &mut Used,
    open: &mut OpenSheet,
    markup: &mut Markup<'_>,
    tag: &Tag<'_>,
) -> Result<(), MarkupError> {
    open.column = tag.number("Index").map_or(open.column, |index| index.saturating_sub(1));
    let across = tag.number("MergeAcross").unwrap_or(0);
    let down = tag.number("MergeDown").and_then(|rows| u32::try_from(rows).ok()).unwrap_or(0);
    let formula = tag.attribute("Formula");
    let (mut data, mut comment) = (None, None);
    loop {
        match markup.piece()? {
            Piece::Open(inner) if inner.name() == "Data" => {
                let kind = inner.attribute("Type").unwrap_or_default();
                data = Some(shown(&kind, text_up_to(markup, "Data")?));
            }
            Piece::Open(inner) if inner.name() == "Comment" => comment = Some(text_up_to(markup, "Comment")?),
            Piece::Close(inner) if inner.name() == "Cell" => break,
            Piece::End => break,
            _ => {}
        }
    }
    let at = (open.row, open.column);
    if let Some(comment) = comment {
        let place = Place { row: Some(at.0), sheet: open.sheet.place(reading).sheet, ..reading.part("comment") };
        reading.text(&place, &comment, open.sheet.hidden);
    }
    if let Some(formula) = formula {
        open.formulas.take(&formula, data.as_deref());
    }
    if let Some(text) = data {
        if down > 0 {
            let last = (at.0.saturating_add(down), at.1.saturating_add(across));
            open.sheet.merged.push((at.0, at.1, last.0, last.1));
        }
        open.sheet.cell(reading, used, at, text);
    }
    open.column = open.column.saturating_add(1).saturating_add(across);
    Ok(())
}

/// A value as a sheet shows it; dates are written day first, and a time of midnight is left out.
fn shown(kind: &str, text: String) -> String {
    match kind {
        "Boolean" => if text.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        "DateTime" => {
            let (date, time) = text.split_once('T').unwrap_or((&text, ""));
            let parts: Vec<&str> = date.split('-').collect();
            match (parts.as_slice(), time.trim_start_matches(['0', ':', '.'])) {
                ([year, month, day], "") => format!("{day}/{month}/{year}"),
                ([year, month, day], _) => format!("{day}/{month}/{year} {}", plain_text::cap(time, 8)),
                _ => text,
            }
        }
        _ => text,
    }
}

/// All text up to the end of an element.
fn text_up_to(markup: &mut Markup<'_>, name: &str) -> Result<String, MarkupError> {
    let mut text = String::new();
    loop {
        match markup.piece()? {
            Piece::Text(more) => text.push_str(&more),
            Piece::Close(tag) if tag.name() == name => return Ok(text),
            Piece::End => return Ok(text),
            _ => {}
        }
    }
}
