//! Outlook messages (MSG): subject, sender, body, and what is attached, messages too.

use super::code_pages::CodePage;
use super::mail::body;
use super::reading::Reading;
use super::said_twice::keep_once;
use super::spreadsheet::compound::Folder;
use super::{calendar, pictures, plain_text, read_bytes, rich_text, web_page};
use vendor_text::{Line, Place};

/// Attachments of one message that are opened.
const MOST: usize = 1_000;
/// The largest size of a packed body once it is unpacked.
const MOST_UNPACKED: usize = 32 * 1024 * 1024;

const SUBJECT: &str = "0037";
const SENDER: &str = "0C1A";
const SENDER_ADDRESS: [&str; 2] = ["5D01", "0C1F"];
const BODY: &str = "1000";
const PAGE: &str = "1013";
const RICH_TEXT: &str = "1009";
const FILE: &str = "3701";
const FILE_NAMES: [&str; 3] = ["3707", "3704", "3001"];
const CONTENT_ID: &str = "3712";

/// Properties with the code pages of a message's texts, and of its page, if their letters are not Western.
const CODE_PAGES: [u32; 2] = [0x3FFD_0003, 0x3FDE_0003];

/// Reads a message: the outermost folder of a container, or one inside it.
pub fn read(reading: &mut Reading<'_>, message: &Folder<'_>) {
    let (lines, said) = (reading.count(), reading.unread.len());
    let [letters, page_letters] = code_pages(message);
    let text = |property| text(message, property, letters);
    if let Some(subject) = text(SUBJECT) {
        let place = reading.part("subject");
        reading.text(&place, &subject, false);
    }
    if let Some(sender) = text(SENDER).filter(|name| !name.contains('@')) {
        let address = SENDER_ADDRESS.into_iter().find_map(text).unwrap_or_default();
        let place = reading.part("sender");
        let domain = address.rsplit_once('@').map(|(_, domain)| format!(" ({domain})")).unwrap_or_default();
        reading.text(&place, &format!("{sender}{domain}"), false);
    }
    let mut bodies: Vec<Vec<Line>> = Vec::new();
    if let Some(plain) = text(BODY) {
        bodies.push(body(reading, |reading| lines_of(reading, &plain)));
    }
    // A page may be stored as bytes or as text.
    let page = message.stream(&named(PAGE, "0102")).map(|bytes| letters_of(&bytes, page_letters));
    let page = page.or_else(|| text(PAGE));
    let has_page = page.is_some();
    if let Some(page) = page {
        bodies.push(body(reading, |reading| web_page::read(reading, &page)));
    }
    if let Some(packed) = message.stream(&named(RICH_TEXT, "0102")).filter(|_| !has_page) {
        match unpacked(&packed) {
            Some(rich) => bodies.push(body(reading, |reading| rich_text::read(reading, &rich))),
            None if bodies.is_empty() => {
                reading.refuse("its text is packed in a way that is not read. Open it, copy the lines and paste them into the box.");
            }
            None => {}
        }
    }
    keep_once(reading, bodies);
    for (number, attached) in (1..).zip(message.folders("__attach_version1.0_")) {
        if number > MOST {
            reading.refuse("it has more than 1,000 attachments; the rest was not read. Save them and check those.");
            break;
        }
        attachment(reading, &attached, number, letters);
    }
    if reading.count() == lines && reading.unread.len() == said {
        reading.refuse("it has no text. Open it, check that it is the right e-mail and save it again.");
    }
}

fn lines_of(reading: &mut Reading<'_>, text: &str) {
    if calendar::is_calendar(text) {
        return calendar::read(reading, text);
    }
    let place = reading.place();
    for (number, line) in (1_u32..).zip(text.lines()) {
        reading.text(&Place { line: Some(number), ..place.clone() }, line, false);
    }
}

fn attachment(reading: &mut Reading<'_>, attached: &Folder<'_>, number: usize, letters: CodePage) {
    let text = |property| text(attached, property, letters);
    let name = FILE_NAMES.into_iter().find_map(text).filter(|name| !name.trim().is_empty());
    let name = name.unwrap_or_else(|| format!("part {number}"));
    if let Some(inner) = attached.folders(&named(FILE, "000D")).into_iter().next() {
        reading.inside(&format!("attached e-mail {name}"), |reading| read(reading, &inner));
        return;
    }
    let Some(bytes) = attached.stream(&named(FILE, "0102")) else {
        let place = reading.part(&format!("attachment {name}"));
        return reading.refuse_at(&place, "the message only says where it is kept. Open it there and check it.");
    };
    // Small pictures in the text are logos and signatures.
    let is_in_text = text(CONTENT_ID).is_some();
    let is_signature = name.to_ascii_lowercase().ends_with(".p7s");
    if !is_signature && (!is_in_text || pictures::dots(&bytes).is_none() || pictures::may_show_text(&bytes)) {
        reading.attachment(&name, &bytes, |reading| read_bytes(reading, &name, &bytes));
    }
}

fn named(property: &str, kind: &str) -> String {
    format!("__substg1.0_{property}{kind}")
}

/// A text of a message, in Unicode or in the code page of the machine that wrote it.
fn text(folder: &Folder<'_>, property: &str, letters: CodePage) -> Option<String> {
    if let Some(bytes) = folder.stream(&named(property, "001F")) {
        let units: Vec<u16> =
            bytes.chunks_exact(2).filter_map(|two| two.try_into().ok().map(u16::from_le_bytes)).collect();
        return Some(String::from_utf16_lossy(&units));
    }
    folder.stream(&named(property, "001E")).map(|bytes| letters_of(&bytes, letters))
}

/// Bytes as text: in Unicode if possible, otherwise in the code page that the message names.
fn letters_of(bytes: &[u8], letters: CodePage) -> String {
    match letters {
        CodePage::Named(_) if std::str::from_utf8(bytes).is_err() => letters.text(bytes),
        _ => plain_text::decode("", bytes).0,
    }
}

/// The code pages of a message's texts and of its page.
fn code_pages(message: &Folder<'_>) -> [CodePage; 2] {
    let properties = message.stream("__properties_version1.0").unwrap_or_default();
    let number = |at: usize| {
        let four = properties.get(at..at + 4)?;
        four.try_into().ok().map(u32::from_le_bytes)
    };
    // Entries are 16 bytes long, after a header that is longer in the outermost message.
    let of = |wanted: u32| (0..properties.len() / 8).map(|nth| nth * 8).find(|at| number(*at) == Some(wanted));
    let pages = CODE_PAGES.map(|wanted| of(wanted).and_then(|at| number(at + 8)).map(CodePage::of));
    [pages[0].or(pages[1]).unwrap_or_default(), pages[1].or(pages[0]).unwrap_or_default()]
}

/// The text that compressed rich text presupposes before its first byte.
const DICTIONARY: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// Rich text as messages pack it.
fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mark = bytes.get(8..12)?;
    let rest = bytes.get(16..)?;
    if mark == b"MELA" {
        return Some(rest.to_vec());
    }
    if mark != b"LZFu" {
        return None;
    }
    let mut out = DICTIONARY.to_vec();
    let mut rest = rest.iter().copied();
    // Offsets refer to a ring of 4,096 letters, which begins with the dictionary.
    'all: while let Some(flags) = rest.next() {
        for bit in 0..8 {
            if out.len() > MOST_UNPACKED {
                return None;
            }
            if flags >> bit & 1 == 0 {
                let Some(byte) = rest.next() else { break 'all };
                out.push(byte);
                continue;
            }
            let (Some(high), Some(low)) = (rest.next(), rest.next()) else { break 'all };
            let reference = usize::from(high) << 8 | usize::from(low);
            let (at, length) = (reference >> 4, (reference & 15) + 2);
            let ring = out.len() % 4_096;
            if at == ring {
                break 'all;
            }
            let back = (ring + 4_096 - at) % 4_096;
            for _ in 0..length {
                let byte = out.len().checked_sub(back).and_then(|from| out.get(from)).copied()?;
                out.push(byte);
            }
        }
    }
    out.get(DICTIONARY.len()..).map(<[u8]>::to_vec)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_text_is_unpacked() {
        assert_eq!(DICTIONARY.len(), 207);
        // The example in the format's specification.
        let packed = [
            0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0, 0x0a, 0, 0x72, 0x63,
            0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0, 0x20, 0x62, 0x77,
            0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0,
        ];
        let text = unpacked(&packed).unwrap();
        assert_eq!(String::from_utf8(text).unwrap(), "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        for odd in [&b""[..], &packed[..20], b"12345678LZFu1234\xFF\xFF", b"12345678LZFu1234\x01\x00\x00\x01\x00\x00"] {
            let _ = unpacked(odd);
        }
    }
}
