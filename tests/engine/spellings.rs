//! Names in dressed-up letters: what a reader sees as a listed name is found, or the line says that it could not be
//! compared; and what only looks a little like one is left alone.
//!
//! The spellings are in `tests/data/spellings`. `…-open` were before the builder's eyes, `…-aside` were written before the
//! code and scored once, after it; both are kept since.

use crate::{check, check_in, index, root};
use serde::Deserialize;
use vendor_engine::identify::{Certainty, Outline};
use vendor_engine::judge::Verdict;
use vendor_engine::judge::outcome::NOT_COMPARED;
use vendor_engine::report::LineRecord;
use vendor_readers::plain_text;

#[derive(Debug, Deserialize)]
struct Spelling {
    kind: String,
    text: String,
    /// `same`: exactly this name. `ask`: a question and no more. `asked`: at least a question. `told`: at least
    /// reported as *Cannot tell*.
    expect: String,
    maker: Option<String>,
    /// Whether it is known to be wrong, and not done.
    #[serde(default)]
    not_done: bool,
}

fn spellings(file: &str) -> Vec<Spelling> {
    let text = std::fs::read_to_string(root().join("tests/data/spellings").join(file)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn flags(record: &LineRecord) -> bool {
    matches!(record.verdict, Verdict::Barred | Verdict::Restricted | Verdict::Ask)
        && record.makers.iter().any(|maker| maker.listed)
}

fn is_right(spelling: &Spelling) -> bool {
    let record = check(&spelling.text);
    let is_found = || {
        let wanted = spelling.maker.as_deref();
        flags(&record) && record.makers.iter().any(|maker| maker.listed && Some(maker.id.as_str()) == wanted)
    };
    match spelling.expect.as_str() {
        "same" => is_found() && record.verdict == Verdict::Restricted,
        "ask" => is_found() && record.verdict == Verdict::Ask,
        "asked" => is_found(),
        "told" => !matches!(record.verdict, Verdict::NoneFound | Verdict::NoKit),
        other => panic!("{other}"),
    }
}

#[test]
fn dressed_up_names_are_found_or_said_to_be_uncompared() {
    for file in ["dressed-open.jsonl", "dressed-aside.jsonl"] {
        for spelling in spellings(file) {
            assert_eq!(is_right(&spelling), !spelling.not_done, "{file}: {spelling:?}");
            let verdict = check(&spelling.text).verdict;
            let is_silent = matches!(verdict, Verdict::NoneFound | Verdict::NoKit);
            assert!(!is_silent || spelling.not_done, "{}: {:?}", spelling.kind, spelling.text);
        }
    }
}

#[test]
fn what_only_looks_like_a_name_is_not_flagged() {
    for file in ["innocent-open.jsonl", "innocent-aside.jsonl"] {
        for innocent in spellings(file) {
            let record = check(&innocent.text);
            assert_eq!(flags(&record), innocent.not_done, "{innocent:?}: {:?}", record.makers);
            if innocent.expect.contains("unmixed") {
                assert!(!record.notes.iter().any(|note| note == NOT_COMPARED), "{innocent:?}: {:?}", record.notes);
            }
        }
    }
}

#[test]
fn evidence_marks_the_characters_as_they_were_written() {
    for file in ["dressed-open.jsonl", "dressed-aside.jsonl"] {
        for spelling in spellings(file) {
            let record = check(&spelling.text);
            for evidence in record.makers.iter().flat_map(|maker| &maker.evidence) {
                let written = record.text.get(evidence.start..evidence.end);
                assert_eq!(written, Some(evidence.matched.as_str()), "{spelling:?}");
                assert!(!evidence.matched.is_empty(), "{spelling:?}");
            }
        }
    }
    for (text, marked) in [
        ("4 x Н1kvision, dome", "Н1kvision"),
        ("see H.1.k.v.1.s.1.0.n camera", "H.1.k.v.1.s.1.0.n"),
        ("— \u{202e}auhaD\u{202c} dome", "auhaD"),
    ] {
        let record = check(text);
        assert_eq!(record.makers[0].evidence[0].matched, marked);
        assert_eq!((record.verdict, record.makers[0].certainty), (Verdict::Ask, Certainty::Possible), "{text}");
    }
}

#[test]
fn a_line_in_doubt_is_never_no_measure_and_never_nothing_to_check() {
    for doubtful in
        ["Lаbour", "Lab\u{200b}our", "\u{202e}ruobaL\u{202c}", "Lab\u{ad}our", "Lab\u{2800}our", "Ла\u{200e}бour"]
    {
        for line in [
            doubtful.to_owned(),
            format!("{doubtful} to install cable"),
            format!("AXIS P3245-LV dome camera {doubtful}"),
            format!("{doubtful} Alarms Ltd"),
            format!("Total {doubtful}"),
        ] {
            for context in ["", "existing-equipment"] {
                let record = check_in(&line, context);
                assert_eq!(record.verdict, Verdict::CannotTell, "{line:?}");
                assert!(record.notes.iter().any(|note| note == NOT_COMPARED), "{line:?}: {:?}", record.notes);
                assert!(record.notes.iter().any(|note| note.contains("plain letters")), "{line:?}: {:?}", record.notes);
            }
        }
    }
}

#[test]
fn how_a_line_speaks_of_a_dressed_up_name_is_read_too() {
    let record = check("Compatible with H1kvision cameras");
    assert_ne!(record.verdict, Verdict::Ask, "{:?}", record.makers);
    assert_eq!(check("12 x H1kvision cameras").verdict, Verdict::Ask);
}

#[test]
fn a_name_cut_at_the_end_of_a_line_is_asked_about_on_the_next() {
    let asked = |text: &str| -> Vec<String> {
        let (lines, _) = plain_text::read(None, text);
        let mut outline = Outline::default();
        let found = lines.iter().map(|line| outline.identify(index(), line));
        let last = found.last().unwrap();
        let listed = last.findings.iter().filter(|finding| finding.certainty == Certainty::Possible);
        listed.flat_map(|finding| finding.evidence.iter().map(|evidence| evidence.matched.clone())).collect()
    };
    assert_eq!(asked("Supply and fit one Hua-\nwei router for the depot"), ["wei"]);
    assert_eq!(asked("Supply and fit one Hua\u{ad}\n  wei router for the depot"), ["wei"]);
    for text in ["Supply Hua-\n\nwei router", "Supply Hua\nwei router", "main-\ntenance", "Supply Hua-\nhin router"] {
        assert!(asked(text).is_empty(), "{text:?}");
    }
}

#[test]
fn a_long_line_of_single_letters_is_read_at_once() {
    let start = std::time::Instant::now();
    for text in ["H-1-k-".repeat(2_000), "a 1 | b 2 ".repeat(2_000), "大 华 ".repeat(2_000), "\u{202e}ab".repeat(4_000)]
    {
        check(&text);
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
