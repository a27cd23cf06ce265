//! Formulas that no program has calculated yet: their cells show nothing, although they may name a maker.

/// Functions whose result is a number or a date.
const NUMERIC: [&str; 46] = [
    "SUM",
    "SUMIF",
    "SUMIFS",
    "SUMPRODUCT",
    "SUBTOTAL",
    "COUNT",
    "COUNTA",
    "COUNTBLANK",
    "COUNTIF",
    "COUNTIFS",
    "AVERAGE",
    "AVERAGEIF",
    "AVERAGEIFS",
    "MEDIAN",
    "MIN",
    "MAX",
    "LARGE",
    "SMALL",
    "RANK",
    "ROUND",
    "ROUNDUP",
    "ROUNDDOWN",
    "INT",
    "ABS",
    "MOD",
    "POWER",
    "SQRT",
    "PRODUCT",
    "CEILING",
    "FLOOR",
    "PI",
    "RAND",
    "RANDBETWEEN",
    "TODAY",
    "NOW",
    "DATE",
    "YEAR",
    "MONTH",
    "DAY",
    "DAYS",
    "EDATE",
    "EOMONTH",
    "DATEDIF",
    "ROW",
    "ROWS",
    "LEN",
];

/// What has been found in the formulas of a sheet.
#[derive(Debug, Default)]
pub struct Formulas {
    all: usize,
    zero: usize,
    /// Formulas without a value that may give a text.
    lost: usize,
    may_be_text: usize,
    /// Formulas whose value lacks words that they contain.
    pub stale: usize,
    /// Whether the last formula that was written in full may give a text; cells that share it do not repeat it.
    last_may_be_text: bool,
}

impl Formulas {
    /// Takes a formula with the value that its cell holds.
    pub fn take(&mut self, formula: &str, value: Option<&str>) {
        if !formula.trim().is_empty() {
            self.last_may_be_text = may_give_text(formula);
        }
        self.all += 1;
        self.may_be_text += usize::from(self.last_may_be_text);
        self.lost += usize::from(value.is_none() && self.last_may_be_text);
        self.stale += usize::from(value.is_some_and(|value| is_stale(formula, value)));
        self.zero += usize::from(value.is_none_or(|value| value == "0"));
    }

    /// How many formulas were never calculated and may give a text: those without a value; and all of them if each is
    /// zero and the workbook asks to be calculated, because programs that cannot calculate write zeros.
    #[must_use]
    pub fn never_calculated(&self, is_to_calculate: bool) -> usize {
        if is_to_calculate && self.zero == self.all { self.may_be_text } else { self.lost }
    }
}

/// Functions whose result contains every word that is given to them.
const JOINING: [&str; 8] = ["CONCAT", "CONCATENATE", "TEXTJOIN", "UPPER", "LOWER", "PROPER", "TRIM", "T"];

/// Whether a formula contains words, joins them and has a value that lacks them: it was changed after it was
/// calculated.
fn is_stale(formula: &str, value: &str) -> bool {
    let mut between = String::new();
    let mut words = Vec::new();
    for (nth, part) in formula.split('"').enumerate() {
        if nth % 2 == 0 {
            between.push_str(part);
            between.push(' ');
        } else if part.chars().filter(|c| c.is_alphabetic()).count() >= 4 {
            words.push(part.to_lowercase());
        }
    }
    let between = between.trim_start_matches("of:").trim_start_matches(['=', ' ']);
    if words.is_empty() || between.contains(['<', '>', '=']) {
        return false;
    }
    let joins = between.match_indices('(').all(|(at, _)| {
        let before = between.get(..at).unwrap_or_default();
        let name = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        name.is_empty() || JOINING.contains(&name.to_ascii_uppercase().as_str())
    });
    let value = value.to_lowercase();
    joins && words.iter().any(|word| !value.contains(word.trim()))
}

/// Whether a formula may give a text: sums and counts name no maker.
fn may_give_text(formula: &str) -> bool {
    if formula.contains(['"', '&']) {
        return true;
    }
    let mut rest = formula;
    let mut has_functions = false;
    while let Some(at) = rest.find('(') {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let name: String = before.chars().rev().take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '_')).collect();
        let name: String = name.chars().rev().collect::<String>().to_ascii_uppercase();
        has_functions |= !name.is_empty();
        if !name.is_empty() && !NUMERIC.contains(&name.as_str()) {
            return true;
        }
        rest = after.get(1..).unwrap_or_default();
    }
    // "=B3" shows whatever is there; arithmetic gives a number.
    !has_functions
        && !formula
            .trim_start_matches("of:")
            .trim_start_matches(['=', '-', '+'])
            .contains(['+', '-', '*', '/', '^', '%'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_counts_give_no_text() {
        for (formula, is_text) in [
            ("COUNTA(A5:A18)", false),
            ("of:=SUM([.B2:.B9])", false),
            ("A2*B2", false),
            ("ROUND(A2*1.2,2)", false),
            ("B3", true),
            ("=B3", true),
            ("A2&\" \"&B2", true),
            ("VLOOKUP(A2,Models!A:B,2,FALSE)", true),
            ("SUM(A1)+IF(B1,1,2)", true),
        ] {
            assert_eq!(may_give_text(formula), is_text, "{formula}");
        }
    }

    #[test]
    fn a_value_without_the_words_of_its_formula_is_stale() {
        for (formula, value, stale) in [
            ("\"Hik\"&\"vision\"", "Axis", true),
            ("\"Hik\"&\"vision\"", "Hikvision", false),
            ("UPPER(\"vision\")", "VISION", false),
            ("IF(A1=1,\"Hikvision\",\"Axis\")", "Axis", false),
            ("A1=\"Hikvision\"", "TRUE", false),
            ("HYPERLINK(\"https://example.com\",\"price\")", "price", false),
            ("CONCATENATE(A1,\" cameras\")", "4 cameras", false),
        ] {
            assert_eq!(is_stale(formula, value), stale, "{formula}");
        }
    }
}
