//! Several secrets after one name: "passwords: viewer …, operator …", "PINs … and …", "password … or, failing that, …".

use super::accepted::speaks_of_lock;
use super::by_look::is_lock_code;
use super::names::{Name, Words};
use super::shapes::Kind;
use super::values::{self, value_from};
use std::ops::Range;

/// Punctuation and words between the items of a list.
const BETWEEN: [&str; 11] = [", and ", " and then ", " and ", " & ", ", or ", " or ", " then ", ", ", " / ", "/", "; "];

/// The most values of one list.
const MOST: usize = 12;

/// The most words of an item before its value, which say whose it is.
const MOST_LEADS: usize = 2;

/// Finds the values of a list that follows a name in the plural.
pub fn listed(words: &Words<'_>, name: &Name, found: &mut Vec<Range<usize>>) {
    let is_code = matches!(name.kind, Kind::Code | Kind::LockCode);
    let named = matches!(name.kind, Kind::Password | Kind::Code)
        || (name.kind == Kind::LockCode && speaks_of_lock(words, name));
    if !name.plural || !named {
        return;
    }
    let rest = words.rest(name.at.end);
    let sign = rest.find([':', '=']).filter(|sign| rest.get(..*sign).is_some_and(is_few_words));
    let from = name.at.end + sign.map_or(0, |sign| sign + 1);
    let items = items(words, from, is_code);
    if items.len() >= 2 || (sign.is_some() && !items.is_empty()) {
        found.extend(items);
    }
}

/// Finds further values after the first one of a name.
pub fn further(words: &Words<'_>, name: &Name, first: &Range<usize>, found: &mut Vec<Range<usize>>) {
    let is_code = matches!(name.kind, Kind::Code | Kind::LockCode);
    if !matches!(name.kind, Kind::Password | Kind::Code | Kind::LockCode | Kind::Community) {
        return;
    }
    let mut from = first.end;
    for _ in 0..MOST {
        let rest = words.rest(from);
        let Some(sign) = BETWEEN.iter().find(|sign| rest.starts_with(**sign)) else { break };
        // What follows a comma is mostly something else.
        let told = !sign.starts_with([',', ';']) || sign.len() > 2 || name.plural;
        let Some(value) = value_from(words.text, from + sign.len()) else { break };
        if !told || !is_alike(words.text.get(value.at.clone()).unwrap_or_default(), is_code) {
            break;
        }
        from = value.at.end;
        found.push(value.at);
    }
    if name.kind == Kind::Password {
        found.extend(or_else(words, first.end));
    }
}

/// "…, or, failing that, …".
fn or_else(words: &Words<'_>, end: usize) -> Option<Range<usize>> {
    let rest = words.rest(end);
    let rest = rest.strip_prefix([',', ';']).unwrap_or(rest).strip_prefix(" or")?;
    let mut from = words.lower.len() - rest.len();
    for token in rest.split_inclusive(' ').take(5) {
        let word = token.trim_matches(|c: char| c.is_whitespace() || ",.;:()".contains(c));
        let start = from + token.find(word).unwrap_or_default();
        let written = words.text.get(start..start + word.len()).unwrap_or_default();
        if values::is_apart(written) {
            return Some(start..start + word.len());
        }
        from += token.len();
    }
    None
}

/// The values of the items from a place on, each after at most a few words.
fn items(words: &Words<'_>, from: usize, is_code: bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = from;
    while found.len() < MOST {
        let rest = words.rest(from);
        let sign =
            if found.is_empty() { Some("") } else { BETWEEN.iter().find(|sign| rest.starts_with(**sign)).copied() };
        let Some(value) = sign.and_then(|sign| item(words, from + sign.len(), is_code)) else { break };
        from = value.end;
        found.push(value);
    }
    found
}

fn item(words: &Words<'_>, from: usize, is_code: bool) -> Option<Range<usize>> {
    let mut from = from;
    for _ in 0..=MOST_LEADS {
        let value = value_from(words.text, from)?;
        let text = words.text.get(value.at.clone())?;
        let slashed =
            text.split('/').next().filter(|first| is_code && first.len() < text.len() && is_alike(first, true));
        if let Some(first) = slashed {
            return Some(value.at.start..value.at.start + first.len());
        }
        if is_alike(text, is_code) {
            return Some(value.at);
        }
        let is_lead = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b':');
        from = value.at.end + usize::from(words.rest(value.at.end).starts_with([':', '=']));
        if !is_lead || !words.rest(from).starts_with(' ') {
            return None;
        }
    }
    None
}

fn is_alike(text: &str, is_code: bool) -> bool {
    if is_code {
        return is_lock_code(text);
    }
    values::is_mixed(text)
        && values::make(text).small >= 2
        && !values::is_like_kit(text)
        && !values::is_plain_word(text)
        && !values::is_absent(text)
        && !super::is_makers_name(text)
}

fn is_few_words(text: &str) -> bool {
    text.split_whitespace().count() <= 3 && !text.contains(['.', '|', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn every_value_of_a_list_goes() {
        for text in [
            "Axis passwords tried: ⟦foxGlove1⟧, ⟦snowDrop2⟧, ⟦blueBell3⟧",
            "NVR passwords: viewer ⟦Fox11x⟧, operator ⟦Bell22y⟧, admin ⟦Drop33z⟧",
            "PINs ⟦1177⟧, ⟦2288⟧ and ⟦3399⟧ for the reader",
            "PINs: ⟦1177⟧/⟦2288⟧",
            "Alarm codes: day ⟦1290⟧, night ⟦3478⟧, cleaner ⟦5634⟧; Dahua NVR",
            "Community strings ⟦rdOnly77⟧ and ⟦rdWrite88⟧ on the switch",
            "Admin password ⟦Fox55glove⟧ or, failing that, ⟦Blue66bell⟧. Axis P3265",
            "alarm panel engineer code ⟦1234⟧ changed to ⟦8076⟧; Axis linked",
            "gate code ⟦4821⟧ or ⟦4822⟧",
        ] {
            check(text);
        }
    }

    #[test]
    fn lists_of_other_things_stay() {
        for text in [
            "pins 2 3 5 for RS232",
            "Pin 7 and 8 PoE pair brown",
            "error codes 1001, 1002 and 1003",
            "product codes: 4471, 4472",
            "Passwords and codes handed over, 4 cameras and 2 recorders",
            "passwords: admin and viewer, both changed",
            "pw: ⟦Foxglove22⟧, Axis P3265, Dahua NVR4108",
        ] {
            check(text);
        }
    }
}
