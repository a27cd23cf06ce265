//! Whether a list may be believed: TUF's rules on minisign bytes.
//!
//! The exact bytes are signed and verified before they are parsed. A signature counts when one of
//! the keyset's list keys made it, its trusted comment agrees with the bytes, and no other
//! signature of the same key has counted. The keyset chain starts at an anchor that is compiled
//! in; each step is signed by the root threshold of the keyset before it and of its own.

use super::bundle::{self, BundleError, Entry};
use super::schema::{LIST_TYPE, List, SPEC};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minisign_verify::{PublicKey, Signature};
use serde::{Deserialize, Serialize};
use vendor_text::dates::Date;
use vendor_text::hashes::sha256_hex;
use vendor_text::sorted;

/// The keyset that this build trusts first.
pub const ANCHOR: &[u8] = include_bytes!("../../../list/keysets/keyset.1.json");
/// Name of the payload in a bundle.
pub const LIST_FILE: &str = "barred-list.json";
/// The list that this tool takes.
pub const LIST_ID: &str = "uk-vendor-checker";
/// The `type` of a keyset.
pub const KEYSET_TYPE: &str = "keyset";
/// The largest number of steps of a keyset chain.
const MOST_STEPS: u32 = 32;
/// Development keys that this program knows, whatever a keyset says of itself: the first sixteen hexadecimal digits of
/// the SHA-256 of each public key. Their secrets lie on a developer's machine, so a list that they sign is a trial.
const DEVELOPMENT_KEYS: [&str; 6] = [
    "65a0d532493eb049",
    "b72955a109d0b178",
    "d8ae50aeefc68564",
    "e5b687a4a8e66532",
    "de0fe06765b854d1",
    "b545133e4d86839e",
];
/// The largest number of bytes of one keyset.
const MOST_KEYSET_BYTES: usize = 64 * 1024;

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
    /// Signed bytes that are not a list of this kind.
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
}

/// The keys and what they may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keyset {
    /// Always [`KEYSET_TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The list that it is for.
    pub list_id: String,
    /// Rises by one.
    pub version: u32,
    /// Day of issue.
    pub issued: Date,
    /// Day by which it should be renewed.
    pub expires: Date,
    /// The list epoch that it opens.
    pub list_epoch: u32,
    /// Whether it calls its keys development keys. One that does not may hold such keys all the same:
    /// [`Keyset::is_for_development`] goes by the keys themselves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub development: bool,
    /// The keys.
    pub keys: Vec<Key>,
    /// Who signs the next keyset.
    pub root: RoleKeys,
    /// Who signs lists.
    pub list: RoleKeys,
}

impl Keyset {
    /// Whether its keys are development keys, by its own word or because this program knows one of them.
    #[must_use]
    pub fn is_for_development(&self) -> bool {
        self.development || self.keys.iter().any(|key| is_development_key(&key.public_key))
    }
}

/// One public key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// Short name within the keyset.
    pub id: String,
    /// Whose it is, as shown to the user.
    pub owner: String,
    /// The minisign public key, as in the second line of a `.pub` file.
    pub public_key: String,
}

/// The keys of a role and how many of them must sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleKeys {
    /// Key ids.
    pub keys: Vec<String>,
    /// How many distinct keys must sign.
    pub threshold: usize,
}

/// A list that may be believed.
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
    /// Whether the keys are development keys.
    pub development: bool,
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
    let entries = bundle::read(bundle)?;
    let keyset = walk_chain(&entries, anchor)?;
    let payload = payload(&entries).ok_or(TrustError::NoList)?;
    let sha256 = sha256_hex(payload);
    let expected = |comment: &str| comment.split(' ').any(|part| part == format!("sha256={sha256}"));
    let signed =
        signers(&keyset, &keyset.list, payload, &signatures_of(&entries, LIST_FILE), |comment| expected(comment));
    if signed.len() < keyset.list.threshold {
        return Err(TrustError::NotEnoughSignatures { good: signed.len(), needed: keyset.list.threshold });
    }
    let list = parse(payload)?;
    if list.edition.keyset_version > keyset.version || list.edition.epoch != keyset.list_epoch {
        return Err(TrustError::NotAList("it belongs to another keyset".to_owned()));
    }
    Ok(Verified {
        list,
        sha256,
        signers: signed,
        threshold: keyset.list.threshold,
        keys: keyset.list.keys.len(),
        keyset_version: keyset.version,
        development: keyset.is_for_development(),
    })
}

/// Verifies the list that a build carries. A build made from a draft knows the SHA-256 of that one bundle (`draft`) and takes
/// it without signatures; every other bundle, and every bundle of a build that was made from a signed list, is held to
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

/// The list of a bundle that is known by its hash; it must call itself a draft.
fn draft_of(bundle: &[u8]) -> Result<Verified, TrustError> {
    let entries = bundle::read(bundle)?;
    let keyset = parse_keyset(ANCHOR, None)?;
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
        development: keyset.development,
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

/// Walks from the anchor to the newest keyset of the bundle.
fn walk_chain(entries: &[Entry], anchor: &[u8]) -> Result<Keyset, TrustError> {
    let mut keyset = parse_keyset(anchor, None)?;
    for _ in 0..MOST_STEPS {
        let next = keyset.version + 1;
        let name = format!("keyset.{next}.json");
        let Some(entry) = entries.iter().find(|entry| entry.name == name) else { return Ok(keyset) };
        let candidate = parse_keyset(&entry.bytes, Some(next))?;
        let signatures = signatures_of(entries, &name);
        for judge in [&keyset, &candidate] {
            let good = signers(judge, &judge.root, &entry.bytes, &signatures, |_| true).len();
            if good < judge.root.threshold {
                let reason = format!(
                    "it has {good} good root signature(s) by keyset {} and needs {}",
                    judge.version, judge.root.threshold
                );
                return Err(TrustError::Keyset { version: next, reason });
            }
        }
        keyset = candidate;
    }
    Err(TrustError::Keyset { version: keyset.version, reason: format!("the chain has more than {MOST_STEPS} steps") })
}

fn parse_keyset(bytes: &[u8], expected: Option<u32>) -> Result<Keyset, TrustError> {
    let refuse = |reason: String| TrustError::Keyset { version: expected.unwrap_or(0), reason };
    if bytes.len() > MOST_KEYSET_BYTES {
        return Err(refuse("it is too large".to_owned()));
    }
    let keyset: Keyset = serde_json::from_slice(bytes).map_err(|error| refuse(error.to_string()))?;
    if keyset.kind != KEYSET_TYPE || keyset.list_id != LIST_ID {
        return Err(refuse("it is for something else".to_owned()));
    }
    if expected.is_some_and(|version| version != keyset.version) {
        return Err(refuse(format!("it calls itself {}", keyset.version)));
    }
    let raw: Vec<[u8; 32]> = keyset.keys.iter().filter_map(|key| raw_key(&key.public_key)).collect();
    if raw.len() != keyset.keys.len() || raw.iter().any(is_weak) {
        return Err(refuse("a key is malformed or of low order".to_owned()));
    }
    let distinct = sorted::set(&raw);
    let ids = sorted::set(keyset.keys.iter().map(|key| key.id.as_str()));
    if distinct.len() != raw.len() || ids.len() != raw.len() {
        return Err(refuse("a key is in it twice".to_owned()));
    }
    for role in [&keyset.root, &keyset.list] {
        let known = sorted::set(role.keys.iter().map(String::as_str).filter(|id| ids.contains(id)));
        if known.len() != role.keys.len() || role.threshold == 0 || role.threshold > known.len() {
            return Err(refuse("a role names unknown keys or needs more than it has".to_owned()));
        }
    }
    Ok(keyset)
}

/// Owners of the distinct keys of a role that signed the bytes.
fn signers(
    keyset: &Keyset,
    role: &RoleKeys,
    bytes: &[u8],
    signatures: &[Signature],
    comment_fits: impl Fn(&str) -> bool,
) -> Vec<String> {
    keyset
        .keys
        .iter()
        .filter(|key| role.keys.contains(&key.id))
        .filter(|key| {
            let Ok(public) = PublicKey::from_base64(&key.public_key) else { return false };
            signatures.iter().any(|signature| {
                public.verify(bytes, signature, false).is_ok() && comment_fits(signature.trusted_comment())
            })
        })
        .map(|key| key.owner.clone())
        .collect()
}

fn signatures_of(entries: &[Entry], file: &str) -> Vec<Signature> {
    let is_signature = |name: &str| {
        name.strip_prefix(file)
            .and_then(|rest| rest.strip_suffix(".minisig"))
            .is_some_and(|middle| middle.is_empty() || (middle.len() == 9 && middle.starts_with('.')))
    };
    entries
        .iter()
        .filter(|entry| is_signature(&entry.name))
        .filter_map(|entry| std::str::from_utf8(&entry.bytes).ok())
        .filter_map(|text| Signature::decode(text).ok())
        .collect()
}

/// The 32 bytes of a minisign public key.
fn raw_key(base64: &str) -> Option<[u8; 32]> {
    STANDARD.decode(base64).ok()?.get(10..42)?.try_into().ok()
}

/// First eight hexadecimal digits of the SHA-256 of a public key: names its signature files.
#[must_use]
pub fn key_name(public_key: &str) -> Option<String> {
    raw_key(public_key).map(|raw| sha256_hex(&raw).chars().take(8).collect())
}

fn is_development_key(public_key: &str) -> bool {
    raw_key(public_key).is_some_and(|raw| {
        let fingerprint = sha256_hex(&raw);
        DEVELOPMENT_KEYS.iter().any(|known| fingerprint.starts_with(known))
    })
}

/// Public keys that accept signatures that nobody made: points of low order on edwards25519, and
/// encodings that are not the canonical ones (RFC 8032 §5.1.3).
fn is_weak(key: &[u8; 32]) -> bool {
    const LOW_ORDER: [&str; 4] = [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    ];
    let mut unsigned = *key;
    if let Some(last) = unsigned.last_mut() {
        *last &= 0x7f;
    }
    let hex: String = unsigned.iter().map(|byte| format!("{byte:02x}")).collect();
    // y ≥ p − 1, where p = 2^255 − 19: −1 has order two, and the rest are not canonical.
    let large = unsigned.iter().skip(1).take(30).all(|byte| *byte == 0xff)
        && unsigned.last() == Some(&0x7f)
        && unsigned.first().is_some_and(|byte| *byte >= 0xec);
    large || LOW_ORDER.contains(&hex.as_str())
}
