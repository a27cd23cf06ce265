//! Limits and damage: what is beyond a limit is reported with its place and a remedy, and what was read is kept.

use crate::built_files::{docx, pdf, xlsx, zip, zip_of};
use crate::{index, root};
use std::fmt::Write;
use vendor_readers::zip_file::{ZipError, ZipFile};
use vendor_readers::{limits, read_file};
use vendor_text::{Line, Unread};

fn read(name: &str, bytes: &[u8]) -> (Vec<Line>, Vec<Unread>) {
    read_file(name, bytes, &index().list().words)
}

fn is_refused(name: &str, bytes: &[u8], reason: &str) {
    let (lines, unread) = read(name, bytes);
    assert!(lines.is_empty(), "{name}: {} lines", lines.len());
    assert!(unread.iter().any(|said| said.reason.contains(reason)), "{name}: {unread:?}");
}

#[test]
fn packed_files_with_tricks_are_refused() {
    let good = zip(&[("q.txt", b"Dahua")]);
    is_refused("q.zip", &good[..good.len() - 8], "not complete");
    let mut overlapping = zip(&[("a.txt", b"Dahua"), ("b.txt", b"Imou!")]);
    let second = overlapping.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    overlapping[second + 42..second + 46].fill(0);
    is_refused("q.zip", &overlapping, "overlap");
    let mut encrypted = good.clone();
    let at = encrypted.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    encrypted[at + 8] = 1;
    is_refused("q.zip", &encrypted, "password");
    let mut damaged = good;
    damaged[35] ^= 1;
    is_refused("q.zip", &damaged, "damaged");
    is_refused("q.zip", &zip_of(&[("a.txt", 99, b"Dahua", b"Dahua")]), "unusual way");
    is_refused("q.zip", &zip(&[]), "empty");
}

/// Zeros packed by hand: a single block says "repeat the last byte 258 times" again and again.
fn packed_zeros(repeats: usize) -> Vec<u8> {
    // A fixed block: one zero (8 bits), then length 258 (8 bits) and distance 1 (5 bits) each time.
    let mut bits: Vec<bool> = vec![true, true, false];
    bits.extend([false, false, true, true, false, false, false, false]);
    for _ in 0..repeats {
        bits.extend([true, true, false, false, false, true, false, true]);
        bits.extend([false; 5]);
    }
    bits.extend([false; 7]);
    bits.chunks(8)
        .map(|eight| eight.iter().enumerate().fold(0, |byte, (at, bit)| byte | (u8::from(*bit) << at)))
        .collect()
}

#[test]
fn a_bomb_stops_at_its_limit() {
    let packed = packed_zeros(200_000);
    let bytes = zip_of(&[("zeros.txt", 8, &packed, b"")]);
    let mut opened = ZipFile::open(&bytes).unwrap();
    let entry = opened.entries()[0].clone();
    assert_eq!(opened.unpack(&entry, limits::MB), Err(ZipError::TooLarge(1)));
    // 51 MB of zeros from 325 kB cannot be an honest text file.
    is_refused("bomb.zip", &zip_of(&[("zeros.txt", 8, &packed, &vec![0; 200_000 * 258 + 1])]), "has no text");
}

/// A Word document of one paragraph that says "Hikvision " as often as fills so many bytes.
fn docx_of_one_name(bytes: usize) -> Vec<u8> {
    let names = "Hikvision ".repeat(bytes / 10);
    let whole = format!("<w:document><w:body><w:p><w:r><w:t>{names}</w:t></w:r></w:p></w:body></w:document>");
    let packed = miniz_oxide::deflate::compress_to_vec(whole.as_bytes(), 6);
    let relations = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let part = |name: &'static str, text: &'static str| (name, 0_u16, text.as_bytes(), text.as_bytes());
    zip_of(&[
        part("[Content_Types].xml", "<Types/>"),
        part("_rels/.rels", relations),
        ("word/document.xml", 8, &packed, whole.as_bytes()),
    ])
}

/// A small document with one name, repeated hundreds of thousands of times: what is kept of it stays small.
#[test]
fn a_small_document_of_one_name_stays_small() {
    let large = docx_of_one_name(20 * limits::MB);
    assert!(large.len() < 94_000, "{} bytes", large.len());
    is_refused("names.docx", &large, "more than 16 MB");
    let (lines, unread) = read("names.docx", &docx_of_one_name(2 * limits::MB));
    assert!(unread.is_empty() && lines.len() > 30, "{unread:?}");
    assert!(lines.iter().all(|line| line.text.len() <= limits::LINE_BYTES));
    for line in lines.iter().take(3) {
        let record = crate::check_in(&line.text, "existing-equipment");
        assert!(record.makers.iter().all(|maker| maker.evidence.len() <= 250), "{}", record.makers[0].evidence.len());
        assert!(record.notes.iter().any(|note| note.contains("more places of this line")), "{:?}", record.notes);
        assert!(serde_json::to_string(&record).unwrap().len() < 4 * limits::LINE_BYTES);
    }
}

#[test]
fn xml_that_brings_its_own_entities_is_refused() {
    let laughs =
        "<!DOCTYPE x [<!ENTITY a \"ha\">]><sheetData><row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData>";
    is_refused("q.xlsx", &xlsx(&[("S", "visible", laughs)], &[]), "document type");
    let unknown = "<sheetData><row><c t=\"inlineStr\"><is><t>Dahua</t></is></c></row><row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData>";
    let (lines, unread) = read("q.xlsx", &xlsx(&[("S", "visible", unknown)], &[]));
    assert_eq!(lines[0].text, "Dahua");
    assert!(unread[0].reason.contains("&a;") && unread[0].place == "S", "{unread:?}");
}

#[test]
fn depth_and_attributes_have_limits() {
    is_refused("q.docx", &docx(&"<a>".repeat(300)), "256 deep");
    let attributes: String = (0..300).fold(String::new(), |mut all, nth| {
        let _ = write!(all, " a{nth}=\"1\"");
        all
    });
    is_refused("q.docx", &docx(&format!("<w:p{attributes}/>")), "256 attributes");
}

#[test]
fn cells_beyond_the_grid_and_long_cells_are_reported() {
    let far = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Dahua</v></c><c r=\"XFE1\" t=\"str\"><v>x</v></c></row></sheetData>";
    let (lines, unread) = read("q.xlsx", &xlsx(&[("S", "visible", far)], &[]));
    assert!(lines[0].text == "Dahua" && unread[0].reason.contains("beyond the last"), "{unread:?}");
    let long = format!("<sheetData><row><c t=\"str\"><v>{}</v></c></row></sheetData>", "x".repeat(40_000));
    let (lines, unread) = read("q.xlsx", &xlsx(&[("S", "visible", &long)], &[]));
    assert!(lines[0].text.len() == limits::CELL && unread[0].reason.contains("32,767"), "{unread:?}");
}

#[test]
fn rows_beyond_the_limit_are_reported_and_those_before_kept() {
    let csv = "Dahua,X1\n".repeat(limits::CSV_ROWS + 1);
    let (lines, unread) = read("big.csv", csv.as_bytes());
    assert_eq!(lines.len(), limits::CSV_ROWS);
    assert!(unread[0].reason.contains("2,000,000") && unread[0].place == "row 2000001", "{unread:?}");
}

#[test]
fn files_that_are_too_large_say_so() {
    let mut large = b"%PDF-1.4".to_vec();
    large.resize(limits::PDF_BYTES + 1, b' ');
    is_refused("q.pdf", &large, "100 MB");
    let mut office = xlsx(&[("S", "visible", "")], &[]);
    let extra = vec![0; limits::OFFICE_BYTES];
    office.splice(0..0, extra);
    office.splice(0..0, b"PK\x03\x04".iter().copied());
    is_refused("q.xlsx", &office, "64 MB");
}

#[test]
fn a_pdf_that_packs_too_much_or_turns_in_circles_is_reported() {
    let zeros = packed_zeros(600_000);
    let zeros: String = zeros.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let steps = "BT /F1 10 Tf 50 700 Td (Dahua) Tj ET /X Do";
    let bomb = format!(
        "<</Subtype/Form/Filter[/ASCIIHexDecode/FlateDecode]/Length {}>>stream\n{zeros}\nendstream",
        zeros.len()
    );
    let (lines, unread) = read("q.pdf", &pdf(steps, &[bomb]));
    assert!(unread[0].reason.contains("64 MB") && lines.first().is_some_and(|line| line.text == "Dahua"), "{unread:?}");
    let form = |next: usize| {
        format!("<</Subtype/Form/Resources<</XObject<</X {next} 0 R>>>>/Length 5>>stream\n/X Do\nendstream")
    };
    let chain: Vec<String> = (7..30).map(form).collect();
    let (lines, unread) = read("q.pdf", &pdf(steps, &chain));
    assert!(lines.len() == 1 && unread[0].reason.contains("too deep"), "{unread:?}");
    // A form that draws itself ends, and nothing that could be shown is lost.
    assert_eq!(read("q.pdf", &pdf(steps, &[form(6)])).0.len(), 1);
}

#[test]
fn a_pdf_that_would_take_for_ever_is_refused() {
    let nested = format!("%PDF-1.4\n1 0 obj {}", "<</a".repeat(50_000));
    is_refused("q.pdf", nested.as_bytes(), "deeper");
    let behind_a_stream = format!("%PDF-1.4\n%stream\n1 0 obj {}", "<</a".repeat(50_000));
    is_refused("q.pdf", behind_a_stream.as_bytes(), "deeper");
    let pictures = format!("BT /F1 10 Tf (Dahua) Tj ET {}", "BI ID ".repeat(100_000));
    is_refused("q.pdf", &pdf(&pictures, &[]), "small pictures");
}

#[test]
fn letters_that_a_font_does_not_name_are_counted() {
    let font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2>>]>>";
    let mut bytes = String::from_utf8(pdf("BT /F1 10 Tf 50 700 Td <00010002> Tj ET", &[])).unwrap();
    bytes = bytes.replace("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", font);
    let (_, unread) = read("q.pdf", bytes.as_bytes());
    assert!(unread[0].reason.starts_with("2 letters") && unread[0].place == "page 1", "{unread:?}");
}

#[test]
fn cut_off_files_never_crash_and_never_stay_silent() {
    let files = [
        ("q.xlsx", xlsx(&[("S", "visible", "<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>")], &["Dahua"])),
        ("q.docx", docx("<w:p><w:r><w:t>Dahua</w:t></w:r></w:p>")),
        ("q.pdf", pdf("BT /F1 10 Tf 50 700 Td (Dahua) Tj ET", &[])),
    ];
    for (name, whole) in &files {
        for length in (0..whole.len()).step_by(7) {
            let (lines, unread) = read(name, &whole[..length]);
            assert!(!lines.is_empty() || !unread.is_empty(), "{name} at {length}");
        }
        for at in (0..whole.len()).step_by(5) {
            let mut changed = whole.clone();
            changed[at] ^= 0x55;
            let (lines, unread) = read(name, &changed);
            assert!(!lines.is_empty() || !unread.is_empty(), "{name} changed at {at}");
        }
    }
}

#[test]
fn deep_nests_are_walked_without_falling() {
    let mails = format!("From: a\nTo: b\nDate: c\n{}", "Content-Type: message/rfc822\n\n".repeat(50_000));
    is_refused("q.eml", mails.as_bytes(), "more parts");
    let parts = (0..10_000).fold("From: a\nTo: b\nDate: c\n".to_owned(), |mut all, nth| {
        let _ = write!(all, "Content-Type: multipart/mixed; boundary=b{nth}\n\n--b{nth}\n");
        all
    });
    is_refused("q.eml", parts.as_bytes(), "more parts");
    for deep in ["<table><tr><td>", "<ul><li>", "<div>", "<table>", "<b a='"] {
        let page = format!("<html>{}Dahua", deep.repeat(20_000));
        let (lines, unread) = read("q.html", page.as_bytes());
        assert!(!lines.is_empty() || !unread.is_empty(), "{deep}");
    }
    let bad_rows = [b"\"a\xff\" x,".as_slice(), b"\n"].concat().repeat(5_000);
    let (lines, unread) = read("q.csv", &bad_rows);
    assert!(!lines.is_empty() && unread.len() <= 1_001);
}

#[test]
#[ignore = "needs the collections beside the project"]
fn hostile_files_beside_the_project_are_read_or_refused() {
    let folder = root().join("../shared/corpora/hostile/from-advisories");
    let files = std::fs::read_dir(&folder).unwrap();
    for file in files.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let (lines, unread) = read(&name, &std::fs::read(file.path()).unwrap());
        assert!(!lines.is_empty() || !unread.is_empty(), "{name} is silent");
    }
}
