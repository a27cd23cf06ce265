//! Any bytes as a text file, a table and a list of names: every line that comes out has content, and
//! nothing is lost in silence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_checker_fuzz::{sound, words};
use vendor_readers::name_list;

fuzz_target!(|bytes: &[u8]| {
    for name in ["f.txt", "f.csv", "f.tsv"] {
        sound(name, bytes);
        if let Ok(list) = name_list::read(name, bytes, &words()) {
            assert!(!list.names.is_empty());
        }
    }
});
