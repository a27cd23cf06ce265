//! JSON: each object in a list becomes a row under the names of its values, like the records that programs export; a
//! value that stands alone becomes a line with its name.

use super::limits;
use super::reading::Reading;
use super::table::Table;
use serde_json::{Map, Value};
use vendor_text::{Place, secrets};

/// The longest text that is parsed, in bytes, and the most columns of one list.
const MOST_BYTES: usize = 16 * limits::MB;
const MOST_COLUMNS: usize = 200;
/// How deeply objects may be nested for their values to be cells of the same row.
const DEEPEST: usize = 4;

/// The parsed text, if all of it is an object, or a list with objects in it.
#[must_use]
pub fn parsed(text: &str) -> Option<Value> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let is_one = (text.starts_with('{') && text.ends_with('}')) || (text.starts_with('[') && text.ends_with(']'));
    if !is_one || text.len() > MOST_BYTES || !text.contains('{') {
        return None;
    }
    serde_json::from_str(text).ok()
}

/// Reads it.
pub fn read(reading: &mut Reading<'_>, value: &Value) {
    let mut number = 0;
    any(reading, "", value, &mut number);
}

fn any(reading: &mut Reading<'_>, name: &str, value: &Value, number: &mut u32) {
    match value {
        Value::Array(list) if has_objects(list) => table(reading, name, list, number),
        Value::Array(list) => list.iter().for_each(|value| any(reading, name, value, number)),
        Value::Object(object) if is_flat(object) => table(reading, name, std::slice::from_ref(value), number),
        Value::Object(object) => {
            object.iter().for_each(|(name, value)| any(reading, name, value, number));
        }
        value => {
            let Some(said) = plain(value) else { return };
            if is_secret(reading, name) {
                let place = reading.place();
                return reading.leave_out(&place, name);
            }
            *number += 1;
            let place = Place { row: Some(*number), ..reading.place() };
            reading.text(&place, &if name.is_empty() { said } else { format!("{name}: {said}") }, false);
        }
    }
}

fn has_objects(list: &[Value]) -> bool {
    list.iter().any(Value::is_object)
}

/// Whether an object is a single record: none of its values is a list of others.
fn is_flat(object: &Map<String, Value>) -> bool {
    object.len() > 1
        && object.values().all(|value| {
            !value.is_object()
                && !matches!(value, Value::Array(list) if !list.iter().all(|value| plain(value).is_some()))
        })
}

fn is_secret(reading: &Reading<'_>, name: &str) -> bool {
    reading.headings.is_secret(name) || secrets::names_secret(name)
}

/// One row for each object, under a row of the names.
fn table(reading: &mut Reading<'_>, name: &str, list: &[Value], number: &mut u32) {
    let place = if name.is_empty() { reading.place() } else { reading.part(name) };
    let mut names: Vec<String> = Vec::new();
    let mut rows: Vec<Vec<(usize, String)>> = Vec::new();
    let mut inner: Vec<(usize, String, &Value)> = Vec::new();
    for value in list {
        let mut row = Vec::new();
        let mut cells = Vec::new();
        if let Value::Object(object) = value {
            cells_of(object, "", 0, &mut cells, &mut |name, value| inner.push((rows.len(), name, value)));
        } else {
            cells.extend(plain(value).map(|said| (name.to_owned(), said)));
        }
        for (name, said) in cells {
            // Asked of each name, also of those that get no column.
            let is_hidden = is_secret(reading, &name);
            if is_hidden && secrets::is_value(&said) {
                reading.leave_out(&place, &name);
            }
            let at = names.iter().position(|known| *known == name).unwrap_or(names.len());
            if at == names.len() && at < MOST_COLUMNS {
                names.push(name);
            }
            // Values without a column of their own follow the last named column.
            if !is_hidden {
                row.push((at, said));
            }
        }
        rows.push(row);
    }
    let mut table = Table::default();
    let headings: Vec<(usize, String)> = names.iter().cloned().enumerate().collect();
    let mut inner = inner.into_iter().peekable();
    if headings.len() > 1 {
        *number += 1;
        table.row(reading, Place { row: Some(*number), ..place.clone() }, &headings, false);
    }
    for (nth, mut row) in rows.into_iter().enumerate() {
        vendor_text::sorted::by_key(&mut row, |(at, _)| *at);
        *number += 1;
        table.row(reading, Place { row: Some(*number), ..place.clone() }, &row, false);
        while let Some((_, name, value)) = inner.next_if(|(of, ..)| *of == nth) {
            any(reading, &name, value, number);
        }
        reading.hand_over();
    }
    table.finish(reading);
}

/// The values of an object with their names, including those of objects inside it; lists of objects are given to
/// `other`.
fn cells_of<'v>(
    object: &'v Map<String, Value>,
    before: &str,
    depth: usize,
    cells: &mut Vec<(String, String)>,
    other: &mut dyn FnMut(String, &'v Value),
) {
    for (name, value) in object {
        let name = if before.is_empty() { name.clone() } else { format!("{before} {name}") };
        match value {
            Value::Object(inner) if depth < DEEPEST => cells_of(inner, &name, depth + 1, cells, other),
            Value::Array(list) if list.iter().all(|value| plain(value).is_some() || value.is_null()) => {
                let said: Vec<String> = list.iter().filter_map(plain).collect();
                cells.push((name, said.join(", ")));
            }
            Value::Object(_) | Value::Array(_) => other(name, value),
            value => cells.extend(plain(value).map(|said| (name, said))),
        }
    }
}

/// A value that is no list and no object.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(said) => Some(said.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(is.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_list::makers::WordLists;

    fn lines(text: &str) -> Vec<String> {
        let words = WordLists::default();
        let mut reading = Reading::new(Some("a.json"), &words);
        if let Some(value) = parsed(text) {
            read(&mut reading, &value);
        }
        reading.lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn records_are_rows() {
        for (text, wanted) in [
            (r#"[{"maker":"Axis","qty":4},{"maker":"Bosch","qty":2}]"#, "maker | qty/Axis | 4/Bosch | 2"),
            (r#"{"meta":{"n":1},"data":[{"a":"x1","b":"y1"},{"b":"y2","c":null}]}"#, "x1"),
            (r#"{"kit":[{"name":"Gate","cams":[{"m":"P1","q":1},{"m":"P2","q":2}]}]}"#, "P1 | 1/P2 | 2"),
            (r#"[{"o":{"maker":"Axis","in":{"model":"P1"}},"tags":["a1","b2"]}]"#, "P1 | Axis | a1, b2"),
            (r#"{"name":"Store","kit":["Axis P1","Bosch N2"]}"#, "Axis P1"),
        ] {
            let read = lines(text).join("/");
            assert!(read.contains(wanted), "{text}: {read}");
        }
        let secret = lines(r#"[{"name":"cam1","password":"hunter22x","model":"P1"}]"#).join("/");
        assert!(!secret.contains("hunter22x") && secret.contains("P1"), "{secret}");
        for odd in ["", "{}", "[]", "[1,2]", "{\"a\":1} {\"a\":2}", "{", "plain {words}"] {
            let _ = lines(odd);
        }
        let deep = format!("{}{{}}{}", "[".repeat(500), "]".repeat(500));
        assert_eq!(parsed(&deep), None);
    }
}
