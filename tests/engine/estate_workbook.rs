//! The workbook of an estate: read back by another reader and compared cell by cell, its stamps, and what a redacted
//! one may not contain.

use crate::estate::all_parts;
use crate::workbooks::{Table, cost_of, day, maybe, number, parts, sheets, text};
use crate::{index, today};
use calamine::Data;
use vendor_engine::estate::connection::Connection;
use vendor_engine::estate::filter::marked;
use vendor_engine::estate::packs::{Cell, Material, Pack, PackChoice, PackKind};
use vendor_engine::estate::plan::year_in_words;
use vendor_engine::estate::totals::{Counts, NOT_STATED, Totals};
use vendor_engine::estate::view::{View, Wanted};
use vendor_engine::estate::work::{AssetMark, Progress, Reason, key};
use vendor_engine::estate::{Assets, Filter, Identity, Plan, Work, workbook};
use vendor_engine::judge::{Context, Terms, Verdict, context::Equipment};
use vendor_engine::report::record::{Input, ListStamp, Summary};
use vendor_engine::report::workbook::Book;
use vendor_engine::screen::Screening;
use vendor_readers::{Layouts, layouts::LeftOut};
use vendor_text::{Column, Date, Line, Unread};

const FILE: &str = "Zulu Road cameras.csv";
const REGISTER: &str = "\
Asset No,Site,Location,Site type,Kind,Make,Model,Serial,IP,MAC,Installed,Network,Contract end,Qty,Admin password,Notes\n\
ZQ-001,=Zulu Hall,main entrance,Offices,Camera,Hikvision,DS-2CD2143G0-I,SX-700001,192.0.2.11,02-00-00-00-00-01,03/2019,corporate LAN,31/03/2028,1,hunter2,\"=HYPERLINK(\"\"http://x\"\")\"\n\
ZQ-002,=Zulu Hall,rear gate,Offices,Camera,Hik Vision,2CD2T85G1,SX-700002,192.0.2.12,02-00-00-00-00-02,2019,corporate LAN,,4,hunter3,+44 20 7946 0000\n\
ZQ-003,Yankee Square,column 7,Street,Camera,Axis,Q6075-E,SX-700003,192.0.2.21,02-00-00-00-00-03,12/06/2021,closed CCTV network,,1,,-5 in winter\n\
ZQ-004,Xray Station,bay 4,Street,Camera,Dahua,IPC-HFW5442E-ZE,SX-700004,192.0.2.22,02-00-00-00-00-04,before 2018,closed CCTV network,,1,,@home\n\
ZQ-005,Whisky Yard,weighbridge,Works,Camera,n/k,,SX-700005,,,,,,1,,faded\n\
ZQ-006,Whisky Yard,fence,Works,Camera,Swann,SWDSK-85680,SX-700006,192.0.2.31,,c. 2015,4G router,,1,,\n\
ZQ-007,=Zulu Hall,basement,Offices,Recorder,Hikvision,DS-7616NI-K2/16P,SX-700007,192.0.2.10,,03/2019,corporate LAN,,1,,\n\
ZQ-008,,,,,Hanwha,XNP-6320H,SX-700008,192.0.2.41,,,,,2,,\n";

/// A register with the user's work on it, and everything that a workbook is made from.
pub struct Estate {
    pub screening: Screening,
    pub assets: Assets,
    pub work: Work,
    summary: Summary,
    filter: Filter,
}

impl Estate {
    pub fn new() -> Self {
        let read = vendor_readers::read(FILE, REGISTER.as_bytes(), &index().list().words, &Layouts::default());
        let mut screening = Screening::new(read.lines, read.account.unread);
        screening.add_input(Input::of(FILE, REGISTER.as_bytes()));
        while screening.step(index(), 100) {}
        let context: Context = "existing-equipment".parse().unwrap();
        let terms = Terms { context: &context, today: today(), policy: None };
        let stamp = ListStamp::new(&index().list().edition, "ab".repeat(32), vec!["one".into(), "two".into()]);
        let summary = Summary { left_out: read.account.left_out, ..screening.summary(stamp, &terms, &[]) };
        let work = work(&screening);
        let assets = screening.assets(index(), terms, &work);
        Self { screening, assets, work, summary, filter: Filter::default() }
    }

    pub fn line(&self, at: usize) -> Option<&Line> {
        self.screening.line(at).map(|(line, _)| line)
    }

    fn view(&self) -> View {
        let wanted = Wanted { filter: self.filter.clone(), ..Wanted::default() };
        all_parts(&self.assets, &self.work, &wanted, &|at| self.line(at))
    }

    /// Hands over what workbooks and packs are made of.
    pub fn with_material<T>(&self, take: impl FnOnce(&Material<'_>) -> T) -> T {
        let all = marked(&self.assets, &self.work, &|at| self.line(at).map(|line| key(&line.place)));
        let shown = self.filter.of(&self.assets, &all, &|at| self.line(at).map(|line| line.text.as_str()));
        take(&Material {
            line: &|at| self.line(at),
            assets: &self.assets,
            all: &all,
            shown: &shown,
            totals: &Totals::of(&self.assets, &shown),
            plan: &Plan::of(&self.assets, &shown, &self.work, 2026),
            work: &self.work,
            summary: &self.summary,
            measures: &index().list().measures,
            filter: &self.filter,
        })
    }

    pub fn bytes(&self, redacted: bool) -> Vec<u8> {
        self.with_material(|material| {
            let mut book = Book::new(workbook::title(redacted, material)).unwrap();
            workbook::write(&mut book, redacted, material, &|at| self.line(at)).unwrap();
            book.into_bytes().unwrap()
        })
    }

    pub fn sheets(&self, redacted: bool) -> Vec<(String, Table)> {
        let read = sheets(self.bytes(redacted)).into_iter();
        read.map(|(name, range)| (name, Table::below(&range, self.stamps().len()))).collect()
    }

    fn stamps(&self) -> Vec<String> {
        self.pack(PackKind::Information, false).stamps
    }

    fn pack(&self, kind: PackKind, redacted: bool) -> Pack {
        let choice = PackChoice { kind, redacted, plan: kind == PackKind::Committee };
        self.with_material(|material| Pack::of(choice, material))
    }
}

fn work(screening: &Screening) -> Work {
    let mut work = Work::new(2026);
    "=Example Council".clone_into(&mut work.organisation);
    "A. Clerk".clone_into(&mut work.checked_by);
    work.mark_sites(["Xray Station"], |mark| {
        mark.sensitive = Some(Reason::Own("the strongroom".into()));
        mark.connection = Some(Connection::Core);
        mark.contract_end = Some(2029);
    });
    work.costs.extend([("Camera".to_owned(), 450), ("Recorder".to_owned(), 1_200)]);
    work.budgets.insert(2027, 2_000);
    let mut mark = |asset: &str, progress, on: &str, note: &str| {
        let line = screening.lines().iter().find(|line| line.text.contains(asset)).unwrap();
        let mark = AssetMark { progress, on: on.parse().ok(), note: note.into(), ..AssetMark::default() };
        work.assets.insert(key(&line.place), mark);
    };
    mark("ZQ-002", Progress::Replaced, "2025-06-30", "=1+1 beside the strongroom");
    mark("ZQ-007", Progress::Isolated, "2026-01-02", "moved to the strongroom");
    work
}

fn year(year: Option<u16>) -> Data {
    year.map_or(Data::Empty, |year| text(year_in_words(year)))
}

/// What the sheets say of the asset at a place among the assets.
fn asset_cells(estate: &Estate, redacted: bool, at: usize) -> Vec<(&'static str, Data)> {
    let asset = &estate.assets.rows[at];
    let shown = &estate.view().assets[at];
    let line = estate.line(asset.at).unwrap();
    let name = |id| text(estate.assets.names.text(id));
    let cell = |column| maybe(line.cell(column));
    let site = estate.work.site(&shown.site);
    let mark = estate.work.assets.get(&shown.key);
    let connection = site.and_then(|mark| mark.connection).or(asset.connection);
    let full = vec![
        ("Site", text(&shown.site)),
        ("Place on the site", cell(Column::Location)),
        ("Asset number", cell(Column::AssetId)),
        ("Serial number", cell(Column::Serial)),
        ("IP address", cell(Column::Ip)),
        ("MAC address", cell(Column::Mac)),
        ("As written", text(&shown.text)),
        ("Where it is written", text(&shown.key)),
        ("Sensitive site", text(if site.is_some_and(|mark| mark.sensitive.is_some()) { "yes" } else { "not marked" })),
        ("Connected", maybe(connection.map(Connection::in_words))),
        ("Contract ends, financial year", year(asset.contract_end.or(site.and_then(|mark| mark.contract_end)))),
        ("Priority", text(shown.turn.in_words())),
        ("Progress", text(shown.progress.in_words())),
        ("Since", day(mark.and_then(|mark| mark.on))),
        ("Note", text(&shown.note)),
        ("Line", number(asset.at + 1)),
    ];
    // A redacted workbook has no word of the register for the kit and its site.
    let open =
        |own| [("Offices", "office"), ("Street", "street"), ("Works", "")].into_iter().find(|(of, _)| *of == own);
    let kind_of_site = line.cell(Column::SiteKind).map(|own| if redacted { open(own).unwrap().1 } else { own });
    let recognised = if asset.equipment == Equipment::Other { "" } else { asset.equipment.in_words() };
    let common = [
        ("Answer", text(&shown.answer)),
        ("On the list", text(asset.identity.in_words())),
        ("How sure", maybe(asset.certainty.map(|certainty| certainty.in_words()))),
        ("Maker", text(&shown.maker)),
        ("Sold as", name(asset.brand)),
        ("Model", if redacted && asset.model_is_own_words { Data::Empty } else { text(&shown.model) }),
        ("Equipment", if redacted { text(recognised) } else { name(asset.kind) }),
        ("Kind of site", maybe(kind_of_site)),
        ("Installed", shown.installed.parse().map_or_else(|_| text(&shown.installed), Data::Float)),
        ("Items", number(shown.quantity as usize)),
        ("To be removed", text(if shown.leaving { "yes" } else { "no" })),
        (
            "£ for one",
            match estate.assets.names.text(asset.kind) {
                "Camera" => number(450),
                "Recorder" => number(1_200),
                _ => Data::Empty,
            },
        ),
    ];
    if redacted { common.to_vec() } else { full.into_iter().chain(common).collect() }
}

fn count_cells(counts: &Counts) -> [(&'static str, Data); 5] {
    [
        ("On the list", number(counts.listed)),
        ("To ask about", number(counts.to_ask)),
        ("Maker not known", number(counts.unknown)),
        ("Not on the list", number(counts.other)),
        ("All", number(counts.all())),
    ]
}

#[test]
fn the_register_is_varied() {
    let estate = Estate::new();
    let view = estate.view();
    assert_eq!(view.assets.len(), 8);
    assert_eq!(estate.summary.left_out.iter().map(|left| left.column.as_str()).collect::<Vec<_>>(), ["Admin password"]);
    for identity in Identity::ALL {
        assert!(view.totals.pieces.of(identity) > 0, "{identity:?}");
    }
    for column in [Column::Location, Column::Serial, Column::Ip, Column::Mac, Column::Notes, Column::ContractEnd] {
        assert!(estate.screening.lines().iter().any(|line| line.cell(column).is_some()), "{column:?}");
    }
    assert_eq!(view.plan.sums.done, 4);
    assert!(view.visits_in_all.1 > 0);
}

#[test]
fn the_assets_and_the_plan_are_the_estate_s_cell_by_cell() {
    let estate = Estate::new();
    for redacted in [false, true] {
        let mut sheets = estate.sheets(redacted);
        let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Summary", "Assets", "Plan", "Sites", "Visits", "Answers"]);
        let mut wanted: Vec<_> = (0..8).map(|at| asset_cells(&estate, redacted, at)).collect();
        if redacted {
            // In an order other than the register's, in which an item could be recognised by its neighbours.
            let rows = |row: &[(&str, Data)]| row.iter().map(|(_, cell)| cell.clone()).collect::<Vec<_>>();
            assert_ne!(sheets[1].1.rows, wanted.iter().map(|row| rows(row)).collect::<Vec<_>>());
            wanted.sort_by_key(|row| format!("{:?}", rows(row)));
            sheets[1].1.rows.sort_by_key(|row| format!("{row:?}"));
        }
        sheets[1].1.is(&wanted);
        let view = estate.view();
        assert!(view.plan.items.len() > 3);
        if redacted {
            let years = view.plan.sums.years.iter().map(|of| {
                vec![
                    ("Financial year", text(year_in_words(of.year))),
                    ("Replaced or removed", number(of.done)),
                    ("Planned", number(of.planned)),
                    ("Cost in £", cost_of(of.planned, of.without_price, of.cost as usize)),
                    ("Items without a price", number(of.without_price)),
                    ("Budget in £", of.budget.map_or(Data::Empty, |budget| number(budget as usize))),
                ]
            });
            sheets[2].1.is(&years.collect::<Vec<_>>());
            continue;
        }
        let place = |at: usize| estate.assets.rows.iter().position(|asset| asset.at == at).unwrap();
        let planned = view.plan.items.iter().zip(1..).map(|(item, order)| {
            let own = [
                ("Order", number(order)),
                (
                    "By the end of the financial year, or done in",
                    text(item.year.map(year_in_words).unwrap_or_default()),
                ),
                ("Cost in £", item.cost.map_or(Data::Empty, |cost| Data::Float(cost as f64))),
            ];
            own.into_iter().chain(asset_cells(&estate, redacted, place(item.at))).collect()
        });
        sheets[2].1.is(&planned.collect::<Vec<_>>());
    }
}

#[test]
fn the_sites_and_the_visits_are_the_estate_s_cell_by_cell() {
    let estate = Estate::new();
    let view = estate.view();
    let (full, redacted) = (estate.sheets(false), estate.sheets(true));
    let sites = view.sites.iter().map(|site| {
        let own = [
            ("Site", text(&site.name)),
            ("Sensitive", maybe(site.mark.sensitive.as_ref().map(Reason::in_words))),
            ("Connected, you say", maybe(site.mark.connection.map(Connection::in_words))),
            ("Connected, the register says", maybe(site.connection.map(Connection::in_words))),
            ("Contract ends, financial year", year(site.mark.contract_end)),
            ("Kind of site", text(&site.kind)),
        ];
        own.into_iter().chain(count_cells(&site.counts)).collect()
    });
    full[3].1.is(&sites.collect::<Vec<_>>());
    // The register's "Offices", "Street" and "Works" are the kinds that a redacted paper may name, or not recognised.
    let of = |words: &str| view.totals.by_site_kind.iter().find(|group| group.name == words).map(|group| group.counts);
    let mut unnamed = of("Works").unwrap();
    unnamed.take_in(&of("").unwrap());
    let kinds = [("office", of("Offices").unwrap()), ("street", of("Street").unwrap()), (NOT_STATED, unnamed)];
    let row = |(kind, counts): &(&str, Counts)| {
        [("Kind of site", text(*kind))].into_iter().chain(count_cells(counts)).collect()
    };
    redacted[3].1.is(&kinds.iter().map(row).collect::<Vec<_>>());
    for (sheets, is_redacted) in [(full, false), (redacted, true)] {
        let mut stops: Vec<_> = view
            .visits
            .iter()
            .zip(1..)
            .flat_map(|(visit, nth)| visit.stops.iter().map(move |stop| (visit, nth, stop)))
            .collect();
        if is_redacted {
            // Sorted by photograph: in the register's order an item could be recognised by its neighbours.
            stops.sort_by_key(|(.., stop)| stop.photograph.join("; "));
        }
        let stops = stops.into_iter().map(|(visit, nth, stop)| {
            let full = [
                ("Site", text(&visit.site)),
                ("Asset number", text(&stop.asset)),
                ("Place on the site", text(&stop.location)),
                ("As written", text(&stop.says)),
                ("Visit", number(nth)),
                ("Line", number(stop.at + 1)),
            ];
            let common = [
                ("Photograph", text(stop.photograph.join("; "))),
                ("Make seen", Data::Empty),
                ("Model seen", Data::Empty),
                ("Seen on", Data::Empty),
            ];
            full.into_iter().skip(if is_redacted { 6 } else { 0 }).chain(common).collect()
        });
        sheets[4].1.is(&stops.collect::<Vec<_>>());
    }
}

#[test]
fn the_answers_are_those_of_the_papers_cell_by_cell() {
    let estate = Estate::new();
    for redacted in [false, true] {
        let mut wanted = Vec::new();
        for kind in [PackKind::Information, PackKind::Committee] {
            let pack = estate.pack(kind, redacted);
            let mut add = |table: &str, of: &str, what: &str, answer: Data| {
                wanted.push(vec![
                    ("Paper", text(kind.title())),
                    ("Table", text(table)),
                    ("For", text(of)),
                    ("What", text(what)),
                    ("What it says", answer),
                ]);
            };
            for section in &pack.sections {
                section.sentences.iter().for_each(|sentence| add(&section.title, "", "", text(sentence)));
                for table in section.tables.iter().filter(|table| table.title != "Item by item") {
                    for row in &table.rows {
                        for (heading, cell) in table.headings.iter().zip(row).skip(1) {
                            let cell = match cell {
                                Cell::Text(words) => text(words),
                                Cell::Number(count) | Cell::Pounds(count) => Data::Float(*count as f64),
                            };
                            add(&table.title, &row[0].in_words(), heading, cell);
                        }
                    }
                    if !table.note.is_empty() {
                        add(&table.title, "Note", "", text(&table.note));
                    }
                }
            }
            pack.foot.iter().for_each(|sentence| add("How it was made", "", "", text(sentence)));
        }
        assert!(wanted.len() > 100);
        estate.sheets(redacted)[5].1.is(&wanted);
    }
}

#[test]
fn the_first_sheet_is_the_account() {
    let estate = Estate::new();
    let view = estate.view();
    for redacted in [false, true] {
        let sheets = estate.sheets(redacted);
        let account = &sheets[0].1;
        assert_eq!(account.headings, ["What", "Answer"]);
        let list = &estate.summary.list;
        assert!(matches!(account.answer("Made on"), Data::DateTime(day) if day.as_f64() == 46349.0));
        let (totals, sums) = (&view.totals, &view.plan.sums);
        let (mut planned, mut without) = (0, 0);
        sums.years.iter().for_each(|year| (planned, without) = (planned + year.planned, without + year.without_price));
        let costs = cost_of(planned, without, sums.cost as usize);
        for (what, wanted) in [
            ("Organisation", text("=Example Council")),
            ("Checked by", text("A. Clerk")),
            ("Lines of equipment", number(8)),
            ("Lines identified", number(totals.identified_lines)),
            ("Lines not identified", number(8 - totals.identified_lines)),
            ("Lines that are not equipment", number(view.other_lines)),
            ("Columns left out because they may contain passwords", number(1)),
            ("Items", number(totals.pieces.all())),
            ("Items: on the list, on sensitive sites", number(totals.sensitive.listed)),
            ("Items: to be replaced, including those already done", number(sums.whole)),
            ("Items: replaced or removed", number(sums.done)),
            ("Items: isolated until they are replaced", number(sums.isolated)),
            ("Cost of what is left to replace, in £, as far as prices are known", costs),
            ("List", number(list.version as usize)),
            ("SHA-256 of the list", text("ab".repeat(32))),
            ("List signed by", text("one and two")),
            ("Vendor checker", text(&estate.summary.tool)),
        ] {
            assert_eq!(*account.answer(what), wanted, "{what}");
        }
        for identity in Identity::ALL {
            let what = format!("Items: {}", identity.in_words());
            assert_eq!(*account.answer(&what), number(totals.pieces.of(identity)), "{what}");
        }
        for verdict in Verdict::ALL {
            let wanted = totals.by_verdict.iter().find(|(known, _)| *known == verdict).unwrap().1;
            assert_eq!(*account.answer(&format!("Items: {}", verdict.in_words())), number(wanted));
        }
        let left_out = account.rows.iter().any(|row| row[0] == text("Left out"));
        assert_eq!(left_out, !redacted);
        let names_file = account.rows.iter().flatten().any(|cell| cell.to_string().contains(FILE));
        assert_eq!(names_file, !redacted, "a file may be named after a site");
    }
}

#[test]
fn every_sheet_carries_the_stamps() {
    let mut estate = Estate::new();
    assert!(estate.stamps().is_empty());
    estate.summary.incomplete.push(Unread::whole("Zulu Hall.pdf", "it is a picture of Zulu Hall."));
    estate.summary.today = Date::from_days(estate.summary.list.expires.days() + 1).unwrap();
    estate.filter.site_kind = Some("Street".into());
    for redacted in [false, true] {
        for (name, sheet) in estate.sheets(redacted) {
            let begins = |words: &str| sheet.stamps.iter().any(|stamp| stamp.starts_with(words));
            assert!(begins("INCOMPLETE: 1 part of it was not read."), "{name}: {:?}", sheet.stamps);
            assert!(begins("OUT OF DATE"), "{name}: {:?}", sheet.stamps);
            assert!(begins("Only part of the register"), "{name}: {:?}", sheet.stamps);
        }
        let sheets = estate.sheets(redacted);
        assert_eq!(sheets[1].1.rows.len(), 2, "only what the filter lets through");
        let told = sheets[0].1.rows.iter().any(|row| row[0] == text("NOT READ: Zulu Hall.pdf"));
        assert_eq!(told, !redacted);
    }
}

/// Everything in the register that shows where a thing is, how it is reached or which one it is, and what the user says
/// of it.
fn secrets(estate: &Estate) -> Vec<String> {
    let columns = [
        Column::AssetId,
        Column::Serial,
        Column::Ip,
        Column::Mac,
        Column::Site,
        Column::Location,
        Column::Notes,
        Column::Network,
    ];
    let items = estate.assets.rows.iter().map(|asset| estate.line(asset.at).unwrap());
    let cells = items.flat_map(|line| columns.iter().filter_map(|column| line.cell(*column)));
    let own = ["Offices", "Recorder", "Zulu", "strongroom", "hunter", "192.0.2.", "02-00-00", "SX-7", "moved to"];
    cells.chain(own).map(str::to_owned).collect()
}

#[test]
fn a_redacted_workbook_holds_none_of_it_and_no_password_is_in_either() {
    let mut estate = Estate::new();
    estate.summary.incomplete.push(Unread::whole("Zulu Hall.pdf", "it is a picture of the strongroom."));
    let place = "Zulu Hall".to_owned();
    estate.summary.left_out.push(LeftOut {
        file: Some(FILE.into()),
        place,
        column: "PIN of Zulu Hall".into(),
        lines: 0,
    });
    let secrets = secrets(&estate);
    assert!(secrets.len() > 50);
    let bytes = estate.bytes(true);
    let cells = sheets(bytes.clone()).into_iter().flat_map(|(name, sheet)| {
        sheet.used_cells().map(|(_, _, cell)| (name.clone(), cell.to_string())).collect::<Vec<_>>()
    });
    let mut texts: Vec<(String, String)> = cells.collect();
    texts.extend(parts(&bytes));
    assert!(texts.iter().any(|(part, _)| part == "xl/sharedStrings.xml"));
    for (part, text) in &texts {
        let found: Vec<&String> = secrets.iter().filter(|secret| text.contains(secret.as_str())).collect();
        assert!(found.is_empty(), "{part} tells {found:?}: {}", text.chars().take(200).collect::<String>());
    }
    let full = parts(&estate.bytes(false));
    let told = |secret: &str| full.iter().any(|(_, text)| text.contains(secret));
    assert!(told("192.0.2.11") && told("SX-700001") && told("main entrance"), "the full one holds them");
    assert!(!told("hunter2"));
}

#[test]
fn nothing_in_it_runs() {
    let estate = Estate::new();
    // The reader of the sheets rejects every formula.
    let sheets = estate.sheets(false);
    let written = |sheet: usize, wanted: &str| sheets[sheet].1.rows.iter().flatten().any(|cell| *cell == text(wanted));
    assert!(written(0, "=Example Council"));
    assert!(written(1, "=Zulu Hall") && written(1, "=1+1 beside the strongroom") && written(3, "=Zulu Hall"));
    let parts = parts(&estate.bytes(false));
    for (name, text) in &parts {
        assert!(!text.contains("<f>") && !text.contains("<f ") && !text.contains("<hyperlink"), "{name}");
    }
    let sheets = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    assert_eq!(sheets.clone().count(), 6);
    for (name, text) in sheets {
        assert!(text.contains("state=\"frozen\"") && text.contains("<autoFilter "), "{name}");
    }
}
