//! Hashes: SHA-256 of what is signed, printed and compared, and a quick one of a few letters for look-ups.

use sha2::{Digest, Sha256};

/// SHA-256 as hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes in small hexadecimal digits.
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
