//! A run as a table and as a page: every line, what was not read, the stamps, and nothing that runs.

use crate::{index, today};
use vendor_engine::judge::{Context, Terms};
use vendor_engine::report::record::{LineRecord, ListStamp, Summary};
use vendor_engine::report::shared_words::SharedWords;
use vendor_engine::report::tally::Tally;
use vendor_engine::report::{columns, csv_table, text, web_page};
use vendor_engine::screen::{Screening, look_up};
use vendor_text::Date;
use vendor_text::{Line, Place, Unread};

const LINES: [&str; 4] = [
    "4 x Hikvision DS-2CD2143G2-I",
    "=HYPERLINK(\"http://x\") dome camera",
    "<script>alert(1)</script> AXIS P3265-LVE",
    "Supply and lay cable",
];

fn run(unread: Vec<Unread>, today: Date) -> (Vec<LineRecord>, Summary) {
    let place = |number| Place { file: Some("q.txt".into()), line: Some(number), ..Place::default() };
    let lines = (1..).zip(LINES).map(|(number, text)| Line::new(place(number), text.into()));
    let context = Context::default();
    let terms = Terms { context: &context, today, policy: None };
    let mut screening = Screening::new(lines.collect(), unread);
    while screening.step(index(), 100) {}
    let stamp = ListStamp::new(&index().list().edition, "00".repeat(32), vec!["one".into(), "two".into()]);
    let mut summary = screening.summary(stamp, &terms, &[]);
    let records: Vec<LineRecord> = screening.records(index(), terms, &[], 0, usize::MAX).collect();
    records.iter().for_each(|record| summary.add(record));
    (records, summary)
}

fn table(records: &[LineRecord], summary: &Summary) -> Vec<csv::StringRecord> {
    let mut text = csv_table::heading().unwrap();
    records.iter().for_each(|record| text.push_str(&csv_table::line(index(), record, summary).unwrap()));
    text.push_str(&csv_table::ending(summary).unwrap());
    csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect()
}

fn column(name: &str) -> usize {
    let heading = csv_table::heading().unwrap();
    heading.trim_end().split(',').position(|known| known == name).unwrap()
}

fn page(records: &[LineRecord], summary: &Summary) -> String {
    let (mut tally, mut shared) = (Tally::default(), SharedWords::default());
    for record in records {
        tally.add(record);
        shared.add(record, &tally);
    }
    let rows: String = records.iter().map(|record| web_page::line(index(), record, summary, &shared)).collect();
    let (opening, ending) = (web_page::opening(index(), summary, &shared), web_page::ending(index(), &tally, &shared));
    format!("{opening}{rows}{ending}")
}

/// The part to be signed comes first and gives every answer once, whatever the number of lines; the lines are an annex.
#[test]
fn the_page_says_an_answer_once_and_its_lines_follow_as_an_annex() {
    let context: Context = "council-england,existing-equipment".parse().unwrap();
    let terms = Terms { context: &context, today: today(), policy: None };
    let many = (1..=40).map(|number| {
        let place = Place { row: Some(number), ..Place::default() };
        Line::new(place, format!("CAM{number:03} Hikvision DS-2CD2143G2-I dome, beside Axis P3265-LVE"))
    });
    let mut summary =
        Summary::new(ListStamp::new(&index().list().edition, "00".repeat(32), vec!["one".into()]), &terms, &[]);
    summary.particulars.decided_by = "B. Manager".to_owned();
    let records = look_up(many.collect(), index(), terms, &[], &mut summary);
    let page = page(&records, &summary);
    let sentence = vendor_engine::report::explain::answer(&records[0]);
    assert_eq!(page.matches(sentence.as_str()).count(), 1, "{sentence}");
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} is nowhere"));
    let order = [
        "The answers",
        "Hikvision 40",
        "The decision",
        "B. Manager",
        "Annex: what this is based on",
        "Annex: every line",
        "CAM001",
        "Annex: the measures",
    ];
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "in this order");
    assert!(page.contains("<dd class=\"blank\">"), "what is not said yet can be written on the paper");
    assert!(!page.contains("Axis 40"), "a maker beside the listed one is no reason for the flag");
}

#[test]
fn the_table_holds_every_line_and_no_formula() {
    let (records, summary) = run(Vec::new(), today());
    let rows = table(&records, &summary);
    assert_eq!(rows.len(), LINES.len() + 1);
    let text = column("text");
    assert_eq!(&rows[1][text], "'=HYPERLINK(\"http://x\") dome camera");
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
    let verdict = column("verdict");
    let verdicts: Vec<&str> = rows.iter().map(|row| &row[verdict]).collect();
    assert_eq!(verdicts, ["restricted", "cannot-tell", "none-found", "no-kit", ""]);
    assert_eq!(&rows[4][0], "account");
}

#[test]
fn the_page_runs_nothing_and_fetches_nothing() {
    let (records, summary) = run(Vec::new(), today());
    let page = page(&records, &summary);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !page.contains("<script"));
    assert!(page.contains("default-src 'none'") && !page.contains(" src=") && !page.contains(" href="));
    for line in ["DS-2CD2143G2-I", "Supply and lay cable"] {
        assert!(page.contains(line), "{line}");
    }
}

#[test]
fn what_was_not_read_and_an_old_list_are_stamped_on_both() {
    let unread = vec![Unread::whole("lost.pdf", "it is a picture.")];
    for (unread, day, incomplete, stale) in [
        (Vec::new(), "2026-11-23", false, false),
        (unread.clone(), "2026-11-23", true, false),
        (Vec::new(), "2028-01-01", false, true),
        (unread, "2028-01-01", true, true),
    ] {
        let (records, summary) = run(unread, day.parse().unwrap());
        let rows = table(&records, &summary);
        let words = rows.iter().flatten().collect::<Vec<_>>().join("\n");
        let page = page(&records, &summary);
        for (text, what) in [(&words, "table"), (&page, "page")] {
            assert_eq!(text.contains("INCOMPLETE"), incomplete, "{what} on {day}");
            assert_eq!(text.contains("lost.pdf"), incomplete, "{what} on {day}");
            assert_eq!(text.contains("OUT OF DATE"), stale, "{what} on {day}");
        }
        let list = column("list");
        assert!(rows.iter().all(|row| row[list].contains("OUT OF DATE") == stale), "each row is stamped");
    }
}

#[test]
fn every_form_of_a_record_made_with_a_draft_says_so() {
    let (records, mut summary) = run(Vec::new(), today());
    for draft in [false, true] {
        summary.list.draft = draft;
        summary.list.signers.clear();
        // Every sheet of a workbook begins with these.
        let sheets = columns::stamps(&summary);
        let forms = [
            ("text", text::summary(index(), &summary)),
            ("csv", format!("{:?}", table(&records, &summary))),
            ("html", page(&records, &summary)),
            ("sheets", format!("{sheets:?}")),
        ];
        for (form, written) in forms {
            assert_eq!(written.contains("DRAFT: this list is unfinished"), draft, "{form}: {written}");
        }
        let json = serde_json::to_string(&summary).unwrap();
        assert_eq!(json.contains("\"draft\":true"), draft, "{json}");
        assert!(text::summary(index(), &summary).contains("Signed by nobody."));
    }
}
