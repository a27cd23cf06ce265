//! A login name and its password side by side: `admin:…`, `(root/…)`, "u: … p: …", two cells of a row.

use super::names::Words;
use super::shapes::{LOGIN_LEADS, LOGIN_NAMES, MORE_LEADS};
use super::values::{self, value_from};
use std::ops::Range;

/// Finds such passwords in a text.
pub fn find(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    for nth in 0..words.words.len() {
        let word = words.word(nth);
        let Some(at) = words.words.get(nth).cloned() else { continue };
        if LOGIN_NAMES.contains(&word) {
            found.extend(beside_name(words, nth, &at));
            if !OFTEN_KIT.contains(&word) {
                found.extend(in_next_cell(words, &at));
            }
        } else if LOGIN_LEADS.contains(&word) || MORE_LEADS.contains(&word) {
            found.extend(behind_lead(words, at.end, LOGIN_LEADS.contains(&word)));
        } else if word == "p" {
            found.extend(behind_p(words, nth, &at));
        }
    }
}

/// Names that are also ordinary words: they need to be followed by something that looks like a password.
const COMMON: [&str; 13] = [
    "user",
    "user1",
    "viewer",
    "operator",
    "engineer",
    "installer",
    "service",
    "support",
    "guest",
    "manager",
    "default",
    "test",
    "local",
];

/// Names that mostly fill a cell for another reason: a maker, a role.
const OFTEN_KIT: [&str; 15] = [
    "hikvision",
    "dahua",
    "axis",
    "cisco",
    "apc",
    "onvif",
    "cctv",
    "default",
    "test",
    "local",
    "service",
    "support",
    "manager",
    "installer",
    "engineer",
];

/// The password after a login name and a colon or slash.
fn beside_name(words: &Words<'_>, nth: usize, at: &Range<usize>) -> Option<Range<usize>> {
    let before = words.small(0..at.start);
    if before.ends_with(|c: char| c.is_alphanumeric() || "-_.@/\\".contains(c)) {
        return None;
    }
    let name = words.word(nth);
    let rest = words.rest(at.end);
    if let Some(value) = behind_and(words, at.end, before) {
        return Some(value);
    }
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let sign = rest.get(spaces..)?.chars().next().filter(|sign| ":/\\".contains(*sign))?;
    // An escaped backslash is doubled.
    let doubled = usize::from(sign == '\\' && rest.get(spaces + 1..)?.starts_with('\\'));
    let from = at.end + spaces + 1 + doubled;
    let spaced = words.rest(from).starts_with(' ');
    let value = value_from(words.text, from)?;
    let text = words.text.get(value.at.clone())?;
    let lower = text.to_ascii_lowercase();
    // `/u:admin /p:…`
    if sign == '/' && text.get(1..2) == Some(":") {
        return None;
    }
    let is_role = LOGIN_NAMES.contains(&lower.split('/').next().unwrap_or_default());
    if text.len() < 3 || values::is_absent(text) || values::is_plain_word(text) || lower.starts_with('/') {
        return None;
    }
    let bracketed = before.ends_with(['(', '[']) && words.rest(value.at.end).starts_with([')', ']']);
    let is_kit = if bracketed { values::is_surely_model(text) } else { values::is_model(text) };
    let shaped = values::is_mixed(text) && !is_kit && !text.starts_with(['(', '[']);
    // After a name that is mostly a maker or a role, words are more makers and roles: "Switches (Cisco/Huawei)".
    if OFTEN_KIT.contains(&name) && lower != name {
        // "apc / apcFoxglove"
        let repeats =
            text.strip_prefix(name).is_some_and(|rest| rest.len() > 2 && rest.starts_with(char::is_uppercase));
        return (shaped && (is_apart(text) || repeats)).then_some(value.at);
    }
    let led = (nth.saturating_sub(4)..nth).any(|nth| LOGIN_LEADS.contains(&words.word(nth)));
    let good = match sign {
        ':' if spaced || spaces > 0 => shaped && led,
        _ if lower == name && !COMMON.contains(&name) => true,
        ':' => shaped || (!COMMON.contains(&name) && !is_role && !values::is_elsewhere(text)),
        _ if is_role && values::make(text).digits == 0 => false,
        '\\' if !spaced => false,
        _ => shaped || (!is_role && (bracketed || led) && !values::is_elsewhere(text) && !is_kit),
    };
    good.then_some(value.at)
}

/// Whether a word has what names of makers and models lack: small letters, and a digit or another character.
fn is_apart(text: &str) -> bool {
    let made = values::make(text);
    made.small >= 2
        && (made.digits > 0 || text.contains(['!', '#', '@', '$', '*', '&', '_']))
        && !values::is_like_kit(text)
        || values::is_guessable(text)
}

/// The password in "log in with admin and …", "(root, …)".
fn behind_and(words: &Words<'_>, end: usize, before: &str) -> Option<Range<usize>> {
    let joint = [" and then ", " and ", " > ", ", "].into_iter().find(|joint| words.rest(end).starts_with(joint))?;
    let value = value_from(words.text, end + joint.len())?;
    let text = words.text.get(value.at.clone())?;
    let made = values::make(text);
    let after = words.rest(value.at.end);
    let told = before.ends_with(['(', '[']) && after.starts_with([')', ']'])
        || ((joint == ", " || joint == " > ")
            && values::is_apart(text)
            && (before.is_empty() || before.ends_with(", ")))
        || before.ends_with("try ")
        || before.ends_with("use ")
        || words.says_any(&["log in", "login", "logon", "sign in", "creds", "credential", "get in", "logged in"]);
    let shaped = (made.small >= 4 || (made.small == 3 && made.digits > 0 && made.signs > 0))
        && (made.digits > 0 || text.contains(['!', '#', '@', '$', '*', '&', '_']))
        && !text.contains('-');
    (told && shaped && values::is_mixed(text) && !values::is_like_kit(text)).then_some(value.at)
}

/// The password in "login bob / …".
fn behind_lead(words: &Words<'_>, end: usize, is_login: bool) -> Option<Range<usize>> {
    let rest = words.rest(end);
    let start = rest.trim_start_matches([' ', ':', '=', '-', '(']);
    let from = words.text.len() - start.len();
    let gap = start.find([' ', '/', ':', '\\'])?;
    let user = start.get(..gap)?.trim_end_matches(',');
    let sign = start.get(gap..)?.trim_start();
    if user.is_empty() || !user.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_@".contains(&b)) {
        return None;
    }
    // After a common login name no slash is needed: "Credentials: admin …".
    let stroke = sign.starts_with(['/', '\\']) || (is_login && sign.starts_with(':') && LOGIN_NAMES.contains(&user));
    let known = is_login && LOGIN_NAMES.contains(&user) && !COMMON.contains(&user);
    if !(stroke || known) {
        return None;
    }
    let sign = sign.strip_prefix("and ").unwrap_or(sign);
    let value = value_from(words.text, from + gap + (start.get(gap..)?.len() - sign.len()) + usize::from(stroke))?;
    let text = words.text.get(value.at.clone())?;
    let made = values::make(text);
    if !stroke && (made.small < 3 || made.digits + made.signs == 0) {
        return None;
    }
    let shaped = values::is_mixed(text)
        && !values::is_model(text)
        && (is_apart(text) || !OFTEN_KIT.contains(&user))
        && !values::is_plain_word(text)
        && !values::is_absent(text);
    shaped.then_some(value.at)
}

/// The password after "p:", if "u:" comes before it.
fn behind_p(words: &Words<'_>, nth: usize, at: &Range<usize>) -> Option<Range<usize>> {
    let joined = |at: usize| words.rest(at).trim_start().starts_with([':', '=']);
    let users = (0..nth).any(|nth| {
        ["u", "un", "user", "usr", "username", "name", "id"].contains(&words.word(nth))
            && words.words.get(nth).is_some_and(|word| joined(word.end))
    });
    let apart = words.small(0..at.start).ends_with([' ', ',', ';', '/', '|', '(', '&']);
    if !users || !apart || !joined(at.end) {
        return None;
    }
    let rest = words.rest(at.end).trim_start().trim_start_matches([':', '=']);
    let value = value_from(words.text, words.text.len() - rest.len())?;
    let text = words.text.get(value.at.clone())?;
    (text.len() >= 3 && !values::is_absent(text)).then_some(value.at)
}

/// The password in the cell after one that holds nothing but a login name.
fn in_next_cell(words: &Words<'_>, at: &Range<usize>) -> Option<Range<usize>> {
    let (before, after) = (words.small(0..at.start), words.rest(at.end));
    let [before, after] = [before.trim_end_matches(['"', ' ', '\\']), after.trim_start_matches(['"', ' ', '\\'])];
    let sign = after.chars().next().filter(|sign| "|;,\t".contains(*sign))?;
    let spaced_comma = sign == ',' && after.starts_with(", ");
    if spaced_comma || !before.ends_with(sign) {
        return None;
    }
    let rest = after.get(1..)?.trim_start_matches(' ');
    let value = value_from(words.text, words.text.len() - rest.len())?;
    let text = words.text.get(value.at.clone())?;
    let alone = words.rest(value.at.end).trim_start_matches(['"', ' ', '\\']);
    let fills_cell = alone.is_empty() || alone.starts_with(sign);
    let shaped = values::is_mixed(text) && !values::is_model(text) && !values::is_absent(text);
    (fills_cell && shaped).then_some(value.at)
}
