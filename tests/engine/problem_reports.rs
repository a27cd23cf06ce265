//! A report that an answer looks wrong: what the publisher needs, and nothing personal.

use crate::{check_in, index};
use vendor_engine::report::problem_report::{Wrong, problem_report};
use vendor_engine::report::record::ListStamp;
use vendor_text::Place;

const LINE: &str = "4 x Hikvision DS-2CD2143G2-I for Mrs Q. Penhallow, MAC 28:57:BE:12:34:56, password: Hunter-2!";

fn report(with_text: bool) -> String {
    let mut record = check_in(LINE, "council-england");
    record.place = Place { file: Some("penhallow.pdf".to_owned()), page: Some(2), ..Place::default() };
    let stamp = ListStamp::new(&index().list().edition, "ab".repeat(32), vec!["one".into()]);
    problem_report(&record, &"council-england".parse().unwrap(), &stamp, Wrong::Maker, with_text)
}

#[test]
fn it_says_what_was_found_by_which_rule_and_in_which_situation() {
    let text = report(false);
    for wanted in
        ["not by this maker", "restricted", "DS-2CD2143G2-I", "hikvision", "council-england", &"ab".repeat(32)]
    {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    assert!(text.contains("The line: not included"));
}

#[test]
fn it_names_nobody_no_file_and_no_card_unless_the_user_adds_the_line() {
    let text = report(false);
    for held_back in ["Penhallow", "penhallow", "28:57", "Hunter", "page 2", "for Mrs"] {
        assert!(!text.contains(held_back), "{held_back}: {text}");
    }
    let with_text = report(true);
    assert!(with_text.contains("for Mrs Q. Penhallow") && !with_text.contains("Hunter"), "{with_text}");
    assert!(!with_text.contains("penhallow.pdf"));
}
