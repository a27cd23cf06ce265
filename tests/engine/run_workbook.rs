//! The workbook of a run compared with its JSON records: every column of every sheet, cell by cell, numbers as numbers
//! and days as days.

use crate::workbooks::{Table, day, maybe, number, sheets, text};
use crate::{index, today};
use calamine::Data;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use vendor_engine::judge::context::Equipment;
use vendor_engine::judge::outcome::Bearing;
use vendor_engine::judge::{Context, Policy, Terms, Verdict};
use vendor_engine::report::record::{Input, LineRecord, ListStamp, Particulars, Summary};
use vendor_engine::report::workbook::Book;
use vendor_engine::report::{columns, explain, run_workbook, source_words};
use vendor_engine::screen::Screening;
use vendor_list::schema::{Bears, Source};
use vendor_names::own_lists::OwnList;
use vendor_readers::{Layouts, name_list};
use vendor_text::Date;
use vendor_text::Party;
use vendor_text::{Line, Place, Unread};

const REGISTER: &str = "Asset,Make,Model,IP,Serial,Site,Qty,Admin password,Notes\n\
    A1,Hikvision,DS-2CD2143G2-I,10.1.2.3,SN-0001,Town Hall,2,hunter2,=HYPERLINK(\"http://x\")\n\
    A2,Swann,SWDSK-85680,10.1.2.4,SN-0002,Depot,1,,+44 20 7946 0000\n\
    A3,,,10.1.2.5,SN-0003,Depot,1,,-5 in winter\n\
    A4,Axis,P3265-LVE,10.1.2.6,SN-0004,Library,3,,@home\n\
    A5,HiLook,IPC-T240H,10.1.2.7,SN-0005,Library,3,,\n";
const POLICY: &str = "name = \"Camera policy\"\ndecided_by = \"Cabinet\"\ndecided_on = \"2026-03-14\"\nreference = \"minute 12\"\nsince = \"2026-04-01\"\n[[rule]]\nmakers = [\"dahua\"]\neffect = \"bar\"\n";

/// Lines of every kind: of a register, a document, a mail and a hidden sheet, and a bidder.
fn lines() -> (Vec<Line>, Vec<vendor_readers::layouts::LeftOut>) {
    let read = vendor_readers::read("register.csv", REGISTER.as_bytes(), &index().list().words, &Layouts::default());
    let place = |file: &str| Place { file: Some(file.into()), ..Place::default() };
    let page = Place { page: Some(2), line: Some(14), ..place("quote.pdf") };
    let body = Place { part: Some("body".into()), line: Some(3), ..place("mail.eml") };
    let sheet = Place { sheet: Some("Old".into()), row: Some(7), ..place("book.xlsx") };
    let hidden = Line { hidden: true, ..Line::new(sheet, "4 x Uniview IPC3614SB-ADF28KM-I0".into()) };
    let more = [
        Line::new(page, "=1+1 Dahua IPC-HFW2831T-ZAS from Quillomar Lifts Limited".into()),
        Line::new(body, "bracket compatible with Hikvision turrets".into()),
        hidden,
    ];
    let bidder = Line::of_party("Hangzhou Hikvision Digital Technology Co Ltd", Party::Bidder);
    ([bidder].into_iter().chain(read.lines).chain(more).collect(), read.account.left_out)
}

/// A run as JSON, and the sheets of its workbook.
struct Run {
    records: Vec<Value>,
    summary: Value,
    sheets: Vec<(String, Table)>,
}

fn run(context: &str, unread: Vec<Unread>, day: &str) -> Run {
    let context: Context = context.parse().unwrap();
    let policy = Policy::read(POLICY, index()).unwrap();
    let terms = Terms { context: &context, today: day.parse().unwrap(), policy: Some(&policy) };
    let names = name_list::read("ours.txt", b"Quillomar Lifts Ltd", &index().list().words).unwrap();
    let own_lists = [OwnList::new(names, index())];
    let (lines, left_out) = lines();
    let mut screening = Screening::new(lines, unread);
    screening.add_input(Input::of("register.csv", REGISTER.as_bytes()));
    while screening.step(index(), 100) {}
    let stamp = ListStamp::new(&index().list().edition, "ab".repeat(32), vec!["one".into(), "two".into()]);
    let particulars =
        Particulars { checked_by: "=A. Clerk".into(), reference: "Committee 7".into(), ..Particulars::default() };
    let mut summary = Summary { particulars, left_out, ..screening.summary(stamp, &terms, &own_lists) };
    let mut records: Vec<LineRecord> = screening.records(index(), terms, &own_lists, 0, usize::MAX).collect();
    // Cases that today's list does not give: a measure that ended on a day or in a month, and what a bearing rests on.
    let bearing = records[0].measures[0].clone();
    records[0].measures.extend(["us-1260h-2025", "uk-dhsc-2022"].map(|id| {
        let cite = Some("Procurement Act 2023 s.62".to_owned());
        Bearing { id: id.to_owned(), title: None, cite, ..bearing.clone() }
    }));
    records.iter().for_each(|record| summary.add(record));
    summary.order_steps(index());
    let mut book = Book::new(run_workbook::title(&summary)).unwrap();
    run_workbook::write(&mut book, index(), &summary, records.iter().cloned()).unwrap();
    let stamps = columns::stamps(&summary).len();
    let read = sheets(book.into_bytes().unwrap()).into_iter();
    Run {
        records: records.iter().map(|record| json!(record)).collect(),
        summary: json!(summary),
        sheets: read.map(|(name, sheet)| (name, Table::below(&sheet, stamps))).collect(),
    }
}

/// A word of the JSON as the type that it stands for.
fn as_is<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap()
}

fn texts(values: impl IntoIterator<Item = impl Into<String>>, between: &str) -> Data {
    text(values.into_iter().map(Into::into).collect::<Vec<String>>().join(between))
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn string(value: &Value) -> Data {
    maybe(value.as_str())
}

fn float(value: &Value) -> Data {
    value.as_f64().map_or(Data::Empty, Data::Float)
}

fn yes(value: &Value) -> Data {
    text(if value.as_bool() == Some(true) { "yes" } else { "no" })
}

fn title(bearing: &Value) -> String {
    let of_the_list = || index().measure(bearing["id"].as_str().unwrap()).unwrap().title.clone();
    bearing["title"].as_str().map_or_else(of_the_list, str::to_owned)
}

fn bears(bearing: &Value) -> &'static str {
    as_is::<Bears>(&bearing["bears"]).in_words()
}

/// The verdict as its pill says it.
fn pill(record: &Value) -> String {
    let verdict: Verdict = as_is(&record["verdict"]);
    let compelling: Vec<&Value> = array(&record["measures"]).filter(|one| one["compels"] == true).collect();
    match verdict {
        Verdict::Restricted if record["binds"] == false => match record["reach"].as_str() {
            Some("uk") => "Restricted for others".to_owned(),
            reach => {
                assert_eq!(reach, Some("abroad"));
                "Restricted abroad".to_owned()
            }
        },
        Verdict::Barred if compelling.iter().all(|one| one["id"] == "your-policy") => {
            "Barred by your policy".to_owned()
        }
        verdict => verdict.in_words().to_owned(),
    }
}

fn line_cells(record: &Value) -> Vec<(&'static str, Data)> {
    let place = &record["where"];
    let makers = |key: &str| texts(array(&record["makers"]).map(|maker| maker[key].as_str().unwrap()), "; ");
    let evidence = array(&record["makers"]).flat_map(|maker| array(&maker["evidence"]));
    let evidence =
        evidence.map(|one| format!("“{}”: {}", one["matched"].as_str().unwrap(), one["why"].as_str().unwrap()));
    let binding = array(&record["measures"]).filter(|one| one["bears"] == "binds-you" && one["counts"] == true);
    let beside = array(&record["measures"]).filter(|one| one["bears"] != "context");
    vec![
        ("File", string(&place["file"])),
        ("Part", string(&place["part"])),
        ("Sheet", string(&place["sheet"])),
        ("Page", float(&place["page"])),
        ("Row", float(&place["row"])),
        ("Line", float(&place["line"])),
        ("As written", string(&record["text"])),
        ("Answer (code)", string(&record["verdict"])),
        ("Answer", text(pill(record))),
        ("Equipment", text(as_is::<Equipment>(&record["equipment"]).in_words())),
        ("Makers", makers("name")),
        ("Sold as", makers("brand")),
        ("Certainty", makers("certainty")),
        ("Role", makers("role")),
        ("Why it is theirs", texts(evidence, " ")),
        ("Measures that count and bind you", texts(binding.map(title), "; ")),
        ("On your own lists", texts(array(&record["own_lists"]).map(|hit| hit["why"].as_str().unwrap()), " ")),
        ("Notes", texts(array(&record["notes"]).map(|note| note.as_str().unwrap()), " ")),
        ("Binds you", yes(&record["binds"])),
        (
            "What applies or must be checked, apart from context",
            texts(beside.map(|one| format!("{}: {}", bears(one), title(one))), "; "),
        ),
        ("Role in the offer", maybe(record.get("party").map(|party| as_is::<Party>(party).in_words()))),
        ("Hidden in the file", yes(&record["hidden"])),
        ("What it means for you", texts(array(&record["answer"]).map(|said| said["text"].as_str().unwrap()), " ")),
    ]
}

/// The bearings of all records, each way once: the bearing, its makers, and the number of lines.
fn ways(records: &[Value]) -> Vec<(Value, Vec<String>, usize)> {
    let mut ways: Vec<(Value, Vec<String>, usize)> = Vec::new();
    for bearing in records.iter().flat_map(|record| array(&record["measures"])) {
        let mut way = bearing.clone();
        let makers: Vec<String> = as_is(&way["makers"].take());
        let at = ways.iter().position(|(known, ..)| *known == way).unwrap_or_else(|| {
            ways.push((way, Vec::new(), 0));
            ways.len() - 1
        });
        ways[at].2 += 1;
        let known = &mut ways[at].1;
        makers.into_iter().for_each(|maker| {
            if !known.contains(&maker) {
                known.push(maker);
            }
        });
    }
    ways
}

/// A day as a day; a month or a year in words.
fn partial(date: Option<&vendor_text::dates::PartialDate>) -> Data {
    date.map_or(Data::Empty, |date| {
        date.as_str().parse::<Date>().map_or_else(|_| text(date.in_words()), |date| day(Some(date)))
    })
}

fn measure_cells((way, makers, lines): &(Value, Vec<String>, usize)) -> Vec<(&'static str, Data)> {
    let measure = index().measure(way["id"].as_str().unwrap());
    let name = |id: &String| index().list().makers.iter().find(|maker| maker.id == *id).unwrap().name.clone();
    vec![
        ("Measure", text(title(way))),
        ("For you", text(bears(way))),
        ("What it means for you", string(&way["effect"])),
        ("Based on", string(&way["cite"])),
        ("Makers", texts(makers.iter().map(name), ", ")),
        ("Lines", number(*lines)),
        ("Counts towards answers", yes(&way["counts"])),
        ("Requires you to exclude or remove", yes(&way["compels"])),
        ("Link to the maker only inferred", yes(&way["inferred"])),
        ("Whose law", maybe(measure.map(|measure| measure.jurisdiction.in_words()))),
        ("Status", maybe(measure.map(|measure| measure.status.in_words()))),
        ("Since", partial(measure.map(|measure| &measure.since))),
        ("Until", partial(measure.and_then(|measure| measure.until.as_ref()))),
        ("Sources", texts(measure.map(|measure| measure.sources.join("; ")), "")),
        ("Code", string(&way["id"])),
    ]
}

fn source_cells(source: &Source) -> Vec<(&'static str, Data)> {
    vec![
        ("Code", text(&source.id)),
        ("Title", text(&source.title)),
        ("Publisher", maybe(source.publisher.as_deref())),
        ("Address", maybe(source.url.as_deref())),
        ("Kind", text(source_words::kind(source.kind))),
        ("How much was read", text(source_words::found_in_words(source.found))),
        ("Last read", day(Some(source.read))),
        ("Note", maybe(source.note.as_deref())),
    ]
}

/// What the first sheet says, from the account in JSON.
fn account(summary: &Value) -> Vec<(String, Data)> {
    let date = |value: &Value| day(Some(as_is(value)));
    let particulars = &summary["particulars"];
    let mut rows = vec![
        ("Checked on".to_owned(), date(&summary["today"])),
        ("Your situation".to_owned(), text(explain::situation(&as_is(summary)))),
        ("Lines checked".to_owned(), float(&summary["lines"])),
    ];
    let mut add = |what: String, answer: Data| rows.push((what, answer));
    for (what, key) in [
        ("Checked by", "checked_by"),
        ("Purpose or reference", "reference"),
        ("Decision and reason", "decision"),
        ("Decided by", "decided_by"),
        ("Approved by", "approved_by"),
        ("Date and time", "decided_at"),
    ] {
        add(what.to_owned(), string(&particulars[key]));
    }
    for (words, count) in as_is::<Summary>(summary).answers() {
        add(words.to_owned(), Data::Float(count as f64));
    }
    for (id, lines) in summary["makers"].as_object().unwrap() {
        add(
            format!("Lines of {}", index().list().makers.iter().find(|maker| maker.id == *id).unwrap().name),
            float(lines),
        );
    }
    for unread in array(&summary["incomplete"]) {
        add(format!("NOT READ: {}", unread["file"].as_str().unwrap()), string(&unread["reason"]));
    }
    let left = &summary["left_out"][0]["column"];
    add(
        "Left out".to_owned(),
        text(format!("register.csv: the column “{}” may contain passwords and was not kept.", left.as_str().unwrap())),
    );
    for input in array(&summary["inputs"]) {
        let name = input["name"].as_str().unwrap();
        add(format!("File given: {name}"), text(format!("SHA-256 {}", input["sha256"].as_str().unwrap())));
        add(format!("Bytes of {name}"), float(&input["bytes"]));
    }
    add("Your policy".to_owned(), string(&summary["policy"]["in_words"]));
    for own in array(&summary["own_lists"]) {
        let name = own["name"].as_str().unwrap();
        add(format!("Lines on your own list {name}"), float(&own["lines"]));
        add(format!("Your own list {name}"), text(format!("SHA-256 {}", own["sha256"].as_str().unwrap())));
    }
    let list = &summary["list"];
    add("List".to_owned(), float(&list["version"]));
    add("List issued on".to_owned(), date(&list["issued"]));
    add("Next list due on".to_owned(), date(&list["next_due"]));
    add("List expires on".to_owned(), date(&list["expires"]));
    add("SHA-256 of the list".to_owned(), string(&list["sha256"]));
    add("List signed by".to_owned(), texts(array(&list["signers"]).map(|one| one.as_str().unwrap()), " and "));
    add("Vendor checker".to_owned(), string(&summary["tool"]));
    for id in array(&summary["next_steps"]) {
        let step = index().list().next_steps.iter().find(|step| *id == *step.id).unwrap();
        add("What to do next".to_owned(), text(explain::step(step)));
    }
    // Only for files, and only if some line has *No measure found*.
    if array(&summary["inputs"]).next().is_some() && summary["verdicts"]["none-found"].as_u64() > Some(0) {
        let never = "Never read in a file: what it only links to, macros and scripts, sound and film, and lettering that is drawn and not written.";
        add("What is never read".to_owned(), text(never));
    }
    add("What this is".to_owned(), text(explain::NO_PROOF));
    rows
}

#[test]
fn every_cell_of_every_sheet_is_what_the_json_says() {
    let lost = vec![Unread::whole("lost.pdf", "it is a picture.")];
    for (context, unread, day) in [
        ("", Vec::new(), today().to_string()),
        ("central-government,site-sensitive", lost.clone(), today().to_string()),
        ("existing-equipment", lost, "2028-01-01".to_owned()),
    ] {
        let Run { records, summary, sheets } = run(context, unread, &day);
        let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Summary", "Lines", "Measures", "Sources"]);
        let wanted = account(&summary).into_iter().map(|(what, answer)| vec![("What", text(what)), ("Answer", answer)]);
        sheets[0].1.is(&wanted.collect::<Vec<_>>());
        sheets[1].1.is(&records.iter().map(line_cells).collect::<Vec<_>>());
        let ways = ways(&records);
        sheets[2].1.is(&ways.iter().map(measure_cells).collect::<Vec<_>>());
        let told = |source: &&Source| {
            let measures = ways.iter().filter_map(|(way, ..)| index().measure(way["id"].as_str().unwrap()));
            measures.into_iter().any(|measure| measure.sources.contains(&source.id))
        };
        let sources = index().list().sources.iter().filter(told).map(source_cells);
        sheets[3].1.is(&sources.collect::<Vec<_>>());
    }
}

/// Makes sure that no column is only compared with empty cells.
#[test]
fn every_column_is_filled_somewhere() {
    let runs = ["", "central-government,site-sensitive"].map(|context| run(context, Vec::new(), &today().to_string()));
    for at in 1..4 {
        let sheets: Vec<&Table> = runs.iter().map(|run| &run.sheets[at].1).collect();
        for (column, heading) in sheets[0].headings.iter().enumerate() {
            let filled = sheets.iter().flat_map(|sheet| &sheet.rows).any(|row| row[column] != Data::Empty);
            assert!(filled, "{heading}");
        }
    }
}
