//! Whether what follows a name is its value: each kind of name suggests another kind of value, and each joint announces
//! it more or less clearly.

use super::names::{Name, Words};
use super::shapes::{CODE_HOLDERS, Kind, LOCK_SIGNS, LOGIN_SIGNS, OTHER_CODES, PASS_HOLDERS};
use super::values::{self, Value};

/// What joins a name to its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// A colon, an equals sign, an arrow, a tag.
    Sign,
    /// "is" and the like.
    Is,
    /// A dash between spaces.
    Dash,
    /// "to", as in "reset to".
    To,
    /// A space.
    Space,
}

/// What a line says apart from its names.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    login: bool,
    network: bool,
    wireless: bool,
    cloud: bool,
    snmp: bool,
    snmp_users: bool,
}

impl Around {
    /// Reads it from a text.
    pub fn of(words: &Words<'_>) -> Self {
        Self {
            login: words.has_any(LOGIN_SIGNS) || words.says_any(&["teamviewer", "anydesk"]),
            network: words.has_any(&["aaa", "authorization", "radius", "tacacs", "isakmp", "ipsec", "ike", "ntp"]),
            wireless: words.has_any(&["ssid", "wifi", "wlan", "wpa", "wpa2", "wpa3", "wep", "bssid", "wireless"])
                || words.says_any(&["wi-fi"]),
            cloud: words.says_any(&["hik-connect", "ezviz", "p2p", "ezcloud", "easy4ip", "platform access"]),
            snmp: words.says_any(&["snmp", "community string", "rocommunity", "rwcommunity"]),
            snmp_users: words.says_any(&[
                "createuser",
                "authpriv",
                "v3 creds",
                "usmuser",
                "usm user",
                "usm-user",
                "authentication-protocol",
            ]) || (words.says_any(&["snmp"]) && words.says_any(&["v3", "user"])),
        }
    }
}

/// Whether what follows `password 7` and the like is a value, since those words have said of what kind it is.
pub fn is_told(words: &Words<'_>, value: &Value) -> bool {
    let text = words.text.get(value.at.clone()).unwrap_or_default();
    text.len() >= 4
        && !values::is_plain_word(text)
        && !values::is_absent(text)
        && text.bytes().filter(u8::is_ascii_alphanumeric).count() >= 4
}

/// Whether a value belongs to a name.
pub fn is_value(words: &Words<'_>, name: &Name, joint: Joint, value: &Value, around: Around) -> bool {
    let text = words.text.get(value.at.clone()).unwrap_or_default();
    if text.len() < 3
        || (values::is_absent(text) && !is_phrase(words, name, joint, value))
        || text.contains("://")
        || (name.kind == Kind::Loose && words.word(words.word_from(name.at.start).wrapping_sub(1)) == "public")
        || (joint == Joint::Space && words.small(value.at.clone()) == words.small(name.at.clone()))
    {
        return false;
    }
    let after = words.rest(value.at.end);
    let ends = value.quoted
        || after.trim_start_matches(['"', '\'', ')', '}', ']']).is_empty()
        || after.starts_with([',', '.', ';', ')', '\n', '|'])
        || after.starts_with(" |")
        || after.starts_with(" - ");
    let plain = !value.quoted && values::is_plain_word(text);
    let is_kit = match (name.kind, joint) {
        (Kind::Password, Joint::Is) => values::is_surely_model(text),
        (Kind::Password, _) => values::is_model(text),
        _ => values::is_like_kit(text),
    };
    let mixed = values::is_mixed(text) && !is_kit && !is_setting(text);
    // "forgot password: SADP tool" names a way to reset it.
    let is_help = ["forgot", "forgotten", "lost"].contains(&words.word(words.word_from(name.at.start).wrapping_sub(1)));
    let is_word = text.len() >= 4
        && text.chars().all(|c| c.is_alphanumeric())
        && !values::is_like_kit(text)
        && !values::is_elsewhere(text);
    match (name.kind, joint) {
        (Kind::Password, Joint::Sign) => mixed || value.quoted || !(name.plural || is_help),
        (Kind::Password, Joint::Is) => {
            let goes_on = [" and ", " for ", " but ", " if ", " at "].iter().any(|word| after.starts_with(word));
            !plain
                && (mixed
                    || value.quoted
                    || (is_word
                        && (ends
                            || (goes_on && !is_participle(text))
                            || words.small(name.at.clone()).contains("phrase"))))
        }
        (Kind::Password, Joint::Dash | Joint::To) => !plain && mixed,
        (Kind::Password, Joint::Space) => {
            let negated = ["no", "without"].contains(&words.word(words.word_from(name.at.start).wrapping_sub(1)));
            // "PW ASSOCIATES, INC." is a firm.
            let is_word = is_word && text.chars().any(char::is_lowercase);
            !plain
                && !negated
                && (mixed
                    || value.quoted
                    || (is_word && (ends || behind_user(words, name) || is_short_name_of_place(words, name, after))))
        }
        (Kind::LoginPass, Joint::Sign) => {
            !plain && (mixed || around.login || words.rest(name.at.end).starts_with(['=', '.']))
        }
        (Kind::LoginPass, Joint::Is) => !plain && mixed,
        (Kind::LoginPass, Joint::Space | Joint::Dash) => {
            !plain
                && (around.login || words.small(name.at.clone()) == "secret" || is_of_device(words, name))
                && (mixed || (value.quoted && text.len() >= 4))
        }
        (Kind::LoginPass, Joint::To) => false,
        (Kind::Code, joint) if is_product(words, name, joint, text, after) => false,
        (Kind::Code, joint) => is_code(words.small(name.at.clone()), joint, text),
        (Kind::LockCode, _) if is_six_capitals(text) => {
            words.says_any(&["sn ", "s/n", "serial", "device", "hik", "ezviz", "p2p", "veri", "sticker"])
        }
        (Kind::LockCode, _) if (around.wireless || around.cloud) && mixed && text.len() >= 6 => {
            !plain && joint != Joint::To
        }
        (Kind::LockCode, joint) => {
            let text = text.rsplit_once('-').filter(|(_, end)| end.len() == 1).map_or(text, |(start, _)| start);
            let keyed = text.ends_with(['#', '*']) && !values::is_plain_word(text);
            (keyed || speaks_of_lock(words, name)) && is_code("", joint, text) && text.len() >= 4
        }
        (Kind::Key, _) if ["bearer", "cid"].contains(&words.small(name.at.clone())) && values::is_reference(text) => {
            false
        }
        (Kind::Key, Joint::Sign) => {
            !plain && text.len() >= 6 && (mixed || text.bytes().any(|byte| byte.is_ascii_digit()))
        }
        (Kind::Key, _) => values::is_grouped(text) || (values::is_key(text) && !plain),
        (Kind::Loose, Joint::Sign | Joint::Is) => {
            is_loose_key(text)
                || (values::is_apart(text) && words.has_any(&["user", "username", "uid"]) && joint == Joint::Sign)
                || (around.wireless && !plain && text.len() >= 8 && mixed)
        }
        (Kind::Loose, Joint::Space) if values::is_grouped(text) => text.matches('-').count() >= 3,
        (Kind::Loose, Joint::Space) if !words.small(name.at.clone()).starts_with(['k', 't']) => false,
        (Kind::Loose, Joint::Space) => {
            let made = values::make(text);
            (around.network && !plain && !is_setting(text))
                || (is_loose_key(text) && made.small > 1 && made.capitals > 1)
        }
        (Kind::Loose, _) => false,
        (Kind::Community, Joint::Sign) if is_whole_setting(words, name, value) => true,
        (Kind::Community, _) if !around.snmp && !says_network(words.small(name.at.clone())) => false,
        (Kind::Community, Joint::Sign) => true,
        // "Read community minutes" names no SNMP community without a word about the network.
        (Kind::Community, _) => {
            let small = words.small(name.at.clone());
            let is_verb = !small.contains("string")
                && ["read ", "write ", "get ", "set "].iter().any(|start| small.starts_with(start));
            (around.snmp || !is_verb) && !plain && !values::is_elsewhere(text)
        }
        (Kind::Protocol, Joint::Space | Joint::Sign) => {
            around.snmp_users && !plain && text.len() >= 6 && (mixed || value.quoted)
        }
        (Kind::Protocol, _) => false,
    }
}

/// Whether words that could say that there is no secret are a passphrase themselves: "the heron nests at dusk".
fn is_phrase(words: &Words<'_>, name: &Name, joint: Joint, value: &Value) -> bool {
    const ARTICLES: [&str; 9] = ["the", "a", "an", "our", "your", "i", "we", "they", "this"];
    const ELSEWHERE: [&str; 20] = [
        "same", "safe", "one", "usual", "held", "kept", "stored", "changed", "default", "known", "it", "vault",
        "office", "sticker", "register", "file", "manager", "team", "set", "is",
    ];
    let named = value.quoted || words.small(name.at.clone()).contains("phrase");
    let end = if value.quoted { value.at.end } else { words.text.len() };
    let text = words.small(value.at.start..end);
    let text = text.split([',', ';', '.', '|', '(', '\n']).next().unwrap_or_default();
    let mut each = text.split_whitespace();
    named
        && joint == Joint::Sign
        && each.next().is_some_and(|first| ARTICLES.contains(&first))
        && each.clone().count() >= 3
        && each.all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()) && !ELSEWHERE.contains(&word))
}

/// Whether the number after a lock or a safe is its model or a force: "Key safe 2000", "fail safe 5400 N".
fn is_product(words: &Words<'_>, name: &Name, joint: Joint, text: &str, after: &str) -> bool {
    let named = words.small(name.at.clone());
    let is_thing = ["safe", "key safe", "keysafe", "padlock"].contains(&named);
    let before = words.word(words.word_from(name.at.start).wrapping_sub(1));
    let is_round = text.len() == 4 && text.ends_with("00");
    let is_measured = [" n", " kg", " mm", " v"]
        .iter()
        .any(|unit| after.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    let has_place = words.has_any(&[
        "gate",
        "door",
        "compound",
        "shed",
        "cabinet",
        "barrier",
        "container",
        "yard",
        "entrance",
        "bollard",
        "shutter",
        "hatch",
        "mast",
    ]);
    is_thing
        && joint == Joint::Space
        && (before == "fail" || is_round || is_measured || (named == "padlock" && !has_place))
}

/// Whether the thing that has a "pass" is a device: "NVR pass …", "NVR, pass …".
fn is_of_device(words: &Words<'_>, name: &Name) -> bool {
    PASS_HOLDERS.contains(&words.word(words.word_from(name.at.start).wrapping_sub(1)))
}

/// Whether the name of a community shows by itself that it belongs to a network.
fn says_network(name: &str) -> bool {
    name.contains("string")
        || name.starts_with("ro")
        || ["read ", "write ", "get ", "set "].iter().any(|start| name.starts_with(start))
        || name.starts_with("rw")
        || name.starts_with("snmp")
        || name.starts_with("trap")
}

/// Whether a name of a code is in a text about a lock, and is not another kind of code: "error code".
pub fn speaks_of_lock(words: &Words<'_>, name: &Name) -> bool {
    let before = words.word(words.word_from(name.at.start).wrapping_sub(1));
    let next = words.word(words.word_from(name.at.end));
    // "Room code 2104" numbers a room; the code of the server room opens one.
    let numbers_room = before == "room" && words.word_from(name.at.start) == 1;
    // "Cleaner code 8825" says whose code it is, "access level 2 code" which.
    let numbered = before.len() == 1 && before.bytes().all(|byte| byte.is_ascii_digit());
    !OTHER_CODES.contains(&before)
        && !OTHER_CODES.contains(&next)
        && !numbers_room
        && (CODE_HOLDERS.contains(&before)
            || words.says_any(LOCK_SIGNS)
            || (numbered && words.says_any(&["access level"])))
}

/// Whether a short name of a password is followed by a word and then a place: "pword elderflower on the recorder".
fn is_short_name_of_place(words: &Words<'_>, name: &Name, after: &str) -> bool {
    let short =
        ["pw", "p/w", "pwd", "pword", "pswd", "p/word", "p'word", "psk"].contains(&words.small(name.at.clone()));
    short && [" on ", " for ", " at ", " in ", " port "].iter().any(|place| after.starts_with(place))
}

/// Whether a user's name comes before a name: "user admin password admin".
fn behind_user(words: &Words<'_>, name: &Name) -> bool {
    let nth = words.word_from(name.at.start);
    !name.plural
        && (nth.saturating_sub(4)..nth.saturating_sub(1))
            .any(|nth| ["user", "username", "usr", "un", "login", "logon", "uid"].contains(&words.word(nth)))
}

fn is_participle(text: &str) -> bool {
    ["ed", "en", "ing", "ly", "able", "nt"].iter().any(|end| text.ends_with(end))
}

/// Whether a name in small letters and its value fill the line, as in a file of settings.
fn is_whole_setting(words: &Words<'_>, name: &Name, value: &Value) -> bool {
    let before = words.text.get(..name.at.start).unwrap_or_default();
    let written = words.text.get(name.at.clone()).unwrap_or_default();
    before.trim().is_empty()
        && written == words.small(name.at.clone())
        && words.rest(value.at.end).trim_matches(['"', '\'', ' ', '\r']).is_empty()
}

/// Whether a word is another setting: `CH=11`.
fn is_setting(text: &str) -> bool {
    text.split_once('=').is_some_and(|(name, value)| {
        !value.is_empty() && name.len() <= 12 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
    })
}

fn is_code(name: &str, joint: Joint, text: &str) -> bool {
    let lettered = name.contains("encryption")
        || name.contains("safety")
        || name.contains("ver")
        || name == "vcode"
        || name.contains("dilysu");
    let six_letters = lettered && is_six_capitals(text);
    let dial = text.len() >= 5
        && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        && text.matches('-').count() >= 2
        && text.split('-').all(|part| (1..=2).contains(&part.len()));
    let loose = ["safe", "keypad", "unlock", "combination", "padlock", "key safe", "keysafe", "duress"].contains(&name);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if values::is_dashed_code(text) {
        return ["lock", "digi", "keypad", "key safe", "keysafe", "code", "combination", "pattern", "pin"]
            .iter()
            .any(|word| name.contains(word));
    }
    if dial {
        return name.contains("combination") || name.contains("lock") || name.contains("code");
    }
    match joint {
        Joint::Sign if name.is_empty() => values::is_code(text),
        Joint::Sign if !loose => {
            six_letters || values::is_code(text) || (values::is_mixed(text) && !values::is_like_kit(text))
        }
        Joint::Sign | Joint::Is | Joint::Dash => six_letters || values::is_code(text),
        Joint::To | Joint::Space
            if name == "unlock" && values::is_grouped(text.rsplit_once('-').map_or("", |(start, _)| start)) =>
        {
            true
        }
        Joint::To | Joint::Space if name.contains("safety") && values::is_key(text) => true,
        Joint::To | Joint::Space if name.ends_with("pins") || name.ends_with("codes") => false,
        Joint::To | Joint::Space if name == "keypad" => values::is_lettered_code(text),
        Joint::To | Joint::Space => {
            six_letters || (values::is_code(text) && digits >= 4) || values::is_lettered_code(text)
        }
    }
}

fn is_six_capitals(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a word is a key even though its name may mean something else: it changes often between digits and letters.
pub fn is_loose_key(text: &str) -> bool {
    let turns = text.as_bytes().windows(2).filter(|pair| match pair {
        [a, b] => (a.is_ascii_digit() && b.is_ascii_alphabetic()) || (a.is_ascii_alphabetic() && b.is_ascii_digit()),
        _ => false,
    });
    values::is_grouped(text) && !text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        || (values::is_key(text) && text.len() >= 10 && turns.count() >= 3 && !values::is_like_kit(text))
}
