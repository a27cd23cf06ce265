//! Why two names are taken to be one firm's or two, word by word, in plain English.

use super::Same;
use super::align::{Pair, Tie};
use super::forms::{FormFound, FormsCompared};
use super::lexicon::Class;
use super::normalise::{Name, NameWord};
use super::score::Scored;

/// Explains a comparison. Both names appear in the sentence as they were given.
#[must_use]
pub fn explain(a: &Name, b: &Name, scored: &Scored, same: Same) -> String {
    let verdict = match same {
        Same::Yes => "are taken to be the same firm",
        Same::Possible => "may be the same firm",
        Same::No => "are taken to be different firms",
    };
    let mut reasons: Vec<String> = scored.alignment.pairs.iter().filter_map(|pair| tied(a, b, pair)).collect();
    reasons.extend(left_over("left", a, scored.alignment.left_over_a));
    reasons.extend(left_over("right", b, scored.alignment.left_over_b));
    reasons.extend(forms(a, b, scored.forms));
    if scored.reordered {
        reasons.push("the words are in a different order".to_owned());
    }
    if scored.numbers_differ {
        reasons.push("the numbers differ".to_owned());
    }
    if !scored.evidence {
        reasons.push("they share no distinctive word".to_owned());
    }
    if !a.others.is_empty() || !b.others.is_empty() {
        reasons.push("each name in the text was compared".to_owned());
    }
    format!("“{}” and “{}” {verdict}: {}.", a.text, b.text, reasons.join("; "))
}

fn shown(words: &[NameWord]) -> String {
    words.iter().map(NameWord::shown).collect::<Vec<_>>().join(" ")
}

fn tied(a: &Name, b: &Name, pair: &Pair) -> Option<String> {
    let of_a = a.words.get(pair.a..pair.a + pair.a_words)?;
    let of_b = b.words.get(pair.b..pair.b + pair.b_words)?;
    let joining = of_a.iter().chain(of_b).all(|word| word.class == Class::Joining);
    let (one, other) = (shown(of_a), shown(of_b));
    let text = match pair.tie {
        _ if joining => return None,
        Tie::Same => match of_a.first().map(|word| word.class) {
            Some(Class::Distinctive) | None => format!("{one} is in both"),
            Some(Class::Place) => format!("{one} is in both, a place"),
            Some(Class::Number) => format!("{one} is in both, a number"),
            Some(_) => format!("{one} is in both, an ordinary word"),
        },
        Tie::Reading => format!("{one} and {other} are two ways of writing the same word"),
        Tie::Joined => format!("{one} and {other} differ only in spaces"),
        Tie::Slip => format!("{one} is a typing slip away from {other}"),
        Tie::Initials => format!("{one} and {other}: one may be the initials of the other"),
        Tie::Loose => format!("{one} and {other} differ by more than a typing slip, but all else agrees"),
        Tie::Near => format!("{one} and {other} are similar, but differ by more than a typing slip"),
    };
    Some(text)
}

fn left_over(side: &str, name: &Name, open: u64) -> Option<String> {
    let words = name.words.iter().enumerate();
    let only: Vec<&str> = words
        .filter(|(at, word)| *at < 64 && open >> at & 1 == 1 && word.class != Class::Joining)
        .map(|(_, word)| word.shown())
        .collect();
    (!only.is_empty()).then(|| format!("only the {side} name has {}", only.join(", ")))
}

fn forms(a: &Name, b: &Name, compared: FormsCompared) -> Option<String> {
    let written = |forms: &[FormFound]| forms.iter().map(|form| form.written.as_str()).collect::<Vec<_>>().join(" ");
    let (one, other) = (written(&a.forms), written(&b.forms));
    match compared {
        FormsCompared::Neither => None,
        FormsCompared::Same if one == other => Some(format!("the legal form {one} is in both")),
        FormsCompared::Same => Some(format!("{one} and {other} are the same legal form")),
        FormsCompared::OnlyOne if one.is_empty() || other.is_empty() => {
            Some(format!("only one gives a legal form, {one}{other}"))
        }
        FormsCompared::OnlyOne => Some(format!("the legal forms {one} and {other} may mean the same")),
        FormsCompared::Akin => Some(format!("the legal forms {one} and {other} are often confused")),
        FormsCompared::Mistyped => {
            let last = if a.forms.is_empty() { a.words.last() } else { b.words.last() };
            let mistyped = last.map(NameWord::shown).unwrap_or_default();
            Some(format!("{mistyped} is taken to be the legal form {one}{other}, mistyped"))
        }
        FormsCompared::Different => Some(format!("{one} and {other} are legal forms of different firms")),
    }
}
