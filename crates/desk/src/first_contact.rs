//! What a first-time visitor sees before asking anything: what lines are checked against, for whom, and by whom.

use crate::protocol::Believed;
use vendor_engine::report::counts::thousands;

/// A sentence with gaps, and what fills them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its words.
    pub words: &'static str,
    /// What fills its gaps, by their names.
    pub places: Vec<(&'static str, String)>,
}

/// The sentences; `measures` is the number of measures in the list, once that is known.
#[must_use]
pub fn sentences(believed: &Believed, measures: Option<usize>) -> [Sentence; 3] {
    let (words, places) = match measures {
        Some(measures) => (WITH, vec![("measures", thousands(measures as u64))]),
        None => (WITHOUT, Vec::new()),
    };
    [Sentence { words: FOR_WHOM, places: Vec::new() }, Sentence { words, places }, by(believed)]
}

/// All of these sentences, with their gaps.
pub const WORDS: [&str; 6] = [FOR_WHOM, WITH, WITHOUT, TRIAL, BY, BY_SIGNERS];

const FOR_WHOM: &str =
    "For people in UK councils and other public bodies who buy or look after CCTV and network equipment.";
const WITH: &str = "It compares what you type with a signed list of {measures} measures: procurement law, government instructions and other countries’ rules, each with its source.";
const WITHOUT: &str = "It compares what you type with a signed list of the measures: procurement law, government instructions and other countries’ rules, each with its source.";
const TRIAL: &str = "It has not been published yet: this is a trial copy.";
const BY: &str = "Published by {publisher}, signed by {signers}.";
const BY_SIGNERS: &str = "Published and signed by {signers}.";

fn by(believed: &Believed) -> Sentence {
    if believed.development {
        return Sentence { words: TRIAL, places: Vec::new() };
    }
    let signers = ("signers", believed.stamp.signers.join(" and "));
    match &believed.edition.publisher {
        Some(publisher) => Sentence { words: BY, places: vec![("publisher", publisher.name.clone()), signers] },
        None => Sentence { words: BY_SIGNERS, places: vec![signers] },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_engine::report::record::ListStamp;
    use vendor_list::List;
    use vendor_list::schema::Publisher;

    fn sentences(believed: &Believed, measures: Option<usize>) -> String {
        let filled = super::sentences(believed, measures).map(|sentence| {
            let places: Vec<(&str, &dyn std::fmt::Display)> =
                sentence.places.iter().map(|(name, value)| (*name, value as &dyn std::fmt::Display)).collect();
            crate::welsh::filled(sentence.words, &places)
        });
        filled.join(" ")
    }

    fn believed(development: bool) -> Believed {
        let edition = List::empty().edition;
        let stamp = ListStamp::new(&edition, String::new(), vec!["the first".to_owned(), "the second".to_owned()]);
        Believed {
            edition,
            stamp,
            threshold: 2,
            keys: 3,
            fingerprints: Vec::new(),
            keyset_version: 1,
            development,
            draft: false,
        }
    }

    #[test]
    fn a_trial_copy_names_no_publisher() {
        let words = sentences(&believed(true), Some(74));
        assert!(words.contains("a signed list of 74 measures") && words.contains("trial copy"));
        assert!(!words.contains("the first"));
        let words = sentences(&believed(false), None);
        assert!(words.ends_with("Published and signed by the first and the second."));
    }

    #[test]
    fn a_publisher_is_named_where_the_edition_says_who_it_is() {
        let mut believed = believed(false);
        believed.edition.publisher = Some(Publisher { name: "A body".to_owned(), address: "1 High Street".to_owned() });
        assert!(sentences(&believed, None).ends_with("Published by A body, signed by the first and the second."));
        believed.development = true;
        assert!(!sentences(&believed, None).contains("A body"), "nobody has published a trial copy");
    }
}
