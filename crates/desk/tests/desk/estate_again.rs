//! The same register again: what was corrected on the page Check is kept, what this program wrote itself is left out,
//! and a line can be corrected in the estate itself.

use crate::estates::{Estate, added};
use crate::{FromWorker, REGISTER, ToWorker, context, line, today};
use vendor_desk::estate::{EstateAnswer, EstateQuestion, RegisterAsk};
use vendor_desk::files_protocol::pack;
use vendor_desk::protocol::Question;
use vendor_engine::estate::Work;
use vendor_engine::estate::view::{Part, Wanted};
use vendor_engine::identify::Standing;
use vendor_engine::report::record::{Input, LineRecord};
use vendor_readers::headings::Heading;
use vendor_readers::{Account, Layouts};
use vendor_text::{Column, Corrected, Correction, Line, Place};

fn work() -> Work {
    Work::new(2026)
}

fn said(says: Corrected) -> Correction {
    Correction::new("hikvision", says, "A. Officer", "I was there", today()).unwrap()
}

/// Adds what is on the desk; returns the number of the register that it repeats, if any.
fn take_again(estate: &mut Estate) -> (u32, usize, Option<u32>) {
    let beside = estate.registers.clone();
    match estate.table.to_the_end(ToWorker::Register(RegisterAsk::Take { beside })).pop() {
        Some(FromWorker::Estate(EstateAnswer::Added { register, again, .. })) => (register.id, register.lines(), again),
        _ => panic!("not added"),
    }
}

#[test]
fn a_correction_on_the_page_check_arrives_when_the_register_is_added_again() {
    let mut estate = Estate::of(REGISTER);
    assert_eq!(estate.view(&work(), Part::Totals).totals.pieces.listed, 5);
    assert_eq!(take_again(&mut estate), (2, 0, None), "the same again is nothing new");
    let correction = Some(said(Corrected::NotThisMaker));
    estate.table.answer(ToWorker::Correct { id: 1, at: 1, maker: "hikvision".to_owned(), correction });
    let old = estate.registers[0];
    let (new, lines, again) = take_again(&mut estate);
    assert_eq!((lines, again), (3, Some(old)), "whether it takes the place of the old one is asked");
    assert_eq!(estate.view(&work(), Part::Totals).totals.pieces.listed, 5, "until then nothing changes");
    estate.registers = vec![new];
    assert_eq!(estate.view(&work(), Part::Totals).totals.pieces.listed, 1);
    // It is read from the file again without its correction, which is not lost.
    estate.table.say(ToWorker::Forget);
    estate.look_up(7, REGISTER);
    assert_eq!(take_again(&mut estate).1, 0);
}

#[test]
fn a_column_that_was_put_right_arrives_too() {
    let register = "Ref\tPremises\tMake\tModel\tGubbins\n\
        A1\tDepot\tAxis\tP3265-LVE\t2019\nA2\tDepot\tAxis\tP3265-LVE\t2021\n";
    let mut estate = Estate::of(register);
    let ask = |layouts: Layouts| ToWorker::Ask {
        id: 2,
        question: Question::Text { text: register.to_owned(), layouts },
        context: context("existing-equipment"),
        today: today(),
    };
    let answer = estate.table.answer(ask(Layouts::default()));
    let mut layouts = Layouts::default();
    layouts.correct(&answer.tables[0].layout, 4, Heading::Column(Column::Installed));
    estate.table.answer(ask(layouts));
    let old = estate.registers[0];
    let (new, _, again) = take_again(&mut estate);
    assert_eq!(again, Some(old));
    estate.registers = vec![new];
    let years: Vec<String> =
        estate.view(&work(), Part::Totals).totals.by_year.into_iter().map(|group| group.name).collect();
    assert_eq!(years, ["2019", "2021"]);
}

#[test]
fn a_workbook_of_this_program_is_known_again_and_left_out() {
    let mut estate = Estate::of(REGISTER);
    let beside = estate.registers.clone();
    estate.table.say(ToWorker::Register(RegisterAsk::Files { run: 7, beside, replaces: None }));
    let of_sheet = |sheet: &str, row: u32, text: &str| {
        let place = Place {
            file: Some("estate.xlsx".to_owned()),
            sheet: Some(sheet.to_owned()),
            row: Some(row),
            ..Place::default()
        };
        Line::new(place, text.to_owned())
    };
    let lines = [
        of_sheet("Summary", 1, "What | Answer"),
        of_sheet("Summary", 2, "SHA-256 of the list | abcd"),
        of_sheet("Assets", 2, "Depot | Hikvision | DS-2CD2143G2-I"),
        line("other.txt", 1, "Axis P3265-LVE"),
    ];
    estate.table.say(ToWorker::Lines { run: 7, packed: pack(&lines).unwrap() });
    estate.table.say(ToWorker::FileEnd { run: 7, account: Account::default() });
    let stamp = added(estate.table.to_the_end(ToWorker::FilesEnd { run: 7 }));
    assert_eq!(
        (stamp.own_workbooks.as_slice(), stamp.files.as_slice()),
        (&["estate.xlsx".to_owned()][..], &["other.txt".to_owned()][..])
    );
}

#[test]
fn the_same_bytes_are_the_same_register_however_they_are_read() {
    let mut estate = Estate::of("Make,Model\nAxis,P3265-LVE\n");
    let read = |estate: &mut Estate, run: u32, texts: &[&str]| {
        let beside = estate.registers.clone();
        estate.table.say(ToWorker::Register(RegisterAsk::Files { run, beside, replaces: None }));
        estate.table.say(ToWorker::Input { run, input: Input::of("b.csv", b"the same bytes") });
        let lines: Vec<Line> = texts.iter().zip(1..).map(|(text, row)| line("b.csv", row, text)).collect();
        estate.table.say(ToWorker::Lines { run, packed: pack(&lines).unwrap() });
        match estate.table.to_the_end(ToWorker::FilesEnd { run }).pop() {
            Some(FromWorker::Estate(EstateAnswer::Added { register, again, .. })) => (register.id, again),
            _ => panic!("not added"),
        }
    };
    let (first, again) = read(&mut estate, 7, &["Hikvision DS-2CD2143G2-I | hunter2"]);
    assert_eq!(again, None);
    estate.registers.push(first);
    assert_eq!(read(&mut estate, 8, &["Hikvision DS-2CD2143G2-I"]).1, Some(first), "its password column was named");
}

fn record(estate: &mut Estate, work: &Work, at: usize) -> (String, LineRecord) {
    match estate.ask(work, Wanted::default(), EstateQuestion::Line(at)) {
        EstateAnswer::Line { key, record, .. } => (key, *record),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_line_is_told_in_full_and_corrected_in_the_estate() {
    let mut estate = Estate::of(REGISTER);
    let mut work = work();
    let (key, before) = record(&mut estate, &work, 1);
    assert_eq!(before.makers[0].id, "hikvision");
    work.assets.entry(key.clone()).or_default().correct(&before.corrections, "hikvision", Some(said(Corrected::Gone)));
    let (_, after) = record(&mut estate, &work, 1);
    assert_eq!(after.makers[0].standing, Some(Standing::Gone));
    assert!(after.notes.join(" ").contains("By A. Officer, 1 December 2026: “I was there”."), "{:?}", after.notes);
    let view = estate.view(&work, Part::Totals);
    assert_eq!((view.totals.pieces.listed, view.gone.pieces, view.gone_lines), (1, 4, 1), "and it counts as gone");
    // The correction is kept with the user's work, and comes back with it.
    let text = estate.file(&work);
    assert!(text.contains("I was there"));
    // When it is taken back, the line is as it was read.
    work.assets.entry(key).or_default().correct(&after.corrections, "hikvision", None);
    assert_eq!(record(&mut estate, &work, 1).1, before);
    assert_eq!(estate.view(&work, Part::Totals).totals.pieces.listed, 5);
}

#[test]
fn a_correction_that_came_with_the_line_is_taken_back_in_the_estate() {
    let mut estate = Estate::of(REGISTER);
    let correction = Some(said(Corrected::NotThisMaker));
    estate.table.answer(ToWorker::Correct { id: 1, at: 1, maker: "hikvision".to_owned(), correction });
    let (new, ..) = take_again(&mut estate);
    estate.registers = vec![new];
    let mut work = work();
    let (key, corrected) = record(&mut estate, &work, 1);
    assert!(corrected.makers.is_empty() && corrected.corrections.len() == 1);
    work.assets.entry(key).or_default().correct(&corrected.corrections, "hikvision", None);
    assert_eq!(record(&mut estate, &work, 1).1.makers[0].id, "hikvision");
}
