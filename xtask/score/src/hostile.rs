//! Files that are built to break readers. Each is read in a process of its own with a time limit, so that a crash or a
//! freeze is a line in the table and not the end of the run.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use vendor_list::makers::WordLists;

/// The most seconds that one file may take.
const LONGEST: u64 = 20;
/// The most kilobytes of memory that one file may take.
const MEMORY: u64 = 4_000_000;

#[derive(Default)]
struct Tally {
    files: usize,
    fully: usize,
    in_part: usize,
    refused: usize,
    silent: Vec<String>,
    crashed: Vec<String>,
    slow: Vec<String>,
    longest: Duration,
    slowest: String,
}

/// Reads one file and reports in one line how it went, and its lines if asked to; runs in the process for that file.
pub fn read_one(path: &Path, with_lines: bool) -> Result<()> {
    let bytes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (lines, unread) = vendor_readers::read_file(&name, &bytes, &WordLists::default());
    let reason = unread.first().map(|said| said.reason.as_str()).unwrap_or_default();
    println!("{}\t{}\t{reason}", lines.len(), unread.len());
    if with_lines {
        lines.iter().for_each(|line| println!("{}", line.text));
    }
    Ok(())
}

/// Reads every file under a folder.
pub fn score(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    let own = std::env::current_exe().context("this program cannot be found")?;
    let mut by_class: BTreeMap<String, Tally> = BTreeMap::new();
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for path in files {
        let inside = path.strip_prefix(folder).unwrap_or(&path);
        let name = inside.to_string_lossy().into_owned();
        if inside.components().count() < 2
            || inside.file_name().is_some_and(|name| name.to_string_lossy().starts_with('_'))
        {
            continue;
        }
        let class = inside.iter().take(1).map(|part| part.to_string_lossy().into_owned()).collect::<String>();
        one(&own, &path, name, by_class.entry(class).or_default(), &mut reasons)?;
    }
    println!(
        "| class | files | read fully | in part, with account | refused with reason | silent | crashed | over {LONGEST} s | slowest |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for (class, tally) in &by_class {
        println!(
            "| {class} | {} | {} | {} | {} | {} | {} | {} | {:.2} s {} |",
            tally.files,
            tally.fully,
            tally.in_part,
            tally.refused,
            tally.silent.len(),
            tally.crashed.len(),
            tally.slow.len(),
            tally.longest.as_secs_f64(),
            tally.slowest
        );
    }
    for tally in by_class.values() {
        for (what, names) in [("SILENT", &tally.silent), ("CRASHED", &tally.crashed), ("TOO SLOW", &tally.slow)] {
            names.iter().for_each(|name| println!("{what} {name}"));
        }
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (reason, count) in reasons.iter().take(40) {
        println!("{count:5} {reason}");
    }
    Ok(())
}

fn one(own: &Path, path: &Path, name: String, tally: &mut Tally, reasons: &mut BTreeMap<String, usize>) -> Result<()> {
    let began = Instant::now();
    let limit = format!("ulimit -v {MEMORY}; exec timeout {LONGEST} \"$0\" read-one \"$1\"");
    let output = Command::new("sh")
        .args(["-c", &limit])
        .args([own, path])
        .stdin(Stdio::null())
        .output()
        .context("sh cannot be started")?;
    let took = began.elapsed();
    tally.files += 1;
    if took > tally.longest {
        (tally.longest, tally.slowest) = (took, name.clone());
    }
    if took >= Duration::from_secs(LONGEST) {
        tally.slow.push(name);
        return Ok(());
    }
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        tally.crashed.push(format!("{name}: {} {}", output.status, said.lines().next().unwrap_or_default()));
        return Ok(());
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut parts = text.trim_end().splitn(3, '\t');
    let mut count = || parts.next().and_then(|part| part.parse::<usize>().ok()).unwrap_or(0);
    let (lines, unread) = (count(), count());
    match (lines, unread) {
        (0, 0) => tally.silent.push(name),
        (_, 0) => tally.fully += 1,
        (0, _) => tally.refused += 1,
        _ => tally.in_part += 1,
    }
    if unread > 0 {
        *reasons.entry(parts.next().unwrap_or_default().chars().take(90).collect()).or_default() += 1;
    }
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_none_or(|extension| extension != "py") {
            files.push(path);
        }
    }
    Ok(())
}
