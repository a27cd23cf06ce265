//! Long runs: the number of threads and the size of a slice change no record, and Parquet says what CSV and JSON Lines say.

use crate::{index, root, today};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use vendor_engine::judge::{Context, Terms};
use vendor_engine::report::LineRecord;
use vendor_engine::screen::Screening;
use vendor_engine::slices::{Ground, Slices};
use vendor_text::Line;

/// The lines of every file of the test data, one file after the other.
fn all_lines() -> Vec<Line> {
    let mut files = Vec::new();
    files_below(&root().join("tests/data"), &mut files);
    files.sort();
    let words = &index().list().words;
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        vendor_readers::read_file(name, &std::fs::read(path).unwrap(), words).0
    };
    files.iter().flat_map(read).collect()
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files_below(&path, files) } else { files.push(path) }
    }
}

fn in_slices(lines: &[Line], most: usize, mut slices: Slices<'_>) -> Vec<LineRecord> {
    lines.chunks(most).flat_map(|slice| slices.records(slice.to_vec())).collect()
}

#[test]
fn slices_and_threads_change_no_record() {
    let lines = all_lines();
    assert!(lines.len() > 5_000, "{}", lines.len());
    let context = Context::default();
    let terms = Terms { context: &context, today: today(), policy: None };
    let mut screening = Screening::new(lines.clone(), Vec::new());
    while screening.step(index(), usize::MAX) {}
    let expected: Vec<LineRecord> = screening.records(index(), terms, &[], 0, usize::MAX).collect();
    let on = Ground { index: index(), terms, own_lists: &[] };
    for (threads, most) in [(1, 4_096), (2, 4_096), (3, 700), (2, 65)] {
        let slices = Slices::new(on, NonZeroUsize::new(threads).unwrap());
        let records = in_slices(&lines, most, slices);
        let differs = records.iter().zip(&expected).find(|(record, expected)| record != expected);
        assert!(differs.is_none(), "{threads} threads, {most} lines: {differs:?}");
        assert_eq!(records.len(), expected.len());
    }
    // By itself, a line is what it is in a run of one line on no sheet.
    let alone = in_slices(&lines, 4_096, Slices::new(on, NonZeroUsize::MIN).each_alone());
    let headed = alone.iter().zip(&expected).filter(|(alone, expected)| alone != expected).count();
    assert!(headed > 0 && headed < lines.len() / 4, "{headed} of {}", lines.len());
}

fn run(words: &[&str], files: &[&Path]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vendor-check"));
    command.current_dir(root()).args(["check", "--today", "2026-11-23"]).args(words).args(files).output().unwrap()
}

#[test]
fn the_command_writes_the_same_bytes_with_any_number_of_threads() {
    let files = ["register.csv", "quote.txt", "new-makers.jsonl"].map(|name| root().join("tests/data").join(name));
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    for format in ["jsonl", "csv", "text"] {
        let one = run(&["--format", format, "--threads", "1"], &files);
        assert!(!one.stdout.is_empty());
        for threads in ["2", "3"] {
            let many = run(&["--format", format, "--threads", threads], &files);
            assert_eq!((&many.stdout, &many.stderr, many.status), (&one.stdout, &one.stderr, one.status), "{format}");
        }
    }
    assert_eq!(run(&["--threads", "0"], &files).status.code(), Some(64));
}

#[test]
fn each_item_by_itself_is_under_no_heading() {
    let text = "Hikvision cameras:\n5MP dome ABC-12345\n";
    let verdicts = |words: &[&str]| -> Vec<String> {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("headed.txt");
        std::fs::write(&path, text).unwrap();
        let records = String::from_utf8(run(words, &[&path]).stdout).unwrap();
        let record = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["verdict"].clone();
        records.lines().map(record).filter_map(|verdict| verdict.as_str().map(str::to_owned)).collect()
    };
    assert_eq!(verdicts(&["--format", "jsonl"]), ["restricted", "ask"]);
    assert_eq!(verdicts(&["--format", "jsonl", "--each-alone"]), ["restricted", "cannot-tell"]);
}

#[cfg(feature = "parquet")]
mod parquet_files {
    use super::*;
    use arrow_array::{ArrayRef, RecordBatch, StringArray};
    use parquet::arrow::ArrowWriter;
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
    use serde_json::Value;
    use std::fs::File;
    use std::sync::Arc;

    fn scratch(name: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
    }

    /// The table of a CSV file as Parquet; empty cells are nulls.
    fn as_parquet(csv: &Path, to: &Path) {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(csv).unwrap();
        let headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let column = |at: usize| -> ArrayRef {
            let cells = rows.iter().map(|row| row.get(at).filter(|cell| !cell.is_empty()));
            Arc::new(StringArray::from(cells.collect::<Vec<_>>()))
        };
        let columns = headings.iter().enumerate().map(|(at, name)| (name.as_str(), column(at), true));
        let batch = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
        let mut writer = ArrowWriter::try_new(File::create(to).unwrap(), batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
    }

    fn json_lines(output: &Output) -> Vec<Value> {
        let text = String::from_utf8(output.stdout.clone()).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Leaves out what a Parquet file has as null, and JSON not at all.
    fn without_nulls(value: Value) -> Value {
        match value {
            Value::Object(keys) => {
                let keys = keys.into_iter().filter(|(_, value)| !value.is_null());
                Value::Object(keys.map(|(key, value)| (key, without_nulls(value))).collect())
            }
            Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
            other => other,
        }
    }

    fn rows_of(path: &Path) -> Vec<Value> {
        let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap().build().unwrap();
        let rows = |batch: RecordBatch| serde_arrow::from_record_batch::<Vec<Value>>(&batch).unwrap();
        reader.flat_map(|batch| rows(batch.unwrap())).map(without_nulls).collect()
    }

    #[test]
    fn parquet_is_read_as_a_csv_of_the_same_table() {
        let csv = root().join("tests/data/standings/registers/council_cctv_assets.csv");
        let table = scratch("register.parquet");
        as_parquet(&csv, &table);
        let places_apart = |mut records: Vec<Value>| {
            records.pop();
            records.iter_mut().for_each(|record| record["where"]["file"] = Value::Null);
            records
        };
        let from_csv = places_apart(json_lines(&run(&["--format", "jsonl"], &[&csv])));
        let from_parquet = places_apart(json_lines(&run(&["--format", "jsonl"], &[&table])));
        assert!(from_csv.len() > 10);
        assert_eq!(from_parquet, from_csv);
    }

    #[test]
    fn parquet_holds_exactly_what_json_lines_hold() {
        let files = ["register.csv", "quote.txt"].map(|name| root().join("tests/data").join(name));
        let missing = root().join("tests/data/no-such-file.csv");
        let mut files = vec![files[0].as_path(), files[1].as_path(), missing.as_path()];
        // For a line from a picture, also where in it the line was read and what is doubtful.
        let picture = root().join("tests/data/pictures/quote-photograph.pdf");
        if cfg!(feature = "pictures") {
            files.push(&picture);
        }
        let mut records = json_lines(&run(&["--format", "jsonl"], &files));
        let account = records.pop().unwrap();
        let any = |key: &str| records.iter().any(|record| record.pointer(key).is_some_and(|value| !value.is_null()));
        assert_eq!((any("/where/box"), any("/doubts")), (cfg!(feature = "pictures"), cfg!(feature = "pictures")));
        let mut bytes = Vec::new();
        for threads in ["1", "2"] {
            let out = scratch("records.parquet");
            let output = run(&["--threads", threads, "--out", out.to_str().unwrap()], &files);
            assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
            let mut rows = rows_of(&out);
            // What was not read is a row of its own: nobody can miss it.
            let error = rows.pop().unwrap();
            assert!(error["error"].as_str().unwrap().contains("no-such-file.csv"), "{error}");
            assert_eq!(rows, records.iter().cloned().map(without_nulls).collect::<Vec<_>>());
            let metadata = ParquetRecordBatchReaderBuilder::try_new(File::open(&out).unwrap()).unwrap();
            let keys = metadata.metadata().file_metadata().key_value_metadata().unwrap();
            let value = |key: &str| keys.iter().find(|pair| pair.key == key).unwrap().value.clone().unwrap();
            assert_eq!(serde_json::from_str::<Value>(&value("vendor_check.summary")).unwrap(), account["summary"]);
            assert_eq!(value("vendor_check.list_sha256"), account["summary"]["list"]["sha256"].as_str().unwrap());
            bytes.push(std::fs::read(&out).unwrap());
        }
        assert_eq!(bytes[0], bytes[1], "one thread, two threads");
    }

    #[test]
    fn a_damaged_parquet_file_is_named() {
        let path = scratch("damaged.parquet");
        std::fs::write(&path, b"PAR1 and nothing more PAR1").unwrap();
        let output = run(&["--format", "jsonl"], &[&path]);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("damaged.parquet"));
        let no_out = run(&["--format", "parquet"], &[&path]);
        assert_eq!(no_out.status.code(), Some(64));
    }
}
