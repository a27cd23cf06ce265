//! Headings recognised by their words when the list has no heading with exactly these: which kit a column names (what
//! was there, what comes, what goes, what stays).

use vendor_list::heading_words::HeadingSays as Says;
use vendor_list::makers::WordLists;
use vendor_text::{Column, words};

/// The words that headings are made of, folded.
#[derive(Debug, Clone)]
pub struct HeadingWords {
    says: Vec<(Says, Vec<String>)>,
    /// Pairs of words, and what the column holds.
    pub(super) movements: Vec<(Column, Vec<String>, Vec<String>)>,
    /// Words, and what they make likely, in the order in which they are tried.
    pub(super) likely: Vec<(Column, Vec<String>)>,
}

fn folded(words: &[String]) -> Vec<String> {
    words.iter().map(|word| words::folded_phrase(word)).collect()
}

impl HeadingWords {
    /// The words of the list.
    pub fn new(lists: &WordLists) -> Self {
        Self {
            says: lists.heading_words.iter().map(|entry| (entry.says, folded(&entry.words))).collect(),
            movements: lists
                .heading_movements
                .iter()
                .map(|movement| (movement.holds, folded(&movement.first), folded(&movement.second)))
                .collect(),
            likely: lists.guessed_columns.iter().map(|column| (column.holds, folded(&column.headings))).collect(),
        }
    }

    /// Whether a word belongs to a class.
    pub(super) fn is(&self, word: &str, wanted: Says) -> bool {
        self.says.iter().any(|(says, words)| *says == wanted && words.iter().any(|known| known == word))
    }

    /// The class of a word.
    pub(super) fn of_word(&self, word: &str) -> Option<Says> {
        let known = self.says.iter().find(|(says, words)| says.is_class() && words.iter().any(|known| known == word));
        known.map(|(says, _)| *says)
    }

    /// Every word that makes a heading worth a closer look.
    pub fn telling(&self) -> impl Iterator<Item = &str> {
        let is_telling = |says: Says| {
            (says.is_class() || says == Says::Disposed)
                && !matches!(
                    says,
                    Says::Kit
                        | Says::By
                        | Says::To
                        | Says::For
                        | Says::From
                        | Says::Date
                        | Says::Qualifier
                        | Says::Filler
                )
        };
        let known = self.says.iter().filter(move |(says, _)| is_telling(*says)).flat_map(|(_, words)| words);
        known.chain(self.movements.iter().flat_map(|(_, first, _)| first)).map(String::as_str)
    }

    /// What a folded heading says about its column, if each of its words is known here and they agree.
    pub fn column(&self, heading: &str) -> Option<Column> {
        let words: Vec<&str> = heading.split(' ').collect();
        if self.asks_when_it_went(&words) {
            return Some(Column::Disposed);
        }
        if let Some(moves) = self.by_movement(&words) {
            return Some(moves);
        }
        if self.will_be_put(&words) {
            return Some(Column::Successor);
        }
        // “Who makes it”, “Built by”.
        let makes = words.iter().any(|word| self.of_word(word) == Some(Says::Makes));
        if makes && words.iter().any(|word| matches!(*word, "WHO" | "BY" | "WHOM")) {
            return Some(Column::Make);
        }
        let says: Vec<Says> = words.iter().copied().map(|word| self.of_word(word)).collect::<Option<_>>()?;
        let has = |wanted: Says| says.contains(&wanted);
        // “What was found” is what somebody saw there.
        if words.contains(&"FOUND") && words.contains(&"WAS") {
            return None;
        }
        // The main word of a heading decides, whatever stands beside it: the notes of an engineer are notes.
        if has(Says::Date) {
            let only_put = says.iter().all(|says| matches!(says, Says::Date | Says::Put | Says::Kit | Says::Filler));
            return (has(Says::Put) && only_put).then_some(Column::Installed);
        }
        if has(Says::Notes) {
            return Some(Column::Notes);
        }
        if has(Says::Status) {
            return Some(Column::Status);
        }
        if has(Says::Action) {
            return Some(Column::Action);
        }
        let with_another = has(Says::By) || has(Says::From) || words.contains(&"AFTER");
        if has(Says::Party) || (has(Says::Serves) && with_another) || (has(Says::Put) && has(Says::By)) {
            return Some(Column::Around);
        }
        let named = has(Says::Maker) || has(Says::Model);
        if has(Says::Place) {
            return (!named && has(Says::Kit)).then_some(Column::Location);
        }
        if has(Says::Count) {
            return (!named && when(&says) == Some(Says::Now) && has(Says::Kit)).then_some(Column::Quantity);
        }
        let weak = matches!(words.as_slice(), [only] if self.is(only, Says::Weak));
        if has(Says::Serves) || weak || (has(Says::Qualifier) && !named && !words.contains(&"VENDOR")) {
            return None;
        }
        kit_column(&says, &words)
    }
}

/// Which kit a column names.
fn kit_column(says: &[Says], words: &[&str]) -> Option<Column> {
    let has = |wanted: Says| says.contains(&wanted);
    let place = |wanted: Says| says.iter().position(|says| *says == wanted);
    let is_before = |one: Says, other: Says| place(one).zip(place(other)).is_some_and(|(one, other)| one < other);
    let maker = has(Says::Maker) || words.contains(&"VENDOR");
    let subject = match (maker, has(Says::Model), has(Says::Kit)) {
        // A maker's part number is a model.
        (true, true, _) if words.contains(&"PART") => Some(Column::Model),
        (false, true, _) => Some(Column::Model),
        (true, false, _) => Some(Column::Make),
        (true, true, _) => Some(Column::MakeModel),
        (false, false, true) if has(Says::Now) || has(Says::Put) => Some(Column::MakeModel),
        (false, false, _) => None,
    };
    match when(says)? {
        Says::Before if has(Says::By) => Some(Column::Successor),
        Says::Before if has(Says::From) => Some(Column::Previous),
        // “To be replaced”, “for disposal”.
        Says::Before if is_before(Says::To, Says::Before) || is_before(Says::For, Says::Before) => {
            Some(Column::Leaving)
        }
        // “Swapped for”, “upgraded to”.
        Says::Before if has(Says::To) || (has(Says::For) && words.contains(&"SWAPPED")) => Some(Column::Successor),
        Says::After if has(Says::For) => Some(Column::Previous),
        Says::Before => Some(Column::Previous),
        Says::After => Some(Column::Successor),
        Says::Leaving => Some(Column::Leaving),
        Says::Stays => Some(Column::Staying),
        Says::Put if has(Says::To) => Some(Column::Successor),
        // “What is fitted”; “fitted” alone is a date.
        Says::Put if subject.is_none() && has(Says::Now) => Some(Column::MakeModel),
        _ => subject.or_else(|| words.contains(&"WHAT").then_some(Column::MakeModel)),
    }
}

/// The time on which the words of a heading agree. That kit is there says less than that it stays or goes.
fn when(says: &[Says]) -> Option<Says> {
    let strong = |says: Says| matches!(says, Says::Before | Says::After | Says::Leaving | Says::Stays);
    let mut times = says.iter().copied().filter(|says| strong(*says));
    match times.next() {
        Some(time) if times.all(|other| other == time) => Some(time),
        Some(_) => None,
        None if says.contains(&Says::Put) => Some(Says::Put),
        None => Some(Says::Now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list_columns;

    #[test]
    fn headings_are_told_by_their_words() {
        let words = HeadingWords::new(&list_columns::read());
        let mut wrong = Vec::new();
        for (heading, said) in [
            ("PREV MAKE AND MODEL", Some(Column::Previous)),
            ("OLD CAMERA", Some(Column::Previous)),
            ("WHAT WAS THERE", Some(Column::Previous)),
            ("REPLACEMENT FOR", Some(Column::Previous)),
            ("LEGACY SYSTEM", Some(Column::Previous)),
            ("REMOVED UNIT", Some(Column::Previous)),
            ("SUPERSEDED BY", Some(Column::Successor)),
            ("PROPOSED CAMERA MODEL", Some(Column::Successor)),
            ("FUTURE KIT", Some(Column::Successor)),
            ("CAMERA TO REMOVE", Some(Column::Leaving)),
            ("EQUIPMENT RETAINED", Some(Column::Staying)),
            ("EXISTING MAKE", Some(Column::Make)),
            ("CURRENT MODEL NUMBER", Some(Column::Model)),
            ("PRESENT EQUIPMENT", Some(Column::MakeModel)),
            ("PREVIOUS", Some(Column::Previous)),
            ("PREVIOUS KIT", Some(Column::Previous)),
            ("PREVIOUS MAKE", Some(Column::Previous)),
            ("PREVIOUS MODEL", Some(Column::Previous)),
            ("PREVIOUS EQUIPMENT", Some(Column::Previous)),
            ("PREVIOUSLY", Some(Column::Previous)),
            ("FORMER", Some(Column::Previous)),
            ("FORMER KIT", Some(Column::Previous)),
            ("FORMER MAKE", Some(Column::Previous)),
            ("FORMER OEM", Some(Column::Previous)),
            ("FORMERLY", Some(Column::Previous)),
            ("OLD MAKE", Some(Column::Previous)),
            ("OLD MODEL", Some(Column::Previous)),
            ("OLD KIT", Some(Column::Previous)),
            ("WHAT WAS THERE BEFORE", Some(Column::Previous)),
            ("TOOK OVER FROM", Some(Column::Previous)),
            ("REPLACED", Some(Column::Previous)),
            ("REPLACES", Some(Column::Previous)),
            ("EXISTING OUT", Some(Column::Leaving)),
            ("TO BE REMOVED", Some(Column::Leaving)),
            ("KIT OUT", Some(Column::Leaving)),
            ("OUTGOING", Some(Column::Leaving)),
            ("EXISTING STAYS", Some(Column::Staying)),
            ("EXISTING RETAINED", Some(Column::Staying)),
            ("RETAINED", Some(Column::Staying)),
            ("STAYS", Some(Column::Staying)),
            ("REPLACED BY", Some(Column::Successor)),
            ("REPLACED WITH", Some(Column::Successor)),
            ("REPLACEMENT", Some(Column::Successor)),
            ("REPLACE WITH", Some(Column::Successor)),
            ("SUCCESSOR", Some(Column::Successor)),
            ("SUCCEEDED BY", Some(Column::Successor)),
            ("PLANNED SUCCESSOR", Some(Column::Successor)),
            ("PLANNED REPLACEMENT", Some(Column::Successor)),
            ("NEW IN", Some(Column::Successor)),
            ("NEW MAKE", Some(Column::Successor)),
            ("NEW MODEL", Some(Column::Successor)),
            ("NEW KIT", Some(Column::Successor)),
            ("PROPOSED REPLACEMENT", Some(Column::Successor)),
            ("TO BE REPLACED BY", Some(Column::Successor)),
            ("WHAT IS THERE NOW", Some(Column::MakeModel)),
            ("CURRENT KIT", Some(Column::MakeModel)),
            ("SURVEYOR S COMMENT", Some(Column::Notes)),
            ("RECOMMENDATION", Some(Column::Action)),
            ("DISPOSITION", Some(Column::Status)),
            ("PROGRESS", Some(Column::Status)),
            // None of these names kit: a date, a person, a price, or two times at once.
            ("REPLACEMENT DATE", None),
            ("HAD BEFORE", Some(Column::Previous)),
            ("MILESTONE", Some(Column::Status)),
            ("PREVIOUS CONTRACTOR", Some(Column::Around)),
            ("REPLACEMENT COST", None),
            ("OLD AND NEW MAKE", None),
            ("CAMERA", None),
            ("NEXT SERVICE", None),
            ("OUT OF SERVICE", None),
            ("OLD NAME", None),
            ("UNIT NUMBER", None),
            ("OUT", None),
            ("FITTED", None),
            ("CHECKED", None),
            ("BRACKET LOCATION", None),
            // What the heading is mainly about.
            ("CAMERA MAKE AND MODEL", Some(Column::MakeModel)),
            ("EQUIPMENT BRAND", Some(Column::Make)),
            ("VENDOR NAME", Some(Column::Make)),
            ("MFR PART NO", Some(Column::Model)),
            ("PART REF", Some(Column::Model)),
            ("KIT INSTALLED", Some(Column::MakeModel)),
            ("WHAT S FITTED", Some(Column::MakeModel)),
            ("FITTED NOW", Some(Column::MakeModel)),
            ("PREVIOUSLY FITTED", Some(Column::Previous)),
            ("ORIGINAL KIT", Some(Column::Previous)),
            ("UPGRADED FROM", Some(Column::Previous)),
            ("FITTED INSTEAD", Some(Column::Successor)),
            ("SWAPPED FOR", Some(Column::Successor)),
            ("UPGRADED TO", Some(Column::Successor)),
            ("TO BE INSTALLED", Some(Column::Successor)),
            ("TO BE REPLACED", Some(Column::Leaving)),
            ("EXISTING TO BE REMOVED", Some(Column::Leaving)),
            ("FOR REMOVAL", Some(Column::Leaving)),
            ("TO BE REPLACED BY", Some(Column::Successor)),
            ("EXISTING TO REMAIN", Some(Column::Staying)),
            ("RECOMMENDED ACTION", Some(Column::Action)),
            ("DISPOSAL ROUTE", Some(Column::Action)),
            ("LIFECYCLE STATUS", Some(Column::Status)),
            ("REPLACEMENT STATUS", Some(Column::Status)),
            ("ENGINEER S NOTES", Some(Column::Notes)),
            ("FURTHER OBSERVATIONS", Some(Column::Notes)),
            ("FITTED BY", Some(Column::Around)),
            ("MAINTENANCE CONTRACTOR", Some(Column::Around)),
            ("PURCHASED FROM", Some(Column::Around)),
            ("VENDOR ACCREDITATION", Some(Column::Around)),
            ("COMPATIBLE WITH", Some(Column::Around)),
            ("CAMERA LOCATION", Some(Column::Location)),
            ("CAMERA QTY", Some(Column::Quantity)),
            ("TOTAL CAMERAS", Some(Column::Quantity)),
            ("YR INST", Some(Column::Installed)),
            ("YEAR FITTED", Some(Column::Installed)),
            // Other people's words for the same things.
            ("WHO MAKES IT", Some(Column::Make)),
            ("WHO MADE IT", Some(Column::Make)),
            ("MADE BY", Some(Column::Make)),
            ("BUILT BY", Some(Column::Make)),
            ("MANUFACTURED BY", Some(Column::Make)),
            ("MARQUE", Some(Column::Make)),
            ("LIVE DEVICE", Some(Column::MakeModel)),
            ("KIT FOUND", Some(Column::MakeModel)),
            ("UNIT AS INSTALLED", Some(Column::MakeModel)),
            ("ACTIVE EQUIPMENT", Some(Column::MakeModel)),
            ("CAMERA DEPLOYED", Some(Column::MakeModel)),
            ("MODEM FITTED", Some(Column::MakeModel)),
            ("DISPLACED DEVICE", Some(Column::Previous)),
            ("REDUNDANT KIT", Some(Column::Previous)),
            ("SWOPPED OUT", Some(Column::Previous)),
            ("PIPELINE DEVICE", Some(Column::Successor)),
            ("SPECIFIED INSTEAD", Some(Column::Successor)),
            ("PREFERRED CAMERA", Some(Column::Successor)),
            ("KIT ORDERED", Some(Column::Successor)),
            ("SUBSTITUTE UNIT", Some(Column::Successor)),
            ("KIT TO SCRAP", Some(Column::Leaving)),
            ("KIT UNCHANGED", Some(Column::Staying)),
            ("VERDICT", Some(Column::Action)),
            ("MGD BY", Some(Column::Around)),
            ("GOT THROUGH", Some(Column::Around)),
            ("BOUGHT VIA", Some(Column::Around)),
            ("OWNED BY", Some(Column::Around)),
            ("SUPERSEDED ON", Some(Column::Disposed)),
            ("DATE DISPLACED", Some(Column::Disposed)),
            ("WHAT WILL BE FITTED", Some(Column::Successor)),
            ("WHAT WILL BE WAS INSTALLED", Some(Column::Successor)),
            ("CAMERA THAT WILL GO UP", None),
            ("WHO WILL BE INSTALLED BY", None),
            ("WHAT WAS FOUND", None),
            ("LIVE", None),
            ("WORKING", None),
            ("SWAP", None),
        ] {
            if words.column(heading) != said {
                wrong.push(format!("{heading}: {:?}, not {said:?}", words.column(heading)));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
