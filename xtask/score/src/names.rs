//! Names of firms: how many that are unrelated to any listed maker are flagged, and how many real family names are
//! found.

use super::{Engine, read, share};
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::Path;

/// Scores the name collections.
pub fn score(engine: &Engine, folder: &Path) -> Result<()> {
    let exceptions: BTreeSet<String> = read(&folder.join("fp_exceptions.txt"))?
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.split('\t').next())
        .map(|name| name.trim().to_lowercase())
        .collect();
    for name in ["uk_council_suppliers.txt", "ieee_oui_vendor_names.txt", "fp_lookalikes.txt", "fp_shared_words.txt"] {
        let Some(text) = read(&folder.join(name))? else { continue };
        let rows: Vec<&str> = text
            .lines()
            .filter_map(|line| line.split('\t').next())
            .filter(|line| !line.trim().is_empty() && !exceptions.contains(&line.trim().to_lowercase()))
            .collect();
        let (mut wrong, mut asked) = (Vec::new(), Vec::new());
        for row in &rows {
            let said = engine.say(row, &[]);
            if !said.attributed.is_empty() {
                wrong.push(*row);
            } else if said.ends_in_ask {
                asked.push(*row);
            }
        }
        println!("{name}: attributed {}, asked {}", share(wrong.len(), rows.len()), share(asked.len(), rows.len()));
        println!("    attributed, for example: {}", wrong.iter().take(12).copied().collect::<Vec<_>>().join(" · "));
        println!("    asked, for example: {}", asked.iter().take(12).copied().collect::<Vec<_>>().join(" · "));
    }
    if let Some(text) = read(&folder.join("a8_section889_vs_lookalikes.csv"))? {
        family(engine, &text)?;
    }
    Ok(())
}

/// Registered names that carry a listed family, and names that only look like it.
fn family(engine: &Engine, text: &str) -> Result<()> {
    let (mut found, mut family, mut wrong, mut others) = (0, 0, Vec::new(), 0);
    let mut missed = Vec::new();
    for record in csv::Reader::from_reader(text.as_bytes()).records() {
        let record = record?;
        let (left, matches) = (record.get(1).unwrap_or_default().to_owned(), record.get(3) == Some("1"));
        let flagged = !engine.say(&left, &[]).attributed.is_empty();
        if matches {
            family += 1;
            found += usize::from(flagged);
            if !flagged {
                missed.push(left);
            }
        } else {
            others += 1;
            if flagged {
                wrong.push(left);
            }
        }
    }
    println!("family names found {}; look-alikes attributed {}", share(found, family), share(wrong.len(), others));
    println!("    missed: {}", missed.iter().take(12).cloned().collect::<Vec<_>>().join(" · "));
    println!("    wrong: {}", wrong.iter().take(12).cloned().collect::<Vec<_>>().join(" · "));
    Ok(())
}
