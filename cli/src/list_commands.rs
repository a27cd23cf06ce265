//! `vendor-check list`: build, verify, show and export the list.

use crate::{Stop, diff_command, release_command, sign_command, verified, watch_command};
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vendor_engine::report::explain;
use vendor_engine::report::list_export::{self, Table};
use vendor_engine::report::record::ListStamp;
use vendor_list::bundle::{self, Entry};
use vendor_list::facts::Facts;
use vendor_list::schema::List;
use vendor_list::trust::{self, Verified};
use vendor_publish::compile::{self, Compiled};
use vendor_publish::draft;

/// Runs a command about the list.
pub fn run(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    match words.next()? {
        Some(Value(word)) if word == "build" => build(words),
        Some(Value(word)) if word == "sign" => sign_command::run(words),
        Some(Value(word)) if word == "release" => release_command::run(words),
        Some(Value(word)) if word == "verify" => verify(words),
        Some(Value(word)) if word == "show" => show(words),
        Some(Value(word)) if word == "diff" => diff_command::run(words),
        Some(Value(word)) if word == "export" => export(words),
        Some(Value(word)) if word == "watch" => watch_command::run(words),
        Some(other) => Err(other.unexpected().into()),
        None => Err(Stop::Usage("say what to do with the list".to_owned())),
    }
}

fn build(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let mut source = PathBuf::from("list");
    let mut out = None;
    let mut compare = None;
    let mut draft_bundle = None;
    while let Some(word) = words.next()? {
        match word {
            Long("source") => source = words.value()?.into(),
            Long("out") => out = Some(PathBuf::from(words.value()?)),
            Long("check") => compare = Some(PathBuf::from(words.value()?)),
            Long("draft") => draft_bundle = Some(PathBuf::from(words.value()?)),
            other => return Err(other.unexpected().into()),
        }
    }
    let compiled = compile(&source)?;
    print_counts(&compiled.list, compiled.bytes.len());
    if !draft::is_marked(&source) && compare.is_none() {
        say_whether_signed(&source, &compiled.bytes);
    }
    if let Some(path) = out {
        write(&path, &compiled.bytes)?;
    }
    if let Some(path) = draft_bundle {
        if !draft::is_marked(&source) {
            return Err(Stop::Failed("the source is not marked as a draft: sign it, or add list/DRAFT".to_owned()));
        }
        write(&path, &draft::unsigned(&source).map_err(|error| Stop::Failed(error.to_string()))?)?;
    }
    if let Some(path) = compare {
        let entries =
            bundle::read(&read(&path)?).map_err(|error| Stop::Failed(format!("{}: {error}", path.display())))?;
        if trust::payload(&entries) != Some(compiled.bytes.as_slice()) {
            return Err(Stop::Failed(format!(
                "{} holds another list than the source gives. Sign the source again, or mark it as a draft.",
                path.display()
            )));
        }
        println!("{} holds exactly this list.", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// Warns if a source is ahead of the signed edition: no build includes it unless it is marked as a draft.
fn say_whether_signed(source: &Path, bytes: &[u8]) {
    let signed = source.parent().unwrap_or(Path::new("")).join("public/vendor-list.zip");
    let entries = std::fs::read(&signed).ok().and_then(|bundle| bundle::read(&bundle).ok());
    if entries.is_some_and(|entries| trust::payload(&entries) != Some(bytes)) {
        println!(
            "note: the source is ahead of {}, which builds go on carrying. While you work on it, put an empty file {} there.",
            signed.display(),
            source.join("DRAFT").display()
        );
    }
}

fn verify(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let (mut path, mut anchor): (Option<PathBuf>, Option<Vec<u8>>) = (None, None);
    while let Some(word) = words.next()? {
        match word {
            Value(file) if path.is_none() => path = Some(file.into()),
            Long("anchor") => anchor = Some(read(Path::new(&words.value()?))?),
            other => return Err(other.unexpected().into()),
        }
    }
    let verified = match (path, anchor) {
        (Some(path), Some(anchor)) => trust::verify_from(&read(&path)?, &anchor)
            .map_err(|error| Stop::Failed(format!("{} is refused: {error}", path.display())))?,
        (None, Some(_)) => return Err(Stop::Usage("--anchor needs the bundle that it is for".to_owned())),
        (path, None) => verified(path.as_deref())?,
    };
    println!(
        "Good: list {} of {}, SHA-256 {}.\nSigned by {} ({} of {} needed), keyset {}{}{}.",
        verified.list.edition.version,
        verified.list.edition.issued,
        verified.sha256,
        ListStamp::of(&verified).signed_by(),
        verified.threshold,
        verified.keys,
        verified.keyset_version,
        if verified.development { ", development keys" } else { "" },
        if verified.list.draft { ", DRAFT: believed by this build only" } else { "" },
    );
    Ok(ExitCode::SUCCESS)
}

fn show(words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let (path, json) = bundle_and_format(words)?;
    let verified = verified(path.as_deref())?;
    if json {
        println!("{}", shown(&verified));
        return Ok(ExitCode::SUCCESS);
    }
    let list = &verified.list;
    println!(
        "List {} of {} (next due {}, expires {})",
        list.edition.version, list.edition.issued, list.edition.next_due, list.edition.expires
    );
    if let Some(publisher) = &list.edition.publisher {
        println!("Published by {}, {}", publisher.name, publisher.address);
    }
    println!("SHA-256 {}", verified.sha256);
    println!("Signed by {}{}", ListStamp::of(&verified).signed_by(), if list.draft { ", DRAFT" } else { "" });
    for (what, count) in counts(list) {
        println!("{count:>7} {}", what.replace('_', " "));
    }
    Ok(ExitCode::SUCCESS)
}

/// The list for others: one JSON document, or a folder of CSV tables with the licence note.
fn export(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let mut bundle = None;
    let mut json = true;
    let mut out: Option<PathBuf> = None;
    while let Some(word) = words.next()? {
        match word {
            Value(file) if bundle.is_none() => bundle = Some(PathBuf::from(file)),
            Long("format") => {
                json = match words.value()?.string()?.as_str() {
                    "json" => true,
                    "csv" => false,
                    other => return Err(Stop::Usage(format!("the formats are json and csv, not {other:?}"))),
                }
            }
            Long("out") => out = Some(words.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    let verified = verified(bundle.as_deref())?;
    let failed = |error: &dyn std::fmt::Display| Stop::Failed(format!("the list cannot be written: {error}"));
    if json {
        let text = list_export::json(&verified.list, &verified.sha256).map_err(|error| failed(&error))?;
        match out {
            Some(path) => write(&path, text.as_bytes())?,
            None => println!("{text}"),
        }
        return Ok(ExitCode::SUCCESS);
    }
    let Some(folder) = out else {
        return Err(Stop::Usage("CSV needs a folder to write its tables into: --out DIR".to_owned()));
    };
    for table in Table::ALL {
        let text = list_export::csv(&verified.list, table).map_err(|error| failed(&error))?;
        write(&folder.join(format!("{}.csv", table.name())), text.as_bytes())?;
    }
    let edition = &verified.list.edition;
    let note = format!(
        "{}List {} of {}, SHA-256 {}.\n\n{}\n",
        if verified.list.draft { format!("{}\n\n", explain::DRAFT) } else { String::new() },
        edition.version,
        edition.issued.in_words(),
        verified.sha256,
        list_export::LICENCE_NOTE
    );
    write(&folder.join("LICENCE.txt"), note.as_bytes())?;
    println!("{} tables in {}.", Table::ALL.len(), folder.display());
    Ok(ExitCode::SUCCESS)
}

fn shown(verified: &Verified) -> serde_json::Value {
    let edition = &verified.list.edition;
    let counts: serde_json::Map<String, serde_json::Value> =
        counts(&verified.list).into_iter().map(|(what, count)| (what.to_owned(), count.into())).collect();
    let mut shown = serde_json::json!({
        "version": edition.version,
        "issued": edition.issued,
        "next_due": edition.next_due,
        "expires": edition.expires,
        "sha256": verified.sha256,
        "signers": verified.signers,
        "draft": verified.list.draft,
        "counts": counts,
    });
    if let (Some(publisher), Some(shown)) = (&edition.publisher, shown.as_object_mut()) {
        shown.insert("publisher".to_owned(), serde_json::json!(publisher));
    }
    shown
}

fn counts(list: &List) -> [(&'static str, usize); 7] {
    let makers = || list.makers.iter();
    [
        ("measures", list.measures.len()),
        ("makers", makers().filter(|maker| maker.listed).count()),
        ("brands", makers().filter(|maker| maker.listed).map(|maker| maker.brands.len()).sum()),
        ("patterns", makers().map(|maker| maker.grammars.len()).sum()),
        ("prefixes", makers().flat_map(|maker| &maker.prefixes).map(|prefix| prefix.blocks.len()).sum()),
        ("controls", makers().filter(|maker| !maker.listed).count()),
        ("known_models", list.models.values().map(Vec::len).sum()),
    ]
}

/// Prints what a list holds, and how well its facts are supported.
pub fn print_counts(list: &List, bytes: usize) {
    let counts: Vec<String> =
        counts(list).iter().map(|(what, count)| format!("{count} {}", what.replace('_', " "))).collect();
    println!(
        "List {} of {}: {} ({bytes} bytes){}.",
        list.edition.version,
        list.edition.issued,
        counts.join(", "),
        if list.draft { ", DRAFT" } else { "" }
    );
    println!("{}.", Facts::of(&list.measures, &list.makers).in_words());
}

fn bundle_and_format(mut words: lexopt::Parser) -> Result<(Option<PathBuf>, bool), Stop> {
    let mut path = None;
    let mut json = false;
    while let Some(word) = words.next()? {
        match word {
            Value(file) if path.is_none() => path = Some(file.into()),
            Long("format") => {
                json = is_json(&words.value()?.string()?)?;
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok((path, json))
}

fn is_json(format: &str) -> Result<bool, Stop> {
    match format {
        "json" => Ok(true),
        "text" => Ok(false),
        other => Err(Stop::Usage(format!("the formats are text and json, not {other:?}"))),
    }
}

/// Compiles a source folder.
pub fn compile(source: &Path) -> Result<Compiled, Stop> {
    compile::compile(source).map_err(|error| Stop::Failed(error.to_string()))
}

/// The keyset files and their signatures, in the order of their names.
pub fn keyset_files(folder: &Path) -> Result<Vec<Entry>, Stop> {
    let failed = |error: std::io::Error| Stop::Failed(format!("{} cannot be read: {error}", folder.display()));
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned())).collect()
        })
        .map_err(failed)?;
    names.sort();
    names.into_iter().map(|name| Ok(Entry { bytes: read(&folder.join(&name))?, name })).collect()
}

/// Reads a file.
pub fn read(path: &Path) -> Result<Vec<u8>, Stop> {
    std::fs::read(path).map_err(|error| Stop::Failed(format!("{} cannot be read: {error}", path.display())))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    made.and_then(|()| std::fs::write(path, bytes))
        .map_err(|error| Stop::Failed(format!("{} cannot be written: {error}", path.display())))
}
