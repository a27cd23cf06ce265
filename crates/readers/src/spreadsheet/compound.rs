//! The container of old Office files: a small file system of sectors, read without trusting its chains.

use std::cell::Cell;
use vendor_text::sorted;

/// The first bytes of every such file.
pub const MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Sector numbers from here on are markers.
const MARKS: u32 = 0xFFFF_FFFA;
/// The largest number of entries of a directory.
const MOST_ENTRIES: usize = 10_000;

/// A container.
#[derive(Debug)]
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    small_sector: usize,
    small_below: u64,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<DirectoryEntry>,
    /// Whether something that was asked for turned out to be incomplete.
    is_torn: Cell<bool>,
}

#[derive(Debug)]
struct DirectoryEntry {
    name: String,
    kind: u8,
    start: u32,
    size: u64,
    /// The numbers of the entries before and after it in its folder, and of the first entry inside it.
    before: u32,
    after: u32,
    inside: u32,
    /// Whether it is in the outermost folder.
    is_outermost: bool,
}

/// The number that stands for no entry.
const NOTHING: u32 = u32::MAX;

impl<'a> Compound<'a> {
    /// Reads the container's tables and its directory; `None` when they are damaged.
    #[must_use]
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        if !bytes.starts_with(&MAGIC) {
            return None;
        }
        let (shift, small_shift) = (u32::from(u16_at(bytes, 30)?), u32::from(u16_at(bytes, 32)?));
        if !matches!(shift, 9 | 12) || small_shift != 6 {
            return None;
        }
        let mut compound = Self {
            bytes,
            sector: 1 << shift,
            small_sector: 1 << small_shift,
            small_below: u64::from(u32_at(bytes, 56)?),
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
            is_torn: Cell::new(false),
        };
        compound.table = compound.read_table()?;
        let directory = compound.chain(u32_at(bytes, 48)?, u64::MAX);
        compound.entries = directory.chunks_exact(128).take(MOST_ENTRIES).filter_map(entry).collect();
        let small_table = compound.chain(u32_at(bytes, 60)?, u64::MAX);
        compound.small_table = numbers(&small_table);
        let root = compound.entries.iter().find(|entry| entry.kind == 5)?;
        let first = root.inside;
        compound.small = compound.chain(root.start, root.size);
        compound.mark_outermost(first);
        Some(compound)
    }

    /// Marks the entries of the outermost folder, or all entries if its tree is damaged.
    fn mark_outermost(&mut self, first: u32) {
        let mut open = vec![first];
        let mut found = 0;
        while let Some(number) = open.pop() {
            self.notice_lost(number);
            let entry = usize::try_from(number).ok().and_then(|at| self.entries.get_mut(at));
            let Some(entry) = entry.filter(|entry| !entry.is_outermost && entry.kind != 0) else { continue };
            entry.is_outermost = true;
            found += 1;
            open.extend([entry.before, entry.after]);
        }
        if found == 0 {
            self.entries.iter_mut().for_each(|entry| entry.is_outermost = true);
        }
    }

    /// The entries of the outermost folder; deeper ones belong to files inside this one.
    fn outermost(&self) -> impl Iterator<Item = &DirectoryEntry> {
        self.entries.iter().filter(|entry| entry.is_outermost && entry.kind != 0)
    }

    /// Whether there is a stream or folder of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.outermost().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// What is embedded in a workbook: folders with documents or packages of other programs.
    #[must_use]
    pub fn embedded(&self) -> Vec<String> {
        // Some programs write the folder but leave it empty.
        let folders = self.outermost().filter(|entry| entry.kind == 1 && entry.inside != NOTHING);
        let embedded = folders.filter(|entry| {
            let name = entry.name.to_ascii_uppercase();
            name.starts_with("MBD") || name.starts_with("LNK") || name == "OBJECTPOOL"
        });
        embedded.map(|entry| format!("embedded file {}", entry.name)).collect()
    }

    /// Whether some name begins like this.
    #[must_use]
    pub fn has_start(&self, start: &str) -> bool {
        self.outermost().any(|entry| entry.name.starts_with(start))
    }

    /// A stream by its name, and whether it is as long as it claims.
    #[must_use]
    pub fn stream(&self, name: &str) -> Option<(Vec<u8>, bool)> {
        let entry = self.outermost().find(|entry| entry.kind == 2 && entry.name.eq_ignore_ascii_case(name))?;
        Some(self.content(entry))
    }

    /// The outermost folder.
    #[must_use]
    pub fn root(&self) -> Folder<'_> {
        let entries = self.entries.iter().filter(|entry| entry.is_outermost && entry.kind != 0);
        Folder { compound: self, entries: entries.collect() }
    }

    /// The entries of a folder, from its first one on.
    fn folder(&self, first: u32) -> Folder<'_> {
        let mut open = vec![first];
        let mut seen = vec![false; self.entries.len()];
        let mut entries = Vec::new();
        while let Some(number) = open.pop() {
            self.notice_lost(number);
            let at = usize::try_from(number).unwrap_or(usize::MAX);
            let (Some(entry), Some(seen)) = (self.entries.get(at), seen.get_mut(at)) else { continue };
            if std::mem::replace(seen, true) || entry.kind == 0 {
                continue;
            }
            entries.push(entry);
            open.extend([entry.before, entry.after]);
        }
        sorted::by(&mut entries, |a, b| a.name.cmp(&b.name));
        Folder { compound: self, entries }
    }

    /// Notes an entry that its neighbours refer to and that the directory does not have.
    fn notice_lost(&self, number: u32) {
        if number != NOTHING && usize::try_from(number).is_ok_and(|at| at >= self.entries.len()) {
            self.is_torn.set(true);
        }
    }

    /// Whether anything asked for in its folders so far was incomplete.
    #[must_use]
    pub fn is_torn(&self) -> bool {
        self.is_torn.get()
    }

    fn content(&self, entry: &DirectoryEntry) -> (Vec<u8>, bool) {
        let bytes =
            if entry.size < self.small_below { self.small_chain(entry) } else { self.chain(entry.start, entry.size) };
        let is_whole = bytes.len() as u64 == entry.size;
        (bytes, is_whole)
    }

    /// The table of sectors: the first 109 of its own sectors are in the header, the rest in a chain.
    fn read_table(&self) -> Option<Vec<u32>> {
        let mut sectors: Vec<u32> = (0..109).filter_map(|nth| u32_at(self.bytes, 76 + nth * 4)).collect();
        let mut next = u32_at(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector + 1;
        for _ in 0..most {
            if next >= MARKS {
                break;
            }
            let mut more = numbers(self.sector_bytes(next)?);
            next = more.pop()?;
            sectors.extend(more);
        }
        let own = sectors.into_iter().filter(|sector| *sector < MARKS).take(most);
        Some(own.filter_map(|sector| self.sector_bytes(sector)).flat_map(numbers).collect())
    }

    fn sector_bytes(&self, number: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|bytes| !bytes.is_empty())
    }

    /// The sectors of a chain, at most as many as the file has.
    fn chain(&self, start: u32, size: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut next = start;
        for _ in 0..=self.bytes.len() / self.sector {
            if next >= MARKS || bytes.len() as u64 >= size {
                break;
            }
            let Some(sector) = self.sector_bytes(next) else { break };
            bytes.extend_from_slice(sector);
            next = usize::try_from(next).ok().and_then(|at| self.table.get(at)).copied().unwrap_or(u32::MAX);
        }
        bytes.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        bytes
    }

    fn small_chain(&self, entry: &DirectoryEntry) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut next = entry.start;
        for _ in 0..=self.small.len() / self.small_sector {
            if next >= MARKS || bytes.len() as u64 >= entry.size {
                break;
            }
            let Ok(at) = usize::try_from(next) else { break };
            let start = at.saturating_mul(self.small_sector);
            let end = start.saturating_add(self.small_sector).min(self.small.len());
            let Some(sector) = self.small.get(start..end) else { break };
            bytes.extend_from_slice(sector);
            next = self.small_table.get(at).copied().unwrap_or(u32::MAX);
        }
        bytes.truncate(usize::try_from(entry.size).unwrap_or(usize::MAX));
        bytes
    }
}

/// A folder of a container.
#[derive(Debug)]
pub struct Folder<'c> {
    compound: &'c Compound<'c>,
    entries: Vec<&'c DirectoryEntry>,
}

impl<'c> Folder<'c> {
    /// The content of a stream in it.
    #[must_use]
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.kind == 2 && entry.name.eq_ignore_ascii_case(name))?;
        let (bytes, is_whole) = self.compound.content(entry);
        if !is_whole {
            self.compound.is_torn.set(true);
        }
        Some(bytes)
    }

    /// The folders in it whose names begin so.
    #[must_use]
    pub fn folders(&self, start: &str) -> Vec<Self> {
        let folders = self.entries.iter().filter(|entry| entry.kind == 1 && entry.name.starts_with(start));
        folders.map(|entry| self.compound.folder(entry.inside)).collect()
    }
}

fn entry(bytes: &[u8]) -> Option<DirectoryEntry> {
    let length = usize::from(u16_at(bytes, 64)?).saturating_sub(2).min(62);
    let units: Vec<u16> = (0..length / 2).filter_map(|nth| u16_at(bytes, nth * 2)).collect();
    Some(DirectoryEntry {
        name: String::from_utf16_lossy(&units),
        kind: *bytes.get(66)?,
        before: u32_at(bytes, 68)?,
        after: u32_at(bytes, 72)?,
        inside: u32_at(bytes, 76)?,
        is_outermost: false,
        start: u32_at(bytes, 116)?,
        // The upper half has no meaning in files with small sectors.
        size: u64::from(u32_at(bytes, 120)?),
    })
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|four| four.try_into().ok().map(u32::from_le_bytes)).collect()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}
