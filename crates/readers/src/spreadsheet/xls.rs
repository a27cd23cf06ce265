//! XLS workbooks of Excel 5 to 2003.

use super::compound::Compound;
use super::numbers::{Format, plain};
use super::records::{Record, Records, Texts, kind};
use super::{Sheet, Used, ods_margins, xlsx_beside};
use crate::code_pages::CodePage;
use crate::reading::Reading;
use crate::sniff::OLD_SHEET;

const ENCRYPTED: &str = "it is protected with a password. Open it, save it without one and check that.";
const DAMAGED: &str = "it is damaged or not complete. Open it in Excel, save it as XLSX and check that.";
const CUT_OFF: &str = "the sheet breaks off; what comes after this was not read. Open it in Excel, save it as XLSX \
                       and check that.";

/// Reads a workbook out of its container.
pub fn read(reading: &mut Reading<'_>, compound: &Compound<'_>) {
    let Some((bytes, is_whole)) = compound.stream("Workbook").or_else(|| compound.stream("Book")) else {
        return reading.refuse(DAMAGED);
    };
    if super::records::is_old_sheet(&bytes) {
        return reading.refuse(OLD_SHEET);
    }
    for name in compound.embedded() {
        let place = reading.part(&name);
        reading.refuse_at(&place, "it is a file inside the workbook. Save it on its own and check it.");
    }
    let Some(book) = XlsWorkbook::read(&bytes) else { return reading.refuse(DAMAGED) };
    if book.encrypted {
        return reading.refuse(ENCRYPTED);
    }
    if !is_whole {
        reading.refuse("it is shorter than it says, so its end was not read. Fetch or save it again.");
    }
    if book.sheets.is_empty() {
        reading.refuse(DAMAGED);
    }
    let mut used = Used::default();
    for (name, hidden, start) in &book.sheets {
        book.sheet(reading, &mut used, &bytes, Sheet::new(name, *hidden), *start);
    }
}

#[derive(Default)]
struct XlsWorkbook {
    sheets: Vec<(String, bool, usize)>,
    strings: Vec<String>,
    own_formats: Vec<(u16, String)>,
    formats: Vec<u16>,
    from_1904: bool,
    /// The code page of its texts, before Unicode.
    code_page: CodePage,
    encrypted: bool,
    /// Whether it is of Excel 97 or later, where texts have flags.
    is_new: bool,
}

impl XlsWorkbook {
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut book = Self::default();
        let mut records = Records::new(bytes, 0);
        let begin = records.next()?;
        if begin.kind & 0xFF != kind::BEGIN & 0xFF {
            return None;
        }
        book.is_new = begin.short(0)? >= 0x600;
        for record in records {
            match record.kind {
                kind::END => break,
                kind::FILE_PASS => {
                    book.encrypted = true;
                    break;
                }
                kind::CODE_PAGE => book.code_page = CodePage::of(record.short(0).map_or(0, u32::from)),
                kind::DATE_1904 => book.from_1904 = record.short(0) == Some(1),
                kind::BOUND_SHEET => book.sheets.extend(book.bound_sheet(&record)),
                kind::SHARED_STRINGS => {
                    let mut texts = Texts::new(record.parts.clone(), 8);
                    // All that are there, whatever number the file claims.
                    while let Some(text) = texts.text() {
                        book.strings.push(text);
                    }
                }
                kind::FORMAT => {
                    if let (Some(id), Some(code)) = (record.short(0), book.text(&record, 2, true)) {
                        book.own_formats.push((id, code));
                    }
                }
                kind::CELL_STYLE => book.formats.push(record.short(2).unwrap_or_default()),
                _ => {}
            }
        }
        Some(book)
    }

    fn bound_sheet(&self, record: &Record<'_>) -> Option<(String, bool, usize)> {
        let start = usize::try_from(record.long(0)?).ok()?;
        let (state, holds) = (record.bytes().get(4)? & 3, *record.bytes().get(5)?);
        let name = self.text(record, 6, false)?;
        // Sheets of charts, macros and Visual Basic hold no cells.
        (holds == 0 || holds == 1).then_some((name, state != 0, start))
    }

    /// A text at a byte of a record; its length takes two bytes or one.
    fn text(&self, record: &Record<'_>, at: usize, is_long: bool) -> Option<String> {
        let (length, from) = if is_long && (self.is_new || record.kind != kind::FORMAT) {
            (usize::from(record.short(at)?), at + 2)
        } else {
            (usize::from(*record.bytes().get(at)?), at + 1)
        };
        if self.is_new {
            return Texts::new(record.parts.clone(), from).text_of(length);
        }
        let bytes = record.bytes().get(from..from.checked_add(length)?)?;
        Some(self.code_page.text(bytes))
    }

    fn sheet(&self, reading: &mut Reading<'_>, used: &mut Used, bytes: &[u8], mut sheet: Sheet, start: usize) {
        let mut records = Records::new(bytes, start);
        let mut depth = 0_usize;
        let mut formula: Option<(u32, usize)> = None;
        let mut is_ended = false;
        let (mut blank_formulas, mut other_formulas) = (0, 0);
        let place = sheet.place(reading);
        let (mut notes, mut margins) = (Vec::new(), Vec::new());
        for record in records.by_ref() {
            let at = || Some((u32::from(record.short(0)?) + 1, usize::from(record.short(2)?)));
            match record.kind {
                kind::BEGIN => depth += 1,
                kind::END => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        is_ended = true;
                        break;
                    }
                }
                // Charts inside the sheet have records of the same kinds, which are skipped.
                _ if depth > 1 => {}
                kind::ROW if record.short(12).is_some_and(|flags| flags & 0x20 != 0) => {
                    if let Some(row) = record.short(0) {
                        sheet.hide_row(u32::from(row) + 1);
                    }
                }
                kind::COLUMNS if record.short(8).is_some_and(|flags| flags & 1 != 0) => {
                    let column = |at| record.short(at).map_or(0, usize::from);
                    sheet.hidden_columns.push((column(0), column(2)));
                }
                kind::MERGED_CELLS => {
                    for range in record.bytes().get(2..).unwrap_or_default().chunks_exact(8) {
                        let side = |at| super::records::short(range, at).unwrap_or_default();
                        let rows = (u32::from(side(0)) + 1, u32::from(side(2)) + 1);
                        sheet.merged.push((rows.0, usize::from(side(4)), rows.1, usize::from(side(6))));
                    }
                }
                kind::HEADER | kind::FOOTER => {
                    // An empty comment has no text at all.
                    let text = self.text(&record, 0, self.is_new).unwrap_or_default();
                    let has_fields = ["&P", "&N", "&A", "&F", "&D", "&T"].iter().any(|field| text.contains(field));
                    margins.extend(Some(xlsx_beside::margin(&text)).filter(|text| ods_margins::says(text, has_fields)));
                }
                kind::DRAWN_TEXT => notes.extend(drawn_text(&record)),
                kind::FORMULA_TEXT => {
                    if let (Some(at), Some(text)) = (formula.take(), self.text(&record, 0, true)) {
                        sheet.cell(reading, used, at, text);
                    }
                }
                kind::SMALL_NUMBERS => {
                    let Some((row, first)) = at() else { continue };
                    let cells = record.bytes().get(4..).unwrap_or_default().chunks_exact(6);
                    for (nth, cell) in cells.enumerate() {
                        let style = super::records::short(cell, 0).unwrap_or_default();
                        let Some(value) = super::records::long(cell, 2) else { continue };
                        sheet.cell(reading, used, (row, first + nth), self.show(style, small_number(value)));
                    }
                }
                kind::SHARED_TEXT
                | kind::TEXT
                | kind::RICH_TEXT
                | kind::NUMBER
                | kind::SMALL_NUMBER
                | kind::FORMULA
                | kind::YES_NO_OR_ERROR => {
                    let Some(at) = at() else { continue };
                    let style = record.short(4).unwrap_or_default();
                    let text = match record.kind {
                        kind::SHARED_TEXT => record
                            .long(6)
                            .and_then(|nth| usize::try_from(nth).ok())
                            .and_then(|nth| self.strings.get(nth))
                            .cloned(),
                        kind::TEXT | kind::RICH_TEXT => self.text(&record, 6, true),
                        kind::NUMBER => record.fraction(6).map(|value| self.show(style, value)),
                        kind::SMALL_NUMBER => record.long(6).map(|value| self.show(style, small_number(value))),
                        kind::YES_NO_OR_ERROR => {
                            let is_error = record.bytes().get(7) == Some(&1);
                            let yes = record.bytes().get(6) == Some(&1);
                            (!is_error).then(|| if yes { "TRUE" } else { "FALSE" }.to_owned())
                        }
                        _ if record.short(12) == Some(0xFFFF) => {
                            let is_blank = record.bytes().get(6) == Some(&3);
                            blank_formulas += usize::from(is_blank);
                            other_formulas += usize::from(!is_blank);
                            // The value is a text and is in the next record.
                            formula = (record.bytes().get(6) == Some(&0)).then_some(at);
                            None
                        }
                        _ => {
                            other_formulas += 1;
                            record.fraction(6).map(|value| self.show(style, value))
                        }
                    };
                    if let Some(text) = text
                        && !sheet.cell(reading, used, at, text)
                    {
                        is_ended = true;
                        break;
                    }
                }
                _ => {}
            }
        }
        // Programs that cannot calculate leave every formula blank, Excel only some.
        if other_formulas == 0 {
            sheet.say_never_calculated(reading, blank_formulas);
        }
        let hidden = sheet.hidden;
        sheet.finish(reading);
        let margin = vendor_text::Place { part: Some("header or footer".to_owned()), ..place.clone() };
        margins.iter().for_each(|text| reading.text(&margin, text, hidden));
        for note in notes {
            let place = vendor_text::Place { part: Some("text box or comment".to_owned()), ..place.clone() };
            reading.text(&place, &note, hidden);
        }
        if !is_ended {
            reading.refuse_at(&place, CUT_OFF);
        }
    }

    fn show(&self, style: u16, value: f64) -> String {
        let Some(id) = self.formats.get(usize::from(style)) else { return plain(value) };
        let own = self.own_formats.iter().find(|(known, _)| known == id);
        let format = own.map_or_else(|| Format::built_in(usize::from(*id)), |(_, code)| Format::parse(code));
        format.show(value, self.from_1904)
    }
}

/// The text of a text box or a comment: it is in the records that continue this one.
fn drawn_text(record: &Record<'_>) -> Option<String> {
    let length = usize::from(record.short(10)?);
    let parts = record.parts.get(1..).filter(|parts| !parts.is_empty() && length > 0)?;
    Texts::new(parts.to_vec(), 0).text_plain(length)
}

/// A number in four bytes: a whole number, or the upper half of a floating-point number; either may be a hundredfold.
pub fn small_number(value: u32) -> f64 {
    let number =
        if value & 2 != 0 { f64::from(value.cast_signed() >> 2) } else { f64::from_bits(u64::from(value & !3) << 32) };
    if value & 1 != 0 { number / 100.0 } else { number }
}
