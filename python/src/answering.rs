//! Texts and files answered by as many threads as were asked for, without Python.

use crate::Engine;
use crate::texts::{Text, Texts};
use arrow_array::RecordBatch;
use std::fs::File;
use std::num::NonZeroUsize;
use std::path::Path;
use vendor_arrow::{BatchError, Row, parquet_in};
use vendor_engine::report::explain;
use vendor_engine::slices::{self, Ground, Hand, Slices};
use vendor_readers::{Layouts, Read};
use vendor_text::{Line, Party};

/// Rows of a batch of a result: one thread's piece of work.
const PIECE: usize = 1_024;
/// Lines of a file that are in work at once.
const SLICE: usize = 4_096;

/// Why a file gave no table.
pub enum ReadError {
    /// It cannot be opened.
    File(std::io::Error),
    /// A fault of this program.
    Batch(BatchError),
}

/// A batch for each piece of the texts, in order.
pub fn look_up(
    engine: &Engine,
    texts: &Texts,
    party: Option<Party>,
    threads: NonZeroUsize,
) -> Result<Vec<RecordBatch>, BatchError> {
    let on = engine.ground();
    let batch = |hand: &mut Hand, pieces: Vec<_>| {
        let texts = pieces.into_iter().flat_map(|piece| texts.each(piece));
        let rows: Vec<Row> = texts.map(|text| row(engine, &on, hand, text, party)).collect();
        engine.batches.of(&rows)
    };
    let pieces = texts.pieces(PIECE);
    slices::share_in_pieces(&mut slices::hands(threads), pieces, 1, batch).into_iter().collect()
}

fn row(engine: &Engine, on: &Ground<'_>, hand: &mut Hand, text: Text<'_>, party: Option<Party>) -> Row {
    let line = text.and_then(|text| {
        let line = party.map_or_else(|| engine.singles.line(text), |party| engine.singles.party(text, party));
        line.map_err(|error| error.to_string())
    });
    match line {
        Ok(line) => Row::Answered(Box::new(hand.record_alone(on, &line))),
        Err(reason) => Row::Refused(reason),
    }
}

/// A batch for each slice of a file, and one for what was not read.
pub fn read(
    engine: &Engine,
    path: &Path,
    each_alone: bool,
    threads: NonZeroUsize,
) -> Result<Vec<RecordBatch>, ReadError> {
    let mut slices = Slices::new(engine.ground(), threads);
    if each_alone {
        slices = slices.each_alone();
    }
    let mut batches = Vec::new();
    let mut answer = |lines: Vec<Line>| {
        let mut lines = lines.into_iter().peekable();
        while lines.peek().is_some() {
            let records = slices.records(lines.by_ref().take(SLICE).collect());
            let rows: Vec<Row> = records.into_iter().map(|record| Row::Answered(Box::new(record))).collect();
            batches.push(engine.batches.of(&rows));
        }
    };
    let Read { lines, account } = lines_of(engine, path, &mut answer).map_err(ReadError::File)?;
    answer(lines);
    let refused =
        account.unread.iter().map(|unread| Row::Refused(format!("{}: {}", explain::not_read(unread), unread.reason)));
    let refused: Vec<Row> = refused.collect();
    if !refused.is_empty() {
        batches.push(engine.batches.of(&refused));
    }
    batches.into_iter().collect::<Result<_, _>>().map_err(ReadError::Batch)
}

fn lines_of(engine: &Engine, path: &Path, take: &mut dyn FnMut(Vec<Line>)) -> std::io::Result<Read> {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let words = &engine.index.list().words;
    if parquet_in::is_parquet(path) {
        return Ok(parquet_in::read(&name, File::open(path)?, words, &Layouts::default(), take));
    }
    // The networks that read pictures are not part of the package: what has to be seen is named as not read.
    Ok(vendor_readers::read_in_parts(&name, &std::fs::read(path)?, words, &Layouts::default(), take, None))
}
