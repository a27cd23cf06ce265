//! Any bytes as a workbook, and as the parts of one: sheet, shared strings, styles. Every line that comes out has content, and nothing is lost in silence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_checker_fuzz::{package, sound};

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        return sound("f.xlsx", bytes);
    }
    let mut parts = bytes.splitn(3, |byte| *byte == 0);
    let mut part = || parts.next().unwrap_or_default();
    let (sheet, strings, styles) = (part(), part(), part());
    let book = b"<workbook><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>";
    let related = b"<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"sheet1.xml\"/>\
        <Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/>\
        <Relationship Id=\"r3\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>";
    let file = package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", related),
        ("xl/sheet1.xml", sheet),
        ("xl/strings.xml", strings),
        ("xl/styles.xml", styles),
    ]);
    sound("f.xlsx", &file);
});
