//! Model strings: bare, with the brand, mistyped; and those of other makers.

use super::corpus::{ModelRow, rows};
use super::{Engine, Said, read, share};
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::Path;

/// Scores the model collections.
pub fn score(engine: &Engine, folder: &Path) -> Result<()> {
    if let Some(text) = read(&folder.join("listed.jsonl"))? {
        listed(engine, "listed makers, bare", &rows(&text)?, |row| row.needs_brand);
        listed(engine, "listed makers, with the brand", &rows(&text)?, |_| true);
    }
    if let Some(text) = read(&folder.join("mutated.jsonl"))? {
        mutated(engine, &rows(&text)?);
    }
    for name in ["controls.jsonl", "controls_lines.jsonl"] {
        if let Some(text) = read(&folder.join(name))? {
            controls(engine, name, &rows(&text)?);
        }
    }
    if let Some(text) = read(&folder.join("uncertain.jsonl"))? {
        let rows: Vec<ModelRow> = rows(&text)?;
        let said: Vec<_> = rows.iter().map(|row| engine.say(&format!("{} {}", row.brand, row.text), &[])).collect();
        let asked = said.iter().filter(|said| !said.asked.is_empty() && said.attributed.is_empty()).count();
        let attributed = said.iter().filter(|said| !said.attributed.is_empty()).count();
        println!(
            "uncertain, with the brand: asked {}, attributed {}",
            share(asked, rows.len()),
            share(attributed, rows.len())
        );
    }
    Ok(())
}

/// Counts of one group of rows.
#[derive(Default)]
pub struct Tally {
    rows: usize,
    right: usize,
    asked: usize,
    wrong: usize,
}

impl Tally {
    /// Counts a row and what was said of it.
    pub fn add(&mut self, row: &ModelRow, said: &Said) {
        self.rows += 1;
        self.right += usize::from(said.attributed.contains(&row.maker));
        self.asked += usize::from(said.at_least_asks(&row.maker));
        self.wrong += usize::from(said.attributed.iter().any(|id| *id != row.maker));
    }

    /// The counts in words.
    pub fn words(&self) -> String {
        format!(
            "attributed {}, at least asked {}, to another maker {}",
            share(self.right, self.rows),
            share(self.asked, self.rows),
            self.wrong
        )
    }
}

fn listed(engine: &Engine, title: &str, rows: &[ModelRow], with_brand: impl Fn(&ModelRow) -> bool) {
    let mut all = Tally::default();
    let mut by_maker: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut by_grade: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut missed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    // For a brand that is only sometimes the maker's, a question is the best result.
    let mut whose: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    let mut by_whose: BTreeMap<(&str, bool), Tally> = BTreeMap::new();
    for row in rows {
        let text = if with_brand(row) { format!("{} {}", row.brand, row.text) } else { row.text.clone() };
        let said = engine.say(&text, &[]);
        let maker = by_maker.entry(&row.maker).or_default();
        for tally in [&mut all, maker, by_grade.entry(&row.grade).or_default()] {
            tally.add(row, &said);
        }
        let own = *whose
            .entry((&row.brand, &row.maker))
            .or_insert_with(|| engine.say(&format!("{} camera", row.brand), &[]).attributed.contains(&row.maker));
        by_whose.entry((&row.maker, own)).or_default().add(row, &said);
        if !said.at_least_asks(&row.maker) {
            missed.entry(&row.maker).or_default().push(&row.text);
        }
    }
    println!("{title}: {}", all.words());
    for (maker, tally) in &by_maker {
        println!("    {maker}: {}", tally.words());
        if let Some(missed) = missed.get(maker) {
            println!("        missed, for example: {}", missed.iter().take(6).copied().collect::<Vec<_>>().join(" · "));
        }
    }
    for ((maker, own), tally) in &by_whose {
        let brands = if *own { "brands that are the maker’s" } else { "brands that are only asked about" };
        println!("    {maker}, {brands}: {}", tally.words());
    }
    for (grade, tally) in &by_grade {
        println!("    grade {grade}: {}", tally.words());
    }
}

fn mutated(engine: &Engine, rows: &[ModelRow]) {
    let mut all = Tally::default();
    let mut by_kind: BTreeMap<&str, Tally> = BTreeMap::new();
    for row in rows {
        let said = engine.say(&row.text, &[]);
        let kind = by_kind.entry(row.mutation.as_deref().unwrap_or("")).or_default();
        for tally in [&mut all, kind] {
            tally.add(row, &said);
        }
    }
    println!("mistyped and dressed: {}", all.words());
    for (kind, tally) in &by_kind {
        println!("    {kind}: {}", tally.words());
    }
}

fn controls(engine: &Engine, name: &str, rows: &[ModelRow]) {
    let (mut wrong, mut asked) = (Vec::new(), Vec::new());
    for row in rows {
        let said = engine.say(&row.text, &[]);
        // A control may be a maker in the list, such as TP-Link; naming it is right.
        let own = row.maker.to_lowercase().replace(' ', "-");
        if said.attributed.iter().any(|id| *id != own) {
            wrong.push(format!("{} ({}) as {}", row.text, row.maker, said.attributed.join(", ")));
        } else if said.ends_in_ask && !row.brand_in_oem_list && !row.other_prc_maker {
            asked.push(row.text.as_str());
        }
    }
    println!(
        "{name}: wrongly attributed {}, asked without need {}",
        share(wrong.len(), rows.len()),
        share(asked.len(), rows.len())
    );
    for line in wrong.iter().take(20) {
        println!("    WRONG {line}");
    }
    println!("    asked, for example: {}", asked.iter().take(8).copied().collect::<Vec<_>>().join(" · "));
}
