//! A quick look at a text: most show no sign of a secret and are not examined further.

use std::sync::OnceLock;

/// Runs of three or four characters. Near every secret that is looked for there is one of them. Letters are in lower
/// case; `0` stands for every digit, `:` for `:` and `=`; `/`, `$` and `@` stand for themselves, and a space for
/// everything else.
const SIGNS: &[&str] = &[
    // Passwords by name.
    "pass", "pasw", "paso", "psas", "pssw", "pswd", "pwd", "pwrd", "pwor", "pws", "pw ", "pw:", "pw/", "@00", "@0 ",
    "p/w", " p w", "psk", "puk", "yfri", "wedd", "secr", "cred", "emor", "xact", "hras", "seed", "mewn",
    "answ", // Codes.
    " pin", "pin ", "pin:", "pin0", "code", "cod ", "c  d", "keyp", "unse", "sarm", "punc", "igil", "mbin", "ombo",
    "adlo", " dur", "nloc", "rm 0", "ers:", "efau", "dial", "rhif", "lett", "00x", "00y", "00z", "veri", "erif",
    // Keys.
    "key ", "key:", " key", "keys", "key0", "keyc", "toke", "bear", "lice", "lic ", "cid:", "sig:", "nrol", "bitl",
    "ghp ", "gho ", "ghu ", "ghs ", "ghr ", "ithu", "glpa", "xox", "xapp", "npm ", "sk l", "sk t", "sk a", "sk p",
    "rk l", "whse", "aiza", " sg ", "ya00", "akia", "asia", "eyj", "dop ", "hvs ", "pypi", "dckr", "pma", "hf ",
    "glsa", "tske", "keym", "rtmp", "curl", "wget", "onid", "on i", "://", ":aa", "$0$", "$0a", "$0b", "$0y", "$y$",
    "$ap", "$ar", "$pb", "ssha", " sha", // Logins.
    " p:", "dmin", "dnim", "root", "ubnt", "faca", "fe 0", "menu", "v0c ", "omm:", " otp", "hots", "rele", "mysq",
    "spla", "vate", "icke", "dymo", "t it", "iteb", "ysop", "ysad", "ewer", "gues", "sco/", "sco:", "tor/", "tor:",
    "eer/", "eer:", "supe", "per/", "per:", "000/", "000:", "ser:", "ogin", "ogon", "log ", "logs", "logg", "ccou",
    "auth", "gn i", "eset", "/use", "ydes", "vnc ", "plin", "u up", // Networks.
    // Commands, data, phrases.
    "ecur", "psex", "ommu", "apc ", "lets", " get", " zip", "tten", "then", "uest", "ipmi", "mosq", "ssl ", "smbc",
    "rpcc", "t us", "sudo", "ntif", "swip", "rier", "ck 0", "ad 0", "butt", "gair", "/p:", " s s", "ssio", "ntlm",
    "dap", "redi", "sip:", "tern", "ty s", "tyst", "ity:", "ocom", "wcom", "snmp", "teus", "wifi", "wi f", "wep ",
    "wpa", "ssid",
];

/// The number of different runs of four characters.
const RUNS: usize = 1 << 20;
/// The number of different runs of three characters.
const SHORT_RUNS: usize = 1 << 15;

/// One bit for each run of four characters, by the number of the run.
fn seen() -> &'static [u64] {
    static SEEN: OnceLock<Vec<u64>> = OnceLock::new();
    SEEN.get_or_init(|| {
        let mut seen = vec![0_u64; RUNS / 64];
        for sign in SIGNS {
            let run = sign.bytes().fold(0, |run, byte| (run << 5) | number(byte));
            // A run of three may follow any character.
            let before = if sign.len() == 4 { 0..1 } else { 0..32 };
            for place in before.map(|before| (before * SHORT_RUNS + run) & (RUNS - 1)) {
                seen.get_mut(place / 64).into_iter().for_each(|bits| *bits |= 1 << (place % 64));
            }
        }
        seen
    })
}

/// The number of a character, from 0 to 31.
fn number(byte: u8) -> usize {
    match byte {
        b'a'..=b'z' => usize::from(byte - b'a') + 1,
        b'A'..=b'Z' => usize::from(byte - b'A') + 1,
        b'0'..=b'9' => 27,
        b':' | b'=' => 28,
        b'/' => 29,
        b'$' => 30,
        b'@' => 31,
        _ => 0,
    }
}

/// Whether a text may have a secret.
#[must_use]
pub fn may_hold(text: &str) -> bool {
    let seen = seen();
    let holds = |run: usize| seen.get(run / 64).is_some_and(|bits| bits >> (run % 64) & 1 == 1);
    // As if there were a space before and after the text.
    let mut run = 0;
    for byte in text.bytes() {
        run = ((run << 5) | number(byte)) & (RUNS - 1);
        if holds(run) {
            return true;
        }
    }
    holds((run << 5) & (RUNS - 1))
}
