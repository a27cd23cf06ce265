//! A quote on the desk: its items apart from what stands beside them, its total, who sent it, and claims that its own
//! lines contradict.

use crate::{FromWorker, Table, ToWorker, line, today};
use vendor_desk::files_protocol::pack;
use vendor_desk::protocol::{Answer, Question, View};
use vendor_engine::report::record::Input;
use vendor_readers::Account;

const QUOTE: &str = "\
Larkfen Alarms Ltd, 14 Mill Lane, Leeds
Quotation Q-2291
To: Anytown Security Ltd
4 x Hikvision DS-2CD2143G2-I turret camera £480
2 x AXIS P3265-LVE dome £900
Carriage £45
Payment within 30 days of the date of invoice
Subtotal £177,000.00
VAT £35,400.00
Total £212,400.00";

fn ask(text: &str, context: &str) -> Answer {
    Table::quiet().ask(1, text, context)
}

fn order(answer: &Answer) -> Vec<(usize, bool)> {
    answer.rows.iter().map(|row| (row.at, row.beside)).collect()
}

#[test]
fn items_come_first_and_what_stands_beside_them_is_never_dropped() {
    let answer = ask(QUOTE, "council-england,new-above-threshold");
    let order = order(&answer);
    let items: Vec<usize> = order.iter().filter(|(_, beside)| !beside).map(|(at, _)| *at).collect();
    assert_eq!(items, [3, 4], "{order:?}");
    assert!(order.iter().any(|(at, beside)| *at == 0 && *beside), "the letterhead is there: {order:?}");
    assert!(order.is_sorted_by_key(|(_, beside)| *beside), "{order:?}");
    assert_eq!(answer.in_sight, order.len());
    // A user who wants every line gets them as they were read.
    let mut table = Table::quiet();
    table.ask(1, QUOTE, "council-england,new-above-threshold");
    let view = View { nothing_to_check: true, ..View::default() };
    let said = table.say(ToWorker::Rows { view, from: 0, most: 100 }).pop();
    let Some(FromWorker::Rows { rows, .. }) = said else { panic!("no rows") };
    assert_eq!(
        rows.iter().map(|row| (row.at, row.beside)).collect::<Vec<_>>(),
        (0..10).map(|at| (at, false)).collect::<Vec<_>>()
    );
}

#[test]
fn what_is_flagged_is_always_an_item_and_a_list_of_firms_has_no_letterhead() {
    let flagged = ask("Hikvision UK Ltd\nLarkfen Alarms Ltd\nAXIS P3265-LVE dome", "new-above-threshold");
    assert_eq!(order(&flagged)[0], (0, false), "{:?}", order(&flagged));
    let firms = ask("Larkfen Alarms Ltd\nWexmoor Cabling Ltd\nHobb & Sons Ltd", "new-above-threshold");
    assert!(firms.rows.iter().all(|row| !row.beside));
    let owned = ask(QUOTE, "existing-equipment");
    assert!(owned.rows.iter().all(|row| !row.beside), "a register has no letterhead");
}

#[test]
fn the_total_and_the_sender_of_a_quote_are_told_to_a_buyer() {
    let answer = ask(QUOTE, "new-below-threshold");
    assert_eq!((answer.total, answer.firms), (Some(212_400), vec!["Larkfen Alarms Ltd".to_owned()]));
    let owned = ask(QUOTE, "existing-equipment");
    assert_eq!((owned.total, owned.firms), (None, Vec::new()));
    let one = ask("Larkfen Alarms Ltd", "new-below-threshold");
    assert!(one.firms.is_empty(), "one line is no quote");
}

#[test]
fn whom_a_paper_is_for_is_not_its_sender() {
    for head in ["To: Larkfen Alarms Ltd", "Prepared for\nLarkfen Alarms Ltd", "Customer: Larkfen Alarms Ltd"] {
        let answer = ask(&format!("{head}\n2 x AXIS P3265-LVE dome\nlabour"), "new-above-threshold");
        assert!(answer.firms.is_empty(), "{head}: {:?}", answer.firms);
    }
    for head in ["From: Larkfen Alarms Ltd", "Larkfen Alarms Ltd"] {
        let answer = ask(&format!("{head}\n2 x AXIS P3265-LVE dome\nlabour"), "new-above-threshold");
        assert_eq!(answer.firms, ["Larkfen Alarms Ltd"], "{head}");
    }
}

const CLAIM: &str = "All products in this offer are NDAA compliant.";

#[test]
fn a_claim_in_the_terms_is_held_against_the_makers_of_the_same_file() {
    let said = |text: &str| ask(text, "new-above-threshold").summary.contradicted;
    let sentences = said(&format!("{QUOTE}\n{CLAIM}"));
    assert_eq!(sentences.len(), 1, "{sentences:?}");
    assert!(
        sentences[0].contains("“NDAA compliant” (line 11)") && sentences[0].contains("Hikvision (1 line)"),
        "{sentences:?}"
    );
    assert!(said(QUOTE).is_empty(), "nothing is claimed");
    assert!(said(&format!("2 x AXIS P3265-LVE dome\n{CLAIM}")).is_empty(), "no maker contradicts it");
    assert!(said("Hikvision DS-2CD2143G2-I, NDAA compliant\nlabour").is_empty(), "its own line says so");
}

/// Files that were dropped together: one seller's claim is not compared with another seller's lines.
#[test]
fn a_claim_of_one_file_says_nothing_of_another() {
    let mut table = Table::quiet();
    let question = Question::Files { run: 7 };
    let context = "new-above-threshold".parse().unwrap();
    table.say(ToWorker::Ask { id: 1, question, context, today: today() });
    for (file, text) in [("a.txt", "4 x Hikvision DS-2CD2143G2-I"), ("b.txt", CLAIM)] {
        let input = Input::of(file, text.as_bytes());
        table.say(ToWorker::Input { run: 7, input });
        table.say(ToWorker::Lines { run: 7, packed: pack(&[line(file, 1, text)]).unwrap() });
        table.say(ToWorker::FileEnd { run: 7, account: Account::default() });
    }
    let answer = table.answer(ToWorker::FilesEnd { run: 7 });
    assert_eq!(answer.summary.lines, 2);
    assert!(answer.summary.contradicted.is_empty(), "{:?}", answer.summary.contradicted);
}
