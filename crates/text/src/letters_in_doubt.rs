//! Words that may not be what they seem: they mix letters of several alphabets, contain an invisible character, or are
//! affected by characters that change the order in which letters are drawn.
//!
//! A word in a single alphabet is never in doubt, whichever alphabet it is; nor is Chinese, Japanese or Korean beside
//! Latin letters, nor a Greek letter in a unit of measurement.

use crate::characters::is_invisible;
use crate::look_alikes::look_alike;
use unicode_normalization::char::is_combining_mark;

/// Why a text may not be what it seems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// A word mixes letters of different alphabets.
    Alphabets,
    /// An invisible character is inside a word.
    Invisible,
    /// Characters change the order in which letters are drawn.
    Direction,
}

/// A word that is in doubt, and its place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InDoubt {
    /// Why.
    pub doubt: Doubt,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// The first word of each kind that is in doubt.
///
/// ```
/// use vendor_text::letters_in_doubt::{Doubt, in_doubt};
/// let words = in_doubt("4 x Нikvision");
/// assert_eq!((words[0].doubt, words[0].start), (Doubt::Alphabets, 4));
/// assert!(in_doubt("Камера Hikvision, 10 kΩ").is_empty());
/// ```
#[must_use]
pub fn in_doubt(text: &str) -> Vec<InDoubt> {
    let mut found: Vec<InDoubt> = Vec::new();
    let mut note = |doubt, start, end| {
        if !found.iter().any(|known: &InDoubt| known.doubt == doubt) {
            found.push(InDoubt { doubt, start, end });
        }
    };
    let mut word = WordSoFar::default();
    // The place of a character that changes the direction, until the letters that it affects end.
    let mut directed: Option<(usize, Direction)> = None;
    // Whether tags that follow are part of a flag.
    let mut flag = false;
    for (at, c) in text.char_indices() {
        if let Some(direction) = direction(c) {
            directed = direction.map(|direction| (at, direction));
        }
        if is_tag(c) && !flag {
            // Letters that are never drawn.
            note(Doubt::Invisible, at, at + c.len_utf8());
        }
        flag = c == FLAG || (flag && is_tag(c));
        if is_invisible(c) {
            word.invisible |= word.has_letters();
        } else if c.is_alphanumeric() {
            if word.invisible && word.last_is_plain && is_plain(c) {
                word.broken = true;
            }
            word.take(at, c);
            if let Some((from, direction)) = directed
                && c.is_alphabetic()
                && !(direction == Direction::RightToLeft && is_of_right_to_left(c))
            {
                note(Doubt::Direction, from, at + c.len_utf8());
            }
        } else if !is_combining_mark(c) {
            word.tell(&mut note);
            word = WordSoFar::default();
        }
    }
    word.tell(&mut note);
    found
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    RightToLeft,
    Other,
}

/// For a character that changes the direction: the direction that it begins, or `Some(None)` if it ends one. `None` for
/// other characters.
fn direction(c: char) -> Option<Option<Direction>> {
    match c {
        '\u{202B}' | '\u{202E}' | '\u{2067}' => Some(Some(Direction::RightToLeft)),
        '\u{202A}' | '\u{202D}' | '\u{2066}' | '\u{2068}' => Some(Some(Direction::Other)),
        '\u{202C}' | '\u{2069}' => Some(None),
        _ => None,
    }
}

/// Whether a character is one of the tags, which are never drawn, and of which the flags of England, Scotland and Wales
/// consist.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0020}'..='\u{E007F}')
}

/// The black flag that comes before such tags.
const FLAG: char = '\u{1F3F4}';

/// In a word with at most this many letters a Greek one belongs to a unit: “kΩ”, “μSD”.
const MOST_LETTERS_OF_A_UNIT: usize = 3;

#[derive(Debug, Default)]
struct WordSoFar {
    start: usize,
    end: usize,
    letters: usize,
    alphabets: u16,
    last_is_plain: bool,
    /// Whether an invisible character follows its last letter.
    invisible: bool,
    /// Whether an invisible character stands between two of its letters.
    broken: bool,
}

impl WordSoFar {
    fn has_letters(&self) -> bool {
        self.end > 0
    }

    fn take(&mut self, at: usize, c: char) {
        if !self.has_letters() {
            self.start = at;
        }
        self.end = at + c.len_utf8();
        self.invisible = false;
        self.last_is_plain = is_plain(c);
        self.letters += usize::from(c.is_alphabetic());
        self.alphabets |= alphabet(c).map_or(0, |alphabet| 1 << alphabet as u16);
    }

    fn tell(&self, note: &mut impl FnMut(Doubt, usize, usize)) {
        let of_a_unit = self.alphabets == (1 << Alphabet::Latin as u16 | 1 << Alphabet::Greek as u16)
            && self.letters <= MOST_LETTERS_OF_A_UNIT;
        // Look-alikes from other scripts are in doubt only among Latin letters.
        let others = self.alphabets & !(1 << Alphabet::LooksLatin as u16);
        let mixed = others.count_ones() > 1
            || (self.alphabets.count_ones() > 1 && self.alphabets & (1 << Alphabet::Latin as u16) != 0);
        if mixed && !of_a_unit {
            note(Doubt::Alphabets, self.start, self.end);
        }
        if self.broken {
            note(Doubt::Invisible, self.start, self.end);
        }
    }
}

/// Alphabets whose letters are mistaken for each other's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Georgian,
    Cherokee,
    Lisu,
    Syllabics,
    Coptic,
    Tifinagh,
    /// Any other script, with a letter that looks Latin.
    LooksLatin,
}

fn alphabet(c: char) -> Option<Alphabet> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => Alphabet::Latin,
        '\u{00}'..='\u{7F}' | 'ª' | 'µ' | 'º' => return None,
        '\u{C0}'..='\u{2AF}'
        | '\u{1D00}'..='\u{1D25}'
        | '\u{1D2C}'..='\u{1D5C}'
        | '\u{1D62}'..='\u{1DBF}'
        | '\u{1E00}'..='\u{1EFF}'
        | '\u{2C60}'..='\u{2C7F}'
        | '\u{A720}'..='\u{A7FF}'
        | '\u{AB30}'..='\u{AB6F}'
        | '\u{FF21}'..='\u{FF5A}' => Alphabet::Latin,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Alphabet::Greek,
        '\u{400}'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}' | '\u{A640}'..='\u{A69F}' => Alphabet::Cyrillic,
        '\u{530}'..='\u{58F}' => Alphabet::Armenian,
        '\u{10A0}'..='\u{10FF}' | '\u{1C90}'..='\u{1CBF}' | '\u{2D00}'..='\u{2D2F}' => Alphabet::Georgian,
        '\u{13A0}'..='\u{13FF}' | '\u{AB70}'..='\u{ABBF}' => Alphabet::Cherokee,
        '\u{A4D0}'..='\u{A4FF}' => Alphabet::Lisu,
        '\u{1400}'..='\u{167F}' => Alphabet::Syllabics,
        '\u{2C80}'..='\u{2CFF}' => Alphabet::Coptic,
        '\u{2D30}'..='\u{2D7F}' => Alphabet::Tifinagh,
        _ if is_of_east_asia(c) || c.is_numeric() && !c.is_alphabetic() && look_alike(c).is_none() => return None,
        _ => return look_alike(c).map(|_| Alphabet::LooksLatin),
    })
}

/// Whether a character is a letter or digit of a script that needs no invisible characters between its letters. Arabic,
/// Indic and Mongolian scripts do need them.
fn is_plain(c: char) -> bool {
    c.is_ascii() || matches!(alphabet(c), Some(alphabet) if alphabet != Alphabet::LooksLatin)
}

fn is_of_east_asia(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF5B}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a character belongs to Hebrew, Arabic or a related script.
fn is_of_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_doubt_and_words_in_none() {
        for (text, doubt) in [
            ("Нikvision", Some(Doubt::Alphabets)),
            ("Нікνіѕіοn", Some(Doubt::Alphabets)),
            ("Hikvisi০n", Some(Doubt::Alphabets)),
            ("ΖTELECOM", Some(Doubt::Alphabets)),
            ("Ax\u{200b}is", Some(Doubt::Invisible)),
            ("Ax\u{ad}is", Some(Doubt::Invisible)),
            ("Pa\u{2800}per", Some(Doubt::Invisible)),
            ("Ax\u{200e}is", Some(Doubt::Invisible)),
            ("\u{e0048}\u{e0069} Paper", Some(Doubt::Invisible)),
            ("\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f} Labour", None),
            ("\u{202e}repaP", Some(Doubt::Direction)),
            ("a\u{2066}b\u{2069}", Some(Doubt::Invisible)),
            ("\u{202a}Labour\u{202c}", Some(Doubt::Direction)),
            ("Камера Hikvision", None),
            ("IP-камера", None),
            ("Αφοί Παπαδόπουλοι ΟΕ", None),
            ("10 kΩ, 4.7 μF, μSD, πr", None),
            ("USBケーブル A4用紙 Nintendo任天堂", None),
            ("شركة النور", None),
            ("\u{202b}شركة النور\u{202c}", None),
            ("می\u{200c}خواهم", None),
            ("\u{202d}+44 7700 900123\u{202c}", None),
            ("\u{feff}Labour\u{200b}", None),
            ("instal\u{ad}", None),
            ("1\u{fe0f}\u{20e3} item", None),
            ("Citroën, Łódź, Straße, Ørsted, Tŷ’r Cyngor", None),
            ("Ｈｉｋ 𝐇𝐢𝐤 ⓗ", None),
            ("", None),
        ] {
            let doubts: Vec<Doubt> = in_doubt(text).iter().map(|word| word.doubt).collect();
            assert!(doubt.map_or(doubts.is_empty(), |doubt| doubts.contains(&doubt)), "{text:?}: {doubts:?}");
        }
    }

    #[test]
    fn a_word_in_doubt_is_where_it_is_written() {
        let text = "— Dаhuа 4MP";
        let word = in_doubt(text)[0];
        assert_eq!(text.get(word.start..word.end).unwrap(), "Dаhuа");
    }
}
