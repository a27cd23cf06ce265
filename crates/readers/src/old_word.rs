//! Word documents of 1997 to 2003 (DOC): their text piece by piece, tables row by row, headers, notes, comments and
//! text boxes. Hidden text is read and marked; deleted text becomes a line of its own.

use super::flow::Flow;
use super::plain_text::windows_1252;
use super::reading::Reading;
use super::spreadsheet::compound::Compound;
use vendor_text::sorted;

const OLDER: &str = "it is a Word document of 1995 or older. Open it, save it as DOCX and check that.";
const ENCRYPTED: &str = "it is protected with a password. Open it, save it without one and check that.";
const DAMAGED: &str =
    "it is an old Word document that is damaged or not complete. Open it, save it as DOCX and check that.";
const PICTURES: &str =
    "it has pictures, and what they show was not read. Type the makes and models that they show into the box.";

/// The most letters of one document that are read, and the most pieces, runs and rows that are looked at.
const MOST_LETTERS: usize = 10_000_000;
const MOST_PARTS: usize = 1_000_000;
/// A document with fewer letters may be mainly about its pictures.
const FEW_LETTERS: usize = 300;

/// The offsets in the header of a document that say where its tables are.
const RUNS: usize = 0xFA;
const PARAGRAPHS: usize = 0x102;
const PIECES: usize = 0x1A2;
/// The offsets of the lengths of its parts, with the names of these.
const PARTS: [(usize, &str); 8] = [
    (0x4C, ""),
    (0x50, "footnotes"),
    (0x54, "header or footer"),
    (0x58, "macros"),
    (0x5C, "comments"),
    (0x60, "endnotes"),
    (0x64, "text box"),
    (0x68, "text box"),
];
/// How deeply fields may be nested.
const DEEPEST: usize = 100;
/// Properties of paragraphs and runs: in a table, the end of a row, hidden, deleted.
const IN_TABLE: u16 = 0x2416;
const ENDS_ROW: u16 = 0x2417;
/// The same for tables inside a cell: the depth, the end of a cell, the end of a row.
const DEPTH: u16 = 0x6649;
const ENDS_INNER_CELL: u16 = 0x244B;
const ENDS_INNER_ROW: u16 = 0x244C;
const VANISH: u16 = 0x083C;
const DELETED: u16 = 0x0800;

/// Reads a document.
pub fn read(reading: &mut Reading<'_>, compound: &Compound<'_>) {
    let (before, from) = (reading.count(), reading.lines.len());
    let Some((bytes, _)) = compound.stream("WordDocument") else { return reading.refuse(DAMAGED) };
    let (mark, version, flags) = (u16_at(&bytes, 0), u16_at(&bytes, 2).unwrap_or(0), u16_at(&bytes, 10).unwrap_or(0));
    if !matches!(mark, Some(0xA5EC | 0xA5DC)) {
        return reading.refuse(DAMAGED);
    }
    if flags & 0x100 != 0 {
        return reading.refuse(ENCRYPTED);
    }
    if version < 0xC1 {
        return reading.refuse(OLDER);
    }
    let table = compound.stream(if flags & 0x200 == 0 { "0Table" } else { "1Table" });
    let document = table.and_then(|(table, _)| OldWord::of(&bytes, &table));
    let Some(document) = document else { return reading.refuse(DAMAGED) };
    let pictures = document.read(reading);
    if document.letters.len() >= MOST_LETTERS {
        reading.refuse("it has more than 10,000,000 letters; the rest was not read. Split it.");
    }
    for name in compound.embedded() {
        let place = reading.part(&name);
        reading.refuse_at(&place, "it is a file inside the document. Save it on its own and check it.");
    }
    let letters = reading.letters_from(from);
    if pictures && letters < FEW_LETTERS {
        let place = reading.part("pictures");
        reading.refuse_at(&place, PICTURES);
    }
    if reading.count() == before && reading.unread.is_empty() {
        reading.refuse("it has no text. Open it, check that it is the right file and save it again.");
    }
}

/// A letter: where it is in the file, and what it is.
type Letter = (usize, u16);

struct OldWord {
    letters: Vec<Letter>,
    /// Where rows of tables end, in the file.
    row_ends: Vec<usize>,
    /// Paragraphs inside tables: from and to in the file, and how many tables they are in.
    tables: Vec<(usize, usize, usize)>,
    /// Where cells and rows of tables inside cells end, and whether it is a row that ends.
    inner_ends: Vec<(usize, bool)>,
    /// What is hidden or deleted: from and to in the file, whether it is hidden, whether it is deleted.
    looks: Vec<(usize, usize, bool, bool)>,
    lengths: Vec<(usize, &'static str)>,
}

impl OldWord {
    fn of(bytes: &[u8], table: &[u8]) -> Option<Self> {
        let letters = letters(bytes, table)?;
        let (mut row_ends, mut tables, mut inner_ends) = (Vec::new(), Vec::new(), Vec::new());
        for (from, to, properties) in runs(bytes, table, PARAGRAPHS) {
            if has(properties, ENDS_ROW) {
                row_ends.push(to);
            }
            if has(properties, IN_TABLE) {
                let deep = value(properties, DEPTH).and_then(|deep| u32_at(deep, 0)).map_or(1, to_usize);
                tables.push((from, to, deep.clamp(1, 8)));
            }
            if has(properties, ENDS_INNER_CELL) || has(properties, ENDS_INNER_ROW) {
                inner_ends.push((to, has(properties, ENDS_INNER_ROW)));
            }
        }
        let mut looks = Vec::new();
        for (from, to, properties) in runs(bytes, table, RUNS) {
            let (vanish, deleted) = (has(properties, VANISH), has(properties, DELETED));
            if vanish || deleted {
                looks.push((from, to, vanish, deleted));
            }
        }
        sorted::by(&mut row_ends, Ord::cmp);
        sorted::by(&mut tables, Ord::cmp);
        sorted::by(&mut inner_ends, Ord::cmp);
        sorted::by(&mut looks, Ord::cmp);
        let length = |at: usize| u32_at(bytes, at).and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
        let lengths = PARTS.into_iter().map(|(at, name)| (length(at), name)).collect();
        Some(Self { letters, row_ends, tables, inner_ends, looks, lengths })
    }

    /// Reads the text, and returns whether the document has pictures.
    fn read(&self, reading: &mut Reading<'_>) -> bool {
        let (mut from, mut pictures) = (0_usize, false);
        for (length, name) in &self.lengths {
            let to = from.saturating_add(*length);
            let letters = self.letters.get(from..to.min(self.letters.len())).unwrap_or_default();
            if !letters.is_empty() {
                pictures |= self.part(reading, letters, (!name.is_empty()).then_some(*name));
            }
            from = to;
        }
        pictures
    }

    fn part(&self, reading: &mut Reading<'_>, letters: &[Letter], name: Option<&str>) -> bool {
        let mut flow = Flow::new(reading, name);
        let mut pictures = false;
        // For each open field, whether its instruction has ended and its result has begun.
        let mut fields: Vec<bool> = Vec::new();
        let mut run: Vec<u16> = Vec::new();
        let mut look = (false, false);
        for (at, letter) in letters {
            let now = self.look(*at);
            if now != look || *letter < 0x20 {
                put(&mut flow, &mut run, look);
                look = now;
            }
            let is_shown = fields.iter().all(|is_result| *is_result);
            match *letter {
                0x13 if fields.len() < DEEPEST => fields.push(false),
                0x14 => fields.last_mut().into_iter().for_each(|field| *field = true),
                0x15 => {
                    fields.pop();
                }
                _ if !is_shown => {}
                0x07 if self.ends_row(*at) => flow.close_row(),
                0x07 => {
                    flow.in_cell_of(1);
                    flow.close_cell();
                }
                0x0D if self.inner_end(*at).is_some() => {
                    flow.in_cell_of(self.depth(*at).max(2));
                    flow.close_cell();
                    if self.inner_end(*at) == Some(true) {
                        flow.close_row();
                    }
                }
                0x0B..=0x0E => flow.end_line(),
                0x01 | 0x08 => pictures = true,
                0x09 => run.push(0x20),
                0x1E => run.push(0x2D),
                0x00..=0x1F => {}
                letter => {
                    if self.depth(*at) > 0 {
                        flow.in_cell_of(self.depth(*at));
                    } else if flow.is_in_table() {
                        flow.end_tables();
                    }
                    run.push(letter);
                }
            }
        }
        put(&mut flow, &mut run, look);
        flow.finish();
        pictures
    }

    /// Whether the mark at a place ends a row and not only a cell.
    fn ends_row(&self, at: usize) -> bool {
        // A letter takes one or two bytes.
        [at + 1, at + 2].iter().any(|end| self.row_ends.binary_search(end).is_ok())
    }

    /// In how many tables a place is.
    fn depth(&self, at: usize) -> usize {
        let next = self.tables.partition_point(|(from, ..)| *from <= at);
        let found = next.checked_sub(1).and_then(|last| self.tables.get(last));
        found.filter(|(_, to, _)| at < *to).map_or(0, |(.., deep)| *deep)
    }

    /// Whether the mark at a place ends a cell of a table inside a cell, and if so whether it also ends a row.
    fn inner_end(&self, at: usize) -> Option<bool> {
        // A letter takes one or two bytes.
        let found = |end: usize| {
            let next = self.inner_ends.partition_point(|(known, _)| *known < end);
            self.inner_ends.get(next).filter(|(known, _)| *known == end).map(|(_, is_row)| *is_row)
        };
        found(at + 1).or_else(|| found(at + 2))
    }

    fn look(&self, at: usize) -> (bool, bool) {
        let next = self.looks.partition_point(|(from, ..)| *from <= at);
        let found = next.checked_sub(1).and_then(|last| self.looks.get(last)).filter(|(_, to, ..)| at < *to);
        found.map_or((false, false), |(_, _, vanish, deleted)| (*vanish, *deleted))
    }
}

fn put(flow: &mut Flow<'_, '_>, run: &mut Vec<u16>, (hidden, struck): (bool, bool)) {
    (flow.hidden, flow.struck) = (hidden, struck);
    flow.text(&String::from_utf16_lossy(run));
    (flow.hidden, flow.struck) = (false, false);
    run.clear();
}

/// The letters of a document, piece by piece.
fn letters(bytes: &[u8], table: &[u8]) -> Option<Vec<Letter>> {
    let (at, length) = (to_usize(u32_at(bytes, PIECES)?), to_usize(u32_at(bytes, PIECES + 4)?));
    let mut rest = table.get(at..at.checked_add(length)?)?;
    // Properties come before the pieces.
    while let [1, tail @ ..] = rest {
        rest = tail.get(2 + usize::from(u16_at(tail, 0)?)..)?;
    }
    let rest = rest.strip_prefix(&[2])?;
    let pieces = rest.get(4..4_usize.checked_add(to_usize(u32_at(rest, 0)?))?)?;
    let count = pieces.len().checked_sub(4)? / 12;
    let mut letters = Vec::new();
    for nth in 0..count.min(MOST_PARTS) {
        let (from, to) = (u32_at(pieces, nth * 4)?, u32_at(pieces, nth * 4 + 4)?);
        let place = to_usize(u32_at(pieces, (count + 1) * 4 + nth * 8 + 2)?);
        let length = to_usize(to.checked_sub(from)?).min(MOST_LETTERS - letters.len());
        if place & 0x4000_0000 != 0 {
            let start = (place & 0x3FFF_FFFF) / 2;
            let piece = bytes.get(start..).unwrap_or_default();
            letters.extend(piece.iter().take(length).enumerate().map(|(nth, byte)| (start + nth, letter_of(*byte))));
        } else {
            let piece = bytes.get(place..).unwrap_or_default();
            let units =
                piece.chunks_exact(2).take(length).filter_map(|two| two.try_into().ok().map(u16::from_le_bytes));
            letters.extend(units.enumerate().map(|(nth, unit)| (place + nth * 2, unit)));
        }
    }
    Some(letters)
}

fn letter_of(byte: u8) -> u16 {
    u16::try_from(u32::from(windows_1252(byte))).unwrap_or(0x20)
}

/// The runs or paragraphs of a document by their place in the file, with their properties. The pages that list them are
/// 512 bytes each.
fn runs<'b>(bytes: &'b [u8], table: &[u8], of: usize) -> Vec<(usize, usize, &'b [u8])> {
    let mut found = Vec::new();
    let (Some(at), Some(length)) = (u32_at(bytes, of), u32_at(bytes, of + 4)) else { return found };
    let (at, length) = (to_usize(at), to_usize(length));
    let Some(list) = at.checked_add(length).and_then(|end| table.get(at..end)) else { return found };
    let count = list.len().saturating_sub(4) / 8;
    for nth in 0..count {
        let page = u32_at(list, (count + 1) * 4 + nth * 4).map(|page| to_usize(page & 0x003F_FFFF) * 512);
        let Some(page) = page.and_then(|page| bytes.get(page..page.checked_add(512)?)) else { continue };
        let runs = usize::from(page.last().copied().unwrap_or(0));
        // An entry for a paragraph has more beside the place of its properties.
        let wide = if of == PARAGRAPHS { 13 } else { 1 };
        for run in 0..runs {
            let (Some(from), Some(to)) = (u32_at(page, run * 4), u32_at(page, run * 4 + 4)) else { break };
            let Some(offset) = page.get((runs + 1) * 4 + run * wide) else { break };
            let properties = page.get(usize::from(*offset) * 2..).filter(|_| *offset != 0).unwrap_or_default();
            let properties = if of == PARAGRAPHS { of_paragraph(properties) } else { of_run(properties) };
            if found.len() < MOST_PARTS {
                found.push((to_usize(from), to_usize(to), properties));
            }
        }
    }
    found
}

fn of_run(bytes: &[u8]) -> &[u8] {
    let length = usize::from(bytes.first().copied().unwrap_or(0));
    bytes.get(1..=length).unwrap_or_default()
}

/// The properties of a paragraph, after the number of its style.
fn of_paragraph(bytes: &[u8]) -> &[u8] {
    let all = match bytes {
        [0, words, rest @ ..] => rest.get(..usize::from(*words) * 2),
        [words, rest @ ..] => rest.get(..(usize::from(*words) * 2).saturating_sub(1)),
        [] => None,
    };
    all.and_then(|all| all.get(2..)).unwrap_or_default()
}

/// Whether a switch is on among properties.
fn has(properties: &[u8], wanted: u16) -> bool {
    value(properties, wanted).and_then(<[u8]>::first).is_some_and(|value| *value & 1 == 1)
}

/// The value of the last property with this number. Each property says how long its value is.
fn value(properties: &[u8], wanted: u16) -> Option<&[u8]> {
    let (mut rest, mut found) = (properties, None);
    while let Some(number) = u16_at(rest, 0) {
        rest = rest.get(2..).unwrap_or_default();
        if number == wanted {
            found = Some(rest);
        }
        let length = match number >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            // The length of this one takes two bytes.
            _ if number == 0xD608 => usize::from(u16_at(rest, 0).unwrap_or(0)) + 1,
            _ => usize::from(rest.first().copied().unwrap_or(0)) + 1,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
