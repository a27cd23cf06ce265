//! The US Consolidated Screening List (trade.gov), as a table and as JSON.

use super::dates::day;
use super::ofac::name_as_said;
use super::{OfficialEntry, OfficialList, Publisher, Row};
use serde::Deserialize;
use vendor_text::words::folded_phrase;
use vendor_text::{Bearer, Called, ListedName};

/// Reads the table: one row for each entry, with its other names in one cell, separated by `;`.
pub fn of_rows(rows: &[Row]) -> Option<OfficialList> {
    let (_, heading) = rows.first()?;
    let column = |name: &str| heading.iter().position(|cell| folded_phrase(cell) == name);
    let (source, name, others) = (column("SOURCE")?, column("NAME")?, column("ALT NAMES")?);
    let (number, kind) = (column("ENTITY NUMBER"), column("TYPE"));
    let (since, until, remarks) = (column("START DATE"), column("END DATE"), column("REMARKS"));
    let entries = rows.iter().skip(1).filter_map(|(row, cells)| {
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map(|cell| cell.trim()).unwrap_or_default();
        Listing {
            row: *row,
            source: cell(Some(source)),
            number: cell(number),
            kind: cell(kind),
            name: cell(Some(name)),
            others: cell(Some(others)).split(';').map(str::trim).collect(),
            since: cell(since),
            until: cell(until),
            remarks: cell(remarks),
        }
        .entry()
    });
    let entries = entries.collect();
    Some(OfficialList { publisher: Publisher::UsScreening, day: None, entries, blocks: Vec::new() })
}

/// Reads the JSON of the same list.
pub fn of_json(text: &str) -> Option<OfficialList> {
    #[derive(Deserialize)]
    struct Answer {
        results: Vec<Json>,
    }
    /// What is used of an entry; it has many more keys.
    #[derive(Deserialize)]
    struct Json {
        source: String,
        name: String,
        #[serde(default)]
        alt_names: Option<Vec<String>>,
        #[serde(default)]
        r#type: Option<String>,
        #[serde(default)]
        entity_number: Option<serde_json::Value>,
        #[serde(default)]
        start_date: Option<String>,
        #[serde(default)]
        end_date: Option<String>,
        #[serde(default)]
        remarks: Option<String>,
    }
    let answer: Answer = serde_json::from_str(text).ok()?;
    let entries = (1..).zip(&answer.results).filter_map(|(row, json)| {
        let number = match &json.entity_number {
            Some(serde_json::Value::String(text)) => text.clone(),
            Some(serde_json::Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        let text = |text: &'_ Option<String>| text.clone().unwrap_or_default();
        Listing {
            row,
            source: &json.source,
            number: &number,
            kind: &text(&json.r#type),
            name: &json.name,
            others: json.alt_names.iter().flatten().map(String::as_str).collect(),
            since: &text(&json.start_date),
            until: &text(&json.end_date),
            remarks: &text(&json.remarks),
        }
        .entry()
    });
    let entries = entries.collect();
    Some(OfficialList { publisher: Publisher::UsScreening, day: None, entries, blocks: Vec::new() })
}

/// An entry, whichever way it came.
struct Listing<'a> {
    row: u32,
    source: &'a str,
    number: &'a str,
    kind: &'a str,
    name: &'a str,
    others: Vec<&'a str>,
    since: &'a str,
    until: &'a str,
    remarks: &'a str,
}

impl Listing<'_> {
    fn entry(self) -> Option<OfficialEntry> {
        if self.name.trim().is_empty() {
            return None;
        }
        let bearer = match self.kind.to_lowercase().as_str() {
            "individual" => Bearer::Person,
            "entity" => Bearer::Firm,
            "vessel" | "aircraft" => Bearer::Craft,
            _ => Bearer::Unsaid,
        };
        let listed =
            |text: &str, called| ListedName { called, bearer, ..ListedName::new(self.row, name_as_said(text, bearer)) };
        let mut names = vec![listed(self.name, Called::Name)];
        let others = self.others.iter().filter(|other| !other.trim().is_empty());
        names.extend(others.map(|other| listed(other, Called::Alias)));
        let mut entry = OfficialEntry {
            row: self.row,
            reference: (!self.number.is_empty()).then(|| self.number.to_owned()),
            names,
            list: self.source.to_owned(),
            since: day(self.since),
            until: day(self.until),
            text: self.remarks.to_owned(),
        };
        entry.own_name_first();
        Some(entry)
    }
}
