//! `vendor-check list sign`: makes a whole edition on one machine that holds enough keys: compiled, signed and
//! released.

use crate::list_commands::{compile, keyset_files, print_counts, read, write};
use crate::release_command::{Edition, refuse_a_draft};
use crate::{Stop, release_command};
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vendor_publish::signing::{self, Signer, SigningError};

/// Runs the command. What a program would not accept, or not as newer, is not written.
pub fn run(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let mut source = PathBuf::from("list");
    let mut out = PathBuf::from("public/vendor-list.zip");
    let mut keys: Vec<PathBuf> = Vec::new();
    let mut root_keys: Vec<PathBuf> = Vec::new();
    let mut anchor = None;
    while let Some(word) = words.next()? {
        match word {
            Long("source") => source = words.value()?.into(),
            Long("out") => out = words.value()?.into(),
            Long("key") => keys.push(words.value()?.into()),
            Long("root-key") => root_keys.push(words.value()?.into()),
            Long("anchor") => anchor = Some(read(Path::new(&words.value()?))?),
            other => return Err(other.unexpected().into()),
        }
    }
    if keys.is_empty() {
        return Err(Stop::Usage("give the keys to sign with: --key FILE".to_owned()));
    }
    refuse_a_draft(&source)?;
    let compiled = compile(&source)?;
    let folder = source.join("keysets");
    let name = format!("keyset.{}.json", compiled.list.edition.keyset_version);
    let keyset = read(&folder.join(&name))?;
    let failed = |error: SigningError| Stop::Failed(error.to_string());
    let made = signing::keyset_signatures(&name, &keyset, &signers(&root_keys)?).map_err(failed)?;
    let mut keysets = keyset_files(&folder)?;
    keysets.retain(|entry| made.iter().all(|new| new.name != entry.name));
    keysets.extend(made.iter().cloned());
    let edition = Edition {
        signatures: signing::list_signatures(&compiled.bytes, &compiled.list.edition, &keyset, &signers(&keys)?)
            .map_err(failed)?,
        list: compiled.bytes,
        keysets,
        folder: &folder,
        anchor,
    };
    print_counts(&compiled.list, edition.list.len());
    release_command::publish(edition, &out)?;
    // Root keys sign a keyset only once, so their signatures are kept beside it.
    for entry in made {
        write(&folder.join(&entry.name), &entry.bytes)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn signers(paths: &[PathBuf]) -> Result<Vec<Signer>, Stop> {
    paths.iter().map(|path| signer(path, None)).collect()
}

/// Reads a secret key.
pub fn signer(path: &Path, password: Option<String>) -> Result<Signer, Stop> {
    let text = String::from_utf8_lossy(&read(path)?).into_owned();
    Signer::read(&path.display().to_string(), &text, password).map_err(|error| Stop::Failed(error.to_string()))
}
