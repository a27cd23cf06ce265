//! Writes records as Parquet: the columns of `schema`, packed with Zstandard, with the account of the run in the file's
//! own metadata. The same records give the same bytes.

use super::batch::{BatchError, Batches, Row};
use super::schema;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use std::io::Write;
use thiserror::Error;
use vendor_engine::report::Summary;
use vendor_engine::report::explain;
use vendor_engine::report::record::{LineRecord, ListStamp};

/// The key in the file's metadata for the account of the run, as JSON: `summary` of the JSON record.
pub const SUMMARY: &str = "vendor_check.summary";

/// The rows of a group, which a reader and the writer must hold in memory at once.
const GROUP: usize = 32_768;

/// Why no Parquet was written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The records do not fit.
    #[error(transparent)]
    Batch(#[from] BatchError),
    /// The file cannot be written: the disk is full or gone.
    #[error("{0}")]
    Parquet(#[from] ParquetError),
    /// The account cannot be written as JSON.
    #[error("{0}")]
    Account(#[from] serde_json::Error),
}

/// Writes records as they come.
pub struct ParquetOut<W: Write + Send> {
    batches: Batches,
    writer: ArrowWriter<W>,
}

impl<W: Write + Send> ParquetOut<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn begin(out: W, stamp: &ListStamp) -> Result<Self, WriteError> {
        let batches = Batches::new(stamp);
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?))
            .set_max_row_group_row_count(Some(GROUP))
            .build();
        // Without Arrow's own form of the schema, whose keys have no fixed order.
        let options = ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
        let mut writer = ArrowWriter::try_new_with_options(out, batches.schema().clone(), options)?;
        for key in [schema::FORMAT, schema::LIST_SHA256, schema::LIST_VERSION, schema::TOOL] {
            let value = batches.schema().metadata().get(key).cloned();
            writer.append_key_value_metadata(KeyValue::new(key.to_owned(), value));
        }
        Ok(Self { batches, writer })
    }

    /// Writes the records of a slice.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn records(&mut self, records: Vec<LineRecord>) -> Result<(), WriteError> {
        let rows: Vec<Row> = records.into_iter().map(|record| Row::Answered(Box::new(record))).collect();
        Ok(self.writer.write(&self.batches.of(&rows)?)?)
    }

    /// Writes a row for each thing that was not read, and the account.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn end(mut self, summary: &Summary) -> Result<(), WriteError> {
        let refused = |unread| format!("{}: {}", explain::not_read(unread), unread.reason);
        let rows: Vec<Row> = summary.incomplete.iter().map(|unread| Row::Refused(refused(unread))).collect();
        if !rows.is_empty() {
            self.writer.write(&self.batches.of(&rows)?)?;
        }
        self.writer.append_key_value_metadata(KeyValue::new(SUMMARY.to_owned(), serde_json::to_string(summary)?));
        self.writer.close()?;
        Ok(())
    }
}
