//! Pictures of `tests/data/pictures`, read end to end.

#![allow(
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that fails may stop at once"
)]

use std::path::PathBuf;
use vendor_list::makers::WordLists;
use vendor_pictures::cut_out::cut_out;
use vendor_pictures::{Pictures, models};
use vendor_readers::{Layouts, Read, read_in_parts};
use vendor_text::{Line, LineKind, Place};

fn bytes(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/pictures").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(name: &str, bytes: &[u8]) -> Read {
    let weights = || Ok((models::DETECTOR.to_vec(), models::RECOGNISER.to_vec()));
    let mut alive = || ();
    let pictures = Pictures::new(&weights, &mut alive);
    read_in_parts(name, bytes, &WordLists::default(), &Layouts::default(), &mut |_| (), Some(&pictures))
}

fn texts(read: &Read) -> Vec<&str> {
    read.lines.iter().map(|line| line.text.as_str()).collect()
}

fn reasons(read: &Read) -> String {
    read.account.unread.iter().map(|unread| unread.reason.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_label_gives_its_lines_in_order_and_its_code_without_the_setup_code() {
    let read = read("label.png", &bytes("label.png"));
    assert_eq!(
        texts(&read),
        [
            "HIKVISION",
            "Model: DS-2CD2143G2-I",
            "MAC: 44:19:B6:5F:67:1C",
            "S/N: AAWR0123456789",
            "DC12V 0.5A PoE 802.3af",
            "Serial number AAWR0123456789, MAC 44:19:B6:5F:67:1C",
        ]
    );
    let kinds: Vec<LineKind> = read.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == LineKind::Code).count(), 1);
    assert_eq!(kinds.last(), Some(&LineKind::Code));
    assert!(!format!("{read:?}").contains("QX7TP2"), "the setup code in the QR code is kept nowhere");
    assert!(read.account.unread.is_empty(), "{}", reasons(&read));
    assert!(read.lines.iter().all(|line| line.doubts.is_empty()), "{read:?}");
}

#[test]
fn each_line_says_where_in_the_picture_it_stands() {
    let read = read("label.png", &bytes("label.png"));
    let area = |at: usize| **read.lines[at].place.area.as_ref().unwrap();
    // 900 by 420 points; the second line is drawn at 30, 90 in letters of 30.
    let model = area(1);
    assert_eq!(model.page, 1);
    assert!((15..=36).contains(&model.x) && (75..=96).contains(&model.y), "{model:?}");
    assert!((300..=460).contains(&model.w) && (28..=62).contains(&model.h), "{model:?}");
    assert!(area(0).y < area(1).y && area(1).y < area(2).y && area(2).y < area(3).y);
}

/// The doubtful part is shown beside the line, for a scanned page as well as for a photograph.
#[test]
fn the_part_of_a_page_that_a_line_was_read_from_is_found_again() {
    for name in ["quote-fax.pdf", "quote-photograph.pdf", "quote.tif", "label.png", "label-turned.jpg"] {
        let bytes = bytes(name);
        let read = read(name, &bytes);
        let line = read.lines.iter().find(|line| line.text.len() > 8 && line.kind != LineKind::Code).unwrap();
        let area = line.place.area.as_deref().unwrap();
        let part = cut_out(name, &bytes, &line.place).unwrap_or_else(|| panic!("{name}: {:?}", line.place));
        let (wide, tall) = (area.w as usize, area.h as usize);
        assert!((wide..=wide + 24).contains(&part.wide()) && (tall..=tall + 24).contains(&part.tall()), "{name}");
        let dark = part.points().iter().filter(|level| **level < 110).count();
        assert!(dark > part.points().len() / 200, "{name}: it shows letters");
        let elsewhere = Place { page: Some(77), ..line.place.clone() };
        assert_eq!(cut_out(name, &bytes, &elsewhere), None, "{name}: no other page is shown in its place");
    }
    assert_eq!(cut_out("a.csv", b"make,model\n", &Place::default()), None);
}

#[test]
fn a_label_is_read_whichever_way_up_it_is() {
    // The narrow space after a colon is lost in a poor JPEG.
    let squeezed = |read: &Read| -> Vec<String> { texts(read).iter().map(|text| text.replace(' ', "")).collect() };
    let upright = read("label.png", &bytes("label.png"));
    for name in ["label-turned.jpg", "label-upside-down.webp"] {
        assert_eq!(squeezed(&read(name, &bytes(name))), squeezed(&upright), "{name}");
    }
}

#[test]
fn letters_that_are_too_small_are_not_guessed() {
    let read = read("label-small.png", &bytes("label-small.png"));
    assert!(reasons(&read).contains("Move closer: the letters are too small"), "{read:?}");
    assert!(!texts(&read).iter().any(|text| text.contains("2CD2143") || text.contains("44:19")), "{read:?}");
}

#[test]
fn a_number_that_the_code_contradicts_is_doubtful() {
    let read = read("label-contradicted.png", &bytes("label-contradicted.png"));
    let printed: &Line = read.lines.iter().find(|line| line.text.contains("67:1C")).unwrap();
    let (start, end) = printed.doubts[0];
    assert_eq!(&printed.text[start..end], "44:19:B6:5F:67:1C");
}

#[test]
fn letters_that_are_not_clear_are_named_with_their_places() {
    let read = read("blurred.png", &bytes("blurred.png"));
    let doubtful = |line: &&Line| line.doubts.iter().any(|(start, end)| line.text[*start..*end].starts_with("DS-"));
    let said = !read.account.unread.is_empty();
    assert!(read.lines.iter().any(|line| doubtful(&line)) || said, "{read:?}");
    assert!(!read.lines.iter().any(|line| line.text.contains("DS-") && line.doubts.is_empty()), "{read:?}");
}

#[test]
fn rows_of_a_scanned_quote_are_rows() {
    let expected = [
        "Quotation for Dockside House",
        "Qty | Model | Description | Unit price",
        "4 | DS-2CD2143G2-I | 4 MP dome camera | £120.00",
        "2 | AXIS P3265-LVE | Outdoor dome camera | £640.00",
        "1 | NVR5216-16P-I | Recorder, 16 channels | £510.00",
        "1 | Installation and testing | £300.00",
        "Valid for 30 days from the date above.",
    ];
    for name in ["quote.png", "quote-fax.pdf", "quote-photograph.pdf"] {
        let read = read(name, &bytes(name));
        assert_eq!(texts(&read), expected, "{name}");
        assert!(read.account.unread.is_empty(), "{name}: {}", reasons(&read));
        assert!(read.lines.iter().all(|line| line.place.area.is_some()), "{name}");
    }
}

#[test]
fn every_page_of_a_fax_is_read() {
    let read = read("quote.tif", &bytes("quote.tif"));
    let on = |page: u32| read.lines.iter().filter(move |line| line.place.page == Some(page)).count();
    assert_eq!((on(1), on(2)), (7, 6), "{:?}", texts(&read));
    assert!(read.lines.iter().all(|line| line.place.area.as_ref().map(|area| area.page) == line.place.page));
}

#[test]
fn a_picture_without_text_says_so() {
    let read = read("empty.png", &bytes("empty.png"));
    assert!(read.lines.is_empty() && reasons(&read).contains("no text was found"), "{read:?}");
}

#[test]
fn hostile_pictures_are_refused_with_a_remedy() {
    let whole = bytes("label.png");
    // It claims to be as large as a city, in a few bytes.
    let mut huge = whole.clone();
    huge[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let sum = crc32(&huge[12..29]);
    huge[29..33].copy_from_slice(&sum.to_be_bytes());
    let mut heic = vec![0, 0, 0, 24];
    heic.extend(b"ftypheic\0\0\0\0mif1heic");
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("huge.png", huge, "64 million points"),
        ("cut.png", whole[..whole.len() / 2].to_vec(), "damaged or not complete"),
        ("head.png", whole[..40].to_vec(), "damaged or not complete"),
        ("photo.heic", heic, "JPEG"),
        ("old.gif", b"GIF89a\x01\0\x01\0\0\0\0".to_vec(), "save it as PNG or JPEG"),
    ];
    for (name, bytes, reason) in cases {
        let read = read(name, &bytes);
        assert!(read.lines.is_empty() && reasons(&read).contains(reason), "{name}: {read:?}");
    }
}

#[test]
fn no_changed_byte_makes_a_decoder_fail() {
    for name in ["label.png", "label-turned.jpg", "label-upside-down.webp", "quote.tif"] {
        let whole = bytes(name);
        for at in (0..whole.len()).step_by(whole.len() / 60 + 1) {
            let mut changed = whole.clone();
            changed[at] ^= 0xA5;
            for bytes in [changed.as_slice(), &whole[..at]] {
                let _ = vendor_pictures::decode::decode(bytes);
                let pages = vendor_pictures::decode::pages(bytes);
                let _ = vendor_pictures::decode::decode_page(bytes, pages - 1);
            }
        }
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}
