//! Whole documents, line by line, against their labels.

use super::corpus::{Expected, LineRow, rows};
use super::{Engine, Said, read, share};
use anyhow::{Context, Result};
use std::path::Path;
use vendor_checker::intake;
use vendor_checker::text::Folded;

#[derive(Default)]
struct Tally {
    lines: usize,
    found: usize,
    wanted: usize,
    right: usize,
    accused: usize,
    not_lines: usize,
    asked: usize,
    to_ask: usize,
    noise: usize,
    plain: usize,
    unplaced: usize,
    examples: Vec<String>,
}

/// Scores single lines and every document that this version reads.
pub fn score(engine: &Engine, folder: &Path) -> Result<()> {
    if let Some(text) = read(&folder.join("lines.jsonl"))? {
        let mut tally = Tally::default();
        for row in rows::<LineRow>(&text)? {
            tally.add(&row, &engine.say(&row.text, &[]), "lines.jsonl");
        }
        tally.print("single lines");
    }
    let mut names: Vec<_> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    names.sort();
    let mut all = Tally::default();
    let mut skipped = Vec::new();
    for expected in names.iter().filter(|name| name.ends_with(".expected.json")) {
        let name = expected.trim_end_matches(".expected.json");
        let labels: Expected =
            serde_json::from_str(&std::fs::read_to_string(folder.join(expected))?).with_context(|| expected.clone())?;
        let bytes = std::fs::read(folder.join(name))?;
        let (lines, unread) = intake::read_file(name, &bytes, engine.words());
        if lines.is_empty() {
            skipped.push(format!(
                "{name} ({})",
                unread.iter().map(|said| said.reason.as_str()).collect::<Vec<_>>().join("; ")
            ));
            if unread.is_empty() {
                println!("{name}: SILENT: nothing read and nothing said");
            }
            continue;
        }
        if !labels.readable {
            println!("{name}: read, though it should not be");
        }
        let said: Vec<(String, Said)> =
            lines.iter().map(|line| (squeezed(&line.text), engine.say(&line.text, &line.cells))).collect();
        let mut tally = Tally::default();
        let mut from = 0;
        for row in labels.lines.iter().filter(|row| !row.hidden) {
            let wanted = squeezed(&row.text);
            // Labels follow the document; a text that stands twice is the next one.
            let place = (from..said.len())
                .chain(0..from)
                .find(|at| said.get(*at).is_some_and(|(text, _)| text.contains(&wanted)));
            match place.and_then(|at| said.get(at).map(|said| (at, said))) {
                Some((at, (_, said))) => {
                    from = at + usize::from(labels.lines.len() > 30);
                    tally.add(row, said, name);
                }
                None => tally.unplaced += 1,
            }
        }
        tally.print(name);
        all.merge(tally);
    }
    all.print("all documents that were read");
    println!("not read by this version, each with its reason on screen: {}", skipped.join(", "));
    Ok(())
}

impl Tally {
    fn add(&mut self, row: &LineRow, said: &Said, name: &str) {
        self.lines += 1;
        self.wanted += row.makers.len();
        self.found += row.makers.iter().filter(|maker| said.attributed.contains(maker)).count();
        self.right += said.attributed.iter().filter(|id| row.makers.contains(id)).count();
        let accused: Vec<&String> =
            said.attributed.iter().filter(|id| !row.makers.contains(id) && !row.also_ok.contains(id)).collect();
        self.accused += usize::from(!accused.is_empty());
        self.not_lines += usize::from(row.makers.is_empty());
        self.to_ask += usize::from(!row.ask.is_empty());
        self.asked += usize::from(!row.ask.is_empty() && row.ask.iter().any(|id| said.at_least_asks(id)));
        self.plain += usize::from(row.ask.is_empty() && row.also_ok.is_empty());
        self.noise +=
            usize::from(row.ask.is_empty() && row.also_ok.is_empty() && said.ends_in_ask && said.attributed.is_empty());
        let missed = row.makers.iter().any(|maker| !said.attributed.contains(maker));
        let unasked = !row.ask.is_empty() && !row.ask.iter().any(|id| said.at_least_asks(id));
        if !accused.is_empty() || missed || unasked {
            self.examples.push(format!(
                "{name}: {:?} wanted {:?} ask {:?}, said {:?} ask {:?}",
                row.text, row.makers, row.ask, said.attributed, said.asked
            ));
        }
    }

    fn merge(&mut self, other: Self) {
        self.lines += other.lines;
        self.found += other.found;
        self.wanted += other.wanted;
        self.right += other.right;
        self.accused += other.accused;
        self.not_lines += other.not_lines;
        self.asked += other.asked;
        self.to_ask += other.to_ask;
        self.noise += other.noise;
        self.plain += other.plain;
        self.unplaced += other.unplaced;
    }

    fn print(&self, title: &str) {
        println!(
            "{title}: {} labelled lines; recall {}; lines with a false accusation {}; questions raised {}; questions without need {}; labels not found in any line {}",
            self.lines,
            share(self.found, self.wanted),
            share(self.accused, self.lines),
            share(self.asked, self.to_ask),
            share(self.noise, self.plain),
            self.unplaced,
        );
        for example in self.examples.iter().take(12) {
            println!("    {example}");
        }
    }
}

/// As labels are compared: compatibility forms, no white space, one case.
fn squeezed(text: &str) -> String {
    Folded::new(text).to_string().split_whitespace().collect()
}
