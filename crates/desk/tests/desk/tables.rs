//! The table: which lines it shows, in what order, and one of them in full.

use crate::{FromWorker, Table, ToWorker, line};
use crate::{context, today};
use vendor_desk::files_protocol::pack;
use vendor_desk::protocol::{Detail, Order, Question, Row, View};
use vendor_engine::judge::Verdict;

const TEXT: &str = "DS-2CD2143G2-I turret\nlabour\nAXIS P3265-LVE dome\n5MP dome as specified\nDahua turret";

fn asked() -> Table {
    let mut table = Table::quiet();
    table.ask(1, TEXT, "");
    table
}

fn rows(table: &mut Table, view: View, from: usize, most: usize) -> (usize, Vec<Row>) {
    let mut said = table.say(ToWorker::Rows { view: view.clone(), from, most });
    let Some(FromWorker::Rows { view: of, from: at, total, rows }) = said.pop() else { panic!("no rows") };
    assert_eq!((of, at), (view, from));
    (total, rows)
}

fn places(table: &mut Table, view: View) -> Vec<usize> {
    rows(table, view, 0, 100).1.iter().map(|row| row.at).collect()
}

#[test]
fn a_page_of_the_table_knows_how_many_rows_there_are() {
    let mut table = asked();
    let (total, page) = rows(&mut table, View::default(), 1, 2);
    assert_eq!((total, page.iter().map(|row| row.at).collect::<Vec<_>>()), (4, vec![2, 3]));
    assert!(rows(&mut table, View::default(), 5, 2).1.is_empty());
}

#[test]
fn a_view_narrows_by_verdict_maker_words_and_part() {
    let mut table = asked();
    let view = View::default;
    assert_eq!(places(&mut table, View { maker: Some("axis".to_owned()), ..view() }), [2]);
    assert!(places(&mut table, View { maker: Some("nobody".to_owned()), ..view() }).is_empty());
    assert_eq!(places(&mut table, View { text: "TURRET".to_owned(), ..view() }), [0, 4]);
    assert_eq!(places(&mut table, View { text: "dome  axis".to_owned(), ..view() }), [2]);
    assert_eq!(places(&mut table, View { verdict: Some(Verdict::Restricted), ..view() }), [0, 4]);
    let both = View { verdict: Some(Verdict::Restricted), text: "dahua".to_owned(), ..view() };
    assert_eq!(places(&mut table, both), [4]);
    assert!(places(&mut table, View { part: Some("other.txt".to_owned()), ..view() }).is_empty());
}

/// Lines that name neither kit nor a firm are folded away until they are asked for: with the others, by their verdict
/// or by their words.
#[test]
fn lines_with_nothing_to_check_are_folded_away() {
    let mut table = Table::quiet();
    let answer = table.ask(1, TEXT, "");
    assert_eq!((answer.summary.lines, answer.in_sight), (5, 4));
    assert_eq!(answer.rows.iter().map(|row| row.at).collect::<Vec<_>>(), [0, 2, 3, 4]);
    let view = View::default;
    assert_eq!(places(&mut table, View { nothing_to_check: true, ..view() }), [0, 1, 2, 3, 4]);
    assert_eq!(places(&mut table, View { verdict: Some(Verdict::NoKit), ..view() }), [1]);
    assert_eq!(places(&mut table, View { text: "lab".to_owned(), ..view() }), [1]);
    assert!(table.ask(2, "labour\ncable", "").rows.is_empty());
}

#[test]
fn a_view_orders_and_turns_round() {
    let mut table = asked();
    let view = |order, is_turned| View { order, is_turned, nothing_to_check: true, ..View::default() };
    assert_eq!(places(&mut table, view(Order::AsRead, true)), [4, 3, 2, 1, 0]);
    assert_eq!(places(&mut table, view(Order::Maker, false)), [2, 4, 0, 1, 3], "lines without a maker stand last");
    assert_eq!(places(&mut table, view(Order::Words, false)), [3, 2, 4, 0, 1]);
    let gravest = places(&mut table, view(Order::Gravest, false));
    assert_eq!(gravest[..2], [0, 4]);
}

#[test]
fn a_view_of_other_lines_is_made_anew() {
    let mut table = asked();
    let view = View { text: "dome".to_owned(), ..View::default() };
    assert_eq!(places(&mut table, view.clone()), [2, 3]);
    table.ask(2, "a dome\nanother dome\na third dome", "");
    assert_eq!(places(&mut table, view), [0, 1, 2]);
}

#[test]
fn a_line_in_full_stands_among_those_around_it() {
    let mut table = Table::quiet();
    let question = Question::Files { run: 1 };
    table.say(ToWorker::Ask { id: 1, question, context: context(""), today: today() });
    let mut all: Vec<_> = (1..=5).map(|number| line("a.txt", number, &format!("Hikvision {number}"))).collect();
    all.push(line("b.txt", 1, "Axis"));
    table.to_the_end(ToWorker::Lines { run: 1, packed: pack(&all).unwrap() });
    let mut detail = |at| -> Option<Detail> {
        match table.say(ToWorker::Detail { at }).pop() {
            Some(FromWorker::Detail { at: said, detail }) => {
                assert_eq!(said, at);
                Some(detail)
            }
            _ => None,
        }
    };
    let middle = detail(2).unwrap();
    assert!(!middle.record.measures.is_empty(), "in full");
    let texts: Vec<&str> = middle.around.iter().map(|(_, text, _)| text.as_str()).collect();
    assert_eq!(texts, ["Hikvision 1", "Hikvision 2", "Hikvision 3", "Hikvision 4", "Hikvision 5"]);
    assert_eq!(middle.around.iter().position(|(_, _, it)| *it), Some(2));
    assert_eq!(detail(4).unwrap().around.len(), 3, "another file is not around");
    assert_eq!(detail(5).unwrap().around.len(), 1);
    assert!(detail(6).is_none());
}

#[test]
fn the_files_of_a_run_can_be_chosen_between() {
    let mut table = Table::quiet();
    let question = Question::Files { run: 1 };
    table.say(ToWorker::Ask { id: 1, question, context: context(""), today: today() });
    let all = [line("a.txt", 1, "Axis"), line("b.txt", 1, "Hikvision"), line("a.txt", 2, "Dahua")];
    let answer = table.answer(ToWorker::Lines { run: 1, packed: pack(&all).unwrap() });
    assert_eq!(answer.parts, ["a.txt", "b.txt"]);
    let part = View { part: Some("a.txt".to_owned()), ..View::default() };
    assert_eq!(places(&mut table, part), [0, 2]);
}
