//! The copy of an estate that a browser keeps, if the user has chosen so: always locked with a passphrase. In Chromium
//! every page that is opened from disk shares one store, and on a host all pages at its address do, so anybody could
//! read what is kept there in plain text. The browser does the locking; only the written form is here.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// How the text begins.
const FORMAT: &str = "vendor-checker-copy";
const EDITION: &str = "1";
/// The number of rounds by which a key is derived from a passphrase (PBKDF2 with SHA-256), as OWASP advises since 2023.
pub const ROUNDS: u32 = 600_000;
/// Bytes of the salt.
pub const SALT: usize = 16;
/// Bytes of the nonce of AES-GCM.
pub const NONCE: usize = 12;
/// Fewest letters of a passphrase.
pub const FEWEST_LETTERS: usize = 12;

/// A locked copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedCopy {
    /// The day on which it was kept.
    pub saved: vendor_text::Date,
    /// The number of rounds by which its key was derived.
    pub rounds: u32,
    /// The salt of its key.
    pub salt: Vec<u8>,
    /// The nonce under which it was locked.
    pub nonce: Vec<u8>,
    /// The estate file, compressed and locked.
    pub locked: Vec<u8>,
}

impl LockedCopy {
    /// The copy as a text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Self { saved, rounds, salt, nonce, locked } = self;
        let [salt, nonce, locked] = [salt, nonce, locked].map(|bytes| STANDARD.encode(bytes));
        format!("{FORMAT} {EDITION} {saved} {rounds} {salt} {nonce} {locked}")
    }

    /// Reads such a text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        if (parts.next()?, parts.next()?) != (FORMAT, EDITION) {
            return None;
        }
        let (saved, rounds) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let mut bytes = || STANDARD.decode(parts.next()?).ok();
        let (salt, nonce, locked) = (bytes()?, bytes()?, bytes()?);
        (salt.len() == SALT && nonce.len() == NONCE).then_some(Self { saved, rounds, salt, nonce, locked })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_read_as_it_was_written_and_nothing_else_is() {
        let copy = LockedCopy {
            saved: "2026-12-01".parse().unwrap(),
            rounds: ROUNDS,
            salt: vec![7; SALT],
            nonce: vec![9; NONCE],
            locked: (0..=255).collect(),
        };
        let text = copy.to_text();
        assert_eq!(LockedCopy::read(&text), Some(copy));
        for other in ["", "vendor-checker-copy 2", text.get(..40).unwrap(), &text.replacen("copy 1", "copy 9", 1)] {
            assert_eq!(LockedCopy::read(other), None, "{other}");
        }
    }
}
