//! E-mails that are not quite correct: nothing in them is lost silently, and nothing is reported as not read that is
//! not there.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails may stop at once")]

use vendor_list::makers::WordLists;
use vendor_readers::{Layouts, Read};

const KIT: &str = "4 x Hikvision DS-2CD2143G2-I";
const HEAD: &str = "From: a@b.example\r\nSubject: Quote\r\nMIME-Version: 1.0\r\n";

fn read(mail: &str) -> Read {
    vendor_readers::read("a.eml", mail.as_bytes(), &WordLists::default(), &Layouts::default())
}

fn parts(parts: &[&str]) -> String {
    let parts: String = parts.iter().map(|part| format!("--b1\r\n{part}\r\n")).collect();
    format!("{HEAD}Content-Type: multipart/mixed; boundary=b1\r\n\r\n{parts}--b1--\r\n")
}

#[test]
fn what_stands_where_headers_should_is_read() {
    for mail in [
        format!("{KIT}\nand more\n\nKind regards\n"),
        format!("{KIT}\n"),
        format!("Please supply\n\t{KIT}\n\nThank you"),
        format!("Please supply:\n{KIT}\n\nThank you"),
        format!("\u{feff}\n\n{KIT} dome\nFrom: a@b.example\nSubject: x\n\nbody"),
        format!("From: a@b.example\n{KIT}\nSubject: x\n\nbody"),
        format!("Subject: x\nFrom: a@b.example\n{KIT}\n\nbody"),
        format!("From a@b.example Mon Nov 2\nSubject: x\n{KIT}\n\nbody"),
        format!("(quote below)\nSubject: x\n\n{KIT}"),
        format!("Dear sir,\n\n{KIT}"),
    ] {
        let read = read(&mail);
        assert!(read.lines.iter().any(|line| line.text.contains(KIT)), "{mail:?}: {:?}", read.lines);
        assert!(read.account.unread.is_empty(), "{mail:?}: {:?}", read.account.unread);
    }
    let ordinary = read(&format!("{HEAD}X-Long: a\r\n b c d\r\n\r\n{KIT}\r\n"));
    let lines: Vec<&str> = ordinary.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(lines, ["Quote", KIT]);
}

#[test]
fn parts_without_a_letter_are_not_said_to_be_unread() {
    let plain = format!("Content-Type: text/plain\r\n\r\n{KIT}");
    let empty = |part: &str| parts(&[&plain, part]);
    for mail in [
        empty("Content-Type: text/html\r\n\r\n"),
        empty("Content-Type: text/html\r\n\r\n \r\n\r\n"),
        empty("Content-Type: text/html\r\n\r\n<html><body>&nbsp;</body></html>"),
        empty("Content-Type: text/html\r\n\r\n<div><br></div>"),
        empty("Content-Type: text/plain; charset=koi8-r\r\n\r\n"),
        empty("Content-Type: text/plain; name=\"notes.txt\"\r\nContent-Disposition: attachment\r\n\r\n\r\n"),
        empty("Content-Type: text/html; name=\"a.htm\"\r\nContent-Disposition: attachment\r\n\r\n \r\n"),
        empty("Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
        empty("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
        empty("Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"),
    ] {
        let read = read(&mail);
        assert!(read.lines.iter().any(|line| line.text == KIT), "{mail:?}: {:?}", read.lines);
        assert!(read.account.unread.is_empty(), "{mail:?}: {:?}", read.account.unread);
    }
    for mail in [format!("{HEAD}\r\n"), parts(&["Content-Type: text/html\r\n\r\n<p></p>"])] {
        let mail = mail.replace("Subject: Quote\r\n", "");
        assert_eq!(read(&mail).account.unread.len(), 1, "{mail:?}");
    }
}

#[test]
fn plain_text_that_claims_to_be_encoded_is_read_as_it_stands() {
    let encoded = |text: &str| {
        format!("{HEAD}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{text}\r\n")
    };
    for text in [
        format!("{KIT}\r\nThank you for your order of the fourth"),
        format!("Please supply\r\n{KIT}\r\nby Friday"),
        format!("Dear all,\r\n\r\n{KIT}\r\n\r\nKind regards\r\nFacilities"),
    ] {
        let read = read(&encoded(&text));
        assert!(read.lines.iter().any(|line| line.text == KIT), "{text:?}: {:?}", read.lines);
    }
    let page = format!(
        "{HEAD}Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n<p>Thank you for</p> <p>{KIT}</p>\r\n"
    );
    assert!(read(&page).lines.iter().any(|line| line.text.contains(KIT)), "{:?}", read(&page).lines);
    let right = read(&encoded("NCB4IEhpa3Zpc2lvbiBEUy0yQ0QyMTQzRzItSQ=="));
    assert_eq!(right.lines.last().map(|line| line.text.as_str()), Some(KIT));
    assert!(right.account.unread.is_empty());
}

#[test]
fn unicode_that_claims_to_be_ascii_is_read() {
    let text = format!("Ffôn – {KIT}");
    for kind in [
        "Content-Type: text/plain\r\n",
        "Content-Type: text/plain; charset=us-ascii\r\n",
        "Content-Type: text/plain; charset=US-ASCII\r\nContent-Transfer-Encoding: 8bit\r\n",
        "",
    ] {
        for mail in [format!("{HEAD}{kind}\r\n{text}\r\n"), parts(&[&format!("{kind}\r\n{text}")])] {
            let read = read(&mail);
            assert_eq!(read.lines.last().map(|line| line.text.as_str()), Some(text.as_str()), "{mail:?}");
            assert!(read.account.unread.is_empty(), "{mail:?}: {:?}", read.account.unread);
        }
    }
    let western = parts(&["Content-Type: text/html\r\n\r\n<p>Ff\u{f4}n</p>"]);
    assert_eq!(read(&western).lines.last().map(|line| line.text.as_str()), Some("Ffôn"));
}

#[test]
fn what_is_cut_off_is_said() {
    let mail = parts(&[
        "Content-Type: application/pdf; name=\"quote.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQ",
    ]);
    assert!(!read(mail.trim_end_matches("--b1--\r\n")).account.unread.is_empty());
}

/// Replies often carry the same attachments again: the same bytes are read once, and that is reported.
#[test]
fn the_same_attachment_is_read_once() {
    let attached = |name: &str, text: &str| {
        format!("Content-Type: text/plain\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n{text}")
    };
    let read = read(&parts(&[
        "Content-Type: text/plain\r\n\r\nPlease see attached",
        &attached("quote.txt", KIT),
        &attached("quote (2).txt", KIT),
        &attached("other.txt", "2 x AXIS P3265-LVE"),
    ]));
    let held = |text: &str| read.lines.iter().filter(|line| line.text == text).count();
    assert_eq!((held(KIT), held("2 x AXIS P3265-LVE")), (1, 1), "{:?}", read.lines);
    let [said] = read.account.repeated.as_slice() else { panic!("{:?}", read.account.repeated) };
    assert!(said.contains("quote (2).txt is the same as attachment quote.txt"), "{said}");
    assert!(read.account.unread.is_empty(), "nothing is incomplete");
}
