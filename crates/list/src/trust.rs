//! Whether a list may be believed: TUF's rules on minisign bytes.
//!
//! The exact bytes are signed and verified before they are parsed. A signature counts when one of
//! the keyset's list keys made it, its trusted comment agrees with the bytes, and no other
//! signature of the same key has counted. The keyset chain starts at an anchor that is compiled
//! in; each step is signed by the root threshold of the keyset before it and of its own. What was
//! seen is never gone behind: see [`Floor`].

mod comment;
mod floor;
mod keyset;

pub use comment::of as comment_of;
pub use floor::{Compared, Floor};
pub use keyset::{KEYSET_TYPE, Key, Keyset, RoleKeys, fingerprint, key_name, parse_keyset, read_signature};

use super::bundle::{self, BundleError, Entry};
use super::schema::{LIST_TYPE, List, SPEC};
use keyset::Chain;
use serde::Deserialize;
use vendor_text::dates::Date;
use vendor_text::hashes::sha256_hex;

/// The keyset with which this build starts.
pub const ANCHOR: &[u8] = include_bytes!("../../../list/keysets/keyset.1.json");
/// Name of the payload in a bundle.
pub const LIST_FILE: &str = "barred-list.json";
/// The list that this tool accepts.
pub const LIST_ID: &str = "uk-vendor-checker";

/// Why a list is refused. The page shows the text in full and offers no check box.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TrustError {
    /// The container.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The bundle has no list.
    #[error("the bundle does not contain {LIST_FILE}")]
    NoList,
    /// Fewer good signatures than needed.
    #[error(
        "the list has {good} good signature(s) of known keys and needs {needed}. It may have been changed, or signed by somebody else"
    )]
    NotEnoughSignatures {
        /// Distinct good ones.
        good: usize,
        /// The threshold.
        needed: usize,
    },
    /// Signed bytes that are not a list of this type.
    #[error("the signed file is not a list that this version can read: {0}")]
    NotAList(String),
    /// A list without signatures that does not call itself a draft.
    #[error("the list is not signed, and does not call itself a draft")]
    NoDraft,
    /// Another list, signed by the same keys.
    #[error("this is the list {0:?}, not {LIST_ID:?}")]
    OtherList(String),
    /// A keyset that cannot be used.
    #[error("the keyset {version} cannot be used: {reason}")]
    Keyset {
        /// Its version, or the one expected.
        version: u32,
        /// Why.
        reason: String,
    },
    /// Two different lists with the same number: somebody signs lists who should not, or the publisher made a mistake.
    #[error(
        "two different lists carry number {version}: the known one has SHA-256 {known}, this one has SHA-256 {given}. Neither replaces the other. Keep both files, and tell the people who publish the list"
    )]
    SameNumber {
        /// The number.
        version: u32,
        /// SHA-256 of the list that is known.
        known: String,
        /// SHA-256 of the list that was given.
        given: String,
    },
}

/// A list that has been verified.
#[derive(Debug)]
pub struct Verified {
    /// The list.
    pub list: List,
    /// SHA-256 of its exact bytes, hexadecimal.
    pub sha256: String,
    /// Owners of the keys whose signatures counted.
    pub signers: Vec<String>,
    /// How many signatures are needed.
    pub threshold: usize,
    /// How many keys may sign.
    pub keys: usize,
    /// The keyset that was used.
    pub keyset_version: u32,
    /// The day by which that keyset should have been renewed.
    pub keyset_expires: Date,
    /// Whether the keys are development keys.
    pub development: bool,
    /// Signatures in the bundle that did not count.
    pub not_counted: usize,
    chain: Chain,
}

impl Verified {
    /// The keys that may sign lists: the owner of each, and its fingerprint, to be compared with the one that the
    /// publisher shows elsewhere.
    #[must_use]
    pub fn list_keys(&self) -> Vec<(String, String)> {
        let keyset = self.chain.newest();
        let keys = keyset.keys.iter().filter(|key| keyset.list.keys.contains(&key.id));
        keys.filter_map(|key| Some((key.owner.clone(), fingerprint(&key.public_key)?))).collect()
    }
}

/// Verifies a bundle against the compiled-in anchor.
///
/// # Errors
/// See [`TrustError`].
pub fn verify(bundle: &[u8]) -> Result<Verified, TrustError> {
    verify_from(bundle, ANCHOR)
}

/// Verifies a bundle against an anchor keyset.
///
/// # Errors
/// See [`TrustError`].
pub fn verify_from(bundle: &[u8], anchor: &[u8]) -> Result<Verified, TrustError> {
    verify_entries(&bundle::read(bundle)?, &Chain::of(anchor)?)
}

/// Verifies the files of a bundle with a chain of keysets that is already known.
fn verify_entries(entries: &[Entry], known: &Chain) -> Result<Verified, TrustError> {
    let chain = known.walked_on(entries)?;
    let keyset = chain.newest();
    let payload = payload(entries).ok_or(TrustError::NoList)?;
    let sha256 = sha256_hex(payload);
    let signatures = keyset::signatures_of(entries, LIST_FILE);
    let mut signed = keyset.signed(&keyset.list, payload, &signatures);
    // Only bytes that enough keys have signed may be read to see which list they are, but their SHA-256 is known
    // already.
    signed.retain(|(_, comments)| comments.iter().any(|text| comment::names_bytes(text, &sha256)));
    let enough = |good: usize| {
        if good < keyset.list.threshold {
            Err(TrustError::NotEnoughSignatures { good, needed: keyset.list.threshold })
        } else {
            Ok(())
        }
    };
    enough(signed.len())?;
    let list = parse(payload)?;
    signed.retain(|(_, comments)| comments.iter().any(|text| comment::agrees(text, &list.edition, &sha256)));
    enough(signed.len())?;
    if list.edition.keyset_version > keyset.version || list.edition.epoch != keyset.list_epoch {
        return Err(TrustError::NotAList("it belongs to another keyset".to_owned()));
    }
    if list.edition.issued > keyset.expires {
        let reason = format!("it expired on {}, before this list was issued", keyset.expires.in_words());
        return Err(TrustError::Keyset { version: keyset.version, reason });
    }
    Ok(Verified {
        list,
        sha256,
        not_counted: signatures.len().saturating_sub(signed.len()),
        signers: signed.into_iter().map(|(owner, _)| owner).collect(),
        threshold: keyset.list.threshold,
        keys: keyset.list.keys.len(),
        keyset_version: keyset.version,
        keyset_expires: keyset.expires,
        development: keyset.is_for_development(),
        chain,
    })
}

/// Verifies the list that a build carries. A build made from a draft knows the SHA-256 of that one bundle (`draft`) and
/// accepts it without signatures. Every other bundle, and every bundle in a build made from a signed list, must pass
/// [`verify`].
///
/// # Errors
/// See [`TrustError`].
pub fn believe(bundle: &[u8], draft: Option<&str>) -> Result<Verified, TrustError> {
    match draft {
        Some(sha256) if sha256_hex(bundle) == sha256 => draft_of(bundle),
        _ => verify(bundle),
    }
}

/// The list of a bundle that was recognised by its hash; it must call itself a draft.
fn draft_of(bundle: &[u8]) -> Result<Verified, TrustError> {
    let entries = bundle::read(bundle)?;
    let chain = Chain::of(ANCHOR)?;
    let keyset = chain.newest();
    let payload = payload(&entries).ok_or(TrustError::NoList)?;
    let list = parse(payload)?;
    if !list.draft {
        return Err(TrustError::NoDraft);
    }
    Ok(Verified {
        list,
        sha256: sha256_hex(payload),
        signers: Vec::new(),
        threshold: keyset.list.threshold,
        keys: keyset.list.keys.len(),
        keyset_version: keyset.version,
        keyset_expires: keyset.expires,
        development: keyset.development,
        not_counted: 0,
        chain,
    })
}

/// The list's exact bytes among the files of a bundle; not verified.
#[must_use]
pub fn payload(entries: &[Entry]) -> Option<&[u8]> {
    entries.iter().find(|entry| entry.name == LIST_FILE).map(|entry| entry.bytes.as_slice())
}

/// Parses bytes that have been verified.
fn parse(bytes: &[u8]) -> Result<List, TrustError> {
    /// Read first: says what the rest is.
    #[derive(Deserialize)]
    struct Head {
        #[serde(rename = "type")]
        kind: String,
        spec: u32,
        edition: HeadEdition,
    }
    #[derive(Deserialize)]
    struct HeadEdition {
        list_id: String,
    }
    let not_a_list = |error: serde_json::Error| TrustError::NotAList(error.to_string());
    let head: Head = serde_json::from_slice(bytes).map_err(not_a_list)?;
    if head.kind != LIST_TYPE {
        return Err(TrustError::NotAList(format!("its type is {:?}", head.kind)));
    }
    if head.spec != SPEC {
        return Err(TrustError::NotAList(format!(
            "it is of edition {} of the format, this version reads {SPEC}",
            head.spec
        )));
    }
    if head.edition.list_id != LIST_ID {
        return Err(TrustError::OtherList(head.edition.list_id));
    }
    serde_json::from_slice(bytes).map_err(not_a_list)
}
