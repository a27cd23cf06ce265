//! Layouts of tables: what their columns hold, as their headings say and as the user corrected it. A
//! correction belongs to a layout and not to a file, so that it applies to every table that looks the same.

use super::headings::{Heading, key};
use super::plain_text::cap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vendor_text::{Place, Unread};

/// The user's corrections, by layout and column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layouts(BTreeMap<String, BTreeMap<usize, Heading>>);

impl Layouts {
    /// No corrections.
    #[must_use]
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// Says what a column of a layout holds.
    pub fn correct(&mut self, layout: &str, column: usize, holds: Heading) {
        self.0.entry(layout.to_owned()).or_default().insert(column, holds);
    }

    /// The corrected columns of a layout, if any.
    #[must_use]
    pub fn columns(&self, layout: &str) -> Option<&BTreeMap<usize, Heading>> {
        self.0.get(layout)
    }
}

/// The layout of a table with a heading row: its headings, in order.
#[must_use]
pub fn of_headings<T: AsRef<str>>(cells: &[(usize, T)]) -> String {
    let known = |(at, cell): &(usize, T)| format!("{at} {}", key(cap(cell.as_ref(), LONGEST)));
    cells.iter().map(known).collect::<Vec<_>>().join("\n")
}

/// Longest heading that is compared with others, in bytes.
const LONGEST: usize = 200;

/// The layout of a table without headings: only its place distinguishes it from others.
#[must_use]
pub fn of_place(place: &Place) -> String {
    let place = [place.file.as_deref(), place.part.as_deref(), place.sheet.as_deref()];
    format!("without headings\n{}", place.map(Option::unwrap_or_default).join("\n"))
}

/// A table as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRead {
    /// Its layout.
    pub layout: String,
    /// Where it stands; the row is that of its headings.
    pub place: Place,
    /// Whether it has a heading row.
    pub has_headings: bool,
    /// Its columns, from the left.
    pub columns: Vec<ColumnRead>,
    /// How many rows are items.
    pub items: usize,
}

/// A column as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnRead {
    /// Its number, from 0.
    pub at: usize,
    /// Its heading; without headings, the first content in it.
    pub words: String,
    /// What it was taken to hold.
    pub holds: Heading,
}

impl ColumnRead {
    /// Its letter, as a spreadsheet names it.
    #[must_use]
    pub fn letter(&self) -> String {
        let (mut rest, mut letters) = (self.at + 1, Vec::new());
        while rest > 0 {
            rest -= 1;
            letters.push(b'A' + u8::try_from(rest % 26).unwrap_or_default());
            rest /= 26;
        }
        letters.iter().rev().map(|letter| char::from(*letter)).collect()
    }
}

/// What came with the lines of a file or a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// What was not read.
    pub unread: Vec<Unread>,
    /// The tables.
    pub tables: Vec<TableRead>,
    /// Columns that may contain secrets, and lines that secrets were left out of.
    pub left_out: Vec<LeftOut>,
    /// What was not read again because the same bytes were read before, in sentences.
    pub repeated: Vec<String>,
}

impl Account {
    /// An account that only says what was not read.
    #[must_use]
    pub fn of_unread(unread: Vec<Unread>) -> Self {
        Self { unread, ..Self::default() }
    }

    /// Adds the account of another file.
    pub fn add(&mut self, other: Self) {
        self.unread.extend(other.unread);
        self.tables.extend(other.tables);
        self.left_out.extend(other.left_out);
        self.repeated.extend(other.repeated);
    }
}

/// A column whose cells may contain secrets, or lines that contained some, which were neither kept nor looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// File name as given.
    pub file: Option<String>,
    /// The place in the file; empty for the whole file.
    #[serde(rename = "where")]
    pub place: String,
    /// The column's heading; empty for lines.
    pub column: String,
    /// The number of lines from which a secret was left out while the rest was kept; 0 for a column.
    #[serde(default)]
    pub lines: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        let letter = |at| ColumnRead { at, words: String::new(), holds: Heading::Secret }.letter();
        assert_eq!([letter(0), letter(25), letter(26), letter(701), letter(702)], ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_layout_is_told_by_its_headings_and_not_by_how_they_are_spelt() {
        assert_eq!(of_headings(&[(0, "Make"), (1, "Serial no.")]), of_headings(&[(0, "MAKE "), (1, "serial no")]));
        assert_ne!(of_headings(&[(0, "Make"), (1, "Model")]), of_headings(&[(0, "Model"), (1, "Make")]));
    }
}
