//! Files older than Unicode whose letters are of another alphabet, and which say of which one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails may stop at once")]

use vendor_list::makers::WordLists;
use vendor_readers::{Layouts, Read};

fn read(name: &str, bytes: &[u8]) -> Read {
    vendor_readers::read(name, bytes, &WordLists::default(), &Layouts::default())
}

#[test]
fn pages_are_read_in_the_letters_that_they_name() {
    for (named, bytes, text) in [
        ("charset=gb2312", &b"\xba\xa3\xbf\xb5\xcd\xfe\xca\xd3"[..], "海康威视"),
        ("charset=\"gbk\"", b"\xb4\xf3\xbb\xaa", "大华"),
        ("charset=GB18030", b"\xd3\xee\xca\xd3", "宇视"),
        ("charset=big5", b"\xb7\xd3\xa4\xf9", "照片"),
        ("charset=Shift_JIS", b"\x8aJ\x96\xd4", "開網"),
        ("charset='euc-kr'", b"\xc7\xd1\xc8\xad", "한화"),
        ("charset=windows-1251", b"\xca\xe0\xec\xe5\xf0\xe0", "Камера"),
        ("charset = koi8-r", b"\xeb\xc1\xcd\xc5\xd2\xc1", "Камера"),
        ("charset=iso-8859-2", b"\xa3\xf3d\xbc", "Łódź"),
        ("charset=iso-8859-1", b"caf\xe9", "café"),
        ("charset=nothing", b"caf\xe9", "café"),
        ("charset=utf-8", b"caf\xe9", "café"),
    ] {
        let mut page =
            format!("<html><head><meta http-equiv=Content-Type content='text/html; {named} '></head><p>").into_bytes();
        page.extend_from_slice(bytes);
        page.extend_from_slice(b" DS-2CD2143G2-I</p></html>");
        let read = read("a.html", &page);
        assert_eq!(read.lines[0].text, format!("{text} DS-2CD2143G2-I"), "{named}");
        assert!(read.account.unread.is_empty(), "{named}: {:?}", read.account.unread);
    }
}

#[test]
fn rich_text_without_its_beginning_is_read() {
    for text in [
        r"{\pard 4 x DS-2CD2143G2-I\par}",
        r"{{\pard 4 x DS-2CD2143G2-I\par}}",
        r"{\b 4 x} DS-2CD2143G2-I",
        r"{\trowd\intbl 4 x DS-2CD2143G2-I\cell\row}",
    ] {
        let read = read("a.rtf", text.as_bytes());
        assert_eq!(read.lines.len(), 1, "{text}: {:?}", read.account.unread);
        assert_eq!(read.lines[0].text, "4 x DS-2CD2143G2-I", "{text}");
    }
    assert!(read("a.rtf", b"no rich text").lines.is_empty());
}
