//! Legal forms inside a name: separated from it, and given little weight.

use super::lexicon::{Lexicon, is_unspaced};
use super::slips;
use vendor_text::legal_forms::FormIndex;

/// A legal form found in a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFound {
    /// Which one.
    pub form: FormIndex,
    /// The form as it is in the name, folded.
    pub written: String,
}

/// How the legal forms of two names compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormsCompared {
    /// Neither has one.
    Neither,
    /// One form is in both.
    Same,
    /// Only one name has a form.
    OnlyOne,
    /// Forms that are often written in place of each other.
    Akin,
    /// One name has a form, and the other ends in the same form mistyped.
    Mistyped,
    /// Forms of different firms.
    Different,
}

impl FormsCompared {
    /// The factor by which the score is multiplied.
    #[must_use]
    pub fn factor(self) -> f64 {
        match self {
            Self::Neither | Self::Same => 1.0,
            Self::OnlyOne => 0.985,
            Self::Akin | Self::Mistyped => 0.95,
            Self::Different => 0.76,
        }
    }
}

/// Compares legal forms.
#[must_use]
pub fn compare(a: &[FormFound], b: &[FormFound], lexicon: &Lexicon) -> FormsCompared {
    if a.is_empty() && b.is_empty() {
        return FormsCompared::Neither;
    }
    let info = |found: &FormFound| lexicon.forms().form(found.form);
    // "Company" says only that it is a firm: beside any other form it counts as none.
    let says_little = |found: &&FormFound| info(found).is_some_and(|form| form.kin.as_deref() == Some(ANY_KIN));
    let telling = |forms: &[FormFound]| forms.iter().any(|found| !says_little(&found));
    if a.iter().any(|one| b.iter().any(|other| one.form == other.form && !says_little(&one))) {
        return FormsCompared::Same;
    }
    match (telling(a), telling(b)) {
        (false, false) if a.is_empty() || b.is_empty() => FormsCompared::OnlyOne,
        (false, false) => FormsCompared::Same,
        (true, true) => {
            let kin = |one: &FormFound, other: &FormFound| match (info(one), info(other)) {
                (Some(one), Some(other)) => one.kin.is_some() && one.kin == other.kin,
                _ => false,
            };
            // Firms translate their form into other scripts freely: 股份有限公司 is Co., Ltd., Inc. or Corporation.
            let unspaced = |forms: &[FormFound]| forms.iter().all(|found| found.written.starts_with(is_unspaced));
            if unspaced(a) != unspaced(b) {
                return FormsCompared::OnlyOne;
            }
            let akin = a.iter().any(|one| !says_little(&one) && b.iter().any(|other| kin(one, other)));
            if akin { FormsCompared::Akin } else { FormsCompared::Different }
        }
        _ => FormsCompared::OnlyOne,
    }
}

/// The kin of forms that only say that something is a firm.
const ANY_KIN: &str = "company";

/// Takes the legal forms out of folded words. At least one word with a meaning of its own stays.
pub fn take(words: &mut Vec<String>, lexicon: &Lexicon) -> Vec<FormFound> {
    let mut found = Vec::new();
    while take_last(words, lexicon, &mut found) {}
    while take_first(words, lexicon, &mut found) {}
    take_middle(words, lexicon, &mut found);
    found
}

fn leaves_a_name(words: &[String], lexicon: &Lexicon) -> bool {
    words.iter().any(|word| lexicon.class(word) != super::Class::Joining)
}

fn take_last(words: &mut Vec<String>, lexicon: &Lexicon, found: &mut Vec<FormFound>) -> bool {
    let most = lexicon.forms().most_words().min(words.len().saturating_sub(1));
    let joined = |count: usize| words.get(words.len() - count..).unwrap_or_default().concat();
    let exact = (1..=most).rev().find_map(|count| Some((count, lexicon.forms().spelled(&joined(count))?)));
    let Some((mut count, form)) = exact.or_else(|| mistyped(words, most, lexicon)) else { return false };
    let before = |count: usize| words.len().checked_sub(count + 1).and_then(|at| words.get(at));
    let written = words.get(words.len() - count..).unwrap_or_default().join(" ");
    if before(count).is_some_and(|word| word == "AND") {
        // "Deere & Company" is a form; "Hotel and Spa" is a name.
        let company = lexicon.forms().form(form).is_some_and(|form| form.kin.as_deref() == Some(ANY_KIN));
        if !company {
            return false;
        }
        count += 1;
    }
    let stays = words.get(..words.len().saturating_sub(count)).unwrap_or_default();
    if !leaves_a_name(stays, lexicon) {
        return false;
    }
    words.truncate(words.len() - count);
    found.insert(0, FormFound { form, written });
    true
}

/// Finds a long form with a slip in it: Aktiengeselschaft, Limted.
fn mistyped(words: &[String], most: usize, lexicon: &Lexicon) -> Option<(usize, FormIndex)> {
    (1..=most.min(3)).rev().find_map(|count| {
        let tail = words.get(words.len() - count..)?;
        if count == 1 && tail.first().is_some_and(|word| lexicon.class(word) != super::Class::Distinctive) {
            return None;
        }
        let letters: Vec<char> = tail.iter().flat_map(|word| word.chars()).collect();
        if letters.len() + 1 < SHORTEST_MISTYPED {
            return None;
        }
        let close = |(spelling, form): &(Vec<char>, FormIndex)| {
            let near = spelling.len().abs_diff(letters.len()) <= 1
                && slips::cost(spelling, &letters, slips::ONE_SLIP) <= slips::ONE_SLIP;
            near.then_some((count, *form))
        };
        lexicon.long_forms_like(&letters).find_map(close)
    })
}

/// Whether a word is a short form with two letters swapped, or with one letter more or less inside: Ldt, Gmhb, AkG.
#[must_use]
pub fn is_mistyped_short(word: &str, form: &str) -> bool {
    let (word, form): (Vec<char>, Vec<char>) = (word.chars().collect(), form.chars().filter(|c| *c != ' ').collect());
    if form.len() >= LONGEST_SHORT || !form.iter().chain(&word).all(char::is_ascii_alphabetic) {
        return false;
    }
    let same_head = word.first() == form.first();
    if word.len() == form.len() {
        let apart: Vec<usize> = (0..form.len()).filter(|at| word.get(*at) != form.get(*at)).collect();
        let swapped = |one: usize, other: usize| {
            one + 1 == other && word.get(one) == form.get(other) && word.get(other) == form.get(one)
        };
        return same_head && form.len() > 2 && matches!(apart[..], [one, other] if swapped(one, other));
    }
    let (longer, shorter) = if word.len() > form.len() { (&word, &form) } else { (&form, &word) };
    let inside = 1..longer.len().saturating_sub(1);
    let without = |left_out: usize| longer.iter().enumerate().filter(move |(at, _)| *at != left_out).map(|(_, c)| c);
    shorter.len() > 1 && longer.len() == shorter.len() + 1 && inside.into_iter().any(|at| without(at).eq(shorter))
}

/// Forms with fewer letters are short: longer ones are compared by their slips.
const LONGEST_SHORT: usize = 7;

/// The fewest letters of a form in which a slip is accepted.
const SHORTEST_MISTYPED: usize = 7;

fn take_first(words: &mut Vec<String>, lexicon: &Lexicon, found: &mut Vec<FormFound>) -> bool {
    let most = lexicon.forms().most_words().min(words.len().saturating_sub(1));
    let first = (1..=most).rev().find_map(|count| {
        let form = lexicon.forms().spelled(&words.get(..count)?.concat())?;
        let leads = lexicon.forms().form(form).is_some_and(|form| form.leads);
        (leads && leaves_a_name(words.get(count..)?, lexicon)).then_some((count, form))
    });
    let Some((count, form)) = first else { return false };
    let written = words.drain(..count).collect::<Vec<_>>().join(" ");
    found.push(FormFound { form, written });
    true
}

/// Takes out forms that mean nothing else, wherever they are: "… Co., Ltd., Nanjing".
fn take_middle(words: &mut Vec<String>, lexicon: &Lexicon, found: &mut Vec<FormFound>) {
    const MOST_MIDDLE_WORDS: usize = 4;
    let mut at = 1;
    while at < words.len() {
        let most = MOST_MIDDLE_WORDS.min(words.len() - at);
        let here = (1..=most).rev().find_map(|count| {
            let joined = words.get(at..at + count)?.concat();
            let form = lexicon.forms().spelled(&joined)?;
            let sure = joined.chars().count() >= 3 && lexicon.forms().form(form).is_some_and(|form| form.anywhere);
            sure.then_some((count, form))
        });
        if let Some((count, form)) = here {
            let written = words.drain(at..at + count).collect::<Vec<_>>().join(" ");
            found.push(FormFound { form, written });
        } else {
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_mistyped() {
        for (word, form, wanted) in [
            ("LDT", "LTD", true),
            ("GMHB", "GMBH", true),
            ("GMB", "GMBH", false),
            ("GMH", "GMBH", true),
            ("GBH", "GMBH", true),
            ("AKG", "AG", true),
            ("ICN", "INC", true),
            ("LTD", "LTD", false),
            ("GA", "AG", false),
            ("USA", "SA", false),
            ("AGX", "AG", false),
            ("INK", "INC", false),
            ("A", "AG", false),
            ("S2A", "SA", false),
        ] {
            assert_eq!(is_mistyped_short(word, form), wanted, "{word} {form}");
        }
    }
}
