//! Secrets that are told by their look or by a turn of phrase, without a name: keys of known services, private keys,
//! "unset with 2580", "still on the default “4321”".

use super::names::Words;
use super::shapes::{ACCESS_SIGNS, CODE_SIGNS, CODE_VERBS};
use super::values::{self, value_from};
use std::ops::Range;

/// Finds them in a text.
pub fn find(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    known_keys(words, found);
    private_key(words, found);
    putty_key(words, found);
    authorisations(words, found);
    codes(words, found);
    phrases(words, found);
    told(words, found);
    in_sentence(words, found);
    strong_words(words, found);
}

/// Keys of known services and kept forms of passwords.
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

/// Shortest key of a known service, in bytes.
const SHORTEST_KEY: usize = 9;

/// The key of a chat bot: its number, a colon, a long word.
fn bot_key(rest: &str) -> Option<usize> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let tail = rest.get(digits..)?.strip_prefix(':')?;
    let len = tail.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(byte)).count();
    ((8..=11).contains(&digits) && len >= 16 && tail.starts_with("AA")).then_some(digits + 1 + len)
}

/// A private key as far as it stands in this text.
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

/// A private key in PuTTY's form, as far as it stands in this text, and the sum over it.
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

/// What stands before the lines of a private key in PuTTY's form, and before the sum over it.
pub const PUTTY_LINES: &str = "Private-Lines:";
/// The latter.
pub const PUTTY_SUM: &str = "Private-MAC:";

/// Where the body of a private key begins.
#[must_use]
pub fn begins_private_key(text: &str) -> Option<usize> {
    let start = text.find("-----BEGIN ")? + "-----BEGIN ".len();
    let head = text.get(start..)?;
    let name = head.get(..head.find("-----")?)?;
    (name.contains("PRIVATE KEY") || name.contains("ENCRYPTED KEY")).then_some(start + name.len() + "-----".len())
}

/// `Authorization: Basic …`.
fn authorisations(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    for (at, _) in words.lower.match_indices("basic ") {
        let value = value_from(words.text, at + "basic ".len());
        let named =
            words.small(0..at).trim_end().ends_with(['"', ':', '=', '(']) || words.small(0..at).contains("auth");
        let is_long = |at: &Range<usize>| {
            words.text.get(at.clone()).is_some_and(|text| {
                values::is_key(text) || text.ends_with('=') || (text.len() >= 12 && values::is_mixed(text))
            })
        };
        found.extend(value.filter(|value| named && is_long(&value.at)).map(|value| value.at));
    }
}

/// Codes behind verbs and in front of keypads.
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
            let typed = verb.starts_with("type") || *verb == "enter";
            if is_lock_code(text)
                || (typed && is_strong_word(text))
                || (typed && value.quoted && values::is_mixed(text))
            {
                found.push(value.at);
            }
        }
    }
    for word in &words.words {
        let text = words.text.get(word.clone()).unwrap_or_default();
        if !is_lock_code(text) {
            continue;
        }
        let (before, after) = (words.small(0..word.start), words.rest(word.end));
        let at_keypad = after.starts_with(" on keypad")
            || after.starts_with(" on the keypad")
            || after.starts_with(" on door keypad");
        let dialled = after.starts_with('#') && (before.is_empty() || before.ends_with([' ', '*']));
        let then = before.ends_with("alarm ") && after.starts_with(" then");
        if (at_keypad && (before.is_empty() || before.ends_with(' '))) || then {
            found.push(word.clone());
        } else if dialled {
            found.push(word.start..word.end + 1);
        }
    }
}

fn is_lock_code(text: &str) -> bool {
    values::is_code(text) && text.bytes().filter(u8::is_ascii_digit).count() >= 4
}

/// Turns of phrase.
fn phrases(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    // "snmp-server host 10.0.0.50 version 2c tarn-poll"
    if words.lower.contains("snmp") {
        for version in ["version 1 ", "version 2c ", "version 2 "] {
            let value = words.lower.find(version).and_then(|at| value_from(words.text, at + version.len()));
            found.extend(
                value
                    .map(|value| value.at)
                    .filter(|at| !values::is_plain_word(words.text.get(at.clone()).unwrap_or_default())),
            );
        }
    }
    flags(words, found);
    // "Users: Marion 1357, Del 8642"
    for (at, start) in words.lower.match_indices("users: ") {
        for piece in words.rest(at + start.len()).split(',') {
            let from = words.text.len() - words.rest(piece.as_ptr() as usize - words.lower.as_ptr() as usize).len();
            let Some((name, code)) = piece.trim().split_once(' ') else { continue };
            if name.bytes().all(|byte| byte.is_ascii_alphabetic()) && is_lock_code(code) {
                let lead = piece.len() - piece.trim_start().len();
                let start = from + lead + name.len() + 1;
                found.push(start..start + code.len());
            }
        }
    }
    // "HVgw22mere (wifi)"
    for sign in [
        " (wifi)",
        " (wi-fi)",
        " (password)",
        " (admin pw)",
        " (admin password)",
        " (wifi password)",
        " (root pw)",
        " (pw)",
        " (pwd)",
        " (pin)",
    ] {
        let Some(at) = words.lower.find(sign) else { continue };
        let start = words.small(0..at).rfind([' ', '|', ',', ';']).map_or(0, |at| at + 1);
        let text = words.text.get(start..at).unwrap_or_default();
        if (values::is_mixed(text) && !values::is_like_kit(text)) || (sign == " (pin)" && values::is_code(text)) {
            found.push(start..at);
        }
    }
    // "kestrel (ro), gull (rw)"
    if words.says_any(&["snmp", "communit"]) {
        for sign in [" (ro)", " (rw)"] {
            let Some(at) = words.lower.find(sign) else { continue };
            let start = words.small(0..at).rfind([' ', '|', ',', ';', ':']).map_or(0, |at| at + 1);
            if !values::is_plain_word(words.text.get(start..at).unwrap_or_default()) {
                found.push(start..at);
            }
        }
    }
    // "setup key krsx g5ct mvrx ezlu"
    if let Some(at) = words.lower.find("setup key ").map(|at| at + "setup key ".len()) {
        let rest = words.rest(at);
        let groups = rest
            .split_inclusive(' ')
            .take_while(|group| group.trim().len() == 4 && group.trim().bytes().all(|b| b.is_ascii_alphanumeric()));
        let end: usize = groups.map(str::len).sum();
        if end >= 14 {
            found.push(at..at + rest.get(..end).unwrap_or_default().trim_end().len());
        }
    }
    // "backup codes for …: 8814-2290, 3307-5519"
    if words.says_any(&["backup code", "recovery code", "scratch code"]) {
        let pieces = words.text.split([' ', ',', ';', ':']).filter(|word| {
            word.len() == 9
                && word.split('-').count() == 2
                && word.split('-').all(|half| half.len() == 4 && half.bytes().all(|b| b.is_ascii_alphanumeric()))
        });
        found.extend(pieces.filter_map(|word| words.text.find(word).map(|at| at..at + word.len())));
    }
    // "Key safe right of the door, C5830"
    if words.says_any(&["key safe", "keysafe", "digilock", "codelock"]) {
        let lettered = words
            .text
            .split([' ', ',', ';', '|'])
            .filter(|word| word.len() == 5 && word.starts_with(['C', 'X']) && values::is_code(word));
        found.extend(lettered.filter_map(|word| words.text.find(word).map(|at| at..at + word.len())));
    }
    // "six letters off the sticker -> XKCDWQ"
    if words.says_any(&["6 letters", "six letters", "6-letter", "six-letter"]) {
        let letters = words
            .text
            .split(|c: char| !c.is_ascii_alphabetic())
            .filter(|word| word.len() == 6 && word.bytes().all(|b| b.is_ascii_uppercase()));
        found.extend(letters.filter_map(|word| words.text.find(word).map(|at| at..at + 6)).take(1));
    }
    // "still on the maker's default “4321”"
    for (at, word) in words.lower.match_indices("default") {
        let Some(value) = value_from(words.text, at + word.len()) else { continue };
        let text = words.text.get(value.at.clone()).unwrap_or_default();
        if value.quoted
            && value.at.start > at + word.len() + 1
            && (values::is_code(text) || values::is_mixed(text))
            && !values::is_like_kit(text)
        {
            found.push(value.at);
        }
    }
    // "left at default 1234"
    if words.says_any(&["left at default ", "still default ", "still on default ", "still at default "]) {
        let value = words.lower.find("default ").and_then(|at| value_from(words.text, at + "default ".len()));
        found.extend(
            value.map(|value| value.at).filter(|at| is_lock_code(words.text.get(at.clone()).unwrap_or_default())),
        );
    }
    // "C1234X on the comms room door"
    if words.says_any(super::shapes::LOCK_SIGNS) {
        let lettered = words.text.split([' ', ',', ';', '|']).filter(|word| {
            (5..=6).contains(&word.len())
                && word.starts_with('C')
                && word.ends_with(['X', 'Y', 'Z'])
                && values::is_code(word)
        });
        found.extend(lettered.filter_map(|word| words.text.find(word).map(|at| at..at + word.len())));
    }
    // "the admin account uses Fieldfare03"
    if words.lower.contains("account") && words.has_any(&["admin", "root", "administrator", "operator", "viewer"]) {
        for (at, word) in words.lower.match_indices(" uses ") {
            let Some(value) = value_from(words.text, at + word.len()) else { continue };
            let text = words.text.get(value.at.clone()).unwrap_or_default();
            let made = values::make(text);
            if made.small >= 3 && (made.digits > 0 || made.signs > 0) && values::is_mixed(text) {
                found.push(value.at);
            }
        }
    }
}

/// Values of a command's flags: `snmpwalk -c …`, `sshpass -p …`, `net use … /user:name …`.
fn flags(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let mut value = |from: usize| {
        let at = value_from(words.text, from).filter(|_| !words.rest(from).starts_with("  ")).map(|value| value.at);
        found.extend(at.filter(|at| at.len() >= 4));
    };
    for (program, flag) in [
        ("snmp", " -c "),
        ("snmp", " -A "),
        ("snmp", " -X "),
        ("sshpass", " -p "),
        ("plink", " -pw "),
        ("putty", " -pw "),
        ("mysql", " -p"),
    ] {
        let at = words.lower.find(program).and_then(|at| words.text.get(at..)?.find(flag).map(|flag| at + flag));
        at.into_iter().for_each(|at| value(at + flag.len()));
    }
    if let Some(at) = words.lower.find("/user:") {
        let rest = words.rest(at);
        let name = rest.find(' ').filter(|end| {
            rest.get(*end + 1..).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_alphanumeric()))
        });
        name.into_iter().for_each(|end| value(at + end));
    }
}

/// "they read it over the phone, it’s …": what a reset or an account makes a password of.
fn told(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    if !words.says_any(&["reset", "account", "over the phone", "log in", "logs in", "login", "sign in", "unlock"]) {
        return;
    }
    for said in [
        "log in with ",
        "i.e. ",
        "logs in with ",
        "logged in with ",
        "sign in with ",
        "its ",
        "it's ",
        "it’s ",
        "thats ",
        "that's ",
        "that’s ",
    ] {
        for (at, _) in words.lower.match_indices(said) {
            let Some(value) = value_from(words.text, at + said.len()) else { continue };
            let text = words.text.get(value.at.clone()).unwrap_or_default();
            let made = values::make(text);
            let told_apart = made.digits > 1 || text.contains(['.', '!', '#', '@', '$', '*', '&', '_']);
            let shaped = told_apart
                && made.small >= 4
                && (made.capitals > 0 || said.contains("with"))
                && (made.digits > 0 || said == "i.e. ");
            if shaped && values::is_mixed(text) && !values::is_like_kit(text) {
                found.push(value.at);
            }
        }
    }
}

/// Passwords of a wireless network in a sentence, and those on a sticker.
fn in_sentence(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let wireless = words.says_any(&["wifi", "wi-fi", "wireless", "hotspot"]);
    let sticker = words.says_any(&["sticker", "post-it", "dymo", "written in marker", "whiteboard"]);
    let leads: &[&str] = match (wireless, sticker) {
        (true, _) => &[" with ", " use ", " put in ", " type ", " enter "],
        (_, true) => &["adm ", "admin ", "eng ", "root ", "= "],
        _ => return,
    };
    for lead in leads {
        for (at, _) in words.lower.match_indices(lead) {
            let Some(value) = value_from(words.text, at + lead.len()) else { continue };
            let text = words.text.get(value.at.clone()).unwrap_or_default();
            let made = values::make(text);
            let apart = made.digits > 0 || text.contains(['!', '#', '@', '$', '*', '&']);
            let shaped = if sticker { values::is_mixed(text) } else { made.small >= 4 && apart && !text.contains('-') };
            if shaped && values::is_mixed(text) && !values::is_like_kit(text) && !values::is_plain_word(text) {
                found.push(value.at);
            }
        }
    }
}

/// Words that are made like strong passwords, in a text that speaks of access.
fn strong_words(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    if !words.says_any(ACCESS_SIGNS) {
        return;
    }
    let mut from = 0;
    while let Some(value) = value_from(words.text, from) {
        if value.quoted {
            // What stands in it is looked at word by word.
            from = value.at.start;
            continue;
        }
        from = value.at.end.max(from + 1);
        if is_strong_word(words.text.get(value.at.clone()).unwrap_or_default()) {
            found.push(value.at);
        }
        let rest = words.text.get(from..).unwrap_or_default();
        let skip = rest.find(|c: char| !c.is_whitespace() && !"|,;:.\"'()".contains(c)).unwrap_or(rest.len());
        from += skip;
    }
}

/// Whether a word is made like a strong password: small letters, a capital, and a sign or a digit right among them.
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
