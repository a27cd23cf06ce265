//! Letters that are dressed up (full width, look-alikes of other scripts), as a reader sees them, without invisible
//! ones. A secret is looked for in the plain letters and left out of the written ones.

use crate::characters::is_invisible;
use crate::look_alikes::look_alike;
use std::borrow::Cow;
use std::ops::Range;

/// What a reader sees of a character; `None` if that is the character itself.
fn seen(c: char) -> Option<Option<char>> {
    match c {
        c if c.is_ascii() => None,
        '\u{FF01}'..='\u{FF5E}' => Some(char::from_u32(u32::from(c) - 0xFEE0)),
        c if is_invisible(c) => Some(None),
        c if c.is_alphabetic() => look_alike(c).map(|seen| Some(if c.is_lowercase() { small(seen) } else { seen })),
        _ => None,
    }
}

fn small(c: char) -> char {
    c.to_ascii_lowercase()
}

/// Whether a text has letters that are not what they look like.
#[must_use]
pub fn is_dressed(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| seen(c).is_some())
}

/// A text in plain letters.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    if is_dressed(text) {
        Cow::Owned(text.chars().filter_map(|c| seen(c).unwrap_or(Some(c))).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// What is found in the plain letters of a text, as places in the text itself.
pub fn find_in_plain(text: &str, find: impl Fn(&str) -> Vec<Range<usize>>) -> Vec<Range<usize>> {
    let (mut plain, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
    for (at, c) in text.char_indices() {
        if let Some(c) = seen(c).unwrap_or(Some(c)) {
            plain.push(c);
            places.resize(plain.len(), at);
        }
    }
    places.push(text.len());
    let back = |place: usize| places.get(place).copied().unwrap_or(text.len());
    find(&plain).into_iter().map(|at| back(at.start)..back(at.end)).collect()
}
