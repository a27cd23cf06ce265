//! What a person says of a line that the checker read differently. It stays with the line wherever the line goes.

use crate::Date;
use serde::{Deserialize, Serialize};

/// The longest name and the longest reason, in bytes: they are in every record and paper.
pub const LONGEST: usize = 600;

/// One correction: about one maker's kit in one line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Correction {
    /// The maker, by its id.
    pub maker: String,
    /// What is right.
    pub says: Corrected,
    /// Who says so.
    pub by: String,
    /// Why.
    pub why: String,
    /// The day on which it was said.
    pub on: Date,
}

/// What a person says of a maker's kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Corrected {
    /// It is not this maker's.
    NotThisMaker,
    /// It is offered.
    Offered,
    /// It is in place and stays.
    InPlace,
    /// It is in place and leaves.
    Going,
    /// It is there no longer.
    Gone,
    /// It is only mentioned.
    Mentioned,
}

impl Corrected {
    /// All of them, in the order in which a form offers them.
    pub const ALL: [Self; 6] =
        [Self::NotThisMaker, Self::Mentioned, Self::Offered, Self::InPlace, Self::Going, Self::Gone];
}

impl Correction {
    /// A correction with a name and a reason, both without secrets.
    ///
    /// # Errors
    /// What is missing, in plain English.
    pub fn new(maker: &str, says: Corrected, by: &str, why: &str, on: Date) -> Result<Self, &'static str> {
        let tidied = |words: &str| {
            let words = crate::secrets::without(words.trim());
            let end = words.char_indices().map(|(at, letter)| at + letter.len_utf8()).take_while(|end| *end <= LONGEST);
            words.get(..end.last().unwrap_or(0)).unwrap_or_default().to_owned()
        };
        let (by, why) = (tidied(by), tidied(why));
        if by.is_empty() {
            return Err("Enter your name: a correction is kept with who made it.");
        }
        if why.is_empty() {
            return Err("Enter the reason: a correction is kept with why it was made.");
        }
        Ok(Self { maker: maker.to_owned(), says, by, why, on })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(by: &str, why: &str) -> Result<Correction, &'static str> {
        Correction::new("hikvision", Corrected::Mentioned, by, why, Date::DAY_ZERO)
    }

    #[test]
    fn a_correction_says_who_and_why() {
        assert!(made("  ", "asked the installer").unwrap_err().contains("name"));
        assert!(made("A. Officer", "\t").unwrap_err().contains("reason"));
        let correction = made(" A. Officer ", "asked the installer ").unwrap();
        assert_eq!((correction.by.as_str(), correction.why.as_str()), ("A. Officer", "asked the installer"));
    }

    #[test]
    fn no_secret_and_no_flood_is_kept_with_it() {
        let correction = made("A. Officer", "logged in with password: Hunter22!x and looked").unwrap();
        assert!(!correction.why.contains("Hunter22"), "{}", correction.why);
        let long = made("A. Officer", &"é".repeat(4_000)).unwrap();
        assert_eq!(long.why.len(), LONGEST);
    }
}
