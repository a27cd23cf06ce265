//! What was read from pictures: never more certain than the picture, and what the user confirms is kept as evidence.

use crate::{index, root};
use std::process::Command;
use vendor_engine::identify::{Certainty, EvidenceKind};
use vendor_engine::judge::{Context, Terms, Verdict};
use vendor_engine::report::record::LineRecord;
use vendor_engine::screen::Screening;
use vendor_text::{Area, Line, LineKind, Place};

fn seen(text: &str, doubtful: &str) -> Line {
    let area = Area { page: 1, x: 10, y: 20, w: 300, h: 40 };
    let place = Place { file: Some("label.jpg".into()), line: Some(1), area: Some(Box::new(area)), ..Place::default() };
    let doubts = text.find(doubtful).filter(|_| !doubtful.is_empty()).map(|start| (start, start + doubtful.len()));
    Line { doubts: doubts.into_iter().collect(), ..Line::new(place, text.to_owned()) }
}

fn screened(lines: Vec<Line>) -> Screening {
    let mut screening = Screening::new(lines, Vec::new());
    while screening.step(index(), 100) {}
    screening
}

fn record(line: Line) -> LineRecord {
    records(&screened(vec![line])).remove(0)
}

fn records(screening: &Screening) -> Vec<LineRecord> {
    let context = Context::default();
    let terms = Terms { context: &context, today: "2026-11-28".parse().unwrap(), policy: None };
    screening.records(index(), terms, &[], 0, usize::MAX).collect()
}

#[test]
fn a_doubtful_number_asks_and_a_clear_one_does_not() {
    let clear = record(seen("4 x DS-2CD2143G2-I turret camera", ""));
    assert_eq!(clear.verdict, Verdict::Restricted);
    let doubtful = record(seen("4 x DS-2CD2143G2-I turret camera", "DS-2CD2143G2-I"));
    assert_eq!((doubtful.verdict, doubtful.makers[0].certainty), (Verdict::Ask, Certainty::Possible));
    assert!(doubtful.notes.iter().any(|note| note.contains("does not show “DS-2CD2143G2-I” clearly")), "{doubtful:?}");
    // A clear name stays what it is, whatever number is beside it.
    let named = record(seen("4 x Hikvision DS-2CD2143G2-I", "DS-2CD2143G2-I"));
    assert_eq!((named.verdict, named.makers[0].certainty), (Verdict::Restricted, Certainty::Certain));
}

#[test]
fn a_shape_or_a_cards_number_from_a_picture_is_likely_at_most() {
    for text in ["DS-2CD9943G9-I", "28:57:BE:01:02:0A"] {
        let typed = record(Line::new(Place::default(), text.to_owned()));
        let seen = record(seen(text, ""));
        assert_eq!(seen.makers[0].id, typed.makers[0].id, "{text}");
        assert!(
            seen.makers[0].certainty <= Certainty::Likely && seen.makers[0].certainty <= typed.makers[0].certainty,
            "{text}"
        );
    }
}

#[test]
fn a_line_that_nobody_can_read_is_not_taken_for_nothing() {
    let line = record(seen("Hikvislon dame", "Hikvislon"));
    assert!(matches!(line.verdict, Verdict::CannotTell | Verdict::Ask), "{line:?}");
}

#[test]
fn what_a_code_holds_is_evidence_of_its_own_kind() {
    let code = Line { kind: LineKind::Code, ..seen("Model DS-2CD2143G2-I, MAC 28:57:BE:01:02:0A", "") };
    let record = record(code);
    let kinds: Vec<EvidenceKind> = record.makers[0].evidence.iter().map(|evidence| evidence.kind).collect();
    assert!(kinds.contains(&EvidenceKind::Code) && !kinds.contains(&EvidenceKind::Mac), "{kinds:?}");
    assert_eq!(record.verdict, Verdict::Restricted);
}

#[test]
fn what_the_user_confirms_is_kept_with_what_was_read() {
    let line = seen("4 x DS-2CD2143G2-1", "DS-2CD2143G2-1");
    let place = line.place.clone();
    let screening = screened(vec![seen("Dockside House", ""), line]).with_confirmed(
        &place,
        "4 x DS-2CD2143G2-1",
        "4 x DS-2CD2143G2-I",
    );
    let mut screening = screening;
    while screening.step(index(), 100) {}
    let confirmed = records(&screening).remove(1);
    assert_eq!((confirmed.verdict, confirmed.text.as_str()), (Verdict::Restricted, "4 x DS-2CD2143G2-I"));
    assert_eq!(confirmed.read_as.as_deref(), Some("4 x DS-2CD2143G2-1"));
    // Looked up again from the record, it is what it was.
    let again = record(confirmed.line());
    assert_eq!((again.verdict, again.read_as), (confirmed.verdict, confirmed.read_as.clone()));
}

#[test]
#[cfg(feature = "pictures")]
fn the_command_reads_a_photograph_of_a_label() {
    let label = root().join("tests/data/pictures/label.png");
    let words = ["check", "--today", "2026-11-28", "--format", "jsonl"];
    let run = Command::new(env!("CARGO_BIN_EXE_vendor-check")).args(words).arg(label).output().unwrap();
    let said = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(1), "{said}{}", String::from_utf8_lossy(&run.stderr));
    assert!(
        said.contains(r#""box":{"page":1,"#) && said.contains("DS-2CD2143G2-I") && !said.contains("QX7TP2"),
        "{said}"
    );
}
