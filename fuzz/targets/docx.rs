//! Any bytes as a Word document, and as the main part of one. Every line that comes out has content, and nothing is lost in silence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_checker_fuzz::{package, sound};

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        return sound("f.docx", bytes);
    }
    sound("f.docx", &package(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", bytes)]));
});
