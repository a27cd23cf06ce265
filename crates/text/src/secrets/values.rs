//! Values: where a value ends, and whether it looks like a secret or like a word, a model or a place.

use super::MARK;
use super::shapes::{ABSENT, HASHES, KNOWN_KEYS, NO_VALUE};
use std::ops::Range;

/// A value after a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Its place, without the quotation marks.
    pub at: Range<usize>,
    /// Whether it is in quotation marks or brackets.
    pub quoted: bool,
}

/// The value that begins at a place, or the next one after spaces.
#[must_use]
pub fn value_from(text: &str, from: usize) -> Option<Value> {
    let rest = text.get(from..)?;
    let start = from + (rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len());
    let rest = text.get(start..)?;
    if rest.is_empty() || rest.starts_with(MARK) || rest.starts_with(['|', '\n', '\r', '\t']) {
        return None;
    }
    if let Some(at) = in_quotes(rest) {
        return Some(Value { at: start + at.start..start + at.end, quoted: true });
    }
    let end = word_end(rest);
    (end > 0).then_some(Value { at: start..start + end, quoted: false })
}

/// What is in the quotation marks or brackets that a text begins with.
fn in_quotes(rest: &str) -> Option<Range<usize>> {
    if let Some(at) = in_doubled_quotes(rest) {
        return Some(at);
    }
    for (open, close) in [
        ("\\\"", "\\\""),
        ("``", "``"),
        ("\"", "\""),
        ("'", "'"),
        ("“", "”"),
        ("‘", "’"),
        ("`", "`"),
        ("«", "»"),
        ("[", "]"),
        ("{", "}"),
        ("(", ")"),
    ] {
        let Some(inside) = rest.strip_prefix(open) else { continue };
        if inside.starts_with(open) && open.len() == 1 && "{[".contains(open) {
            return None;
        }
        let ends = inside.match_indices(close).map(|(at, _)| at);
        let real = |at: &usize| {
            let (before, after) =
                (inside.get(..*at).unwrap_or_default(), inside.get(at + close.len()..).unwrap_or_default());
            let doubled = close == "}" && (after.starts_with('}') || before.ends_with('}'));
            let in_word = close == "'" && after.starts_with(char::is_alphanumeric);
            !doubled && !in_word && (close == "\\\"" || !before.ends_with('\\'))
        };
        // "(see safe)" and "(admin)" say more about the name; "(123456)" is a value.
        let told = |end: &usize| {
            open != "("
                || inside
                    .get(..*end)
                    .is_some_and(|inside| !inside.contains(' ') && inside.bytes().any(|byte| byte.is_ascii_digit()))
        };
        return ends
            .into_iter()
            .find(real)
            .filter(told)
            .filter(|end| *end > 0 && *end <= LONGEST)
            .map(|end| open.len()..open.len() + end);
    }
    None
}

/// The contents of doubled or tripled quotation marks: `""…""`.
fn in_doubled_quotes(rest: &str) -> Option<Range<usize>> {
    let marks = rest.len() - rest.trim_start_matches('"').len();
    let inside = rest.get(marks..).filter(|_| (2..=3).contains(&marks))?;
    let end = inside.find(rest.get(..marks)?)?;
    let value = inside.get(..end)?;
    let told = value.starts_with(char::is_alphanumeric) && !value.contains([',', ':', '=', '{', '}']);
    (told && end <= LONGEST).then_some(marks..marks + end)
}

/// Where a value without quotation marks ends.
fn word_end(rest: &str) -> usize {
    let mut end = rest.len();
    let is_hash = rest.starts_with('$');
    for (at, c) in rest.char_indices() {
        let after = rest.get(at + c.len_utf8()..).unwrap_or_default();
        let stops = match c {
            c if c.is_whitespace() => true,
            '"' | '|' | ';' => true,
            ',' => true,
            '<' => after.starts_with('/'),
            '&' => opens_parameter(after),
            '}' => after.is_empty() || after.starts_with(['}', ',', ' ']),
            ':' => is_hash,
            '\\' => after.starts_with(['n', '"']),
            _ => false,
        };
        if stops {
            end = at;
            break;
        }
    }
    let word = rest.get(..end).unwrap_or_default();
    let mut kept = word.trim_end_matches(['.', ',', ':', '"', '\'', '’', '”', '?', '-', '…']);
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
        if kept.ends_with(close) && kept.matches(close).count() > kept.matches(open).count() {
            kept = kept.trim_end_matches(close);
        }
    }
    kept.len()
}

/// Whether what follows `&` is the name of a parameter.
fn opens_parameter(after: &str) -> bool {
    let name = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(after.len());
    name > 0 && after.get(name..).is_some_and(|rest| rest.starts_with('='))
}

/// Longest value, in bytes.
const LONGEST: usize = 200;

/// Whether what follows a name says that there is no value: `****`, "n/a", "see safe", `${NVR_PASS}`.
#[must_use]
pub fn is_absent(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let bare = lower.trim_matches(|c: char| "()[]<>\"'.!*".contains(c));
    let first = bare.split_whitespace().next().unwrap_or_default().trim_end_matches([',', ';', ':', '.']);
    if bare.is_empty() || ABSENT.contains(&first) || ["n/a", "-", "—", "–", "tbc/tba"].contains(&first) {
        return true;
    }
    let masked = lower.chars().all(|c| "*•●x·.-_–—#?/ ".contains(c));
    let wrapped = (value.starts_with('<') && value.ends_with('>') && !value.bytes().any(|byte| byte.is_ascii_digit()))
        || (value.starts_with('%') && value.ends_with('%') && value.len() > 2 && !value.contains('^'));
    let from_elsewhere = [
        "${",
        "{{",
        "$(",
        "!vault",
        "!secret",
        "!env",
        "os.environ",
        "process.env",
        "getenv",
        "env(",
        "vault:",
        "azurekv:",
        "@microsoft.keyvault",
        "%env",
    ]
    .iter()
    .any(|start| lower.starts_with(start));
    let variable = value
        .strip_prefix('$')
        .is_some_and(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'));
    masked || wrapped || from_elsewhere || variable
}

/// Whether a word is not the value of a name directly before it but an ordinary word of a sentence.
#[must_use]
pub fn is_plain_word(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    NO_VALUE.contains(&bare)
        || bare.starts_with("wi-fi")
        || super::shapes::OTHER_NAME.contains(&bare)
        || (bare.len() > 4
            && bare.len() == value.len()
            && bare.ends_with("ed")
            && bare.bytes().all(|b| b.is_ascii_lowercase())
            && !has_inner_capital(value))
}

/// The characters that a word consists of.
#[derive(Debug, Clone, Copy)]
pub struct Make {
    /// Digits.
    pub digits: usize,
    /// Small letters.
    pub small: usize,
    /// Capitals.
    pub capitals: usize,
    /// Anything else.
    pub signs: usize,
}

/// Counts a word's characters by kind.
#[must_use]
pub fn make(value: &str) -> Make {
    let count = |of: fn(&char) -> bool| value.chars().filter(of).count();
    let (digits, small, capitals) =
        (count(char::is_ascii_digit), count(|c| c.is_lowercase()), count(|c| c.is_uppercase()));
    Make { digits, small, capitals, signs: value.chars().count() - digits - small - capitals }
}

fn has_inner_capital(value: &str) -> bool {
    value.chars().zip(value.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

/// Whether a word looks like a secret rather than a word: it has digits among letters, or other characters or capitals
/// inside.
#[must_use]
pub fn is_mixed(value: &str) -> bool {
    let made = make(value);
    if value.len() < 4 || is_elsewhere(value) {
        return false;
    }
    let inner_sign = value.trim_matches(|c: char| !c.is_alphanumeric()).chars().any(|c| !c.is_alphanumeric());
    let letters = made.small + made.capitals;
    (made.digits > 0 && letters > 0)
        || has_inner_capital(value)
        || value.contains(['!', '#', '@', '$', '^', '*', '~', '+', '_', '=', '&', '%'])
        || (inner_sign && made.capitals > 0 && made.small > 0)
        || (made.digits >= 4 && made.digits == value.len())
        || value.matches('-').count() >= 2 && letters > 0
}

/// Whether a word has what words, names and models lack: small letters, and a digit or another character.
#[must_use]
pub fn is_apart(value: &str) -> bool {
    let made = make(value);
    made.small >= 3
        && (made.digits > 0 || value.contains(['!', '#', '@', '$', '*', '&', '_']))
        && is_mixed(value)
        && !is_like_kit(value)
}

/// Whether a word is a code with a hyphen between its characters: `C-1-3-5-X`, `1-4-7-8`.
#[must_use]
pub fn is_dashed_code(value: &str) -> bool {
    let mut parts = value.split('-');
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    digits >= 3
        && value.split('-').count() >= 4
        && parts
            .all(|part| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()))
}

/// Whether a word looks like a key: it is long, with digits and letters, and not a model or serial number.
#[must_use]
pub fn is_key(value: &str) -> bool {
    let made = make(value);
    value.len() >= 8 && made.digits > 0 && made.small + made.capitals > 0 && !is_elsewhere(value)
}

/// Whether a word consists of groups of characters like a product key: at least three of the same length.
#[must_use]
pub fn is_grouped(value: &str) -> bool {
    let mut groups = value.split('-').map(str::len);
    let first = groups.next().unwrap_or_default();
    (4..=6).contains(&first)
        && value.split('-').count() >= 3
        && groups.all(|len| len == first)
        && value.chars().all(|c| c == '-' || c.is_ascii_alphanumeric())
}

/// Whether a word is a code for a lock: three to eight digits, perhaps with a letter or another character around them.
#[must_use]
pub fn is_code(value: &str) -> bool {
    let bare = value.trim_start_matches(['#', '*']).trim_end_matches(['#', '*']);
    let bare = bare.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(bare);
    let bare = bare.strip_suffix(|c: char| c.is_ascii_uppercase()).unwrap_or(bare);
    (3..=8).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a code has letters in the way that codes of locks do: `C2468Y`, `X7713`, `#5512`.
#[must_use]
pub fn is_lettered_code(value: &str) -> bool {
    is_code(value) && value.len() >= 5 && value.starts_with(['C', 'X', 'Y', 'Z', '#', '*'])
}

/// Whether a word looks like a model number: capitals and digits in groups.
#[must_use]
pub fn is_like_kit(value: &str) -> bool {
    let made = make(value);
    let lead = value.bytes().take_while(u8::is_ascii_alphabetic).count();
    let signs_of_kit = value.chars().all(|c| c.is_ascii_alphanumeric() || "-/.+".contains(c));
    made.digits > 0
        && made.capitals > 0
        && made.small <= 2
        && signs_of_kit
        && !is_words_and_number(value)
        && (value.contains(['-', '/', '.']) || (1..=5).contains(&lead))
}

/// Whether a word that looks like a model number may be a password that somebody thought up: a short word and an easy
/// number or a year, as in `Hik12345`, `CCTV2023`.
#[must_use]
pub fn is_guessable(value: &str) -> bool {
    let letters = value.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, number) = (value.get(..letters).unwrap_or_default(), value.get(letters..).unwrap_or_default());
    let digits = number.as_bytes();
    let steps = |step: u8| digits.windows(2).all(|pair| matches!(pair, [a, b] if b.wrapping_sub(*a) == step));
    let is_year = number.len() == 4 && ["19", "20"].iter().any(|start| number.starts_with(start));
    let is_counted = steps(1) || steps(0) || steps(u8::MAX);
    (2..=8).contains(&letters)
        && digits.len() >= 3
        && digits.iter().all(u8::is_ascii_digit)
        && (is_year || is_counted || (letters >= 3 && word.bytes().any(|byte| byte.is_ascii_lowercase())))
}

/// Whether a word beside the name of a password is a model number. A password that somebody thought up is not.
#[must_use]
pub fn is_model(value: &str) -> bool {
    is_like_kit(value) && !is_guessable(value)
}

/// The same where only a password is likely: then a model number must have a hyphen, slash or dot.
#[must_use]
pub fn is_surely_model(value: &str) -> bool {
    is_like_kit(value) && value.contains(['-', '/', '.'])
}

/// Whether a word is the number of a circuit or a contract: `ONEA12345678`.
#[must_use]
pub fn is_reference(value: &str) -> bool {
    let letters = value.bytes().take_while(u8::is_ascii_uppercase).count();
    let number = value.get(letters..).unwrap_or_default();
    (2..=5).contains(&letters) && number.len() >= 5 && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word is two words and a number, as in `TIDE-GATE-4`, which no model number is.
fn is_words_and_number(value: &str) -> bool {
    let words = value.split('-').filter(|part| part.len() >= 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    words.count() >= 2
}

/// Whether a code mixes letters with its digits, for locks with lettered keys: `7A24B`.
#[must_use]
pub fn is_mingled_code(value: &str) -> bool {
    let made = make(value);
    (4..=6).contains(&value.len()) && made.digits >= 3 && made.capitals <= 2 && made.small + made.signs == 0
}

/// Whether a word is a network address, a date, a time, a measurement or an address, and so not a secret.
#[must_use]
pub fn is_elsewhere(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let digits_and = |signs: &str| {
        value.chars().all(|c| c.is_ascii_digit() || signs.contains(c)) && value.chars().any(|c| signs.contains(c))
    };
    let pairs = value.split([':', '-']);
    let is_mac = value.len() >= 14
        && pairs.clone().count() >= 6
        && pairs.clone().all(|pair| pair.len() == 2 && pair.bytes().all(|b| b.is_ascii_hexdigit()));
    let ordinal = lower.trim_start_matches(|c: char| c.is_ascii_digit() || "x×.,£".contains(c));
    let is_measure = value.starts_with(|c: char| c.is_ascii_digit() || c == '£')
        && [
            "", "m", "mm", "cm", "km", "v", "w", "a", "ah", "mp", "tb", "gb", "mb", "kg", "hr", "hrs", "min", "mins",
            "days", "day", "st", "nd", "rd", "th", "ch", "way", "no", "nr", "x", "ghz", "mhz", "am", "pm", "yr", "yrs",
            "°", "%", "db", "dbm", "u",
        ]
        .contains(&ordinal)
        && (!ordinal.is_empty() || value.len() < 3 || value.contains(['.', ',', '£']));
    let is_file = lower.rsplit_once('.').is_some_and(|(name, end)| {
        name.len() > 1
            && [
                "pdf", "docx", "xlsx", "xls", "doc", "csv", "txt", "zip", "jpg", "png", "mp4", "msi", "exe", "bin",
                "dav", "xml", "json", "htm", "html", "asp", "cgi", "php", "pem", "yml", "yaml", "ini", "cfg", "log",
                "sh", "py", "rs", "example", "uk", "com", "net", "org",
            ]
            .contains(&end)
    });
    let is_mail = value.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && host.split('.').all(|part| part.len() > 1 && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
    });
    lower.contains("://") || digits_and("./:-,") || is_mac || is_measure || is_file || is_mail
}

/// Length of a disk's recovery key: eight groups of six digits.
const RECOVERY_KEY: usize = 55;

fn is_recovery_key(rest: &str) -> bool {
    rest.get(..RECOVERY_KEY).is_some_and(|key| {
        key.split('-').count() == 8
            && key.split('-').all(|group| group.len() == 6 && group.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// The end of a key of a known service, or of a hashed password, at the start of a text.
#[must_use]
pub fn known_key_end(rest: &str) -> Option<usize> {
    let run = |from: usize, signs: &str| {
        let tail = rest.get(from..).unwrap_or_default();
        from + tail.find(|c: char| !c.is_ascii_alphanumeric() && !signs.contains(c)).unwrap_or(tail.len())
    };
    for (start, least) in KNOWN_KEYS {
        if rest.starts_with(start) {
            let end = run(start.len(), "_-.~+/=");
            let end = rest.get(..end).unwrap_or_default().trim_end_matches(['.', '-', '=', '/']).len().max(start.len());
            let tail = rest.get(start.len()..end).unwrap_or_default();
            // Words of a sentence are not a key: "eyJ…" has digits, "ASIA-PACIFIC…" has none.
            let made = make(tail);
            if tail.len() >= *least && (start.len() > 4 || made.digits > 0 || (made.small > 3 && made.capitals > 3)) {
                return Some(end);
            }
        }
    }
    if is_recovery_key(rest) {
        return Some(RECOVERY_KEY);
    }
    let hash = HASHES.iter().find(|start| rest.starts_with(**start))?;
    let end = run(hash.len(), "$./+=,-_");
    let end = rest.get(..end).unwrap_or_default().trim_end_matches([',', '.']).len().max(hash.len());
    (end >= hash.len() + 6).then_some(end)
}
