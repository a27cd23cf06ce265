//! The columns of a table of records, described in python/README.md. Names and types are as stable as those of the
//! record: columns may be added, but none is renamed. Where the JSON record leaves a key out, the table has a null.

use arrow_schema::{DataType, Field, FieldRef, Fields, Schema, SchemaRef};
use std::collections::HashMap;
use std::sync::Arc;
use vendor_engine::report::record::ListStamp;

/// The key in the schema's metadata for the list's SHA-256.
pub const LIST_SHA256: &str = "vendor_check.list_sha256";
/// The key for the list's version.
pub const LIST_VERSION: &str = "vendor_check.list_version";
/// The key for the checker's version.
pub const TOOL: &str = "vendor_check.tool";
/// The key for the edition of the record's format.
pub const FORMAT: &str = "vendor_check.format";

/// The columns.
#[must_use]
pub fn fields() -> Vec<FieldRef> {
    [
        record("where", place()),
        text("text"),
        list("cells", DataType::Struct(cell())),
        text("kind"),
        truth("hidden"),
        list("doubts", DataType::List(Arc::new(Field::new("element", DataType::Int32, true)))),
        text("verdict"),
        text("reach"),
        text("asks"),
        truth("binds"),
        text("equipment"),
        text("party"),
        list("makers", DataType::Struct(maker())),
        list("measures", DataType::Struct(measure())),
        list("answer", DataType::Struct(sentence())),
        list("next_steps", DataType::Utf8),
        list("own_lists", DataType::Struct(own_hit())),
        list("notes", DataType::Utf8),
        text("error"),
    ]
    .into_iter()
    .map(Arc::new)
    .collect()
}

/// The schema, with the list and the checker's version in its metadata.
#[must_use]
pub fn schema(stamp: &ListStamp) -> SchemaRef {
    let metadata = HashMap::from([
        (LIST_SHA256.to_owned(), stamp.sha256.clone()),
        (LIST_VERSION.to_owned(), stamp.version.to_string()),
        (TOOL.to_owned(), vendor_engine::TOOL_VERSION.to_owned()),
        (FORMAT.to_owned(), vendor_engine::report::record::FORMAT.to_string()),
    ]);
    Arc::new(Schema::new_with_metadata(fields(), metadata))
}

fn place() -> Fields {
    let area = ["page", "x", "y", "w", "h"].map(whole);
    Fields::from(vec![
        text("file"),
        text("part"),
        text("sheet"),
        whole("page"),
        whole("line"),
        whole("row"),
        record("box", Fields::from(area.to_vec())),
    ])
}

fn cell() -> Fields {
    Fields::from(vec![offset("start"), offset("end"), text("column")])
}

fn maker() -> Fields {
    Fields::from(vec![
        text("id"),
        text("name"),
        text("brand"),
        truth("listed"),
        text("certainty"),
        text("role"),
        text("standing"),
        list("evidence", DataType::Struct(evidence())),
    ])
}

fn evidence() -> Fields {
    Fields::from(vec![text("kind"), text("matched"), offset("start"), offset("end"), text("rule"), text("why")])
}

fn measure() -> Fields {
    Fields::from(vec![
        text("id"),
        text("title"),
        list("makers", DataType::Utf8),
        text("bears"),
        truth("counts"),
        truth("compels"),
        truth("inferred"),
        text("effect"),
        text("cite"),
    ])
}

fn sentence() -> Fields {
    Fields::from(vec![text("id"), text("text")])
}

fn own_hit() -> Fields {
    Fields::from(vec![
        text("list"),
        text("name"),
        whole("row"),
        text("certainty"),
        text("matched"),
        offset("start"),
        offset("end"),
        text("why"),
        text("called"),
        text("bearer"),
        text("entry"),
    ])
}

fn text(name: &str) -> Field {
    Field::new(name, DataType::Utf8, true)
}

fn truth(name: &str) -> Field {
    Field::new(name, DataType::Boolean, true)
}

/// A number of a page, line, row or point. Signed, because Spark has no unsigned numbers.
fn whole(name: &str) -> Field {
    Field::new(name, DataType::Int64, true)
}

/// A byte of a line's text; a line has at most 32 kB.
fn offset(name: &str) -> Field {
    Field::new(name, DataType::Int32, true)
}

fn record(name: &str, fields: Fields) -> Field {
    Field::new(name, DataType::Struct(fields), true)
}

fn list(name: &str, of: DataType) -> Field {
    // The name that Parquet and Spark give to the items of a list.
    Field::new(name, DataType::List(Arc::new(Field::new("element", of, true))), true)
}
