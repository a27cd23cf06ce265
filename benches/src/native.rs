//! Our look-up and rapidfuzz, natively, measured as the JavaScript libraries are: `native search ours NAMES QUERIES`,
//! `native screen ours LISTED BENIGN POSITIVES`. Prints one JSON line.

use rapidfuzz::fuzz;
use std::time::{Duration, Instant};
use vendor_checker_benches::{Names, Screen, index};

const BATCHES: usize = 5;
const BUDGET: Duration = Duration::from_secs(60);
/// The share of likeness from which rapidfuzz counts as a hit, as its users commonly set it.
const RAPIDFUZZ_HIT: f64 = 0.85;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let line = match words.as_slice() {
        ["search", "ours", names, queries] => search(names, queries, |lines| {
            let names = Names::new(&index()?, lines);
            Ok(Box::new(move |query: &str| names.best(query)))
        })?,
        ["search", "rapidfuzz", names, queries] => search(names, queries, |lines| {
            let names: Vec<String> = lines.lines().map(sorted_words).collect();
            Ok(Box::new(move |query: &str| nearest(&names, query)))
        })?,
        ["screen", "ours", listed, benign, positives] => screen(listed, benign, positives, |lines| {
            let screen = Screen::new(index()?, lines);
            Ok(Box::new(move |row: &str| screen.flags(row)))
        })?,
        ["screen", "rapidfuzz", listed, benign, positives] => screen(listed, benign, positives, |lines| {
            let names: Vec<String> = lines.lines().map(sorted_words).collect();
            Ok(Box::new(move |row: &str| {
                let row = sorted_words(row);
                names.iter().any(|name| fuzz::ratio(name.chars(), row.chars()) >= RAPIDFUZZ_HIT)
            }))
        })?,
        _ => return Err("native search|screen ours|rapidfuzz FILES".into()),
    };
    println!("{line}");
    Ok(())
}

/// Words in order of the alphabet: rapidfuzz's token-sort ratio, its best on such names.
fn sorted_words(text: &str) -> String {
    let text = text.to_lowercase();
    let mut words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

fn nearest(names: &[String], query: &str) -> Vec<u32> {
    let query = sorted_words(query);
    let scorer = fuzz::RatioBatchComparator::new(query.chars());
    let mut scored: Vec<(f64, u32)> =
        (0..).zip(names).map(|(at, name)| (scorer.similarity(name.chars()), at)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(10).map(|(_, at)| at).collect()
}

type Search = Box<dyn Fn(&str) -> Vec<u32>>;
type Flag = Box<dyn Fn(&str) -> bool>;

fn search(names: &str, queries: &str, build: impl Fn(&str) -> Result<Search>) -> Result<serde_json::Value> {
    let (names, queries) = (std::fs::read_to_string(names)?, std::fs::read_to_string(queries)?);
    let queries: Vec<(&str, &str)> = queries.lines().filter_map(|line| line.split_once('\t')).map(|(query, rest)| (query, rest.split('\t').next().unwrap_or_default())).collect();
    let listed: Vec<&str> = names.lines().collect();
    let before = resident();
    let began = Instant::now();
    let look_up = build(&names)?;
    let build_ms = milliseconds(began.elapsed());
    let memory = resident().saturating_sub(before);
    let (mut first, mut among_ten) = (0_u32, 0_u32);
    for (query, expected) in &queries {
        let place = look_up(query).iter().position(|at| listed.get(*at as usize) == Some(expected));
        first += u32::from(place == Some(0));
        among_ten += u32::from(place.is_some());
    }
    let mut times = vec![Vec::new(); queries.len()];
    let began = Instant::now();
    for _ in 0..BATCHES {
        for ((query, _), times) in queries.iter().zip(&mut times) {
            let one = Instant::now();
            std::hint::black_box(look_up(query));
            times.push(milliseconds(one.elapsed()));
        }
        if began.elapsed() > BUDGET {
            break;
        }
    }
    let mut medians: Vec<f64> = times.into_iter().map(|mut all| { all.sort_by(f64::total_cmp); all.get(all.len() / 2).copied().unwrap_or_default() }).collect();
    medians.sort_by(f64::total_cmp);
    let at = |share: f64| medians.get(((medians.len() as f64 * share) as usize).min(medians.len().saturating_sub(1))).copied().unwrap_or_default();
    let of = queries.len() as f64;
    Ok(serde_json::json!({
        "buildMs": build_ms, "p50": at(0.5), "p99": at(0.99), "hit1": f64::from(first) / of, "hit10": f64::from(among_ten) / of,
        "queries": queries.len(), "memoryMb": memory as f64 / 1024.0 / 1024.0,
    }))
}

fn screen(listed: &str, benign: &str, positives: &str, build: impl Fn(&str) -> Result<Flag>) -> Result<serde_json::Value> {
    let [listed, benign, positives] = [listed, benign, positives].map(std::fs::read_to_string);
    let (listed, benign, positives) = (listed?, benign?, positives?);
    let flags = build(&listed)?;
    let began = Instant::now();
    let wrong = benign.lines().filter(|row| flags(row)).count();
    let seconds = began.elapsed().as_secs_f64();
    let found = positives.lines().filter(|row| flags(row.split('\t').next().unwrap_or_default())).count();
    let of = benign.lines().count();
    Ok(serde_json::json!({
        "wrong": wrong, "of": of, "found": found, "positives": positives.lines().count(), "rowsPerSecond": of as f64 / seconds,
    }))
}

/// Bytes of memory that the process holds.
fn resident() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok().and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok());
    pages.unwrap_or_default() * 4096
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
