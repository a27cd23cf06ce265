//! What codes and signs in a table stand for: codes that a line above the table explains (“L = live, D = due out”), and
//! ticks, which say what their heading says (“✓” under “Already out”).

use super::headings::Headings;
use vendor_text::Column;

/// A code and what it means, as the file says it.
pub type Code = (String, String);

/// The longest code, in letters and digits.
const LONGEST_CODE: usize = 6;
/// Most words of a meaning.
const MOST_WORDS: usize = 6;
/// The fewest codes in a line that explains codes.
const FEWEST: usize = 2;

/// The codes that a line explains, if it explains several: “INUS in use; SCRP scrapped”, “Key: L = live   X = out”.
#[must_use]
pub fn explained(line: &str) -> Vec<Code> {
    let wide = line.replace('\t', "  ").replace(" / ", ";");
    let parts: Vec<&str> = wide
        .split([';', ',', '|'])
        .flat_map(|part| part.split("  "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let codes: Vec<Code> = parts.iter().filter_map(|part| code(part)).collect();
    // A sentence that contains a short word in capitals explains no codes.
    if codes.len() >= FEWEST && 2 * codes.len() > parts.len() { codes } else { Vec::new() }
}

/// The codes that a row explains above the rows of its table: in one cell or two, or one code in each of its cells.
#[must_use]
pub fn explained_in_row<T: AsRef<str>>(cells: &[(usize, T)]) -> Vec<Code> {
    const MOST_CELLS: usize = 2;
    let filled = || cells.iter().map(|(_, cell)| cell.as_ref().trim()).filter(|cell| !cell.is_empty());
    if filled().count() <= MOST_CELLS {
        return filled().flat_map(explained).collect();
    }
    // “KEY | L = live | W = waiting to be lifted”: what stands first may be a title.
    let mut filled = filled();
    let first = filled.next().and_then(code);
    let others: Option<Vec<Code>> = filled.map(code).collect();
    others.map_or_else(Vec::new, |others| first.into_iter().chain(others).collect())
}

fn code(part: &str) -> Option<Code> {
    let signs = ["=", " - ", " – ", ": "];
    let split = signs.iter().find_map(|sign| part.rsplit_once(sign));
    let (before, meaning) = split.or_else(|| {
        let (code, meaning) = part.split_once(' ')?;
        meaning.starts_with(char::is_lowercase).then_some((code, meaning))
    })?;
    // “St: L”, “Key L”: what comes before the first code says what the codes are about.
    let code = before.split_whitespace().next_back()?.trim_end_matches(')').trim_start_matches('(');
    let meaning = meaning.trim().trim_end_matches(['.', ')']);
    let is_code = (1..=LONGEST_CODE).contains(&code.chars().count())
        && code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && code.contains(|c: char| c.is_ascii_uppercase());
    let words = meaning.split_whitespace().count();
    let is_meaning = (1..=MOST_WORDS).contains(&words) && meaning.contains(char::is_lowercase);
    (is_code && is_meaning).then(|| (code.to_owned(), meaning.to_owned()))
}

/// The meaning of a cell that consists of a code, perhaps with a day: “PC 14 Jun”.
#[must_use]
pub fn meaning<'c>(codes: &'c [Code], cell: &str) -> Option<&'c str> {
    let is_code = |code: &str| {
        let rest = cell.strip_prefix(code);
        rest.is_some_and(|rest| {
            rest.is_empty() || (rest.starts_with(' ') && rest.bytes().any(|byte| byte.is_ascii_digit()))
        })
    };
    codes.iter().find(|(code, _)| is_code(code)).map(|(_, meaning)| meaning.as_str())
}

/// Whether a cell is nothing but a tick, or “yes”.
#[must_use]
pub fn is_tick(cell: &str) -> bool {
    matches!(cell, "✓" | "✔" | "☑" | "☒" | "x" | "X" | "•" | "●")
        || ["yes", "y"].iter().any(|yes| cell.eq_ignore_ascii_case(yes))
}

/// Whether a cell is nothing but a cross that says no, or “no”.
#[must_use]
pub fn is_cross(cell: &str) -> bool {
    matches!(cell, "✗" | "✘" | "✕" | "✖" | "❌")
        || ["no", "n", "not yet"].iter().any(|no| cell.eq_ignore_ascii_case(no))
}

/// Whether a cell is nothing but a small count. A year is none.
#[must_use]
pub fn is_count(cell: &str) -> bool {
    (1..=3).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a tick under a heading says what becomes of kit: “Stays”, “Still to come out”, “To be supplied”.
#[must_use]
pub fn ticks_tell(headings: &Headings, heading: &str, holds: Column) -> bool {
    let of_kit = matches!(
        holds,
        Column::Previous | Column::Leaving | Column::Staying | Column::Successor | Column::Disposed | Column::Status
    );
    of_kit || (holds == Column::Other && headings.speaks_of_movement(heading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_explained_in_many_ways() {
        let codes =
            |line: &str| explained(line).into_iter().map(|(code, means)| format!("{code}={means}")).collect::<Vec<_>>();
        for (line, wanted) in [
            ("St: L = live   D = due out   X = out", vec!["L=live", "D=due out", "X=out"]),
            (
                "INUS in use; TBRM to be removed; SCRP scrapped",
                vec!["INUS=in use", "TBRM=to be removed", "SCRP=scrapped"],
            ),
            ("Key: A - active, R - retired.", vec!["A=active", "R=retired"]),
            ("U: in use | O: on order", vec!["U=in use", "O=on order"]),
            // These explain nothing.
            ("Directorate: Environment", vec![]),
            ("CCTV cameras and recorders, kept by IT", vec![]),
            ("Issue F, April 2026", vec![]),
            ("ALDERMOOR TOWN COUNCIL", vec![]),
            ("Hikvision DS-2CD2143G2-I; Axis P3265", vec![]),
        ] {
            assert_eq!(codes(line), wanted, "{line}");
        }
    }

    #[test]
    fn codes_are_explained_one_in_a_cell() {
        let row = |cells: &[&str]| {
            let cells: Vec<(usize, &str)> = cells.iter().copied().enumerate().collect();
            explained_in_row(&cells).into_iter().map(|(code, means)| format!("{code}={means}")).collect::<Vec<_>>()
        };
        assert_eq!(
            row(&["KEY", "L = live and staying", "D = done away with", "T = third party's, leave alone"]),
            ["L=live and staying", "D=done away with", "T=third party's, leave alone"]
        );
        assert_eq!(row(&["Key: A - active, R - retired.", ""]), ["A=active", "R=retired"]);
        assert!(row(&["J001", "High St", "CCTV dome", "Hikvision DS-2DE4425", "L"]).is_empty());
        assert!(row(&["A - front", "B - rear", "C", "5"]).is_empty());
    }

    #[test]
    fn a_tick_says_what_its_heading_says_of_kit() {
        let headings = Headings::new(&crate::list_columns::read());
        for heading in ["Still to come out", "Already out", "To be supplied", "Gone", "On order"] {
            assert!(ticks_tell(&headings, heading, Column::Other), "{heading}");
        }
        for heading in ["PAT tested", "PoE", "Infra-red", "Insured", "Outdoor"] {
            assert!(!ticks_tell(&headings, heading, Column::Other), "{heading}");
        }
        assert!(ticks_tell(&headings, "Stays", Column::Staying) && !ticks_tell(&headings, "Make", Column::Make));
    }
}
