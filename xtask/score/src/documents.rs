//! Compares whole documents, line by line, with their labels.

use super::corpus::{Expected, LineRow, rows};
use super::{Engine, Said, read, share};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;
use vendor_engine::identify::Outline;

use vendor_text::Folded;

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
    let mut by_kind: BTreeMap<String, Kind> = BTreeMap::new();
    for expected in names.iter().filter(|name| name.ends_with(".expected.json")) {
        let name = expected.trim_end_matches(".expected.json");
        let labels: Expected =
            serde_json::from_str(&std::fs::read_to_string(folder.join(expected))?).with_context(|| expected.clone())?;
        let bytes = std::fs::read(folder.join(name))?;
        let kind = by_kind.entry(name.rsplit('.').next().unwrap_or_default().to_owned()).or_default();
        document(engine, name, &labels, &bytes, kind);
    }
    println!("\n| kind | files | read | refused as labelled | lines | labels | recall | false accusations | asked |");
    println!("|---|---|---|---|---|---|---|---|---|");
    for (name, kind) in by_kind {
        let Tally { found, wanted, accused, asked, to_ask, lines, .. } = kind.tally;
        println!(
            "| {name} | {} | {} | {} | {} | {lines} | {} | {} | {} |",
            kind.files,
            kind.read,
            kind.refused,
            kind.lines,
            share(found, wanted),
            share(accused, lines),
            share(asked, to_ask),
        );
        all.merge(kind.tally);
        all.merge(kind.hidden);
    }
    all.print("all documents, hidden lines with them");
    Ok(())
}

/// All files of one kind.
#[derive(Default)]
struct Kind {
    files: usize,
    read: usize,
    refused: usize,
    lines: usize,
    tally: Tally,
    hidden: Tally,
}

fn document(engine: &Engine, name: &str, labels: &Expected, bytes: &[u8], kind: &mut Kind) {
    let (lines, unread) = vendor_readers::read_file(name, bytes, engine.words());
    kind.files += 1;
    kind.lines += lines.len();
    let said = unread.iter().map(|said| format!("{}: {}", said.place, said.reason)).collect::<Vec<_>>().join("; ");
    if !labels.readable {
        // The labels' word for a reason, and the engine's.
        let expected = match labels.why_not.as_deref() {
            Some("encrypted") => "password",
            Some("no text layer") => "picture",
            _ => "",
        };
        if lines.is_empty() && said.contains(expected) {
            kind.refused += 1;
            println!("{name}: refused as it should be: {said}");
        } else {
            println!("{name}: WRONG: should be refused ({expected:?}), {} lines read, said {said:?}", lines.len());
        }
        return;
    }
    if lines.is_empty() {
        println!("{name}: WRONG: nothing read, said {said:?}");
        return;
    }
    kind.read += 1;
    if !said.is_empty() {
        println!("{name}: read in part: {said}");
    }
    for secret in labels.never_output.iter().filter(|secret| lines.iter().any(|line| line.text.contains(*secret))) {
        println!("{name}: WRONG: the secret {secret:?} is kept");
    }
    let mut outline = Outline::default();
    let said: Vec<(String, bool, Said)> =
        lines.iter().map(|line| (squeezed(&line.text), line.hidden, engine.say_under(&mut outline, line))).collect();
    let (mut seen, mut hidden) = (Tally::default(), Tally::default());
    let mut from = 0;
    for row in &labels.lines {
        let wanted = squeezed(&row.text);
        let tally = if row.hidden { &mut hidden } else { &mut seen };
        // Labels are in the order of the document; if a text occurs twice, the next one is meant.
        let place = (from..said.len()).chain(0..from).find(|at| {
            said.get(*at).is_some_and(|(text, is_hidden, _)| text.contains(&wanted) && (*is_hidden || !row.hidden))
        });
        match place.and_then(|at| said.get(at).map(|said| (at, said))) {
            Some((at, (_, _, said))) => {
                from = at + usize::from(labels.lines.len() > 30);
                tally.add(row, said, name);
            }
            None => {
                tally.unplaced += 1;
                tally.examples.push(format!("{name}: not found in any line: {:?}", row.text));
            }
        }
    }
    seen.print(name);
    if hidden.lines + hidden.unplaced > 0 {
        hidden.print(&format!("{name}, hidden"));
    }
    kind.tally.merge(seen);
    kind.hidden.merge(hidden);
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

/// A text in the form in which labels are compared: compatibility forms, no white space, one case.
fn squeezed(text: &str) -> String {
    Folded::new(text).to_string().split_whitespace().collect()
}
