//! Unpacks deflated bytes up to a limit and says how that ended. No size that a file claims is believed.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{
    TINFL_FLAG_IGNORE_ADLER32, TINFL_FLAG_PARSE_ZLIB_HEADER, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// How many bytes are measured at a time when none are kept.
const WINDOW: usize = 64 * 1024;

/// How unpacking ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// At the end.
    Whole,
    /// Before the end: the bytes are cut short or damaged.
    Cut,
    /// At the limit.
    TooLarge,
}

/// Whether packed bytes begin with the two that say how they are packed.
#[must_use]
pub fn is_zlib(bytes: &[u8]) -> bool {
    match bytes {
        [first, second, ..] => first & 15 == 8 && u16::from_be_bytes([*first, *second]).is_multiple_of(31),
        _ => false,
    }
}

fn header_flags(bytes: &[u8], may_have_header: bool) -> u32 {
    let header = if may_have_header && is_zlib(bytes) { TINFL_FLAG_PARSE_ZLIB_HEADER } else { 0 };
    header | TINFL_FLAG_IGNORE_ADLER32
}

/// Unpacks at most `most` bytes.
#[must_use]
pub fn inflate(packed: &[u8], may_have_header: bool, most: usize) -> (Vec<u8>, Ended) {
    let flags = header_flags(packed, may_have_header) | TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut state = Box::<DecompressorOxide>::default();
    let mut out = vec![0; packed.len().saturating_mul(3).clamp(1_024, limit_of(most)).min(limit_of(most))];
    let (mut used, mut given) = (0, 0);
    loop {
        let rest = packed.get(used..).unwrap_or_default();
        let (status, eaten, more) = decompress(&mut state, rest, &mut out, given, flags);
        used += eaten;
        given += more;
        let ended = match status {
            TINFLStatus::Done if given > most => Ended::TooLarge,
            TINFLStatus::Done => Ended::Whole,
            TINFLStatus::HasMoreOutput if given > most => Ended::TooLarge,
            TINFLStatus::HasMoreOutput => {
                let longer = out.len().saturating_mul(2).min(limit_of(most));
                out.resize(longer, 0);
                continue;
            }
            _ => Ended::Cut,
        };
        out.truncate(given.min(most));
        return (out, ended);
    }
}

/// One byte more than the limit, to distinguish what is exactly as large from what is larger.
fn limit_of(most: usize) -> usize {
    most.saturating_add(1).max(1_024)
}

/// How many bytes something unpacks to, up to just beyond `most`; none are kept.
#[must_use]
pub fn measured(packed: &[u8], most: usize) -> usize {
    let flags = header_flags(packed, true);
    let mut state = Box::<DecompressorOxide>::default();
    let mut window = vec![0; WINDOW];
    let (mut used, mut at, mut total) = (0, 0, 0_usize);
    loop {
        let rest = packed.get(used..).unwrap_or_default();
        let (status, eaten, given) = decompress(&mut state, rest, &mut window, at, flags);
        used += eaten;
        total = total.saturating_add(given);
        at = (at + given) & (WINDOW - 1);
        if status != TINFLStatus::HasMoreOutput || total > most {
            return total;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unpacking_stops_at_the_limit_and_says_how_it_ended() {
        // A fixed block: one zero, and then again and again "repeat the last byte 258 times".
        let mut bits = vec![true, true, false, false, false, true, true, false, false, false, false];
        for _ in 0..1_000 {
            bits.extend([true, true, false, false, false, true, false, true]);
            bits.extend([false; 5]);
        }
        let eight = |eight: &[bool]| eight.iter().enumerate().fold(0, |byte, (at, bit)| byte | (u8::from(*bit) << at));
        let cut: Vec<u8> = bits.chunks(8).map(eight).collect();
        bits.extend([false; 7]);
        let whole: Vec<u8> = bits.chunks(8).map(eight).collect();
        assert_eq!(inflate(&whole, true, 258_001), (vec![0; 258_001], Ended::Whole));
        assert_eq!(inflate(&whole, true, 258_000), (vec![0; 258_000], Ended::TooLarge));
        assert_eq!(inflate(&cut[..500], true, 1 << 20).1, Ended::Cut);
        assert!(inflate(&cut[..500], true, 1 << 20).0.len() > 50_000);
        assert_eq!(inflate(b"", true, 10), (Vec::new(), Ended::Cut));
        assert_eq!(measured(&whole, 1 << 20), 258_001);
        assert!(measured(&whole, 10) < 258_001);
    }
}
