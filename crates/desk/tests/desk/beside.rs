//! What lies beside the lines: a policy, own lists, the parties to an offer; and another edition of the list.

use crate::{FromWorker, SIGNED, Table, ToWorker, answers, carried, context, today};
use vendor_desk::protocol::{self, Answer};
use vendor_engine::judge::Verdict;
use vendor_list::trust::Compared;
use vendor_text::Party;

type Beside = protocol::Beside<Vec<u8>>;

const POLICY: &str = "name = \"Camera policy\"\ndecided_by = \"Cabinet\"\ndecided_on = \"2026-03-14\"\nsince = \"2026-04-01\"\n\n\
    [[rule]]\nmakers = [\"Axis\"]\neffect = \"bar\"\nsays = \"None of these.\"\n";

struct Laid {
    policy: Option<String>,
    policy_toml: Option<String>,
    own_lists: Vec<(String, usize)>,
    trouble: Option<String>,
    answer: Answer,
}

fn lay(table: &mut Table, id: u32, beside: Beside) -> Laid {
    let mut said = table.to_the_end(ToWorker::Lay { id, beside, context: context(""), today: today() });
    let FromWorker::Beside { policy, policy_toml, own_lists, trouble } = said.remove(0) else {
        panic!("not said first")
    };
    let own_lists = own_lists.into_iter().map(|list| (list.name, list.names)).collect();
    let answer = answers(said).pop().unwrap();
    assert_eq!(answer.id, id);
    Laid { policy: policy.map(|policy| policy.name), policy_toml, own_lists, trouble, answer }
}

fn own_list(name: &str, names: &str) -> Beside {
    Beside::OwnList { name: name.to_owned(), bytes: names.as_bytes().to_vec() }
}

#[test]
fn a_policy_is_laid_beside_the_lines_kept_and_taken_away() {
    let mut table = Table::quiet();
    assert_eq!(table.ask(1, "AXIS P3265-LVE\nBosch NBE-3502-AL", "").rows[0].record.verdict, Verdict::NoneFound);
    let laid = lay(&mut table, 2, Beside::PolicyText(POLICY.to_owned()));
    assert_eq!((laid.policy.as_deref(), laid.trouble), (Some("Camera policy"), None));
    assert_eq!(laid.answer.rows[0].record.verdict, Verdict::Barred);
    assert!(laid.answer.rows[0].by_policy && !laid.answer.rows[1].by_policy);
    let kept = laid.policy_toml.unwrap();
    let again = lay(&mut table, 3, Beside::PolicyText(kept.clone()));
    assert_eq!(again.policy_toml, Some(kept));
    let away = lay(&mut table, 4, Beside::NoPolicy);
    assert_eq!((away.policy, away.policy_toml), (None, None));
    assert_eq!(away.answer.rows[0].record.verdict, Verdict::NoneFound);
}

#[test]
fn a_policy_that_is_not_taken_leaves_the_one_before() {
    let mut table = Table::quiet();
    lay(&mut table, 1, Beside::PolicyText(POLICY.to_owned()));
    let laid = lay(&mut table, 2, Beside::PolicyText("rubbish".to_owned()));
    assert!(laid.trouble.unwrap().starts_with("The policy was not loaded"));
    assert_eq!(laid.policy.as_deref(), Some("Camera policy"));
}

#[test]
fn own_lists_are_laid_renewed_and_taken_away_by_name() {
    let mut table = Table::quiet();
    table.ask(1, "Supplied by Zorbcastle Trading Ltd\nlabour", "");
    let laid = lay(&mut table, 2, own_list("ours.txt", "Zorbcastle Trading Ltd\n"));
    assert_eq!(laid.own_lists, [("ours.txt".to_owned(), 1)]);
    assert_eq!(laid.answer.summary.own_lists[0].lines, 1);
    assert_eq!(laid.answer.rows[0].record.own_lists[0].list, "ours.txt");
    let renewed = lay(&mut table, 3, own_list("ours.txt", "Other Firm\nThird Firm\n"));
    assert_eq!(renewed.own_lists, [("ours.txt".to_owned(), 2)]);
    assert_eq!(renewed.answer.summary.own_lists[0].lines, 0);
    let two = lay(&mut table, 4, own_list("more.txt", "Zorbcastle Trading Ltd\n"));
    assert_eq!(two.own_lists.len(), 2);
    let one = lay(&mut table, 5, Beside::NoOwnList("ours.txt".to_owned()));
    assert_eq!(one.own_lists, [("more.txt".to_owned(), 1)]);
}

#[test]
fn a_list_without_names_is_not_taken() {
    let laid = lay(&mut Table::quiet(), 1, own_list("empty.txt", "# nothing\n"));
    assert!(laid.trouble.unwrap().starts_with("The list was not loaded"));
    assert!(laid.own_lists.is_empty());
}

#[test]
fn the_parties_of_an_offer_stand_first_and_are_replaced() {
    let mut table = Table::quiet();
    table.ask(1, "AXIS P3265-LVE", "");
    let party =
        |name: &str| Beside::Parties(vec![(Party::Bidder, name.to_owned()), (Party::SubContractor, " ".to_owned())]);
    let laid = lay(&mut table, 2, party("Acme Ltd"));
    assert_eq!(laid.answer.summary.lines, 2, "an empty name is none");
    assert_eq!(
        (laid.answer.rows[0].record.text.as_str(), laid.answer.rows[1].record.text.as_str()),
        ("Acme Ltd", "AXIS P3265-LVE")
    );
    let other = lay(&mut table, 3, party("Hikvision UK Ltd"));
    assert_eq!((other.answer.summary.lines, other.answer.rows[0].record.text.as_str()), (2, "Hikvision UK Ltd"));
    // They stay when the lines change, and go with everything else.
    assert_eq!(table.ask(4, "cable", "").rows[0].record.text, "Hikvision UK Ltd");
    assert!(table.say(ToWorker::Drop).is_empty());
    assert_eq!(table.ask(5, "cable", "").summary.lines, 2);
    assert!(table.say(ToWorker::Forget).is_empty());
    assert_eq!(table.ask(6, "cable", "").summary.lines, 1);
}

#[test]
fn forgetting_takes_all_that_lay_beside() {
    let mut table = Table::quiet();
    lay(&mut table, 1, Beside::PolicyText(POLICY.to_owned()));
    lay(&mut table, 2, own_list("ours.txt", "Zorbcastle Trading Ltd\n"));
    table.say(ToWorker::Forget);
    let answer = table.ask(3, "Axis\nZorbcastle Trading Ltd", "");
    assert!(answer.summary.policy.is_none() && answer.summary.own_lists.is_empty());
    assert_eq!(answer.rows[0].record.verdict, Verdict::NoneFound);
}

#[test]
fn another_edition_is_verified_before_it_is_compared() {
    let mut table = Table::quiet();
    let mut compare = |bytes: &[u8]| {
        let message = ToWorker::Compare { name: "other.zip".to_owned(), bytes: bytes.to_vec(), estate: context("") };
        match table.say(message).pop() {
            Some(FromWorker::Compared(compared)) => compared,
            _ => panic!("not compared"),
        }
    };
    let same = compare(SIGNED).unwrap();
    // A draft is ahead of the signed edition; otherwise the two are the same. Every signed list may replace a draft.
    let wanted = if carried().draft.is_some() { Compared::Newer } else { Compared::Same };
    assert!(same.compared == wanted && (carried().draft.is_some() || same.changes.is_empty()));
    if let Some(draft) = &carried().draft {
        assert!(!draft.is_empty() && compare(&carried().bundle).is_err());
    }
    let refused = compare(b"PK").unwrap_err();
    assert!(refused.starts_with("other.zip was refused"), "{refused}");
}
