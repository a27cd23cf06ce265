//! Any bytes as a document of the formats that are told by their content: rich text, old Word, Outlook, slides, OpenDocument,
//! binary workbooks. Every line that comes out has content, and nothing is lost in silence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_checker_fuzz::{package, sound};

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF\x11\xE0") || bytes.starts_with(b"{\\rtf") {
        return sound("f", bytes);
    }
    sound("f.rtf", &[&b"{\\rtf1 "[..], bytes].concat());
    sound("f.odt", &package(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", bytes)]));
    sound("f.xlsb", &package(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.bin", bytes)]));
});
