//! What a line is about: kit with or without a model number, a name, a firm, or none of these.

use super::equipment::{Tells, first_cue, is_in_number, model_likes, tells_of_item};
use super::findings::Subject;
use super::models::is_behind_a_numbered_thing;
use super::roles::Roles;
use super::scan::{CueHit, Scan};
use vendor_list::cues::WordRole;
use vendor_text::{Column, words};

/// What a line is about. Work and fixings before the first equipment noun decide.
#[must_use]
pub fn of(scan: &Scan<'_>, roles: &Roles, cards_unknown: bool) -> Subject {
    let decides = |cue: &CueHit| match cue.role {
        // “Order ref IPC-22-0417”: the letters of a reference are no kit.
        WordRole::Equipment(_) => !(is_in_number(scan, cue) && is_behind_a_numbered_thing(scan, cue.from)),
        // In a row of kit, a remark says what to do with the kit and not what it is.
        WordRole::Ancillary => !(is_mounting(scan, cue) || scan.is_row_of_kit() && is_remark(scan, cue)),
        _ => false,
    };
    let opens = first_cue(scan, decides).map(|cue| cue.role);
    match opens {
        _ if titles_a_document(scan) => Subject::Other,
        // The name of a firm often says what it deals in: “Larkfen Alarms Ltd”.
        _ if is_firm(scan) && !has_model_like(scan, roles) => Subject::Firm,
        Some(WordRole::Equipment(_)) if has_model_like(scan, roles) => Subject::EquipmentWithModel,
        Some(WordRole::Equipment(_)) => Subject::BareEquipment,
        None if says_make_is_unknown(scan) && !has_model_like(scan, roles) => Subject::BareEquipment,
        _ if cards_unknown || fills_make(scan) => Subject::UnknownKit,
        None if has_model_like(scan, roles) => Subject::UnknownKit,
        None if is_bare_name(scan) => Subject::BareName,
        _ => Subject::Other,
    }
}

fn is_remark(scan: &Scan<'_>, cue: &CueHit) -> bool {
    tells_of_item(scan.column_of_word(cue.from)) != Tells::OfItem
}

/// Whether the line, or a cell of its row, is a firm's name.
pub(super) fn is_firm(scan: &Scan<'_>) -> bool {
    if scan.cells.is_empty() {
        return firm_named(scan, (0, scan.text.len())).is_some();
    }
    scan.cells.iter().any(|cell| firm_named(scan, (cell.start, cell.end)).is_some())
}

/// The bytes of the firm's name in a part of a line that is nothing but the name, perhaps followed by its address:
/// “Larkfen Alarms Ltd, 14 Mill Lane, Leeds”. The longest stretch that ends like a firm's name is taken, because
/// “Larkfen Co., Ltd.” contains a comma.
pub(super) fn firm_named(scan: &Scan<'_>, (start, end): (usize, usize)) -> Option<(usize, usize)> {
    let text = scan.text.get(start..end)?;
    if ends_as_firm(scan, text) {
        return Some((start, end));
    }
    let mut commas = text.match_indices(',').map(|(at, _)| at).rev();
    let length = commas.find(|at| text.get(..*at).is_some_and(|name| ends_as_firm(scan, name)))?;
    let names_kit = scan.cues.iter().any(|cue| {
        matches!(cue.role, WordRole::Equipment(_) | WordRole::Ancillary)
            && cue.from >= scan.word_at_byte(start + length)
    });
    let address = text.get(length..)?;
    (!names_kit && address.split(',').all(|part| is_part_of_address(scan, part))).then_some((start, start + length))
}

/// Most words in one part of an address.
const MOST_WORDS_OF_A_PLACE: usize = 4;

/// Whether the text between two commas may be part of an address: a few words that begin with capitals or digits
/// (“Newcastle upon Tyne” has a short word that does not).
fn is_part_of_address(scan: &Scan<'_>, part: &str) -> bool {
    let begins_well = |word: &str| word.len() <= 4 || word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit());
    part.split_whitespace().count() <= MOST_WORDS_OF_A_PLACE
        && part.split_whitespace().all(begins_well)
        && model_likes(scan.index.paper_words(), part).next().is_none()
}

/// The most words of a firm's name; anything longer is a sentence.
const MOST_WORDS_OF_A_FIRM: usize = 10;

/// Legal forms that British firms write in small letters. None of them is an ordinary word at the end of a name.
const WRITTEN_SMALL: [&str; 6] = ["plc", "ltd", "limited", "llp", "cyf", "ccc"];

/// Whether a text ends in a legal form, or in another word with which names of firms end, and is written like a name.
fn ends_as_firm(scan: &Scan<'_>, text: &str) -> bool {
    let mut parts = words::folded_words(text);
    if !(2..=MOST_WORDS_OF_A_FIRM).contains(&parts.len()) || text.contains(['|', ';', '£', '@']) {
        return false;
    }
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let begins_large = last.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || !c.is_ascii());
    if !begins_large && !WRITTEN_SMALL.contains(&last.trim_end_matches('.')) {
        return false;
    }
    let group = &scan.index.list().words.group_words;
    let built = parts.last().is_some_and(|word| group.iter().any(|known| known.eq_ignore_ascii_case(word)));
    built || !scan.index.legal_forms().drop_from_end(&mut parts).is_empty()
}

/// What is in the columns of the make.
fn makes<'s>(scan: &'s Scan<'_>) -> impl Iterator<Item = &'s str> {
    let cells = scan.cells.iter().filter(|cell| matches!(cell.column, Column::Make | Column::MakeModel));
    cells.filter_map(|cell| scan.text.get(cell.start..cell.end))
}

/// Whether the column of the make has a name in it.
pub(super) fn fills_make(scan: &Scan<'_>) -> bool {
    makes(scan).any(|make| make.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !is_no_make(scan, make))
}

/// Whether a make says that there is none to know, or that nobody knows it: “n/a”, “none”, “n/k”.
fn is_no_make(scan: &Scan<'_>, make: &str) -> bool {
    let words = scan.index.paper_words();
    words.says_unknown_make(make) || words.says_no_make(make)
}

/// Most words of a bare name.
const MOST_WORDS_OF_A_NAME: usize = 4;

/// Whether the line is what somebody typed to have it looked up: a single word with no other meaning, or a few words
/// with a coined one among them (“Ajax MotionCam”).
fn is_bare_name(scan: &Scan<'_>) -> bool {
    let is_letters = |word: &words::Word| {
        word.len() >= 2
            && scan.chars.get(word.from..word.to).is_some_and(|letters| letters.iter().all(|c| c.is_alphabetic()))
    };
    if !scan.cells.is_empty() || !scan.words.iter().all(is_letters) {
        return false;
    }
    match scan.words.as_slice() {
        [word] => scan.cues.is_empty() && word.len() >= 3 && !scan.index.is_generic(scan.word(0)),
        several => several.len() <= MOST_WORDS_OF_A_NAME && scan.text.split_whitespace().any(is_coined),
    }
}

/// Whether a word is written like a coined name: with a capital inside it, like “SafeView”, and unlike “McDonald”.
fn is_coined(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let inside = letters.windows(4).any(|four| match four {
        [one, two, capital, next] => {
            one.is_alphabetic() && two.is_lowercase() && capital.is_uppercase() && next.is_lowercase()
        }
        _ => false,
    });
    inside && !word.starts_with("Mc") && !word.starts_with("Mac")
}

/// Whether the line is the title of a paper: it begins like one, has a number of its own or a colon, and neither a
/// price nor a count.
fn titles_a_document(scan: &Scan<'_>) -> bool {
    if scan.words.is_empty() || !scan.cells.is_empty() || !scan.index.paper_words().opens_title(scan.word(0)) {
        return false;
    }
    let mut parts = scan.text.split_whitespace();
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let digits = second.bytes().filter(u8::is_ascii_digit).count();
    let is_number = digits >= 3 || (digits > 0 && second.contains(['-', '/']));
    let is_count = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['x', 'X']);
    (first.ends_with([':', '.']) || matches!(second, "-" | "–" | "—" | "No" | "No." | "Ref") || is_number)
        && !scan.text.contains('£')
        && !scan.text.split_whitespace().any(is_count)
}

/// Whether the column of the make says that nobody knows it.
pub(super) fn says_make_is_unknown(scan: &Scan<'_>) -> bool {
    makes(scan).any(|make| {
        let is_word = make.contains(char::is_alphanumeric);
        if is_word { scan.index.paper_words().says_unknown_make(make) } else { make.contains('?') }
    })
}

/// Whether a noun only says how or where the kit is mounted: “Pole mounted camera” does not offer a pole.
fn is_mounting(scan: &Scan<'_>, cue: &CueHit) -> bool {
    matches!(scan.gap_before(cue.to), [' ' | '-']) && scan.word(cue.to) == "MOUNTED"
}

/// Whether something that looks like a model number may belong to the item: it is not only mentioned, and is not in a
/// cell for a serial number, an address or a place.
fn has_model_like(scan: &Scan<'_>, roles: &Roles) -> bool {
    model_likes(scan.index.paper_words(), scan.text).any(|(start, _)| {
        let word = scan.word_at_byte(start);
        tells_of_item(scan.column_at(start)) != Tells::AroundIt
            && !roles.is_mentioned(word)
            && !is_behind_a_numbered_thing(scan, word)
    })
}
