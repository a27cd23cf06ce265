//! Makers' names, which are never left out with a secret: the name of a listed maker beside or after the word
//! "password" stays, so that it is looked up. The names belong to the program, so that what counts as a secret does not
//! depend on the list in use; a test compares them with the list (`tests/list`).

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

/// The names, in small letters, without punctuation. Names that are common words are left out.
const NAMES: &str = include_str!("makers.txt");

/// Whether a word is the name or a brand of a listed maker, whatever its capitals and punctuation.
#[must_use]
pub fn is_makers_name(word: &str) -> bool {
    static KNOWN: OnceLock<BTreeSet<&str>> = OnceLock::new();
    if word.len() > LONGEST {
        return false;
    }
    let folded: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    KNOWN.get_or_init(|| NAMES.split_whitespace().collect()).contains(folded.as_str())
}

/// The longest word that is looked at, in bytes.
const LONGEST: usize = 40;

/// Whether a word begins with the name of a listed maker, as in `Tapo-C200`.
#[must_use]
pub fn begins_with_makers_name(word: &str) -> bool {
    word.split(['-', '_', ' ', '/']).next().is_some_and(is_makers_name)
}

/// Places of secrets without the makers' names in them.
#[must_use]
pub fn without_makers(text: &str, found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.into_iter().flat_map(|at| apart(text, at)).collect()
}

fn apart(text: &str, at: Range<usize>) -> Vec<Range<usize>> {
    let inside = text.get(at.clone()).unwrap_or_default();
    let mut kept: Vec<Range<usize>> = Vec::new();
    let (mut from, mut joined) = (0, false);
    for word in inside.split_inclusive(|c: char| c.is_whitespace() || ",;|".contains(c)) {
        let bare = word.trim_end_matches(|c: char| c.is_whitespace() || ",;|".contains(c));
        let to = from + bare.len();
        match kept.last_mut() {
            _ if bare.is_empty() => {}
            _ if are_makers(bare) => joined = false,
            Some(last) if joined => last.end = at.start + to,
            _ => {
                kept.push(at.start + from..at.start + to);
                joined = true;
            }
        }
        from += word.len();
    }
    // No maker was named: the place stays as it was found.
    if kept.len() == 1 && kept.first().is_some_and(|only| only.len() == inside.trim().len()) { vec![at] } else { kept }
}

/// Whether a word is a maker's name, or consists of several words one of which is: "Huawei/ZTE".
fn are_makers(word: &str) -> bool {
    let mut parts = word.split(['/', '\\', '&', '+']).filter(|part| !part.is_empty()).peekable();
    let names = |part: &str| part.chars().all(|c| c.is_alphabetic() || "-()[].\"'".contains(c));
    let mut named = false;
    parts.peek().is_some()
        && parts.all(|part| {
            let is_one = is_makers_name(part);
            named |= is_one;
            is_one || names(part)
        })
        && named
}
