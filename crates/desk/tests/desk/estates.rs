//! The estate that the lines are: asked again, kept as a file and opened.

use crate::{FromWorker, REGISTER, Table, ToWorker, context, today};
use vendor_desk::estate::{EstateAnswer, EstateAsk, EstateQuestion};
use vendor_desk::protocol::Question;
use vendor_engine::estate::packs::PackKind;
use vendor_engine::estate::view::{Part, View, Wanted};
use vendor_engine::estate::work::Reason;
use vendor_engine::estate::{Filter, Work};

fn register() -> Table {
    let mut table = Table::quiet();
    table.ask(1, &REGISTER.replace(',', "\t"), "existing-equipment");
    table
}

fn work() -> Work {
    Work::new(2026)
}

fn ask(table: &mut Table, work: &Work, wanted: Wanted, of_it: EstateQuestion) -> EstateAnswer<Vec<Vec<u8>>> {
    let ask = EstateAsk { work: work.clone(), wanted, of_it };
    match table.say(ToWorker::Estate(Box::new(ask))).pop() {
        Some(FromWorker::Estate(answer)) => answer,
        _ => panic!("no answer"),
    }
}

fn view(table: &mut Table, work: &Work, part: Part) -> View {
    match ask(table, work, Wanted::default(), EstateQuestion::View(part)) {
        EstateAnswer::View(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn open(table: &mut Table, id: u32, bytes: Vec<u8>) -> Vec<FromWorker> {
    let question = Question::Estate { bytes };
    table.to_the_end(ToWorker::Ask { id, question, context: context("existing-equipment"), today: today() })
}

#[test]
fn an_estate_that_is_asked_again_is_seen_as_it_is_now() {
    let mut table = register();
    let first = view(&mut table, &work(), Part::Sites);
    assert_eq!((first.all_lines, first.all_sites), (3, 2));
    assert_eq!(view(&mut table, &work(), Part::Sites), first, "asked twice, answered alike");
    // The user marks a site: the filters and sites know it at once.
    let mut marked = work();
    marked.mark_sites(["Library"], |site| site.kind = "library".to_owned());
    assert_ne!(view(&mut table, &marked, Part::Sites), first);
    // Undone, it is as before.
    assert_eq!(view(&mut table, &work(), Part::Sites), first);
    // Other lines on the desk are another estate.
    table.ask(2, "Make\tModel\nAxis\tP3265-LVE\n", "existing-equipment");
    assert_eq!(view(&mut table, &work(), Part::Lines).all_lines, 1);
    table.say(ToWorker::Drop);
    assert_eq!(view(&mut table, &work(), Part::Lines).all_lines, 0);
}

#[test]
fn a_sensitive_site_judges_its_assets_anew() {
    let mut table = Table::quiet();
    table.ask(1, &REGISTER.replace(',', "\t"), "central-government,existing-equipment");
    let plain = view(&mut table, &work(), Part::Totals);
    let mut sensitive = work();
    sensitive.mark_sites(["Library"], |site| site.sensitive = Some(Reason::Own("a vault".to_owned())));
    let marked = view(&mut table, &sensitive, Part::Totals);
    assert_ne!(plain.totals, marked.totals);
    assert_eq!(view(&mut table, &work(), Part::Totals), plain);
}

#[test]
fn names_packs_and_workbooks_are_of_what_is_looked_at() {
    let mut table = register();
    let names = |answer| match answer {
        EstateAnswer::SiteNames(names) => names,
        other => panic!("{other:?}"),
    };
    let all = names(ask(&mut table, &work(), Wanted::default(), EstateQuestion::SiteNames));
    assert_eq!(all.len(), 2);
    let narrow = Wanted { filter: Filter { text: "library".to_owned(), ..Filter::default() }, ..Wanted::default() };
    assert_eq!(names(ask(&mut table, &work(), narrow.clone(), EstateQuestion::SiteNames)), ["Library"]);
    let pack = |redacted| EstateQuestion::Pack { kind: PackKind::Information, redacted };
    let EstateAnswer::Pack { kind, pack: whole } = ask(&mut table, &work(), Wanted::default(), pack(false)) else {
        panic!("no pack")
    };
    assert_eq!(kind, PackKind::Information);
    let EstateAnswer::Pack { pack: narrowed, .. } = ask(&mut table, &work(), narrow, pack(false)) else {
        panic!("no pack")
    };
    assert_ne!(whole, narrowed);
    let workbook = ask(&mut table, &work(), Wanted::default(), EstateQuestion::Workbook);
    let redacted = ask(&mut table, &work(), Wanted::default(), EstateQuestion::RedactedWorkbook);
    let (EstateAnswer::Workbook(whole), EstateAnswer::RedactedWorkbook(redacted)) = (workbook, redacted) else {
        panic!("no workbooks")
    };
    let holds = |pieces: &[Vec<u8>]| pieces.concat().windows(7).any(|bytes| bytes == b"Library");
    assert!(holds(&whole) && !holds(&redacted));
}

#[test]
fn an_estate_is_kept_as_a_file_and_opened_again() {
    let mut table = register();
    let mut marked = work();
    marked.organisation = "Anytown Council".to_owned();
    let EstateAnswer::File(text) = ask(&mut table, &marked, Wanted::default(), EstateQuestion::File) else {
        panic!("no file")
    };
    let mut other = Table::quiet();
    let mut said = open(&mut other, 5, text.into_bytes());
    let FromWorker::Estate(EstateAnswer::Opened { work: opened, saved }) = said.remove(0) else { panic!("not opened") };
    assert_eq!((*opened, saved), (marked.clone(), today()));
    let answer = crate::answers(said).pop().unwrap();
    assert_eq!((answer.id, answer.summary.lines, answer.reading), (5, 4, false));
    assert_eq!(view(&mut other, &marked, Part::Totals), view(&mut table, &marked, Part::Totals));
}

#[test]
fn a_file_that_is_no_estate_leaves_the_lines_as_they_were() {
    let mut table = register();
    let said = open(&mut table, 2, b"{}".to_vec());
    let [FromWorker::Estate(EstateAnswer::Trouble(reason))] = said.as_slice() else { panic!("{}", said.len()) };
    assert!(reason.starts_with("The estate was not opened"));
    assert_eq!(view(&mut table, &work(), Part::Lines).all_lines, 3);
}
