//! The published schema of records (`docs/record.schema.json`): it names every key that is written, and every record
//! conforms to it.

use crate::root;
use jsonschema::Validator;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

fn schema() -> Value {
    serde_json::from_str(&std::fs::read_to_string(root().join("docs/record.schema.json")).unwrap()).unwrap()
}

/// The schema allows unknown keys, because a newer version may add some; in this copy none are allowed.
fn closed(schema: &mut Value) {
    match schema {
        Value::Object(keys) => {
            if keys.contains_key("properties") {
                keys.insert("additionalProperties".into(), json!(false));
            }
            keys.values_mut().for_each(closed);
        }
        Value::Array(items) => items.iter_mut().for_each(closed),
        _ => {}
    }
}

fn closed_schema() -> Validator {
    let mut schema = schema();
    closed(&mut schema);
    jsonschema::draft202012::new(&schema).unwrap()
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, files);
        } else if path.extension().is_none_or(|end| end != "json" && end != "py" && end != "md") {
            files.push(path);
        }
    }
}

fn written(words: &[&str], files: &[PathBuf]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vendor-check"));
    command.current_dir(root()).args(["check", "--format", "jsonl", "--today", "2026-11-23"]).args(words).args(files);
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

fn scratch(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn every_record_of_the_corpora_keeps_to_the_schema() {
    let schema = closed_schema();
    let mut files = Vec::new();
    for folder in ["tests/data/readers", "tests/data/labelled/documents", "tests/data/labelled/hostile"] {
        files_below(&root().join(folder), &mut files);
    }
    files.push(root().join("tests/data/register.csv"));
    files.sort();
    let mut texts = String::new();
    for folder in ["tests/data/labelled/lines", "tests/data/secrets"] {
        let mut rows = Vec::new();
        files_below(&root().join(folder), &mut rows);
        for row in rows
            .iter()
            .flat_map(|path| std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect::<Vec<_>>())
        {
            let Ok(row) = serde_json::from_str::<Value>(&row) else { continue };
            texts.extend(row["text"].as_str().map(|text| format!("{}\n", text.replace('\n', " "))));
        }
    }
    files.push(scratch("labelled-lines.txt", &texts));
    let own_list = scratch("schema-own-list.csv", "Name\nQuillomar Lifts Ltd\n");
    let own_list = own_list.to_str().unwrap();
    let beside = ["--policy", "docs/policy-example.toml", "--own-list", own_list, "--bidder", "Hikvision UK Ltd"];
    let said = ["--checked-by", "a clerk", "--reference", "Q 17", "--text", "Quillomar Lifts Limited"];
    let runs = [
        written(&["--context", "existing-equipment"], &files),
        written(&[&beside[..], &said[..], &["--context", "central-government,site-sensitive"]].concat(), &files),
    ];
    let (mut faults, mut records) = (Vec::new(), 0);
    for row in runs.iter().flat_map(|run| run.lines()) {
        let record: Value = serde_json::from_str(row).unwrap();
        records += 1;
        faults.extend(
            schema.iter_errors(&record).take(1).map(|error| format!("{error} at {}: {row}", error.instance_path())),
        );
    }
    assert!(records > 2_000, "{records} records");
    assert!(faults.is_empty(), "{} of {records}:\n{}", faults.len(), faults.join("\n"));
}

/// A schema that accepts anything would pass the test above.
#[test]
fn wrong_records_do_not_keep_to_the_schema() {
    let schema = closed_schema();
    let run = written(&["--text", "4 x Hikvision DS-2CD2143G2-I"], &[]);
    let mut rows = run.lines().map(|row| serde_json::from_str::<Value>(row).unwrap());
    let (line, account) = (rows.next().unwrap(), rows.next().unwrap());
    assert!(schema.is_valid(&line) && schema.is_valid(&account));
    for (place, wrong) in [
        ("/verdict", json!("fine")),
        ("/reach", json!("europe")),
        ("/makers/0/certainty", json!("sure")),
        ("/makers/0/evidence/0/start", json!(-1)),
        ("/measures/0/bears", json!(null)),
        ("/where/line", json!(0)),
        ("/where", json!({})),
    ] {
        let mut spoilt = line.clone();
        *spoilt.pointer_mut(place).unwrap() = wrong;
        assert!(!schema.is_valid(&spoilt), "{place}");
    }
    for (place, wrong) in [
        ("/summary/format", json!(2)),
        ("/summary/today", json!("23 November 2026")),
        ("/summary/list/sha256", json!("")),
        ("/summary/verdicts", json!({"fine": 1})),
    ] {
        let mut spoilt = account.clone();
        *spoilt.pointer_mut(place).unwrap() = wrong;
        assert!(!schema.is_valid(&spoilt), "{place}");
    }
}

/// The edition named in the schema is the edition that is written.
#[test]
fn the_schema_is_of_the_edition_that_is_written() {
    let edition = schema()["$defs"]["summary"]["properties"]["format"]["const"].clone();
    assert_eq!(edition, json!(vendor_engine::report::record::FORMAT));
}

/// A reader that knows only the schema ignores keys of a newer version.
#[test]
fn keys_of_a_newer_version_pass() {
    let schema = jsonschema::draft202012::new(&schema()).unwrap();
    let run = written(&["--text", "Hikvision"], &[]);
    let mut line: Value = serde_json::from_str(run.lines().next().unwrap()).unwrap();
    line["a_later_key"] = json!(1);
    line["where"]["a_later_key"] = json!({"page": 1});
    assert!(schema.is_valid(&line));
}
