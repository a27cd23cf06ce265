//! Papers that an officer can sign: their numbers reconcile, nothing without a price costs nought, a part is named as a
//! part, what is gone is in no number, and the document has the same contents as the paper.

use crate::{index, today};
use proptest::prelude::*;
use std::sync::OnceLock;
use vendor_engine::estate::filter::marked;
use vendor_engine::estate::pack_document::document;
use vendor_engine::estate::packs::{Cell, Material, Pack, PackChoice, PackKind, Table};
use vendor_engine::estate::priority::Turn;
use vendor_engine::estate::totals::Totals;
use vendor_engine::estate::work::{AssetMark, Progress, Reason, key};
use vendor_engine::estate::{Filter, Identity, Plan, Work};
use vendor_engine::judge::{Context, Terms};
use vendor_engine::report::record::ListStamp;
use vendor_engine::screen::Screening;
use vendor_list::bundle;
use vendor_readers::read_file;

/// Registers of every kind that the tests have: plain, with prices and standings, with blank cells.
fn registers() -> &'static [Screening] {
    static REGISTERS: OnceLock<Vec<Screening>> = OnceLock::new();
    REGISTERS.get_or_init(|| {
        let kept = crate::root().join("tests/data/register.csv");
        vec![screened(&std::fs::read_to_string(kept).unwrap()), screened(PRICED), screened(BLANK)]
    })
}

const PRICED: &str = "\
Asset No,Site,Make,Model,Quantity,Unit price,Installed,Status\n\
P1,Library,Hikvision,DS-2CD2143G2-I,4,£120.00,2019,in use\n\
P2,Library,Dahua,IPC-HFW5442E-ZE,2,£150.50,2018,in use\n\
P3,Depot,Axis,P3265-LVE,3,£410,2022,in use\n\
P4,Depot,Hikvision,DS-7616NI-K2/16P,1,,2017,removed 2023\n\
P5,Depot,Hikvision,DS-2CD2085G1-I,5,£130,2016,to be removed\n";

const BLANK: &str = "\
Asset No,Site,Make,Model,Installed\n\
B1,,Uniview,IPC2122LB,\n\
B2,,n/k,,\n\
B3,Park,Swann,SWDSK-85680,2015\n\
B4,,Hikvision,DS-2CD2143G2-I,before 2018\n";

fn screened(text: &str) -> Screening {
    let (lines, unread) = read_file("register.csv", text.as_bytes(), &index().list().words);
    let mut screening = Screening::new(lines, unread);
    while screening.step(index(), 1_000) {}
    screening
}

fn with_material<T>(screening: &Screening, work: &Work, filter: &Filter, take: impl FnOnce(&Material<'_>) -> T) -> T {
    let context: Context = "existing-equipment".parse().unwrap();
    let terms = Terms { context: &context, today: today(), policy: None };
    let assets = screening.assets(index(), terms, work);
    let line = |at: usize| screening.line(at).map(|(line, _)| line);
    let all = marked(&assets, work, &|at| line(at).map(|line| key(&line.place)));
    let shown = filter.of(&assets, &all, &|at| line(at).map(|line| line.text.as_str()));
    let stamp = ListStamp::new(&index().list().edition, "0".repeat(64), vec!["A".into()]);
    let summary = screening.summary(stamp, &terms, &[]);
    take(&Material {
        line: &line,
        assets: &assets,
        all: &all,
        shown: &shown,
        totals: &Totals::of(&assets, &shown),
        plan: &Plan::of(&assets, &shown, work, 2026),
        work,
        summary: &summary,
        measures: &index().list().measures,
        filter,
    })
}

fn paper(screening: &Screening, work: &Work, filter: &Filter) -> Pack {
    let choice = PackChoice { kind: PackKind::Committee, redacted: false, plan: true };
    with_material(screening, work, filter, |material| Pack::of(choice, material))
}

fn table<'p>(pack: &'p Pack, title: &str) -> &'p Table {
    pack.tables().find(|table| table.title.starts_with(title)).unwrap_or_else(|| panic!("no table {title}"))
}

/// The counts of a row, by the start of its first cell.
fn row(table: &Table, name: &str) -> Vec<u64> {
    let row = table.rows.iter().rfind(|row| row[0].in_words() == name).unwrap_or_else(|| panic!("no row {name}"));
    row.iter().filter_map(|cell| if let Cell::Number(count) = cell { Some(*count) } else { None }).collect()
}

/// The sums of each column of counts, without the last row where it is the sum.
fn sums(table: &Table) -> Vec<u64> {
    let last = table.rows.last().is_some_and(|row| table.rows.len() > 1 && row[0].in_words() == "All");
    let rows = &table.rows[..table.rows.len() - usize::from(last)];
    let count = |cell: &Cell| if let Cell::Number(count) = cell { *count } else { 0 };
    (1..table.headings.len()).map(|at| rows.iter().map(|row| count(&row[at])).sum()).collect()
}

fn works() -> impl Strategy<Value = (Work, Filter)> {
    let progress = prop::collection::vec((0..12usize, 0..5usize), 0..6);
    let costs = prop::collection::vec(0..2_000u32, 0..3);
    let identity = prop::option::of(prop::sample::select(Identity::ALL.to_vec()));
    (progress, costs, any::<bool>(), any::<bool>(), identity).prop_map(|(marks, costs, sensitive, prices, identity)| {
        let mut work = Work::new(2027);
        for (row, progress) in marks {
            let mark =
                AssetMark { progress: Progress::ALL[progress], on: "2026-06-30".parse().ok(), ..AssetMark::default() };
            work.assets.insert(format!("register.csv: row {}", row + 2), mark);
        }
        for (kind, cost) in ["CCTV", "CCTV camera", "recorder"].into_iter().zip(costs) {
            work.costs.insert(kind.to_owned(), cost);
        }
        if sensitive {
            work.mark_sites(["Library", "Town Hall"], |site| site.sensitive = Some(Reason::Own("keys".to_owned())));
        }
        work.register_prices = prices;
        (work, Filter { identity, ..Filter::default() })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn totals_by_maker_answer_and_plan_are_of_the_same_pieces((work, filter) in works(), which in 0..3usize) {
        let screening = &registers()[which];
        let pack = paper(screening, &work, &filter);
        let (pieces, sums_of_plan) = with_material(screening, &work, &filter, |material| {
            (material.totals.pieces, material.plan.sums.clone())
        });
        let Some(by_maker) = pack.tables().find(|table| table.title.starts_with("By maker")) else {
            prop_assert_eq!(pieces.all(), 0);
            return Ok(());
        };
        let (by_answer, by_turn) = (table(&pack, "What the list says about it"), table(&pack, "How the answers and the plan"));
        // By maker and by answer: each column is the same sum, and the whole is.
        prop_assert_eq!(sums(by_maker), sums(by_answer));
        prop_assert_eq!(sums(by_maker)[4], pieces.all() as u64);
        // By answer and by plan: the columns of the one are the rows of the other.
        for (at, heading) in by_turn.headings.iter().enumerate().skip(1) {
            let heading = heading.trim_end_matches(" (part)");
            let wanted = if heading == "All" { pieces.all() as u64 } else { row(by_answer, heading)[4] };
            prop_assert_eq!(sums(by_turn)[at - 1], wanted, "{}", heading);
        }
        // The plan counts what its turns count.
        let replaced: u64 = ["Replaced or removed", "Replace first", "Replace second", "Replace third", "Replace last"]
            .iter()
            .filter(|name| by_turn.rows.iter().any(|row| row[0].in_words() == **name))
            .map(|name| *row(by_turn, name).last().unwrap())
            .sum();
        prop_assert_eq!(replaced, sums_of_plan.whole as u64);
        // Anything that is not costed never costs nought.
        if sums_of_plan.without_price > 0 && sums_of_plan.cost == 0 {
            prop_assert!(!pack.to_text().contains("Remaining: £0"));
        }
    }
}

#[test]
fn what_has_no_price_is_not_costed_and_the_register_s_price_is_taken_where_the_user_lets_it() {
    let mut work = Work::new(2027);
    let text = |work: &Work| paper(&registers()[1], work, &Filter::default()).to_text();
    let plain = text(&work);
    assert!(plain.contains("Remaining: Not costed."), "{plain}");
    assert!(!plain.contains("£0"), "{plain}");
    work.register_prices = true;
    // 4 at £120, 2 at £151 (£150.50 in whole pounds), 5 at £130.
    assert!(text(&work).contains("Remaining: £1,432."), "{}", text(&work));
    work.costs.insert("CCTV".to_owned(), 100);
    assert!(text(&work).contains("Remaining: £1,100."), "{}", text(&work));
}

#[test]
fn what_is_gone_is_in_no_number_and_what_is_to_leave_comes_first() {
    let screening = &registers()[1];
    let work = Work::new(2027);
    with_material(screening, &work, &Filter::default(), |material| {
        assert_eq!((material.assets.gone.lines, material.assets.gone.pieces), (1, 1));
        assert_eq!((material.totals.pieces.all(), material.totals.pieces.leaving), (14, 5));
        let first = &material.plan.items[0];
        assert!(material.assets.rows[first.row].leaving);
        assert_eq!(material.plan.sums.leaving, 5);
    });
    let pack = paper(screening, &work, &Filter::default());
    let by_maker = table(&pack, "By maker");
    assert_eq!(by_maker.headings.last().unwrap(), "To be removed");
    assert_eq!(row(by_maker, "Hikvision"), [9, 0, 0, 0, 9, 5]);
    assert!(pack.to_text().contains("1 more item is marked as gone and not counted."));
}

#[test]
fn a_part_is_told_as_a_part_in_every_number() {
    let filter = Filter { site: Some("Library".to_owned()), ..Filter::default() };
    let pack = paper(&registers()[1], &Work::new(2027), &filter);
    assert!(pack.stamps.iter().any(|stamp| stamp.starts_with("Only part of the register")));
    for section in &pack.sections {
        for sentence in section.sentences.iter().filter(|sentence| sentence.chars().any(|c| c.is_ascii_digit())) {
            assert!(sentence.starts_with("For the part that the filters show: "), "{sentence}");
        }
        for table in &section.tables {
            let counted = (0..table.headings.len()).filter(|at| table.rows.iter().any(|row| row[*at].is_a_number()));
            for at in counted {
                assert!(table.headings[at].ends_with(" (part)"), "{}: {}", table.title, table.headings[at]);
                assert!(table.title.ends_with("(part of the register)"), "{}", table.title);
            }
        }
    }
    let whole = paper(&registers()[1], &Work::new(2027), &Filter::default()).to_text();
    assert!(!whole.contains("(part"));
}

#[test]
fn a_committee_s_paper_has_the_headings_that_councils_use() {
    let pack = paper(&registers()[0], &Work::new(2027), &Filter::default());
    let titles: Vec<&str> = pack.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Purpose",
            "Recommendation",
            "Background",
            "Options",
            "Financial implications",
            "Legal implications",
            "Equality implications",
            "Data protection implications",
            "Risk",
        ]
    );
    let text = pack.to_text();
    assert!(text.contains("2027/28"), "financial years");
    for word in ["safe", "compliant", "approved"] {
        assert!(!text.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|said| said == word), "{word}");
    }
}

/// The page says “over budget”; a reader of the paper alone has to be told too.
#[test]
fn a_year_that_costs_more_than_its_budget_is_told() {
    let mut work = Work::new(2027);
    work.costs.insert("CCTV".into(), 500);
    work.years.insert(Turn::First, 2028);
    let said = |work: &Work| {
        let text = paper(&registers()[0], work, &Filter::default()).to_text();
        text.lines().filter(|line| line.contains("more than the budget")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(said(&work).is_empty(), "no budget was given");
    work.budgets.insert(2028, 100);
    let [one] = said(&work).try_into().unwrap();
    assert!(one.starts_with("2028/29: the plan costs £") && one.ends_with("more than the budget of £100."), "{one}");
    work.budgets.insert(2028, 1_000_000);
    assert!(said(&work).is_empty(), "it is enough");
}

#[test]
fn an_answer_to_a_request_tells_of_the_plan_only_where_it_is_asked_to() {
    let text = |plan| {
        let choice = PackChoice { kind: PackKind::Information, redacted: true, plan };
        with_material(&registers()[1], &Work::new(2027), &Filter::default(), |material| {
            Pack::of(choice, material).to_text()
        })
    };
    assert!(!text(false).contains("Replacement by financial year") && !text(false).contains("2027/28"));
    assert!(text(true).contains("Replacement by financial year"));
}

#[test]
fn the_document_holds_what_the_paper_does() {
    let pack = paper(&registers()[1], &Work::new(2027), &Filter::default());
    let bytes = document(&pack).unwrap();
    assert!(bundle::read(&bytes).is_err(), "a document is no bundle of a list");
    let text = String::from_utf8_lossy(&bytes);
    for section in &pack.sections {
        assert!(text.contains(&format!(">{}<", section.title)));
    }
    // The project's own reader of Word files reads it, row by row.
    let (lines, unread) = read_file("paper.docx", &bytes, &index().list().words);
    assert!(unread.is_empty(), "{unread:?}");
    let said: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let by_maker = table(&pack, "By maker");
    for cells in &by_maker.rows {
        let words: Vec<String> = cells.iter().map(Cell::in_words).collect();
        assert!(said.iter().any(|line| words.iter().all(|word| line.contains(word.as_str()))), "{words:?}");
    }
    let odd = Pack { title: "A & B <c> \u{b}\"d\"".to_owned(), ..pack };
    let text = String::from_utf8_lossy(&document(&odd).unwrap()).into_owned();
    assert!(text.contains("A &amp; B &lt;c&gt; &quot;d&quot;"));
}

const SPARES: &str = "\
Asset No,Site,Make,Model,Quantity,Status,Notes\n\
S1,Library,Hikvision,DS-2CD2143G2-I,4,in use,2 spare ports on the switch\n\
S2,Depot,Hikvision,DS-2CD2143G2-I,3,\"Boxed spare, keep\",\n\
S3,Depot,Axis,P3265-LVE,1,spare,\n";

/// Spares are not bought again; estates that have their own rules keep these.
#[test]
fn spares_are_not_planned_like_cameras() {
    let screening = screened(SPARES);
    let plan = |work: &Work| with_material(&screening, work, &Filter::default(), |material| material.plan.sums.clone());
    let mut work = Work::new(2027);
    work.costs.insert("CCTV".to_owned(), 100);
    let sums = plan(&work);
    assert_eq!((sums.whole, sums.spares, sums.cost), (4, 3, 400));
    assert_eq!(sums.spares_in_words().as_deref(), Some("3 spares by listed makers are not replaced."));
    assert!(
        paper(&screening, &work, &Filter::default()).to_text().contains("3 spares by listed makers are not replaced.")
    );
    work.rules.retain(|rule| rule.spare.is_none());
    assert_eq!(plan(&work).whole, 7, "the rules of version 0.1 know no spares");
}

#[test]
fn a_full_table_of_items_leads_back_to_the_register_and_a_redacted_one_does_not() {
    let items = |redacted| {
        let choice = PackChoice { kind: PackKind::Information, redacted, plan: false };
        with_material(&registers()[1], &Work::new(2027), &Filter::default(), |material| {
            table(&Pack::of(choice, material), "Item by item").clone()
        })
    };
    let (full, redacted) = (items(false), items(true));
    assert_eq!(full.headings[..3], ["No.", "Row of the register", "Asset number"]);
    let first: Vec<String> = full.rows[0].iter().take(3).map(Cell::in_words).collect();
    assert_eq!(first, ["1", "row 2", "P1"]);
    assert!(full.rows.iter().all(|row| row.len() == full.headings.len()));
    assert!(!redacted.to_tsv().contains("P1") && !redacted.headings.iter().any(|heading| heading.contains("Row")));
}

/// A wide table is on a page in landscape, and its columns have different widths.
#[test]
fn a_wide_table_of_the_document_lies_on_its_side() {
    let choice = PackChoice { kind: PackKind::Information, redacted: false, plan: false };
    let pack =
        with_material(&registers()[1], &Work::new(2027), &Filter::default(), |material| Pack::of(choice, material));
    let text = String::from_utf8_lossy(&document(&pack).unwrap()).into_owned();
    let (before, after) = text.split_once("w:orient=\"landscape\"").unwrap();
    assert!(before.contains(">Item by item<") && !after.contains(">Item by item<"));
    assert_eq!(text.matches("<w:sectPr>").count(), 3, "before it, it, and after it");
    let grid = before.rsplit_once("<w:tblGrid>").unwrap().1.split_once("</w:tblGrid>").unwrap().0;
    let widths: Vec<&str> = grid.split("w:w=\"").skip(1).map(|width| width.split('"').next().unwrap()).collect();
    let table = table(&pack, "Item by item");
    assert_eq!(widths.len(), table.headings.len());
    assert!(widths.iter().any(|width| *width != widths[0]), "{widths:?}");
}

#[test]
fn a_table_is_copied_as_a_table() {
    let pack = paper(&registers()[0], &Work::new(2027), &Filter::default());
    let table = table(&pack, "By maker");
    let html = table.to_html();
    assert_eq!(html.matches("<tr>").count(), table.rows.len() + 1);
    assert_eq!(html.matches("<th>").count(), table.headings.len());
    assert!(Turn::ALL.len() == 6 && html.contains("<td>Hikvision</td>"));
}
