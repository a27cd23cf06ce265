//! Secrets in what machines read and write: contents of codes on labels, commands, cookies, network settings.

use super::names::Words;
use super::values::{self, value_from};
use std::ops::Range;

/// Finds such secrets in a text.
pub fn find(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    wireless_label(words, found);
    network_drive(words, found);
    web_command(words, found);
    before_address(words, found);
    sessions(words, found);
    communities(words, found);
    stream_keys(words, found);
    hashes(words, found);
    named_community(words, found);
}

/// Finds the password in `WIFI:T:WPA;S:…;P:…;;`, as the code on a label has it.
fn wireless_label(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    for (at, _) in words.lower.match_indices("wifi:") {
        let Some(field) = words.rest(at).find(";p:").or_else(|| words.rest(at).find(":p:")) else { continue };
        let from = at + field + ";p:".len();
        let rest = words.text.get(from..).unwrap_or_default();
        let ends = |(nth, _): &(usize, &str)| !rest.get(..*nth).unwrap_or_default().ends_with('\\');
        let end = rest.match_indices(';').find(ends).map_or(rest.len(), |(nth, _)| nth);
        found.push(from..from + end);
    }
}

/// `net use Z: \\nas\cctv … /user:svc`.
fn network_drive(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let Some(start) = words.lower.find("net use ") else { return };
    let Some(end) = words.rest(start).find(" /user:").map(|end| start + end) else { return };
    let from = words.small(0..end).rfind(' ').map_or(0, |space| space + 1);
    let word = words.small(from..end);
    if from > start + "net use".len() && !word.starts_with(['\\', '/', '*']) && !word.ends_with(':') {
        found.push(from..end);
    }
}

/// `curl -u name:…`.
fn web_command(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let Some(start) = ["curl ", "wget "].iter().find_map(|program| words.lower.find(program)) else { return };
    for flag in [" -u ", " --user ", " -u", " --proxy-user ", " --password=", " --http-password="] {
        let Some(at) = words.rest(start).find(flag).map(|at| start + at + flag.len()) else { continue };
        let Some(value) = value_from(words.text, at) else { continue };
        let text = words.text.get(value.at.clone()).unwrap_or_default();
        let named = text.find(':').map(|sign| sign + 1).or_else(|| flag.ends_with('=').then_some(0));
        let Some(from) = named.filter(|from| *from < text.len()) else { continue };
        found.push(value.at.start + from..value.at.end);
    }
}

/// `name:…@10.0.0.4/1` without a scheme.
fn before_address(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    for (sign, _) in words.text.match_indices('@') {
        let host = words.rest(sign + 1);
        let host =
            host.find(|c: char| !c.is_ascii_digit() && c != '.').map_or(host, |end| host.get(..end).unwrap_or(host));
        let from =
            words.small(0..sign).rfind(|c: char| c.is_whitespace() || "|\"'<(,;".contains(c)).map_or(0, |at| at + 1);
        let Some((name, password)) = words.text.get(from..sign).and_then(|login| login.split_once(':')) else {
            continue;
        };
        let is_address = host.split('.').count() == 4 && host.split('.').all(|part| (1..=3).contains(&part.len()));
        if is_address
            && !name.is_empty()
            && !password.starts_with("//")
            && password.len() >= 3
            && !values::is_absent(password)
        {
            found.push(from + name.len() + 1..sign);
        }
    }
}

/// `PHPSESSID=…`.
fn sessions(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    for name in ["sessid", "sessionid", "session_id", "session-id", "session"] {
        for (at, _) in words.lower.match_indices(name) {
            let from = at + name.len();
            let Some(sign) = words.rest(from).chars().next().filter(|sign| "=:".contains(*sign)) else { continue };
            let value = value_from(words.text, from + sign.len_utf8());
            found.extend(value.map(|value| value.at).filter(|at| {
                let text = words.text.get(at.clone()).unwrap_or_default();
                values::is_key(text) && !values::is_like_kit(text) && (name != "session" || text.len() >= 16)
            }));
        }
    }
}

/// "SNMP v2c RO: …, RW: …".
fn communities(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    if !words.has_any(&["snmp"]) {
        return;
    }
    for (nth, at) in words.words.iter().enumerate() {
        let names = ["ro", "rw", "read", "write"].contains(&words.word(nth));
        let rest = words.rest(at.end);
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        if !names || !rest.trim_start_matches(' ').starts_with([':', '=']) {
            continue;
        }
        let value = value_from(words.text, at.end + spaces + 1);
        found.extend(value.map(|value| value.at).filter(|at| {
            let text = words.text.get(at.clone()).unwrap_or_default();
            text.len() >= 3 && !values::is_absent(text) && !values::is_plain_word(text) && !values::is_elsewhere(text)
        }));
    }
}

/// Finds hashes as in "NTLM hash of svc.nvr 8846f7…": the hash of a password is as good as the password.
fn hashes(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    if !words.says_any(&["ntlm", "lm hash", "nt hash", "password hash", "pwdump", "hashdump"]) {
        return;
    }
    let mut from = 0;
    for piece in words.text.split(|c: char| !c.is_ascii_alphanumeric()) {
        if [32, 40, 64].contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            found.push(from..from + piece.len());
        }
        from += piece.len()
            + words.text.get(from + piece.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
}

/// `/snmp community set … name=…`.
fn named_community(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let Some(at) = ["snmp community set", "snmp community add"].iter().find_map(|call| words.lower.find(call)) else {
        return;
    };
    let Some(name) = words.rest(at).find(" name=").map(|name| at + name + " name=".len()) else { return };
    found.extend(value_from(words.text, name).map(|value| value.at));
}

/// Finds the key of a stream, which is the last part of its path.
fn stream_keys(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    for (at, scheme) in words.lower.match_indices("rtmp").filter_map(|(at, _)| {
        let rest = words.rest(at);
        ["rtmp://", "rtmps://"].into_iter().find(|scheme| rest.starts_with(scheme)).map(|scheme| (at, scheme))
    }) {
        let from = at + scheme.len();
        let rest = words.rest(from);
        let end = rest.find(|c: char| c.is_whitespace() || "|\"'<>,;?".contains(c)).unwrap_or(rest.len());
        let address = rest.get(..end).unwrap_or_default();
        let Some(last) = address.rfind('/').filter(|last| address.get(..*last).is_some_and(|path| path.contains('/')))
        else {
            continue;
        };
        let key = address.get(last + 1..).unwrap_or_default();
        if key.len() >= 8 && key.bytes().any(|byte| byte.is_ascii_digit()) {
            found.push(from + last + 1..from + end);
        }
    }
}
