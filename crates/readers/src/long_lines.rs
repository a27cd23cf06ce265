//! Lines far longer than people write: cut into several, at spaces where there are any.

use super::limits::LINE_BYTES;
use super::plain_text::cap;

/// The parts of a long text, each from one byte to another, and none longer than a line may be. Nothing is lost between
/// them but the space at which they were cut.
pub fn parts(text: &str) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        let most = cap(rest, LINE_BYTES);
        let cut = if most.len() == rest.len() { None } else { most.rfind(char::is_whitespace).filter(|at| *at > 0) };
        let end = from + cut.unwrap_or(most.len());
        parts.push((from, end));
        from = end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_lose_nothing() {
        let words = "Hikvision dome, ".repeat(5_000);
        let found: Vec<&str> = parts(&words).iter().filter_map(|(from, to)| words.get(*from..*to)).collect();
        assert!(found.len() > 2 && found.iter().all(|part| part.len() <= LINE_BYTES));
        assert_eq!(found.concat(), words);
        assert_eq!(found.iter().map(|part| part.matches("Hikvision").count()).sum::<usize>(), 5_000);
        // A word of any length is cut too.
        let signs = "é".repeat(LINE_BYTES);
        assert!(parts(&signs).iter().all(|(from, to)| to - from <= LINE_BYTES && signs.get(*from..*to).is_some()));
        assert_eq!(parts("short"), [(0, 5)]);
    }
}
