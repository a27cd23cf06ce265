//! Headings that no list knows, and whose words are not all known: what they are most likely about. A guess is made
//! only in a row that is the heading row by other signs, because cells of data contain such words too.

use super::heading_words::HeadingWords;
use vendor_list::heading_words::HeadingSays as Says;
use vendor_text::Column;

impl HeadingWords {
    /// What a folded heading is most likely about.
    pub fn guess(&self, heading: &str) -> Option<Column> {
        let words: Vec<&str> = heading.split(' ').collect();
        let has = |wanted: Says| words.iter().any(|word| self.of_word(word) == Some(wanted));
        let in_a_row = |first: &str, second: &str| words.windows(2).any(|pair| pair == [first, second]);
        if has(Says::Date) || words.iter().any(|word| self.is(word, Says::Otherwise)) {
            return None;
        }
        // “If swap, for what”.
        if in_a_row("FOR", "WHAT") || in_a_row("WITH", "WHAT") {
            return Some(Column::Successor);
        }
        // “Put in by”, “looked after by”.
        if words.len() > 1 && words.last() == Some(&"BY") {
            return Some(Column::Around);
        }
        // “Whose make” is about the maker, whatever else the heading says.
        if has(Says::Maker)
            && !has(Says::By)
            && ![Says::Before, Says::After, Says::Leaving, Says::Stays].into_iter().any(has)
        {
            return Some(if has(Says::Model) { Column::MakeModel } else { Column::Make });
        }
        if matches!(words.as_slice(), ["SET" | "WHAT"] | ["WHAT", "IT", "IS"] | ["WHAT", "IS", "IT"]) {
            return Some(Column::Description);
        }
        if matches!(words.as_slice(), ["HOW", "IS", "IT"]) {
            return Some(Column::Status);
        }
        let class = |column: &Column| match column {
            Column::Notes => has(Says::Notes),
            Column::Action => has(Says::Action) || in_a_row("TO", "DO") || words == ["NEXT"],
            Column::Status => has(Says::Status),
            Column::Around => has(Says::Party),
            _ => has(Says::Place),
        };
        let decided = self
            .likely
            .iter()
            .find(|(column, known)| class(column) || words.iter().any(|word| known.iter().any(|known| known == word)));
        if let Some((column, _)) = decided {
            return Some(*column);
        }
        if words.iter().any(|word| self.is(word, Says::Thing)) {
            return Some(Column::Description);
        }
        let names_kit = words.iter().any(|word| matches!(*word, "KIT" | "EQUIPMENT" | "HARDWARE"));
        let is_there = |word: &str| {
            matches!(word, "THERE" | "UP" | "INSTALLED" | "IN")
                || (words.contains(&"IS") && self.of_word(word) == Some(Says::Now))
        };
        let asks_what = words.contains(&"WHAT") && words.iter().any(|word| is_there(word));
        let says_when = [Says::Before, Says::After, Says::Leaving, Says::Stays].into_iter().any(has);
        let is_now = words.last() == Some(&"NOW") && words.len() <= 2;
        ((names_kit || asks_what || is_now) && !says_when).then_some(Column::MakeModel)
    }
}

#[cfg(test)]
mod tests {
    use crate::heading_words::HeadingWords;
    use crate::list_columns;
    use vendor_text::Column;

    #[test]
    fn headings_of_unknown_words_are_guessed() {
        let words = HeadingWords::new(&list_columns::read());
        for (heading, wanted) in [
            ("WHAT S UP THERE", Some(Column::MakeModel)),
            ("KIT ON WALL", Some(Column::MakeModel)),
            ("WHAT IS ON THE POST TODAY", Some(Column::MakeModel)),
            ("WHAT WE HOLD NOW", None),
            ("TO DO", Some(Column::Action)),
            ("KEEP BIN SWAP", Some(Column::Action)),
            ("AGREED ACTION", Some(Column::Action)),
            ("STATUS MAR 26", Some(Column::Status)),
            ("EFM COMMENT", Some(Column::Notes)),
            ("ANYTHING ELSE", Some(Column::Notes)),
            ("FREE TEXT", Some(Column::Notes)),
            ("WHOSE JOB", Some(Column::Around)),
            ("WHO PUT IT IN", Some(Column::Around)),
            ("LOOKED AFTER BY", Some(Column::Around)),
            ("FITTED SUPPLIED BY", Some(Column::Around)),
            ("FINANCE NOTE", Some(Column::Notes)),
            ("ROAD JUNCTION", Some(Column::Location)),
            ("IF SWAP FOR WHAT", Some(Column::Successor)),
            ("IN NOW", Some(Column::MakeModel)),
            ("WHOSE MAKE", Some(Column::Make)),
            ("THING", Some(Column::Description)),
            ("HOW IS IT", Some(Column::Status)),
            ("JOTTINGS", Some(Column::Notes)),
            ("SNAGS CHAT", Some(Column::Notes)),
            ("LAST VISIT", None),
            ("PREVIOUS INSPECTION", None),
            ("REPLACEMENT COST", None),
            ("KIT NO", None),
            ("CHG REF", None),
            ("LENS", None),
        ] {
            assert_eq!(words.guess(heading), wanted, "{heading}");
        }
    }
}
