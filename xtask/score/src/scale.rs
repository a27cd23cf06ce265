//! Long lists of names: how fast they are read and searched, and how often the right name is first.

use super::pairs::interval;
use super::read;
use anyhow::Result;
use std::path::Path;
use std::time::{Duration, Instant};
use vendor_names::{Matcher, NameIndex};

/// Queries timed together.
const BATCH: usize = 20;

/// Scores the lists of 1,000, 10,000 and 100,000 names, and a million made of them.
pub fn score(matcher: &Matcher, folder: &Path) -> Result<()> {
    println!("\n## Long lists of names (native, this machine)");
    let Some(queries) = read(&folder.join("scale_queries.txt"))? else { return Ok(()) };
    let queries: Vec<(&str, &str)> = queries
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.next()?))
        })
        .collect();
    for file in ["scale_1k.txt", "scale_10k.txt", "scale_100k.txt"] {
        let Some(text) = read(&folder.join(file))? else { continue };
        let names: Vec<String> = text.lines().map(str::to_owned).collect();
        measure(matcher, file, &names, &queries);
        if file == "scale_100k.txt" {
            measure(matcher, "1,000,000 made of them", &varied(&names), &queries);
        }
    }
    Ok(())
}

/// Ten names for each name: the name itself, and nine firms named after it in part.
fn varied(names: &[String]) -> Vec<String> {
    let step = 7919;
    let other = |at: usize| names.get(at * step % names.len().max(1)).map_or("", String::as_str);
    let mut all = names.to_vec();
    for round in 1..10 {
        all.extend(names.iter().enumerate().map(|(at, name)| {
            let first = name.split(' ').next().unwrap_or_default();
            let rest = other(at + round * 31).split(' ').skip(1).collect::<Vec<_>>().join(" ");
            format!("{first}{} {rest}", char::from(b'a' + u8::try_from(round).unwrap_or(0)))
        }));
    }
    all
}

fn measure(matcher: &Matcher, title: &str, names: &[String], queries: &[(&str, &str)]) {
    let start = Instant::now();
    let index = NameIndex::build(matcher, names);
    let build = start.elapsed();
    let (mut first, mut among_ten, mut times) = (0, 0, Vec::new());
    let mut missed = Vec::new();
    for batch in queries.chunks(BATCH) {
        let start = Instant::now();
        let found: Vec<_> = batch.iter().map(|(query, _)| index.best(matcher, query, 10)).collect();
        times.push(start.elapsed() / u32::try_from(batch.len()).unwrap_or(1));
        for ((query, expected), found) in batch.iter().zip(found) {
            let texts: Vec<&str> = found.iter().filter_map(|found| index.text(found.entry)).collect();
            first += usize::from(texts.first() == Some(expected));
            among_ten += usize::from(texts.contains(expected));
            if texts.first() != Some(expected) {
                missed.push(format!("{query} → {} (wanted {expected})", texts.first().unwrap_or(&"nothing")));
            }
        }
    }
    times.sort_unstable();
    let at = |share: usize| {
        times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).map_or(0, Duration::as_micros)
    };
    println!(
        "{title}: {} names; built in {} ms; p50 {} µs, p99 {} µs (batches of {BATCH}); hit@1 {}; hit@10 {}; index {} KB",
        names.len(),
        build.as_millis(),
        at(50),
        at(99),
        interval(first, queries.len()),
        interval(among_ten, queries.len()),
        index.bytes() / 1024,
    );
    println!("    not first, for example: {}", missed.iter().take(12).cloned().collect::<Vec<_>>().join(" · "));
}
