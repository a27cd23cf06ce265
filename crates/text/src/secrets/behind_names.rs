//! Secrets directly after their names: "pw: …", `"password":"…"`, "password 7 …".

use super::MARK;
use super::accepted::{Around, Joint, is_told, is_value, speaks_of_lock};
use super::drawn_out;
use super::further_off::{ahead, changed, far_behind, more_like};
use super::makers::is_makers_name;
use super::names::{Name, Words};
use super::several::{further, listed};
use super::shapes::{CONTACT_SIGNS, Kind, LOCK_SIGNS, SKIPPED};
use super::values::{self, Value, value_from};
use std::ops::Range;

/// Finds the value that belongs to each name in a text.
pub fn find(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let names = words.names();
    if names.is_empty() {
        return;
    }
    let around = Around::of(words);
    for name in &names {
        // Names inside a value are skipped, and so are those in an address, whose parameters are handled elsewhere.
        let in_address =
            words.small(0..name.at.start).ends_with(['?', '&']) && words.rest(name.at.end).starts_with('=');
        if in_address || found.iter().any(|at| at.contains(&name.at.start)) {
            continue;
        }
        let before = found.len();
        found.extend(spelled_out(words, name));
        if let Some(at) = in_element(words, name) {
            found.extend(at);
            continue;
        }
        if found.len() == before {
            behind(words, name, around, found);
        }
        if found.len() == before {
            far_behind(words, name, found);
        }
        if found.len() == before {
            drawn_out::find(words, name, found);
        }
        if found.len() == before {
            listed(words, name, found);
        }
        if let Some(first) = found.get(before).cloned() {
            further(words, name, &first, found);
        }
        if matches!(name.kind, Kind::Password | Kind::Code | Kind::Community | Kind::Key) {
            changed(words, name, found);
        }
        if found.len() == before && matches!(name.kind, Kind::Password | Kind::Code) {
            found.extend(ahead(words, name));
        }
        if name.kind == Kind::Password
            && let Some(first) = found.get(before).cloned()
        {
            more_like(words, &first, found);
        }
    }
}

/// The text of an XML element with the name of a secret; `Some(None)` if the element is empty.
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
    if let Some(inside) = inside.strip_prefix(CDATA) {
        let from = from + CDATA.len();
        return Some(inside.find("]]>").filter(|end| *end > 0).map(|end| from..from + end));
    }
    let value = inside.split('<').next().unwrap_or_default();
    // Only an element that is closed counts; `<password>` alone shows where one belongs.
    let closed = inside.get(value.len()..).is_some_and(|rest| rest.starts_with("</"));
    // `<key>Make</key>` in a list of settings contains a name.
    let is_made = name.kind != Kind::Loose || values::is_mixed(value.trim()) && !super::names_secret(value);
    Some((is_made && closed && !values::is_absent(value) && !value.trim().is_empty()).then(|| from..from + value.len()))
}

/// What surrounds a text that an element holds verbatim.
const CDATA: &str = "<![CDATA[";

/// Finds the value directly after a name.
fn behind(words: &Words<'_>, name: &Name, around: Around, found: &mut Vec<Range<usize>>) {
    let Some((joint, from)) = joint(words, name) else { return };
    let Some((value, skipped)) = skip_settings(words, name, joint, from) else { return };
    let value = with_quotation_marks(words, name, value);
    if words.rest(value.at.start).trim_start_matches('(').starts_with("convertto-") {
        return;
    }
    // A secret that was left out earlier may follow a word that is not its name: "UN/PW: admin [secret left out]".
    if words.text.get(value.at.end..).is_some_and(|rest| rest.trim_start().starts_with(MARK)) {
        return;
    }
    let told = skipped && !matches!(name.kind, Kind::Protocol | Kind::Community | Kind::Key) && is_told(words, &value);
    if !told && !is_value(words, name, joint, &value, around) {
        if joint == Joint::Sign && name.kind == Kind::Password {
            found.extend(second_of_pair(words, name, &value));
        }
        if joint == Joint::Dash {
            found.extend(between_dashes(words, name, value.at.start));
        }
        return;
    }
    match second_of_pair(words, name, &value) {
        Some(second) => found.push(second),
        None => found.push(whole(words, name, joint, value)),
    }
}

/// Extends a value over a quotation mark inside it, if the text has no others.
fn with_quotation_marks(words: &Words<'_>, name: &Name, value: Value) -> Value {
    let rest = words.text.get(value.at.end..).unwrap_or_default();
    let inside = rest.strip_prefix('"').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let before = words.text.get(..name.at.start).unwrap_or_default();
    if value.quoted || name.kind != Kind::Password || !inside || before.contains('"') {
        return value;
    }
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    Value { at: value.at.start..value.at.end + end, ..value }
}

/// A value that dashes separate from its name and from what follows: "Admin password – Velvet Ant – recorder …".
fn between_dashes(words: &Words<'_>, name: &Name, from: usize) -> Option<Range<usize>> {
    let rest = words.text.get(from..)?;
    let end = [" – ", " - ", " — "].iter().filter_map(|dash| rest.find(dash)).min()?;
    let text = rest.get(..end)?;
    let first = text.split(' ').next().unwrap_or_default();
    let is_short = text.split(' ').count() <= 3 && text.len() <= 40;
    let none = values::is_absent(text) || values::is_plain_word(first) || values::is_like_kit(first);
    let shaped = name.kind == Kind::Password || (name.kind == Kind::Code && values::is_mixed(text));
    (is_short && !none && shaped).then(|| from..from + end)
}

/// How a name is joined to what follows, and where that begins.
fn joint(words: &Words<'_>, name: &Name) -> Option<(Joint, usize)> {
    let rest = words.rest(name.at.end);
    for end in ["'s ", "’s ", "'s: ", "s: "] {
        if rest.starts_with(end) && !end.starts_with('s') {
            return Some((Joint::Is, name.at.end + end.len()));
        }
    }
    // The end of a quoted name, a word in bold, or an abbreviation.
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
    let dots =
        next.len() - next.trim_start_matches('.').len() + rest.get(..at).unwrap_or_default().matches('.').count();
    if dots >= 3 {
        return Some((Joint::Sign, name.at.end + at + next.len() - next.trim_start_matches('.').len()));
    }
    if let Some(sign) =
        ["%3d", "%3a", "&#58;", "&#61;", "&colon;", "&equals;"].iter().find(|sign| next.starts_with(**sign))
    {
        return Some((Joint::Sign, name.at.end + at + sign.len()));
    }
    let signs = next.len() - next.trim_start_matches([':', '=']).len();
    // The end of bold letters: "**Password:** …".
    let bold = next.get(signs..)?.len() - next.get(signs..)?.trim_start_matches(['*', '_']).len();
    if signs == 1 && (bold == 2 || bold == 1) && words.text.get(..name.at.start)?.ends_with(['*', '_']) {
        return Some((Joint::Sign, name.at.end + at + signs + bold));
    }
    if signs > 0 && !next.starts_with("://") {
        let arrow = usize::from(next.get(signs..)?.starts_with('>'));
        return Some((Joint::Sign, name.at.end + at + signs + arrow));
    }
    // `<name>password</name><value>…`
    if marks + spaces == 0 && rest.starts_with("</") && words.small(0..name.at.start).ends_with('>') {
        let next = rest.find("><").and_then(|at| rest.get(at + 1..)?.find('>').map(|end| at + 1 + end + 1))?;
        return Some((Joint::Sign, name.at.end + next));
    }
    let words_between: [(&str, Joint); 21] = [
        ("->", Joint::Sign),
        ("→", Joint::Sign),
        ("value=", Joint::Sign),
        (">", Joint::Sign),
        ("- ", Joint::Dash),
        ("– ", Joint::Dash),
        ("— ", Joint::Dash),
        ("being ", Joint::Is),
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
        // `> ` continues a path: "forgot password > scan".
        if text == ">" && (spaces > 0 || next.starts_with("> ")) {
            continue;
        }
        let apart = spaces > 0 || matches!(text, ">" | "->" | "→");
        if apart && next.starts_with(text) {
            return Some((joint, name.at.end + at + text.len()));
        }
    }
    if spaces == 0 && name.kind == Kind::Password && words.has_value_joined(name.at.end) {
        return Some((Joint::Dash, name.at.end + 1));
    }
    // "ALARM CODE-3914", "pasword;limpet-limpet".
    if spaces == 0 && name.kind == Kind::Code && next.starts_with(['-', '#']) {
        let at = at + usize::from(next.starts_with('-'));
        return Some((Joint::Dash, name.at.end + at));
    }
    if spaces == 0
        && name.kind == Kind::Password
        && next.starts_with(';')
        && !next.starts_with("; ")
        && words.text.matches(';').count() == 1
    {
        return Some((Joint::Sign, name.at.end + at + 1));
    }
    let stuck = spaces == 0 && next.starts_with(|c: char| c.is_alphanumeric());
    (spaces > 0 || stuck || (marks > 0 && !rest.starts_with(['.', ']']))).then_some((Joint::Space, name.at.end + at))
}

/// The value, after the words that settings put before it: `password 7 …`, `read cipher …`.
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
    // "password [name] …" in a help text has no value; "u/n: x p/w: y" continues with another name.
    let label = words.rest(value.at.end).starts_with([':', '=']) && !text.contains(|c: char| !c.is_alphanumeric());
    (!label).then_some((value, numbered))
}

/// The second word of "UN/PW: admin Tawny'Owl": the name is of a pair.
fn second_of_pair(words: &Words<'_>, name: &Name, first: &Value) -> Option<Range<usize>> {
    let before = words.small(0..name.at.start).trim_end();
    let before = before.strip_suffix(['/', '&', '+']).or_else(|| before.strip_suffix(" and"))?.trim_end();
    let is_user = ["un", "u/n", "user", "username", "user name", "login", "usr", "id", "uid"]
        .iter()
        .any(|end| before.ends_with(end));
    if !is_user || first.quoted {
        return None;
    }
    let first_text = words.text.get(first.at.clone())?;
    if let Some((user, _)) =
        first_text.split_once(['/', ':']).filter(|(user, rest)| !user.is_empty() && !rest.is_empty())
    {
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
    (second.quoted || values::is_mixed(text) || super::shapes::LOGIN_NAMES.contains(&words.small(first.at.clone())))
        .then_some(second.at)
}

/// A code whose digits are written apart: "PIN 4 8 2 1", "combination L12 R34 L56".
fn spelled_out(words: &Words<'_>, name: &Name) -> Option<Range<usize>> {
    let is_lock = name.kind == Kind::LockCode && speaks_of_lock(words, name);
    if name.plural || !(name.kind == Kind::Code || is_lock) {
        return None;
    }
    let rest = words.rest(name.at.end);
    if speaks_of_contacts(words, name) {
        return None;
    }
    let start = behind_place(rest.trim_start_matches([' ', ':', '=']), name.kind);
    let from = words.text.len() - start.len();
    let digit = |part: &str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_digit());
    let pair = |part: &str| {
        let number = part.strip_prefix(['l', 'r']).unwrap_or(part);
        (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit()) && part.len() >= 2
    };
    let run = |sign: char, fits: &dyn Fn(&str) -> bool, least: usize| {
        let part = |part: &str| part.trim_end_matches([',', '.', ';', ')']).to_owned();
        let start = if sign == '-' { start.split_whitespace().next().unwrap_or_default() } else { start };
        let parts: Vec<&str> = start.split(sign).take(9).take_while(|next| fits(&part(next))).collect();
        let length: usize = parts.iter().map(|part| part.len()).sum::<usize>() + parts.len().saturating_sub(1);
        let text = start.get(..length).unwrap_or_default().trim_end_matches([',', '.', ';', ')']);
        (least..=8).contains(&parts.len()).then_some(from..from + text.len())
    };
    let named = words.small(name.at.clone());
    let dial = ["combination", "safe", "lock", "code"].iter().any(|word| named.contains(word));
    run(' ', &digit, 4).or_else(|| run('-', &digit, 4)).or_else(|| dial.then(|| run(' ', &pair, 3)).flatten())
}

/// The text after one or two words that say which door a code opens, if single digits follow: "back door 7 2 2 1".
fn behind_place(start: &str, kind: Kind) -> &str {
    let mut rest = start;
    for _ in 0..2 {
        let Some((word, after)) = rest.split_once(' ').filter(|_| kind == Kind::Code) else { break };
        if word.len() < 3 || !word.chars().all(char::is_alphabetic) {
            break;
        }
        rest = after;
        let digits = rest.bytes().step_by(2).take_while(u8::is_ascii_digit).count();
        let gaps = rest.bytes().skip(1).step_by(2).take_while(|byte| *byte == b' ').count();
        if digits >= 4 && gaps >= 3 {
            return rest;
        }
    }
    start
}

/// Whether a pin is a contact of a plug: "RJ45 pin 1 2 3 6".
fn speaks_of_contacts(words: &Words<'_>, name: &Name) -> bool {
    words.small(name.at.clone()).starts_with("pin") && words.has_any(CONTACT_SIGNS)
}

/// Extends a value over the words that belong to it: "Sandmartin 12", `wpa_passphrase=driftwood and rope`.
fn whole(words: &Words<'_>, name: &Name, joint: Joint, value: Value) -> Range<usize> {
    let text = words.text.get(value.at.clone()).unwrap_or_default();
    if value.quoted || name.kind != Kind::Password || !matches!(joint, Joint::Sign | Joint::Is) {
        return value.at;
    }
    let rest = words.text.get(value.at.end..).unwrap_or_default();
    let number = rest.strip_prefix(' ').unwrap_or_default();
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let after = number.get(digits..).unwrap_or_default();
    if text.chars().all(char::is_alphabetic)
        && (1..=4).contains(&digits)
        && (after.is_empty() || after.starts_with([',', '.', ';']) || after.starts_with(" ."))
    {
        return value.at.start..value.at.end + 1 + digits;
    }
    if let Some(end) = words_of_title(text, rest) {
        return value.at.start..value.at.end + end;
    }
    // Whether it is a setting that fills the line, or a phrase.
    let alone = words
        .text
        .get(..name.at.start)
        .unwrap_or_default()
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let phrase = words.small(name.at.clone()).contains("phrase");
    let small = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let end = rest.find([',', ';', '.', '|', '(', '\n']).unwrap_or(rest.len());
    let more = rest.get(..end).unwrap_or_default();
    if (phrase || (joint == Joint::Sign && alone)) && small(text) {
        // A setting takes the whole line or one word; a phrase takes as many words as are plain.
        let ends = more
            .split_inclusive(' ')
            .take(8)
            .take_while(|word| small(word.trim()) || (phrase && word.bytes().all(|byte| byte.is_ascii_digit())));
        let taken: usize = ends.map(str::len).sum();
        let taken = if phrase || taken == more.len() { taken } else { 0 };
        return value.at.start..value.at.end + more.get(..taken).map_or(0, |taken| taken.trim_end().len());
    }
    value.at
}

/// The end of four or more capitalised words, if nothing follows them: "Correct Horse Battery Staple".
fn words_of_title(first: &str, rest: &str) -> Option<usize> {
    let is_title = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && word.len() >= 3 && letters.all(char::is_lowercase)
    };
    let end = rest.find([',', ';', '.', '|', '(', '\n']).unwrap_or(rest.len());
    let more = rest.get(..end)?.trim_end();
    let mut each = std::iter::once(first).chain(more.split_whitespace());
    let is_place = |word: &str| {
        let lower = word.to_ascii_lowercase();
        LOCK_SIGNS.contains(&lower.as_str())
            || ["camera", "cameras", "recorder", "front", "rear", "site", "office", "team", "manager", "switch"]
                .contains(&lower.as_str())
            || is_makers_name(word)
    };
    (more.split_whitespace().count() >= 3 && each.all(|word| is_title(word) && !is_place(word))).then_some(more.len())
}
