//! Registers and exports: rows of cells, whatever the separator, with secret columns left out.

use super::cell_lines::takes_more;
use super::headings::Headings;
use super::limits;
use super::reading::Reading;
use super::table::Table;
use vendor_list::makers::WordLists;
use vendor_text::{Line, Place, Unread};

/// The largest number of cells that one row may have.
const MOST_CELLS: usize = limits::COLUMNS;
/// The largest number of bytes that one cell may have.
const LONGEST_CELL: usize = 1024 * 1024;

/// Whether pasted text is the cells of a sheet: its first line contains tabs and known headings.
#[must_use]
pub fn is_pasted_table(text: &str, lists: &WordLists) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let headings = Headings::new(lists);
    first.split('\t').filter(|cell| headings.column(cell).is_some()).count() >= 2
}

/// Reads separated values. Every row with content is a line, the heading row too.
#[must_use]
pub fn read(name: Option<&str>, text: &str, lists: &WordLists) -> (Vec<Line>, Vec<Unread>) {
    let mut reading = Reading::new(name, lists);
    read_into(&mut reading, text);
    (reading.lines, reading.unread)
}

/// Reads separated values of a file or of one inside another.
pub fn read_into(reading: &mut Reading<'_>, text: &str) {
    let (separator, text) = separator(text);
    let mut reader = reader(separator, text);
    let base = reading.place();
    let mut table = Table::of_sheet(reading, base.clone());
    let mut numbers = RowNumbers::new(text);
    // A row is held until the next one has been read, which may continue it.
    let mut waiting: Option<(Place, Vec<(usize, String)>)> = None;
    for (nth, record) in reader.records().enumerate() {
        let number = numbers.next(match &record {
            Ok(record) => record.position(),
            Err(error) => error.position(),
        });
        let place = Place { row: Some(number), ..base.clone() };
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                reading.refuse_at(&place, format!("the row could not be read ({error}). Save the file again as CSV."));
                continue;
            }
        };
        if record.len() > MOST_CELLS {
            reading.refuse_at(
                &place,
                "the row has more than 4,096 columns; those beyond were not read. Save only the columns that matter.",
            );
        }
        if record.iter().any(|cell| cell.len() > LONGEST_CELL) {
            reading.refuse_at(
                &place,
                "a cell is very long: a closing quotation mark is probably missing. Correct it and try again.",
            );
            continue;
        }
        if nth >= limits::CSV_ROWS {
            reading.refuse_at(
                &place,
                "it has more than 2,000,000 rows; this row and those after it were not read. Split the file.",
            );
            break;
        }
        let cells: Vec<(usize, String)> = record.iter().map(without_filling).enumerate().take(MOST_CELLS).collect();
        if waiting.as_mut().is_some_and(|(_, before)| takes_more(before, &cells)) {
            continue;
        }
        give(reading, &mut table, waiting.replace((place, cells)));
        reading.hand_over();
    }
    give(reading, &mut table, waiting);
    table.finish(reading);
    if has_open_quote(text, separator) {
        reading.refuse(
            "a quotation mark is opened and never closed, so rows may have run together. Correct it and try again.",
        );
    }
}

fn give(reading: &mut Reading<'_>, table: &mut Table, row: Option<(Place, Vec<(usize, String)>)>) {
    if let Some((place, cells)) = row {
        table.row(reading, place, &cells, false);
    }
}

/// A cell without the zeros that pad it to a fixed length.
fn without_filling(cell: &str) -> String {
    cell.trim_end_matches('\0').to_owned()
}

/// Whether a quotation mark of a table is opened and never closed, so that rows may have run together.
#[must_use]
pub fn may_run_together(text: &str) -> bool {
    let (separator, text) = separator(text);
    has_open_quote(text, separator)
}

/// The cells of a table, each row with its number as a spreadsheet shows it. Rows that cannot be
/// read are left out.
#[must_use]
pub fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
    let (separator, text) = separator(text);
    let mut reader = reader(separator, text);
    let mut numbers = RowNumbers::new(text);
    let records = reader.records().filter_map(Result::ok);
    records.map(|record| (numbers.next(record.position()), record.iter().map(str::to_owned).collect())).collect()
}

/// Numbers rows as a spreadsheet shows them: blank rows count too, and a row whose cells contain line breaks counts
/// once. The CSV reader skips blank rows, and counts a line at its last character, which it reaches only with the next
/// row.
struct RowNumbers<'a> {
    text: &'a str,
    last: u32,
}

impl<'a> RowNumbers<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, last: 0 }
    }

    /// The number of the next row, which the CSV reader began to read at a position.
    fn next(&mut self, position: Option<&csv::Position>) -> u32 {
        let at = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        let (before, rest) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        // This is the second half of the line end before.
        let rest = if before.ends_with('\r') { rest.strip_prefix('\n').unwrap_or(rest) } else { rest };
        let ends = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let blank = rest.get(..ends).unwrap_or_default().replace("\r\n", "\n").len();
        self.last = self.last.saturating_add(1).saturating_add(u32::try_from(blank).unwrap_or(u32::MAX));
        self.last
    }
}

fn reader(separator: u8, text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The separator: what `sep=` says, otherwise the character that splits most lines in the same way.
fn separator(text: &str) -> (u8, &str) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(sign) = first.trim().strip_prefix("sep=").and_then(|rest| rest.bytes().next()) {
        let rest = text.get(first.len()..).unwrap_or_default().trim_start_matches(['\r', '\n']);
        return (sign, rest);
    }
    let sample: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(20).collect();
    let score = |sign: char| {
        let counts: Vec<usize> = sample.iter().map(|line| outside_quotes(line, sign)).collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        let alike = counts.iter().filter(|count| **count == most).count();
        if most == 0 { (0, 0) } else { (counts.iter().filter(|count| **count > 0).count() * 2 + alike, most) }
    };
    let sign = ['\t', ';', ',', '|']
        .into_iter()
        .max_by_key(|sign| score(*sign))
        .filter(|sign| score(*sign).1 > 0)
        .unwrap_or(',');
    (u8::try_from(sign).unwrap_or(b','), text)
}

/// How many times a character occurs outside quoted cells in a line.
fn outside_quotes(line: &str, sign: char) -> usize {
    let Ok(sign) = u8::try_from(sign) else { return 0 };
    let mut quotes = Quotes::new(sign);
    line.bytes()
        .filter(|byte| {
            quotes.take(*byte);
            !quotes.is_quoted && *byte == sign
        })
        .count()
}

/// Whether the text ends inside a quoted cell.
fn has_open_quote(text: &str, separator: u8) -> bool {
    if !text.contains('"') {
        return false;
    }
    let mut quotes = Quotes::new(separator);
    text.bytes().for_each(|byte| quotes.take(byte));
    quotes.is_quoted
}

/// Follows quotation marks as the CSV reader does: only one that begins a cell opens it. Others are ordinary
/// characters, such as the mark of an inch.
struct Quotes {
    separator: u8,
    is_quoted: bool,
    at_start: bool,
    /// Whether the quotation mark before may have closed the cell, or may be the first of a pair that stands for one.
    may_be_pair: bool,
}

impl Quotes {
    fn new(separator: u8) -> Self {
        Self { separator, is_quoted: false, at_start: true, may_be_pair: false }
    }

    fn take(&mut self, byte: u8) {
        let was_pair = std::mem::take(&mut self.may_be_pair);
        if byte != b'"' {
            self.at_start = !self.is_quoted && (byte == self.separator || matches!(byte, b'\n' | b'\r'));
        } else if self.is_quoted {
            (self.is_quoted, self.may_be_pair) = (false, true);
        } else if self.at_start || was_pair {
            (self.is_quoted, self.at_start) = (true, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_text::Column;

    fn lists() -> WordLists {
        WordLists {
            secret_columns: vec!["password".into()],
            party_columns: vec!["installer".into()],
            heading_words: crate::list_columns::read().heading_words,
            ..WordLists::default()
        }
    }

    #[test]
    fn reads_rows_of_any_separator() {
        for text in ["a,b\n1,2", "a;b\n1;2", "a\tb\n1\t2", "sep=|\na|b\n1|2"] {
            let (lines, unread) = read(Some("r.csv"), text, &lists());
            let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(texts, ["a | b", "1 | 2"], "{text:?}");
            assert!(unread.is_empty());
        }
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        for (text, numbers) in [
            ("a,b\n1,2\n\n3,4\n", vec![1, 2, 4]),
            ("a,b\r\n1,2\r\n\r\n3,4\r\n", vec![1, 2, 4]),
            ("\r\n\r\na,b\r\n1,2", vec![3, 4]),
            ("a,b\r1,2\r\r\r3,4", vec![1, 2, 5]),
            ("a,b\r\n\"1\r\nstill 1\",2\r\n3,4\r\n", vec![1, 2, 3]),
        ] {
            let (lines, _) = read(Some("r.csv"), text, &lists());
            let found: Vec<u32> = lines.iter().filter_map(|line| line.place.row).collect();
            assert_eq!(found, numbers, "{text:?}");
            assert_eq!(rows(text).iter().map(|(number, _)| *number).collect::<Vec<_>>(), numbers, "{text:?}");
        }
    }

    #[test]
    fn codes_are_explained_by_lines_of_a_cell_or_two_and_not_by_rows() {
        for (over, wanted) in [
            ("A active; R retired", "R (retired) | Dome | x"),
            ("Key,A active; R retired", "R (retired) | Dome | x"),
            ("Yard,A active; R retired,Depot", "R | Dome | x"),
        ] {
            let (lines, _) = read(Some("r.csv"), &format!("{over}\nR,Dome,x\n"), &lists());
            assert_eq!(lines.last().map(|line| line.text.as_str()), Some(wanted), "{over}");
        }
    }

    #[test]
    fn secret_columns_never_leave_the_reader() {
        let (lines, _) = read(Some("r.csv"), "Make,Model,Admin password\nDahua,X1,hunter2\n", &lists());
        assert!(lines.iter().all(|line| !line.text.contains("hunter2")));
        assert_eq!(lines[1].text, "Dahua | X1");
    }

    #[test]
    fn pasted_cells_are_a_table_and_keep_their_secrets() {
        let pasted = "Make\tModel\tPassword\nDahua\tX1\thunter2\n";
        assert!(is_pasted_table(pasted, &lists()));
        assert!(!is_pasted_table("4 x\tDahua camera\t£20\n", &lists()));
        let (lines, _) = read(None, pasted, &lists());
        assert_eq!(lines[1].text, "Dahua | X1");
    }

    #[test]
    fn columns_are_known_by_their_headings() {
        let (lines, _) = read(Some("r.csv"), "Make,Model,Installer\nDahua,X1,Hik Installers\n", &lists());
        let kinds: Vec<_> = lines[1].cells.iter().map(|cell| cell.column).collect();
        assert_eq!(kinds, [Column::Make, Column::Model, Column::Around]);
    }

    #[test]
    fn the_mark_of_an_inch_opens_no_quote() {
        for text in
            ["a,b\n8\" dome,x\n", "a,b\nx,\"5\"\" dome\"\n", "a,b\n5\",\"5\"\"\"\n", "a;b\nx;2.8\" and 4\" x 3\"\n"]
        {
            let (lines, unread) = read(Some("r.csv"), text, &lists());
            assert!(unread.is_empty() && lines.len() == 2, "{text:?}: {lines:?} {unread:?}");
        }
    }

    #[test]
    fn an_open_quote_is_reported_and_loses_nothing() {
        let (lines, unread) = read(Some("r.csv"), "a,b\n\"1,2\n3,4\n", &lists());
        assert!(lines.iter().any(|line| line.text.contains('3')));
        assert_eq!(unread.len(), 1);
    }
}
