//! Pairs of names: how often the matcher says that two names are one firm's, and how often it is right.
//!
//! Every set is also split in two by its rows' ids, to show how much a figure varies with the rows. Neither half is
//! held out: rows of both were read while the matcher and its words were written.

use super::read;
use anyhow::{Context, Result};
use std::path::Path;
use vendor_names::{Matcher, Same};

/// The sets of pairs, and what is compared when a row names no right side.
const SETS: [(&str, Right); 10] = [
    ("a1_namebench_org.csv", Right::Given),
    ("a1_namebench_all.csv", Right::Given),
    ("a2_company_pairs.csv", Right::Given),
    ("a3", Right::Given),
    ("a6_short_vendor_names.csv", Right::Listed),
    ("a7_dutch_company_pairs.csv", Right::Given),
    ("a8_section889_vs_lookalikes.csv", Right::Listed),
    ("b2_legal_form_cases.csv", Right::Given),
    ("b3_company_basenames.csv", Right::Given),
    ("b4_us_company_labelled.csv", Right::Given),
];

#[derive(Clone, Copy, PartialEq)]
enum Right {
    /// As the row gives it.
    Given,
    /// The nearest name of `fp_listed5.txt` when the row gives none.
    Listed,
}

#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    right: usize,
    wrong: usize,
    missed: usize,
    left_alone: usize,
    possible_same: usize,
    possible_other: usize,
}

/// Scores the sets of pairs.
pub fn score(matcher: &Matcher, folder: &Path) -> Result<()> {
    println!("\n## Pairs of names (same = at least {}; two halves by id, neither held out)", vendor_names::SAME_FROM);
    let listed = read(&folder.join("fp_listed5.txt"))?.unwrap_or_default();
    let listed: Vec<&str> = listed.lines().filter(|line| !line.trim().is_empty()).collect();
    for (set, right) in SETS {
        let files = match set {
            "a3" => vec!["a3_ofac_alias_positives.csv", "a3_ofac_hard_negatives.csv"],
            file => vec![file],
        };
        let mut halves = [Counts::default(), Counts::default()];
        let (mut wrong, mut missed) = (Vec::new(), Vec::new());
        for file in files {
            let Some(text) = read(&folder.join(file))? else { continue };
            for row in csv::Reader::from_reader(text.as_bytes()).records() {
                let row = row.with_context(|| format!("{file} cannot be read"))?;
                let cell = |at: usize| row.get(at).unwrap_or_default();
                let same = said(matcher, cell(1), cell(2), right, &listed);
                let half = usize::from(cell(0).bytes().map(usize::from).sum::<usize>() % 2 == 1);
                if let Some(counts) = halves.get_mut(half) {
                    counts.count(cell(3) == "1", same);
                }
                let shown = || format!("{} ~ {}", cell(1), cell(2));
                match (cell(3) == "1", same) {
                    (true, Same::No | Same::Possible) if half == 0 => missed.push(shown()),
                    (false, Same::Yes) if half == 0 => wrong.push(shown()),
                    _ => {}
                }
            }
        }
        let [seen, unseen] = halves;
        println!("{set}\n    all     {}\n    first   {}\n    second  {}", seen.plus(unseen), seen, unseen);
        println!("    wrong, for example: {}", examples(&wrong));
        println!("    missed, for example: {}", examples(&missed));
    }
    Ok(())
}

fn said(matcher: &Matcher, left: &str, right: &str, how: Right, listed: &[&str]) -> Same {
    let left = matcher.name(left);
    let compare = |right: &str| matcher.compare(&left, &matcher.name(right)).same;
    if how == Right::Listed && right.is_empty() {
        return listed.iter().map(|name| compare(name)).max().unwrap_or(Same::No);
    }
    compare(right)
}

fn examples(all: &[String]) -> String {
    all.iter().take(6).map(String::as_str).collect::<Vec<_>>().join(" · ")
}

impl Counts {
    fn count(&mut self, one_firm: bool, same: Same) {
        match (one_firm, same) {
            (true, Same::Yes) => self.right += 1,
            (true, Same::Possible) => {
                self.missed += 1;
                self.possible_same += 1;
            }
            (true, Same::No) => self.missed += 1,
            (false, Same::Yes) => self.wrong += 1,
            (false, Same::Possible) => {
                self.left_alone += 1;
                self.possible_other += 1;
            }
            (false, Same::No) => self.left_alone += 1,
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            wrong: self.wrong + other.wrong,
            missed: self.missed + other.missed,
            left_alone: self.left_alone + other.left_alone,
            possible_same: self.possible_same + other.possible_same,
            possible_other: self.possible_other + other.possible_other,
        }
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (said, are, others) = (self.right + self.wrong, self.right + self.missed, self.wrong + self.left_alone);
        let f1 = 2.0 * self.right as f64 / (said + are).max(1) as f64;
        write!(
            f,
            "P {} R {} F1 {f1:.3}; other firms called the same {}; possible {} of the same, {} of others",
            interval(self.right, said),
            interval(self.right, are),
            interval(self.wrong, others),
            self.possible_same,
            self.possible_other,
        )
    }
}

/// A share with its counts and its Wilson interval (95 %).
pub fn interval(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let (n, p, z) = (whole as f64, part as f64 / whole as f64, 1.96_f64);
    let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let reach = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    format!("{p:.3} ({part}/{whole}, {:.3}–{:.3})", (middle - reach).max(0.0), (middle + reach).min(1.0))
}
