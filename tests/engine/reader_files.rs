//! Small files of every kind, each made for one way in which a reader may lose or garble something; what
//! must hold of each is in `expected.json` beside them. `siblings` are made by `make.py`.

use crate::{asked, attributed, index, record, root, today};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use vendor_engine::identify::Outline;
use vendor_engine::judge::{Context, Terms};
use vendor_readers::{Layouts, Read};

/// What must hold of a file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// Each of these is in the text of a record.
    #[serde(default)]
    has: Vec<String>,
    /// None of these is in anything that comes out.
    #[serde(default)]
    not: Vec<String>,
    /// Listed makers that are attributed or asked about.
    #[serde(default)]
    makers: Vec<String>,
    /// Whether the run must say that something was not read.
    incomplete: Option<bool>,
    /// One of these is in a record, or the run is incomplete.
    #[serde(default)]
    incomplete_or: Vec<String>,
    /// The members of each group are together in one record.
    #[serde(default)]
    together: Vec<Vec<String>>,
    /// No two members of a group are in the same record.
    #[serde(default)]
    apart: Vec<Vec<String>>,
    /// Each of these is in a reason why something was not read.
    #[serde(default)]
    said: Vec<String>,
    /// Each of these is in a record, or in the place of or the reason for something that was not read.
    #[serde(default)]
    has_or_said: Vec<String>,
    /// What the checks above stand for, in words.
    #[serde(default)]
    #[allow(dead_code, reason = "for whoever reads the file")]
    note: Option<String>,
}

#[test]
fn small_files_are_read_as_they_must_be() {
    holds("tests/data/readers");
}

#[test]
fn siblings_of_small_files_are_read_as_they_must_be() {
    holds("tests/data/readers/siblings");
}

fn holds(folder: &str) {
    let folder = root().join(folder);
    let text = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: BTreeMap<String, Expected> = serde_json::from_str(&text).unwrap();
    let mut wrong = Vec::new();
    let mut right = 0;
    for (name, expected) in &expected {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let read = vendor_readers::read(name, &bytes, &index().list().words, &Layouts::default());
        let found = faults(&read, expected);
        right += usize::from(found.is_empty());
        if !found.is_empty() {
            let texts: Vec<_> = read.lines.iter().map(|line| line.text.as_str()).collect();
            wrong.push(format!(
                "{name}: {}\n  lines {texts:#?}\n  unread {:#?}",
                found.join("; "),
                read.account.unread
            ));
        }
    }
    println!("{right} of {} right", expected.len());
    assert!(wrong.is_empty(), "{right} of {} right\n{}", expected.len(), wrong.join("\n"));
}

/// What does not hold, in words.
fn faults(read: &Read, expected: &Expected) -> Vec<String> {
    let texts: Vec<&str> = read.lines.iter().map(|line| line.text.as_str()).collect();
    let reasons: Vec<String> =
        read.account.unread.iter().map(|said| format!("{}: {}", said.place, said.reason)).collect();
    let all = format!("{}\n{:?}\n{:?}", texts.join("\n"), read.account, read.lines);
    let in_text = |wanted: &String| texts.iter().any(|text| text.contains(wanted.as_str()));
    let in_reason = |wanted: &String| reasons.iter().any(|reason| reason.contains(wanted.as_str()));
    let holding = |wanted: &[String]| {
        texts.iter().map(|text| wanted.iter().filter(|part| text.contains(part.as_str())).count()).max().unwrap_or(0)
    };
    let is_incomplete = !reasons.is_empty();
    let mut faults = Vec::new();
    faults.extend(expected.has.iter().filter(|wanted| !in_text(wanted)).map(|wanted| format!("lacks {wanted:?}")));
    faults.extend(expected.not.iter().filter(|bad| all.contains(bad.as_str())).map(|bad| format!("holds {bad:?}")));
    let makers = makers(read);
    let missed = expected.makers.iter().filter(|maker| !makers.contains(*maker));
    faults.extend(missed.map(|maker| format!("misses {maker}")));
    if expected.incomplete.is_some_and(|wanted| wanted != is_incomplete) {
        faults.push(format!("incomplete is {is_incomplete}"));
    }
    if !expected.incomplete_or.is_empty() && !is_incomplete && !expected.incomplete_or.iter().any(in_text) {
        faults.push(format!("neither says that it is incomplete nor has {:?}", expected.incomplete_or));
    }
    let torn = expected.together.iter().filter(|group| holding(group) < group.len());
    faults.extend(torn.map(|group| format!("not in one record: {group:?}")));
    let melted = expected.apart.iter().filter(|group| holding(group) > 1);
    faults.extend(melted.map(|group| format!("in one record: {group:?}")));
    faults
        .extend(expected.said.iter().filter(|wanted| !in_reason(wanted)).map(|wanted| format!("not said: {wanted:?}")));
    let lost = expected.has_or_said.iter().filter(|wanted| !in_text(wanted) && !in_reason(wanted));
    faults.extend(lost.map(|wanted| format!("neither read nor named: {wanted:?}")));
    faults
}

/// The listed makers that the lines of a file attribute or ask about.
fn makers(read: &Read) -> BTreeSet<String> {
    let mut makers = BTreeSet::new();
    // What is there already counts for one purpose, what is offered for the other.
    for purpose in ["", "existing-equipment"] {
        let context: Context = purpose.parse().unwrap();
        let terms = Terms { context: &context, today: today(), policy: None };
        let mut outline = Outline::default();
        for line in &read.lines {
            let identified = outline.identify(index(), line);
            let record = record(index(), line, &identified, &terms);
            makers.extend(attributed(&record).into_iter().chain(asked(&record)).map(str::to_owned));
        }
    }
    makers
}
