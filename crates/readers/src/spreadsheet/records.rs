//! The records of an old workbook: kind, length, bytes; and texts that continue from one record into the next.

/// Kinds of records, after Microsoft's published description of the format ([MS-XLS] 2.3), whose names are beside ours.
pub mod kind {
    /// A cell with a formula (Formula).
    pub const FORMULA: u16 = 0x06;
    /// A stream or a sheet ends (EOF).
    pub const END: u16 = 0x0A;
    /// What is printed above and below each page (Header, Footer).
    pub const HEADER: u16 = 0x14;
    /// See [`HEADER`].
    pub const FOOTER: u16 = 0x15;
    /// Days count from 1904 (Date1904).
    pub const DATE_1904: u16 = 0x22;
    /// The code page of texts, before Unicode (CodePage).
    pub const CODE_PAGE: u16 = 0x42;
    /// The file is encrypted (FilePass).
    pub const FILE_PASS: u16 = 0x2F;
    /// The record before continues (Continue).
    pub const CARRIES_ON: u16 = 0x3C;
    /// Columns and whether they are hidden (ColInfo).
    pub const COLUMNS: u16 = 0x7D;
    /// A sheet's name and where it begins (BoundSheet8).
    pub const BOUND_SHEET: u16 = 0x85;
    /// A row of numbers in four bytes each (MulRk).
    pub const SMALL_NUMBERS: u16 = 0xBD;
    /// A cell with a text in several looks (RString).
    pub const RICH_TEXT: u16 = 0xD6;
    /// How cells of a style look (XF).
    pub const CELL_STYLE: u16 = 0xE0;
    /// Cells that are one (MergeCells).
    pub const MERGED_CELLS: u16 = 0xE5;
    /// The texts of the whole workbook (SST).
    pub const SHARED_STRINGS: u16 = 0xFC;
    /// A cell with one of them (LabelSst).
    pub const SHARED_TEXT: u16 = 0xFD;
    /// The text of a text box or a comment (TxO).
    pub const DRAWN_TEXT: u16 = 0x1B6;
    /// A cell with a number (Number).
    pub const NUMBER: u16 = 0x203;
    /// A cell with a text of its own (Label).
    pub const TEXT: u16 = 0x204;
    /// A cell with a truth value or an error (BoolErr).
    pub const YES_NO_OR_ERROR: u16 = 0x205;
    /// The text that a formula gives (String).
    pub const FORMULA_TEXT: u16 = 0x207;
    /// A row and whether it is hidden (Row).
    pub const ROW: u16 = 0x208;
    /// A cell with a number in four bytes (RK).
    pub const SMALL_NUMBER: u16 = 0x27E;
    /// How numbers of a kind are written (Format).
    pub const FORMAT: u16 = 0x41E;
    /// A stream or a sheet begins (BOF); in older files the upper byte differs.
    pub const BEGIN: u16 = 0x809;
}

/// Whether a stream begins like a sheet of Excel 2, 3 or 4.
#[must_use]
pub fn is_old_sheet(bytes: &[u8]) -> bool {
    // Kind, length, version, and what it holds: a sheet, a chart, macros or a workspace.
    let holds = short(bytes, 6);
    let is_length = matches!(short(bytes, 2), Some(4 | 6 | 8));
    is_length
        && matches!(short(bytes, 0), Some(0x009 | 0x209 | 0x409))
        && matches!(holds, Some(0x10 | 0x20 | 0x40 | 0x100))
}

/// A record together with those that continue it.
#[derive(Debug)]
pub struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// Its bytes, and those of each record that continues it.
    pub parts: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    /// The bytes of the record itself, without those that continue it.
    #[must_use]
    pub fn bytes(&self) -> &'a [u8] {
        self.parts.first().copied().unwrap_or_default()
    }

    /// A number of two bytes.
    #[must_use]
    pub fn short(&self, at: usize) -> Option<u16> {
        short(self.bytes(), at)
    }

    /// A number of four bytes.
    #[must_use]
    pub fn long(&self, at: usize) -> Option<u32> {
        long(self.bytes(), at)
    }

    /// A fraction of eight bytes.
    #[must_use]
    pub fn fraction(&self, at: usize) -> Option<f64> {
        self.bytes().get(at..at.checked_add(8)?)?.try_into().ok().map(f64::from_le_bytes)
    }
}

/// The records from a byte on, up to the end of the stream or a record that is cut off.
pub struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    /// Starts at a byte.
    #[must_use]
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// Whether every byte was part of a record.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    fn single(&mut self) -> Option<(u16, &'a [u8])> {
        let kind = short(self.bytes, self.at)?;
        let length = usize::from(short(self.bytes, self.at.checked_add(2)?)?);
        let start = self.at.checked_add(4)?;
        let bytes = self.bytes.get(start..start.checked_add(length)?)?;
        self.at = start + length;
        Some((kind, bytes))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, bytes) = self.single()?;
        let mut parts = vec![bytes];
        while short(self.bytes, self.at) == Some(kind::CARRIES_ON) {
            let Some((_, more)) = self.single() else { break };
            parts.push(more);
        }
        Some(Record { kind, parts })
    }
}

/// Reads texts that may continue into the records that follow.
pub struct Texts<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl<'a> Texts<'a> {
    /// Starts at a byte of the first part.
    #[must_use]
    pub fn new(parts: Vec<&'a [u8]>, at: usize) -> Self {
        Self { parts, part: 0, at }
    }

    fn byte(&mut self) -> Option<u8> {
        loop {
            let part = self.parts.get(self.part)?;
            if let Some(byte) = part.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            self.part += 1;
            self.at = 0;
        }
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, bytes: usize) -> Option<()> {
        let mut left = bytes;
        loop {
            let here = self.parts.get(self.part)?.len().saturating_sub(self.at);
            if left <= here {
                self.at += left;
                return Some(());
            }
            left -= here;
            self.part += 1;
            self.at = 0;
        }
    }

    /// The next text: its length, its flags, its letters, and what follows them.
    pub fn text(&mut self) -> Option<String> {
        let length = usize::from(self.short()?);
        self.text_of(length)
    }

    /// The next text whose length is known, with nothing but one byte of flags before it.
    pub fn text_plain(&mut self, length: usize) -> Option<String> {
        let wide = self.byte()? & 1 != 0;
        let unit = |texts: &mut Self| if wide { texts.short() } else { texts.byte().map(u16::from) };
        let units: Vec<u16> = (0..length).map_while(|_| unit(self)).collect();
        Some(String::from_utf16_lossy(&units))
    }

    /// The next text whose length is known.
    pub fn text_of(&mut self, length: usize) -> Option<String> {
        let mut flags = self.byte()?;
        let runs = if flags & 8 != 0 { usize::from(self.short()?) } else { 0 };
        let beside = if flags & 4 != 0 {
            let (low, high) = (self.short()?, self.short()?);
            (usize::from(high) << 16) | usize::from(low)
        } else {
            0
        };
        let mut units: Vec<u16> = Vec::new();
        while units.len() < length {
            // Letters that continue in the next record begin there with flags of their own.
            if self.parts.get(self.part).is_some_and(|part| self.at >= part.len()) {
                self.part += 1;
                self.at = 0;
                flags = self.byte()?;
            }
            let unit = if flags & 1 != 0 { self.short()? } else { u16::from(self.byte()?) };
            units.push(unit);
        }
        self.skip(runs * 4)?;
        self.skip(beside)?;
        Some(String::from_utf16_lossy(&units))
    }
}

/// A number of two bytes.
#[must_use]
pub fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// A number of four bytes.
#[must_use]
pub fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}
