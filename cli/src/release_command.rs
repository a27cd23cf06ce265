//! `vendor-check list release`: packs a compiled list with the signatures that several signers made beside it.

use crate::Stop;
use crate::list_commands::{keyset_files, read, tell_what_changed, write};
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vendor_list::bundle::Entry;
use vendor_list::trust::{self, LIST_FILE};
use vendor_publish::keys;

/// Runs the command. What was published lies where the bundle goes: a list that does not follow it is refused.
pub fn run(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let mut list: Option<PathBuf> = None;
    let mut keysets = PathBuf::from("list/keysets");
    let mut out = PathBuf::from("public/vendor-list.zip");
    let mut anchor = None;
    while let Some(word) = words.next()? {
        match word {
            Value(path) if list.is_none() => list = Some(path.into()),
            Long("keysets") => keysets = words.value()?.into(),
            Long("out") => out = words.value()?.into(),
            Long("anchor") => anchor = Some(read(Path::new(&words.value()?))?),
            other => return Err(other.unexpected().into()),
        }
    }
    let Some(list) = list else {
        return Err(Stop::Usage(format!("give the compiled list: vendor-check list release {LIST_FILE}")));
    };
    let published = std::fs::read(&out).ok();
    let bytes = keys::released(
        read(&list)?,
        signatures_beside(&list)?,
        keyset_files(&keysets)?,
        published.as_deref(),
        anchor.as_deref().unwrap_or(trust::ANCHOR),
    )
    .map_err(|error| Stop::Failed(format!("{} is not released: {error}", list.display())))?;
    let parsed = serde_json::from_slice(&read(&list)?).map_err(|error| Stop::Failed(error.to_string()))?;
    let told = tell_what_changed(&parsed, &out)?;
    write(&out, &bytes)?;
    println!("Released into {} ({} bytes).", out.display(), bytes.len());
    if let Some(path) = told {
        println!("What changed since the edition before is told in {}.", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// The signature files beside a list, by their names.
fn signatures_beside(list: &Path) -> Result<Vec<Entry>, Stop> {
    let name = list.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = list.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |error: std::io::Error| Stop::Failed(format!("{} cannot be read: {error}", folder.display()));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let file = entry.map_err(failed)?.file_name().to_string_lossy().into_owned();
        if let Some(rest) = file.strip_prefix(&name).filter(|rest| rest.ends_with(".minisig")) {
            found.push(Entry { name: format!("{LIST_FILE}{rest}"), bytes: read(&folder.join(&file))? });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}
