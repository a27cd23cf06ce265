//! `vendor-check list release`: packs a compiled list with the signatures that several signers made beside it.

use crate::Stop;
use crate::list_commands::{keyset_files, read, write};
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vendor_list::bundle::Entry;
use vendor_list::release_notes;
use vendor_list::schema::List;
use vendor_list::trust::{self, LIST_FILE};
use vendor_publish::{draft, editions, keys};

/// A compiled list with everything that is needed for its release.
pub struct Edition<'a> {
    /// Its exact bytes.
    pub list: Vec<u8>,
    /// The signatures over them.
    pub signatures: Vec<Entry>,
    /// The keysets and their signatures.
    pub keysets: Vec<Entry>,
    /// Where the keysets lie.
    pub folder: &'a Path,
    /// The first keyset, where it is not the one of this program.
    pub anchor: Option<Vec<u8>>,
}

/// Runs the command. What was published is where the bundle will go; a list that does not follow it is refused.
pub fn run(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let mut list: Option<PathBuf> = None;
    let mut folder = PathBuf::from("list/keysets");
    let mut out = PathBuf::from("public/vendor-list.zip");
    let mut anchor = None;
    while let Some(word) = words.next()? {
        match word {
            Value(path) if list.is_none() => list = Some(path.into()),
            Long("keysets") => folder = words.value()?.into(),
            Long("out") => out = words.value()?.into(),
            Long("anchor") => anchor = Some(read(Path::new(&words.value()?))?),
            other => return Err(other.unexpected().into()),
        }
    }
    let Some(list) = list else {
        return Err(Stop::Usage(format!("give the compiled list: vendor-check list release {LIST_FILE}")));
    };
    refuse_a_draft(folder.parent().unwrap_or(Path::new("")))?;
    let edition = Edition {
        signatures: signatures_beside(&list)?,
        list: read(&list)?,
        keysets: keyset_files(&folder)?,
        folder: &folder,
        anchor,
    };
    publish(edition, &out)?;
    Ok(ExitCode::SUCCESS)
}

/// Refuses a source that is still marked as a draft: with the marker, every build would go on carrying the draft
/// instead of the edition.
pub fn refuse_a_draft(source: &Path) -> Result<(), Stop> {
    if draft::is_marked(source) {
        return Err(Stop::Failed(format!(
            "{} is there: a draft is not signed. Take the marker away when the list is finished, and build the list again.",
            source.join("DRAFT").display()
        )));
    }
    Ok(())
}

/// Writes the bundle and what changed, provided that a program with the published bundle would accept this one as
/// newer.
pub fn publish(edition: Edition<'_>, out: &Path) -> Result<(), Stop> {
    let own_first = edition.folder.join("keyset.1.json");
    let is_other = std::fs::read(&own_first).is_ok_and(|bytes| bytes != trust::ANCHOR);
    let anchor = edition.anchor.as_deref().unwrap_or(trust::ANCHOR);
    let published = std::fs::read(out).ok();
    let parsed: List = serde_json::from_slice(&edition.list).map_err(|error| Stop::Failed(error.to_string()))?;
    let signers = edition.signatures.len();
    let bytes = keys::released(edition.list, edition.signatures, edition.keysets, published.as_deref(), anchor);
    let bytes = bytes.map_err(|error| {
        let own = if edition.anchor.is_none() && is_other {
            format!(
                " Keyset 1 of this source is not the one in this program: add --anchor {}, or build the program again.",
                own_first.display()
            )
        } else {
            String::new()
        };
        Stop::Failed(format!("list {} is not released: {error}.{own}", parsed.edition.version))
    })?;
    let told = match published.and_then(|bytes| trust::verify_from(&bytes, anchor).ok()) {
        Some(before) => Some(tell_what_changed(&before.list, &parsed, out)?),
        None => None,
    };
    write(out, &bytes)?;
    println!("Released into {} ({} bytes) with {signers} signature(s).", out.display(), bytes.len());
    if let Some(path) = told {
        println!("What changed since the edition before is told in {}.", path.display());
    }
    if anchor != trust::ANCHOR {
        println!("This program has another first keyset: build it again before it can verify this list.");
    }
    Ok(())
}

/// Adds what changed since an edition to the notes beside the bundle, which the page carries.
fn tell_what_changed(before: &List, new: &List, out: &Path) -> Result<PathBuf, Stop> {
    let path = out.with_file_name("what-changed.json");
    let kept = std::fs::read_to_string(&path).ok();
    let text = editions::with(kept.as_deref(), release_notes::between(before, new))
        .map_err(|error| Stop::Failed(error.to_string()))?;
    write(&path, text.as_bytes())?;
    Ok(path)
}

/// The signature files beside a list, ordered by name.
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
