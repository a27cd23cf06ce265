//! Workbooks as another program reads them, compared cell by cell.

use calamine::{Data, ExcelDateTime, ExcelDateTimeType, Range, Reader, Xlsx};
use std::io::Cursor;
use vendor_checker::list::Date;

/// The sheets of a workbook, none of which may hold a formula.
pub fn sheets(bytes: Vec<u8>) -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    for (name, formulas) in book.sheet_names().into_iter().map(|name| (name.clone(), book.worksheet_formula(&name))) {
        assert!(formulas.unwrap().used_cells().next().is_none(), "{name} holds a formula");
    }
    book.worksheets()
}

/// A sheet below its stamps.
pub struct Table {
    pub stamps: Vec<String>,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<Data>>,
}

impl Table {
    /// Takes a sheet apart that so many stamps stand over.
    pub fn below(sheet: &Range<Data>, stamps: usize) -> Self {
        let mut rows = sheet.rows();
        let stamps = rows.by_ref().take(stamps).map(|row| row[0].to_string()).collect();
        let headings = rows.next().unwrap().iter().map(ToString::to_string).collect();
        Self { stamps, headings, rows: rows.map(<[Data]>::to_vec).collect() }
    }

    /// Compares every cell with what is wanted, heading by heading.
    pub fn is(&self, wanted: &[Vec<(&str, Data)>]) {
        assert_eq!(self.rows.len(), wanted.len());
        for (row, wanted) in self.rows.iter().zip(wanted) {
            let headings: Vec<&str> = wanted.iter().map(|(heading, _)| *heading).collect();
            assert_eq!(self.headings, headings);
            assert_eq!(row.len(), wanted.len());
            for (cell, (heading, wanted)) in row.iter().zip(wanted) {
                assert_eq!(cell, wanted, "{heading} of {row:?}");
            }
        }
    }

    /// The answer of a row of an account.
    pub fn answer(&self, what: &str) -> &Data {
        let row = self.rows.iter().find(|row| row[0] == text(what));
        &row.unwrap_or_else(|| panic!("{what}"))[1]
    }
}

pub fn text(text: impl Into<String>) -> Data {
    let text = text.into();
    if text.is_empty() { Data::Empty } else { Data::String(text) }
}

pub fn maybe(words: Option<impl Into<String>>) -> Data {
    words.map_or(Data::Empty, text)
}

pub fn number(number: usize) -> Data {
    Data::Float(number as f64)
}

/// A day as Excel counts it.
pub fn day(day: Option<Date>) -> Data {
    let cell = |day: Date| ExcelDateTime::new(day.days() as f64 + 25_569.0, ExcelDateTimeType::DateTime, false);
    day.map_or(Data::Empty, |day| Data::DateTime(cell(day)))
}
