//! A run as one CSV table: a row for each line, then what was not read, then the account, so that no part of it can be
//! passed on without the others.

use super::cells::{Cell, plain};
use super::columns::{self, COLUMNS};
use super::counts::count;
use super::explain;
use super::record::{LineRecord, Summary};
use vendor_list::Index;

/// The columns around those of a line. `kind` says what a row is: `line`, `not-read`, `input` or `account`; `list` has
/// the stamps and the edition of the list that answered.
const KIND: &str = "kind";
const LIST: &str = "list";
/// The last column. Every row that is not a line fills it, and `list`.
const NOTES: &str = "notes";

/// The heading row.
///
/// # Errors
/// When it cannot be written; only a bug can cause it.
pub fn heading() -> Result<String, csv::Error> {
    let names = COLUMNS.iter().map(|column| column.name.to_owned());
    written([KIND.to_owned()].into_iter().chain(names).chain([LIST.to_owned()]))
}

/// The row of one line.
///
/// # Errors
/// When it cannot be written; only a bug can cause it.
pub fn line(index: &Index, record: &LineRecord, summary: &Summary) -> Result<String, csv::Error> {
    let cells = columns::cells(index, record).into_iter().map(in_words);
    written(["line".to_owned()].into_iter().chain(cells).chain([stamp(summary)]))
}

/// What was not read, the files that were given, and the account of the run.
///
/// # Errors
/// When they cannot be written; only a bug can cause it.
pub fn ending(summary: &Summary) -> Result<String, csv::Error> {
    let mut out = String::new();
    for unread in &summary.incomplete {
        let file = unread.file.as_deref().unwrap_or_default();
        out.push_str(&beside_the_lines("not-read", file, &unread.place, &unread.reason, summary)?);
    }
    for input in &summary.inputs {
        let words = format!("{} bytes, SHA-256 {}", input.bytes, input.sha256);
        out.push_str(&beside_the_lines("input", &input.name, "", &words, summary)?);
    }
    let whole =
        if summary.incomplete.is_empty() { "Everything was read." } else { "INCOMPLETE: not everything was read." };
    let mut account = format!(
        "{}: {}. {whole} Context: {}.",
        count(summary.lines, "line", "lines"),
        summary.verdicts_in_words(),
        summary.context.join(", ")
    );
    for (what, words) in summary.particulars.said() {
        account.push_str(&format!(" {what}: {words}."));
    }
    if let Some(policy) = &summary.policy {
        account.push_str(&format!(" Your policy: {}.", policy.in_words));
    }
    for list in &summary.own_lists {
        account.push_str(&format!(" Your own list {}: found in {}.", list.name, count(list.lines, "line", "lines")));
    }
    let list = &summary.list;
    account.push_str(&format!(
        " List SHA-256 {}, signed by {}. Vendor checker {}.",
        list.sha256,
        list.signed_by(),
        summary.tool
    ));
    for sentence in explain::left_out(summary) {
        account.push_str(&format!(" {sentence}"));
    }
    out.push_str(&beside_the_lines("account", "", "", &account, summary)?);
    Ok(out)
}

/// The stamps, and which list answered and when.
fn stamp(summary: &Summary) -> String {
    let list = format!("List {} of {}, checked on {}", summary.list.version, summary.list.issued, summary.today);
    columns::stamps(summary).into_iter().chain([list]).collect::<Vec<_>>().join(" ")
}

/// A row that is not a line: its kind, the file and the part, the notes and the stamp.
fn beside_the_lines(kind: &str, file: &str, part: &str, notes: &str, summary: &Summary) -> Result<String, csv::Error> {
    let cells = COLUMNS.iter().map(|column| match column.name {
        "file" => file.to_owned(),
        "part" => part.to_owned(),
        NOTES => notes.to_owned(),
        _ => String::new(),
    });
    written([kind.to_owned()].into_iter().chain(cells).chain([stamp(summary)]))
}

fn in_words(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text,
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
    }
}

fn written(cells: impl Iterator<Item = String>) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells.map(|cell| plain(&cell)))?;
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
