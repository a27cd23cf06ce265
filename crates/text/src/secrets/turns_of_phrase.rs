//! Secrets that are recognised by a phrase, without a name: "still on the default “4321”", "Users: Marion 1357", the flags of
//! commands, "they read it over the phone, it’s …".

use super::by_look::is_lock_code;
use super::makers::begins_with_makers_name;
use super::names::Words;
use super::shapes::LOCK_SIGNS;
use super::values::{self, value_from};
use std::ops::Range;

/// Finds such secrets in a text.
pub fn find(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    network(words, found);
    users(words, found);
    before_brackets(words, found);
    written_codes(words, found);
    defaults(words, found);
    accounts(words, found);
    flags(words, found);
    told(words, found);
    in_sentence(words, found);
    locked(words, found);
    answers(words, found);
}

/// Finds communities in settings and in prose.
fn network(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
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
}

/// Finds the codes in a list of users.
fn users(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    // "Users: Marion 1357, Del 8642"
    for (at, start) in words.lower.match_indices("users: ") {
        let mut from = at + start.len();
        for piece in words.rest(from).split(',') {
            let lead = piece.len() - piece.trim_start().len();
            let pair = piece.trim().split_once(' ');
            let is_pair =
                |(name, code): &(&str, &str)| name.bytes().all(|byte| byte.is_ascii_alphabetic()) && is_lock_code(code);
            if let Some((name, code)) = pair.filter(is_pair) {
                let start = from + lead + name.len() + 1;
                found.push(start..start + code.len());
            }
            from += piece.len() + 1;
        }
    }
}

/// Whether a word is everything that a text says apart from "(WiFi)": "Argus3Pro (WiFi)" is a device.
pub fn is_wireless_device(words: &Words<'_>, at: &Range<usize>) -> bool {
    at.start == 0 && ["(wifi)", "(wi-fi)"].contains(&words.rest(at.end).trim())
}

/// Finds passwords that are explained in brackets after them.
fn before_brackets(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
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
        if begins_with_makers_name(text) || is_wireless_device(words, &(start..at)) {
            continue;
        }
        if (values::is_mixed(text) && !values::is_like_kit(text)) || (sign == " (pin)" && values::is_code(text)) {
            found.push(start..at);
        }
    }
}

/// Finds codes that are recognised by how they are written, in a text about such codes.
fn written_codes(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    // "setup key krsx g5ct mvrx ezlu"
    let setup = ["setup key ", "setup key: ", "authenticator key "]
        .iter()
        .find_map(|lead| Some(words.lower.find(lead)? + lead.len()));
    if let Some(at) = setup {
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
    // "C1234X on the comms room door"
    if words.says_any(LOCK_SIGNS) {
        let lettered = words.text.split([' ', ',', ';', '|']).filter(|word| {
            (5..=6).contains(&word.len())
                && word.starts_with('C')
                && word.ends_with(['X', 'Y', 'Z'])
                && values::is_code(word)
        });
        found.extend(lettered.filter_map(|word| words.text.find(word).map(|at| at..at + word.len())));
    }
}

/// Finds makers' default passwords that are still set.
fn defaults(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
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
}

/// Finds the password that an account is said to use.
fn accounts(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
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

/// Finds the values of a command's flags: `snmpwalk -c …`, `sshpass -p …`, `net use … /user:name …`.
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

/// Finds what a mention of a reset or an account makes a password: "they read it over the phone, it’s …".
fn told(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    if !words.says_any(&[
        "reset",
        "account",
        "over the phone",
        "log in",
        "logs in",
        "login",
        "sign in",
        "unlock",
        "log on",
        "lets you in",
        "let you in",
    ]) {
        return;
    }
    for said in [
        "log in with ",
        "i.e. ",
        "logs in with ",
        "logged in with ",
        "sign in with ",
        "log on with ",
        "you in with ",
        "changed it to ",
        "it is now ",
        "it is ",
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

/// Finds the secrets in "the zip is locked with …" and "turn the dial to 4-19-33".
fn locked(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let is_file =
        words.has_any(&["zip", "file", "files", "archive", "pdf", "document", "workbook", "export", "footage"]);
    let leads: &[&str] =
        if is_file { &["locked with ", "protected with ", "encrypted with ", "opens with "] } else { &[] };
    for (at, lead) in leads.iter().flat_map(|lead| words.lower.match_indices(lead)) {
        let Some(value) = value_from(words.text, at + lead.len()) else { continue };
        let text = words.text.get(value.at.clone()).unwrap_or_default();
        if values::make(text).small >= 3
            && values::is_mixed(text)
            && !values::is_like_kit(text)
            && !begins_with_makers_name(text)
        {
            found.push(value.at);
        }
    }
    for (at, lead) in words.lower.match_indices("dial to ").chain(words.lower.match_indices("dial it to ")) {
        let Some(value) = value_from(words.text, at + lead.len()) else { continue };
        let text = words.text.get(value.at.clone()).unwrap_or_default();
        let parts = || text.split('-');
        if parts().count() >= 3
            && parts().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
        {
            found.push(value.at);
        }
    }
}

/// Finds the answer to a question that a portal asks: "secret answer (first pet) …".
fn answers(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    if !words.says_any(&["security question", "secret question", "secret answer", "security answer", "reset question"])
    {
        return;
    }
    for (at, word) in words.lower.match_indices("answer") {
        let end = at + word.len();
        let rest = words.rest(end);
        let rest = rest.strip_prefix(" is").unwrap_or(rest).trim_start_matches([' ', ':', '=']);
        let rest = rest.strip_prefix('(').and_then(|inside| inside.split_once(')')).map_or(rest, |(_, after)| after);
        let Some(value) = value_from(words.text, words.lower.len() - rest.len()) else { continue };
        let text = words.text.get(value.at.clone()).unwrap_or_default();
        let is_name = text.len() >= 3 && text.starts_with(char::is_uppercase) && !values::is_plain_word(text);
        if (is_name || values::is_apart(text)) && !begins_with_makers_name(text) && value.at.start > end {
            found.push(value.at);
        }
    }
}

/// Finds passwords of a wireless network in a sentence, and those on a sticker.
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
