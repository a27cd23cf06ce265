//! The strongest answer of a run, and what it means for the one who asks.

use serde::{Deserialize, Serialize};
use vendor_list::verdict::{Reach, Verdict};

/// The strongest answer that a line of a run got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leading {
    /// Its verdict.
    pub verdict: Verdict,
    /// Whom a restriction reaches that does not bind the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
    /// How many lines got it.
    pub lines: usize,
    /// The list's sentence on what it means for the user; empty where these lines do not all have the same.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub means: String,
}

impl Leading {
    /// Takes the answer of one more line; `means` is the first of its sentences.
    pub fn take(kept: &mut Option<Self>, (verdict, reach): (Verdict, Option<Reach>), means: &str) {
        // What binds the user comes before what reaches others, and that before what reaches others abroad.
        let rank =
            |verdict: Verdict, reach: Option<Reach>| (Verdict::ALL.iter().position(|one| *one == verdict), reach);
        match kept {
            Some(known) if rank(known.verdict, known.reach) < rank(verdict, reach) => {}
            Some(known) if (known.verdict, known.reach) == (verdict, reach) => {
                known.lines += 1;
                if known.means != means {
                    known.means.clear();
                }
            }
            _ => *kept = Some(Self { verdict, reach, lines: 1, means: means.to_owned() }),
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
        let mut kept = None;
        Leading::take(&mut kept, (Verdict::Ask, None), "one");
        Leading::take(&mut kept, (Verdict::Ask, None), "other");
        Leading::take(&mut kept, (Verdict::Ask, None), "one");
        assert_eq!(kept.map(|kept| (kept.lines, kept.means)), Some((3, String::new())));
    }
}
