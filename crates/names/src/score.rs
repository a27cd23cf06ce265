//! From tied words to one score.
//!
//! Names must share a word that distinguishes firms, or there is no evidence. A word that only one name has lowers the
//! score; different words in both lower it more.

use super::align::{Alignment, Pair, Tie, align};
use super::forms::{self, FormsCompared};
use super::lexicon::{Class, Lexicon};
use super::normalise::{JOINING_WEIGHT, Name, NameWord};
use super::slips;

/// Two names compared, with all that led to the score.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// 0 to 1.
    pub score: f64,
    /// The words, tied.
    pub alignment: Alignment,
    /// The legal forms.
    pub forms: FormsCompared,
    /// Whether a word that distinguishes firms is shared.
    pub evidence: bool,
    /// Whether the words are in another order.
    pub reordered: bool,
    /// Whether the names give different numbers.
    pub numbers_differ: bool,
}

impl Scored {
    /// Whether every word of the right name has a partner, apart from joining words.
    #[must_use]
    pub fn covers(&self, b: &Name) -> bool {
        let far = |at: usize| {
            let mut pairs = self.alignment.pairs.iter();
            pairs.any(|pair| pair.tie == Tie::Near && (pair.b..pair.b + pair.b_words).contains(&at))
        };
        let open = |at: usize| at < 64 && self.alignment.left_over_b >> at & 1 == 1;
        b.words.iter().enumerate().all(|(at, word)| word.class == Class::Joining || !(open(at) || far(at)))
    }
}

impl Scored {
    /// Whether a word is only a slip away from its partner.
    #[must_use]
    pub fn rests_on_a_slip(&self) -> bool {
        self.alignment.pairs.iter().any(|pair| matches!(pair.tie, Tie::Slip | Tie::Loose))
    }

    /// Whether no word is off by more than one slip: one slip is a common mistake, but two are as likely to make
    /// another word.
    #[must_use]
    pub fn one_slip_a_word(&self, a: &Name, b: &Name) -> bool {
        let slipped = self.alignment.pairs.iter().filter(|pair| matches!(pair.tie, Tie::Slip | Tie::Loose));
        slipped.into_iter().all(|pair| match (words_of(a, pair, true), words_of(b, pair, false)) {
            ([left], [right]) => slips::cost(&left.letters, &right.letters, slips::ONE_SLIP) <= slips::ONE_SLIP,
            _ => true,
        })
    }
}

/// Compares two names, including other names that their texts contain.
#[must_use]
pub fn score(a: &Name, b: &Name, lexicon: &Lexicon) -> Scored {
    let mut best = score_two(a, b, lexicon);
    if !a.others.is_empty() || !b.others.is_empty() {
        for one in std::iter::once(a).chain(&a.others) {
            for other in std::iter::once(b).chain(&b.others) {
                let mut scored = score_two(one, other, lexicon);
                scored.score *= BY_OTHER_NAME;
                if scored.score > best.score {
                    best.score = scored.score;
                }
            }
        }
    }
    best
}

/// The factor for a score that rests on another name in the same text.
const BY_OTHER_NAME: f64 = 0.96;

/// The highest score of names that share no distinctive word.
const NO_EVIDENCE: f64 = 0.4;

fn score_two(a: &Name, b: &Name, lexicon: &Lexicon) -> Scored {
    let mut alignment = align(a, b);
    let mut forms = forms::compare(&a.forms, &b.forms, lexicon);
    if ends_in_mistyped_form(a, b, alignment.left_over_a) {
        forms = FormsCompared::Mistyped;
        alignment.left_over_a &= !last_word(a);
    } else if ends_in_mistyped_form(b, a, alignment.left_over_b) {
        forms = FormsCompared::Mistyped;
        alignment.left_over_b &= !last_word(b);
    }
    settle_loose(a, b, &mut alignment, forms);
    // A name that has only ordinary words is distinguished by all of them together.
    let (own_a, own_b) = (has_own_word(a, b, &alignment, true), has_own_word(b, a, &alignment, false));
    let ordinary = !own_a || !own_b;
    let weigh = |word: &NameWord| if ordinary { word.weight().max(floor(word.class)) } else { word.weight() };
    let (mut tied, mut alike, mut evidence) = (0.0, 0.0, false);
    let (mut in_doubt, mut sure) = (false, false);
    let (mut extra_a, mut extra_b, mut near) = (0.0, 0.0, 0.0);
    for pair in &alignment.pairs {
        let (of_a, of_b) = (words_of(a, pair, true), words_of(b, pair, false));
        let weight = pair_weight(of_a, &weigh).min(pair_weight(of_b, &weigh));
        if pair.tie == Tie::Near {
            near += weight * (1.0 - pair.alike) * NEAR_COST;
            continue;
        }
        tied += weight;
        alike += weight * pair.alike;
        let telling = |words: &[NameWord]| words.iter().any(|word| word.class == Class::Distinctive);
        // In so short a word a slip is no evidence by itself.
        let doubtful = pair.tie == Tie::Slip && pair.alike < super::SAME_FROM;
        in_doubt |= doubtful;
        sure |= telling(of_a) && telling(of_b) && !doubtful;
        evidence |= telling(of_a) && telling(of_b) || pair.tie == Tie::Initials && pair.a_words.max(pair.b_words) > 2;
    }
    let numbers_differ = numbers_differ(a, b, &alignment);
    extra_a += left_over(a, alignment.left_over_a, &weigh, numbers_differ);
    extra_b += left_over(b, alignment.left_over_b, &weigh, numbers_differ);
    if tied <= 0.0 {
        let none = NO_EVIDENCE * 0.5 * near_share(&alignment);
        return Scored { score: none, alignment, forms, evidence: false, reordered: false, numbers_differ };
    }
    let (less, more) = if extra_a < extra_b { (extra_a, extra_b) } else { (extra_b, extra_a) };
    let shorter = if extra_a < extra_b { a } else { b };
    let shorthand = is_shorthand(shorter);
    let extra_cost = if shorthand { SHORTHAND_COST } else { 1.0 };
    let mut score = alike / tied;
    score *= tied / (tied + near);
    score *= tied / (tied + more * extra_cost);
    score *= tied / (tied + less * 2.0);
    score *= forms.factor();
    let reordered = is_reordered(&alignment, a);
    if reordered {
        score *= 0.97;
    }
    if numbers_differ {
        score *= 0.7;
    }
    // A word that is only similar counts as another word until somebody has looked.
    if near > 0.0 || in_doubt && !sure {
        score = score.min(MOST_IN_DOUBT);
    }
    let evidence = evidence || (!own_a && !own_b);
    if !evidence {
        score = score.min(NO_EVIDENCE) * 0.9;
    }
    Scored { score: score.clamp(0.0, 1.0), alignment, forms, evidence, reordered, numbers_differ }
}

/// How similar two words count that are further apart than a slip, if everything else agrees.
const LOOSE: f64 = 0.8;

/// How many words, including the legal form, must agree before a more distant one is believed: a first name beside a
/// family name is not enough.
const AGREEING: usize = 3;

/// The weight that those words must have together: as much as a distinctive word.
const AGREEING_WEIGHT: f64 = 1.0;

/// Accepts a loosely tied word if it is the only difference: the other words are the same and have enough weight,
/// nothing is left over, and the legal form is the same. Otherwise the word is only close.
fn settle_loose(a: &Name, b: &Name, alignment: &mut Alignment, forms: FormsCompared) {
    let is_same = |pair: &&Pair| matches!(pair.tie, Tie::Same | Tie::Reading | Tie::Joined);
    let weight = |pair: &Pair| pair_weight(words_of(a, pair, true), &NameWord::weight);
    let agreeing: Vec<f64> = alignment.pairs.iter().filter(is_same).map(weight).collect();
    let telling = agreeing.iter().filter(|weight| **weight > JOINING_WEIGHT).count();
    let forms_agree = matches!(forms, FormsCompared::Same | FormsCompared::Neither);
    let believed = agreeing.len() + 1 == alignment.pairs.len()
        && forms_agree
        && telling + usize::from(forms == FormsCompared::Same) >= AGREEING
        && agreeing.iter().sum::<f64>() >= AGREEING_WEIGHT
        && !has_left_over(a, alignment.left_over_a)
        && !has_left_over(b, alignment.left_over_b);
    for pair in alignment.pairs.iter_mut().filter(|pair| pair.tie == Tie::Loose) {
        if believed {
            pair.alike = LOOSE;
        } else {
            pair.tie = Tie::Near;
        }
    }
}

fn has_left_over(name: &Name, open: u64) -> bool {
    let mut words = name.words.iter().enumerate();
    words.any(|(at, word)| at < 64 && open >> at & 1 == 1 && word.class != Class::Joining)
}

/// How much more words that are only similar cost than words that one name lacks.
const NEAR_COST: f64 = 1.8;

/// What an additional word costs if the other name is a bare name that may stand for a longer one.
const SHORTHAND_COST: f64 = 0.27;

/// The highest score of names with such doubts: just below the threshold.
const MOST_IN_DOUBT: f64 = super::SAME_FROM - 0.01;

/// The least weight of a word in a name of ordinary words.
fn floor(class: Class) -> f64 {
    match class {
        Class::Joining => 0.0,
        Class::Group => 0.4,
        _ => 0.6,
    }
}

fn words_of<'a>(name: &'a Name, pair: &Pair, left: bool) -> &'a [NameWord] {
    let (at, count) = if left { (pair.a, pair.a_words) } else { (pair.b, pair.b_words) };
    name.words.get(at..at + count).unwrap_or_default()
}

fn pair_weight(words: &[NameWord], weigh: &impl Fn(&NameWord) -> f64) -> f64 {
    if words.len() > 1 { words.iter().map(weigh).sum::<f64>().clamp(0.7, 1.2) } else { words.iter().map(weigh).sum() }
}

fn left_over(name: &Name, open: u64, weigh: &impl Fn(&NameWord) -> f64, numbers_differ: bool) -> f64 {
    let counts = |word: &NameWord| !(numbers_differ && word.class == Class::Number);
    let open_words = name.words.iter().enumerate().filter(|(at, _)| *at < 64 && open >> at & 1 == 1);
    open_words.filter(|(_, word)| counts(word)).map(|(_, word)| weigh(word)).sum()
}

/// Whether a name has a word that distinguishes it; a slip of an ordinary word does not.
fn has_own_word(name: &Name, other: &Name, alignment: &Alignment, left: bool) -> bool {
    let is_slip_of_ordinary = |at: usize| {
        alignment.pairs.iter().any(|pair| {
            let (here, there) = if left { (pair.a, pair.b) } else { (pair.b, pair.a) };
            matches!(pair.tie, Tie::Slip | Tie::Loose)
                && here == at
                && other.words.get(there).is_some_and(|word| word.class != Class::Distinctive)
        })
    };
    name.words.iter().enumerate().any(|(at, word)| word.class == Class::Distinctive && !is_slip_of_ordinary(at))
}

/// The bit of a name's last word.
fn last_word(name: &Name) -> u64 {
    name.words.len().checked_sub(1).filter(|at| *at < 64).map_or(0, |at| 1 << at)
}

/// Whether a name without a legal form ends in a mistyped form of the other name.
fn ends_in_mistyped_form(name: &Name, other: &Name, open: u64) -> bool {
    let (Some(last), [form]) = (name.words.last(), other.forms.as_slice()) else { return false };
    name.forms.is_empty()
        && name.words.len() > 1
        && open & last_word(name) != 0
        && last.class == Class::Distinctive
        && forms::is_mistyped_short(&last.key, &form.written)
}

fn numbers_differ(a: &Name, b: &Name, alignment: &Alignment) -> bool {
    let open = |name: &Name, bits: u64| {
        name.words.iter().enumerate().any(|(at, word)| at < 64 && bits >> at & 1 == 1 && word.class == Class::Number)
    };
    open(a, alignment.left_over_a) && open(b, alignment.left_over_b)
}

/// Whether it is a bare name without form or trade, which may stand for a longer one: "Cisco".
fn is_shorthand(name: &Name) -> bool {
    name.forms.is_empty()
        && name.words.iter().all(|word| matches!(word.class, Class::Distinctive | Class::Joining))
        && name.words.iter().any(|word| word.letters.len() > 3 || !word.key.is_ascii())
}

fn is_reordered(alignment: &Alignment, a: &Name) -> bool {
    let counts = |pair: &&Pair| a.words.get(pair.a).is_some_and(|word| word.class != Class::Joining);
    let places: Vec<usize> = alignment.pairs.iter().filter(counts).map(|pair| pair.b).collect();
    !places.is_sorted()
}

fn near_share(alignment: &Alignment) -> f64 {
    alignment.pairs.iter().map(|pair| pair.alike).fold(0.0, f64::max)
}
