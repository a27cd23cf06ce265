//! Secrets in addresses: `rtsp://viewer:…@host/1`, `?user=…&pwd=…`. Scheme, host and path stay.

use super::names::Words;
use super::shapes::PARAMETERS;
use super::values;
use std::ops::Range;

/// Finds secrets in the addresses of a text.
pub fn find(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    for (at, _) in words.text.match_indices("://") {
        found.extend(password_of(words.text, at + 3));
    }
    telephone(words, found);
    parameters(words, found);
    for hook in ["hooks.slack.com/services/", "/webhookb2/", "discord.com/api/webhooks/"] {
        let Some(at) = words.lower.find(hook).map(|at| at + hook.len()) else { continue };
        let rest = words.text.get(at..).unwrap_or_default();
        let end = rest.find(|c: char| c.is_whitespace() || "\"'<>|,)".contains(c)).unwrap_or(rest.len());
        found.push(at..at + end);
    }
}

/// `sip:name:…@host`.
fn telephone(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    for (at, scheme) in words.lower.match_indices("sip:").chain(words.lower.match_indices("sips:")) {
        let from = at + scheme.len();
        let rest = words.text.get(from..).unwrap_or_default();
        let address = rest.split(|c: char| c.is_whitespace() || "\"'<>|,;".contains(c)).next().unwrap_or_default();
        let pair = address.rfind('@').and_then(|sign| address.get(..sign)).and_then(|login| login.split_once(':'));
        if let Some((name, password)) = pair.filter(|(_, password)| password.len() >= 3 && !values::is_absent(password))
        {
            let start = from + name.len() + 1;
            found.push(start..start + password.len());
        }
    }
}

/// The password before the host; a key may be there without a user name.
fn password_of(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let address = rest.split([' ', '\t', '\n', '"', '<', '>', '|']).next()?;
    // Templates only show where a name and a password belong.
    if rest.starts_with(['<', '{', '[', '$', '%']) {
        return None;
    }
    let host_end = address.find(['/', '?']).unwrap_or(address.len());
    let authority = address.get(..host_end)?;
    let sign = authority.rfind('@').or_else(|| {
        // A password may contain a slash; a port may not.
        let (_, after) = authority.split_once(':')?;
        let sign = address.rfind('@')?;
        let path = address.get(host_end..sign)?;
        (!after.bytes().all(|byte| byte.is_ascii_digit()) && !path.contains("//")).then_some(sign)
    })?;
    let user = address.get(..sign)?;
    match user.split_once(':') {
        Some((name, password)) if !password.is_empty() && !values::is_absent(password) => {
            Some(from + name.len() + 1..from + sign)
        }
        None if user.len() >= 16 && values::is_key(user) => Some(from..from + sign),
        _ => None,
    }
}

/// Finds the values of parameters with the name of a secret.
fn parameters(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let mut has_user = false;
    for (at, _) in words.lower.match_indices(['?', '&', ';']) {
        let Some((name, _)) = words.rest(at + 1).split_once('=') else { continue };
        let name = name.strip_prefix("amp;").map_or(name, |name| name);
        has_user |= ["u", "user", "usr", "username", "login"].contains(&name);
        let secret = name.contains("passw") || PARAMETERS.contains(&name) || (has_user && name == "p");
        let glued = words.lower.get(..at).is_some_and(|before| before.ends_with(|c: char| !c.is_whitespace()));
        let equals = words.rest(at).find('=').map_or(0, |equals| at + equals + 1);
        let rest = words.text.get(equals..).unwrap_or_default();
        let end = rest.find(|c: char| c.is_whitespace() || "&\"'<>|;,)".contains(c)).unwrap_or(rest.len());
        let value = rest.get(..end).unwrap_or_default();
        if secret && glued && value.len() >= 3 && !values::is_absent(value) && !is_short_key(name, value) {
            found.push(equals..equals + end);
        }
    }
}

/// Whether a parameter that is not always secret has only a short value: `?code=401`.
fn is_short_key(name: &str, value: &str) -> bool {
    ["code", "key", "sid", "session", "auth", "pass"].contains(&name) && name != "pass" && value.len() < 8
}
