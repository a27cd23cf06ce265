//! What machines say of themselves on a network: server headers, page titles, stream paths, SNMP numbers.

use super::scan::Scan;
use vendor_list::index::ReadyFingerprint;

/// Words of a machine that were found in a line.
#[derive(Debug, Clone, Copy)]
pub struct FingerprintHit<'a> {
    /// First folded letter.
    pub from: usize,
    /// Letter after the last.
    pub to: usize,
    /// What they say.
    pub ready: &'a ReadyFingerprint,
}

/// Finds what machines say of themselves in a line. Each fingerprint is given once.
#[must_use]
pub fn find<'a>(scan: &Scan<'a>) -> Vec<FingerprintHit<'a>> {
    let prints = scan.index.fingerprints().iter();
    prints
        .filter_map(|(letters, ready)| {
            let from = place(&scan.chars, letters)?;
            Some(FingerprintHit { from, to: from + letters.len(), ready })
        })
        .collect()
}

/// The first place where the letters stand by themselves: no letter or digit touches them.
fn place(text: &[char], letters: &[char]) -> Option<usize> {
    let first = letters.first()?;
    let within = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    let mut from = 0;
    while let Some(next) = text.get(from..)?.iter().position(|c| c == first) {
        let at = from + next;
        if text.get(at..)?.starts_with(letters) {
            let before = at.checked_sub(1).and_then(|before| text.get(before));
            let opens = !first.is_alphanumeric() || !within(before);
            let closes = !within(letters.last()) || !within(text.get(at + letters.len()));
            if opens && closes {
                return Some(at);
            }
        }
        from = at + 1;
    }
    None
}
