//! Secrets that are recognised by their look, without a name: keys of known services, private keys, "unset with 2580".

use super::names::Words;
use super::shapes::{ACCESS_SIGNS, CODE_SIGNS, CODE_VERBS};
use super::turns_of_phrase::is_wireless_device;
use super::values::{self, value_from};
use std::ops::Range;

/// Finds such secrets in a text.
pub fn find(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    known_keys(words, found);
    private_key(words, found);
    putty_key(words, found);
    authorisations(words, found);
    codes(words, found);
    strong_words(words, found);
}

/// Finds keys of known services, and passwords in hashed form.
fn known_keys(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let starts = words.text.char_indices().scan(' ', |last, (at, c)| {
        let begins = !last.is_alphanumeric() && !"_-".contains(*last);
        *last = c;
        Some(begins.then_some(at))
    });
    for at in starts.flatten() {
        let rest = words.text.get(at..).unwrap_or_default();
        let is_long =
            rest.bytes().take(SHORTEST_KEY).filter(|byte| !byte.is_ascii_whitespace()).count() == SHORTEST_KEY;
        if !is_long {
            continue;
        }
        if let Some(end) = values::known_key_end(rest).or_else(|| bot_key(rest)) {
            found.push(at..at + end);
        }
    }
}

/// The shortest key of a known service, in bytes.
const SHORTEST_KEY: usize = 9;

/// The length of a chat bot's key: its number, a colon, a long word.
fn bot_key(rest: &str) -> Option<usize> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let tail = rest.get(digits..)?.strip_prefix(':')?;
    let len = tail.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(byte)).count();
    ((8..=11).contains(&digits) && len >= 16 && tail.starts_with("AA")).then_some(digits + 1 + len)
}

/// Finds a private key, or as much of it as is in this text.
fn private_key(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let Some(start) = begins_private_key(words.text) else { return };
    let rest = words.text.get(start..).unwrap_or_default();
    let end = rest.find("-----END").unwrap_or(rest.len());
    let inside = rest.get(..end).unwrap_or_default();
    let lead = inside.len() - inside.trim_start_matches([' ', '\n', '\r', '-']).len();
    let at = start + lead..start + inside.trim_end_matches([' ', '\n', '\r']).len();
    if at.len() > 3 {
        found.push(at);
    }
}

/// Finds a private key in the PuTTY format, or as much of it as is in this text, and its checksum.
fn putty_key(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let Some(lines) = words.text.find(PUTTY_LINES) else { return };
    let from = lines + PUTTY_LINES.len();
    let rest = words.text.get(from..).unwrap_or_default();
    let lead = rest.len() - rest.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit()).len();
    let sum = rest.find(PUTTY_SUM);
    let body = rest.get(lead..sum.unwrap_or(rest.len())).unwrap_or_default();
    let body_lead = body.len() - body.trim_start().len();
    found.push(from + lead + body_lead..from + lead + body.trim_end().len());
    let value = sum.and_then(|sum| value_from(words.text, from + sum + PUTTY_SUM.len()));
    found.extend(value.map(|value| value.at));
}

/// What comes before the lines of a private key in the PuTTY format, and before its checksum.
pub const PUTTY_LINES: &str = "Private-Lines:";
/// What comes before the checksum.
pub const PUTTY_SUM: &str = "Private-MAC:";

/// Where the body of a private key begins.
#[must_use]
pub fn begins_private_key(text: &str) -> Option<usize> {
    let start = text.find("-----BEGIN ")? + "-----BEGIN ".len();
    let head = text.get(start..)?;
    let name = head.get(..head.find("-----")?)?;
    (name.contains("PRIVATE KEY") || name.contains("ENCRYPTED KEY")).then_some(start + name.len() + "-----".len())
}

/// Finds the values of `Authorization: Basic …`.
fn authorisations(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    for (at, _) in words.lower.match_indices("basic ") {
        let value = value_from(words.text, at + "basic ".len());
        let named =
            words.small(0..at).trim_end().ends_with(['"', ':', '=', '(']) || words.small(0..at).contains("auth");
        let is_long = |at: &Range<usize>| {
            words.text.get(at.clone()).filter(|text| !values::is_like_kit(text)).is_some_and(|text| {
                values::is_key(text) || text.ends_with('=') || (text.len() >= 12 && values::is_mixed(text))
            })
        };
        found.extend(value.filter(|value| named && is_long(&value.at)).map(|value| value.at));
    }
}

/// Finds codes after verbs, and codes beside keypads.
fn codes(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    if !words.says_any(CODE_SIGNS) {
        return;
    }
    for verb in CODE_VERBS {
        for (at, _) in words.lower.match_indices(verb) {
            let end = at + verb.len();
            let whole = !words.small(0..at).ends_with(char::is_alphanumeric) && words.rest(end).starts_with(' ');
            let Some(value) = value_from(words.text, end).filter(|_| whole) else { continue };
            let text = words.text.get(value.at.clone()).unwrap_or_default();
            // "Door entry keypad, type 4023"
            let is_kind =
                *verb == "type" && words.small(0..at).trim_end().ends_with(',') && words.rest(value.at.end).is_empty();
            if is_kind {
                continue;
            }
            let typed = verb.starts_with("type") || *verb == "enter";
            if is_lock_code(text)
                || (typed && is_strong_word(text))
                || (typed && value.quoted && values::is_mixed(text))
            {
                found.push(value.at);
            }
        }
    }
    for (at, lead) in words.lower.match_indices(" then ") {
        // "press 0 then 7 3 9 1"
        let from = at + lead.len();
        let digits = words.rest(from).bytes().step_by(2).take(8).take_while(u8::is_ascii_digit).count();
        let run = from..from + (2 * digits).saturating_sub(1);
        if (4..=6).contains(&digits) && words.small(run.clone()).split(' ').all(|digit| digit.len() == 1) {
            found.push(run);
        }
    }
    for word in &words.words {
        let text = words.text.get(word.clone()).unwrap_or_default();
        if !is_lock_code(text) {
            continue;
        }
        let (before, after) = (words.small(0..word.start), words.rest(word.end));
        // "Gate keypad 4821"
        let of_place = is_lock_of_place(before) && !text.ends_with("00") && ends_there(after);
        let at_keypad = after.starts_with(" on keypad")
            || after.starts_with(" on the keypad")
            || after.starts_with(" on door keypad");
        let dialled = after.starts_with('#') && (before.is_empty() || before.ends_with([' ', '*']));
        let then = before.ends_with("alarm ") && after.starts_with(" then");
        if (at_keypad && (before.is_empty() || before.ends_with(' '))) || then || of_place {
            found.push(word.clone());
        } else if dialled {
            found.push(word.start..word.end + 1);
        }
    }
}

/// Whether a text ends with a lock and its place: "Barrier keypad ".
fn is_lock_of_place(before: &str) -> bool {
    const LOCKS: [&str; 5] = ["keypad", "lock", "padlock", "pad", "digilock"];
    const PLACES: [&str; 15] = [
        "gate",
        "barrier",
        "shutter",
        "door",
        "compound",
        "shed",
        "cabinet",
        "locker",
        "barn",
        "yard",
        "entrance",
        "container",
        "turnstile",
        "bollard",
        "store",
    ];
    let mut words = before.trim_end().rsplit(' ');
    before.ends_with(' ')
        && words.next().is_some_and(|lock| LOCKS.contains(&lock))
        && words.next().is_some_and(|place| PLACES.contains(&place))
}

/// Whether a text says nothing of a thing but a number and where it is.
fn ends_there(after: &str) -> bool {
    let keyed = after.starts_with(['*', '#']);
    let after = after.trim_start_matches(['*', '#', '.']);
    after.is_empty()
        || (keyed && after.starts_with(','))
        || [" by ", " on ", " at ", " near ", " beside ", ";"].iter().any(|next| after.starts_with(next))
}

/// Whether a word is a code of four digits or more.
pub fn is_lock_code(text: &str) -> bool {
    values::is_code(text) && text.bytes().filter(u8::is_ascii_digit).count() >= 4
}

/// Finds words that look like strong passwords in a text about access.
fn strong_words(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    if !words.says_any(ACCESS_SIGNS) {
        return;
    }
    let mut from = 0;
    while let Some(value) = value_from(words.text, from) {
        if value.quoted {
            // What is inside is looked at word by word.
            from = value.at.start;
            continue;
        }
        from = value.at.end.max(from + 1);
        if is_strong_word(words.text.get(value.at.clone()).unwrap_or_default()) && !is_wireless_device(words, &value.at)
        {
            found.push(value.at);
        }
        let rest = words.text.get(from..).unwrap_or_default();
        let skip = rest.find(|c: char| !c.is_whitespace() && !"|,;:.\"'()".contains(c)).unwrap_or(rest.len());
        from += skip;
    }
}

/// Whether a word looks like a strong password: it has small letters, a capital, and a digit or another character.
fn is_strong_word(text: &str) -> bool {
    let made = values::make(text);
    let signs = text.contains(['!', '#', '@', '$', '^', '*', '~', '&', '%', '_']);
    let digit_inside = text.as_bytes().windows(4).any(|four| match four {
        [a, b, c, d] => {
            a.is_ascii_lowercase() && b.is_ascii_digit() && c.is_ascii_alphabetic() && d.is_ascii_lowercase()
        }
        _ => false,
    });
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || "!#@$^*~&%_-.".contains(c));
    let opens = text.starts_with(|c: char| c.is_ascii_alphanumeric());
    plain
        && opens
        && (8..=40).contains(&text.len())
        && made.small >= 4
        && made.capitals >= 1
        && (signs || digit_inside)
        && !values::is_elsewhere(text)
}
