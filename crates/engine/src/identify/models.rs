//! Model numbers: the known-model table first, then the grammars of all makers in competition.

use super::brands::BrandHit;
use super::dressed;
use super::macs::MacHit;
use super::outline::Heading;
use super::scan::Scan;
use vendor_list::context::Equipment;
use vendor_list::grammar::{Fit, Repair};
use vendor_list::index::{MODEL_OPENING, MakerIndex, ReadyGrammar};
use vendor_list::makers::Strength;
use vendor_text::Column;
use vendor_text::hashes::{HASH_START, hash_step};
use vendor_text::sorted;
use vendor_text::words::is_word_letter;

/// A model number found in a line.
#[derive(Debug, Clone)]
pub struct ModelHit {
    /// First folded letter.
    pub from: usize,
    /// Folded letter after the last one, including lens, region and pack suffixes.
    pub to: usize,
    /// Letter after the part that the rule itself matches.
    pub head: usize,
    /// The maker.
    pub maker: MakerIndex,
    /// The brand that uses such numbers.
    pub brand: String,
    /// `maker/rule`.
    pub rule: String,
    /// What the rule says of such numbers.
    pub why: String,
    /// How much the match proves.
    pub says: Says,
    /// The equipment, if the pattern shows it.
    pub equipment: Option<Equipment>,
    /// Whether the rule itself names the equipment; otherwise it is what the maker mostly makes.
    pub names_equipment: bool,
    /// How many letters were read as other letters.
    pub repairs: usize,
}

/// How much a model number proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// Raises a question.
    Asks,
    /// Attributes if the brand supports it.
    WithSupport,
    /// Attributes, unless the line also has the relabelling brand: then it asks.
    Tied,
    /// Attributes after letters were read as others.
    Repaired,
    /// Attributes.
    Alone,
    /// Is in the known-model table.
    Known,
}

/// The longest text in which one model number is looked for, in letters.
const WINDOW: usize = 64;

/// Finds the model numbers of a line outside its MAC addresses; where they overlap, the longest fit wins.
#[must_use]
pub fn find(scan: &Scan<'_>, brands: &[BrandHit<'_>], macs: &[MacHit], heading: Option<&Heading>) -> Vec<ModelHit> {
    let mut hits = as_written(scan, brands, macs);
    dressed::numbers(scan, &mut hits);
    keep_best(scan, brands, heading, hits)
}

/// The model numbers that are written in one piece, and not letter by letter.
pub fn as_written(scan: &Scan<'_>, brands: &[BrandHit<'_>], macs: &[MacHit]) -> Vec<ModelHit> {
    let mut hits = Vec::new();
    let mut macs = macs.iter().peekable();
    for (at, word) in scan.words.iter().enumerate() {
        while macs.next_if(|mac| mac.to <= word.from).is_some() {}
        if macs.peek().is_some_and(|mac| mac.from <= word.from) {
            continue;
        }
        let start = word.from + escaped(scan, word.from);
        let window = scan.chars.get(start..(start + WINDOW).min(scan.chars.len())).unwrap_or_default();
        if !window_has_digit(window) {
            continue;
        }
        let opens = opens_here(scan, brands, at);
        if opens == Opening::Never || is_short_reference(scan, at, window) {
            continue;
        }
        known(scan, start, window, opens, &mut hits);
        grammars(scan, start, window, opens, &mut hits);
    }
    across_columns(scan, &mut hits);
    hits
}

/// Finds numbers whose shape begins with the make (“Tapo C200”), put together from the columns of make and model,
/// wherever these are in the row.
fn across_columns(scan: &Scan<'_>, hits: &mut Vec<ModelHit>) {
    let letters_of = |column: Column| {
        let cell = scan.cells.iter().find(|cell| cell.column == column)?;
        let from = scan.letter_at_byte(cell.start);
        Some((from, scan.chars.get(from..scan.letter_at_byte(cell.end))?))
    };
    let Some(((_, make), (from, model))) = letters_of(Column::Make).zip(letters_of(Column::Model)) else { return };
    let window: Vec<char> = make.iter().chain(&[' ']).chain(model).copied().take(WINDOW).collect();
    let Some(first) = window.first().copied() else { return };
    let ends = |length: usize| window.get(length).is_none_or(|next| !is_word_letter(*next));
    let before = make.len() + 1;
    for grammar in scan.index.grammars_from(first, window.get(1).copied()) {
        if let Some(length) = exact_length(grammar, &window, ends).filter(|length| *length > before) {
            let fit = Fit { length: length - before, repairs: 0 };
            hits.push(hit_of(scan, grammar, from, fit, says_of(grammar, &window, length)));
        }
    }
}

/// The length in letters of the part of a text that fits a rule exactly, if it is a model number and not one of the
/// rule's exceptions.
fn exact_length(grammar: &ReadyGrammar, window: &[char], ends: impl Fn(usize) -> bool + Copy) -> Option<usize> {
    let length = grammar.pattern.longest(window, ends).filter(|length| is_code(window, *length))?;
    grammar.except.iter().all(|except| except.longest(window, ends).is_none()).then_some(length)
}

/// How much a number that fits a rule exactly proves.
fn says_of(grammar: &ReadyGrammar, window: &[char], length: usize) -> Says {
    match (grammar.asks || is_letter_and_four_digits(window, length), grammar.strength) {
        (true, Strength::Standalone) if grammar.tied => Says::Tied,
        (true, _) | (_, Strength::Weak) => Says::Asks,
        (_, Strength::Supported) => Says::WithSupport,
        (_, Strength::Standalone) => Says::Alone,
    }
}

/// The number of letters at the start of a word that belong to an escaped character of an address: “%20” is a space.
fn escaped(scan: &Scan<'_>, from: usize) -> usize {
    let is_sign = from.checked_sub(1).and_then(|before| scan.chars.get(before)) == Some(&'%');
    let code = scan.chars.get(from..from + 2).unwrap_or_default();
    if is_sign && code.len() == 2 && code.iter().all(char::is_ascii_hexdigit) { 2 } else { 0 }
}

/// Whether a model number may start at a word. It may not start in the middle of another code, unless what comes before
/// the joiner is a brand.
fn opens_here(scan: &Scan<'_>, brands: &[BrandHit<'_>], at: usize) -> Opening {
    match scan.gap_before(at) {
        ['-' | '_' | '.'] if at > 0 => {
            let before = at.checked_sub(1).and_then(|before| scan.words.get(before));
            let letters = before.and_then(|word| scan.chars.get(word.from..word.to)).unwrap_or_default();
            let code = letters.iter().any(char::is_ascii_digit) && letters.iter().any(char::is_ascii_alphabetic);
            if brands.iter().any(|hit| hit.to == at) {
                Opening::Free
            } else if code {
                Opening::Never
            } else {
                Opening::Inside
            }
        }
        _ => Opening::Free,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// Anything may start here.
    Free,
    /// It follows a joiner: only long numbers that are not part of another word may start.
    Inside,
    /// It is in the middle of another code: no number may start.
    Never,
}

/// The most letters and digits of a reference that may look like a model number.
const LONGEST_REFERENCE: usize = 7;

/// Whether a short number directly follows the name of something that is numbered, such as a room.
fn is_short_reference(scan: &Scan<'_>, at: usize, window: &[char]) -> bool {
    let number = window.split(|c| !is_word_letter(*c) && !matches!(c, '-' | '/' | '.')).next().unwrap_or_default();
    let letters = number.iter().filter(|c| is_word_letter(**c)).count();
    letters <= LONGEST_REFERENCE && is_behind_a_numbered_thing(scan, at)
}

/// Whether a word directly follows the name of something that is numbered, and so is its number.
pub(super) fn is_behind_a_numbered_thing(scan: &Scan<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| scan.index.paper_words().is_numbered_thing(scan.word(before)))
        && matches!(scan.gap_before(at), [' '] | [':', ' '] | ['.', ' '])
}

fn window_has_digit(window: &[char]) -> bool {
    // Up to the second space: "TC A32E2T".
    let mut spaces = 0;
    for c in window {
        if *c == ' ' {
            spaces += 1;
            if spaces > 2 {
                return false;
            }
        } else if c.is_ascii_digit() {
            return true;
        }
    }
    false
}

fn known(scan: &Scan<'_>, start: usize, window: &[char], opens: Opening, hits: &mut Vec<ModelHit>) {
    let mut hash = HASH_START;
    let (mut letters, mut digits, mut spaces) = (0_usize, 0_usize, 0_usize);
    let mut best: Option<(usize, MakerIndex)> = None;
    for (index, &c) in window.iter().enumerate() {
        if is_word_letter(c) {
            hash = hash_step(hash, c);
            letters += 1;
            if letters == MODEL_OPENING && !scan.index.opens_a_known_model(hash) {
                return;
            }
            digits += usize::from(c.is_ascii_digit());
            let ends = window.get(index + 1).is_none_or(|next| !is_word_letter(*next));
            if ends
                && letters >= 6
                && digits > 0
                && let Some(maker) = scan.index.known_model(hash)
            {
                best = Some((index + 1, maker));
            }
        } else if c == ' ' {
            spaces += 1;
            if spaces > 3 {
                break;
            }
        } else if !matches!(c, '-' | '_' | '.' | '/' | '(' | ')' | '+' | '#') {
            break;
        }
    }
    if let Some((length, maker)) = best
        && (opens == Opening::Free || length >= 10)
    {
        let head = start + length;
        let (name, brand) = scan.index.maker(maker).map(|m| (m.id.clone(), m.name.clone())).unwrap_or_default();
        hits.push(ModelHit {
            from: start,
            to: tail_end(scan, head),
            head,
            maker,
            why: format!("This model is in the list of known {brand} models."),
            brand,
            rule: format!("{name}/known-models"),
            says: Says::Known,
            equipment: None,
            names_equipment: false,
            repairs: 0,
        });
    }
}

fn grammars(scan: &Scan<'_>, start: usize, window: &[char], opens: Opening, hits: &mut Vec<ModelHit>) {
    let Some(first) = window.first().copied() else { return };
    let second = window.get(1).copied();
    let ends = |length: usize| window.get(length).is_none_or(|next| !is_word_letter(*next));
    // Exact matches beat repaired ones. A match of a certain rule ends the search; one of an uncertain rule wins only
    // if it is the longest.
    let mut sure = hits.last().is_some_and(|hit| hit.from == start && hit.says == Says::Known);
    let mut unsure = 0;
    let is_listed = |grammar: &ReadyGrammar| scan.index.is_listed(grammar.maker);
    for grammar in scan.index.grammars_from(first, second) {
        if sure && grammar.strength == Strength::Weak {
            break;
        }
        let Some(length) = exact_length(grammar, window, ends) else { continue };
        if opens == Opening::Inside && (length < 8 || grammar.strength != Strength::Standalone || !is_listed(grammar)) {
            continue;
        }
        let says = says_of(grammar, window, length);
        sure |= grammar.strength == Strength::Standalone;
        if grammar.strength != Strength::Weak {
            unsure = unsure.max(length);
        }
        hits.push(hit_of(scan, grammar, start, Fit { length, repairs: 0 }, says));
    }
    // A count before the number (“4 x …”) and single letters must not begin a model number by mistake.
    let word = window.split(|c| !is_word_letter(*c)).next().unwrap_or_default();
    if sure || opens == Opening::Inside || word.len() < 2 || word.iter().all(char::is_ascii_digit) {
        return;
    }
    let firsts = std::iter::once(&first).chain(vendor_list::grammar::confusable(first));
    for grammar in firsts.flat_map(|c| scan.index.grammars_from(*c, second)) {
        // If another maker's number were accepted with a slip, unknown kit would look known.
        if grammar.strength != Strength::Standalone || !is_listed(grammar) {
            continue;
        }
        let Some(fit) = grammar.pattern.nearest(window, Repair::ALL, ends) else { continue };
        let vetoed = || grammar.except.iter().any(|except| except.nearest(window, Repair::ALL, ends).is_some());
        if fit.length > unsure && is_believable(window, fit) && !vetoed() {
            let says = if grammar.asks { Says::Asks } else { Says::Repaired };
            let mut hit = hit_of(scan, grammar, start, fit, says);
            let only =
                |repair| grammar.pattern.nearest(window, repair, ends).is_some_and(|one| one.length == fit.length);
            hit.why.push_str(reading(&only));
            hits.push(hit);
        }
    }
}

fn hit_of(scan: &Scan<'_>, grammar: &ReadyGrammar, start: usize, fit: Fit, says: Says) -> ModelHit {
    let head = start + fit.length;
    ModelHit {
        from: start,
        to: tail_end(scan, head),
        head,
        maker: grammar.maker,
        brand: grammar.brand.clone(),
        rule: grammar.rule.clone(),
        why: grammar.meaning.clone(),
        says,
        equipment: Some(grammar.equipment),
        names_equipment: grammar.names_equipment,
        repairs: fit.repairs,
    }
}

/// Which reading matched, in words; `only` says whether all repairs were of one kind.
fn reading(only: &dyn Fn(Repair) -> bool) -> &'static str {
    if only(Repair::LOOK_ALIKES) {
        " Some letters were read as digits that they look like, or the other way round."
    } else if only(Repair::JOINERS) {
        " A space or another character was read as the hyphen in the number."
    } else if only(Repair::WILDCARDS) {
        " An X was read as any digit."
    } else {
        " Some characters were read as others that they are often mistaken for."
    }
}

/// Whether a repaired reading is unlikely to be a coincidence: it is long enough, or it is short with three letters in
/// front and a single repair among real digits. Where a space was read as a hyphen, both sides must look like parts of
/// a code.
fn is_believable(window: &[char], fit: Fit) -> bool {
    let code = window.get(..fit.length).unwrap_or_default();
    let letters = code.iter().filter(|c| is_word_letter(**c)).count();
    let digits = code.iter().filter(|c| c.is_ascii_digit()).count();
    let wild = code.windows(2).any(|two| two == ['X', 'X']);
    let joiners = code.iter().filter(|c| matches!(c, ' ' | '.' | '_' | '/')).count();
    // One look-alike in five letters: with more, almost any number can be read as almost any other.
    let few = wild || fit.repairs.saturating_sub(joiners) * 5 <= letters;
    let named = code.iter().take(3).all(char::is_ascii_alphabetic);
    let short = letters >= 6 && named && (wild || (digits >= 2 && fit.repairs == 1));
    if !is_code(window, fit.length) || !few || !(fit.length >= 8 || short) {
        return false;
    }
    let mut parts = code.split(|c| *c == ' ');
    let first = parts.next().unwrap_or_default();
    let opens_with_code = first.iter().any(char::is_ascii_digit);
    parts.enumerate().all(|(at, part)| {
        // “SVR2810 B04”, “AE VC583I”, “DVR 216Q-M1”; not “DVR 200GB”, “S3100 8 PORT”.
        let number = part.iter().all(char::is_ascii_digit);
        let joined = part.iter().any(|c| matches!(c, '-' | '/' | '_'));
        let starts_as_code = part.first().is_some_and(char::is_ascii_alphabetic) || joined || at > 0;
        !number && part.iter().any(|c| is_word_letter(*c)) && (opens_with_code || starts_as_code)
    })
}

/// “A1234”: too many things are numbered like this, so such a shape only asks.
fn is_letter_and_four_digits(window: &[char], length: usize) -> bool {
    matches!(window.get(..length), Some([letter, digits @ ..])
        if letter.is_ascii_alphabetic() && digits.len() == 4 && digits.iter().all(char::is_ascii_digit))
}

/// A model number has a digit and is not a bare number.
fn is_code(window: &[char], length: usize) -> bool {
    let code = window.get(..length).unwrap_or_default();
    length >= 4 && code.iter().any(char::is_ascii_digit) && code.iter().any(char::is_ascii_alphabetic)
}

/// The end of a number including its lens, region and pack suffixes: everything attached without a space.
fn tail_end(scan: &Scan<'_>, head: usize) -> usize {
    let mut open = 0_i32;
    let mut end = head;
    for (offset, &c) in scan.chars.get(head..).unwrap_or_default().iter().enumerate() {
        match c {
            '(' => open += 1,
            ')' if open > 0 => {
                open -= 1;
                end = head + offset + 1;
            }
            _ if is_word_letter(c) => {
                if open == 0 {
                    end = head + offset + 1;
                }
            }
            '-' | '/' | '_' | '+' | '#' | '@' | '.' => {}
            _ => break,
        }
        if offset > WINDOW {
            break;
        }
    }
    end
}

/// Resolves overlaps: the longest match wins; between equals, the one whose brand stands before it, then the rule that
/// proves most, then the fewest repairs, then the heading above. If that leaves a tie between makers, all of them stay,
/// as a question.
fn keep_best(
    scan: &Scan<'_>,
    brands: &[BrandHit<'_>],
    heading: Option<&Heading>,
    mut hits: Vec<ModelHit>,
) -> Vec<ModelHit> {
    let under = |hit: &ModelHit| heading.is_some_and(|heading| heading.supports(hit.maker));
    let branded = |hit: &ModelHit| {
        let word = scan.word_at(hit.from);
        brands.iter().any(|brand| brand.from <= word && brand.is_of(hit.maker))
    };
    let rank = |hit: &ModelHit| {
        let length = hit.head - hit.from + usize::from(hit.says == Says::Known) * 2;
        (length, branded(hit), hit.says, std::cmp::Reverse(hit.repairs))
    };
    sorted::by(&mut hits, |a, b| {
        rank(b).cmp(&rank(a)).then(a.from.cmp(&b.from)).then(under(b).cmp(&under(a))).then(a.rule.cmp(&b.rule))
    });
    let mut kept: Vec<ModelHit> = Vec::new();
    for mut hit in hits {
        let rival = kept.iter_mut().find(|other| hit.from < other.to && other.from < hit.to);
        match rival {
            None => kept.push(hit),
            Some(other) => {
                // The table of known models says whose a number is; its shape says what kind of kit it is.
                if other.maker == hit.maker && other.equipment.is_none() {
                    (other.equipment, other.names_equipment) = (hit.equipment, hit.names_equipment);
                }
                let tie = other.maker != hit.maker
                    && rank(other) == rank(&hit)
                    && other.from == hit.from
                    && under(other) == under(&hit);
                if tie {
                    other.says = Says::Asks;
                    hit.says = Says::Asks;
                    kept.push(hit);
                }
            }
        }
    }
    sorted::by_key(&mut kept, |hit| hit.from);
    kept
}
