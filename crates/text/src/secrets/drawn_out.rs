//! Secrets that a sentence leads up to: "Password is still the default …", "Passphrase for the laptop is …", "the password is
//! capital R, u, a, …", "PIN for the reader: 55 21".

use super::names::{Name, Words};
use super::shapes::Kind;
use super::values::{self, value_from};
use std::ops::Range;

/// Words that say that the value comes: it is, stays or was made so.
const LINKS: [&str; 16] = [
    "is",
    "was",
    "now",
    "remains",
    "remain",
    "still",
    "unchanged",
    "stays",
    "default",
    "same",
    "before",
    "changed",
    "reset",
    "usual",
    "yw",
    "ydy",
];

/// Words that come before a place or a person, not before a value.
const PLACES: [&str; 12] = ["on", "for", "at", "by", "in", "of", "from", "with", "via", "see", "under", "behind"];

/// Words that describe a new password.
const KINDS: [&str; 14] = [
    "complex",
    "something",
    "random",
    "secure",
    "alphanumeric",
    "standard",
    "factory",
    "ours",
    "yours",
    "comply",
    "match",
    "suit",
    "stronger",
    "maker",
];

/// The most words between a name and its value.
const MOST: usize = 18;

/// Finds the values of a name that is not directly followed by one.
pub fn find(words: &Words<'_>, name: &Name, found: &mut Vec<Range<usize>>) {
    let before = found.len();
    if name.kind == Kind::Password {
        spelled(words, name, found);
        if found.len() == before && words.small(name.at.clone()).contains("phrase") {
            found.extend(phrase(words, name));
        }
        if found.len() == before {
            found.extend(apart_in_clause(words, name));
        }
        if found.len() == before {
            found.extend(new_word(words, name));
        }
    } else if name.kind == Kind::Code && !name.plural {
        found.extend(pairs(words, name).or_else(|| dashed(words, name)));
    }
}

/// A word that only a password can look like, some words after its name in the same clause.
fn apart_in_clause(words: &Words<'_>, name: &Name) -> Option<Range<usize>> {
    let mut from = name.at.end;
    let (mut linked, mut last, mut dashed) = (false, "", false);
    for (nth, token) in words.rest(name.at.end).split_inclusive(' ').take(MOST).enumerate() {
        let word = token.trim().trim_matches(|c: char| ",.;:()'\"".contains(c));
        let start = from + token.find(word).unwrap_or_default();
        from += token.len();
        if token.contains(['|', '\n']) || (nth == 0 && !word.is_empty()) {
            return None;
        }
        let written = words.text.get(start..start + word.len()).unwrap_or_default();
        if (linked || dashed) && values::is_apart(written) && !PLACES.contains(&last) && !super::is_makers_name(written)
        {
            return Some(start..start + word.len());
        }
        dashed = ["–", "-", "—"].contains(&word);
        if dashed {
            continue;
        }
        linked |= LINKS.contains(&word) || (linked && token.trim_end().ends_with(':'));
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        if !(is_number || word.chars().all(|c| c.is_alphabetic() || "-'’".contains(c)))
            || token.trim_end().ends_with(['.', ';'])
        {
            return None;
        }
        last = word;
    }
    None
}

/// The words of a passphrase: "passphrase for the client is correct horse battery staple".
fn phrase(words: &Words<'_>, name: &Name) -> Option<Range<usize>> {
    let rest = words.text.get(name.at.end..)?;
    let (place, sign) =
        [": ", " is ", " = ", " yw "].into_iter().filter_map(|sign| Some((rest.find(sign)?, sign))).min()?;
    let between = rest.get(..place)?;
    if between.split_whitespace().count() > 8 || between.contains(['.', ';', '|', ',']) {
        return None;
    }
    let from = place + sign.len();
    let value = rest.get(from..)?;
    let value = value.get(..value.find([',', ';', '.', '|', '(', '\n']).unwrap_or(value.len()))?.trim_end();
    let each = || value.split_whitespace();
    let is_small = each().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()));
    let first = each().next()?;
    let is_told = values::is_absent(first)
        || (values::is_plain_word(first) && first != "correct")
        || ["en", "ed", "ly"].iter().any(|end| first.ends_with(end));
    (is_small && !is_told && (3..=9).contains(&each().count()))
        .then_some(name.at.end + from..name.at.end + from + value.len())
}

/// The word in "password changed to flintshire", if the sentence ends there.
fn new_word(words: &Words<'_>, name: &Name) -> Option<Range<usize>> {
    let rest = words.rest(name.at.end);
    let lead =
        [" changed to ", " reset to ", " now set to ", " is now "].into_iter().find(|lead| rest.starts_with(lead))?;
    let value = value_from(words.text, name.at.end + lead.len())?;
    let text = words.text.get(value.at.clone())?;
    let ends = words.rest(value.at.end).trim_start_matches(['.', ',', ';']).trim().is_empty();
    let is_word = text.len() >= 5 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_told = values::is_absent(text) || values::is_plain_word(text) || KINDS.contains(&text);
    (ends && is_word && !is_told && !text.ends_with("ly") && !super::is_makers_name(text)).then_some(value.at)
}

/// Finds characters that are spelled one by one, "capital R, u, a, b, o, n, 4, 4 (…)", and the word in brackets after
/// them.
fn spelled(words: &Words<'_>, name: &Name, found: &mut Vec<Range<usize>>) {
    let mut run: Option<Range<usize>> = None;
    let mut count = 0;
    let mut from = name.at.end;
    for piece in words.rest(name.at.end).split_inclusive([',', ' ', '-']) {
        let word = piece.trim_matches(|c: char| c.is_whitespace() || ",-.(".contains(c));
        let start = from + piece.find(word).unwrap_or_default();
        from += piece.len();
        if word.chars().count() == 1 {
            count += 1;
            run = Some(run.map_or(start, |run| run.start)..start + word.len());
        } else if !word.is_empty()
            && !["capital", "cap", "upper", "lower", "case", "small", "zero", "dash", "hash"].contains(&word)
        {
            if count >= LEAST_SPELLED {
                break;
            }
            (count, run) = (0, None);
        }
    }
    let Some(run) = run.filter(|_| count >= LEAST_SPELLED) else { return };
    let after = words.rest(run.end).trim_start_matches([' ', '.', ',']);
    let bracketed =
        after.starts_with('(').then(|| value_from(words.text, words.lower.len() - after.len() + 1)).flatten();
    let end = run.end;
    found.push(run);
    found.extend(
        bracketed
            .map(|value| value.at)
            .filter(|at| at.start > end && words.text.get(at.clone()).is_some_and(values::is_mixed)),
    );
}

/// The fewest characters that are spelled one by one.
const LEAST_SPELLED: usize = 5;

/// Digits in pairs after a colon or the like: "PIN for the reader: 55 21".
fn pairs(words: &Words<'_>, name: &Name) -> Option<Range<usize>> {
    let rest = words.rest(name.at.end);
    let place = [": ", " is ", " = "].into_iter().filter_map(|sign| Some(rest.find(sign)? + sign.len())).min()?;
    let between = rest.get(..place)?;
    if between.split_whitespace().count() > 8 || between.contains(['.', ';', '|', ',']) {
        return None;
    }
    let value = rest.get(place..)?;
    let value = value.get(..value.find(|c: char| !(c == ' ' || c.is_ascii_digit())).unwrap_or(value.len()))?.trim_end();
    let each = || value.split(' ');
    (each().all(|pair| pair.len() == 2) && (2..=4).contains(&each().count()))
        .then_some(name.at.end + place..name.at.end + place + value.len())
}

/// A pattern, or a lock's code with hyphens, some words after its name: "unlock pattern …: top left, right (1-4-7-8)".
fn dashed(words: &Words<'_>, name: &Name) -> Option<Range<usize>> {
    let named = words.small(name.at.clone());
    if !["pattern", "lock", "combination", "digi"].iter().any(|word| named.contains(word)) {
        return None;
    }
    let signs = |c: char| c.is_whitespace() || "(),.;:|".contains(c);
    let rest = words.text.get(name.at.end..)?;
    let value = rest.split(signs).find(|word| values::is_dashed_code(word))?;
    let start = name.at.end + rest.find(value)?;
    Some(start..start + value.len())
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_value_that_a_sentence_leads_up_to_goes() {
        for text in [
            "Password is still the default ⟦12345abc⟧",
            "The password on the NVR has been changed from the default and is now ⟦Fox9glove⟧",
            "Password remains as before, ⟦Foxglove77⟧ (Axis P3265).",
            "Password unchanged since 2019: ⟦Foxglove1⟧ Axis NVR",
            "Cyfrinair Wi-Fi y llyfrgell – ⟦draig31⟧, Axis",
            "Côd drws cefn ⟦7 2 2 1⟧, Axis",
            "Passphrase for the Axis client is ⟦correct horse battery staple⟧",
            "Passphrase on the laptop: ⟦purple tractor eats seven lemons⟧",
            "NVR password changed to ⟦flintshire⟧",
            "The password is capital ⟦R, u, a, b, o, n, 4, 4⟧ (⟦Ruabon44⟧).",
            "PIN for the Uniview terminal OET-213H: ⟦55 21⟧",
            "Unlock pattern on the NVR: top-left, down, down, right (⟦1-4-7-8⟧)",
            "Swipe pattern ⟦3-2-1-5-9⟧ on the NVR",
            "Digilock ⟦C-1-3-5-X⟧ on the server room",
        ] {
            check(text);
        }
    }

    #[test]
    fn a_sentence_about_a_password_stays() {
        for text in [
            "Password is still the default on Axis P3265",
            "Password is now held by the caretaker",
            "Password was changed by Ann on hik-nvr01",
            "Passphrase for the client is held by the team",
            "Passphrase for the client is written on the label",
            "Password changed to comply",
            "password for the recorder is with the manager, room 21",
            "PIN for the reader: see 12 06 2024",
            "Password unchanged since 2019: see safe",
            "Lock 1-2-3 way",
        ] {
            check(text);
        }
    }
}
