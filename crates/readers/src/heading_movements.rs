//! Headings recognised by what becomes of kit (it comes, goes or was disposed of), in the words of people who move it.

use super::heading_words::HeadingWords;
use vendor_list::heading_words::HeadingSays as Says;
use vendor_text::Column;

impl HeadingWords {
    /// Which kit a heading names with two words side by side at its end, or at its start if only fillers follow.
    pub(super) fn by_movement(&self, words: &[&str]) -> Option<Column> {
        let [first, second] = words.get(words.len().checked_sub(2)?..)? else { return None };
        let has = |words: &[String], wanted: &str| words.iter().any(|word| word == wanted);
        let found = self.movements.iter().find(|(_, firsts, seconds)| has(firsts, first) && has(seconds, second));
        found.map(|(column, ..)| *column)
    }

    /// Whether a heading speaks of kit that comes, goes or stays without naming it: “Still to come out”.
    pub fn speaks_of_movement(&self, heading: &str) -> bool {
        heading.split(' ').any(|word| {
            let says = self.of_word(word);
            self.is(word, Says::Moves)
                || self.is(word, Says::Disposed)
                || matches!(
                    says,
                    Some(Says::Before | Says::After | Says::Leaving | Says::Stays | Says::Now | Says::Put)
                )
        })
    }

    /// Whether a heading asks when kit went: “Disposed on”, “Date removed”, “Disp.”.
    pub(super) fn asks_when_it_went(&self, words: &[&str]) -> bool {
        let asks = |word: &&str| matches!(*word, "DATE" | "WHEN" | "YEAR" | "YR" | "ON" | "OF" | "THE" | "IT" | "WAS");
        let (mut went, mut other) = (0, 0);
        for word in words {
            if self.is(word, Says::Disposed) {
                went += 1;
            } else if asks(word) {
                other += 1;
            } else {
                return false;
            }
        }
        went == 1 && (other > 0 || matches!(words, ["DISP" | "DISPOSED"]))
    }
}

#[cfg(test)]
mod tests {
    use crate::heading_words::HeadingWords;
    use crate::list_columns;
    use vendor_text::Column;

    #[test]
    fn headings_tell_what_becomes_of_kit() {
        let words = HeadingWords::new(&list_columns::read());
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
            assert_eq!(words.column(heading), said, "{heading}");
        }
    }
}
