//! Small files that each have a name in one unusual or hidden place (`places`), and documents as other programs write
//! them (`documents`). What they say is read, marked as hidden if nobody can see it, or reported as not read. `make.py`
//! beside them makes them, with what must hold for each.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails may stop at once")]

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use vendor_list::makers::WordLists;
use vendor_readers::{Layouts, Read};

/// What must hold of a file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    /// Each of these is in some line.
    has: Vec<String>,
    /// Each of these is in a line that is not marked as hidden.
    shown: Vec<String>,
    /// Each of these is in a line that is marked as hidden, and in no other.
    hidden: Vec<String>,
    /// Each of these is in a line, or in a report of something not read.
    has_or_said: Vec<String>,
    /// The members of each group are together in one line.
    together: Vec<Vec<String>>,
    /// None of these is in any line.
    not: Vec<String>,
    /// Whether something is reported as not read.
    incomplete: Option<bool>,
    /// How many lines there are.
    lines: Option<usize>,
}

fn read_all(folder: &str, check: impl Fn(&str, &Read, &Expected) -> Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/readers").join(folder);
    let text = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: BTreeMap<String, Expected> = serde_json::from_str(&text).unwrap();
    let words = WordLists::default();
    let mut wrong = Vec::new();
    for (name, holds) in &expected {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let read = vendor_readers::read(name, &bytes, &words, &Layouts::default());
        let faults = check(name, &read, holds);
        if !faults.is_empty() {
            let lines: Vec<_> = read.lines.iter().map(|line| (line.text.as_str(), line.hidden)).collect();
            wrong.push(format!("{name}: {}\n    {lines:?}\n    {:?}", faults.join("; "), read.account.unread));
        }
    }
    let right = expected.len() - wrong.len();
    assert!(wrong.is_empty(), "{right} of {} right\n{}", expected.len(), wrong.join("\n"));
}

fn faults(_: &str, read: &Read, expected: &Expected) -> Vec<String> {
    let stands = |wanted: &String, hidden: Option<bool>| {
        read.lines
            .iter()
            .any(|line| hidden.is_none_or(|hidden| line.hidden == hidden) && line.text.contains(wanted.as_str()))
    };
    let said = |wanted: &String| {
        read.account.unread.iter().any(|said| format!("{} {}", said.place, said.reason).contains(wanted.as_str()))
    };
    let mut faults = Vec::new();
    let mut say = |what: &str, list: &[String], holds: &dyn Fn(&String) -> bool| {
        faults.extend(list.iter().filter(|wanted| !holds(wanted)).map(|wanted| format!("not {what}: {wanted:?}")));
    };
    say("read", &expected.has, &|wanted| stands(wanted, None));
    say("shown", &expected.shown, &|wanted| stands(wanted, Some(false)));
    say("hidden", &expected.hidden, &|wanted| stands(wanted, Some(true)) && !stands(wanted, Some(false)));
    say("read or named", &expected.has_or_said, &|wanted| stands(wanted, None) || said(wanted));
    say("left out", &expected.not, &|bad| !stands(bad, None));
    let torn = expected
        .together
        .iter()
        .filter(|group| !read.lines.iter().any(|line| group.iter().all(|part| line.text.contains(part.as_str()))));
    faults.extend(torn.map(|group| format!("not in one line: {group:?}")));
    let is_incomplete = !read.account.unread.is_empty();
    if expected.incomplete.is_some_and(|wanted| wanted != is_incomplete) {
        faults.push(format!("incomplete is {is_incomplete}"));
    }
    if expected.lines.is_some_and(|wanted| wanted != read.lines.len()) {
        faults.push(format!("{} lines", read.lines.len()));
    }
    faults
}

#[test]
fn names_at_unusual_places_are_read_or_named() {
    read_all("places", faults);
}

#[test]
fn documents_of_other_programs_are_read() {
    read_all("documents", faults);
}

/// Files of every kind, cut short or with bits flipped, give lines or a report, and never panic.
#[test]
fn damaged_files_are_read_in_part_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/readers");
    let words = WordLists::default();
    let mut seed = 1_u32;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(seed >> 8).unwrap() % below.max(1)
    };
    for (inside, times) in [("documents", 60), ("places", 9)] {
        for file in std::fs::read_dir(folder.join(inside)).unwrap().map(Result::unwrap) {
            let name = file.file_name().to_string_lossy().into_owned();
            if name.ends_with(".py") || name.ends_with(".json") {
                continue;
            }
            let whole = std::fs::read(file.path()).unwrap();
            for nth in 0..times {
                let mut bytes = whole.clone();
                if nth % 3 == 0 {
                    bytes.truncate(next(whole.len()));
                } else {
                    for _ in 0..=nth {
                        let at = next(bytes.len());
                        bytes[at] ^= 1 << next(8);
                    }
                }
                let read = vendor_readers::read(&name, &bytes, &words, &Layouts::default());
                assert!(!read.lines.is_empty() || !read.account.unread.is_empty(), "{name}, {nth}");
            }
        }
    }
}
