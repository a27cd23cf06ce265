//! What several targets need: the index of the signed list, built once; what every reader of files must keep;
//! and packages around parts, so that the fuzzer need not invent a ZIP file.

use std::sync::OnceLock;

use vendor_list::makers::WordLists;
use vendor_list::{Index, trust};

/// The index of the list that ships.
///
/// # Panics
/// When the bundle is refused: there is nothing to fuzz then.
pub fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let bundle = include_bytes!("../../public/vendor-list.zip");
        let verified = trust::verify(bundle).unwrap_or_else(|error| panic!("{error}"));
        Index::new(verified.list).unwrap_or_else(|error| panic!("{error}"))
    })
}

/// A few headings that mean something to tables.
#[must_use]
pub fn words() -> WordLists {
    let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect();
    WordLists {
        secret_columns: texts(&["password", "pin"]),
        party_columns: texts(&["installer"]),
        name_columns: texts(&["name", "company"]),
        ..WordLists::default()
    }
}

/// Reads bytes as a file: what comes out is sound, and a file that gives nothing is named as not read.
///
/// # Panics
/// When a reader broke that promise.
pub fn sound(name: &str, bytes: &[u8]) {
    let (lines, unread) = vendor_readers::read_file(name, bytes, &words());
    assert!(!lines.is_empty() || !unread.is_empty(), "a file was passed over in silence");
    for line in &lines {
        assert!(!line.text.trim().is_empty(), "{line:?}");
        for cell in &line.cells {
            assert!(line.text.get(cell.start..cell.end).is_some(), "{line:?}");
        }
    }
}

/// A ZIP file with stored parts.
#[must_use]
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let short = |number: usize| u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes();
    let long = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
    for (name, bytes) in parts {
        let mut fields = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        fields.extend(crc32fast::hash(bytes).to_le_bytes());
        fields.extend([long(bytes.len()), long(bytes.len())].concat());
        fields.extend([short(name.len()), short(0)].concat());
        let offset = out.len();
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(*bytes);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(long(offset));
        directory.extend(name.as_bytes());
    }
    let (start, size) = (out.len(), directory.len());
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([short(parts.len()), short(parts.len())].concat());
    out.extend([long(size), long(start)].concat());
    out.extend([0, 0]);
    out
}
