//! Cells for spreadsheets: one guard against formulas for every table that is written.

use serde::{Deserialize, Serialize};
use vendor_text::Date;
use vendor_text::dates::PartialDate;

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing.
    #[serde(rename = "-")]
    Empty,
    /// A text, shown letter by letter.
    #[serde(rename = "t")]
    Text(String),
    /// A number.
    #[serde(rename = "n")]
    Number(f64),
    /// A day.
    #[serde(rename = "d")]
    Date(Date),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Cell {
    /// No run comes near the counts that a spreadsheet cannot hold.
    fn from(number: usize) -> Self {
        Self::from(u32::try_from(number).unwrap_or(u32::MAX))
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<&PartialDate> for Cell {
    /// A day becomes a date; a month or a year stays text, because a day must not be made up.
    fn from(date: &PartialDate) -> Self {
        date.as_str().parse().map_or_else(|_| date.in_words().into(), Self::Date)
    }
}

impl From<bool> for Cell {
    fn from(yes: bool) -> Self {
        if yes { "yes" } else { "no" }.into()
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

/// A cell that no spreadsheet takes for a formula: a leading character that would begin one is quoted with
/// an apostrophe (OWASP, "CSV Injection").
#[must_use]
pub fn plain(text: &str) -> String {
    if begins_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// Whether a spreadsheet would take a text for a formula when somebody types it into a cell.
#[must_use]
pub fn begins_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula() {
        for (text, wanted) in [
            ("=1+1", "'=1+1"),
            ("  =1+1", "'  =1+1"),
            ("+44 20", "'+44 20"),
            ("-2", "'-2"),
            ("@cmd", "'@cmd"),
            ("＝1", "'＝1"),
            ("\tx", "'\tx"),
            ("DS-2CD", "DS-2CD"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(plain(text), wanted, "{text:?}");
        }
    }
}
