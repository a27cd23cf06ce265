//! Names that somebody read off a thing, which show whose it is.

use super::scan::Scan;
use vendor_list::cues::WordRole;

/// How many words before a name are searched for what it marks.
const NEAR_WHAT_IT_MARKS: usize = 6;

/// Whether a name was read off the thing itself (“a box marked UNV”), and not off something such as a bin of brackets.
pub fn marks_the_thing(scan: &Scan<'_>, byte: usize) -> bool {
    let name = scan.word_at_byte(byte);
    if !name.checked_sub(1).is_some_and(|before| scan.index.paper_words().marks(scan.word(before))) {
        return false;
    }
    let near = (name.saturating_sub(NEAR_WHAT_IT_MARKS)..name).flat_map(|word| scan.cues_at(word));
    !near.into_iter().any(|cue| cue.role == WordRole::Ancillary && cue.to <= name)
}

/// How many words may stand between a word such as “label” or “logo” and the name, in the same clause.
const NEAR_WHAT_BEARS_IT: usize = 5;

/// Whether the name stands on the thing itself: “Label on camera says Hikvision”, “Dahua logo”.
pub fn stands_on_the_thing(scan: &Scan<'_>, byte: usize) -> bool {
    let name = scan.word_at_byte(byte);
    let same_clause = |from: usize, to: usize| (from + 1..=to).all(|at| scan.gap_before(at) == [' ']);
    let bears = |at: usize| scan.index.paper_words().bears_name(scan.word(at));
    (name.saturating_sub(NEAR_WHAT_BEARS_IT)..name).any(|at| bears(at) && same_clause(at, name))
        || (bears(name + 1) && same_clause(name, name + 1))
}
