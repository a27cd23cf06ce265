//! Packed files from elsewhere (XLSX, DOCX, ODS, ZIP): their directory, and their parts, unpacked within limits. Sizes
//! that a file claims are never believed; overlapping parts are refused.

use super::inflate::{Ended, inflate};
use super::limits;
use vendor_text::sorted;

/// Why a packed file, or a part of it, cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ZipError {
    /// No directory at its end.
    #[error("it is damaged or not complete. Fetch or save it again.")]
    Damaged,
    /// A part does not have the checksum that was noted for it.
    #[error("a part of it ({0}) is damaged. Fetch or save it again.")]
    DamagedPart(String),
    /// Parts share bytes: how packed bombs are built.
    #[error("its parts overlap, as no honest file's do. Do not open it; ask the sender for another copy.")]
    Overlap,
    /// Too many parts.
    #[error("it has more than 10,000 parts. Take out the files that matter and check those.")]
    TooMany,
    /// A part is protected.
    #[error("it is protected with a password. Open it, save it without one and check that.")]
    Encrypted,
    /// A part is packed in an unusual way.
    #[error("a part of it ({0}) is packed in an unusual way. Open the file and save it again.")]
    Method(String),
    /// Too large once unpacked.
    #[error("it unpacks to more than {0} MB. Split it, or save only the sheets or pages that matter.")]
    TooLarge(usize),
    /// A part is not there.
    #[error("it lacks a part ({0}) that such a file needs. Open it in the program that made it and save it again.")]
    Missing(String),
}

/// One part of a packed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedFile {
    /// Its path, as written.
    pub name: String,
    /// Bytes that it has in its packed form.
    pub packed: usize,
    encrypted: bool,
    method: u16,
    crc: u32,
    data: usize,
}

/// A packed file and its directory.
#[derive(Debug)]
pub struct ZipFile<'a> {
    bytes: &'a [u8],
    entries: Vec<PackedFile>,
    unpacked: usize,
}

impl<'a> ZipFile<'a> {
    /// Reads the directory.
    ///
    /// # Errors
    /// When it is damaged, lists too many parts or parts that overlap.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ZipError> {
        let end = end_record(bytes).ok_or(ZipError::Damaged)?;
        let (mut size, mut offset) = (u64::from(u32_at(bytes, end + 12)?), u64::from(u32_at(bytes, end + 16)?));
        let mut directory_end = end;
        if offset == u64::from(u32::MAX) || size == u64::from(u32::MAX) {
            let locator = end.checked_sub(20).ok_or(ZipError::Damaged)?;
            let large = usize::try_from(u64_at(bytes, locator + 8)?).map_err(|_| ZipError::Damaged)?;
            if u32_at(bytes, large)? != 0x0606_4b50 {
                return Err(ZipError::Damaged);
            }
            (size, offset) = (u64_at(bytes, large.saturating_add(40))?, u64_at(bytes, large.saturating_add(48))?);
            directory_end = large;
        }
        let (size, offset) = (to_usize(size)?, to_usize(offset)?);
        let start = directory_end.checked_sub(size).ok_or(ZipError::Damaged)?;
        // Some files have other data in front; offsets then count from the end of that.
        let preface = start.checked_sub(offset).ok_or(ZipError::Damaged)?;
        let entries = directory(bytes, start, directory_end, preface)?;
        // The count has two bytes, so a larger one wraps round.
        if entries.len() & 0xFFFF != usize::from(u16_at(bytes, end + 10)?) {
            return Err(ZipError::Damaged);
        }
        Ok(Self { bytes, entries, unpacked: 0 })
    }

    /// The parts, in the order of the directory.
    #[must_use]
    pub fn entries(&self) -> &[PackedFile] {
        &self.entries
    }

    /// Whether there is a part of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// A part by its name, ignoring case, as the programs do that write such files.
    fn find(&self, name: &str) -> Option<&PackedFile> {
        let exact = self.entries.iter().find(|entry| entry.name == name);
        exact.or_else(|| self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)))
    }

    /// Unpacks a part.
    ///
    /// # Errors
    /// When it is not there, damaged, protected or too large.
    pub fn read(&mut self, name: &str) -> Result<Vec<u8>, ZipError> {
        let entry = self.find(name).cloned().ok_or_else(|| ZipError::Missing(name.to_owned()))?;
        // A large part of an honest file is never this much larger than its packed form.
        let ratio = entry.packed.saturating_mul(limits::RATIO).max(16 * limits::MB);
        self.unpack(&entry, limits::PART_BYTES.min(ratio))
    }

    /// Unpacks a part of at most `most` bytes.
    ///
    /// # Errors
    /// When it is damaged, protected or too large.
    pub fn unpack(&mut self, entry: &PackedFile, most: usize) -> Result<Vec<u8>, ZipError> {
        if entry.encrypted {
            return Err(ZipError::Encrypted);
        }
        let all_left = limits::UNPACKED_BYTES.saturating_sub(self.unpacked);
        let damaged = || ZipError::DamagedPart(entry.name.clone());
        let raw = entry.data.checked_add(entry.packed).and_then(|end| self.bytes.get(entry.data..end));
        let raw = raw.ok_or_else(damaged)?;
        let most = most.min(all_left);
        let too_large = || ZipError::TooLarge(if most < all_left { most } else { limits::UNPACKED_BYTES } / limits::MB);
        let bytes = match entry.method {
            0 if raw.len() > most => return Err(too_large()),
            0 => raw.to_vec(),
            8 => match inflate(raw, false, most) {
                (bytes, Ended::Whole) => bytes,
                (_, Ended::TooLarge) => return Err(too_large()),
                (_, Ended::Cut) => return Err(damaged()),
            },
            _ => return Err(ZipError::Method(entry.name.clone())),
        };
        self.unpacked += bytes.len();
        // Without this, a fuzzer would have to guess checksums to get any further.
        if !cfg!(fuzzing) && crc32fast::hash(&bytes) != entry.crc {
            return Err(damaged());
        }
        Ok(bytes)
    }
}

/// Where the record at the end of the directory is: the last one whose comment reaches the file's end.
fn end_record(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(22)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|at| bytes.get(*at..*at + 4) == Some(b"PK\x05\x06".as_slice()))
}

fn directory(bytes: &[u8], start: usize, end: usize, preface: usize) -> Result<Vec<PackedFile>, ZipError> {
    let mut entries = Vec::new();
    let mut spans = Vec::new();
    let mut at = start;
    while at < end {
        if u32_at(bytes, at)? != 0x0201_4b50 {
            return Err(ZipError::Damaged);
        }
        if entries.len() >= limits::PARTS {
            return Err(ZipError::TooMany);
        }
        let long = |offset: usize| u32_at(bytes, at + offset).map(u64::from);
        let short = |offset: usize| u16_at(bytes, at + offset);
        let (mut packed, mut size, mut local) = (long(20)?, long(24)?, long(42)?);
        let (name, extra, comment) = (usize::from(short(28)?), usize::from(short(30)?), usize::from(short(32)?));
        let after_name = at + 46 + name;
        for field in [&mut size, &mut packed, &mut local].into_iter().enumerate().collect::<Vec<_>>() {
            let (nth, value) = field;
            if *value == u64::from(u32::MAX) {
                let before = large_fields_before(&[long(24)?, long(20)?], nth);
                *value = large_field(bytes, after_name, extra, before).unwrap_or(*value);
            }
        }
        let text = bytes.get(at + 46..after_name).ok_or(ZipError::Damaged)?;
        let header = to_usize(local)?.checked_add(preface).ok_or(ZipError::Damaged)?;
        let packed = to_usize(packed)?;
        if u32_at(bytes, header)? != 0x0403_4b50 {
            return Err(ZipError::Damaged);
        }
        let data = header + 30 + usize::from(u16_at(bytes, header + 26)?) + usize::from(u16_at(bytes, header + 28)?);
        spans.push((header, data.saturating_add(packed)));
        entries.push(PackedFile {
            name: String::from_utf8_lossy(text).replace('\\', "/"),
            packed,
            encrypted: short(8)? & 1 == 1,
            method: short(10)?,
            crc: u32_at(bytes, at + 16)?,
            data,
        });
        at = after_name + extra + comment;
    }
    sorted::by(&mut spans, Ord::cmp);
    if spans.windows(2).any(|pair| matches!(pair, [a, b] if a.1 > b.0)) {
        return Err(ZipError::Overlap);
    }
    Ok(entries)
}

/// How many of the fields before the `nth` are stored in the extra part instead.
fn large_fields_before(fields: &[u64], nth: usize) -> usize {
    fields.iter().take(nth).filter(|value| **value == u64::from(u32::MAX)).count()
}

/// A field of the extra part for large files.
fn large_field(bytes: &[u8], mut at: usize, length: usize, nth: usize) -> Option<u64> {
    let end = at + length;
    while at + 4 <= end {
        let (id, size) = (u16_at(bytes, at).ok()?, usize::from(u16_at(bytes, at + 2).ok()?));
        if id == 1 {
            return (nth * 8 + 8 <= size).then(|| u64_at(bytes, at + 4 + nth * 8).ok()).flatten();
        }
        at += 4 + size;
    }
    None
}

fn to_usize(value: u64) -> Result<usize, ZipError> {
    usize::try_from(value).map_err(|_| ZipError::Damaged)
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], ZipError> {
    let slice = at.checked_add(N).and_then(|end| bytes.get(at..end)).ok_or(ZipError::Damaged)?;
    slice.try_into().map_err(|_| ZipError::Damaged)
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, ZipError> {
    array(bytes, at).map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, ZipError> {
    array(bytes, at).map(u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> Result<u64, ZipError> {
    array(bytes, at).map(u64::from_le_bytes)
}
