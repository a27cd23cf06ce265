//! How far what was read can be trusted: unsure letters, letters that are too small, and numbers on a label that do not
//! agree with each other or with its code. Numbers are repaired only between look-alikes, never by guessing.

use crate::codes::Code;
use crate::look::{Seen, SeenLine};
use crate::marks::{self, Label, Mac};
use std::ops::Range;

/// If some letter of a number is less sure than this, the number is doubtful.
const SURE: f32 = 0.85;
/// If some letter of a plain word is less sure than this, the word is doubtful.
const SURE_WORD: f32 = 0.55;
/// Numbers on a label in smaller letters are not given: the font size in points of the picture.
const SMALLEST: f32 = 19.0;
/// The font size for each point of height of the place in which it was found.
const SIZE_OF_HEIGHT: f32 = 0.68;
/// A picture with more lines is a page and not a label.
const MOST_LINES: usize = 20;

/// How far the lines of a picture can be trusted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trust {
    /// The text of each line, repaired where a code or the kind of number leaves no other reading.
    pub texts: Vec<String>,
    /// For each line, the letters of its doubtful words.
    pub doubts: Vec<Vec<Range<usize>>>,
    /// For each line, whether its letters are too small to be given at all.
    pub too_small: Vec<bool>,
}

/// The size of the font of a line, in points of the picture.
#[must_use]
pub fn size(line: &SeenLine) -> f32 {
    line.place.height() * SIZE_OF_HEIGHT
}

/// Compares the lines of a picture with each other and with its codes.
#[must_use]
pub fn weigh(seen: &Seen) -> Trust {
    let mut lines: Vec<Reading> = seen.lines.iter().map(Reading::new).collect();
    let is_label =
        lines.len() <= MOST_LINES && lines.iter().any(|line| line.words.iter().any(|word| word.label.is_some()));
    let printed: Vec<Mac> = lines.iter().flat_map(|line| &line.words).filter_map(|word| word.mac).collect();
    let coded: Vec<Mac> = seen.codes.iter().flat_map(|code| code.macs.iter().copied()).collect();
    for word in lines.iter_mut().flat_map(|line| &mut line.words) {
        word.compare(&printed, &coded, &seen.codes);
    }
    let mut trust = Trust::default();
    for (line, seen) in lines.iter().zip(&seen.lines) {
        let is_small = size(seen) < SMALLEST;
        let is_unknown = |word: &Word| word.is_number && word.said != Said::Agreed;
        trust.too_small.push(is_label && is_small && line.words.iter().any(is_unknown));
        trust
            .doubts
            .push(line.words.iter().filter(|word| word.is_doubtful()).map(|word| word.letters.clone()).collect());
        trust.texts.push(line.text());
    }
    trust
}

/// What the rest of the label says of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// Nothing.
    Nothing,
    /// It says the same.
    Agreed,
    /// It says something else.
    Contradicted,
}

/// A word of a line.
struct Word {
    letters: Range<usize>,
    text: String,
    /// How sure its least sure letter is.
    sure: f32,
    is_number: bool,
    label: Option<Label>,
    mac: Option<Mac>,
    said: Said,
}

impl Word {
    fn is_doubtful(&self) -> bool {
        match self.said {
            Said::Agreed => false,
            Said::Contradicted => true,
            Said::Nothing if self.is_number => self.sure < SURE,
            Said::Nothing => {
                self.sure < SURE_WORD && self.letters.len() >= 4 && self.text.chars().all(char::is_alphabetic)
            }
        }
    }

    fn compare(&mut self, printed: &[Mac], coded: &[Mac], codes: &[Code]) {
        if let Some(mac) = self.mac {
            // Also where a serial number is the network card's number: all such numbers must be the same.
            let others = printed.iter().chain(coded);
            self.said = if coded.contains(&mac)
                || (coded.is_empty()
                    && mac.is_given_by_a_maker()
                    && others.clone().filter(|other| **other == mac).count() > 1)
            {
                Said::Agreed
            } else if coded.is_empty() && mac.is_given_by_a_maker() && others.clone().all(|other| *other == mac) {
                Said::Nothing
            } else {
                Said::Contradicted
            };
            return;
        }
        if !self.is_number {
            return;
        }
        let known = || codes.iter().flat_map(|code| code.serials.iter().chain(&code.models).chain(code.bare()));
        let fold = |text: &str| -> String { text.chars().map(look_alike).collect() };
        let value = self.text.rsplit(':').next().unwrap_or_default();
        let bare = value.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned();
        if bare.len() < 6 {
            return;
        }
        if let Some(same) = known().find(|text| fold(text) == fold(&bare)) {
            // The code shows which of two look-alikes it is.
            self.text = self.text.replacen(&bare, same, 1);
            self.said = Said::Agreed;
        } else if self.label == Some(Label::Serial) && codes.iter().any(|code| !code.serials.is_empty()) {
            self.said = Said::Contradicted;
        }
    }
}

/// The character that stands for all that look like it.
fn look_alike(sign: char) -> char {
    match sign {
        'O' | 'o' => '0',
        'I' | 'l' | '|' => '1',
        _ => sign,
    }
}

/// A line divided into words.
struct Reading {
    words: Vec<Word>,
    /// The number of letters before the first word.
    letters: usize,
}

impl Reading {
    fn new(line: &SeenLine) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let mut start = None;
        let ends = line.letters.iter().map(|letter| letter.sign.is_whitespace()).chain([true]);
        for (at, is_space) in ends.enumerate() {
            match (start, is_space) {
                (None, false) => start = Some(at),
                (Some(from), true) => {
                    words.push(word(line, from..at));
                    start = None;
                }
                _ => {}
            }
        }
        let mut label = None;
        for word in &mut words {
            let (before, number) = word.text.split_once(':').unwrap_or((&word.text, ""));
            if let Some(read) = Label::read(before).filter(|_| !number.is_empty() || !word.is_number) {
                label = Some(read);
                // "MAC:28:57:BE:01:02:0A" is one word.
                word.mac = Mac::read(number);
                word.is_number |= word.mac.is_some();
                word.label = (!number.is_empty()).then_some(read);
                continue;
            }
            if word.is_number {
                word.label = label.take();
                word.mac = Mac::read(&word.text);
                if word.label == Some(Label::Mac) && word.mac.is_none() {
                    word.repair_mac();
                }
            }
        }
        Self { words, letters: line.letters.len() }
    }

    /// Its text, with the repairs.
    fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        let mut text = String::with_capacity(self.letters);
        text.push_str(&words.join(" "));
        text
    }
}

impl Word {
    /// Repairs look-alikes in a network card's number, which has only digits from 0 to F.
    fn repair_mac(&mut self) {
        let digit = |sign: char| match sign {
            'O' | 'o' | 'Q' => '0',
            'I' | 'l' | '|' => '1',
            'S' | 's' => '5',
            'Z' | 'z' => '2',
            other => other,
        };
        let repaired: String = self.text.chars().map(digit).collect();
        if let Some(mac) = Mac::read(&repaired) {
            (self.mac, self.text) = (Some(mac), repaired);
        }
    }
}

fn word(line: &SeenLine, letters: Range<usize>) -> Word {
    let seen = line.letters.get(letters.clone()).unwrap_or_default();
    let text: String = seen.iter().map(|letter| letter.sign).collect();
    // Punctuation between letters is small and often unsure, and names nothing.
    let sure = seen.iter().filter(|letter| letter.sign.is_alphanumeric()).map(|letter| letter.sure).fold(1.0, f32::min);
    let bare = text.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let counted = |test: fn(&u8) -> bool| bare.bytes().filter(test).count();
    let (digits, capitals) = (counted(u8::is_ascii_digit), counted(u8::is_ascii_alphabetic));
    // Prices and amounts contain no letters, but neither may a number with hyphens or colons.
    let is_number = bare.len() >= 5 && digits > 0 && (capitals > 0 || marks::is_number(bare) && bare.contains('-'))
        || Mac::read(bare).is_some();
    Word { letters, text, sure, is_number, label: None, mac: None, said: Said::Nothing }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "one place that is doubtful")]
mod tests {
    use super::*;
    use crate::networks::Letter;
    use crate::quad::Quad;

    fn line(text: &str, height: f32, unsure: &[usize]) -> SeenLine {
        let letter = |(at, sign)| Letter { sign, sure: if unsure.contains(&at) { 0.6 } else { 0.99 } };
        let letters = text.chars().enumerate().map(letter).collect();
        let place = Quad([(0.0, 0.0), (300.0, 0.0), (300.0, height), (0.0, height)]);
        SeenLine { place, letters, quarters: 0 }
    }

    fn seen(lines: Vec<SeenLine>, code: &str) -> Seen {
        let codes = if code.is_empty() { Vec::new() } else { vec![crate::codes::take_apart(code, false)] };
        Seen { lines, codes, size: (300, 300), ..Seen::default() }
    }

    #[test]
    fn unsure_letters_of_numbers_are_doubtful_and_of_amounts_are_not() {
        let trust = weigh(&seen(vec![line("4 DS-2CD2143G2-I £120.00", 40.0, &[6, 20])], ""));
        assert_eq!(trust.doubts, [vec![2..16]]);
        let trust = weigh(&seen(vec![line("4 DS-2CD2143G2-I £120.00", 40.0, &[4])], ""));
        assert_eq!(trust.doubts, [Vec::new()], "a hyphen names nothing");
    }

    #[test]
    fn a_code_confirms_or_contradicts_what_is_printed() {
        let printed = || vec![line("MAC: 28:57:BE:01:02:0A", 40.0, &[5])];
        assert_eq!(weigh(&seen(printed(), "2857BE01020A")).doubts, [Vec::new()]);
        assert_eq!(weigh(&seen(printed(), "2857BE01020B")).doubts, [vec![5..22]]);
        assert_eq!(weigh(&seen(printed(), "")).doubts, [vec![5..22]]);
        let serial = vec![line("S/N ABC0I23456", 40.0, &[])];
        assert_eq!(weigh(&seen(serial, "SN:ABCO123456")).texts, ["S/N ABCO123456"]);
    }

    #[test]
    fn a_card_number_that_no_maker_gives_is_doubtful() {
        let weighed = |code| weigh(&seen(vec![line("MAC: 09:84:EB:89:A5:A6", 40.0, &[])], code)).doubts;
        assert_eq!(weighed(""), [vec![5..22]]);
        assert_eq!(weighed("0984EB89A5A6"), [Vec::new()], "its code says the same");
        let twice = vec![line("MAC 8B:57:BE:01:02:0A", 40.0, &[]), line("S/N: 8B57BE01020A", 40.0, &[])];
        assert_eq!(weigh(&seen(twice, "")).doubts, [vec![4..21], vec![5..17]]);
    }

    #[test]
    fn two_card_numbers_that_differ_are_both_doubtful() {
        let lines = vec![line("MAC AC:CC:8E:60:89:C3", 40.0, &[]), line("S/N: ACCC8E6089C8", 40.0, &[])];
        assert_eq!(weigh(&seen(lines, "")).doubts, [vec![4..21], vec![5..17]]);
    }

    #[test]
    fn small_numbers_of_a_label_are_not_given_unless_its_code_says_the_same() {
        let lines = || vec![line("SN: 606D2VCRVN1MWPP", 24.0, &[]), line("DAHUA", 24.0, &[])];
        assert_eq!(weigh(&seen(lines(), "")).too_small, [true, false]);
        assert_eq!(weigh(&seen(lines(), "SN:606D2VCRVN1MWPP")).too_small, [false, false]);
    }

    #[test]
    fn look_alikes_in_a_card_number_are_repaired() {
        let trust =
            weigh(&seen(vec![line("MAC 44:19:B6:5F:67:lC", 40.0, &[]), line("MAC 44:19:B6:SF:67:1C", 40.0, &[])], ""));
        assert_eq!(trust.texts, ["MAC 44:19:B6:5F:67:1C", "MAC 44:19:B6:5F:67:1C"]);
    }
}
