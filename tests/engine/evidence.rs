//! What leaves the tool about a run: the workbook read back by another reader, stamps, letters.

use crate::workbooks::sheets;
use crate::{index, today};
use calamine::{Data, Range};
use vendor_engine::judge::{Context, Terms};
use vendor_engine::report::cells::Cell;
use vendor_engine::report::columns::COLUMNS;
use vendor_engine::report::letters::{self, Addressee};
use vendor_engine::report::record::{Input, LineRecord, ListStamp, Particulars, Summary};
use vendor_engine::report::run_workbook;
use vendor_engine::report::sheets::{Sheet, StepWriter, Title, read_steps};
use vendor_engine::report::workbook::{Book, CELL_LENGTH};
use vendor_engine::screen::Screening;
use vendor_readers::csv_files;
use vendor_text::{Line, Place, Unread};

const REGISTER: &str = "Asset,Make,Model,IP,Serial,Site,Qty,Notes\n\
    A1,Hikvision,DS-2CD2143G2-I,10.1.2.3,SN-0001,Town Hall,2,=HYPERLINK(\"http://x\")\n\
    A2,Swann,SWDSK-85680,10.1.2.4,SN-0002,Depot,1,+44 20 7946 0000\n\
    A3,,,10.1.2.5,SN-0003,Depot,1,-5 in winter\n\
    A4,Axis,P3265-LVE,10.1.2.6,SN-0004,Library,3,@home\n";

fn run(lines: Vec<Line>, unread: Vec<Unread>, day: &str) -> (Vec<LineRecord>, Summary) {
    let context = Context::default();
    let terms = Terms { context: &context, today: day.parse().unwrap(), policy: None };
    let mut screening = Screening::new(lines, unread);
    screening.add_input(Input::of("register.csv", REGISTER.as_bytes()));
    while screening.step(index(), 100) {}
    let stamp = ListStamp::new(&index().list().edition, "ab".repeat(32), vec!["one".into(), "two".into()]);
    let mut summary = screening.summary(stamp, &terms, &[]);
    summary.particulars =
        Particulars { checked_by: "=A. Clerk".into(), reference: "Committee 7".into(), ..Particulars::default() };
    let records: Vec<LineRecord> = screening.records(index(), terms, &[], 0, usize::MAX).collect();
    records.iter().for_each(|record| summary.add(record));
    summary.order_steps(index());
    (records, summary)
}

fn register() -> Vec<Line> {
    csv_files::read(Some("register.csv"), REGISTER, &index().list().words).0
}

fn workbook_bytes(records: &[LineRecord], summary: &Summary) -> Vec<u8> {
    let mut book = Book::new(run_workbook::title(summary)).unwrap();
    run_workbook::write(&mut book, index(), summary, records.iter().cloned()).unwrap();
    book.into_bytes().unwrap()
}

fn workbook(records: &[LineRecord], summary: &Summary) -> Vec<(String, Range<Data>)> {
    sheets(workbook_bytes(records, summary))
}

fn text_of(sheet: &Range<Data>) -> String {
    sheet.used_cells().map(|(_, _, cell)| cell.to_string()).collect::<Vec<_>>().join("\n")
}

/// The cells of a column of the sheet of lines, below its heading.
fn column<'a>(sheet: &'a Range<Data>, name: &str) -> Vec<&'a Data> {
    let heading = COLUMNS.iter().find(|column| column.name == name).unwrap().heading;
    let mut rows = sheet.rows().skip_while(|row| row.iter().all(|cell| *cell != Data::String(heading.to_owned())));
    let at = rows.next().unwrap().iter().position(|cell| *cell == Data::String(heading.to_owned())).unwrap();
    rows.map(|row| &row[at]).collect()
}

#[test]
fn the_first_sheet_is_the_account_with_days_and_numbers_as_such() {
    let (records, summary) = run(register(), Vec::new(), "2026-11-23");
    let sheets = workbook(&records, &summary);
    let answer = |what: &str| {
        let row = sheets[0].1.rows().find(|row| row[0] == Data::String(what.to_owned()));
        row.unwrap_or_else(|| panic!("{what}"))[1].clone()
    };
    assert!(matches!(answer("Checked on"), Data::DateTime(day) if day.as_f64() == 46349.0), "23 November 2026");
    assert_eq!(answer("Checked by"), Data::String("=A. Clerk".to_owned()));
    assert_eq!(answer("Purpose or reference"), Data::String("Committee 7".to_owned()));
    assert_eq!(answer("Lines checked"), Data::Float(records.len() as f64));
    for (words, count) in summary.answers() {
        assert_eq!(answer(words), Data::Float(count as f64));
    }
    let hash = Input::of("register.csv", REGISTER.as_bytes()).sha256;
    assert_eq!(answer("File given: register.csv"), Data::String(format!("SHA-256 {hash}")));
    assert_eq!(answer("SHA-256 of the list"), Data::String("ab".repeat(32)));
    assert_eq!(answer("List signed by"), Data::String("one and two".to_owned()));
}

#[test]
fn the_account_and_the_lines_carry_the_stamps() {
    let lost = vec![Unread::whole("lost.pdf", "it is a picture.")];
    for (unread, day, incomplete, stale) in [
        (Vec::new(), "2026-11-23", false, false),
        (lost.clone(), "2026-11-23", true, false),
        (Vec::new(), "2028-01-01", false, true),
        (lost, "2028-01-01", true, true),
    ] {
        let (records, summary) = run(register(), unread, day);
        let sheets = workbook(&records, &summary);
        for (name, sheet) in sheets.iter().take(2) {
            let text = text_of(sheet);
            assert_eq!(text.contains("INCOMPLETE"), incomplete, "{name} on {day}");
            assert_eq!(text.contains("OUT OF DATE"), stale, "{name} on {day}");
        }
        assert_eq!(text_of(&sheets[0].1).contains("lost.pdf"), incomplete);
        assert_eq!(column(&sheets[1].1, "text").len(), records.len(), "stamps hide no line");
    }
}

#[test]
fn any_text_is_written_as_it_stands_and_never_as_a_formula() {
    let texts = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "{=1}",
        "'=1",
        "=cmd|' /C calc'!A0",
        "_x0041_",
        "<b>&amp;</b>",
        "a\u{1}b",
        "line\nline",
        " spaces ",
        "https://example.org",
        "007",
        "1e5",
        "TRUE",
        "日本 🎥",
    ];
    let rows = texts.map(|text| vec![Cell::from(text), Cell::from(7_u32), Cell::from(today())]);
    let mut book = Book::new(Title { words: "x".into(), today: today() }).unwrap();
    let headings = ["=Text", "Number", "Day"];
    let sheet =
        Sheet { name: "One", stamps: &[], headings: &headings, widths: &[20.0], rows: Box::new(rows.into_iter()) };
    assert_eq!(book.add(sheet).unwrap(), 0);
    let sheets = sheets(book.into_bytes().unwrap());
    let rows: Vec<&[Data]> = sheets[0].1.rows().collect();
    assert_eq!(rows[0][0], Data::String("=Text".to_owned()));
    for (row, text) in rows[1..].iter().zip(texts) {
        assert_eq!(row[0], Data::String(text.to_owned()));
        assert_eq!(row[1], Data::Float(7.0));
        assert!(matches!(row[2], Data::DateTime(_)));
    }
}

#[test]
fn a_text_that_no_cell_holds_is_cut_and_says_so() {
    let place = Place { file: Some("q.txt".into()), line: Some(1), ..Place::default() };
    let long = "Hikvision ".repeat(4_000);
    let (records, summary) = run(vec![Line::new(place, long)], Vec::new(), "2026-11-23");
    let sheets = workbook(&records, &summary);
    let text = column(&sheets[1].1, "text")[0].to_string();
    assert!(text.contains("[CUT: ") && text.encode_utf16().count() <= CELL_LENGTH);
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let (records, summary) = run(register(), Vec::new(), "2026-11-23");
    assert_eq!(workbook_bytes(&records, &summary), workbook_bytes(&records, &summary));
}

#[test]
fn a_workbook_written_elsewhere_is_the_same() {
    let (records, summary) = run(register(), Vec::new(), "2026-11-23");
    let mut steps = StepWriter::new(Vec::new(), run_workbook::title(&summary)).unwrap();
    run_workbook::write(&mut steps, index(), &summary, records.iter().cloned()).unwrap();
    let steps = steps.into_inner();
    let book = read_steps(std::iter::once(steps.clone()), Book::new).unwrap();
    assert_eq!(book.into_bytes().unwrap(), workbook_bytes(&records, &summary));
    for broken in [&steps[..steps.len() - 1], &steps[1..], b"", b"{}\n"] {
        assert!(read_steps(std::iter::once(broken.to_vec()), Book::new).is_err());
    }
}

#[test]
fn letters_ask_about_open_lines_and_accuse_nobody() {
    let (records, _) = run(register(), Vec::new(), "2026-11-23");
    let open = records.iter().filter(|record| letters::asks(record)).count();
    assert!((1..records.len()).contains(&open), "some lines are open, some are not");
    let letters = letters::about(&records);
    assert_eq!(letters.iter().map(|letter| letter.to).collect::<Vec<_>>(), Addressee::ALL);
    for letter in &letters {
        let text = &letter.text;
        assert!(text.contains("A2 | Swann | SWDSK-85680"), "{text}");
        assert!(!text.contains("P3265"), "a settled line is not asked about: {text}");
        // A letter goes to somebody else: nothing in it locates a device in the network, and it has no serial number
        // and no remark.
        for hidden in ["10.1.2.4", "SN-0002", "7946"] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
        assert_eq!(text.contains("Depot"), letter.to == Addressee::Installer, "{text}");
        let lower = text.to_lowercase();
        for word in
            ["hikvision", "china", "chinese", "country", "origin ", "banned", "barred", "security risk", "exclude"]
        {
            assert!(!lower.contains(word), "{word}: {text}");
        }
        assert!(text.contains('[') && !text.contains("mailto"));
    }
    assert!(letters::about(&records[..1]).is_empty(), "no open line, no letter");
}

/// Running text may say anything about people and places, and files are named after them.
#[test]
fn a_letter_takes_only_what_was_recognised_of_running_text_and_names_no_file() {
    let place = |line| Place {
        file: Some("Quote for Mrs Jones.pdf".into()),
        part: Some("from J. Smith.eml".into()),
        sheet: Some("Acacia House".into()),
        page: Some(2),
        line: Some(line),
        ..Place::default()
    };
    let lines = vec![
        Line::new(
            place(3),
            "As Mrs Jones said: 4 x Swann SWDSK-85680 for the refuge, £450 each, ring 01632 960552".into(),
        ),
        Line::new(place(4), "the 5MP dome camera by Mr Smith's desk, as specified".into()),
        // A model that the list does not know follows its badge; a size, a postcode or a serial number is not taken for
        // one.
        Line::new(place(5), "2 x Swann ZQX-4412K domes".into()),
        Line::new(place(6), "1 x Swann LS14 depot camera".into()),
        Line::new(place(7), "1 x Swann SN-000277 camera, 1 x Swann 8MP camera".into()),
    ];
    let (records, _) = run(lines, Vec::new(), "2026-11-23");
    assert!(records.iter().all(letters::asks), "{records:?}");
    for letter in letters::about(&records) {
        assert!(letter.text.contains("Swann ZQX-4412K (page 2, line 5)"), "{}", letter.text);
        for hidden in
            ["Jones", "Smith", "refuge", "450", "01632", "Acacia", ".pdf", ".eml", "desk", "LS14", "000277", "8MP"]
        {
            assert!(!letter.text.contains(hidden), "{hidden}: {}", letter.text);
        }
        assert!(letter.text.contains("Swann") && letter.text.contains("(page 2, line 3)"), "{}", letter.text);
        assert!(letter.text.contains("describe the item] (page 2, line 4)"), "{}", letter.text);
    }
}
