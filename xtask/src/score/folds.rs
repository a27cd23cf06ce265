//! Cross-validation by family: the models are dealt into folds by the hash of their family, so that
//! a rule written from some folds is judged on families it was not written from.
//!
//! The known-model table is off: what it holds is remembered, not understood.

use super::corpus::{ModelRow, rows};
use super::models::Tally;
use super::{Engine, read};
use anyhow::Result;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// How many folds, and whether every row that is not attributed is printed.
#[derive(Debug, Clone, Copy)]
pub struct Folds {
    /// Number of folds.
    pub count: u64,
    /// Print the rows that are not attributed, with their fold.
    pub rows: bool,
}

impl Folds {
    /// The fold of a family: the head of its SHA-256 modulo the number of folds.
    fn of(self, family: &str) -> u64 {
        let digest = Sha256::digest(family.as_bytes());
        let head = digest.iter().take(8).fold(0_u64, |head, byte| head << 8 | u64::from(*byte));
        head % self.count.max(1)
    }
}

/// Scores the folds one by one.
pub fn score(engine: &Engine, folder: &Path, folds: Folds) -> Result<()> {
    for (name, title) in [("listed.jsonl", "listed makers, bare"), ("mutated.jsonl", "mistyped and dressed")] {
        let Some(text) = read(&folder.join(name))? else { continue };
        let mut by_fold: BTreeMap<u64, BTreeMap<String, Tally>> = BTreeMap::new();
        for row in rows::<ModelRow>(&text)? {
            let asked = if row.needs_brand { format!("{} {}", row.brand, row.text) } else { row.text.clone() };
            let said = engine.say(&asked, &[]);
            let fold = folds.of(&row.family);
            let tallies = by_fold.entry(fold).or_default();
            for key in [String::new(), row.maker.clone()] {
                tallies.entry(key).or_default().add(&row, &said);
            }
            if folds.rows && !said.attributed.contains(&row.maker) {
                println!(
                    "{name}\tfold {fold}\t{}\t{}\t{}\t{asked}\tsaid {}\tasked {}",
                    row.maker,
                    row.brand,
                    row.mutation.as_deref().unwrap_or("-"),
                    said.attributed.join(","),
                    said.asked.join(",")
                );
            }
        }
        for (fold, tallies) in &by_fold {
            for (maker, tally) in tallies {
                if maker.is_empty() {
                    println!("{title}, fold {fold} of {}: {}", folds.count, tally.words());
                } else {
                    println!("    {maker}: {}", tally.words());
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Folds;

    #[test]
    fn a_family_stays_in_one_fold() {
        let folds = Folds { count: 5, rows: false };
        assert!((0..100).all(|n| folds.of(&format!("2CD{n}")) < 5));
        assert_eq!(folds.of("2CD2143"), folds.of("2CD2143"));
        assert!((0..100).any(|n| folds.of(&format!("2CD{n}")) != folds.of("2CD0")));
    }
}
