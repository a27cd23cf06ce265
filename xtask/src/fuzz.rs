//! Coverage-guided fuzzing on the pinned toolchain: libFuzzer with LLVM's own coverage counters. Not part of the
//! checks; a crash leaves its input under `target/fuzz/found`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::commands;
use crate::folders::Folders;

/// The first inputs of each target: files of the project, and of the collections beside it if they exist.
const TARGETS: &[(&str, &[&str])] = &[
    ("lines", &["tests/data", "../shared/corpora/documents"]),
    ("names", &["tests/data", "list/words"]),
    ("policies", &["docs"]),
    ("tables", &["tests/data", "../shared/corpora/documents", "../shared/corpora/hostile/csv"]),
    ("xlsx", &["fuzz/seeds/sheets", "../shared/corpora/documents", "../shared/corpora/hostile/xlsx-ods"]),
    ("xls", &["../shared/corpora/documents", "../shared/corpora/hostile/legacy-refuse"]),
    ("ods", &["fuzz/seeds/open_sheets", "../shared/corpora/documents", "../shared/corpora/hostile/xlsx-ods"]),
    ("docx", &["fuzz/seeds/word", "../shared/corpora/documents", "../shared/corpora/hostile/docx"]),
    ("pdf", &["fuzz/seeds/pdf", "../shared/corpora/documents", "../shared/corpora/hostile/pdf"]),
    ("mail", &["fuzz/seeds/mail", "../shared/corpora/documents"]),
    ("web_pages", &["fuzz/seeds/web", "../shared/corpora/documents"]),
    ("archives", &["tests/data", "../shared/corpora/documents", "../shared/corpora/hostile/zip"]),
    ("scans", &["fuzz/seeds/scans", "../shared/corpora/documents", "../shared/corpora/hostile/xml"]),
    ("bundles", &["public"]),
    ("documents", &["tests/data/readers/documents", "../shared/corpora/hostile/legacy-refuse"]),
    ("pictures", &["tests/data/pictures"]),
];
const DEFAULT_SECONDS: u32 = 120;
const HOST: &str = "x86_64-unknown-linux-gnu";
/// Counters and compared values for the fuzzer; no sanitizer, because the project has no unsafe code.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg fuzzing";
/// The largest file that is used as a first input.
const LARGEST_SEED: u64 = 1024 * 1024;

/// Builds the targets and runs one of them, or all in turn.
pub fn run(folders: &Folders, only: Option<&str>, seconds: Option<u32>) -> Result<()> {
    let built = folders.at("target/fuzz");
    commands::run(
        "building the fuzz targets",
        Command::new("cargo")
            .args(["build", "--release", "--target", HOST, "--target-dir"])
            .arg(&built)
            .env("RUSTFLAGS", COVERAGE)
            .current_dir(folders.at("fuzz")),
    )?;
    let chosen: Vec<_> = TARGETS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
        bail!("no fuzz target is called {:?}; they are {}", only.unwrap_or_default(), names.join(", "));
    }
    let found = built.join("found");
    std::fs::create_dir_all(&found).with_context(|| format!("{} cannot be made", found.display()))?;
    for (name, seeds) in chosen {
        let corpus = built.join("corpus").join(name);
        plant(folders, &corpus, seeds)?;
        println!("== fuzzing {name}");
        commands::run(
            name,
            Command::new(built.join(HOST).join("release").join(name))
                .arg(format!("-max_total_time={}", seconds.unwrap_or(DEFAULT_SECONDS)))
                .arg("-print_final_stats=1")
                .arg("-timeout=20")
                .arg(format!("-artifact_prefix={}/{name}-", found.display()))
                .arg(&corpus),
        )?;
    }
    Ok(())
}

/// Copies the first inputs into a corpus; what is there already stays.
fn plant(folders: &Folders, corpus: &Path, seeds: &[&str]) -> Result<()> {
    std::fs::create_dir_all(corpus).with_context(|| format!("{} cannot be made", corpus.display()))?;
    for folder in seeds {
        for file in files(&folders.at(folder)) {
            let small = file.metadata().is_ok_and(|facts| facts.len() <= LARGEST_SEED);
            if let (true, Some(name)) = (small, file.file_name()) {
                std::fs::copy(&file, corpus.join(name))
                    .with_context(|| format!("{} cannot be copied", file.display()))?;
            }
        }
    }
    Ok(())
}

/// The files of a folder and of the folders inside it; empty if it does not exist.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}
