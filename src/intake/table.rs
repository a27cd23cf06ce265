//! Tables of every kind: which row is the heading row, what its columns hold, and which of them are
//! secret and left out.

use super::lines::{Line, Place};
use super::plain_text;
use crate::list::makers::WordLists;
use crate::text::{Cell, Column, words};
use std::collections::BTreeMap;

/// What a heading says about its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// What the column holds.
    Column(Column),
    /// Passwords and the like: never kept.
    Secret,
}

/// One table as it is read: its columns, once their headings are known.
#[derive(Debug, Default, Clone)]
pub struct Table {
    columns: BTreeMap<usize, Heading>,
    has_no_headings: bool,
}

impl Table {
    /// A table that has no heading row.
    #[must_use]
    pub fn without_headings() -> Self {
        Self { has_no_headings: true, ..Self::default() }
    }

    /// Takes a row, the heading row too: its cells, each with the number of its column. Rows without
    /// content give nothing.
    pub fn row<T: AsRef<str>>(
        &mut self,
        headings: &Headings,
        place: Place,
        cells: &[(usize, T)],
        hidden: bool,
    ) -> Option<Line> {
        let is_heading = !self.has_no_headings && headings.open(cells, !self.columns.is_empty());
        if is_heading {
            let column = |cell: &T| headings.column(cell.as_ref()).unwrap_or(Heading::Column(Column::Other));
            self.columns = cells.iter().map(|(at, cell)| (*at, column(cell))).collect();
        }
        let (mut text, mut kept) = (String::new(), Vec::new());
        for (at, cell) in cells {
            let heading = if is_heading { None } else { self.columns.get(at).copied() };
            let Heading::Column(column) = heading.unwrap_or(Heading::Column(Column::Other)) else { continue };
            let cell = cell.as_ref().trim();
            if cell.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push_str(" | ");
            }
            let start = text.len();
            text.extend(cell.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
            kept.push(Cell { start, end: text.len(), column });
        }
        plain_text::has_content(&text).then_some(Line { cells: kept, hidden, ..Line::new(place, text) })
    }
}

/// The known headings, folded once for a whole file.
#[derive(Debug, Clone)]
pub struct Headings {
    secret: Vec<String>,
    party: Vec<String>,
}

impl Headings {
    /// The headings of the list.
    #[must_use]
    pub fn new(lists: &WordLists) -> Self {
        let keys = |texts: &[String]| texts.iter().map(|text| heading_key(text)).collect();
        Self { secret: keys(&lists.secret_columns), party: keys(&lists.party_columns) }
    }

    /// What a heading says about its column, if it is a known heading.
    #[must_use]
    pub fn column(&self, cell: &str) -> Option<Heading> {
        // Far longer than any heading: folding it would only cost time.
        if cell.len() > 400 {
            return None;
        }
        let cell = heading_key(cell);
        if cell.is_empty() || cell.len() > 40 {
            return None;
        }
        let spaced = format!(" {cell} ");
        if self.secret.iter().any(|key| spaced.contains(&format!(" {key} "))) {
            Some(Heading::Secret)
        } else if self.party.contains(&cell) {
            Some(Heading::Column(Column::Around))
        } else {
            usual_column(&cell).map(Heading::Column)
        }
    }

    /// Whether a name (of a column, an element, an attribute) is one of a secret.
    #[must_use]
    pub fn is_secret(&self, name: &str) -> bool {
        self.column(name) == Some(Heading::Secret)
    }

    /// Whether a row is the heading row of a table: two known headings; or one of a secret column, and
    /// nothing in the row but words. Inside a table that has its headings, most cells must be headings.
    #[must_use]
    pub fn open<T: AsRef<str>>(&self, cells: &[(usize, T)], inside: bool) -> bool {
        // Headings are short words: a row with long cells or none is not folded at all.
        let filled = || cells.iter().map(|(_, cell)| cell.as_ref().trim()).filter(|cell| !cell.is_empty());
        let candidates = filled().filter(|cell| cell.len() <= 400 && !cell.starts_with(|c: char| c.is_ascii_digit()));
        if candidates.count() < 2 {
            return false;
        }
        let known: Vec<Heading> = filled().filter_map(|cell| self.column(cell)).collect();
        let filled = filled().count();
        if inside {
            return known.len() >= 2 && known.len() * 2 >= filled;
        }
        let words_only = || cells.iter().all(|(_, cell)| !cell.as_ref().chars().any(|c| c.is_ascii_digit()));
        known.len() >= 2 || (known.contains(&Heading::Secret) && filled >= 2 && words_only())
    }
}

fn heading_key(text: &str) -> String {
    words::folded_words(text).join(" ")
}

/// Headings that registers and exports usually have.
fn usual_column(cell: &str) -> Option<Column> {
    let among = |texts: &[&str]| texts.contains(&cell);
    if among(&[
        "MAKE",
        "MANUFACTURER",
        "MAKER",
        "BRAND",
        "VENDOR",
        "MFR",
        "MANUF",
        "MAKE MODEL",
        "MAKE AND MODEL",
        "MAKE MODEL NO",
    ]) {
        Some(Column::Make)
    } else if among(&[
        "MODEL",
        "MODEL NO",
        "MODEL NUMBER",
        "PART NO",
        "PART NUMBER",
        "P N",
        "SKU",
        "PRODUCT CODE",
        "CODE",
        "SERIAL",
        "SERIAL NO",
        "SERIAL NUMBER",
        "DEVICE TYPE",
        "MAC",
        "MAC ADDRESS",
    ]) {
        Some(Column::Model)
    } else if among(&[
        "DESCRIPTION",
        "ITEM",
        "QTY",
        "QUANTITY",
        "ASSET",
        "ASSET ID",
        "ASSET NO",
        "CAMERA",
        "CAMERA ID",
        "TYPE",
        "NOTES",
        "IP",
        "IP ADDRESS",
        "STATUS",
        "PRICE",
        "UNIT PRICE",
        "TOTAL",
        "DATE",
        "INSTALLED",
        "INSTALL DATE",
        "REF",
        "ID",
        "NAME",
        "FIRMWARE",
        "PRODUCT",
        "UNIT",
        "COST",
        "VALUE",
    ]) {
        Some(Column::Other)
    } else {
        None
    }
}
