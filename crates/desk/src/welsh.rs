//! The catalogue of the interface's words in English and Welsh, in two forms: as people write it, and as the page
//! carries it.
//!
//! The task that builds the page includes this very file, so it depends on nothing else. The page does not carry the
//! English again: an entry is found by a number that is computed from its English.

use std::collections::BTreeMap;
use std::fmt::Display;

/// Some words of the interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// As it stands in the source of the views.
    pub english: String,
    /// The same in Welsh.
    pub welsh: String,
}

/// How a line of the catalogue begins that is not English.
const WELSH: &str = "= ";
/// What precedes English that itself begins with a sign of the catalogue.
const SIGN: char = '\\';

/// Reads a catalogue as people write it: a line of English, and below it its Welsh after an equals sign. Lines that
/// begin with `#` are comments.
///
/// # Errors
/// The line that is not understood.
pub fn entries(text: &str) -> Result<Vec<Entry>, String> {
    let mut entries = Vec::new();
    let mut english: Option<&str> = None;
    for (at, line) in text.lines().enumerate() {
        let wrong = |what: &str| Err(format!("line {}: {what}", at + 1));
        let words = line.strip_prefix(SIGN).unwrap_or(line);
        if line.is_empty() || line.starts_with('#') {
            if english.is_some() {
                return wrong("the English above it has no Welsh");
            }
        } else if let Some(welsh) = line.strip_prefix(WELSH) {
            let Some(english) = english.take() else { return wrong("this Welsh has no English above it") };
            entries.push(Entry { english: english.to_owned(), welsh: welsh.to_owned() });
        } else if english.replace(words).is_some() {
            return wrong("the English above it has no Welsh");
        }
    }
    match english {
        None => Ok(entries),
        Some(line) => Err(format!("“{line}” has no Welsh")),
    }
}

/// The catalogue as the page carries it: the number of entries, their numbers, and then their Welsh, a line each.
///
/// # Errors
/// Two entries whose English is the same, or has the same number.
pub fn carried(entries: &[Entry]) -> Result<Vec<u8>, String> {
    let mut known = BTreeMap::new();
    for entry in entries {
        if let Some(other) = known.insert(number(&entry.english), &entry.english) {
            return Err(format!("“{}” cannot stand beside “{other}”", entry.english));
        }
    }
    let count = u32::try_from(entries.len()).map_err(|_| "there are too many entries".to_owned())?;
    let mut bytes = count.to_le_bytes().to_vec();
    bytes.extend(entries.iter().flat_map(|entry| number(&entry.english)));
    bytes.extend(entries.iter().map(|entry| entry.welsh.as_str()).collect::<Vec<_>>().join("\n").into_bytes());
    Ok(bytes)
}

/// The Welsh of the interface, to be looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Welsh {
    numbers: Vec<Number>,
    words: Vec<String>,
}

impl Welsh {
    /// Reads a catalogue as the page carries it.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (count, rest) = bytes.split_first_chunk::<4>()?;
        let count = usize::try_from(u32::from_le_bytes(*count)).ok()?;
        let (numbers, words) = rest.split_at_checked(count.checked_mul(size_of::<Number>())?)?;
        let numbers: Vec<Number> = numbers.as_chunks().0.to_vec();
        let words: Vec<String> = std::str::from_utf8(words).ok()?.split('\n').map(str::to_owned).collect();
        (words.len() == count).then_some(Self { numbers, words })
    }

    /// The Welsh of some English.
    #[must_use]
    pub fn of(&self, english: &str) -> Option<&str> {
        let wanted = number(english);
        let at = self.numbers.iter().position(|number| *number == wanted)?;
        self.words.get(at).map(String::as_str)
    }
}

/// The number of an entry.
pub type Number = [u8; 3];

/// The number of an entry: FNV-1a over its English, with the upper byte folded into the lower ones.
#[must_use]
pub fn number(english: &str) -> Number {
    let hash =
        english.bytes().fold(0x811c_9dc5_u32, |number, byte| (number ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let [a, b, c, d] = hash.to_le_bytes();
    [a ^ d, b, c]
}

/// Fills the gaps of a sentence: `{lines} read` with the number of lines.
#[must_use]
pub fn filled(sentence: &str, places: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(sentence.len() + 16);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = places.iter().find(|(known, _)| *known == name) {
            out.push_str(&value.to_string());
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What separates the forms of a noun.
const OR: &str = " // ";

/// The usual form of a Welsh noun, from the forms that it has after numbers.
#[must_use]
pub fn usual(forms: &str) -> &str {
    forms.split_once(OR).map_or(forms, |(usual, _)| usual)
}

/// The form of a Welsh noun after a number: `cofrestr // 1 gofrestr // 2 gofrestr` lists the numbers after which it
/// begins differently.
#[must_use]
pub fn after_number(forms: &str, number: usize) -> &str {
    let mut forms = forms.split(OR);
    let usual = forms.next().unwrap_or_default();
    let own = forms.filter_map(|form| form.split_once(' ')).find(|(which, _)| which.parse() == Ok(number));
    own.map_or(usual, |(_, form)| form)
}

/// The months, which are the only words of a date.
const MONTHS: [(&str, &str); 12] = [
    ("January", "Ionawr"),
    ("February", "Chwefror"),
    ("March", "Mawrth"),
    ("April", "Ebrill"),
    ("May", "Mai"),
    ("June", "Mehefin"),
    ("July", "Gorffennaf"),
    ("August", "Awst"),
    ("September", "Medi"),
    ("October", "Hydref"),
    ("November", "Tachwedd"),
    ("December", "Rhagfyr"),
];

/// A date in words, with its month in Welsh.
#[must_use]
pub fn date(english: &str) -> String {
    let in_welsh = |word: &str| MONTHS.iter().find(|(english, _)| *english == word).map(|(_, welsh)| *welsh);
    english.split(' ').map(|word| in_welsh(word).unwrap_or(word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# For the reader.\n\nCheck\n= Gwirio\n\n{shown} of {all}\n= {shown} o {all}\n";

    #[test]
    fn what_is_written_is_found_again() {
        let entries = entries(TEXT).unwrap();
        let welsh = Welsh::read(&carried(&entries).unwrap()).unwrap();
        assert_eq!(welsh.of("Check"), Some("Gwirio"));
        assert_eq!(welsh.of("{shown} of {all}"), Some("{shown} o {all}"));
        assert_eq!(welsh.of("Checks"), None);
    }

    #[test]
    fn english_may_begin_with_a_sign_of_the_catalogue() {
        let entry = Entry { english: "# is a digit".to_owned(), welsh: "# yw digid".to_owned() };
        assert_eq!(entries("\\# is a digit\n= # yw digid\n").unwrap(), [entry]);
    }

    #[test]
    fn an_entry_has_two_sides_and_stands_there_once() {
        assert!(entries("Check\n").is_err());
        assert!(entries("Check\n\n= Gwirio\n").is_err());
        assert!(entries("Check\nList\n= Rhestr\n").is_err());
        assert!(entries("= Gwirio\n").is_err());
        let twice = entries("Check\n= Gwirio\nCheck\n= Gwiriwch\n").unwrap();
        assert!(carried(&twice).is_err());
    }

    #[test]
    fn bytes_that_are_no_catalogue_are_none() {
        let whole = carried(&entries(TEXT).unwrap()).unwrap();
        assert!(Welsh::read(&[]).is_none());
        assert!(Welsh::read(&whole[..9]).is_none());
        assert!(Welsh::read(&[255, 255, 255, 255, 0]).is_none());
    }

    #[test]
    fn places_are_filled_by_name() {
        let places: [(&str, &dyn Display); 2] = [("all", &9), ("shown", &"3")];
        assert_eq!(filled("{shown} of {all}", &places), "3 of 9");
        assert_eq!(filled("{all}: {other}{", &places), "9: {");
        assert_eq!(filled("100%", &[]), "100%");
    }

    #[test]
    fn a_noun_after_a_number_is_singular_and_may_begin_otherwise() {
        let forms = "cofrestr // 1 gofrestr // 2 gofrestr // 6 chofrestr";
        assert_eq!(usual(forms), "cofrestr");
        let counted = |number| after_number(forms, number);
        assert_eq!(
            [0, 1, 2, 3, 6, 12].map(counted),
            ["cofrestr", "gofrestr", "gofrestr", "cofrestr", "chofrestr", "cofrestr"]
        );
    }

    #[test]
    fn months_are_welsh() {
        assert_eq!(date("23 November 2026"), "23 Tachwedd 2026");
        assert_eq!(date("May 2026"), "Mai 2026");
        assert_eq!(date("2026"), "2026");
    }
}
