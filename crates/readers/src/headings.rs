//! Headings of tables: what a heading says about its column, and which row is the heading row.

use super::codes_explained::Code;
use super::heading_words::HeadingWords;
use super::secret_names::{SecretNames, words_of};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use vendor_list::makers::WordLists;
use vendor_text::hashes::{HASH_START, hash_key, hash_step};
use vendor_text::{Column, secrets, words};

/// What a heading says about its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Heading {
    /// What the column holds.
    Column(Column),
    /// Passwords and the like: never kept.
    Secret,
}

/// The known headings, folded once for a whole file.
#[derive(Debug, Clone)]
pub struct Headings {
    /// Further headings of secrets that the list knows, in addition to those for which every text is searched.
    secret: SecretNames,
    /// Every other heading, and its column.
    known: HashMap<String, Column>,
    /// The words that headings consist of.
    pub(super) words: HeadingWords,
    /// What common status codes mean, for files that do not explain their own.
    pub(super) usual_codes: Vec<Code>,
    /// What a total is called, folded.
    totals: Vec<String>,
    /// Hashes of the known headings, and of each word that shows a secret, or what was or will be there. With these
    /// most cells can be ruled out as headings without folding them.
    known_hashes: FxHashSet<u64>,
    word_hashes: FxHashSet<u64>,
}

/// Headings of the column with running numbers, with which tables begin.
const NUMBERS: [&str; 11] = ["NO", "NR", "NUMBER", "REF", "REFERENCE", "ID", "LINE", "ROW", "SERIAL", "UPRN", "TAG"];

/// Far longer than any heading: folding longer cells would only cost time. In bytes.
const LONGEST_CELL: usize = 400;
/// Longest heading, folded, in bytes.
const LONGEST_HEADING: usize = 40;

impl Headings {
    /// The headings of the list.
    #[must_use]
    pub fn new(lists: &WordLists) -> Self {
        let secret = SecretNames::new(lists);
        let mut known: HashMap<String, Column> =
            lists.party_columns.iter().map(|text| (key(text), Column::Around)).collect();
        for usual in lists.usual_columns.iter().rev() {
            known.extend(usual.headings.iter().map(|text| (key(text), usual.holds)));
        }
        let words = HeadingWords::new(lists);
        let mut word_hashes: FxHashSet<u64> = secret.words().map(|word| hash_key(word.chars())).collect();
        word_hashes.extend(words.telling().map(|word| hash_key(word.chars())));
        let known_hashes = known.keys().map(|text| hash_key(text.chars())).collect();
        let totals = lists.total_words.iter().map(|text| key(text)).collect();
        let usual_codes = lists.status_codes.iter().filter_map(|text| {
            let (code, meaning) = text.split_once('=')?;
            Some((code.trim().to_owned(), meaning.trim().to_owned()))
        });
        let usual_codes = usual_codes.collect();
        Self { secret, known, words, usual_codes, totals, known_hashes, word_hashes }
    }

    /// Whether a cell may be a heading. Most cells of data are ruled out here; cells beyond plain ASCII are not.
    fn may_be(&self, cell: &str) -> bool {
        let (mut whole, mut word) = (HASH_START, HASH_START);
        // The extra space at the end closes the last word.
        for c in cell.chars().chain([' ']) {
            if c.is_ascii_alphanumeric() {
                let upper = c.to_ascii_uppercase();
                if word == HASH_START && whole != HASH_START {
                    whole = hash_step(whole, ' ');
                }
                (whole, word) = (hash_step(whole, upper), hash_step(word, upper));
            } else if !c.is_ascii() || self.word_hashes.contains(&word) {
                return true;
            } else {
                word = HASH_START;
            }
        }
        self.known_hashes.contains(&whole)
    }

    /// What a heading says about its column, if it is known. “OemName” is read as two words if it is not known as one.
    #[must_use]
    pub fn column(&self, cell: &str) -> Option<Heading> {
        self.column_as_written(cell).or_else(|| self.column_as_written(&in_words(cell)?))
    }

    fn column_as_written(&self, cell: &str) -> Option<Heading> {
        if cell.len() > LONGEST_CELL {
            return None;
        }
        if secrets::names_secret(cell) {
            return Some(Heading::Secret);
        }
        if !self.may_be(cell) {
            return None;
        }
        let written = cell;
        let cell = key(written);
        if cell.is_empty() || cell.len() > LONGEST_HEADING {
            return None;
        }
        // "Password changed?" asks about a secret without containing one.
        let is_named =
            !written.trim_end().ends_with('?') && self.secret.are_named_by_heading(written, &words_of(&cell));
        if is_named {
            return Some(Heading::Secret);
        }
        self.known.get(&cell).copied().or_else(|| self.words.column(&cell)).map(Heading::Column)
    }

    /// What a cell of the heading row says about its column: what is known, or what its words make most likely.
    #[must_use]
    pub fn likeliest(&self, cell: &str) -> Option<Heading> {
        let guess = || {
            let folded = in_words(cell).map_or_else(|| key(cell), |words| key(&words));
            let is_short = !folded.is_empty() && folded.len() <= LONGEST_HEADING;
            is_short.then(|| self.words.guess(&folded)).flatten().map(Heading::Column)
        };
        self.column(cell).or_else(guess)
    }

    /// Whether a heading speaks of kit that comes, goes or stays without naming it.
    #[must_use]
    pub fn speaks_of_movement(&self, heading: &str) -> bool {
        self.words.speaks_of_movement(&key(heading))
    }

    /// Whether the first row of a sheet is its heading row even though most of its headings are unknown. It must have
    /// at least four cells, each with nothing but a few words; and most of them must show what they are about, or one
    /// of them must and the first must be that of a running number.
    fn is_like_headings<T: AsRef<str>>(&self, cells: &[(usize, T)]) -> bool {
        const FEWEST: usize = 4;
        const MOST_WORDS: usize = 6;
        let filled: Vec<&str> =
            cells.iter().map(|(_, cell)| cell.as_ref().trim()).filter(|cell| !cell.is_empty()).collect();
        let is_few_words = |cell: &&str| {
            !cell.bytes().any(|byte| byte.is_ascii_digit()) && cell.split_whitespace().count() <= MOST_WORDS
        };
        let told = filled.iter().filter(|cell| self.likeliest(cell).is_some()).count();
        let is_numbered = filled.first().is_some_and(|first| NUMBERS.contains(&key(first).as_str()));
        // “Live device | Displaced device | Pipeline device”: these show which kit they mean, even if the other
        // headings show nothing.
        let names_kit = |cell: &&&str| match self.likeliest(cell) {
            Some(Heading::Column(column)) if column.holds_kit() => true,
            // “Keep” by itself is an action for the kit of a row.
            Some(Heading::Column(Column::Previous | Column::Successor | Column::Leaving | Column::Staying)) => {
                cell.split_whitespace().count() > 1
            }
            _ => false,
        };
        let mut distinct: Vec<String> = filled.iter().map(|cell| key(cell)).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let tells_of_kit = distinct.len() == filled.len()
            && 3 * told >= filled.len()
            && filled.iter().filter(names_kit).count() > 0
            && told > 1;
        filled.len() >= FEWEST
            && filled.iter().all(is_few_words)
            && (2 * told > filled.len() || (is_numbered && told > 0) || tells_of_kit)
    }

    /// Whether a name (of a column, an element, an attribute) is that of a secret.
    #[must_use]
    pub fn is_secret(&self, name: &str) -> bool {
        self.column(name) == Some(Heading::Secret)
            || ["pass", "secret", "token"].iter().any(|word| name.eq_ignore_ascii_case(word))
    }

    /// Whether a value may be the secret that a heading names, although the heading is not in a known heading row.
    #[must_use]
    pub fn may_be_secret_of(&self, heading: &str, value: &str) -> bool {
        self.secret.may_name(&words_of(&key(heading)), value.trim())
    }

    /// Whether a row consists of the name of a secret and the secret, as in a table with one fact in each row.
    #[must_use]
    pub fn is_secret_row<T: AsRef<str>>(&self, cells: &[(usize, T)]) -> bool {
        let mut filled = cells.iter().map(|(_, cell)| cell.as_ref().trim()).filter(|cell| !cell.is_empty());
        let (Some(name), Some(value), None) = (filled.next(), filled.next(), filled.next()) else { return false };
        let is_one_word =
            name.len() <= LONGEST_HEADING && !value.contains(char::is_whitespace) && !secrets::is_makers_name(value);
        is_one_word
            && (self.secret.are_told_by(&words_of(&key(name)), value)
                || (!secrets::is_ambiguous(name)
                    && self.column(name) == Some(Heading::Secret)
                    && secrets::is_value(value)))
    }

    /// Whether a row is the heading row of a table: it has two known headings, at least one of which is not for a
    /// secret; or it is the first row, has nothing but words, and one of them is the heading of a secret column. Inside
    /// a table whose headings are known, most cells must be headings.
    #[must_use]
    pub fn open<T: AsRef<str>>(&self, cells: &[(usize, T)], inside: bool, is_first: bool) -> bool {
        // Headings are short and do not begin with a digit: a row with fewer than two such cells is not even folded.
        let filled = || cells.iter().map(|(_, cell)| cell.as_ref().trim()).filter(|cell| !cell.is_empty());
        let candidates =
            filled().filter(|cell| cell.len() <= LONGEST_CELL && !cell.starts_with(|c: char| c.is_ascii_digit()));
        if candidates.count() < 2 {
            return false;
        }
        let mut known: Vec<Heading> = filled().filter_map(|cell| self.column(cell)).collect();
        if !inside && filled().any(secrets::names_user) && filled().any(secrets::names_secret_beside_user) {
            known.push(Heading::Secret);
        }
        // "Password | Foxglove22" is a fact and not a pair of headings.
        let behind_name = |pair: &[(usize, T)]| match pair {
            [(_, name), (_, value)] => {
                secrets::is_shaped(value.as_ref().trim()) && secrets::names_secret(name.as_ref())
            }
            _ => false,
        };
        if known.contains(&Heading::Secret) && cells.windows(2).any(behind_name) {
            return false;
        }
        let filled = filled().count();
        if inside {
            return known.len() >= 2 && known.len() * 2 >= filled;
        }
        let words_only = || cells.iter().all(|(_, cell)| !cell.as_ref().chars().any(|c| c.is_ascii_digit()));
        let is_usual = known.len() >= 2 && known.iter().any(|heading| *heading != Heading::Secret);
        is_usual
            || (is_first && self.is_like_headings(cells))
            || (is_first && known.contains(&Heading::Secret) && filled >= 2 && words_only())
    }

    /// Whether a row is a total and not an item: one cell says so, and the others contain no words.
    #[must_use]
    pub fn is_total<T: AsRef<str>>(&self, cells: &[(usize, T)]) -> bool {
        let opens_with = |key: &str, total: &str| {
            key.strip_prefix(total).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let says_total = |cell: &str| {
            cell.len() <= LONGEST_HEADING && {
                let key = key(cell);
                self.totals.iter().any(|total| opens_with(&key, total))
            }
        };
        let mut worded = cells.iter().map(|(_, cell)| cell.as_ref()).filter(|cell| cell.contains(char::is_alphabetic));
        let (first, second) = (worded.next(), worded.next());
        second.is_none() && first.is_some_and(says_total)
    }
}

/// The words of a heading that a program wrote as one: “FormerOem”.
fn in_words(heading: &str) -> Option<String> {
    let letters: Vec<char> = heading.trim().chars().collect();
    if letters.len() > LONGEST_HEADING || letters.contains(&' ') {
        return None;
    }
    let mut words = String::new();
    for (at, c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        if c.is_uppercase() && before.is_some_and(|before| before.is_lowercase()) {
            words.push(' ');
        }
        words.push(*c);
    }
    words.contains(' ').then_some(words)
}

/// A heading as it is compared: folded, its words apart.
#[must_use]
pub fn key(text: &str) -> String {
    words::folded_phrase(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list_columns;

    #[test]
    fn headings_are_known_as_they_are_written() {
        let headings = Headings::new(&list_columns::read());
        for (text, column) in [
            ("Make & Model", Column::MakeModel),
            ("Make and model", Column::MakeModel),
            ("Site / Location", Column::SiteLocation),
            ("Serial no.", Column::Serial),
            ("MacAddress", Column::Mac),
            ("Qty.", Column::Quantity),
            ("£ each", Column::UnitPrice),
            ("Fitted", Column::Installed),
            ("Installer", Column::Around),
        ] {
            assert_eq!(headings.column(text), Some(Heading::Column(column)), "{text}");
        }
        assert_eq!(headings.column("Admin password"), Some(Heading::Secret));
        assert_eq!(headings.column("Hikvision"), None);
    }

    /// Headings that registers usually have are recognised by their words and need no entry in the list.
    #[test]
    fn usual_headings_are_told_by_their_words() {
        let words = HeadingWords::new(&list_columns::read());
        for (holds, headings) in [
            (
                Column::Make,
                "MAKE, MANUFACTURER, MANUFACTURER MAKE, MAKE MANUFACTURER, EQUIPMENT MAKE, CAMERA MAKE, DEVICE MAKE, MANUFACTURER NAME, MAKER, BRAND, MFR, MANUF, OEM",
            ),
            (
                Column::MakeModel,
                "MAKE MODEL, MAKE AND MODEL, MAKE MODEL NO, MAKE MODEL NUMBER, MANUFACTURER MODEL, MODEL MAKE",
            ),
            (
                Column::Model,
                "MODEL, MODEL NO, MODEL NUMBER, MODEL NAME, MODEL CODE, MODEL REF, MODEL REFERENCE, EQUIPMENT MODEL, CAMERA MODEL, DEVICE MODEL, PART, PART NO, PART NUMBER, PART CODE, SKU",
            ),
            (
                Column::Installed,
                "INSTALL DATE, INSTALLATION DATE, DATE INSTALLED, DATE OF INSTALLATION, INSTALL YEAR, INSTALL YR, YEAR INSTALLED, DATE FITTED",
            ),
            (Column::Notes, "NOTES, NOTE, REMARKS, COMMENTS, COMMENT, REMARK"),
            (Column::Status, "STATUS, STATE, STAGE"),
        ] {
            for heading in headings.split(", ") {
                assert_eq!(words.column(heading), Some(holds), "{heading}");
            }
        }
    }

    /// A heading that is recognised by its words needs no entry in the list.
    #[test]
    fn no_usual_heading_is_told_by_its_words() {
        let lists = list_columns::read();
        let by_words = Headings::new(&WordLists { usual_columns: Vec::new(), ..lists.clone() });
        let usual =
            lists.usual_columns.iter().flat_map(|usual| usual.headings.iter().map(move |text| (text, usual.holds)));
        let needless: Vec<&String> = usual
            .filter(|(text, holds)| by_words.column(text) == Some(Heading::Column(*holds)))
            .map(|(text, _)| text)
            .collect();
        assert!(needless.is_empty(), "take these out of list/words/columns.toml: {needless:?}");
    }

    #[test]
    fn a_total_is_told_from_an_item() {
        let headings = Headings::new(&list_columns::read());
        for (cells, total) in [
            (&["", "Total", "1,200.00"][..], true),
            (&["Sub-total", "£20"], true),
            (&["Grand total ex VAT", "20"], true),
            (&["VAT @ 20%", "20"], true),
            (&["Total Station theodolite", "Leica", "2"], false),
            (&["Dahua camera", "20"], false),
            (&["12", "20"], false),
        ] {
            let cells: Vec<(usize, &str)> = cells.iter().copied().enumerate().collect();
            assert_eq!(headings.is_total(&cells), total, "{cells:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_cell_is_told_from_a_heading_as_if_it_were_folded(
            cell in "[ .&/]?(make|Modèl|MODEL|no|n[o°]|admin|pass|password|Pass word|site|x1|42|é)([ ./&-](&|model|no|password|type|location|1|ß)){0,2}[ .:]?"
        ) {
            let headings = Headings::new(&WordLists {
                secret_columns: vec!["password".into(), "pass word".into()],
                ..WordLists::default()
            });
            let folded = key(&cell);
            let named = headings.secret.are_named_by(&words_of(&folded));
            let secret = secrets::names_secret(&cell) || named;
            let known = headings.known.get(&folded).copied().or_else(|| headings.words.column(&folded)).map(Heading::Column);
            proptest::prop_assert_eq!(headings.column(&cell), if secret { Some(Heading::Secret) } else { known });
        }
    }
}
