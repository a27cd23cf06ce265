//! What leaves the desk: records in each form, papers, letters, and an earlier record looked up again.

use crate::{FromWorker, Table, ToWorker, context, text_of, today};
use vendor_desk::evidence::{EvidenceAnswer, EvidenceAsk, Rechecked, RecordKind};
use vendor_desk::protocol::View;
use vendor_engine::report::record::Particulars;

const TEXT: &str = "4 x DS-2CD2143G2-I\nAXIS P3265-LVE\nSwann 8 channel kit";

fn evidence(table: &mut Table, ask: EvidenceAsk<Vec<u8>>) -> EvidenceAnswer<Vec<Vec<u8>>> {
    match table.say(ToWorker::Evidence(ask)).pop() {
        Some(FromWorker::Evidence(answer)) => answer,
        _ => panic!("no answer"),
    }
}

fn kept(table: &mut Table, kind: RecordKind) -> Vec<u8> {
    let particulars = Particulars {
        checked_by: "A. Clerk".to_owned(),
        reference: "REF-7".to_owned(),
        decision: "Not bought".to_owned(),
        ..Particulars::default()
    };
    match evidence(table, EvidenceAsk::Record { kind, particulars }) {
        EvidenceAnswer::File { kind: said, pieces } if said == kind => pieces.concat(),
        other => panic!("{other:?}"),
    }
}

fn text_in(table: &mut Table, kind: RecordKind) -> String {
    String::from_utf8(kept(table, kind)).unwrap()
}

fn recheck(table: &mut Table, bytes: &[u8]) -> Result<Rechecked, String> {
    let ask = EvidenceAsk::Recheck { name: "earlier.jsonl".to_owned(), bytes: bytes.to_vec(), today: today() };
    match evidence(table, ask) {
        EvidenceAnswer::Rechecked(found) => found.map(|found| *found),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_form_holds_every_line_and_who_checked() {
    let mut table = Table::quiet();
    table.ask(1, TEXT, "");
    for kind in [RecordKind::Text, RecordKind::Table, RecordKind::Json, RecordKind::WebPage] {
        let text = text_in(&mut table, kind);
        for wanted in ["DS-2CD2143G2-I", "P3265-LVE", "Swann", "A. Clerk", "REF-7", "Not bought"] {
            assert!(text.contains(wanted), "{kind:?} holds no {wanted}");
        }
        let marked = matches!(kind, RecordKind::Text | RecordKind::Table);
        assert_eq!(text.starts_with('\u{feff}'), marked, "{kind:?}");
    }
    assert!(!kept(&mut table, RecordKind::Workbook).is_empty());
    assert!(table.ask(2, "x", "").summary.particulars.is_empty(), "what was typed goes into that record only");
}

#[test]
fn what_is_saved_before_every_line_was_checked_says_so() {
    let mut table = Table::hurried();
    let text = "4 x DS-2CD2143G2-I\n".repeat(2_000);
    table.say(text_of(1, &text, ""));
    assert!(table.desk.waits().is_some(), "there is more to check");
    let saved = text_in(&mut table, RecordKind::Text);
    assert!(saved.contains("of 2000 lines had been checked"), "{:?}", saved.lines().take(12).collect::<Vec<_>>());
    assert!(matches!(evidence(&mut table, EvidenceAsk::Letters(View::default())), EvidenceAnswer::Trouble(_)));
    while table.desk.waits().is_some() {
        table.turn();
    }
    assert!(!text_in(&mut table, RecordKind::Text).contains("had been checked"));
    // Another situation is judged anew, line by line.
    table.say(ToWorker::Context { id: 2, context: context("school,new-below-threshold") });
    assert!(table.desk.waits().is_some(), "there is more to judge");
    assert!(text_in(&mut table, RecordKind::Text).contains("of 2000 lines had been checked"));
}

#[test]
fn what_is_typed_for_a_record_keeps_no_secret() {
    let mut table = Table::quiet();
    table.ask(1, TEXT, "");
    let decision = "Not bought. NVR password: Foxglove22".to_owned();
    let particulars = Particulars { decision, ..Particulars::default() };
    match evidence(&mut table, EvidenceAsk::Record { kind: RecordKind::Json, particulars }) {
        EvidenceAnswer::File { pieces, .. } => {
            let text = String::from_utf8(pieces.concat()).unwrap();
            assert!(text.contains("Not bought") && !text.contains("Foxglove22"), "{text}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_paper_is_printed_from_here_unless_it_is_long() {
    let mut table = Table::quiet();
    table.ask(1, TEXT, "");
    let ask = || EvidenceAsk::Record { kind: RecordKind::Paper, particulars: Particulars::default() };
    assert!(matches!(evidence(&mut table, ask()), EvidenceAnswer::Paper(json) if json.contains("Swann")));
    table.ask(2, &"labour\n".repeat(3_001), "");
    assert!(
        matches!(evidence(&mut table, ask()), EvidenceAnswer::Trouble(reason) if reason.starts_with("3,001 lines are"))
    );
    table.ask(3, &"labour\n".repeat(3_000), "");
    assert!(matches!(evidence(&mut table, ask()), EvidenceAnswer::Paper(_)));
}

#[test]
fn letters_are_about_the_open_lines_of_the_view() {
    let mut table = Table::quiet();
    table.ask(1, TEXT, "");
    let mut letters = |view| match evidence(&mut table, EvidenceAsk::Letters(view)) {
        EvidenceAnswer::Letters(letters) => letters,
        other => panic!("{other:?}"),
    };
    let all = letters(View::default());
    assert!(!all.is_empty() && all.iter().all(|letter| letter.text.contains("Swann")));
    assert!(all.iter().all(|letter| !letter.text.contains("P3265")), "a settled line is not asked about");
    assert!(letters(View { text: "axis".to_owned(), ..View::default() }).is_empty());
}

#[test]
fn an_earlier_record_looked_up_again_by_the_same_list_changes_nothing() {
    let mut table = Table::quiet();
    table.ask(1, TEXT, "nhs");
    let record = kept(&mut table, RecordKind::Json);
    let found = recheck(&mut table, &record).unwrap();
    assert_eq!((found.lines, found.changes_in_all, found.then), (3, 0, today()));
    assert_eq!(found.name, "earlier.jsonl");
    assert_eq!(found.list_then.0, table.ask(2, "x", "").summary.list.version);
}

#[test]
fn an_earlier_record_of_another_answer_is_told_with_its_reasons() {
    let mut table = Table::quiet();
    table.ask(1, TEXT, "");
    let record = text_in(&mut table, RecordKind::Json);
    let tampered = record.replacen("\"verdict\":\"restricted\"", "\"verdict\":\"none-found\"", 1);
    assert_ne!(record, tampered);
    let found = recheck(&mut table, tampered.as_bytes()).unwrap();
    assert_eq!((found.changes_in_all, found.changes.len()), (1, 1));
    assert!(!found.changes[0].1.is_empty());
}

#[test]
fn what_is_no_record_is_not_taken() {
    let mut table = Table::quiet();
    for bytes in [&b"\xff\xfe\x00"[..], b"just words", b""] {
        let reason = recheck(&mut table, bytes).unwrap_err();
        assert!(reason.starts_with("earlier.jsonl was not opened"), "{reason}");
    }
    table.ask(1, TEXT, "");
    let strange = text_in(&mut table, RecordKind::Json).replace("council-england", "council-moon");
    let reason = recheck(&mut table, strange.as_bytes()).unwrap_err();
    assert!(reason.contains("its situation is unknown"), "{reason}");
}
