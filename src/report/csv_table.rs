//! A run as one CSV table: a row a line, then what was not read, then the account, so that no part of it
//! can be handed on without the others.

use super::cells::plain;
use super::explain;
use super::record::{LineRecord, MakerRecord, Summary};
use super::text;
use crate::identify::Role;
use crate::list::Index;
use crate::list::schema::Bears;

/// The headings, in order. `kind` says what a row is: `line`, `not-read` or `account`.
pub const HEADINGS: [&str; 20] = [
    "kind",
    "file",
    "part",
    "sheet",
    "page",
    "row",
    "line",
    "text",
    "verdict",
    "in_words",
    "equipment",
    "makers",
    "sold_as",
    "certainty",
    "role",
    "evidence",
    "measures_that_bind",
    "own_lists",
    "notes",
    "list",
];

/// The heading row.
///
/// # Errors
/// When it cannot be written; only a bug can cause it.
pub fn heading() -> Result<String, csv::Error> {
    written(&HEADINGS.map(str::to_owned))
}

/// The row of one line.
///
/// # Errors
/// When it cannot be written; only a bug can cause it.
pub fn line(index: &Index, record: &LineRecord, summary: &Summary) -> Result<String, csv::Error> {
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let makers = |part: fn(&MakerRecord) -> String| record.makers.iter().map(part).collect::<Vec<_>>().join("; ");
    let role = |maker: &MakerRecord| match maker.role {
        Role::Made => "made".to_owned(),
        Role::Supplied => "supplied".to_owned(),
        Role::Mentioned => "mentioned".to_owned(),
    };
    let evidence: Vec<String> = record
        .makers
        .iter()
        .flat_map(|maker| &maker.evidence)
        .map(|evidence| format!("“{}”: {}", evidence.matched, evidence.why))
        .collect();
    let binding: Vec<&str> = record
        .measures
        .iter()
        .filter(|bearing| bearing.bears == Bears::BindsYou && bearing.counts)
        .map(|bearing| text::title(index, bearing))
        .collect();
    let own: Vec<&str> = record.own_lists.iter().map(|hit| hit.why.as_str()).collect();
    let place = record.place.clone();
    written(&[
        "line".to_owned(),
        place.file.unwrap_or_default(),
        place.part.unwrap_or_default(),
        place.sheet.unwrap_or_default(),
        number(place.page),
        number(place.row),
        number(place.line),
        record.text.clone(),
        record.verdict.slug().to_owned(),
        explain::pill(record),
        record.equipment.in_words().to_owned(),
        makers(|maker| maker.name.clone()),
        makers(|maker| maker.brand.clone()),
        makers(|maker| maker.certainty.in_words().to_owned()),
        record.makers.iter().map(role).collect::<Vec<_>>().join("; "),
        evidence.join(" "),
        binding.join("; "),
        own.join(" "),
        record.notes.join(" "),
        stamp(summary),
    ])
}

/// What was not read, and the account of the run.
///
/// # Errors
/// When they cannot be written; only a bug can cause it.
pub fn ending(summary: &Summary) -> Result<String, csv::Error> {
    let mut out = String::new();
    for unread in &summary.incomplete {
        let file = unread.file.as_deref().unwrap_or_default();
        out.push_str(&beside_the_lines("not-read", file, &unread.place, &unread.reason, summary)?);
    }
    let whole =
        if summary.incomplete.is_empty() { "Everything was read." } else { "INCOMPLETE: not everything was read." };
    let mut account = format!(
        "{} lines: {}. {whole} Context: {}.",
        summary.lines,
        summary.verdicts_in_words(),
        summary.context.join(", ")
    );
    if let Some(policy) = &summary.policy {
        account.push_str(&format!(" Your policy: {}.", policy.in_words));
    }
    for list in &summary.own_lists {
        account.push_str(&format!(" Your own list {}: found in {} lines.", list.name, list.lines));
    }
    for sentence in explain::left_out(summary) {
        account.push_str(&format!(" {sentence}"));
    }
    out.push_str(&beside_the_lines("account", "", "", &account, summary)?);
    Ok(out)
}

/// Which list answered, when, and whether it was out of date.
fn stamp(summary: &Summary) -> String {
    let stale = explain::stale(&summary.list, summary.today).map(|stale| format!("{stale} ")).unwrap_or_default();
    format!("{stale}List {} of {}, checked on {}", summary.list.version, summary.list.issued, summary.today)
}

/// A row that is no line: kind, file and part at its head, notes and stamp at its end.
fn beside_the_lines(kind: &str, file: &str, part: &str, notes: &str, summary: &Summary) -> Result<String, csv::Error> {
    let (head, end) = ([kind, file, part], [notes.to_owned(), stamp(summary)]);
    let blank = HEADINGS.len() - head.len() - end.len();
    let cells = head.map(str::to_owned).into_iter().chain(std::iter::repeat_n(String::new(), blank)).chain(end);
    written(&cells.collect::<Vec<_>>())
}

fn written(cells: &[String]) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells.iter().map(|cell| plain(cell)))?;
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
