//! A line as the words, numbers and signs that show a standing.
//!
//! Of numbers only the kind counts (`<n>`, `<money>`, `<date>`, `<year>`), words with digits are `<code>`, and each
//! maker's name is [`NAME`]. Names that are next to each other (make and model) become one.

/// The token for a maker's name.
pub const NAME: &str = "<m>";

/// A word of the line and the bytes that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word, in small letters, or the kind of a number.
    pub text: String,
    /// First byte in the line.
    pub from: usize,
    /// Byte after the last.
    pub to: usize,
    /// Which of the given names it is, if it is one.
    pub name: Option<usize>,
}

impl Word {
    /// Whether the word is the name at a byte, or one of several joined names at it.
    #[must_use]
    pub fn is_name_at(&self, byte: usize) -> bool {
        self.name.is_some() && self.from <= byte && byte < self.to
    }
}

/// Cuts a line into words. `names` are the bytes of makers' names, in the order of the text; a name that overlaps an
/// earlier one is left out.
#[must_use]
pub fn words(text: &str, names: &[(usize, usize)]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    for (nth, &(from, to)) in names.iter().enumerate() {
        if from < at || to > text.len() {
            continue;
        }
        plain(text, at, from, &mut words);
        let beside = text.get(at..from).is_some_and(|gap| gap.trim().is_empty());
        match words.last_mut().filter(|word| beside && word.name.is_some()) {
            Some(word) => word.to = to,
            None => words.push(Word { text: NAME.to_owned(), from, to, name: Some(nth) }),
        }
        at = to;
    }
    plain(text, at, text.len(), &mut words);
    words
}

fn plain(text: &str, from: usize, to: usize, words: &mut Vec<Word>) {
    let Some(part) = text.get(from..to) else { return };
    let chars: Vec<(usize, char)> = part.char_indices().map(|(at, c)| (from + at, c)).collect();
    let end_of = |at: usize| chars.get(at).map_or(to, |(byte, _)| *byte);
    let mut money = false;
    let mut at = 0;
    while let Some(&(start, c)) = chars.get(at) {
        if !c.is_alphanumeric() {
            at += 1;
            if c.is_whitespace() {
                continue;
            }
            money = matches!(c, '£' | '$' | '€');
            if !money {
                words.push(Word { text: plain_sign(c).to_string(), from: start, to: end_of(at), name: None });
            }
            continue;
        }
        let first = at;
        while chars.get(at).is_some_and(|(_, c)| c.is_alphanumeric() || joins(&chars, at)) {
            at += 1;
        }
        let run: String = chars.get(first..at).unwrap_or_default().iter().map(|(_, c)| *c).collect();
        for text in kinds(&run, money) {
            words.push(Word { text, from: start, to: end_of(at), name: None });
        }
        money = false;
    }
}

/// Whether a character belongs to the number or the word around it: `1,200.50`, `14/3/24`, `don't`.
fn joins(chars: &[(usize, char)], at: usize) -> bool {
    let Some((_, sign)) = chars.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| chars.get(at)).map(|(_, c)| *c);
    let after = chars.get(at + 1).map(|(_, c)| *c);
    let (Some(before), Some(after)) = (before, after) else { return false };
    match sign {
        '.' | ',' | '/' | ':' => before.is_ascii_digit() && after.is_numeric(),
        '\'' | '’' => before.is_alphabetic() && after.is_alphabetic(),
        _ => false,
    }
}

fn plain_sign(c: char) -> char {
    match c {
        '–' | '—' => '-',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        _ => c,
    }
}

/// The words as which a run of letters and digits is read.
fn kinds(run: &str, money: bool) -> Vec<String> {
    let sign = |c: char| matches!(c, '.' | ',' | '/' | ':');
    if run.chars().all(|c| c.is_numeric() || sign(c)) {
        return vec![number(run, money).to_owned()];
    }
    let run = run.to_lowercase().replace('’', "'");
    if run.chars().any(char::is_numeric) {
        if money {
            return vec!["<money>".to_owned()];
        }
        let unit: String = run.chars().skip_while(|c| c.is_numeric() || sign(*c)).collect();
        let counted = unit.len() < run.len() && unit.chars().all(char::is_alphabetic) && unit.chars().count() <= 2;
        return if counted { vec!["<n>".to_owned(), unit] } else { vec!["<code>".to_owned()] };
    }
    let Some((head, tail)) = run.split_once('\'') else { return vec![run] };
    if let Some(verb) = run.strip_suffix("n't") {
        return vec![verb.to_owned(), "not".to_owned()];
    }
    let tail = match tail {
        "s" => return vec![head.to_owned()],
        "ll" => "will".to_owned(),
        "re" => "are".to_owned(),
        "ve" => "have".to_owned(),
        "d" => "would".to_owned(),
        "m" => "am".to_owned(),
        _ => tail.replace('\'', ""),
    };
    vec![head.to_owned(), tail]
}

fn number(run: &str, money: bool) -> &'static str {
    let is_year = run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
    match run {
        _ if money => "<money>",
        _ if run.contains('/') => "<date>",
        _ if run.contains(':') => "<time>",
        "0" => "<0>",
        "1" => "<1>",
        _ if is_year && run.chars().all(|c| c.is_ascii_digit()) => "<year>",
        _ => "<n>",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_into_what_tells_a_standing() {
        for (text, names, expected) in [
            (
                "Don't take 4no. Hikvision 8ch (£1,204.50 or £3k) down by 14/3/24",
                &[(16, 25)][..],
                "do not take <n> no . <m> <n> ch ( <money> or <money> ) down by <date>",
            ),
            ("Axis P3245 went in 2019 – the council’s own", &[(0, 4), (5, 10)], "<m> went in <year> - the council own"),
            ("0 no. Dahua, 1 spare at 10:30", &[(6, 11)], "<0> no . <m> , <1> spare at <time>"),
            ("Kamera für die Straße", &[], "kamera für die straße"),
            ("", &[], ""),
        ] {
            let words: Vec<String> = words(text, names).into_iter().map(|word| word.text).collect();
            assert_eq!(words.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn names_next_to_each_other_are_one_word_and_keep_their_bytes() {
        let words = words("remove Axis P3245, fit Dahua", &[(7, 11), (12, 17), (23, 28)]);
        let names: Vec<(usize, usize)> =
            words.iter().filter(|word| word.name.is_some()).map(|word| (word.from, word.to)).collect();
        assert_eq!(names, [(7, 17), (23, 28)]);
        assert!(words.iter().any(|word| word.is_name_at(12)) && !words.iter().any(|word| word.is_name_at(17)));
    }
}
