//! Two tables side by side in one sheet: the headings of the first one are repeated after an empty column.

use crate::headings::{Heading, Headings};
use vendor_text::Column;

/// The column in which the second of two tables begins, if a row has the headings of both.
#[must_use]
pub fn second_table<T: AsRef<str>>(headings: &Headings, cells: &[(usize, T)]) -> Option<usize> {
    let filled: Vec<(usize, &str)> =
        cells.iter().map(|(at, cell)| (*at, cell.as_ref())).filter(|(_, cell)| !cell.trim().is_empty()).collect();
    let gap = filled.windows(2).find_map(|two| match two {
        [(left, _), (right, _)] if *right > left + 1 => Some(*right),
        _ => None,
    })?;
    let known = |is_second: bool| -> Vec<Column> {
        let part = filled.iter().filter(|(at, _)| (*at >= gap) == is_second);
        let known = part.filter_map(|(_, cell)| match headings.column(cell) {
            Some(Heading::Column(column)) => Some(column),
            _ => None,
        });
        known.collect()
    };
    let (first, second) = (known(false), known(true));
    let alike = second.iter().filter(|column| **column != Column::Other && first.contains(column)).count();
    (alike >= 2).then_some(gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_come_again_begin_a_second_table() {
        let headings = Headings::new(&crate::list_columns::read());
        let second = |texts: &[&str]| {
            let cells: Vec<(usize, &str)> = texts.iter().copied().enumerate().collect();
            second_table(&headings, &cells)
        };
        for (texts, wanted) in [
            (&["Make", "Model", "Qty", "", "Make", "Model", "Qty"][..], Some(4)),
            (&["Site", "Make", "Model", "", "", "Site", "Make", "Model"], Some(5)),
            (&["Make", "Model", "", "Notes", "Site"], None),
            (&["Make", "Model", "Qty", "Make", "Model"], None),
            (&["Axis", "P1", "", "Axis", "P1"], None),
            (&[], None),
        ] {
            assert_eq!(second(texts), wanted, "{texts:?}");
        }
    }
}
