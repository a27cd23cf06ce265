//! Any bytes as an OpenDocument sheet, and as the content of one. Every line that comes out has content, and nothing is lost in silence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_checker_fuzz::{package, sound};

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        return sound("f.ods", bytes);
    }
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    sound("f.ods", &package(&[("mimetype", kind), ("content.xml", bytes)]));
});
