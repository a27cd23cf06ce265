//! Properties that hold for any text.

use crate::{check, index, today};
use proptest::prelude::*;
use vendor_engine::identify::identify;
use vendor_engine::judge::{Context, Terms};
use vendor_engine::report::LineRecord;
use vendor_engine::screen::Screening;
use vendor_list::context::Purpose;
use vendor_text::{Folded, Line, Place};

/// Lines that share words, shapes and wording, so that what is remembered from one might wrongly be used for another.
const NEIGHBOURS: [&str; 9] = [
    "4 x Hikvision DS-2CD2143G2-I",
    "4 x Hikvision DS-2CD2143G2-I removed",
    "4 x Dahua DS-2CD2143G2-I",
    "4 x Axis P3245-V",
    "4 x Axis P3245-V in place of Hikvision",
    "4 x Hikvision in place of Axis P3245-V",
    "Hikvision Digital Technology",
    "Dahua domes removed, Hikvision domes stay",
    "labour to fit 4 domes",
];

/// The records of lines that are screened together.
fn screened(texts: &[&str]) -> Vec<LineRecord> {
    let line = |(at, text): (usize, &&str)| {
        Line::new(Place { line: u32::try_from(at + 1).ok(), ..Place::default() }, (*text).to_owned())
    };
    let mut screening = Screening::new(texts.iter().enumerate().map(line).collect(), Vec::new());
    while screening.step(index(), 2) {}
    let context = Context::default();
    let terms = Terms { context: &context, today: today(), policy: None };
    screening.records(index(), terms, &[], 0, usize::MAX).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_gives_a_verdict_and_sound_spans(text in "\\PC{0,80}|[A-Za-z0-9 /:().-]{0,80}|(DS-2CD|IPC-H|HFW|SD|TD-|TC-)[A-Z0-9/ ()-]{0,40}") {
        for maker in check(&text).makers {
            for evidence in maker.evidence {
                prop_assert_eq!(text.get(evidence.start..evidence.end), Some(evidence.matched.as_str()));
            }
        }
    }

    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,60}") {
        let once = Folded::new(&text).to_string();
        prop_assert_eq!(Folded::new(&once).to_string(), once);
    }

    // What was read in one line is remembered for similar lines, but nothing that belongs to one line may be carried
    // over.
    #[test]
    fn a_line_says_the_same_whatever_was_read_before_it(
        before in prop::collection::vec(prop::sample::select(&NEIGHBOURS[..]), 0..6),
        at in 0..NEIGHBOURS.len(),
    ) {
        let lines = [&before[..], &[NEIGHBOURS[at]]].concat();
        let alone = check(NEIGHBOURS[at]);
        let last = screened(&lines).pop().unwrap();
        prop_assert_eq!(last.verdict, alone.verdict);
        prop_assert_eq!(last.makers, alone.makers);
    }

    // Words of the language may well say that the kit is gone; letters that form no words say nothing.
    #[test]
    fn words_that_say_nothing_take_no_finding_away(more in "[bcdfghjk]{4,8}( [bcdfghjk]{4,8}){0,3}") {
        let made = |text: &str| identify(index(), text, &[]).findings.iter().any(|finding| finding.attributes(Purpose::NewAboveThreshold));
        prop_assert!(made("Hikvision DS-2CD2143G2-I"));
        let line = format!("Hikvision DS-2CD2143G2-I; {more}");
        prop_assert!(made(&line));
    }
}
