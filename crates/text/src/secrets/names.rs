//! Names of secrets in a text: "password", `rtspPassword`, "door code", including typing slips.

use super::shapes::{GLUED, GLUED_BEFORE, HOLDERS, Kind, NAMES, OTHER_NAME};
use super::values::{self, value_from};
use crate::spelling::within_one_slip;
use std::ops::Range;
use std::sync::OnceLock;

/// A text, its words, and the same text in small letters, with every byte in the same place.
#[derive(Debug)]
pub struct Words<'t> {
    /// As it was given.
    pub text: &'t str,
    /// In small letters.
    pub lower: String,
    /// Its words: runs of letters or digits; a capital in the middle begins a new word.
    pub words: Vec<Range<usize>>,
}

/// A name of a secret.
#[derive(Debug, Clone)]
pub struct Name {
    /// The kind of value that it suggests.
    pub kind: Kind,
    /// Its place, including everything that belongs to it.
    pub at: Range<usize>,
    /// Whether it is in the plural.
    pub plural: bool,
}

impl<'t> Words<'t> {
    /// Splits a text into words.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut words: Vec<Range<usize>> = Vec::new();
        let mut chars = text.char_indices().peekable();
        let mut last = ' ';
        while let Some((at, c)) = chars.next() {
            // The end of a line in escaped form: its letter belongs to no word.
            if last == '\\'
                && matches!(c, 'n' | 'r' | 't')
                && chars.peek().is_some_and(|(_, next)| next.is_alphabetic())
            {
                last = ' ';
                continue;
            }
            let next_is_small = chars.peek().is_some_and(|(_, next)| next.is_lowercase());
            let class = |c: char| (c.is_alphabetic(), c.is_numeric());
            let goes_on = class(c) == class(last)
                && !(c.is_uppercase() && (last.is_lowercase() || (last.is_uppercase() && next_is_small)));
            if c.is_alphanumeric() {
                let end = at + c.len_utf8();
                match words.last_mut() {
                    Some(word) if goes_on && word.end == at => word.end = end,
                    _ => words.push(at..end),
                }
            }
            last = c;
        }
        Self { text, lower: in_small_letters(text), words }
    }

    /// A word, in small letters.
    #[must_use]
    pub fn word(&self, nth: usize) -> &str {
        self.words.get(nth).map_or("", |word| self.small(word.clone()))
    }

    /// A piece of the text, in small letters.
    #[must_use]
    pub fn small(&self, at: Range<usize>) -> &str {
        self.lower.get(at).unwrap_or_default()
    }

    /// The text from a place on, in small letters.
    #[must_use]
    pub fn rest(&self, from: usize) -> &str {
        self.lower.get(from..).unwrap_or_default()
    }

    /// The number of the word that begins at a place, or of the next word after it.
    #[must_use]
    pub fn word_from(&self, place: usize) -> usize {
        self.words.partition_point(|word| word.start < place)
    }

    /// Whether a word of a list is one of the text's words.
    #[must_use]
    pub fn has_any(&self, list: &[&str]) -> bool {
        (0..self.words.len()).any(|nth| list.contains(&self.word(nth)))
    }

    /// Whether one of some phrases is in the text.
    #[must_use]
    pub fn says_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.lower.contains(phrase))
    }

    /// Every name of a secret, in order; of those that begin at the same place the longest.
    #[must_use]
    pub fn names(&self) -> Vec<Name> {
        let mut found: Vec<Name> = Vec::new();
        for nth in 0..self.words.len() {
            let Some(name) = self.name_at(nth) else { continue };
            match found.last_mut() {
                // "admin password", "api key": the longer name contains the shorter one.
                Some(last) if name.at.start < last.at.end => {
                    if name.at.end > last.at.end {
                        *last = Name { at: last.at.start..name.at.end, ..name };
                    }
                }
                _ => found.push(name),
            }
        }
        found
    }

    /// The longest name that begins with a word.
    fn name_at(&self, nth: usize) -> Option<Name> {
        let start = self.words.get(nth)?.start;
        let first = self.lower.as_bytes().get(start)?;
        let known = by_letter().get(usize::from(first.wrapping_sub(b'a'))).into_iter().flatten();
        // Most words can be ruled out by their second letter.
        let second = self.lower.as_bytes().get(start + 1);
        let known = known.filter(|(phrase, _)| phrase.as_bytes().get(1) == second);
        let ends = known.filter_map(|(phrase, kind)| self.phrase_end(phrase, start).map(|end| (end, *kind)));
        let (end, kind) = ends.max_by_key(|(end, _)| *end).or_else(|| {
            let word = self.words.get(nth)?;
            is_glued_or_mistyped(self.word(nth)).then_some((word.end, Kind::Password))
        })?;
        let end = self.with_number(end, kind);
        let named = self.small(start..end);
        let plural = named.ends_with('s') && !["ss", "drws", "pas"].iter().any(|end| named.ends_with(end));
        (!self.is_another_name(start, end, kind)).then_some(Name { kind, at: start..end, plural })
    }

    /// Where a phrase ends that begins at a place.
    fn phrase_end(&self, phrase: &str, start: usize) -> Option<usize> {
        let mut at = start;
        for piece in phrase.split(' ') {
            if at > start {
                let gap: usize = self.rest(at).bytes().take(2).take_while(|byte| b" _-.".contains(byte)).count();
                at += gap;
                let nth = self.word_from(at);
                if self.words.get(nth)?.start != at {
                    return None;
                }
            }
            at += self.rest(at).strip_prefix(piece).map(|_| piece.len())?;
        }
        let last = self.words.get(self.word_from(at).checked_sub(1)?)?;
        (last.end == at).then_some(at)
    }

    /// The end of a name including its number, as in `puk1`, its holder (`password_nvr1=`), or the suffix that settings
    /// give it.
    fn with_number(&self, end: usize, kind: Kind) -> usize {
        let tail = self.rest(end);
        let length = tail.bytes().skip(1).take_while(u8::is_ascii_alphanumeric).count();
        let holder = tail.get(1..=length).unwrap_or_default();
        let is_holder = HOLDERS.contains(&holder.trim_end_matches(|c: char| c.is_ascii_digit()));
        let is_set = || tail.get(length + 1..).is_some_and(|rest| rest.trim_start().starts_with([':', '=']));
        if kind == Kind::Password && tail.starts_with(['_', '-']) && is_holder && is_set() {
            return end + 1 + length;
        }
        // `pwdHash`, `PwdB64`
        let camel = ["hash", "b64", "base64", "enc", "plain", "md5", "sha1", "sha256", "hex"].iter().find(|tail| {
            let rest = self.rest(end);
            rest.strip_prefix(**tail).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        });
        if let Some(tail) = camel.filter(|_| kind == Kind::Password) {
            return end + tail.len();
        }
        if let Some(tail) = ["-value", "_value", "-hash", "_hash", "_enc", "_plain"]
            .iter()
            .find(|tail| self.rest(end).starts_with(**tail))
        {
            return end + tail.len();
        }
        match self.words.get(self.word_from(end)) {
            Some(next)
                if next.start == end && next.len() == 1 && self.rest(end).starts_with(|c: char| c.is_ascii_digit()) =>
            {
                next.end
            }
            _ => end,
        }
    }

    /// Whether a hyphen or slash directly after a name is followed by a password: `Password-Foxglove22`,
    /// `pw/Foxglove22`.
    #[must_use]
    pub fn has_value_joined(&self, end: usize) -> bool {
        let rest = self.text.get(end..).unwrap_or_default();
        let Some(value) = rest.strip_prefix(['-', '/']).and_then(|_| value_from(self.text, end + 1)) else {
            return false;
        };
        let text = self.text.get(value.at.clone()).unwrap_or_default();
        let made = values::make(text);
        let apart = made.digits > 0 || text.contains(['!', '#', '@', '$', '*', '&']);
        value.at.start == end + 1 && !value.quoted && made.small >= 3 && apart && !text.contains(['-', '/', '_'])
    }

    /// Whether what looks like a name is part of another: `password_field`, "password-protected", "24-pin".
    fn is_another_name(&self, start: usize, end: usize, kind: Kind) -> bool {
        let nth = self.word_from(end);
        let (next, after) = (self.word(nth), self.rest(end));
        // "Access code of practice"
        if matches!(kind, Kind::Code | Kind::LockCode)
            && [
                " of practice",
                " of conduct",
                " of working",
                " of ethics",
                " of connection",
                " of good",
                " ymarfer",
                " ymddygiad",
            ]
            .iter()
            .any(|of| after.starts_with(of))
        {
            return true;
        }
        let goes_on = self.words.get(nth).is_some_and(|word| word.start == end);
        let joined = after.starts_with(['_', '-'])
            && after.chars().nth(1).is_some_and(char::is_alphabetic)
            && !(kind == Kind::Password && self.has_value_joined(end));
        let belongs = ["enc", "value", "hash", "plain", "ascii", "text"].contains(&next);
        if (goes_on && OTHER_NAME.contains(&next)) || (joined && !belongs) {
            return true;
        }
        // A word that only begins like the name; where a space was forgotten, a capital shows it.
        let stuck = goes_on && !belongs && !(["pw", "pass"].contains(&self.small(start..end)) && next.len() > 4);
        let before = self.small(0..start);
        let counted = kind == Kind::Code
            && before.ends_with('-')
            && before.trim_end_matches('-').ends_with(|c: char| c.is_ascii_digit());
        stuck || counted
    }
}

/// A text in small letters, with every byte in the same place: ASCII, and the letters with accents of western Europe.
fn in_small_letters(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let small = |c: char| if matches!(c, 'À'..='Þ') && c != '×' { c.to_lowercase().next().unwrap_or(c) } else { c };
    text.chars().map(|c| if c.is_ascii() { c.to_ascii_lowercase() } else { small(c) }).collect()
}

fn is_glued_or_mistyped(word: &str) -> bool {
    // Any word may be written before a long name: `PGPASSWORD`, `ldappassword`.
    let glued = || {
        GLUED.iter().any(|end| word.strip_suffix(end).is_some_and(|start| GLUED_BEFORE.contains(&start)))
            || ["password", "passwd", "passphrase"].iter().any(|end| word.len() > end.len() && word.ends_with(end))
    };
    let slip = || {
        let letters: Vec<char> = word.chars().collect();
        (7..=10).contains(&letters.len())
            && word.starts_with('p')
            && ["password", "passwords", "passphrase", "passcode"].iter().any(|right| {
                let right: Vec<char> = right.chars().collect();
                within_one_slip(&letters, &right)
            })
    };
    let two_slips =
        || word.starts_with("pas") && word.contains('w') && word.ends_with('d') && (6..=10).contains(&word.len());
    glued() || slip() || two_slips()
}

/// The names by their first letter.
fn by_letter() -> &'static [Vec<(&'static str, Kind)>; 26] {
    static BY_LETTER: OnceLock<[Vec<(&'static str, Kind)>; 26]> = OnceLock::new();
    BY_LETTER.get_or_init(|| {
        let mut lists: [Vec<(&'static str, Kind)>; 26] = Default::default();
        for (phrase, kind) in NAMES.iter().flat_map(|(kind, phrases)| phrases.iter().map(move |phrase| (phrase, kind)))
        {
            let first = phrase.bytes().next().unwrap_or_default().wrapping_sub(b'a');
            if let Some(list) = lists.get_mut(usize::from(first)) {
                list.push((phrase, *kind));
            }
        }
        lists
    })
}
