//! The list that a build carries: the signed edition, or, while `list/DRAFT` is there, what the source compiles to.

use super::compile::{self, CompileError};
use std::path::Path;
use vendor_list::bundle::{self, BundleError, Entry};
use vendor_list::trust::LIST_FILE;
use vendor_text::hashes::sha256_hex;

/// The bundle that a build carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Its bytes.
    pub bundle: Vec<u8>,
    /// Its SHA-256, hexadecimal, where it is a draft: only a program that knows this hash believes it.
    pub draft: Option<String>,
}

/// Why a build cannot carry a list.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DraftError {
    /// A release takes no draft.
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
}

/// Whether the source is marked as a draft.
#[must_use]
pub fn is_marked(source: &Path) -> bool {
    source.join("DRAFT").exists()
}

/// The bundle for a build: of the source where it is marked as a draft, else the signed edition.
///
/// # Errors
/// See [`DraftError`]; always for a release of a draft.
pub fn carried(source: &Path, signed: &Path, release: bool) -> Result<Carried, DraftError> {
    match (is_marked(source), release) {
        (true, true) => Err(DraftError::Release),
        (true, false) => {
            let bundle = unsigned(source)?;
            let draft = Some(sha256_hex(&bundle));
            Ok(Carried { bundle, draft })
        }
        (false, _) => {
            let read = std::fs::read(signed);
            let bundle = read.map_err(|error| DraftError::Read(signed.display().to_string(), error.to_string()))?;
            Ok(Carried { bundle, draft: None })
        }
    }
}

/// A bundle of the source without a signature.
///
/// # Errors
/// When the source gives no list.
pub fn unsigned(source: &Path) -> Result<Vec<u8>, DraftError> {
    let bytes = compile::compile(source)?.bytes;
    Ok(bundle::write(&[Entry { name: LIST_FILE.to_owned(), bytes }])?)
}
