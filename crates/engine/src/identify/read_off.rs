//! Names that somebody read off a thing: they say whose it is.

use super::scan::Scan;
use vendor_list::cues::WordRole;

/// Words before a name that say where it was read.
const MARKS: [&str; 4] = ["MARKED", "LABELLED", "BADGED", "BRANDED"];

/// How near before a name the things must stand that it marks.
const NEAR_WHAT_IT_MARKS: usize = 6;

/// “A box marked UNV”: whether a name was read off the thing itself, and not off a bin of brackets.
pub fn marks_the_thing(scan: &Scan<'_>, byte: usize) -> bool {
    let name = scan.word_at_byte(byte);
    if !name.checked_sub(1).is_some_and(|before| MARKS.contains(&scan.word(before))) {
        return false;
    }
    let near = (name.saturating_sub(NEAR_WHAT_IT_MARKS)..name).flat_map(|word| scan.cues_at(word));
    !near.into_iter().any(|cue| cue.role == WordRole::Ancillary && cue.to <= name)
}

/// What a maker's name stands on.
const BEARS_A_NAME: [&str; 8] = ["LABEL", "LABELS", "LOGO", "BADGE", "STICKER", "NAMEPLATE", "LABELLED", "BADGED"];

/// How many words may stand between such a word and the name, in the same clause.
const NEAR_WHAT_BEARS_IT: usize = 5;

/// “Label on camera says Hikvision”, “Dahua logo”: the name stands on the thing itself.
pub fn stands_on_the_thing(scan: &Scan<'_>, byte: usize) -> bool {
    let name = scan.word_at_byte(byte);
    let same_clause = |from: usize, to: usize| (from + 1..=to).all(|at| scan.gap_before(at) == [' ']);
    let bears = |at: usize| BEARS_A_NAME.contains(&scan.word(at));
    (name.saturating_sub(NEAR_WHAT_BEARS_IT)..name).any(|at| bears(at) && same_clause(at, name))
        || (bears(name + 1) && same_clause(name, name + 1))
}
