//! Text as it is put on a screen or on paper: invisible characters are named, accents piled on one letter are counted
//! instead of drawn, and very long text is shortened in its middle. What is searched, kept and exported stays whole.
//!
//! A browser that has to draw eighty thousand accents on one letter stops responding.

use crate::characters::is_invisible;
use std::fmt::Write;
use unicode_normalization::char::is_combining_mark;

/// The most accents that are drawn on one letter. Vietnamese has two, Hebrew and Thai three, Tibetan seldom more.
pub const MOST_MARKS: usize = 4;

/// The most characters of one text that are drawn; of a longer one only its beginning and its end.
pub const MOST_CHARACTERS: usize = 2_000;

/// A text with control and invisible characters made visible, and with a few marks at most upon each letter.
///
/// ```
/// use vendor_text::drawn::printable;
/// assert_eq!(printable("a\u{202e}b"), "a<202E>b");
/// assert_eq!(printable(&format!("o{}k", "\u{301}".repeat(90))), "o\u{301}\u{301}\u{301}\u{301}<86 more marks>k");
/// ```
#[must_use]
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(MOST_CHARACTERS * 4));
    let mut marks = 0;
    for c in text.chars() {
        if is_combining_mark(c) {
            marks += 1;
            if marks <= MOST_MARKS {
                out.push(c);
            }
            continue;
        }
        fold(&mut out, &mut marks);
        if c.is_control() || is_invisible(c) {
            let _ = write!(out, "<{:04X}>", u32::from(c));
        } else {
            out.push(c);
        }
    }
    fold(&mut out, &mut marks);
    out
}

/// The same, with the middle of a text left out if it is too long to be read on a screen.
#[must_use]
pub fn shortened(text: &str) -> String {
    let length = text.chars().count();
    if length <= MOST_CHARACTERS {
        return printable(text);
    }
    let half = MOST_CHARACTERS / 2;
    let byte = |nth: usize| text.char_indices().nth(nth).map_or(text.len(), |(at, _)| at);
    let (before, after) = (text.get(..byte(half)), text.get(byte(length - half)..));
    format!(
        "{} … ({} more characters) … {}",
        printable(before.unwrap_or_default()),
        length - 2 * half,
        printable(after.unwrap_or_default())
    )
}

/// Says how many accents were left out, and starts counting again.
fn fold(out: &mut String, marks: &mut usize) {
    if let Some(more @ 1..) = marks.checked_sub(MOST_MARKS) {
        let _ = write!(out, "<{more} more mark{}>", if more == 1 { "" } else { "s" });
    }
    *marks = 0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eighty_thousand_marks_are_drawn_as_four() {
        let text = format!("Da{}hua", "\u{336}".repeat(80_000));
        for drawn in [printable(&text), shortened(&text)] {
            assert!(drawn.starts_with("Da") && drawn.ends_with("hua"));
            assert!(drawn.chars().filter(|c| is_combining_mark(*c)).count() <= 2 * MOST_MARKS);
            assert!(drawn.chars().count() < 100, "{drawn}");
        }
    }

    #[test]
    fn ordinary_text_is_drawn_as_it_is() {
        for text in ["", "Dahua", "ệ e\u{323}\u{302}", "בְּרֵאשִׁית", "naïve – 5 °C", "海康威视"] {
            assert_eq!(printable(text), text);
            assert_eq!(shortened(text), text);
        }
    }

    #[test]
    fn a_very_long_text_is_shortened_in_its_middle_and_says_so() {
        let text = format!("{}{}", "é".repeat(30_000), "Hikvision");
        let drawn = shortened(&text);
        assert!(drawn.starts_with('é') && drawn.ends_with("Hikvision"));
        assert!(drawn.contains("(28009 more characters)"), "{drawn}");
        assert!(drawn.chars().count() < MOST_CHARACTERS + 50);
        assert_eq!(printable(&text).chars().count(), 30_009, "on paper it is whole");
    }
}
