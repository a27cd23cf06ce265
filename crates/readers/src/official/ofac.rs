//! OFAC's tables without headings: SDN.CSV (12 columns) and ALT.CSV (5), after its data specification. An empty cell is
//! written `-0-`; weak other names are in the remarks, in single quotation marks behind `a.k.a.`.

use super::{OfficialEntry, OfficialList, Publisher, Row};
use vendor_text::{Bearer, Called, ListedName};

/// Columns of SDN.CSV: number, name, kind, programme, title, call sign, ship's kind, tonnage, gross tonnage, flag, owner,
/// remarks.
const ENTRY_COLUMNS: usize = 12;
/// Columns of ALT.CSV: number, number of the name, kind of name, name, remarks.
const NAME_COLUMNS: usize = 5;

/// Reads either table.
pub fn of_rows(rows: &[Row]) -> Option<OfficialList> {
    // Some copies have the specification's own headings; a control character may mark the end of the file.
    let rows: Vec<&Row> =
        rows.iter().filter(|(_, cells)| cells.len() >= NAME_COLUMNS && is_number(cells.first())).collect();
    let (_, first) = rows.first()?;
    let entries = if first.len() == ENTRY_COLUMNS && rows.iter().all(|(_, cells)| is_kind(cell(cells, 2))) {
        rows.iter().filter_map(|(row, cells)| entry(*row, cells)).collect()
    } else if first.len() == NAME_COLUMNS
        && rows.iter().all(|(_, cells)| is_number(cells.get(1)) && is_kind_of_name(cell(cells, 2)))
    {
        names(&rows)
    } else {
        return None;
    };
    Some(OfficialList { publisher: Publisher::Ofac, day: None, entries, blocks: Vec::new() })
}

fn is_number(cell: Option<&String>) -> bool {
    cell.is_some_and(|cell| !cell.trim().is_empty() && cell.trim().chars().all(|c| c.is_ascii_digit()))
}

/// A cell; empty for OFAC's mark of an empty one.
fn cell(cells: &[String], at: usize) -> &str {
    cells.get(at).map(|cell| cell.trim()).filter(|cell| *cell != "-0-").unwrap_or_default()
}

fn is_kind(kind: &str) -> bool {
    matches!(kind.to_lowercase().as_str(), "" | "individual" | "entity" | "vessel" | "aircraft")
}

fn is_kind_of_name(kind: &str) -> bool {
    matches!(kind.trim_end_matches('.').replace('.', "").to_lowercase().as_str(), "aka" | "fka" | "nka")
}

fn entry(row: u32, cells: &[String]) -> Option<OfficialEntry> {
    let bearer = match cell(cells, 2).to_lowercase().as_str() {
        "individual" => Bearer::Person,
        "vessel" | "aircraft" => Bearer::Craft,
        _ => Bearer::Firm,
    };
    let name = cell(cells, 1);
    if name.is_empty() {
        return None;
    }
    let remarks = cell(cells, 11);
    let listed = |text: &str, called| ListedName { called, bearer, ..ListedName::new(row, name_as_said(text, bearer)) };
    let mut names = vec![listed(name, Called::Name)];
    names.extend(weak_names(remarks).map(|weak| listed(weak, Called::WeakAlias)));
    let mut entry = OfficialEntry {
        row,
        reference: Some(cell(cells, 0).to_owned()),
        names,
        list: cell(cells, 3).to_owned(),
        since: None,
        until: None,
        text: remarks.to_owned(),
    };
    entry.own_name_first();
    Some(entry)
}

/// What is in single quotation marks behind `a.k.a.`.
fn weak_names(remarks: &str) -> impl Iterator<Item = &str> {
    remarks.split("a.k.a. '").skip(1).filter_map(|rest| rest.split_once('\'').map(|(name, _)| name.trim()))
}

/// Entries with other names, by the number of the entry that they belong to; its own name is in the other file.
fn names(rows: &[&Row]) -> Vec<OfficialEntry> {
    let mut entries: Vec<OfficialEntry> = Vec::new();
    for (row, cells) in rows {
        let (reference, name) = (cell(cells, 0), cell(cells, 3));
        if name.is_empty() {
            continue;
        }
        let name = ListedName { called: Called::Alias, ..ListedName::new(*row, name) };
        match entries.last_mut().filter(|entry| entry.reference.as_deref() == Some(reference)) {
            Some(entry) => entry.names.push(name),
            None => entries.push(OfficialEntry {
                row: *row,
                reference: Some(reference.to_owned()),
                names: vec![name],
                list: String::new(),
                since: None,
                until: None,
                text: String::new(),
            }),
        }
    }
    entries
}

/// A person's name as it is said: US lists write the family name first, with a comma behind it.
pub fn name_as_said(text: &str, bearer: Bearer) -> String {
    let text = text.trim();
    match text.split_once(", ") {
        Some((family, given)) if bearer == Bearer::Person => format!("{} {}", given.trim(), family.trim()),
        _ => text.to_owned(),
    }
}
