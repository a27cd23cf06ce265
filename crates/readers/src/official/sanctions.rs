//! The UK Sanctions List (FCDO), and the OFSI Consolidated List in whose form many copies still are: a name in six columns, a
//! row for each name of an entry.

use super::dates::day;
use super::{OfficialEntry, OfficialList, Publisher, Row};
use std::collections::BTreeMap;
use vendor_text::words::folded_phrase;
use vendor_text::{Bearer, Called, ListedName};

/// Rows in which the heading row is looked for: the list opens with its date.
const HEADING_ROWS: usize = 10;

/// The columns, by their headings.
#[derive(Debug, Default)]
struct Columns {
    /// “Name 1” to “Name 5”: the parts of the name before the last.
    before: Vec<usize>,
    /// “Name 6”: a family name, or the whole name of a firm or ship.
    last: Option<usize>,
    other_script: Option<usize>,
    kind: Option<usize>,
    strength: Option<usize>,
    bearer: Option<usize>,
    reference: Option<usize>,
    regime: Option<usize>,
    since: Option<usize>,
}

impl Columns {
    fn of(cells: &[String]) -> Option<Self> {
        let mut columns = Self::default();
        for (at, cell) in cells.iter().enumerate() {
            match folded_phrase(cell).as_str() {
                "NAME 1" | "NAME 2" | "NAME 3" | "NAME 4" | "NAME 5" => columns.before.push(at),
                "NAME 6" => columns.last = Some(at),
                "NAME NON LATIN SCRIPT" => columns.other_script = Some(at),
                "NAME TYPE" | "ALIAS TYPE" => columns.kind = Some(at),
                "ALIAS STRENGTH" | "ALIAS QUALITY" => columns.strength = Some(at),
                "DESIGNATION TYPE" | "GROUP TYPE" | "INDIVIDUAL ENTITY SHIP" | "TYPE" => columns.bearer = Some(at),
                "UNIQUE ID" | "GROUP ID" => columns.reference = Some(at),
                "REGIME NAME" | "REGIME" => columns.regime = Some(at),
                "DATE DESIGNATED" | "LISTED ON" => columns.since = Some(at),
                _ => {}
            }
        }
        columns.last.is_some().then_some(columns)
    }

    /// The parts of the name, in the order in which it is said.
    fn name(&self, cells: &[String]) -> String {
        let cells = self.before.iter().chain(&self.last).filter_map(|at| cells.get(*at));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// Reads the list.
pub fn of_rows(rows: &[Row]) -> Option<OfficialList> {
    let (heading, columns) =
        rows.iter().take(HEADING_ROWS).enumerate().find_map(|(at, (_, cells))| Some((at, Columns::of(cells)?)))?;
    let list_day = rows.iter().take(heading).flat_map(|(_, cells)| cells).find_map(|cell| day(cell));
    let mut entries: Vec<OfficialEntry> = Vec::new();
    let mut by_reference: BTreeMap<String, usize> = BTreeMap::new();
    for (row, cells) in rows.iter().skip(heading + 1) {
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map(|cell| cell.trim()).unwrap_or_default();
        let bearer = bearer(cell(columns.bearer));
        let own = cell(columns.kind).to_lowercase().starts_with("primary name") || cell(columns.kind).is_empty();
        let weak = cell(columns.strength).to_lowercase().starts_with("low");
        let called = match (own, weak) {
            (_, true) => Called::WeakAlias,
            (true, false) => Called::Name,
            (false, false) => Called::Alias,
        };
        let listed = |text: &str, called| ListedName { called, bearer, ..ListedName::new(*row, text) };
        let name = columns.name(cells);
        let other_script = cell(columns.other_script);
        let mut names: Vec<ListedName> = Vec::new();
        if !name.is_empty() {
            names.push(listed(&name, called));
        }
        if !other_script.is_empty() {
            names.push(listed(other_script, if called == Called::Name { Called::Alias } else { called }));
        }
        if names.is_empty() {
            continue;
        }
        let reference = cell(columns.reference).to_owned();
        let at = match by_reference.get(&reference).filter(|_| !reference.is_empty()) {
            Some(at) => *at,
            None => {
                by_reference.insert(reference.clone(), entries.len());
                entries.push(OfficialEntry {
                    row: *row,
                    reference: (!reference.is_empty()).then_some(reference),
                    names: Vec::new(),
                    list: cell(columns.regime).to_owned(),
                    since: day(cell(columns.since)),
                    until: None,
                    text: String::new(),
                });
                entries.len() - 1
            }
        };
        if let Some(entry) = entries.get_mut(at) {
            for name in names {
                if !entry.names.iter().any(|known| known.text == name.text) {
                    entry.names.push(name);
                }
            }
        }
    }
    for entry in &mut entries {
        entry.own_name_first();
    }
    Some(OfficialList { publisher: Publisher::UkSanctions, day: list_day, entries, blocks: Vec::new() })
}

fn bearer(text: &str) -> Bearer {
    match text.to_lowercase().as_str() {
        "individual" | "person" => Bearer::Person,
        "entity" | "organisation" | "organization" => Bearer::Firm,
        "ship" | "vessel" | "aircraft" => Bearer::Craft,
        _ => Bearer::Unsaid,
    }
}
