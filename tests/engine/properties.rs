//! Properties that hold for any text.

use crate::{check, index};
use proptest::prelude::*;
use vendor_engine::identify::identify;
use vendor_list::context::Purpose;
use vendor_text::Folded;

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

    #[test]
    fn a_line_says_the_same_whatever_stands_around_it(other in "[a-z ]{0,30}") {
        let line = "4 x Hikvision DS-2CD2143G2-I";
        let alone = identify(index(), line, &[]);
        let _ = identify(index(), &other, &[]);
        prop_assert_eq!(identify(index(), line, &[]), alone);
    }

    // Words of a language may well say that the kit is gone; words of none say nothing.
    #[test]
    fn words_that_say_nothing_take_no_finding_away(more in "[bcdfghjk]{4,8}( [bcdfghjk]{4,8}){0,3}") {
        let made = |text: &str| identify(index(), text, &[]).findings.iter().any(|finding| finding.attributes(Purpose::NewAboveThreshold));
        prop_assert!(made("Hikvision DS-2CD2143G2-I"));
        let line = format!("Hikvision DS-2CD2143G2-I; {more}");
        prop_assert!(made(&line));
    }
}
