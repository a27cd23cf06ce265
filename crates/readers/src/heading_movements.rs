//! Headings told by what becomes of kit: what comes, goes or was disposed of, in the words of people who move it.

use super::heading_words::{Says, of_word};
use vendor_text::Column;

/// What is done to a site, before and after which its kit is another.
const WORKS: [&str; 8] = ["WORKS", "WORK", "UPGRADE", "SWAP", "PROJECT", "SCHEME", "REFIT", "REFURB"];

/// What kit does, in the words of people who move it: “Coming off”, “Going on”, “Taken down”, “In place of”.
pub(super) const MOVEMENTS: &[(Column, &[&str], &[&str])] = &[
    (Column::Leaving, &["COMING", "GOING", "COMES", "GOES", "TAKING"], &["OFF", "OUT", "DOWN", "AWAY"]),
    (Column::Successor, &["COMING", "GOING", "COMES", "GOES", "PUTTING"], &["IN", "ON", "UP", "INSTEAD"]),
    (Column::Previous, &["CAME", "TAKEN", "TOOK", "WENT"], &["OFF", "OUT", "DOWN", "AWAY"]),
    (Column::Leaving, &["BEFORE"], &WORKS),
    (Column::Successor, &["AFTER"], &WORKS),
    (Column::Previous, &["PLACE", "INSTEAD", "LIEU"], &["OF"]),
];

/// Which kit a heading names by two words that stand side by side at its end, or at its start if nothing else is in it but
/// fillers.
pub(super) fn by_movement(words: &[&str]) -> Option<Column> {
    let is_by = |pair: &[&str], verbs: &[&str], where_to: &[&str]| match pair {
        [verb, particle] => verbs.contains(verb) && where_to.contains(particle),
        _ => false,
    };
    let pair = words.get(words.len().checked_sub(2)?..)?;
    MOVEMENTS.iter().find(|(_, verbs, where_to)| is_by(pair, verbs, where_to)).map(|(column, ..)| *column)
}

/// Whether a heading speaks of kit that comes, goes or stays, though it does not name it: “Still to come out”.
pub fn speaks_of_movement(heading: &str) -> bool {
    const MOVES: [&str; 10] =
        ["GONE", "LEFT", "ORDERED", "ORDER", "QUOTED", "SUPPLIED", "SUPPLY", "DELIVERED", "SCRAP", "SPARE"];
    heading.split(' ').any(|word| {
        let says = of_word(word);
        MOVES.contains(&word)
            || DISPOSED.contains(&word)
            || matches!(says, Some(Says::Before | Says::After | Says::Leaving | Says::Stays | Says::Now | Says::Put))
    })
}

/// Words of the past that, beside a day or alone in the accounts, say that kit is no longer there.
pub(super) const DISPOSED: [&str; 9] =
    ["DISPOSED", "DISP", "REMOVED", "RETIRED", "SOLD", "SCRAPPED", "DECOMMISSIONED", "RETURNED", "WITHDRAWN"];

/// Whether a heading asks when kit went: “Disposed on”, “Date removed”, “Disp.”.
pub(super) fn asks_when_it_went(words: &[&str]) -> bool {
    let asks = |word: &&str| matches!(*word, "DATE" | "WHEN" | "YEAR" | "YR" | "ON" | "OF" | "THE" | "IT" | "WAS");
    let (mut went, mut other) = (0, 0);
    for word in words {
        if DISPOSED.contains(word) {
            went += 1;
        } else if asks(word) {
            other += 1;
        } else {
            return false;
        }
    }
    went == 1 && (other > 0 || matches!(words, ["DISP" | "DISPOSED"]))
}

#[cfg(test)]
mod tests {
    use crate::heading_words::column;
    use vendor_text::Column;

    #[test]
    fn headings_tell_what_becomes_of_kit() {
        for (heading, said) in [
            ("REMOVED ON", Some(Column::Disposed)),
            ("DATE REMOVED", Some(Column::Disposed)),
            ("DISPOSED", Some(Column::Disposed)),
            ("DISP", Some(Column::Disposed)),
            ("YEAR SOLD", Some(Column::Disposed)),
            ("WHEN WAS IT SCRAPPED", Some(Column::Disposed)),
            ("COMING OFF", Some(Column::Leaving)),
            ("WHAT IS COMING OUT", Some(Column::Leaving)),
            ("GOING ON", Some(Column::Successor)),
            ("CAMERA GOING IN", Some(Column::Successor)),
            ("CAME OUT", Some(Column::Previous)),
            ("TAKEN DOWN", Some(Column::Previous)),
            ("CAME IN PLACE OF", Some(Column::Previous)),
            ("BEFORE WORKS", Some(Column::Leaving)),
            ("AFTER UPGRADE", Some(Column::Successor)),
            ("REMOVAL DATE", None),
            ("RETURNED", None),
        ] {
            assert_eq!(column(heading), said, "{heading}");
        }
    }
}
