//! Secrets some words away from their names: "the password for the recorder is …", "… as the password", "changed from
//! … to …".

use super::MARK;
use super::accepted::{is_loose_key, speaks_of_lock};
use super::names::{Name, Words};
use super::shapes::{ABSENT, BETWEEN_OPENS, Kind, OTHER_NAME};
use super::values::{self, Value, value_from};
use std::ops::Range;

/// Finds a value some words after its name: "the password to open the zip is …", "PIN for the hub = …".
pub fn far_behind(words: &Words<'_>, name: &Name, found: &mut Vec<Range<usize>>) {
    let rest = words.rest(name.at.end);
    let mut at = name.at.end;
    let mut of_place = false;
    let mut last = "";
    for (nth, token) in rest.split_inclusive(' ').take(MOST_BETWEEN).enumerate() {
        let word = token.trim();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        at += token.len();
        if nth == 0 && !word.is_empty() && word != "," {
            // What is attached to the name belongs to it.
            if word != "\"" && word != ")" && !word.ends_with(',') {
                return;
            }
        }
        if nth == 1 && !opens_between(word, bare) {
            return;
        }
        of_place |= nth == 1 && ["for", "to", "on", "at", "in", "of", "by"].contains(&bare);
        if word.contains('|') || word.contains('\n') || ((word.ends_with(['.', ';']) || word == ".") && bare.len() > 3)
        {
            return;
        }
        if name.kind == Kind::Code
            && nth > 0
            && values::is_lettered_code(
                words.text.get(at - token.len()..at).unwrap_or_default().trim_matches(|c: char| " ,.".contains(c)),
            )
        {
            let start = at - token.len();
            return found.push(start..start + word.trim_end_matches([',', '.']).len());
        }
        // "code for the panel 1928"
        let lock = matches!(name.kind, Kind::Code | Kind::LockCode) && of_place && (2..=5).contains(&nth);
        if lock
            && bare.len() >= 4
            && bare.len() == word.trim_end_matches([',', '.']).len()
            && !is_telephone(words, at, bare)
            && bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
            && !values::is_absent(bare)
            && (name.kind == Kind::Code || speaks_of_lock(words, name))
            && !name.plural
        {
            let start = at - token.len();
            return found.push(start..start + bare.len());
        }
        let says = matches!(
            bare,
            "is" | "was" | "ydy" | "ydi" | "its" | "it's" | "it’s" | "thats" | "that's" | "that’s" | "yw"
        ) || (nth > 1 && (word.ends_with("'s") || word.ends_with("’s")));
        let says = says || (bare == "to" && CHANGES.contains(&last));
        last = bare;
        let signs = nth > 0 && (word.ends_with(':') || word == "=" || word == "->" || word == "→");
        if !says && !signs {
            continue;
        }
        // This name's secret has already been left out.
        if words.text.get(at..).is_some_and(|rest| rest.trim_start().starts_with(MARK)) {
            return;
        }
        let Some(value) = value_from(words.text, at) else { continue };
        if is_far_value(words, name, &value) {
            return found.push(value.at);
        }
        // "Owner key on the card: OAK 7F2A-19CC-D03E"
        if matches!(name.kind, Kind::Key)
            && let Some(next) = value_from(words.text, value.at.end)
                .filter(|next| values::is_grouped(words.text.get(next.at.clone()).unwrap_or_default()))
        {
            return found.push(next.at);
        }
    }
}

/// Whether a number is the first part of a telephone number: "01792 555010".
fn is_telephone(words: &Words<'_>, end: usize, number: &str) -> bool {
    let next = words.rest(end).bytes().take_while(u8::is_ascii_digit).count();
    let before = words.small(0..end).trim_end();
    let before = before.get(..before.len().saturating_sub(number.len())).unwrap_or_default().trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    let is_second =
        last.len() >= 3 && last.starts_with(['0', '+']) && last.bytes().skip(1).all(|byte| byte.is_ascii_digit());
    is_second || (number.starts_with('0') && (4..=6).contains(&number.len()) && next >= 3)
}

/// The number of words that may be between a name and its value.
const MOST_BETWEEN: usize = 14;

/// Whether a word may be the first between a name and "is".
fn opens_between(word: &str, bare: &str) -> bool {
    let preposition = matches!(
        bare,
        "for" | "to" | "on" | "of" | "at" | "in" | "by" | "the" | "we" | "i" | "and" | "y" | "yr" | "ar" | "i'r"
    );
    let said = matches!(bare, "its" | "it's" | "it’s" | "thats" | "that's" | "that’s");
    preposition
        || said
        || BETWEEN_OPENS.contains(&bare)
        || word.starts_with('(')
        || (bare.len() <= 3
            && bare.len() > 1
            && bare.bytes().all(|b| b.is_ascii_lowercase())
            && !ABSENT.contains(&bare)
            && !OTHER_NAME.contains(&bare))
}

fn is_far_value(words: &Words<'_>, name: &Name, value: &Value) -> bool {
    let text = words.text.get(value.at.clone()).unwrap_or_default();
    if values::is_absent(text) || (!value.quoted && values::is_plain_word(text)) {
        return false;
    }
    match name.kind {
        Kind::Password => (value.quoted && text.len() >= 4) || (values::is_mixed(text) && !values::is_like_kit(text)),
        Kind::LoginPass => values::is_mixed(text) && !values::is_like_kit(text),
        Kind::Code => values::is_code(text) && !name.plural,
        Kind::LockCode => values::is_code(text) && text.len() >= 4 && speaks_of_lock(words, name),
        Kind::Key => values::is_grouped(text) || (values::is_key(text) && !values::is_like_kit(text)),
        Kind::Loose => is_loose_key(text),
        Kind::Community | Kind::Protocol => false,
    }
}

/// Words before "to" that show that a new value follows.
const CHANGES: [&str; 6] = ["changed", "reset", "updated", "amended", "set", "back"];

/// Finds passwords in a change: "password changed from … to …", "(was …)".
pub fn changed(words: &Words<'_>, name: &Name, found: &mut Vec<Range<usize>>) {
    let mut at = name.at.end;
    let mut before = String::new();
    for token in words.rest(name.at.end).split_inclusive(' ').take(12) {
        at += token.len();
        let word = token.trim().trim_start_matches('(').to_ascii_lowercase();
        let last = std::mem::replace(&mut before, word.clone());
        let (word, last) = (word.as_str(), last.as_str());
        if token.contains('|') {
            return;
        }
        if !["to", "from", "was", "now", "is", "be", "->"].contains(&word) {
            continue;
        }
        let Some(value) = value_from(words.text, at) else { continue };
        let text = words.text.get(value.at.clone()).unwrap_or_default();
        let made = values::make(text);
        if name.kind == Kind::Code {
            // "changed to 8076", but not "from 1000 to 2000".
            let told = word != "to" || CHANGES.contains(&last);
            let code = text.len() >= 4 && (values::is_code(text) || values::is_mingled_code(text)) && told;
            if code {
                found.push(value.at);
            }
            continue;
        }
        if name.kind == Kind::Community {
            let network = words.says_any(&["snmp", "community string"]);
            let told = ["from", "be", "was"].contains(&word) || values::is_mixed(text);
            if network
                && told
                && text.len() >= 4
                && !values::is_plain_word(text)
                && !values::is_elsewhere(text)
                && !values::is_like_kit(text)
            {
                found.push(value.at);
            }
            continue;
        }
        if made.small >= 3
            && (made.digits > 0 || text.contains(['!', '#', '@', '$', '*', '&', '_']))
            && values::is_mixed(text)
            && !values::is_like_kit(text)
        {
            found.push(value.at);
        }
    }
}

/// A value before its name: "… as the password", "… = pw".
pub fn ahead(words: &Words<'_>, name: &Name) -> Option<Range<usize>> {
    const ADJECTIVES: [&str; 16] = [
        "the", "our", "your", "a", "admin", "root", "wifi", "user", "login", "current", "new", "my", "enable", "their",
        "guest", "console",
    ];
    const JOINTS: [&str; 8] = [" as", " is", "=", " -", " –", "->", " →", " for"];
    if OTHER_NAME.contains(&words.word(words.word_from(name.at.end))) {
        return None;
    }
    let mut before = words.text.get(..name.at.start)?.trim_end();
    while let Some(shorter) = ADJECTIVES.iter().find_map(|word| {
        let end = before.len().checked_sub(word.len())?;
        let same = before.get(end..)?.eq_ignore_ascii_case(word);
        let shorter = before.get(..end)?;
        (same && shorter.ends_with(' ')).then(|| shorter.trim_end())
    }) {
        before = shorter;
    }
    let joined = JOINTS.iter().take(7).find_map(|joint| before.strip_suffix(joint)).map(str::trim_end);
    let head = joined.unwrap_or(before);
    let start = head.rfind([' ', '|', '\t', '"', '(']).map_or(0, |at| at + 1);
    let text = head.get(start..)?.trim_end_matches(['"', '\'']);
    let made = values::make(text);
    if name.kind == Kind::Code {
        let code = values::is_code(text) && text.len() >= 4;
        return (code && joined.is_some()).then(|| start..start + text.len());
    }
    let shaped = values::is_mixed(text) && !values::is_like_kit(text) && !values::is_absent(text);
    if joined.is_some() {
        return shaped.then(|| start..start + text.len());
    }
    // What is attached to the name belongs to it.
    if !words.text.get(..name.at.start)?.ends_with(' ') {
        return None;
    }
    let opens = head.get(..start)?.trim_end();
    let clause = opens.is_empty() || opens.ends_with(['.', ',', ';', '|', '"']);
    let after = words.rest(name.at.end);
    let ends = after.trim().is_empty() || after.starts_with(['.', ',', ';']);
    let sign = text.contains(['.', '!', '#', '@', '$', '_', '*', '+', '&']) || made.digits > 1;
    (clause && ends && sign && shaped).then(|| start..start + text.len())
}

/// Finds further values after a name that begin like the first.
pub fn more_like(words: &Words<'_>, first: &Range<usize>, found: &mut Vec<Range<usize>>) {
    if !words.text.get(first.clone()).is_some_and(|text| values::is_mixed(text) && !values::is_like_kit(text)) {
        return;
    }
    let Some(start) = words.text.get(first.start..first.end.min(first.start + 4)) else { return };
    if start.len() < 4 {
        return;
    }
    let rest = words.text.get(first.end..).unwrap_or_default();
    for (at, _) in rest.match_indices(start) {
        let from = first.end + at;
        let Some(value) = value_from(words.text, from) else { continue };
        if words.text.get(value.at.clone()).is_some_and(values::is_mixed) {
            found.push(value.at);
        }
    }
}
