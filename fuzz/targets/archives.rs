//! Any bytes as a ZIP file, and as a file inside one. Every line that comes out has content, and nothing is lost in silence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_checker_fuzz::{package, sound};

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        return sound("f.zip", bytes);
    }
    let file = package(&[("inside.csv", bytes), ("inside.eml", bytes), ("inside.html", bytes)]);
    sound("f.zip", &file);
});
