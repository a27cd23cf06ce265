//! The keys: what makes a keyset valid, how one follows another, and whose signatures count.

use super::LIST_ID;
use super::TrustError;
use crate::bundle::Entry;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minisign_verify::{PublicKey, Signature};
use serde::{Deserialize, Serialize};
use vendor_text::dates::Date;
use vendor_text::hashes::sha256_hex;
use vendor_text::sorted;

/// The `type` of a keyset.
pub const KEYSET_TYPE: &str = "keyset";
/// The largest number of steps of a keyset chain.
const MOST_STEPS: u32 = 32;
/// Development keys that this program knows, whatever a keyset says of itself: the first sixteen hexadecimal digits of
/// the SHA-256 of each public key. Their secret halves are on a developer's machine, so a list that they sign is on
/// trial.
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

/// The keys and what they may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keyset {
    /// Always [`KEYSET_TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The list that it is for.
    pub list_id: String,
    /// Increases by one with each keyset.
    pub version: u32,
    /// Day of issue.
    pub issued: Date,
    /// Day by which it should be renewed.
    pub expires: Date,
    /// The list epoch that begins with it.
    pub list_epoch: u32,
    /// Whether it calls its keys development keys. A keyset that does not may still contain some, so
    /// [`Keyset::is_for_development`] checks the keys themselves.
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
    /// Whether its keys are development keys, because it says so or because this program knows one of them as such.
    #[must_use]
    pub fn is_for_development(&self) -> bool {
        self.development || self.keys.iter().any(|key| is_development_key(&key.public_key))
    }

    /// The owners of the different keys of a role that signed the bytes, each with the trusted comments of its good
    /// signatures.
    pub(super) fn signed(&self, role: &RoleKeys, bytes: &[u8], signatures: &[Signature]) -> Vec<(String, Vec<String>)> {
        let keys = self.keys.iter().filter(|key| role.keys.contains(&key.id));
        let good = |key: &Key| {
            let public = PublicKey::from_base64(&key.public_key).ok()?;
            let good = signatures.iter().filter(|signature| public.verify(bytes, signature, false).is_ok());
            let comments: Vec<String> = good.map(|signature| signature.trusted_comment().to_owned()).collect();
            (!comments.is_empty()).then(|| (key.owner.clone(), comments))
        };
        keys.filter_map(good).collect()
    }
}

/// One public key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// Short name within the keyset.
    pub id: String,
    /// Who holds it, as shown to the user.
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

/// The keysets from the anchor to the newest, each signed by the one before it and by itself.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    newest: Keyset,
    /// The keyset that it begins with: its name in a bundle, and its exact bytes.
    anchor: (String, Vec<u8>),
    /// The files of the steps after the anchor, with their signatures.
    files: Vec<Entry>,
}

impl Chain {
    /// A chain that begins and ends with its anchor.
    pub(super) fn of(anchor: &[u8]) -> Result<Self, TrustError> {
        let newest = parse_keyset(anchor, None)?;
        let name = format!("keyset.{}.json", newest.version);
        Ok(Self { newest, anchor: (name, anchor.to_vec()), files: Vec::new() })
    }

    pub(super) fn newest(&self) -> &Keyset {
        &self.newest
    }

    /// Follows the keysets in a bundle to the newest. The bundle may leave out steps that are already known. A known
    /// step with other contents is refused, because one number would have two keysets.
    pub(super) fn walked_on(&self, entries: &[Entry]) -> Result<Self, TrustError> {
        let file = |entries: &[Entry], name: &str| entries.iter().find(|entry| entry.name == name).cloned();
        let later = self.files.iter().filter(|known| !known.name.ends_with(".minisig"));
        let known = later.map(|known| (&known.name, &known.bytes)).chain([(&self.anchor.0, &self.anchor.1)]);
        for (name, bytes) in known {
            if file(entries, name).is_some_and(|given| given.bytes != *bytes) {
                let version = name.split('.').nth(1).and_then(|number| number.parse().ok()).unwrap_or(0);
                let reason = "it differs from the keyset of this number that is already known".to_owned();
                return Err(TrustError::Keyset { version, reason });
            }
        }
        let mut chain = self.clone();
        for _ in 0..MOST_STEPS {
            let Some(next) = chain.newest.version.checked_add(1) else { return Ok(chain) };
            let name = format!("keyset.{next}.json");
            let Some(entry) = file(entries, &name) else { return Ok(chain) };
            let candidate = parse_keyset(&entry.bytes, Some(next))?;
            let signatures = signatures_of(entries, &name);
            for judge in [&chain.newest, &candidate] {
                let good = judge.signed(&judge.root, &entry.bytes, &signatures).len();
                if good < judge.root.threshold {
                    let reason = format!(
                        "it has {good} good root signature(s) by keyset {} and needs {}",
                        judge.version, judge.root.threshold
                    );
                    return Err(TrustError::Keyset { version: next, reason });
                }
            }
            if candidate.list_epoch < chain.newest.list_epoch {
                let reason = "it goes back to an earlier epoch of the list".to_owned();
                return Err(TrustError::Keyset { version: next, reason });
            }
            chain.files.extend(entries.iter().filter(|file| file.name.starts_with(&name)).cloned());
            chain.newest = candidate;
        }
        Err(TrustError::Keyset {
            version: chain.newest.version,
            reason: format!("the chain has more than {MOST_STEPS} steps"),
        })
    }
}

/// Reads a keyset and refuses one that could not be relied on; `expected` is the version that it must have.
///
/// # Errors
/// [`TrustError::Keyset`].
pub fn parse_keyset(bytes: &[u8], expected: Option<u32>) -> Result<Keyset, TrustError> {
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

pub(super) fn signatures_of(entries: &[Entry], file: &str) -> Vec<Signature> {
    let is_signature = |name: &str| {
        name.strip_prefix(file)
            .and_then(|rest| rest.strip_suffix(".minisig"))
            .is_some_and(|middle| middle.is_empty() || (middle.len() == 9 && middle.starts_with('.')))
    };
    entries
        .iter()
        .filter(|entry| is_signature(&entry.name))
        .filter_map(|entry| std::str::from_utf8(&entry.bytes).ok())
        .filter_map(read_signature)
        .collect()
}

/// Reads a signature file. Its first line is not signed, but must be there as minisign writes it.
#[must_use]
pub fn read_signature(text: &str) -> Option<Signature> {
    text.starts_with("untrusted comment: ").then(|| Signature::decode(text).ok()).flatten()
}

/// The 32 bytes of a minisign public key.
fn raw_key(base64: &str) -> Option<[u8; 32]> {
    STANDARD.decode(base64).ok()?.get(10..42)?.try_into().ok()
}

/// The first eight hexadecimal digits of the SHA-256 of a public key, after which its signature files are named.
#[must_use]
pub fn key_name(public_key: &str) -> Option<String> {
    raw_key(public_key).map(|raw| sha256_hex(&raw).chars().take(8).collect())
}

/// The first sixteen hexadecimal digits of the SHA-256 of a public key, for people to compare.
#[must_use]
pub fn fingerprint(public_key: &str) -> Option<String> {
    raw_key(public_key).map(|raw| sha256_hex(&raw).chars().take(16).collect())
}

fn is_development_key(public_key: &str) -> bool {
    raw_key(public_key).is_some_and(|raw| {
        let fingerprint = sha256_hex(&raw);
        DEVELOPMENT_KEYS.iter().any(|known| fingerprint.starts_with(known))
    })
}

/// Whether a public key accepts signatures that nobody made: it is a point of low order on edwards25519, or is not
/// canonically encoded (RFC 8032 §5.1.3).
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
    // y ≥ p − 1, where p = 2^255 − 19: −1 has order two, and higher values are not canonical.
    let large = unsigned.iter().skip(1).take(30).all(|byte| *byte == 0xff)
        && unsigned.last() == Some(&0x7f)
        && unsigned.first().is_some_and(|byte| *byte >= 0xec);
    large || LOW_ORDER.contains(&hex.as_str())
}
