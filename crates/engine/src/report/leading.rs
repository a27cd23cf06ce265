//! The strongest answer of a run, and what it means for the one who asks.

use super::counts::count;
use serde::{Deserialize, Serialize};
use vendor_list::verdict::{Reach, Verdict};
use vendor_text::sorted;

/// The strongest answer that any line of a run got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leading {
    /// Its verdict.
    pub verdict: Verdict,
    /// Whom a restriction reaches that does not bind the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
    /// How many lines got it.
    pub lines: usize,
    /// The list's sentence on what it means for the user; empty if these lines do not all have the same sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub means: String,
    /// The different sentences, if these lines do not all have the same one. Records of version 0.1 have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meanings: Vec<Meaning>,
}

/// One of several sentences on what an answer means for the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meaning {
    /// The sentence; empty where the list has none for these lines.
    pub text: String,
    /// How many lines have it.
    pub lines: usize,
}

/// How many different sentences are shown for one answer.
const MOST_MEANINGS: usize = 3;

impl Leading {
    /// Takes the answer of one more line; `means` is the first of its sentences.
    pub fn take(kept: &mut Option<Self>, (verdict, reach): (Verdict, Option<Reach>), means: &str) {
        // What binds the user comes before what reaches others, and that before what reaches others abroad.
        let rank =
            |verdict: Verdict, reach: Option<Reach>| (Verdict::ALL.iter().position(|one| *one == verdict), reach);
        match kept {
            Some(known) if rank(known.verdict, known.reach) < rank(verdict, reach) => {}
            Some(known) if (known.verdict, known.reach) == (verdict, reach) => {
                known.take_meaning(means);
                known.lines += 1;
            }
            _ => *kept = Some(Self { verdict, reach, lines: 1, means: means.to_owned(), meanings: Vec::new() }),
        }
    }

    /// Counts a sentence. Sentences are kept separately from the first one that differs.
    fn take_meaning(&mut self, means: &str) {
        if self.meanings.is_empty() {
            if self.means == means {
                return;
            }
            self.meanings.push(Meaning { text: std::mem::take(&mut self.means), lines: self.lines });
        }
        match self.meanings.iter_mut().find(|known| known.text == means) {
            Some(known) => known.lines += 1,
            None => self.meanings.push(Meaning { text: means.to_owned(), lines: 1 }),
        }
    }

    /// What the answer means: each sentence with the number of its lines, the most frequent first, and at most three.
    #[must_use]
    pub fn said(&self) -> Vec<Meaning> {
        let one = || Meaning { text: self.means.clone(), lines: self.lines };
        let mut said = if self.meanings.is_empty() { vec![one()] } else { self.meanings.clone() };
        said.retain(|meaning| !meaning.text.is_empty());
        sorted::by_key(&mut said, |meaning| std::cmp::Reverse(meaning.lines));
        said.truncate(MOST_MEANINGS);
        said
    }

    /// The answer and what it means, as papers say it.
    #[must_use]
    pub fn sentence(&self) -> String {
        let lines = |lines: usize| count(lines, "line", "lines");
        let said = self.said();
        let strongest = format!("{} ({})", self.in_words(), lines(self.lines));
        match said.as_slice() {
            [one] if one.lines == self.lines => format!("{} That is the strongest answer: {strongest}.", one.text),
            _ => {
                let each = said.iter().map(|one| format!(" {} ({})", one.text, lines(one.lines)));
                format!("Strongest answer: {strongest}.{}", each.collect::<String>())
            }
        }
    }

    /// The answer in words.
    #[must_use]
    pub fn in_words(&self) -> &'static str {
        self.reach.map_or(self.verdict.in_words(), Reach::in_words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_says_what_the_strongest_answer_means() {
        let mut kept = None;
        let mut take = |means: &str| {
            Leading::take(&mut kept, (Verdict::Restricted, Some(Reach::Uk)), means);
            kept.as_ref().unwrap().sentence()
        };
        assert_eq!(take("You may."), "You may. That is the strongest answer: Restricted for others (1 line).");
        assert_eq!(
            take("You may not."),
            "Strongest answer: Restricted for others (2 lines). You may. (1 line) You may not. (1 line)"
        );
        assert_eq!(
            take(""),
            "Strongest answer: Restricted for others (3 lines). You may. (1 line) You may not. (1 line)"
        );
    }

    #[test]
    fn the_strongest_answer_leads_whatever_the_order() {
        let lines = [
            (Verdict::NoneFound, None, "nothing"),
            (Verdict::Restricted, Some(Reach::Abroad), "abroad"),
            (Verdict::Restricted, Some(Reach::Uk), "others"),
            (Verdict::NoKit, None, ""),
            (Verdict::Restricted, Some(Reach::Uk), "others"),
        ];
        for turn in 0..lines.len() {
            let mut kept = None;
            for (verdict, reach, means) in lines.iter().cycle().skip(turn).take(lines.len()) {
                Leading::take(&mut kept, (*verdict, *reach), means);
            }
            let kept = kept.unwrap();
            assert_eq!((kept.verdict, kept.reach, kept.lines), (Verdict::Restricted, Some(Reach::Uk), 2));
            assert_eq!(kept.means, "others");
        }
    }

    /// Which lines differ is no reason to say nothing of them.
    #[test]
    fn lines_with_different_meanings_each_say_theirs() {
        let said = |lines: &[&str]| {
            let mut kept = None;
            lines.iter().for_each(|means| Leading::take(&mut kept, (Verdict::Ask, None), means));
            let kept: Leading = kept.unwrap();
            assert_eq!(kept.lines, lines.len());
            (kept.means.clone(), kept.said().into_iter().map(|one| (one.text, one.lines)).collect::<Vec<_>>())
        };
        let named = |said: &[(&str, usize)]| said.iter().map(|(text, lines)| ((*text).to_owned(), *lines)).collect();
        assert_eq!(said(&["one", "one"]), ("one".to_owned(), named(&[("one", 2)])));
        assert_eq!(said(&["one", "one", "two", "one"]), (String::new(), named(&[("one", 3), ("two", 1)])));
        assert_eq!(said(&["a", "b", "b", "c", "d", "d"]).1, named(&[("b", 2), ("d", 2), ("a", 1)]));
        assert_eq!(said(&["", "two"]).1, named(&[("two", 1)]), "what the list does not say is no sentence");
        assert_eq!(said(&[""]).1, named(&[]));
    }
}
