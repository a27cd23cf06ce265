//! Facts that a line of text labels itself: “Make: Axis; Model: P3245-V; Previous make: Hikvision”, or the same as a
//! record of a log. They become cells, as if the labels were the headings of a table.

use super::headings::{Heading, Headings};
use vendor_text::{Cell, Column};

/// A label, and where the text that it labels begins, in bytes.
struct Label {
    from: usize,
    value: usize,
    column: Option<Column>,
}

/// Most words in a label.
const MOST_WORDS: usize = 4;
/// Far longer than any line that people label; longer lines are not searched. In bytes.
const LONGEST_LINE: usize = 4_000;

/// The labelled parts of a line. A single label makes no cell (“Camera: 4 of”), unless it says that what follows was
/// there before, or is to come or to leave.
pub fn cells(headings: &Headings, text: &str) -> Vec<Cell> {
    if text.len() > LONGEST_LINE || !text.contains([':', '=']) {
        return Vec::new();
    }
    let labels = labels(headings, text);
    let known = labels.iter().filter(|label| label.column.is_some()).count();
    let says_when = |label: &Label| {
        matches!(label.column, Some(Column::Previous | Column::Leaving | Column::Staying | Column::Successor))
    };
    if known < 2 && !labels.iter().any(says_when) {
        return Vec::new();
    }
    let mut cells = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let Some(column) = label.column else { continue };
        let next = labels.get(at + 1).map_or(text.len(), |next| next.from);
        let Some(value) = text.get(label.value..next) else { continue };
        let value = value.split([';', '|', '\t']).next().unwrap_or_default();
        let inner = value.trim_start_matches(is_wrapping);
        let start = label.value + value.len() - inner.len();
        let inner = inner.trim_end_matches(is_wrapping);
        if !inner.is_empty() {
            cells.push(Cell { start, end: start + inner.len(), column });
        }
    }
    cells
}

/// Signs and spaces around a label or a value.
fn is_wrapping(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '“' | '”' | '{' | '}' | '[' | ']' | ',' | '-' | '–' | '•' | '*')
}

/// Every label of a line: the last words before a colon or an equals sign that are a heading.
fn labels(headings: &Headings, text: &str) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let mut from = 0;
    for (at, sign) in text.match_indices([':', '=']) {
        let value = at + sign.len();
        // The colon in “http://” or “10:30” ends no label.
        let is_inside = |c: char| c == '/' || c.is_ascii_digit();
        let is_open = !text.get(value..).is_some_and(|rest| sign == ":" && rest.starts_with(is_inside));
        let before = text.get(from..at).unwrap_or_default();
        if let Some((start, column)) = is_open.then(|| label_in(headings, before, labels.is_empty())).flatten() {
            labels.push(Label { from: from + start, value, column });
        }
        from = value;
    }
    labels
}

/// The label at the end of a text: the text after a separator, or, if the value of another label comes before it, its
/// last words. A heading of secrets is no label, because nothing under it is kept.
fn label_in(headings: &Headings, before: &str, is_first: bool) -> Option<(usize, Option<Column>)> {
    let part = before.rfind([';', '|', '\t', ',', '{', '(']).map_or(0, |at| at + 1);
    let text = before.get(part..)?;
    let starts: Vec<usize> = word_starts(text);
    let skipped = if is_first { 0 } else { starts.len().saturating_sub(MOST_WORDS) };
    let tried = if is_first { 1 } else { MOST_WORDS };
    for start in starts.iter().skip(skipped).take(tried) {
        let label = text.get(*start..)?.trim_matches(is_wrapping);
        match headings.column(label) {
            Some(Heading::Column(column)) => return Some((part + start, Some(column))),
            Some(Heading::Secret) => return Some((part + start, None)),
            None => {}
        }
    }
    None
}

/// Where the words of a text begin, in bytes.
fn word_starts(text: &str) -> Vec<usize> {
    let mut before = ' ';
    let mut starts = Vec::new();
    for (at, c) in text.char_indices() {
        if !is_wrapping(c) && is_wrapping(before) {
            starts.push(at);
        }
        before = c;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(&str, Column)> {
        let headings = Headings::new(&crate::list_columns::read());
        cells(&headings, text)
            .iter()
            .map(|cell| (text.get(cell.start..cell.end).unwrap_or_default(), cell.column))
            .collect()
    }

    #[test]
    fn labelled_parts_are_cells() {
        use Column::{Ip, Make, Model, Previous, Site, Successor};
        for (text, wanted) in [
            (
                "Make: Axis; Model: P3245-V; Previous make: Hikvision",
                &[("Axis", Make), ("P3245-V", Model), ("Hikvision", Previous)][..],
            ),
            ("Site=Depot, Make=Axis, Old make=Hikvision", &[("Depot", Site), ("Axis", Make), ("Hikvision", Previous)]),
            ("Make: Axis Model: P3245-V", &[("Axis", Make), ("P3245-V", Model)]),
            (
                "{\"ip\":\"10.0.0.12\",\"manufacturer\":\"Hikvision\",\"model\":\"DS-1\"}",
                &[("10.0.0.12", Ip), ("Hikvision", Make), ("DS-1", Model)],
            ),
            ("Depot | Axis P3245 | prev: Hikvision", &[("Hikvision", Previous)]),
            ("Axis P3245-V, replaces: Dahua", &[("Dahua", Previous)]),
            ("Replaced by: Axis P3245-V", &[("Axis P3245-V", Successor)]),
        ] {
            assert_eq!(parts(text), wanted, "{text}");
        }
        for text in [
            "Camera: 4 of Hikvision",
            "see http://model=1",
            "Note: Axis",
            "at 10:30 the make was Axis",
            "Dear Sir: we offer Axis",
        ] {
            assert_eq!(parts(text), [], "{text}");
        }
    }
}
