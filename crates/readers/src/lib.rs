//! Files and pasted text become lines, each with its place, with a full account of what was not read.

pub mod archive;
pub mod calendar;
mod cell_lines;
mod code_pages;
mod codes_explained;
pub mod csv_files;
pub mod dates_as_written;
mod drawings;
pub mod flow;
mod grouped_headings;
mod heading_departures;
mod heading_guesses;
mod heading_movements;
mod heading_words;
pub mod headings;
pub mod inflate;
mod json_rows;
mod labelled_parts;
pub mod layouts;
pub mod limits;
#[cfg(test)]
mod list_columns;
mod long_lines;
pub mod mail;
mod mailbox;
pub mod markup;
pub mod name_list;
pub mod network_scan;
pub mod official;
pub mod old_office;
mod old_word;
pub mod open_text;
mod outlook;
pub mod package;
pub mod pdf;
pub mod pictures;
pub mod plain_text;
pub mod reading;
mod rich_pictures;
pub mod rich_text;
mod said_twice;
mod secret_cells;
pub mod secret_names;
pub mod single;
pub mod slides;
pub mod sniff;
pub mod spreadsheet;
mod sylk;
pub mod table;
mod web_colours;
mod web_fields;
pub mod web_page;
mod web_selectors;
mod web_shapes;
pub mod web_sheets;
pub mod web_styles;
pub mod web_tags;
pub mod word;
mod word_fields;
mod word_looks;
mod wrapped;
pub mod zip_file;

pub use layouts::{Account, Layouts, LeftOut, TableRead};

pub use pictures::PictureReader;
use reading::Reading;
use sniff::Kind;
use vendor_list::makers::WordLists;
use vendor_text::{Line, Unread};

/// Reads a file by its content, or by its name if the content does not show what it is.
///
/// Lines that could be read are always given; what was not read is in the second part.
#[must_use]
pub fn read_file(name: &str, bytes: &[u8], words: &WordLists) -> (Vec<Line>, Vec<Unread>) {
    let read = read(name, bytes, words, &Layouts::default());
    (read.lines, read.account.unread)
}

/// What one file or text gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// Its lines.
    pub lines: Vec<Line>,
    /// What came with them.
    pub account: Account,
}

/// Reads a file like [`read_file`], with its tables as the user corrected them.
#[must_use]
pub fn read(name: &str, bytes: &[u8], words: &WordLists, layouts: &Layouts) -> Read {
    let mut reading = Reading::new(Some(name), words).with_layouts(layouts);
    read_bytes(&mut reading, name, bytes);
    reading.finish()
}

/// Reads a file like [`read`], and its pictures too if `eyes` are given. Lines of long tables are handed to `take` as
/// they are read; the others are in the result.
pub fn read_in_parts(
    name: &str,
    bytes: &[u8],
    words: &WordLists,
    layouts: &Layouts,
    take: &mut dyn FnMut(Vec<Line>),
    eyes: Option<&dyn PictureReader>,
) -> Read {
    let mut reading = Reading::new(Some(name), words).with_layouts(layouts).handing_over_to(take).with_eyes(eyes);
    read_bytes(&mut reading, name, bytes);
    reading.finish()
}

/// Reads a file or one that lies inside another.
fn read_bytes(reading: &mut Reading<'_>, name: &str, bytes: &[u8]) {
    let (lines, said) = (reading.count(), reading.unread.len());
    match sniff::kind(name, bytes) {
        Kind::Pdf => pdf::read(reading, bytes),
        Kind::Packed => archive::read(reading, bytes),
        Kind::Compound => old_office::read(reading, bytes),
        Kind::Mail => mail::read(reading, bytes),
        Kind::RichText => rich_text::read(reading, bytes),
        Kind::Calendar => {
            let text = decoded(reading, name, bytes);
            calendar::read(reading, &text);
        }
        Kind::WebPage => {
            let text = web_page::named_letters(bytes).unwrap_or_else(|| decoded(reading, name, bytes));
            web_page::read(reading, &text);
        }
        Kind::Xml => {
            let text = decoded(reading, name, bytes);
            if network_scan::is_scan(&text) {
                network_scan::read(reading, &text);
            } else if spreadsheet::xml_2003::is_workbook(&text) {
                spreadsheet::xml_2003::read(reading, &text);
            } else if spreadsheet::ods::is_flat(&text) {
                spreadsheet::ods::read_content(reading, &text);
            } else if open_text::is_flat(&text) {
                open_text::read_flat(reading, &text);
            } else {
                network_scan::read_any(reading, &text);
            }
        }
        Kind::Table => {
            let text = decoded(reading, name, bytes);
            csv_files::read_into(reading, &text);
        }
        Kind::Text => {
            let text = decoded(reading, name, bytes);
            if network_scan::is_line_scan(&text) {
                network_scan::read_lines(reading, &text);
            } else if sylk::is_sylk(&text) {
                sylk::read(reading, &text);
            } else if let Some(value) = json_rows::parsed(&text) {
                json_rows::read(reading, &value);
            } else if csv_files::is_pasted_table(&text, reading.words()) {
                csv_files::read_into(reading, &text);
            } else {
                plain_text::read_into(reading, &text);
            }
        }
        Kind::Picture => match reading.eyes() {
            Some(eyes) => eyes.read(reading, bytes),
            None => reading.refuse(sniff::PICTURE),
        },
        Kind::Refused(reason) => reading.refuse(reason),
    }
    if reading.count() == lines && reading.unread.len() == said {
        reading.refuse("it has no text. Open it, check that it is the right file and save it again.");
    }
}

/// The text of a file, up to the limit.
fn decoded(reading: &mut Reading<'_>, name: &str, bytes: &[u8]) -> String {
    let kept = bytes.get(..limits::TEXT_BYTES).unwrap_or(bytes);
    if kept.len() < bytes.len() {
        reading.refuse("it is larger than 256 MB; what lies beyond was not read. Split the file.");
    }
    let (text, unread) = plain_text::decode(name, kept);
    for said in unread {
        reading.refuse(said.reason);
    }
    text
}

/// Reads typed or pasted text: as the cells of a sheet if it begins with known headings, otherwise line by line.
#[must_use]
pub fn read_pasted(text: &str, words: &WordLists, layouts: &Layouts) -> Read {
    let mut reading = Reading::new(None, words).with_layouts(layouts);
    if csv_files::is_pasted_table(text, words) {
        csv_files::read_into(&mut reading, text);
    } else {
        plain_text::read_into(&mut reading, text);
    }
    reading.finish()
}
