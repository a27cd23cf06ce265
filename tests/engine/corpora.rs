//! Larger labelled collections, when they lie beside the project; the output says which did not run.

use crate::{attributed, check, index, root};
use serde_json::Value;
use vendor_checker::intake::read_file;

#[test]
fn labelled_lines_hold() {
    let path = root().join("../shared/corpora/documents/lines.jsonl");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("not run: no labelled lines at ../shared/corpora/documents");
        return;
    };
    let ids = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect()
    };
    let (mut wrong, mut missed, mut wanted) = (Vec::new(), 0, 0);
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap();
        let (makers, also) = (ids(&case["makers"]), ids(&case["also_ok"]));
        let record = check(text);
        let found = attributed(&record);
        wrong.extend(
            found
                .iter()
                .filter(|id| !makers.iter().chain(&also).any(|known| known == *id))
                .map(|id| format!("{id}: {text}")),
        );
        wanted += makers.len();
        missed += makers.iter().filter(|id| !found.contains(&id.as_str())).count();
    }
    assert!(wrong.is_empty(), "false accusations:\n{}", wrong.join("\n"));
    assert!(missed * 100 <= wanted * 2, "{missed} of {wanted} makers missed");
}

#[test]
fn labelled_documents_are_read_in_full_or_refused_for_the_right_reason() {
    let folder = root().join("../shared/corpora/documents");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("not run: no labelled documents at ../shared/corpora/documents");
        return;
    };
    for file in files.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".expected.json") else { continue };
        let labels: Value = serde_json::from_slice(&std::fs::read(file.path()).unwrap()).unwrap();
        let (lines, unread) = read_file(name, &std::fs::read(folder.join(name)).unwrap(), &index().list().words);
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let whole: String = lines.iter().map(|line| squeezed(&line.text)).collect();
        if labels["readable"].as_bool().unwrap() {
            assert!(unread.is_empty() && !lines.is_empty(), "{name}: {unread:?}");
        } else {
            let word = if labels["why_not"] == "encrypted" { "password" } else { "picture" };
            assert!(lines.is_empty() && unread[0].reason.contains(word), "{name}: {unread:?}");
        }
        for secret in labels["never_output"].as_array().into_iter().flatten() {
            assert!(!whole.contains(&squeezed(secret.as_str().unwrap())), "{name} keeps a secret");
        }
        for label in labels["lines"].as_array().unwrap() {
            let is_gone = label["where"].as_str().is_some_and(|place| place.contains("deleted text"));
            let text = label["text"].as_str().unwrap();
            assert!(!(is_gone && whole.contains(&squeezed(text))), "{name}: deleted text is read: {text}");
            if label["hidden"] == true {
                let found = lines.iter().any(|line| line.hidden && squeezed(&line.text).contains(&squeezed(text)));
                assert!(found, "{name}: not read and marked as hidden: {text}");
            }
        }
    }
}
