//! Hashes: SHA-256 for what is signed, printed and compared, and a quick one over a few letters for look-ups.

use sha2::{Digest, Sha256};
use std::io::Read;

/// SHA-256 as hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// SHA-256 of everything that can be read, as hexadecimal digits, and the number of bytes.
///
/// # Errors
/// If it cannot be read.
pub fn sha256_hex_of(mut from: impl Read) -> std::io::Result<(String, usize)> {
    let (mut hash, mut bytes, mut part) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let read = from.read(&mut part)?;
        if read == 0 {
            return Ok((hexadecimal(&hash.finalize()), bytes));
        }
        hash.update(part.get(..read).unwrap_or_default());
        bytes += read;
    }
}

/// Bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Hash of a model's letters and digits (FNV-1a, 64 bits), built a character at a time.
#[must_use]
pub fn hash_key(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(HASH_START, hash_step)
}

/// Start value of [`hash_key`].
pub const HASH_START: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of [`hash_key`].
#[must_use]
pub fn hash_step(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
}
