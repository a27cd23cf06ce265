//! What a visit found on a piece: it is looked up in place of what the register says of make, model and network card. The
//! register's own words stay beside it, and so does what earlier visits found.

use crate::identify::{self, Identified};
use serde::{Deserialize, Serialize};
use vendor_list::Index;
use vendor_text::secrets;
use vendor_text::{Cell, Column, Date, Line};

/// What was read off a piece on one visit. Everything is as typed; secrets are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    /// The day of the visit.
    pub on: Date,
    /// The make.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub make: String,
    /// The model number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub model: String,
    /// The address of the network card.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mac: String,
    /// The name of the photograph, which stays with the user.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub photograph: String,
}

/// The number of hexadecimal digits in the address of a network card.
const MAC_DIGITS: usize = 12;

/// The columns that a finding on site replaces.
const READ_OFF: [Column; 3] = [Column::Make, Column::Model, Column::Mac];

impl Found {
    /// What was typed, tidied.
    ///
    /// # Errors
    /// When nothing was typed, in plain English.
    pub fn new(on: Date, [make, model, mac, photograph]: [&str; 4]) -> Result<Self, &'static str> {
        let tidied = |words: &str| secrets::without(&words.split_whitespace().collect::<Vec<_>>().join(" "));
        let [make, model, mac, photograph] = [make, model, mac, photograph].map(tidied);
        if [&make, &model, &mac].iter().all(|part| part.is_empty()) {
            return Err("Enter the make, the model or the MAC address that was read off it.");
        }
        let digits: Vec<char> = mac.chars().filter(|c| !matches!(c, ':' | '-' | '.' | ' ')).collect();
        if !mac.is_empty() && (digits.len() != MAC_DIGITS || !digits.iter().all(char::is_ascii_hexdigit)) {
            return Err(
                "A MAC address has 12 digits and letters A to F, such as 28:57:BE:12:34:56. Enter all of it, or leave it empty.",
            );
        }
        Ok(Self { on, make, model, mac, photograph })
    }

    /// The day of a visit, as typed.
    ///
    /// # Errors
    /// When it is not a day, or has not come yet, in plain English.
    pub fn seen_on(typed: &str, today: Date) -> Result<Date, &'static str> {
        let day: Date = typed.trim().parse().map_err(|_| "Enter the day of the visit.")?;
        if day > today {
            Err("The day of the visit is in the future. Enter the day on which it was seen.")
        } else {
            Ok(day)
        }
    }

    /// In words: `Found 30 November 2026: Hikvision, DS-2CD2143G2-I; photograph depot-4.jpg`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let parts = [&self.make, &self.model, &self.mac].map(String::as_str);
        let read = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let photograph =
            if self.photograph.is_empty() { String::new() } else { format!("; photograph {}", self.photograph) };
        format!("Found {}: {read}{photograph}", self.on.in_words())
    }

    /// The register's line with what was found added at its end, and what is identified in that. The site, the place
    /// and everything else are still the register's.
    #[must_use]
    pub fn on_line(&self, index: &Index, line: &Line, as_registered: &Identified) -> (Line, Identified) {
        let mut found = Line::new(line.place.clone(), String::new());
        for (column, words) in READ_OFF.into_iter().zip([&self.make, &self.model, &self.mac]) {
            if words.is_empty() {
                continue;
            }
            if !found.text.is_empty() {
                found.text.push_str(BETWEEN);
            }
            let start = found.text.len();
            found.text.push_str(words);
            found.cells.push(Cell { start, end: found.text.len(), column });
        }
        let mut identified = identify::identify(index, &found.text, &found.cells);
        identified.equipment = identified.equipment.or(as_registered.equipment);
        let before = line.text.len() + BETWEEN.len();
        for evidence in identified.findings.iter_mut().flat_map(|finding| &mut finding.evidence) {
            (evidence.start, evidence.end) = (evidence.start + before, evidence.end + before);
        }
        let kept = line.cells.iter().filter(|cell| !READ_OFF.contains(&cell.column)).cloned();
        let moved =
            found.cells.into_iter().map(|cell| Cell { start: cell.start + before, end: cell.end + before, ..cell });
        let cells = kept.chain(moved).collect();
        (Line { text: format!("{}{BETWEEN}{}", line.text, found.text), cells, ..line.clone() }, identified)
    }
}

/// What stands between the cells of a row.
const BETWEEN: &str = " | ";

#[cfg(test)]
mod tests {
    use super::*;

    /// A visit is often entered days after it was made.
    #[test]
    fn a_visit_has_the_day_on_which_it_was_made() {
        let today = "2026-11-30".parse().unwrap();
        assert_eq!(Found::seen_on("2026-11-24", today), Ok("2026-11-24".parse().unwrap()));
        assert_eq!(Found::seen_on("2026-11-30", today), Ok(today));
        for typed in ["", "2026-12-01", "24/11"] {
            assert!(Found::seen_on(typed, today).is_err(), "{typed}");
        }
    }
}
