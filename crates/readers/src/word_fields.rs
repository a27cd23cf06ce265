//! What a Word document shows without storing it as text: buttons and lists of choices in fields, and letters that are
//! set as symbols.

use super::markup::Tag;

/// The most letters of a field's instruction that are kept, and the most choices of one field.
const LONGEST: usize = 4_096;
const MOST_CHOICES: usize = 1_000;

/// The fields that are open.
#[derive(Debug, Default)]
pub struct Fields {
    instruction: String,
    in_instruction: bool,
    choices: Vec<String>,
    chosen: usize,
}

impl Fields {
    /// An instruction begins.
    pub fn open(&mut self) {
        self.in_instruction = true;
    }

    /// An instruction ends.
    pub fn close(&mut self) {
        self.in_instruction = false;
    }

    /// Takes the text of an instruction.
    pub fn take(&mut self, text: &str) {
        if self.in_instruction && self.instruction.len() < LONGEST {
            self.instruction.push_str(text);
        }
    }

    /// Begins a field, turns to its result, or ends it; returns the words of a button, if it is one.
    pub fn end(&mut self, kind: Option<&str>) -> Option<String> {
        let instruction = std::mem::take(&mut self.instruction);
        let (name, rest) = instruction.trim().split_once(char::is_whitespace)?;
        let is_button = name.eq_ignore_ascii_case("MACROBUTTON") && kind != Some("begin");
        let (_, words) = rest.trim().split_once(char::is_whitespace).filter(|_| is_button)?;
        Some(words.to_owned())
    }

    /// Takes a choice of a list, or which of them is chosen.
    pub fn take_choice(&mut self, tag: &Tag<'_>) {
        if tag.name() == "result" {
            self.chosen = tag.number("val").unwrap_or(0);
        } else if self.choices.len() < MOST_CHOICES {
            self.choices.push(tag.attribute("val").unwrap_or_default());
        }
    }

    /// Ends a list of choices; returns the one that is chosen, and the others.
    pub fn end_choices(&mut self) -> (String, Vec<String>) {
        let (mut others, chosen) = (std::mem::take(&mut self.choices), std::mem::take(&mut self.chosen));
        let chosen = if chosen < others.len() { others.remove(chosen) } else { String::new() };
        (chosen, others)
    }
}

/// Symbol fonts, in which letters are pictures.
const SIGNS: [&str; 6] = ["symbol", "wingdings", "webdings", "zapf", "mt extra", "marlett"];
/// This many letters in a row are a word, not ticks.
const WORD: usize = 4;

/// Letters that are set as symbols, one after the other.
#[derive(Debug, Default)]
pub struct Symbols {
    letters: String,
    signs: usize,
    /// The number of words in symbol fonts.
    pub lost: usize,
}

impl Symbols {
    /// Takes a symbol.
    pub fn take(&mut self, tag: &Tag<'_>) {
        let code = tag.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let font = tag.attribute("font").unwrap_or_default().to_ascii_lowercase();
        // Symbol fonts have their letters in a private range.
        let code = code.map(|code| if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code });
        let Some(letter) = code.and_then(char::from_u32) else { return };
        if SIGNS.iter().any(|name| font.contains(name)) {
            self.signs += usize::from(letter.is_ascii_alphanumeric());
        } else if !letter.is_control() && self.letters.len() < LONGEST {
            self.letters.push(letter);
        }
    }

    /// Ends the word and returns its letters.
    pub fn end_word(&mut self) -> String {
        self.lost += usize::from(std::mem::take(&mut self.signs) >= WORD);
        std::mem::take(&mut self.letters)
    }
}
