//! Words of a folded text: runs of letters and digits.

use super::Folded;

/// A run of letters and digits, as indices into the folded letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// First letter.
    pub from: usize,
    /// Letter after the last.
    pub to: usize,
    /// Whether a digit is in it.
    pub digits: bool,
}

impl Word {
    /// Number of letters.
    #[must_use]
    pub fn len(self) -> usize {
        self.to - self.from
    }

    /// Whether the word is empty (never so for words of [`words`]).
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.to == self.from
    }
}

/// The folded words of a text, in order.
#[must_use]
pub fn folded_words(text: &str) -> Vec<String> {
    let folded = Folded::new(text);
    words(&folded).iter().map(|word| folded.text(word.from, word.to)).collect()
}

/// A text in the form in which short phrases are compared: its folded words, with single spaces.
#[must_use]
pub fn folded_phrase(text: &str) -> String {
    folded_words(text).join(" ")
}

/// Finds the words of a folded text, in order.
#[must_use]
pub fn words(folded: &Folded) -> Vec<Word> {
    let mut found = Vec::with_capacity(folded.len() / 5 + 1);
    let mut open: Option<Word> = None;
    for (index, letter) in folded.letters.iter().enumerate() {
        if is_word_letter(letter.c) {
            let word = open.get_or_insert(Word { from: index, to: index, digits: false });
            word.to = index + 1;
            word.digits |= letter.c.is_ascii_digit();
        } else if let Some(word) = open.take() {
            found.push(word);
        }
    }
    found.extend(open);
    found
}

/// A text with a capital first letter.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Whether a folded character belongs inside a word.
#[must_use]
pub fn is_word_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let folded = Folded::new("4 x DS-2CD2143G2-I, Hik.");
        let texts: Vec<String> = words(&folded).iter().map(|w| folded.text(w.from, w.to)).collect();
        assert_eq!(texts, ["4", "X", "DS", "2CD2143G2", "I", "HIK"]);
    }
}
