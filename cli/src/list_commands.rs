//! `vendor-check list`: build, sign, verify, show, compare and export the list.

use crate::{Stop, verified};
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vendor_engine::report::list_export::{self, Table};
use vendor_list::bundle::{self, Entry};
use vendor_list::changes;
use vendor_list::facts::Facts;
use vendor_list::schema::List;
use vendor_list::trust::{self, Verified};
use vendor_publish::compile::{self, Compiled};
use vendor_publish::signing::{self, Signer};

/// Runs a command about the list.
pub fn run(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    match words.next()? {
        Some(Value(word)) if word == "build" => build(words),
        Some(Value(word)) if word == "sign" => sign(words),
        Some(Value(word)) if word == "verify" => verify(words),
        Some(Value(word)) if word == "show" => show(words),
        Some(Value(word)) if word == "diff" => diff(words),
        Some(Value(word)) if word == "export" => export(words),
        Some(other) => Err(other.unexpected().into()),
        None => Err(Stop::Usage("say what to do with the list".to_owned())),
    }
}

fn build(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let mut source = PathBuf::from("list");
    let mut out = None;
    let mut compare = None;
    while let Some(word) = words.next()? {
        match word {
            Long("source") => source = words.value()?.into(),
            Long("out") => out = Some(PathBuf::from(words.value()?)),
            Long("check") => compare = Some(PathBuf::from(words.value()?)),
            other => return Err(other.unexpected().into()),
        }
    }
    let compiled = compile(&source)?;
    print_counts(&compiled.list, compiled.bytes.len());
    if let Some(path) = out {
        write(&path, &compiled.bytes)?;
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

fn sign(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let mut source = PathBuf::from("list");
    let mut out = PathBuf::from("public/vendor-list.zip");
    let mut keys: Vec<PathBuf> = Vec::new();
    let mut root_keys: Vec<PathBuf> = Vec::new();
    while let Some(word) = words.next()? {
        match word {
            Long("source") => source = words.value()?.into(),
            Long("out") => out = words.value()?.into(),
            Long("key") => keys.push(words.value()?.into()),
            Long("root-key") => root_keys.push(words.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    if keys.is_empty() {
        return Err(Stop::Usage("give the keys to sign with: --key FILE".to_owned()));
    }
    let compiled = compile(&source)?;
    let name = format!("keyset.{}.json", compiled.list.edition.keyset_version);
    let keyset_folder = source.join("keysets");
    let keyset = read(&keyset_folder.join(&name))?;
    let failed = |error: signing::SigningError| Stop::Failed(error.to_string());
    // Root keys sign the keyset once; their signatures are kept beside it.
    for entry in signing::keyset_signatures(&name, &keyset, &signers(&root_keys)?).map_err(failed)? {
        write(&keyset_folder.join(&entry.name), &entry.bytes)?;
    }
    let bytes = signing::bundle(
        &compiled.bytes,
        &compiled.list.edition,
        &keyset,
        keyset_files(&keyset_folder)?,
        &signers(&keys)?,
    )
    .map_err(failed)?;
    write(&out, &bytes)?;
    print_counts(&compiled.list, compiled.bytes.len());
    println!("Signed with {} key(s) into {} ({} bytes).", keys.len(), out.display(), bytes.len());
    Ok(ExitCode::SUCCESS)
}

fn verify(words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let (path, _) = bundle_and_format(words)?;
    let verified = verified(path.as_deref())?;
    println!(
        "Good: list {} of {}, SHA-256 {}.\nSigned by {} ({} of {} needed), keyset {}{}.",
        verified.list.edition.version,
        verified.list.edition.issued,
        verified.sha256,
        verified.signers.join(" and "),
        verified.threshold,
        verified.keys,
        verified.keyset_version,
        if verified.development { ", development keys" } else { "" },
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
    println!("SHA-256 {}", verified.sha256);
    println!("Signed by {}", verified.signers.join(" and "));
    for (what, count) in counts(list) {
        println!("{count:>7} {}", what.replace('_', " "));
    }
    Ok(ExitCode::SUCCESS)
}

/// What changed from one bundle to another, or to the one that came with this build.
fn diff(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let mut bundles: Vec<PathBuf> = Vec::new();
    let mut json = false;
    while let Some(word) = words.next()? {
        match word {
            Value(file) if bundles.len() < 2 => bundles.push(file.into()),
            Long("format") => json = is_json(&words.value()?.string()?)?,
            other => return Err(other.unexpected().into()),
        }
    }
    let Some(old) = bundles.first() else {
        return Err(Stop::Usage("give the older bundle, and a newer one to compare it with".to_owned()));
    };
    let (old, new) = (verified(Some(old))?, verified(bundles.get(1).map(PathBuf::as_path))?);
    let changes = changes::between(&old.list, &new.list);
    if json {
        println!("{}", serde_json::json!(changes));
        return Ok(ExitCode::SUCCESS);
    }
    let edition = |verified: &Verified| {
        format!("list {} of {}", verified.list.edition.version, verified.list.edition.issued.in_words())
    };
    println!("From {} to {}: {} changes.", edition(&old), edition(&new), changes.len());
    for change in &changes {
        println!("{}: {} ({}) is {}", change.section.in_words(), change.name, change.id, change.kind.in_words());
        for detail in &change.details {
            println!("    {detail}");
        }
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
        "List {} of {}, SHA-256 {}.\n\n{}\n",
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
    serde_json::json!({
        "version": edition.version,
        "issued": edition.issued,
        "next_due": edition.next_due,
        "expires": edition.expires,
        "sha256": verified.sha256,
        "signers": verified.signers,
        "counts": counts,
    })
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

fn print_counts(list: &List, bytes: usize) {
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

fn compile(source: &Path) -> Result<Compiled, Stop> {
    compile::compile(source).map_err(|error| Stop::Failed(error.to_string()))
}

fn signers(paths: &[PathBuf]) -> Result<Vec<Signer>, Stop> {
    paths
        .iter()
        .map(|path| {
            let text = String::from_utf8_lossy(&read(path)?).into_owned();
            Signer::read(&path.display().to_string(), &text).map_err(|error| Stop::Failed(error.to_string()))
        })
        .collect()
}

/// The keyset files and their signatures, in the order of their names.
fn keyset_files(folder: &Path) -> Result<Vec<Entry>, Stop> {
    let failed = |error: std::io::Error| Stop::Failed(format!("{} cannot be read: {error}", folder.display()));
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned())).collect()
        })
        .map_err(failed)?;
    names.sort();
    names.into_iter().map(|name| Ok(Entry { bytes: read(&folder.join(&name))?, name })).collect()
}

fn read(path: &Path) -> Result<Vec<u8>, Stop> {
    std::fs::read(path).map_err(|error| Stop::Failed(format!("{} cannot be read: {error}", path.display())))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    made.and_then(|()| std::fs::write(path, bytes))
        .map_err(|error| Stop::Failed(format!("{} cannot be written: {error}", path.display())))
}
