//! Makers that councils come across: five real products of each are answered correctly (`tests/data/new-makers.jsonl`).

use crate::{check, root};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    text: String,
    maker: String,
    expect: String,
}

#[test]
fn products_of_makers_that_councils_meet_answer_as_they_should() {
    let text = std::fs::read_to_string(root().join("tests/data/new-makers.jsonl")).unwrap();
    let rows: Vec<Row> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(rows.len() > 500);
    let mut wrong = Vec::new();
    for row in &rows {
        let record = check(&row.text);
        let found: Vec<&str> = record.makers.iter().map(|maker| maker.id.as_str()).collect();
        if record.verdict.slug() != row.expect || !found.contains(&row.maker.as_str()) {
            wrong.push(format!(
                "{} | want {} {} | got {} {found:?}",
                row.text,
                row.maker,
                row.expect,
                record.verdict.slug()
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} are wrong:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
