//! What a person says of a line: it decides, it is reported with name and reason, and it is not lost on the way.

use super::{REGISTER, Table, ToWorker, answers, line, text_of, today};
use vendor_desk::files_protocol;
use vendor_desk::protocol::{Detail, FromWorker, Question};
use vendor_engine::identify::Standing;
use vendor_engine::judge::{Context, Verdict};
use vendor_engine::report::record::LineRecord;
use vendor_text::{Corrected, Correction};

fn said(says: Corrected) -> Correction {
    Correction::new("hikvision", says, "A. Officer", "the installer said so", today()).unwrap()
}

fn correct(id: u32, at: usize, correction: Option<Correction>) -> ToWorker {
    ToWorker::Correct { id, at, maker: "hikvision".to_owned(), correction }
}

fn line_at(table: &mut Table, at: usize) -> LineRecord {
    let told = table.say(ToWorker::Detail { at });
    let found = told.into_iter().find_map(|message| match message {
        FromWorker::Detail { detail: Detail { record, .. }, .. } => Some(*record),
        _ => None,
    });
    found.expect("the line is there")
}

const QUOTE: &str = "2 x Hikvision DS-2CD2143G2-I dome\n4 x Axis P3265-LVE\n2 x Hikvision DS-2CD2143G2-I dome";

#[test]
fn a_standing_that_a_person_gives_decides_and_is_told_with_name_and_reason() {
    let mut table = Table::quiet();
    let before = table.ask(1, QUOTE, "council-england");
    assert_eq!(before.summary.count(Verdict::Restricted), 2);
    let after = table.answer(correct(1, 0, Some(said(Corrected::Mentioned))));
    assert_eq!((after.id, after.summary.count(Verdict::Restricted)), (1, 0), "both lines with these words follow");
    let record = line_at(&mut table, 0);
    assert_eq!(record.makers[0].standing, Some(Standing::Mentioned));
    assert_eq!(record.corrections, [said(Corrected::Mentioned)]);
    let notes = record.notes.join(" ");
    assert!(
        notes.contains("Hikvision is only mentioned here. The checker had read: certain, offered or in place.")
            && notes.contains("By A. Officer, 1 December 2026: “the installer said so”."),
        "{notes}"
    );
}

#[test]
fn a_maker_that_a_person_denies_is_gone_from_the_line_and_no_other_maker_steps_in() {
    let mut table = Table::quiet();
    table.ask(1, QUOTE, "council-england");
    let after = table.answer(correct(1, 0, Some(said(Corrected::NotThisMaker))));
    assert_eq!(after.summary.count(Verdict::CannotTell), 2, "{:?}", after.summary.verdicts);
    assert!(!after.summary.makers.contains_key("hikvision"));
    assert!(line_at(&mut table, 0).makers.is_empty());
    assert_eq!(line_at(&mut table, 1).makers[0].id, "axis", "another line is left alone");
}

#[test]
fn what_was_said_is_taken_back_and_the_line_reads_as_before() {
    let mut table = Table::quiet();
    let before = table.ask(1, QUOTE, "council-england");
    table.answer(correct(1, 0, Some(said(Corrected::Gone))));
    table.answer(correct(1, 0, Some(said(Corrected::Going))));
    assert_eq!(line_at(&mut table, 0).corrections.len(), 1, "a newer one about the same maker takes its place");
    let after = table.answer(correct(1, 2, None));
    assert_eq!(before, after);
    let again = table.ask(5, QUOTE, "council-england");
    assert_eq!(again.rows, before.rows, "and it does not come back");
}

#[test]
fn a_correction_outlives_a_keystroke_and_another_situation_but_not_clear() {
    let mut table = Table::quiet();
    table.ask(1, QUOTE, "council-england");
    table.answer(correct(1, 0, Some(said(Corrected::Mentioned))));
    let more = table.ask(3, &format!("Our quote\n{QUOTE}"), "council-england");
    assert_eq!(more.summary.count(Verdict::Restricted), 0, "the line has moved down");
    let context: Context = "council-wales,existing-equipment".parse().unwrap();
    let judged = table.answer(ToWorker::Context { id: 4, context });
    assert_eq!(judged.summary.count(Verdict::Restricted), 0);
    table.say(ToWorker::Forget);
    assert_eq!(table.ask(5, QUOTE, "council-england").summary.count(Verdict::Restricted), 2);
}

#[test]
fn a_file_that_is_read_again_is_corrected_again_and_another_file_is_not() {
    let mut table = Table::quiet();
    let read = |table: &mut Table, id: u32, file: &str| {
        let context = super::context("council-england");
        table.say(ToWorker::Ask { id, question: Question::Files { run: id }, context, today: today() });
        let lines = [line(file, 1, "Hikvision DS-2CD2143G2-I dome"), line(file, 2, "Axis P3265-LVE")];
        let packed = files_protocol::pack(&lines).unwrap();
        table.to_the_end(ToWorker::Lines { run: id, packed });
        answers(table.to_the_end(ToWorker::FilesEnd { run: id })).pop().expect("an answer")
    };
    assert_eq!(read(&mut table, 1, "a.pdf").summary.count(Verdict::Restricted), 1);
    assert!(
        table.say(correct(9, 0, Some(said(Corrected::Gone)))).is_empty(),
        "of another question's lines nothing is known"
    );
    table.answer(correct(1, 0, Some(said(Corrected::Mentioned))));
    assert_eq!(read(&mut table, 3, "b.pdf").summary.count(Verdict::Restricted), 1);
    assert_eq!(read(&mut table, 4, "a.pdf").summary.count(Verdict::Restricted), 0);
}

#[test]
fn a_record_with_a_correction_is_looked_up_again_with_it() {
    let mut table = Table::quiet();
    table.answer(text_of(1, REGISTER, "council-england,existing-equipment"));
    table.answer(correct(1, 1, Some(said(Corrected::Gone))));
    let record = line_at(&mut table, 1);
    let json = serde_json::to_string(&record).unwrap();
    assert!(json.contains("\"says\":\"gone\""), "{json}");
    let read: LineRecord = serde_json::from_str(&json).unwrap();
    assert_eq!(read.line().corrections, record.corrections);
}
