//! A run as a workbook: the account, the lines, the measures that bear on them, and the sources of those measures.

use super::cells::Cell;
use super::columns::{self, COLUMNS};
use super::record::{LineRecord, Summary};
use super::sheets::{ROWS, Sheet, TakesSheets, Title};
use super::tally::{self, Tally, Way};
use super::{explain, source_words, text};
use vendor_list::Index;

/// The title of a run's workbook.
#[must_use]
pub fn title(summary: &Summary) -> Title {
    Title { words: "Record of a check".to_owned(), today: summary.today }
}

/// Gives the sheets of a run to a workbook, to which further sheets may be added.
///
/// # Errors
/// When the workbook does not take them.
pub fn write<B: TakesSheets>(
    book: &mut B,
    index: &Index,
    summary: &Summary,
    records: impl Iterator<Item = LineRecord>,
) -> Result<(), B::Error> {
    let stamps = with_cut(columns::stamps(summary), summary.lines);
    book.take(account_sheet(account(index, summary), &stamps))?;
    let mut tally = Tally::default();
    let rows = records.map(|record| {
        tally.add(&record);
        Vec::from(columns::cells(index, &record))
    });
    book.take(Sheet {
        name: "Lines",
        stamps: &stamps,
        headings: &COLUMNS.map(|column| column.heading),
        widths: &COLUMNS.map(|column| column.width),
        rows: Box::new(rows),
    })?;
    book.take(measures(index, &tally, &stamps))?;
    book.take(sources(index, &tally, &stamps))
}

/// What to say above sheets of a given number of lines: when they do not fit, the last one says so.
#[must_use]
pub fn with_cut(mut stamps: Vec<String>, lines: usize) -> Vec<String> {
    let room = ROWS - stamps.len() - 2;
    if lines > room {
        let more = lines - room;
        stamps.push(format!(
            "CUT: a sheet has no room for more. {more} of {lines} lines are missing here; the CSV and JSON records have all of them."
        ));
    }
    stamps
}

/// A row of an account: what, and the answer.
pub type AccountRow = (String, Cell);

/// The name of the first sheet of every workbook that this program writes.
pub const SUMMARY: &str = "Summary";
/// The label of a row in that sheet, by which a workbook of this program is recognised.
pub const MADE_WITH: &str = "SHA-256 of the list";

/// The first sheet of a workbook: an account in two columns.
#[must_use]
pub fn account_sheet(rows: Vec<AccountRow>, stamps: &[String]) -> Sheet<'_> {
    let rows = rows.into_iter().map(|(what, answer)| vec![what.into(), answer]);
    Sheet { name: SUMMARY, stamps, headings: &["What", "Answer"], widths: &[34.0, 100.0], rows: Box::new(rows) }
}

fn account(index: &Index, summary: &Summary) -> Vec<AccountRow> {
    let mut rows: Vec<AccountRow> = vec![
        ("Checked on".into(), summary.today.into()),
        ("Your situation".into(), explain::situation(summary).into()),
        ("Lines checked".into(), summary.lines.into()),
    ];
    let particulars = &summary.particulars;
    let said = particulars.of_check().into_iter().chain(particulars.of_decision());
    rows.extend(said.map(|(what, words)| (what.to_owned(), words.into())));
    rows.extend(summary.answers().into_iter().map(|(words, count)| (words.to_owned(), count.into())));
    let makers = summary.makers.iter();
    rows.extend(makers.map(|(id, lines)| (format!("Lines of {}", tally::maker_name(index, id)), (*lines).into())));
    rows.extend(given(summary));
    rows.extend(made_with(summary));
    let steps = explain::next_steps(&index.list().next_steps, &summary.next_steps);
    rows.extend(steps.map(|step| ("What to do next".to_owned(), explain::step(step).into())));
    rows.extend(explain::never_read(summary).map(|said| ("What is never read".into(), said.into())));
    rows.push(("What this is".into(), explain::NO_PROOF.into()));
    rows
}

/// Rows on the input: its files, what was not read or not kept of them, the user's policy and own lists.
#[must_use]
pub fn given(summary: &Summary) -> Vec<AccountRow> {
    let unread = summary.incomplete.iter().map(|unread| (explain::not_read(unread), unread.reason.as_str().into()));
    let mut rows: Vec<AccountRow> = unread.collect();
    rows.extend(explain::left_out(summary).into_iter().map(|sentence| ("Left out".into(), sentence.into())));
    for input in &summary.inputs {
        rows.push((format!("File given: {}", input.name), format!("SHA-256 {}", input.sha256).into()));
        rows.push((format!("Bytes of {}", input.name), input.bytes.into()));
    }
    rows.extend(summary.policy.iter().map(|policy| ("Your policy".into(), policy.in_words.as_str().into())));
    for own in &summary.own_lists {
        rows.push((format!("Lines on your own list {}", own.name), own.lines.into()));
        rows.push((format!("Your own list {}", own.name), format!("SHA-256 {}", own.sha256).into()));
    }
    rows
}

/// Rows on what answered: the list with its days, hash and signers, and the program.
#[must_use]
pub fn made_with(summary: &Summary) -> Vec<AccountRow> {
    let list = &summary.list;
    vec![
        ("List".into(), list.version.into()),
        ("List issued on".into(), list.issued.into()),
        ("Next list due on".into(), list.next_due.into()),
        ("List expires on".into(), list.expires.into()),
        (MADE_WITH.into(), list.sha256.as_str().into()),
        ("List signed by".into(), list.signed_by().into()),
        ("Vendor checker".into(), summary.tool.as_str().into()),
    ]
}

fn measures<'a>(index: &'a Index, tally: &'a Tally, stamps: &'a [String]) -> Sheet<'a> {
    let rows = tally.ways().iter().map(|way| {
        let Way { bearing, lines } = way;
        let measure = index.measure(&bearing.id);
        vec![
            text::title(index, bearing).into(),
            bearing.bears.in_words().into(),
            bearing.effect.as_str().into(),
            bearing.cite.as_deref().into(),
            way.makers(index).into(),
            (*lines).into(),
            bearing.counts.into(),
            bearing.compels.into(),
            bearing.inferred.into(),
            measure.map(|measure| measure.jurisdiction.in_words()).into(),
            measure.map(|measure| measure.status.in_words()).into(),
            measure.map(|measure| &measure.since).into(),
            measure.and_then(|measure| measure.until.as_ref()).into(),
            measure.map(|measure| measure.sources.join("; ")).into(),
            bearing.id.as_str().into(),
        ]
    });
    Sheet {
        name: "Measures",
        stamps,
        headings: &[
            "Measure",
            "For you",
            "What it means for you",
            "Based on",
            "Makers",
            "Lines",
            "Counts towards answers",
            "Requires you to exclude or remove",
            "Link to the maker only inferred",
            "Whose law",
            "Status",
            "Since",
            "Until",
            "Sources",
            "Code",
        ],
        widths: &[40.0, 15.0, 70.0, 24.0, 24.0, 8.0, 12.0, 14.0, 12.0, 14.0, 14.0, 14.0, 14.0, 30.0, 26.0],
        rows: Box::new(rows),
    }
}

fn sources<'a>(index: &'a Index, tally: &'a Tally, stamps: &'a [String]) -> Sheet<'a> {
    let rows = tally.sources(index).map(|source| {
        vec![
            source.id.as_str().into(),
            source.title.as_str().into(),
            source.publisher.as_deref().into(),
            source.url.as_deref().into(),
            source_words::kind(source.kind).into(),
            source_words::found_in_words(source.found).into(),
            source.read.into(),
            source.note.as_deref().into(),
        ]
    });
    Sheet {
        name: "Sources",
        stamps,
        headings: &["Code", "Title", "Publisher", "Address", "Kind", "How much was read", "Last read", "Note"],
        widths: &[28.0, 60.0, 26.0, 60.0, 28.0, 18.0, 14.0, 50.0],
        rows: Box::new(rows),
    }
}
