//! How far apart two words are, in tenths of a slip, and how far a word of a given length may be off.
//!
//! Look-alike letters and doubled ones cost little, a changed digit costs much, and a word may be off only as far as
//! its length allows: beyond that it is another word.

/// The cost of one ordinary slip.
pub const ONE_SLIP: u16 = 10;

/// How much further off a word may be if it is the only difference between two names: another vowel.
pub const MORE_WHERE_ALL_ELSE_AGREES: u16 = 8;

/// Longest word that slips are counted in.
const LONGEST: usize = 47;

/// A cost that no two words within the limits reach.
const FAR: u16 = 10_000;

/// How far a word may be off, by the letters of the longer of the two.
#[must_use]
pub fn budget(letters: usize) -> u16 {
    match letters {
        0..=3 => 0,
        4 => 5,
        5 => 10,
        6 => 12,
        7 => 14,
        8 => 18,
        9 => 20,
        10 => 22,
        11 => 24,
        12 => 26,
        13 => 28,
        _ => 30,
    }
}

/// The cost of the slips between two words (optimal string alignment with weights), given up as a
/// number above `limit` once it must be larger.
#[must_use]
pub fn cost(a: &[char], b: &[char], limit: u16) -> u16 {
    if a == b {
        return 0;
    }
    if a.len() > LONGEST || b.len() > LONGEST {
        return FAR;
    }
    let shortest_way = u16::try_from(a.len().abs_diff(b.len())).unwrap_or(FAR).saturating_mul(CHEAPEST_GAP);
    if shortest_way > limit {
        return FAR;
    }
    let mut before = [FAR; LONGEST + 1];
    let mut last = [FAR; LONGEST + 1];
    let mut running = 0;
    for (slot, at) in last.iter_mut().zip(0..=b.len()) {
        running += at.checked_sub(1).map_or(0, |at| gap(b, at));
        *slot = running;
    }
    for (i, &ca) in a.iter().enumerate() {
        let mut row = [FAR; LONGEST + 1];
        let ca_gap = gap(a, i);
        let mut left = last.first().copied().unwrap_or(FAR).saturating_add(ca_gap);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        let mut best = left;
        let before_a = i.checked_sub(1).and_then(|at| a.get(at));
        for (j, &cb) in b.iter().enumerate() {
            let at = |cells: &[u16; LONGEST + 1], place: usize| cells.get(place).copied().unwrap_or(FAR);
            let mut here = at(&last, j).saturating_add(change(ca, cb, i == 0 && j == 0));
            here = here.min(at(&last, j + 1).saturating_add(ca_gap));
            here = here.min(left.saturating_add(gap(b, j)));
            if ca != cb && before_a == Some(&cb) && j > 0 && b.get(j - 1) == Some(&ca) {
                here = here.min(at(&before, j - 1).saturating_add(SWAPPED));
            }
            if let Some(slot) = row.get_mut(j + 1) {
                *slot = here;
            }
            left = here;
            best = best.min(here);
        }
        if best > limit.saturating_add(SWAPPED) {
            return FAR;
        }
        before = last;
        last = row;
    }
    last.get(b.len()).copied().unwrap_or(FAR)
}

const CHEAPEST_GAP: u16 = 4;
/// The additional cost of a slip in the first letter, because people notice how a word begins.
const AT_THE_HEAD: u16 = 9;
/// The same where the first letters sound alike or are both vowels: names come from other alphabets.
const ALIKE_AT_THE_HEAD: u16 = 6;
const SWAPPED: u16 = 9;

/// The cost of a letter that only one word has.
fn gap(word: &[char], at: usize) -> u16 {
    let (Some(c), before) = (word.get(at), at.checked_sub(1).and_then(|at| word.get(at))) else { return FAR };
    match (before, c) {
        (_, c) if c.is_ascii_digit() => 25,
        // A doubled letter.
        (Some(before), c) if before == c => 5,
        // Müller is Mueller.
        (Some('A' | 'O' | 'U'), 'E') => 6,
        // Another beginning is more often another word.
        (None, _) => ONE_SLIP + AT_THE_HEAD,
        // A plural or a possessive.
        (Some(_), 'S') if at + 1 == word.len() => 7,
        _ => ONE_SLIP,
    }
}

/// The cost of one letter in place of another.
fn change(a: char, b: char, first: bool) -> u16 {
    if a == b {
        return 0;
    }
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    let looks_alike = matches!(
        (low, high),
        ('0', 'O')
            | ('0', 'Q')
            | ('1', 'I')
            | ('1', 'L')
            | ('5', 'S')
            | ('8', 'B')
            | ('6', 'G')
            | ('2', 'Z')
            | ('6', 'B')
    );
    if looks_alike {
        return 4;
    }
    if a.is_ascii_digit() || b.is_ascii_digit() {
        return 25;
    }
    let sounds_alike = matches!(
        (low, high),
        ('C', 'K')
            | ('S', 'Z')
            | ('I', 'Y')
            | ('V', 'W')
            | ('I', 'L')
            | ('I', 'J')
            | ('C', 'S')
            | ('F', 'V')
            | ('K', 'Q')
    );
    let (at_the_head, alike_at_the_head) = if first { (AT_THE_HEAD, ALIKE_AT_THE_HEAD) } else { (0, 0) };
    let vowel = |c: char| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y');
    match () {
        () if sounds_alike => 6 + alike_at_the_head,
        () if vowel(a) && vowel(b) => 8 + alike_at_the_head,
        () => ONE_SLIP + at_the_head,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(a: &str, b: &str) -> u16 {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        cost(&a, &b, 60)
    }

    #[test]
    fn slips_by_their_weight() {
        for (a, b, expected) in [
            ("QUILLOMAR", "QUILLOMAR", 0),
            ("QUILLOMAR", "QUILLOMR", 10),
            ("QUILLOMAR", "QUILOMAR", 5),
            ("QUILLOMAR", "QUILLOMRA", 9),
            ("QUILL0MAR", "QUILLOMAR", 4),
            ("SERIES1", "SERIES2", 25),
            ("MUELLER", "MULLER", 6),
            ("HIKVISION", "DIVISION", 29),
            ("HIKVISION", "INVISION", 29),
            ("YONGJIN", "PYONGJIN", 19),
            ("KESSELBY", "CESSELBY", 12),
            ("ONDRIVEL", "ANDRIVEL", 14),
            ("TESSELBY", "WESSELBY", 19),
        ] {
            assert_eq!(between(a, b), expected, "{a} {b}");
            assert_eq!(between(b, a), expected, "{b} {a}");
        }
    }

    #[test]
    fn a_longer_word_may_be_off_further() {
        assert!((0..60).all(|letters| budget(letters) <= budget(letters + 1)));
        assert_eq!(budget(3), 0);
    }
}
