//! Questions and their answers: slices, progress, files that are still being read, and what is no longer wanted.

use crate::{FromWorker, REGISTER, Table, ToWorker, answers, carried, context, line, text_of, today};
use vendor_desk::files_protocol::pack;
use vendor_desk::opening;
use vendor_desk::protocol::{PAGE, Question};
use vendor_engine::judge::Verdict;
use vendor_engine::report::record::Input;
use vendor_readers::Account;
use vendor_text::Unread;

fn files(id: u32, run: u32) -> ToWorker {
    ToWorker::Ask { id, question: Question::Files { run }, context: context(""), today: today() }
}

fn lines(run: u32, texts: &[&str]) -> ToWorker {
    let lines: Vec<_> = (1..).zip(texts).map(|(number, text)| line("quote.txt", number, text)).collect();
    ToWorker::Lines { run, packed: pack(&lines).unwrap() }
}

#[test]
fn the_list_is_believed_before_what_it_holds_is_told() {
    let mut said: Vec<FromWorker> = Vec::new();
    assert!(opening::open(&carried().bundle, carried().draft.as_deref(), &mut |message| said.push(message)).is_some());
    let [FromWorker::Ready(believed), FromWorker::Catalogue { catalogue, makers, words }] = said.as_slice() else {
        panic!("{} messages", said.len());
    };
    assert!(believed.threshold >= 2);
    // Nobody has signed a draft, and it says so; a signed list is not a draft.
    assert_eq!(
        (believed.draft, believed.stamp.signers.is_empty()),
        (carried().draft.is_some(), carried().draft.is_some())
    );
    assert!(catalogue.contains("\"measures\"") && makers.contains("hikvision") && words.contains("secret_columns"));
}

#[test]
fn a_list_that_was_changed_opens_no_desk() {
    let mut bundle = carried().bundle.clone();
    let middle = bundle.len() / 2;
    bundle[middle] ^= 1;
    let mut said: Vec<FromWorker> = Vec::new();
    assert!(opening::open(&bundle, carried().draft.as_deref(), &mut |message| said.push(message)).is_none());
    assert!(matches!(said.as_slice(), [FromWorker::Refused { reason }] if !reason.is_empty()));
}

#[test]
fn one_line_is_answered_in_full_and_several_as_rows() {
    let mut table = Table::quiet();
    let one = table.ask(1, "4 x DS-2CD2143G2-I", "");
    assert_eq!((one.id, one.summary.lines, one.reading), (1, 1, false));
    assert_eq!(one.single.unwrap().verdict, Verdict::Restricted);
    let two = table.ask(2, "DS-2CD2143G2-I\nAXIS P3265-LVE", "");
    assert_eq!((two.rows.len(), two.single.is_none()), (2, true));
    assert_eq!(two.rows.iter().map(|row| row.at).collect::<Vec<_>>(), [0, 1]);
    assert!(two.rows[0].record.measures.is_empty(), "a row shows no measures");
    let makers: Vec<&str> = two.makers.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(makers, ["axis", "hikvision"]);
}

#[test]
fn a_pasted_table_keeps_what_it_was_read_as() {
    let answer = Table::quiet().ask(1, &REGISTER.replace(',', "\t"), "existing-equipment");
    assert_eq!((answer.tables.len(), answer.summary.lines), (1, 4), "the headings are a line too");
}

#[test]
fn a_long_question_is_worked_off_in_slices_and_says_how_far_it_is() {
    let mut table = Table::hurried();
    let said = table.to_the_end(text_of(1, &"Axis P3265-LVE\n".repeat(300), ""));
    let done: Vec<(usize, usize)> = said
        .iter()
        .filter_map(|message| match message {
            FromWorker::Progress { id: 1, done, total } => Some((*done, *total)),
            _ => None,
        })
        .collect();
    assert!(done.len() > 5, "{done:?}");
    assert!(done.is_sorted() && done.iter().all(|(done, total)| done <= total && *total == 300), "{done:?}");
    assert!(done[0].0 < 100 && done[done.len() - 1].0 > 200, "{done:?}");
    let answers = answers(said);
    assert_eq!((answers.len(), answers[0].summary.lines, answers[0].rows.len()), (1, 300, PAGE));
}

#[test]
fn a_newer_question_wins() {
    let mut table = Table::hurried();
    let said = table.say(text_of(1, &"Hikvision\n".repeat(500), ""));
    assert!(answers(said).is_empty(), "the first is under way");
    let old = table.desk.waits().unwrap();
    let said = table.say(text_of(2, &"Axis P3265-LVE\n".repeat(200), ""));
    assert!(answers(said).is_empty());
    assert!(table.turn_of(old).is_empty(), "what the older question left behind does nothing");
    let mut last = Vec::new();
    while table.desk.waits().is_some() {
        last.extend(table.turn());
    }
    let last = answers(last);
    assert_eq!((last.len(), last[0].id, last[0].summary.lines), (1, 2, 200));
    assert!(!last[0].summary.makers.contains_key("hikvision"), "nothing of the older one is left");
}

#[test]
fn other_messages_do_not_start_a_slice_of_their_own() {
    let mut table = Table::hurried();
    table.say(text_of(1, &"Axis P3265-LVE\n".repeat(500), ""));
    let waits = table.desk.waits();
    table.say(ToWorker::Detail { at: 0 });
    assert_eq!(table.desk.waits(), waits);
    let turn = waits.unwrap();
    assert!(!table.turn_of(turn).is_empty());
    assert!(table.turn_of(turn).is_empty(), "a slice works once");
}

#[test]
fn another_situation_judges_the_same_lines_again() {
    let mut table = Table::quiet();
    let council = table.ask(1, "DS-2CD2143G2-I", "council-england");
    let said = table.to_the_end(ToWorker::Context { id: 2, context: context("central-government,site-sensitive") });
    let other = answers(said).pop().unwrap();
    assert_eq!((other.id, other.summary.lines), (2, 1));
    assert_ne!(council.summary.context, other.summary.context);
    assert_ne!(council.single.unwrap().measures, other.single.unwrap().measures);
}

#[test]
fn a_clock_behind_the_list_is_not_believed() {
    let mut table = Table::quiet();
    let question = Question::Nothing;
    let long_ago = "1999-01-01".parse().unwrap();
    let answer = table.answer(ToWorker::Ask { id: 1, question, context: context(""), today: long_ago });
    assert_eq!(answer.summary.today, answer.summary.list.issued);
    assert_eq!(table.ask(2, "x", "").summary.today, today());
}

#[test]
fn files_are_answered_as_they_are_read() {
    let mut table = Table::quiet();
    assert!(table.answer(files(1, 7)).reading);
    table.say(ToWorker::Input { run: 7, input: Input::of("quote.txt", b"abc") });
    let said = table.to_the_end(lines(7, &["Hikvision", "labour"]));
    let answer = answers(said).pop().unwrap();
    assert_eq!((answer.id, answer.summary.lines, answer.reading), (1, 2, true));
    assert!(answer.single.is_none());
    let unread = Unread::whole("other.pdf", "it is locked.");
    let account = Account::of_unread(vec![unread.clone()]);
    let answer = table.answer(ToWorker::FileEnd { run: 7, account });
    assert_eq!(answer.summary.incomplete, std::slice::from_ref(&unread));
    let answer = table.answer(ToWorker::FilesEnd { run: 7 });
    assert!(!answer.reading);
    assert_eq!(answer.parts, ["quote.txt"]);
    assert_eq!(answer.summary.inputs[0].name, "quote.txt");
    // The same lines in another situation keep their files, and the account of what was not read.
    let again = table.answer(ToWorker::Context { id: 2, context: context("nhs") });
    assert_eq!(again.summary.inputs.len(), 1);
    assert_eq!(again.summary.incomplete, [unread]);
}

#[test]
fn one_line_of_files_is_shown_in_full_only_once_all_are_read() {
    let mut table = Table::quiet();
    table.say(files(1, 1));
    assert!(table.answer(lines(1, &["Hikvision"])).single.is_none());
    assert!(table.answer(ToWorker::FilesEnd { run: 1 }).single.is_some());
}

#[test]
fn what_comes_for_another_run_is_for_nobody() {
    let mut table = Table::quiet();
    table.say(files(1, 7));
    assert!(table.say(lines(6, &["Hikvision"])).is_empty());
    assert!(table.say(ToWorker::FileEnd { run: 6, account: Account::default() }).is_empty());
    assert!(table.say(ToWorker::Input { run: 6, input: Input::of("old.txt", b"") }).is_empty());
    assert!(table.say(ToWorker::FilesEnd { run: 6 }).is_empty());
    let answer = table.answer(ToWorker::FilesEnd { run: 7 });
    assert_eq!((answer.summary.lines, answer.summary.inputs.len(), answer.reading), (0, 0, false));
    table.ask(2, "Axis", "");
    assert!(table.say(lines(7, &["Hikvision"])).is_empty(), "a text ends the reading");
}

#[test]
fn lines_that_come_while_a_slice_waits_are_taken_by_it() {
    let mut table = Table::hurried();
    table.say(files(1, 1));
    let many = vec!["Axis P3265-LVE"; 300];
    table.say(lines(1, &many));
    let waits = table.desk.waits();
    assert!(waits.is_some());
    assert!(table.say(lines(1, &many)).is_empty());
    assert!(table.say(ToWorker::FilesEnd { run: 1 }).is_empty(), "a run that is under way ends by itself");
    assert_eq!(table.desk.waits(), waits);
    let mut said = Vec::new();
    while table.desk.waits().is_some() {
        said.extend(table.turn());
    }
    let last = answers(said).pop().unwrap();
    assert_eq!((last.summary.lines, last.reading), (600, false));
}

#[test]
fn an_unfinished_answer_is_shown_now_and_then_once_a_table_is_full() {
    let mut table = Table::hurried();
    table.say(files(1, 1));
    let mut said = table.say(lines(1, &vec!["Axis P3265-LVE"; 3_000]));
    let mut slices = 1;
    while table.desk.waits().is_some() {
        said.extend(table.turn());
        slices += 1;
    }
    let answers = answers(said);
    let shown = answers.len() - 1;
    assert!(shown >= 2, "{shown} of {slices}");
    assert!(shown * 3 < slices, "not with every slice: {shown} of {slices}");
    assert!(answers.iter().all(|answer| answer.summary.lines > PAGE && answer.reading));
    assert!(answers.windows(2).all(|pair| pair[0].summary.lines <= pair[1].summary.lines));
}

#[test]
fn a_text_is_never_shown_unfinished() {
    let mut table = Table::hurried();
    let answers = answers(table.to_the_end(text_of(1, &"Axis P3265-LVE\n".repeat(3_000), "")));
    assert_eq!(answers.len(), 1);
}

#[test]
fn lines_that_are_none_are_said_to_have_failed() {
    let mut table = Table::quiet();
    table.say(files(1, 1));
    let said = table.say(ToWorker::Lines { run: 1, packed: vec![0xff; 9] });
    assert!(matches!(said.as_slice(), [FromWorker::Failed { reason }] if !reason.is_empty()));
}

#[test]
fn dropped_lines_leave_nothing_and_stop_what_was_under_way() {
    let mut table = Table::hurried();
    table.say(text_of(1, &"Hikvision\n".repeat(500), ""));
    let waits = table.desk.waits().unwrap();
    assert!(table.say(ToWorker::Drop).is_empty());
    assert_eq!(table.desk.waits(), None);
    assert!(table.turn_of(waits).is_empty());
    let answer = table.answer(ToWorker::Context { id: 9, context: context("") });
    assert_eq!((answer.summary.lines, answer.summary.makers.len(), answer.rows.len()), (0, 0, 0));
}
