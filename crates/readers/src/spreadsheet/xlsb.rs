//! Binary workbooks (XLSB): the records of each sheet. What is beside the cells is read as in XLSX.

use super::numbers::{Format, plain};
use super::xls::small_number;
use super::{Sheet, Used, xlsx_beside};
use crate::package::related_to;
use crate::pictures;
use crate::reading::Reading;
use crate::zip_file::ZipFile;
use std::collections::BTreeMap;
use vendor_text::Place;

const DAMAGED: &str = "it is damaged or not complete. Open it, save it again as XLSX or CSV and check that.";
const CUT: &str =
    "what comes after this was not read: it is damaged or not complete. Open it, save it again as XLSX and check that.";
/// Texts and formats of one workbook that are kept.
const MOST_TEXTS: usize = 4_000_000;

/// Kinds of records.
mod kind {
    pub const ROW: u32 = 0;
    pub const NUMBER_PACKED: u32 = 2;
    pub const BOOLEAN: u32 = 4;
    pub const NUMBER: u32 = 5;
    pub const TEXT: u32 = 6;
    pub const SHARED_TEXT: u32 = 7;
    pub const FORMULA_TEXT: u32 = 8;
    pub const FORMULA_NUMBER: u32 = 9;
    pub const FORMULA_BOOLEAN: u32 = 10;
    pub const SHARED: u32 = 19;
    pub const FORMAT: u32 = 44;
    pub const LOOK: u32 = 47;
    pub const COLUMNS: u32 = 60;
    pub const RICH_TEXT: u32 = 62;
    pub const BOOK: u32 = 153;
    pub const SHEET: u32 = 156;
    pub const MERGED: u32 = 176;
    pub const MARGINS: u32 = 479;
    pub const LOOKS: u32 = 617;
    pub const LOOKS_END: u32 = 618;
    pub const COMMENT: u32 = 637;
}

/// Reads a workbook whose main part is `main`.
pub fn read(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, main: &str) {
    let Ok(bytes) = zip.read(main) else { return reading.refuse(DAMAGED) };
    let related = related_to(zip, main).unwrap_or_default();
    let mut book = Book::default();
    let mut sheets = Vec::new();
    for (kind, mut record) in Records(&bytes) {
        match kind {
            kind::BOOK => book.from_1904 = record.number().is_some_and(|flags| flags & 1 == 1),
            kind::SHEET => {
                let state = record.number().unwrap_or(0);
                record.skip(4);
                sheets.extend(record.text().zip(record.text()).map(|(id, name)| (id, name, state != 0)));
            }
            _ => {}
        }
    }
    for other in &related {
        let Some(bytes) = zip.read(&other.target).ok().filter(|_| other.is("sharedStrings") || other.is("styles"))
        else {
            continue;
        };
        book.take(&bytes);
    }
    let mut used = Used::default();
    for (id, name, hidden) in sheets {
        let mut sheet = Sheet::new(&name, hidden);
        let place = sheet.place(reading);
        let found = related.iter().find(|related| related.id == id);
        match found {
            Some(found) if found.is("worksheet") => match zip.read(&found.target) {
                Ok(bytes) => {
                    book.sheet(reading, &mut used, &mut sheet, &bytes);
                    sheet.finish(reading);
                }
                Err(error) => reading.refuse_at(&place, format!("the sheet was not read: {error}")),
            },
            // Its chart is read with the others.
            Some(found) if found.is("chartsheet") => {}
            _ => reading.refuse_at(
                &place,
                "the sheet is not in the file, or of a kind that is not read. Save the workbook as XLSX.",
            ),
        }
    }
    let read: Vec<&str> =
        related.iter().filter(|related| related.is("worksheet")).map(|related| related.target.as_str()).collect();
    xlsx_beside::read(reading, zip, &read);
    pictures::account(reading, zip, &[]);
    if reading.count() == 0 && reading.unread.is_empty() {
        reading.refuse("no sheet was found in it. Open it, save it again as XLSX or CSV and check that.");
    }
}

/// The texts of comments.
#[must_use]
pub fn comments(bytes: &[u8]) -> Vec<String> {
    let texts = Records(bytes).filter(|(kind, _)| *kind == kind::COMMENT);
    texts.filter_map(|(_, mut record)| record.rich_text()).collect()
}

#[derive(Default)]
struct Book {
    from_1904: bool,
    texts: Vec<String>,
    codes: BTreeMap<usize, String>,
    formats: Vec<Format>,
}

impl Book {
    /// Takes the texts or the styles of a workbook.
    fn take(&mut self, bytes: &[u8]) {
        let mut in_looks = false;
        for (kind, mut record) in Records(bytes) {
            match kind {
                kind::SHARED if self.texts.len() < MOST_TEXTS => {
                    self.texts.push(record.rich_text().unwrap_or_default())
                }
                kind::FORMAT if self.codes.len() < MOST_TEXTS => {
                    self.codes.extend(record.short().map(usize::from).zip(record.text()));
                }
                kind::LOOKS => in_looks = true,
                kind::LOOKS_END => in_looks = false,
                kind::LOOK if in_looks && self.formats.len() < MOST_TEXTS => {
                    record.skip(2);
                    let id = record.short().unwrap_or(0);
                    let built_in = || Format::built_in(usize::from(id));
                    self.formats
                        .push(self.codes.get(&usize::from(id)).map_or_else(built_in, |code| Format::parse(code)));
                }
                _ => {}
            }
        }
    }

    fn sheet(&self, reading: &mut Reading<'_>, used: &mut Used, sheet: &mut Sheet, bytes: &[u8]) {
        let mut row = 0_u32;
        let mut records = Records(bytes);
        for (kind, mut record) in records.by_ref() {
            match kind {
                kind::ROW => {
                    row = record.number().unwrap_or(row).saturating_add(1);
                    record.skip(7);
                    if record.byte().is_some_and(|flags| flags & 0x10 != 0) {
                        sheet.hide_row(row);
                    }
                }
                kind::COLUMNS => {
                    let (from, to) = (record.number().unwrap_or(0), record.number().unwrap_or(0));
                    record.skip(8);
                    let is_hidden = record.short().is_some_and(|flags| flags & 1 == 1);
                    if let (true, Ok(from), Ok(to)) = (is_hidden, usize::try_from(from), usize::try_from(to))
                        && sheet.hidden_columns.len() < crate::limits::COLUMNS
                    {
                        sheet.hidden_columns.push((from, to));
                    }
                }
                kind::MERGED => {
                    let mut next = || record.number().unwrap_or(0);
                    let (top, bottom, left, right) = (next(), next(), next(), next());
                    if let (Ok(left), Ok(right)) = (usize::try_from(left), usize::try_from(right)) {
                        sheet.merged.push((top.saturating_add(1), left, bottom.saturating_add(1), right));
                    }
                }
                kind::MARGINS => {
                    record.skip(2);
                    let place = Place { sheet: sheet.place(reading).sheet, ..reading.part("header or footer") };
                    while let Some(text) = record.text() {
                        reading.text(&place, &xlsx_beside::margin(&text), sheet.hidden);
                    }
                }
                kind::NUMBER_PACKED..=kind::FORMULA_BOOLEAN | kind::RICH_TEXT => {
                    let (Some(column), Some(look)) = (record.number(), record.number()) else { continue };
                    let format = usize::try_from(look & 0x00FF_FFFF).ok().and_then(|look| self.formats.get(look));
                    let (shown, hidden) = self.value(kind, record, format);
                    if hidden && !shown.trim().is_empty() {
                        sheet.hide_row(row);
                    }
                    let column = usize::try_from(column).unwrap_or(usize::MAX);
                    if !sheet.cell(reading, used, (row, column), shown) {
                        return;
                    }
                }
                _ => {}
            }
        }
        if !records.0.is_empty() {
            let place = sheet.place(reading);
            reading.refuse_at(&place, CUT);
        }
    }

    /// What a cell shows, and whether its format hides that.
    fn value(&self, kind: u32, mut record: Record<'_>, format: Option<&Format>) -> (String, bool) {
        let text = |text: String| match format {
            Some(format) => (format.show_text(text), format.hides(None)),
            None => (text, false),
        };
        let number = match kind {
            kind::NUMBER_PACKED => record.number().map(small_number),
            kind::NUMBER | kind::FORMULA_NUMBER => record.double(),
            kind::BOOLEAN | kind::FORMULA_BOOLEAN => {
                return (if record.byte() == Some(1) { "TRUE" } else { "FALSE" }.to_owned(), false);
            }
            kind::TEXT | kind::FORMULA_TEXT => return text(record.text().unwrap_or_default()),
            kind::RICH_TEXT => return text(record.rich_text().unwrap_or_default()),
            kind::SHARED_TEXT => {
                let at = record.number().and_then(|at| usize::try_from(at).ok());
                return text(at.and_then(|at| self.texts.get(at)).cloned().unwrap_or_default());
            }
            _ => None,
        };
        match (number, format) {
            (Some(number), Some(format)) => (format.show(number, self.from_1904), format.hides(Some(number))),
            (Some(number), None) => (plain(number), false),
            (None, _) => (String::new(), false),
        }
    }
}

/// The records of a part: their kinds and contents. If a record is incomplete, the rest is left unread.
struct Records<'b>(&'b [u8]);

impl<'b> Iterator for Records<'b> {
    type Item = (u32, Record<'b>);

    fn next(&mut self) -> Option<Self::Item> {
        // Seven bits of each byte count; the eighth says that another byte follows.
        let number = |bytes: &'b [u8], most: usize| {
            let mut number = 0_u32;
            for (nth, byte) in bytes.iter().take(most).enumerate() {
                number |= u32::from(byte & 0x7F) << (7 * nth);
                if byte & 0x80 == 0 {
                    return Some((number, bytes.get(nth + 1..).unwrap_or_default()));
                }
            }
            None
        };
        let (kind, rest) = number(self.0, 2)?;
        let (length, rest) = number(rest, 4)?;
        let (record, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some((kind, Record(record)))
    }
}

/// The contents of a record that have not been taken yet.
struct Record<'b>(&'b [u8]);

impl<'b> Record<'b> {
    fn skip(&mut self, bytes: usize) {
        self.0 = self.0.get(bytes..).unwrap_or_default();
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_at_checked(N)?;
        self.0 = rest;
        bytes.try_into().ok()
    }

    fn byte(&mut self) -> Option<u8> {
        self.bytes::<1>().map(|[byte]| byte)
    }

    fn short(&mut self) -> Option<u16> {
        self.bytes().map(u16::from_le_bytes)
    }

    fn number(&mut self) -> Option<u32> {
        self.bytes().map(u32::from_le_bytes)
    }

    fn double(&mut self) -> Option<f64> {
        self.bytes().map(f64::from_le_bytes)
    }

    /// A text, after its length; the largest length means that there is none.
    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        if length == u32::MAX {
            return Some(String::new());
        }
        let (text, rest) = self.0.split_at_checked(usize::try_from(length).ok()?.checked_mul(2)?)?;
        self.0 = rest;
        let units: Vec<u16> =
            text.chunks_exact(2).filter_map(|two| two.try_into().ok().map(u16::from_le_bytes)).collect();
        Some(String::from_utf16_lossy(&units))
    }

    fn rich_text(&mut self) -> Option<String> {
        self.skip(1);
        self.text()
    }
}
