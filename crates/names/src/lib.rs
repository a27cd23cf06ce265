//! Legal entities by name: whether two names are one firm's, and which names of a long list are
//! nearest to one.
//!
//! A name is read into words (`normalise`, `lexicon`, `forms`), the words of two names are tied
//! (`align`, `slips`), the ties give one figure (`score`) and a sentence (`explain`). `name_index`
//! finds the names of a list that are worth comparing. What a maker's brand is, and what follows
//! from a match, is decided elsewhere.
//!
//! ```
//! use vendor_names::{Matcher, Same};
//! use vendor_list::makers::WordLists;
//!
//! let matcher = Matcher::new(&WordLists::default());
//! let (left, right) = (matcher.name("hik vision"), matcher.name("Hikvision"));
//! assert_eq!(matcher.compare(&left, &right).same, Same::Yes);
//! ```

mod align;
mod close_words;
mod cyrillic;
mod explain;
mod forms;
mod lexicon;
mod name_index;
mod normalise;
pub mod own_lists;
mod score;
mod slips;

pub use lexicon::{Class, Lexicon};
pub use name_index::{Found, Held, NameIndex};
pub use normalise::{Name, NameWord};

use serde::{Serialize, Serializer};
use vendor_list::makers::WordLists;

/// From this score on, two names are taken to be one firm's. It never changes, so that scores of different versions of
/// the program can be compared.
pub const SAME_FROM: f64 = 0.8;

/// From this score on, two names are worth a look.
pub const POSSIBLE_FROM: f64 = 0.62;

/// Whether two names are one firm's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Same {
    /// They are not.
    No,
    /// Somebody should look.
    Possible,
    /// They are.
    Yes,
}

impl Same {
    /// What a score means.
    #[must_use]
    pub fn of(score: f64) -> Self {
        match score {
            score if score >= SAME_FROM => Self::Yes,
            score if score >= POSSIBLE_FROM => Self::Possible,
            _ => Self::No,
        }
    }
}

/// `true`, `false` or `"possible"`, as the command's documented output has it.
impl Serialize for Same {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Yes => serializer.serialize_bool(true),
            Self::No => serializer.serialize_bool(false),
            Self::Possible => serializer.serialize_str("possible"),
        }
    }
}

/// The result of comparing two names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// 0 to 1, in steps of a thousandth.
    pub score: f64,
    /// Whether they are one firm's.
    pub same: Same,
    /// Why, in words.
    pub why: String,
}

/// How a run of words compares with a name that is looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Likeness {
    /// 0 to 1.
    pub score: f64,
    /// Whether every word of the name has its partner in the run.
    pub covered: bool,
    /// Whether no word is off by more than one slip.
    pub one_slip_a_word: bool,
}

/// Compares names with each other, by word lists.
#[derive(Debug)]
pub struct Matcher {
    lexicon: Lexicon,
}

impl Matcher {
    /// Takes word lists.
    #[must_use]
    pub fn new(words: &WordLists) -> Self {
        Self { lexicon: Lexicon::new(words) }
    }

    /// The word lists, prepared.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Reads a name, so that it can be compared many times.
    #[must_use]
    pub fn name(&self, text: &str) -> Name {
        Name::new(text, &self.lexicon)
    }

    /// Compares two names and says why.
    #[must_use]
    pub fn compare(&self, a: &Name, b: &Name) -> Comparison {
        if let Some(score) = same_text(a, b) {
            let same = Same::of(score);
            let why = if same == Same::Yes { "are the same letters" } else { "hold nothing that could be compared" };
            return Comparison { score, same, why: format!("“{}” and “{}” {why}.", a.text, b.text) };
        }
        let scored = score::score(a, b, &self.lexicon);
        let score = in_steps(scored.score);
        let same = Same::of(score);
        Comparison { score, same, why: explain::explain(a, b, &scored, same) }
    }

    /// How a run of words of a text compares with a name that is looked for in it.
    #[must_use]
    pub(crate) fn likeness(&self, a: &Name, b: &Name) -> Likeness {
        if let Some(score) = same_text(a, b) {
            return Likeness { score, covered: score > 0.0, one_slip_a_word: true };
        }
        let scored = score::score(a, b, &self.lexicon);
        Likeness {
            score: in_steps(scored.score),
            covered: scored.covers(b),
            one_slip_a_word: scored.one_slip_a_word(a, b),
        }
    }

    /// Whether a word of one name is only a slip away from its partner in the other.
    #[must_use]
    pub fn rests_on_a_slip(&self, a: &Name, b: &Name) -> bool {
        same_text(a, b).is_none() && score::score(a, b, &self.lexicon).rests_on_a_slip()
    }

    /// The score alone.
    #[must_use]
    pub fn score(&self, a: &Name, b: &Name) -> f64 {
        same_text(a, b).unwrap_or_else(|| in_steps(score::score(a, b, &self.lexicon).score))
    }
}

/// Names with the same words and form are one firm's; texts without any word are not names.
fn same_text(a: &Name, b: &Name) -> Option<f64> {
    if a.words == b.words && a.forms == b.forms && a.others == b.others {
        // Punctuation alone is not a name, but the very same text is the same.
        return Some(if a.is_empty() && a.text != b.text { 0.0 } else { 1.0 });
    }
    (a.is_empty() || b.is_empty()).then_some(0.0)
}

/// Scores have steps of a thousandth, so that they are written the same everywhere.
fn in_steps(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}
