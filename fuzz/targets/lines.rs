//! Any text as a line: it ends, spans are sound, and more text never removes a made finding from the
//! line that was there before.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;
use vendor_checker::identify::{Identified, identify};
use vendor_checker::judge::outcome::judge;
use vendor_checker::judge::{Context, Terms};
use vendor_checker::list::{Date, Index, trust};

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let bundle = include_bytes!("../../public/vendor-list.zip");
        let verified = trust::verify(bundle).unwrap_or_else(|error| panic!("{error}"));
        Index::new(verified.list).unwrap_or_else(|error| panic!("{error}"))
    })
}

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
    let outcome = judge(index(), &identified, None, &terms);
    assert_eq!(outcome, judge(index(), &identify(index(), text, &[]), None, &terms));
});
