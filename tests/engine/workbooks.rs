//! Workbooks as another program reads them, compared cell by cell.

use calamine::{Data, ExcelDateTime, ExcelDateTimeType, Range, Reader, Xlsx};
use std::io::Cursor;
use vendor_engine::report::cells::Cell;
use vendor_engine::report::sheets::{Sheet, Title};
use vendor_engine::report::workbook::Book;
use vendor_readers::zip_file::ZipFile;
use vendor_text::Date;

/// The sheets of a workbook, none of which may hold a formula.
pub fn sheets(bytes: Vec<u8>) -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    for (name, formulas) in book.sheet_names().into_iter().map(|name| (name.clone(), book.worksheet_formula(&name))) {
        assert!(formulas.unwrap().used_cells().next().is_none(), "{name} holds a formula");
    }
    book.worksheets()
}

pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = ZipFile::open(bytes).unwrap();
    let entries = zip.entries().to_vec();
    let part = |entry| String::from_utf8(zip.unpack(entry, 10_000_000).unwrap()).unwrap();
    entries.iter().map(|entry| entry.name.clone()).zip(entries.iter().map(part).collect::<Vec<_>>()).collect()
}

/// A sheet below its stamps.
pub struct Table {
    pub stamps: Vec<String>,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<Data>>,
}

impl Table {
    /// Takes a sheet apart that has `stamps` stamps above its headings.
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

/// What the plan costs; without any price it is not £0.
pub fn cost_of(planned: usize, without_price: usize, cost: usize) -> Data {
    match planned {
        0 => text("–"),
        _ if without_price == planned => text("Not costed"),
        _ => number(cost),
    }
}

/// The text between two words, for each occurrence.
fn between<'a>(text: &'a str, from: &'a str, to: &'a str) -> Vec<&'a str> {
    text.split(from).skip(1).map(|rest| rest.split(to).next().unwrap()).collect()
}

#[test]
fn a_cell_looks_like_what_it_holds_whatever_its_column_began_with() {
    let today: Date = "2026-11-23".parse().unwrap();
    let kinds = || [Cell::Text("Depot".into()), Cell::Number(4.5), Cell::Date(today), Cell::Text("=1+1".into())];
    // Each column begins with a different kind, the last with an empty cell.
    let row = |first: usize| (0..5).map(|at| kinds()[(at + first) % 4].clone()).collect::<Vec<_>>();
    let mut rows: Vec<Vec<Cell>> = (0..4).map(row).collect();
    rows[0][4] = Cell::Empty;
    let mut book = Book::new(Title { words: "Looks".into(), today }).unwrap();
    let sheet = Sheet {
        name: "Looks",
        stamps: &[],
        headings: &["A", "B", "C", "D", "E"],
        widths: &[10.0; 5],
        rows: Box::new(rows.iter().cloned()),
    };
    assert_eq!(book.add(sheet).unwrap(), 0);
    let parts = parts(&book.into_bytes().unwrap());
    let part = |name: &str| &parts.iter().find(|(known, _)| known == name).unwrap().1;
    let looks = between(part("xl/styles.xml"), "<cellXfs", "</cellXfs>")[0];
    let looks = between(looks, "<xf ", "<xf ");
    let cells: Vec<(String, &str)> = between(part("xl/worksheets/sheet1.xml"), "<c r=\"", "</c>")
        .into_iter()
        .map(|cell| {
            let look: usize = between(cell, " s=\"", "\"")[0].parse().unwrap();
            (cell.split('"').next().unwrap().to_owned(), looks[look])
        })
        .collect();
    assert_eq!(cells.len(), 5 + 19);
    for (place, look) in &cells[5..] {
        let (column, line) = (place.as_bytes()[0] - b'A', place[1..].parse::<usize>().unwrap() - 2);
        let kind = &rows[line][usize::from(column)];
        let (quoted, wrapped, dated) = match kind {
            Cell::Text(text) => (text.starts_with('='), true, false),
            Cell::Number(_) => (false, false, false),
            Cell::Date(_) => (false, false, true),
            Cell::Empty => panic!("{place} holds nothing"),
        };
        assert_eq!(look.contains("quotePrefix=\"1\""), quoted, "{place} {kind:?}: {look}");
        assert_eq!(look.contains("wrapText=\"1\""), wrapped, "{place} {kind:?}: {look}");
        assert_eq!(!look.contains("numFmtId=\"0\""), dated, "{place} {kind:?}: {look}");
    }
}
