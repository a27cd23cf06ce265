//! The list for others to use and correct: one JSON document, or tables as CSV.

use super::cells::plain;
use serde::Serialize;
use vendor_list::schema::{List, Maker};

/// What others may do with the data, and what they should know.
pub const LICENCE_NOTE: &str = "Facts with sources, compiled by the vendor-checker project and offered under the MIT or the Apache 2.0 licence, as you choose. MAC address blocks come from the public listing of the IEEE Registration Authority; get them from there for other uses. A source's own terms are given with it. Being in this list is not an answer in itself: what a measure means depends on who asks, for what and where. Corrections are welcome: say which entry, what is wrong and where the right fact can be read.";

/// A table of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// One row for each measure.
    Measures,
    /// One row for each rule of a measure.
    Rules,
    /// One row for each maker, listed or not.
    Makers,
    /// One row for each name.
    Names,
    /// One row for each brand.
    Brands,
    /// One row for each company.
    Companies,
    /// One row for each owner.
    Owners,
    /// One row for each tie of a maker to a measure.
    Ties,
    /// One row for each model-number pattern.
    Patterns,
    /// One row for each MAC block.
    Prefixes,
    /// One row for each known model.
    Models,
    /// One row for each source.
    Sources,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 12] = [
        Self::Measures,
        Self::Rules,
        Self::Makers,
        Self::Names,
        Self::Brands,
        Self::Companies,
        Self::Owners,
        Self::Ties,
        Self::Patterns,
        Self::Prefixes,
        Self::Models,
        Self::Sources,
    ];

    /// The name of its file, without ending.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Measures => "measures",
            Self::Rules => "rules",
            Self::Makers => "makers",
            Self::Names => "names",
            Self::Brands => "brands",
            Self::Companies => "companies",
            Self::Owners => "owners",
            Self::Ties => "ties",
            Self::Patterns => "patterns",
            Self::Prefixes => "prefixes",
            Self::Models => "models",
            Self::Sources => "sources",
        }
    }

    fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Measures => &[
                "id",
                "title",
                "instrument",
                "issued_by",
                "jurisdiction",
                "since",
                "until",
                "status",
                "binds",
                "says",
                "counts",
                "counts_why",
                "reach",
                "equipment",
                "confidence",
                "sources",
                "notes",
                "history",
            ],
            Self::Rules => &[
                "measure",
                "authority",
                "purpose",
                "site",
                "equipment",
                "party",
                "entry",
                "bears",
                "compels",
                "asks",
                "effect",
                "cite",
            ],
            Self::Makers => &["id", "name", "listed", "group", "seat", "category", "summary", "caution", "sources"],
            Self::Names => &["maker", "text", "kind", "needs_support", "confidence", "sources"],
            Self::Brands => &[
                "maker",
                "text",
                "also",
                "scope",
                "needs_support",
                "since",
                "until",
                "region",
                "note",
                "confidence",
                "sources",
            ],
            Self::Companies => {
                &["maker", "name", "country", "number", "since", "until", "note", "confidence", "sources"]
            }
            Self::Owners => &["maker", "name", "relation", "since", "until", "confidence", "sources"],
            Self::Ties => {
                &["maker", "measure", "how", "basis", "since", "until", "entry", "note", "confidence", "sources"]
            }
            Self::Patterns => {
                &["maker", "id", "pattern", "except", "strength", "scope", "brand", "equipment", "meaning", "sources"]
            }
            Self::Prefixes => &["maker", "registrant", "brand", "scope", "only_such_kit", "block", "sources"],
            Self::Models => &["maker", "model"],
            Self::Sources => &["id", "title", "publisher", "url", "kind", "read", "found", "licence", "note"],
        }
    }
}

/// The whole list as JSON, with the licence note and the stamp of its edition.
///
/// # Errors
/// When it cannot be written as JSON; only a bug can cause it.
pub fn json(list: &List, sha256: &str) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Export<'a> {
        licence: &'a str,
        sha256: &'a str,
        list: &'a List,
    }
    serde_json::to_string_pretty(&Export { licence: LICENCE_NOTE, sha256, list })
}

/// A table of the list as CSV. Cells that a spreadsheet would take for a formula are quoted with an
/// apostrophe.
///
/// # Errors
/// When it cannot be written; only a bug can cause it.
pub fn csv(list: &List, table: Table) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(table.headings())?;
    for row in rows(list, table) {
        let cells = table.headings().iter().map(|key| plain(&cell(row.get(key))));
        writer.write_record(cells)?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The rows of a table as JSON objects with the schema's own names.
fn rows(list: &List, table: Table) -> Vec<serde_json::Value> {
    let listed = |part: fn(&Maker) -> Vec<serde_json::Value>| -> Vec<serde_json::Value> {
        let rows =
            list.makers.iter().flat_map(|maker| part(maker).into_iter().map(|row| owned(row, "maker", &maker.id)));
        rows.collect()
    };
    match table {
        Table::Measures => list.measures.iter().map(value).collect(),
        Table::Rules => {
            let rules = list.measures.iter().flat_map(|measure| {
                measure.rules.iter().map(|rule| {
                    let mut row = value(rule);
                    if let (Some(when), Some(row)) = (row.get("when").cloned(), row.as_object_mut()) {
                        row.extend(when.as_object().cloned().unwrap_or_default());
                    }
                    owned(row, "measure", &measure.id)
                })
            });
            rules.collect()
        }
        Table::Makers => list.makers.iter().map(value).collect(),
        Table::Names => listed(|maker| maker.names.iter().map(value).collect()),
        Table::Brands => listed(|maker| maker.brands.iter().map(value).collect()),
        Table::Companies => listed(|maker| maker.companies.iter().map(value).collect()),
        Table::Owners => listed(|maker| maker.owners.iter().map(value).collect()),
        Table::Ties => listed(|maker| maker.edges.iter().map(value).collect()),
        Table::Patterns => listed(|maker| maker.grammars.iter().map(value).collect()),
        Table::Prefixes => listed(|maker| {
            let blocks = maker.prefixes.iter().flat_map(|prefix| {
                let row = value(prefix);
                prefix.blocks.iter().map(move |block| owned(row.clone(), "block", block))
            });
            blocks.collect()
        }),
        Table::Models => {
            let models = list.models.iter().flat_map(|(maker, models)| {
                models.iter().map(move |model| serde_json::json!({ "maker": maker, "model": model }))
            });
            models.collect()
        }
        Table::Sources => list.sources.iter().map(value).collect(),
    }
}

fn value(entry: &impl Serialize) -> serde_json::Value {
    // This cannot fail: the list itself, which has all these types, was written as JSON.
    serde_json::to_value(entry).unwrap_or_default()
}

fn owned(mut row: serde_json::Value, key: &str, id: &str) -> serde_json::Value {
    if let Some(row) = row.as_object_mut() {
        row.insert(key.to_owned(), id.into());
    }
    row
}

fn cell(value: Option<&serde_json::Value>) -> String {
    match value {
        None | Some(serde_json::Value::Null) => String::new(),
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(serde_json::Value::Array(items)) => {
            items.iter().map(|item| cell(Some(item))).collect::<Vec<_>>().join("; ")
        }
        Some(other) => other.to_string(),
    }
}
