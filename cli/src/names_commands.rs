//! `vendor-check names`: pairs of names compared, and names looked up in a list of names.

use crate::{Stop, verified};
use lexopt::prelude::*;
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use vendor_names::{Matcher, NameIndex, Same};

/// How many of the nearest names are printed unless told otherwise.
const USUAL_MOST: usize = 10;

/// How many queries are timed together, because timing a single one is not accurate.
const BATCH: usize = 16;

#[derive(Serialize)]
struct PairRecord<'a> {
    left: &'a str,
    right: &'a str,
    score: f64,
    same: Same,
    why: String,
}

#[derive(Serialize)]
struct QueryRecord<'a> {
    query: &'a str,
    best: Vec<Best<'a>>,
}

#[derive(Serialize)]
struct Best<'a> {
    name: &'a str,
    /// Line of the list, from 1.
    line: usize,
    score: f64,
    same: Same,
}

/// Runs a command about names.
pub fn run(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let (mut pairs, mut against, mut queries, mut list) = (None, None, None, None);
    let mut most = USUAL_MOST;
    while let Some(word) = words.next()? {
        match word {
            Long("pairs") => pairs = Some(PathBuf::from(words.value()?)),
            Long("against") => against = Some(PathBuf::from(words.value()?)),
            Long("list") => list = Some(PathBuf::from(words.value()?)),
            Long("best") => most = words.value()?.parse()?,
            Value(path) if queries.is_none() => queries = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    let matcher = Matcher::new(&verified(list.as_deref())?.list.words);
    match (pairs, against, queries) {
        (Some(pairs), None, None) => compare_pairs(&matcher, &pairs),
        (None, Some(names), Some(queries)) => look_up(&matcher, &names, &queries, most),
        _ => Err(Stop::Usage("give --pairs FILE.csv, or --against NAMES.txt and a file of queries".to_owned())),
    }
}

fn compare_pairs(matcher: &Matcher, path: &Path) -> Result<ExitCode, Stop> {
    let file = path.display();
    let text = read(path)?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|error| Stop::Failed(format!("{file}: {error}")))?.clone();
    let column = |wanted: &str| {
        headings.iter().position(|heading| heading.trim().eq_ignore_ascii_case(wanted)).ok_or_else(|| {
            Stop::Usage(format!("{file} has no column {wanted}: its first row must name the columns left and right"))
        })
    };
    let (left, right) = (column("left")?, column("right")?);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for row in reader.records() {
        let row = row.map_err(|error| Stop::Failed(format!("{file}: {error}")))?;
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let compared = matcher.compare(&matcher.name(cell(left)), &matcher.name(cell(right)));
        let record = PairRecord {
            left: cell(left),
            right: cell(right),
            score: compared.score,
            same: compared.same,
            why: compared.why,
        };
        print(&mut out, &record)?;
    }
    finish(out)
}

fn look_up(matcher: &Matcher, names: &Path, queries: &Path, most: usize) -> Result<ExitCode, Stop> {
    let (names, queries) = (read(names)?, read(queries)?);
    let names: Vec<&str> = lines(&names);
    let queries: Vec<&str> = lines(&queries);
    let start = Instant::now();
    let index = NameIndex::build(matcher, &names);
    let build = start.elapsed();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut times: Vec<Duration> = Vec::with_capacity(queries.len() / BATCH + 1);
    for batch in queries.chunks(BATCH) {
        let start = Instant::now();
        let found: Vec<_> = batch.iter().map(|query| index.best(matcher, query, most)).collect();
        let count = u32::try_from(batch.len()).unwrap_or(1).max(1);
        times.push(start.elapsed() / count);
        for (query, found) in batch.iter().zip(found) {
            let best = found.iter().filter_map(|found| {
                let (name, score) = (index.text(found.entry)?, found.score);
                Some(Best { name, line: found.entry + 1, score, same: Same::of(score) })
            });
            print(&mut out, &QueryRecord { query, best: best.collect() })?;
        }
    }
    times.sort_unstable();
    let at = |share: usize| {
        times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).map_or(0, Duration::as_micros)
    };
    eprintln!(
        "{} names, {} queries: built in {} ms; a query takes {} µs (p50), {} µs (p99), timed in batches of {BATCH}; \
         the index holds {} KB",
        index.len(),
        queries.len(),
        build.as_millis(),
        at(50),
        at(99),
        index.bytes() / 1024,
    );
    if let Some(peak) = peak_memory() {
        eprintln!("most memory of the whole process: {peak}");
    }
    finish(out)
}

/// The process's peak memory according to Linux.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(|rest| rest.trim().to_owned())
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

fn read(path: &Path) -> Result<String, Stop> {
    let bytes =
        std::fs::read(path).map_err(|error| Stop::Failed(format!("{} cannot be read: {error}", path.display())))?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned())
}

fn print(out: &mut impl Write, record: &impl Serialize) -> Result<(), Stop> {
    let text = serde_json::to_string(record).map_err(|error| Stop::Failed(error.to_string()))?;
    writeln!(out, "{text}").map_err(|error| Stop::Failed(format!("the result cannot be written: {error}")))
}

fn finish(mut out: impl Write) -> Result<ExitCode, Stop> {
    out.flush().map_err(|error| Stop::Failed(format!("the result cannot be written: {error}")))?;
    Ok(ExitCode::SUCCESS)
}
