//! Lines and hostile files labelled by a hand that had not seen the engine.

use crate::{attributed, check_in, index, root};
use serde_json::Value;
use vendor_readers::read_file;

/// Whose a thing is: nobody is accused whom the line does not name, and few of those that it offers are missed.
#[test]
fn nobody_is_accused_whom_a_labelled_line_does_not_name() {
    let (mut accused, mut missed, mut wanted, mut lines) = (Vec::new(), Vec::new(), 0, 0);
    for file in std::fs::read_dir(root().join("tests/data/labelled/lines")).unwrap() {
        for row in std::fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            let label: Value = serde_json::from_str(row).unwrap();
            let text = label["text"].as_str().unwrap();
            let record = check_in(text, label["context"].as_str().unwrap_or_default());
            let makers = label["makers"].as_array().unwrap();
            let named: Vec<&str> = makers.iter().map(|maker| maker["id"].as_str().unwrap()).collect();
            let asked: Vec<&str> = label["ask"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            lines += 1;
            for id in attributed(&record).into_iter().filter(|id| !named.contains(id) && !asked.contains(id)) {
                accused.push(format!("{id}: {text}"));
            }
            let offered = makers.iter().filter(|maker| maker["standing"] == "offered");
            for id in offered.map(|maker| maker["id"].as_str().unwrap()) {
                wanted += 1;
                if !record.makers.iter().any(|maker| maker.id == id) {
                    missed.push(format!("{id}: {text}"));
                }
            }
        }
    }
    assert_eq!(lines, 700);
    println!("{} of {wanted} not found:\n{}\naccused:\n{}", missed.len(), missed.join("\n"), accused.join("\n"));
    // “Uni view days” and TruVision’s “TVT-5603” are read wrongly today.
    assert!(accused.len() <= 2, "accused:\n{}", accused.join("\n"));
    assert!(missed.len() * 100 <= wanted * 4, "{} of {wanted} not found:\n{}", missed.len(), missed.join("\n"));
}

/// What of a hostile file cannot be read is said; what can be read is found.
#[test]
fn hostile_files_are_not_passed_over_in_silence() {
    let folder = root().join("tests/data/labelled/hostile");
    let labels: Value = serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let mut silent = Vec::new();
    let files = labels.as_array().or_else(|| labels["files"].as_array()).unwrap();
    for label in files {
        let name = label["file"].as_str().unwrap();
        let (lines, unread) = read_file(name, &std::fs::read(folder.join(name)).unwrap(), &index().list().words);
        let also: Vec<&str> = label["also_ok"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let may_be_read = label["expect"] == "read" || also.contains(&"read");
        if unread.is_empty() && !may_be_read {
            silent.push(format!("{name}: {}", label["why"]));
        }
        let text: String = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
        for model in label["must_find"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !text.contains(model) {
                silent.push(format!("{name}: {model} is not found"));
            }
        }
    }
    assert_eq!(files.len(), 60);
    println!("silent:\n{}", silent.join("\n"));
    assert!(silent.len() <= 6, "passed over in silence:\n{}", silent.join("\n"));
}
