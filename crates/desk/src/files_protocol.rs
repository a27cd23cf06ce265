//! What the window says to the workers that handle files, and what they answer.

use serde::{Deserialize, Serialize};
use vendor_engine::report::record::Input;
use vendor_readers::{Account, Layouts};
use vendor_text::Cell;
use vendor_text::Party;
use vendor_text::{Area, Line, LineKind, Place};

/// From the window to a worker that handles files.
#[derive(Debug, Serialize, Deserialize)]
pub enum ToFiles<B, P> {
    /// Read a file.
    Read(ToReader<B>),
    /// Show a part of a picture in a file.
    CutOut(ToCutter<B>),
    /// Write a workbook.
    Write {
        /// Its steps, as [`vendor_engine::report::sheets::StepWriter`] writes them: blocks of whole steps; moved and not copied.
        steps: P,
    },
}

/// A place in a picture that is to be shown.
#[derive(Debug, Serialize, Deserialize)]
pub struct ToCutter<B> {
    /// The file's name.
    pub name: String,
    /// Its bytes, moved and not copied.
    pub bytes: B,
    /// Where in it.
    pub place: Place,
}

/// From a worker that cuts a part out of a picture to the window.
#[derive(Debug, Serialize, Deserialize)]
pub enum FromCutter<B> {
    /// The part.
    Part {
        /// Its width in points.
        wide: u32,
        /// Its height in points.
        tall: u32,
        /// Its points, row by row: red, green, blue and opaque, one byte each; moved and not copied.
        points: B,
    },
    /// The file does not have it.
    Nothing,
}

/// A file to read.
#[derive(Debug, Serialize, Deserialize)]
pub struct ToReader<B> {
    /// The file's name.
    pub name: String,
    /// Its bytes, moved and not copied.
    pub bytes: B,
    /// The word lists, as JSON.
    pub words: String,
    /// The user's corrections of tables.
    pub layouts: Layouts,
}

/// From a writer to the window.
#[derive(Debug, Serialize, Deserialize)]
pub enum FromWriter<B> {
    /// The workbook.
    Written {
        /// Its bytes; moved and not copied.
        bytes: B,
    },
    /// Why there is none, in plain English.
    Failed(String),
}

/// From a reader to the window.
#[derive(Debug, Serialize, Deserialize)]
pub enum FromReader<B> {
    /// The file's name and fingerprint, before anything of it is read.
    Input(Input),
    /// Some lines, packed; the window passes them on unread.
    Lines {
        /// How many.
        count: usize,
        /// What [`pack`] made of them; moved and not copied.
        packed: B,
    },
    /// The file has been read.
    Done {
        /// What came with its lines.
        account: Account,
    },
}

/// Packs lines for the way from one worker to another. A text format such as JSON would cost more time than the lines
/// themselves.
///
/// # Errors
/// If a line cannot be written.
pub fn pack(lines: &[Line]) -> Result<Vec<u8>, postcard::Error> {
    // The fields are packed one by one, because the serialiser of a line leaves some out, which JSON allows and this
    // format does not.
    let fields: Vec<_> = lines
        .iter()
        .map(|line| {
            let Place { file, part, sheet, page, line: number, row, area } = &line.place;
            let place = (file, part, sheet, page, number, row, area);
            (place, &line.text, &line.cells, line.party, line.hidden, line.kind, &line.doubts)
        })
        .collect();
    postcard::to_allocvec(&fields)
}

/// The lines that were packed.
///
/// # Errors
/// If the bytes are not such lines.
pub fn unpack(packed: &[u8]) -> Result<Vec<Line>, postcard::Error> {
    type Number = Option<u32>;
    type PlaceFields = (Option<String>, Option<String>, Option<String>, Number, Number, Number, Option<Box<Area>>);
    type Fields = (PlaceFields, String, Vec<Cell>, Option<Party>, bool, LineKind, Vec<(usize, usize)>);
    let lines: Vec<Fields> = postcard::from_bytes(packed)?;
    let line = |(place, text, cells, party, hidden, kind, doubts): Fields| {
        let (file, part, sheet, page, line, row, area) = place;
        let place = Place { file, part, sheet, page, line, row, area };
        // A reader knows nothing of corrections; the desk adds them.
        Line { cells, party, hidden, kind, doubts, ..Line::new(place, text) }
    };
    Ok(lines.into_iter().map(line).collect())
}
