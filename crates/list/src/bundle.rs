//! The bundle: one ZIP file, entries stored and not compressed, holding the list, its signatures
//! and the keyset chain, so that an auditor unpacks it with anything and runs stock `minisign`.
//!
//! The reader accepts only the bytes that the writer would have made: it reads the entries,
//! writes them again and compares. Nothing can hide between, before or after them.

/// The largest number of entries that a bundle may have.
pub const MOST_ENTRIES: usize = 64;
/// The largest number of bytes that a bundle may have.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// One file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Plain name, no folders.
    pub name: String,
    /// Its exact bytes.
    pub bytes: Vec<u8>,
}

/// Bytes that are not a bundle.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BundleError {
    /// Larger than [`MOST_BYTES`].
    #[error("the bundle is larger than 16 MB")]
    TooLarge,
    /// Not the bytes that the writer makes.
    #[error("the bundle is damaged or has been changed (at byte {0})")]
    Damaged(usize),
    /// A name that the files of a bundle cannot have.
    #[error("the bundle contains a file named {0:?}, which does not belong there")]
    Name(String),
    /// The same name twice, or too many entries.
    #[error("the bundle contains a file twice, or too many files")]
    Entries,
}

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// 1 January 1980, the zero of ZIP dates: no clock goes into the bundle.
const DATE: u16 = 0x0021;

/// Writes a bundle.
///
/// # Errors
/// [`BundleError::TooLarge`], [`BundleError::Name`] or [`BundleError::Entries`].
pub fn write(entries: &[Entry]) -> Result<Vec<u8>, BundleError> {
    let mut names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    if names.len() != entries.len() || entries.len() > MOST_ENTRIES {
        return Err(BundleError::Entries);
    }
    if let Some(entry) = entries.iter().find(|entry| !is_plain_name(&entry.name)) {
        return Err(BundleError::Name(entry.name.chars().take(80).collect()));
    }
    stored(entries)
}

/// Writes a ZIP file of entries that are stored and not compressed, whatever their names, such as the parts of a
/// document.
///
/// # Errors
/// [`BundleError::TooLarge`] or [`BundleError::Entries`].
pub fn stored(entries: &[Entry]) -> Result<Vec<u8>, BundleError> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let offset = length(out.len())?;
        let header = header(entry)?;
        push32(&mut out, LOCAL);
        out.extend_from_slice(&header);
        out.extend_from_slice(entry.name.as_bytes());
        out.extend_from_slice(&entry.bytes);
        push32(&mut directory, CENTRAL);
        push16(&mut directory, 10);
        directory.extend_from_slice(&header);
        directory.extend_from_slice(&[0; 10]);
        push32(&mut directory, offset);
        directory.extend_from_slice(entry.name.as_bytes());
    }
    let (start, size) = (length(out.len())?, length(directory.len())?);
    let count = u16::try_from(entries.len()).map_err(|_| BundleError::Entries)?;
    out.extend_from_slice(&directory);
    push32(&mut out, END);
    out.extend_from_slice(&[0; 4]);
    push16(&mut out, count);
    push16(&mut out, count);
    push32(&mut out, size);
    push32(&mut out, start);
    push16(&mut out, 0);
    if out.len() > MOST_BYTES { Err(BundleError::TooLarge) } else { Ok(out) }
}

/// Reads a bundle.
///
/// # Errors
/// See [`BundleError`].
pub fn read(bytes: &[u8]) -> Result<Vec<Entry>, BundleError> {
    if bytes.len() > MOST_BYTES {
        return Err(BundleError::TooLarge);
    }
    let mut entries = Vec::new();
    let mut at = 0;
    while take32(bytes, at) == Some(LOCAL) && entries.len() < MOST_ENTRIES {
        let damaged = || BundleError::Damaged(at);
        let size = take32(bytes, at + 18).ok_or_else(damaged)? as usize;
        let name_length = usize::from(take16(bytes, at + 26).ok_or_else(damaged)?);
        let name_start = at + 30;
        let data_start = name_start + name_length;
        let name = bytes.get(name_start..data_start).ok_or_else(damaged)?;
        let data = data_start.checked_add(size).and_then(|end| bytes.get(data_start..end)).ok_or_else(damaged)?;
        let name = std::str::from_utf8(name).map_err(|_| damaged())?;
        entries.push(Entry { name: name.to_owned(), bytes: data.to_vec() });
        at = data_start + size;
    }
    let again = write(&entries)?;
    if again != bytes {
        let first = again.iter().zip(bytes).position(|(a, b)| a != b).unwrap_or(again.len().min(bytes.len()));
        return Err(BundleError::Damaged(first));
    }
    Ok(entries)
}

fn is_plain_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 80
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
        && !name.starts_with('.')
}

/// The part that the local and the central header share.
fn header(entry: &Entry) -> Result<Vec<u8>, BundleError> {
    let size = length(entry.bytes.len())?;
    let name = u16::try_from(entry.name.len()).map_err(|_| BundleError::TooLarge)?;
    let mut out = Vec::with_capacity(26);
    for value in [10, 0, 0, 0, DATE] {
        push16(&mut out, value);
    }
    push32(&mut out, crc32fast::hash(&entry.bytes));
    push32(&mut out, size);
    push32(&mut out, size);
    push16(&mut out, name);
    push16(&mut out, 0);
    Ok(out)
}

fn length(value: usize) -> Result<u32, BundleError> {
    u32::try_from(value).ok().filter(|value| *value as usize <= MOST_BYTES).ok_or(BundleError::TooLarge)
}

fn push16(out: &mut Vec<u8>, value: u16) {
    out.extend_from_slice(&value.to_le_bytes());
}

fn push32(out: &mut Vec<u8>, value: u32) {
    out.extend_from_slice(&value.to_le_bytes());
}

fn take16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn take32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let entry = |name: &str, bytes: &[u8]| Entry { name: name.into(), bytes: bytes.to_vec() };
        write(&[entry("a.json", b"{}"), entry("a.json.minisig", b"sig")]).unwrap()
    }

    #[test]
    fn what_is_written_is_read() {
        let entries = read(&sample()).unwrap();
        assert_eq!(entries.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>(), ["a.json", "a.json.minisig"]);
        assert_eq!(entries[0].bytes, b"{}");
    }

    #[test]
    fn every_flipped_bit_outside_the_data_is_refused_and_inside_seen() {
        let good = sample();
        for at in 0..good.len() {
            for bit in 0..8 {
                let mut bad = good.clone();
                bad[at] ^= 1 << bit;
                assert!(read(&bad).is_err(), "byte {at}, bit {bit}");
            }
        }
    }

    #[test]
    fn nothing_may_stand_before_or_after() {
        let good = sample();
        assert!(read(&[&good[..], b"x"].concat()).is_err());
        assert!(read(&[b"x", &good[..]].concat()).is_err());
        assert!(read(&good[..good.len() - 1]).is_err());
        assert!(read(b"").is_err());
    }

    #[test]
    fn odd_names_are_refused() {
        for name in ["../a", "a/b", "", ".a", "a b"] {
            assert!(write(&[Entry { name: name.into(), bytes: vec![] }]).is_err(), "{name:?}");
        }
    }
}
