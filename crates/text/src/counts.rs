//! Numbers as they are written in sentences.

/// A number with its noun, in the singular or the plural.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number as u64), if number == 1 { one } else { many })
}

/// A number with commas between its thousands.
#[must_use]
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_sentences() {
        for (number, wanted) in
            [(0, "0 lines"), (1, "1 line"), (999, "999 lines"), (1_000, "1,000 lines"), (1_234_567, "1,234,567 lines")]
        {
            assert_eq!(count(number, "line", "lines"), wanted);
        }
    }
}
