//! Secrets beside their names: "pw: …", `"password":"…"`, "the password for the recorder is …", "… as the password".

use super::MARK;
use super::names::{Name, Words};
use super::shapes::{ABSENT, BETWEEN_OPENS, Kind, LOCK_SIGNS, LOGIN_SIGNS, OTHER_CODES, OTHER_NAME, SKIPPED};
use super::values::{self, Value, value_from};
use std::ops::Range;

/// What joins a name and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
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

/// What a line says beside its names.
#[derive(Debug, Clone, Copy)]
struct Around {
    login: bool,
    network: bool,
    wireless: bool,
    snmp: bool,
    snmp_users: bool,
}

/// Finds the values beside every name of a text.
pub fn find(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let names = words.names();
    if names.is_empty() {
        return;
    }
    let around = Around {
        login: words.has_any(LOGIN_SIGNS),
        network: words.has_any(&["aaa", "authorization", "radius", "tacacs", "isakmp", "ipsec", "ike", "ntp"]),
        wireless: words.has_any(&["ssid", "wifi", "wlan", "wpa", "wpa2", "wpa3", "wep", "bssid"]),
        snmp: words.says_any(&["snmp", "community string", "rocommunity", "rwcommunity"]),
        snmp_users: words.says_any(&["createuser", "authpriv", "v3 creds", "usmuser", "usm user", "usm-user", "authentication-protocol"])
            || (words.says_any(&["snmp"]) && words.says_any(&["v3", "user"])),
    };
    for name in &names {
        // Names inside a value, and those of an address, whose parameters are looked at elsewhere.
        let in_address = words.small(0..name.at.start).ends_with(['?', '&']) && words.rest(name.at.end).starts_with('=');
        if in_address || found.iter().any(|at| at.contains(&name.at.start)) {
            continue;
        }
        let before = found.len();
        if let Some(at) = in_element(words, name) {
            found.extend(at);
            continue;
        }
        behind(words, name, around, found);
        if found.len() == before {
            far_behind(words, name, found);
        }
        if name.kind == Kind::Password {
            changed(words, name, found);
        }
        if found.len() == before && matches!(name.kind, Kind::Password | Kind::Code) {
            found.extend(ahead(words, name));
        }
        if name.kind == Kind::Password && let Some(first) = found.get(before).cloned() {
            more_like(words, &first, found);
        }
    }
}

/// The text of an XML element that is called like a secret. Without a value the element is empty.
fn in_element(words: &Words<'_>, name: &Name) -> Option<Option<Range<usize>>> {
    let before = words.text.get(..name.at.start)?;
    let tag = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "_-.:".contains(c));
    if tag.ends_with("</") {
        return Some(None);
    }
    if !tag.ends_with('<') {
        return None;
    }
    let opens = words.rest(name.at.end).find('>')?;
    let from = name.at.end + opens + 1;
    if words.small(0..from).ends_with("/>") {
        return Some(None);
    }
    let inside = words.text.get(from..)?;
    let value = inside.split('<').next().unwrap_or_default();
    // A tag that is closed; `<password>` alone says where one goes.
    let closed = inside.get(value.len()..).is_some_and(|rest| rest.starts_with("</"));
    Some((closed && !values::is_absent(value) && !value.trim().is_empty()).then(|| from..from + value.len()))
}

/// The value right behind a name.
fn behind(words: &Words<'_>, name: &Name, around: Around, found: &mut Vec<Range<usize>>) {
    let Some((joint, from)) = joint(words, name) else { return };
    let Some((value, skipped)) = skip_settings(words, name, joint, from) else { return };
    // What was left out before stands behind a word that is none: "UN/PW: admin [secret left out]".
    if words.text.get(value.at.end..).is_some_and(|rest| rest.trim_start().starts_with(MARK)) {
        return;
    }
    let told = skipped && !matches!(name.kind, Kind::Protocol | Kind::Community | Kind::Key) && is_told(words, &value);
    if !told && !is_value(words, name, joint, &value, around) {
        if joint == Joint::Sign && name.kind == Kind::Password {
            found.extend(second_of_pair(words, name, &value));
        }
        return;
    }
    match second_of_pair(words, name, &value) {
        Some(second) => found.push(second),
        None => found.push(whole(words, name, joint, value)),
    }
}

/// How a name and what follows are joined, and where that begins.
fn joint(words: &Words<'_>, name: &Name) -> Option<(Joint, usize)> {
    let rest = words.rest(name.at.end);
    for end in ["'s ", "’s ", "'s: ", "s: "] {
        if rest.starts_with(end) && !end.starts_with('s') {
            return Some((Joint::Is, name.at.end + end.len()));
        }
    }
    // The end of a quoted name, of a word in bold, of an abbreviation.
    let marks = rest.len() - rest.trim_start_matches(['"', '\'', '`', '*', '”', '’', '\\', ']', '.']).len();
    let marks = if marks <= 3 { marks } else { 0 };
    let unmarked = rest.get(marks..)?;
    let spaces = unmarked.len() - unmarked.trim_start_matches([' ', '\t', '\u{a0}']).len();
    let mut at = marks + spaces;
    // "Password (admin): …"
    if rest.get(at..)?.starts_with('(')
        && let Some(end) = rest.get(at..)?.find(')').filter(|end| *end < 48)
        && let Some(after) = rest.get(at + end + 1..)
        && after.trim_start().starts_with([':', '='])
    {
        at += end + 1 + (after.len() - after.trim_start().len());
    }
    let next = rest.get(at..)?;
    let signs = next.len() - next.trim_start_matches([':', '=']).len();
    if signs > 0 && !next.starts_with("://") {
        let arrow = usize::from(next.get(signs..)?.starts_with('>'));
        return Some((Joint::Sign, name.at.end + at + signs + arrow));
    }
    // `<name>password</name><value>…`
    if marks + spaces == 0 && rest.starts_with("</") && words.small(0..name.at.start).ends_with('>') {
        let next = rest.find("><").and_then(|at| rest.get(at + 1..)?.find('>').map(|end| at + 1 + end + 1))?;
        return Some((Joint::Sign, name.at.end + next));
    }
    let words_between: [(&str, Joint); 20] = [
        ("->", Joint::Sign),
        ("→", Joint::Sign),
        ("value=", Joint::Sign),
        (">", Joint::Sign),
        ("- ", Joint::Dash),
        ("– ", Joint::Dash),
        ("— ", Joint::Dash),
        ("is ", Joint::Is),
        ("is: ", Joint::Is),
        ("was ", Joint::Is),
        ("are ", Joint::Is),
        ("= ", Joint::Sign),
        ("yw ", Joint::Is),
        ("its ", Joint::Is),
        ("it's ", Joint::Is),
        ("thats ", Joint::Is),
        ("that's ", Joint::Is),
        ("set to ", Joint::To),
        ("changed to ", Joint::To),
        ("to ", Joint::To),
    ];
    for (text, joint) in words_between {
        let apart = spaces > 0 || matches!(text, ">" | "->" | "→");
        if apart && next.starts_with(text) {
            return Some((joint, name.at.end + at + text.len()));
        }
    }
    // "ALARM CODE-3914", "pasword;limpet-limpet".
    if spaces == 0 && name.kind == Kind::Code && next.starts_with(['-', '#']) {
        let at = at + usize::from(next.starts_with('-'));
        return Some((Joint::Dash, name.at.end + at));
    }
    if spaces == 0 && name.kind == Kind::Password && next.starts_with(';') && words.text.matches(';').count() == 1 {
        return Some((Joint::Sign, name.at.end + at + 1));
    }
    let stuck = spaces == 0 && next.starts_with(|c: char| c.is_alphanumeric());
    (spaces > 0 || stuck || (marks > 0 && !rest.starts_with(['.', ']']))).then_some((Joint::Space, name.at.end + at))
}

/// The value, behind the words that settings put in front of it: `password 7 …`, `read cipher …`.
fn skip_settings(words: &Words<'_>, name: &Name, joint: Joint, from: usize) -> Option<(Value, bool)> {
    let mut numbered = false;
    let mut value = value_from(words.text, from)?;
    for _ in 0..3 {
        let word = words.small(value.at.clone());
        let is_kind = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_digit());
        let skipped = !value.quoted && (SKIPPED.contains(&word) || is_kind) && name.kind != Kind::Code;
        if joint != Joint::Space || !skipped {
            break;
        }
        match value_from(words.text, value.at.end) {
            Some(next) if words.small(value.at.end..next.at.start).bytes().all(|byte| b" \"'".contains(&byte)) => {
                numbered |= is_kind;
                value = next;
            }
            _ if words.text.get(value.at.end..)?.trim_start().starts_with(MARK) => return None,
            _ => break,
        }
    }
    let text = words.text.get(value.at.clone())?;
    // "password [name] …" of a help text is none, "u/n: x p/w: y" is another name.
    let label = words.rest(value.at.end).starts_with([':', '=']) && !text.contains(|c: char| !c.is_alphanumeric());
    (!label).then_some((value, numbered))
}

/// Whether a value behind `password 7` and the like is one: what kind it is was said.
fn is_told(words: &Words<'_>, value: &Value) -> bool {
    let text = words.text.get(value.at.clone()).unwrap_or_default();
    text.len() >= 4 && !values::is_plain_word(text) && !values::is_absent(text) && text.bytes().filter(u8::is_ascii_alphanumeric).count() >= 4
}

/// Whether a value is one of a name.
fn is_value(words: &Words<'_>, name: &Name, joint: Joint, value: &Value, around: Around) -> bool {
    let text = words.text.get(value.at.clone()).unwrap_or_default();
    if text.len() < 3 || values::is_absent(text) || text.contains("://") || words.small(value.at.clone()) == words.small(name.at.clone()) {
        return false;
    }
    let after = words.rest(value.at.end);
    let ends = value.quoted || after.trim_start_matches(['"', '\'', ')', '}', ']']).is_empty() || after.starts_with([',', '.', ';', ')', '\n', '|']) || after.starts_with(" |") || after.starts_with(" - ");
    let plain = !value.quoted && values::is_plain_word(text);
    let mixed = values::is_mixed(text) && !values::is_like_kit(text) && !is_setting(text);
    let is_word = text.len() >= 4 && text.chars().all(|c| c.is_alphanumeric()) && !values::is_like_kit(text) && !values::is_elsewhere(text);
    match (name.kind, joint) {
        (Kind::Password, Joint::Sign) => !(name.plural && !mixed && !value.quoted),
        (Kind::Password, Joint::Is) => {
            let goes_on = [" and ", " for ", " but ", " if ", " at "].iter().any(|word| after.starts_with(word));
            !plain && (mixed || value.quoted || (is_word && (ends || (goes_on && !is_participle(text)))))
        }
        (Kind::Password, Joint::Dash | Joint::To) => !plain && mixed,
        (Kind::Password, Joint::Space) => {
            let negated = ["no", "without"].contains(&words.word(words.word_from(name.at.start).wrapping_sub(1)));
            // "PW ASSOCIATES, INC." is a firm.
            let is_word = is_word && text.chars().any(char::is_lowercase);
            !plain && !negated && (mixed || value.quoted || (is_word && (ends || behind_user(words, name))))
        }
        (Kind::LoginPass, Joint::Sign) => !plain && (mixed || around.login || words.rest(name.at.end).starts_with('=')),
        (Kind::LoginPass, Joint::Is) => !plain && mixed,
        (Kind::LoginPass, Joint::Space | Joint::Dash) => !plain && (around.login || words.small(name.at.clone()) == "secret") && (mixed || (value.quoted && text.len() >= 4)),
        (Kind::LoginPass, Joint::To) => false,
        (Kind::Code, joint) => is_code(words.small(name.at.clone()), joint, text),
        (Kind::LockCode, _) if is_six_capitals(text) => words.says_any(&["sn ", "s/n", "serial", "device", "hik", "ezviz", "p2p", "veri", "sticker"]),
        (Kind::LockCode, joint) => speaks_of_lock(words, name) && is_code("", joint, text) && text.len() >= 4,
        (Kind::Key, Joint::Sign) => !plain && text.len() >= 6 && (mixed || text.bytes().any(|byte| byte.is_ascii_digit())),
        (Kind::Key, _) => values::is_grouped(text) || (values::is_key(text) && !plain),
        (Kind::Loose, Joint::Sign | Joint::Is) => is_loose_key(text) || (around.wireless && !plain && text.len() >= 8 && mixed),
        (Kind::Loose, Joint::Space) if values::is_grouped(text) => text.matches('-').count() >= 3,
        (Kind::Loose, Joint::Space) => around.network && !plain && !is_setting(text),
        (Kind::Loose, _) => false,
        (Kind::Community, _) if !around.snmp && !says_network(words.small(name.at.clone())) => false,
        (Kind::Community, Joint::Sign) => true,
        (Kind::Community, _) => !plain && !values::is_elsewhere(text),
        (Kind::Protocol, Joint::Space | Joint::Sign) => around.snmp_users && !plain && text.len() >= 6 && (mixed || value.quoted),
        (Kind::Protocol, _) => false,
    }
}

/// Whether the name of a community is one of a network by itself.
fn says_network(name: &str) -> bool {
    name.contains("string") || name.starts_with("ro") || name.starts_with("rw") || name.starts_with("snmp") || name.starts_with("trap")
}

/// Whether a name of a code stands in a text that speaks of a lock, and is no other code: "error code".
fn speaks_of_lock(words: &Words<'_>, name: &Name) -> bool {
    let before = words.word(words.word_from(name.at.start).wrapping_sub(1));
    let next = words.word(words.word_from(name.at.end));
    !OTHER_CODES.contains(&before) && !OTHER_CODES.contains(&next) && words.says_any(LOCK_SIGNS)
}

/// Whether a user's name stands before a name: "user admin password admin".
fn behind_user(words: &Words<'_>, name: &Name) -> bool {
    let nth = words.word_from(name.at.start);
    !name.plural && (nth.saturating_sub(4)..nth.saturating_sub(1)).any(|nth| ["user", "username", "usr", "un", "login", "logon", "uid"].contains(&words.word(nth)))
}

fn is_participle(text: &str) -> bool {
    ["ed", "en", "ing", "ly", "able", "nt"].iter().any(|end| text.ends_with(end))
}

/// Whether a word is another setting: `CH=11`.
fn is_setting(text: &str) -> bool {
    text.split_once('=').is_some_and(|(name, value)| {
        !value.is_empty() && name.len() <= 12 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
    })
}

fn is_code(name: &str, joint: Joint, text: &str) -> bool {
    let lettered = name.contains("ver") || name == "vcode" || name.contains("dilysu");
    let six_letters = lettered && is_six_capitals(text);
    let dial = text.len() >= 5 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-') && text.matches('-').count() >= 2 && text.split('-').all(|part| (1..=2).contains(&part.len()));
    let loose = ["keypad", "unlock", "combination", "padlock", "key safe", "keysafe", "duress"].contains(&name);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if dial {
        return name.contains("combination") || name.contains("lock") || name.contains("code");
    }
    match joint {
        Joint::Sign if name.is_empty() => values::is_code(text),
        Joint::Sign if !loose => six_letters || values::is_code(text) || (values::is_mixed(text) && !values::is_like_kit(text)),
        Joint::Sign | Joint::Is | Joint::Dash => six_letters || values::is_code(text),
        Joint::To | Joint::Space if name == "unlock" && values::is_grouped(text.rsplit_once('-').map_or("", |(start, _)| start)) => true,
        Joint::To | Joint::Space if name.ends_with("pins") || name.ends_with("codes") => false,
        Joint::To | Joint::Space if name == "keypad" => values::is_lettered_code(text),
        Joint::To | Joint::Space => six_letters || (values::is_code(text) && digits >= 4) || values::is_lettered_code(text),
    }
}

fn is_six_capitals(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a word is a key though its name may mean something else: digits and letters that change often.
fn is_loose_key(text: &str) -> bool {
    let turns = text.as_bytes().windows(2).filter(|pair| match pair {
        [a, b] => (a.is_ascii_digit() && b.is_ascii_alphabetic()) || (a.is_ascii_alphabetic() && b.is_ascii_digit()),
        _ => false,
    });
    values::is_grouped(text) && !text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        || (values::is_key(text) && text.len() >= 10 && turns.count() >= 3 && !values::is_like_kit(text))
}

/// The second word of "UN/PW: admin Tawny'Owl": the name is of a pair.
fn second_of_pair(words: &Words<'_>, name: &Name, first: &Value) -> Option<Range<usize>> {
    let before = words.small(0..name.at.start).trim_end();
    let before = before.strip_suffix(['/', '&', '+']).or_else(|| before.strip_suffix(" and"))?.trim_end();
    let is_user = ["un", "u/n", "user", "username", "user name", "login", "usr", "id", "uid"].iter().any(|end| before.ends_with(end));
    if !is_user || first.quoted {
        return None;
    }
    let first_text = words.text.get(first.at.clone())?;
    if let Some((user, _)) = first_text.split_once(['/', ':']).filter(|(user, rest)| !user.is_empty() && !rest.is_empty()) {
        return Some(first.at.start + user.len() + 1..first.at.end);
    }
    let mut from = first.at.end;
    let rest = words.rest(from).trim_start();
    from = words.text.len() - rest.len();
    if rest.starts_with(['/', ',', '\\', '-', ':', '&']) {
        from += 1;
    }
    let second = value_from(words.text, from)?;
    let text = words.text.get(second.at.clone())?;
    (second.quoted || values::is_mixed(text) || super::shapes::LOGIN_NAMES.contains(&words.small(first.at.clone()))).then_some(second.at)
}

/// A value with the words that belong to it: "Sandmartin 12", `wpa_passphrase=driftwood and rope`.
fn whole(words: &Words<'_>, name: &Name, joint: Joint, value: Value) -> Range<usize> {
    let text = words.text.get(value.at.clone()).unwrap_or_default();
    if value.quoted || name.kind != Kind::Password || !matches!(joint, Joint::Sign | Joint::Is) {
        return value.at;
    }
    let rest = words.text.get(value.at.end..).unwrap_or_default();
    let number = rest.strip_prefix(' ').unwrap_or_default();
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let after = number.get(digits..).unwrap_or_default();
    if text.chars().all(char::is_alphabetic) && (1..=4).contains(&digits) && (after.is_empty() || after.starts_with([',', '.', ';']) || after.starts_with(" .")) {
        return value.at.start..value.at.end + 1 + digits;
    }
    // A setting that has the line to itself, or a phrase.
    let alone = words.text.get(..name.at.start).unwrap_or_default().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let phrase = words.small(name.at.clone()).contains("phrase");
    let small = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let end = rest.find([',', ';', '.', '|', '(', '\n']).unwrap_or(rest.len());
    let more = rest.get(..end).unwrap_or_default();
    if joint == Joint::Sign && (alone || phrase) && small(text) {
        // A setting takes all of its line or one word; a phrase takes words as far as they are plain.
        let ends = more.split_inclusive(' ').take(8).take_while(|word| small(word.trim()));
        let taken: usize = ends.map(str::len).sum();
        let taken = if phrase || taken == more.len() { taken } else { 0 };
        return value.at.start..value.at.end + more.get(..taken).map_or(0, |taken| taken.trim_end().len());
    }
    value.at
}

/// A value some words behind its name: "the password to open the zip is …", "PIN for the hub = …".
fn far_behind(words: &Words<'_>, name: &Name, found: &mut Vec<Range<usize>>) {
    let rest = words.rest(name.at.end);
    let mut at = name.at.end;
    for (nth, token) in rest.split_inclusive(' ').take(MOST_BETWEEN).enumerate() {
        let word = token.trim();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        at += token.len();
        if nth == 0 && !word.is_empty() && word != "," {
            // What is stuck to the name belongs to it.
            if word != "\"" && word != ")" && !word.ends_with(',') {
                return;
            }
        }
        if nth == 1 && !opens_between(word, bare) {
            return;
        }
        if word.contains('|') || word.contains('\n') || ((word.ends_with(['.', ';']) || word == ".") && bare.len() > 3) {
            return;
        }
        if name.kind == Kind::Code && nth > 0 && values::is_lettered_code(words.text.get(at - token.len()..at).unwrap_or_default().trim_matches(|c: char| " ,.".contains(c))) {
            let start = at - token.len();
            return found.push(start..start + word.trim_end_matches([',', '.']).len());
        }
        let says = matches!(bare, "is" | "was" | "ydy" | "ydi" | "its" | "it's" | "it’s" | "thats" | "that's" | "that’s" | "yw") || (nth > 1 && (word.ends_with("'s") || word.ends_with("’s")));
        let signs = nth > 0 && (word.ends_with(':') || word == "=" || word == "->" || word == "→");
        if !says && !signs {
            continue;
        }
        let Some(value) = value_from(words.text, at) else { continue };
        if is_far_value(words, name, &value) {
            return found.push(value.at);
        }
        // "Owner key on the card: OAK 7F2A-19CC-D03E"
        if matches!(name.kind, Kind::Key)
            && let Some(next) = value_from(words.text, value.at.end).filter(|next| values::is_grouped(words.text.get(next.at.clone()).unwrap_or_default()))
        {
            return found.push(next.at);
        }
    }
}

/// So many words may stand between a name and its value.
const MOST_BETWEEN: usize = 14;

/// Whether a word may open what stands between a name and "is".
fn opens_between(word: &str, bare: &str) -> bool {
    let preposition = matches!(bare, "for" | "to" | "on" | "of" | "at" | "in" | "by" | "the" | "we" | "i" | "and" | "y" | "yr" | "ar" | "i'r");
    let said = matches!(bare, "its" | "it's" | "it’s" | "thats" | "that's" | "that’s");
    preposition || said || BETWEEN_OPENS.contains(&bare) || word.starts_with('(') || (bare.len() <= 3 && bare.len() > 1 && bare.bytes().all(|b| b.is_ascii_lowercase()) && !ABSENT.contains(&bare) && !OTHER_NAME.contains(&bare))
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

/// Passwords of a change: "password changed from … to …", "(was …)".
fn changed(words: &Words<'_>, name: &Name, found: &mut Vec<Range<usize>>) {
    let mut at = name.at.end;
    for token in words.rest(name.at.end).split_inclusive(' ').take(10) {
        at += token.len();
        let word = token.trim().trim_start_matches('(');
        if token.contains('|') {
            return;
        }
        if !["to", "from", "was", "now", "is"].contains(&word) {
            continue;
        }
        let Some(value) = value_from(words.text, at) else { continue };
        let text = words.text.get(value.at.clone()).unwrap_or_default();
        let made = values::make(text);
        if made.small >= 3 && (made.digits > 0 || text.contains(['!', '#', '@', '$', '*', '&', '_'])) && values::is_mixed(text) && !values::is_like_kit(text) {
            found.push(value.at);
        }
    }
}

/// A value in front of its name: "… as the password", "… = pw".
fn ahead(words: &Words<'_>, name: &Name) -> Option<Range<usize>> {
    const ADJECTIVES: [&str; 16] = ["the", "our", "your", "a", "admin", "root", "wifi", "user", "login", "current", "new", "my", "enable", "their", "guest", "console"];
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
    // What is stuck to the name belongs to it.
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

/// Further values behind a name that begin as the first does.
fn more_like(words: &Words<'_>, first: &Range<usize>, found: &mut Vec<Range<usize>>) {
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
