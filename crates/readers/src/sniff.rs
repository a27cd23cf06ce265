//! What a file is: by its content first, by its name second.

use super::calendar;
use super::mail;
use super::mailbox;
use super::spreadsheet::{compound, records};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// PDF.
    Pdf,
    /// Anything packed as ZIP: Office documents and archives.
    Packed,
    /// The container of old Office files.
    Compound,
    /// A web page.
    WebPage,
    /// An e-mail.
    Mail,
    /// Rich text (RTF).
    RichText,
    /// A calendar entry or an address card.
    Calendar,
    /// XML.
    Xml,
    /// Separated values.
    Table,
    /// Plain text.
    Text,
    /// A picture.
    Picture,
    /// Nothing that is read; why, and what to do.
    Refused(&'static str),
}

/// A picture, where nothing reads pictures.
pub const PICTURE: &str = "it is a picture. Type the makes and models that it shows into the box, or use the file \
                           vendor-checker-with-scans.html, which reads pictures.";
const OTHER_ARCHIVE: &str = "it is an archive of a kind that is not opened. Unpack it and check the files in it.";
const PARQUET: &str =
    "it is a Parquet file, which the command reads and the page does not. Save the table as CSV and check that.";
const PROGRAM: &str = "it is a program, not a document. Do not open it; check the document itself.";
const FILM: &str =
    "it is a film or a sound, which is not read. If it shows or says what is offered, type that into the box.";
const DATA_BASE: &str = "it is a data base, which is not read. Open it in the program that made it, save its tables as CSV and \
                         check those.";
const DRAWING: &str = "it is a drawing of a drawing program (DWG), which is not read. Save it as PDF and check that.";
const OUTLOOK: &str = "it is a package of Outlook (winmail.dat) with the text and the attachments of the e-mail, which is not read. \
                       Ask the sender to send the e-mail again as HTML or plain text.";
const OF_A_PROGRAM: &str =
    "it is a part of a program or a font, which says nothing to read. Check the document itself.";
const NO_TEXT: &str = "it has no text. Open it in the program that made it and paste the lines into the box.";
const EMPTY: &str = "it is empty. Check that it is the right file and fetch it again.";
/// A sheet of Excel 2 to 4.
pub const OLD_SHEET: &str = "it is a sheet of Excel 4 or older (before 1993), which is not read. Open it in a spreadsheet \
                             program, save it as XLSX and check that.";
const OLD_WORD: &str = "it is damaged or no document of the kind that its name says. Open it, copy the lines and paste \
                        them into the box.";

/// Says what a file is.
#[must_use]
pub fn kind(name: &str, bytes: &[u8]) -> Kind {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if bytes.is_empty() {
        return Kind::Refused(EMPTY);
    }
    if let Some(kind) = by_first_bytes(bytes) {
        return kind;
    }
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") || starts(b"PK\x07\x08") {
        return Kind::Packed;
    }
    if starts(&compound::MAGIC) {
        return Kind::Compound;
    }
    if records::is_old_sheet(bytes) {
        return Kind::Refused(OLD_SHEET);
    }
    // A PDF may have a few other lines before its first one.
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if head.windows(5).any(|five| five == b"%PDF-") && (extension == "pdf" || starts(b"%PDF") || !is_text(head)) {
        return Kind::Pdf;
    }
    let text = opening(bytes);
    let lower = text.trim_start().to_ascii_lowercase();
    if ["<?xml", "<nmaprun", "<workbook", "<ss:workbook", "<office:document"].iter().any(|tag| lower.starts_with(tag)) {
        // Drawings have texts like pages.
        let is_page = ["<html>", "<html ", "<svg ", "<svg>"].iter().any(|tag| lower.contains(tag));
        return if is_page { Kind::WebPage } else { Kind::Xml };
    }
    if ["<kml", "<gpx", "<rss", "<feed"].iter().any(|tag| lower.starts_with(tag)) {
        return Kind::Xml;
    }
    if ["<!doctype html", "<html", "<head", "<body", "<table", "<!-- saved from", "<svg"]
        .iter()
        .any(|tag| lower.starts_with(tag))
    {
        return Kind::WebPage;
    }
    if calendar::is_calendar(&lower) {
        return Kind::Calendar;
    }
    // A fragment of rich text does not begin like a whole document.
    if extension == "rtf" && (starts(b"{\\") || starts(b"{{\\")) {
        return Kind::RichText;
    }
    match extension.as_str() {
        // A separated or plain text may begin with words such as "From: ".
        "csv" | "tsv" | "tab" => return by_name(&extension, bytes),
        _ if mail::is_mail(&text) || mailbox::is_mailbox(bytes) => return Kind::Mail,
        _ => {}
    }
    by_name(&extension, bytes)
}

/// The kind that the name shows, if the content does not show one.
fn by_name(extension: &str, bytes: &[u8]) -> Kind {
    match extension {
        "pdf" | "doc" | "xls" | "msg" | "xlsx" | "docx" | "ods" | "odt" | "zip" | "xlsm" | "docm" | "xlsb" | "pptx"
        | "odp" | "rtf" => Kind::Refused(OLD_WORD),
        "eml" | "mht" | "mhtml" => Kind::Mail,
        "html" | "htm" | "xhtml" => Kind::WebPage,
        "xml" => Kind::Xml,
        _ if !is_text(bytes.get(..bytes.len().min(4096)).unwrap_or_default()) => Kind::Refused(NO_TEXT),
        "csv" | "tsv" | "tab" => Kind::Table,
        _ => Kind::Text,
    }
}

/// Pictures, rich text and kinds that are not read, all recognised by their first bytes.
fn by_first_bytes(bytes: &[u8]) -> Option<Kind> {
    const PICTURES: [&[u8]; 9] =
        [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\x01\0", b"\0\0\0\x0CjP", b"8BPS"];
    const ARCHIVES: [&[u8]; 5] = [b"Rar!", b"7z\xBC\xAF\x27", b"\x1F\x8B\x08", b"BZh9", b"\xFD7zXZ"];
    let starts = |magic: &&[u8]| bytes.starts_with(magic);
    let at = |from: usize, word: &[u8]| bytes.get(from..from + word.len()) == Some(word);
    // Words may begin with "BM" too; a picture has zeros soon after it.
    let is_words = bytes.starts_with(b"BM") && !bytes.iter().take(32).any(|byte| *byte == 0);
    if (PICTURES.iter().any(starts) && !is_words)
        || (bytes.starts_with(b"RIFF") && at(8, b"WEBP"))
        || at(4, b"ftypheic")
        || at(4, b"ftypavif")
        || at(4, b"ftypmif1")
    {
        Some(Kind::Picture)
    } else if ARCHIVES.iter().any(starts) {
        Some(Kind::Refused(OTHER_ARCHIVE))
    } else if bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1") {
        Some(Kind::Refused(PARQUET))
    } else if bytes.starts_with(b"{\\rtf") {
        Some(Kind::RichText)
    } else if bytes.starts_with(b"\x7FELF") || (bytes.starts_with(b"MZ") && bytes.iter().take(64).any(|b| *b == 0)) {
        Some(Kind::Refused(PROGRAM))
    } else {
        by_what_is_no_document(bytes).map(Kind::Refused)
    }
}

/// Why a file is not read, if its first bytes show that it is not a document.
fn by_what_is_no_document(bytes: &[u8]) -> Option<&'static str> {
    const FILMS: [&[u8]; 8] = [
        b"OggS",
        b"fLaC",
        b"\x1A\x45\xDF\xA3",
        b"FLV\x01",
        b"\0\0\x01\xBA",
        b"\0\0\x01\xB3",
        b"MThd\0",
        b"\x30\x26\xB2\x75",
    ];
    const DATA: [&[u8]; 3] = [b"SQLite format 3\0", b"\0\x01\0\0Standard Jet", b"\0\x01\0\0Standard ACE"];
    const PARTS: [&[u8]; 6] = [b"\xCA\xFE\xBA\xBE", b"\0asm", b"wOFF", b"wOF2", b"OTTO\0", b"\0\x01\0\0\0"];
    let is = |known: &[&[u8]]| known.iter().any(|magic| bytes.starts_with(magic));
    let at = |from: usize, words: &[&[u8]]| words.iter().any(|word| bytes.get(from..from + word.len()) == Some(*word));
    // In the tag of a sound file a number follows the name, not a letter.
    let is_sound = bytes.starts_with(b"ID3") && bytes.get(3).is_some_and(|version| *version < 16);
    if bytes.starts_with(b"\x78\x9F\x3E\x22") {
        return Some(OUTLOOK);
    }
    if is(&FILMS) || is_sound || at(4, &[b"ftyp"]) || (bytes.starts_with(b"RIFF") && at(8, &[b"WAVE", b"AVI "])) {
        Some(FILM)
    } else if is(&DATA) {
        Some(DATA_BASE)
    } else if is(&PARTS) {
        Some(OF_A_PROGRAM)
    } else if bytes.starts_with(b"AC10") && at(6, &[b"\0"]) {
        Some(DRAWING)
    } else {
        None
    }
}

/// The beginning as text, whatever its encoding.
fn opening(bytes: &[u8]) -> String {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    head.strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(head)
        .iter()
        .filter(|byte| **byte != 0)
        .map(|byte| char::from(*byte))
        .collect::<String>()
        .trim_start_matches(['\u{FF}', '\u{FE}'])
        .to_owned()
}

/// Whether bytes may be text: there are hardly any control characters, apart from zeros that pad short fields, or the
/// zeros of UTF-16.
fn is_text(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return true;
    }
    let is_control = |byte: u8| matches!(byte, 0..=8 | 14..=25 | 28..=31 | 127);
    let controls = |bytes: &mut dyn Iterator<Item = &u8>| bytes.filter(|byte| is_control(**byte)).count();
    let all = controls(&mut bytes.iter());
    if all * FEW_CONTROLS <= bytes.len() + A_FEW * FEW_CONTROLS {
        return true;
    }
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    // Fields of a fixed length are padded with zeros; everything else must be plain.
    if all == zeros && zeros * 4 <= bytes.len() * 3 && std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let half = |parity: usize| controls(&mut bytes.iter().skip(parity).step_by(2));
    let (few, many) = (half(0).min(half(1)), half(0).max(half(1)));
    few * 10 <= bytes.len() / 2 && many * 4 >= bytes.len()
}

/// Apart from a few, a text has at most one control character in this many bytes.
const FEW_CONTROLS: usize = 50;
const A_FEW: usize = 8;
