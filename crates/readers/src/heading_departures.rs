//! Headings that ask when or how kit left: “Date out”, “Disposal date”, “Route out”, “Method of disposal”.

use super::heading_words::HeadingWords;
use vendor_list::heading_words::HeadingSays as Says;

impl HeadingWords {
    /// Whether a folded heading asks only when kit leaves or left: a day under it is the day on which the kit went.
    pub fn asks_when_it_leaves(&self, heading: &str) -> bool {
        self.asks_of_leaving(heading, |word| {
            self.of_word(word) == Some(Says::Date) || matches!(word, "ON" | "OF" | "THE" | "IT" | "WAS" | "ACTUAL")
        })
    }

    /// Whether a folded heading asks how kit leaves or left: a cell under it names the way in which the kit went.
    pub fn asks_how_it_leaves(&self, heading: &str) -> bool {
        let asks_how = |word: &str| self.is(word, Says::Manner);
        heading.split(' ').any(asks_how)
            && self.asks_of_leaving(heading, |word| asks_how(word) || matches!(word, "OF" | "THE" | "IT" | "WAS"))
    }

    /// Whether each word of a heading is one of leaving or one that asks of it, and some word is one of leaving.
    fn asks_of_leaving(&self, heading: &str, asks: impl Fn(&str) -> bool) -> bool {
        let leaves = |word: &str| {
            self.of_word(word) == Some(Says::Leaving) || self.is(word, Says::Disposed) || self.is(word, Says::Departs)
        };
        heading.split(' ').any(leaves) && heading.split(' ').all(|word| leaves(word) || asks(word))
    }

    /// Whether a heading puts the fitting of kit into the future: “What will be fitted”, “What will be / was put up”.
    pub(super) fn will_be_put(&self, words: &[&str]) -> bool {
        let puts = |word: &str| self.of_word(word) == Some(Says::Put) || word == "PUT";
        let beside = |word: &str| {
            matches!(self.of_word(word), Some(Says::Filler | Says::Kit | Says::Maker | Says::Model))
                || matches!(word, "WAS" | "UP" | "IN" | "ON")
        };
        words.iter().any(|word| matches!(*word, "WILL" | "SHALL"))
            && words.iter().any(|word| puts(word))
            && words.iter().all(|word| puts(word) || beside(word))
    }

    /// Whether a folded heading is one of a book of loans, in which what goes out comes back.
    pub fn speaks_of_loans(&self, heading: &str) -> bool {
        heading.split(' ').any(|word| self.is(word, Says::Lends))
    }
}

#[cfg(test)]
mod tests {
    use crate::heading_words::HeadingWords;
    use crate::list_columns;

    #[test]
    fn headings_ask_when_and_how_kit_left() {
        let words = HeadingWords::new(&list_columns::read());
        for heading in [
            "DATE OUT",
            "OUT",
            "DISPOSAL DATE",
            "DATE OF DISPOSAL",
            "REMOVAL DATE",
            "REMOVED",
            "DATE GONE",
            "LEFT ON",
            "ACTUAL OUT",
            "DECOMMISSION DATE",
            "YEAR SCRAPPED",
        ] {
            assert!(words.asks_when_it_leaves(heading), "{heading}");
        }
        for heading in [
            "DATE IN",
            "OUT OF SERVICE",
            "PLANNED REMOVAL",
            "REMOVAL DUE",
            "REPLACEMENT DATE",
            "PREVIOUS VISIT",
            "DATE",
            "OLD INSTALL DATE",
            "REMOVED MAKE",
            "DISPOSAL COST",
            "REMOVED BY",
        ] {
            assert!(!words.asks_when_it_leaves(heading), "{heading}");
        }
        for heading in ["ROUTE OUT", "DISPOSAL ROUTE", "METHOD OF DISPOSAL", "DISPOSAL METHOD", "HOW DISPOSED"] {
            assert!(words.asks_how_it_leaves(heading), "{heading}");
        }
        for heading in ["ROUTE", "METHOD", "DISPOSAL", "BUS ROUTE", "HOW", "CABLE ROUTE OUT"] {
            assert!(!words.asks_how_it_leaves(heading), "{heading}");
        }
    }
}
