//! What the sentences of answers and the thresholds must fulfil: there is an answer beside every verdict; the debarment
//! check is there for as long as no confirmed copy is held; what they say of the law has sources; and they contain none
//! of the words that promise too much.

use super::faults::Faults;
use std::collections::BTreeSet;
use vendor_list::answers::{AnswerPart, AnswerSentence};
use vendor_list::law::SaidIn;
use vendor_list::schema::{Bears, When};
use vendor_list::verdict::Verdict;

const FILE: &str = "answers.toml";

/// Words that no answer may contain, because each promises more than a list can know.
const PROMISES: [&str; 8] = ["yes", "no problem", "safe", "compliant", "approved", "clear", "allowed", "fine"];

/// The verdicts that need an answer.
const ANSWERED: [Verdict; 5] =
    [Verdict::Barred, Verdict::Restricted, Verdict::Ask, Verdict::NoneFound, Verdict::CannotTell];

/// Checks the sentences of answers and the thresholds.
pub fn check(faults: &mut Faults<'_>) {
    let list = faults.list;
    let mut seen = BTreeSet::new();
    for sentence in &list.answers {
        let (what, near) = (format!("the answer {}", sentence.id), format!("\"{}\"", sentence.id));
        if !seen.insert(&sentence.id) {
            faults.add(FILE, &near, format!("{what} stands twice; give one of them another id"));
        }
        if sentence.verdicts.is_empty() {
            faults.add(FILE, &near, format!("{what} is said beside no verdict; name one in verdicts"));
        }
        match sentence.confidence {
            Some(confidence) => faults.fact(FILE, &what, &near, confidence, &sentence.sources),
            None if sentence.sources.is_empty() && sentence.cite.is_none() => {}
            None => faults.add(FILE, &near, format!("{what} rests on a source or a section; add its confidence")),
        }
        for id in sentence.beside.iter().filter(|id| !list.measures.iter().any(|measure| &measure.id == *id)) {
            faults.add(FILE, &near, format!("{what} stands beside {id}, a measure that has no file; mend the id"));
        }
        if (sentence.bears.is_some() || sentence.inferred.is_some()) && sentence.beside.is_empty() {
            faults.add(
                FILE,
                &near,
                format!("{what} says how a measure bears or is tied, but not which; name it in beside"),
            );
        }
        if let Some(promise) = promise(&sentence.text) {
            faults.add(
                FILE,
                &near,
                format!("{what} says \u{201c}{promise}\u{201d}: a list cannot promise that; say what it holds"),
            );
        }
    }
    for verdict in ANSWERED {
        let covers = |sentence: &&AnswerSentence| is_last_resort(sentence) && sentence.verdicts.contains(&verdict);
        if !list.answers.iter().any(|sentence| sentence.part == AnswerPart::Answer && covers(&sentence)) {
            let message =
                format!("no answer is said beside {} whatever the situation; add one at the end", verdict.slug());
            faults.add(FILE, "", message);
        }
        let by_hand = |sentence: &&AnswerSentence| {
            sentence.part == AnswerPart::Debarment
                && sentence.bears == Some(Bears::CheckByHand)
                && sentence.when.is_empty()
                && sentence.verdicts.contains(&verdict)
        };
        if !list.answers.iter().any(|sentence| by_hand(&sentence)) {
            let message = format!(
                "beside {} nothing says that the debarment list is still to be checked; add it for check-by-hand",
                verdict.slug()
            );
            faults.add(FILE, "", message);
        }
    }
    check_thresholds(faults);
    check_claims(faults);
    check_law(faults);
}

/// Whether a sentence fits whenever its verdict does.
fn is_last_resort(sentence: &AnswerSentence) -> bool {
    let AnswerSentence { reach, binds, by_policy, asks, when, beside, .. } = sentence;
    reach.is_none() && binds.is_none() && by_policy.is_none() && asks.is_empty() && when.is_empty() && beside.is_empty()
}

fn promise(text: &str) -> Option<&'static str> {
    let low = text.to_lowercase();
    let words: Vec<&str> = low.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let low = format!(" {} ", words.join(" "));
    PROMISES.into_iter().find(|promise| low.contains(&format!(" {promise} ")))
}

fn check_thresholds(faults: &mut Faults<'_>) {
    let file = "thresholds.toml";
    let list = faults.list;
    let mut seen = BTreeSet::new();
    for threshold in &list.thresholds {
        let (what, near) = (format!("the threshold {}", threshold.id), format!("\"{}\"", threshold.id));
        if !seen.insert(&threshold.id) {
            faults.add(file, &near, format!("{what} stands twice; give one of them another id"));
        }
        faults.fact(file, &what, &near, threshold.confidence, &threshold.sources);
        faults.dates(file, &what, Some(&threshold.since), threshold.until.as_ref());
        if threshold.authority.is_empty() || threshold.pounds == 0 {
            faults.add(file, &near, format!("{what} needs the bodies whose it is, and an amount"));
        }
    }
}

fn check_law(faults: &mut Faults<'_>) {
    let file = "law.toml";
    let list = faults.list;
    let mut seen = BTreeSet::new();
    for sentence in &list.law {
        let (what, near) = (format!("the sentence of law {}", sentence.id), format!("\"{}\"", sentence.id));
        if !seen.insert(&sentence.id) {
            faults.add(file, &near, format!("{what} stands twice; give one of them another id"));
        }
        faults.fact(file, &what, &near, sentence.confidence, &sentence.sources);
        let only_whom = When { authority: Vec::new(), purpose: Vec::new(), ..sentence.when.clone() };
        if !only_whom.is_empty() {
            faults.add(
                file,
                &near,
                format!("{what} asks for more than authority and purpose; take the rest out of when"),
            );
        }
        if let Some(promise) = promise(&sentence.text) {
            faults.add(
                file,
                &near,
                format!("{what} says \u{201c}{promise}\u{201d}: a list cannot promise that; say what it holds"),
            );
        }
    }
    for place in SaidIn::ALL.into_iter().filter(|place| list.law.iter().all(|sentence| sentence.said_in != *place)) {
        faults.add(file, "", format!("nothing is said_in {place:?}; add a sentence for it"));
    }
}

fn check_claims(faults: &mut Faults<'_>) {
    let list = faults.list;
    for claim in &list.claims {
        let near = format!("\"{}\"", claim.id);
        if !list.measures.iter().any(|measure| measure.id == claim.measure) {
            let message =
                format!("the claim {} is about {}, a measure that has no file; mend the id", claim.id, claim.measure);
            faults.add("claims.toml", &near, message);
        }
        if claim.words.is_empty() {
            faults.add(
                "claims.toml",
                &near,
                format!("the claim {} has no words; add those that sellers use", claim.id),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::promise;

    #[test]
    fn promises_are_found_as_whole_words() {
        assert_eq!(promise("Yes, it is."), Some("yes"));
        assert_eq!(promise("It is compliant with the Act."), Some("compliant"));
        assert_eq!(promise("This is not a clearance."), None);
        assert_eq!(promise("No measure on this list stops a council from buying it."), None);
    }
}
