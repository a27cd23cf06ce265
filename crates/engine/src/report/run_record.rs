//! A run as a record for people and programs: one writer for each form, shared by the page and the command.

use super::record::{LineRecord, Summary};
use super::shared_words::SharedWords;
use super::tally::Tally;
use super::{csv_table, explain, text, web_page};
use std::io::{Result, Write};
use vendor_list::Index;

/// Makes old editors and spreadsheets read a text as UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A form in which a record is written as text. The workbook's is [`super::run_workbook`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunForm {
    /// Plain text, the account first.
    Text,
    /// A CSV table.
    Table,
    /// JSON Lines.
    JsonLines,
    /// A printable web page, the account first.
    WebPage,
}

impl RunForm {
    /// Whether the account comes first, so that every line must have been judged before the first is written.
    #[must_use]
    pub fn opens_with_account(self) -> bool {
        matches!(self, Self::Text | Self::WebPage)
    }
}

/// Writes a run that was judged to its end.
///
/// # Errors
/// If it cannot be written.
pub fn write<I: Iterator<Item = LineRecord>>(
    form: RunForm,
    out: &mut impl Write,
    index: &Index,
    summary: &Summary,
    records: impl Fn() -> I,
) -> Result<()> {
    let mut tally = Tally::default();
    let mut shared = SharedWords::default();
    if form == RunForm::WebPage {
        for record in records() {
            tally.add(&record);
            shared.add(&record, &tally);
        }
    }
    let mut writer = RunWriter { form, out, index, tally, shared };
    writer.opening(summary)?;
    for record in records() {
        writer.line(&record, summary)?;
    }
    writer.ending(summary)
}

/// Writes a run line by line, as it is judged.
pub struct RunWriter<'a, W> {
    form: RunForm,
    out: &'a mut W,
    index: &'a Index,
    /// The ways in which measures bear, numbered; used by the web page only.
    tally: Tally,
    /// What many lines say alike, numbered; used by the web page only.
    shared: SharedWords,
}

impl<'a, W: Write> RunWriter<'a, W> {
    /// Begins a form in which lines come before the account.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn begin(form: RunForm, out: &'a mut W, index: &'a Index, summary: &Summary) -> Result<Self> {
        let mut writer = Self { form, out, index, tally: Tally::default(), shared: SharedWords::default() };
        writer.opening(summary)?;
        Ok(writer)
    }

    fn opening(&mut self, summary: &Summary) -> Result<()> {
        let Self { out, index, shared, .. } = self;
        match self.form {
            RunForm::Text => {
                write!(out, "VENDOR CHECKER: RECORD OF A CHECK\n\n{}\n", text::summary(index, summary))?;
                write!(out, "Context: {}.\n\n", explain::situation(summary))
            }
            RunForm::Table => write!(out, "{BYTE_ORDER_MARK}{}", csv_table::heading()?),
            RunForm::JsonLines => Ok(()),
            RunForm::WebPage => write!(out, "{}", web_page::opening(index, summary, shared)),
        }
    }

    /// Writes a line.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn line(&mut self, record: &LineRecord, summary: &Summary) -> Result<()> {
        let Self { out, index, shared, .. } = self;
        match self.form {
            RunForm::Text => writeln!(out, "{}", text::line(index, record)),
            RunForm::Table => write!(out, "{}", csv_table::line(index, record, summary)?),
            // Written in one call; otherwise the underlying writer would be called for every character.
            RunForm::JsonLines => writeln!(out, "{}", serde_json::to_string(record)?),
            RunForm::WebPage => write!(out, "{}", web_page::line(index, record, summary, shared)),
        }
    }

    /// Writes the end, once every line is written.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn ending(self, summary: &Summary) -> Result<()> {
        let Self { out, index, tally, shared, .. } = self;
        match self.form {
            RunForm::Text => {
                explain::never_read(summary).map_or(Ok(()), |said| writeln!(out, "{said}"))?;
                writeln!(out, "{}", explain::NO_PROOF)
            }
            RunForm::Table => write!(out, "{}", csv_table::ending(summary)?),
            RunForm::JsonLines => writeln!(out, "{}", serde_json::json!({ "summary": summary })),
            RunForm::WebPage => write!(out, "{}", web_page::ending(index, &tally, &shared)),
        }
    }
}
