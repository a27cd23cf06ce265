//! Turns Parquet into lines: each row's cells as they would be in a CSV file of the same table, with the names of the
//! columns as its headings. Rows are read a batch at a time and handed over, so that the length of the file does not
//! matter.

use arrow_array::{Array, RecordBatch};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::ArrowError;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::errors::ParquetError;
use std::fs::File;
use std::path::Path;
use vendor_list::makers::WordLists;
use vendor_readers::reading::Reading;
use vendor_readers::table::Table;
use vendor_readers::{Layouts, Read, limits};
use vendor_text::{Line, Place};

/// How many rows are unpacked together.
const ROWS: usize = 4_096;

/// Whether a file is Parquet, by its name or its first bytes.
#[must_use]
pub fn is_parquet(path: &Path) -> bool {
    let named = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("parquet"));
    named || first_bytes(path).is_some_and(|bytes| bytes == *MAGIC)
}

/// How every Parquet file begins.
const MAGIC: &[u8; 4] = b"PAR1";

fn first_bytes(path: &Path) -> Option<[u8; 4]> {
    let mut bytes = [0; 4];
    std::io::Read::read_exact(&mut File::open(path).ok()?, &mut bytes).ok()?;
    Some(bytes)
}

/// Reads a Parquet file. Lines are handed to `take` as they are read; the last are in the result.
pub fn read(name: &str, file: File, words: &WordLists, layouts: &Layouts, take: &mut dyn FnMut(Vec<Line>)) -> Read {
    let mut reading = Reading::new(Some(name), words).with_layouts(layouts).handing_over_to(take).of_any_length();
    if let Err(error) = read_into(&mut reading, file) {
        reading.refuse(format!("{error}. Write it again, uncompressed or with Snappy or Zstandard."));
    }
    if reading.count() == 0 && reading.unread.is_empty() {
        reading.refuse("it has no rows. Check that it is the right file.");
    }
    reading.finish()
}

fn read_into(reading: &mut Reading<'_>, file: File) -> Result<(), ParquetError> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(file)?;
    let names: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    let base = reading.place();
    let mut table = Table::of_sheet(reading, base.clone());
    let headings: Vec<(usize, &str)> = names.iter().map(String::as_str).enumerate().take(limits::COLUMNS).collect();
    table.row(reading, Place { row: Some(1), ..base.clone() }, &headings, false);
    if names.len() > limits::COLUMNS {
        reading
            .refuse("it has more than 4,096 columns; those beyond were not read. Save only the columns that matter.");
    }
    let mut row = 1_u32;
    for batch in builder.with_batch_size(ROWS).build()? {
        let batch = batch?;
        let columns = columns(&batch)?;
        for at in 0..batch.num_rows() {
            row = row.saturating_add(1);
            let cells: Vec<(usize, String)> = columns
                .iter()
                .enumerate()
                .map(|(column, cells)| Ok((column, cells.value(at).try_to_string()?)))
                .collect::<Result<_, ArrowError>>()?;
            table.row(reading, Place { row: Some(row), ..base.clone() }, &cells, false);
        }
        reading.hand_over();
    }
    table.finish(reading);
    Ok(())
}

/// Formatters for the cells of each column. A null becomes an empty cell.
fn columns(batch: &RecordBatch) -> Result<Vec<ArrayFormatter<'_>>, ArrowError> {
    const AS_IN_CSV: FormatOptions<'static> = FormatOptions::new().with_null("");
    let columns = batch.columns().iter().take(limits::COLUMNS);
    columns.map(|column| ArrayFormatter::try_new(column.as_ref() as &dyn Array, &AS_IN_CSV)).collect()
}
