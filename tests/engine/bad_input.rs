//! Bad input: nothing is lost, nothing crashes, everything is reported.

use crate::{attributed, check, index};
use vendor_engine::report::text::printable;
use vendor_readers::{plain_text, read_file};

#[test]
fn odd_texts_are_looked_up_all_the_same() {
    for (text, made) in [
        ("", vec![]),
        ("\0\0\0", vec![]),
        ("Hik\u{200b}vision", vec!["hikvision"]),
        ("\u{202e}Hikvision\u{202c}", vec!["hikvision"]),
        ("Hikvision\0DS-2CD2143G2-I", vec!["hikvision"]),
        ("<script>alert('Hikvision')</script>", vec!["hikvision"]),
        ("\u{fffd}\u{fffd} Dahua", vec!["dahua"]),
        ("ＨＩＫＶＩＳＩＯＮ", vec!["hikvision"]),
    ] {
        assert_eq!(attributed(&check(text)), made, "{text:?}");
    }
}

#[test]
fn hidden_characters_are_named() {
    let record = check("Hik\u{200b}vision");
    assert!(record.notes.iter().any(|note| note.contains("1 invisible character")));
    assert_eq!(printable("a\u{202e}b\0"), "a<202E>b<0000>");
}

#[test]
fn one_megabyte_in_one_line_is_looked_up_whole() {
    let text = format!("{} Hikvision DS-2CD2143G2-I", "cable ".repeat(180_000));
    let (lines, unread) = plain_text::read(None, &text);
    assert!(unread.is_empty());
    // The line is read in parts, the last of which names the maker; nothing of it is lost.
    assert_eq!(lines.iter().map(|line| line.text.len()).sum::<usize>(), text.len());
    assert_eq!(attributed(&check(&lines.last().unwrap().text)), ["hikvision"]);
}

#[test]
fn a_file_that_cannot_be_read_says_so_and_what_to_do() {
    for (name, bytes, remedy) in [
        ("q.pdf", &b"%PDF-1.7"[..], "new PDF"),
        ("q.xlsx", b"PK\x03\x04", "again"),
        ("q.xls", b"\xD0\xCF\x11\xE0", "paste"),
        ("q.png", b"\x89PNG", "Type"),
        ("q.txt", &[0; 64], "paste"),
        ("q.rtf", b"{\\rtf1}", "save it again"),
        ("q.rar", b"Rar!\x1a\x07", "Unpack"),
        ("q.txt", b"", "empty"),
    ] {
        let (lines, unread) = read_file(name, bytes, &index().list().words);
        assert!(lines.is_empty(), "{name}");
        assert!(unread.len() == 1 && unread[0].reason.contains(remedy), "{name}: {unread:?}");
    }
}

#[test]
fn secrets_of_a_register_appear_nowhere() {
    let csv = "Camera;Make;Model;IP;User name;Password\nC1;Dahua;IPC-HFW2831T;10.0.0.1;admin;Tr0ub4dor\n";
    let (lines, unread) = read_file("export.csv", csv.as_bytes(), &index().list().words);
    assert!(unread.is_empty());
    let all: String = lines.iter().map(|line| line.text.as_str()).collect();
    assert!(!all.contains("Tr0ub4dor") && !all.contains("admin"), "{all}");
    assert!(all.contains("Dahua | IPC-HFW2831T"));
}
