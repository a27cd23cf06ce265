//! What many lines of a record say alike, numbered once so that a line can refer to it: answers, and remarks.

use super::explain;
use super::record::{LineRecord, MakerRecord};
use super::tally::Tally;
use crate::identify::Role;
use crate::judge::Verdict;
use crate::judge::outcome::{Bearing, NOT_COMPELLED};
use std::collections::{BTreeMap, BTreeSet};
use vendor_list::schema::Bears;
use vendor_text::sorted;

/// An answer, with everything that lines with this answer have in common. The most serious comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SharedAnswer {
    verdict: Verdict,
    /// The answer in words.
    pub pill: String,
    /// What it means for the user; empty where the list says nothing more.
    pub sentences: String,
}

/// How many lines have an answer, and for how many of them each maker is the reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct On {
    /// Lines.
    pub lines: usize,
    /// Lines of each maker that counts, by its name.
    pub makers: BTreeMap<String, usize>,
    /// The numbers of the measures that bear on them, by how they bear: as in [`HOW`].
    measures: [BTreeSet<usize>; HOW.len()],
}

/// Whether a measure bears in one way.
type Wanted = fn(&Bearing) -> bool;

/// The ways in which measures bear on flagged lines. A measure that binds but does not count is a rule of procedure,
/// and says nothing against the maker.
const HOW: [(&str, Wanted); 5] = [
    ("Binds you", |bearing| bearing.bears == Bears::BindsYou && bearing.counts),
    ("Check by hand", |bearing| bearing.bears == Bears::CheckByHand),
    ("Binds others", |bearing| bearing.bears == Bears::BindsOthers),
    ("Rules for your procedure", |bearing| bearing.bears == Bears::BindsYou && !bearing.counts),
    ("Context", |bearing| bearing.bears == Bears::Context),
];

impl On {
    /// The numbers of the measures, grouped by how they bear.
    pub fn measures_in_words(&self) -> impl Iterator<Item = String> {
        let named = HOW.iter().zip(&self.measures).filter(|(_, numbers)| !numbers.is_empty());
        named.map(|((words, _), numbers)| format!("{words}: {}.", in_runs("M", numbers.iter().copied())))
    }
}

/// The shared words of a record.
#[derive(Debug, Default)]
pub struct SharedWords {
    answers: BTreeMap<SharedAnswer, On>,
    /// Remarks by their numbers, for those of more than one line.
    remarks: BTreeMap<String, Option<usize>>,
    /// The last number that was given.
    numbered: usize,
}

impl SharedWords {
    /// Takes the words of a line, whose measures `tally` has numbered.
    pub fn add(&mut self, record: &LineRecord, tally: &Tally) {
        let on = self.answers.entry(SharedAnswer::of(record)).or_default();
        on.lines += 1;
        let is_flagged = matches!(record.verdict, Verdict::Barred | Verdict::Restricted | Verdict::Ask);
        if is_flagged {
            for ((_, wanted), numbers) in HOW.iter().zip(&mut on.measures) {
                let bearings = record.measures.iter().filter(|bearing| wanted(bearing));
                numbers.extend(bearings.filter_map(|bearing| tally.number(bearing)));
            }
        }
        // A maker that is not listed is no reason for a flag, even beside a listed one.
        let of_listed = is_flagged && record.makers.iter().any(|maker| maker.listed && maker.role != Role::Mentioned);
        let counted = |maker: &&MakerRecord| maker.role != Role::Mentioned && (maker.listed || !of_listed);
        for maker in record.makers.iter().filter(counted) {
            *on.makers.entry(maker.name.clone()).or_default() += 1;
        }
        for remark in remarks_of(record) {
            match self.remarks.get_mut(remark) {
                Some(number @ None) => {
                    self.numbered += 1;
                    *number = Some(self.numbered);
                }
                Some(Some(_)) => {}
                None => {
                    self.remarks.insert(remark.to_owned(), None);
                }
            }
        }
    }

    /// The answers, the first of which is number 1.
    pub fn answers(&self) -> impl Iterator<Item = (&SharedAnswer, &On)> {
        self.answers.iter()
    }

    /// The number of a line's answer.
    #[must_use]
    pub fn number(&self, record: &LineRecord) -> Option<usize> {
        let answer = SharedAnswer::of(record);
        self.answers.keys().position(|known| *known == answer).map(|at| at + 1)
    }

    /// The remarks of a line: the numbers of those that other lines have too, and the others in words.
    #[must_use]
    pub fn remarks(&self, record: &LineRecord) -> (Vec<usize>, Vec<String>) {
        let (mut numbers, mut words) = (Vec::new(), Vec::new());
        for remark in remarks_of(record) {
            match self.remarks.get(remark).copied().flatten() {
                Some(number) => numbers.push(number),
                None => words.push(remark.to_owned()),
            }
        }
        sorted::by(&mut numbers, Ord::cmp);
        (numbers, words)
    }

    /// The remarks of more than one line, in the order of their numbers.
    #[must_use]
    pub fn numbered_remarks(&self) -> Vec<(usize, &str)> {
        let numbered = self.remarks.iter().filter_map(|(remark, number)| Some(((*number)?, remark.as_str())));
        let mut numbered: Vec<(usize, &str)> = numbered.collect();
        sorted::by_key(&mut numbered, |(number, _)| *number);
        numbered
    }
}

impl SharedAnswer {
    fn of(record: &LineRecord) -> Self {
        Self { verdict: record.verdict, pill: explain::pill(record), sentences: explain::answer(record) }
    }
}

/// The remarks of a line, except that nothing compels, which the answer already says.
fn remarks_of(record: &LineRecord) -> impl Iterator<Item = &str> {
    record.notes.iter().map(String::as_str).filter(|note| *note != NOT_COMPELLED)
}

/// Numbers in order after a letter, runs of them as first and last: `M1, M4 to M7`.
#[must_use]
pub fn in_runs(letter: &str, numbers: impl IntoIterator<Item = usize>) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let words = runs.iter().map(|(first, last)| match last - first {
        0 => format!("{letter}{first}"),
        1 => format!("{letter}{first}, {letter}{last}"),
        _ => format!("{letter}{first} to {letter}{last}"),
    });
    words.collect::<Vec<_>>().join(", ")
}
