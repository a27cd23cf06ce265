//! Cross-validation by family: the models are dealt into folds by the hash of their family, so that
//! a rule written from some folds is judged on families it was not written from.
//!
//! The known-model table is off: what it holds is remembered, not understood.

use super::corpus::{ModelRow, rows};
use super::models::Tally;
use super::{Engine, read};
use anyhow::Result;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use vendor_list::Index;
use vendor_list::index::IndexOptions;
use vendor_list::schema::List;

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
            let asked = asked(&row);
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

/// Scores each fold without the grammars that rest only on its own families, which are those that match no model of
/// another fold. This cannot undo how wide a grammar was written.
pub fn score_held_out(engine: &Engine, folder: &Path, folds: Folds, list: impl Fn() -> Result<List>) -> Result<()> {
    let mut collections = Vec::new();
    for (name, title) in [("listed.jsonl", "listed makers, bare"), ("mutated.jsonl", "mistyped and dressed")] {
        if let Some(text) = read(&folder.join(name))? {
            collections.push((title, rows::<ModelRow>(&text)?));
        }
    }
    let mut held_up_by: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    for row in collections.iter().flat_map(|(_, rows)| rows) {
        for grammar in engine.grammars_for(&asked(row), &row.maker) {
            held_up_by.entry(grammar).or_default().insert(folds.of(&row.family));
        }
    }
    let mut by_maker: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
    for fold in 0..folds.count {
        let only_here = |grammar: &str| held_up_by.get(grammar).is_some_and(|folds| *folds == BTreeSet::from([fold]));
        let mut without = list()?;
        let mut taken_out = 0;
        for maker in &mut without.makers {
            let before = maker.grammars.len();
            maker.grammars.retain(|grammar| !only_here(&format!("{}/{}", maker.id, grammar.id)));
            taken_out += before - maker.grammars.len();
        }
        let engine = Engine::new(Index::with_options(without, IndexOptions { without_known_models: true })?)?;
        for (title, rows) in &collections {
            let mut tally = Tally::default();
            for row in rows.iter().filter(|row| folds.of(&row.family) == fold) {
                let said = engine.say(&asked(row), &[]);
                tally.add(row, &said);
                for maker in ["all folds", &row.maker] {
                    by_maker.entry((title, maker)).or_default().add(row, &said);
                }
            }
            println!("{title}, held out, fold {fold}, {taken_out} grammars taken out: {}", tally.words());
        }
    }
    for ((title, maker), tally) in &by_maker {
        println!("{title}, held out, {maker}: {}", tally.words());
    }
    Ok(())
}

/// What is looked up for a row: its model, with the brand if the model alone is no evidence.
fn asked(row: &ModelRow) -> String {
    if row.needs_brand { format!("{} {}", row.brand, row.text) } else { row.text.clone() }
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
