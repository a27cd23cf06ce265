//! Unpacks streams of a PDF within limits, and checks a file before the library reads it.

use crate::inflate::{Ended, inflate, measured};
use crate::limits;
use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Stream};
use std::collections::HashMap;

/// Why a stream cannot be unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StreamError {
    /// More than any page holds.
    #[error("it unpacks to more than 64 MB")]
    TooLarge,
    /// Damaged, or packed in a way that text is not.
    #[error("it is damaged")]
    Damaged,
}

/// What a stream unpacks to.
#[derive(Debug)]
pub struct Unpacked {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether it is cut short; what came before that is kept.
    pub is_cut: bool,
}

/// Unpacks a stream of drawing steps or of letters.
///
/// # Errors
/// When it is too large or damaged.
pub fn unpacked(stream: &Stream<'_>) -> Result<Unpacked, StreamError> {
    let mut bytes = stream.raw_data().into_owned();
    let filters = stream.filters();
    if filters.len() > 4 {
        return Err(StreamError::Damaged);
    }
    let mut is_cut = false;
    for filter in &filters {
        bytes = match filter {
            Filter::FlateDecode => {
                let (bytes, ended) = inflate(&bytes, true, limits::PDF_STREAM);
                match ended {
                    Ended::TooLarge => return Err(StreamError::TooLarge),
                    Ended::Cut if bytes.is_empty() => return Err(StreamError::Damaged),
                    Ended::Cut => is_cut = true,
                    Ended::Whole => {}
                }
                bytes
            }
            Filter::LzwDecode => lzw(&bytes)?,
            Filter::RunLengthDecode => run_lengths(&bytes)?,
            Filter::AsciiHexDecode => hexadecimal(&bytes),
            Filter::Ascii85Decode => base_85(&bytes),
            Filter::Crypt => bytes,
            _ => return Err(StreamError::Damaged),
        };
    }
    // Predictors are for pictures and tables; if a stream of another kind uses one, the library unpacks it.
    let params = stream.dict().get::<Dict<'_>>("DecodeParms").or_else(|| stream.dict().get::<Dict<'_>>("DP"));
    if params.is_some_and(|params| params.get::<i32>("Predictor").is_some_and(|predictor| predictor > 1)) {
        bytes = stream.decoded_data().map_err(|_| StreamError::Damaged)?.into_owned();
    }
    Ok(Unpacked { bytes, is_cut })
}

fn run_lengths(bytes: &[u8]) -> Result<Vec<u8>, StreamError> {
    let mut out = Vec::new();
    let mut bytes = bytes.iter();
    while let Some(length) = bytes.next() {
        match *length {
            128 => break,
            length @ 0..=127 => out.extend(bytes.by_ref().take(usize::from(length) + 1)),
            length => {
                if let Some(byte) = bytes.next() {
                    out.extend(std::iter::repeat_n(*byte, 257 - usize::from(length)));
                }
            }
        }
        if out.len() > limits::PDF_STREAM {
            return Err(StreamError::TooLarge);
        }
    }
    Ok(out)
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = bytes
        .iter()
        .take_while(|byte| **byte != b'>')
        .filter_map(|byte| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    digits.chunks(2).map(|pair| pair.first().map_or(0, |high| high << 4) | pair.get(1).copied().unwrap_or(0)).collect()
}

fn base_85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut group: Vec<u8> = Vec::with_capacity(5);
    let mut flush = |group: &mut Vec<u8>| {
        if group.len() < 2 {
            return group.clear();
        }
        let kept = group.len() - 1;
        group.resize(5, 84);
        let value = group.iter().fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(*digit)));
        out.extend(value.to_be_bytes().into_iter().take(kept));
        group.clear();
    };
    for byte in bytes {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => {
                group.extend([0; 5]);
                flush(&mut group);
            }
            b'!'..=b'u' => {
                group.push(byte - b'!');
                if group.len() == 5 {
                    flush(&mut group);
                }
            }
            _ => {}
        }
    }
    flush(&mut group);
    out
}

fn lzw(bytes: &[u8]) -> Result<Vec<u8>, StreamError> {
    // Each code after the first 258 stands for an earlier code and one more byte.
    let mut table: Vec<(u16, u8)> = Vec::new();
    let mut out = Vec::new();
    let (mut held, mut bits, mut width) = (0_u32, 0, 9);
    let mut before: Option<u16> = None;
    let spelt = |table: &[(u16, u8)], mut code: u16| {
        let mut letters = Vec::new();
        while let Some((earlier, byte)) = usize::from(code).checked_sub(258).and_then(|at| table.get(at)) {
            letters.push(*byte);
            code = *earlier;
        }
        letters.push(u8::try_from(code).unwrap_or(0));
        letters.reverse();
        letters
    };
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = u16::try_from((held >> bits) & ((1 << width) - 1)).unwrap_or(257);
        held &= (1 << bits) - 1;
        match code {
            256 => {
                table.clear();
                width = 9;
                before = None;
                continue;
            }
            257 => break,
            _ => {}
        }
        let next = 258 + table.len();
        let letters = match before {
            Some(before) if usize::from(code) >= next => {
                let mut letters = spelt(&table, before);
                letters.extend(letters.first().copied());
                letters
            }
            _ => spelt(&table, code),
        };
        if let Some(before) = before
            && next < 4096
        {
            table.push((before, letters.first().copied().unwrap_or(0)));
        }
        before = Some(code.min(u16::try_from(258 + table.len()).unwrap_or(u16::MAX).saturating_sub(1)));
        out.extend(letters);
        if out.len() > limits::PDF_STREAM {
            return Err(StreamError::TooLarge);
        }
        width = match 258 + table.len() {
            0..=510 => 9,
            511..=1022 => 10,
            1023..=2046 => 11,
            _ => 12,
        };
    }
    Ok(out)
}

/// Whether the file holds tables or packed objects that unpack to more than those of any honest file. The library
/// unpacks these itself and has no limit, so they are measured here first, without being kept.
#[must_use]
pub fn holds_bomb(bytes: &[u8]) -> bool {
    let mut total = 0_usize;
    let mut seen: HashMap<usize, ()> = HashMap::new();
    let mut from = 0;
    while let Some(at) = bytes.get(from..).and_then(|rest| find(rest, b"stream")).map(|at| at + from) {
        from = at + 6;
        let before = bytes.get(at.saturating_sub(4096)..at).unwrap_or_default();
        if before.ends_with(b"end") {
            continue;
        }
        let head = rfind(before, b"obj").and_then(|at| before.get(at..)).unwrap_or(before);
        let is_inner = [&b"ObjStm"[..], b"XRef", b"/First", b"/W ", b"/W[", b"/Index", b"#"]
            .iter()
            .any(|mark| find(head, mark).is_some());
        if !is_inner {
            continue;
        }
        let line_end = match bytes.get(from..from + 2) {
            Some(b"\r\n") => 2,
            _ => 1,
        };
        let start = from + line_end;
        let packed = bytes.get(start..).unwrap_or_default();
        if find(head, b"LZW").is_some() {
            let length = find(packed, b"endstream").unwrap_or(packed.len());
            // In this packing one byte can stand for thousands.
            if length > limits::MB / 16 {
                return true;
            }
        }
        if seen.insert(start, ()).is_none() {
            total = total.saturating_add(measured(packed, limits::PDF_STREAM));
        }
        if total > limits::PDF_STREAM * 2 {
            return true;
        }
    }
    false
}

/// Whether arrays and dictionaries are nested more deeply than in any honest file: the library reads nested ones again
/// at every level.
#[must_use]
pub fn is_nested_too_deep(bytes: &[u8]) -> bool {
    let (mut depth, mut at, mut in_stream) = (0_usize, 0, false);
    while let Some(byte) = bytes.get(at) {
        let next = bytes.get(at + 1);
        match byte {
            b'[' => depth += 1,
            b'<' if next == Some(&b'<') => {
                depth += 1;
                at += 1;
            }
            b']' => depth = depth.saturating_sub(1),
            b'>' if next == Some(&b'>') => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            b'e' if bytes.get(at..at + 6) == Some(b"endobj") => depth = 0,
            b'e' if bytes.get(at..at + 9) == Some(b"endstream") => {
                (depth, in_stream) = (0, false);
                at += 8;
            }
            b's' if bytes.get(at..at + 6) == Some(b"stream") => (depth, in_stream) = (0, true),
            // The content of a stream is mostly packed, so brackets in it mean nothing.
            0..=8 | 14..=31 | 127..=255 if in_stream => depth = 0,
            _ => {}
        }
        if depth > limits::PDF_DEPTH {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether it would take too long to find the ends of the pictures inside drawing steps: each one is searched for from
/// its beginning.
#[must_use]
pub fn has_too_many_pictures(steps: &[u8]) -> bool {
    let begins = steps.windows(3).filter(|three| matches!(three, [b'I', b'D', after] if after.is_ascii_whitespace()));
    begins.count().saturating_mul(steps.len()) > limits::PDF_PICTURE_WORK
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut from = 0;
    loop {
        let at = bytes.get(from..)?.iter().position(|byte| *byte == first)? + from;
        if bytes.get(at..at + word.len()) == Some(word) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn rfind(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails may stop at once")]
mod tests {
    use super::*;

    #[test]
    fn old_packings_are_unpacked() {
        assert_eq!(hexadecimal(b"44 61 6>"), b"Da\x60");
        assert_eq!(base_85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(run_lengths(&[2, b'a', b'b', b'c', 254, b'x', 128]).unwrap(), b"abcxxx");
        // The example of the PDF standard.
        let packed = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(lzw(&packed).unwrap(), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
    }
}
