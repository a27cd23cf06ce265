//! Names of secrets: which headings say that a secret is below them, and which rows have one. Many of these names also
//! mean other things.

use super::headings::key;
use vendor_list::makers::WordLists;
use vendor_text::secrets;

/// The names of secrets, each as its words.
#[derive(Debug, Clone)]
pub struct SecretNames {
    names: Vec<Vec<String>>,
}

impl SecretNames {
    /// The names in the list.
    #[must_use]
    pub fn new(lists: &WordLists) -> Self {
        Self { names: lists.secret_columns.iter().map(|text| words_of(&key(text))).collect() }
    }

    /// The words of all names.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        self.names.iter().flatten()
    }

    /// Whether a heading says that a secret is below it. Anything in brackets or after a colon only says which secret
    /// it is: "PIN (front door)".
    #[must_use]
    pub fn are_named_by_heading(&self, written: &str, words: &[String]) -> bool {
        if secrets::is_expanded_otherwise(written) {
            return false;
        }
        let begins = ["(", ":", " - ", " – "].iter().filter_map(|sign| written.find(sign)).min();
        let before = begins.and_then(|at| written.get(..at)).map(|before| words_of(&key(before)));
        self.are_named_by(words)
            || before.is_some_and(|before| {
                self.are_named_by(&before) && !words.iter().any(|word| NO_SECRET.contains(&word.as_str()))
            })
    }

    /// Whether the words of a heading say that a secret is below it. The secret must be what the heading is about
    /// ("Admin password", "PIN code"), not something that it only mentions ("PIN and card reader", "Pass/Fail").
    #[must_use]
    pub fn are_named_by(&self, words: &[String]) -> bool {
        let mut at = 0;
        while at < words.len() {
            let rest = words.get(at..).unwrap_or_default();
            let longest = self.names.iter().filter(|secret| rest.starts_with(secret)).map(Vec::len).max();
            let Some(length) = longest.filter(|length| *length > 0) else {
                at += 1;
                continue;
            };
            let after = rest.get(length..).unwrap_or_default();
            let before = words.get(..at).unwrap_or_default();
            let has_doubles = rest.first().is_some_and(|first| DOUBLES.contains(&first.as_str()));
            let says_so = if has_doubles {
                !before.iter().any(|word| OF_TESTS.contains(&word.as_str()))
                    && after.iter().all(|word| is_beside_a_secret(word) || self.is_secret_word(word))
            } else {
                !after.iter().any(|word| NO_SECRET.contains(&word.as_str()))
            };
            if says_so && !before.iter().any(|word| NO_SECRET.contains(&word.as_str())) {
                return true;
            }
            at += length;
        }
        false
    }

    fn is_secret_word(&self, word: &str) -> bool {
        self.names.iter().flatten().any(|known| known == word)
    }

    /// Whether a value may be the secret that a heading names, if it is not certain that the heading row is one. A
    /// secret is a single word, and under a name with several meanings it must look like one.
    #[must_use]
    pub fn may_name(&self, words: &[String], value: &str) -> bool {
        let double = words.iter().find(|word| DOUBLES.contains(&word.as_str()));
        !value.contains(char::is_whitespace) && double.is_none_or(|double| may_be_secret(double, value))
    }

    /// Whether a name and the only value beside it are the name of a secret and the secret.
    #[must_use]
    pub fn are_told_by(&self, words: &[String], value: &str) -> bool {
        let Some(last) = words.last() else { return false };
        let is_named = words.len() <= 2 && self.names.iter().any(|name| words.ends_with(name));
        is_named && (!DOUBLES.contains(&last.as_str()) || may_be_secret(last, value))
    }
}

/// The words of a folded heading.
#[must_use]
pub fn words_of(key: &str) -> Vec<String> {
    key.split_whitespace().map(str::to_owned).collect()
}

/// Names of secrets that also mean other things: a PIN pad, a bus pass, a login screen.
const DOUBLES: [&str; 7] = ["PIN", "PASS", "LOGIN", "TOKEN", "SECRET", "CREDENTIAL", "CREDENTIALS"];

/// Words that may follow such a name in a heading.
const BESIDE: [&str; 37] = [
    "CODE", "CODES", "NO", "NUMBER", "NUMBERS", "NAME", "ID", "KEY", "WORD", "PHRASE", "DETAILS", "DETAIL", "INFO",
    "VALUE", "FIELD", "ADMIN", "USER", "CURRENT", "DEFAULT", "OLD", "NEW", "AND", "OR", "S", "ETC", "HASH", "ACCOUNT",
    "QUESTION", "ANSWER", "DIGIT", "DIGITS", "TEXT", "KEYS", "STRING", "IF", "IP", "ADDRESS",
];

fn is_beside_a_secret(word: &str) -> bool {
    BESIDE.contains(&word) || word.chars().all(|c| c.is_ascii_digit())
}

/// Words before such a name that show that it is about a test: "Result (pass)".
const OF_TESTS: [&str; 7] = ["RESULT", "RESULTS", "TEST", "TESTS", "OUTCOME", "INSPECTION", "CHECK"];

/// Words in headings that are about secrets without holding any.
const NO_SECRET: [&str; 22] = [
    "FAIL",
    "READER",
    "READERS",
    "PAD",
    "PADS",
    "KEYPAD",
    "PROTECTED",
    "PROTECTION",
    "CHANGED",
    "POLICY",
    "SET",
    "REQUIRED",
    "NEEDED",
    "RESET",
    "EXPIRY",
    "EXPIRES",
    "DATE",
    "LENGTH",
    "STRENGTH",
    "COMPLEXITY",
    "Y",
    "YES",
];

/// Whether a value beside "PIN", "Pass" and the like may be a secret: a PIN consists of digits; the others must not be
/// a plain name or a model number.
fn may_be_secret(name: &str, value: &str) -> bool {
    if name == "PIN" {
        return value.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '*' | '#'));
    }
    let has_small = value.chars().any(char::is_lowercase);
    let has_digit = value.chars().any(|c| c.is_ascii_digit());
    let is_name = value.chars().next().is_some_and(char::is_uppercase) && value.chars().all(char::is_alphabetic);
    let is_model = !has_small && has_digit && value.contains(['-', '/']);
    !is_name && !is_model
}

#[cfg(test)]
mod tests {
    use super::super::headings::Headings;
    use super::*;

    #[test]
    fn a_heading_is_secret_when_the_secret_is_what_it_is_about() {
        let secret = ["password", "pin", "pass", "login", "token", "api key", "user name"];
        let headings = Headings::new(&WordLists {
            secret_columns: secret.into_iter().map(str::to_owned).collect(),
            ..WordLists::default()
        });
        for (text, is_secret) in [
            ("Password", true),
            ("Admin password", true),
            ("Password (admin)", true),
            ("Web login", true),
            ("Login name", true),
            ("Login / password", true),
            ("User name and password", true),
            ("PIN", true),
            ("PIN code", true),
            ("PIN no.", true),
            ("Door PIN 2", true),
            ("API key", true),
            ("Password for web access", true),
            ("PIN (front door)", true),
            ("Login: web", true),
            ("PIN - 4 digits", true),
            ("Pass (Y/N)", false),
            ("Result (pass / fail)", false),
            ("PIN and card reader", false),
            ("Card and PIN readers at all doors", false),
            ("Pass/Fail", false),
            ("Result (pass)", false),
            ("Test pass", false),
            ("PIN (Parcel identification number)", false),
            ("PIN (personal identification number)", true),
            ("Fail/Pass", false),
            ("Pass rate", false),
            ("Pass?", false),
            ("Login screen", false),
            ("Token ring", false),
            ("Password changed?", false),
            ("Password protected", false),
            ("PIN pad", false),
        ] {
            assert_eq!(headings.is_secret(text), is_secret, "{text}");
        }
    }

    #[test]
    fn a_row_of_a_name_and_its_secret_is_told_from_a_row_of_kit() {
        let headings = Headings::new(&WordLists {
            secret_columns: ["password", "pin", "pass", "login"].into_iter().map(str::to_owned).collect(),
            ..WordLists::default()
        });
        for (name, value, is_secret) in [
            ("Password", "Summer", true),
            ("Admin PIN", "1234", true),
            ("Login", "admin", true),
            ("Login", "Admin123", true),
            ("Pass", "Hikvision", false),
            ("Pass", "DS-2CD2143G2-I", false),
            ("PIN", "Hikvision", false),
        ] {
            assert_eq!(headings.is_secret_row(&[(0, name), (1, value)]), is_secret, "{name} {value}");
        }
    }
}
