//! Keys and keysets: a new key, the keyset that follows another, a signature by one signer, and a bundle packed from
//! what several signers made on machines of their own.

use crate::signing::{self, Signer, SigningError};
use minisign::KeyPair;
use vendor_list::bundle::{self, BundleError, Entry};
use vendor_list::schema::List;
use vendor_list::trust::{self, Compared, Floor, Key, Keyset, LIST_FILE, RoleKeys, TrustError};
use vendor_text::Date;
use vendor_text::hashes::sha256_hex;

/// Why keys or a bundle were not made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeysError {
    /// No key could be made.
    #[error("no key could be made: {0}")]
    New(String),
    /// A keyset or a bundle that would not be accepted.
    #[error("it would be refused: {0}")]
    Refused(#[from] TrustError),
    /// A change that does not fit the keyset.
    #[error("{0}")]
    Change(String),
    /// An unfinished list.
    #[error(
        "the list calls itself a draft, and a draft is neither signed nor released: take list/DRAFT away and compile it again"
    )]
    Draft,
    /// Signing failed.
    #[error(transparent)]
    Signing(#[from] SigningError),
    /// The container.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// A signature file that does not count for this list: a bundle contains no such files.
    #[error(
        "{0} of the signature files beside the list do not count: made for other bytes, by a key that may not sign lists, or a second one by the same key. Remove them, or have them made again for this very file"
    )]
    NotCounted(usize),
    /// The number is already taken, or lower than a published one.
    #[error("list {given} does not follow list {published}, which was published: raise the version in edition.toml")]
    NotNewer {
        /// Its number.
        given: u32,
        /// The number of the published one.
        published: u32,
    },
}

/// A new key: its secret file and its public file, as stock minisign writes them.
pub struct NewKey {
    /// The secret file.
    pub secret: String,
    /// The public file.
    pub public: String,
    /// First sixteen hexadecimal digits of the SHA-256 of the public key, to be read out and compared.
    pub fingerprint: String,
}

/// Makes a key. Without a password one is asked for on the terminal.
///
/// # Errors
/// [`KeysError::New`].
pub fn new_key(password: Option<String>) -> Result<NewKey, KeysError> {
    let refuse = |error: minisign::PError| KeysError::New(error.to_string());
    let pair = KeyPair::generate_encrypted_keypair(password).map_err(refuse)?;
    let public = pair.pk.to_box().map_err(refuse)?.into_string();
    let secret = pair.sk.to_box(Some("secret key of a vendor-checker keyset")).map_err(refuse)?.into_string();
    let fingerprint = trust::fingerprint(&pair.pk.to_base64()).unwrap_or_default();
    Ok(NewKey { secret, public, fingerprint })
}

/// What the next keyset changes.
#[derive(Debug, Default)]
pub struct Rotation {
    /// Keys that are added: id, owner, public key.
    pub added: Vec<Key>,
    /// Ids of keys that are removed.
    pub removed: Vec<String>,
    /// Who signs keysets, if that changes beyond the keys that are removed.
    pub root: Option<RoleKeys>,
    /// Who signs lists.
    pub list: Option<RoleKeys>,
    /// Whether a new epoch begins, because keys that sign lists were stolen.
    pub new_epoch: bool,
}

/// The keyset that follows another, as bytes to be signed by root keys of both.
///
/// # Errors
/// [`KeysError::Change`] or [`KeysError::Refused`].
pub fn rotated(before: &Keyset, change: Rotation, issued: Date, expires: Date) -> Result<Vec<u8>, KeysError> {
    for id in &change.removed {
        if !before.keys.iter().any(|key| key.id == *id) {
            return Err(KeysError::Change(format!("keyset {} has no key {id:?}", before.version)));
        }
    }
    if expires <= issued {
        return Err(KeysError::Change("a keyset ends after it was issued".to_owned()));
    }
    let stays = |id: &String| !change.removed.contains(id);
    let kept = |role: &RoleKeys| RoleKeys {
        keys: role.keys.iter().filter(|id| stays(id)).cloned().collect(),
        threshold: role.threshold,
    };
    let keyset = Keyset {
        version: before.version + 1,
        issued,
        expires,
        list_epoch: before.list_epoch + u32::from(change.new_epoch),
        keys: before.keys.iter().filter(|key| stays(&key.id)).cloned().chain(change.added).collect(),
        root: change.root.unwrap_or_else(|| kept(&before.root)),
        list: change.list.unwrap_or_else(|| kept(&before.list)),
        ..before.clone()
    };
    let mut bytes = serde_json::to_vec_pretty(&keyset).map_err(|error| KeysError::Change(error.to_string()))?;
    bytes.push(b'\n');
    trust::parse_keyset(&bytes, Some(before.version + 1))?;
    Ok(bytes)
}

/// One signer's signature over a compiled list or a keyset, as the file to put beside it.
///
/// # Errors
/// [`KeysError::Signing`], or [`KeysError::Change`] for what is neither.
pub fn signature(name: &str, bytes: &[u8], signer: &Signer) -> Result<Entry, KeysError> {
    let sha256 = sha256_hex(bytes);
    let comment = if let Ok(list) = serde_json::from_slice::<List>(bytes) {
        if list.draft {
            return Err(KeysError::Draft);
        }
        trust::comment_of(&list.edition, &sha256)
    } else if trust::parse_keyset(bytes, None).is_ok() {
        format!("keyset sha256={sha256}")
    } else {
        return Err(KeysError::Change(format!("{name} is neither a list nor a keyset")));
    };
    Ok(signing::signature(name, bytes, &comment, signer)?)
}

/// Packs a list, its signatures and the keyset files, provided that a program with the published bundle would accept it
/// as newer.
///
/// # Errors
/// See [`KeysError`].
pub fn released(
    list: Vec<u8>,
    signatures: Vec<Entry>,
    keyset_files: Vec<Entry>,
    published: Option<&[u8]>,
    anchor: &[u8],
) -> Result<Vec<u8>, KeysError> {
    let given = signatures.len();
    let mut entries = vec![Entry { name: LIST_FILE.to_owned(), bytes: list }];
    entries.extend(signatures);
    entries.extend(keyset_files);
    // The first signer's file gets the name that `minisign -Vm` looks for.
    if !entries.iter().any(|entry| entry.name == format!("{LIST_FILE}.minisig"))
        && let Some(first) = entries.iter_mut().find(|entry| entry.name.starts_with(&format!("{LIST_FILE}.")))
    {
        first.name = format!("{LIST_FILE}.minisig");
    }
    let bundle = bundle::write(&entries)?;
    let verified = trust::verify_from(&bundle, anchor)?;
    if verified.list.draft {
        return Err(KeysError::Draft);
    }
    let not_counted = given.saturating_sub(verified.signers.len());
    if not_counted > 0 {
        return Err(KeysError::NotCounted(not_counted));
    }
    if let Some(published) = published {
        let floor = Floor::of(&trust::verify_from(published, anchor)?);
        let (_, compared) = floor.verify(&bundle)?;
        if compared != Compared::Newer {
            let (given, published) = (verified.list.edition.version, floor.number().1);
            return Err(KeysError::NotNewer { given, published });
        }
    }
    Ok(bundle)
}
