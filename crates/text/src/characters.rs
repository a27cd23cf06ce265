//! Folding: a comparable form of a text, in which each letter remembers where it came from.
//!
//! Folding upper-cases, takes compatibility forms apart (Unicode NFKD), drops accents and invisible characters, and
//! writes every kind of dash as `-` and every kind of space as ` `. Offsets always refer to the text as it was given.

use crate::look_alikes::{capital, flag_letter, simplified};
use std::fmt::Write;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One folded letter and the bytes of the original text that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// The comparable character: upper case, no accent, ASCII where one exists.
    pub c: char,
    /// First byte of the original character.
    pub start: u32,
    /// Byte after the original character.
    pub end: u32,
    /// Whether a look-alike of another script was read as this letter.
    pub look_alike: bool,
}

/// A folded text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The letters, in the order of the text.
    pub letters: Vec<Letter>,
    /// How many invisible or direction-changing characters were left out.
    pub hidden: usize,
    /// Whether it has a letter that is not Latin, or an invisible character, so that what a reader sees may differ from
    /// what was compared.
    pub unusual: bool,
}

impl Folded {
    /// Folds a text.
    ///
    /// ```
    /// let folded = vendor_text::Folded::new("Dah\u{200b}ua");
    /// assert_eq!(folded.to_string(), "DAHUA");
    /// assert_eq!(folded.hidden, 1);
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Self {
        // Nearly every text is plain ASCII.
        if text.is_ascii() {
            let letter = |(start, byte): (u32, u8)| {
                let c = if byte.is_ascii_control() { b' ' } else { byte.to_ascii_uppercase() };
                Letter { c: char::from(c), start, end: start + 1, look_alike: false }
            };
            return Self { letters: (0..).zip(text.bytes()).map(letter).collect(), hidden: 0, unusual: false };
        }
        let mut folded = Self { letters: Vec::with_capacity(text.len()), hidden: 0, unusual: false };
        for (at, original) in text.char_indices() {
            let start = u32::try_from(at).unwrap_or(u32::MAX);
            let end = u32::try_from(at + original.len_utf8()).unwrap_or(u32::MAX);
            if original.is_ascii() {
                let c = if original.is_ascii_control() { ' ' } else { original.to_ascii_uppercase() };
                folded.letters.push(Letter { c, start, end, look_alike: false });
            } else if is_blank(original) {
                folded.letters.push(Letter { c: ' ', start, end, look_alike: false });
                folded.unusual = true;
            } else if is_invisible(original) {
                folded.hidden += 1;
                folded.unusual = true;
            } else {
                folded.push_unicode(original, start, end);
            }
        }
        folded
    }

    fn push_unicode(&mut self, original: char, start: u32, end: u32) {
        if original.is_whitespace() {
            self.letters.push(Letter { c: ' ', start, end, look_alike: false });
            return;
        }
        let whole = match original {
            _ if is_dash(original) => Some(('-', false)),
            // Taken apart, these would become letters of the name before them.
            '™' | '℠' => Some((' ', false)),
            'Ϲ' | 'ϲ' => Some(('C', true)),
            _ => None,
        };
        if let Some((c, look_alike)) = whole {
            self.unusual |= look_alike;
            self.letters.push(Letter { c, start, end, look_alike });
            return;
        }
        for part in std::iter::once(original).nfkd().filter(|c| !is_combining_mark(*c)) {
            // Some of these characters have a capital of their own that is not a plain letter.
            let part = capital(part).or_else(|| simplified(part)).unwrap_or(part);
            for upper in part.to_uppercase() {
                // Taking a character apart may also give a dash, a space or an invisible character.
                if is_invisible(upper) {
                    continue;
                }
                let (c, look_alike) = match latin_look_alike(upper).or_else(|| flag_letter(upper)) {
                    Some(latin) => (latin, true),
                    // A dotless i has an ordinary capital.
                    None if part == 'ı' => (upper, true),
                    None if is_dash(upper) => ('-', false),
                    None if upper.is_whitespace() => (' ', false),
                    None => (upper, false),
                };
                self.unusual |= look_alike || !(c.is_ascii() || is_ordinary_sign(c));
                self.letters.push(Letter { c, start, end, look_alike });
            }
        }
    }

    /// The folded character at a place, if there is one.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<char> {
        self.letters.get(index).map(|letter| letter.c)
    }

    /// Whether a look-alike is among the folded letters `from..to`.
    #[must_use]
    pub fn looks_alike(&self, from: usize, to: usize) -> bool {
        self.letters.get(from..to).is_some_and(|letters| letters.iter().any(|letter| letter.look_alike))
    }

    /// The bytes of the original text that the folded letters `from..to` stand for.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> (usize, usize) {
        let start = self.letters.get(from).map_or(0, |letter| letter.start as usize);
        let end = to.checked_sub(1).and_then(|last| self.letters.get(last)).map_or(start, |letter| letter.end as usize);
        (start, end)
    }

    /// The folded letters `from..to` as text.
    #[must_use]
    pub fn text(&self, from: usize, to: usize) -> String {
        self.letters.get(from..to).unwrap_or_default().iter().map(|letter| letter.c).collect()
    }

    /// Number of folded letters.
    #[must_use]
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// Whether nothing visible is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }
}

impl std::fmt::Display for Folded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.letters.iter().try_for_each(|letter| f.write_char(letter.c))
    }
}

/// Whether a character is invisible, or changes the direction of what follows (default-ignorable code points, Unicode
/// Standard Annex 44; those that occur in text).
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether an invisible character is as wide as a letter, so that readers see a space: the empty Braille pattern and
/// the Hangul fillers.
#[must_use]
pub fn is_blank(c: char) -> bool {
    matches!(c, '\u{115F}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}')
}

/// Whether a character beyond ASCII belongs to ordinary text and is never mistaken for a letter: punctuation, degrees,
/// pounds.
fn is_ordinary_sign(c: char) -> bool {
    matches!(c, '\u{A0}'..='\u{BF}' | '×' | '\u{2000}'..='\u{209F}' | '\u{2190}'..='\u{23FF}' | '\u{2500}'..='\u{27BF}')
        && !matches!(c, '¡' | '¢' | '¥')
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// Cyrillic and Greek capitals that look the same as a Latin one on screen
/// (Unicode Technical Standard 39, the single-letter rows for these scripts).
fn latin_look_alike(upper: char) -> Option<char> {
    Some(match upper {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'Ԍ' => 'G',
        'І' | 'Ι' | 'Ӏ' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ԛ' => 'Q',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Ѵ' => 'V',
        'Ԝ' => 'W',
        'Υ' | 'Ү' => 'Y',
        'Х' | 'Χ' => 'X',
        'Ζ' => 'Z',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_to_one_form() {
        for (given, folded) in [
            ("Hikvision", "HIKVISION"),
            ("ＨＩＫ", "HIK"),
            ("Geutebrück", "GEUTEBRUCK"),
            ("DS\u{2011}2CD", "DS-2CD"),
            ("a\u{a0}b", "A B"),
            ("a\0b\tc", "A B C"),
            ("ﬁx", "FIX"),
            ("10⁻³", "10-3"),
            ("海康威视", "海康威视"),
            ("\u{202e}abc", "ABC"),
            ("Нikvision", "HIKVISION"),
            ("ʜɪᴋᴠɪꜱɪᴏɴ", "HIKVISION"),
            ("ᴴᶦᵏ", "HIK"),
            ("🅷🅘🄺", "HIK"),
            ("海康威視", "海康威视"),
            ("a\u{2800}b", "A B"),
            ("Huawei™ a", "HUAWEI  A"),
            ("ϹD", "CD"),
        ] {
            assert_eq!(Folded::new(given).to_string(), folded, "{given:?}");
        }
    }

    #[test]
    fn spans_point_into_the_text_as_given() {
        let text = "é—Dahua\u{200b}!";
        let folded = Folded::new(text);
        assert_eq!(folded.to_string(), "E-DAHUA!");
        let (start, end) = folded.span(2, 7);
        assert_eq!(text.get(start..end), Some("Dahua"));
    }

    #[test]
    fn what_may_not_be_what_is_seen_is_unusual() {
        for text in ["Нik", "Hik\u{200b}", "海康", "ø", "a\u{2800}b", "\u{202e}ab", "🇭🇮"] {
            assert!(Folded::new(text).unusual, "{text:?}");
        }
        for text in ["Hik", "Geutebrück", "£4 – 5 °C ½", "“Hik”™ ®", "Ｈｉｋ", "ʜɪᴋ", "3 × 4", "•"]
        {
            assert!(!Folded::new(text).unusual, "{text:?}");
        }
    }

    #[test]
    fn a_look_alike_is_marked() {
        assert!(Folded::new("Нik").letters[0].look_alike);
        assert!(!Folded::new("Hik").letters[0].look_alike);
        assert!(Folded::new("hıkvision").letters[1].look_alike);
    }
}
