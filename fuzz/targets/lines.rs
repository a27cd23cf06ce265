//! Any text as a line: it ends, spans are sound, and the same text gives the same answer.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_checker_fuzz::index;
use vendor_engine::identify::{Identified, identify};
use vendor_engine::judge::outcome::judge;
use vendor_engine::judge::{Context, Terms};
use vendor_text::{Date, LineKind};

fn assert_sound(text: &str, identified: &Identified) {
    for evidence in identified.findings.iter().flat_map(|finding| &finding.evidence) {
        assert_eq!(text.get(evidence.start..evidence.end), Some(evidence.matched.as_str()));
    }
}

fuzz_target!(|text: &str| {
    let identified = identify(index(), text, &[]);
    assert_sound(text, &identified);
    let context = Context::default();
    let terms = Terms { context: &context, today: Date::DAY_ZERO, policy: None };
    let outcome = judge(index(), &identified, (None, LineKind::Text), &terms);
    assert_eq!(outcome, judge(index(), &identify(index(), text, &[]), (None, LineKind::Text), &terms));
});
