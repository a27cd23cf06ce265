//! Any bytes as a text file, a table and a list of names: every line that comes out has content, and
//! nothing is lost in silence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_checker::intake::{self, name_list};
use vendor_checker::list::makers::WordLists;

fn words() -> WordLists {
    let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect();
    WordLists {
        secret_columns: texts(&["password", "pin"]),
        party_columns: texts(&["installer"]),
        name_columns: texts(&["name", "company"]),
        ..WordLists::default()
    }
}

fuzz_target!(|bytes: &[u8]| {
    let words = words();
    for name in ["f.txt", "f.csv", "f.tsv"] {
        let (lines, _) = intake::read_file(name, bytes, &words);
        for line in &lines {
            assert!(!line.text.trim().is_empty(), "{line:?}");
            for cell in &line.cells {
                assert!(line.text.get(cell.start..cell.end).is_some(), "{line:?}");
            }
        }
        if let Ok(list) = name_list::read(name, bytes, &words) {
            assert!(!list.names.is_empty());
        }
    }
});
