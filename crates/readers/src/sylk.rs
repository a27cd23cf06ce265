//! SYLK workbooks: one cell on each line, with its row and column.

use super::limits;
use super::reading::Reading;
use super::table::Table;
use std::collections::BTreeMap;
use vendor_text::Place;

/// Whether a text is one.
#[must_use]
pub fn is_sylk(text: &str) -> bool {
    text.starts_with("ID;P") && text.lines().take(200).any(|line| line.starts_with("C;"))
}

/// Reads its cells as rows. Formulas give the values that were stored for them.
pub fn read(reading: &mut Reading<'_>, text: &str) {
    let mut rows: BTreeMap<u32, BTreeMap<usize, String>> = BTreeMap::new();
    let (mut row, mut column, mut cells) = (1_u32, 1_usize, 0_usize);
    for line in text.lines() {
        let Some(fields) = line.strip_prefix("C;").or_else(|| line.strip_prefix("F;")) else { continue };
        for field in fields_of(fields) {
            let Some((kind, value)) = field.split_at_checked(1) else { continue };
            match kind {
                "Y" => row = value.parse().unwrap_or(row),
                "X" => column = value.parse().unwrap_or(column),
                "K" if line.starts_with("C;") && cells < limits::SHEET_CELLS => {
                    cells += 1;
                    let value = value.trim();
                    let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
                    let value = value.replace("\"\"", "\"");
                    rows.entry(row).or_default().insert(column.saturating_sub(1), value);
                }
                _ => {}
            }
        }
    }
    let base = reading.place();
    let mut table = Table::of_sheet(reading, base.clone());
    for (number, cells) in rows {
        let cells: Vec<(usize, String)> = cells.into_iter().take(limits::COLUMNS).collect();
        table.row(reading, Place { row: Some(number), ..base.clone() }, &cells, false);
    }
    table.finish(reading);
}

/// The fields of a line; a doubled semicolon is a semicolon in the text.
fn fields_of(line: &str) -> Vec<String> {
    let mut fields: Vec<String> = vec![String::new()];
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        match (sign, fields.last_mut()) {
            (';', Some(field)) if signs.next_if_eq(&';').is_some() => field.push(';'),
            (';', _) => fields.push(String::new()),
            (sign, Some(field)) => field.push(sign),
            _ => {}
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_list::makers::WordLists;

    #[test]
    fn cells_of_a_row_are_a_line() {
        let text =
            "ID;PX\r\nC;Y1;X1;K\"Qty\"\nC;X2;K\"Make\"\nF;P0;X1\nC;Y2;X1;K40\nC;X2;K\"A;;B \"\"x\"\"\"\nC;Y9;K\nE\n";
        assert!(is_sylk(text) && !is_sylk("ID;P and more"));
        let words = WordLists::default();
        let mut reading = Reading::new(Some("a.slk"), &words);
        read(&mut reading, text);
        let lines: Vec<&str> = reading.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(lines, ["Qty | Make", "40 | A;B \"x\""]);
        for odd in ["C;", "C;Y;X;K", "C;Y99999999999;Kx", "ID;P\nC;X0;K1", "C;é"] {
            read(&mut Reading::new(None, &words), odd);
        }
    }
}
