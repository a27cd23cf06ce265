//! The language of model-number grammars and its matcher.
//!
//! A pattern describes the head of a model number, matched against folded text from the start of
//! a word to a word's end:
//!
//! | written | means |
//! |---|---|
//! | `A`, `7` | that letter or digit |
//! | `\d` `\w` | a digit; a letter or digit |
//! | `[A-C5]` | one of these |
//! | `-` | an optional hyphen, underscore, slash or full stop |
//! | `~` | the same, or one space |
//! | `\-` `\/` `\.` `\@` … | that very character |
//! | `?` `*` `+` `{2}` `{2,}` `{2,4}` | repeats of the item before |
//! | `( … | … )` | alternatives |
//!
//! A pattern compiles to a position automaton (Glushkov 1961) of at most 128 positions, run bit
//! by bit: one step a character, whatever the pattern, so no input can make it slow.

mod reader;

use reader::{Node, Reader, Set};

/// Why a pattern cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GrammarError {
    /// A character that the language does not have.
    #[error(
        "“{0}” at place {1} is not part of the pattern language; write capital letters, digits or \\ before a sign"
    )]
    Unexpected(char, usize),
    /// A bracket without its partner.
    #[error("a bracket opened at place {0} is not closed")]
    Unclosed(usize),
    /// A repeat with nothing before it, or with impossible bounds.
    #[error("the repeat at place {0} has nothing before it or its numbers are wrong")]
    BadRepeat(usize),
    /// More positions than the matcher holds.
    #[error("the pattern needs more than 128 places; split it in two")]
    TooLong,
    /// It matches the empty text.
    #[error("the pattern fits the empty text; make some part of it certain")]
    FitsNothing,
}

/// A compiled pattern.
#[derive(Debug, Clone)]
pub struct Pattern {
    first: u128,
    accept: u128,
    follow: Vec<u128>,
    /// For each ASCII character, the index of its column in `columns`.
    column_of: [u8; 128],
    /// For each class of characters, the positions that accept it.
    columns: Vec<u128>,
    /// What the first characters may be, even after repairs. Most texts without a match are ruled out by these.
    head: [Signs; HEAD],
}

/// A set of characters, each by its [`sign`].
pub type Signs = u64;

/// How many first characters are checked before a text is matched.
const HEAD: usize = 3;

/// The bit of a character that patterns consist of; all other characters share one bit.
#[inline(always)]
pub fn sign(c: char) -> Signs {
    let place = match c {
        'A'..='Z' => u32::from(c) - u32::from('A'),
        '0'..='9' => u32::from(c) - u32::from('0') + 26,
        '-' => 36,
        '_' => 37,
        '.' => 38,
        '/' => 39,
        ' ' => 40,
        _ => 63,
    };
    1 << place
}

/// Which characters may be read as which others if a text does not match as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repair {
    /// Letters and digits that are mistaken for each other: O and 0, I and 1 …
    pub look_alikes: bool,
    /// A space in place of the joiner `-`; a full stop, underscore or slash in place of a hyphen.
    pub joiners: bool,
    /// An X beside a digit or another X, in place of any digit: “2xx2”.
    pub wildcards: bool,
}

impl Repair {
    /// Every kind.
    pub const ALL: Self = Self { look_alikes: true, joiners: true, wildcards: true };
    /// Look-alikes alone.
    pub const LOOK_ALIKES: Self = Self { look_alikes: true, joiners: false, wildcards: false };
    /// Joiners alone.
    pub const JOINERS: Self = Self { look_alikes: false, joiners: true, wildcards: false };
    /// Wildcards alone.
    pub const WILDCARDS: Self = Self { look_alikes: false, joiners: false, wildcards: true };
}

/// A match after repairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// How many characters it has.
    pub length: usize,
    /// How many of them were read as others.
    pub repairs: usize,
}

/// The most characters of a model number that may be read as others.
const MOST_REPAIRS: usize = 4;

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// See [`GrammarError`]; every variant says what to correct.
    pub fn new(source: &str) -> Result<Self, GrammarError> {
        let chars: Vec<char> = source.chars().collect();
        let mut reader = Reader::new(&chars);
        let node = reader.alternatives()?;
        if let Some(&extra) = chars.get(reader.at) {
            return Err(GrammarError::Unexpected(extra, reader.at));
        }
        let positions = std::mem::take(&mut reader.positions);
        let mut glushkov = Glushkov { follow: vec![0; positions.len()] };
        let shape = glushkov.build(&node);
        if shape.nullable {
            return Err(GrammarError::FitsNothing);
        }
        let mut columns: Vec<u128> = Vec::new();
        let mut column_of = [0_u8; 128];
        for (mask, slot) in positions_by_character(&positions).into_iter().zip(column_of.iter_mut()) {
            let index = columns.iter().position(|column| *column == mask).unwrap_or_else(|| {
                columns.push(mask);
                columns.len() - 1
            });
            *slot = u8::try_from(index).map_err(|_| GrammarError::TooLong)?;
        }
        let head = [Signs::MAX; HEAD];
        let mut pattern =
            Self { first: shape.first, accept: shape.last, follow: glushkov.follow, column_of, columns, head };
        pattern.head = pattern.signs_of_head();
        Ok(pattern)
    }

    fn signs_of_head(&self) -> [Signs; HEAD] {
        let mut head = [Signs::MAX; HEAD];
        let mut states = self.first;
        for slot in &mut head {
            // An X that stands for a digit may be any digit.
            let read = |c: char| self.mask(c) | self.loose(c, Some('0'), None, Repair::ALL);
            let signs = ('A'..='Z').chain('0'..='9').chain(['-', '_', '.', '/', ' ']);
            *slot = signs.filter(|c| read(*c) & states != 0).fold(sign('#'), |all, c| all | sign(c));
            // Anything may follow the end of a short match.
            if states & self.accept != 0 {
                break;
            }
            states = self.after(states);
        }
        head
    }

    /// Whether a text may begin with a match. Most texts that do not are ruled out here.
    fn may_begin(&self, chars: &[char]) -> bool {
        self.head.iter().zip(chars).all(|(signs, c)| signs & sign(*c) != 0)
    }

    /// What the second character of a text with a match may be, even after repairs.
    #[must_use]
    pub fn second_signs(&self) -> Signs {
        let [_, second, ..] = self.head;
        second
    }

    /// Whether a match can start with this character.
    #[must_use]
    pub fn can_start_with(&self, c: char) -> bool {
        self.mask(c) & self.first != 0
    }

    /// The longest match from the start of `chars` that ends where `ends(index)` holds; the result
    /// is its length. `index` is the place after the last matched character.
    pub fn longest(&self, chars: &[char], ends: impl Fn(usize) -> bool) -> Option<usize> {
        if !self.may_begin(chars) {
            return None;
        }
        let mut states = self.first;
        let mut found = None;
        for (index, &c) in chars.iter().enumerate() {
            let taken = states & self.mask(c);
            if taken == 0 {
                break;
            }
            if taken & self.accept != 0 && ends(index + 1) {
                found = Some(index + 1);
            }
            states = self.after(taken);
        }
        found
    }

    /// The longest match with at most [`MOST_REPAIRS`] characters read as others; of matches of that length, the one
    /// with the fewest. It still takes one step for each character: the positions reached with no repair, with one,
    /// with two and so on are kept separately and advance together.
    pub fn nearest(&self, chars: &[char], repair: Repair, ends: impl Fn(usize) -> bool) -> Option<Fit> {
        if !self.may_begin(chars) {
            return None;
        }
        let mut states = [0_u128; MOST_REPAIRS + 1];
        if let Some(none) = states.first_mut() {
            *none = self.first;
        }
        let mut found = None;
        let mut before = None;
        for (index, &c) in chars.iter().enumerate() {
            let (exact, loose) = (self.mask(c), self.loose(c, before, chars.get(index + 1).copied(), repair));
            before = Some(c);
            let (mut carried, mut reached, mut fits) = (0, 0, None);
            for (repairs, state) in states.iter_mut().enumerate() {
                // Positions that fewer repairs already reach need not be followed again.
                let taken = (*state & exact | carried & loose) & !reached;
                carried = *state;
                reached |= taken;
                if taken & self.accept != 0 && fits.is_none() {
                    fits = Some(Fit { length: index + 1, repairs });
                }
                *state = if taken == 0 { 0 } else { self.after(taken) };
            }
            if reached == 0 {
                break;
            }
            if fits.is_some() && ends(index + 1) {
                found = fits;
            }
        }
        found
    }

    /// The positions that accept another character for which this one may stand.
    fn loose(&self, c: char, before: Option<char>, after: Option<char>, repair: Repair) -> u128 {
        let mut mask = 0;
        if repair.look_alikes {
            mask = confusable(c).iter().fold(mask, |mask, other| mask | self.mask(*other));
        }
        if repair.joiners {
            mask |= match c {
                // A space may stand for a joiner only, not for a hyphen that the pattern requires (`\-`).
                ' ' => self.mask('-') & self.mask('_'),
                '.' | '_' | '/' => self.mask('-'),
                _ => 0,
            };
        }
        let beside = |c: Option<char>| c.is_some_and(|c| c == 'X' || c.is_ascii_digit());
        if repair.wildcards && c == 'X' && (beside(before) || beside(after)) {
            mask = ('0'..='9').fold(mask, |mask, digit| mask | self.mask(digit));
        }
        mask
    }

    // Inlined, because it runs for each character of every text; a build for size would make it a call.
    #[inline(always)]
    fn after(&self, mut taken: u128) -> u128 {
        let mut next = 0;
        while taken != 0 {
            let position = taken.trailing_zeros() as usize;
            next |= self.follow.get(position).copied().unwrap_or(0);
            taken &= taken - 1;
        }
        next
    }

    #[inline(always)]
    fn mask(&self, c: char) -> u128 {
        let Ok(code) = u8::try_from(u32::from(c)) else { return 0 };
        let column = self.column_of.get(usize::from(code)).copied().unwrap_or(0);
        if code < 128 { self.columns.get(usize::from(column)).copied().unwrap_or(0) } else { 0 }
    }
}

/// Letters and digits that are mistaken for one another in print, in handwriting or by eye.
#[must_use]
pub fn confusable(c: char) -> &'static [char] {
    match c {
        'O' => &['0'],
        'Q' => &['0'],
        '0' => &['O'],
        'I' | 'L' => &['1'],
        '1' => &['I', 'L'],
        'S' => &['5'],
        '5' => &['S'],
        'B' => &['8'],
        '8' => &['B'],
        'Z' => &['2'],
        '2' => &['Z'],
        'G' => &['6'],
        '6' => &['G'],
        _ => &[],
    }
}

/// For each ASCII character, the positions that accept it.
fn positions_by_character(positions: &[Set]) -> [u128; 128] {
    let mut masks = [0_u128; 128];
    for (position, set) in positions.iter().enumerate() {
        for code in places(set.bits()) {
            if let Some(mask) = masks.get_mut(code) {
                *mask |= bit(position);
            }
        }
    }
    masks
}

/// The places of the bits that are set, the lowest first.
fn places(mut bits: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(place)
    })
}

struct Shape {
    nullable: bool,
    first: u128,
    last: u128,
}

struct Glushkov {
    follow: Vec<u128>,
}

impl Glushkov {
    fn build(&mut self, node: &Node) -> Shape {
        match node {
            Node::Nothing => Shape { nullable: true, first: 0, last: 0 },
            Node::Position(i) => Shape { nullable: false, first: bit(*i), last: bit(*i) },
            Node::Both(a, b) => {
                let (a, b) = (self.build(a), self.build(b));
                self.link(a.last, b.first);
                Shape {
                    nullable: a.nullable && b.nullable,
                    first: a.first | if a.nullable { b.first } else { 0 },
                    last: b.last | if b.nullable { a.last } else { 0 },
                }
            }
            Node::Either(a, b) => {
                let (a, b) = (self.build(a), self.build(b));
                Shape { nullable: a.nullable || b.nullable, first: a.first | b.first, last: a.last | b.last }
            }
            Node::Maybe(a) => Shape { nullable: true, ..self.build(a) },
            Node::Many(a) => {
                let a = self.build(a);
                self.link(a.last, a.first);
                a
            }
        }
    }

    fn link(&mut self, from: u128, to: u128) {
        for place in places(from) {
            if let Some(follow) = self.follow.get_mut(place) {
                *follow |= to;
            }
        }
    }
}

fn bit(index: usize) -> u128 {
    u32::try_from(index).ok().and_then(|shift| 1_u128.checked_shl(shift)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(pattern: &str, text: &str) -> bool {
        let chars: Vec<char> = text.chars().collect();
        Pattern::new(pattern).unwrap().longest(&chars, |_| true) == Some(chars.len())
    }

    #[test]
    fn the_language() {
        for (pattern, text, fits) in [
            (r"I?DS~2C[DV]\w{3,}", "DS-2CD2143G2", true),
            (r"I?DS~2C[DV]\w{3,}", "IDS 2CD2143G2", true),
            (r"I?DS~2C[DV]\w{3,}", "DS2CD214", true),
            (r"I?DS~2C[DV]\w{3,}", "DS-2CD2", false),
            (r"AB{2,3}C", "ABBC", true),
            (r"AB{2,3}C", "ABBBC", true),
            (r"AB{2,3}C", "ABC", false),
            (r"AB{2,3}C", "ABBBBC", false),
            (r"(A|BC)+D?", "ABCA", true),
            (r"(A|BC)+D?", "ABCAD", true),
            (r"(A|BC)+D?", "ABB", false),
            (r"A(-\w+)*", "A-12-34", true),
            (r"A\/B", "A/B", true),
            (r"A\/B", "AB", false),
            (r"[A-C2-4]{2}", "C4", true),
            (r"\d{2,}X", "123456X", true),
            (r"\d{2,}X", "1X", false),
        ] {
            assert_eq!(whole(pattern, text), fits, "{pattern} {text}");
        }
    }

    #[test]
    fn takes_the_longest_that_ends_well() {
        let chars: Vec<char> = "AB12CD".chars().collect();
        let pattern = Pattern::new(r"AB\w*").unwrap();
        assert_eq!(pattern.longest(&chars, |_| true), Some(6));
        assert_eq!(pattern.longest(&chars, |end| end <= 4), Some(4));
        assert_eq!(pattern.longest(&chars, |_| false), None);
    }

    #[test]
    fn repaired_reading_takes_look_alikes() {
        let chars: Vec<char> = "D5-7608".chars().collect();
        let pattern = Pattern::new(r"DS-76\d{2}").unwrap();
        assert_eq!(pattern.longest(&chars, |_| true), None);
        let fit = |text: &str, repair: Repair| {
            let chars: Vec<char> = text.chars().collect();
            pattern.nearest(&chars, repair, |_| true).map(|fit| (fit.length, fit.repairs))
        };
        assert_eq!(fit("D5-7608", Repair::ALL), Some((7, 1)));
        assert_eq!(fit("D5-76O8", Repair::LOOK_ALIKES), Some((7, 2)));
        assert_eq!(fit("D5 76O8", Repair::ALL), Some((7, 3)));
        assert_eq!(fit("DS 7608", Repair::JOINERS), Some((7, 1)));
        assert_eq!(fit("DS 7608", Repair::LOOK_ALIKES), None);
        assert_eq!(fit("DS-76XX", Repair::WILDCARDS), Some((7, 2)));
        assert_eq!(fit("DS-7608", Repair::ALL), Some((7, 0)));
        assert_eq!(fit("DS-76A8", Repair::ALL), None);
        let strict = Pattern::new(r"DS\-76\d{2}").unwrap();
        let chars: Vec<char> = "DS 7608".chars().collect();
        assert_eq!(strict.nearest(&chars, Repair::ALL, |_| true), None);
        let chars: Vec<char> = "DS.7608".chars().collect();
        assert_eq!(strict.nearest(&chars, Repair::JOINERS, |_| true), Some(Fit { length: 7, repairs: 1 }));
    }

    #[test]
    fn too_many_repairs_are_none() {
        let chars: Vec<char> = "AOOOOO".chars().collect();
        let pattern = Pattern::new(r"A\d{5}").unwrap();
        assert_eq!(pattern.nearest(&chars, Repair::ALL, |_| true), None);
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for (pattern, error) in [
            ("a", GrammarError::Unexpected('a', 0)),
            ("A^", GrammarError::Unexpected('^', 1)),
            ("(A", GrammarError::Unclosed(0)),
            ("[A", GrammarError::Unclosed(0)),
            ("+A", GrammarError::BadRepeat(0)),
            ("A{3,2}", GrammarError::BadRepeat(1)),
            ("A?", GrammarError::FitsNothing),
            ("A)", GrammarError::Unexpected(')', 1)),
        ] {
            assert_eq!(Pattern::new(pattern).err(), Some(error), "{pattern}");
        }
        assert_eq!(Pattern::new(&"A{32}".repeat(5)).err(), Some(GrammarError::TooLong));
    }

    #[test]
    fn hostile_text_is_walked_once() {
        let chars: Vec<char> = "A".repeat(200_000).chars().collect();
        let pattern = Pattern::new(r"(A|AA|A\w*)+B").unwrap();
        assert_eq!(pattern.longest(&chars, |_| true), None);
        assert_eq!(pattern.nearest(&chars, Repair::ALL, |_| true), None);
    }

    proptest::proptest! {
        #[test]
        fn the_first_signs_turn_nothing_away(text in "[ADI1O0QSX5Z2B8G6 ./_#-]{0,12}") {
            let chars: Vec<char> = text.chars().collect();
            let ends = |at: usize| chars.get(at).is_none_or(|c| !c.is_ascii_alphanumeric());
            for source in [r"I?DS~2C[DV]\w{3,}", r"\d{2,}X", r"A(-\w+)*", r"S\d?", r"(A|BO)+D?\d{2}", r"X?\-?\w\d{1,3}"] {
                let pattern = Pattern::new(source).unwrap();
                let open = Pattern { head: [Signs::MAX; HEAD], ..pattern.clone() };
                proptest::prop_assert_eq!(pattern.longest(&chars, ends), open.longest(&chars, ends));
                for repair in [Repair::ALL, Repair::LOOK_ALIKES, Repair::JOINERS, Repair::WILDCARDS] {
                    proptest::prop_assert_eq!(pattern.nearest(&chars, repair, ends), open.nearest(&chars, repair, ends));
                }
            }
        }
    }
}
