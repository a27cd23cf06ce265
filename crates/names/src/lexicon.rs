//! The word lists as the matcher uses them: what a word is, and what it stands for.

use super::normalise::letters_of;
use std::collections::{HashMap, HashSet};
use vendor_list::makers::WordLists;
use vendor_text::legal_forms::{FormIndex, LegalForms};
use vendor_text::sorted;

/// What part a word plays in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Articles, prepositions, particles.
    Joining,
    /// A firm's structure: group, holding.
    Group,
    /// A trade, a function, an ordinary business word.
    Generic,
    /// A country, region or city.
    Place,
    /// A number, in digits, words or Roman numerals.
    Number,
    /// What distinguishes the firm from others.
    Distinctive,
}

/// The word lists, prepared.
#[derive(Debug)]
pub struct Lexicon {
    forms: LegalForms,
    /// Spellings of seven and more letters, by how they begin and how they end, so that a slip in one is noticed.
    long_forms: HashMap<LetterGroup, Vec<(Vec<char>, FormIndex)>>,
    classes: HashMap<String, Class>,
    /// The joined spelling of one or more words, and the words that they are compared as.
    readings: HashMap<String, Reading>,
    /// First words of readings that consist of several words, with the number of words of the longest.
    phrase_openers: HashMap<String, usize>,
    numbers: HashMap<String, u64>,
    /// Words of scripts without spaces, by their first letter, the longest first.
    unspaced: HashMap<char, Vec<String>>,
    most_phrase_words: usize,
}

/// What a run of words is compared as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The words.
    pub words: Vec<String>,
    /// Whether it is a firm known by another name, rather than an ordinary word.
    pub is_known_name: bool,
}

/// The fewest letters of a legal form in which a slip is accepted.
const LONG_FORM: usize = 7;

impl Lexicon {
    /// Prepares word lists.
    #[must_use]
    pub fn new(lists: &WordLists) -> Self {
        let mut lexicon = Self {
            forms: lists.known_legal_forms(),
            long_forms: HashMap::new(),
            classes: HashMap::new(),
            readings: HashMap::new(),
            phrase_openers: HashMap::new(),
            numbers: HashMap::new(),
            unspaced: HashMap::new(),
            most_phrase_words: 1,
        };
        lexicon.add_forms();
        for (words, class) in [
            (&lists.generic, Class::Generic),
            (&lists.places, Class::Place),
            (&lists.group_words, Class::Group),
            (&lists.joining_words, Class::Joining),
        ] {
            for word in words {
                let joined = letters_of(word).concat();
                lexicon.add_unspaced(&joined);
                lexicon.classes.insert(joined, class);
            }
        }
        for entry in &lists.abbreviations {
            lexicon.add_readings(&entry.word, &entry.written, false);
        }
        for entry in &lists.other_names {
            lexicon.add_readings(&entry.name, &entry.written, true);
        }
        for entry in &lists.numbers {
            for word in &entry.written {
                lexicon.numbers.insert(letters_of(word).concat(), u64::from(entry.value));
            }
        }
        for words in lexicon.unspaced.values_mut() {
            sorted::by(words, |a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
            words.dedup();
        }
        lexicon
    }

    fn add_forms(&mut self) {
        let mut spellings: Vec<(String, FormIndex)> =
            self.forms.spellings().map(|(joined, form)| (joined.to_owned(), form)).collect();
        sorted::by(&mut spellings, Ord::cmp);
        for (joined, form) in spellings {
            self.add_unspaced(&joined);
            let letters: Vec<char> = joined.chars().collect();
            if letters.len() >= LONG_FORM && letters.iter().all(char::is_ascii) {
                self.long_forms.entry(ending(&letters)).or_default().push((letters.clone(), form));
                self.long_forms.entry(opening(&letters)).or_default().push((letters, form));
            }
        }
    }

    fn add_readings(&mut self, word: &str, written: &[String], is_known_name: bool) {
        let reading = Reading { words: letters_of(word), is_known_name };
        for other in written {
            let parts = letters_of(other);
            let joined = parts.concat();
            self.add_unspaced(&joined);
            if let (Some(first), true) = (parts.first(), parts.len() > 1) {
                let most = self.phrase_openers.entry(first.clone()).or_insert(1);
                *most = parts.len().max(*most);
                self.most_phrase_words = self.most_phrase_words.max(parts.len());
            }
            if parts != reading.words {
                self.readings.insert(joined, reading.clone());
            }
        }
    }

    fn add_unspaced(&mut self, joined: &str) {
        let Some(first) = joined.chars().next() else { return };
        if is_unspaced(first) && joined.chars().nth(1).is_some() {
            self.unspaced.entry(first).or_default().push(joined.to_owned());
        }
    }

    /// The legal forms.
    #[must_use]
    pub fn forms(&self) -> &LegalForms {
        &self.forms
    }

    /// The long spellings of legal forms that begin or end like a word.
    pub(super) fn long_forms_like(&self, letters: &[char]) -> impl Iterator<Item = &(Vec<char>, FormIndex)> {
        let like = |group: LetterGroup| self.long_forms.get(&group).into_iter().flatten();
        like(opening(letters)).chain(like(ending(letters)))
    }

    /// What a word is; words that are not listed are distinctive.
    #[must_use]
    pub fn class(&self, word: &str) -> Class {
        self.classes.get(word).copied().unwrap_or(Class::Distinctive)
    }

    /// The words that a joined run of words is compared as, if these are not the run itself.
    #[must_use]
    pub fn reading(&self, joined: &str) -> Option<&Reading> {
        self.readings.get(joined)
    }

    /// The most words of a phrase that begins with a word.
    #[must_use]
    pub fn phrase_words(&self, first: &str) -> usize {
        self.phrase_openers.get(first).copied().unwrap_or(1)
    }

    /// The number that a word spells.
    #[must_use]
    pub fn number(&self, word: &str) -> Option<u64> {
        self.numbers.get(word).copied()
    }

    /// The length in bytes of the longest listed word with which a text in a script without spaces begins.
    #[must_use]
    pub fn unspaced_word(&self, text: &str) -> Option<usize> {
        let first = text.chars().next()?;
        let known = self.unspaced.get(&first)?;
        known.iter().find(|word| text.starts_with(word.as_str())).map(String::len)
    }

    /// Every word that does not distinguish firms, in no order.
    #[must_use]
    pub fn undistinguishing(&self) -> HashSet<&str> {
        self.classes.keys().map(String::as_str).collect()
    }
}

/// Whether words of the letter's script are written without spaces between them.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1100}'..='\u{11FF}' | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Three letters and whether they end a word.
type LetterGroup = (bool, [char; 3]);

fn opening(letters: &[char]) -> LetterGroup {
    let at = |place: usize| letters.get(place).copied().unwrap_or(' ');
    (false, [at(0), at(1), at(2)])
}

fn ending(letters: &[char]) -> LetterGroup {
    let at = |back: usize| letters.len().checked_sub(back).and_then(|place| letters.get(place)).copied().unwrap_or(' ');
    (true, [at(3), at(2), at(1)])
}
