//! How many lines of a run have which answer, in words. A restriction is always named by whom it reaches.

use super::counts::thousands;
use super::record::Summary;
use vendor_list::verdict::{Reach, Verdict};

impl Summary {
    /// How many lines have each verdict, in words, the most serious first.
    #[must_use]
    pub fn verdicts_in_words(&self) -> String {
        let counts = self.answers().into_iter().map(|(words, count)| format!("{count} {}", words.to_lowercase()));
        counts.collect::<Vec<_>>().join(", ")
    }

    /// How many lines have each answer, with whom a restriction reaches, the most serious first.
    #[must_use]
    pub fn answers(&self) -> Vec<(&'static str, usize)> {
        let mut answers = Vec::new();
        for verdict in Verdict::ALL {
            let mut left = self.count(verdict);
            if verdict == Verdict::Restricted {
                for (reach, count) in &self.reach {
                    left = left.saturating_sub(*count);
                    answers.push((reach.in_words(), *count));
                }
            }
            if left > 0 || verdict != Verdict::Restricted || self.reach.is_empty() {
                answers.push((verdict.in_words(), left));
            }
        }
        answers
    }

    /// What is written beside the number of lines of one verdict: whom a restriction reaches, or how many lines it
    /// reaches in which way.
    #[must_use]
    pub fn tally_words(&self, verdict: Verdict) -> String {
        let all = self.count(verdict);
        if verdict != Verdict::Restricted || all == 0 || self.reach.is_empty() {
            return verdict.in_words().to_owned();
        }
        if let Some((reach, _)) = self.reach.iter().find(|(_, lines)| **lines == all) {
            return reach.in_words().to_owned();
        }
        let whom = |reach: Reach| match reach {
            Reach::Uk => "for others",
            Reach::Abroad => "abroad",
        };
        let binding = all.saturating_sub(self.reach.values().sum());
        let parts = self.reach.iter().map(|(reach, lines)| (*lines, whom(*reach))).chain([(binding, "for you")]);
        let parts =
            parts.filter(|(lines, _)| *lines > 0).map(|(lines, whom)| format!("{} {whom}", thousands(lines as u64)));
        format!("{}: {}", verdict.in_words(), parts.collect::<Vec<_>>().join(", "))
    }
}
