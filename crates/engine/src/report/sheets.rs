//! Sheets of typed cells on their way to a workbook: what a sheet is, who takes one, and sheets as packed steps for a
//! writer that runs elsewhere.

use super::cells::Cell;
use serde::{Deserialize, Serialize};
use std::io::Write;
use vendor_text::Date;

/// The largest number of rows of a sheet.
pub const ROWS: usize = 1_048_576;

/// A sheet: headings with a filter that stay in sight, and rows below them.
pub struct Sheet<'a> {
    /// Its name; letters that Excel refuses are replaced, the rest of a long one is cut.
    pub name: &'a str,
    /// What must be read before the rows, for example that they are not complete; each in a row of its own above
    /// the headings.
    pub stamps: &'a [String],
    /// The headings, one for each column.
    pub headings: &'a [&'a str],
    /// The columns' widths, in digits of the usual type.
    pub widths: &'a [f64],
    /// The rows.
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + 'a>,
}

/// Takes the sheets of a workbook, one after the other.
pub trait TakesSheets {
    /// Why a sheet was not taken.
    type Error;

    /// Takes the next sheet.
    ///
    /// # Errors
    /// Why it was not taken.
    fn take(&mut self, sheet: Sheet<'_>) -> Result<(), Self::Error>;
}

/// A workbook's title and its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// The words.
    pub words: String,
    /// The day.
    pub today: Date,
}

/// One step in writing a workbook.
#[derive(Debug, Serialize, Deserialize)]
enum Step {
    /// The first: what it is.
    Title(Title),
    /// A sheet begins.
    Sheet { name: String, stamps: Vec<String>, headings: Vec<String>, widths: Vec<f64> },
    /// A row of that sheet.
    Row(Vec<Cell>),
}

/// Writes sheets as packed steps, one after the other. Each step is one call of the writer below.
pub struct StepWriter<W> {
    out: W,
}

impl<W: Write> StepWriter<W> {
    /// Begins a workbook.
    ///
    /// # Errors
    /// Why the writer did not take it.
    pub fn new(out: W, title: Title) -> std::io::Result<Self> {
        let mut writer = Self { out };
        writer.step(&Step::Title(title))?;
        Ok(writer)
    }

    /// The writer below.
    pub fn into_inner(self) -> W {
        self.out
    }

    fn step(&mut self, step: &Step) -> std::io::Result<()> {
        let packed = postcard::to_allocvec(step).map_err(std::io::Error::other)?;
        self.out.write_all(&packed)
    }
}

impl<W: Write> TakesSheets for StepWriter<W> {
    type Error = std::io::Error;

    fn take(&mut self, sheet: Sheet<'_>) -> std::io::Result<()> {
        let Sheet { name, stamps, headings, widths, rows } = sheet;
        self.step(&Step::Sheet {
            name: name.to_owned(),
            stamps: stamps.to_vec(),
            headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
            widths: widths.to_vec(),
        })?;
        for row in rows {
            self.step(&Step::Row(row))?;
        }
        Ok(())
    }
}

/// Why steps are not taken as a workbook.
#[derive(Debug, thiserror::Error)]
pub enum StepError<E> {
    /// They are not such steps; only a bug can cause it.
    #[error("the workbook's rows cannot be read: {0}")]
    Steps(String),
    /// An error of the workbook itself.
    #[error(transparent)]
    Workbook(#[from] E),
}

/// The steps in some blocks of bytes. Each block holds whole steps, and only one block at a time is in memory.
struct Steps<I> {
    pieces: I,
    piece: Vec<u8>,
    at: usize,
}

impl<I: Iterator<Item = Vec<u8>>> Iterator for Steps<I> {
    type Item = Result<Step, postcard::Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.at >= self.piece.len() {
            self.piece = self.pieces.next()?;
            self.at = 0;
        }
        let rest = self.piece.get(self.at..).unwrap_or_default();
        Some(postcard::take_from_bytes::<Step>(rest).map(|(step, left)| {
            self.at = self.piece.len() - left.len();
            step
        }))
    }
}

/// Reads steps and hands their sheets to the workbook that `begin` makes. Each block has whole steps.
///
/// # Errors
/// See [`StepError`].
pub fn read_steps<B: TakesSheets>(
    pieces: impl Iterator<Item = Vec<u8>>,
    begin: impl FnOnce(Title) -> Result<B, B::Error>,
) -> Result<B, StepError<B::Error>> {
    let mut steps = Steps { pieces, piece: Vec::new(), at: 0 };
    let lost = |what: &str| StepError::Steps(what.to_owned());
    let Some(Ok(Step::Title(title))) = steps.next() else { return Err(lost("they have no title")) };
    let mut book = begin(title)?;
    let mut next = steps.next();
    while let Some(step) = next.take() {
        let step = step.map_err(|error| StepError::Steps(error.to_string()))?;
        let Step::Sheet { name, stamps, headings, widths } = step else { return Err(lost("a row has no sheet")) };
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        let rows = std::iter::from_fn(|| match steps.next() {
            Some(Ok(Step::Row(row))) => Some(row),
            // Another sheet, the end, or a step that is broken.
            other => {
                next = other;
                None
            }
        });
        // Fused: a call after the last row must not return the next sheet.
        let rows = Box::new(rows.fuse());
        book.take(Sheet { name: &name, stamps: &stamps, headings: &headings, widths: &widths, rows })?;
    }
    Ok(book)
}
