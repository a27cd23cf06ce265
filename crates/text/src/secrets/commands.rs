//! Secrets in commands: passwords that well-known programs take after a flag or a name.

use super::names::Words;
use super::values::{self, value_from};
use std::ops::Range;

/// Programs, with the flag that precedes a password; the case of a flag matters.
const FLAGS: [(&str, &str); 26] = [
    ("psexec", " -p "),
    ("ipmitool", " -P "),
    ("mosquitto", " -P "),
    ("mosquitto", " --pw "),
    ("openssl", " -k "),
    ("openssl", "pass:"),
    ("ldapsearch", " -w "),
    ("ldapmodify", " -w "),
    ("redis-cli", " -a "),
    ("xfreerdp", " /p:"),
    ("rdesktop", " -p "),
    ("pscp", " -pw "),
    ("psftp", " -pw "),
    ("unzip", " -P "),
    ("zip ", " -P "),
    ("sqlcmd", " -P "),
    ("bcp ", " -P "),
    ("mongo", " -p "),
    ("ncat", " --proxy-auth "),
    ("cmdkey", " /pass:"),
    ("wmic", " /password:"),
    ("winrs", " -p:"),
    ("docker login", " -p "),
    ("vncviewer", " -password "),
    ("sshpass", " -p"),
    ("hydra", " -p "),
];

/// Programs, with the flag that precedes a name, a separator and a password.
const PAIRS: [(&str, &str, char); 8] = [
    ("smbclient", "-U ", '%'),
    ("rpcclient", "-U ", '%'),
    ("winexe", "-U ", '%'),
    ("wmic", "-U ", '%'),
    ("smbmap", "-u ", '%'),
    ("lftp", "-u ", ','),
    ("httpie", "-a ", ':'),
    ("http ", "-a ", ':'),
];

/// What directly precedes a name and a password.
const NAME_FIRST: [&str; 3] = ["net user ", "auth-user-pass ", "vncpasswd "];

/// Calls that take a name and a password.
const CALLS: [&str; 3] = ["networkcredential(", "pscredential(", "httpbasicauth("];

/// Finds such secrets in a text.
pub fn find(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    for (program, flag) in FLAGS {
        let at = words.lower.find(program).and_then(|at| words.text.get(at..)?.find(flag).map(|flag| at + flag));
        found.extend(at.and_then(|at| value(words, at + flag.len())));
    }
    for (program, flag, sign) in PAIRS {
        found.extend(pair(words, program, flag, sign));
    }
    for lead in NAME_FIRST {
        found.extend(name_first(words, lead));
    }
    for call in CALLS {
        found.extend(called(words, call));
    }
    secure_strings(words, found);
    piped(words, found);
}

fn value(words: &Words<'_>, from: usize) -> Option<Range<usize>> {
    let value = value_from(words.text, from)?;
    let text = words.text.get(value.at.clone())?;
    (text.len() >= 3 && !text.starts_with(['-', '/', '<', '$']) && !values::is_absent(text)).then_some(value.at)
}

/// `smbclient … -U name%…`.
fn pair(words: &Words<'_>, program: &str, flag: &str, sign: char) -> Option<Range<usize>> {
    let at = words.lower.find(program)?;
    let flag = words.text.get(at..)?.find(flag).map(|place| at + place + flag.len())?;
    let value = value_from(words.text, flag)?;
    let name = words.text.get(value.at.clone())?.find(sign)?;
    (name > 0 && value.at.start + name + 1 < value.at.end).then_some(value.at.start + name + 1..value.at.end)
}

/// `net user name …`.
fn name_first(words: &Words<'_>, lead: &str) -> Option<Range<usize>> {
    let from = words.lower.find(lead)? + lead.len();
    let name = value_from(words.text, from)?;
    let is_name =
        words.text.get(name.at.clone())?.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-\\".contains(&byte));
    let second = value_from(words.text, name.at.end).filter(|_| is_name)?;
    let text = words.text.get(second.at.clone())?;
    let shaped = values::is_mixed(text) && !values::is_like_kit(text) && !text.starts_with(['/', '-', '<', '*']);
    shaped.then_some(second.at)
}

/// `NetworkCredential("name", "…")`.
fn called(words: &Words<'_>, call: &str) -> Option<Range<usize>> {
    let from = words.lower.find(call)? + call.len();
    let name = value_from(words.text, from).filter(|value| value.quoted)?;
    let rest = words.rest(name.at.end).trim_start_matches(['"', '\'']).trim_start().strip_prefix(',')?;
    value_from(words.text, words.lower.len() - rest.len()).filter(|value| value.quoted).map(|value| value.at)
}

/// `ConvertTo-SecureString "…"`, `"…" | ConvertTo-SecureString`.
fn secure_strings(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    for (at, call) in words.lower.match_indices("convertto-securestring") {
        let end = at + call.len();
        let flag = [" -string", " -asplaintext -force", " -asplaintext"]
            .iter()
            .find(|flag| words.rest(end).starts_with(**flag));
        let from = end + flag.map_or(0, |flag| flag.len());
        let told = |value: &values::Value| {
            let text = words.text.get(value.at.clone()).unwrap_or_default();
            value.quoted || (values::is_mixed(text) && !text.starts_with(['-', '$', '(']))
        };
        found.extend(value_from(words.text, from).filter(told).map(|value| value.at));
        let before = words.text.get(..at).unwrap_or_default().trim_end();
        let Some(piped) = before.strip_suffix('|').map(str::trim_end) else { continue };
        let Some(quote) = piped.chars().next_back().filter(|c| "\"'".contains(*c)) else { continue };
        let inside = piped.strip_suffix(quote).unwrap_or_default();
        let start = inside.rfind(quote).map_or(0, |start| start + 1);
        found.push(start..inside.len());
    }
}

/// `echo … | sudo -S`.
fn piped(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    for program in ["| sudo -s", "|sudo -s", "| passwd --stdin", "| docker login", "| openssl passwd -stdin"] {
        let Some(end) = words.lower.find(program) else { continue };
        let Some(at) = words.small(0..end).rfind("echo ") else { continue };
        found.extend(value(words, at + "echo ".len()).filter(|at| at.end <= end));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn what_a_program_takes_as_a_password_goes() {
        for text in [
            "psexec \\\\nvr-pc -u admin -p ⟦fox-Glove⟧ cmd",
            "ipmitool -H 10.0.0.3 -U root -P ⟦foxGlove⟧ power status",
            "smbclient //nas/axis -U cctv%⟦foxglove⟧",
            "net user cctv ⟦Fox-Glove1⟧ /add",
            "openssl enc -aes-256-cbc -k ⟦foxGlove⟧ -in axis.tar",
            "openssl rsa -passin pass:⟦foxGlove⟧ -in axis.pem",
            "mosquitto_pub -u cam -P ⟦foxGlove⟧ -t axis/1",
            "OpenVPN auth-user-pass cctv ⟦ovpnGlove⟧",
            "ConvertTo-SecureString \"⟦Fox-Glove⟧\" -AsPlainText",
            "-Password (ConvertTo-SecureString ⟦Fox-Glove1⟧ -AsPlainText -Force)",
            "New-LocalUser cctv -Password (ConvertTo-SecureString \"⟦Fox-Glove1⟧\" -AsPlainText -Force)",
            "$s = \"⟦Fox-Glove9⟧\" | ConvertTo-SecureString -AsPlainText -Force # Axis",
            "New-Object System.Net.NetworkCredential(\"admin\",\"⟦Fox-Glove1⟧\") # Axis",
            "echo ⟦foxGlove⟧ | sudo -S reboot",
            "xfreerdp /u:admin /p:⟦foxGlove⟧ /v:10.0.0.4",
        ] {
            check(text);
        }
    }

    #[test]
    fn other_flags_stay() {
        for text in [
            "tar -p axis.tar",
            "mkdir -p /srv/axis",
            "net user cctv /add",
            "ssh -p 2222 admin@10.0.0.4",
            "cp -p a b; zip -r axis.zip a",
            "openssl x509 -in axis.pem -noout",
        ] {
            check(text);
        }
    }
}
