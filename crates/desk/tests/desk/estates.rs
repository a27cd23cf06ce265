//! Estates: filled from the run on the desk, asked again, kept as files, opened and merged.

use crate::{FromWorker, REGISTER, Table, ToWorker, context, line, text_of, today};
use vendor_desk::estate::{EstateAnswer, EstateAsk, EstateQuestion, Opening, RegisterAsk};
use vendor_desk::files_protocol::pack;
use vendor_desk::registers::{Lacks, RegisterStamp};
use vendor_engine::estate::packs::{PackChoice, PackKind};
use vendor_engine::estate::view::{Part, View, Wanted};
use vendor_engine::estate::work::{PartUse, Reason};
use vendor_engine::estate::{Filter, Work};
use vendor_engine::report::record::Input;
use vendor_readers::Account;
use vendor_text::{Line, LineKind, Place, Unread};

/// A desk and the registers of an estate on it.
pub struct Estate {
    pub table: Table,
    pub registers: Vec<u32>,
    pub context: &'static str,
}

impl Estate {
    /// An estate of one register, which was looked up and added.
    pub fn of(text: &str) -> Self {
        let mut estate = Self { table: Table::quiet(), registers: Vec::new(), context: "existing-equipment" };
        estate.look_up(1, text);
        estate.take();
        estate
    }

    pub fn look_up(&mut self, id: u32, text: &str) {
        self.table.ask(id, &text.replace(',', "\t"), "existing-equipment");
    }

    /// Adds what is on the desk.
    pub fn take(&mut self) -> RegisterStamp {
        let beside = self.registers.clone();
        let said = self.table.to_the_end(ToWorker::Register(RegisterAsk::Take { beside }));
        let stamp = added(said);
        if stamp.lines() > 0 {
            self.registers.push(stamp.id);
        }
        stamp
    }

    pub fn open(&mut self, text: &str, how: Opening) -> Vec<FromWorker> {
        let (bytes, beside) = (text.as_bytes().to_vec(), self.registers.clone());
        self.table.to_the_end(ToWorker::Register(RegisterAsk::Open { bytes, beside, how }))
    }

    pub fn ask(&mut self, work: &Work, wanted: Wanted, of_it: EstateQuestion) -> EstateAnswer<Vec<Vec<u8>>> {
        let (registers, context) = (self.registers.clone(), context(self.context));
        let ask = EstateAsk { work: work.clone(), registers, context, today: today(), wanted, of_it };
        match self.table.say(ToWorker::Estate(Box::new(ask))).pop() {
            Some(FromWorker::Estate(answer)) => answer,
            _ => panic!("no answer"),
        }
    }

    pub fn view(&mut self, work: &Work, part: Part) -> View {
        match self.ask(work, Wanted::default(), EstateQuestion::View(part)) {
            EstateAnswer::View(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    pub fn file(&mut self, work: &Work) -> String {
        let EstateAnswer::File(text) = self.ask(work, Wanted::default(), EstateQuestion::File) else {
            panic!("no file")
        };
        text
    }
}

pub fn added(said: Vec<FromWorker>) -> RegisterStamp {
    match said.into_iter().last() {
        Some(FromWorker::Estate(EstateAnswer::Added { register, .. })) => *register,
        _ => panic!("nothing was added"),
    }
}

fn register() -> Estate {
    Estate::of(REGISTER)
}

fn work() -> Work {
    Work::new(2026)
}

#[test]
fn an_estate_that_is_asked_again_is_seen_as_it_is_now() {
    let mut estate = register();
    let first = estate.view(&work(), Part::Sites);
    assert_eq!((first.all_lines, first.all_sites), (3, 2));
    assert_eq!(estate.view(&work(), Part::Sites), first, "asked twice, answered alike");
    // The user marks a site, and the filters and the list of sites follow at once.
    let mut marked = work();
    marked.mark_sites(["Library"], |site| site.kind = "library".to_owned());
    assert_ne!(estate.view(&marked, Part::Sites), first);
    // Undone, everything is as before.
    assert_eq!(estate.view(&work(), Part::Sites), first);
}

#[test]
fn nothing_that_happens_on_the_page_check_touches_an_estate() {
    let mut estate = register();
    let before = estate.view(&work(), Part::Totals);
    // Something is typed, a sample is taken, the box is emptied, another register is looked up but not added.
    estate.look_up(2, "Dahua");
    assert_eq!(estate.view(&work(), Part::Totals), before);
    estate.look_up(3, "Make,Model\nAxis,P3265-LVE\n");
    assert_eq!(estate.view(&work(), Part::Totals), before);
    let other = context("central-government,new-above-threshold");
    estate.table.to_the_end(ToWorker::Context { id: 4, context: other });
    assert_eq!(estate.view(&work(), Part::Totals), before, "the page Check has a situation of its own");
    estate.table.say(ToWorker::Drop);
    assert_eq!(estate.view(&work(), Part::Totals), before);
    estate.table.say(ToWorker::Forget);
    assert_eq!(estate.view(&work(), Part::Totals), before, "it can be brought back after everything was cleared");
    estate.table.say(ToWorker::Register(RegisterAsk::KeepOnly(Vec::new())));
    assert_eq!(estate.view(&work(), Part::Lines).all_lines, 0, "and is gone for good when the user says so");
}

#[test]
fn registers_are_appended_and_none_is_counted_twice() {
    let mut estate = register();
    assert_eq!(estate.take().lines(), 0, "it is there already");
    estate.look_up(2, "Make,Model,Site\nAxis,P3265-LVE,Museum\nBosch,NBE-3502-AL,Museum\n");
    let second = estate.take();
    assert_eq!(
        second.parts,
        [("Pasted cells (2)".to_owned(), 2)],
        "another one, though both were pasted; headings are no items"
    );
    let both = estate.view(&work(), Part::Sites);
    assert_eq!((both.all_lines, both.all_sites), (5, 3));
    // One of them is taken out again, and comes back.
    let second = estate.registers.pop().unwrap();
    assert_eq!(estate.view(&work(), Part::Lines).all_lines, 3);
    estate.registers.insert(0, second);
    assert_eq!(estate.view(&work(), Part::Sites).sites.len(), 3);
    let rows = estate.view(&work(), Part::Totals).assets;
    assert!(rows[0].text.starts_with("Axis") && rows[0].key.starts_with("Pasted cells (2)"), "{:?}", rows[0]);
}

#[test]
fn only_a_sheet_that_says_so_is_counted_as_gone() {
    let sheets = [
        ("Cameras.csv", None, false),
        ("Cameras to be removed 2026.csv", None, false),
        ("disposal plan.xlsx", Some("Cameras"), false),
        ("r.xlsx", Some("To be removed"), false),
        ("r.xlsx", Some("For disposal"), false),
        ("r.xlsx", Some("Old kit (disposed)"), true),
        ("r.xlsx", Some("Disposed of"), true),
        ("r.xlsx", Some("Scrapped 2024"), true),
        ("r.xlsx", Some("Decommissioned"), true),
        ("r.xlsx", Some("Removed"), true),
    ];
    for (file, sheet, is_gone) in sheets {
        let place = Place { file: Some(file.to_owned()), sheet: sheet.map(str::to_owned), ..Place::default() };
        let line = Line { kind: LineKind::Item, ..Line::new(place, "Depot | Hikvision | DS-2CD2143G2-I".to_owned()) };
        let mut table = Table::quiet();
        table.say(ToWorker::Register(RegisterAsk::Files { run: 7, beside: Vec::new(), replaces: None }));
        table.say(ToWorker::Lines { run: 7, packed: pack(&[line]).unwrap() });
        table.say(ToWorker::FileEnd { run: 7, account: Account::default() });
        let stamp = added(table.to_the_end(ToWorker::FilesEnd { run: 7 }));
        assert_eq!(stamp.gone.len(), usize::from(is_gone), "{file}, {sheet:?}");
    }
}

#[test]
fn sheets_are_left_out_or_counted_as_gone() {
    let mut estate = register();
    let with = |part_use| {
        let mut work = work();
        work.parts.insert("Pasted cells".to_owned(), part_use);
        work
    };
    let gone = estate.view(&with(PartUse::Gone), Part::Totals);
    assert_eq!((gone.all_lines, gone.gone.lines, gone.gone.pieces, gone.totals.pieces.all()), (0, 3, 7, 0));
    let left_out = estate.view(&with(PartUse::LeftOut), Part::Totals);
    assert_eq!((left_out.all_lines, left_out.gone.lines, left_out.left_out), (0, 0, 4));
}

#[test]
fn sites_are_merged_and_renamed_and_blank_ones_stay_blank() {
    let mut estate = Estate::of("Make,Model,Site\nAxis,P3265-LVE,Depot\nAxis,P3265-LVE,The Depot\nAxis,P3265-LVE,\n");
    let mut named = work();
    named.mark_sites(["The Depot"], |site| site.sensitive = Some(Reason::Own("keys".to_owned())));
    named.call_sites(["Depot", "The Depot"], "Main depot");
    let view = estate.view(&named, Part::Sites);
    let sites: Vec<(&str, usize)> = view.sites.iter().map(|site| (site.name.as_str(), site.counts.all())).collect();
    assert_eq!(sites, [("Main depot", 2), ("", 1)]);
    assert!(view.sites[0].mark.sensitive.is_some(), "the mark goes with the site");
    named.call_sites(["Main depot"], "Works");
    assert_eq!(estate.view(&named, Part::Sites).sites[0].name, "Works");
    named.call_sites(["Works"], "");
    assert!(named.site_names.is_empty(), "{:?}", named.site_names);
    assert_eq!(estate.view(&named, Part::Sites).all_sites, 3);
}

#[test]
fn files_are_read_for_an_estate_while_the_page_check_keeps_its_own() {
    let mut estate = Estate::of(REGISTER);
    estate.look_up(2, "Dahua");
    let beside = estate.registers.clone();
    estate.table.say(ToWorker::Register(RegisterAsk::Files { run: 7, beside, replaces: None }));
    estate.table.say(ToWorker::Input { run: 7, input: Input::of("b.txt", b"x") });
    let packed = pack(&[line("b.txt", 1, "4 x Hikvision DS-2CD2143G2-I"), line("b.txt", 2, "Axis P3265-LVE")]).unwrap();
    estate.table.say(ToWorker::Lines { run: 7, packed });
    let account = Account::of_unread(vec![Unread::whole("c.pdf", "it is a picture")]);
    estate.table.say(ToWorker::FileEnd { run: 7, account });
    let stamp = added(estate.table.to_the_end(ToWorker::FilesEnd { run: 7 }));
    assert_eq!((stamp.lines(), stamp.unread), (2, vec!["c.pdf: it is a picture".to_owned()]), "which file and why");
    estate.registers.push(stamp.id);
    assert_eq!(estate.view(&work(), Part::Lines).all_lines, 5);
    let kept: serde_json::Value = serde_json::from_str(&estate.file(&work())).unwrap();
    assert_eq!((&kept["inputs"][0]["name"], kept["unread"].as_array().unwrap().len()), (&"b.txt".into(), 1));
    let check = estate.table.answer(ToWorker::Context { id: 3, context: context("existing-equipment") });
    assert_eq!((check.summary.lines, check.summary.inputs.len()), (1, 0), "the page Check still asks about one word");
}

#[test]
fn a_register_that_is_added_while_another_is_read_takes_nothing_from_it() {
    let mut estate = Estate { table: Table::quiet(), registers: Vec::new(), context: "existing-equipment" };
    for run in [7, 8] {
        let ask = RegisterAsk::Files { run, beside: Vec::new(), replaces: None };
        estate.table.say(ToWorker::Register(ask));
        let packed = pack(&[line(&format!("{run}.txt"), 1, "4 x Hikvision DS-2CD2143G2-I")]).unwrap();
        estate.table.say(ToWorker::Lines { run, packed });
    }
    for run in [8, 7] {
        let stamp = added(estate.table.to_the_end(ToWorker::FilesEnd { run }));
        assert_eq!(stamp.parts, [(format!("{run}.txt"), 1)]);
        estate.registers.push(stamp.id);
    }
    assert_eq!(estate.view(&work(), Part::Lines).all_lines, 2);
}

#[test]
fn lines_that_are_still_being_looked_up_are_not_taken() {
    let mut table = Table::hurried();
    table.say(text_of(1, &"Dahua camera\n".repeat(500), "existing-equipment"));
    let said = table.say(ToWorker::Register(RegisterAsk::Take { beside: Vec::new() }));
    assert!(matches!(said.as_slice(), [FromWorker::Estate(EstateAnswer::Trouble(_))]), "{}", said.len());
}

#[test]
fn a_table_without_a_site_or_a_model_is_asked_about() {
    let lacks = |headings: &str| -> Vec<Lacks> {
        let row = |nth: u8| format!("CAM{nth:03},SN-8841{nth},2019-03-0{nth},Hall {nth},DS-2CD2143G2-I\n");
        let mut estate = Estate { table: Table::quiet(), registers: Vec::new(), context: "existing-equipment" };
        estate.look_up(1, &format!("{headings}\n{}", (1..7).map(row).collect::<String>()));
        estate.take().questions().map(|question| question.lacks).collect()
    };
    assert_eq!(lacks("Asset No,Serial,Installed,Site,Model"), []);
    assert_eq!(lacks("Asset No,Serial,Installed,Whither,Model"), [Lacks::Site]);
    assert_eq!(lacks("Asset No,Serial,Installed,Site,Gubbins"), [Lacks::Model]);
    assert_eq!(
        lacks("Asset No,Serial,Installed,Location,Model"),
        [Lacks::SiteBesidePlace],
        "a place is not quietly a site"
    );
}

#[test]
fn a_sensitive_site_judges_its_assets_anew() {
    let mut estate = register();
    estate.context = "central-government,existing-equipment";
    let plain = estate.view(&work(), Part::Totals);
    let mut sensitive = work();
    sensitive.mark_sites(["Library"], |site| site.sensitive = Some(Reason::Own("a vault".to_owned())));
    let marked = estate.view(&sensitive, Part::Totals);
    assert_ne!(plain.totals, marked.totals);
    assert_eq!(estate.view(&work(), Part::Totals), plain);
}

#[test]
fn names_packs_and_workbooks_are_of_what_is_looked_at() {
    let mut estate = register();
    let names = |answer| match answer {
        EstateAnswer::SiteNames(names) => names,
        other => panic!("{other:?}"),
    };
    let all = names(estate.ask(&work(), Wanted::default(), EstateQuestion::SiteNames));
    assert_eq!(all.len(), 2);
    let narrow = Wanted { filter: Filter { text: "library".to_owned(), ..Filter::default() }, ..Wanted::default() };
    assert_eq!(names(estate.ask(&work(), narrow.clone(), EstateQuestion::SiteNames)), ["Library"]);
    let choice = |redacted| PackChoice { kind: PackKind::Information, redacted, plan: false };
    let pack = |redacted| EstateQuestion::Pack(choice(redacted));
    let EstateAnswer::Pack(whole) = estate.ask(&work(), Wanted::default(), pack(false)) else { panic!("no pack") };
    assert_eq!(whole.choice, choice(false));
    let EstateAnswer::Pack(narrowed) = estate.ask(&work(), narrow, pack(false)) else { panic!("no pack") };
    assert_ne!(whole, narrowed);
    let EstateAnswer::Document { bytes, .. } =
        estate.ask(&work(), Wanted::default(), EstateQuestion::Document(choice(true)))
    else {
        panic!("no document")
    };
    assert!(bytes.concat().starts_with(b"PK"));
    let workbook = estate.ask(&work(), Wanted::default(), EstateQuestion::Workbook);
    let redacted = estate.ask(&work(), Wanted::default(), EstateQuestion::RedactedWorkbook);
    let (EstateAnswer::Workbook(whole), EstateAnswer::RedactedWorkbook(redacted)) = (workbook, redacted) else {
        panic!("no workbooks")
    };
    let holds = |pieces: &[Vec<u8>]| pieces.concat().windows(7).any(|bytes| bytes == b"Library");
    assert!(holds(&whole) && !holds(&redacted));
}

#[test]
fn an_estate_is_kept_as_a_file_and_opened_again() {
    let mut estate = register();
    let mut marked = work();
    marked.organisation = "Anytown Council".to_owned();
    let text = estate.file(&marked);
    let mut other = Estate { table: Table::quiet(), registers: Vec::new(), context: "existing-equipment" };
    let said = other.open(&text, Opening::Instead).pop();
    let Some(FromWorker::Estate(EstateAnswer::Opened { register, work: opened, context, saved, how, others })) = said
    else {
        panic!("not opened")
    };
    assert_eq!(others, 0, "the same list says the same");
    assert_eq!((*opened, saved, how), (marked.clone(), today(), Opening::Instead));
    assert_eq!(context, Some(crate::context("existing-equipment")));
    other.registers.push(register.id);
    assert_eq!(other.view(&marked, Part::Totals), estate.view(&marked, Part::Totals));
    assert_eq!(other.file(&marked), text, "kept again, it is the same file");
}

#[test]
fn two_kept_estates_are_put_together_without_a_line_twice() {
    let mut estate = register();
    let mut theirs = Estate::of(REGISTER);
    theirs.look_up(2, "Make,Model,Site\nAxis,P3265-LVE,Museum\n");
    theirs.take();
    let mut marked = work();
    marked.mark_sites(["Museum"], |site| site.kind = "museum".to_owned());
    let text = theirs.file(&marked);
    let said = estate.open(&text, Opening::Merged).pop();
    let Some(FromWorker::Estate(EstateAnswer::Opened { register, work: opened, .. })) = said else {
        panic!("not opened")
    };
    assert_eq!(register.parts, [("Pasted cells (2)".to_owned(), 1)], "what both have is there once");
    estate.registers.push(register.id);
    let view = estate.view(&opened, Part::Sites);
    assert_eq!((view.all_lines, view.all_sites), (4, 3));
    // Opening the same file again adds nothing.
    let said = estate.open(&text, Opening::Merged).pop();
    let Some(FromWorker::Estate(EstateAnswer::Opened { register, .. })) = said else { panic!("not opened") };
    assert_eq!(register.lines(), 0);
}

#[test]
fn a_file_that_is_no_estate_leaves_everything_as_it_was() {
    let mut estate = register();
    let said = estate.open("{}", Opening::Instead);
    let [FromWorker::Estate(EstateAnswer::Trouble(reason))] = said.as_slice() else { panic!("{}", said.len()) };
    assert!(reason.starts_with("The estate was not opened"));
    assert_eq!(estate.view(&work(), Part::Lines).all_lines, 3);
}

/// What version 0.1 wrote: the first edition of the format, without files and with a mark by place.
#[test]
fn an_estate_of_version_0_1_opens() {
    let mut estate = register();
    let mut kept: serde_json::Value = serde_json::from_str(&estate.file(&work())).unwrap();
    kept["edition"] = 1.into();
    kept["tool"] = "0.1.0".into();
    kept.as_object_mut().unwrap().remove("inputs");
    for line in kept["lines"].as_array_mut().unwrap() {
        line["place"].as_object_mut().unwrap().remove("file");
    }
    for answer in kept["answers"].as_array_mut().unwrap() {
        let answer = answer.as_object_mut().unwrap();
        answer.remove("reach");
        answer.remove("asks");
        for maker in answer.get_mut("makers").and_then(|makers| makers.as_array_mut()).into_iter().flatten() {
            maker.as_object_mut().unwrap().remove("standing");
        }
    }
    let mut other = Estate { table: Table::quiet(), registers: Vec::new(), context: "existing-equipment" };
    let said = other.open(&kept.to_string(), Opening::Instead).pop();
    let Some(FromWorker::Estate(EstateAnswer::Opened { register, others, .. })) = said else { panic!("not opened") };
    other.registers.push(register.id);
    assert_eq!(others, 0, "what 0.1 does not say is no other answer");
    assert_eq!(other.view(&work(), Part::Sites), estate.view(&work(), Part::Sites));
}

/// When an estate is opened, the answers that the list or the program has changed since are counted.
#[test]
fn what_changed_is_counted_when_an_estate_is_opened() {
    let mut estate = register();
    let mut kept: serde_json::Value = serde_json::from_str(&estate.file(&work())).unwrap();
    let answers = kept["answers"].as_array_mut().unwrap();
    let restricted = answers.iter_mut().find(|answer| answer["verdict"] == "restricted").unwrap();
    restricted["verdict"] = "none-found".into();
    let mut other = Estate { table: Table::quiet(), registers: Vec::new(), context: "existing-equipment" };
    let said = other.open(&kept.to_string(), Opening::Instead).pop();
    let Some(FromWorker::Estate(EstateAnswer::Opened { others, .. })) = said else { panic!("not opened") };
    assert_eq!(others, 1);
}
