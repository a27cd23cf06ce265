//! How the live list speaks: what a reader of it must never come across.

use crate::index;
use vendor_publish::sentences;

/// Words that must not appear in a sentence of the list, and why.
const NEVER: &[(&str, &str)] = &[
    ("misprint", "a slip of somebody else is of no use to a reader"),
    ("is believed wrong", "a slip of somebody else is of no use to a reader"),
    ("was seen to mix", "a slip of somebody else is of no use to a reader"),
    ("alleges", "an allegation needs the one who makes it and a source"),
    ("alleged to", "an allegation needs the one who makes it and a source"),
    ("is said to be spying", "an allegation needs the one who makes it and a source"),
    ("makers of concern", "the survey's own words are others"),
    ("spyware", "the list judges no firm"),
    ("backdoor", "the list judges no firm"),
    ("rogue", "the list judges no firm"),
    ("untrustworthy", "the list judges no firm"),
    ("communist", "the list judges no firm"),
    ("is safe", "nothing is said to be safe"),
    ("is compliant", "nothing is said to be compliant"),
    ("is approved", "nothing is said to be approved"),
    ("excluded supplier, and you must exclude it", "duties are told as what the Act says"),
    ("removed from the us list of chinese military companies in january 2025", "it is untrue of China Telecom"),
    ("ss.57-66", "the duties stand in sections 26 to 28"),
];

#[test]
fn the_list_keeps_its_tone() {
    let found: Vec<String> = sentences::of(index().list())
        .into_iter()
        .filter_map(|(file, text)| {
            let low = text.to_lowercase();
            NEVER
                .iter()
                .find(|(word, _)| low.contains(word))
                .map(|(word, why)| format!("{file}: {word:?} ({why}): {text}"))
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A saved page may be read as the reason for a decision, so no maker is introduced by where it comes from.
#[test]
fn no_maker_is_introduced_by_a_country() {
    for maker in &index().list().makers {
        let first = maker.summary.split_whitespace().next().unwrap_or_default();
        assert!(!["Chinese", "Russian", "Iranian"].contains(&first), "{}: {}", maker.id, maker.summary);
    }
}

/// No sentence tells a council that it may decide by origin or by national security on its own.
#[test]
fn no_sentence_lets_a_council_exclude_on_its_own() {
    for (file, text) in sentences::of(index().list()) {
        let low = text.to_lowercase();
        for word in [
            "you may exclude it on national",
            "you may exclude on national",
            "may exclude by country",
            "exclude by origin",
        ] {
            assert!(!low.contains(word), "{file}: {text}");
        }
    }
}

#[test]
fn no_note_of_an_editor_is_left() {
    for (file, text) in sentences::of(index().list()) {
        assert_eq!(sentences::editors_note(text), None, "{file}: {text}");
    }
}

/// Words that the tool never says of a product or a supplier, in any text of the list.
#[test]
fn no_seal_of_quality_is_ever_given() {
    let list = index().list();
    let texts = list.measures.iter().flat_map(|measure| {
        measure.rules.iter().map(|rule| &rule.effect).chain([&measure.says, &measure.title, &measure.counts_why])
    });
    let texts = texts.chain(list.next_steps.iter().map(|step| &step.text));
    let texts = texts.chain(list.makers.iter().flat_map(|maker| std::iter::once(&maker.summary).chain(&maker.caution)));
    for text in texts {
        let lower = text
            .to_lowercase()
            .replace("\"ndaa compliant\"", "")
            .replace("“ndaa compliant”", "")
            .replace("'ndaa compliant'", "");
        for word in ["safe", "compliant", "approved", "cleared"] {
            assert!(!lower.split(|c: char| !c.is_alphabetic()).any(|part| part == word), "{word:?} in {text:?}");
        }
    }
}
