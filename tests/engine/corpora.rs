//! Larger labelled collections, when they lie beside the project; the output says which did not run.

use crate::{attributed, check, root};
use serde_json::Value;

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
