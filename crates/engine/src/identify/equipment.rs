//! Which kind of equipment a line speaks of, and what in it looks like a model number.

use super::scan::{CueHit, Scan};
use vendor_list::context::Equipment;
use vendor_list::cues::WordRole;
use vendor_list::paper_words::PaperWords;
use vendor_text::{Cell, Column};

/// The kind of equipment that a line speaks of. The first noun decides; of several nouns in a row it is the last,
/// because the others only describe it (“PIR camera”, “camera app”).
#[must_use]
pub fn kind(scan: &Scan<'_>) -> Option<Equipment> {
    let is_noun = |cue: &CueHit| matches!(cue.role, WordRole::Equipment(_)) && !is_in_number(scan, cue);
    let mut noun = first_cue(scan, is_noun);
    while let Some(cue) = noun {
        let follows = |next: &&CueHit| scan.gap_before(next.from) == [' '] && is_noun(next);
        let Some(next) = scan.cues_at(cue.to).find(follows) else { break };
        noun = Some(*next);
    }
    let kind = noun.and_then(|cue| match cue.role {
        WordRole::Equipment(kind) => Some(kind),
        _ => None,
    });
    let numbered = || scan.words.iter().enumerate().any(|(at, word)| word.digits && is_camera_number(scan.word(at)));
    kind.or_else(|| numbered().then_some(Equipment::Cctv))
}

/// “IPC2211-HN-PIR”, “EURO 46 APP”: letters of a number, not a noun.
pub(super) fn is_in_number(scan: &Scan<'_>, cue: &CueHit) -> bool {
    let holds_digit = |at: usize| scan.words.get(at).is_some_and(|word| word.digits);
    let joins = |gap: &[char]| matches!(gap, ['-' | '_' | '/' | '.']);
    let number_before = || {
        let mut at = cue.from;
        while at > 0 && joins(scan.gap_before(at)) {
            at -= 1;
            if holds_digit(at) {
                return true;
            }
        }
        false
    };
    let number_after = || joins(scan.gap_before(cue.to)) && holds_digit(cue.to);
    let is_app = || {
        let word = scan.words.get(cue.from).map(|word| scan.folded.span(word.from, word.to));
        let capitals = word.and_then(|(from, to)| scan.text.get(from..to)).is_some_and(|text| text == "APP");
        let before = cue.from.checked_sub(1);
        capitals && before.is_some_and(|at| holds_digit(at) && scan.gap_before(cue.from) == [' '])
    };
    number_before() || number_after() || is_app()
}

/// The first cue of a wanted kind. Cells that say what the item is come before those around it: a camera on a column is
/// not a column, and a reader by a gate is not a gate.
pub(super) fn first_cue(scan: &Scan<'_>, wanted: impl Fn(&CueHit) -> bool) -> Option<CueHit> {
    let tells = |cue: &&CueHit| tells_of_item(scan.column_of_word(cue.from));
    scan.cues.iter().filter(|cue| wanted(cue)).min_by_key(tells).copied()
}

/// How directly the words of a column describe the item itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tells {
    /// They say what it is.
    OfItem,
    /// They may say what it is: text without columns, remarks, columns that nobody knows.
    OfAnything,
    /// They say where it is, which one it is, or who looks after it.
    AroundIt,
}

pub(super) fn tells_of_item(column: Column) -> Tells {
    match column {
        Column::Kind | Column::Description | Column::Make | Column::Model | Column::MakeModel => Tells::OfItem,
        Column::Notes | Column::Other => Tells::OfAnything,
        _ => Tells::AroundIt,
    }
}

/// “CAM0031”, the owner's number of a camera.
fn is_camera_number(word: &str) -> bool {
    let number = word.strip_prefix("CAM").or_else(|| word.strip_prefix("CCTV")).unwrap_or_default();
    (1..=5).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// The bytes of the first thing in a line that looks like a model number, and not like a measurement, a reference or a
/// date.
#[must_use]
pub fn model_like(words: &PaperWords, text: &str, cells: &[Cell]) -> Option<(usize, usize)> {
    let column = |byte: usize| cells.iter().find(|cell| cell.start <= byte && byte < cell.end).map(|cell| cell.column);
    model_likes(words, text)
        .find(|(start, _)| column(*start).is_none_or(|column| tells_of_item(column) != Tells::AroundIt))
}

/// Every thing in a text that looks like a model number.
pub fn model_likes<'a>(words: &'a PaperWords, text: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    let mut at = 0;
    let chunks = std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let from = at;
        let (length, gap) = chunk_of(rest);
        at += length + gap;
        Some((from, rest.get(..length)?))
    });
    chunks.filter_map(move |(from, chunk)| {
        // Most words have no digits, and are passed over cheaply.
        if chunk.bytes().filter(u8::is_ascii_digit).count() < 2 {
            return None;
        }
        let inner = chunk.trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = from + chunk.len() - inner.len();
        let inner = inner.trim_end_matches(|c: char| !c.is_alphanumeric());
        is_model_like(words, inner).then_some((start, start + inner.len()))
    })
}

/// The bytes up to the first space of any kind, and those of that space.
fn chunk_of(text: &str) -> (usize, usize) {
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b' ' | b'\t'..=b'\r' => return (at, 1),
            0..=127 => at += 1,
            _ => {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                if c.is_whitespace() {
                    return (at, c.len_utf8());
                }
                at += c.len_utf8();
            }
        }
    }
    (text.len(), 0)
}

fn is_model_like(words: &PaperWords, chunk: &str) -> bool {
    let (mut letters, mut digits) = (0, 0);
    for byte in chunk.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => letters += 1,
            b'0'..=b'9' => digits += 1,
            b'-' | b'/' | b'_' | b'.' | b'+' => {}
            _ => return false,
        }
    }
    letters >= 2 && digits >= 2 && letters + digits >= 5 && !is_measure_or_reference(words, chunk)
}

/// "2.8-12mm", "IP66", "1080p", "CAM081", "Q60466", "14/10/2026", "802.3af", "H.265", "BS8418": none is a model number.
fn is_measure_or_reference(words: &PaperWords, chunk: &str) -> bool {
    let lower = chunk.to_ascii_lowercase();
    let number_then_unit = lower.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '/' | 'x'));
    if words.is_unit(number_then_unit) {
        return true;
    }
    let reference = lower.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.'));
    words.opens_reference(reference)
}
