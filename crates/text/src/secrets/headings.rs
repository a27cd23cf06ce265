//! Headings of columns, names of elements and of attributes that name a secret.

use super::names::Words;
use super::shapes::{
    CODES_IN_TEXT_ONLY, HEADING_OF_STATUS, HEADINGS, HEADINGS_BESIDE_USER, KEY_KINDS, Kind, PASS_HOLDERS, PIN_HOLDERS,
    USER_HEADINGS,
};
use super::undressed;

/// The longest heading that is looked at, in bytes.
const LONGEST: usize = 120;

/// Whether a heading names a secret, so that what is under or beside it is secret.
#[must_use]
pub fn names_secret(heading: &str) -> bool {
    if heading.len() > LONGEST || !super::may_hold(heading) {
        return false;
    }
    let heading = undressed::plain(heading);
    let heading = heading.as_ref();
    let words = Words::new(heading);
    let plain = plain(&words);
    if HEADINGS.contains(&plain.as_str()) {
        return true;
    }
    // "PIN changed?" and "PSK or 802.1x?" only ask; "What is the password for the recorder?" names a secret.
    let trimmed = heading.trim();
    let asks = (trimmed.ends_with('?') && !words.word(0).starts_with("what"))
        || words.word(0) == "who"
        || words.says_any(&["y/n", "yes/no", "(tick)"]);
    let names = words.names();
    let of_status = |nth: usize| HEADING_OF_STATUS.contains(&words.word(nth));
    let from = names.first().map_or(0, |name| words.word_from(name.at.start));
    let is_status = (from..words.words.len()).any(of_status);
    if asks
        || is_expanded_otherwise(heading)
        || is_status && !words.says_any(&["if changed", "password used", "do not share"])
    {
        return false;
    }
    if ["creds", "credentials", "credential"].contains(&words.word(words.words.len().saturating_sub(1))) {
        return true;
    }
    let last = words.words.last().map_or(0, |word| word.end);
    // What is in brackets at the end describes the name, and is not the name itself.
    let main = heading
        .find('(')
        .map_or(last, |at| words.words.iter().take_while(|word| word.end <= at).last().map_or(last, |word| word.end));
    // "Door entry code / panel"
    let is_half = |half: &str| half.trim().contains(' ') && half.len() < heading.len() && names_secret(half);
    if heading.contains('/') && heading.split('/').any(is_half) {
        return true;
    }
    names.iter().any(|name| match name.kind {
        Kind::Password => true,
        Kind::Code if words.small(name.at.clone()).starts_with("pin") || words.small(name.at.clone()) == "unlock" => {
            let lead = words.small(0..name.at.start).trim();
            let numbered = lead.is_empty() && words.small(name.at.clone()) != "pin";
            name.at.end == main && !name.plural && (numbered || PIN_HOLDERS.contains(&lead))
        }
        Kind::Code => name.at.end == main && !CODES_IN_TEXT_ONLY.contains(&words.small(name.at.clone())),
        Kind::Key => name.at.end == main || words.rest(name.at.end).trim_start().starts_with('('),
        Kind::Community => {
            name.at.end == main
                && words.says_any(&["snmp", "string", "rocomm", "rwcomm"])
                && !words.has_any(&["version", "host"])
        }
        Kind::LoginPass => {
            // "Root pass", "snmp v3 auth pass", "SIP secret".
            let lead = words.word(words.word_from(name.at.start).wrapping_sub(1));
            name.at.end == main && PASS_HOLDERS.contains(&lead)
        }
        Kind::Loose => {
            let lead = words.word(words.word_from(name.at.start).wrapping_sub(1));
            name.at.end == main && !name.plural && KEY_KINDS.contains(&lead)
        }
        Kind::Protocol | Kind::LockCode => false,
    })
}

/// Whether a heading says in brackets that its letters stand for something else: "PIN (Parcel identification number)".
#[must_use]
pub fn is_expanded_otherwise(heading: &str) -> bool {
    let Some((letters, inside)) = heading.trim().trim_end_matches(')').split_once('(') else { return false };
    let letters = letters.trim().to_ascii_lowercase();
    let inside = inside.to_ascii_lowercase();
    let mut each = inside.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
    let first = each.clone().next().unwrap_or_default();
    let spelled: String = each.by_ref().filter_map(|word| word.chars().next()).collect();
    letters.len() >= 3 && spelled == letters && !["personal", "password", "pass"].contains(&first)
}

/// Whether the secrets under a heading may be words, like passwords and unlike codes.
#[must_use]
pub fn names_word(heading: &str) -> bool {
    let plain = plain(&Words::new(heading));
    !["pin", "code", "combination", "combo", "keypad", "puk", "padlock", "digilock", "token", "otp"]
        .iter()
        .any(|name| plain.split(' ').any(|word| word.trim_end_matches('s') == *name))
}

/// Whether a heading names a secret where a user's name is in the same row of headings: "User", "Pass".
#[must_use]
pub fn names_secret_beside_user(heading: &str) -> bool {
    heading.len() <= 24 && HEADINGS_BESIDE_USER.contains(&plain(&Words::new(heading)).as_str())
}

/// Whether a heading is that of a user's name.
#[must_use]
pub fn names_user(heading: &str) -> bool {
    heading.len() <= 24 && USER_HEADINGS.contains(&plain(&Words::new(heading)).as_str())
}

/// Whether words that may mean a secret mean something else in a heading: "Pass/fail", "PIN reader", "Token ring".
#[must_use]
pub fn is_ambiguous(heading: &str) -> bool {
    let words = Words::new(heading);
    let ambiguous = ["pass", "pin", "secret", "token"];
    words.has_any(&ambiguous)
}

/// A heading in small letters, single spaces between its words.
fn plain(words: &Words<'_>) -> String {
    words
        .lower
        .split(|c: char| c.is_whitespace() || "_-:.*#".contains(c))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
