//! Cells for spreadsheets: one guard against formulas for every table that is written.

/// A cell that no spreadsheet takes for a formula: a leading sign that would begin one is quoted with
/// an apostrophe (OWASP, "CSV Injection").
#[must_use]
pub fn plain(text: &str) -> String {
    if begins_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// Whether a spreadsheet would take a text for a formula when somebody types it into a cell.
#[must_use]
pub fn begins_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula() {
        for (text, wanted) in [
            ("=1+1", "'=1+1"),
            ("  =1+1", "'  =1+1"),
            ("+44 20", "'+44 20"),
            ("-2", "'-2"),
            ("@cmd", "'@cmd"),
            ("＝1", "'＝1"),
            ("\tx", "'\tx"),
            ("DS-2CD", "DS-2CD"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(plain(text), wanted, "{text:?}");
        }
    }
}
