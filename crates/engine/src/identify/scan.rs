//! One line prepared for all layers: folded letters, words, cues, clause ends and columns.

use vendor_list::Index;
use vendor_list::context::Equipment;
use vendor_list::cues::WordRole;
use vendor_text::{Cell, Column, Folded, Word, words};

/// A word-list phrase found in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CueHit {
    /// First word.
    pub from: usize,
    /// Word after the last.
    pub to: usize,
    /// What it is.
    pub role: WordRole,
}

/// A line prepared for look-up.
#[derive(Debug)]
pub struct Scan<'a> {
    /// The index.
    pub index: &'a Index,
    /// The line as given.
    pub text: &'a str,
    /// Its folded letters.
    pub folded: Folded,
    /// The folded letters alone.
    pub chars: Vec<char>,
    /// Its words.
    pub words: Vec<Word>,
    /// The folded words, one after another.
    joined: String,
    /// For each word, where it ends in `joined`.
    word_ends: Vec<usize>,
    /// Its cues, in order.
    pub cues: Vec<CueHit>,
    /// For each word, whether a clause ends before it.
    pub clause_ends: Vec<bool>,
    /// Its columns.
    pub cells: &'a [Cell],
    /// Whether some of it is in small letters, so that a capital means something.
    pub has_small_letters: bool,
}

impl<'a> Scan<'a> {
    /// Prepares a line.
    #[must_use]
    pub fn new(index: &'a Index, text: &'a str, cells: &'a [Cell]) -> Self {
        let folded = Folded::new(text);
        let chars: Vec<char> = folded.letters.iter().map(|letter| letter.c).collect();
        let words = words::words(&folded);
        let mut joined = String::with_capacity(text.len());
        let mut word_ends = Vec::with_capacity(words.len());
        // In plain ASCII, letters and bytes have the same places.
        let plain = text.is_ascii().then(|| text.to_ascii_uppercase());
        for word in &words {
            match &plain {
                Some(plain) => joined.push_str(plain.get(word.from..word.to).unwrap_or_default()),
                None => joined.extend(chars.get(word.from..word.to).unwrap_or_default()),
            }
            word_ends.push(joined.len());
        }
        let (cues, clause_ends) = (Vec::new(), Vec::new());
        let has_small_letters = text.contains(char::is_lowercase);
        let mut scan =
            Self { index, text, folded, chars, words, joined, word_ends, cues, clause_ends, cells, has_small_letters };
        scan.cues = scan.find_cues();
        let mut behind_mention = vec![false; scan.words.len() + 1];
        for cue in scan.cues.iter().filter(|cue| matches!(cue.role, WordRole::MentionBefore(_))) {
            if let Some(slot) = behind_mention.get_mut(cue.to) {
                *slot = true;
            }
        }
        let words = (0..scan.words.len()).zip(behind_mention);
        scan.clause_ends = words.map(|(at, behind_mention)| scan.clause_ends_before(at, behind_mention)).collect();
        scan
    }

    /// A word's folded text.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        self.words_joined(at, at + 1)
    }

    /// The folded text of neighbouring words, without what is between them.
    #[must_use]
    pub fn words_joined(&self, from: usize, to: usize) -> &str {
        let end = |words: usize| words.checked_sub(1).map_or(Some(0), |last| self.word_ends.get(last).copied());
        let span = end(from).zip(end(to));
        span.and_then(|(start, end)| self.joined.get(start..end)).unwrap_or_default()
    }

    /// The folded letters between two neighbouring words.
    #[must_use]
    pub fn gap_before(&self, at: usize) -> &[char] {
        let from = at.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.to);
        let to = self.words.get(at).map_or(from, |word| word.from);
        self.chars.get(from..to).unwrap_or_default()
    }

    /// The word at a folded letter, or the first after it.
    #[must_use]
    pub fn word_at(&self, letter: usize) -> usize {
        self.words.partition_point(|word| word.to <= letter)
    }

    /// Whether the line is a row with a column that says what its kit is.
    #[must_use]
    pub fn is_row_of_kit(&self) -> bool {
        self.cells.iter().any(|cell| cell.column.holds_kit())
    }

    /// The folded letter at a byte of the line, or the first after it.
    #[must_use]
    pub fn letter_at_byte(&self, byte: usize) -> usize {
        self.folded.letters.partition_point(|letter| (letter.start as usize) < byte)
    }

    /// The word at a byte of the line, or the first after it.
    #[must_use]
    pub fn word_at_byte(&self, byte: usize) -> usize {
        self.word_at(self.letter_at_byte(byte))
    }

    /// The cell that a byte of the line is in.
    #[must_use]
    pub fn cell_at(&self, byte: usize) -> Option<&'a Cell> {
        self.cells.iter().find(|cell| cell.start <= byte && byte < cell.end)
    }

    /// The column of a byte of the line.
    #[must_use]
    pub fn column_at(&self, byte: usize) -> Column {
        self.cell_at(byte).map_or(Column::Other, |cell| cell.column)
    }

    /// The column of a word.
    #[must_use]
    pub fn column_of_word(&self, at: usize) -> Column {
        self.column_at(self.words.get(at).map_or(0, |word| self.folded.span(word.from, word.to).0))
    }

    /// Whether some word of the line supports a short or common brand. `kinds` names the kinds of equipment whose words
    /// do so; empty stands for any.
    #[must_use]
    pub fn has_support(&self, kinds: &[Equipment]) -> bool {
        self.cues.iter().any(|cue| is_support(cue, kinds))
    }

    /// Whether some word of the line is a noun of kit.
    #[must_use]
    pub fn names_kit(&self) -> bool {
        self.cues.iter().any(|cue| matches!(cue.role, WordRole::Equipment(_)))
    }

    /// Whether a noun of kit, of these kinds or of any, starts at a word.
    #[must_use]
    pub fn is_kit_at(&self, at: usize, kinds: &[Equipment]) -> bool {
        self.cues_at(at)
            .any(|cue| matches!(cue.role, WordRole::Equipment(kind) if kinds.is_empty() || kinds.contains(&kind)))
    }

    /// Whether a noun of kit of several words starts at a word: “door station”.
    #[must_use]
    pub fn opens_long_kit_noun(&self, at: usize) -> bool {
        self.cues_at(at).any(|cue| matches!(cue.role, WordRole::Equipment(_)) && cue.to > at + 1)
    }

    /// Whether a phrase that supports a short or common brand starts at a word.
    #[must_use]
    pub fn is_support_at(&self, at: usize, kinds: &[Equipment]) -> bool {
        self.cues_at(at).any(|cue| is_support(cue, kinds))
    }

    /// The cues that start at a word.
    pub fn cues_at(&self, at: usize) -> impl Iterator<Item = &CueHit> {
        let first = self.cues.partition_point(|cue| cue.from < at);
        self.cues.get(first..).unwrap_or_default().iter().take_while(move |cue| cue.from == at)
    }

    fn find_cues(&self) -> Vec<CueHit> {
        let mut hits = Vec::new();
        let mut covered = [0_usize; 3];
        for at in 0..self.words.len() {
            let first = self.word(at);
            for cue in self.index.cues().starting_with(first) {
                let to = at + 1 + cue.rest.len();
                let same = (at + 1..).zip(&cue.rest).all(|(next, word)| self.word(next) == word);
                let joined =
                    (at + 1..to).all(|next| self.gap_before(next).len() <= 2 && !self.gap_before(next).contains(&','));
                let Some(done) = covered.get_mut(layer(cue.role)) else { continue };
                // Within one layer the longest phrase at a place wins, and its words are not used again.
                if same && joined && at >= *done && !self.is_number_sign(at, first, cue.rest.len()) {
                    *done = to;
                    if !(matches!(cue.role, WordRole::Equipment(_)) && self.is_before_a_room(to)) {
                        hits.push(CueHit { from: at, to, role: cue.role });
                    }
                }
            }
        }
        hits
    }

    /// Whether a noun of kit only names a room: “server room”, “CCTV room”. A room with a number says where kit is
    /// (“dome room 4”).
    fn is_before_a_room(&self, at: usize) -> bool {
        let is_numbered = self.words.get(at + 1).is_some_and(|next| next.digits) && self.gap_before(at + 1) == [' '];
        matches!(self.word(at), "ROOM" | "ROOMS") && self.gap_before(at) == [' '] && !is_numbered
    }

    /// "4 No. DS-2CD…", "No. 4": short for “number”, not a denial.
    fn is_number_sign(&self, at: usize, first: &str, more: usize) -> bool {
        let is_number = |word: Option<&Word>| {
            word.is_some_and(|word| self.chars.get(word.from).is_some_and(char::is_ascii_digit) && word.len() <= 4)
        };
        first == "NO"
            && more == 0
            && (is_number(at.checked_sub(1).and_then(|before| self.words.get(before)))
                || is_number(self.words.get(at + 1))
                || self.is_followed_by_cell_end(at))
    }

    fn is_followed_by_cell_end(&self, at: usize) -> bool {
        self.gap_before(at + 1).iter().any(|c| matches!(c, '|' | '.' | '\t')) || at + 1 == self.words.len()
    }

    /// `behind_mention`: a phrase like “compatible with” ends directly before the word.
    fn clause_ends_before(&self, at: usize, behind_mention: bool) -> bool {
        let gap = self.gap_before(at);
        if let [' ' | '-'] = gap {
            return false;
        }
        let dotted = gap.first() == Some(&'.') && gap.len() > 1;
        let dashed = gap.windows(3).any(|three| three == [' ', '-', ' ']);
        let wide = gap.len() >= 3 && gap.iter().all(|c| *c == ' ');
        let signs = gap.iter().any(|c| matches!(c, ';' | '|' | '(' | ')' | '[' | ']'));
        dotted || dashed || wide || signs || (gap.contains(&':') && !behind_mention)
    }
}

fn is_support(cue: &CueHit, kinds: &[Equipment]) -> bool {
    match cue.role {
        WordRole::Equipment(kind) => kinds.is_empty() || kinds.contains(&kind),
        WordRole::Support => kinds.is_empty(),
        _ => false,
    }
}

/// Cues of different layers may share words ("4g router": equipment and support).
fn layer(role: WordRole) -> usize {
    match role {
        WordRole::Equipment(_) | WordRole::Ancillary => 0,
        WordRole::Support => 1,
        _ => 2,
    }
}
