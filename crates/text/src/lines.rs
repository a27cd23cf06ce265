//! The line: what every reader gives and every look-up takes.

use crate::Correction;
use crate::Party;
use crate::words::capitalised;
use crate::{Cell, Column};
use serde::{Deserialize, Serialize};

/// Where a line stands. Numbers count from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// File name as given.
    pub file: Option<String>,
    /// Part of a file of parts: body, attachment.
    pub part: Option<String>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Page of a document.
    pub page: Option<u32>,
    /// Line of a text.
    pub line: Option<u32>,
    /// Row of a table.
    pub row: Option<u32>,
}

impl Place {
    /// The place in words, short.
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut parts = Vec::new();
        parts.extend(self.sheet.clone());
        parts.extend(self.part.clone());
        parts.extend(self.page.map(|page| format!("page {page}")));
        parts.extend(self.row.map(|row| format!("row {row}")));
        parts.extend(self.line.map(|line| format!("line {line}")));
        parts.join(", ")
    }
}

impl Place {
    /// The file and the sheet, in words; nothing for typed text.
    #[must_use]
    pub fn part_in_words(&self) -> Option<String> {
        let file = self.file.as_ref()?;
        Some(self.sheet.as_ref().map_or_else(|| file.clone(), |sheet| format!("{file}, {sheet}")))
    }
}

/// One line or row of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Where it stands.
    pub place: Place,
    /// Its text; a row's non-empty cells joined by ` | `.
    pub text: String,
    /// Its columns, if it is a row.
    pub cells: Vec<Cell>,
    /// What part the supplier that it names plays, where the user said so.
    pub party: Option<Party>,
    /// Whether it is on a sheet, in a row, a column or a text that its file hides.
    pub hidden: bool,
    /// What it is in its table.
    #[serde(default, skip_serializing_if = "LineKind::is_text")]
    pub kind: LineKind,
    /// What a person said of it; at most one correction for each maker.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

/// What a line is in its table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LineKind {
    /// Running text, or a row of a table without known headings.
    #[default]
    Text,
    /// The heading row.
    Headings,
    /// One cell above the rows that it describes.
    Section,
    /// A total.
    Total,
    /// An item under known headings.
    Item,
    /// Text that the document marks as deleted or strikes out.
    Struck,
}

impl LineKind {
    /// Whether it is running text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        *self == Self::Text
    }
}

impl Line {
    /// A line in plain sight, without columns.
    #[must_use]
    pub fn new(place: Place, text: String) -> Self {
        Self { place, text, cells: Vec::new(), party: None, hidden: false, kind: LineKind::Text, corrections: Vec::new() }
    }

    /// A supplier that the user named beside the goods.
    #[must_use]
    pub fn of_party(name: &str, party: Party) -> Self {
        let part = capitalised(party.in_words());
        let place = Place { part: Some(part), ..Place::default() };
        Self { party: Some(party), ..Self::new(place, name.trim().to_owned()) }
    }

    /// Whether two lines have the same words in the same part of the same file: what a person says of one holds for both.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let part = |line: &Self| (line.place.file.clone(), line.place.part.clone(), line.place.sheet.clone());
        self.text == other.text && self.party == other.party && part(self) == part(other)
    }

    /// Keeps a correction, in place of an earlier one about the same maker.
    pub fn correct(&mut self, correction: Correction) {
        self.corrections.retain(|earlier| earlier.maker != correction.maker);
        self.corrections.push(correction);
    }

    /// The text of the first cell of a column.
    #[must_use]
    pub fn cell(&self, column: Column) -> Option<&str> {
        let cell = self.cells.iter().find(|cell| cell.column == column)?;
        self.text.get(cell.start..cell.end)
    }
}

/// Something that was not read, with the reason and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// File name as given.
    pub file: Option<String>,
    /// Where in it; empty for the whole.
    #[serde(rename = "where")]
    pub place: String,
    /// Why, in plain English, with the remedy.
    pub reason: String,
}

impl Unread {
    /// A whole file that was not read.
    #[must_use]
    pub fn whole(file: &str, reason: impl Into<String>) -> Self {
        Self { file: Some(file.to_owned()), place: String::new(), reason: reason.into() }
    }
}
