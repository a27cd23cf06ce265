//! Names and brands as whole words, joined and split spellings, and single slips.

use super::dressed::{self, Dress};
use super::equipment;
use super::models::ModelHit;
use super::scan::Scan;
use vendor_list::context::Equipment;
use vendor_list::index::{Phrase, PhraseKind};
use vendor_list::makers::Scope;
use vendor_text::Column;
use vendor_text::sorted;
use vendor_text::spelling;

/// A name or brand found in a line.
#[derive(Debug, Clone)]
pub struct BrandHit<'a> {
    /// First word.
    pub from: usize,
    /// Word after the last.
    pub to: usize,
    /// What was found; several when several makers share it.
    pub phrases: Vec<&'a Phrase>,
    /// Whether a slip was repaired to reach it.
    pub repaired: bool,
    /// Whether it is written in more words than the list has: “auto dome”.
    pub split: bool,
    /// How it is dressed up, if it is.
    pub dress: Option<Dress>,
}

impl<'a> BrandHit<'a> {
    /// A name as the list writes it.
    #[must_use]
    pub fn new(from: usize, to: usize, phrases: Vec<&'a Phrase>) -> Self {
        Self { from, to, phrases, repaired: false, split: false, dress: None }
    }

    /// The name as it is written in the line.
    fn written<'s>(&self, scan: &Scan<'s>) -> &'s str {
        let words = scan.words.get(self.from).zip(scan.words.get(self.to.saturating_sub(1)));
        let span = words.map(|(first, last)| scan.folded.span(first.from, last.to));
        span.and_then(|(from, to)| scan.text.get(from..to)).unwrap_or_default()
    }

    /// Whether any of its phrases is a listed maker's.
    #[must_use]
    pub fn is_of(&self, maker: usize) -> bool {
        self.phrases.iter().any(|phrase| phrase.maker == maker)
    }
}

/// The largest number of words in which one name is looked for.
const MOST_WORDS: usize = 8;

/// Finds the names and brands of a line; where they overlap, the longest wins.
#[must_use]
pub fn find<'a>(scan: &Scan<'a>) -> Vec<BrandHit<'a>> {
    let mut hits: Vec<BrandHit<'a>> = Vec::new();
    for from in 0..scan.words.len() {
        collect_phrases(scan, from, &mut hits);
    }
    collect_native(scan, &mut hits);
    let letters = |hit: &BrandHit<'_>| {
        scan.words.get(hit.from..hit.to).unwrap_or_default().iter().map(|word| word.len()).sum::<usize>()
    };
    sorted::by(&mut hits, |a, b| letters(b).cmp(&letters(a)).then(a.from.cmp(&b.from)));
    let mut kept: Vec<BrandHit<'a>> = Vec::new();
    let mut taken = vec![false; scan.words.len()];
    for hit in hits {
        let Some(words) = taken.get_mut(hit.from..hit.to).filter(|words| !words.contains(&true)) else { continue };
        words.fill(true);
        kept.push(hit);
    }
    collect_slips(scan, &taken, &mut kept);
    dressed::collect(scan, &taken, &mut kept);
    sorted::by_key(&mut kept, |hit| hit.from);
    kept
}

fn collect_phrases<'a>(scan: &Scan<'a>, from: usize, hits: &mut Vec<BrandHit<'a>>) {
    if is_times_sign(scan, from) {
        return;
    }
    collect_plural(scan, from, hits);
    let (mut shortest, mut longest) = (usize::MAX, 0);
    let mut all_tight = true;
    let mut all_dotted = true;
    let mut broken = false;
    for to in from + 1..=(from + MOST_WORDS).min(scan.words.len()) {
        if to > from + 1 {
            match gap(scan.gap_before(to - 1)) {
                Gap::Wide => return,
                // A word continues after a hyphen at the end of a line; a name does not.
                _ if broken => return,
                Gap::Broken => (all_tight, broken) = (false, true),
                Gap::Space => all_tight = false,
                Gap::Tight => {}
            }
            all_dotted &= scan.gap_before(to - 1) == ['.'];
        }
        let letters = scan.words.get(to - 1).map_or(0, |word| word.len());
        (shortest, longest) = (shortest.min(letters), longest.max(letters));
        // Phrases are plain ASCII, so that bytes are letters.
        let joined = scan.words_joined(from, to);
        if joined.len() > scan.index.longest_phrase() || (joined.len() >= 3 && !scan.index.opens_a_phrase(joined)) {
            return;
        }
        let count = to - from;
        let fits = |phrase: &&Phrase| {
            // A name may be written in more words than listed, when that cannot be an accident.
            !broken
                && (count <= phrase.words
                    || (joined.len() >= 6 && shortest >= 3)
                    || (all_tight && joined.len() >= 4)
                    // “D.J.I.”
                    || (all_dotted && longest == 1 && joined.len() >= 3))
        };
        let known = scan.index.phrases(joined);
        let phrases: Vec<&Phrase> = known.iter().filter(fits).collect();
        if !phrases.is_empty() {
            let in_more_words = phrases.iter().all(|phrase| count > phrase.words);
            let split = !all_tight && in_more_words;
            let dress = (longest == 1 && in_more_words).then_some(Dress::Pieces);
            hits.push(BrandHit { split, dress, ..BrandHit::new(from, to, phrases) });
        } else if count > 1 && !known.is_empty() && is_in_pieces(count, joined.len(), (shortest, longest), broken) {
            let is_cut_up =
                |phrase: &&Phrase| phrase.words < count && !phrase.needs_support && scan.index.is_listed(phrase.maker);
            let phrases: Vec<&Phrase> = known.iter().filter(is_cut_up).collect();
            if !phrases.is_empty() {
                hits.push(BrandHit { split: true, dress: Some(Dress::Pieces), ..BrandHit::new(from, to, phrases) });
            }
        }
    }
}

/// “40 Hiks”, “the wardens’ Hyteras”: the plural of a name that is no ordinary word, written as names are.
fn collect_plural<'a>(scan: &Scan<'a>, at: usize, hits: &mut Vec<BrandHit<'a>>) {
    let word = scan.word(at);
    let Some(name) = word.strip_suffix('S').filter(|name| name.len() >= SHORTEST_PLURAL) else { return };
    // Nearly all words that end in an S are not the plural of a name.
    let known = scan.index.phrases(name);
    if known.is_empty()
        || scan.index.is_ordinary_name(name)
        || !scan.index.phrases(word).is_empty()
        || scan.cues_at(at).next().is_some()
    {
        return;
    }
    let is_name = |phrase: &&Phrase| phrase.words == 1 && !only_asks(phrase);
    let hit = BrandHit::new(at, at + 1, known.iter().filter(is_name).collect());
    if hit.phrases.iter().any(|phrase| is_written_as_a_name(scan, &hit, phrase)) {
        hits.push(hit);
    }
}

/// The smallest number of letters in a name whose plural is read.
const SHORTEST_PLURAL: usize = 3;

/// Whether a name in more words than listed was cut up by somebody: at a hyphen at the end of a line, into short
/// pieces, or, if the name is long, anywhere.
fn is_in_pieces(count: usize, letters: usize, (shortest, longest): (usize, usize), broken: bool) -> bool {
    let at_line_end = broken && count == 2 && letters >= 5 && shortest >= 2;
    let short = !broken && count >= 3 && letters >= 7 && longest <= 3;
    at_line_end || short || (!broken && count == 2 && letters >= 9)
}

/// “4 x security cameras”: the sign between a count and what is counted, and not a letter of a name.
fn is_times_sign(scan: &Scan<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| scan.words.get(before));
    let count = before.and_then(|word| scan.chars.get(word.from..word.to)).unwrap_or_default();
    scan.word(at) == "X"
        && matches!(scan.gap_before(at), [] | [' '])
        && scan.gap_before(at + 1) == [' ']
        && !count.is_empty()
        && count.iter().all(char::is_ascii_digit)
}

/// Names in scripts without spaces may be anywhere inside a word.
fn collect_native<'a>(scan: &Scan<'a>, hits: &mut Vec<BrandHit<'a>>) {
    for at in 0..scan.words.len() {
        let text = scan.word(at);
        if text.is_ascii() {
            continue;
        }
        if let Some((_, phrase)) = scan
            .index
            .native_names()
            .iter()
            .filter(|(name, _)| text.contains(name.as_str()))
            .max_by_key(|(name, _)| name.len())
        {
            hits.push(BrandHit::new(at, at + 1, vec![phrase]));
        }
    }
}

/// Finds words one slip away from a brand that is listed as always the maker's. Words in which a name was already found
/// (`taken`) are left out.
fn collect_slips<'a>(scan: &Scan<'a>, taken: &[bool], kept: &mut Vec<BrandHit<'a>>) {
    for (at, word) in scan.words.iter().enumerate() {
        let letters = scan.chars.get(word.from..word.to).unwrap_or_default();
        let plausible = letters.len() >= 5 && !word.digits && letters.iter().all(char::is_ascii_alphabetic);
        if !plausible || taken.get(at).copied().unwrap_or(false) {
            continue;
        }
        let text = scan.word(at);
        if scan.index.is_never_misspelling(text) || !scan.index.cues().starting_with(text).is_empty() {
            continue;
        }
        let brands = letters.first().map(|first| scan.index.repairable(*first)).unwrap_or_default();
        let found = brands.iter().find(|(brand, _)| is_slip_of(letters, brand));
        if let Some((_, phrase)) = found {
            kept.push(BrandHit { repaired: true, ..BrandHit::new(at, at + 1, vec![phrase]) });
        }
    }
}

/// Whether a word is a brand with one slip and the same first letter. In brands of five and six
/// letters only swapped neighbours or a doubled letter count, because too many words are similar.
fn is_slip_of(word: &[char], brand: &[char]) -> bool {
    if !spelling::within_one_slip(word, brand) {
        return false;
    }
    if brand.len() >= 7 {
        return true;
    }
    let sorted = |letters: &[char]| {
        let mut letters = letters.to_vec();
        sorted::by(&mut letters, Ord::cmp);
        letters
    };
    if word.len() == brand.len() {
        return sorted(word) == sorted(brand);
    }
    word.len() == brand.len() + 1 && word.windows(2).any(|two| two.first() == two.last())
}

enum Gap {
    Tight,
    Space,
    /// A hyphen at the end of a line, which may stand inside a word.
    Broken,
    Wide,
}

fn gap(between: &[char]) -> Gap {
    match between {
        [' '] | [' ', ' '] => Gap::Space,
        ['-' | '_' | '.' | '/' | '&' | '\'' | '’'] => Gap::Tight,
        ['-', ' '] => Gap::Broken,
        // "Co., Ltd", "D. H. L.", "A & B", "Technology (UK)": punctuation inside a name.
        ['.' | ',', ' '] | ['.', ',', ' '] | ['.', ','] | [','] | [' ', '&', ' '] | [' ', '('] | [')', ' '] => {
            Gap::Space
        }
        _ => Gap::Wide,
    }
}

/// What supports a name in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Needs no support: it is not an ordinary word, or it is in the column of the make.
    Own,
    /// An ordinary or short word that leads up to a noun of the maker's kind of kit: “Parrot ANAFI USA drone”.
    Kit,
    /// An ordinary or short word beside a number, a measure or a word of the trade.
    Trade,
    /// A short name that is not a word of the language, written as the list writes it, with nothing to support it:
    /// “TVT”, “Autel”.
    Alone,
    /// A maker's own name that is here the name of a street: “Honeywell Lane”.
    Street,
    /// An ordinary or short word that nothing supports.
    None,
}

/// The most words of a product's name that may stand between a maker's name and the kit noun, with the parts of one
/// number counted once: “Vista 5MP 2.8 mm dome”.
const MOST_BETWEEN: usize = 4;

/// What supports a phrase here. Short and common names need a number of the same maker (`own_number`) or a kit noun
/// after them; directly before a word for a place they are the name of a place.
#[must_use]
pub fn ground(
    scan: &Scan<'_>,
    hit: &BrandHit<'_>,
    others: &[BrandHit<'_>],
    phrase: &Phrase,
    own_number: bool,
) -> Ground {
    let column = scan.column_of_word(hit.from);
    if column.names_maker() {
        return Ground::Own;
    }
    // A name in more words than listed may be ordinary words: “Uni View Halls”.
    if !phrase.needs_support && !hit.split {
        return if is_street(scan, hit) { Ground::Street } else { Ground::Own };
    }
    if tells_of_place(column) || is_before_a_place(scan, hit.to) {
        return Ground::None;
    }
    if own_number {
        return Ground::Own;
    }
    // “TVT-5603” may be any maker's number.
    let opens_a_number = scan.gap_before(hit.to) == ['-'] && scan.words.get(hit.to).is_some_and(|word| word.digits);
    if opens_a_number {
        return Ground::None;
    }
    let is_ordinary = scan.index.is_ordinary_name(scan.words_joined(hit.from, hit.to));
    if is_ordinary && !is_written_as_a_name(scan, hit, phrase) {
        return Ground::None;
    }
    if !is_ordinary && scan.has_support(&phrase.support) {
        return in_line(scan);
    }
    match leads_to(scan, hit, &phrase.support) {
        Ground::None if is_labelled(scan, hit) => Ground::Trade,
        // “Juniper EX2300-24P”: a make and its model.
        Ground::None if !scan.index.is_listed(phrase.maker) && leads_to_a_number(scan, hit) => Ground::Kit,
        Ground::None if is_ordinary || !is_written_as_listed(scan, hit, phrase) => Ground::None,
        Ground::None => beside(scan, others, phrase),
        ground => ground,
    }
}

/// What supports a coined name that stands beside other makers' names. A maker of the same kind of kit supports it
/// (“neither Tiandy nor TVT”); beside makers of other kit it is part of their product's name (“HID Global Edge EVO”).
fn beside(scan: &Scan<'_>, others: &[BrandHit<'_>], phrase: &Phrase) -> Ground {
    let by_itself = |found: &&&Phrase| found.maker != phrase.maker && !found.needs_support && !only_asks(found);
    let named = others.iter().filter(|other| !tells_of_place(scan.column_of_word(other.from)));
    let mut makers = named.flat_map(|other| &other.phrases).filter(by_itself).peekable();
    match (makers.peek().is_some(), makers.any(|found| found.category == phrase.category)) {
        (_, true) => Ground::Trade,
        (true, false) => Ground::None,
        (false, false) => Ground::Alone,
    }
}

/// Whether a name begins with a capital, and is all in capitals if the list writes it so: “Evo II”, but not “Tvt”.
fn is_written_as_listed(scan: &Scan<'_>, hit: &BrandHit<'_>, phrase: &Phrase) -> bool {
    let written = hit.written(scan);
    let small = |text: &str| text.chars().any(char::is_lowercase);
    written.starts_with(char::is_uppercase) && (small(&phrase.text) || !small(written))
}

/// The ground of a name that something in its line supports.
fn in_line(scan: &Scan<'_>) -> Ground {
    if scan.names_kit() { Ground::Kit } else { Ground::Trade }
}

fn tells_of_place(column: Column) -> bool {
    matches!(column, Column::Site | Column::Location | Column::SiteLocation | Column::SiteKind)
}

/// Whether a name is written with a capital, or as the list writes it (“eero”).
pub fn is_written_as_a_name(scan: &Scan<'_>, hit: &BrandHit<'_>, phrase: &Phrase) -> bool {
    let written = hit.written(scan);
    written.starts_with(|c: char| !c.is_lowercase()) || written == phrase.text
}

/// “Unity House”, “Ring Road”: a word for a place directly after a name, unless it begins a noun of kit (“door station”).
fn is_before_a_place(scan: &Scan<'_>, at: usize) -> bool {
    let beside = at < scan.words.len() && matches!(scan.gap_before(at), [' ' | '-']);
    beside && !scan.opens_long_kit_noun(at) && scan.index.is_location(scan.word(at), scan.word(at + 1))
}

/// “Honeywell Lane”: a name and a word for a street, both written with a capital.
fn is_street(scan: &Scan<'_>, hit: &BrandHit<'_>) -> bool {
    let is_capital = |at: usize| {
        let start = scan.words.get(at).map(|word| scan.folded.span(word.from, word.to).0);
        start.and_then(|start| scan.text.get(start..)).is_some_and(|rest| rest.starts_with(char::is_uppercase))
    };
    scan.gap_before(hit.to) == [' ']
        && scan.index.paper_words().ends_street(scan.word(hit.to))
        && (is_capital(hit.to) || !scan.has_small_letters)
        && !(scan.word(hit.to) == "CLOSE" && matches!(scan.word(hit.to + 1), "UP" | "RANGE" | "FOCUS"))
}

/// What a name leads up to, if only numbers, measures and capitalised words of a product's name are in between.
fn leads_to(scan: &Scan<'_>, hit: &BrandHit<'_>, kinds: &[Equipment]) -> Ground {
    if starts_with_letter_and_holds_digit(scan, hit.to) && is_beside(scan.gap_before(hit.to)) && scan.has_support(kinds)
    {
        return in_line(scan);
    }
    let mut ground = Ground::None;
    let mut between = 0;
    for at in hit.to..scan.words.len() {
        if !is_beside(scan.gap_before(at)) {
            return ground;
        }
        if scan.is_kit_at(at, kinds) {
            return Ground::Kit;
        }
        if is_before_a_place(scan, at) {
            return ground;
        }
        if scan.is_support_at(at, kinds) {
            ground = Ground::Trade;
        }
        between += usize::from(scan.gap_before(at + 1) == [' ']);
        if !is_of_a_product(scan, at) || between > MOST_BETWEEN {
            return ground;
        }
    }
    ground
}

/// “F22”, “TC52”: a word that can only be a number of a product.
fn starts_with_letter_and_holds_digit(scan: &Scan<'_>, at: usize) -> bool {
    let letters = scan.words.get(at).and_then(|word| scan.chars.get(word.from..word.to)).unwrap_or_default();
    letters.first().is_some_and(char::is_ascii_alphabetic) && letters.iter().any(char::is_ascii_digit)
}

/// Whether what follows a name directly is written like a model number and not like a road (“A4174”).
fn leads_to_a_number(scan: &Scan<'_>, hit: &BrandHit<'_>) -> bool {
    let Some(next) = scan.words.get(hit.to).filter(|_| scan.gap_before(hit.to) == [' ']) else { return false };
    let letters = scan.chars.get(next.from..next.to).unwrap_or_default();
    let digits = letters.iter().filter(|c| c.is_ascii_digit()).count();
    let is_code = letters.first().is_some_and(char::is_ascii_alphabetic) && digits >= 3;
    let is_road = matches!(letters, ['A' | 'B' | 'M', rest @ ..] if rest.iter().all(char::is_ascii_digit));
    let start = scan.folded.span(next.from, next.to).0;
    !is_road && (is_code || equipment::model_likes(scan.index.paper_words(), scan.text).any(|(from, _)| from == start))
}

/// Whether a word may be part of a product's name: it has a digit or is written with a capital.
fn is_of_a_product(scan: &Scan<'_>, at: usize) -> bool {
    let Some(word) = scan.words.get(at) else { return false };
    let (from, to) = scan.folded.span(word.from, word.to);
    word.digits || scan.text.get(from..to).is_some_and(|written| written.contains(char::is_uppercase))
}

/// “Make: Vista”, “a box marked UNV”.
fn is_labelled(scan: &Scan<'_>, hit: &BrandHit<'_>) -> bool {
    let Some(before) = hit.from.checked_sub(1) else { return false };
    scan.gap_before(hit.from).len() <= 2 && scan.index.is_before_a_make(scan.word(before))
}

fn is_beside(gap: &[char]) -> bool {
    gap.len() <= 3 && gap.iter().all(|c| matches!(c, ' ' | '-' | '/' | ',' | '|' | '(' | '+' | '_' | '.' | '\''))
}

/// Whether a name is followed directly by something that looks like a model number and is no known maker's. The name
/// must be one maker's only and not an ordinary word: “Swann SWDSK-85680”.
#[must_use]
pub fn stands_before_a_number(scan: &Scan<'_>, hit: &BrandHit<'_>, models: &[ModelHit]) -> bool {
    let Some(next) = scan.words.get(hit.to).filter(|_| scan.gap_before(hit.to) == [' ']) else { return false };
    let start = scan.folded.span(next.from, next.to).0;
    let shared = |phrase: &&Phrase| scan.index.maker(phrase.maker).is_none_or(|maker| !maker.listed);
    let letters = || (hit.from..hit.to).map(|at| scan.word(at).chars().count()).sum::<usize>();
    equipment::model_likes(scan.index.paper_words(), scan.text).any(|(from, _)| from == start)
        && letters() >= SHORTEST_BEFORE_A_NUMBER
        && !(hit.from..hit.to).all(|at| scan.index.is_generic(scan.word(at)))
        && !hit.phrases.iter().any(shared)
        && !models.iter().any(|model| model.from <= next.from && next.from < model.to)
}

/// The fewest letters of a short or common name that becomes a question when a number follows it.
const SHORTEST_BEFORE_A_NUMBER: usize = 5;

/// Whether a phrase only ever raises a question.
#[must_use]
pub fn only_asks(phrase: &Phrase) -> bool {
    matches!(phrase.scope, Scope::Some | Scope::Former | Scope::App)
}

/// Whether a name made of ordinary words is only the end of a longer name: "First Pacific Networks" is not Pacific
/// Networks.
#[must_use]
pub fn ends_a_longer_name(scan: &Scan<'_>, hit: &BrandHit<'_>) -> bool {
    let Some(before) = hit.from.checked_sub(1) else { return false };
    let is_cue = || scan.cues.iter().any(|cue| cue.from <= before && before < cue.to);
    let named = scan.words.get(before).is_some_and(|word| {
        let (start, _) = scan.folded.span(word.from, word.to);
        let first = scan.text.get(start..).and_then(|rest| rest.chars().next());
        word.len() > 2 && first.is_some_and(char::is_uppercase)
    });
    named
        && scan.gap_before(hit.from) == [' ']
        && (hit.from..hit.to).all(|at| scan.index.is_generic(scan.word(at)))
        && !is_cue()
}

/// Whether a phrase is a firm's name rather than a brand.
#[must_use]
pub fn is_name(phrase: &Phrase) -> bool {
    phrase.kind == PhraseKind::Name
}
