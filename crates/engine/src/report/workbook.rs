//! Sheets of typed cells as an Excel workbook. What is in the sheets is decided elsewhere; here are the
//! limits of the format, and how a sheet looks.
//!
//! A text is written as a text, never as a formula; one that begins like a formula also carries Excel's quote
//! mark, so that it stays a text when somebody edits the cell.

use super::cells::{self, Cell};
use super::sheets::{ROWS, Sheet, TakesSheets, Title};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use vendor_text::Date;

/// The largest number of characters of a cell, as Excel counts them: in UTF-16 units.
pub const CELL_LENGTH: usize = 32_767;

/// The longest name of a sheet.
const NAME_LENGTH: usize = 31;
/// Room for the words that say that a cell was cut.
const CUT_LENGTH: usize = 120;
/// The level of compression: at the default level files are a tenth smaller and take twice the time.
const COMPRESSION: u8 = 2;

/// Why a workbook was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the workbook could not be made: {reason}. Save the record as CSV instead.")]
pub struct WorkbookError {
    /// What the writer said.
    reason: String,
}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        Self { reason: error.to_string() }
    }
}

/// A workbook that is being written.
pub struct Book {
    workbook: Workbook,
    looks: Looks,
    title: String,
}

impl Book {
    /// A workbook with no sheet yet, dated on a day and not by a clock.
    ///
    /// # Errors
    /// When the day is not one that Excel knows.
    pub fn new(title: Title) -> Result<Self, WorkbookError> {
        let Title { words: title, today } = title;
        let mut workbook = Workbook::new();
        let properties = DocProperties::new().set_title(&title).set_creation_datetime(&day(today)?);
        workbook.set_properties(&properties);
        workbook.set_zip_compression_level(COMPRESSION);
        Ok(Self { workbook, looks: Looks::new(), title })
    }

    /// Adds a sheet and says how many of its rows did not fit on it.
    ///
    /// # Errors
    /// When there is a sheet of that name, or a day is not one that Excel knows.
    pub fn add(&mut self, sheet: Sheet<'_>) -> Result<usize, WorkbookError> {
        let Self { workbook, looks, title } = self;
        let page = workbook.add_worksheet();
        page.set_name(sheet_name(sheet.name))?;
        page.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
        page.set_footer(format!("&L{}&RPage &P of &N", title.replace('&', "&&")));
        for (column, width) in (0_u16..).zip(sheet.widths) {
            page.set_column_width(column, *width)?;
        }
        let mut row = 0;
        for stamp in sheet.stamps {
            page.write_string_with_format(row, 0, fitting(stamp.clone()), &looks.stamp)?;
            row += 1;
        }
        for (column, heading) in (0_u16..).zip(sheet.headings) {
            page.write_string_with_format(row, column, *heading, &looks.heading)?;
        }
        let heading = row;
        page.set_freeze_panes(heading + 1, 0)?;
        page.set_repeat_rows(heading, heading)?;
        let mut rows = sheet.rows;
        let mut columns = Vec::new();
        while (row as usize) + 1 < ROWS {
            let Some(cells) = rows.next() else { break };
            row += 1;
            columns.resize(columns.len().max(cells.len()), None);
            for ((column, cell), usual) in (0_u16..).zip(cells).zip(&mut columns) {
                write(page, (row, column), cell, looks, usual)?;
            }
        }
        let last_column = u16::try_from(sheet.headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
        page.autofilter(heading, 0, row.max(heading + 1), last_column)?;
        Ok(rows.count())
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn into_bytes(mut self) -> Result<Vec<u8>, WorkbookError> {
        Ok(self.workbook.save_to_buffer()?)
    }
}

impl TakesSheets for Book {
    type Error = WorkbookError;

    fn take(&mut self, sheet: Sheet<'_>) -> Result<(), WorkbookError> {
        self.add(sheet)?;
        Ok(())
    }
}

/// Excel's number for A4.
const A4: u8 = 9;

/// What is in the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Date,
}

/// How cells look. Colour carries no meaning: the sheets are printed in black and white.
struct Looks {
    stamp: Format,
    heading: Format,
    text: Format,
    quoted: Format,
    number: Format,
    date: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = Format::new().set_align(FormatAlign::Top);
        Self {
            stamp: Format::new().set_bold().set_font_size(13),
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_background_color(Color::RGB(0x00E8_E8E8))
                .set_border_bottom(FormatBorder::Medium),
            text: cell.clone().set_text_wrap(),
            quoted: cell.clone().set_text_wrap().set_quote_prefix(),
            number: cell.clone().set_align(FormatAlign::Left),
            date: cell.set_align(FormatAlign::Left).set_num_format("d mmm yyyy"),
        }
    }
}

/// Writes a cell. The column takes the look of its first cell (`usual`), and only cells of another kind get a look of
/// their own, because the look of a cell costs more time than its content.
fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Cell,
    looks: &Looks,
    usual: &mut Option<Kind>,
) -> Result<(), WorkbookError> {
    let (kind, look) = match &cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) if cells::begins_formula(text) => (None, &looks.quoted),
        Cell::Text(_) => (Some(Kind::Text), &looks.text),
        Cell::Number(_) => (Some(Kind::Number), &looks.number),
        Cell::Date(_) => (Some(Kind::Date), &looks.date),
    };
    if usual.is_none() && kind.is_some() {
        page.set_column_format(column, look)?;
        *usual = kind;
    }
    let as_usual = kind.is_some() && kind == *usual;
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) if as_usual => page.write_string(row, column, fitting(text))?,
        Cell::Text(text) => page.write_string_with_format(row, column, fitting(text), look)?,
        Cell::Number(number) if as_usual => page.write_number(row, column, number)?,
        Cell::Number(number) => page.write_number_with_format(row, column, number, look)?,
        Cell::Date(date) if as_usual => page.write_datetime(row, column, day(date)?)?,
        Cell::Date(date) => page.write_datetime_with_format(row, column, day(date)?, look)?,
    };
    Ok(())
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let (year, month, day) = date.parts();
    ExcelDateTime::from_ymd(year, month, day)
}

/// A text without the characters that a workbook cannot hold, cut to the length of a cell; a text that was cut says so.
fn fitting(text: String) -> String {
    if text.len() <= CELL_LENGTH && text.is_ascii() {
        return text;
    }
    // U+FFFE and U+FFFF are not characters, and XML may not contain them.
    let text = text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    let length = text.chars().map(char::len_utf16).sum::<usize>();
    if length <= CELL_LENGTH {
        return text;
    }
    let mut units = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= CELL_LENGTH - CUT_LENGTH
        })
        .collect();
    format!("{kept} [CUT: a cell of a workbook has no room for more. The records as CSV and JSON have all of it.]")
}

/// A name that Excel accepts for a sheet.
fn sheet_name(name: &str) -> String {
    let plain = name.replace(['[', ']', ':', '*', '?', '/', '\\'], " ");
    plain.trim_matches('\'').chars().take(NAME_LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_to_a_cell_and_says_so() {
        for text in ["a".repeat(CELL_LENGTH + 1), "𝄞".repeat(CELL_LENGTH / 2 + 1)] {
            let cut = fitting(text);
            assert!(cut.encode_utf16().count() <= CELL_LENGTH, "{}", cut.len());
            assert!(cut.contains("[CUT: "), "{cut:?}");
        }
        assert_eq!(fitting("a".repeat(CELL_LENGTH)).len(), CELL_LENGTH);
    }

    #[test]
    fn names_of_sheets_are_such_that_excel_takes_them() {
        assert_eq!(sheet_name("Sites: A/B [old]"), "Sites  A B  old ");
        assert_eq!(sheet_name(&"x".repeat(40)).len(), 31);
    }
}
