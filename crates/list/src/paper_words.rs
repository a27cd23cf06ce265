//! Words by which papers and tables show what a line is (a heading, a title) or that a cell says nothing: those of the
//! list, ready to be looked up.

use super::acts::ActWords;
use super::word_lists::WordLists;
use rustc_hash::FxHashSet;
use vendor_text::words;

/// The words of papers and tables.
#[derive(Debug)]
pub struct PaperWords {
    acts: ActWords,
    make_labels: FxHashSet<String>,
    heading_nouns: FxHashSet<String>,
    paper_titles: FxHashSet<String>,
    unknown_makes: FxHashSet<String>,
    no_makes: FxHashSet<String>,
    nothing_to_say: FxHashSet<String>,
    no_successor: FxHashSet<String>,
    done_statuses: Vec<String>,
    works_done: Vec<String>,
    pending_statuses: Vec<String>,
    stalled_statuses: Vec<String>,
    coming_statuses: Vec<String>,
    staying_words: FxHashSet<String>,
    state_labels: FxHashSet<String>,
    earlier_words: FxHashSet<String>,
    stand_ins: FxHashSet<String>,
    taking_away: FxHashSet<String>,
    unchanged: Vec<String>,
    recipient_words: Vec<String>,
    spare_words: FxHashSet<String>,
    beside_spare_words: FxHashSet<String>,
    total_words: Vec<String>,
    street_words: FxHashSet<String>,
    numbered_things: FxHashSet<String>,
    counted_parts: FxHashSet<String>,
    mark_words: FxHashSet<String>,
    name_bearers: FxHashSet<String>,
    units_of_measure: FxHashSet<String>,
    reference_prefixes: FxHashSet<String>,
}

impl PaperWords {
    /// The words of a list.
    #[must_use]
    pub fn new(lists: &WordLists) -> Self {
        let folded = |texts: &[String]| texts.iter().map(|text| words::folded_phrase(text)).collect();
        let as_plain = |texts: &[String]| texts.iter().map(|text| plain(text)).collect();
        let phrases = |texts: &[String]| texts.iter().map(|text| words::folded_phrase(text)).collect();
        Self {
            acts: ActWords::new(lists),
            recipient_words: phrases(&lists.recipient_words),
            spare_words: folded(&lists.spare_words),
            beside_spare_words: folded(&lists.beside_spare_words),
            total_words: phrases(&lists.total_words),
            make_labels: folded(&lists.make_labels),
            heading_nouns: folded(&lists.heading_nouns),
            paper_titles: folded(&lists.paper_titles),
            unknown_makes: as_plain(&lists.unknown_makes),
            no_makes: as_plain(&lists.no_makes),
            nothing_to_say: as_plain(&lists.nothing_to_say),
            no_successor: as_plain(&lists.no_successor),
            done_statuses: phrases(&lists.done_statuses),
            works_done: phrases(&lists.works_done),
            pending_statuses: phrases(&lists.pending_statuses),
            stalled_statuses: phrases(&lists.stalled_statuses),
            coming_statuses: phrases(&lists.coming_statuses),
            state_labels: folded(&lists.state_labels),
            staying_words: lists.staying_words.iter().cloned().collect(),
            earlier_words: lists.earlier_words.iter().cloned().collect(),
            stand_ins: lists.stand_ins.iter().cloned().collect(),
            taking_away: folded(&lists.taking_away),
            unchanged: lists.unchanged.clone(),
            street_words: folded(&lists.street_words),
            numbered_things: folded(&lists.numbered_things),
            counted_parts: folded(&lists.counted_parts),
            mark_words: folded(&lists.mark_words),
            name_bearers: folded(&lists.name_bearers),
            units_of_measure: lists.units_of_measure.iter().cloned().collect(),
            reference_prefixes: lists.reference_prefixes.iter().cloned().collect(),
        }
    }

    /// The words of acts.
    #[must_use]
    pub fn acts(&self) -> &ActWords {
        &self.acts
    }

    /// Whether a text consists of words that announce a make before a colon.
    #[must_use]
    pub fn announces_make(&self, text: &str) -> bool {
        is_made_of(text, &self.make_labels)
    }

    /// Whether a text consists of words for many things and small words between them.
    #[must_use]
    pub fn names_many(&self, text: &str) -> bool {
        is_made_of(text, &self.heading_nouns)
    }

    /// Whether a folded word opens the title of a paper.
    #[must_use]
    pub fn opens_title(&self, word: &str) -> bool {
        self.paper_titles.contains(word)
    }

    /// Whether a cell of the make says that nobody knows it.
    #[must_use]
    pub fn says_unknown_make(&self, cell: &str) -> bool {
        self.unknown_makes.contains(&plain(cell))
    }

    /// Whether a cell of the make says that there is none, or more than one.
    #[must_use]
    pub fn says_no_make(&self, cell: &str) -> bool {
        self.no_makes.contains(&plain(cell))
    }

    /// Whether a remark, a status or an action says that there is nothing to say.
    #[must_use]
    pub fn says_nothing(&self, cell: &str) -> bool {
        self.nothing_to_say.contains(&plain(cell))
    }

    /// Whether the first word of a cell for a successor says that there is none.
    #[must_use]
    pub fn opens_no_successor(&self, word: &str) -> bool {
        self.no_successor.contains(&plain(word))
    }

    /// Whether the successor that a cell names for a row's equipment is that equipment again.
    #[must_use]
    pub fn says_unchanged(&self, cell: &str) -> bool {
        let cell = cell.to_lowercase();
        self.unchanged.iter().any(|same| cell.starts_with(same))
    }

    /// Whether a word, in small letters, refers to what a row had before if it stands before a noun.
    #[must_use]
    pub fn means_earlier(&self, word: &str) -> bool {
        self.earlier_words.contains(word)
    }

    /// Whether a word, in small letters, stands in for the name of equipment.
    #[must_use]
    pub fn stands_in(&self, word: &str) -> bool {
        self.stand_ins.contains(word)
    }

    /// Whether a word opens an action that takes equipment away.
    #[must_use]
    pub fn takes_away(&self, word: &str) -> bool {
        self.taking_away.contains(&words::folded_phrase(word))
    }

    /// Whether a text before a firm's name, or the line above it, says that the paper is for that firm.
    #[must_use]
    pub fn announces_recipient(&self, text: &str) -> bool {
        let text = words::folded_phrase(text);
        self.recipient_words.iter().any(|known| *known == text || text.ends_with(&format!(" {known}")))
    }

    /// Whether a part of a cell says that the equipment of its row is a spare, and says nothing else.
    #[must_use]
    pub fn says_spare(&self, cell: &str) -> bool {
        let says = |part: &str| {
            let words = words::folded_words(part);
            words.iter().any(|word| self.spare_words.contains(word))
                && words.iter().all(|word| self.spare_words.contains(word) || self.beside_spare_words.contains(word))
        };
        cell.split([',', ';', '.', ':', '(', ')', '–', '/']).any(says)
    }

    /// Whether a line has a word for a total.
    #[must_use]
    pub fn names_total(&self, text: &str) -> bool {
        let text = format!(" {} ", words::folded_phrase(text));
        self.total_words.iter().any(|known| text.contains(&format!(" {known} ")))
    }

    /// Whether a folded word ends the name of a street.
    #[must_use]
    pub fn ends_street(&self, word: &str) -> bool {
        self.street_words.contains(word)
    }

    /// Whether a folded word names a numbered thing that is not equipment.
    #[must_use]
    pub fn is_numbered_thing(&self, word: &str) -> bool {
        self.numbered_things.contains(word)
    }

    /// Whether a folded word is counted before a heading.
    #[must_use]
    pub fn is_counted_part(&self, word: &str) -> bool {
        self.counted_parts.contains(word)
    }

    /// Whether a folded word before a name shows that the name was read off the thing itself.
    #[must_use]
    pub fn marks(&self, word: &str) -> bool {
        self.mark_words.contains(word)
    }

    /// Whether a folded word is a thing that bears a maker's name, such as a label.
    #[must_use]
    pub fn bears_name(&self, word: &str) -> bool {
        self.name_bearers.contains(word)
    }

    /// Whether the text after a number, in small letters, makes it a measurement.
    #[must_use]
    pub fn is_unit(&self, behind_number: &str) -> bool {
        self.units_of_measure.contains(behind_number)
    }

    /// Whether the text before a number, in small letters, makes it a reference.
    #[must_use]
    pub fn opens_reference(&self, before_number: &str) -> bool {
        self.reference_prefixes.contains(before_number)
    }

    /// Whether the status of a row begins by saying that what was planned is done.
    #[must_use]
    pub fn says_done(&self, status: &str) -> bool {
        begins_with(status, &self.done_statuses)
    }

    /// Whether the status of a row says that works are done, in its own words or in those that its code stands for.
    #[must_use]
    pub fn says_works_done(&self, status: &str) -> bool {
        says(status, &self.works_done)
    }

    /// Whether a word labels the state of works: “Status: closed”.
    #[must_use]
    pub fn labels_a_state(&self, word: &str) -> bool {
        self.state_labels.contains(&words::folded_phrase(word))
    }

    /// Whether a word of a remark, in small letters, says that equipment is there again, or still.
    #[must_use]
    pub fn says_it_stays(&self, word: &str) -> bool {
        self.staying_words.contains(word)
    }

    /// Whether a status says that works are still to be done or to be finished.
    #[must_use]
    pub fn says_pending(&self, status: &str) -> bool {
        says(status, &self.pending_statuses)
    }

    /// Whether a status says that works will not be done, or not for now.
    #[must_use]
    pub fn says_stalled(&self, status: &str) -> bool {
        says(status, &self.stalled_statuses)
    }

    /// Whether a status says that equipment is still to come, and nothing else except a day or a number.
    #[must_use]
    pub fn says_coming(&self, status: &str) -> bool {
        let is = |text: &str| {
            let text = words::folded_phrase(text);
            let rest = self.coming_statuses.iter().find_map(|known| text.strip_prefix(known.as_str()));
            rest.is_some_and(|rest| rest.split(' ').all(|word| !word.starts_with(char::is_alphabetic)))
        };
        is(status) || is(meaning(status))
    }
}

/// The meaning after a code in brackets.
fn meaning(status: &str) -> &str {
    status.rsplit_once('(').map_or("", |(_, meaning)| meaning)
}

/// Whether a status says one of some phrases, in its own words or in those that its code stands for.
fn says(status: &str, phrases: &[String]) -> bool {
    begins_with(status, phrases) || begins_with(meaning(status), phrases)
}

/// Whether a text begins with one of some phrases.
fn begins_with(text: &str, phrases: &[String]) -> bool {
    let text = words::folded_phrase(text);
    let begins = |phrase: &String| {
        text.strip_prefix(phrase.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    phrases.iter().any(begins)
}

/// Whether a text has words, all of which are known.
fn is_made_of(text: &str, known: &FxHashSet<String>) -> bool {
    let words = words::folded_words(text);
    !words.is_empty() && words.iter().all(|word| known.contains(word))
}

/// The letters and digits of a cell, in small letters.
#[must_use]
pub fn plain(cell: &str) -> String {
    cell.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spare_is_one_only_where_nothing_else_is_said() {
        let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let lists = WordLists {
            spare_words: texts(&["spare", "spares", "boxed"]),
            beside_spare_words: texts(&["keep", "in", "stores", "unit"]),
            ..WordLists::default()
        };
        let words = PaperWords::new(&lists);
        for cell in ["Boxed spare, keep", "SPARE", "spare unit in stores", "Working; spare"] {
            assert!(words.says_spare(cell), "{cell}");
        }
        for cell in ["2 spare ports", "spare room", "no spares", "not a spare", "stores", "", "in stores"] {
            assert!(!words.says_spare(cell), "{cell}");
        }
    }

    #[test]
    fn a_paper_is_for_whom_it_names_as_its_reader() {
        let lists =
            WordLists { recipient_words: vec!["to".to_owned(), "prepared for".to_owned()], ..WordLists::default() };
        let words = PaperWords::new(&lists);
        assert!(words.announces_recipient("To:") && words.announces_recipient("Quotation prepared for"));
        assert!(!words.announces_recipient("From:") && !words.announces_recipient(""));
    }
}
