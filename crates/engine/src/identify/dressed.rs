//! Names of listed makers in dressed-up letters: digits and signs in place of letters, letters of other alphabets,
//! letters written one by one, turned upside down or drawn from right to left.
//!
//! A name that is found this way is never more than a question. A character that is only another form of a letter (full
//! width, small capitals) counts as the letter itself: folding takes care of it.

use super::brands::BrandHit;
use super::models::{self, ModelHit, Says};
use super::scan::Scan;
use vendor_list::index::{Phrase, SHORTEST_DRESSED};
use vendor_text::as_seen::{Seen, as_seen};
use vendor_text::look_alikes::{class, turned};

/// How a name is dressed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dress {
    /// Digits or signs stand for letters.
    Signs,
    /// Letters of another alphabet stand for Latin ones.
    LookAlikes,
    /// It is written letter by letter, or in pieces.
    Pieces,
    /// Its letters are upside down.
    UpsideDown,
    /// It is drawn from right to left.
    RightToLeft,
}

impl Dress {
    /// The sentence that explains it.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Signs => "Digits or other characters are used instead of letters.",
            Self::LookAlikes => "Letters of another alphabet are used instead of Latin ones.",
            Self::Pieces => "The name is written in pieces.",
            Self::UpsideDown => "The letters are upside down.",
            Self::RightToLeft => "Hidden characters reverse the order of the letters.",
        }
    }
}

/// Finds dressed-up names where no name was found (`taken`, by words).
pub fn collect<'a>(scan: &Scan<'a>, taken: &[bool], kept: &mut Vec<BrandHit<'a>>) {
    if !scan.folded.unusual && !may_be_dressed(scan) {
        return;
    }
    let seen = as_seen(scan.text);
    let tokens = tokens(&seen);
    let mut add = |signs: &[Seen], name: &str, dress: Dress| {
        let Some((from, to)) = words_of(scan, signs) else { return };
        let is_free = taken.get(from..to).is_some_and(|words| !words.contains(&true));
        let overlaps = kept.iter().any(|hit| hit.from < to && from < hit.to);
        let native = || scan.index.native_names().iter().filter(|(native, _)| native == name).map(|(_, phrase)| phrase);
        let is_listed = |phrase: &&Phrase| scan.index.is_listed(phrase.maker);
        let phrases: Vec<_> = scan.index.phrases(name).iter().chain(native()).filter(is_listed).collect();
        if is_free && !overlaps && !phrases.is_empty() {
            kept.push(BrandHit { dress: Some(dress), ..BrandHit::new(from, to, phrases) });
        }
    };
    for signs in tokens.iter().filter_map(|(from, to)| seen.get(*from..*to)) {
        for signs in [signs, without_signs_around(signs)] {
            if let Some((name, dress)) = whole(scan, signs) {
                add(signs, name, dress);
                break;
            }
        }
    }
    for run in one_by_one(&seen, &tokens) {
        for (from, to) in stretches(run.len(), scan) {
            let Some(letters) = run.get(from..to) else { continue };
            let name = name_of(scan, letters).or_else(|| native_of(scan, letters));
            if let Some(name) = name {
                add(letters, name, Dress::Pieces);
            }
        }
    }
}

/// Whether a line without unusual characters may hold a dressed-up name. It is asked of nearly every line, so it has to
/// be cheap.
fn may_be_dressed(scan: &Scan<'_>) -> bool {
    let (mut singles, mut letters) = (0_usize, 0_usize);
    for (at, word) in scan.words.iter().enumerate() {
        let first = scan.chars.get(word.from).copied().unwrap_or_default();
        if word.len() == 1 {
            (singles, letters) = (singles + 1, letters + usize::from(first.is_ascii_alphabetic()));
            if singles >= SHORTEST_DRESSED && letters * 2 >= SHORTEST_DRESSED {
                return true;
            }
        } else {
            (singles, letters) = (0, 0);
        }
        if word.digits && word.len() >= SHORTEST_DRESSED && like(scan, scan.chars.get(word.from..word.to)).is_some() {
            return true;
        }
        // A sign among letters: “H!kvision”, “D@hua”, “Hyter@”, “D.@.h.u.@”.
        let between = scan.gap_before(at + 1);
        let is_among = |signs: &[char]| between.iter().any(|c| signs.contains(c)) && !between.contains(&' ');
        if matches!(scan.chars.get(word.to), Some('@' | '$')) || is_among(&['@', '$', '!', '|']) {
            return true;
        }
    }
    false
}

/// Runs of signs that may be letters.
fn tokens(seen: &[Seen]) -> Vec<(usize, usize)> {
    let is_letter = |at: usize| seen.get(at).is_some_and(|sign| is_letter(sign.c));
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in 0..seen.len() {
        let sign = seen.get(at).map_or(' ', |sign| sign.c);
        let inside = || at.checked_sub(1).is_some_and(is_letter) && is_letter(at + 1);
        if !(is_letter(at) || (matches!(sign, '!' | '|') && inside())) {
            continue;
        }
        match found.last_mut() {
            Some((_, to)) if *to == at => *to = at + 1,
            _ => found.push((at, at + 1)),
        }
    }
    found
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '@' | '$' | '€')
}

fn without_signs_around(signs: &[Seen]) -> &[Seen] {
    let is_sign = |sign: &Seen| !sign.c.is_alphanumeric();
    let from = signs.iter().take_while(|sign| is_sign(sign)).count();
    let after = signs.iter().rev().take_while(|sign| is_sign(sign)).count();
    signs.get(from..signs.len() - after.min(signs.len() - from)).unwrap_or_default()
}

/// The name that a single word spells, and how it is dressed up; `None` for a word in plain letters.
fn whole<'a>(scan: &Scan<'a>, signs: &[Seen]) -> Option<(&'a str, Dress)> {
    if signs.iter().all(|sign| sign.is_plain()) {
        return None;
    }
    if let Some(name) = name_of(scan, signs) {
        let dress = if signs.iter().any(|sign| sign.turned_round) {
            Dress::RightToLeft
        } else if signs.iter().all(|sign| sign.c.is_alphabetic()) {
            Dress::LookAlikes
        } else {
            Dress::Signs
        };
        return Some((name, dress));
    }
    if !signs.iter().any(|sign| !sign.written.is_ascii() && turned(sign.written).is_some()) {
        return None;
    }
    let round: Vec<Seen> =
        signs.iter().rev().map(|sign| Seen { c: turned(sign.written).unwrap_or(sign.c), ..*sign }).collect();
    name_of(scan, &round).map(|name| (name, Dress::UpsideDown))
}

/// The fewest letters among other signs that are enough in a name of any length. A shorter name needs half of its
/// characters to be letters.
const ENOUGH_LETTERS: usize = 4;

/// The listed maker's name that a run of signs looks like, if enough of them are letters.
fn name_of<'a>(scan: &Scan<'a>, signs: &[Seen]) -> Option<&'a str> {
    let first = signs.first().and_then(|sign| class(sign.c))?;
    if !scan.index.dressed().may_be(first, signs.len()) {
        return None;
    }
    let letters: Vec<char> = signs.iter().map(|sign| sign.c).collect();
    like(scan, Some(&letters))
}

fn like<'a>(scan: &Scan<'a>, signs: Option<&[char]>) -> Option<&'a str> {
    let signs = signs?;
    let first = signs.first().and_then(|sign| class(*sign))?;
    if !scan.index.dressed().may_be(first, signs.len()) {
        return None;
    }
    let letters = signs.iter().filter(|sign| sign.is_alphabetic()).count();
    if letters < ENOUGH_LETTERS && letters * 2 < signs.len() {
        return None;
    }
    let classes = signs.iter().map(|sign| class(*sign)).collect::<Option<String>>()?;
    scan.index.dressed().like(&classes)
}

/// The name, in a script without spaces, that a run of characters spells.
fn native_of<'a>(scan: &Scan<'a>, signs: &[Seen]) -> Option<&'a str> {
    if signs.iter().any(|sign| sign.c.is_ascii()) {
        return None;
    }
    let text: String = signs.iter().map(|sign| sign.c).collect();
    scan.index.native_names().iter().map(|(native, _)| native.as_str()).find(|native| *native == text)
}

/// The most signs between two letters of a name that is written letter by letter: “H | i | k”.
const MOST_BETWEEN_LETTERS: usize = 4;

/// Names that are written letter by letter, with the same signs between all of their letters.
fn one_by_one(seen: &[Seen], tokens: &[(usize, usize)]) -> Vec<Vec<Seen>> {
    let mut runs: Vec<Vec<Seen>> = Vec::new();
    let mut run: Vec<Seen> = Vec::new();
    let mut last: Option<(usize, String)> = None;
    for (from, to) in tokens {
        let single = seen.get(*from).filter(|_| from + 1 == *to);
        let Some(letter) = single else {
            runs.push(std::mem::take(&mut run));
            last = None;
            continue;
        };
        let between: String = match &last {
            Some((before, _)) => seen.get(before + 1..*from).unwrap_or_default().iter().map(|sign| sign.c).collect(),
            None => String::new(),
        };
        let goes_on = last.as_ref().is_some_and(|(_, between_before)| run.len() < 2 || *between_before == between);
        if !goes_on || between.chars().count() > MOST_BETWEEN_LETTERS {
            // The letter before may also begin a run that has other signs between its letters.
            let kept = run.last().copied().filter(|_| between.chars().count() <= MOST_BETWEEN_LETTERS);
            runs.push(std::mem::replace(&mut run, kept.into_iter().collect()));
        }
        run.push(*letter);
        last = Some((*from, between));
    }
    runs.push(run);
    runs.retain(|run| run.len() >= 2);
    runs
}

/// The stretches of a run that may be a name, the longest first.
fn stretches(length: usize, scan: &Scan<'_>) -> impl Iterator<Item = (usize, usize)> {
    let longest = scan.index.dressed().longest().min(length);
    (2..=longest).rev().flat_map(move |letters| (0..=length - letters).map(move |from| (from, from + letters)))
}

/// The words that contain these characters.
fn words_of(scan: &Scan<'_>, signs: &[Seen]) -> Option<(usize, usize)> {
    let start = signs.iter().map(|sign| sign.start).min()?;
    let end = signs.iter().map(|sign| sign.end).max()?;
    let from = scan.words.partition_point(|word| scan.folded.span(word.from, word.to).1 <= start);
    let to = scan.words.partition_point(|word| scan.folded.span(word.from, word.to).0 < end);
    (from < to).then_some((from, to))
}

/// The fewest letters and digits of a model number that is looked for letter by letter.
const SHORTEST_NUMBER: usize = 8;

/// Finds model numbers of listed makers that are written letter by letter: “D S - 2 C D …”.
pub fn numbers(scan: &Scan<'_>, hits: &mut Vec<ModelHit>) {
    let mut from = 0;
    while from < scan.words.len() {
        let is_single = |at: &usize| scan.words.get(*at).is_some_and(|word| word.len() == 1);
        let to = from + (from..scan.words.len()).take_while(is_single).count();
        if to - from >= SHORTEST_NUMBER {
            number(scan, (from, to), hits);
        }
        from = to.max(from) + 1;
    }
    between_spaced_hyphens(scan, hits);
}

/// The most words that a number is written in: “DS - 2CD 2143 G2 - I”.
const MOST_PARTS: usize = 7;
/// The most letters of one of these words, without a digit and with digits.
const LONGEST_PART: usize = 6;
const LONGEST_CODE: usize = 14;

/// Finds model numbers of listed makers whose hyphens have spaces around them, as some programs break lines.
fn between_spaced_hyphens(scan: &Scan<'_>, hits: &mut Vec<ModelHit>) {
    let begins = |at: usize| {
        let word = scan.word(at);
        (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let joins = |at: usize| {
        let gap = scan.gap_before(at);
        let longest = if scan.words.get(at).is_some_and(|word| word.digits) { LONGEST_CODE } else { LONGEST_PART };
        !gap.is_empty() && gap.iter().all(|c| matches!(c, ' ' | '-')) && scan.word(at).len() <= longest
    };
    // Words of a number that is already known are skipped.
    let known: Vec<(usize, usize)> = hits.iter().map(|hit| (hit.from, hit.to)).collect();
    let is_known = |at: usize| {
        let letter = scan.words.get(at).map_or(0, |word| word.from);
        known.iter().any(|(from, to)| *from <= letter && letter < *to)
    };
    let is_spaced = |at: usize| scan.gap_before(at).contains(&'-') && scan.gap_before(at).len() > 1;
    let mut from = 0;
    while from < scan.words.len() {
        if !begins(from) || is_known(from) {
            from += 1;
            continue;
        }
        let parts = (from + 1..scan.words.len()).take(MOST_PARTS - 1).take_while(|at| joins(*at)).count();
        let last = from + parts;
        let found = (from + 2..=last).rev().filter(|to| (from + 1..=*to).any(is_spaced)).find(|to| {
            let before = hits.len();
            number(scan, (from, to + 1), hits);
            hits.len() > before
        });
        from = found.unwrap_or(from) + 1;
    }
}

fn number(scan: &Scan<'_>, (from, to): (usize, usize), hits: &mut Vec<ModelHit>) {
    let mut text = String::new();
    for at in from..to {
        if at > from && scan.gap_before(at).contains(&'-') {
            text.push('-');
        }
        text.push_str(scan.word(at));
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let signs = text.bytes().filter(u8::is_ascii_alphanumeric).count();
    if digits < 2 || digits + 2 > signs || signs < SHORTEST_NUMBER {
        return;
    }
    let joined = Scan::new(scan.index, &text, &[]);
    let found = models::as_written(&joined, &[], &[]);
    let (Some(first), Some(last)) = (scan.words.get(from), scan.words.get(to - 1)) else { return };
    hits.extend(found.into_iter().filter(|hit| hit.says >= Says::Alone && scan.index.is_listed(hit.maker)).map(
        |hit| ModelHit {
            from: first.from,
            to: last.to,
            head: last.to,
            says: Says::Asks,
            why: format!("{} It is written with spaces inside.", hit.why),
            ..hit
        },
    ));
}
