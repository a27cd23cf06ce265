//! Rows whose cells hold several items, one on each line: line 2 of one cell belongs to line 2 of the others.

/// The most items of one row, and the longest cell that is looked at, in bytes.
const MOST: usize = 60;
const LONGEST: usize = 8_000;
/// The most letters and digits of a count.
const LONGEST_COUNT: usize = 6;

/// The rows that a row with several lines in its cells stands for; `None` if it is a single row. At least two cells
/// must have the same number of lines, one with counts and one with words.
#[must_use]
pub fn rows_in_cells<T: AsRef<str>>(cells: &[(usize, T)]) -> Option<Vec<Vec<(usize, String)>>> {
    let lines: Vec<(usize, Vec<&str>)> = cells.iter().map(|(at, cell)| (*at, lines(cell.as_ref()))).collect();
    let count = lines.iter().map(|(_, lines)| lines.len()).find(|count| *count > 1).filter(|count| *count <= MOST)?;
    let several = || lines.iter().filter(|(_, lines)| lines.len() > 1);
    let agree = several().all(|(_, lines)| lines.len() == count);
    let has = |is: fn(&&str) -> bool| several().any(|(_, lines)| lines.iter().all(is));
    if !agree || !has(is_count) || !has(is_item) {
        return None;
    }
    let row = |nth: usize| -> Vec<(usize, String)> {
        let of_cell = |(at, lines): &(usize, Vec<&str>)| {
            // A text that is given once, such as a site, applies to each item. A number does not, or it would be
            // counted more than once.
            let once = lines.first().filter(|line| lines.len() == 1 && (nth == 0 || !is_number(line)));
            let line = if lines.len() > 1 { lines.get(nth) } else { once };
            line.map(|line| (*at, (*line).to_owned()))
        };
        lines.iter().filter_map(of_cell).collect()
    };
    Some((0..count).map(row).collect())
}

/// Adds to a row the rest of a cell, if the next row only continues it; returns whether it does.
pub fn takes_more<T: AsRef<str>>(before: &mut [(usize, String)], row: &[(usize, T)]) -> bool {
    let Some(at) = goes_on_in(before, row) else { return false };
    let more = row.iter().find(|(known, _)| *known == at);
    let cell = before.iter_mut().find(|(known, _)| *known == at);
    if let (Some((_, cell)), Some((_, more))) = (cell, more) {
        cell.push(' ');
        cell.push_str(more.as_ref());
    }
    true
}

/// The column in which a row only continues what the row before says there. Its other cells are empty, and it either
/// has the model that the row before lacks, or begins with a small letter.
fn goes_on_in<T: AsRef<str>, U: AsRef<str>>(before: &[(usize, T)], row: &[(usize, U)]) -> Option<usize> {
    let mut filled = row.iter().filter(|(_, cell)| !cell.as_ref().trim().is_empty());
    let (Some((at, more)), None) = (filled.next(), filled.next()) else { return None };
    let more = more.as_ref().trim();
    let is_filled = |(_, cell): &&(usize, T)| !cell.as_ref().trim().is_empty();
    let said = before.iter().filter(is_filled).find(|(known, _)| known == at)?.1.as_ref().trim();
    let first = before.iter().find(is_filled).map(|(first, _)| *first)?;
    if before.iter().filter(is_filled).count() < 3 || first == *at || said.len().max(more.len()) > LONGEST_PART {
        return None;
    }
    let brings_model = has_model(more) && !has_model(said) && !starts_with_count(more);
    let goes_on = more.starts_with(char::is_lowercase) && !said.ends_with(['.', ':', ';']);
    (brings_model || goes_on).then_some(*at)
}

/// The longest cell that another row may continue, in bytes.
const LONGEST_PART: usize = 300;

/// Whether a text has a word like a model number: letters and digits, of some length.
fn has_model(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')')).any(|word| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        digits >= 2 && capitals >= 1 && word.len() >= 5
    })
}

/// Whether a text begins like an item of its own.
fn starts_with_count(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && text.get(digits..).is_some_and(|rest| rest.starts_with([' ', 'x', 'X']))
}

fn lines(cell: &str) -> Vec<&str> {
    if cell.len() > LONGEST {
        return vec![cell.trim()];
    }
    cell.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// A count such as `12`, `12x` or `12 no.`.
fn is_count(line: &&str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit()) && line.len() <= LONGEST_COUNT && !line.contains(['/', ':', '.'])
}

/// Whether a line has words, one of which may be a model or a name.
fn is_item(line: &&str) -> bool {
    line.chars().filter(|c| c.is_alphabetic()).count() >= 2 && line.chars().count() >= 4
}

fn is_number(line: &str) -> bool {
    line.contains(|c: char| c.is_ascii_digit()) && !line.contains(|c: char| c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_bring_only_a_model_go_on() {
        let cells =
            |texts: &[&'static str]| -> Vec<(usize, &'static str)> { texts.iter().copied().enumerate().collect() };
        let before = cells(&["1", "14", "Mobotix 4MP fixed dome camera", "120"]);
        for (row, wanted) in [
            (&["", "", "M73-138 white", ""][..], Some(2)),
            (&["", "", "Model DS-7524NXI-K2"], Some(2)),
            (&["", "", "complete with bracket"], Some(2)),
            (&["", "", "ACCESS CONTROL"], None),
            (&["", "", "Phase 2"], None),
            (&["", "", "4 x DS-7524NXI-K2"], None),
            (&["M73-138", "", ""], None),
            (&["2", "", "M73-138"], None),
        ] {
            assert_eq!(goes_on_in(&before, &cells(row)), wanted, "{row:?}");
        }
        let whole = cells(&["1", "14", "Mobotix M73-138", "120"]);
        assert_eq!(goes_on_in(&whole, &cells(&["", "", "DS-7524NXI-K2"])), None);
    }

    #[test]
    fn lines_of_cells_are_rows() {
        let shown = |cells: &[&str]| {
            let cells: Vec<(usize, &str)> = cells.iter().copied().enumerate().collect();
            rows_in_cells(&cells).map(|rows| {
                let row = |row: &Vec<(usize, String)>| {
                    row.iter().map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join("|")
                };
                rows.iter().map(row).collect::<Vec<_>>().join("/")
            })
        };
        for (cells, wanted) in [
            (&["3\n14", "Axis P3245\nTiandy TC-C35"][..], Some("3|Axis P3245/14|Tiandy TC-C35")),
            (&["Depot", "3\n14", "Axis P3245\nBosch N1"], Some("Depot|3|Axis P3245/Depot|14|Bosch N1")),
            (&["1", "3\r\n14\r\n2", "Axis\nBosch\nDahua"], Some("1|3|Axis/14|Bosch/2|Dahua")),
            // None of these is several items: a description of one item, an address, headings, times.
            (&["3", "Axis P3245\nwith bracket"], None),
            (&["3\n4", "Axis P3245\nwith bracket\nand box"], None),
            (&["Unit\nprice", "Whole\nprice"], None),
            (&["10:30\n11:00", "Axis talk\nBosch talk"], None),
            (&["3\n4", "5\n6"], None),
            (&["3", "Axis"], None),
        ] {
            assert_eq!(shown(cells).as_deref(), wanted, "{cells:?}");
        }
        let long = format!("{}\nb", "a".repeat(10_000));
        assert_eq!(rows_in_cells(&[(0, "1\n2"), (1, long.as_str())]), None);
    }
}
