//! What the card of one line says first, and what it folds away: decided here, drawn by the page.

use super::counts::count;
use super::explain;
use super::record::{LineRecord, items};
use crate::judge::Verdict;
use crate::judge::outcome::{Bearing, NOT_COMPELLED};
use vendor_list::next_steps::NextStep;
use vendor_list::schema::Bears;
use vendor_text::words::capitalised;

/// How many steps are shown before the others are folded away.
pub const FIRST_STEPS: usize = 3;

/// The card of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The verdict in words.
    pub pill: String,
    /// The first sentence of the answer, or what the verdict means.
    pub headline: String,
    /// The other sentences of the answer.
    pub rest: Vec<String>,
    /// Whether its text is not already visible elsewhere, because it was read from a file or names a party.
    pub is_quoted: bool,
    /// What part its supplier was said to play, and whose the kit is.
    pub whose: Vec<String>,
    /// Remarks without which the answer would be misread.
    pub remarks: Vec<String>,
    /// What to do next, at most [`FIRST_STEPS`].
    pub steps: Vec<NextStep>,
    /// What a typed line only speaks of, so that it can be looked up by itself: “can we buy …?” names a maker and offers
    /// nothing.
    pub spoken_of: Vec<String>,
    /// What is folded away.
    pub folded: Folded,
}

/// What a card folds away, each part under its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The words above the evidence.
    pub why: &'static str,
    /// Why the verdict is what it is.
    pub lead: Option<String>,
    /// The measures that apply or have to be looked up.
    pub near: Vec<Bearing>,
    /// Those that are background.
    pub far: Vec<Bearing>,
    /// Steps after the first.
    pub steps: Vec<NextStep>,
}

impl Card {
    /// The card of a line; `steps` are the list's, `title` names a measure.
    #[must_use]
    pub fn of(record: &LineRecord, steps: &[NextStep], title: impl Fn(&str) -> Option<String>) -> Self {
        let mut all: Vec<NextStep> = explain::next_steps(steps, &record.next_steps).cloned().collect();
        let later = all.split_off(FIRST_STEPS.min(all.len()));
        let (far, near) = record.measures.iter().cloned().partition(|bearing| bearing.bears == Bears::Context);
        let party = record.party.map(|party| format!("Named as {}.", party.in_words()));
        Self {
            pill: explain::pill(record),
            headline: explain::heading(record).to_owned(),
            rest: explain::rest_of_answer(record),
            whose: party.into_iter().chain(explain::whose(record)).collect(),
            is_quoted: record.place.file.is_some() || record.party.is_some(),
            // If there is an answer, it already says that nothing compels.
            remarks: record.notes.iter().filter(|note| *note != NOT_COMPELLED).cloned().collect(),
            steps: all,
            spoken_of: spoken_of(record),
            folded: Folded {
                why: if record.makers.is_empty() { "What was checked" } else { "Why we think so" },
                lead: explain::lead(record, title),
                near,
                far,
                steps: later,
            },
        }
    }

    /// What a screen reader says about the card once the user has stopped typing.
    #[must_use]
    pub fn spoken(&self) -> String {
        let answer = std::iter::once(&self.headline).chain(&self.rest);
        let sentences =
            answer.map(|sentence| if sentence.ends_with('.') { sentence.clone() } else { format!("{sentence}.") });
        format!("{}. {}", self.pill, sentences.collect::<Vec<_>>().join(" "))
    }
}

/// What a typed line names without offering or having it, as the line writes it.
fn spoken_of(record: &LineRecord) -> Vec<String> {
    let is_typed = record.place.file.is_none() && record.party.is_none();
    let makers = record.makers.iter().filter(|maker| maker.is_only_spoken_of());
    if !is_typed || makers.clone().count() < record.makers.len() {
        return Vec::new();
    }
    let words = makers.map(|maker| {
        let items = items(maker.evidence.iter());
        items.iter().map(|one| one.matched.as_str()).collect::<Vec<_>>().join(" ")
    });
    words.filter(|words| !words.is_empty()).collect()
}

impl Folded {
    /// The words above the measures; `None` if there are no measures.
    #[must_use]
    pub fn over_measures(&self, verdict: Verdict) -> Option<String> {
        let flagged = matches!(verdict, Verdict::Barred | Verdict::Restricted | Verdict::Ask);
        let what = if flagged { "What applies to it" } else { "What to check by hand" };
        let near =
            (!self.near.is_empty()).then(|| format!("{what}: {}", count(self.near.len(), "measure", "measures")));
        let far =
            (!self.far.is_empty()).then(|| format!("{} as context", count(self.far.len(), "measure", "measures")));
        match (near, far) {
            (Some(near), Some(far)) => Some(format!("{near}, and {far}")),
            (near, far) => near.or(far).map(|words| capitalised(&words)),
        }
    }

    /// The words above the later steps; `None` if there are none.
    #[must_use]
    pub fn over_steps(&self) -> Option<String> {
        (!self.steps.is_empty()).then(|| count(self.steps.len(), "more step", "more steps"))
    }
}
