//! A text as its reader sees it: each character as the plain letter or sign that it looks like, in the order in which it is
//! drawn, with the place that it has in the text.
//!
//! Folding ([`crate::Folded`]) gives what a text says; this gives what it seems to say, and is asked only where the two may
//! differ.

use crate::characters::{is_blank, is_invisible};
use crate::look_alikes::{capital, flag_letter, look_alike, simplified};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One character as it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// What it looks like: a Latin capital, a digit, a space, or else the character itself.
    pub c: char,
    /// The character as written.
    pub written: char,
    /// First byte of the character.
    pub start: usize,
    /// Byte after it.
    pub end: usize,
    /// Whether it is drawn from right to left although it is a left-to-right character.
    pub turned_round: bool,
}

impl Seen {
    /// Whether a plain letter is written as itself, in its own direction.
    #[must_use]
    pub fn is_plain(self) -> bool {
        self.written.is_ascii_alphabetic() && !self.turned_round
    }
}

/// What is seen of a text.
///
/// ```
/// let seen: String = vendor_text::as_seen::as_seen("\u{202e}аuhaD\u{202c} ѵ").iter().map(|sign| sign.c).collect();
/// assert_eq!(seen, "DAHUA V");
/// ```
#[must_use]
pub fn as_seen(text: &str) -> Vec<Seen> {
    let mut seen = Vec::with_capacity(text.len());
    // The first of the characters that a right-to-left override turns round.
    let mut override_from: Option<usize> = None;
    for (start, written) in text.char_indices() {
        match written {
            RIGHT_TO_LEFT_OVERRIDE => {
                turn_round(&mut seen, override_from);
                override_from = Some(seen.len());
            }
            POP_DIRECTION | POP_ISOLATE | LEFT_TO_RIGHT_OVERRIDE => turn_round(&mut seen, override_from.take()),
            _ if is_blank(written) || written.is_whitespace() || written.is_control() => {
                seen.push(sign(' ', written, start));
            }
            _ if is_invisible(written) || is_combining_mark(written) => {}
            _ if written.is_ascii() => seen.push(sign(written.to_ascii_uppercase(), written, start)),
            _ => {
                if let Some(c) = look_alike(written).or_else(|| flag_letter(written)) {
                    seen.push(sign(c, written, start));
                    continue;
                }
                for part in std::iter::once(written).nfkd().filter(|part| !is_combining_mark(*part)) {
                    let plain = capital(part).or_else(|| simplified(part)).or_else(|| look_alike(part));
                    let c = plain.unwrap_or_else(|| part.to_uppercase().next().unwrap_or(part));
                    seen.push(sign(c, written, start));
                }
            }
        }
    }
    turn_round(&mut seen, override_from);
    seen
}

fn sign(c: char, written: char, start: usize) -> Seen {
    Seen { c, written, start, end: start + written.len_utf8(), turned_round: false }
}

fn turn_round(seen: &mut [Seen], from: Option<usize>) {
    let Some(turned) = from.and_then(|from| seen.get_mut(from..)) else { return };
    turned.reverse();
    turned.iter_mut().for_each(|sign| sign.turned_round = true);
}

const RIGHT_TO_LEFT_OVERRIDE: char = '\u{202E}';
const LEFT_TO_RIGHT_OVERRIDE: char = '\u{202D}';
const POP_DIRECTION: char = '\u{202C}';
const POP_ISOLATE: char = '\u{2069}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_seen_as_plain_letters_in_the_order_that_they_are_drawn_in() {
        for (text, expected) in [
            ("Hik", "HIK"),
            ("Нікѵіѕіоп", "HIKVISION"),
            ("ａ🇭ⓗ", "AHH"),
            ("a\u{200b}b\u{301}c", "ABC"),
            ("x \u{202e}cba\u{202c} y", "X ABC Y"),
            ("ab\u{202e}dc", "ABCD"),
            ("a\u{2800}b", "A B"),
            ("視", "视"),
            ("½", "1⁄2"),
        ] {
            let seen = as_seen(text);
            assert_eq!(seen.iter().map(|sign| sign.c).collect::<String>(), expected, "{text:?}");
            for sign in seen {
                assert_eq!(text.get(sign.start..sign.end).unwrap().chars().collect::<Vec<_>>(), [sign.written]);
            }
        }
    }
}
