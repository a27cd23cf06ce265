//! `vendor-check list diff`: what changed between two editions, or between one and the source.

use crate::{Stop, list_commands, verified};
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vendor_list::changes;
use vendor_list::release_notes::{self, ReleaseNotes};
use vendor_list::schema::List;
use vendor_publish::editions;

/// How the changes are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// In words, as notes on an edition.
    Words,
    /// Fact by fact.
    Facts,
    /// Fact by fact, for other programs.
    Json,
}

/// Runs the command. The newer list is the one that came with this build, unless another is named.
pub fn run(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let mut bundles: Vec<PathBuf> = Vec::new();
    let mut source: Option<PathBuf> = None;
    let mut form = Form::Words;
    let mut add_to: Option<PathBuf> = None;
    while let Some(word) = words.next()? {
        match word {
            Value(file) if bundles.len() < 2 => bundles.push(file.into()),
            Long("source") => source = Some(words.value()?.into()),
            Long("add-to") => add_to = Some(words.value()?.into()),
            Long("format") => {
                form = match words.value()?.string()?.as_str() {
                    "text" => Form::Words,
                    "facts" => Form::Facts,
                    "json" => Form::Json,
                    other => return Err(Stop::Usage(format!("the formats are text, facts and json, not {other:?}"))),
                }
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let Some(old) = bundles.first() else {
        return Err(Stop::Usage("give the older bundle, and a newer one to compare it with".to_owned()));
    };
    let old = verified(Some(old))?.list;
    let new = match (source, bundles.get(1)) {
        (Some(_), Some(_)) => return Err(Stop::Usage("give a newer bundle or a source, not both".to_owned())),
        // In the form of an edition, which leaves out examples of number patterns and the like.
        (Some(source), None) => serde_json::from_slice(&list_commands::compile(&source)?.bytes)
            .map_err(|error| Stop::Failed(error.to_string()))?,
        (None, newer) => verified(newer.map(PathBuf::as_path))?.list,
    };
    if let Some(path) = add_to {
        add(&path, release_notes::between(&old, &new))?;
    }
    match form {
        Form::Words => print_words(&old, &new),
        Form::Facts => print_facts(&old, &new),
        Form::Json => println!("{}", serde_json::json!(changes::between(&old, &new))),
    }
    Ok(ExitCode::SUCCESS)
}

fn add(path: &Path, notes: ReleaseNotes) -> Result<(), Stop> {
    let kept = std::fs::read_to_string(path).ok();
    let text = editions::with(kept.as_deref(), notes).map_err(|error| Stop::Failed(error.to_string()))?;
    list_commands::write(path, text.as_bytes())
}

fn print_words(old: &List, new: &List) {
    let notes = release_notes::between(old, new);
    let edition = |(version, day): &(u32, vendor_text::Date)| format!("list {version} of {}", day.in_words());
    println!("From {} to {}", edition(&notes.older), edition(&notes.newer));
    if notes.parts.is_empty() {
        let but = if old.edition == new.edition { "" } else { " but version and dates" };
        println!("\nNothing changed{but}.");
    }
    for part in &notes.parts {
        println!("\n{}", part.about.in_words());
        for note in &part.entries {
            println!("\n  {} ({})", note.name, note.kind.in_words());
            note.says.iter().for_each(|text| println!("    - {text}"));
        }
    }
    if !notes.parts.is_empty() {
        println!("\nEvery fact that changed: --format facts.");
    }
}

fn print_facts(old: &List, new: &List) {
    let found = changes::between(old, new);
    println!("From list {} to list {}: {} changes.", old.edition.version, new.edition.version, found.len());
    for change in &found {
        println!("{}: {} ({}) is {}", change.section.in_words(), change.name, change.id, change.kind.in_words());
        change.details.iter().for_each(|detail| println!("    {detail}"));
    }
}
