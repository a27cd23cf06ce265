//! The line: what every reader gives and every look-up takes.

use crate::Correction;
use crate::Party;
use crate::secrets;
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
    /// Where in a picture it was read.
    #[serde(rename = "box", default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Box<Area>>,
}

/// Where in a picture something stands, in points of the picture as it is shown, from its upper left corner.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Area {
    /// Which page, from 1; 1 for a picture by itself.
    pub page: u32,
    /// How far to the right it begins.
    pub x: u32,
    /// How far down it begins.
    pub y: u32,
    /// How wide it is.
    pub w: u32,
    /// How tall it is.
    pub h: u32,
}

impl Area {
    /// The longest side of a picture that is read, in points: larger ones are made smaller first, and places are in those.
    pub const LONGEST_SIDE: u32 = 5_800;
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
    /// What is written under the number of a line: its page, and its file and sheet if there are several.
    #[must_use]
    pub fn beside_number(&self, of_several: bool) -> Option<String> {
        let file = self.part_in_words().filter(|_| of_several);
        let page = self.page.map(|page| format!("page {page}"));
        let parts: Vec<String> = file.into_iter().chain(page).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

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
    /// The part that the supplier in it plays, if the user said so.
    pub party: Option<Party>,
    /// Whether it is on a sheet, in a row, a column or a text that its file hides.
    pub hidden: bool,
    /// What it is in its table.
    #[serde(default, skip_serializing_if = "LineKind::is_text")]
    pub kind: LineKind,
    /// What a person said of it; at most one correction for each maker.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// Where its text is doubtful, because a picture does not show letters clearly: first byte, and byte after the
    /// last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<(usize, usize)>,
    /// What was read in a picture, where the user has since confirmed or typed what it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_as: Option<String>,
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
    /// What a QR, bar or DataMatrix code holds that names a device.
    Code,
    /// An entry of a web page's menu.
    Menu,
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
        Self {
            place,
            text,
            cells: Vec::new(),
            party: None,
            hidden: false,
            kind: LineKind::Text,
            corrections: Vec::new(),
            doubts: Vec::new(),
            read_as: None,
        }
    }

    /// The line of a supplier that the user named beside the goods.
    #[must_use]
    pub fn of_party(name: &str, party: Party) -> Self {
        let part = capitalised(party.in_words());
        let place = Place { part: Some(part), ..Place::default() };
        Self { party: Some(party), ..Self::new(place, secrets::without_in_name(name.trim()).into_owned()) }
    }

    /// Whether two lines have the same words in the same part of the same file, so that a correction of one applies to
    /// both.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let (ours, theirs) = (&self.place, &other.place);
        self.text == other.text
            && self.party == other.party
            && (&ours.file, &ours.part, &ours.sheet) == (&theirs.file, &theirs.part, &theirs.sheet)
    }

    /// Keeps a correction, in place of an earlier one about the same maker.
    pub fn correct(&mut self, correction: Correction) {
        self.corrections.retain(|earlier| earlier.maker != correction.maker);
        self.corrections.push(correction);
    }

    /// Takes what the user sees in the picture: nothing is doubtful any more, and what had been read is kept beside it.
    pub fn confirm(&mut self, text: &str) {
        let was = std::mem::replace(&mut self.text, secrets::without(text.trim()));
        let (before, after) = (spans(&was), spans(&self.text));
        let moved = |cell: &Cell| {
            let nth = before.iter().position(|(start, end)| *start <= cell.start && cell.end <= *end)?;
            let (start, end) = after.get(nth).copied()?;
            Some(Cell { start, end, ..*cell })
        };
        // If the columns no longer fit, it becomes a line like any other.
        self.cells =
            if before.len() == after.len() { self.cells.iter().filter_map(moved).collect() } else { Vec::new() };
        self.doubts.clear();
        self.read_as.get_or_insert(was);
    }

    /// The text of the first cell of a column.
    #[must_use]
    pub fn cell(&self, column: Column) -> Option<&str> {
        let cell = self.cells.iter().find(|cell| cell.column == column)?;
        self.text.get(cell.start..cell.end)
    }
}

/// Where the cells of a row are in its text.
fn spans(text: &str) -> Vec<(usize, usize)> {
    let mut from = 0;
    text.split(BETWEEN_CELLS)
        .map(|cell| {
            let span = (from, from + cell.len());
            from = span.1 + BETWEEN_CELLS.len();
            span
        })
        .collect()
}

/// What separates the cells of a row.
const BETWEEN_CELLS: &str = " | ";

/// Something that was not read, with the reason and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// File name as given.
    pub file: Option<String>,
    /// The place in the file; empty for the whole file.
    #[serde(rename = "where")]
    pub place: String,
    /// Why, in plain English, with the remedy.
    pub reason: String,
}

impl Unread {
    /// A whole file that was not read.
    #[must_use]
    pub fn whole(file: &str, reason: impl Into<String>) -> Self {
        let file = Some(secrets::without_in_name(file).into_owned());
        Self { file, place: String::new(), reason: reason.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_several_files_say_which() {
        let place = Place { file: Some("quote.pdf".to_owned()), page: Some(2), line: Some(12), ..Place::default() };
        assert_eq!(place.beside_number(false).as_deref(), Some("page 2"));
        assert_eq!(place.beside_number(true).as_deref(), Some("quote.pdf, page 2"));
        let sheet = Place { page: None, sheet: Some("Cameras".to_owned()), ..place };
        assert_eq!(sheet.beside_number(true).as_deref(), Some("quote.pdf, Cameras"));
        assert_eq!(sheet.beside_number(false), None);
        assert_eq!(Place::default().beside_number(true), None, "typed text is of no file");
    }

    #[test]
    fn what_the_user_sees_takes_the_place_of_what_was_read() {
        let cell = |start, end, column| Cell { start, end, column };
        let mut line = Line::new(Place::default(), "4 | DS-2CD2143G2-1".to_owned());
        line.cells = vec![cell(0, 1, Column::Quantity), cell(4, 18, Column::Model)];
        line.doubts = vec![(4, 18)];
        line.confirm(" 4 | DS-2CD2143G2-I4 ");
        assert_eq!((line.text.as_str(), line.cell(Column::Model)), ("4 | DS-2CD2143G2-I4", Some("DS-2CD2143G2-I4")));
        assert!(line.doubts.is_empty());
        line.confirm("DS-2CD2143G2-I");
        assert_eq!(
            (line.cells.len(), line.read_as.as_deref()),
            (0, Some("4 | DS-2CD2143G2-1")),
            "what was read first stays"
        );
    }
}
