//! Tables that are recognised by their headings and hold more than names: the 1260H list, the FCC Covered List, the
//! debarment list.

use super::dates::day;
use super::{OfficialEntry, OfficialList, Publisher, Row};
use vendor_text::words::folded_phrase;
use vendor_text::{Bearer, Called, ListedName};

/// Rows in which the heading row is looked for.
const HEADING_ROWS: usize = 60;

/// Reads whichever it is.
pub fn of_rows(rows: &[Row]) -> Option<OfficialList> {
    let headings = rows.iter().take(HEADING_ROWS).enumerate();
    headings.into_iter().find_map(|(at, (_, cells))| {
        let heading: Vec<String> = cells.iter().map(|cell| folded_phrase(cell)).collect();
        let below = rows.get(at + 1..).unwrap_or_default();
        covered(&heading, below).or_else(|| military(&heading, below)).or_else(|| {
            let said = || rows.iter().take(at + 1).flat_map(|(_, cells)| cells);
            let is_debarment = said().any(|cell| folded_phrase(cell).contains("DEBARMENT LIST"));
            let list = is_debarment.then(|| debarred(&heading, below)).flatten()?;
            Some(OfficialList { day: said().find_map(|cell| day(cell)).or(list.day), ..list })
        })
    })
}

fn cell(cells: &[String], at: Option<usize>) -> &str {
    at.and_then(|at| cells.get(at)).map(|cell| cell.trim()).unwrap_or_default()
}

fn list(publisher: Publisher, entries: Vec<OfficialEntry>) -> OfficialList {
    let day = entries.iter().filter_map(|entry| entry.since).max();
    OfficialList { publisher, day, entries, blocks: Vec::new() }
}

/// The FCC’s table: what is covered, in running text, and since when.
fn covered(heading: &[String], rows: &[Row]) -> Option<OfficialList> {
    let covered = heading.iter().position(|cell| cell.starts_with("COVERED EQUIPMENT OR SERVICES"))?;
    let since = heading.iter().position(|cell| cell.starts_with("DATE OF INCLUSION"))?;
    let entries =
        rows.iter().filter(|(_, cells)| !cell(cells, Some(covered)).is_empty()).map(|(row, cells)| OfficialEntry {
            row: *row,
            reference: None,
            names: Vec::new(),
            list: String::new(),
            since: day(cell(cells, Some(since))),
            until: None,
            text: cell(cells, Some(covered)).to_owned(),
        });
    // Footnotes follow the table, so only rows with a day are entries.
    Some(list(Publisher::FccCovered, entries.filter(|entry| entry.since.is_some()).collect()))
}

/// The 1260H list as a table: a row for each firm and edition. Each edition repeats the whole list, so only the newest is
/// read.
fn military(heading: &[String], rows: &[Row]) -> Option<OfficialList> {
    let column = |name: &str| heading.iter().position(|cell| cell == name);
    let (name, since, until) = (column("NAME")?, column("START DATE")?, column("END DATE"));
    let (clean, alias, former) = (column("CLEAN NAME"), column("ALIAS"), column("PREVIOUS NAME"));
    clean.or(column("PARENT NAME"))?;
    let newest = rows.iter().filter_map(|(_, cells)| day(cell(cells, Some(since)))).max()?;
    let rows = rows.iter().filter(|(_, cells)| day(cell(cells, Some(since))) == Some(newest));
    let entries = rows.filter_map(|(row, cells)| {
        let listed = |text: &str, called| ListedName { called, bearer: Bearer::Firm, ..ListedName::new(*row, text) };
        let own = Some(cell(cells, clean)).filter(|own| !own.is_empty()).unwrap_or_else(|| cell(cells, Some(name)));
        if own.is_empty() {
            return None;
        }
        let mut names = vec![listed(own.trim_end_matches('*'), Called::Name)];
        for others in [alias, former] {
            let others = cell(cells, others).split(';').map(str::trim).filter(|other| !other.is_empty());
            names.extend(others.map(|other| listed(other, Called::Alias)));
        }
        let mut entry = OfficialEntry {
            row: *row,
            reference: None,
            names,
            list: "1260H".to_owned(),
            since: Some(newest),
            until: day(cell(cells, until)),
            text: String::new(),
        };
        entry.own_name_first();
        Some(entry)
    });
    Some(list(Publisher::Us1260h, entries.collect()))
}

/// The debarment list: by section 62 an entry gives the ground, whether it is mandatory or discretionary, and the day on which
/// the ground is expected to cease.
fn debarred(heading: &[String], rows: &[Row]) -> Option<OfficialList> {
    let column = |words: &[&str]| heading.iter().position(|cell| words.iter().any(|word| cell.contains(word)));
    let name = column(&["SUPPLIER", "NAME"])?;
    column(&["GROUND", "MANDATORY", "EXCLUSION"])?;
    let until = column(&["CEASE", "EXPECTED", "END"]);
    let since =
        heading.iter().position(|cell| cell.contains("DATE") || cell.contains("ADDED") || cell.contains("ENTERED"));
    let since = since.filter(|at| Some(*at) != until);
    let entries = rows.iter().filter(|(_, cells)| cells.len() > 1 && !cell(cells, Some(name)).is_empty());
    let entries = entries.map(|(row, cells)| OfficialEntry {
        row: *row,
        reference: None,
        names: vec![ListedName { bearer: Bearer::Firm, ..ListedName::new(*row, cell(cells, Some(name))) }],
        list: String::new(),
        since: day(cell(cells, since)),
        until: day(cell(cells, until)),
        text: cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" | "),
    });
    Some(list(Publisher::UkDebarment, entries.collect()))
}
