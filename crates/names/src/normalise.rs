//! Makes comparable words from a name as it is written: initials joined, apostrophes and accents removed, legal forms
//! separated, abbreviations and numbers understood. A name is never reduced to nothing.

use super::cyrillic;
use super::forms::{self, FormFound};
use super::lexicon::{Class, Lexicon, is_unspaced};
use vendor_text::Folded;
use vendor_text::words::is_word_letter;

/// The most words of a name that are compared; what follows is not part of a name.
pub const MOST_WORDS: usize = 48;

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameWord {
    /// The word in the form in which it is compared.
    pub key: String,
    /// The word as it is in the name, folded, if it differs.
    pub written: Option<String>,
    /// The letters of `key`.
    pub letters: Vec<char>,
    /// What it is.
    pub class: Class,
    /// Its value, for numbers.
    pub number: Option<u64>,
}

/// The weight of a joining word.
pub(super) const JOINING_WEIGHT: f64 = 0.02;

impl NameWord {
    /// The word as it is in the name.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.key)
    }

    /// Its weight.
    #[must_use]
    pub fn weight(&self) -> f64 {
        match (self.class, self.letters.len()) {
            (Class::Joining, _) => JOINING_WEIGHT,
            (Class::Group, _) => 0.2,
            (Class::Generic, _) => 0.33,
            (Class::Place, _) => 0.5,
            (Class::Number, _) => 0.8,
            (Class::Distinctive, 1) => 0.4,
            (Class::Distinctive, 2) if self.key.is_ascii() => 0.7,
            (Class::Distinctive, 3) if self.key.is_ascii() => 0.85,
            (Class::Distinctive, _) => 1.0,
        }
    }
}

/// A name, ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As given.
    pub text: String,
    /// Its words without legal form, in order.
    pub words: Vec<NameWord>,
    /// Its legal forms, in order.
    pub forms: Vec<FormFound>,
    /// Further names that the same text gives ("… trading as …").
    pub others: Vec<Name>,
}

impl Name {
    /// Reads a name.
    #[must_use]
    pub fn new(text: &str, lexicon: &Lexicon) -> Self {
        let raw = raw_words(text);
        let mut parts = raw.split(|word| word.alias_mark).filter(|part| !part.is_empty());
        let mut name = Self::from_words(text, parts.next().unwrap_or_default(), lexicon);
        name.others.extend(parts.map(|part| Self::from_words(text, part, lexicon)));
        if name.others.is_empty() && raw.iter().any(|word| word.after_stroke) {
            let sides = raw.chunk_by(|_, next| !next.after_stroke).map(|side| Self::from_words(text, side, lexicon));
            let sides: Vec<Self> = sides.collect();
            // "Rosendal/Vestergade" gives two names; "Printing/Copying" and "A/S" do not.
            if sides.iter().all(Self::has_long_own_word) {
                name.others = sides;
            }
        }
        name
    }

    fn has_long_own_word(&self) -> bool {
        self.words.iter().any(|word| word.class == Class::Distinctive && word.letters.len() > 3)
    }

    fn from_words(text: &str, raw: &[RawWord], lexicon: &Lexicon) -> Self {
        let mut texts: Vec<String> = Vec::with_capacity(raw.len());
        for word in join_initials(raw) {
            push_parts(&word, lexicon, &mut texts);
        }
        texts.truncate(MOST_WORDS);
        let forms = forms::take(&mut texts, lexicon);
        let (words, by_known_name) = read(&texts, lexicon, true);
        let mut name = Self { text: text.to_owned(), words, forms, others: Vec::new() };
        if by_known_name {
            // "Bayerische Motoren Werke" is read as BMW, but must still be comparable with its own words mistyped.
            let (words, _) = read(&texts, lexicon, false);
            name.others.push(Self { words, others: Vec::new(), ..name.clone() });
        }
        name
    }

    /// Whether nothing can be compared.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether some word distinguishes the firm from others.
    #[must_use]
    pub fn has_distinctive_word(&self) -> bool {
        self.words.iter().any(|word| word.class == Class::Distinctive)
    }
}

/// The folded words of a text as this module reads them, initials joined.
#[must_use]
pub fn letters_of(text: &str) -> Vec<String> {
    join_initials(&raw_words(text))
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct RawWord {
    text: String,
    /// What separates it from the word before.
    gap: Gap,
    /// Whether it says that another name of the same firm follows.
    alias_mark: bool,
    /// Whether a slash precedes it.
    after_stroke: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Dot,
    DotSpace,
    Space,
    Dash,
    Other,
}

fn raw_words(text: &str) -> Vec<RawWord> {
    let folded = Folded::new(text);
    let mut words: Vec<RawWord> = Vec::with_capacity(folded.len() / 5 + 1);
    let mut open = String::new();
    let mut gap = String::new();
    let mut letters = folded.letters.iter().map(|letter| letter.c).peekable();
    let close = |open: &mut String, gap: &mut String, words: &mut Vec<RawWord>| {
        if !open.is_empty() {
            let kind = match gap.as_str() {
                "." => Gap::Dot,
                ". " => Gap::DotSpace,
                " " | "  " => Gap::Space,
                "-" => Gap::Dash,
                _ => Gap::Other,
            };
            let after_stroke = gap.contains('/');
            gap.clear();
            words.push(RawWord { text: std::mem::take(open), gap: kind, alias_mark: false, after_stroke });
        }
    };
    let mut before = ' ';
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        match c {
            _ if is_word_letter(c) => {
                // A change of script begins a new word: 東京ABC.
                if open.chars().next_back().is_some_and(|last| is_unspaced(last) != is_unspaced(c)) {
                    close(&mut open, &mut gap, &mut words);
                }
                push_plain(c, &mut open);
            }
            // An apostrophe inside a word does not divide it: McDonald's, Int'l, Qa'ida.
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => {}
            // Thousands: 11,420 is one number.
            ',' if before.is_ascii_digit() && next.is_ascii_digit() => {}
            '&' | '+' => {
                close(&mut open, &mut gap, &mut words);
                words.push(RawWord { text: "AND".to_owned(), gap: Gap::Other, alias_mark: false, after_stroke: false });
                gap.push(c);
            }
            _ => {
                close(&mut open, &mut gap, &mut words);
                gap.push(c);
            }
        }
        before = c;
    }
    close(&mut open, &mut gap, &mut words);
    mark_aliases(&mut words);
    words
}

/// Replaces letters that Unicode does not decompose, and that are written as others where they are not available.
fn push_plain(c: char, to: &mut String) {
    match c {
        'Ł' => to.push('L'),
        'Ø' => to.push('O'),
        'Đ' | 'Ð' => to.push('D'),
        'Ħ' => to.push('H'),
        'Æ' => to.push_str("AE"),
        'Œ' => to.push_str("OE"),
        'Þ' => to.push_str("TH"),
        'Ə' => to.push('E'),
        _ => to.push(c),
    }
}

/// "trading as", "t/a", "formerly": what follows is another name of the same firm.
fn mark_aliases(words: &mut Vec<RawWord>) {
    const MARKS: [&[&str]; 10] = [
        &["TRADING", "AS"],
        &["T", "A"],
        &["D", "B", "A"],
        &["DBA"],
        &["A", "K", "A"],
        &["AKA"],
        &["F", "K", "A"],
        &["FKA"],
        &["FORMERLY", "KNOWN", "AS"],
        &["FORMERLY"],
    ];
    let mut at = 1;
    while at + 1 < words.len() {
        let found = MARKS.iter().find(|mark| {
            let here = words.get(at..at + mark.len()).unwrap_or_default();
            let same = here.len() == mark.len() && here.iter().zip(**mark).all(|(word, wanted)| word.text == *wanted);
            // "T A" with a space may be initials; with a slash or dots it means “trading as”.
            same && at + mark.len() < words.len()
                && (mark.len() == 1
                    || mark.first().is_some_and(|first| first.len() > 1)
                    || here.iter().skip(1).all(|word| matches!(word.gap, Gap::Other | Gap::Dot)))
        });
        if let Some(mark) = found {
            if let Some(first) = words.get_mut(at) {
                first.alias_mark = true;
            }
            words.drain(at + 1..at + mark.len());
        }
        at += 1;
    }
}

/// Joins single letters that are written apart in the same way into one word: A.B.C., A B C, A-B-C.
fn join_initials(raw: &[RawWord]) -> Vec<String> {
    let is_initial = |word: &RawWord| {
        let mut letters = word.text.chars();
        letters.next().is_some_and(|c| !c.is_ascii_digit() && !is_unspaced(c)) && letters.next().is_none()
    };
    let mut words: Vec<String> = Vec::with_capacity(raw.len());
    let mut run: Option<Option<Gap>> = None;
    for (at, word) in raw.iter().enumerate() {
        // "Triple P N.V.": a dotted run is separate from what comes before.
        let opens_dotted =
            word.gap != Gap::Dot && raw.get(at + 1).is_some_and(|next| is_initial(next) && next.gap == Gap::Dot);
        let joins = is_initial(word)
            && word.gap != Gap::Other
            && !opens_dotted
            && run.is_some_and(|gap| gap.is_none_or(|gap| gap == word.gap));
        match words.last_mut() {
            Some(last) if joins => {
                last.push_str(&word.text);
                run = Some(Some(word.gap));
            }
            _ => {
                words.push(word.text.clone());
                run = is_initial(word).then_some(None);
            }
        }
    }
    words
}

/// Divides a word in a script without spaces at the listed words in it: 杭州 海康威视 数字 技术 股份有限公司.
fn push_parts(word: &str, lexicon: &Lexicon, to: &mut Vec<String>) {
    if !word.chars().next().is_some_and(is_unspaced) {
        to.push(word.to_owned());
        return;
    }
    let mut rest = word;
    let mut own = String::new();
    while let Some(first) = rest.chars().next() {
        let listed = lexicon.unspaced_word(rest);
        let (part, after) = rest.split_at_checked(listed.unwrap_or(first.len_utf8())).unwrap_or((rest, ""));
        if listed.is_some() {
            if !own.is_empty() {
                to.push(std::mem::take(&mut own));
            }
            to.push(part.to_owned());
        } else {
            own.push_str(part);
        }
        rest = after;
    }
    if !own.is_empty() {
        to.push(own);
    }
}

/// Reads words: phrases and abbreviations as their full form, numbers as their value. Also returns whether several
/// words were read as a firm known by another name.
fn read(texts: &[String], lexicon: &Lexicon, known_names: bool) -> (Vec<NameWord>, bool) {
    let mut words: Vec<NameWord> = Vec::with_capacity(texts.len());
    let mut by_known_name = false;
    let mut rest = texts;
    while let Some((first, after)) = rest.split_first() {
        let most = lexicon.phrase_words(first).min(rest.len());
        let phrase = (1..=most).rev().find_map(|count| {
            let (here, after) = rest.split_at_checked(count)?;
            let reading = lexicon.reading(&here.concat())?;
            (known_names || count == 1 || !reading.is_known_name).then_some((reading, here, after))
        });
        match phrase {
            Some((reading, here, after)) => {
                by_known_name |= reading.is_known_name && here.len() > 1;
                let mut written = Some(here.join(" "));
                words.extend(reading.words.iter().map(|key| word(key.clone(), written.take(), lexicon)));
                rest = after;
            }
            None => {
                push_in_latin(first, lexicon, &mut words);
                rest = after;
            }
        }
    }
    join_numbers(&mut words);
    read_roman(&mut words);
    (words, by_known_name)
}

/// Adds a word, in Latin letters if other lists write it so.
fn push_in_latin(text: &str, lexicon: &Lexicon, to: &mut Vec<NameWord>) {
    let latin = if lexicon.class(text) == Class::Distinctive { cyrillic::in_latin(text) } else { None };
    let Some(latin) = latin else {
        to.push(word(text.to_owned(), None, lexicon));
        return;
    };
    let mut written = Some(text.to_owned());
    match lexicon.reading(&latin) {
        Some(reading) => to.extend(reading.words.iter().map(|key| word(key.clone(), written.take(), lexicon))),
        None => to.push(word(latin, written, lexicon)),
    }
}

fn word(key: String, written: Option<String>, lexicon: &Lexicon) -> NameWord {
    let digits = key.bytes().all(|byte| byte.is_ascii_digit());
    let number = if digits { key.parse().ok() } else { lexicon.number(&key) };
    let class = if number.is_some() || digits { Class::Number } else { lexicon.class(&key) };
    NameWord { letters: key.chars().collect(), key, written, class, number }
}

/// "Forty Four", "Forty-4": tens and a unit are one number.
fn join_numbers(words: &mut Vec<NameWord>) {
    let mut at = 0;
    while at + 1 < words.len() {
        let pair = (words.get(at).and_then(|word| word.number), words.get(at + 1).and_then(|word| word.number));
        let (Some(tens), Some(unit)) = pair else {
            at += 1;
            continue;
        };
        let in_words = words.get(at).is_some_and(|word| !word.key.starts_with(|c: char| c.is_ascii_digit()));
        if in_words && (20..100).contains(&tens) && tens % 10 == 0 && (1..10).contains(&unit) {
            let second = words.remove(at + 1);
            if let Some(first) = words.get_mut(at) {
                first.written = Some(format!("{} {}", first.shown(), second.shown()));
                first.number = Some(tens + unit);
            }
        }
        at += 1;
    }
}

/// Reads Roman numerals after the first word; single letters only at the end, where no initial can be.
fn read_roman(words: &mut [NameWord]) {
    let last = words.len().saturating_sub(1);
    for (at, word) in words.iter_mut().enumerate().skip(1) {
        let may_be_one = word.class == Class::Distinctive && (word.letters.len() > 1 || at == last);
        if let Some(value) = roman(&word.letters).filter(|_| may_be_one) {
            word.number = Some(value);
            word.class = Class::Number;
        }
    }
}

/// The value of a Roman numeral up to 39; names do not go higher.
fn roman(letters: &[char]) -> Option<u64> {
    let mut value = 0;
    let mut text: String = letters.iter().collect();
    for (sign, worth) in [("XXX", 30), ("XX", 20), ("X", 10)] {
        if let Some(rest) = text.strip_prefix(sign) {
            value += worth;
            text = rest.to_owned();
            break;
        }
    }
    let unit = match text.as_str() {
        "" => 0,
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        "VII" => 7,
        "VIII" => 8,
        "IX" => 9,
        _ => return None,
    };
    Some(value + unit).filter(|value| *value > 0)
}
