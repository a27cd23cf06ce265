//! The line: what every reader gives and every look-up takes.

use crate::list::context::Party;
use crate::text::Cell;
use crate::text::words::capitalised;
use serde::{Deserialize, Serialize};

/// Where a line stands. Numbers count from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
}

impl Line {
    /// A supplier that the user named beside the goods.
    #[must_use]
    pub fn of_party(name: &str, party: Party) -> Self {
        let part = capitalised(party.in_words());
        Self {
            place: Place { part: Some(part), ..Place::default() },
            text: name.trim().to_owned(),
            cells: Vec::new(),
            party: Some(party),
        }
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

/// Why a file cannot be read by this edition of the tool, if it is of such a kind.
#[must_use]
pub fn not_yet_readable(bytes: &[u8], extension: &str) -> Option<&'static str> {
    const PDF: &str = "it is a PDF. Open it, copy the lines and paste them into the box.";
    const OFFICE: &str =
        "it is an Office or ZIP file. Open it, copy the lines or cells and paste them into the box, or save it as CSV.";
    const OLD_OFFICE: &str =
        "it is an old Office file. Open it, copy the lines or cells and paste them into the box, or save it as CSV.";
    const PICTURE: &str = "it is a picture. Type the makes and models that it shows into the box.";
    const MARKUP: &str =
        "it is a web page, an e-mail or other marked-up text. Open it, copy the lines and paste them into the box.";
    let head: String = bytes.iter().take(256).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let markup = ["<!doctype", "<html", "<?xml", "from: ", "received: ", "return-path: ", "mime-version: "];
    if matches!(extension, "html" | "htm" | "eml" | "xml" | "mht" | "rtf")
        || markup.iter().any(|start| head.trim_start().starts_with(start))
    {
        Some(MARKUP)
    } else if starts(b"%PDF") || extension == "pdf" {
        Some(PDF)
    } else if starts(b"PK\x03\x04") || matches!(extension, "xlsx" | "docx" | "ods" | "odt" | "zip") {
        Some(OFFICE)
    } else if starts(b"\xD0\xCF\x11\xE0") || matches!(extension, "xls" | "doc" | "msg") {
        Some(OLD_OFFICE)
    } else if starts(b"\x89PNG") || starts(b"\xFF\xD8\xFF") || starts(b"GIF8") || starts(b"II*\0") || starts(b"MM\0*") {
        Some(PICTURE)
    } else if bytes.get(..4096.min(bytes.len())).unwrap_or_default().iter().filter(|byte| **byte == 0).count()
        > bytes.len().min(4096) / 2
    {
        Some("it holds no text. Open it in the program that made it and paste the lines into the box.")
    } else {
        None
    }
}
