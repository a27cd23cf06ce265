//! Plain text: bytes to characters, and characters to lines.

use super::limits;
use super::reading::Reading;
use super::wrapped;
use vendor_list::makers::WordLists;
use vendor_text::{Folded, words};
use vendor_text::{Line, Place, Unread};

/// The longest line that is looked up, in bytes; the rest of a longer one is reported, not dropped silently.
pub const LONGEST_LINE: usize = 2 * 1024 * 1024;

/// The longest text of one item when a line strings many items together.
const LONG_LINE: usize = 160;

/// Turns bytes into text: by the byte-order mark, otherwise as UTF-16 if its zero bytes show it, as UTF-8, in which
/// single bytes of Windows-1252 are allowed, or as Windows-1252. There every byte means something, so nothing is lost.
#[must_use]
pub fn decode(name: &str, bytes: &[u8]) -> (String, Vec<Unread>) {
    let utf16 = |bytes: &[u8], big: bool| {
        let units: Vec<u16> = bytes
            .chunks(2)
            .map(|pair| {
                let (a, b) = (pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0));
                if big { u16::from_be_bytes([a, b]) } else { u16::from_le_bytes([a, b]) }
            })
            .collect();
        let broken = char::decode_utf16(units.iter().copied()).filter(Result::is_err).count();
        (String::from_utf16_lossy(&units), broken)
    };
    let (text, broken) = if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        lossy(rest)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        utf16(rest, false)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        utf16(rest, true)
    } else if let Some(big) = zero_bytes_of_utf16(bytes) {
        utf16(bytes, big)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        (text.to_owned(), 0)
    } else if is_mostly_utf8(bytes) {
        (mended(bytes), 0)
    } else {
        (bytes.iter().map(|byte| windows_1252(*byte)).collect(), 0)
    };
    let mut unread = Vec::new();
    if broken == 0 && is_of_another_alphabet(bytes) {
        unread.push(Unread::whole(name, OTHER_ALPHABET));
    }
    if broken > 0 {
        unread
            .push(Unread::whole(name, format!("{broken} characters are damaged. Save the file again as UTF-8 text.")));
    }
    (text, unread)
}

/// Whether most characters beyond ASCII are UTF-8: the few bytes that are not were pasted in or damaged.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > bad
}

/// UTF-8 in which all other bytes are read as Windows-1252.
fn mended(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| windows_1252(*byte)));
    }
    text
}

const OTHER_ALPHABET: &str = "its letters are in an encoding of another alphabet (such as GBK or Windows-1251), which is not \
                              read; Latin letters and numbers were. Save the file again as UTF-8 text.";

/// Whether bytes that are not UTF-8 are letters of another alphabet: Western text has single characters beyond ASCII,
/// but not whole words of them.
fn is_of_another_alphabet(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(4 * limits::MB)).unwrap_or_default();
    let marked = [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"].iter().any(|mark| bytes.starts_with(mark));
    if marked || zero_bytes_of_utf16(bytes).is_some() || std::str::from_utf8(bytes).is_ok() || is_mostly_utf8(bytes) {
        return false;
    }
    let (mut all, mut in_words) = (0, 0);
    for run in sample.split(u8::is_ascii) {
        if is_drawn(run) {
            continue;
        }
        all += run.len();
        in_words += if run.len() >= 4 { run.len() } else { 0 };
    }
    in_words >= 8 && in_words * 2 > all
}

/// Whether bytes are the lines around a table, as DOS draws them: the same character again and again.
fn is_drawn(run: &[u8]) -> bool {
    let lines = run.iter().filter(|byte| matches!(**byte, 0xC4 | 0xCD | 0xB0..=0xB2 | 0xDB | 0xDC | 0xDF)).count();
    run.len() >= 6 && lines * 4 >= run.len() * 3
}

fn lossy(bytes: &[u8]) -> (String, usize) {
    let text = String::from_utf8_lossy(bytes);
    let broken = if std::str::from_utf8(bytes).is_ok() { 0 } else { text.matches('\u{FFFD}').count() };
    (text.into_owned(), broken)
}

/// UTF-16 without a mark: nearly every second byte of Western text is zero.
fn zero_bytes_of_utf16(bytes: &[u8]) -> Option<bool> {
    let sample = bytes.get(..bytes.len().min(2048))?;
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let pairs = sample.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    if pairs < 2 || even.max(odd) * 10 < pairs * 7 || even.min(odd) * 10 > pairs {
        return None;
    }
    Some(even > odd)
}

/// Windows code page 1252 (WHATWG Encoding Standard), in which 0x80–0x9F are characters.
#[must_use]
pub fn windows_1252(byte: u8) -> char {
    const SIGNS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => SIGNS.get(usize::from(byte) - 0x80).copied().unwrap_or('\u{FFFD}'),
        _ => char::from(byte),
    }
}

/// Splits a text into lines with content. A long line that strings items together with semicolons (a chat message, an
/// e-mail) gives a line for each item, all with the same place.
#[must_use]
pub fn read(file: Option<&str>, text: &str) -> (Vec<Line>, Vec<Unread>) {
    let words = WordLists::default();
    let mut reading = Reading::new(file, &words);
    read_into(&mut reading, text);
    (reading.lines, reading.unread)
}

/// Reads a text of a file or of one inside another.
pub fn read_into(reading: &mut Reading<'_>, text: &str) {
    let base = reading.place();
    for (number, raw) in wrapped::joined(text.split('\n'), false) {
        let place = Place { line: Some(number), ..base.clone() };
        let trimmed = raw.trim_end_matches('\r');
        let kept = cap(trimmed, LONGEST_LINE);
        if kept.len() < trimmed.len() {
            let most = LONGEST_LINE / limits::MB;
            reading.refuse_at(
                &place,
                format!("the line is longer than {most} MB; the rest of it was not read. Split it."),
            );
        }
        reading.text(&place, kept, false);
    }
}

/// Whether a character says something although it is not a letter: Braille, a pictograph. Lines, bullets, ticks and
/// arrows do not.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{2801}'..='\u{28FF}' | '\u{2600}'..='\u{2604}' | '\u{2620}'..='\u{265F}' | '\u{2668}'..='\u{26FF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether a text has a word, a number or another character that says something.
#[must_use]
pub fn has_content(text: &str) -> bool {
    if text.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        return true;
    }
    let has_words = |text: &str| !words::words(&Folded::new(text)).is_empty();
    // The beginning nearly always shows it, and long texts take long to fold.
    has_words(cap(text, 256)) || (text.len() > 256 && has_words(text)) || text.chars().any(is_sign)
}

/// The items of a line that strings many together, or the line itself.
#[must_use]
pub fn items_of(line: &str) -> Vec<&str> {
    if line.len() < LONG_LINE || line.matches("; ").count() < 2 {
        return vec![line];
    }
    let mut items = Vec::new();
    for part in line.split("; ") {
        // "… asked what we would fit. 6 of …": a sentence that ends is an item of its own.
        let ends: Vec<usize> = part
            .match_indices(". ")
            .map(|(at, _)| at + 2)
            .filter(|at| part.get(*at..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
            .collect();
        let mut from = 0;
        for end in ends {
            items.extend(part.get(from..end));
            from = end;
        }
        items.extend(part.get(from..));
    }
    items
}

/// The first `limit` bytes, ending on a whole character.
#[must_use]
pub fn cap(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    let end = (0..=limit).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        read(None, text).0.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_line_of_braille_or_pictures_is_a_line() {
        for text in ["⠓⠊⠅", "🎥🎥", "☎ ⚠", "🏛"] {
            assert_eq!(texts(text), [text]);
        }
        for text in ["—————", "• • •", "☐", "✓", "★★★", "→", "│ │", "▪", "✅", "\u{2800}"]
        {
            assert_eq!(texts(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn lines_keep_their_numbers() {
        let (lines, unread) = read(None, "a\r\n\n  \nb");
        let numbers: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.place.line)).collect();
        assert_eq!(numbers, [("a", Some(1)), ("b", Some(4))]);
        assert!(unread.is_empty());
    }

    #[test]
    fn a_strung_line_gives_its_items() {
        let strung = format!("{}; second thing; third thing", "x".repeat(160));
        assert_eq!(texts(&strung).len(), 3);
        assert_eq!(texts("a; b; c").len(), 1);
    }

    #[test]
    fn decodes_what_windows_writes() {
        for (bytes, text) in [
            (&b"caf\xe9 \x96 \xa33"[..], "café – £3"),
            (b"\xEF\xBB\xBFabc", "abc"),
            (b"\xFF\xFEa\0b\0", "ab"),
            (b"\xFE\xFF\0a\0b", "ab"),
            (b"a\0b\0c\0d\0", "abcd"),
            ("Hikvision ✓".as_bytes(), "Hikvision ✓"),
            (b"\xE2\x9C\x93 \xC2\xA320 \xa330 \xC3\xA9", "✓ £20 £30 é"),
        ] {
            assert_eq!(decode("f", bytes).0, text);
        }
    }

    #[test]
    fn letters_of_another_alphabet_are_reported() {
        let chinese = b"Model DS-2CD2143G2-I,\xba\xa3\xbf\xb5\xcd\xfe\xca\xd3\xca\xfd\xd7\xd6\n";
        let (text, unread) = decode("f", chinese);
        assert!(text.contains("DS-2CD2143G2-I") && unread.len() == 1);
        assert!(decode("f", b"caf\xe9 \xa320, na\xefve \x93quoted\x94").1.is_empty());
    }

    #[test]
    fn a_line_beyond_the_limit_is_reported() {
        let (lines, unread) = read(None, &"é".repeat(LONGEST_LINE));
        assert_eq!(lines.iter().map(|line| line.text.len()).sum::<usize>(), LONGEST_LINE);
        assert_eq!(unread.len(), 1);
    }
}
