//! Estates: what of a register is an asset, totals, priorities, plans, packs and the file they are kept in.

use crate::{index, root, today};
use vendor_engine::estate::filter::marked;
use vendor_engine::estate::found::Found;
use vendor_engine::estate::kept::Kept;
use vendor_engine::estate::packs::{Material, Pack, PackChoice, PackKind};
use vendor_engine::estate::priority::Turn;
use vendor_engine::estate::totals::{Group, Totals, first};
use vendor_engine::estate::view::{Choices, Part, View, Wanted, Whole, site_names};
use vendor_engine::estate::work::{AssetMark, Progress, Reason, key};
use vendor_engine::estate::work_file::{Answer, EDITION, EstateFile, FORMAT, WorkFileError};
use vendor_engine::estate::{Assets, Filter, Plan, Work};
use vendor_engine::judge::{Context, Terms, Verdict};
use vendor_engine::report::recheck;
use vendor_engine::report::record::{ListStamp, Summary};
use vendor_engine::screen::Screening;
use vendor_readers::read_file;
use vendor_text::Line;

pub fn screened(name: &str, bytes: &[u8]) -> Screening {
    let (lines, unread) = read_file(name, bytes, &index().list().words);
    let mut screening = Screening::new(lines, unread);
    while screening.step(index(), 1_000) {}
    screening
}

pub fn register() -> Screening {
    screened("register.csv", &std::fs::read(root().join("tests/data/register.csv")).unwrap())
}

fn assets_in(screening: &Screening, work: &Work, context: &str) -> Assets {
    let context: Context = context.parse().unwrap();
    screening.assets(index(), Terms { context: &context, today: today(), policy: None }, work)
}

pub fn view(screening: &Screening, work: &Work, wanted: &Wanted) -> View {
    let assets = assets_in(screening, work, "existing-equipment");
    all_parts(&assets, work, wanted, &|at| screening.line(at).map(|(line, _)| line))
}

/// What all the pages show, put together.
pub fn all_parts<'l>(assets: &Assets, work: &Work, wanted: &Wanted, line: &dyn Fn(usize) -> Option<&'l Line>) -> View {
    let all = marked(assets, work, &|at| line(at).map(|line| key(&line.place)));
    let choices = Choices::of(assets, &all);
    let whole = Whole { assets, all: &all, choices: &choices, work, this_year: 2026 };
    let of = |part| View::of(part, whole, wanted, line);
    let ([lines, totals], [sites, plan, visits]) =
        ([Part::Lines, Part::Totals].map(of), [Part::Sites, Part::Plan, Part::Visits].map(of));
    let of_no_part = View { part: Part::Lines, totals: Totals::default(), assets: Vec::new(), ..totals.clone() };
    assert_eq!(View { gone_lines: 0, gone_rows: Vec::new(), ..of_no_part }, lines);
    assert!(sites.assets.is_empty() && plan.sites.is_empty() && visits.plan.items.is_empty());
    View {
        sites: sites.sites,
        all_sites: sites.all_sites,
        plan: plan.plan,
        by_rule: plan.by_rule,
        visits: visits.visits,
        visits_in_all: visits.visits_in_all,
        ..totals
    }
}

fn count(groups: &[Group], name: &str) -> usize {
    groups.iter().find(|group| group.name == name).map_or(0, |group| group.counts.all())
}

fn line_key(screening: &Screening, text: &str) -> String {
    key(&screening.lines().iter().find(|line| line.text.contains(text)).unwrap().place)
}

#[test]
fn headings_titles_and_totals_are_no_assets() {
    let screening = register();
    let shown = view(&screening, &Work::new(2026), &Wanted::default());
    assert_eq!(shown.all_lines, 7);
    assert_eq!(shown.totals.lines, 7);
    assert_eq!(shown.totals.identified_lines, 5, "Hikvision 3, Axis, Dahua");
    let pieces = shown.totals.pieces;
    assert_eq!((pieces.listed, pieces.to_ask, pieces.unknown, pieces.other), (4, 1, 1, 1));
    assert_eq!(
        shown.totals.whose_in_words().unwrap(),
        "4 of 7 items were made by a maker on the list. 1 has to be asked about, 1 has no known maker, 1 is by another maker."
    );
    let answers = shown.totals.answers();
    let restricted = answers.iter().find(|(verdict, ..)| *verdict == Verdict::Restricted);
    assert_eq!(restricted, Some(&(Verdict::Restricted, "Restricted for others", 4)), "in the words of the table");
    assert_eq!(answers.iter().map(|(.., pieces)| pieces).sum::<usize>(), pieces.all(), "and they add up");
    assert_eq!(count(&shown.totals.by_maker, "Hikvision"), 3);
    assert_eq!(count(&shown.totals.by_maker, ""), 2, "what is not known is counted too");
    assert_eq!(count(&shown.totals.by_site, "Town Hall"), 3);
    assert_eq!(count(&shown.totals.by_site_kind, "Street"), 2);
    let years: Vec<&str> = shown.totals.by_year.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(years, ["2015", "before 2018", "2019", "2021", ""]);
}

/// CAM005 has the make `n/k`. What a visit found is looked up; the register's words, the site and earlier findings
/// stay.
#[test]
fn what_a_visit_found_stands_for_what_the_register_did_not_say() {
    let screening = register();
    let key = line_key(&screening, "CAM005");
    let found = |make: &str, model: &str| Found::new(today(), [make, model, "", "depot.jpg"]).unwrap();
    let mut work = Work::new(2026);
    work.assets.entry(key.clone()).or_default().find(found("Axis", "P3265-LVE"));
    let before = view(&screening, &Work::new(2026), &Wanted::default());
    let shown = view(&screening, &work, &Wanted::default());
    assert_eq!((before.totals.pieces.unknown, before.totals.pieces.other), (1, 1));
    assert_eq!((shown.totals.pieces.unknown, shown.totals.pieces.other), (0, 2));
    assert_eq!(shown.visits_in_all.1, before.visits_in_all.1 - 1, "what was seen leaves the visits");
    work.assets.get_mut(&key).unwrap().find(found("Hikvision", "DS-2CD2143G2-I"));
    let shown = view(&screening, &work, &Wanted::default());
    assert_eq!(shown.totals.pieces.listed, before.totals.pieces.listed + 1, "the newest counts");
    assert_eq!(
        count(&shown.totals.by_site, "Depot"),
        count(&before.totals.by_site, "Depot"),
        "it stands where it stood"
    );
    let row = shown.assets.iter().find(|row| row.key == key).unwrap();
    assert!(row.text.contains("n/k"), "the register's words stay: {}", row.text);
    assert_eq!(row.found.len(), 2, "and so does what was found first");
    assert!(row.found[1].ends_with(": Hikvision, DS-2CD2143G2-I; photograph depot.jpg"), "{}", row.found[1]);
    assert!(Found::new(today(), ["", " ", "", "depot.jpg"]).is_err(), "a photograph alone says nothing to look up");
    for (mac, is_whole) in
        [("aa:bb:cc", false), ("28:57:BE:12:34:56", true), ("2857.be12.3456", true), ("28:57:BE:12:34:5G", false)]
    {
        assert_eq!(Found::new(today(), ["", "", mac, ""]).is_ok(), is_whole, "{mac}");
    }
}

#[test]
fn a_filter_narrows_everything_and_forgets_nothing_of_the_choices() {
    let screening = register();
    let filter = Filter { site_kind: Some("Street".into()), ..Filter::default() };
    let shown = view(&screening, &Work::new(2026), &Wanted { filter, ..Wanted::default() });
    assert_eq!((shown.all_lines, shown.totals.lines, shown.assets.len()), (7, 2, 2));
    assert!(shown.choices.makers.contains(&"Hikvision".to_owned()), "choices are of the whole estate");
    let filter = Filter { text: "weighbridge DEPOT".into(), ..Filter::default() };
    let shown = view(&screening, &Work::new(2026), &Wanted { filter, ..Wanted::default() });
    assert_eq!(shown.totals.lines, 1);
    let filter = Filter { maker: Some(String::new()), ..Filter::default() };
    assert_eq!(view(&screening, &Work::new(2026), &Wanted { filter, ..Wanted::default() }).totals.lines, 2);
    for (year, lines) in [("2019", 3), ("before 2018", 1), ("2015", 1), ("", 1), ("1066", 0)] {
        let filter = Filter { year: Some(year.into()), ..Filter::default() };
        let shown = view(&screening, &Work::new(2026), &Wanted { filter, ..Wanted::default() });
        assert_eq!((shown.lines, shown.totals.lines), (lines, lines), "{year:?}");
    }
}

#[test]
fn what_is_not_stated_is_never_among_the_others() {
    use std::fmt::Write;
    let mut register = "Asset,Site,Type,Make,Model\n".to_owned();
    for at in 0..310 {
        writeln!(register, "C{at},Site {at},Kind {at},Hikvision,DS-2CD2143G0-I").unwrap();
    }
    register.push_str("C400,,,n/k,\nC401,Site 7,,Axis,P3265-LVE\n");
    let screening = screened("register.csv", register.as_bytes());
    let shown = view(&screening, &Work::new(2026), &Wanted::default());
    let sites = &shown.totals.by_site;
    assert_eq!((sites[0].name.as_str(), sites[0].counts.all()), ("Site 7", 2), "the most first");
    assert_eq!((sites.len(), sites[300].together, sites[300].counts.all()), (302, 10, 10));
    assert_eq!((sites[300].title(), sites[301].title()), ("10 others".to_owned(), "not recognised".to_owned()));
    assert_eq!(sites[301].counts.unknown, 1);
    assert_eq!(sites.iter().map(|group| group.counts.all()).sum::<usize>(), 312);
    let drawn: Vec<String> = first(sites, 14).map(Group::title).collect();
    assert_eq!((drawn.len(), drawn[0].as_str(), drawn[13].as_str()), (14, "Site 7", "not recognised"));
    assert_eq!(first(sites, usize::MAX).count(), 302);
    let makers = &shown.totals.by_maker;
    assert_eq!(first(makers, 14).map(Group::title).collect::<Vec<_>>(), ["Hikvision", "Axis", "not recognised"]);
    // Groups that were put together cannot be looked at one by one.
    assert!(shown.choices.kinds.len() >= 300 && shown.choices.kinds.iter().all(|kind| !kind.contains("others")));
}

#[test]
fn all_sites_of_a_filter_can_be_chosen() {
    let screening = register();
    let (assets, work) = (assets_in(&screening, &Work::new(2026), "existing-equipment"), Work::new(2026));
    let all = marked(&assets, &work, &|_| None);
    let names = |filter: Filter| site_names(&assets, &filter.of(&assets, &all, &|_| None));
    assert_eq!(names(Filter::default()), ["Town Hall", "High Street", "Bus Station", "Depot"]);
    assert_eq!(names(Filter { site_kind: Some("Street".into()), ..Filter::default() }), ["High Street", "Bus Station"]);
}

#[test]
fn marks_on_sites_change_verdict_turn_and_year() {
    let screening = register();
    let mut work = Work::new(2026);
    let turn = |work: &Work, text: &str| {
        let shown = view(&screening, work, &Wanted::default());
        let row = shown.assets.iter().find(|row| row.text.contains(text)).unwrap().clone();
        (row.verdict, row.turn)
    };
    assert_eq!(turn(&work, "CAM001"), (Verdict::Restricted, Turn::Second), "on the core network, as the register says");
    assert_eq!(turn(&work, "CAM004"), (Verdict::Restricted, Turn::Last), "on its own network");
    assert_eq!(turn(&work, "CAM003"), (Verdict::NoneFound, Turn::Stay));
    assert_eq!(turn(&work, "CAM005").1, Turn::FindOut);
    work.mark_sites(["Bus Station"], |mark| mark.sensitive = Some(Reason::Own("police use it".into())));
    assert_eq!(turn(&work, "CAM004"), (Verdict::Restricted, Turn::First), "a council is bound by nothing there");
    // A department is bound on a sensitive site.
    let assets = assets_in(&screening, &work, "central-government,existing-equipment");
    let verdict = |text: &str| {
        let asset = assets.rows.iter().find(|asset| screening.line(asset.at).unwrap().0.text.contains(text)).unwrap();
        asset.verdict
    };
    assert_eq!(verdict("CAM004"), Verdict::Barred);
    assert_eq!(verdict("CAM001"), Verdict::Restricted, "the other sites are not sensitive");
    work.mark_sites(["Bus Station"], |mark| mark.sensitive = None);
    assert!(work.sites.is_empty(), "a mark that says nothing is no mark");
}

#[test]
fn a_plan_has_an_order_years_costs_and_progress() {
    let screening = register();
    let mut work = Work::new(2026);
    work.costs.insert("CCTV".into(), 500);
    work.budgets.insert(2027, 1_000);
    let done = line_key(&screening, "CAM002");
    let mark = AssetMark {
        progress: Progress::Replaced,
        on: "2025-06-30".parse().ok(),
        note: "new Axis".into(),
        ..AssetMark::default()
    };
    work.assets.insert(done, mark);
    let isolated = AssetMark { progress: Progress::Isolated, ..AssetMark::default() };
    work.assets.insert(line_key(&screening, "NVR001"), isolated);
    let plan = view(&screening, &work, &Wanted::default()).plan;
    assert_eq!((plan.sums.whole, plan.sums.done, plan.sums.isolated, plan.sums.cost), (4, 1, 1, 1_500));
    let order: Vec<&str> = plan.items.iter().map(|item| item.text.get(..6).unwrap()).collect();
    assert_eq!(order, ["CAM001", "NVR001", "CAM004", "CAM002"], "by turn, the done last");
    let years: Vec<_> = plan.sums.years.iter().map(|year| (year.year, year.done, year.planned, year.cost)).collect();
    assert_eq!(years, [(2025, 1, 0, 0), (2026, 0, 0, 0), (2027, 0, 2, 1_000), (2028, 0, 0, 0), (2029, 0, 1, 500)]);
    assert_eq!(plan.sums.years.last().unwrap().share_planned, 100.0);
    assert_eq!(plan.sums.years[1].share_done, Some(25.0));
    assert_eq!(plan.sums.years[2].share_done, None, "nobody knows the future");
    assert_eq!(plan.sums.kinds, [("CCTV".to_owned(), 3, Some(500))]);
    // A contract that ends sooner is an opportunity to replace it.
    work.mark_sites(["Bus Station"], |mark| mark.contract_end = Some(2027));
    let plan = view(&screening, &work, &Wanted::default()).plan;
    assert_eq!(plan.items.iter().find(|item| item.text.starts_with("CAM004")).unwrap().year, Some(2027));
}

#[test]
fn visits_name_what_to_bring_back() {
    let shown = view(&register(), &Work::new(2026), &Wanted::default());
    let sites: Vec<_> = shown.visits.iter().map(|visit| (visit.site.as_str(), visit.stops.len())).collect();
    assert_eq!(sites, [("Depot", 2)]);
    assert_eq!(shown.visits_in_all, (1, 2));
    let stop = &shown.visits[0].stops[0];
    assert_eq!((stop.asset.as_str(), stop.location.as_str()), ("CAM005", "weighbridge"));
    assert!(stop.photograph.iter().any(|what| what.contains("MAC")));
}

pub fn summary(screening: &Screening) -> Summary {
    let context: Context = "existing-equipment".parse().unwrap();
    let stamp = ListStamp::new(&index().list().edition, "0".repeat(64), vec!["A".into(), "B".into()]);
    screening.summary(stamp, &Terms { context: &context, today: today(), policy: None }, &[])
}

pub fn pack(screening: &Screening, work: &Work, kind: PackKind, redacted: bool, summary: &Summary) -> Pack {
    let assets = assets_in(screening, work, "existing-equipment");
    let all = marked(&assets, work, &|_| None);
    let shown: Vec<_> = all.iter().collect();
    let totals = Totals::of(&assets, &shown);
    let plan = Plan::of(&assets, &shown, work, 2026);
    let measures = &index().list().measures;
    let material = Material {
        line: &|at| screening.line(at).map(|(line, _)| line),
        assets: &assets,
        all: &all,
        shown: &shown,
        totals: &totals,
        plan: &plan,
        work,
        summary,
        measures,
        filter: &Filter::default(),
    };
    Pack::of(PackChoice { kind, redacted, plan: true }, &material)
}

#[test]
fn packs_answer_in_tables_and_carry_their_stamps() {
    let screening = register();
    let mut account = summary(&screening);
    let whole = pack(&screening, &Work::new(2026), PackKind::Information, false, &account);
    assert!(whole.stamps.is_empty());
    assert!(whole.to_text().contains("Town Hall"), "what is not redacted names sites");
    let committee = pack(&screening, &Work::new(2026), PackKind::Committee, false, &account);
    let yardstick = committee.tables().find(|table| table.title.contains("For comparison")).unwrap();
    assert_eq!(yardstick.rows.len(), 5, "commitment, half, 70%, all, announced as finished");
    for table in whole.tables().chain(committee.tables()) {
        assert!(table.rows.iter().all(|row| row.len() == table.headings.len()), "{}", table.title);
    }
    account.incomplete.push(vendor_text::Unread::whole("scan.pdf", "it is a picture"));
    account.today = account.list.expires;
    account.today = vendor_text::Date::from_days(account.today.days() + 1).unwrap();
    let stamped = pack(&screening, &Work::new(2026), PackKind::Committee, true, &account);
    assert!(stamped.stamps.iter().any(|stamp| stamp.starts_with("INCOMPLETE")), "{:?}", stamped.stamps);
    assert!(stamped.stamps.iter().any(|stamp| stamp.starts_with("OUT OF DATE")), "{:?}", stamped.stamps);
    let text = stamped.to_text();
    assert!(text.find("INCOMPLETE") < text.find("What the list says about it"), "stamps stand before the numbers");
}

/// Everything in the register that shows where a thing is, how it is reached or which one it is.
const SECRETS: [&str; 19] = [
    "192.0.2.",
    "02-00-00-00-00-01",
    "AAWR",
    "ACCC8",
    "9K00000",
    "SN000",
    "CAM00",
    "NVR001",
    "Town Hall",
    "High Street",
    "Bus Station",
    "Depot, gate",
    "main entrance",
    "rear car park",
    "Market Square",
    "bay 4",
    "weighbridge",
    "basement",
    "the safe",
];

#[test]
fn a_redacted_pack_holds_none_of_it() {
    let screening = register();
    let mut work = Work::new(2026);
    work.mark_sites(["Bus Station"], |mark| mark.sensitive = Some(Reason::Own("the safe is there".into())));
    let note = AssetMark { note: "beside the safe, 192.0.2.11".into(), ..AssetMark::default() };
    work.assets.insert(line_key(&screening, "CAM001"), note);
    let account = summary(&screening);
    for kind in [PackKind::Information, PackKind::Committee] {
        let pack = pack(&screening, &work, kind, true, &account);
        for text in [pack.to_text(), serde_json::to_string(&pack).unwrap()] {
            let found: Vec<&&str> = SECRETS.iter().filter(|secret| text.contains(**secret)).collect();
            assert!(found.is_empty(), "{kind:?} tells {found:?}");
        }
    }
}

/// Words of a register that are not in a column for a place, but still show one.
#[test]
fn a_redacted_paper_takes_no_word_of_the_register_and_not_its_order() {
    let csv = "Site,Site type,Type,Make,Model,Installed,IP\n\
        A,School (12 Acacia Avenue),Lobby camera by Mrs Jones,Hikvision,DS-2CD2143G2-I,when J. Smith left,10.0.0.9\n\
        B,Refuge for women,Hidden camera - cell 4,Zenith,Cam of 3 Elm Row AB1 2CD,2019,10.0.0.8\n\
        C,Housing block 14,Camera,Axis,P3265-LVE,spring 2020,10.0.0.7\n";
    let read =
        vendor_readers::read("r.csv", csv.as_bytes(), &index().list().words, &vendor_readers::Layouts::default());
    let mut screening = Screening::new(read.lines, Vec::new());
    while screening.step(index(), 100) {}
    let mut work = Work::new(2026);
    work.mark_sites(["C"], |mark| mark.kind = "flats near the mosque".into());
    let account = summary(&screening);
    let register = [
        "Acacia", "Jones", "Smith", "Refuge", "Hidden", "cell 4", "Elm Row", "AB1", "block 14", "mosque", "Lobby",
        "spring",
    ];
    for kind in [PackKind::Information, PackKind::Committee] {
        let text = pack(&screening, &work, kind, true, &account).to_text();
        let found: Vec<&&str> = register.iter().filter(|word| text.contains(**word)).collect();
        assert!(found.is_empty(), "{kind:?} tells {found:?}\n{text}");
        assert!(text.contains("Read before you send: a program cannot find every name."));
        let whole = pack(&screening, &work, kind, false, &account).to_text();
        assert!(!whole.contains("Read before you send"));
    }
    let text = pack(&screening, &work, PackKind::Information, true, &account).to_text().to_lowercase();
    for known in ["ds-2cd2143g2-i", "p3265-lve", "school", "housing", "2020"] {
        assert!(text.contains(known), "{known}: {text}");
    }
    // The register has Hikvision first; the paper has the makers in order.
    let place = |word: &str| text.find(&format!("\t{word}")).unwrap();
    assert!(place("axis") < place("hikvision"), "{text}");
}

fn saved(screening: &Screening, work: &Work) -> EstateFile {
    let context: Context = "existing-equipment".parse().unwrap();
    let terms = Terms { context: &context, today: today(), policy: None };
    let records = screening.records(index(), terms, &[], 0, usize::MAX);
    EstateFile {
        format: FORMAT.into(),
        edition: EDITION,
        tool: "0.0.0".into(),
        saved: today(),
        list: summary(screening).list,
        context: context.tokens().iter().map(|token| (*token).to_owned()).collect(),
        policy: None,
        work: work.clone(),
        answers: records.map(|record| Answer::of(&record)).collect(),
        lines: screening.lines().to_vec(),
        unread: Vec::new(),
        inputs: Vec::new(),
    }
}

#[test]
fn an_estate_is_kept_whole() {
    let screening = register();
    let mut work = Work::new(2026);
    work.mark_sites(["Depot"], |mark| mark.kind = "waste site".into());
    let file = saved(&screening, &work);
    let read = EstateFile::read(file.to_json().unwrap().as_bytes()).unwrap();
    assert_eq!(read, file);
}

/// What changed of a kept estate whose lines are looked up again, line by line, in words.
fn changed(text: &str) -> Vec<(String, Vec<String>)> {
    let kept = Kept::read(text).unwrap();
    let context: Context = kept.context().join(",").parse().unwrap();
    let terms = Terms { context: &context, today: today(), policy: None };
    let again = kept.again(|lines| {
        let mut screening = Screening::new(lines, Vec::new());
        while screening.step(index(), 100) {}
        screening.records(index(), terms, &[], 0, usize::MAX).collect()
    });
    let changes = again.unwrap().changes;
    changes.iter().map(|change| (change.text.clone(), recheck::in_words(index(), change))).collect()
}

#[test]
fn a_kept_estate_is_looked_up_again_and_tells_what_changed() {
    let file = saved(&register(), &Work::new(2026));
    assert_eq!(changed(&file.to_json().unwrap()), []);
    // As if the list had not known the maker when it was kept, or had known it in another line.
    let mut older = file.clone();
    let named = |answer: &&mut Answer| answer.makers.iter().any(|maker| maker.id == "hikvision");
    let (verdict, makers) = {
        let answer = older.answers.iter_mut().find(named).unwrap();
        let was = (answer.verdict, std::mem::take(&mut answer.makers));
        (answer.verdict, answer.binds, answer.measures) = (Verdict::NoneFound, false, Vec::new());
        was
    };
    let axis = older.lines.iter().position(|line| line.text.contains("Axis")).unwrap();
    older.answers[axis].verdict = verdict;
    older.answers[axis].makers = makers;
    let changes = changed(&older.to_json().unwrap());
    assert_eq!(changes.len(), 2, "{changes:?}");
    let told = |text: &str| changes.iter().find(|(line, _)| line.contains(text)).unwrap().1.join(" ");
    assert!(told("Hikvision").contains("Hikvision: certain, was not found."), "{changes:?}");
    assert!(told("Axis").contains("Hikvision: not found, was certain."), "{changes:?}");
    assert!(Kept::read("Make,Model\n").is_err());
}

#[test]
fn other_newer_and_damaged_files_are_refused_politely() {
    let text = saved(&register(), &Work::new(2026)).to_json().unwrap();
    for foreign in ["", "{}", "[1]", "a,b\n1,2", "{\"format\":\"something\",\"edition\":1}"] {
        assert_eq!(EstateFile::read(foreign.as_bytes()), Err(WorkFileError::Foreign), "{foreign}");
    }
    let newer = text.replacen(&format!("\"edition\":{EDITION}"), "\"edition\":7", 1);
    assert_eq!(EstateFile::read(newer.as_bytes()), Err(WorkFileError::Newer { found: 7 }));
    let half = text.get(..text.len() / 2).unwrap();
    assert!(matches!(EstateFile::read(half.as_bytes()), Err(WorkFileError::Damaged(_))));
    let outside = text.replacen("\"end\":6", "\"end\":60000", 1);
    assert_ne!(outside, text);
    assert!(matches!(EstateFile::read(outside.as_bytes()), Err(WorkFileError::Damaged(_))));
}
