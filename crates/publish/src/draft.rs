//! The list that a build carries: the signed edition, or, while `list/DRAFT` exists, what the source compiles to.

use super::compile::{self, CompileError};
use std::path::{Path, PathBuf};
use vendor_list::bundle::{self, BundleError, Entry};
use vendor_list::trust::LIST_FILE;
use vendor_text::hashes::sha256_hex;

/// The bundle that a build carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Its bytes.
    pub bundle: Vec<u8>,
    /// Its SHA-256, hexadecimal, if it is a draft: only a program that knows this hash accepts it.
    pub draft: Option<String>,
}

/// Why a build cannot carry a list.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DraftError {
    /// A release refuses a draft.
    #[error("list/DRAFT is there, and a release takes no draft: finish the list, take the marker away and sign it")]
    Release,
    /// The source gives no list.
    #[error(transparent)]
    Compile(#[from] CompileError),
    /// The bundle could not be packed.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The signed edition cannot be read.
    #[error("{0} cannot be read: {1}")]
    Read(String, String),
    /// The source is not marked as a draft.
    #[error("{0} has no marker DRAFT: put an empty file of that name there while you work on the list")]
    NotMarked(String),
    /// The build has no folder for the bundle.
    #[error("the list cannot be put into this build: {0}")]
    Build(String),
}

/// Whether the source is marked as a draft.
#[must_use]
pub fn is_marked(source: &Path) -> bool {
    source.join("DRAFT").exists()
}

/// The bundle for a build: compiled from the source if that is marked as a draft, otherwise the signed edition.
///
/// # Errors
/// See [`DraftError`]; always for a release of a draft.
pub fn carried(source: &Path, signed: &Path, release: bool) -> Result<Carried, DraftError> {
    if is_marked(source) {
        return of_source(source, release);
    }
    let read = std::fs::read(signed);
    let bundle = read.map_err(|error| DraftError::Read(signed.display().to_string(), error.to_string()))?;
    Ok(Carried { bundle, draft: None })
}

/// The bundle of a source that is marked as a draft, for the run that compiled it.
///
/// # Errors
/// See [`DraftError`]; always for a release, and for a source without the marker.
pub fn of_source(source: &Path, release: bool) -> Result<Carried, DraftError> {
    if release {
        return Err(DraftError::Release);
    }
    if !is_marked(source) {
        return Err(DraftError::NotMarked(source.display().to_string()));
    }
    let bundle = unsigned(source)?;
    let draft = Some(sha256_hex(&bundle));
    Ok(Carried { bundle, draft })
}

/// For a build script: puts the bundle that this build carries where the program includes it from (`vendor-list.zip`),
/// and passes the hash of a draft to the compiler (`VENDOR_LIST_DRAFT`). The feature `release` of the package makes the
/// build a release.
///
/// # Errors
/// See [`DraftError`].
pub fn put_into_build(source: &Path, signed: &Path) -> Result<(), DraftError> {
    println!("cargo::rerun-if-changed={}", source.display());
    println!("cargo::rerun-if-changed={}", signed.display());
    let release = std::env::var_os("CARGO_FEATURE_RELEASE").is_some();
    let carried = carried(source, signed, release)?;
    let folder = std::env::var_os("OUT_DIR");
    let folder = folder.ok_or_else(|| DraftError::Build("cargo names no folder for what is built".to_owned()))?;
    std::fs::write(PathBuf::from(folder).join("vendor-list.zip"), &carried.bundle)
        .map_err(|error| DraftError::Build(error.to_string()))?;
    if let Some(sha256) = carried.draft {
        println!("cargo::rustc-env=VENDOR_LIST_DRAFT={sha256}");
    }
    Ok(())
}

/// A bundle of the source without a signature.
///
/// # Errors
/// When the source gives no list.
pub fn unsigned(source: &Path) -> Result<Vec<u8>, DraftError> {
    let bytes = compile::compile(source)?.bytes;
    Ok(bundle::write(&[Entry { name: LIST_FILE.to_owned(), bytes }])?)
}
