//! What signs, rather than words, say of a name: boxes that are ticked or left empty, letters that are struck through,
//! counts of nought.

use super::scan::Scan;
use super::telling_words::told;
use vendor_list::cues::WordRole;
use vendor_standing::Standing;
use vendor_standing::words::Word;
use vendor_text::Column;

/// What a sign says, and its bytes.
pub type Signed = (Standing, (usize, usize));

/// The signs of a line that may say something of the names in it.
pub struct Signs {
    boxes: Vec<TickBox>,
    /// Whether the boxes stand before what they are about: “☐ Hikvision ☒ Axis”, and not “Hikvision ☐ Axis ☒”.
    boxes_lead: bool,
    /// Text between double tildes, which many programs show struck through.
    struck: Vec<(usize, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tick {
    Empty,
    Ticked,
    /// A cross is a choice on most forms, and a refusal beside ticks.
    Crossed,
    Refused,
}

#[derive(Debug, Clone, Copy)]
struct TickBox {
    from: usize,
    to: usize,
    tick: Tick,
}

impl Signs {
    /// Reads the signs of a line; `first_name` is the first byte of the first name in it.
    pub fn of(scan: &Scan<'_>, first_name: usize) -> Self {
        let text = scan.text;
        let mut boxes = boxes(text);
        // A sign alone in its cell answers the heading above it (“Closed”, “PoE”). If that heading is about what
        // happens to the kit, its words stand beside the sign in the line.
        let fills_a_cell = |one: &TickBox| {
            scan.cells
                .iter()
                .any(|cell| cell.start <= one.from && one.to <= cell.end && cell.end - cell.start == one.to - one.from)
        };
        boxes.retain(|one| !(scan.is_row_of_kit() && fills_a_cell(one)));
        let boxes_lead = boxes.first().is_some_and(|first| first.from < first_name);
        Self { boxes, boxes_lead, struck: struck(text) }
    }

    /// What the signs say of the name at some bytes of the line; `words` are the line's words.
    pub fn say(&self, scan: &Scan<'_>, words: &[Word], name: (usize, usize)) -> Option<Signed> {
        if let Some(pair) = self.struck.iter().find(|(from, to)| *from < name.1 && name.0 < *to) {
            return Some((Standing::Mentioned, *pair));
        }
        // The strokes may be there so that the name is overlooked, so it is asked about.
        if is_struck_letter_by_letter(scan.text, name) {
            return Some((Standing::Undecided, name));
        }
        self.by_box(name)
            .filter(|(standing, _)| *standing == Standing::Mentioned || !words_tell(scan, words, name.0))
            .or_else(|| by_count_of_nought(scan, name))
    }

    /// An empty box beside a ticked one was not chosen. If nothing is ticked, nothing has been chosen yet.
    fn by_box(&self, name: (usize, usize)) -> Option<Signed> {
        let own = if self.boxes_lead {
            self.boxes.iter().rev().find(|one| one.to <= name.0)
        } else {
            // A single sign at the end of a line applies to all of it: “Hikvision recorder not out ✗”.
            self.boxes.iter().find(|one| one.from >= name.1).filter(|_| self.boxes.len() > 1)
        }?;
        let has = |tick: Tick| self.boxes.iter().any(|one| one.tick == tick);
        let span = (own.from, own.to);
        match own.tick {
            Tick::Refused => Some((Standing::Mentioned, span)),
            Tick::Crossed if has(Tick::Ticked) && !has(Tick::Empty) => Some((Standing::Mentioned, span)),
            Tick::Empty if has(Tick::Ticked) || has(Tick::Crossed) => Some((Standing::Mentioned, span)),
            Tick::Empty => Some((Standing::Undecided, span)),
            Tick::Crossed | Tick::Ticked => None,
        }
    }
}

/// Whether words of the line say something about what happens to the kit named at a byte.
fn words_tell(scan: &Scan<'_>, words: &[Word], byte: usize) -> bool {
    let words: Vec<&Word> = words.iter().collect();
    let name = words.iter().position(|word| word.is_name_at(byte)).unwrap_or_default();
    scan.index.standings().is_some_and(|reader| told(scan, reader, &words, name) > 0)
}

/// Boxes as they are typed.
const IN_BRACKETS: [(&str, Tick); 7] = [
    ("[ ]", Tick::Empty),
    ("[]", Tick::Empty),
    ("[x]", Tick::Crossed),
    ("[X]", Tick::Crossed),
    ("( )", Tick::Empty),
    ("(x)", Tick::Crossed),
    ("(X)", Tick::Crossed),
];

/// The boxes of a text, in order. A bullet, or the character that stands for a missing letter, counts as a box only
/// beside its opposite.
fn boxes(text: &str) -> Vec<TickBox> {
    let mut boxes = Vec::new();
    let (mut empty_shapes, mut full_shapes) = (0, 0);
    for (from, c) in text.char_indices() {
        let tick = match c {
            '\u{2610}' | '\u{2B1C}' => Tick::Empty,
            '\u{25A1}' | '\u{25CB}' | '\u{25FB}' => {
                empty_shapes += 1;
                Tick::Empty
            }
            '\u{25A0}' | '\u{25CF}' | '\u{25C9}' | '\u{25FC}' => {
                full_shapes += 1;
                Tick::Ticked
            }
            '\u{2611}' | '\u{2705}' | '\u{2713}' | '\u{2714}' | '\u{1F5F9}' => Tick::Ticked,
            '\u{2612}' | '\u{1F5F5}' | '\u{1F5F7}' => Tick::Crossed,
            '\u{2715}'..='\u{2718}' | '\u{274C}' => Tick::Refused,
            _ => continue,
        };
        boxes.push(TickBox { from, to: from + c.len_utf8(), tick });
    }
    for (written, tick) in IN_BRACKETS {
        boxes.extend(text.match_indices(written).map(|(from, _)| TickBox { from, to: from + written.len(), tick }));
    }
    boxes.sort_by_key(|one| one.from);
    let shapes_speak = boxes.len() > 1 && (boxes.len() > empty_shapes + full_shapes || empty_shapes * full_shapes > 0);
    if !shapes_speak {
        boxes.retain(|one| {
            let shape = text.get(one.from..one.to).and_then(|sign| sign.chars().next());
            !shape.is_some_and(|shape| ('\u{25A0}'..='\u{25FF}').contains(&shape))
        });
    }
    boxes
}

/// What stands between two pairs of tildes.
fn struck(text: &str) -> Vec<(usize, usize)> {
    const PAIR: &str = "~~";
    let marks: Vec<usize> = text.match_indices(PAIR).map(|(at, _)| at).collect();
    let pairs = marks.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, pair.last()? + PAIR.len())));
    pairs.collect()
}

/// Whether at least half of a name's letters carry a stroke of their own.
fn is_struck_letter_by_letter(text: &str, (from, to): (usize, usize)) -> bool {
    let is_stroke = |c: char| ('\u{335}'..='\u{338}').contains(&c);
    // The stroke of the last letter comes after the name.
    let name = text.get(from..).unwrap_or_default();
    let length = to - from + name.get(to - from..).and_then(|behind| behind.chars().next()).map_or(0, char::len_utf8);
    let name = name.get(..length).unwrap_or_default();
    let strokes = name.chars().filter(|c| is_stroke(*c)).count();
    strokes > 0 && 2 * strokes >= name.chars().filter(|c| c.is_alphanumeric()).count()
}

const NOUGHT: [&str; 5] = ["0", "00", "NIL", "ZERO", "NOUGHT"];
/// What may stand between a name and its count.
const OF_A_COUNT: [&str; 12] =
    ["X", "NO", "NOS", "NR", "OFF", "QTY", "QUANTITY", "COUNT", "TOTAL", "NUMBER", "UNITS", "OF"];

/// “Dahua: 0”, “0 x Dahua”, “Hikvision cameras nil”, or a row whose quantity is nought.
fn by_count_of_nought(scan: &Scan<'_>, name: (usize, usize)) -> Option<Signed> {
    let says = |span| (Standing::Mentioned, span);
    if let Some(cell) = scan.cells.iter().find(|cell| cell.column == Column::Quantity) {
        let written = scan.text.get(cell.start..cell.end)?.trim();
        let is_nought = written == "0" || written.eq_ignore_ascii_case("nil");
        return (is_nought && scan.column_at(name.0).holds_kit()).then(|| says((cell.start, cell.end)));
    }
    // A number after a model may be a price, a stock level or anything else.
    let is_model = scan.text.get(name.0..name.1).unwrap_or_default().bytes().any(|byte| byte.is_ascii_digit());
    if is_model || scan.cells.iter().any(|cell| cell.column != Column::Other) {
        return None;
    }
    let count = nought_behind(scan, name).or_else(|| nought_before(scan, name))?;
    let word = scan.words.get(count)?;
    Some(says(scan.folded.span(word.from, word.to)))
}

/// The word after a name that says that there are none of it.
fn nought_behind(scan: &Scan<'_>, name: (usize, usize)) -> Option<usize> {
    let joins = |c: &char| matches!(c, ' ' | ':' | '-' | '–' | '=' | '|' | '(' | '\t' | '×' | '*');
    let mut at = scan.words.partition_point(|word| scan.folded.span(word.from, word.to).0 < name.1);
    while at < scan.words.len() && is_counted(scan, at) && scan.gap_before(at).iter().all(joins) {
        at += 1;
    }
    let is_nought = at < scan.words.len() && NOUGHT.contains(&scan.word(at)) && scan.gap_before(at).iter().all(joins);
    // “0.5 lux”, “0-10 V” and “0 faults” count other things.
    let next = at + 1;
    let behind = scan.gap_before(next);
    let is_last = next >= scan.words.len();
    let goes_on = matches!(behind, ['.' | '%' | '-' | ':', ..]);
    let ends = is_counted(scan, next) || opens_a_clause(scan, next) || behind.contains(&'/');
    (is_nought && (is_last || (!goes_on && ends))).then_some(at)
}

/// The word before a name that says that there are none of it.
fn nought_before(scan: &Scan<'_>, name: (usize, usize)) -> Option<usize> {
    let mut at = scan.word_at_byte(name.0).checked_sub(1)?;
    while matches!(scan.word(at), "X" | "NO" | "NR" | "OFF") && scan.gap_before(at + 1) == [' '] {
        at = at.checked_sub(1)?;
    }
    let joins = scan.gap_before(at + 1).iter().all(|c| matches!(c, ' ' | '×' | '*'));
    let opens = at == 0 || opens_a_clause(scan, at);
    (opens && joins && NOUGHT.contains(&scan.word(at))).then_some(at)
}

/// Whether a word names what is counted, or says that something is counted.
fn is_counted(scan: &Scan<'_>, at: usize) -> bool {
    OF_A_COUNT.contains(&scan.word(at)) || scan.cues_at(at).any(|cue| matches!(cue.role, WordRole::Equipment(_)))
}

fn opens_a_clause(scan: &Scan<'_>, at: usize) -> bool {
    scan.clause_ends.get(at).copied().unwrap_or_default()
        || scan.gap_before(at).iter().any(|c| matches!(c, ',' | ';' | '\t'))
}
