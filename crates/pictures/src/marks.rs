//! What labels carry: model numbers, serial numbers, network cards' numbers, and the words before these.

use std::fmt;
use vendor_text::secrets;

/// The number of a network card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mac(u64);

impl Mac {
    /// Reads one that is written in pairs, fours, sixes, or without joiners.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut value = 0_u64;
        let mut digits = 0;
        let mut joiners = 0;
        for sign in text.trim().chars() {
            if let Some(digit) = sign.to_digit(16) {
                value = value << 4 | u64::from(digit);
                digits += 1;
            } else if matches!(sign, ':' | '-' | '.') && digits % 2 == 0 {
                joiners += 1;
            } else {
                return None;
            }
            if digits > 12 {
                return None;
            }
        }
        // Twelve digits without a letter are some other number.
        let is_telling = joiners > 0 || text.contains(|c: char| c.is_ascii_alphabetic());
        (digits == 12 && matches!(joiners, 0 | 1 | 2 | 5) && is_telling && text.contains(|c: char| c.is_ascii_digit()))
            .then_some(Self(value))
    }

    /// Whether a maker can have given it to a card: it is not the address of a group, and was not assigned by whoever
    /// runs the network (IEEE 802, the two lowest bits of the first byte).
    #[must_use]
    pub fn is_given_by_a_maker(self) -> bool {
        self.0 >> 40 & 3 == 0
    }
}

impl fmt::Display for Mac {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [_, _, a, b, c, d, e, f] = self.0.to_be_bytes();
        write!(out, "{a:02X}:{b:02X}:{c:02X}:{d:02X}:{e:02X}:{f:02X}")
    }
}

/// The word before a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// A model number follows.
    Model,
    /// A serial number follows.
    Serial,
    /// The number of a network card follows.
    Mac,
}

impl Label {
    /// Reads the word, with or without punctuation.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        // What comes before the last slash is an address.
        let letters: String = word.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
        match letters.as_str() {
            "sn" | "serial" | "serialno" | "serialnumber" | "ser" => Some(Self::Serial),
            "model" | "modelno" | "modelnumber" | "pn" | "dt" | "partno" | "type" | "mdl" => Some(Self::Model),
            "mac" | "macaddress" | "macid" | "macaddr" => Some(Self::Mac),
            _ => None,
        }
    }
}

/// Words before a code or password that opens a device.
const SECRETS: [&str; 14] =
    ["sc", "p", "pwd", "pass", "key", "pin", "code", "secret", "setup", "token", "psk", "vc", "wifi", "xhm"];

/// Whether a word names a code or password that opens a device.
#[must_use]
pub fn names_secret(word: &str) -> bool {
    let letters: String = word.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    letters == "mt"
        || SECRETS.iter().any(|secret| letters == *secret || (secret.len() > 3 && letters.contains(secret)))
        || secrets::names_secret(word)
}

/// Whether a text is a single number such as devices have: letters, digits and few other characters, with at least one
/// digit.
#[must_use]
pub fn is_number(text: &str) -> bool {
    (4..=48).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-/._+()".contains(&byte))
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && !text.contains("//")
}

/// Whether a number looks like a model number: letters first, a hyphen, and digits.
#[must_use]
pub fn is_model(text: &str) -> bool {
    let head = text.split('-').next().unwrap_or_default();
    is_number(text)
        && text.contains('-')
        && head.len() >= 2
        && head.len() <= 12
        && text.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase())
        && text.len() >= 6
        // Groups of equal length are a code: 1234-5678, AB12-CD34-EF56.
        && text.split('-').any(|group| group.len() != head.len())
        && text.bytes().filter(u8::is_ascii_alphabetic).count() >= 2
        && !text.bytes().any(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_numbers_in_all_spellings() {
        for text in ["28:57:BE:01:02:0A", "28-57-be-01-02-0a", "2857.BE01.020A", "2857BE01020A", "2857BE-01020A"] {
            assert_eq!(Mac::read(text).map(|mac| mac.to_string()).as_deref(), Some("28:57:BE:01:02:0A"), "{text}");
        }
        for text in ["123456789012", "ABCDEFABCDEF", "28:57:BE:01:02", "2857BE01020AF", "NVR5216-16P-I", ""] {
            assert_eq!(Mac::read(text), None, "{text}");
        }
    }

    #[test]
    fn cards_have_numbers_of_makers() {
        for (text, is_given) in [
            ("28:57:BE:01:02:0A", true),
            ("00:04:EB:80:AB:A6", true),
            ("FC:01:7C:00:00:01", true),
            ("09:84:EB:89:A5:A6", false),
            ("01:00:5E:00:00:01", false),
            ("8B:57:BE:01:02:0A", false),
            ("02:42:AC:11:00:02", false),
            ("86:57:BE:01:02:0A", false),
            ("3E:EF:8C:01:02:0A", false),
            ("FF:FF:FF:00:00:01", false),
        ] {
            assert_eq!(Mac::read(text).unwrap().is_given_by_a_maker(), is_given, "{text}");
        }
    }

    #[test]
    fn models_are_told_from_codes() {
        assert!(is_model("DS-2CD2143G2-I") && is_model("NVR5216-16P-I") && is_model("XNV-8082R"));
        for text in ["AB12-CD34-EF56", "L2ABCDEF", "1234-56789", "Admin-12345", "correct-horse7"] {
            assert!(!is_model(text), "{text}");
        }
    }
}
