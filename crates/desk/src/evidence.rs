//! What leaves the desk as evidence: the record of a run in each of its forms, letters about its open lines, and an
//! earlier record looked up again.

use crate::bytes::{PieceWriter, Pieces};
use crate::protocol::View;
use serde::{Deserialize, Serialize};
use std::io::Write;
use vendor_engine::estate::kept::Kept;
use vendor_engine::judge::{Context, Policy, Terms};
use vendor_engine::report::counts::count;
use vendor_engine::report::letters::{self, Letter};
use vendor_engine::report::recheck::{self, Between, Counts, LineChange};
use vendor_engine::report::record::{LineRecord, ListStamp, Particulars, Summary};
use vendor_engine::report::run_record::{self, BYTE_ORDER_MARK, RunForm};
use vendor_engine::report::shared_words::SharedWords;
use vendor_engine::report::sheets::StepWriter;
use vendor_engine::report::tally::Tally;
use vendor_engine::report::{explain, run_workbook, web_page};
use vendor_engine::screen::{Screening, look_up};
use vendor_list::Index;
use vendor_names::own_lists::OwnList;
use vendor_text::{Date, Unread};

/// The most lines of a record that is put into the page to be printed; a longer record is saved, and printed from the
/// file.
const MOST_PRINTED: usize = 3_000;
/// Changes of a re-check that the page shows.
const MOST_CHANGES: usize = 500;

/// From the window to the worker, about evidence.
#[derive(Debug, Serialize, Deserialize)]
pub enum EvidenceAsk<B> {
    /// The whole run as a file to keep, or as a paper to print.
    Record {
        /// As what.
        kind: RecordKind,
        /// What the user says of the check.
        particulars: Particulars,
    },
    /// Letters about the lines of a view.
    Letters(View),
    /// The newest list, as it was signed.
    List,
    /// An earlier record, looked up again.
    Recheck {
        /// The file's name.
        name: String,
        /// Its bytes, moved and not copied.
        bytes: B,
        /// The day that counts as today.
        today: Date,
    },
}

/// As what a run is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordKind {
    /// Plain dated text.
    Text,
    /// A CSV table.
    Table,
    /// JSON Lines.
    Json,
    /// An Excel workbook.
    Workbook,
    /// A printable web page.
    WebPage,
    /// A paper in the page, to print.
    Paper,
}

impl RecordKind {
    /// The ending of its file's name and its media type.
    #[must_use]
    pub fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("txt", "text/plain;charset=utf-8"),
            Self::Table => ("csv", "text/csv;charset=utf-8"),
            Self::Json => ("jsonl", "application/jsonl"),
            Self::Workbook => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            // A media type for a file to keep, never for a page to open: src/ways-out.js tells the two apart by it.
            Self::WebPage | Self::Paper => ("html", "application/octet-stream"),
        }
    }
}

/// From the worker to the window, about evidence.
#[derive(Debug, Serialize, Deserialize)]
pub enum EvidenceAnswer<P> {
    /// A file to keep.
    File {
        /// As what.
        kind: RecordKind,
        /// Its bytes, in blocks of some megabytes each, because a long record would not fit into memory in one piece.
        /// For a workbook, the steps from which a writer makes it.
        pieces: P,
    },
    /// A paper, as the JSON of a [`vendor_engine::report::paper::Node`].
    Paper(String),
    /// The bundle of the newest list, byte for byte.
    List(P),
    /// Letters; empty if no line of the view leaves a question.
    Letters(Vec<Letter>),
    /// An earlier record looked up again, or why it was not.
    Rechecked(Result<Box<Rechecked>, String>),
    /// Why something was not made.
    Trouble(String),
}

/// An earlier record compared with today's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rechecked {
    /// The file's name.
    pub name: String,
    /// The day of the earlier check.
    pub then: Date,
    /// The list that answered then, and its day of issue.
    pub list_then: (u32, Date),
    /// Lines checked again.
    pub lines: usize,
    /// How many lines changed in which way.
    pub counts: Counts,
    /// What differs between the two runs as a whole.
    pub between: Vec<String>,
    /// The first changes, each with its words.
    pub changes: Vec<(LineChange, Vec<String>)>,
    /// Changes in all.
    pub changes_in_all: usize,
    /// What the earlier record did not contain, in words; it was not looked up this time either.
    pub incomplete: Vec<String>,
}

/// The run as a file or a paper.
pub fn record<I, P: Pieces>(
    kind: RecordKind,
    index: &Index,
    summary: &Summary,
    records: impl Fn() -> I,
) -> EvidenceAnswer<P>
where
    I: Iterator<Item = LineRecord>,
{
    let mut out = PieceWriter::<P>::default();
    let made = match kind {
        // A text file may be opened by old editors, which need the mark.
        RecordKind::Text => write!(out, "{BYTE_ORDER_MARK}")
            .and_then(|()| run_record::write(RunForm::Text, &mut out, index, summary, records)),
        RecordKind::Table => run_record::write(RunForm::Table, &mut out, index, summary, records),
        RecordKind::Json => run_record::write(RunForm::JsonLines, &mut out, index, summary, records),
        RecordKind::WebPage => run_record::write(RunForm::WebPage, &mut out, index, summary, records),
        RecordKind::Workbook => StepWriter::new(&mut out, run_workbook::title(summary))
            .and_then(|mut steps| run_workbook::write(&mut steps, index, summary, records())),
        RecordKind::Paper => return paper(index, summary, records()),
    };
    match out.closed_after(made) {
        Ok(pieces) => EvidenceAnswer::File { kind, pieces },
        Err(reason) => EvidenceAnswer::Trouble(reason),
    }
}

fn paper<P>(index: &Index, summary: &Summary, records: impl Iterator<Item = LineRecord>) -> EvidenceAnswer<P> {
    if summary.lines > MOST_PRINTED {
        return EvidenceAnswer::Trouble(format!(
            "{} too many to print from here. Save the record as a web page, then open and print it.",
            count(summary.lines, "line is", "lines are")
        ));
    }
    let records: Vec<LineRecord> = records.collect();
    let (mut tally, mut shared) = (Tally::default(), SharedWords::default());
    for record in &records {
        tally.add(record);
        shared.add(record, &tally);
    }
    match serde_json::to_string(&web_page::paper(index, summary, &records, &tally, &shared)) {
        Ok(json) => EvidenceAnswer::Paper(json),
        Err(error) => EvidenceAnswer::Trouble(error.to_string()),
    }
}

/// What a record says that is saved while its lines are still being checked.
#[must_use]
pub fn not_all_checked(checked: usize, lines: usize) -> Unread {
    let reason = format!("only {checked} of {lines} lines had been checked when this was saved; save it again.");
    Unread { file: None, place: "the lines after these".to_owned(), reason }
}

/// Letters about the lines that leave a question. If the list is not for use, each letter says so first.
pub fn letters<P>(records: impl Iterator<Item = LineRecord>, stamp: &ListStamp) -> EvidenceAnswer<P> {
    let open: Vec<LineRecord> = records.filter(letters::asks).collect();
    let mut letters = letters::about(&open);
    let trial = stamp.trial.then(|| explain::TRIAL.to_owned());
    let draft = stamp.draft.then(|| explain::DRAFT.to_owned());
    let said = [trial, draft, explain::withdrawn(stamp), explain::historical(stamp)];
    for said in said.into_iter().rev().flatten() {
        letters.iter_mut().for_each(|letter| letter.text = format!("{said}\n\n{}", letter.text));
    }
    EvidenceAnswer::Letters(letters)
}

/// What an earlier record is looked up again with.
pub struct Again<'a> {
    /// The list.
    pub index: &'a Index,
    /// Its stamp.
    pub stamp: ListStamp,
    /// The user's policy.
    pub policy: Option<&'a Policy>,
    /// The user's own lists.
    pub own_lists: &'a [OwnList],
    /// The day that counts as today.
    pub today: Date,
}

impl Again<'_> {
    /// Looks an earlier record up again, in the situation of that record.
    ///
    /// # Errors
    /// Why the file is not taken.
    pub fn recheck(self, name: &str, bytes: &[u8]) -> Result<Rechecked, String> {
        let Self { index, stamp, policy, own_lists, today } = self;
        let text = std::str::from_utf8(bytes)
            .map_err(|_| format!("{name} was not opened: it is not text. Choose a record that was saved as JSON."))?;
        let kept = Kept::read(text).map_err(|error| format!("{name} was not opened: {error}"))?;
        let context: Context = kept
            .context()
            .join(",")
            .parse()
            .map_err(|error| format!("{name} was not opened: its situation is unknown: {error}."))?;
        let terms = Terms { context: &context, today, policy };
        let mut summary = Screening::new(Vec::new(), Vec::new()).summary(stamp, &terms, own_lists);
        let again = kept.again(|lines| look_up(lines, index, terms, own_lists, &mut summary));
        let recheck::Again { mut changes, columns_known } =
            again.map_err(|error| format!("{name} was not opened: {error}"))?;
        let before = kept.account(&summary);
        let between = Between { index, before: &before, after: &summary, list_changes: None, columns_known };
        between.explain(&mut changes);
        let counts = Counts::of(&changes, summary.lines);
        let (between, changes_in_all) = (between.in_words(), changes.len());
        changes.truncate(MOST_CHANGES);
        Ok(Rechecked {
            name: name.to_owned(),
            then: before.today,
            list_then: (before.list.version, before.list.issued),
            lines: summary.lines,
            counts,
            between,
            changes: changes.into_iter().map(|change| (change.clone(), recheck::in_words(index, &change))).collect(),
            changes_in_all,
            incomplete: before.incomplete.iter().map(explain::not_read).collect(),
        })
    }
}
