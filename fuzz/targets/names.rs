//! Any lines as names: the first is asked of the others. It ends, both ways agree, a name is itself, and what the
//! index finds stands in its list.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;
use vendor_checker_fuzz::index;
use vendor_names::{Matcher, NameIndex, Same};

fn matcher() -> &'static Matcher {
    static MATCHER: OnceLock<Matcher> = OnceLock::new();
    MATCHER.get_or_init(|| Matcher::new(&index().list().words))
}

fuzz_target!(|text: &str| {
    let mut lines = text.lines();
    let asked = lines.next().unwrap_or_default();
    let names: Vec<&str> = lines.take(64).collect();
    let left = matcher().name(asked);
    for name in &names {
        let right = matcher().name(name);
        let (said, back) = (matcher().compare(&left, &right), matcher().compare(&right, &left));
        assert!((0.0..=1.0).contains(&said.score) && said.same == Same::of(said.score));
        assert!(said.same == Same::No || back.same != Same::No || said.score - back.score < 0.25);
        assert_eq!(said, matcher().compare(&left, &right));
        let itself = matcher().compare(&right, &matcher().name(name));
        assert!(itself.score == 1.0, "{name:?} is not itself");
    }
    let list = NameIndex::build(matcher(), &names);
    let found = list.best(matcher(), asked, 5);
    assert!(found.len() <= 5);
    assert!(found.windows(2).all(|two| two[0].score >= two[1].score));
    assert!(found.iter().all(|found| list.text(found.entry).is_some()));
});
